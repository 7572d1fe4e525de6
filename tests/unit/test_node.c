/*
 * test_node.c: which YAML is accepted, where its nodes stand, and what is refused.
 */
#include "node_fixture.h"

/* The text, without a report. */
static const struct node *
accept(struct fixture *fixture, const char *text)
{
	assert_reports(fixture, text, "");
	const struct node *node = parse(fixture, text);
	assert_non_null(node);
	return node;
}

static const struct node *
get(const struct node *mapping, const char *key)
{
	assert_int_equal(mapping->kind, NODE_MAPPING);
	for (size_t i = 0; i < mapping->count; i++)
		if (strcmp(mapping->pairs[i].key->text, key) == 0)
			return mapping->pairs[i].value;
	fail_msg("no key '%s'", key);
	return NULL;
}

static void
assert_at(const struct node *node, uint32_t line, uint32_t column, uint32_t end_line, uint32_t end_column)
{
	assert_int_equal(node->at.line, line);
	assert_int_equal(node->at.column, column);
	assert_int_equal(node->at.end_line, end_line);
	assert_int_equal(node->at.end_column, end_column);
}

/* ---- what is accepted ---------------------------------------------------- */

static void
a_document_becomes_a_tree(void **state)
{
	const struct node *root = accept(*state, "a: 1\nb: [x, 'y', {z: \"\\u00e9\"}]\nc:\n  - d\n");

	assert_int_equal(root->kind, NODE_MAPPING);
	assert_int_equal(root->count, 3);
	assert_true(get(root, "a")->is_plain);
	const struct node *list = get(root, "b");
	assert_int_equal(list->kind, NODE_SEQUENCE);
	assert_int_equal(list->count, 3);
	assert_false(list->items[1]->is_plain);
	assert_string_equal(get(list->items[2], "z")->text, "\xC3\xA9");
	assert_int_equal(get(list->items[2], "z")->length, 2);
	assert_string_equal(get(root, "c")->items[0]->text, "d");
}

static void
line_ends_and_a_byte_order_mark_make_no_difference(void **state)
{
	const struct node *root = accept(*state, "\xEF\xBB\xBFk: v\r\nl: w\r\n");

	assert_at(get(root, "k"), 1, 4, 1, 5);
	assert_at(get(root, "l"), 2, 4, 2, 5);
	assert_string_equal(get(root, "l")->text, "w");
}

static void
words_that_yaml_11_took_for_values_are_words(void **state)
{
	const struct node *root = accept(*state, "NO: yes\n~: null\n'': '~'\n");

	assert_string_equal(get(root, "NO")->text, "yes");
	assert_false(node_is_null(get(root, "NO")));
	assert_true(node_is_null(get(root, "~")));
	assert_false(node_is_null(get(root, "")));
}

static void
core_tags_are_taken_and_str_makes_a_text(void **state)
{
	const struct node *root =
		accept(*state, "a: !!str 5\nb: !!int 5\nc: !!map {d: e}\nf: !<tag:yaml.org,2002:str> 6\n");

	assert_false(get(root, "a")->is_plain);
	assert_true(get(root, "b")->is_plain);
	assert_false(get(root, "f")->is_plain);
	assert_at(get(root, "a"), 1, 10, 1, 11);
	assert_at(get(root, "c"), 3, 10, 3, 16);
}

static void
an_alias_stands_for_its_anchor_at_a_place_of_its_own(void **state)
{
	const struct node *root = accept(*state, "a: &x {b: c}\nd: *x\ne: [*x, *x]\n");

	assert_string_equal(get(get(root, "d"), "b")->text, "c");
	assert_at(get(root, "d"), 2, 4, 2, 6);
	assert_at(get(root, "a"), 1, 7, 1, 13);
	assert_ptr_equal(get(get(root, "a"), "b"), get(get(root, "e")->items[1], "b"));
}

static void
an_anchor_named_again_hides_the_earlier_one(void **state)
{
	const struct node *root = accept(*state, "a: &x 1\nb: &x 2\nc: *x\n");

	assert_string_equal(get(root, "c")->text, "2");
}

static void
yaml_11_and_12_and_a_leading_marker_are_fine(void **state)
{
	accept(*state, "%YAML 1.2\n---\na: b\n");
	accept(*state, "# c\n%YAML 1.1 # d\n---\na: b\n...\n");
	accept(*state, "a: |\n  %TAG\n  text\n");
}

static void
json_is_accepted(void **state)
{
	const struct node *root = accept(*state, "{\"a\": {\"b\": [1, true, null, \"c\\n\"]}}");

	assert_string_equal(get(get(root, "a"), "b")->items[3]->text, "c\n");
}

