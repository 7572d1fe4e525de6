/*
 * node_fixture.h: small texts as trees of nodes, and what is reported of them.
 */
#ifndef NODE_FIXTURE_H
#define NODE_FIXTURE_H

#include "diag.h"
#include "node.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

struct fixture {
	struct run run;
	struct buf out;
};

static int
set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof(*fixture));

	assert_non_null(fixture);
	fixture->run.arena = arena_new();
	fixture->run.diag = diag_new(fixture->run.arena);
	*state = fixture;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *fixture = *state;

	buf_free(&fixture->out);
	arena_free(fixture->run.arena);
	free(fixture);
	return 0;
}

static const struct node *
parse_bytes(struct fixture *fixture, const char *text, size_t length)
{
	const struct source *source = source_of_text(fixture->run.arena, "a", text, length);

	fixture->run.diag = diag_new(fixture->run.arena);
	return node_parse(&fixture->run, source);
}

static const struct node *
parse(struct fixture *fixture, const char *text)
{
	return parse_bytes(fixture, text, strlen(text));
}

/* The first lines of what is reported must be these. */
static void
assert_reports(struct fixture *fixture, const char *text, const char *wanted)
{
	parse(fixture, text);
	buf_reset(&fixture->out);
	diag_print(fixture->run.diag, &fixture->out, DIAG_SHORT, false);
	assert_string_equal(fixture->out.data ? fixture->out.data : "", wanted);
}

#endif
