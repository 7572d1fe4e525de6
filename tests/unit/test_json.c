/*
 * test_json.c: values as they are built, looked up and printed.
 */
#include "json.h"

#include <float.h>
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "in_arena.h"

static void
assert_prints(const struct json *json, const char *expected)
{
	struct buf out = {0};

	json_print(json, &out);
	assert_string_equal(out.data, expected);
	buf_free(&out);
}

static void
fields_print_in_the_order_they_were_set(void **state)
{
	struct json *object = json_object(*state);

	json_set_text(object, "zebra", "z");
	json_set_integer(object, "apple", -1);
	json_set_bool(object, "maple", true);
	json_set_bool(object, "birch", false);
	json_set_real(object, "oak", 0.5);
	assert_prints(object, "{\n"
			      "  \"zebra\": \"z\",\n"
			      "  \"apple\": -1,\n"
			      "  \"maple\": true,\n"
			      "  \"birch\": false,\n"
			      "  \"oak\": 0.5\n"
			      "}\n");
}

static void
nested_values_are_indented_by_two_spaces(void **state)
{
	struct json *object = json_object(*state), *list = json_list(*state), *inner = json_object(*state);

	json_set_text(inner, "k", "v");
	json_add(list, json_integer(*state, 1));
	json_add(list, inner);
	json_set(object, "list", list);
	assert_prints(object, "{\n"
			      "  \"list\": [\n"
			      "    1,\n"
			      "    {\n"
			      "      \"k\": \"v\"\n"
			      "    }\n"
			      "  ]\n"
			      "}\n");
}

static void
empty_lists_and_objects_print_on_one_line(void **state)
{
	struct json *list = json_list(*state);

	assert_prints(list, "[]\n");
	assert_prints(json_object(*state), "{}\n");
	json_add(list, json_object(*state));
	json_add(list, json_list(*state));
	assert_prints(list, "[\n  {},\n  []\n]\n");
}

static void
strings_escape_quotes_backslashes_and_control_characters(void **state)
{
	assert_prints(json_text(*state, "a\"b\\c/d"), "\"a\\\"b\\\\c/d\"\n");
	assert_prints(json_text(*state, "\b\t\n\f\r"), "\"\\b\\t\\n\\f\\r\"\n");
	assert_prints(json_text(*state, "\x01\v\x0e\x1f\x7f"), "\"\\u0001\\u000b\\u000e\\u001f\x7f\"\n");
	assert_prints(json_text(*state, ""), "\"\"\n");
}

static void
strings_pass_other_bytes_through(void **state)
{
	assert_prints(json_text(*state, "na\xc3\xafve \xf0\x9f\x90\x8d"), "\"na\xc3\xafve \xf0\x9f\x90\x8d\"\n");
	assert_prints(json_text(*state, "\xff"), "\"\xff\"\n");
}

static void
keys_are_escaped_like_strings(void **state)
{
	struct json *object = json_object(*state);

	json_set_integer(object, "a\"\n", 0);
	assert_prints(object, "{\n  \"a\\\"\\n\": 0\n}\n");
}

static void
integers_print_exactly_to_the_limits_of_64_bits(void **state)
{
	assert_prints(json_integer(*state, 0), "0\n");
	assert_prints(json_integer(*state, 1234567890), "1234567890\n");
	assert_prints(json_integer(*state, INT64_MAX), "9223372036854775807\n");
	assert_prints(json_integer(*state, INT64_MIN), "-9223372036854775808\n");
}

static void
reals_print_the_shortest_decimal_that_reads_back(void **state)
{
	assert_prints(json_real(*state, 0.1), "0.1\n");
	assert_prints(json_real(*state, 1.0 / 3), "0.3333333333333333\n");
	assert_prints(json_real(*state, 0.1 + 0.2), "0.30000000000000004\n");
	assert_prints(json_real(*state, 1e22), "1e+22\n");
	assert_prints(json_real(*state, 3.0), "3\n");
	assert_prints(json_real(*state, -0.0), "-0\n");
	assert_prints(json_real(*state, DBL_MAX), "1.7976931348623157e+308\n");

	const double hard[] = {DBL_MIN, DBL_TRUE_MIN,        DBL_EPSILON,
			       5e-324,  123456789.123456789, 2.2250738585072011e-308};
	for (size_t i = 0; i < COUNT_OF(hard); i++) {
		double again = strtod(json_real(*state, hard[i])->text, NULL);
		assert_memory_equal(&again, &hard[i], sizeof(again));
	}
}

