/*
 * node.h: YAML as a tree.
 */
#ifndef SLOTC_NODE_H
#define SLOTC_NODE_H

#include "source.h"

/* ---- node.c, node_*.c: YAML as a tree (libyaml) ------------------------ */

enum node_kind { NODE_SCALAR, NODE_MAPPING, NODE_SEQUENCE };

struct node_pair {
	const struct node *key; /* always a scalar */
	const struct node *value;
};

/* Large schemas have millions of them: a field more is felt. */
struct node {
	struct span at;  /* of a block mapping or sequence: its first line */
	uint8_t kind;    /* enum node_kind */
	bool is_plain;   /* a scalar without quotes: may be a number, a bool, null */
	bool is_poisoned; /* wrong, and reported: say nothing that only follows from it */
	bool is_cut;      /* a collection that a fault of YAML ends: what it lacks may follow there */
	union {
		uint32_t length; /* of a scalar's text */
		uint32_t count;  /* pairs of a mapping, items of a sequence */
	};
	const char *text; /* scalar: the decoded text, NUL-terminated, without NUL inside; else "" */
	union {
		const struct node_pair *pairs;
		const struct node *const *items;
	};
};

/* What is said of `type:int8`, `type int8` and `type = int8`, wherever it shows. */
#define NODE_MISSING_BLANK "a blank is missing after ':'"
#define NODE_MISSING_COLON "a ':' is missing after this word"
#define NODE_EQUALS        "'=' where ':' is expected"
#define NODE_TYPE_FIRST    "the type of an attribute stands behind its name"

/* Parse one YAML document. Reports what is wrong and returns NULL when there
 * is no tree to go on with; where YAML itself is wrong, the tree is what stands
 * before that. Keys are unique; nesting, size and aliases are
 * bounded; merge keys, tags and `%` lines are dealt with as doc/slotc says. */
const struct node *node_parse(struct run *run, const struct source *source);
/* Is the scalar a plain null (empty, `~`, `null`)? */
bool node_is_null(const struct node *node);
/* "a mapping", "a list", "a word": what the node is, for messages. */
const char *node_what(const struct node *node);

#endif