static void
nodes_say_what_they_are(void **state)
{
	const struct node *root = accept(*state, "a: {}\nb: []\nc: word\nd: -5\ne: 'x'\nf:\ng: -x\n");

	assert_string_equal(node_what(get(root, "a")), "a mapping");
	assert_string_equal(node_what(get(root, "b")), "a list");
	assert_string_equal(node_what(get(root, "c")), "a word");
	assert_string_equal(node_what(get(root, "d")), "a number");
	assert_string_equal(node_what(get(root, "e")), "a text");
	assert_string_equal(node_what(get(root, "f")), "nothing");
	assert_string_equal(node_what(get(root, "g")), "a word");
}

/* ---- places -------------------------------------------------------------- */

static void
columns_count_code_points(void **state)
{
	const struct node *root = accept(*state, "\xC3\xA9t\xC3\xA9: \xE6\x97\xA5\xE6\x9C\xAC\n");

	assert_at(root->pairs[0].key, 1, 1, 1, 4);
	assert_at(root->pairs[0].value, 1, 6, 1, 8);
}

static void
block_nodes_are_pointed_at_in_their_first_line(void **state)
{
	const struct node *root = accept(*state, "a:\n  b: c\n  d: e\nf:\n  - g\n  - h\ni:\n  j:\n    k: l\n");

	assert_at(get(root, "a"), 2, 3, 2, 7);
	assert_at(get(root, "f"), 5, 3, 5, 6);
	assert_at(get(root, "i"), 8, 3, 8, 4);
}

static void
block_scalars_are_pointed_at_by_their_indicator(void **state)
{
	const struct node *root = accept(*state, "a: |\n  b\nc: >2-\n  d\n");

	assert_at(get(root, "a"), 1, 4, 1, 5);
	assert_at(get(root, "c"), 3, 4, 3, 7);
	assert_string_equal(get(root, "a")->text, "b\n");
}

static void
anchors_and_tags_are_not_underlined(void **state)
{
	const struct node *root = accept(*state, "a: &x !!str # c\n  b\nd: !!seq &y [e]\nf: &z\n  g: h\ni: &w\n");

	assert_at(get(root, "a"), 2, 3, 2, 4);
	assert_at(get(root, "d"), 3, 13, 3, 16);
	assert_at(get(root, "f"), 5, 3, 5, 7);
	assert_at(get(root, "i"), 6, 4, 6, 6);
}

/* ---- what is refused ----------------------------------------------------- */

static void
keys_are_unique_after_decoding(void **state)
{
	assert_reports(*state, "a: 1\n\"\\x61\": 2\n", "a:2:1: error: key 'a' is given twice [E0113 duplicate-key]\n");
	assert_reports(*state, "{a: {b: 1, b: 2}, c: {b: 3}}",
		       "a:1:12: error: key 'b' is given twice [E0113 duplicate-key]\n");

	const struct node *root = parse(*state, "a: 1\na: 2\nb: 3\n");
	assert_int_equal(root->count, 2);
	assert_string_equal(get(root, "a")->text, "1");
}

static void
keys_are_unique_among_many(void **state)
{
	struct fixture *fixture = *state;
	struct buf text = {0};

	for (int i = 0; i < 100; i++)
		buf_format(&text, "k%d: 1\n", i);
	assert_reports(fixture, text.data, "");
	buf_text(&text, "k0: 2\nk15: 2\nk16: 2\nk99: 2\n");
	assert_reports(fixture, text.data,
		       "a:101:1: error: key 'k0' is given twice [E0113 duplicate-key]\n"
		       "a:102:1: error: key 'k15' is given twice [E0113 duplicate-key]\n"
		       "a:103:1: error: key 'k16' is given twice [E0113 duplicate-key]\n"
		       "a:104:1: error: key 'k99' is given twice [E0113 duplicate-key]\n");
	buf_free(&text);
}

static void
keys_are_words(void **state)
{
	assert_reports(*state, "? [a]\n: b\n{c: d}: e\ng:\n  ?\n  : f\n",
		       "a:1:3: error: a key must be a word, not a list [E0119 complex-key]\n"
		       "a:3:1: error: a key must be a word, not a mapping [E0119 complex-key]\n"
		       "a:5:4: error: a key must be a word, not nothing [E0119 complex-key]\n");
}

static void
merge_keys_are_refused_unless_quoted(void **state)
{
	assert_reports(*state, "<<: *x\n",
		       "a:1:1: error: merge keys ('<<') are not part of YAML 1.2 [E0115 merge-key]\n");
	accept(*state, "'<<': x\n");
}

static void
a_wrong_alias_poisons_its_value(void **state)
{
	struct fixture *fixture = *state;

	assert_reports(fixture, "type: *char\n",
		       "a:1:7: error: '*char' is a YAML alias, not a C pointer [E0106 pointer-is-alias]\n");
	assert_true(get(parse(fixture, "type: *Item\n"), "type")->is_poisoned);
	assert_reports(fixture, "a: *x\n",
		       "a:1:4: error: no anchor '&x' stands before this alias [E0114 undefined-alias]\n");
	assert_reports(fixture, "a: *later\nb: &later 1\n",
		       "a:1:4: error: no anchor '&later' stands before this alias [E0114 undefined-alias]\n");
}

