/*
 * node_build.h: what the files share that make a tree of libyaml's events:
 * node.c takes the events, node_place.c finds where they stand, node_build.c puts
 * nodes into the collections that are open, node_split.c finds pairs without their
 * ':', and node_refuse.c says what a schema
 * does not take.
 */
#ifndef SLOTC_NODE_BUILD_H
#define SLOTC_NODE_BUILD_H

#include "diag.h"
#include "node_internal.h"

enum {
	NODE_DEPTH_LIMIT = 64,
	NODE_SHARED_COUNT = 1024, /* texts to be found again; a power of two */
};

struct node_anchor {
	const struct node *node; /* NULL while its collection is open */
	size_t size;             /* nodes a reader walks */
};

/* A collection whose end has not come yet. */
struct node_frame {
	struct node *node;
	bool is_flow;
	size_t size;
	struct node_anchor *anchor;
	size_t first; /* of its parts, on the builder's stack */
	bool has_key;
	const struct node *key; /* NULL: it was refused, its value is dropped */
	struct map *keys;       /* once they are many */
};

struct node_builder {
	struct run *run;
	const struct source *source;
	yaml_parser_t parser;
	struct arena *tree;
	struct node_frame frames[NODE_DEPTH_LIMIT];
	size_t depth;
	/* Items of the open sequences; keys and values, in turn, of the open mappings. */
	const struct node **parts;
	size_t part_count, part_capacity;
	const char *shared[NODE_SHARED_COUNT]; /* by hash, the last one of each */
	const struct node *root;
	struct map *anchors; /* name to struct node_anchor ** */
	const char **anchor_names;
	size_t anchor_count, anchor_capacity;
	size_t aliased;
	size_t documents;
	struct node_fault fault;
	struct diag_message *refused; /* the last of what node_refuse was told */
	uint32_t refused_line;        /* 0: there was none */
	/* The last mark that was found in the text: marks only move on. */
	yaml_mark_t found;
	size_t found_offset;
};

/* A tag as it is written. */
struct node_tag {
	struct span at;
	const char *text;
};

/* ---- node_place.c: where it stands ------------------------------------- */

/* The offset of a mark in the source's text. */
size_t node_offset(struct node_builder *builder, yaml_mark_t mark);
struct span node_between(struct node_builder *builder, yaml_mark_t start, yaml_mark_t end);
/* Find what follows the anchor and the tag. */
yaml_mark_t node_skip_properties(struct node_builder *builder, yaml_mark_t mark, struct node_tag *tag);

/* ---- node_build.c: nodes and what they are in -------------------------- */

struct node *node_new(struct node_builder *builder, enum node_kind kind, struct span at);
void node_add_anchor(struct node_builder *builder, const char *bytes, struct node_anchor *anchor);
/* Give a finished node to the collection it is in; `size`: of what it holds. */
void node_deliver(struct node_builder *builder, const struct node *node, size_t size);

/* Is it a key that a schema can have? Reports it where not. */
bool node_is_good_key(struct node_builder *builder, const struct node_frame *frame, const struct node *key);

/* ---- node_split.c: pairs without their ':' ------------------------------- */

/* The frame has a key that may be a whole pair. Report it, and put what was meant
 * in the places of the key and its value. */
void node_split_key(struct node_builder *builder, struct node_frame *frame, const struct node **value);

/* ---- node_refuse.c: what a schema does not take ------------------------ */

struct diag_message *node_report(struct node_builder *builder, enum diag_id id, struct span at, const char *a,
				 const char *b);
/* The same of what may be why YAML stumbles further on in the line: that is not reported then. */
struct diag_message *node_refuse(struct node_builder *builder, enum diag_id id, struct span at, const char *a,
				 const char *b);
/* Is the tag one of YAML's core schema (YAML 1.2.2, 10.3)? */
bool node_is_core_tag(const char *tag);
/* A scalar with a tag of the core schema is what the tag says, whatever its quotes say;
 * report it where its text cannot be that. */
void node_take_tag(struct node_builder *builder, struct node_tag tag, struct node *node, const char *name,
		   const char *text);
/* Returns the word after the '!', which is what was meant where it is all
 * there is. */
const char *node_refuse_tag(struct node_builder *builder, struct node_tag tag, bool is_all);
/* Returns the anchor that was most likely meant, or NULL. */
struct node_anchor *node_refuse_alias(struct node_builder *builder, struct span at, const char *name);

#endif
