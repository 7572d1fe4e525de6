/*
 * phash_hash.c: the search for a hash. The names of a band go in as words, and
 * the cheapest hash that gives each a row of its own comes out: the length, a
 * sum of few words, of all words, the same with pilots; and where chance
 * denies us all of these, one that is certain.
 */
#include "phash_internal.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Which words the hash is made of, cheapest first. */
enum terms { TERMS_FIRST, TERMS_SECOND, TERMS_PAIR, TERMS_SUM, TERMS_TWO, TERMS_WORDS, TERMS_LENGTH, TERMS_COUNT };

/* splitmix64 (Steele, Lea, Flood 2014). */
static uint64_t
next_random(struct phash_search *search)
{
	uint64_t z = search->random += 0x9e3779b97f4a7c15;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return z ^ z >> 31;
}

/* The least b with 1 << b >= count. */
static unsigned
bits_for(uint64_t count)
{
	unsigned bits = 0;

	while (bits < 63 && UINT64_C(1) << bits < count)
		bits++;
	return bits;
}

static uint64_t
hash_row(const struct phash_band *band, size_t row)
{
	uint64_t hash = band->rows[row]->length * band->length_factor;

	for (size_t i = 0; i < band->word_count; i++)
		hash += phash_term(band, i, band->words[row * band->word_count + i]);
	return hash;
}

/* Would taking these terms differ from what was tried before? */
static bool
terms_exist(const struct phash_band *band, enum terms terms)
{
	switch (terms) {
	case TERMS_FIRST:
		return true;
	case TERMS_SECOND:
	case TERMS_TWO:
		return band->word_count > 1;
	case TERMS_PAIR:
		return band->word_count > 2;
	case TERMS_SUM: /* what is shifted further out is lost */
		return band->word_count > 1 && band->word_count <= 4;
	case TERMS_WORDS:
		return band->word_count > 2;
	default:
		return phash_has_length(band);
	}
}

/* An odd number, so that no bit is lost. Its highest bit is set because gcc takes
 * a tenth of a second, in each function that finds names, to look for shifts and
 * additions instead of a multiplication by what fits a signed number. */
static uint64_t
next_factor(struct phash_search *search)
{
	return next_random(search) | UINT64_C(1) << 63 | 1;
}

static void
roll_factors(struct phash_search *search, struct phash_band *band, enum terms terms)
{
	size_t from = terms == TERMS_SECOND;
	size_t end = terms == TERMS_FIRST                                                       ? 1
		     : terms == TERMS_SECOND || terms == TERMS_PAIR || terms == TERMS_TWO ? 2
											   : band->word_count;

	band->is_summed = terms == TERMS_PAIR || terms == TERMS_SUM;
	for (size_t i = 0; i < band->word_count; i++) {
		bool is_same = band->is_summed && i > 0;
		band->factors[i] = i < from || i >= end ? 0 : is_same ? band->factors[0] : next_factor(search);
	}
	band->length_factor = terms == TERMS_LENGTH ? next_factor(search) : 0;
}

/* The vector multiply-shift hash: of 32-bit pieces, each times 64 random bits. */
static void
roll_halves(struct phash_search *search, struct phash_band *band)
{
	band->is_halved = true;
	band->is_summed = false;
	for (size_t i = 0; i < 2 * band->word_count; i++)
		band->factors[i] = next_random(search);
	band->length_factor = terms_exist(band, TERMS_LENGTH) ? next_random(search) : 0;
}

