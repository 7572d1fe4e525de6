/*
 * test_compare.c: what rounds say, which rows there are, and the report in all its forms.
 */
#include "compare.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

#include "in_arena.h"

static bool
near(double a, double b)
{
	return a - b < 1e-9 && b - a < 1e-9;
}

/* ---- rounds ---- */

static void
the_median_of_an_odd_number_of_rounds_is_the_middle_one(void **state)
{
	double samples[] = {9, 1, 5, 100, 3};
	struct compare_cell cell = compare_summary(samples, COUNT_OF(samples));

	(void)state;
	assert_int_equal(cell.rounds, 5);
	assert_true(near(cell.median, 5));
	assert_true(near(cell.least, 1));
	assert_true(near(cell.most, 100));
	assert_true(near(cell.lower, 3));
	assert_true(near(cell.upper, 9));
}

static void
the_median_of_an_even_number_of_rounds_lies_between_two(void **state)
{
	double samples[] = {4, 1, 2, 8};
	struct compare_cell cell = compare_summary(samples, COUNT_OF(samples));

	(void)state;
	assert_true(near(cell.median, 3));
	assert_true(near(cell.lower, 1.75));
	assert_true(near(cell.upper, 5));
}

static void
of_three_rounds_all_count_as_the_middle(void **state)
{
	double samples[] = {3, 1, 8};
	struct compare_cell cell = compare_summary(samples, COUNT_OF(samples));

	(void)state;
	assert_true(near(cell.median, 3) && near(cell.lower, 1) && near(cell.upper, 8));
}

static void
one_round_is_its_own_median_and_spread(void **state)
{
	double samples[] = {7};
	struct compare_cell cell = compare_summary(samples, 1);

	(void)state;
	assert_true(near(cell.median, 7) && near(cell.lower, 7) && near(cell.upper, 7));
}

static void
rows_whose_rounds_meet_are_not_told_apart(void **state)
{
	double low[] = {1, 2, 3, 4, 5}, meeting[] = {4, 5, 6, 7, 3}, high[] = {6, 7, 8, 9, 10};
	struct compare_cell a = compare_summary(low, 5);
	struct compare_cell b = compare_summary(meeting, 5);
	struct compare_cell c = compare_summary(high, 5);
	struct compare_cell none = compare_summary(NULL, 0);

	(void)state;
	assert_true(compare_overlap(&a, &b)); /* 1..4 and 3..6 */
	assert_true(compare_overlap(&b, &a));
	assert_false(compare_overlap(&a, &c));
	assert_false(compare_overlap(&a, &none));
	assert_false(compare_overlap(&none, &none));
}

static void
one_disturbed_round_does_not_blur_two_rows(void **state)
{
	double quick[] = {1.0, 1.1, 1.0, 1.1, 90}, slow[] = {5, 5.1, 5, 5.1, 5};
	struct compare_cell a = compare_summary(quick, 5), b = compare_summary(slow, 5);

	(void)state;
	assert_false(compare_overlap(&a, &b));
}

static void
a_row_whose_least_meets_the_others_is_not_told_apart(void **state)
{
	double low[] = {1, 2, 3, 4, 5}, high[] = {3.5, 5, 6, 7, 8};
	struct compare_cell a = compare_summary(low, 5), b = compare_summary(high, 5);

	(void)state;
	assert_true(a.upper < b.lower && compare_overlap(&a, &b)); /* the middle halves do not meet */
}

static void
few_rounds_are_not_told_apart(void **state)
{
	double low[] = {1}, high[] = {100, 101}, many[] = {50, 50, 50, 50};
	struct compare_cell a = compare_summary(low, 1), b = compare_summary(high, 2), c = compare_summary(many, 4);

	(void)state;
	assert_true(compare_overlap(&a, &b));
	assert_true(compare_overlap(&a, &c));
	assert_true(compare_overlap(&b, &c));
}

/* ---- rows ---- */

static void
without_a_list_all_rows_are_chosen(void **state)
{
	size_t count = 0;

	compare_choose(*state, NULL, &count);
	assert_int_equal(count, compare_kind_count);
}

