/*
 * render.c: a view through a template. A template's name and a view go in,
 * the text comes out. The templates are part of the program; a folder can
 * replace some or all of them.
 */
#include "source.h"
#include "template.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct finder {
	struct run *run;
	const char *folder; /* or NULL */
};

static int
compare_name(const void *name, const void *row)
{
	return strcmp(name, ((const struct embedded *)row)->name);
}

const struct embedded *
embedded_find(const char *name)
{
	return bsearch(name, embedded_table, embedded_count, sizeof(embedded_table[0]), compare_name);
}

/* A mustache_loader. */
static const char *
load_template(void *context, const char *name, size_t *length)
{
	const struct finder *finder = context;
	struct arena *arena = finder->run->arena;

	if (finder->folder) {
		const char *path = arena_format(arena, "%s/%s.mustache", finder->folder, name);
		if (access(path, F_OK) == 0) {
			const struct source *source = source_load(finder->run, path);
			input_add(finder->run, path, false);
			*length = source->length;
			return source->text;
		}
	}

	const struct embedded *row = embedded_find(arena_format(arena, "%s.mustache", name));
	if (!row)
		return NULL;
	*length = row->length;
	return row->bytes;
}

static _Noreturn void
fail_in_template(const struct mustache_error *error)
{
	fail("template %s.mustache:%u:%u: %s", error->template_name, error->line, error->column, error->message);
}

const struct mustache *
render_load(struct run *run, const char *name, const char *folder)
{
	struct finder finder = {run, folder};
	struct mustache_error error = {0};
	const struct mustache *template = mustache_parse(run->arena, name, load_template, &finder, &error);

	if (!template)
		fail_in_template(&error);
	return template;
}

void
render_template(const struct mustache *template, const struct json *view, struct buf *out)
{
	struct mustache_error error = {0};

	if (!mustache_render(template, view, out, &error))
		fail_in_template(&error);
}

void
render_view(struct run *run, const char *name, const char *folder, const struct json *view, struct buf *out)
{
	render_template(render_load(run, name, folder), view, out);
}