static int
compare_hashes(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* Do these words tell all rows apart? Asked of a 64-bit hash of them. */
static bool
terms_separate(struct phash_search *search, struct phash_band *band, enum terms terms, uint64_t *hashes)
{
	if (!terms_exist(band, terms))
		return false;
	roll_factors(search, band, terms);
	for (size_t row = 0; row < band->row_count; row++)
		hashes[row] = hash_row(band, row);
	qsort(hashes, band->row_count, sizeof(*hashes), compare_hashes);
	for (size_t row = 1; row < band->row_count; row++)
		if (hashes[row] == hashes[row - 1])
			return false;
	return true;
}

/* Enter each row at its place. Places without a row keep row 0: no name that
 * leads there is one of ours, so the comparison with any row rejects it. */
static void
fill_places(struct phash_search *search, struct phash_band *band, size_t place_count)
{
	bool is_row = place_count == band->row_count;

	band->place_count = place_count;
	band->row_of = ARENA_ARRAY(search->arena, place_count, uint32_t);
	for (size_t row = 0; row < band->row_count; row++) {
		size_t place = phash_place(band, hash_row(band, row), band->rows[row]->length);
		band->row_of[place] = (uint32_t)row;
		is_row = is_row && place == row;
	}
	if (is_row)
		band->row_of = NULL;
}

static bool
search_length(struct phash_search *search, struct phash_band *band)
{
	size_t place_count = band->high - band->low + 1;

	if (place_count < band->row_count || place_count > 4 * band->row_count)
		return false;

	bool *taken = ARENA_ARRAY(search->arena, place_count, bool);
	for (size_t row = 0; row < band->row_count; row++) {
		bool *place = &taken[band->rows[row]->length - band->low];
		if (*place)
			return false;
		*place = true;
	}
	band->way = PHASH_LENGTH;
	fill_places(search, band, place_count);
	return true;
}

/* Does the hash as rolled give each row a place of its own, or even its own
 * number? `stamps` tells the places that this roll has taken. */
static bool
is_perfect(const struct phash_band *band, uint32_t *stamps, uint32_t stamp, bool in_order)
{
	for (size_t row = 0; row < band->row_count; row++) {
		size_t place = (size_t)(hash_row(band, row) >> (64 - band->row_bits));
		if (stamps[place] == stamp || (in_order && place != row))
			return false;
		stamps[place] = stamp;
	}
	return true;
}

static bool
search_words(struct phash_search *search, struct phash_band *band, enum terms terms)
{
	unsigned bits = bits_for(band->row_count), last = bits_for(4 * band->row_count);
	uint32_t *stamps = ARENA_ARRAY(search->arena, (size_t)1 << last, uint32_t);
	uint32_t stamp = 0;

	band->way = PHASH_WORDS;
	for (; bits <= last; bits++) {
		/* N names find places of their own among M with a chance of about
		 * e^-(N^2 / 2M + N^3 / 6M^2): below e^-8.5 not worth the time. */
		uint64_t names = band->row_count, places = UINT64_C(1) << bits;
		if (names * names * (3 * places + names) > 51 * places * places)
			continue;
		band->row_bits = bits;
		bool in_order = band->row_count <= 4 && (size_t)1 << bits == band->row_count;
		for (unsigned roll = 0; roll < search->rolls; roll++) {
			roll_factors(search, band, terms);
			if (is_perfect(band, stamps, ++stamp, in_order)) {
				fill_places(search, band, (size_t)1 << bits);
				return true;
			}
		}
	}
	return false;
}

/* The rows by bucket, for one roll: lists that end in NONE. */
struct buckets {
	size_t *first, *size; /* by bucket */
	size_t *next;         /* by row */
	size_t *place;        /* by row, before its pilot is added */
	bool *taken;          /* by place */
	size_t largest;
};

static const size_t NONE = SIZE_MAX;

static void
fill_buckets(const struct phash_band *band, struct buckets *buckets)
{
	size_t count = (size_t)1 << band->bucket_bits, mask = ((size_t)1 << band->row_bits) - 1;

	buckets->largest = 0;
	for (size_t i = 0; i < count; i++) {
		buckets->first[i] = NONE;
		buckets->size[i] = 0;
	}
	for (size_t row = 0; row < band->row_count; row++) {
		uint64_t hash = hash_row(band, row);
		size_t bucket = (size_t)(hash >> (64 - band->bucket_bits));
		buckets->place[row] = (size_t)(hash >> (64 - band->bucket_bits - band->row_bits)) & mask;
		buckets->next[row] = buckets->first[bucket];
		buckets->first[bucket] = row;
		if (++buckets->size[bucket] > buckets->largest)
			buckets->largest = buckets->size[bucket];
	}
}

/* Take the bucket's places, displaced by the pilot, if all of them are free. */
static bool
take_places(struct buckets *buckets, size_t bucket, size_t pilot, size_t mask)
{
	for (size_t row = buckets->first[bucket]; row != NONE; row = buckets->next[row]) {
		size_t place = (buckets->place[row] + pilot) & mask;
		if (!buckets->taken[place]) {
			buckets->taken[place] = true;
			continue;
		}
		for (size_t undo = buckets->first[bucket]; undo != row; undo = buckets->next[undo])
			buckets->taken[(buckets->place[undo] + pilot) & mask] = false;
		return false;
	}
	return true;
}

/* Find a pilot for every bucket: the largest first, while there is room. */
static bool
place_buckets(struct phash_band *band, struct buckets *buckets)
{
	size_t count = (size_t)1 << band->bucket_bits, mask = ((size_t)1 << band->row_bits) - 1;

	memset(buckets->taken, 0, (mask + 1) * sizeof(*buckets->taken));
	for (size_t size = buckets->largest; size > 0; size--) {
		for (size_t bucket = 0; bucket < count; bucket++) {
			if (buckets->size[bucket] != size)
				continue;
			size_t pilot = 0;
			while (pilot <= mask && !take_places(buckets, bucket, pilot, mask))
				pilot++;
			if (pilot > mask)
				return false;
			band->pilots[bucket] = (uint32_t)pilot;
		}
	}
	return true;
}

/* Hash and displace (Belazzougui, Botelho, Dietzfelbinger 2009), by halves
 * when no terms are given. */
static bool
search_pilots(struct phash_search *search, struct phash_band *band, const enum terms *terms)
{
	size_t count = band->row_count;

	band->way = PHASH_PILOTS;
	band->bucket_bits = bits_for((count + 3) / 4 + 1);
	for (band->row_bits = bits_for(count); band->row_bits <= bits_for(4 * count); band->row_bits++) {
		size_t bucket_count = (size_t)1 << band->bucket_bits, place_count = (size_t)1 << band->row_bits;
		struct buckets buckets = {
			.first = ARENA_ARRAY(search->arena, bucket_count, size_t),
			.size = ARENA_ARRAY(search->arena, bucket_count, size_t),
			.next = ARENA_ARRAY(search->arena, count, size_t),
			.place = ARENA_ARRAY(search->arena, count, size_t),
			.taken = ARENA_ARRAY(search->arena, place_count, bool),
		};
		band->pilots = ARENA_ARRAY(search->arena, bucket_count, uint32_t);
		for (unsigned roll = 0; roll < search->rolls / 256; roll++) {
			if (terms)
				roll_factors(search, band, *terms);
			else
				roll_halves(search, band);
			fill_buckets(band, &buckets);
			if (place_buckets(band, &buckets)) {
				fill_places(search, band, place_count);
				return true;
			}
		}
	}
	return false;
}

/* What ends every search. The halves and the length of two rows always differ
 * somewhere, so a roll sends them to the same of M places with a chance of at
 * most 2/M (Dietzfelbinger 1996), and N rows collide nowhere with a chance of
 * at least 1 - N^2/M. Once M is 2 N^2, every other roll succeeds. */
static void
search_surely(struct phash_search *search, struct phash_band *band)
{
	uint64_t count = band->row_count;
	unsigned last = bits_for(2 * count * count);

	assert(last <= 32);
	band->way = PHASH_WORDS;
	for (band->row_bits = bits_for(count);; band->row_bits++) {
		uint32_t *stamps = ARENA_ARRAY(search->arena, (size_t)1 << band->row_bits, uint32_t);
		bool is_last = band->row_bits == last;
		for (uint32_t roll = 1; is_last || roll <= search->rolls; roll++) {
			roll_halves(search, band);
			if (is_perfect(band, stamps, roll, false)) {
				fill_places(search, band, (size_t)1 << band->row_bits);
				return;
			}
		}
	}
}

void
phash_search_band(struct phash_search *search, struct phash_band *band)
{
	bool separates[TERMS_COUNT];

	if (band->row_count == 1)
		return; /* PHASH_SINGLE */
	if (search_length(search, band))
		return;

	uint64_t *hashes = ARENA_ARRAY(search->arena, band->row_count, uint64_t);
	for (enum terms terms = 0; terms < TERMS_COUNT; terms++) {
		separates[terms] = terms_separate(search, band, terms, hashes);
		if (separates[terms] && search_words(search, band, terms))
			return;
	}
	for (enum terms terms = 0; terms < TERMS_COUNT; terms++)
		if (separates[terms] && search_pilots(search, band, &terms))
			return;
	if (search_pilots(search, band, NULL))
		return;
	search_surely(search, band);
}
