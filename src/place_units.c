/*
 * place_units.c: bits into units. The widths of small slots go in; plain
 * unsigned units of 1, 2, 4 and 8 bytes come out, and which of them each slot
 * is in. No slot straddles its unit.
 *
 * The one idea: two neighbouring units of equal size are never better than one
 * of twice the size, so the least bytes U with units of up to C bytes is U / C
 * units of C and the binary digits of U % C: one number to search for. This is
 * bin packing (NP-hard, but here with bins of at most 64): a greedy filler that
 * completes each unit with the subset that leaves the least, then for up to
 * PLACE_EXACT_RUNS slots a search that proves what the filler did not find.
 */
#include "place.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { WIDEST = 64, SEARCH_STEPS = 200000 };

static unsigned
unit_bits(unsigned size)
{
	return 8u << size;
}

static size_t
total_of(const struct units *units)
{
	return units->count[0] + units->count[1] + units->count[2] + units->count[3];
}

/* Bits of unit `unit`; the largest come first. */
static unsigned
capacity_of(const struct units *units, size_t unit)
{
	for (unsigned size = UNIT_SIZES; size-- > 0;) {
		if (unit < units->count[size])
			return unit_bits(size);
		unit -= units->count[size];
	}
	assert(0 && "the unit exists");
	return 0;
}

/* ---- filling unit by unit ------------------------------------------------------ */

/* The widths of a subset of what is left that fills `room` bits as far as
 * possible, into taken[width]. Dynamic programming over the sums that can be
 * reached: bit s of `reached` says that s can; by[s] is the last width of one
 * way to it, and wider ones were used before. */
static void
complete(const size_t left[WIDEST + 1], unsigned room, size_t taken[WIDEST + 1])
{
	unsigned char by[WIDEST + 1] = {0};
	bool reached[WIDEST + 1] = {true};

	for (unsigned width = room; width > 0; width--) {
		unsigned char used[WIDEST + 1] = {0};
		if (!left[width])
			continue;
		for (unsigned sum = width; sum <= room; sum++) {
			if (reached[sum] || !reached[sum - width] || used[sum - width] >= left[width])
				continue;
			reached[sum] = true;
			by[sum] = (unsigned char)width;
			used[sum] = (unsigned char)(used[sum - width] + 1);
		}
	}
	unsigned sum = room;
	while (!reached[sum])
		sum--;
	for (; sum; sum -= by[sum])
		taken[by[sum]]++;
}

/* Give each unit, in order, its widest slot and then the best completion. */
static bool
fill_greedily(const unsigned *widths, size_t count, struct units *units, bool smallest_first)
{
	size_t left[WIDEST + 1] = {0}, next[WIDEST + 2] = {0}, remaining = count;
	size_t unit_count = total_of(units);

	/* widths descend: next[w] is the first slot of width w that has no unit. */
	for (size_t i = 0; i < count; i++)
		left[widths[i]]++;
	for (unsigned width = WIDEST; width > 0; width--)
		next[width - 1] = next[width] + left[width];

	for (size_t i = 0; i < unit_count && remaining; i++) {
		size_t unit = smallest_first ? unit_count - 1 - i : i;
		size_t taken[WIDEST + 1] = {0};
		unsigned room = capacity_of(units, unit), widest = room;
		while (widest && !left[widest])
			widest--;
		if (!widest)
			continue;
		if (!smallest_first) {
			left[widest]--;
			taken[widest]++;
			complete(left, room - widest, taken);
			left[widest]++;
		} else {
			complete(left, room, taken);
		}
		for (unsigned width = WIDEST; width > 0; width--) {
			for (; taken[width]; taken[width]--) {
				size_t run = next[width]++;
				units->unit_of[run] = unit;
				left[width]--;
				remaining--;
			}
		}
	}
	return remaining == 0;
}

/* ---- searching ------------------------------------------------------------------- */

struct search {
	const unsigned *widths; /* descending */
	size_t count;
	const struct units *units;
	size_t unit_count;
	unsigned *room;         /* per unit */
	size_t *unit_of;
	unsigned slack;         /* bits that may stay free in all */
	unsigned steps;
};

/* Place run `run` and all after it. Widths descend, so what a unit has left
 * that is less than the narrowest is lost. */
