/*
 * phash.h: the lookup that is generated for a class: from a name to the index
 * of its attribute, or -1.
 *
 * The names are split by length into at most four bands. Within a band a name
 * is read whole, by loads of one width that overlap and cover every byte of
 * it, and packed into 64-bit words. A hash of the words (or the length alone)
 * chooses one row of a table, and the name is accepted when all of its words
 * and its length equal the row's: no byte is left uncompared, and none behind
 * the name is read. The length need not be compared where loads overlap so that
 * no string of another one has these words.
 */
#ifndef PHASH_H
#define PHASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct json;

/* A name that is looked up. Several may stand for the same index. */
struct phash_key {
	const char *name;
	size_t length; /* bytes, at least 1 */
	int index;
};

/* Where the loads lie between the first, at 0, and the last, at the length
 * less a load's width. Neighbours never lie more than a width apart. */
enum phash_spread {
	PHASH_STEPS,  /* a width apart, but not behind the last */
	PHASH_MIRROR, /* of four: the third as far from the last as the second from the first */
	PHASH_EVEN,   /* evenly; their number less one is a power of two */
	/* Of 8 bytes each, between a first and a last of 4. A name of less than 8
	 * has no room for them, and they read as 0. */
	PHASH_INNER,
};

/* How a band finds its row. */
enum phash_way {
	PHASH_SINGLE, /* there is only one */
	PHASH_LENGTH, /* by the length, counted from the band's low end */
	PHASH_WORDS,  /* by the top bits of the hash */
	PHASH_PILOTS, /* by bits of the hash, displaced by the pilot of its bucket */
};

/* The names whose length lies in [low, high]. */
struct phash_band {
	size_t low, high;
	size_t width;      /* bytes of a load: 8, 4, 2 or 1; at most `low`; of PHASH_INNER the outer ones' */
	size_t load_count; /* they cover the name: load_count * width >= high, but of PHASH_INNER */
	enum phash_spread spread;
	size_t word_count;
	bool is_fused;   /* the length is the top byte of the last word, of PHASH_INNER the lowest */
	bool is_implied; /* no string of another length in the band has the words of a name */

	size_t row_count;
	const struct phash_key **rows; /* in the order of the keys */
	uint64_t *words;               /* row by row, word_count each */

	enum phash_way way;
	bool is_summed;    /* the hash is one factor times a sum: of word i shifted by i bits, where it has the factor */
	bool is_halved;    /* the hash takes each word as two 32-bit halves */
	uint64_t *factors; /* by word, or by half, or one; 0: it takes no part */
	uint64_t length_factor;
	unsigned row_bits;    /* of the hash */
	unsigned bucket_bits; /* PHASH_PILOTS: they stand above the row's bits */
	uint32_t *pilots;     /* by bucket */
	size_t place_count;
	uint32_t *row_of; /* by place; NULL: the place is the row */
	bool is_shared;   /* its rows are among the plan's, by index (phash_rows.c) */
};

struct phash_plan {
	size_t band_count; /* 0 to 4; the one with most names first */
	struct phash_band *bands;

	/* One table for the bands that share it: by index, NULL where it has no key
	 * of theirs. */
	size_t row_count;
	const struct phash_key **rows;
	size_t word_count; /* of a row */
	bool has_lengths;  /* a word has no room for them */
};

/* Plan the lookup of these keys, whose names differ. The plan depends on the
 * seed name and the keys alone, on any machine. Every key, and names next to
 * it, have been looked up in the plan when it returns. */
const struct phash_plan *phash_search(struct arena *arena, const char *seed_name, const struct phash_key *keys,
				      size_t count);
/* The same with the number of times that each cheap hash may be rolled; 0
 * leaves only the one that is certain to be found. */
const struct phash_plan *phash_search_rolls(struct arena *arena, const char *seed_name, const struct phash_key *keys,
					    size_t count, unsigned rolls);

/* The key whose index the generated function returns for this name, or NULL. */
const struct phash_key *phash_find(const struct phash_plan *plan, const char *name, size_t length);

/* Which load of a name is packed at this place: the first, the last, then the
 * others. */
size_t phash_load_at(const struct phash_band *band, size_t place);
/* Where load `load` of a name of this length reads. One that reads no byte
 * (PHASH_INNER) has no place. */
size_t phash_offset(const struct phash_band *band, size_t load, size_t length);
/* Does the load read at the same place in every name? */
bool phash_is_fixed(const struct phash_band *band, size_t load);
/* Is a name's length compared apart from its words? */
bool phash_has_length(const struct phash_band *band);

/* What templates/find.mustache renders (phash_view.c). */
struct json *phash_view(struct arena *arena, const struct phash_plan *plan);

#endif
