#include "slotc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

static size_t
size_of(const char *bytes)
{
	uint32_t point;

	return utf8_decode(bytes, strlen(bytes), &point);
}

static uint32_t
point_of(const char *bytes)
{
	uint32_t point = 0xFFFFFFFF;

	assert_int_equal(utf8_decode(bytes, strlen(bytes), &point), strlen(bytes));
	return point;
}

static void
each_length_decodes_at_both_ends(void **state)
{
	(void)state;
	assert_int_equal(point_of("\x01"), 0x01);
	assert_int_equal(point_of("\x7F"), 0x7F);
	assert_int_equal(point_of("\xC2\x80"), 0x80);
	assert_int_equal(point_of("\xDF\xBF"), 0x7FF);
	assert_int_equal(point_of("\xE0\xA0\x80"), 0x800);
	assert_int_equal(point_of("\xED\x9F\xBF"), 0xD7FF);
	assert_int_equal(point_of("\xEE\x80\x80"), 0xE000);
	assert_int_equal(point_of("\xEF\xBF\xBF"), 0xFFFF);
	assert_int_equal(point_of("\xF0\x90\x80\x80"), 0x10000);
	assert_int_equal(point_of("\xF4\x8F\xBF\xBF"), 0x10FFFF);
}

static void
overlong_forms_surrogates_and_what_is_beyond_are_refused(void **state)
{
	(void)state;
	assert_int_equal(size_of("\xC0\x80"), 0);
	assert_int_equal(size_of("\xC1\xBF"), 0);
	assert_int_equal(size_of("\xE0\x9F\xBF"), 0);
	assert_int_equal(size_of("\xF0\x8F\xBF\xBF"), 0);
	assert_int_equal(size_of("\xED\xA0\x80"), 0);
	assert_int_equal(size_of("\xED\xBF\xBF"), 0);
	assert_int_equal(size_of("\xF4\x90\x80\x80"), 0);
	assert_int_equal(size_of("\xF8\x88\x80\x80\x80"), 0);
	assert_int_equal(size_of("\xFF"), 0);
	assert_int_equal(size_of("\x80"), 0);
}

static void
a_character_cut_short_is_refused(void **state)
{
	uint32_t point;

	(void)state;
	assert_int_equal(utf8_decode("\xE2\x82\xAC", 2, &point), 0);
	assert_int_equal(utf8_decode("a", 0, &point), 0);
	assert_int_equal(size_of("\xE2\x82z"), 0);
}

static void
widths_are_those_of_a_terminal(void **state)
{
	(void)state;
	assert_int_equal(utf8_width('a'), 1);
	assert_int_equal(utf8_width(0xE9), 1);    /* é */
	assert_int_equal(utf8_width(0x301), 0);   /* combining acute accent */
	assert_int_equal(utf8_width(0x65E5), 2);  /* 日 */
	assert_int_equal(utf8_width(0xFF21), 2);  /* fullwidth A */
	assert_int_equal(utf8_width(0xFF71), 1);  /* halfwidth katakana A */
	assert_int_equal(utf8_width(0x1F600), 2); /* an emoji */
	assert_int_equal(utf8_width(0xAC00), 2);  /* 가 */
	assert_int_equal(utf8_width(0x10FFFF), 1);
}

static void
assert_shown(const char *bytes, const char *wanted, int wanted_width)
{
	char shown[UTF8_SHOWN];
	int width;

	assert_int_equal(utf8_show(bytes, strlen(bytes) ? strlen(bytes) : 1, shown, &width),
			 strlen(bytes) ? strlen(bytes) : 1);
	assert_string_equal(shown, wanted);
	assert_int_equal(width, wanted_width);
}

static void
what_a_terminal_would_obey_is_shown_as_its_number(void **state)
{
	(void)state;
	assert_shown("a", "a", 1);
	assert_shown("\xE6\x97\xA5", "\xE6\x97\xA5", 2);
	assert_shown("", "<U+0000>", 8);
	assert_shown("\x1B", "<U+001B>", 8);
	assert_shown("\x7F", "<U+007F>", 8);
	assert_shown("\xC2\x9B", "<U+009B>", 8);
	assert_shown("\xE2\x80\xAE", "<U+202E>", 8);
	assert_shown("\xF3\xA0\x80\x81", "<U+E0001>", 9);
	assert_shown("\xFF", "<FF>", 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_length_decodes_at_both_ends),
		cmocka_unit_test(overlong_forms_surrogates_and_what_is_beyond_are_refused),
		cmocka_unit_test(a_character_cut_short_is_refused),
		cmocka_unit_test(widths_are_those_of_a_terminal),
		cmocka_unit_test(what_a_terminal_would_obey_is_shown_as_its_number),
	};

	return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
