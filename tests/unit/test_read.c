#include "keys.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

#include "schema.h"

static void
every_key_is_read(void **state)
{
	struct run *run = *state;
	const struct schema *schema = schema_read(run,
		"name: shop\n"
		"title: A shop\n"
		"description: What it sells.\n"
		"license: MIT\n"
		"c: {prefix: my_}\n"
		"classes:\n"
		"  Item:\n"
		"    description: One thing.\n"
		"    attributes:\n"
		"      id: {type: uint32, required: true, description: Its row.}\n"
		"      sku: {type: string, default: none, storage: borrowed}\n"
		"      note: {type: string, storage: owned, required: false}\n"
		"      gift: bool\n"
		"  Empty:\n"
		"    attributes: {x: float}\n");

	assert_string_equal(reported_codes(run), "");
	assert_string_equal(schema->name, "shop");
	assert_string_equal(schema->title, "A shop");
	assert_string_equal(schema->description, "What it sells.");
	assert_string_equal(schema->license, "MIT");
	assert_string_equal(schema->prefix, "my_");
	assert_int_equal(schema->class_count, 2);

	const struct class_def *item = &schema->classes[0];
	assert_string_equal(item->name, "Item");
	assert_string_equal(item->description, "One thing.");
	assert_int_equal(item->attribute_count, 4);
	assert_int_equal(item->at.line, 7);
	assert_int_equal(item->at.column, 3);

	const struct attribute *id = &item->attributes[0], *sku = &item->attributes[1], *note = &item->attributes[2];
	assert_string_equal(id->name, "id");
	assert_string_equal(id->given.type->value->text, "uint32");
	assert_string_equal(id->description, "Its row.");
	assert_true(id->required);
	assert_null(id->given.fallback);
	assert_int_equal(id->storage, STORAGE_DEFAULT);
	assert_int_equal(id->at.line, 10);
	assert_int_equal(id->at.column, 7);
	assert_int_equal(id->at.end_column, 9);
	assert_string_equal(sku->given.fallback->value->text, "none");
	assert_int_equal(sku->storage, STORAGE_BORROWED);
	assert_int_equal(note->storage, STORAGE_OWNED);
	assert_false(note->required);
	assert_string_equal(item->attributes[3].given.type->value->text, "bool");
}

static void
a_json_file_is_a_schema(void **state)
{
	struct run *run = *state;
	const struct schema *schema = schema_read(run,
		"{\"name\": \"shop\", \"classes\": {\"Item\": {\"attributes\": {\"id\":\n"
		"  {\"type\": \"uint32\", \"required\": true}}}}}\n");

	assert_string_equal(reported_codes(run), "");
	assert_string_equal(schema->classes[0].attributes[0].name, "id");
	assert_true(schema->classes[0].attributes[0].required);
}

static void
a_schema_without_a_name_is_called_as_its_file(void **state)
{
	static const char *const names[][2] = {
		{"shop.yaml", "shop"},        {"dir/my-shop.yaml", "my_shop"}, {"/a/b/2024.v1.yml", "n2024"},
		{"<stdin>", "schema"},        {".hidden.yaml", "hidden"},      {"no_suffix", "no_suffix"},
		{"dir.d/cart", "cart"},
	};
	static const char text[] = "classes: {P: {attributes: {x: float}}}\n";
	struct run *run = *state;

	for (size_t i = 0; i < COUNT_OF(names); i++) {
		const struct source *source = source_of_text(run->arena, names[i][0], text, strlen(text));
		const struct schema *schema = read_schema(run, source, node_parse(run, source));
		assert_string_equal(schema->name, names[i][1]);
		assert_null(schema->name_at.source);
	}
	assert_string_equal(reported_codes(run), "");
}

