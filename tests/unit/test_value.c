#include "slotc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <float.h>
#include <math.h>
#include <string.h>

#include "schema.h"

/* Read the text, as it stands in a file, as a value of the type. */
static bool
read_as(struct run *run, const char *type, const char *text, struct value *value)
{
	const char *line = arena_format(run->arena, "v: %s\n", text);
	const struct source *source = source_of_text(run->arena, "test", line, strlen(line));

	run->diag = diag_new(run->arena);
	const struct node *root = node_parse(run, source);
	if (!root)
		fail_msg("%s is not YAML", text);
	return value_read(run, root->pairs[0].value, prim_find(type), "the default of 'v'", value);
}

struct spelling {
	const char *type, *text;
	const char *meaning; /* of integers and bools; or the code of what is reported */
};

static void
a_scalar_means_what_its_type_says(void **state)
{
	static const struct spelling spellings[] = {
		/* YAML 1.2 core, 10.3.2 */
		{"int32", "0", "0"},
		{"int32", "-0", "0"},
		{"int32", "+12", "12"},
		{"int32", "-19", "-19"},
		{"int32", "0o14", "12"},
		{"int32", "0xC", "12"},
		{"int32", "0x1f", "31"},
		{"uint8", "0", "0"},
		{"uint8", "0xFF", "255"},
		{"uint16", "0o177777", "65535"},
		/* the ends of each type, and one beyond */
		{"int8", "-128", "-128"},
		{"int8", "127", "127"},
		{"int8", "-129", "E0502"},
		{"int8", "128", "E0502"},
		{"uint8", "255", "255"},
		{"uint8", "256", "E0502"},
		{"uint8", "-1", "E0502"},
		{"uint8", "-0", "0"},
		{"int16", "-32768", "-32768"},
		{"int16", "32768", "E0502"},
		{"int32", "-2147483648", "-2147483648"},
		{"int32", "-2147483649", "E0502"},
		{"uint32", "4294967295", "4294967295"},
		{"uint32", "4294967296", "E0502"},
		{"int64", "-9223372036854775808", "-9223372036854775808"},
		{"int64", "9223372036854775807", "9223372036854775807"},
		{"int64", "-9223372036854775809", "E0502"},
		{"int64", "9223372036854775808", "E0502"},
		{"timestamp", "-9223372036854775808", "-9223372036854775808"},
		{"uint64", "18446744073709551615", "18446744073709551615"},
		{"uint64", "18446744073709551616", "E0502"},
		{"uint64", "0xFFFFFFFFFFFFFFFF", "18446744073709551615"},
		{"uint64", "0x10000000000000000", "E0502"},
		{"uint64", "99999999999999999999999999999", "E0502"},
		/* what looks like a number to somebody */
		{"int32", "010", "E0504"},
		{"int32", "-010", "E0504"},
		{"int32", "00", "E0504"},
		{"int32", "089", "E0504"},
		{"int32", "1_000", "E0505"},
		{"int32", "12:30", "E0505"},
		{"int32", "12:30:45", "E0505"},
		{"int32", "0b101", "E0505"},
		{"int32", "1e3", "E0501"},
		{"int32", "1.0", "E0501"},
		{"int32", "0x", "E0501"},
		{"int32", "0o8", "E0501"},
		{"int32", "0xG", "E0501"},
		{"int32", "-0x1", "E0501"},
		{"int32", "0X1F", "E0501"},
		{"int32", "5 apples", "E0501"},
		{"int32", "+", "E0501"},
		{"int32", ".inf", "E0513"},
		{"int32", ".NaN", "E0513"},
		{"int32", "~", "E0501"},
		{"int32", "null", "E0501"},
		{"int32", "true", "E0501"},
		{"int32", "2020-01-01", "E0501"},
		/* quoted is never a number */
		{"int32", "\"5\"", "E0501"},
		{"int32", "'5'", "E0501"},
		{"int32", "!!str 5", "E0501"},
		{"double", "\"1.5\"", "E0501"},
		/* bools */
		{"bool", "true", "1"},
		{"bool", "True", "1"},
		{"bool", "TRUE", "1"},
		{"bool", "false", "0"},
		{"bool", "False", "0"},
		{"bool", "FALSE", "0"},
		{"bool", "tRUE", "E0501"},
		{"bool", "yes", "E0501"},
		{"bool", "no", "E0501"},
		{"bool", "on", "E0501"},
		{"bool", "y", "E0501"},
		{"bool", "1", "E0501"},
		{"bool", "\"true\"", "E0501"},
		{"bool", "~", "E0501"},
	};
	struct run *run = *state;

	for (size_t i = 0; i < COUNT_OF(spellings); i++) {
		const struct spelling *spelling = &spellings[i];
		struct value value = {0};
		const char *meaning;
		if (!read_as(run, spelling->type, spelling->text, &value))
			meaning = reported_codes(run);
		else
			meaning = arena_format(run->arena, "%s%llu", value.negative ? "-" : "",
			                       (unsigned long long)value.magnitude);
		if (strcmp(meaning, spelling->meaning) != 0)
			fail_msg("%s as %s: %s, not %s", spelling->text, spelling->type, meaning, spelling->meaning);
	}
}

