/*
 * test_diag.c: messages as text: their order, columns and excerpts.
 */
#include "diag_fixture.h"

/* ---- the text format ----------------------------------------------------- */

static void
a_message_has_place_excerpt_caret_fix_help_and_note(void **state)
{
	struct fixture *fixture = *state;
	const struct source *source = source_of(fixture, "shop.yaml", "a\ncount: {type: uint32, maximun: 9}\n");
	struct diag_message *message = diag_report(fixture->diag, E_UNKNOWN_KEY, at(source, 2, 23, 7), "maximun",
						   "attribute", "count", "maximum");

	diag_fix(message, "maximum");
	diag_note(message, (struct span){0}, "keys allowed here: %s", "type, maximum");
	assert_printed(fixture, DIAG_TEXT,
		       "shop.yaml:2:23: error: unknown key 'maximun' in attribute 'count' [E0203 unknown-key]\n"
		       "    2 | count: {type: uint32, maximun: 9}\n"
		       "      |                       ^~~~~~~\n"
		       "      |                       maximum\n"
		       "  help: did you mean 'maximum'?\n"
		       "  note: keys allowed here: type, maximum\n"
		       "\n"
		       "slotc: 1 error in 1 file; nothing was written\n");
	assert_int_equal(diag_errors(fixture->diag), 1);
}

static void
a_note_elsewhere_has_its_own_excerpt_and_comes_before_the_help(void **state)
{
	struct fixture *fixture = *state;
	const struct source *shop = source_of(fixture, "shop.yaml", "tag: 1\n");
	const struct source *common = source_of(fixture, "common.yaml", "\n  tag: 2\n");
	struct diag_message *message = diag_report(fixture->diag, E_DUPLICATE_KEY, at(shop, 1, 1, 3), "tag");

	diag_note(message, at(common, 2, 3, 3), "first given here");
	assert_printed(fixture, DIAG_TEXT,
		       "shop.yaml:1:1: error: key 'tag' is given twice [E0113 duplicate-key]\n"
		       "    1 | tag: 1\n"
		       "      | ^~~\n"
		       "common.yaml:2:3: note: first given here\n"
		       "    2 |   tag: 2\n"
		       "      |   ^~~\n"
		       "  help: keep one of them\n"
		       "\n"
		       "slotc: 1 error in 1 file; nothing was written\n");
}

static void
help_is_silent_unless_all_it_names_was_given(void **state)
{
	struct fixture *fixture = *state;
	const struct source *source = source_of(fixture, "a.yaml", "colour: 1\n");

	diag_report(fixture->diag, E_UNKNOWN_KEY, at(source, 1, 1, 6), "colour", "class", "Point");
	assert_printed(fixture, DIAG_TEXT,
		       "a.yaml:1:1: error: unknown key 'colour' in class 'Point' [E0203 unknown-key]\n"
		       "    1 | colour: 1\n"
		       "      | ^~~~~~\n"
		       "\n"
		       "slotc: 1 error in 1 file; nothing was written\n");
}

static void
what_never_writes_does_not_say_that_nothing_was_written(void **state)
{
	struct fixture *fixture = *state;

	fixture->diag = diag_new(fixture->arena);
	diag_report(fixture->diag, E_UNKNOWN_KEY, (struct span){0}, "colour", "class", "Point");
	diag_print(fixture->diag, &fixture->out, DIAG_TEXT, false);
	assert_non_null(strstr(fixture->out.data, "slotc: 1 error\n"));
}

static void
warnings_alone_do_not_claim_that_nothing_was_written(void **state)
{
	struct fixture *fixture = *state;
	const struct source *source = source_of(fixture, "a.yaml", "on: bool\n");

	diag_report(fixture->diag, W_YAML11_WORD, at(source, 1, 1, 2), "on");
	assert_printed(fixture, DIAG_TEXT,
		       "a.yaml:1:1: warning: 'on' is a boolean to readers of YAML 1.1 [W0904 yaml11-word]\n"
		       "    1 | on: bool\n"
		       "      | ^~\n"
		       "  help: quote it\n"
		       "\n"
		       "slotc: 1 warning in 1 file\n");
	assert_int_equal(diag_errors(fixture->diag), 0);
}