static bool
value_has_shape(enum key_shape shape, const struct node *value)
{
	switch (shape) {
	case SHAPE_MAPPING:
	case SHAPE_DEFINITIONS:
	case SHAPE_ANY:
		return value->kind == NODE_MAPPING;
	case SHAPE_TEXTS:
	case SHAPE_NAMES:
		return value->kind == NODE_SEQUENCE;
	default:
		return value->kind == NODE_SCALAR;
	}
}

static void
keys_have_one_row_per_owner_and_a_right_example(void **state)
{
	struct run *run = *state;
	size_t count;
	const struct key *keys = read_keys(&count);

	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < i; j++)
			assert_false(keys[i].owner == keys[j].owner && strcmp(keys[i].name, keys[j].name) == 0);
		assert_non_null(keys[i].read);
		assert_true(*keys[i].about);

		/* The example is what messages recommend. */
		const char *line = arena_format(run->arena, "%s: %s\n", keys[i].name, keys[i].example);
		const struct source *source = source_of_text(run->arena, "test", line, strlen(line));
		const struct node *value = node_parse(run, source)->pairs[0].value;
		if (!value_has_shape(keys[i].shape, value))
			fail_msg("the example of '%s' has another shape", keys[i].name);
	}
	assert_string_equal(reported_codes(run), "");
}

static void
a_misspelt_key_is_read_as_what_it_was_meant_to_be(void **state)
{
	struct run *run = *state;
	const struct schema *schema = schema_read(run,
		"classes:\n"
		"  Item:\n"
		"    fields:\n"
		"      id: {typ: uint32, requird: true}\n");

	assert_string_equal(reported_codes(run), "E0204 E0203 E0203");
	assert_int_equal(schema->classes[0].attribute_count, 1);
	assert_string_equal(schema->classes[0].attributes[0].given.type->value->text, "uint32");
	assert_true(schema->classes[0].attributes[0].required);
}

static void
a_misspelt_key_does_not_replace_the_right_one(void **state)
{
	struct run *run = *state;
	const struct schema *schema = schema_read(run,
		"classes:\n"
		"  Item:\n"
		"    attributes: {id: {typ: float, type: uint32}}\n"
		"    atributes: {x: float, y: float}\n");

	assert_string_equal(reported_codes(run), "E0203 E0203");
	assert_int_equal(schema->classes[0].attribute_count, 1);
	assert_string_equal(schema->classes[0].attributes[0].given.type->value->text, "uint32");
}

static void
content_beside_an_empty_section_is_read_as_its_own(void **state)
{
	struct run *run = *state;
	const struct schema *schema = schema_read(run,
		"classes:\n"
		"  Point:\n"
		"    attributes:\n"
		"    x: float\n"
		"    width: float\n"
		"    descripton: A place.\n");

	assert_string_equal(reported_codes(run), "E0206 E0203");
	assert_int_equal(schema->classes[0].attribute_count, 2);
	assert_string_equal(schema->classes[0].attributes[1].name, "width");
	assert_string_equal(schema->classes[0].description, "A place.");
}

static void
nothing_is_said_about_what_was_reported_before(void **state)
{
	struct run *run = *state;
	const struct schema *schema = schema_read(run,
		"classes:\n"
		"  Item:\n"
		"    attributes:\n"
		"      next: {type: *Item}\n"
		"      name: *char\n"
		"  Other: *Item\n");

	assert_string_equal(reported_codes(run), "E0106 E0106 E0114");
	assert_null(schema->classes[0].attributes[0].given.type);
	assert_null(schema->classes[0].attributes[1].given.type);
}

