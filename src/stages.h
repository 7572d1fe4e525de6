/*
 * stages.h: the stages in the order of a run. Each goes on with what the one before
 * it made of the schema (model.h); a command composes them.
 */
#ifndef SLOTC_STAGES_H
#define SLOTC_STAGES_H

#include "json.h"
#include "model.h"
#include "node.h"

/* ---- read*.c: from nodes to a schema ------------------------------------ */

/* A schema from its tree. Reports every key and shape that is wrong; what it
 * returns holds all that was right, so that checking can go on. */
struct schema *read_schema(struct run *run, const struct source *source, const struct node *root);

/* ---- import.c: the schemas that a schema imports ------------------------- */

struct importer;

/* Folders are where imports are looked for after the importing file's own. */
struct importer *importer_new(struct arena *arena, const char *const *folders, size_t count);
/* Read the schema at the path and all that it imports, each file once however
 * often it is asked for, and set their closures. NULL when there is no schema
 * to go on with. A path that cannot be read ends the run; an import that
 * cannot be read is reported. */
struct schema *import_schema(struct run *run, struct importer *importer, const char *path);

/* ---- check*.c: does it make sense ---------------------------------------- */

/* Resolve types and defaults, choose C names, and report what does not fit: of
 * the schema and, before it, of all that it imports, each once. */
void check_schema(struct run *run, struct schema *schema);
/* Warn of what is not wrong, once all schemas of the run are checked: a name that
 * another of them uses is not unused. */
void check_lints(struct run *run, struct schema *schema);
/* Report every two names in C, of the schema and all that it imports, that
 * would be the same, and those that a header of the system has taken. */
void check_collisions(struct run *run, const struct schema *schema);

/* ---- schema_json.c: the language as a JSON Schema ------------------------- */

/* Draft 7, from the table of keys: what slotc takes, an editor takes. */
struct json *schema_json(struct arena *arena);

/* ---- place.c: where every byte goes ------------------------------------ */

/* Give every class of a correct schema its layout. */
void place_schema(struct run *run, struct schema *schema);
/* The class as the map variant has it (place_map.c): members are cells behind
 * the object's pointer, their names as they follow `self->`. Needs no placing. */
struct layout *place_map(struct arena *arena, const struct class_def *class);
/* The class as maps in a hash table have it: there is no place but an entry's cell. */
struct layout *place_hashed(struct arena *arena, const struct class_def *class);
extern const char *const place_map_via; /* "cells->": what these names begin with */

/* ---- variant.c, check_variant.c: what can be generated ------------------ */

enum variant {
	VARIANT_SLOTTED,
	VARIANT_PACKED,
	VARIANT_MAP,
	VARIANT_MAP_UTHASH,
	VARIANT_MAP_GLIB,
	VARIANT_COUNT,
};

struct variant_row {
	const char *name;   /* "map": what --variant takes */
	const char *suffix; /* "_map": what a default output name gets */
	const char *about;
	const char *const *runtime; /* runtime files of its own, each after those it includes; ended by NULL */
	const char *backing;        /* of a map: the initialiser of its slot_backing, or NULL */
	const char *pointer;        /* of a map in a library's hash table: the type of the pointer to that, or NULL */
};

extern const struct variant_row variant_table[VARIANT_COUNT];
/* Is an object a map from name to value? */
bool variant_is_map(enum variant variant);
/* Is it one whose attributes are entries of a library's hash table? */
bool variant_is_hashed(enum variant variant);
/* What keeps the variant from holding the attribute, "is an array", or NULL. */
const char *variant_refuses(enum variant variant, const struct attribute *attribute);
/* Report every attribute, of a sound schema and all that it imports, that the
 * variant cannot hold. */
void check_variant(struct run *run, const struct schema *schema, enum variant variant);

/* ---- view.c: what a template sees --------------------------------------- */

/* What a header holds of its schema; all but the first come of --split=class. */
enum header_part {
	HEADER_WHOLE,    /* all of it */
	HEADER_UMBRELLA, /* the other headers' names */
	HEADER_COMMON,   /* the runtime, imports, enums: what classes share */
	HEADER_CLASS,    /* one class */
};

struct header {
	enum header_part part;
	const struct schema *schema;
	const struct class_def *class; /* of HEADER_CLASS, else NULL */
	enum variant variant;
	const char *path;              /* where it is written, or what it calls itself */
	const char *stem;              /* what the paths of all of its schema begin with: "dir/shop_map"; of
					  HEADER_WHOLE NULL */
};

struct headers {
	struct header *items;
	size_t count, capacity;
};

/* The name of a schema's header where no other is given: "shop_map.h". */
const char *header_name(struct arena *arena, const struct schema *schema, enum variant variant);
/* The templates of the parts. */
extern const char *const header_template[];
/* Add the header, or where it is HEADER_UMBRELLA all that the schema is split
 * into; its path ends in ".h" then. The schema is sound. */
void headers_add(struct arena *arena, struct headers *headers, struct header header);
/* The view of a header, total: every object has every key of doc/view.md. It
 * lives no longer than `header`. */
struct json *view_part(struct run *run, const struct header *header);
/* The same for the whole of a schema in one header. */
struct json *view_header(struct run *run, const struct schema *schema, enum variant variant, const char *output_name);

#endif
