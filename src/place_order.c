/*
 * place_order.c: members in order. Pieces with sizes and alignments on three
 * ABIs go in, behind a base that has its place; the order that makes the
 * smallest object comes out.
 *
 * The one idea: every size is a multiple of its alignment, and alignments are
 * such that what is aligned more strictly on one ABI is not aligned less on
 * another. So from an aligned place, descending alignment leaves no hole on any
 * ABI. Behind a base the place need not be aligned: then some pieces go first,
 * and at most as many as there are places modulo the strictest alignment,
 * because pieces between two places that are equal in this respect can as well
 * come later (doc/layout.md has the proof). These few are searched for.
 */
#include "place.h"

#include <stdlib.h>
#include <string.h>

enum { SEARCH_STEPS = 40000, MOST_GROUPS = 48, MOST_FIRST = 16 };

/* ---- extents -------------------------------------------------------------------- */

static void
add_piece(struct extent *extent, const struct piece *piece)
{
	for (int abi = 0; abi < ABI_COUNT; abi++) {
		extent->end[abi] = round_up(extent->end[abi], piece->align[abi]) + piece->size[abi];
		if (piece->align[abi] > extent->align[abi])
			extent->align[abi] = piece->align[abi];
		extent->size[abi] = round_up(extent->end[abi], extent->align[abi]);
	}
}

struct extent
order_extent(const struct extent *base, const struct piece *pieces, size_t count)
{
	struct extent extent = *base;

	for (int abi = 0; abi < ABI_COUNT; abi++)
		extent.size[abi] = round_up(extent.end[abi], extent.align[abi]);
	for (size_t i = 0; i < count; i++)
		add_piece(&extent, &pieces[i]);
	return extent;
}

static int
compare_three(const uint64_t a[ABI_COUNT], const uint64_t b[ABI_COUNT])
{
	for (int abi = 0; abi < ABI_COUNT; abi++) {
		if (a[abi] != b[abi])
			return a[abi] < b[abi] ? -1 : 1;
	}
	return 0;
}

int
extent_compare(const struct extent *a, const struct extent *b)
{
	int order = compare_three(a->size, b->size);

	if (order == 0)
		order = compare_three(a->align, b->align);
	return order ? order : compare_three(a->end, b->end);
}

/* ---- descending alignment ---------------------------------------------------------- */

static int
compare_pieces(const void *left, const void *right)
{
	const struct piece *a = left, *b = right;
	int order = compare_three(b->align, a->align);

	if (order)
		return order;
	return a->number < b->number ? -1 : a->number > b->number;
}

/* ---- the few that go first ------------------------------------------------------------ */

/* Pieces that are alike: of one alignment, and of sizes that differ by
 * multiples of the strictest alignment. */
struct group {
	const struct piece *pieces[MOST_FIRST]; /* as many as could be needed */
	size_t kept, count, used;
	uint64_t align[ABI_COUNT];
	uint64_t rest[ABI_COUNT]; /* size modulo the strictest alignment */
};

struct search {
	struct group groups[MOST_GROUPS]; /* by descending alignment */
	size_t group_count;
	uint64_t strictest[ABI_COUNT];
	struct extent best, bound;
	const struct piece *first[MOST_FIRST], *best_first[MOST_FIRST];
	size_t depth, best_depth;
	unsigned steps;
};

/* False: there are more groups than the search has room for. */
static bool
add_to_group(struct search *search, const struct piece *piece)
{
	uint64_t rest[ABI_COUNT];
	size_t i;

	for (int abi = 0; abi < ABI_COUNT; abi++)
		rest[abi] = piece->size[abi] % search->strictest[abi];
	for (i = 0; i < search->group_count; i++) {
		if (compare_three(search->groups[i].align, piece->align) == 0 &&
		    compare_three(search->groups[i].rest, rest) == 0)
			break;
	}
	if (i == MOST_GROUPS)
		return false;
	struct group *group = &search->groups[i];
	if (i == search->group_count) {
		search->group_count++;
		memcpy(group->align, piece->align, sizeof group->align);
		memcpy(group->rest, rest, sizeof group->rest);
	}
	if (group->kept < MOST_FIRST)
		group->pieces[group->kept++] = piece;
	group->count++;
	return true;
}