static void
named_rows_come_in_the_order_of_the_table(void **state)
{
	size_t count = 0;
	const struct compare_kind **kinds = compare_choose(*state, "map,slotted,map", &count);

	assert_int_equal(count, 2);
	assert_string_equal(kinds[0]->name, "slotted");
	assert_string_equal(kinds[1]->name, "map");
}

static void
python_stands_for_its_three_rows(void **state)
{
	size_t count = 0;
	const struct compare_kind **kinds = compare_choose(*state, "python", &count);

	assert_int_equal(count, 3);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(kinds[i]->language, COMPARE_PYTHON);
}

/* ---- the report ---- */

static const struct compare_kind *
kind_of(struct arena *arena, const char *name)
{
	size_t count = 0;

	return compare_choose(arena, name, &count)[0];
}

static void
the_table_shows_ratios_words_and_near_rows(void **state)
{
	struct run run = {.arena = *state};
	struct compare_row rows[] = {
		{.kind = kind_of(*state, "slotted"), .count = 10, .rounds = 1},
		{.kind = kind_of(*state, "map"), .count = 10, .rounds = 1},
		{.kind = kind_of(*state, "python-slots"), .count = 10, .note = "python3 was not found"},
	};
	struct compare_report report = {
		.class_name = "CartItem", .values = "varied", .count = 10, .rounds = 1, .command = "slotc",
		.compiler = "cc", .flags = "-O2", .machine = {.processor = "p", .system = "s", .date = "d"}, .rows = rows, .row_count = 3,
	};
	double heap[] = {16, 32}, create[] = {2, 50}, read[] = {1, 1};
	struct buf table = {0};

	for (size_t i = 0; i < 2; i++) {
		rows[i].cells[MEASURE_HEAP] = compare_summary(&heap[i], 1);
		rows[i].cells[MEASURE_CREATE] = compare_summary(&create[i], 1);
		rows[i].cells[MEASURE_READ] = compare_summary(&read[i], 1);
	}
	rows[1].cells[MEASURE_REJECT].word = "accepted";

	compare_print_table(&run, &report, &(struct compare_look){0}, &table);
	assert_non_null(strstr(table.data, "CartItem: 10 objects, varied values, 1 round\n"));
	assert_non_null(strstr(table.data, "two times 'slotted, in an array'\n"));
	assert_non_null(strstr(table.data, "\nmap                    32.0  2.00x   50.0 ~25.0x\n"));
	assert_non_null(strstr(table.data, "\nmap                    1.00 ~1.00x      accepted\n"));
	assert_null(strstr(table.data, "16.0 ~")); /* bytes of heap are counted */
	assert_null(strstr(table.data, "2.00 ~")); /* the row that ratios are to */
	assert_non_null(strstr(table.data, "\nPython, __slots__     python3 was not found\n"));
	assert_non_null(strstr(table.data, "this run cannot tell this row and 'slotted, in an array' apart\n"));
	assert_null(strchr(table.data, '#'));

	buf_reset(&table);
	compare_print_table(&run, &report, &(struct compare_look){.width = 120}, &table);
	assert_non_null(strstr(table.data, "  ################\n"));
	buf_free(&table);
}

/* A row whose heap and create have these numbers. */
static struct compare_row
row_of(struct arena *arena, const char *name, double heap, const double *create, size_t rounds)
{
	struct compare_row row = {.kind = kind_of(arena, name), .count = 10, .rounds = rounds};
	double samples[9];

	for (size_t i = 0; i < rounds; i++)
		samples[i] = heap;
	row.cells[MEASURE_HEAP] = compare_summary(samples, rounds);
	for (size_t i = 0; i < rounds; i++)
		samples[i] = create[i];
	row.cells[MEASURE_CREATE] = compare_summary(samples, rounds);
	return row;
}