static void
reals_that_are_not_finite_print_null(void **state)
{
	assert_prints(json_real(*state, (double)NAN), "null\n");
	assert_prints(json_real(*state, (double)INFINITY), "null\n");
	assert_prints(json_real(*state, -(double)INFINITY), "null\n");
}

static void
reals_have_a_point_whatever_the_locale(void **state)
{
	static const char *const with_comma[] = {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "nl_NL.UTF-8"};
	const char *found = NULL;

	for (size_t i = 0; i < COUNT_OF(with_comma) && !found; i++)
		found = setlocale(LC_NUMERIC, with_comma[i]);
	if (!found)
		skip();
	struct json *real = json_real(*state, 2.5);
	setlocale(LC_NUMERIC, "C");
	assert_prints(real, "2.5\n");
}

static void
get_finds_a_field_by_the_text_of_its_key(void **state)
{
	char key[] = "second";
	struct json *object = json_object(*state);

	json_set_integer(object, "first", 1);
	json_set_integer(object, "second", 2);
	assert_string_equal(json_get(object, key)->text, "2");
	assert_null(json_get(object, "third"));
	assert_null(json_get(object, "secon"));
}

static void
get_finds_every_field_of_a_large_object(void **state)
{
	struct json *object = json_object(*state);

	for (int i = 0; i < 100; i++)
		json_set_integer(object, arena_format(*state, "key%d", i), i);
	for (int i = 0; i < 100; i++) {
		const struct json *value = json_get(object, arena_format(*state, "key%d", i));
		assert_int_equal(strtol(value->text, NULL, 10), i);
	}
}

static void
objects_share_a_shape_only_with_the_same_keys_in_the_same_order(void **state)
{
	static const char *const keys[] = {"one", "two", "three"};
	struct json *objects[4];

	for (size_t i = 0; i < COUNT_OF(objects); i++)
		objects[i] = json_object(*state);
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		json_set_integer(objects[0], keys[i], 1);
		json_set_text(objects[1], keys[i], "other values");
		json_set_integer(objects[2], keys[2 - i], 1);
		if (i < 2)
			json_set_integer(objects[3], keys[i], 1);
	}
	assert_true(objects[0]->shape == objects[1]->shape);
	assert_true(objects[0]->shape != objects[2]->shape);
	assert_true(objects[0]->shape != objects[3]->shape);
}

/* The signal that ends a child which sets these keys. */
static int
signal_of_setting(struct arena *arena, const char *one, const char *other)
{
	pid_t child = fork();
	int status = 0;

	if (child == 0) {
		setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
		signal(SIGABRT, SIG_DFL);
		if (!freopen("/dev/null", "w", stderr))
			_exit(1);
		struct json *object = json_object(arena);
		json_set_integer(object, one, 1);
		json_set_integer(object, other, 2);
		json_print(object, &(struct buf){0});
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

static void
a_key_that_is_set_twice_is_our_bug(void **state)
{
#ifdef NDEBUG
	(void)state;
	skip();
#else
	assert_int_equal(signal_of_setting(*state, "second", "first"), 0);
	assert_int_equal(signal_of_setting(*state, "second", "second"), SIGABRT);
#endif
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(fields_print_in_the_order_they_were_set, set_up, tear_down),
		cmocka_unit_test_setup_teardown(nested_values_are_indented_by_two_spaces, set_up, tear_down),
		cmocka_unit_test_setup_teardown(empty_lists_and_objects_print_on_one_line, set_up, tear_down),
		cmocka_unit_test_setup_teardown(strings_escape_quotes_backslashes_and_control_characters, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(strings_pass_other_bytes_through, set_up, tear_down),
		cmocka_unit_test_setup_teardown(keys_are_escaped_like_strings, set_up, tear_down),
		cmocka_unit_test_setup_teardown(integers_print_exactly_to_the_limits_of_64_bits, set_up, tear_down),
		cmocka_unit_test_setup_teardown(reals_print_the_shortest_decimal_that_reads_back, set_up, tear_down),
		cmocka_unit_test_setup_teardown(reals_that_are_not_finite_print_null, set_up, tear_down),
		cmocka_unit_test_setup_teardown(reals_have_a_point_whatever_the_locale, set_up, tear_down),
		cmocka_unit_test_setup_teardown(get_finds_a_field_by_the_text_of_its_key, set_up, tear_down),
		cmocka_unit_test_setup_teardown(get_finds_every_field_of_a_large_object, set_up, tear_down),
		cmocka_unit_test_setup_teardown(objects_share_a_shape_only_with_the_same_keys_in_the_same_order, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(a_key_that_is_set_twice_is_our_bug, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
