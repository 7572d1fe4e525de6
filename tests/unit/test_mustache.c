/*
 * test_mustache.c: the rows of mustache_rows.h hold, and what no row can say.
 */
#include "template.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "mustache_rows.h"

/* A reader of just enough JSON for the rows, with ' for ". */
static struct json *
read_json(struct arena *arena, const char **at)
{
	struct json *json, *key;
	const char *start = *at;
	char *end;

	switch (*(*at)++) {
	case '{':
		json = json_object(arena);
		while (**at != '}') {
			key = read_json(arena, at);
			assert_int_equal(*(*at)++, ':');
			json_set(json, key->text, read_json(arena, at));
			*at += **at == ',';
		}
		++*at;
		return json;
	case '[':
		json = json_list(arena);
		while (**at != ']') {
			json_add(json, read_json(arena, at));
			*at += **at == ',';
		}
		++*at;
		return json;
	case '\'':
		end = arena_text(arena, start + 1, strcspn(start + 1, "'"));
		*at += strlen(end) + 1;
		for (char *escape; (escape = strstr(end, "\\n"));) {
			*escape = '\n';
			memmove(escape + 1, escape + 2, strlen(escape + 1));
		}
		return json_text(arena, end);
	case 't':
		*at += strlen("rue");
		return json_bool(arena, true);
	case 'f':
		*at += strlen("alse");
		return json_bool(arena, false);
	case 'n':
		*at += strlen("ull");
		return json_real(arena, 1e308 * 10);
	default:
		json = json_real(arena, strtod(start, &end));
		*at = end;
		return json;
	}
}

struct world {
	const char *main;
	const char *const *partials;
};

static const char *
load(void *context, const char *name, size_t *length)
{
	const struct world *world = context;
	const char *text = strcmp(name, "main") == 0 ? world->main : NULL;

	for (size_t i = 0; !text && i < 6 && world->partials && world->partials[i]; i += 2)
		if (strcmp(world->partials[i], name) == 0)
			text = world->partials[i + 1];
	if (text)
		*length = strlen(text);
	return text;
}

static void
row_holds(void **state)
{
	const struct row *row = *state;
	struct world world = {row->template, row->partials};
	struct arena *arena = arena_new();
	struct mustache_error error = {0};
	struct buf out = {0};
	const char *at = row->view;
	const struct json *view = read_json(arena, &at);

	assert_string_equal(at, "");
	const struct mustache *template = mustache_parse(arena, "main", load, &world, &error);
	if (template && mustache_render(template, view, &out, &error)) {
		assert_null(row->error);
		assert_string_equal(out.data ? out.data : "", row->expected);
		/* Once more, with what the first time found in the caches. */
		buf_reset(&out);
		assert_true(mustache_render(template, view, &out, &error));
		assert_string_equal(out.data ? out.data : "", row->expected);
	} else {
		assert_non_null(row->error);
		assert_string_equal(arena_format(arena, "%s:%u:%u: %s", error.template_name, error.line, error.column,
						 error.message),
				    row->error);
	}
	buf_free(&out);
	arena_free(arena);
}

static void
missing_template_is_an_error(void **state)
{
	struct world world = {NULL, NULL};
	struct arena *arena = arena_new();
	struct mustache_error error = {0};

	(void)state;
	assert_null(mustache_parse(arena, "main", load, &world, &error));
	assert_string_equal(error.template_name, "main");
	assert_string_equal(error.message, "there is no such template");
	arena_free(arena);
}

static const char *
load_nul(void *context, const char *name, size_t *length)
{
	(void)context, (void)name;
	*length = 3;
	return "a\0b";
}

static void
nul_byte_in_a_template_is_an_error(void **state)
{
	struct arena *arena = arena_new();
	struct mustache_error error = {0};

	(void)state;
	assert_null(mustache_parse(arena, "main", load_nul, NULL, &error));
	assert_string_equal(error.message, "a template cannot have a NUL byte");
	arena_free(arena);
}

/* "{{#b}}" or the like, `count` times. */
static const char *
repeat(struct arena *arena, const char *text, int count)
{
	const char *all = "";

	for (int i = 0; i < count; i++)
		all = arena_format(arena, "%s%s", all, text);
	return all;
}

static void
sections_nest_to_64_and_no_deeper(void **state)
{
	struct arena *arena = arena_new();
	struct mustache_error error = {0};
	struct buf out = {0};
	struct json *view = json_object(arena);
	struct world world = {NULL, NULL};

	(void)state;
	json_set_bool(view, "b", true);
	world.main = arena_format(arena, "%sx%s", repeat(arena, "{{#b}}", 64), repeat(arena, "{{/b}}", 64));
	const struct mustache *template = mustache_parse(arena, "main", load, &world, &error);
	assert_non_null(template);
	assert_true(mustache_render(template, view, &out, &error));
	assert_string_equal(out.data, "x");

	world.main = arena_format(arena, "%sx%s", repeat(arena, "{{#b}}", 65), repeat(arena, "{{/b}}", 65));
	assert_null(mustache_parse(arena, "main", load, &world, &error));
	assert_string_equal(error.message, "sections are nested more than 64 deep");
	buf_free(&out);
	arena_free(arena);
}