/* What comes of it when the rest follows in descending order. */
static struct extent
with_rest(const struct search *search, const struct extent *at, const uint64_t left[ABI_COUNT])
{
	struct extent extent = *at;

	for (size_t i = 0; i < search->group_count; i++) {
		const struct group *group = &search->groups[i];
		if (group->used == group->count)
			continue;
		for (int abi = 0; abi < ABI_COUNT; abi++)
			extent.end[abi] = round_up(extent.end[abi], group->align[abi]);
		break;
	}
	for (int abi = 0; abi < ABI_COUNT; abi++) {
		extent.end[abi] += left[abi];
		extent.align[abi] = search->bound.align[abi];
		extent.size[abi] = round_up(extent.end[abi], extent.align[abi]);
	}
	return extent;
}

static void
search_first(struct search *search, const struct extent *at, const uint64_t left[ABI_COUNT])
{
	struct extent extent = with_rest(search, at, left);

	if (extent_compare(&extent, &search->best) < 0) {
		search->best = extent;
		search->best_depth = search->depth;
		memcpy(search->best_first, search->first, sizeof search->first);
	}
	if (search->depth == MOST_FIRST || search->steps == 0 || compare_three(search->best.end, search->bound.end) == 0)
		return;
	search->steps--;

	/* What holes there are stay: is this worth going on with? */
	struct extent hope = *at;
	for (int abi = 0; abi < ABI_COUNT; abi++) {
		hope.end[abi] += left[abi];
		hope.align[abi] = search->bound.align[abi];
		hope.size[abi] = round_up(hope.end[abi], hope.align[abi]);
	}
	if (extent_compare(&hope, &search->best) >= 0)
		return;

	for (int with_hole = 0; with_hole < 2; with_hole++) {
		for (size_t i = 0; i < search->group_count; i++) {
			struct group *group = &search->groups[i];
			struct extent next = *at;
			uint64_t after[ABI_COUNT];
			bool makes_hole = false;

			if (group->used == group->kept)
				continue;
			for (int abi = 0; abi < ABI_COUNT; abi++)
				makes_hole |= at->end[abi] % group->align[abi] != 0;
			if (makes_hole != (with_hole == 1))
				continue;
			const struct piece *piece = group->pieces[group->used++];
			add_piece(&next, piece);
			for (int abi = 0; abi < ABI_COUNT; abi++)
				after[abi] = left[abi] - piece->size[abi];
			search->first[search->depth++] = piece;
			search_first(search, &next, after);
			search->depth--;
			group->used--;
		}
	}
}

/* Move the pieces that were found to the front, in their order. */
static void
put_first(struct arena *arena, const struct search *search, struct piece *pieces, size_t count)
{
	struct piece *ordered = ARENA_ARRAY(arena, count, struct piece);
	size_t filled = 0;

	for (size_t i = 0; i < search->best_depth; i++)
		ordered[filled++] = *search->best_first[i];
	for (size_t i = 0; i < count; i++) {
		bool is_first = false;
		for (size_t k = 0; k < search->best_depth && !is_first; k++)
			is_first = search->best_first[k] == &pieces[i];
		if (!is_first)
			ordered[filled++] = pieces[i];
	}
	memcpy(pieces, ordered, count * sizeof *pieces);
}

struct extent
order_pieces(struct arena *arena, const struct extent *base, struct piece *pieces, size_t count)
{
	struct search search = {0};
	uint64_t left[ABI_COUNT] = {0};
	bool is_aligned = true;

	if (count == 0)
		return order_extent(base, pieces, count);
	qsort(pieces, count, sizeof *pieces, compare_pieces);
	for (int abi = 0; abi < ABI_COUNT; abi++)
		is_aligned &= base->end[abi] % pieces[0].align[abi] == 0;
	struct extent descending = order_extent(base, pieces, count);
	if (is_aligned)
		return descending;

	search.best = descending;
	search.bound = descending;
	search.steps = SEARCH_STEPS;
	memcpy(search.strictest, pieces[0].align, sizeof search.strictest);
	for (size_t i = 0; i < count; i++) {
		if (!add_to_group(&search, &pieces[i]))
			return descending;
		for (int abi = 0; abi < ABI_COUNT; abi++)
			left[abi] += pieces[i].size[abi];
	}
	for (int abi = 0; abi < ABI_COUNT; abi++) {
		search.bound.end[abi] = base->end[abi] + left[abi];
		search.bound.size[abi] = round_up(search.bound.end[abi], search.bound.align[abi]);
	}
	search_first(&search, base, left);
	put_first(arena, &search, pieces, count);
	return search.best;
}