static void
rows_come_by_bytes_with_c_before_python(void **state)
{
	static const char *const wanted[] = {"struct",            "slotted",     "map",
	                                     "python-namedtuple", "python-dict", "python-slots"};
	const double create[] = {1};
	struct compare_row rows[] = {
		row_of(*state, "slotted", 16, create, 1),      row_of(*state, "struct", 12, create, 1),
		row_of(*state, "map", 50, create, 1),          row_of(*state, "python-slots", 0, create, 0),
		row_of(*state, "python-dict", 40, create, 1),  row_of(*state, "python-namedtuple", 30, create, 1),
	};

	assert_int_equal(compare_order(rows, COUNT_OF(rows)), 1);
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		assert_string_equal(rows[i].kind->name, wanted[i]);
}

static void
rows_of_equal_bytes_keep_their_order(void **state)
{
	const double create[] = {9}, sooner[] = {1};
	struct compare_row rows[] = {row_of(*state, "slotted", 16, create, 1), row_of(*state, "struct", 16, sooner, 1)};

	assert_int_equal(compare_order(rows, 2), 0);
	assert_string_equal(rows[0].kind->name, "slotted");
}

static void
ratios_are_to_the_first_row_that_has_numbers(void **state)
{
	const double create[] = {4};
	struct compare_row rows[] = {row_of(*state, "slotted", 0, create, 0), row_of(*state, "map", 8, create, 1),
	                             row_of(*state, "struct", 4, create, 1)};
	struct compare_report report = {.rows = rows, .row_count = 3};

	report.reference = compare_order(rows, 3);
	assert_string_equal(rows[report.reference].kind->name, "map");
	assert_true(near(compare_ratio(&report, 0, MEASURE_HEAP), 0.5));
}

/* The longest line, without escape sequences, in columns. */
static size_t
columns_of(const char *text)
{
	size_t column = 0, most = 0;

	for (; *text; text++) {
		if (*text == '\033')
			text += strcspn(text, "m");
		else if (*text == '\n')
			column = 0;
		else
			column += ((unsigned char)*text & 0xc0) != 0x80;
		most = column > most ? column : most;
	}
	return most;
}

static void
a_table_is_no_wider_than_its_terminal(void **state)
{
	struct run run = {.arena = *state};
	struct compare_row rows[4] = {{.kind = kind_of(*state, "slotted")}, {.kind = kind_of(*state, "slotted-malloc")},
	                              {.kind = kind_of(*state, "map")}, {.kind = kind_of(*state, "python-dict")}};
	struct compare_report report = {
		.class_name = "CartItem", .values = "varied", .count = 10, .rounds = 2, .command = "slotc compare cart.yaml",
		.compiler = "cc", .flags = "-O2", .machine = {.processor = "p", .system = "s", .date = "d"}, .rows = rows, .row_count = 4,
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		rows[i].rounds = 2;
		rows[i].count = 10;
		for (size_t m = 0; m < MEASURE_COUNT; m++)
			rows[i].cells[m] = compare_summary((double[]){10.0 * (double)(i + 1), 10.0 * (double)(i + 1)}, 2);
	}
	const char *names[500];
	for (size_t i = 0; i < COUNT_OF(names); i++)
		names[i] = "an_attribute";
	report.scope = (struct compare_scope){
		.given = {names, 7}, .defaulted = {names, 500}, .timed = {names, 8}, .untimed = {names, 499}, .not_by_name = {names, 8},
	};
	for (int width = 40; width <= 240; width += 10) {
		struct compare_look look = {.width = width, .has_utf8 = width % 20 == 0, .has_color = width % 40 == 0};
		struct buf table = {0};
		compare_print_table(&run, &report, &look, &table);
		assert_true(columns_of(table.data) <= (size_t)width);
		assert_non_null(strstr(table.data, "reject a name"));
		assert_non_null(strstr(table.data, "\ncreated with "));
		assert_non_null(strstr(table.data, "\ntimed by name "));
		assert_int_equal(strstr(table.data, look.has_utf8 ? "\u2588\u2588\u2588\u2588" : "####") != NULL, width >= 70);
		/* One block for bytes, one for times of an object: where there is room, they are one. */
		assert_int_equal(strstr(strstr(table.data, "per object") + 1, "per object") != NULL, width < 120);
		buf_free(&table);
	}
}

