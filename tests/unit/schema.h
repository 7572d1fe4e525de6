/*
 * schema.h: a schema from text, for tests of the stages after the reading.
 */
#ifndef SCHEMA_H
#define SCHEMA_H

#include "diag.h"
#include "stages.h"

#include <stdlib.h>
#include <string.h>

static inline struct run
new_run(void)
{
	struct arena *arena = arena_new();

	return (struct run){.arena = arena, .diag = diag_new(arena)};
}

/* The state of each test is a run of its own. */
static int
set_up(void **state)
{
	static struct run run;

	run = new_run();
	*state = &run;
	return 0;
}

static int
tear_down(void **state)
{
	arena_free(((struct run *)*state)->arena);
	return 0;
}

/* Read, not checked; NULL where it is not YAML. */
static inline struct schema *
schema_read(struct run *run, const char *text)
{
	const struct source *source = source_of_text(run->arena, "test.yaml", text, strlen(text));
	const struct node *root = node_parse(run, source);

	return root ? read_schema(run, source, root) : NULL;
}

static inline struct schema *
schema_checked(struct run *run, const char *text)
{
	struct schema *schema = schema_read(run, text);

	if (schema) {
		check_schema(run, schema);
		check_lints(run, schema);
		check_collisions(run, schema);
	}
	return schema;
}

static inline struct schema *
schema_placed(struct run *run, const char *text)
{
	struct schema *schema = schema_checked(run, text);

	if (!schema || diag_errors(run->diag))
		abort();
	place_schema(run, schema);
	return schema;
}

/* The codes that were reported, in the order of their places: "E0203 W0904". */
static inline const char *
reported_codes(struct run *run)
{
	struct buf out = {0};
	const char *codes = "";

	diag_print(run->diag, &out, DIAG_SHORT, false);
	for (const char *at = out.data; at && (at = strstr(at, " [")); at += 2) {
		const char *end = strchr(at, '\n');
		/* The code stands in the last brackets of the line. */
		for (const char *next = strstr(at + 2, " ["); next && next < end; next = strstr(next + 2, " ["))
			at = next;
		codes = arena_format(run->arena, "%s%s%.5s", codes, *codes ? " " : "", at + 2);
	}
	buf_free(&out);
	return codes;
}

#endif
