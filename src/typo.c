/*
 * typo.c: the word that was meant. A word and candidates go in, the nearest
 * candidate comes out: restricted Damerau-Levenshtein distance, that is how
 * many letters must be inserted, deleted, replaced or swapped with their
 * neighbour (Damerau 1964; each letter is touched once).
 */
#include "slotc.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* C99 promises this many significant characters of a name (5.2.4.1). */
enum { LETTERS = 63 };

struct folded_word {
	char letters[LETTERS];
	size_t length;
};

/* Fold case and drop separators; false for a word that is too long. */
static bool
fold(const char *text, struct folded_word *word)
{
	word->length = 0;
	for (; *text; text++) {
		if (*text == '_' || *text == '-')
			continue;
		if (word->length == LETTERS)
			return false;
		word->letters[word->length++] = (char)(*text >= 'A' && *text <= 'Z' ? *text - 'A' + 'a' : *text);
	}
	return true;
}

static size_t
smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t
distance(const struct folded_word *a, const struct folded_word *b)
{
	size_t cost[LETTERS + 1][LETTERS + 1];

	for (size_t i = 0; i <= a->length; i++)
		cost[i][0] = i;
	for (size_t j = 0; j <= b->length; j++)
		cost[0][j] = j;
	for (size_t i = 1; i <= a->length; i++)
		for (size_t j = 1; j <= b->length; j++) {
			const char *x = &a->letters[i - 1], *y = &b->letters[j - 1];
			size_t best = cost[i - 1][j - 1] + (*x != *y);
			best = smaller(best, smaller(cost[i - 1][j], cost[i][j - 1]) + 1);
			if (i > 1 && j > 1 && x[0] == y[-1] && x[-1] == y[0])
				best = smaller(best, cost[i - 2][j - 2] + 1);
			cost[i][j] = best;
		}
	return cost[a->length][b->length];
}

/* The same letters in another order? */
static bool
is_anagram(const struct folded_word *a, const struct folded_word *b)
{
	int counts[UCHAR_MAX + 1] = {0};

	if (a->length != b->length)
		return false;
	for (size_t i = 0; i < a->length; i++) {
		counts[(unsigned char)a->letters[i]]++;
		counts[(unsigned char)b->letters[i]]--;
	}
	for (size_t i = 0; i <= UCHAR_MAX; i++) {
		if (counts[i])
			return false;
	}
	return true;
}

const char *
typo_nearest(const char *word, const char *const *candidates, size_t count)
{
	struct folded_word wanted, candidate;
	const char *nearest = NULL;
	size_t least = SIZE_MAX;

	if (!fold(word, &wanted))
		return NULL;
	for (size_t i = 0; i < count; i++) {
		if (!fold(candidates[i], &candidate))
			continue;

		size_t longer = wanted.length > candidate.length ? wanted.length : candidate.length;
		size_t shorter = wanted.length + candidate.length - longer;
		size_t limit = (longer + 2) / 3;
		if (longer - shorter > limit)
			continue;

		/* Of short words so little would be left that anything is near. */
		size_t found = distance(&wanted, &candidate);
		if (found > limit || 2 * found > shorter)
			continue;
		/* Fingers swap letters more often than they hit a wrong one: uint46. */
		size_t cost = 4 * found - (found && is_anagram(&wanted, &candidate) ? 2 : 0);
		/* And they seldom miss the first: unt8 is uint8. */
		cost += wanted.letters[0] != candidate.letters[0];
		if (cost < least) {
			least = cost;
			nearest = candidates[i];
		}
	}
	return nearest;
}
