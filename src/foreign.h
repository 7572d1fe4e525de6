/*
 * foreign.h: what foreign.c and foreign_words.c share.
 */
#ifndef SLOTC_FOREIGN_H
#define SLOTC_FOREIGN_H

#include "slotc.h"

struct foreign_word {
	const char *type;    /* ours */
	const char *key;     /* that it says too: "max_bytes: 16"; or NULL */
	const char *choices; /* the types it may stand for: "int32 or int64"; or NULL */
};

/* What a type around another one says: `Optional[int]`, `std::vector<int>`. */
enum wraps { WRAPS_NOTHING, WRAPS_LIST, WRAPS_OPTIONAL, WRAPS_REFERENCE };

struct foreign_wrapper {
	const char *word;
	enum wraps wraps;
};

/* What a word, in any case, is here; false where it is not known. */
bool foreign_word(const char *text, struct foreign_word *out);
/* What to do about a word that has no counterpart, or NULL. */
const char *foreign_advice(const char *text);
/* The row of a word in any case, or NULL. */
const struct foreign_wrapper *foreign_wrapper(const char *text);

#endif