static void
partials_nest_to_64_and_no_deeper(void **state)
{
	struct arena *arena = arena_new();
	struct mustache_error error = {0};
	struct buf out = {0};
	const char *const partials[6] = {"p", "{{#o}}{{>p}}{{/o}}{{^o}}x{{/o}}"};
	struct world world = {"{{>p}}", partials};
	struct json *view = json_object(arena);

	(void)state;
	json_set_bool(view, "o", false);
	for (int i = 1; i < 64; i++) {
		struct json *outer = json_object(arena);
		json_set(outer, "o", view);
		view = outer;
	}
	const struct mustache *template = mustache_parse(arena, "main", load, &world, &error);
	assert_non_null(template);
	assert_true(mustache_render(template, view, &out, &error));
	assert_string_equal(out.data, "x");

	struct json *outer = json_object(arena);
	json_set(outer, "o", view);
	assert_false(mustache_render(template, outer, &out, &error));
	assert_string_equal(error.template_name, "p");
	assert_string_equal(error.message, "partials are nested more than 64 deep");
	buf_free(&out);
	arena_free(arena);
}

static void
objects_built_alike_and_otherwise_take_turns(void **state)
{
	struct arena *arena = arena_new();
	struct mustache_error error = {0};
	struct buf out = {0};
	struct json *view = json_object(arena), *list = json_list(arena);
	struct world world = {"{{#l}}{{a}}{{b}} {{/l}}", NULL};

	(void)state;
	json_set_text(view, "a", "A");
	json_set_text(view, "b", "B");
	json_set(view, "l", list);
	for (int i = 0; i < 8; i++) {
		struct json *item = json_object(arena);
		if (i % 4 != 3)
			json_set_integer(item, i % 4 == 2 ? "b" : "a", i);
		if (i % 4 != 1)
			json_set_integer(item, i % 4 == 2 ? "a" : "b", 10 + i);
		json_add(list, item);
	}
	const struct mustache *template = mustache_parse(arena, "main", load, &world, &error);
	assert_non_null(template);
	assert_true(mustache_render(template, view, &out, &error));
	assert_string_equal(out.data, "010 1B 122 A13 414 5B 166 A17 ");
	buf_free(&out);
	arena_free(arena);
}

static void
names_are_found_through_many_levels(void **state)
{
	struct arena *arena = arena_new();
	struct mustache_error error = {0};
	struct buf out = {0};
	struct world world = {"{{#o}}{{#o}}{{#o}}{{#o}}{{#o}}{{#o}}{{a}}{{b}}{{c}}{{/o}}{{/o}}{{/o}}{{/o}}{{/o}}{{/o}}",
			      NULL};
	struct json *view = json_object(arena), *inner = view;

	(void)state;
	for (int i = 0; i < 6; i++) {
		struct json *next = json_object(arena);
		if (i == 0)
			json_set_text(inner, "a", "1");
		if (i == 2)
			json_set_text(inner, "b", "2");
		if (i == 5)
			json_set_text(inner, "c", "3");
		json_set(inner, "o", next);
		inner = next;
	}
	const struct mustache *template = mustache_parse(arena, "main", load, &world, &error);
	assert_non_null(template);
	for (int i = 0; i < 2; i++)
		assert_true(mustache_render(template, view, &out, &error));
	assert_string_equal(out.data, "123123");
	buf_free(&out);
	arena_free(arena);
}

int
main(void)
{
	static struct CMUnitTest tests[COUNT_OF(rows) + 6];
	static struct row copies[COUNT_OF(rows)];
	size_t count = 0;

	for (; count < COUNT_OF(rows); count++) {
		copies[count] = rows[count];
		tests[count] = (struct CMUnitTest){rows[count].rule, row_holds, NULL, NULL, &copies[count]};
	}
	tests[count++] = (struct CMUnitTest)cmocka_unit_test(missing_template_is_an_error);
	tests[count++] = (struct CMUnitTest)cmocka_unit_test(nul_byte_in_a_template_is_an_error);
	tests[count++] = (struct CMUnitTest)cmocka_unit_test(sections_nest_to_64_and_no_deeper);
	tests[count++] = (struct CMUnitTest)cmocka_unit_test(partials_nest_to_64_and_no_deeper);
	tests[count++] = (struct CMUnitTest)cmocka_unit_test(objects_built_alike_and_otherwise_take_turns);
	tests[count++] = (struct CMUnitTest)cmocka_unit_test(names_are_found_through_many_levels);
	return cmocka_run_group_tests_name("mustache", tests, NULL, NULL);
}
