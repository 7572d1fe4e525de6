#include "diag.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

static void
assert_placeholders_in_range(const char *text)
{
	for (const char *brace = strchr(text, '{'); brace; brace = strchr(brace + 1, '{'))
		if (brace[1] >= '0' && brace[1] <= '9' && brace[2] == '}')
			assert_in_range(brace[1] - '0', 0, DIAG_ARGS - 1);
}

static void
every_row_is_filled(void **state)
{
	(void)state;
	for (size_t i = 0; i < DIAG_COUNT; i++) {
		const struct diag_row *row = &diag_table[i];
		if (!row->code || !row->slug || !row->text || !row->explain)
			fail_msg("row %zu, after %s, lacks something", i, i ? diag_table[i - 1].code : "none");
		assert_int_equal(strlen(row->code), 5);
		assert_non_null(strchr("EW", row->code[0]));
		assert_int_equal(strspn(row->code + 1, "0123456789"), 4);
		assert_int_equal(strspn(row->slug, "abcdefghijklmnopqrstuvwxyz0123456789-"), strlen(row->slug));
		assert_placeholders_in_range(row->text);
		assert_placeholders_in_range(row->help ? row->help : "");
		assert_placeholders_in_range(row->more ? row->more : "");
	}
}

static void
codes_ascend_and_slugs_are_unique(void **state)
{
	(void)state;
	for (size_t i = 1; i < DIAG_COUNT; i++) {
		if (strcmp(diag_table[i - 1].code, diag_table[i].code) >= 0)
			fail_msg("%s comes before %s", diag_table[i - 1].code, diag_table[i].code);
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(diag_table[i].slug, diag_table[j].slug);
	}
}

static void
texts_are_lower_case_phrases_without_a_full_stop(void **state)
{
	(void)state;
	for (size_t i = 0; i < DIAG_COUNT; i++) {
		const char *text = diag_table[i].text;
		if (text[0] >= 'A' && text[0] <= 'Z')
			fail_msg("'%s' begins with a capital", text);
		if (text[strlen(text) - 1] == '.')
			fail_msg("'%s' ends with a full stop", text);
		assert_null(strstr(text, "llegal"));
	}
}

static void
explanations_show_the_wrong_and_the_right_form_in_80_columns(void **state)
{
	(void)state;
	for (size_t i = 0; i < DIAG_COUNT; i++) {
		const struct diag_row *row = &diag_table[i];
		if (strcmp(row->code, "E0105") != 0 && strcmp(row->code, "E0120") != 0) {
			if (!strstr(row->explain, "Wrong") && !strstr(row->explain, "Risky"))
				fail_msg("%s shows no wrong form", row->code);
			if (!strstr(row->explain, "Right"))
				fail_msg("%s shows no right form", row->code);
		}
		assert_int_equal(row->explain[strlen(row->explain) - 1], '\n');
		for (const char *line = row->explain; *line; line += strcspn(line, "\n") + 1)
			if (strcspn(line, "\n") > 90)
				fail_msg("%s: a line of %zu bytes", row->code, strcspn(line, "\n"));
	}
}

static void
a_row_is_found_by_code_in_any_case_and_by_slug(void **state)
{
	(void)state;
	assert_ptr_equal(diag_find("E0203"), &diag_table[E_UNKNOWN_KEY]);
	assert_ptr_equal(diag_find("e0203"), &diag_table[E_UNKNOWN_KEY]);
	assert_ptr_equal(diag_find("unknown-key"), &diag_table[E_UNKNOWN_KEY]);
	assert_null(diag_find("E9999"));
	assert_null(diag_find(""));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row_is_filled),
		cmocka_unit_test(codes_ascend_and_slugs_are_unique),
		cmocka_unit_test(texts_are_lower_case_phrases_without_a_full_stop),
		cmocka_unit_test(explanations_show_the_wrong_and_the_right_form_in_80_columns),
		cmocka_unit_test(a_row_is_found_by_code_in_any_case_and_by_slug),
	};

	return cmocka_run_group_tests_name("diag_table", tests, NULL, NULL);
}