static void
nothing_is_printed_when_nothing_was_wrong(void **state)
{
	assert_printed(*state, DIAG_TEXT, "");
	assert_printed(*state, DIAG_SHORT, "");
	assert_printed(*state, DIAG_JSON, "");
}

static void
messages_are_sorted_by_file_line_and_column(void **state)
{
	struct fixture *fixture = *state;
	const struct source *z = source_of(fixture, "z.yaml", "aa\nbb\n");
	const struct source *a = source_of(fixture, "a.yaml", "aa\n");

	diag_report(fixture->diag, E_MERGE_KEY, at(z, 2, 1, 1), NULL);
	diag_report(fixture->diag, E_MERGE_KEY, at(a, 1, 1, 1), NULL);
	diag_report(fixture->diag, E_DUPLICATE_KEY, at(z, 1, 2, 1), "k");
	diag_report(fixture->diag, E_DUPLICATE_KEY, at(z, 1, 1, 1), "k");
	assert_printed(fixture, DIAG_SHORT,
		       "z.yaml:1:1: error: key 'k' is given twice [E0113 duplicate-key]\n"
		       "z.yaml:1:2: error: key 'k' is given twice [E0113 duplicate-key]\n"
		       "z.yaml:2:1: error: merge keys ('<<') are not part of YAML 1.2 [E0115 merge-key]\n"
		       "a.yaml:1:1: error: merge keys ('<<') are not part of YAML 1.2 [E0115 merge-key]\n");
}

static void
the_same_message_at_the_same_place_is_said_once(void **state)
{
	struct fixture *fixture = *state;
	const struct source *source = source_of(fixture, "a.yaml", "ab\n");

	for (int i = 0; i < 3; i++)
		diag_help(diag_report(fixture->diag, E_DUPLICATE_KEY, at(source, 1, 1, 1), "k"), "again");
	diag_report(fixture->diag, E_DUPLICATE_KEY, at(source, 1, 1, 1), "l");
	assert_int_equal(diag_errors(fixture->diag), 2);
	assert_printed(fixture, DIAG_SHORT,
		       "a.yaml:1:1: error: key 'k' is given twice [E0113 duplicate-key]\n"
		       "a.yaml:1:1: error: key 'l' is given twice [E0113 duplicate-key]\n");
}

static void
more_than_five_of_a_kind_are_folded(void **state)
{
	struct fixture *fixture = *state;
	const struct source *source = source_of(fixture, "a.yaml", "abcdefgh\n");
	char key[] = "a";

	for (uint32_t i = 1; i <= 7; i++, key[0]++)
		diag_report(fixture->diag, E_UNKNOWN_KEY, at(source, 1, i, 1), key, "class", "item");
	buf_reset(&fixture->out);
	diag_print(fixture->diag, &fixture->out, DIAG_TEXT, false);
	assert_non_null(strstr(fixture->out.data, "unknown key 'e'"));
	assert_null(strstr(fixture->out.data, "unknown key 'f'"));
	assert_non_null(strstr(fixture->out.data, "\n  … and 2 more unknown keys in class 'item'\n"));
	assert_non_null(strstr(fixture->out.data, "slotc: 7 errors in 1 file"));

	/* Programs want them all. */
	buf_reset(&fixture->out);
	diag_print(fixture->diag, &fixture->out, DIAG_SHORT, false);
	assert_non_null(strstr(fixture->out.data, "unknown key 'g'"));
}

/* ---- columns and excerpts ------------------------------------------------ */

static void
tabs_wide_and_combining_characters_keep_the_caret_in_place(void **state)
{
	struct fixture *fixture = *state;
	const struct source *source = source_of(fixture, "a.yaml",
						"a\tx\n"
						"日本 x\n"
						"e\xCC\x81 x\n");

	diag_report(fixture->diag, E_MERGE_KEY, at(source, 1, 3, 1), NULL);
	diag_report(fixture->diag, E_MERGE_KEY, at(source, 2, 4, 1), NULL);
	diag_report(fixture->diag, E_MERGE_KEY, at(source, 3, 4, 1), NULL);
	buf_reset(&fixture->out);
	diag_print(fixture->diag, &fixture->out, DIAG_TEXT, false);
	assert_non_null(strstr(fixture->out.data, "a.yaml:1:9: "));
	assert_non_null(strstr(fixture->out.data, "    1 | a       x\n      |         ^\n"));
	assert_non_null(strstr(fixture->out.data, "a.yaml:2:6: "));
	assert_non_null(strstr(fixture->out.data, "    2 | 日本 x\n      |      ^\n"));
	assert_non_null(strstr(fixture->out.data, "a.yaml:3:3: "));
	assert_non_null(strstr(fixture->out.data, "    3 | e\xCC\x81 x\n      |   ^\n"));
}

