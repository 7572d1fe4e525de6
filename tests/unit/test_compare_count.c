/*
 * test_compare_count.c: how many objects are asked for and fit, and how numbers are shown.
 */
#include "compare.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "in_arena.h"

/* ---- counts ---- */

static void
a_count_may_end_in_thousands_millions_or_milliards(void **state)
{
	uint64_t count = 0;

	(void)state;
	assert_true(compare_read_count("7", &count));
	assert_int_equal(count, 7);
	assert_true(compare_read_count("500k", &count));
	assert_int_equal(count, 500000);
	assert_true(compare_read_count("10M", &count));
	assert_int_equal(count, 10000000);
	assert_true(compare_read_count("10m", &count));
	assert_int_equal(count, 10000000);
	assert_true(compare_read_count("1000G", &count));
	assert_int_equal(count, 1000000000000);
}

static void
what_is_no_count_is_refused(void **state)
{
	static const char *const wrong[] = {
		"", "0", "0k", "-1", "+1", " 1", "1 ", "M", "10MB", "10 M", "1e6", "1.5M", "0x10",
		"1001G", "1000000000001", "18446744073709551617", "99999999999999999999999M",
	};
	uint64_t count = 42;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(wrong); i++)
		assert_false(compare_read_count(wrong[i], &count));
	assert_int_equal(count, 42);
}

static void
a_count_is_shown_in_groups_of_three(void **state)
{
	assert_string_equal(compare_format_count(*state, 0), "0");
	assert_string_equal(compare_format_count(*state, 999), "999");
	assert_string_equal(compare_format_count(*state, 1000), "1,000");
	assert_string_equal(compare_format_count(*state, 10000000), "10,000,000");
	assert_string_equal(compare_format_count(*state, UINT64_MAX), "18,446,744,073,709,551,615");
}

/* ---- numbers ---- */

static void
a_number_keeps_about_three_digits(void **state)
{
	assert_string_equal(compare_format_number(*state, 0), "0.00");
	assert_string_equal(compare_format_number(*state, 0.516), "0.52");
	assert_string_equal(compare_format_number(*state, 9.994), "9.99");
	assert_string_equal(compare_format_number(*state, 12.34), "12.3");
	assert_string_equal(compare_format_number(*state, 345.4), "345");
	assert_string_equal(compare_format_number(*state, 1361.5), "1,362");
	assert_string_equal(compare_format_number(*state, 99999.4), "99,999");
	assert_string_equal(compare_format_number(*state, 99999.6), "100k");
	assert_string_equal(compare_format_number(*state, 999600), "1.00M");
	assert_string_equal(compare_format_number(*state, 57125924), "57.1M");
	assert_string_equal(compare_format_number(*state, 1.236e12), "1.24T");
}

static void
rounding_never_adds_a_digit(void **state)
{
	assert_string_equal(compare_format_number(*state, 9.996), "10.0");
	assert_string_equal(compare_format_number(*state, 99.96), "100");
	assert_string_equal(compare_format_ratio(*state, 1), "1.00x");
	assert_string_equal(compare_format_ratio(*state, 20.44), "20.4x");
}

/* ---- memory ---- */

static void
objects_that_fit_are_all_measured(void **state)
{
	(void)state;
	assert_int_equal(compare_fit(1000, 16, 16000), 1000);
	assert_int_equal(compare_fit(1000, 0, 1), 1000);
}

static void
objects_that_do_not_fit_become_a_round_number_that_does(void **state)
{
	(void)state;
	assert_int_equal(compare_fit(1000, 16, 15999), 990);
	assert_int_equal(compare_fit(10000000, 100, 123456789), 1200000);
	assert_int_equal(compare_fit(10, 100, 350), 3);
	assert_int_equal(compare_fit(10, 100, 50), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_count_may_end_in_thousands_millions_or_milliards),
		cmocka_unit_test(what_is_no_count_is_refused),
		cmocka_unit_test_setup_teardown(a_count_is_shown_in_groups_of_three, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_number_keeps_about_three_digits, set_up, tear_down),
		cmocka_unit_test_setup_teardown(rounding_never_adds_a_digit, set_up, tear_down),
		cmocka_unit_test(objects_that_fit_are_all_measured),
		cmocka_unit_test(objects_that_do_not_fit_become_a_round_number_that_does),
	};

	return cmocka_run_group_tests_name("compare_count", tests, NULL, NULL);
}
