/*
 * slot_life.h: the life of objects that hold text, bytes, other objects or
 * arrays: begin, clear, copy, move. Each goes slot by slot: nothing but the
 * object's own slots is written (the tail of a base may hold slots of a derived
 * object).
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_LIFE_H
#define SLOTC_SLOT_LIFE_H

#include "slot_access.h"

/* ---- ending ---- */

static inline void slot_clear(const slot_class *cls, void *object);
static inline void slot_forget(const slot_class *cls, void *object);

/* Can what is in the slot own memory? */
static inline bool
slot_is_owner(const slot_attribute *attribute)
{
	return slot_is_owned(attribute) || slot_is_embedded(attribute);
}

/* How many values of a slot own memory, or are objects that can. */
static inline size_t
slot_owned_count(const slot_class *cls, size_t index, const void *object)
{
	if (!slot_is_owner(&cls->attributes[index]) || !slot_is_set(cls, index, object))
		return 0;
	return slot_elements(cls, index, object);
}

/* The slot is left without elements, and without a value where that is allowed.
 * What it owned is freed, or is another object's by now. */
static inline void
slot_let_go(const slot_class *cls, size_t index, void *object, bool is_given)
{
	const slot_attribute *attribute = &cls->attributes[index];
	size_t count, i;

	if (!slot_is_owner(attribute))
		return;
	count = slot_owned_count(cls, index, object);
	for (i = 0; i < count; i++) {
		char *at = slot_edit_at(cls, &cls->places[index], object, i);
		if (!slot_is_embedded(attribute)) {
			if (!is_given)
				SLOT_FREE(slot_load_pointer(at));
			slot_store_pointer(at, NULL);
		} else if (is_given) {
			slot_forget(attribute->object_class(), at);
		} else {
			slot_clear(attribute->object_class(), at);
		}
	}
	slot_set_length(cls, index, object, 0);
	slot_set_presence(cls, index, object, false);
}

/* Free what a slot owns. */
static inline void
slot_release(const slot_class *cls, size_t index, void *object)
{
	slot_let_go(cls, index, object, false);
}

/* Free what the object owns. Twice is harmless; what is cleared may only be begun
 * again, be cleared, or be the target of copy or move. */
static inline void
slot_clear(const slot_class *cls, void *object)
{
	size_t i;

	if (cls->map) {
		cls->map->end(cls, object);
		return;
	}
	for (i = 0; i < cls->count; i++)
		slot_let_go(cls, i, object, false);
}

/* The object gives away what it owned. */
static inline void
slot_forget(const slot_class *cls, void *object)
{
	size_t i;

	if (cls->map) {
		slot_store_pointer(object, NULL);
		return;
	}
	for (i = 0; i < cls->count; i++)
		slot_let_go(cls, i, object, true);
}

/* ---- copying ---- */

/* A copy must succeed as a whole before the target changes. So all memory is
 * taken first; until it is filled, each block holds the address of the next. */
typedef struct slot_blocks {
	void *first, *last;
} slot_blocks;

static inline bool
slot_blocks_add(slot_blocks *blocks, size_t size)
{
	void *block = SLOT_MALLOC(size < sizeof(void *) ? sizeof(void *) : size);

	if (!block)
		return false;
	slot_store_pointer(block, NULL);
	if (blocks->last)
		slot_store_pointer(blocks->last, block);
	else
		blocks->first = block;
	blocks->last = block;
	return true;
}

static inline void *
slot_blocks_take(slot_blocks *blocks)
{
	void *block = blocks->first;

	blocks->first = slot_load_pointer(block);
	return block;
}

static inline void
slot_blocks_free(slot_blocks *blocks)
{
	while (blocks->first)
		SLOT_FREE(slot_blocks_take(blocks));
}

/* Take a block for each text and all bytes that the object owns. */
static inline bool
slot_blocks_reserve(const slot_class *cls, const void *object, slot_blocks *blocks)
{
	size_t i, k;

	for (i = 0; i < cls->count; i++) {
		const slot_attribute *attribute = &cls->attributes[i];
		const size_t count = slot_owned_count(cls, i, object);

		for (k = 0; k < count; k++) {
			const char *at = slot_at(cls, &cls->places[i], object, k);
			const char *text;
			if (slot_is_embedded(attribute)) {
				/* A map is cloned when its turn comes. */
				if (!attribute->object_class()->map && !slot_blocks_reserve(attribute->object_class(), at, blocks))
					return false;
				continue;
			}
			text = (const char *)slot_load_pointer(at);
			if (text && !slot_blocks_add(blocks, attribute->type == SLOT_TYPE_STRING ? strlen(text) + 1
												 : slot_length(cls, i, object)))
				return false;
		}
	}
	return true;
}