static void
reals_are_read_to_the_bit(void **state)
{
	static const struct {
		const char *type, *text;
		double real;
	} reals[] = {
		{"double", "0", 0.0},
		{"double", "-0.0", -0.0},
		{"double", "1.5", 1.5},
		{"double", "+1.5", 1.5},
		{"double", ".5", 0.5},
		{"double", "5.", 5.0},
		{"double", "1e3", 1000.0},
		{"double", "1E+3", 1000.0},
		{"double", "12e-1", 1.2},
		{"double", "0.1", 0.1},
		{"double", "010.5", 10.5},
		{"double", "0x10", 16.0},
		{"double", "0o10", 8.0},
		{"double", "1.7976931348623157e308", DBL_MAX},
		{"double", "4.9406564584124654e-324", 4.9406564584124654e-324},
		{"double", "1e-400", 0.0},
		{"double", "18446744073709551615", 18446744073709551616.0},
		{"float", "0.1", (double)0.1f},
		{"float", "3.4028235e38", (double)FLT_MAX},
		{"float", "16777217", 16777216.0},
		{"float", "0x1000001", 16777216.0},
		/* Rounding to double first would give 1.0000001f. */
		{"float", "1.00000005960464477540", (double)0x1.000002p0f},
	};
	struct run *run = *state;

	for (size_t i = 0; i < COUNT_OF(reals); i++) {
		struct value value = {0};
		assert_true(read_as(run, reals[i].type, reals[i].text, &value));
		assert_int_equal(value.kind, VALUE_REAL);
		if (memcmp(&value.real, &reals[i].real, sizeof value.real) != 0)
			fail_msg("%s as %s: %a, not %a", reals[i].text, reals[i].type, value.real, reals[i].real);
	}
}

static void
reals_that_are_not_finite_begin_with_a_dot(void **state)
{
	static const char *const infinities[] = {".inf", ".Inf", ".INF", "+.inf"};
	static const char *const nans[] = {".nan", ".NaN", ".NAN"};
	static const char *const wrong[] = {"inf", "-inf", "Infinity", "nan", "NaN", "-INF"};
	struct run *run = *state;
	struct value value;

	for (size_t i = 0; i < COUNT_OF(infinities); i++) {
		assert_true(read_as(run, "double", infinities[i], &value));
		assert_true(isinf(value.real) && value.real > 0);
	}
	assert_true(read_as(run, "float", "-.inf", &value));
	assert_true(isinf(value.real) && value.real < 0);
	for (size_t i = 0; i < COUNT_OF(nans); i++) {
		assert_true(read_as(run, "float", nans[i], &value));
		assert_true(isnan(value.real));
	}
	for (size_t i = 0; i < COUNT_OF(wrong); i++) {
		assert_false(read_as(run, "double", wrong[i], &value));
		assert_string_equal(reported_codes(run), "E0513");
	}
	assert_false(read_as(run, "double", "-.nan", &value));
	assert_string_equal(reported_codes(run), "E0501");
}