static void
a_wide_character_is_underlined_in_full(void **state)
{
	struct fixture *fixture = *state;
	const struct source *source = source_of(fixture, "a.yaml", "日本\n");

	diag_report(fixture->diag, E_MERGE_KEY, at(source, 1, 1, 2), NULL);
	buf_reset(&fixture->out);
	diag_print(fixture->diag, &fixture->out, DIAG_TEXT, false);
	assert_non_null(strstr(fixture->out.data, "      | ^~~~\n"));
}

static void
nothing_of_a_schema_reaches_the_terminal_as_a_control(void **state)
{
	struct fixture *fixture = *state;
	const struct source *source = source_of(fixture, "a\033[2J.yaml", "k\033]0;x\a: \xE2\x80\xAE\n");
	struct diag_message *message =
		diag_report(fixture->diag, E_DUPLICATE_KEY, at(source, 1, 2, 1), "k\033]0;x\a\n%n");

	diag_fix(message, "\033c");
	diag_help(message, "%s", "\033c");
	buf_reset(&fixture->out);
	diag_print(fixture->diag, &fixture->out, DIAG_TEXT, false);
	assert_null(strchr(fixture->out.data, '\033'));
	assert_null(strchr(fixture->out.data, '\a'));
	assert_null(strstr(fixture->out.data, "\xE2\x80\xAE"));
	assert_non_null(strstr(fixture->out.data, "key 'k<U+001B>]0;x<U+0007><U+000A>%n' is given twice"));
	assert_non_null(strstr(fixture->out.data, "    1 | k<U+001B>]0;x<U+0007>: <U+202E>\n      |  ^~~~~~~~\n"));
}

static void
a_long_line_is_clipped_around_the_span(void **state)
{
	struct fixture *fixture = *state;
	char text[302];

	memset(text, '-', 300);
	memcpy(text + 150, "HERE", 4);
	strcpy(text + 300, "\n");
	const struct source *source = source_of(fixture, "a.yaml", text);
	diag_report(fixture->diag, E_MERGE_KEY, at(source, 1, 151, 4), NULL);
	buf_reset(&fixture->out);
	diag_print(fixture->diag, &fixture->out, DIAG_TEXT, false);

	const char *line = strstr(fixture->out.data, "    1 | …");
	assert_non_null(line);
	const char *end = strchr(line, '\n');
	assert_memory_equal(end - strlen("…"), "…", strlen("…"));
	/* Gutter and text are 120 columns; an ellipsis has three bytes. */
	assert_int_equal(end - line, 120 + 2 * 2);

	const char *here = strstr(line, "HERE"), *caret = strchr(end, '^');
	assert_int_equal(caret - end - 1, here - line - 2);
	assert_memory_equal(caret, "^~~~\n", 5);
}

static void
an_empty_line_has_no_excerpt_and_a_place_past_the_end_has(void **state)
{
	struct fixture *fixture = *state;
	const struct source *source = source_of(fixture, "a.yaml", "\nab\n");

	diag_report(fixture->diag, E_MERGE_KEY, at(source, 1, 1, 1), NULL);
	diag_report(fixture->diag, E_UNCLOSED, at(source, 2, 3, 1), "'}'");
	assert_printed(fixture, DIAG_TEXT,
		       "a.yaml:1:1: error: merge keys ('<<') are not part of YAML 1.2 [E0115 merge-key]\n"
		       "  help: use 'is_a' or 'mixins' to share attributes\n"
		       "\n"
		       "a.yaml:2:3: error: missing '}' [E0108 unclosed]\n"
		       "    2 | ab\n"
		       "      |   ^\n"
		       "\n"
		       "slotc: 2 errors in 1 file; nothing was written\n");
}

