/*
 * arena.c: memory that lives as long as the run. Requests go in, zeroed
 * memory comes out of large blocks, and one call frees them all, so that no
 * stage has to know who owns what.
 */
#include "slotc.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024 };

struct block {
	struct block *next;
	max_align_t bytes[];
};

struct arena {
	struct block *blocks;
	char *free;
	size_t left;
};

static void *
checked_calloc(size_t size)
{
	void *memory = calloc(1, size);

	if (!memory)
		fail("out of memory");
	return memory;
}

struct arena *
arena_new(void)
{
	return checked_calloc(sizeof(struct arena));
}

void
arena_free(struct arena *arena)
{
	if (!arena)
		return;
	for (struct block *block = arena->blocks, *next; block; block = next) {
		next = block->next;
		free(block);
	}
	free(arena);
}

static void *
new_block(struct arena *arena, size_t size)
{
	if (size > SIZE_MAX - sizeof(struct block))
		fail("out of memory");

	struct block *block = checked_calloc(sizeof(struct block) + size);
	block->next = arena->blocks;
	arena->blocks = block;
	return block->bytes;
}

static void *
take(struct arena *arena, size_t size)
{
	/* A large request gets a block of its own, so that the rest of the
	 * current one is not wasted. */
	if (size > BLOCK_SIZE / 4)
		return new_block(arena, size);
	if (size > arena->left) {
		arena->free = new_block(arena, BLOCK_SIZE);
		arena->left = BLOCK_SIZE;
	}

	void *memory = arena->free;
	arena->free += size;
	arena->left -= size;
	return memory;
}

void *
arena_alloc(struct arena *arena, size_t count, size_t size)
{
	const size_t align = _Alignof(max_align_t);

	if (size && count > (SIZE_MAX - align) / size)
		fail("out of memory");
	return take(arena, (count * size + align - 1) / align * align);
}

char *
arena_text(struct arena *arena, const char *bytes, size_t length)
{
	if (length == SIZE_MAX)
		fail("out of memory");

	char *text = arena_alloc(arena, length + 1, 1);
	if (length)
		memcpy(text, bytes, length);
	return text;
}

char *
arena_format(struct arena *arena, const char *format, ...)
{
	va_list arguments, again;

	va_start(arguments, format);
	va_copy(again, arguments);
	int length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	assert(length >= 0);

	char *text = arena_alloc(arena, (size_t)length + 1, 1);
	vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	return text;
}

void *
arena_grow(struct arena *arena, void *array, size_t count, size_t *capacity, size_t size)
{
	if (count < *capacity)
		return array;

	size_t larger = *capacity ? *capacity * 2 : 8;
	void *moved = arena_alloc(arena, larger, size);
	if (count)
		memcpy(moved, array, count * size);
	*capacity = larger;
	return moved;
}
