/*
 * mustache.h: what a template is made of: what mustache_parse.c makes and
 * mustache.c renders.
 */
#ifndef SLOTC_MUSTACHE_H
#define SLOTC_MUSTACHE_H

#include "template.h"

enum { MUSTACHE_DEPTH = 64, FOUND_BITS = 2 };

enum piece_kind { PIECE_TEXT, PIECE_VALUE, PIECE_SECTION, PIECE_INVERTED, PIECE_PARTIAL };

/* Where objects of these shapes, one in another, have a key: in field `place - 1`
 * of the object that so many others are inside of, or nowhere for 0. */
struct found {
	uint64_t shapes;
	uint32_t level, place;
};

/* One part of a dotted name. The same code builds the objects that one piece
 * meets again and again, so where the key was last time is nearly always where it
 * is next time. */
struct step {
	const char *key;
	struct found found[1 << FOUND_BITS]; /* by the first bits of the shapes */
};

struct piece {
	enum piece_kind kind;
	uint32_t line, column;
	const char *text; /* TEXT: what to write; else the name in the tag */
	size_t length;
	bool starts_line;   /* TEXT: a partial's indentation goes before it */
	bool indents_tag;   /* TEXT: and behind it, where an inline tag starts a line */
	struct step *steps; /* VALUE, SECTION, INVERTED: none stand for {{.}} */
	size_t step_count;
	size_t end; /* SECTION, INVERTED: the piece after its last one */
	const struct mustache *partial;
	bool is_standalone; /* PARTIAL: alone on its line, behind `indent` */
	const char *indent;
};

struct mustache {
	struct arena *arena;
	const char *name;
	const char *text;
	size_t length;
	struct piece *pieces;
	size_t count, capacity;
	struct mustache *next; /* in the order they were first named */
};

/* Fill *error; false, to be returned. */
bool mustache_fail(struct mustache_error *error, const struct mustache *template, uint32_t line, uint32_t column,
		   const char *message);

#endif