static inline slot_status slot_write(const slot_class *cls, void *to, const void *from, slot_blocks *blocks);

/* Copy a slot's value over one that owns nothing, into blocks; without blocks
 * pointers are copied as they are. Only where maps are cloned can it fail. */
static inline slot_status
slot_write_slot(const slot_class *cls, size_t index, void *to, const void *from, slot_blocks *blocks)
{
	const slot_attribute *attribute = &cls->attributes[index];
	const slot_place *place = &cls->places[index];
	const bool is_set = slot_is_set(cls, index, from);
	const size_t length = slot_length(cls, index, from);
	const size_t count = attribute->count ? length : 1;
	size_t i;

	slot_set_presence(cls, index, to, is_set);
	if (!is_set && (place->presence == SLOT_IF_BIT || place->presence == SLOT_IF_FOUND)) {
		slot_set_length(cls, index, to, 0);
		return SLOT_OK;
	}
	slot_set_length(cls, index, to, length);
	for (i = 0; i < count; i++) {
		const char *source = slot_at(cls, place, from, i);
		char *target = slot_edit_at(cls, place, to, i);

		if (slot_is_embedded(attribute)) {
			const slot_status status = slot_write(attribute->object_class(), target, source, blocks);
			if (status != SLOT_OK)
				return status;
		} else if (attribute->type < SLOT_TYPE_STRING) {
			slot_set_raw(cls, place, to, i, slot_raw(cls, place, from, i));
		} else if (attribute->flags & SLOT_FLAG_INLINE) {
			if (attribute->type == SLOT_TYPE_BYTES)
				memcpy(target, source, length);
			else if (is_set)
				memcpy(target, source, strlen(source) + 1);
			else
				*target = *source;
		} else {
			const char *text = (const char *)slot_load_pointer(source);
			if (text && blocks && slot_is_owned(attribute)) {
				void *copy = slot_blocks_take(blocks);
				memcpy(copy, text, attribute->type == SLOT_TYPE_STRING ? strlen(text) + 1 : length);
				text = (const char *)copy;
			}
			slot_store_pointer(target, text);
		}
	}
	return SLOT_OK;
}

static inline slot_status
slot_write_slots(const slot_class *cls, void *to, const void *from, slot_blocks *blocks)
{
	slot_status status = SLOT_OK;
	size_t i;

	for (i = 0; i < cls->count && status == SLOT_OK; i++) {
		if (!(cls->attributes[i].flags & SLOT_FLAG_CONSTANT))
			status = slot_write_slot(cls, i, to, from, blocks);
	}
	return status;
}

static inline slot_status
slot_write(const slot_class *cls, void *to, const void *from, slot_blocks *blocks)
{
	if (!cls->map)
		return slot_write_slots(cls, to, from, blocks);
	if (blocks)
		return cls->undeclared->clone(cls, to, from);
	slot_store_pointer(to, slot_load_pointer(from));
	return SLOT_OK;
}

/* Make `to` equal to `from`, with copies of its own of what is owned. On
 * failure `to` keeps what it has. `to` holds an object, or a cleared or zeroed one. */
static inline slot_status
slot_copy(const slot_class *cls, void *to, const void *from)
{
	slot_blocks blocks;
	void *clone;

	if (to == from)
		return SLOT_OK;
	if (cls->map) {
		const slot_status status = cls->undeclared->clone(cls, &clone, from);
		if (status == SLOT_OK)
			cls->map->move(cls, to, &clone);
		return status;
	}
	blocks.first = blocks.last = NULL;
	if (!slot_blocks_reserve(cls, from, &blocks)) {
		slot_blocks_free(&blocks);
		return SLOT_NO_MEMORY;
	}
	slot_clear(cls, to);
	return slot_write(cls, to, from, &blocks);
}

/* Give `to` all that `from` has; `from` is left cleared. */
static inline void
slot_move(const slot_class *cls, void *to, void *from)
{
	if (to == from)
		return;
	if (cls->map) {
		cls->map->move(cls, to, from);
		return;
	}
	slot_clear(cls, to);
	(void)slot_write(cls, to, from, NULL);
	slot_forget(cls, from);
}

#endif
