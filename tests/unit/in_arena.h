/*
 * in_arena.h: the state of each test is an arena of its own.
 */
#ifndef IN_ARENA_H
#define IN_ARENA_H

#include "slotc.h"

static int
set_up(void **state)
{
	*state = arena_new();
	return 0;
}

static int
tear_down(void **state)
{
	arena_free(*state);
	return 0;
}

#endif
