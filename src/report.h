/*
 * report.h: what `slotc layout` knows about a class, and the formats it is
 * printed in. report.c computes, report_*.c print, nobody does both.
 */
#ifndef SLOTC_REPORT_H
#define SLOTC_REPORT_H

#include "json.h"
#include "model.h"

enum { REPORT_CACHE_LINE = 64 };

/* Bytes per object. `information` is the least that can tell all objects apart:
 * the sum of log2 of how many values each slot has, rounded up. */
struct report_bounds {
	uint64_t declared; /* a struct written by hand in declared order, without thought for size */
	uint64_t optimal, packed, information;
};

/* A run of bits and whose it is. */
struct report_bits {
	const char *name; /* of the attribute */
	const char *role; /* "" the value, "has" whether it is set, "length", "count" */
	const struct bits *bits;
	uint64_t bit, width; /* from the lowest bit of the unit, or of the packed object */
};

enum report_kind { REPORT_MEMBER, REPORT_HOLE, REPORT_PADDING };

/* A stretch of the object, in order. */
struct report_row {
	enum report_kind kind;
	const struct member *member;
	uint64_t offset, size;
	struct report_bits *bits; /* of a unit; lowest first */
	size_t bit_count;
	uint64_t free_bits;
	bool straddles; /* it lies in more cache lines than it needs */
};

struct report {
	const struct class_def *class;
	const struct layout *layout;
	enum abi abi;
	struct report_row *rows; /* of a packed class none: */
	size_t row_count;
	struct report_bits *packed; /* all runs, from the first bit on */
	size_t packed_count;
	uint64_t size, align;
	uint64_t member_count, member_bytes;
	uint64_t hole_count, hole_bytes, padding, free_bits;
	uint64_t lines, last_line; /* cache lines that an object takes from the start of one */
	struct report_bounds bounds;
};

/* What there is to say of a class on this ABI. */
struct report *report_class(struct run *run, const struct class_def *class, enum abi abi);
/* What the bits hold: "gift", "has discount", "count of history". */
const char *report_what(struct arena *arena, const struct report_bits *bits);
/* Bytes that a million objects take less than as declared; negative: more. */
int64_t report_saved(const struct report *report);

/* report_bounds.c: the four bounds */
struct report_bounds report_bounds(struct run *run, const struct class_def *class, enum abi abi);
/* log2 in units of 1 / 2^24, rounded down; n is not 0. */
uint64_t report_log2(uint64_t n);

/* One format each. `reports[class * abi_count + abi]`: several ABIs of a class
 * stand side by side. */
void report_text(struct run *run, struct report *const *reports, size_t class_count, size_t abi_count, struct buf *out);
void report_json(struct run *run, const struct schema *schema, struct report *const *reports, size_t class_count,
                 size_t abi_count, struct buf *out);
void report_markdown(struct run *run, const struct schema *schema, struct report *const *reports, size_t class_count,
                     size_t abi_count, struct buf *out);
void report_svg(struct run *run, const struct schema *schema, struct report *const *reports, size_t class_count,
                size_t abi_count, struct buf *out);
/* The picture of one class as an element of a page; `labels` are the ids of
 * what names and describes it there. */
void report_svg_page(struct run *run, const struct report *report, const char *labels, struct buf *out);

#endif
