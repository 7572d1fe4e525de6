/*
 * phash_rows.c: which rows lie where. The bands of a plan go in, and one table
 * comes out that several of them read, with the name of attribute i in row i:
 * what is found is then the index, and no table of indexes is needed.
 */
#include "phash_internal.h"

/* Enter the band's names into the table, unless one does not fit or another
 * name of its attribute is there. */
static bool
claim_rows(struct phash_plan *plan, const struct phash_band *band)
{
	if (band->word_count > plan->word_count)
		return false;
	for (size_t row = 0; row < band->row_count; row++) {
		if (plan->rows[band->rows[row]->index]) {
			while (row-- > 0)
				plan->rows[band->rows[row]->index] = NULL;
			return false;
		}
		plan->rows[band->rows[row]->index] = band->rows[row];
	}
	return true;
}

/* The band with most names comes first and says how large a row is. */
void
phash_share_rows(struct arena *arena, struct phash_plan *plan)
{
	const struct phash_band *first = plan->bands;
	size_t end = 0, key_count = 0;

	if (first->way == PHASH_SINGLE)
		return;
	for (size_t i = 0; i < plan->band_count; i++)
		for (size_t row = 0; row < plan->bands[i].row_count; row++)
			if ((size_t)plan->bands[i].rows[row]->index >= end)
				end = (size_t)plan->bands[i].rows[row]->index + 1;
	plan->rows = ARENA_ARRAY(arena, end, const struct phash_key *);
	plan->word_count = first->word_count;
	plan->has_lengths = phash_has_length(first);

	for (size_t i = 0; i < plan->band_count; i++) {
		struct phash_band *band = &plan->bands[i];
		band->is_shared = claim_rows(plan, band);
		key_count += band->is_shared ? band->row_count : 0;
		if (!plan->bands[0].is_shared)
			return;
	}
	while (end > 0 && !plan->rows[end - 1])
		end--;
	/* Rows that nobody needs take more than indexes would. */
	if (end - key_count > key_count / 4) {
		for (size_t i = 0; i < plan->band_count; i++)
			plan->bands[i].is_shared = false;
		return;
	}
	plan->row_count = end;
}
