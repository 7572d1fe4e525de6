/*
 * test_node_fault.c: libyaml's faults in the user's words.
 */
#include "node_fixture.h"

struct fault_row {
	const char *text, *wanted;
};

static void
each_fault_of_the_grammar_has_words_of_its_own(void **state)
{
	static const struct fault_row rows[] = {
		{"a:\n\tb: c\n", "2:1: error: tab used for indentation [E0101 tab-indent]"},
		{"a:\n  b: 1\n\tc: 2\n", "3:1: error: tab used for indentation [E0101 tab-indent]"},
		{"a: @x\n", "1:4: error: '@' cannot start an unquoted value [E0102 unquoted-special]"},
		{"a: `x`\n", "1:4: error: '`' cannot start an unquoted value [E0102 unquoted-special]"},
		{"a: %x\n", "1:4: error: '%' cannot start an unquoted value [E0102 unquoted-special]"},
		{"a: *x* y\n", "1:4: error: '*' cannot start an unquoted value [E0102 unquoted-special]"},
		{"a: b: c\n", "1:4: error: ': ' inside an unquoted text [E0103 colon-in-text]"},
		{"a: {b: c[4]}\n", "1:8: error: brackets in an unquoted value inside '{…}' [E0104 brackets-in-flow]"},
		{"a: [c[4]]\n", "1:5: error: brackets in an unquoted value inside '[…]' [E0104 brackets-in-flow]"},
		{"a: b:\n", "1:4: error: a mapping begins on the line of its key [E0105 syntax-error]"},
		{"a: - b\n", "1:4: error: a list begins on the line of its key [E0105 syntax-error]"},
		{"a\nb: c\n", "1:1: error: a ':' is missing after this word [E0105 syntax-error]"},
		{"a: 1\nb\nc: 2\n", "2:1: error: a ':' is missing after this word [E0105 syntax-error]"},
		{"a:b\nc: d\n", "1:1: error: a blank is missing after ':' [E0105 syntax-error]"},
		{"a: 1\nb:c\n", "2:1: error: a blank is missing after ':' [E0105 syntax-error]"},
		{"a: {b:, c:}\n", "1:5: error: a blank is missing after ':' [E0105 syntax-error]"},
		{"a: {b:{c: d}}\n", "1:5: error: a blank is missing after ':' [E0105 syntax-error]"},
		{"a: {b:c, d: e}\n", "1:5: error: a blank is missing after ':' [E0105 syntax-error]"},
		{"a:{b: c}\n", "1:1: error: a blank is missing after ':' [E0105 syntax-error]"},
		{"a: [x]: y\n", "1:7: error: ':' where no key can end [E0105 syntax-error]"},
		{"a: {b: c d: e}\n", "1:10: error: a ',' is missing before this word [E0105 syntax-error]"},
		{"a: {b: c: d}\n", "1:8: error: ': ' inside an unquoted text [E0103 colon-in-text]"},
		{"a: {title: b x: d}\n", "1:12: error: ': ' inside an unquoted text [E0103 colon-in-text]"},
		{"a: {title: b type: d}\n", "1:14: error: a ',' is missing before this word [E0105 syntax-error]"},
		{"a: {b: 'it's'}\n", "1:12: error: text after a quoted value [E0105 syntax-error]"},
		{"a: [b}\n", "1:6: error: '}' where ']' is expected [E0105 syntax-error]"},
		{"a: }\n", "1:4: error: a value is missing before '}' [E0105 syntax-error]"},
		{"a: {}}\n", "1:6: error: '}' closes nothing [E0105 syntax-error]"},
		{"a: 'it's'\n", "1:8: error: text after a quoted value [E0105 syntax-error]"},
		{"a: [b] c\n", "1:8: error: text after the closing ']' [E0105 syntax-error]"},
		{"a: |b\n", "1:5: error: text on the line of '|' [E0105 syntax-error]"},
		{"a: \"\\q\"\n", "1:5: error: unknown escape in double quotes [E0105 syntax-error]"},
		{"a:\n  b: 1\n  - c\n", "3:3: error: a list item among keys [E0105 syntax-error]"},
		{"a:\n  - b\n  c: 1\n", "3:3: error: a key among list items [E0105 syntax-error]"},
		{"a:\n  - b\n  c\n", "3:3: error: a '- ' is missing before this list item [E0105 syntax-error]"},
		{"a:\n  - b\n  c\nd: 1\n", "3:3: error: a '- ' is missing before this list item [E0105 syntax-error]"},
		{"{a: 1}\nb: 2\n", "2:1: error: text after the end of the schema [E0105 syntax-error]"},
		{"a: !x!y z\n", "1:4: error: '!x!y' is a YAML tag [E0107 bang-is-tag]"},
		{"a: \"b\nc: d\n", "1:4: error: missing closing '\"' [E0108 unclosed]"},
		{"a: \"b\nc: \"d\"\n", "1:4: error: missing closing '\"' [E0108 unclosed]"},
		{"a: 'b\n", "1:4: error: missing closing \"'\" [E0108 unclosed]"},
		{"a: {b: c\nd: e\n", "1:9: error: missing '}' [E0108 unclosed]"},
		{"a: [b,\n\n# c\n", "3:4: error: missing ']' [E0108 unclosed]"},
		{"a: {b: c", "1:9: error: missing '}' [E0108 unclosed]"},
		{"a:\n    b: 1\n   c: 2\n", "3:4: error: this line is indented by 3 spaces, its siblings by 4 spaces "
					    "[E0109 bad-indent]"},
		{"a:\n  b: x\n    unit: y\n", "3:5: error: a key under 'b: x', which is complete [E0105 syntax-error]"},
		{"a:\n  b: x\n    unit: bool\n", "3:5: error: this line is indented by 4 spaces, its siblings by 2 spaces "
					      "[E0109 bad-indent]"},
		{"a:\n  b: x\n    d: y\n", "3:5: error: this line is indented by 4 spaces, its siblings by 2 spaces "
					   "[E0109 bad-indent]"},
		{"a: *x y\n", "1:4: error: no anchor '&x' stands before this alias [E0114 undefined-alias]"},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		assert_reports(fixture, rows[i].text, arena_format(fixture->run.arena, "a:%s\n", rows[i].wanted));
		if (diag_errors(fixture->run.diag) != 1)
			fail_msg("%s: said more than once", rows[i].text);
	}
}

static void
a_key_of_more_than_1024_characters_is_named_as_such(void **state)
{
	struct fixture *fixture = *state;
	char *text = arena_alloc(fixture->run.arena, 1200, 1);

	memset(text, 'k', 1100);
	strcpy(text + 1100, ": 1\n");
	assert_reports(fixture, text, "a:1:1: error: a key of more than 1024 characters [E0105 syntax-error]\n");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(each_fault_of_the_grammar_has_words_of_its_own),
		TEST(a_key_of_more_than_1024_characters_is_named_as_such),
	};

	return cmocka_run_group_tests_name("node_fault", tests, NULL, NULL);
}
