/*
 * test_slot_value.c: values of any C type, words of bytes, and which text is one.
 */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "slotc/slot.h"
#include "slotc/slot_text.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static void
slot_of_keeps_the_kind_and_the_value(void **state)
{
	(void)state;
	assert_int_equal(slot_of((bool)true).kind, SLOT_BOOL);
	assert_int_equal(slot_of('a').kind, SLOT_INT);
	assert_int_equal(slot_of((signed char)-1).as.integer, -1);
	assert_int_equal(slot_of((short)-2).as.integer, -2);
	assert_int_equal(slot_of(-3).as.integer, -3);
	assert_true(slot_of(LONG_MIN).as.integer == LONG_MIN);
	assert_true(slot_of(LLONG_MIN).as.integer == LLONG_MIN);
	assert_int_equal(slot_of((unsigned char)255).kind, SLOT_UINT);
	assert_int_equal(slot_of((unsigned short)65535).as.natural, 65535);
	assert_true(slot_of(UINT_MAX).as.natural == UINT_MAX);
	assert_true(slot_of(ULONG_MAX).as.natural == ULONG_MAX);
	assert_true(slot_of(ULLONG_MAX).as.natural == ULLONG_MAX);
	assert_true(slot_of(0.5f).as.real == 0.5);
	assert_true(slot_of(0.25).as.real == 0.25);
	char text[] = "text";
	assert_int_equal(slot_of(text).kind, SLOT_STRING);
	assert_int_equal(slot_of("four").length, 4);
}

static void
string_of_null_has_no_length(void **state)
{
	(void)state;
	assert_null(slot_string(NULL).as.text);
	assert_int_equal(slot_string(NULL).length, 0);
}

static void
loads_are_little_endian_everywhere(void **state)
{
	(void)state;
	const char bytes[] = "x\x01\x02\x03\x04\x05\x06\x07\xf8";
	assert_true(slot_load1(bytes + 8) == 0xf8);
	assert_true(slot_load2(bytes + 1) == 0x0201);
	assert_true(slot_load4(bytes + 1) == 0x04030201);
	assert_true(slot_load8(bytes + 1) == 0xf807060504030201);
}

static void
utf8_follows_rfc_3629(void **state)
{
	(void)state;
	static const char *const good[] = {"",
					   "a",
					   "\xc2\x80",
					   "\xdf\xbf",
					   "\xe0\xa0\x80",
					   "\xed\x9f\xbf",
					   "\xee\x80\x80",
					   "\xef\xbf\xbf",
					   "\xf0\x90\x80\x80",
					   "\xf4\x8f\xbf\xbf",
					   "a\xe2\x82\xac."};
	static const char *const bad[] = {"\x80",
					  "\xbf",
					  "\xc0\x80",
					  "\xc1\xbf",
					  "\xc2",
					  "\xc2.",
					  "\xe0\x9f\xbf",
					  "\xe0\xa0",
					  "\xe2\x82",
					  "\xed\xa0\x80",
					  "\xed\xbf\xbf",
					  "\xf0\x8f\xbf\xbf",
					  "\xf0\x90\x80",
					  "\xf4\x90\x80\x80",
					  "\xf5\x80\x80\x80",
					  "\xff",
					  "ok\xfe"};
	for (size_t i = 0; i < COUNT_OF(good); i++)
		assert_true(slot_is_utf8(good[i], strlen(good[i])));
	for (size_t i = 0; i < COUNT_OF(bad); i++)
		assert_false(slot_is_utf8(bad[i], strlen(bad[i])));
	/* What is behind its end does not count. */
	assert_false(slot_is_utf8("\xc3\xa9", 1));
	assert_false(slot_is_utf8("a\xf0\x90\x80\x80", 4));
	/* Wherever it stands among ASCII, of which eight are seen at once. */
	for (int before = 0; before < 19; before++) {
		for (int after = 0; after < 11; after++) {
			char text[64];
			for (size_t i = 0; i < COUNT_OF(good); i++)
				assert_true(slot_is_utf8(text, (size_t)sprintf(text, "%.*s%s%.*s", before, "abcdefghijklmnopqrs",
									       good[i], after, "abcdefghijklmnopqrs")));
			for (size_t i = 0; i < COUNT_OF(bad); i++)
				assert_false(slot_is_utf8(text, (size_t)sprintf(text, "%.*s%s%.*s", before, "abcdefghijklmnopqrs",
										bad[i], after, "abcdefghijklmnopqrs")));
		}
	}
	assert_true(slot_is_utf8("sixteen letters!\xff", 16));
}

static void
what_a_terminal_obeys_is_not_printable(void **state)
{
	static const char *const printable[] = {" ", "~", "\xc2\xa0", "\xd8\x9b", "\xd8\x9d", "\xe2\x80\x8a", "\xe2\x80\x90",
						"\xe2\x80\xa7", "\xe2\x80\xaf", "\xe2\x81\xa5", "\xe2\x81\xaa", "\xef\xbb\xbe",
						"\xf0\x9f\x98\x80"};
	static const char *const hidden[] = {"\x01", "\x1f", "\x7f", "\x80", "\xc2", "\xc2\x80", "\xc2\x9f", "\xd8\x9c",
					     "\xe2\x80\x8b", "\xe2\x80\x8f", "\xe2\x80\xa8", "\xe2\x80\xae", "\xe2\x81\xa6",
					     "\xe2\x81\xa9", "\xef\xbb\xbf"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(printable); i++)
		assert_int_equal(slot_printable(printable[i], strlen(printable[i])), strlen(printable[i]));
	for (size_t i = 0; i < COUNT_OF(hidden); i++)
		assert_int_equal(slot_printable(hidden[i], strlen(hidden[i])), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(slot_of_keeps_the_kind_and_the_value),
		cmocka_unit_test(string_of_null_has_no_length),
		cmocka_unit_test(loads_are_little_endian_everywhere),
		cmocka_unit_test(utf8_follows_rfc_3629),
		cmocka_unit_test(what_a_terminal_obeys_is_not_printable),
	};

	return cmocka_run_group_tests_name("slot_value", tests, NULL, NULL);
}
