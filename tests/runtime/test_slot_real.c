/*
 * test_slot_real.c: floating numbers as text: the shortest that reads back the
 * same, whatever the locale.
 */
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "slotc/slot_real.h"

static const char *
written(double real, bool is_float)
{
	static char text[SLOT_REAL_SIZE];

	slot_real_write(real, is_float, text);
	return text;
}

static void
known_numbers_have_their_known_text(void **state)
{
	(void)state;
	assert_string_equal(written(0.1, false), "0.1");
	assert_string_equal(written(1, false), "1.0");
	assert_string_equal(written(-2, false), "-2.0");
	assert_string_equal(written(0, false), "0.0");
	assert_string_equal(written(-0.0, false), "-0.0");
	assert_string_equal(written(1e16, false), "1e+16");
	assert_string_equal(written(1e15, false), "1000000000000000.0");
	assert_string_equal(written(0.0001, false), "0.0001");
	assert_string_equal(written(0.00001, false), "1e-05");
	assert_string_equal(written(12345.678, false), "12345.678");
	assert_string_equal(written(5e-324, false), "5e-324");
	assert_string_equal(written(1.7976931348623157e308, false), "1.7976931348623157e+308");
	assert_string_equal(written(9007199254740993.0, false), "9007199254740992.0");
	assert_string_equal(written(NAN, false), "nan");
	assert_string_equal(written(INFINITY, false), "inf");
	assert_string_equal(written(-INFINITY, true), "-inf");
	assert_string_equal(written((double)0.1f, true), "0.1");
	assert_string_equal(written((double)3.4028235e38f, true), "3.4028235e+38");
	assert_string_equal(written((double)1e-45f, true), "1e-45");
}

/* Significant digits of a text. */
static int
digits_of(const char *text)
{
	int digits = 0, zeros = 0;

	for (; *text && *text != 'e'; text++) {
		if (*text == '0' && digits)
			zeros++;
		else if (*text >= '1' && *text <= '9') {
			digits += zeros + 1;
			zeros = 0;
		}
	}
	return digits;
}

static void
random_numbers_read_back_from_the_fewest_digits(void **state)
{
	(void)state;
	uint64_t bits = UINT64_C(88172645463325252);
	char shorter[64];

	for (int i = 0; i < 20000; i++) {
		double real;
		float narrow;
		uint32_t half;
		bits ^= bits << 13, bits ^= bits >> 7, bits ^= bits << 17;
		memcpy(&real, &bits, sizeof real);
		half = (uint32_t)bits;
		memcpy(&narrow, &half, sizeof narrow);
		if (isfinite(real)) {
			const char *text = written(real, false);
			assert_true(strtod(text, NULL) == real);
			snprintf(shorter, sizeof shorter, "%.*e", digits_of(text) > 1 ? digits_of(text) - 2 : 0, real);
			assert_true(digits_of(text) == 1 || strtod(shorter, NULL) != real);
		}
		if (isfinite(narrow))
			assert_true(strtof(written((double)narrow, true), NULL) == narrow);
	}
}

static void
locale_has_no_say(void **state)
{
	(void)state;
	if (!setlocale(LC_NUMERIC, "de_DE.UTF-8"))
		skip();
	assert_string_equal(written(1.5, false), "1.5");
	setlocale(LC_NUMERIC, "C");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_numbers_have_their_known_text),
		cmocka_unit_test(random_numbers_read_back_from_the_fewest_digits),
		cmocka_unit_test(locale_has_no_say),
	};

	return cmocka_run_group_tests_name("slot_real", tests, NULL, NULL);
}
