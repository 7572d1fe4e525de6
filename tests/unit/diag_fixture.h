/*
 * diag_fixture.h: messages about small texts, and how they are printed.
 */
#ifndef DIAG_FIXTURE_H
#define DIAG_FIXTURE_H

#include "diag.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

struct fixture {
	struct arena *arena;
	struct diag *diag;
	struct buf out;
};

static int
set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof(*fixture));

	assert_non_null(fixture);
	fixture->arena = arena_new();
	fixture->diag = diag_new(fixture->arena);
	diag_gate(fixture->diag);
	*state = fixture;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *fixture = *state;

	buf_free(&fixture->out);
	arena_free(fixture->arena);
	free(fixture);
	return 0;
}

static const struct source *
source_of(struct fixture *fixture, const char *path, const char *text)
{
	return source_of_text(fixture->arena, path, text, strlen(text));
}

static struct span
at(const struct source *source, uint32_t line, uint32_t column, uint32_t length)
{
	return (struct span){source, line, column, line, column + length};
}

static void
assert_printed(struct fixture *fixture, enum diag_format format, const char *wanted)
{
	buf_reset(&fixture->out);
	diag_print(fixture->diag, &fixture->out, format, false);
	assert_string_equal(fixture->out.data ? fixture->out.data : "", wanted);
}

#endif
