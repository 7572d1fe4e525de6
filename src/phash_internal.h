/*
 * phash_internal.h: what the files of the lookup's search share.
 */
#ifndef PHASH_INTERNAL_H
#define PHASH_INTERNAL_H

#include "phash.h"
#include "slotc.h"

enum { PHASH_BAND_MAX = 4 };

/* One search: where its memory and its random numbers come from. */
struct phash_search {
	struct arena *arena;
	uint64_t random;
	unsigned rolls; /* tries for each cheap hash */
};

/* ---- phash.c: a name as words ---- */

/* Word `word` of a name whose length lies in the band. */
uint64_t phash_word(const struct phash_band *band, size_t word, const char *name, size_t length);
/* What this word adds to the hash. */
uint64_t phash_term(const struct phash_band *band, size_t word, uint64_t value);
/* Where the hash, or the length, leads: into `row_of`. */
size_t phash_place(const struct phash_band *band, uint64_t hash, size_t length);

/* ---- phash_band.c ---- */

/* Split the keys by length. Returns the number of bands; their ends and
 * row_count are set. */
size_t phash_split(struct arena *arena, const struct phash_key *keys, size_t count,
		   struct phash_band bands[PHASH_BAND_MAX]);
/* Choose how the band's names are read, and read them. */
void phash_fill_band(struct arena *arena, struct phash_band *band, const struct phash_key *keys, size_t count);

/* ---- phash_rows.c ---- */

/* Let bands share one table of rows, where that is the smaller one. */
void phash_share_rows(struct arena *arena, struct phash_plan *plan);

/* ---- phash_hash.c ---- */

/* Find the band a hash; there always is one. */
void phash_search_band(struct phash_search *search, struct phash_band *band);

#endif
