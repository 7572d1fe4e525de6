/*
 * test_report.c: the sums and bounds of a report.
 */
#include "placing.h"
#include "report.h"

static void
logarithms_are_exact_to_the_digit(void **state)
{
	(void)state;
	assert_int_equal(report_log2(1), 0);
	assert_int_equal(report_log2(2), 1 << 24);
	assert_int_equal(report_log2(UINT64_C(1) << 63), UINT64_C(63) << 24);
	/* log2(3) = 1.58496250072 */
	assert_int_equal(report_log2(3), 26591258);
	assert_int_equal(report_log2(UINT64_MAX) >> 24, 63);
}

static struct report *
report_of(struct placing_test *test, struct class_def *class, enum abi abi)
{
	place_all(test);
	assert_int_equal(diag_errors(test->run.diag), 0);
	return report_class(&test->run, class, abi);
}

static void
the_bounds_are_in_their_order(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *class = new_class(&test, "A", NULL);

	(void)state;
	new_slot(&test, class, "bool");
	new_slot(&test, class, "uint64");
	new_ranged(&test, class, "uint16", 1, 100);
	new_slot(&test, class, "bool");
	const struct report *report = report_of(&test, class, ABI_LP64);
	assert_int_equal(report->bounds.declared, 24);
	assert_int_equal(report->bounds.optimal, 16);
	assert_int_equal(report->bounds.packed, 10);
	assert_int_equal(report->bounds.information, 10);
	assert_int_equal(report->size, 16);
	assert_int_equal(report_saved(report), 8000000);
	placing_end(&test);
}

static void
less_than_a_bit_counts(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *class = new_class(&test, "A", NULL);

	(void)state;
	/* Five of 3 values: 243 states, 10 bits, 7.9 of information. */
	for (int i = 0; i < 5; i++)
		new_ranged(&test, class, "uint8", 0, 2);
	const struct report *report = report_of(&test, class, ABI_LP64);
	assert_int_equal(report->bounds.packed, 2);
	assert_int_equal(report->bounds.information, 1);
	placing_end(&test);
}

static void
a_bounded_array_has_states_of_every_length(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *class = new_class(&test, "A", NULL);
	struct attribute *bools = new_slot(&test, class, "bool");

	(void)state;
	/* 1 + 2 + 4 + ... + 128 = 255 states in a byte. */
	bools->count = 7;
	bools->is_bounded = true;
	const struct report *report = report_of(&test, class, ABI_LP64);
	assert_int_equal(report->bounds.information, 1);
	assert_int_equal(report->bounds.packed, 2);
	placing_end(&test);
}

static void
holes_padding_and_free_bits_are_counted(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *class = new_class(&test, "A", NULL);

	(void)state;
	class->order = ORDER_DECLARED;
	new_slot(&test, class, "uint8");
	new_slot(&test, class, "uint32");
	new_slot(&test, class, "bool");
	const struct report *report = report_of(&test, class, ABI_LP64);
	assert_int_equal(report->size, 12);
	assert_int_equal(report->member_bytes, 6);
	assert_int_equal(report->hole_count, 1);
	assert_int_equal(report->hole_bytes, 3);
	assert_int_equal(report->padding, 3);
	assert_int_equal(report->free_bits, 7);
	assert_int_equal(report->rows[1].kind, REPORT_HOLE);
	assert_int_equal(report->rows[4].kind, REPORT_PADDING);
	assert_string_equal(report_what(test.run.arena, &report->rows[3].bits[0]), "A2");
	placing_end(&test);
}

static void
cache_lines_are_counted_and_straddling_is_seen(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *class = new_class(&test, "A", NULL);

	(void)state;
	new_slot(&test, class, "uint8")->count = 40;
	new_slot(&test, class, "uint8")->count = 40;
	new_slot(&test, class, "uint8")->count = 48;
	const struct report *report = report_of(&test, class, ABI_LP64);
	assert_int_equal(report->lines, 2);
	assert_int_equal(report->last_line, 0);
	assert_false(report->rows[0].straddles);
	assert_true(report->rows[1].straddles);
	assert_false(report->rows[2].straddles);
	placing_end(&test);
}

static void
classes_embedded_twice_at_every_level_take_no_time(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *class = NULL;

	(void)state;
	for (int i = 0; i < 8; i++) {
		struct class_def *inner = class;
		class = new_class(&test, arena_format(test.run.arena, "A%d", i), NULL);
		for (int k = 0; k < 9; k++) {
			if (inner)
				new_object(&test, class, inner);
			else
				new_slot(&test, class, "uint8");
		}
	}
	const struct report *report = report_of(&test, class, ABI_LP64);
	assert_int_equal(report->bounds.declared, 43046721);
	assert_int_equal(report->bounds.information, 43046721);
	placing_end(&test);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(logarithms_are_exact_to_the_digit),
		cmocka_unit_test(the_bounds_are_in_their_order),
		cmocka_unit_test(less_than_a_bit_counts),
		cmocka_unit_test(a_bounded_array_has_states_of_every_length),
		cmocka_unit_test(holes_padding_and_free_bits_are_counted),
		cmocka_unit_test(cache_lines_are_counted_and_straddling_is_seen),
		cmocka_unit_test(classes_embedded_twice_at_every_level_take_no_time),
	};

	return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}
