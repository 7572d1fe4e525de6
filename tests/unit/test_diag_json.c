/*
 * test_diag_json.c: messages as JSON, and the path of the key that each is about.
 */
#include "diag_fixture.h"

/* ---- JSON ---------------------------------------------------------------- */

static void
json_gives_columns_three_ways_and_fixes(void **state)
{
	struct fixture *fixture = *state;
	const struct source *source = source_of(fixture, "a\"\xFF.yaml", "日: defualt\n");
	struct diag_message *message =
		diag_report(fixture->diag, E_UNKNOWN_KEY, at(source, 1, 4, 7), "defualt", "class", "A\\\n", "default");

	diag_fix(message, "default");
	diag_note(message, (struct span){0}, "one");
	diag_note(message, at(source, 1, 1, 1), "two");
	assert_printed(
		fixture, DIAG_JSON,
		"{\"file\":\"a\\\"\xEF\xBF\xBD.yaml\",\"line\":1,\"column\":4,\"end_line\":1,\"end_column\":11,"
		"\"byte_column\":6,\"display_column\":5,\"severity\":\"error\",\"code\":\"E0203\","
		"\"name\":\"unknown-key\",\"message\":\"unknown key 'defualt' in class 'A\\\\\\u000A'\","
		"\"path\":\"/日\","
		"\"help\":[\"did you mean 'default'?\"],"
		"\"fixes\":[{\"line\":1,\"column\":4,\"end_line\":1,\"end_column\":11,\"replacement\":\"default\"}],"
		"\"related\":[{\"message\":\"one\"},{\"file\":\"a\\\"\xEF\xBF\xBD.yaml\",\"line\":1,\"column\":1,"
		"\"end_line\":1,\"end_column\":2,\"byte_column\":1,\"display_column\":1,\"message\":\"two\"}]}\n");
}

/* The path that JSON gives a message at this place. */
static void
assert_path(struct fixture *fixture, const char *text, uint32_t line, uint32_t column, const char *path)
{
	const char *wanted = arena_format(fixture->arena, "\"path\":\"%s\"", path);

	fixture->diag = diag_new(fixture->arena);
	diag_report(fixture->diag, E_MERGE_KEY, at(source_of(fixture, "a.yaml", text), line, column, 1), NULL);
	buf_reset(&fixture->out);
	diag_print(fixture->diag, &fixture->out, DIAG_JSON, false);
	if (!strstr(fixture->out.data, wanted))
		assert_string_equal(fixture->out.data, wanted);
}

static void
json_names_the_key_by_its_path(void **state)
{
	static const char schema[] = "# shop\n"
				     "classes:\n"
				     "  Item:\n"
				     "    attributes:\n"
				     "      count: {type: uint8, maximum: 300} # many\n"
				     "      size: {type: [a, {b: c}], type: d}\n"
				     "    mixins:\n"
				     "    - Tagged\n"
				     "    - Dated\n"
				     "\n"
				     "  Part: {}\n"
				     "enums: &e {}\n"
				     "a/b~c: {*e : 1, x: 2}\n"
				     "\"q\": }\n";

	assert_path(*state, schema, 1, 1, "");
	assert_path(*state, schema, 2, 1, "/classes");
	assert_path(*state, schema, 3, 3, "/classes/Item");
	assert_path(*state, schema, 5, 7, "/classes/Item/attributes/count");
	assert_path(*state, schema, 5, 21, "/classes/Item/attributes/count/type");
	assert_path(*state, schema, 5, 28, "/classes/Item/attributes/count/maximum");
	assert_path(*state, schema, 5, 37, "/classes/Item/attributes/count/maximum");
	assert_path(*state, schema, 6, 21, "/classes/Item/attributes/size/type/0");
	assert_path(*state, schema, 6, 24, "/classes/Item/attributes/size/type/1");
	assert_path(*state, schema, 6, 25, "/classes/Item/attributes/size/type/1/b");
	assert_path(*state, schema, 6, 33, "/classes/Item/attributes/size/type");
	assert_path(*state, schema, 9, 7, "/classes/Item/mixins/1");
	assert_path(*state, schema, 11, 3, "/classes/Part");
	assert_path(*state, schema, 12, 8, "/enums");
	assert_path(*state, schema, 13, 1, "/a~1b~0c");
	assert_path(*state, schema, 13, 17, "/a~1b~0c/x");
	/* What is no YAML belongs to what came before. */
	assert_path(*state, schema, 14, 6, "/q");
	assert_path(*state, "", 1, 1, "");
	assert_path(*state, "%TAG ! !\n---\nclasses: {}\n", 3, 1, "");
}

static void
a_path_has_a_longest_length(void **state)
{
	struct fixture *fixture = *state;
	char *text = arena_alloc(fixture->arena, 2000, 1);

	memcpy(text, "a: {", 4);
	memset(text + 4, 'k', 700);
	memcpy(text + 704, ": 1}", 5);
	assert_path(fixture, text, 1, 5, "/a");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(json_gives_columns_three_ways_and_fixes),
		TEST(json_names_the_key_by_its_path),
		TEST(a_path_has_a_longest_length),
	};

	return cmocka_run_group_tests_name("diag_json", tests, NULL, NULL);
}