static bool
search_run(struct search *search, size_t run)
{
	unsigned width, narrowest = search->widths[search->count - 1];

	if (run == search->count)
		return true;
	if (search->steps == 0)
		return false;
	search->steps--;
	width = search->widths[run];

	bool is_twin = run > 0 && search->widths[run - 1] == width;
	size_t first = is_twin ? search->unit_of[run - 1] : 0;
	uint64_t tried = 0;
	for (size_t unit = first; unit < search->unit_count; unit++) {
		unsigned room = search->room[unit];
		if (room < width || (tried & UINT64_C(1) << (room - 1)))
			continue;
		/* Units with equal room are alike. */
		tried |= UINT64_C(1) << (room - 1);
		unsigned rest = room - width, lost = rest < narrowest ? rest : 0;
		if (lost > search->slack)
			continue;
		search->room[unit] = rest;
		search->slack -= lost;
		search->unit_of[run] = unit;
		if (search_run(search, run + 1))
			return true;
		search->room[unit] = room;
		search->slack += lost;
	}
	return false;
}

static bool
fill_exactly(struct arena *arena, const unsigned *widths, size_t count, unsigned slack, struct units *units)
{
	size_t unit_count = total_of(units);
	struct search search = {
		.widths = widths,
		.count = count,
		.units = units,
		.unit_count = unit_count,
		.room = ARENA_ARRAY(arena, unit_count, unsigned),
		.unit_of = units->unit_of,
		.slack = slack,
		.steps = SEARCH_STEPS,
	};

	for (size_t unit = 0; unit < unit_count; unit++)
		search.room[unit] = capacity_of(units, unit);
	return search_run(&search, 0);
}

bool
units_fill(struct arena *arena, const unsigned *widths, size_t count, struct units *units)
{
	uint64_t capacity = 0, sum = 0;

	if (count == 0)
		return true;
	for (unsigned size = 0; size < UNIT_SIZES; size++)
		capacity += units->count[size] * unit_bits(size);
	for (size_t i = 0; i < count; i++)
		sum += widths[i];
	if (sum > capacity)
		return false;
	if (!units->unit_of)
		units->unit_of = ARENA_ARRAY(arena, count, size_t);
	if (fill_greedily(widths, count, units, false) || fill_greedily(widths, count, units, true))
		return true;
	if (count > PLACE_EXACT_RUNS)
		return false;
	return fill_exactly(arena, widths, count, (unsigned)(capacity - sum), units);
}

/* ---- how many ----------------------------------------------------------------------- */

/* So many bytes as units of up to 1 << size bytes. */
static void
set_bytes(struct units *units, uint64_t bytes, unsigned size)
{
	memset(units->count, 0, sizeof units->count);
	units->count[size] = (size_t)(bytes >> size);
	for (unsigned smaller = 0; smaller < size; smaller++)
		units->count[smaller] = (size_t)(bytes >> smaller & 1);
}

bool
units_smallest(struct arena *arena, const unsigned *widths, size_t count, unsigned size, struct units *units)
{
	uint64_t sum = 0, alone = 0, low, high;

	if (count && widths[0] > unit_bits(size))
		return false;
	for (size_t i = 0; i < count; i++) {
		sum += widths[i];
		alone += widths[i] > unit_bits(size) / 2;
	}
	/* No two of the wide ones share a unit. */
	low = (sum + 7) / 8;
	if (alone > 0 && low < ((alone - 1) << size) + 1)
		low = ((alone - 1) << size) + 1;
	high = (uint64_t)count << size;
	if (count <= PLACE_EXACT_RUNS) {
		for (;; low++) {
			set_bytes(units, low, size);
			if (units_fill(arena, widths, count, units))
				return true;
		}
	}
	/* What the filler can do, to within a byte where it is monotonous. */
	while (low < high) {
		uint64_t middle = low + (high - low) / 2;
		set_bytes(units, middle, size);
		if (units_fill(arena, widths, count, units))
			high = middle;
		else
			low = middle + 1;
	}
	set_bytes(units, high, size);
	return units_fill(arena, widths, count, units);
}

struct member
unit_member(unsigned size)
{
	static const char *const c_types[UNIT_SIZES] = {"uint8_t", "uint16_t", "uint32_t", "uint64_t"};
	uint64_t bytes = UINT64_C(1) << size;
	struct member member = {.c_type = c_types[size], .c_array = ""};

	for (int abi = 0; abi < ABI_COUNT; abi++) {
		member.size[abi] = bytes;
		member.align[abi] = bytes == 8 && abi == ABI_I386 ? 4 : bytes;
	}
	return member;
}

unsigned
unit_size(const struct units *units, size_t unit)
{
	unsigned size = UNIT_SIZES - 1;

	while (unit >= units->count[size])
		unit -= units->count[size--];
	return size;
}
