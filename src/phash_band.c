/*
 * phash_band.c: names by their length. The keys of a class go in, at most
 * four bands of lengths come out, each with the width of load that reads its
 * names fastest, and the names of each as words.
 */
#include "phash_internal.h"

#include <assert.h>
#include <stdlib.h>

/* The bits of so many bytes, at least 1 and at most 8. */
static uint64_t
low_bytes(size_t count)
{
	return UINT64_MAX >> (64 - 8 * count);
}

static bool
is_power_of_two(size_t number)
{
	return number && !(number & (number - 1));
}

/* The loads between first and last that move with the length. */
static size_t
count_moving(const struct phash_band *band)
{
	size_t count = 0;

	for (size_t load = 1; load + 1 < band->load_count; load++)
		count += !phash_is_fixed(band, load);
	return count;
}

/* Give the band the loads of this width. A place that is a share of the length
 * is cheaper than one that a comparison chooses, but never fixed. */
static void
set_width(struct phash_band *band, size_t width)
{
	band->width = width;
	band->load_count = (band->high + width - 1) / width;
	band->spread = PHASH_STEPS;
	if (band->load_count == 4 && count_moving(band) == 2)
		band->spread = PHASH_MIRROR;
	else if (band->load_count > 2 && is_power_of_two(band->load_count - 1) &&
		 count_moving(band) == band->load_count - 2)
		band->spread = PHASH_EVEN;
	band->word_count = (band->load_count * width + 7) / 8;
	band->is_fused = band->low < band->high && band->high <= 255 && band->load_count * width % 8 != 0;
}

/* Give it inner loads of 8 bytes between outer ones of 4: one for up to 15
 * bytes, two for up to 23 (phash_offset). */
static void
set_inner(struct phash_band *band)
{
	band->width = 4;
	band->spread = PHASH_INNER;
	band->load_count = band->high <= 15 ? 3 : 4;
	band->word_count = band->load_count - 1;
	band->is_fused = true;
}

static bool
can_be_inner(const struct phash_band *band)
{
	return band->low >= 4 && band->low < 8 && band->high > 8 && band->high <= 23;
}

/* About what one lookup in the band costs, in quarters of a cycle (measured on
 * Zen 4 with gcc 12). A narrow load also takes a shift and an or; a load whose
 * place depends on the length, but is not the last, a compare and a select, or
 * a shift. Inner loads take a select, two of them more to find their places. */
static uint64_t
cost_of(const struct phash_band *band)
{
	if (band->spread == PHASH_INNER)
		return band->load_count == 3 ? 30 : 38;

	uint64_t cost = 4 * band->word_count + (band->width == 8 ? 4 : 6) * band->load_count;

	cost += (band->spread == PHASH_STEPS ? 3 : 2) * count_moving(band);
	if (phash_has_length(band))
		cost += 5;
	return cost;
}

/* Choose how the band's names are read; returns what that costs. */
static uint64_t
choose_loads(struct phash_band *band)
{
	struct phash_band best = *band;
	uint64_t best_cost = UINT64_MAX;

	for (size_t width = 8; width; width /= 2) {
		if (width > band->low)
			continue;
		set_width(band, width);
		uint64_t cost = cost_of(band);
		if (cost < best_cost) {
			best_cost = cost;
			best = *band;
		}
	}
	if (can_be_inner(band)) {
		set_inner(band);
		if (cost_of(band) < best_cost) {
			best_cost = cost_of(band);
			best = *band;
		}
	}
	*band = best;
	return best_cost;
}

/* A band costs what its lookups cost, the code it takes, and the branch that
 * chooses it: a miss of 16 cycles, as often as names in random order make it. */
static uint64_t
cost_of_band(size_t low, size_t high, uint64_t count, uint64_t total)
{
	struct phash_band band = {.low = low, .high = high};

	return count * choose_loads(&band) + 64 * count * (total - count) / total + 6 * total;
}

/* How the lengths up to here are best split into so many bands. */
struct split {
	uint64_t cost;
	size_t from; /* the last band's first length, in `lengths` */
};

static int
compare_lengths(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return (x > y) - (x < y);
}

/* By dynamic programming over the lengths that occur. Returns the number of
 * bands; their ends are set. */
