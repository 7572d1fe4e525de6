/*
 * test_value_order.c: values beside each other, values as text, and times.
 */
#include "value.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static struct value
integer(int64_t number)
{
	return (struct value){.kind = VALUE_INT, .negative = number < 0,
	                      .magnitude = number < 0 ? 0 - (uint64_t)number : (uint64_t)number};
}

static void
numbers_are_ordered_across_zero(void **state)
{
	static const int64_t numbers[] = {INT64_MIN, -2, -1, 0, 1, 2, INT64_MAX};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(numbers); i++) {
		for (size_t k = 0; k < COUNT_OF(numbers); k++) {
			struct value a = integer(numbers[i]), b = integer(numbers[k]);
			assert_int_equal(value_compare(&a, &b), (i > k) - (i < k));
		}
	}
	struct value half = {.kind = VALUE_REAL, .real = 0.5}, less = {.kind = VALUE_REAL, .real = -0.5};
	assert_int_equal(value_compare(&half, &less), 1);
}

/* Numbers of the proleptic Gregorian calendar, as `date -u -d TEXT +%s` has them. */
static void
times_are_microseconds_since_1970(void **state)
{
	static const struct {
		const char *text;
		int64_t micros;
	} times[] = {
		{"1970-01-01", 0},
		{"1970-01-01T00:00:00.000001Z", 1},
		{"1969-12-31T23:59:59Z", -1000000},
		{"2024-02-29T12:30:15.5Z", INT64_C(1709209815500000)},
		{"2024-05-01 14:30+02:00", INT64_C(1714566600000000)},
		{"2000-12-31T23:59:59-0530", INT64_C(978326999000000)},
		{"0001-01-01T00:00:00Z", INT64_C(-62135596800000000)},
		{"9999-12-31T23:59:59.999999Z", INT64_C(253402300799999999)},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(times); i++) {
		struct value value, wanted = integer(times[i].micros);
		if (!value_read_time(times[i].text, &value))
			fail_msg("%s is refused", times[i].text);
		if (value_compare(&value, &wanted) != 0)
			fail_msg("%s is %s%llu", times[i].text, value.negative ? "-" : "",
			         (unsigned long long)value.magnitude);
	}
}

static void
what_is_no_time_is_refused(void **state)
{
	static const char *const texts[] = {
		"",           "2024",       "2024-13-01", "2024-00-10", "2023-02-29", "1900-02-29", "0000-01-01",
		"2024-1-1",   "2024-01-01T", "2024-01-01T12:00", "2024-01-01T24:00Z", "2024-01-01T12:60Z",
		"2024-01-01T12:00:00.1234567Z", "2024-01-01T12:00:00.Z", "2024-01-01T12:00Zx", "2024-01-01x",
		"2024-01-01T12:00+2", "20240101", "-2024-01-01",
	};
	struct value value;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		if (value_read_time(texts[i], &value))
			fail_msg("'%s' is taken", texts[i]);
	}
}

static void
values_are_shown_as_a_schema_has_them(void **state)
{
	struct arena *arena = arena_new();
	static const char *const times[] = {
		"1970-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "2024-02-29T12:30:15.500000Z", "0001-01-01T00:00:00Z",
		"2023-12-31T23:59:59.999999Z",
	};
	struct value value;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(times); i++) {
		assert_true(value_read_time(times[i], &value));
		assert_string_equal(value_show(arena, &value, prim_find("timestamp")), times[i]);
	}
	value = integer(-5);
	assert_string_equal(value_show(arena, &value, prim_find("int8")), "-5");
	value = (struct value){.kind = VALUE_REAL, .real = 0.1};
	assert_string_equal(value_show(arena, &value, prim_find("double")), "0.1");
	value.real = (double)0.1f;
	assert_string_equal(value_show(arena, &value, prim_find("float")), "0.1");
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_ordered_across_zero),
		cmocka_unit_test(times_are_microseconds_since_1970),
		cmocka_unit_test(what_is_no_time_is_refused),
		cmocka_unit_test(values_are_shown_as_a_schema_has_them),
	};

	return cmocka_run_group_tests_name("value_order", tests, NULL, NULL);
}
