/*
 * phash.c: the plan of a lookup (phash.h). What a name's words are, how a plan
 * finds a key by them, and the proof by trial that it does. Bands come from
 * phash_band.c, their hashes from phash_hash.c.
 */
#include "phash_internal.h"

#include <assert.h>
#include <string.h>

enum { ROLLS = 16384 };

/* ---- a name as words ---- */

static size_t
min(size_t a, size_t b)
{
	return a < b ? a : b;
}

size_t
phash_load_at(const struct phash_band *band, size_t place)
{
	if (place == 0)
		return 0;
	return place == 1 ? band->load_count - 1 : place - 1;
}

/* A load whose place in the longest name is one of the shortest name's too. */
bool
phash_is_fixed(const struct phash_band *band, size_t load)
{
	return load == 0 || band->low == band->high ||
	       (band->spread == PHASH_STEPS && band->low >= (load + 1) * band->width);
}

size_t
phash_offset(const struct phash_band *band, size_t load, size_t length)
{
	size_t last = length - band->width;

	if (load == 0 || load + 1 == band->load_count)
		return load ? last : 0;
	switch (band->spread) {
	case PHASH_STEPS:
		break;
	case PHASH_MIRROR:
		return load == 1 ? min(band->width, last) : last - min(band->width, last);
	case PHASH_EVEN:
		return load * last / (band->load_count - 1);
	case PHASH_INNER:
		assert(length >= 8);
		/* One in the middle; two as far from the ends, and so near to each
		 * other that the second need not read its first byte. */
		if (band->load_count == 3)
			return length / 2 - 4;
		return load == 1 ? (length - 1) / 4 - 1 : length - 7 - (length - 1) / 4;
	}
	return min(load * band->width, last);
}

bool
phash_has_length(const struct phash_band *band)
{
	return band->low < band->high && !band->is_fused && !band->is_implied;
}

/* The inner load that is word `word`. */
static uint64_t
inner_word(const struct phash_band *band, size_t word, const char *name, size_t length)
{
	uint64_t bits = 0;

	if (length >= 8) {
		const char *at = name + phash_offset(band, word, length);
		for (size_t i = 0; i < 8; i++)
			bits |= (uint64_t)(unsigned char)at[i] << 8 * i;
	}
	/* The first byte of the last is one that the load before it has read. */
	return word + 1 == band->word_count ? (bits & ~UINT64_C(0xff)) | length : bits;
}

uint64_t
phash_word(const struct phash_band *band, size_t word, const char *name, size_t length)
{
	if (band->spread == PHASH_INNER && word > 0)
		return inner_word(band, word, name, length);

	size_t per_word = 8 / band->width;
	size_t end = min((word + 1) * per_word, band->load_count);
	uint64_t bits = 0;
	unsigned shift = 0;

	for (size_t place = word * per_word; place < end; place++) {
		const char *at = name + phash_offset(band, phash_load_at(band, place), length);
		for (size_t i = 0; i < band->width; i++, shift += 8)
			bits |= (uint64_t)(unsigned char)at[i] << shift;
	}
	if (band->is_fused && band->spread != PHASH_INNER && word + 1 == band->word_count)
		bits |= (uint64_t)length << 56;
	return bits;
}

uint64_t
phash_term(const struct phash_band *band, size_t i, uint64_t word)
{
	if (band->is_summed)
		return (word << i) * band->factors[i];
	if (!band->is_halved)
		return word * band->factors[i];
	return (word & 0xffffffff) * band->factors[2 * i] + (word >> 32) * band->factors[2 * i + 1];
}

size_t
phash_place(const struct phash_band *band, uint64_t hash, size_t length)
{
	switch (band->way) {
	case PHASH_SINGLE:
		return 0;
	case PHASH_LENGTH:
		return length - band->low;
	case PHASH_WORDS:
		return (size_t)(hash >> (64 - band->row_bits));
	case PHASH_PILOTS:
		break;
	}
	uint64_t pilot = band->pilots[hash >> (64 - band->bucket_bits)];
	uint64_t mask = (UINT64_C(1) << band->row_bits) - 1;
	return (size_t)(((hash >> (64 - band->bucket_bits - band->row_bits)) + pilot) & mask);
}

