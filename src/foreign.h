/*
 * foreign.h: what the files of foreign types share.
 */
#ifndef SLOTC_FOREIGN_H
#define SLOTC_FOREIGN_H

#include "value.h"

/* ---- foreign_words.c: words of other languages ---------------------------- */

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

/* ---- foreign_peel.c: what stands around the name --------------------------- */

/* No type has more layers. */
enum { FOREIGN_LAYERS = 8 };

/* A type whose layers are taken off, and what they said. */
struct foreign_form {
	struct arena *arena;
	char *text; /* what is left */
	size_t length;
	unsigned long dimensions[FOREIGN_LAYERS]; /* the last one first */
	size_t dimension_count;
	bool is_list, is_optional, is_unsigned, is_readonly, is_required, had_comment;
	unsigned long bits; /* "unsigned : 3"; 0: all that the type has */
	unsigned pointers;
	unsigned long limit; /* "varchar(20)": characters; 0: none was given */
	const char *fallback; /* "float = 1.5" */
	bool had_layers;
	bool is_too_large; /* a number is beyond what a schema takes */
	const char *none; /* there is nothing like it: what to do */
};

/* Take the spaces off both ends. */
void foreign_trim(struct foreign_form *form);
/* Take one layer off; false where there is none that is known. */
bool foreign_peel(struct foreign_form *form);

#endif
