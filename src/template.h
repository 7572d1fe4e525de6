/*
 * template.h: templates: parsed, found by name and rendered.
 */
#ifndef SLOTC_TEMPLATE_H
#define SLOTC_TEMPLATE_H

#include "json.h"

/* ---- mustache.c, mustache_parse.c: templates, strictly ------------------ */

/* A text that a name stands for, or NULL where there is none. It is copied. */
typedef const char *mustache_loader(void *context, const char *name, size_t *length);

struct mustache;

struct mustache_error {
	const char *template_name;
	uint32_t line, column; /* from 1, in bytes */
	const char *message;
};

/* Parse the named template and every partial it reaches, each once. NULL and
 * *error filled when one is missing or malformed. */
const struct mustache *mustache_parse(struct arena *arena, const char *name, mustache_loader *load, void *context,
                                      struct mustache_error *error);
/* Render to `out`. False and *error filled where a key is not defined in any
 * enclosing object, or a value is of a kind that the tag cannot show. A
 * template remembers where it found its keys: one thread at a time. */
bool mustache_render(const struct mustache *template, const struct json *view, struct buf *out,
                     struct mustache_error *error);

/* ---- embedded.c (made at build time): templates and runtime headers ---- */

struct embedded {
	const char *name; /* "header.h.mustache", "slotc/slot.h" */
	const char *bytes;
	size_t length;
};

/* By name, sorted as strcmp does. */
extern const struct embedded embedded_table[];
extern const size_t embedded_count;
/* The row with this name, or NULL (render.c). */
const struct embedded *embedded_find(const char *name);

/* ---- render.c: a view through a template -------------------------------- */

/* The template of this name: "header.h" is the file header.h.mustache, from
 * `folder` when that is not NULL and has it, embedded otherwise; so are its
 * partials. A template that is wrong ends the run with its place. */
const struct mustache *render_load(struct run *run, const char *name, const char *folder);
/* Render the view; a template that asks for what is not there ends the run. */
void render_template(const struct mustache *template, const struct json *view, struct buf *out);
/* Both at once. */
void render_view(struct run *run, const char *name, const char *folder, const struct json *view, struct buf *out);

#endif