const struct phash_key *
phash_find(const struct phash_plan *plan, const char *name, size_t length)
{
	size_t i = 0;

	while (i < plan->band_count && (length < plan->bands[i].low || length > plan->bands[i].high))
		i++;
	if (i == plan->band_count)
		return NULL;

	const struct phash_band *band = &plan->bands[i];
	uint64_t hash = length * band->length_factor;
	for (i = 0; i < band->word_count; i++)
		if (band->is_halved || band->factors[i])
			hash += phash_term(band, i, phash_word(band, i, name, length));

	size_t row = phash_place(band, hash, length);
	if (band->row_of)
		row = band->row_of[row];
	for (i = 0; i < band->word_count; i++)
		if (phash_word(band, i, name, length) != band->words[row * band->word_count + i])
			return NULL;
	return phash_has_length(band) && band->rows[row]->length != length ? NULL : band->rows[row];
}

/* ---- is it right? ---- */

static bool
names_differ(struct arena *arena, const struct phash_key *keys, size_t count)
{
	struct map *names = map_new(arena);
	static char present;

	for (size_t i = 0; i < count; i++)
		if (map_put(names, keys[i].name, keys[i].length, &present))
			return false;
	return true;
}

/* Whatever is found has just this name. */
static bool
finds_only_equal(const struct phash_plan *plan, const char *name, size_t length)
{
	const struct phash_key *found = phash_find(plan, name, length);

	return !found || (found->length == length && memcmp(found->name, name, length) == 0);
}

/* Is every key found, and none of the names next to it taken for one? */
static bool
is_right(struct arena *arena, const struct phash_plan *plan, const struct phash_key *keys, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct phash_key *key = &keys[i];
		size_t length = key->length;
		if (phash_find(plan, key->name, length) != key)
			return false;

		char *text = arena_text(arena, key->name, length); /* with a NUL behind */
		bool only_equal = finds_only_equal(plan, text, length + 1) &&
				  finds_only_equal(plan, text, length - 1) &&
				  finds_only_equal(plan, text + 1, length - 1);
		text[0] ^= 1;
		only_equal = only_equal && finds_only_equal(plan, text, length);
		text[0] ^= 1;
		text[length - 1] ^= 1;
		only_equal = only_equal && finds_only_equal(plan, text, length);
		if (!only_equal)
			return false;
	}
	return true;
}

/* ---- the search ---- */

/* FNV-1a (Fowler, Noll, Vo). */
static uint64_t
seed_of(const char *name)
{
	uint64_t seed = 14695981039346656037u;

	for (; *name; name++)
		seed = (seed ^ (unsigned char)*name) * 1099511628211u;
	return seed;
}

const struct phash_plan *
phash_search_rolls(struct arena *arena, const char *seed_name, const struct phash_key *keys, size_t count,
		   unsigned rolls)
{
	struct phash_search search = {.arena = arena, .random = seed_of(seed_name), .rolls = rolls};
	struct phash_plan *plan = ARENA_NEW(arena, struct phash_plan);

	bool differ = names_differ(arena, keys, count);
	assert(differ);
	(void)differ;
	if (count == 0)
		return plan;

	plan->bands = ARENA_ARRAY(arena, PHASH_BAND_MAX, struct phash_band);
	plan->band_count = phash_split(arena, keys, count, plan->bands);
	for (size_t i = 0; i < plan->band_count; i++) {
		phash_fill_band(arena, &plan->bands[i], keys, count);
		phash_search_band(&search, &plan->bands[i]);
	}
	/* Few bands, so an insertion sort: the one with most names first. */
	for (size_t i = 1; i < plan->band_count; i++) {
		for (size_t j = i; j > 0 && plan->bands[j].row_count > plan->bands[j - 1].row_count; j--) {
			struct phash_band band = plan->bands[j];
			plan->bands[j] = plan->bands[j - 1];
			plan->bands[j - 1] = band;
		}
	}
	phash_share_rows(arena, plan);
	bool right = is_right(arena, plan, keys, count);
	assert(right);
	(void)right;
	return plan;
}

const struct phash_plan *
phash_search(struct arena *arena, const char *seed_name, const struct phash_key *keys, size_t count)
{
	return phash_search_rolls(arena, seed_name, keys, count, ROLLS);
}