static void
a_span_over_several_lines_is_clipped_to_the_first(void **state)
{
	struct fixture *fixture = *state;
	const struct source *source = source_of(fixture, "a.yaml", "k: {a,\n  b}\n");

	diag_report(fixture->diag, E_COMPLEX_KEY, ((struct span){source, 1, 4, 2, 5}), "a mapping");
	buf_reset(&fixture->out);
	diag_print(fixture->diag, &fixture->out, DIAG_TEXT, false);
	assert_non_null(strstr(fixture->out.data, "    1 | k: {a,\n      |    ^~~\n"));
}

static void
the_gutter_grows_with_the_line_number(void **state)
{
	struct fixture *fixture = *state;
	char *text = arena_alloc(fixture->arena, 100001, 1);

	memset(text, '\n', 99999);
	text[99999] = 'x';
	const struct source *source = source_of(fixture, "a.yaml", text);
	diag_report(fixture->diag, E_MERGE_KEY, at(source, 100000, 1, 1), NULL);
	buf_reset(&fixture->out);
	diag_print(fixture->diag, &fixture->out, DIAG_TEXT, false);
	assert_non_null(strstr(fixture->out.data, "\n100000 | x\n       | ^\n"));
}

static void
a_message_without_a_place_names_the_program(void **state)
{
	struct fixture *fixture = *state;

	diag_report(fixture->diag, E_OUTPUT_IS_INPUT, (struct span){0}, "a.yaml");
	assert_printed(fixture, DIAG_SHORT,
		       "slotc: error: the output 'a.yaml' is the schema itself [E0803 output-is-input]\n");
}

static void
colors_are_those_of_gcc(void **state)
{
	struct fixture *fixture = *state;
	const struct source *source = source_of(fixture, "a.yaml", "on: 1\n");

	diag_report(fixture->diag, E_MERGE_KEY, at(source, 1, 1, 2), NULL);
	diag_print(fixture->diag, &fixture->out, DIAG_TEXT, true);
	assert_string_equal(fixture->out.data,
			    "\33[1ma.yaml:1:1:\33[m \33[1;31merror:\33[m merge keys ('<<') are not part of YAML 1.2 "
			    "[E0115 merge-key]\n"
			    "    1 | on: 1\n"
			    "      | \33[1;32m^~\33[m\n"
			    "  \33[1;32mhelp:\33[m use 'is_a' or 'mixins' to share attributes\n"
			    "\n"
			    "slotc: 1 error in 1 file; nothing was written\n");
}

static void
a_huge_argument_is_clipped(void **state)
{
	struct fixture *fixture = *state;
	const struct source *source = source_of(fixture, "a.yaml", "k\n");
	char *key = arena_alloc(fixture->arena, 70000, 1);

	memset(key, 'k', 69999);
	diag_report(fixture->diag, E_DUPLICATE_KEY, at(source, 1, 1, 1), key);
	buf_reset(&fixture->out);
	diag_print(fixture->diag, &fixture->out, DIAG_SHORT, false);
	assert_in_range(fixture->out.length, 100, 200);
	assert_non_null(strstr(fixture->out.data, "k…' is given twice"));
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(a_message_has_place_excerpt_caret_fix_help_and_note),
		TEST(a_note_elsewhere_has_its_own_excerpt_and_comes_before_the_help),
		TEST(help_is_silent_unless_all_it_names_was_given),
		TEST(what_never_writes_does_not_say_that_nothing_was_written),
		TEST(warnings_alone_do_not_claim_that_nothing_was_written),
		TEST(nothing_is_printed_when_nothing_was_wrong),
		TEST(messages_are_sorted_by_file_line_and_column),
		TEST(the_same_message_at_the_same_place_is_said_once),
		TEST(more_than_five_of_a_kind_are_folded),
		TEST(tabs_wide_and_combining_characters_keep_the_caret_in_place),
		TEST(a_wide_character_is_underlined_in_full),
		TEST(nothing_of_a_schema_reaches_the_terminal_as_a_control),
		TEST(a_long_line_is_clipped_around_the_span),
		TEST(an_empty_line_has_no_excerpt_and_a_place_past_the_end_has),
		TEST(a_span_over_several_lines_is_clipped_to_the_first),
		TEST(the_gutter_grows_with_the_line_number),
		TEST(a_message_without_a_place_names_the_program),
		TEST(colors_are_those_of_gcc),
		TEST(a_huge_argument_is_clipped),
	};

	return cmocka_run_group_tests_name("diag", tests, NULL, NULL);
}