static void
what_is_missing_is_missed_once(void **state)
{
	static const char *const texts[][2] = {
		{"name: shop\n", "E0201"},
		{"classes: {A: }\n", "E0201"},
		{"classes: {A: {}}\n", "E0201"},
		{"classes: {A: {description: x}}\n", "E0201"},
		{"classes: {A: {attributes: {x: }}}\n", "E0201"},
		{"classes: {A: {attributes: {x: {}}}}\n", "E0201"},
		{"classes: {A: {attributes: {x: {required: true}}}}\n", "E0201"},
		/* another key, or one that nobody knows, may be the attempt */
		{"clases: {A: {attributes: {x: float}}}\n", "E0203"},
		{"classes: {A: {stuff: {x: float}}}\n", "E0203"},
		{"classes: {A: {slots: {x: float}}}\n", "E0204"},
		{"classes: {A: {attributes: {x: {kind: float}}}}\n", "E0203"},
		/* a key that was meant to be another one is no attempt */
		{"classes: {A: {descr: x}}\n", "E0203"},
		{"classes: {A: {doc: x}}\n", "E0201 E0204"},
		{"classes: {A: {attributes: {x: {requird: true}}}}\n", "E0201 E0203"},
		/* an empty section is no missing one */
		{"classes:\n", "E0206"},
		{"classes: {A: {attributes: }}\n", "E0206"},
		{"classes: {A: {attributes: {x: {type: }}}}\n", "E0206"},
	};
	struct run *run = *state;

	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		run->diag = diag_new(run->arena);
		schema_read(run, texts[i][0]);
		if (strcmp(reported_codes(run), texts[i][1]) != 0)
			fail_msg("%s reports %s, not %s", texts[i][0], reported_codes(run), texts[i][1]);
	}
}

static void
a_shape_that_is_wrong_leaves_the_rest_readable(void **state)
{
	static const char *const roots[] = {"[a]\n", "word\n", "5\n", "\"\"\n"};
	struct run *run = *state;
	const struct schema *schema = schema_read(run,
		"name: {first: a}\n"
		"classes:\n"
		"  A: [x, y]\n"
		"  B: {attributes: {x: [float], y: float}}\n");

	assert_string_equal(reported_codes(run), "E0202 E0202 E0202");
	assert_int_equal(schema->class_count, 2);
	assert_string_equal(schema->classes[1].attributes[1].given.type->value->text, "float");
	for (size_t i = 0; i < COUNT_OF(roots); i++) {
		run->diag = diag_new(run->arena);
		assert_int_equal(schema_read(run, roots[i])->class_count, 0);
		assert_string_equal(reported_codes(run), "E0202");
	}
}

static void
a_comment_is_lost_where_the_text_before_it_is_unquoted(void **state)
{
	static const char *const texts[][2] = {
		{"description: Ticket #1\n", "W0901"},
		{"title: Ticket #1\n", "W0901"},
		{"description: Ticket  \t# 1\n", "W0901"},
		{"description: Two\n  lines # 1\n", "W0901"},
		{"description: C#\n", ""},
		{"description: \"Ticket\" # 1\n", ""},
		{"description: |  # 1\n  Ticket # 1\n", ""},
		{"# 1\ndescription: Ticket\n# 1\n", ""},
	};
	struct run *run = *state;

	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		run->diag = diag_new(run->arena);
		schema_read(run, arena_format(run->arena, "%sclasses: {A: {attributes: {x: float}}}\n", texts[i][0]));
		if (strcmp(reported_codes(run), texts[i][1]) != 0)
			fail_msg("%s reports %s, not %s", texts[i][0], reported_codes(run), texts[i][1]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_key_is_read, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_json_file_is_a_schema, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_schema_without_a_name_is_called_as_its_file, set_up, tear_down),
		cmocka_unit_test_setup_teardown(keys_have_one_row_per_owner_and_a_right_example, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_misspelt_key_is_read_as_what_it_was_meant_to_be, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_misspelt_key_does_not_replace_the_right_one, set_up, tear_down),
		cmocka_unit_test_setup_teardown(content_beside_an_empty_section_is_read_as_its_own, set_up, tear_down),
		cmocka_unit_test_setup_teardown(nothing_is_said_about_what_was_reported_before, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_missing_is_missed_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_shape_that_is_wrong_leaves_the_rest_readable, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_comment_is_lost_where_the_text_before_it_is_unquoted, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("read", tests, NULL, NULL);
}
