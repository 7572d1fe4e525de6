/*
 * prelude.h: what a random program has before its header: an allocator that
 * counts, and fails when it is told to; and a place where results are said.
 */
#ifndef PRELUDE_H
#define PRELUDE_H

#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is said of a call need not be fast to run, but to compile. */
#if defined(__GNUC__)
#define NOT_INLINE __attribute__((noinline, cold))
#else
#define NOT_INLINE
#endif

/* Allocations until one fails; below zero: none does. */
static long allocations_left = -1;
static long live_blocks;

static void *
test_malloc(size_t size)
{
	void *memory;

	if (allocations_left == 0)
		return NULL;
	if (allocations_left > 0)
		allocations_left--;
	memory = malloc(size);
	if (!memory)
		abort();
	memset(memory, 0xa5, size);
	live_blocks++;
	return memory;
}

static void
test_free(void *memory)
{
	if (memory)
		live_blocks--;
	free(memory);
}

#define SLOT_MALLOC(size) test_malloc(size)
#define SLOT_FREE(memory) test_free(memory)
/* Nothing grows in place. */
#define SLOT_REALLOC(memory, size) no_realloc_is_expected

/* Whatever bytes have; as the generator has them. */
static const char all_bytes[] = "\000\001bytes \377\200 of all\000sorts, more than a slot takes, and on and on"
				"\000\001bytes \377\200 of all\000sorts, more than a slot takes, and on and on"
				"\000\001bytes \377\200 of all\000sorts, more than a slot takes, and on and on"
				"\000\001bytes \377\200 of all\000sorts, more than a slot takes, and on and on"
				"\000\001bytes \377\200 of all\000sorts, more than a slot takes, and on and on";

/* What is said goes to standard output, or while a snapshot is taken into it. */
struct snapshot {
	char text[60000];
	size_t length;
};

static struct snapshot *snapshot_taken;

NOT_INLINE static void
say(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	if (snapshot_taken) {
		struct snapshot *to = snapshot_taken;
		int length = vsnprintf(to->text + to->length, sizeof to->text - to->length, format, args);
		if (length < 0 || (size_t)length >= sizeof to->text - to->length)
			abort();
		to->length += (size_t)length;
	} else {
		vprintf(format, args);
	}
	va_end(args);
}

static inline double
not_a_number(void)
{
	return (double)NAN;
}

#endif
