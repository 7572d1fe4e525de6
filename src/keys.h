/*
 * keys.h: the schema language as a table: where each key may stand and what it takes.
 */
#ifndef SLOTC_KEYS_H
#define SLOTC_KEYS_H

#include "node.h"

/* ---- read_keys.c: the keys ------------------------------------------------ */

struct reader;

/* Where a key may stand. */
enum key_owner {
	OWNER_SCHEMA,
	OWNER_SCHEMA_C,
	OWNER_TYPE,
	OWNER_ENUM,
	OWNER_ENUM_C,
	OWNER_PERMISSIBLE_VALUE,
	OWNER_CLASS,
	OWNER_CLASS_C,
	OWNER_LAYOUT,
	OWNER_ASSERT_SIZE,
	OWNER_ATTRIBUTE,
	OWNER_ATTRIBUTE_C,
	OWNER_COUNT,
};

struct key_owner_row {
	const char *what;         /* in "unknown key 'x' in class 'C'" */
	const char *with_article; /* in "'x' belongs to a class" */
};

extern const struct key_owner_row key_owner_table[OWNER_COUNT];

/* What a key's value looks like. */
enum key_shape {
	SHAPE_TEXT,        /* any scalar */
	SHAPE_REASON,      /* a text, and never a bool */
	SHAPE_NAME,        /* of something in C */
	SHAPE_TYPE,        /* the name of a type */
	SHAPE_PARENT,      /* the name of one class */
	SHAPE_BOOL,
	SHAPE_SIZE,        /* an integer above zero */
	SHAPE_BOUND,       /* an integer, a number or a time */
	SHAPE_VALUE,       /* a value of the attribute's type, or a list of them */
	SHAPE_WORD,        /* one of a few words */
	SHAPE_TEXTS,       /* a list of texts */
	SHAPE_NAMES,       /* a list of names */
	SHAPE_MAPPING,     /* keys of the owner `inner` */
	SHAPE_DEFINITIONS, /* from names to definitions of the owner `inner` */
	SHAPE_SIZES,       /* an integer above zero, or a mapping of the owner `inner` */
	SHAPE_ANY,
	SHAPE_COUNT,
};

/* One key of the language: the row that reading, messages, the JSON Schema
 * and the tests of the documentation come from. */
struct key {
	enum key_owner owner;
	const char *name;
	enum key_shape shape;
	void (*read)(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair);
	size_t offset;            /* where generic readers put it in the object */
	enum key_owner inner;     /* of what is in it; OWNER_COUNT: nothing has keys */
	const char *const *words; /* SHAPE_WORD: ended by NULL */
	const char *example;      /* a value that is right */
	const char *about;        /* one sentence */
};

/* Every key, by owner. */
const struct key *read_keys(size_t *count);
/* The owner's key with this name, OWNER_COUNT: anybody's first; or NULL. */
const struct key *read_key(enum key_owner owner, const char *name, size_t length);

#endif
