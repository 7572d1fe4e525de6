#include "slotc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

static const char *const keys[] = {"type", "default", "minimum", "maximum", "max_bytes", "max_count", "x"};

static const char *
nearest(const char *word)
{
	return typo_nearest(word, keys, COUNT_OF(keys));
}

static void
a_letter_replaced_left_out_added_or_swapped_is_found(void **state)
{
	(void)state;
	assert_string_equal(nearest("maximun"), "maximum");
	assert_string_equal(nearest("maxmum"), "maximum");
	assert_string_equal(nearest("minimumm"), "minimum");
	assert_string_equal(nearest("tpye"), "type");
	assert_string_equal(nearest("defualt"), "default");
}

static void
case_and_separators_are_free(void **state)
{
	(void)state;
	assert_string_equal(nearest("maxBytes"), "max_bytes");
	assert_string_equal(nearest("MAX-COUNT"), "max_count");
}

static void
a_swap_counts_once(void **state)
{
	static const char *const words[] = {"ab"};

	(void)state;
	/* Two letters allow one change. */
	assert_string_equal(typo_nearest("ba", words, 1), "ab");
}

static void
what_is_too_far_is_not_offered(void **state)
{
	(void)state;
	assert_null(nearest("colour"));
	assert_null(nearest("tqqqe"));
	assert_null(nearest("q"));
	assert_null(nearest(""));
}

static void
the_first_of_equals_wins(void **state)
{
	static const char *const words[] = {"cart", "card"};

	(void)state;
	assert_string_equal(typo_nearest("carx", words, 2), "cart");
	assert_string_equal(typo_nearest("card", words, 2), "card");
}

static void
words_too_long_for_a_name_are_passed_over(void **state)
{
	char word[200], candidate[64];
	const char *words[] = {candidate};

	(void)state;
	memset(word, 'a', sizeof(word) - 1);
	word[sizeof(word) - 1] = '\0';
	memset(candidate, 'a', sizeof(candidate) - 1);
	candidate[sizeof(candidate) - 1] = '\0';
	assert_null(typo_nearest(word, words, 1));
	word[63] = '\0';
	word[62] = 'b';
	assert_string_equal(typo_nearest(word, words, 1), candidate);
}

static void
swapped_letters_win_over_a_wrong_one(void **state)
{
	static const char *const words[] = {"uint16", "uint64"};

	(void)state;
	assert_string_equal(typo_nearest("uint46", words, COUNT_OF(words)), "uint64");
	assert_string_equal(typo_nearest("uint36", words, COUNT_OF(words)), "uint16");
}

static void
nothing_comes_from_no_candidates(void **state)
{
	(void)state;
	assert_null(typo_nearest("type", NULL, 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_letter_replaced_left_out_added_or_swapped_is_found),
		cmocka_unit_test(case_and_separators_are_free),
		cmocka_unit_test(a_swap_counts_once),
		cmocka_unit_test(what_is_too_far_is_not_offered),
		cmocka_unit_test(the_first_of_equals_wins),
		cmocka_unit_test(words_too_long_for_a_name_are_passed_over),
		cmocka_unit_test(nothing_comes_from_no_candidates),
		cmocka_unit_test(swapped_letters_win_over_a_wrong_one),
	};

	return cmocka_run_group_tests_name("typo", tests, NULL, NULL);
}
