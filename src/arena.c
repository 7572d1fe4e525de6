/*
 * arena.c: memory that lives as long as the run. Requests go in, zeroed
 * memory comes out of large blocks, and one call frees them all, so that no
 * stage has to know who owns what. An arena for one class after the other is
 * reset between them, and keeps its blocks.
 */
#include "slotc.h"

#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Small arenas take little; what large ones take is mapped, and goes back to the
 * system when they are freed. */
enum { FIRST_BLOCK = 16 * 1024, LAST_BLOCK = 512 * 1024 };

static const size_t alignment = _Alignof(max_align_t);

struct block {
	struct block *next;
	size_t size;
	max_align_t bytes[];
};

struct arena {
	struct block *blocks; /* each twice as large as the one before; the first is the one in use */
	struct block *spare;  /* left over from before a reset */
	struct block *large;  /* of a size of their own */
	struct arena *inside; /* those to be freed with it, */
	struct arena *next;   /* and with the one that it is inside of */
	char *free;           /* what is free is zero, */
	size_t left;          /* so many bytes */
	const char *text;     /* what was formatted last */
	size_t length;
};

static void *
checked_calloc(size_t size)
{
	void *memory = calloc(1, size);

	if (!memory)
		fail("out of memory");
	return memory;
}

static void
free_blocks(struct block *block)
{
	for (struct block *next; block; block = next) {
		next = block->next;
		free(block);
	}
}

struct arena *
arena_new(void)
{
	return checked_calloc(sizeof(struct arena));
}

struct arena *
arena_inside(struct arena *arena)
{
	struct arena *inside = arena_new();

	inside->next = arena->inside;
	arena->inside = inside;
	return inside;
}

void
arena_reset(struct arena *arena)
{
	struct block **end = &arena->blocks;

	free_blocks(arena->large);
	arena->large = NULL;
	for (size_t left = arena->left; *end; end = &(*end)->next, left = 0)
		memset((*end)->bytes, 0, (*end)->size - left);
	*end = arena->spare;
	arena->spare = arena->blocks;
	arena->blocks = NULL;
	arena->left = 0;
	arena->text = NULL;
}

void
arena_free(struct arena *arena)
{
	if (!arena)
		return;
	free_blocks(arena->blocks);
	free_blocks(arena->spare);
	free_blocks(arena->large);
	for (struct arena *inside = arena->inside, *next; inside; inside = next) {
		next = inside->next;
		arena_free(inside);
	}
	free(arena);
}

static struct block *
new_block(size_t size)
{
	if (size > SIZE_MAX - sizeof(struct block))
		fail("out of memory");

	struct block *block = checked_calloc(sizeof(struct block) + size);
	block->size = size;
	return block;
}

/* Go on in another block. */
static void
next_block(struct arena *arena)
{
	struct block *block = arena->spare;
	size_t size = arena->blocks ? 2 * arena->blocks->size : FIRST_BLOCK;

	if (block)
		arena->spare = block->next;
	else
		block = new_block(size < LAST_BLOCK ? size : LAST_BLOCK);
	block->next = arena->blocks;
	arena->blocks = block;
	arena->free = (char *)block->bytes;
	arena->left = block->size;
}

/* What does not fit into the block in use. */
static void *
take_elsewhere(struct arena *arena, size_t size)
{
	/* A large request gets a block of its own, so that the rest of the
	 * current one is not wasted. */
	if (size > FIRST_BLOCK / 4) {
		struct block *block = new_block(size);
		block->next = arena->large;
		arena->large = block;
		return block->bytes;
	}
	next_block(arena);
	void *memory = arena->free;
	arena->free += size;
	arena->left -= size;
	return memory;
}

/* `size` zeroed bytes. */
static inline void *
take(struct arena *arena, size_t size)
{
	/* A request for nothing needs a place too, where there is no block yet. */
	if (size > arena->left || !arena->free)
		return take_elsewhere(arena, size);

	void *memory = arena->free;
	arena->free += size;
	arena->left -= size;
	return memory;
}

void *
arena_alloc(struct arena *arena, size_t count, size_t size)
{
	/* Texts are not aligned; the end of a block is. */
	const size_t gap = arena->left % alignment;

	/* Only numbers of more than half of the bits need the division. */
	const size_t half = (size_t)1 << (sizeof(size_t) * CHAR_BIT / 2);

	if ((count >= half || size >= half) && size && count > (SIZE_MAX - alignment) / size)
		fail("out of memory");
	if (gap) {
		arena->free += gap;
		arena->left -= gap;
	}
	return take(arena, (count * size + alignment - 1) / alignment * alignment);
}

char *
arena_text(struct arena *arena, const char *bytes, size_t length)
{
	if (length == SIZE_MAX)
		fail("out of memory");

	char *text = take(arena, length + 1);
	if (length)
		memcpy(text, bytes, length);
	text[length] = '\0';
	return text;
}

size_t
arena_length(const struct arena *arena, const char *text)
{
	return text == arena->text ? arena->length : strlen(text);
}

char *
arena_format(struct arena *arena, const char *format, ...)
{
	va_list arguments;

	/* Most texts find room where they are printed first. */
	va_start(arguments, format);
	size_t room = arena->left;
	size_t length = format_text(arena->free, room, format, arguments);
	va_end(arguments);
	if (length >= SIZE_MAX - 1)
		fail("out of memory");
	char *text = arena->free;
	if (length < room) {
		arena->free += length + 1;
		arena->left -= length + 1;
	} else {
		if (room)
			memset(text, 0, room);
		text = take(arena, length + 1);
		va_start(arguments, format);
		format_text(text, length + 1, format, arguments);
		va_end(arguments);
	}
	arena->text = text;
	arena->length = length;
	return text;
}

void *
arena_grow(struct arena *arena, void *array, size_t count, size_t *capacity, size_t size)
{
	if (count < *capacity)
		return array;

	size_t larger = *capacity ? *capacity * 2 : size > sizeof(void *) ? 8 : 4;
	void *moved = arena_alloc(arena, larger, size);
	if (count)
		memcpy(moved, array, count * size);
	*capacity = larger;
	return moved;
}
