/*
 * counting.h: an allocator that counts what is alive and fails when told to.
 * Include it before the first runtime header.
 */
#ifndef TESTS_RUNTIME_COUNTING_H
#define TESTS_RUNTIME_COUNTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

static long live_blocks;
static long fail_after = -1; /* allocations until they fail; -1 is never */

static void *
counting_malloc(size_t size)
{
	if (fail_after == 0)
		return NULL;
	if (fail_after > 0)
		fail_after--;
	live_blocks++;
	return malloc(size);
}

static void
counting_free(void *memory)
{
	if (memory)
		live_blocks--;
	free(memory);
}

#define SLOT_MALLOC(size)          counting_malloc(size)
#define SLOT_REALLOC(memory, size) NULL /* nothing in the runtime asks for it */
#define SLOT_FREE(memory)          counting_free(memory)

#endif