static void
a_mistyped_alias_goes_on_as_the_one_that_was_meant(void **state)
{
	const struct node *root = parse(*state, "a: &entity 5\nb: *entiyt\n");

	assert_string_equal(get(root, "b")->text, "5");
	assert_false(get(root, "b")->is_poisoned);
}

static void
cycles_are_refused(void **state)
{
	assert_reports(*state, "a: &a [*a]\n",
		       "a:1:8: error: '*a' contains itself without end (the limit is 64 levels) [E0117 too-deep]\n");
	assert_reports(*state, "&a {b: &c [*c, *a]}\n",
		       "a:1:12: error: '*c' contains itself without end (the limit is 64 levels) [E0117 too-deep]\n"
		       "a:1:16: error: '*a' contains itself without end (the limit is 64 levels) [E0117 too-deep]\n");
}

static void
a_tag_alone_is_read_as_the_word_that_was_meant(void **state)
{
	struct fixture *fixture = *state;

	assert_reports(fixture, "type: !uint8\n", "a:1:7: error: '!uint8' is a YAML tag [E0107 bang-is-tag]\n");
	assert_string_equal(get(parse(fixture, "type: !uint8\n"), "type")->text, "uint8");
	assert_reports(fixture, "a: !!binary aaaa\n", "a:1:4: error: '!!binary' is a YAML tag [E0107 bang-is-tag]\n");
	assert_string_equal(get(parse(fixture, "a: !x aaaa\n"), "a")->text, "aaaa");
}

static void
a_second_document_is_refused_and_the_first_is_kept(void **state)
{
	assert_reports(*state, "a: b\n---\nc: d\n---\ne: f\n",
		       "a:2:1: error: a second document begins here [E0116 multiple-documents]\n");
	assert_string_equal(get(parse(*state, "a: b\n---\nc: d\n"), "a")->text, "b");
}

static void
a_file_without_a_document_is_empty(void **state)
{
	static const char *const texts[] = {"", "\n\n", "# only this\n", "---\n", "%YAML 1.2\n---\n...\n"};

	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		assert_reports(*state, texts[i], "a:1:1: error: the file holds no schema [E0120 empty-file]\n");
		assert_null(parse(*state, texts[i]));
	}
}

static void
directives_are_refused_before_any_document(void **state)
{
	assert_reports(*state, "%YAML 1.3\n---\na: b\n",
		       "a:1:1: error: unsupported directive '%YAML 1.3' [E0118 yaml-version]\n");
	assert_reports(*state, "%YAML 1.20\n---\na: b\n",
		       "a:1:1: error: unsupported directive '%YAML 1.20' [E0118 yaml-version]\n");
	assert_reports(*state, "a: b\n...\n%TAG ! x\n---\n",
		       "a:3:1: error: unsupported directive '%TAG ! x' [E0118 yaml-version]\n");
}

static void
nesting_ends_at_64_levels(void **state)
{
	char text[140] = "";

	memset(text, '[', 64);
	memset(text + 64, ']', 64);
	accept(*state, text);
	memset(text, '[', 65);
	memset(text + 65, ']', 65);
	assert_reports(*state, text, "a:1:65: error: nested too deeply (the limit is 64 levels) [E0117 too-deep]\n");
}

static void
a_text_ends_at_64_kibibytes(void **state)
{
	struct fixture *fixture = *state;
	char *text = arena_alloc(fixture->run.arena, 65536 + 10, 1);

	memcpy(text, "a: ", 3);
	memset(text + 3, 'x', 65536);
	accept(fixture, text);
	text[65539] = 'x';
	assert_reports(fixture, text, "a:1:4: error: too long a text (the limit is 65,536 bytes) [E0117 too-deep]\n");
	assert_true(get(parse(fixture, text), "a")->is_poisoned);
}

static void
what_aliases_stand_for_ends_at_a_million_nodes(void **state)
{
	struct fixture *fixture = *state;
	struct buf text = {0};

	/* 1 + 9 nodes a piece. */
	buf_text(&text, "- &a [1,2,3,4,5,6,7,8,9]\n- [");
	for (int i = 0; i < 100000; i++)
		buf_text(&text, "*a,");
	assert_reports(fixture, arena_format(fixture->run.arena, "%s]\n", text.data), "");
	assert_reports(fixture, arena_format(fixture->run.arena, "%s]\n- &b 1\n- *b\n", text.data),
		       "a:4:3: error: too many nodes behind aliases (the limit is 1,000,000) [E0117 too-deep]\n");
	buf_free(&text);
}

