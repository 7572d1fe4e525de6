/*
 * test_phash_band.c: names whose loads overlap. A plan that does not compare
 * lengths is asked for every string that the loads of a name could be taken
 * for: of names of two letters, those are strings of the same letters.
 */
#include "json.h"
#include "phash.h"
#include "slotc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { LONGEST = 12 };

static uint64_t random_state = 88172645463325252u;

/* xorshift64 (Marsaglia 2003). */
static size_t
random_below(size_t end)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return (size_t)(random_state >> 20) % end;
}

/* The string of this length whose letters are a number's bits. */
static void
spell(char *text, size_t length, size_t bits)
{
	for (size_t i = 0; i < length; i++)
		text[i] = bits >> i & 1 ? 'b' : 'a';
	text[length] = '\0';
}

static void
assert_only_names_are_found(const struct phash_plan *plan, const struct phash_key *keys, size_t count)
{
	char text[LONGEST + 1];

	for (size_t length = 1; length <= LONGEST; length++) {
		for (size_t bits = 0; bits < (size_t)1 << length; bits++) {
			int index = -1;
			spell(text, length, bits);
			for (size_t i = 0; i < count; i++)
				if (strcmp(keys[i].name, text) == 0)
					index = keys[i].index;
			const struct phash_key *found = phash_find(plan, text, length);
			if ((found ? found->index : -1) != index)
				fail_msg("'%s' is found as %d, not %d", text, found ? found->index : -1, index);
		}
	}
}

static void
names_are_told_from_all_strings_of_their_letters(void **state)
{
	size_t implied = 0, compared = 0;

	(void)state;
	for (int round = 0; round < 600; round++) {
		struct arena *arena = arena_new();
		struct phash_key keys[6];
		size_t wanted = 2 + random_below(5), count = 0, shortest = 1 + random_below(8);
		size_t longest = shortest + 2 + random_below(LONGEST - shortest - 1);

		while (count < wanted) {
			char *name = arena_alloc(arena, LONGEST + 1, 1);
			size_t length = shortest + random_below(longest - shortest + 1), i = 0;
			spell(name, length, random_below((size_t)1 << length));
			while (i < count && strcmp(keys[i].name, name) != 0)
				i++;
			if (i == count)
				keys[count++] = (struct phash_key){name, length, (int)i};
		}
		const struct phash_plan *plan = phash_search(arena, "letters", keys, count);
		assert_only_names_are_found(plan, keys, count);
		for (size_t i = 0; i < plan->band_count; i++) {
			const struct phash_band *band = &plan->bands[i];
			implied += band->is_implied;
			compared += band->low < band->high && !band->is_implied;
		}
		arena_free(arena);
	}
	assert_true(implied > 20);
	assert_true(compared > 20);
}

/* Four bytes at each end and in the middle of "abcbbxy" are also those of a
 * string of ten. */
static void
length_is_compared_where_words_do_not_tell_it(void **state)
{
	static const struct {
		struct phash_key keys[2];
		bool is_implied;
	} rows[] = {
		{{{"item_id", 7, 0}, {"added_time", 10, 1}}, true},
		{{{"abcbbxy", 7, 0}, {"added_time", 10, 1}}, false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct arena *arena = arena_new();
		const struct phash_plan *plan = phash_search(arena, "two", rows[i].keys, 2);
		struct buf text = {0};

		assert_int_equal(plan->band_count, 1);
		assert_int_equal(plan->bands[0].is_implied, rows[i].is_implied);
		assert_int_equal(plan->bands[0].is_fused, !rows[i].is_implied);
		assert_null(phash_find(plan, "abcbcbbbxy", 10));
		json_print(phash_view(arena, plan), &text);
		assert_int_equal(strstr(text.data, "(uint64_t)length") == NULL, rows[i].is_implied);
		buf_free(&text);
		arena_free(arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_told_from_all_strings_of_their_letters),
		cmocka_unit_test(length_is_compared_where_words_do_not_tell_it),
	};

	return cmocka_run_group_tests_name("phash_band", tests, NULL, NULL);
}