size_t
phash_split(struct arena *arena, const struct phash_key *keys, size_t count, struct phash_band bands[PHASH_BAND_MAX])
{
	size_t *lengths = ARENA_ARRAY(arena, count, size_t);
	size_t *before = ARENA_ARRAY(arena, count + 1, size_t); /* names shorter than lengths[i] */
	size_t distinct = 0;

	for (size_t i = 0; i < count; i++)
		lengths[i] = keys[i].length;
	qsort(lengths, count, sizeof(*lengths), compare_lengths);
	for (size_t i = 0; i < count; i++) {
		if (i > 0 && lengths[i] == lengths[distinct - 1])
			continue;
		before[distinct] = i;
		lengths[distinct++] = lengths[i];
	}
	before[distinct] = count;

	struct split *splits = ARENA_ARRAY(arena, (PHASH_BAND_MAX + 1) * (distinct + 1), struct split);
	size_t best = 1;
	for (size_t used = 1; used <= PHASH_BAND_MAX; used++) {
		struct split *row = splits + used * (distinct + 1), *shorter = row - (distinct + 1);
		for (size_t end = used; end <= distinct; end++) {
			row[end].cost = UINT64_MAX;
			for (size_t from = used == 1 ? 0 : used - 1; from < (used == 1 ? 1 : end); from++) {
				uint64_t cost = shorter[from].cost + cost_of_band(lengths[from], lengths[end - 1],
										  before[end] - before[from], count);
				if (cost < row[end].cost)
					row[end] = (struct split){.cost = cost, .from = from};
			}
		}
		if (used <= distinct && row[distinct].cost < splits[best * (distinct + 1) + distinct].cost)
			best = used;
	}

	for (size_t used = best, end = distinct; used > 0; used--) {
		size_t from = splits[used * (distinct + 1) + end].from;
		bands[used - 1] = (struct phash_band){
			.low = lengths[from], .high = lengths[end - 1], .row_count = before[end] - before[from]};
		end = from;
	}
	return best;
}

/* What this load has read of the row's name. */
static uint64_t
load_of_row(const struct phash_band *band, size_t row, size_t load)
{
	size_t per_word = 8 / band->width;
	size_t place = load == 0 ? 0 : load + 1 == band->load_count ? 1 : load + 1;
	uint64_t word = band->words[row * band->word_count + place / per_word];

	return band->width == 8 ? word : word >> place % per_word * band->width * 8 & low_bytes(band->width);
}

/* Has some string of this length the row's words? They say what each of its
 * bytes is, so there is none if two loads disagree about a byte. */
static bool
fits_length(const struct phash_band *band, size_t row, size_t length)
{
	for (size_t load = 1; load < band->load_count; load++) {
		for (size_t other = 0; other < load; other++) {
			size_t at = phash_offset(band, load, length), from = phash_offset(band, other, length);
			size_t later = at < from ? other : load, earlier = at < from ? load : other;
			size_t step = at < from ? from - at : at - from;
			if (step < band->width && load_of_row(band, row, earlier) >> 8 * step !=
							  (load_of_row(band, row, later) & low_bytes(band->width - step)))
				return false;
		}
	}
	return true;
}

/* Do the words of each name say how long it is? Seldom where loads hardly
 * overlap, or where they are many. */
static bool
imply_length(const struct phash_band *band)
{
	if (band->low == band->high || band->load_count > 4 || band->spread == PHASH_INNER)
		return false;
	for (size_t row = 0; row < band->row_count; row++)
		for (size_t length = band->low; length <= band->high; length++)
			if (length != band->rows[row]->length && fits_length(band, row, length))
				return false;
	return true;
}

static void
read_words(struct phash_band *band)
{
	for (size_t row = 0; row < band->row_count; row++)
		for (size_t word = 0; word < band->word_count; word++)
			band->words[row * band->word_count + word] =
				phash_word(band, word, band->rows[row]->name, band->rows[row]->length);
}

void
phash_fill_band(struct arena *arena, struct phash_band *band, const struct phash_key *keys, size_t count)
{
	choose_loads(band);
	band->rows = ARENA_ARRAY(arena, band->row_count, const struct phash_key *);
	band->words = ARENA_ARRAY(arena, band->row_count * band->word_count, uint64_t);
	band->factors = ARENA_ARRAY(arena, 2 * band->word_count, uint64_t);

	size_t row = 0;
	for (size_t i = 0; i < count; i++) {
		if (keys[i].length < band->low || keys[i].length > band->high)
			continue;
		band->rows[row++] = &keys[i];
	}
	assert(row == band->row_count);
	read_words(band);
	band->is_implied = imply_length(band);
	if (band->is_implied && band->is_fused) {
		band->is_fused = false;
		read_words(band);
	}
}