static void
every_wrong_byte_is_reported_with_its_place(void **state)
{
	assert_reports(*state, "a: \xC3\xA9\xFF\nb: \xC0\x80\n",
		       "a:1:5: error: byte 0xFF is not valid UTF-8 [E0110 bad-utf8]\n"
		       "a:2:4: error: byte 0xC0 is not valid UTF-8 [E0110 bad-utf8]\n"
		       "a:2:8: error: byte 0x80 is not valid UTF-8 [E0110 bad-utf8]\n");
}

static void
control_characters_are_refused_as_key_value_comment_and_escape(void **state)
{
	assert_reports(*state, "\x01: b\n", "a:1:1: error: control character U+0001 [E0111 control-char]\n");
	assert_reports(*state, "a: \x7F\n", "a:1:4: error: control character U+007F [E0111 control-char]\n");
	assert_reports(*state, "# \xC2\x85\n",
		       "a:1:3: error: control character U+0085 (next line) [E0111 control-char]\n");
	assert_reports(*state, "a: b\rc: d\n",
		       "a:1:5: error: control character U+000D (a carriage return without a line feed) "
		       "[E0111 control-char]\n");
	assert_reports(*state, "a: \"\xE2\x80\xAE\"\n",
		       "a:1:5: error: control character U+202E (turns the direction of text) [E0111 control-char]\n");
	assert_reports(*state, "a: \"\\0\"\n", "a:1:4: error: control character U+0000 (NUL) [E0111 control-char]\n");
	assert_reports(*state, "\"x\\u202e\": 1\n",
		       "a:1:1: error: control character U+202E (turns the direction of text) [E0111 control-char]\n");
	assert_null(parse_bytes(*state, "a: b\0c\n", 7));
	accept(*state, "a: \"\\t\\e\"\n");
}

static void
other_encodings_are_named(void **state)
{
	struct fixture *fixture = *state;
	static const struct {
		const char *bytes;
		size_t length;
		const char *name;
	} rows[] = {
		{"\xFF\xFE"
		 "a\0:\0",
		 6, "UTF-16"},
		{"\xFE\xFF\0a\0:", 6, "UTF-16"},
		{"a\0:\0", 4, "UTF-16"},
		{"\0a\0:", 4, "UTF-16"},
		{"\xFF\xFE\0\0a\0\0\0", 8, "UTF-32"},
		{"\0\0\xFE\xFF\0\0\0a", 8, "UTF-32"},
		{"a\0\0\0:\0\0\0", 8, "UTF-32"},
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		assert_null(parse_bytes(fixture, rows[i].bytes, rows[i].length));
		buf_reset(&fixture->out);
		diag_print(fixture->run.diag, &fixture->out, DIAG_SHORT, false);
		assert_string_equal(fixture->out.data, arena_format(fixture->run.arena,
								    "a:1:1: error: the file is %s, not UTF-8 "
								    "[E0112 not-utf8]\n",
								    rows[i].name));
	}
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(a_document_becomes_a_tree),
		TEST(line_ends_and_a_byte_order_mark_make_no_difference),
		TEST(words_that_yaml_11_took_for_values_are_words),
		TEST(core_tags_are_taken_and_str_makes_a_text),
		TEST(an_alias_stands_for_its_anchor_at_a_place_of_its_own),
		TEST(an_anchor_named_again_hides_the_earlier_one),
		TEST(yaml_11_and_12_and_a_leading_marker_are_fine),
		TEST(json_is_accepted),
		TEST(nodes_say_what_they_are),
		TEST(columns_count_code_points),
		TEST(block_nodes_are_pointed_at_in_their_first_line),
		TEST(block_scalars_are_pointed_at_by_their_indicator),
		TEST(anchors_and_tags_are_not_underlined),
		TEST(keys_are_unique_after_decoding),
		TEST(keys_are_unique_among_many),
		TEST(keys_are_words),
		TEST(merge_keys_are_refused_unless_quoted),
		TEST(a_wrong_alias_poisons_its_value),
		TEST(a_mistyped_alias_goes_on_as_the_one_that_was_meant),
		TEST(cycles_are_refused),
		TEST(a_tag_alone_is_read_as_the_word_that_was_meant),
		TEST(a_second_document_is_refused_and_the_first_is_kept),
		TEST(a_file_without_a_document_is_empty),
		TEST(directives_are_refused_before_any_document),
		TEST(nesting_ends_at_64_levels),
		TEST(a_text_ends_at_64_kibibytes),
		TEST(what_aliases_stand_for_ends_at_a_million_nodes),
		TEST(every_wrong_byte_is_reported_with_its_place),
		TEST(control_characters_are_refused_as_key_value_comment_and_escape),
		TEST(other_encodings_are_named),
	};

	return cmocka_run_group_tests_name("node", tests, NULL, NULL);
}
