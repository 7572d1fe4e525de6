/*
 * place_way.c: how members and bits lie best. What slots need goes in; an order of
 * members and units, and a unit for each run of bits, come out.
 *
 * The one idea: what an object needs beside its members is a number of bits, and
 * there are only a few ways to make units of them. Each way is a list of pieces;
 * the order that is best for it is known (place_order.c); the best of all wins.
 */
#include "place.h"

#include <stdlib.h>
#include <string.h>

/* ---- pieces and runs of bits ------------------------------------------- */

static bool
is_merged(const struct need *need, bool merges)
{
	return merges && need->is_number && need->width < 64;
}

static int
compare_runs(const void *left, const void *right)
{
	const struct run_of_bits *a = left, *b = right;

	if (a->width != b->width)
		return a->width > b->width ? -1 : 1;
	if (a->slot != b->slot)
		return a->slot < b->slot ? -1 : 1;
	return (int)a->role - (int)b->role;
}

/* The runs of one slot, in the order in which `declared` has them. */
static size_t
runs_of(const struct placing *placing, size_t slot, bool merges, struct run_of_bits *runs)
{
	const struct need *need = &placing->needs[slot];
	size_t count = 0;

	if (need->has_present)
		runs[count++] = (struct run_of_bits){slot, RUN_PRESENT, 1};
	if (need->length_width)
		runs[count++] = (struct run_of_bits){slot, RUN_LENGTH, need->length_width};
	if (need->width && (!need->member.c_type || is_merged(need, merges)))
		runs[count++] = (struct run_of_bits){slot, RUN_VALUE, need->width};
	return count;
}

static struct piece
piece_of_member(const struct member *member, size_t number)
{
	struct piece piece = {.number = number, .after = SIZE_MAX};

	memcpy(piece.size, member->size, sizeof piece.size);
	memcpy(piece.align, member->align, sizeof piece.align);
	return piece;
}

static size_t
units_total(const struct units *units)
{
	return units->count[0] + units->count[1] + units->count[2] + units->count[3];
}

/* ---- optimal order ----------------------------------------------------- */

static void
keep_better(struct placing *placing, const struct way *way)
{
	if (placing->has_best && extent_compare(&way->extent, &placing->best.extent) >= 0)
		return;
	placing->best = *way;
	placing->has_best = true;
}

/* Order the members and these units, and keep the result if it is the best. */
static void
try_units(struct placing *placing, const struct way *frame)
{
	const struct class_def *class = placing->class;
	size_t unit_count = units_total(&frame->units), count = 0;
	struct way way = *frame;

	way.pieces = ARENA_ARRAY(placing->scratch, class->slot_count + unit_count, struct piece);
	for (size_t i = class->inherited_count; i < class->slot_count; i++) {
		const struct need *need = &placing->needs[i];
		if (need->member.c_type && !is_merged(need, frame->has_merged))
			way.pieces[count++] = piece_of_member(&need->member, i);
	}
	for (size_t unit = 0; unit < unit_count; unit++) {
		struct member member = unit_member(unit_size(&frame->units, unit));
		way.pieces[count++] = piece_of_member(&member, class->slot_count + unit);
	}
	way.piece_count = count;
	way.units.unit_of = ARENA_ARRAY(placing->scratch, frame->run_count, size_t);
	if (frame->run_count)
		memcpy(way.units.unit_of, frame->units.unit_of, frame->run_count * sizeof(size_t));

	struct way with_holes = way;
	way.extent = order_pieces(placing->scratch, &placing->start, way.pieces, count);
	keep_better(placing, &way);
	if (!placing->base)
		return;
	with_holes.pieces = ARENA_ARRAY(placing->scratch, count, struct piece);
	if (count)
		memcpy(with_holes.pieces, way.pieces, count * sizeof *way.pieces);
	size_t behind = fill_holes(placing->scratch, placing->base, with_holes.pieces, count);
	if (behind == count)
		return;
	with_holes.extent = order_pieces(placing->scratch, &placing->start, with_holes.pieces, behind);
	keep_better(placing, &with_holes);
}

/* The least that could come of it: no hole, no free bit. */
static struct extent
ideal_extent(const struct placing *placing, bool merges)
{
	const struct class_def *class = placing->class;
	struct extent ideal = placing->start;
	uint64_t bits = 0;

	for (size_t i = class->inherited_count; i < class->slot_count; i++) {
		const struct need *need = &placing->needs[i];
		struct run_of_bits runs[3];
		for (size_t k = runs_of(placing, i, merges, runs); k-- > 0;)
			bits += runs[k].width;
		if (!need->member.c_type || is_merged(need, merges))
			continue;
		for (int abi = 0; abi < ABI_COUNT; abi++) {
			ideal.end[abi] += need->member.size[abi];
			if (need->member.align[abi] > ideal.align[abi])
				ideal.align[abi] = need->member.align[abi];
		}
	}
	for (int abi = 0; abi < ABI_COUNT; abi++) {
		ideal.end[abi] += (bits + 7) / 8;
		ideal.size[abi] = round_up(ideal.end[abi], ideal.align[abi]);
	}
	return ideal;
}