static void
reals_beyond_their_type_are_refused(void **state)
{
	static const char *const texts[][2] = {
		{"float", "3.5e38"}, {"float", "-1e39"}, {"double", "1.8e308"}, {"double", "-1e309"},
	};
	struct run *run = *state;
	struct value value;

	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		assert_false(read_as(run, texts[i][0], texts[i][1], &value));
		assert_string_equal(reported_codes(run), "E0502");
	}
	assert_false(read_as(run, "double", "1_0.5", &value));
	assert_string_equal(reported_codes(run), "E0505");
	assert_false(read_as(run, "double", "010", &value));
	assert_string_equal(reported_codes(run), "E0504");
	assert_false(read_as(run, "double", "1e", &value));
	assert_string_equal(reported_codes(run), "E0501");
	assert_false(read_as(run, "double", ".", &value));
	assert_string_equal(reported_codes(run), "E0501");
}

static void
a_text_stays_as_it_is_written(void **state)
{
	static const char *const texts[][2] = {
		{"yes", "yes"},     {"0755", "0755"}, {"null", "null"},       {"\"5\"", "5"},
		{"\"\"", ""},       {"1_000", "1_000"}, {"'it''s'", "it's"}, {"\"a\\tb\"", "a\tb"},
		{"12:30", "12:30"}, {"NaN", "NaN"},
	};
	struct run *run = *state;
	struct value value;

	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		assert_true(read_as(run, "string", texts[i][0], &value));
		assert_int_equal(value.kind, VALUE_TEXT);
		assert_string_equal(value.text, texts[i][1]);
		assert_int_equal(value.length, strlen(texts[i][1]));
	}
}

/* What is offered in place of the value. */
static void
assert_offers(struct run *run, const char *type, const char *text, const char *fix)
{
	struct value value;
	struct buf out = {0};

	assert_false(read_as(run, type, text, &value));
	diag_print(run->diag, &out, DIAG_JSON, false);
	const char *wanted = arena_format(run->arena, "\"replacement\":\"%s\"", fix);
	if (!strstr(out.data, wanted))
		fail_msg("%s as %s: no %s in %s", text, type, wanted, out.data);
	buf_free(&out);
}

static void
the_right_spelling_is_offered(void **state)
{
	struct run *run = *state;

	assert_offers(run, "bool", "yes", "true");
	assert_offers(run, "bool", "Off", "false");
	assert_offers(run, "bool", "0", "false");
	assert_offers(run, "bool", "\"true\"", "true");
	assert_offers(run, "uint8", "\"5\"", "5");
	assert_offers(run, "uint8", "007", "7");
	assert_offers(run, "uint8", "08", "8");
	assert_offers(run, "int32", "-0b11", "-3");
	assert_offers(run, "int32", "1:30", "90");
	assert_offers(run, "int32", "12:30:45", "45045");
	assert_offers(run, "int32", "1_000", "1000");
	assert_offers(run, "float", "-Infinity", "-.inf");
	assert_offers(run, "float", "nan", ".nan");
}

static void
words_of_yaml_1_1_are_known(void **state)
{
	static const char *const words[] = {"y", "Y", "yes", "Yes", "YES", "n", "no", "NO", "on", "On", "off", "OFF"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(words); i++)
		assert_true(value_is_yaml11_bool(words[i]));
	assert_false(value_is_yaml11_bool("true"));
	assert_false(value_is_yaml11_bool("none"));
	assert_false(value_is_yaml11_bool(""));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_scalar_means_what_its_type_says, set_up, tear_down),
		cmocka_unit_test_setup_teardown(reals_are_read_to_the_bit, set_up, tear_down),
		cmocka_unit_test_setup_teardown(reals_that_are_not_finite_begin_with_a_dot, set_up, tear_down),
		cmocka_unit_test_setup_teardown(reals_beyond_their_type_are_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_text_stays_as_it_is_written, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_right_spelling_is_offered, set_up, tear_down),
		cmocka_unit_test(words_of_yaml_1_1_are_known),
	};

	return cmocka_run_group_tests_name("value", tests, NULL, NULL);
}
