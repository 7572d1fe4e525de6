/*
 * place_hole.c: what a parent left free between its members. Pieces go in, those
 * that fill holes come out marked with the member that they go behind.
 *
 * A hole must be there on every ABI, because the members have one order. It is
 * less than an alignment, so the few pieces that fill it best are searched for.
 */
#include "place.h"

#include <string.h>

enum { MOST_PIECES = 16, SEARCH_STEPS = 20000 };

struct hole_search {
	const struct piece *pieces;
	size_t count;
	const uint64_t *limit; /* per ABI, where the next member begins */
	size_t chosen[MOST_PIECES], best[MOST_PIECES];
	size_t depth, best_depth;
	uint64_t filled, best_filled; /* bytes on lp64 */
	unsigned steps;
};

static bool
is_chosen(const struct hole_search *search, size_t number)
{
	for (size_t i = 0; i < search->depth; i++) {
		if (search->chosen[i] == number)
			return true;
	}
	return false;
}

static bool
is_alike(const struct piece *a, const struct piece *b)
{
	return memcmp(a->size, b->size, sizeof a->size) == 0 && memcmp(a->align, b->align, sizeof a->align) == 0;
}

static void
search_hole(struct hole_search *search, const uint64_t at[ABI_COUNT])
{
	const struct piece *tried = NULL;

	if (search->filled > search->best_filled) {
		search->best_filled = search->filled;
		search->best_depth = search->depth;
		memcpy(search->best, search->chosen, sizeof search->best);
	}
	for (size_t i = 0; i < search->count && search->depth < MOST_PIECES && search->steps; i++) {
		const struct piece *piece = &search->pieces[i];
		uint64_t next[ABI_COUNT];
		bool fits = true;
		for (int abi = 0; abi < ABI_COUNT; abi++) {
			next[abi] = round_up(at[abi], piece->align[abi]) + piece->size[abi];
			fits &= next[abi] <= search->limit[abi];
		}
		if (!fits || is_chosen(search, i) || (tried && is_alike(tried, piece)))
			continue;
		tried = piece;
		search->steps--;
		search->chosen[search->depth++] = i;
		search->filled += piece->size[ABI_LP64];
		search_hole(search, next);
		search->filled -= piece->size[ABI_LP64];
		search->depth--;
	}
}

/* Move the chosen pieces, in their order, behind the first `count`. */
static size_t
take_chosen(struct arena *arena, struct hole_search *search, struct piece *pieces, size_t count, size_t after)
{
	struct piece *taken = ARENA_ARRAY(arena, search->best_depth + 1, struct piece);
	size_t left = 0;

	memcpy(search->chosen, search->best, sizeof search->best);
	search->depth = search->best_depth;
	for (size_t i = 0; i < search->depth; i++) {
		taken[i] = pieces[search->chosen[i]];
		taken[i].after = after;
	}
	for (size_t i = 0; i < count; i++) {
		if (!is_chosen(search, i))
			pieces[left++] = pieces[i];
	}
	memcpy(&pieces[left], taken, search->depth * sizeof *taken);
	return left;
}

size_t
fill_holes(struct arena *arena, const struct layout *base, struct piece *pieces, size_t count)
{
	for (size_t i = 0; i + 1 < base->member_count; i++) {
		const struct member *before = &base->members[i], *next = before + 1;
		struct hole_search search = {
			.pieces = pieces,
			.count = count,
			.limit = next->offset,
			.steps = SEARCH_STEPS,
		};
		uint64_t at[ABI_COUNT];
		bool is_hole = true;
		for (int abi = 0; abi < ABI_COUNT; abi++) {
			at[abi] = before->offset[abi] + before->size[abi];
			is_hole &= at[abi] < next->offset[abi];
		}
		if (!is_hole)
			continue;
		search_hole(&search, at);
		count = take_chosen(arena, &search, pieces, count, i);
	}
	return count;
}
