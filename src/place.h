/*
 * place.h: what the files of the placing stage say to each other.
 *
 * An attribute becomes needs (place_slot.c): a member of its own, or a run of
 * bits. Runs of bits are gathered into units (place_units.c); members and units
 * are put in order (place_order.c); of several ways to do that place_way.c takes
 * the best. place_layout.c makes a layout of it and place_packed.c one without
 * members. place_check.c says what is wrong with it.
 */
#ifndef SLOTC_PLACE_H
#define SLOTC_PLACE_H

#include "model.h"

/* The largest object, in bytes: what every compiler takes (C11 5.2.4.1 promises
 * far less), and a 32-bit machine can address. */
#define PLACE_LIMIT UINT64_C(0x7fffffff)

extern const uint64_t place_pointer_size[ABI_COUNT];

static inline uint64_t
round_up(uint64_t size, uint64_t align)
{
	return (size + align - 1) / align * align;
}

/* ---- place_slot.c: what an attribute needs ------------------------------- */

struct need {
	struct member member;    /* c_type NULL: none; then `width` says how many bits */
	bool is_number;          /* the member is an integer that could be bits as well: */
	unsigned width;
	struct value bias;
	enum presence presence;
	uint64_t spare;
	bool has_present;        /* a bit says whether it is set */
	unsigned length_width;   /* bits of its length or count; 0: it has none */
	uint64_t element_bits;   /* packed: of one element, without its */
	unsigned element_pointers;
	uint64_t elements;       /* 1 where it is no array */
	bool is_opaque;          /* packed: begins on a byte boundary, whatever its width */
};

/* The embedded class must have its layout. False: it is larger than any object
 * can be; then member.size says how large. */
bool place_need(struct arena *arena, const struct attribute *attribute, bool is_packed, struct need *need);
/* How many bits tell the numbers 0 to `greatest` apart. */
unsigned place_bits_of(uint64_t greatest);
/* A value modulo 2^64. */
uint64_t place_number(const struct value *value);
/* The limits of a number, bool, enum or flags attribute, modulo 2^64. */
void place_range(const struct attribute *attribute, struct value *minimum, struct value *maximum);

/* ---- place_units.c: bits into units --------------------------------------- */

/* Units by size: count[s] of them have 1 << s bytes. */
enum { UNIT_SIZES = 4 };

struct units {
	size_t count[UNIT_SIZES];
	size_t *unit_of; /* per run: which unit, the largest first */
};

/* Distribute runs of bits (1 to 64 each, the widest first) over these units so that none
 * straddles its unit. False: it found no way (and up to PLACE_EXACT_RUNS
 * runs, there is none). */
bool units_fill(struct arena *arena, const unsigned *widths, size_t count, struct units *units);
/* The least bytes in units of at most 1 << size bytes; sets every count. */
bool units_smallest(struct arena *arena, const unsigned *widths, size_t count, unsigned size, struct units *units);

enum { PLACE_EXACT_RUNS = 24 };

/* The member that a unit of 1 << size bytes is. */
struct member unit_member(unsigned size);
/* log2 of the bytes of a unit; the largest come first. */
unsigned unit_size(const struct units *units, size_t unit);

/* ---- place_order.c: members in order -------------------------------------- */

/* Something to be put behind what is there already. */
struct piece {
	uint64_t size[ABI_COUNT];
	uint64_t align[ABI_COUNT];
	size_t number; /* pieces of equal alignment stay in this order */
	size_t after;  /* the base's member that it goes behind, or SIZE_MAX */
};

/* Where it leads: how far members go, and what that makes of the object. */
struct extent {
	uint64_t end[ABI_COUNT];
	uint64_t align[ABI_COUNT];
	uint64_t size[ABI_COUNT];
};

/* Put the pieces into the order that ends in the smallest object, behind a base
 * that reaches to base->end and is aligned to base->align. */
struct extent order_pieces(struct arena *arena, const struct extent *base, struct piece *pieces, size_t count);
/* Where the pieces end in the order in which they are. */
struct extent order_extent(const struct extent *base, const struct piece *pieces, size_t count);
/* Below zero: the first is better. Sizes first, then alignments, then ends. */
int extent_compare(const struct extent *a, const struct extent *b);

/* ---- place_hole.c: what a parent left free ---------------------------------- */

/* Choose pieces for the holes between the base's members, as far as they are
 * there on every ABI, and put them last, in order. Returns how many are left. */
size_t fill_holes(struct arena *arena, const struct layout *base, struct piece *pieces, size_t count);

/* ---- place_way.c: the best way of all ------------------------------------- */

/* A run of bits that some slot needs. */
struct run_of_bits {
	size_t slot; /* of the class */
	enum { RUN_PRESENT, RUN_LENGTH, RUN_VALUE } role;
	unsigned width;
};

/* One way to do it. */
struct way {
	struct extent extent;
	struct piece *pieces; /* in order; number: a slot, or slot_count + unit */
	size_t piece_count;
	struct units units;
	struct run_of_bits *runs; /* the widest first */
	size_t run_count;
	bool has_merged; /* whole numbers are bits too */
};

struct placing {
	struct run *run;
	const struct class_def *class;
	struct arena *scratch;
	const struct layout *base; /* the parent's, or NULL */
	struct extent start;
	struct need *needs; /* per slot; those of the parent's are not used */
	struct way best;
	bool has_best;
};

/* The smallest object; of those, the one with the least merged. Sets `best`. */
void way_optimal(struct placing *placing);
/* Members as they are declared; bits join the unit before them while there is
 * room and no member has come between. Sets `best`. */
void way_declared(struct placing *placing);

/* ---- place_layout.c: from a way to a layout -------------------------------- */

/* The layout that the best way leads to, with the parent's members in it. */
struct layout *layout_of_way(const struct placing *placing);

/* ---- place_packed.c: an object of bits ------------------------------------ */

/* NULL: it is too large, and was reported. */
struct layout *place_packed(struct run *run, struct arena *scratch, const struct class_def *class);

/* ---- place_check.c: what is wrong with a layout ---------------------------- */

/* Report an attribute or class that is larger than any object can be. */
void place_too_big(struct run *run, struct span at, const char *what, uint64_t size);
/* False and reported where a packed class and one that is not cannot be one
 * in the other. */
bool place_check_packed(struct run *run, const struct class_def *class);
/* assert_size, and the warnings. */
void place_check_layout(struct run *run, const struct class_def *class, const struct layout *layout);

#endif