/* The notes of what is created and timed, "NAME: TEXT" a line. */
static const char *
scope_notes(struct arena *arena, const struct compare_report *report)
{
	struct compare_fact notes[3];
	const size_t count = compare_scope_notes(arena, report, notes);
	const char *text = "";

	assert_true(count <= COUNT_OF(notes));
	for (size_t i = 0; i < count; i++)
		text = arena_format(arena, "%s%s: %s\n", text, notes[i].name, notes[i].text);
	return text;
}

static void
what_is_not_given_or_not_timed_is_named(void **state)
{
	const double times[] = {10};
	const char *names[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i"};
	struct compare_row rows[] = {row_of(*state, "slotted", 16, times, 1)};
	struct compare_report report = {.rows = rows, .row_count = 1, .rounds = 1};
	struct compare_scope *scope = &report.scope;

	rows[0].cells[MEASURE_READ] = rows[0].cells[MEASURE_READ_NAME] = rows[0].cells[MEASURE_CREATE];
	*scope = (struct compare_scope){.given = {names, 9}, .timed = {names, 9}, .by_name = {names, 9}};
	assert_string_equal(scope_notes(*state, &report), "");
	*scope = (struct compare_scope){.defaulted = {names, 1}, .timed = {names, 1}, .by_name = {names, 1}};
	assert_string_equal(scope_notes(*state, &report),
	                    "created with: nothing, for none is required; each at its default: a\n");
	/* No number stands for a single name. */
	*scope = (struct compare_scope){.given = {names, 8}, .defaulted = {names, 9}, .timed = {names, 9}, .by_name = {names, 9}};
	assert_string_equal(scope_notes(*state, &report), "created with: a, b, c, d, e, f, g, h; "
	                                                  "the rest at its default: a, b, c, d, e, f, g and 2 more\n");

	*scope = (struct compare_scope){
		.given = {names, 3}, .timed = {names, 2}, .untimed = {names + 2, 1}, .by_name = {names, 1}, .not_by_name = {names + 1, 2},
	};
	assert_string_equal(scope_notes(*state, &report), "timed: a, b; not timed: c\ntimed by name: a; not timed: b, c\n");
	/* Once is enough where it is the same. */
	scope->by_name = scope->timed;
	scope->not_by_name = scope->untimed;
	assert_string_equal(scope_notes(*state, &report), "timed: a, b; not timed: c\n");
	scope->by_name.items = names + 3;
	assert_string_equal(scope_notes(*state, &report), "timed: a, b; not timed: c\ntimed by name: d, e; not timed: c\n");
	/* Of what no row has, there is nothing to be said. */
	rows[0].cells[MEASURE_READ_NAME] = (struct compare_cell){0};
	assert_string_equal(scope_notes(*state, &report), "timed: a, b; not timed: c\n");
	rows[0].cells[MEASURE_READ] = (struct compare_cell){0};
	assert_string_equal(scope_notes(*state, &report), "");
}

static void
the_best_of_each_column_is_bold(void **state)
{
	const double quick[] = {1, 1, 1, 1}, slow[] = {5, 5, 5, 5};
	struct run run = {.arena = *state};
	struct compare_row rows[] = {row_of(*state, "slotted", 16, quick, 4), row_of(*state, "struct", 16, quick, 4),
	                             row_of(*state, "map", 12, slow, 4)};
	struct compare_report report = {
		.class_name = "CartItem", .values = "varied", .count = 10, .rounds = 4, .command = "slotc",
		.compiler = "cc", .flags = "-O2", .machine = {.processor = "p", .system = "s", .date = "d"}, .rows = rows, .row_count = 3,
	};
	struct buf table = {0};

	assert_false(compare_is_best(&report, 0, MEASURE_HEAP));
	assert_true(compare_is_best(&report, 2, MEASURE_HEAP));
	assert_true(compare_is_best(&report, 0, MEASURE_CREATE) && compare_is_best(&report, 1, MEASURE_CREATE));
	assert_false(compare_is_best(&report, 2, MEASURE_CREATE));
	assert_false(compare_is_best(&report, 0, MEASURE_READ)); /* nobody has it */
	compare_print_table(&run, &report, &(struct compare_look){.has_color = true}, &table);
	assert_non_null(strstr(table.data, "\033[1m  12.0\033[0m  0.75x"));
	assert_non_null(strstr(table.data, "\033[1m  1.00\033[0m ~1.00x"));
	assert_null(strstr(table.data, "\033[1m  16.0"));
	assert_null(strstr(table.data, "read by name")); /* a column of nothing is left out */
	assert_non_null(strstr(table.data, "objects hold nothing"));
	buf_free(&table);
}

static void
a_ratio_is_marked_for_the_row_it_is_to_alone(void **state)
{
	const double base[] = {10, 10, 10, 11}, near[] = {9.5, 10.5, 11, 12}, far[] = {30, 31, 32, 33};
	struct compare_row rows[] = {row_of(*state, "packed", 12, near, 4), row_of(*state, "slotted", 16, base, 4),
	                             row_of(*state, "map", 32, far, 4), row_of(*state, "map-uthash", 48, far, 4)};
	struct compare_report report = {.rows = rows, .row_count = 4, .reference = 1, .rounds = 4};

	assert_true(compare_is_marked(&report, 0, MEASURE_CREATE));
	assert_false(compare_is_marked(&report, 1, MEASURE_CREATE)); /* itself */
	assert_true(compare_is_undecided(&report, 2, 3, MEASURE_CREATE));
	assert_false(compare_is_marked(&report, 2, MEASURE_CREATE) || compare_is_marked(&report, 3, MEASURE_CREATE));
	assert_false(compare_is_marked(&report, 0, MEASURE_HEAP)); /* it is counted */
	assert_false(compare_is_marked(&report, 0, MEASURE_READ)); /* nobody has it */
	rows[1].cells[MEASURE_CREATE] = (struct compare_cell){0};
	assert_false(compare_is_marked(&report, 0, MEASURE_CREATE)); /* no ratio */
}

static void
where_all_rows_tie_none_is_best(void **state)
{
	const double some[] = {10, 10, 10, 10}, wide[] = {9, 12, 25, 30}, slow[] = {20, 20, 20, 20};
	struct compare_row rows[] = {row_of(*state, "slotted", 16, some, 4), row_of(*state, "struct", 16, wide, 4),
	                             row_of(*state, "map", 32, slow, 4)};
	struct compare_report report = {.rows = rows, .row_count = 2, .rounds = 4};

	for (size_t row = 0; row < report.row_count; row++) {
		assert_false(compare_is_best(&report, row, MEASURE_CREATE));
		assert_false(compare_is_best(&report, row, MEASURE_HEAP));
	}
	report.row_count = 3; /* one that is slower than the first makes it best, and what ties with it */
	assert_true(compare_is_best(&report, 0, MEASURE_CREATE) && compare_is_best(&report, 1, MEASURE_CREATE));
	assert_false(compare_is_best(&report, 2, MEASURE_CREATE));
}

static void
what_all_rows_of_python_say_is_told_once(void **state)
{
	const double quiet[] = {10, 10, 10, 10};
	struct compare_row rows[] = {row_of(*state, "slotted", 16, quiet, 4), row_of(*state, "python-slots", 40, quiet, 4),
	                             row_of(*state, "python-dict", 80, quiet, 4)};
	struct compare_report report = {.rows = rows, .row_count = 3, .rounds = 4};
	size_t count = 0;

	rows[1].note = rows[2].note = "holds less";
	rows[0].cells[MEASURE_READ] = rows[0].cells[MEASURE_CREATE];
	const struct compare_fact *notes = compare_notes(*state, &report, &count);
	assert_string_equal(notes[0].name, "Python");
	assert_string_equal(notes[0].text, "holds less");
	assert_true(count < 2 || strcmp(notes[1].text, "holds less") != 0);
	rows[2].note = "holds little";
	notes = compare_notes(*state, &report, &count);
	assert_string_equal(notes[0].name, "Python, __slots__");
	assert_string_equal(notes[1].text, "holds little");
}

static void
a_noisy_machine_is_said_to_be_one(void **state)
{
	const double quiet[] = {10, 10.1, 10, 10.2, 10}, noisy[] = {10, 14, 8, 19, 12};
	struct compare_row rows[] = {row_of(*state, "slotted", 16, quiet, 5), row_of(*state, "map", 32, quiet, 5)};
	struct compare_report report = {.rows = rows, .row_count = 2, .rounds = 5};

	assert_string_equal(compare_noise_text(*state, &report), "Rounds of the same row lie 1 % apart.");
	size_t count = 0;
	const struct compare_fact *notes = compare_notes(*state, &report, &count);
	while (count > 0 && strcmp(notes[count - 1].name, "all rows") != 0)
		count--;
	assert_true(count > 0);
	assert_string_equal(notes[count - 1].text, "Rounds of the same row lie 1 % apart.");
	rows[0] = row_of(*state, "slotted", 16, noisy, 5);
	rows[1] = row_of(*state, "map", 32, noisy, 5);
	assert_true(near(compare_noise(*state, &report), 4.0 / 12));
	assert_non_null(strstr(compare_noise_text(*state, &report), "was busy: rounds of the same row lie 33 % apart"));
	report.rounds = 1;
	assert_non_null(strstr(compare_noise_text(*state, &report), "Fewer than three rounds"));
}

static void
a_text_becomes_html_that_shows_it(void **state)
{
	assert_string_equal(html_text(*state, "a<b> & \"c\" 'd'"), "a&#60;b&#62; &#38; &#34;c&#34; &#39;d&#39;");
	assert_string_equal(html_text(*state, "\xc3\xa9"), "\xc3\xa9");
	assert_string_equal(html_text(*state, "\xff\x1b[0m\xe2\x80\xae"), "&#xFFFD;&#xFFFD;[0m&#xFFFD;");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_median_of_an_odd_number_of_rounds_is_the_middle_one),
		cmocka_unit_test(the_median_of_an_even_number_of_rounds_lies_between_two),
		cmocka_unit_test(of_three_rounds_all_count_as_the_middle),
		cmocka_unit_test(one_round_is_its_own_median_and_spread),
		cmocka_unit_test(rows_whose_rounds_meet_are_not_told_apart),
		cmocka_unit_test(one_disturbed_round_does_not_blur_two_rows),
		cmocka_unit_test(a_row_whose_least_meets_the_others_is_not_told_apart),
		cmocka_unit_test(few_rounds_are_not_told_apart),
		cmocka_unit_test_setup_teardown(without_a_list_all_rows_are_chosen, set_up, tear_down),
		cmocka_unit_test_setup_teardown(named_rows_come_in_the_order_of_the_table, set_up, tear_down),
		cmocka_unit_test_setup_teardown(python_stands_for_its_three_rows, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_table_shows_ratios_words_and_near_rows, set_up, tear_down),
		cmocka_unit_test_setup_teardown(rows_come_by_bytes_with_c_before_python, set_up, tear_down),
		cmocka_unit_test_setup_teardown(rows_of_equal_bytes_keep_their_order, set_up, tear_down),
		cmocka_unit_test_setup_teardown(ratios_are_to_the_first_row_that_has_numbers, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_table_is_no_wider_than_its_terminal, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_not_given_or_not_timed_is_named, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_best_of_each_column_is_bold, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_ratio_is_marked_for_the_row_it_is_to_alone, set_up, tear_down),
		cmocka_unit_test_setup_teardown(where_all_rows_tie_none_is_best, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_all_rows_of_python_say_is_told_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_noisy_machine_is_said_to_be_one, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_text_becomes_html_that_shows_it, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("compare", tests, NULL, NULL);
}