static void
try_ways(struct placing *placing, bool merges)
{
	const struct class_def *class = placing->class;
	struct way way = {.has_merged = merges};
	unsigned *widths;

	way.runs = ARENA_ARRAY(placing->scratch, 3 * class->slot_count + 1, struct run_of_bits);
	for (size_t i = class->inherited_count; i < class->slot_count; i++)
		way.run_count += runs_of(placing, i, merges, way.runs + way.run_count);
	qsort(way.runs, way.run_count, sizeof *way.runs, compare_runs);
	widths = ARENA_ARRAY(placing->scratch, way.run_count + 1, unsigned);
	for (size_t i = 0; i < way.run_count; i++)
		widths[i] = way.runs[i].width;

	if (way.run_count == 0) {
		try_units(placing, &way);
		return;
	}
	struct extent ideal = ideal_extent(placing, merges);
	for (unsigned largest = 0; largest < UNIT_SIZES; largest++) {
		if (placing->has_best && extent_compare(&placing->best.extent, &ideal) <= 0)
			break;
		if (units_smallest(placing->scratch, widths, way.run_count, largest, &way.units))
			try_units(placing, &way);
	}
}

void
way_optimal(struct placing *placing)
{
	try_ways(placing, false);

	struct extent ideal = ideal_extent(placing, true);
	bool may_gain = false;
	for (int abi = 0; abi < ABI_COUNT; abi++)
		may_gain |= ideal.size[abi] < placing->best.extent.size[abi];
	if (!may_gain)
		return;

	/* Only for a smaller object: a number of its own is read faster. */
	struct way unmerged = placing->best;
	placing->has_best = false;
	try_ways(placing, true);
	for (int abi = 0; abi < ABI_COUNT; abi++) {
		if (placing->best.extent.size[abi] < unmerged.extent.size[abi])
			return;
		if (placing->best.extent.size[abi] > unmerged.extent.size[abi])
			break;
	}
	placing->best = unmerged;
}

/* ---- declared order ---------------------------------------------------- */

void
way_declared(struct placing *placing)
{
	const struct class_def *class = placing->class;
	struct way *way = &placing->best;
	size_t unit_count = 0;
	unsigned room = 0;
	unsigned *sizes = ARENA_ARRAY(placing->scratch, 3 * class->slot_count + 1, unsigned);

	*way = (struct way){0};
	way->runs = ARENA_ARRAY(placing->scratch, 3 * class->slot_count + 1, struct run_of_bits);
	way->units.unit_of = ARENA_ARRAY(placing->scratch, 3 * class->slot_count + 1, size_t);
	way->pieces = ARENA_ARRAY(placing->scratch, 4 * class->slot_count + 1, struct piece);
	for (size_t i = class->inherited_count; i < class->slot_count; i++) {
		const struct need *need = &placing->needs[i];
		size_t first = way->run_count;
		way->run_count += runs_of(placing, i, false, way->runs + first);
		for (size_t k = first; k < way->run_count; k++) {
			unsigned width = way->runs[k].width;
			if (room < width) {
				unsigned size = width <= 8 ? 0 : width <= 16 ? 1 : width <= 32 ? 2 : 3;
				struct member unit = unit_member(size);
				sizes[unit_count] = size;
				way->pieces[way->piece_count++] =
					piece_of_member(&unit, class->slot_count + unit_count++);
				room = 8u << size;
			}
			room -= width;
			way->units.unit_of[k] = unit_count - 1;
		}
		if (need->member.c_type) {
			way->pieces[way->piece_count++] = piece_of_member(&need->member, i);
			room = 0;
		}
	}
	way->extent = order_extent(&placing->start, way->pieces, way->piece_count);

	/* Units are numbered from the largest down. */
	size_t *renumbered = ARENA_ARRAY(placing->scratch, unit_count + 1, size_t), next = 0;
	for (unsigned size = UNIT_SIZES; size-- > 0;) {
		for (size_t unit = 0; unit < unit_count; unit++) {
			if (sizes[unit] != size)
				continue;
			renumbered[unit] = next++;
			way->units.count[size]++;
		}
	}
	for (size_t k = 0; k < way->run_count; k++)
		way->units.unit_of[k] = renumbered[way->units.unit_of[k]];
	for (size_t k = 0; k < way->piece_count; k++) {
		if (way->pieces[k].number >= class->slot_count)
			way->pieces[k].number = class->slot_count + renumbered[way->pieces[k].number - class->slot_count];
	}
}
