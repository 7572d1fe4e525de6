/*
 * slot_undeclared.h: what all kinds of maps share: their attributes that no
 * class declares are copied, compared, hashed and shown through the steps of
 * the backing.
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_UNDECLARED_H
#define SLOTC_SLOT_UNDECLARED_H

#include "slot_compare.h"
#include "slot_life.h"
#include "slot_real.h"
#include "slot_string.h"

/* Make a map like another, over one that owns nothing. On failure it is a
 * cleared one. */
static inline slot_status
slot_map_clone(const slot_class *cls, void *to, const void *from)
{
	slot_blocks blocks;
	slot_value value;
	const char *name;
	size_t cursor = 0, length;
	slot_status status = cls->map->begin(cls, to);

	if (status != SLOT_OK)
		return status;
	blocks.first = blocks.last = NULL;
	status = slot_blocks_reserve(cls, from, &blocks) ? slot_write_slots(cls, to, from, &blocks) : SLOT_NO_MEMORY;
	while (status == SLOT_OK && cls->map->next(cls, from, &cursor, &name, &length, &value))
		status = cls->map->set(cls, to, name, length, value);
	if (status != SLOT_OK) {
		slot_blocks_free(&blocks);
		slot_clear(cls, to);
	}
	return status;
}

/* Has each attribute of `a` that the class does not declare its like in `b`? */
static inline bool
slot_others_equal(const slot_class *cls, const void *a, const void *b)
{
	slot_value value, other;
	const char *name;
	size_t cursor = 0, length, count = 0;

	while (cls->map->next(cls, a, &cursor, &name, &length, &value)) {
		if (!cls->map->get(cls, b, name, length, &other) || value.kind != other.kind || !slot_value_equal(value, other))
			return false;
		count++;
	}
	cursor = 0;
	while (cls->map->next(cls, b, &cursor, &name, &length, &value)) {
		if (count-- == 0)
			return false;
	}
	return true;
}

/* The order of undeclared attributes does not count. */
static inline uint64_t
slot_others_hash(const slot_class *cls, const void *object)
{
	slot_value value, key;
	const char *name;
	size_t cursor = 0, length;
	uint64_t sum = 0;

	while (cls->map->next(cls, object, &cursor, &name, &length, &value)) {
		key = slot_bytes(name, length);
		sum += slot_value_hash(slot_value_hash((uint64_t)value.kind, key), value);
	}
	return sum;
}

/* A value that no class says more about. */
static inline void
slot_text_any(slot_text *text, slot_value value)
{
	char number[SLOT_REAL_SIZE];

	switch (value.kind) {
	case SLOT_BOOL:
		slot_text_add(text, value.as.boolean ? "True" : "False");
		break;
	case SLOT_INT:
		slot_text_int(text, value.as.integer);
		break;
	case SLOT_UINT:
		slot_text_uint(text, value.as.natural);
		break;
	case SLOT_DOUBLE:
		slot_real_write(value.as.real, false, number);
		slot_text_add(text, number);
		break;
	case SLOT_STRING:
		slot_text_quote(text, value.as.text, value.length, SIZE_MAX);
		break;
	case SLOT_BYTES:
		slot_text_bytes(text, (const char *)value.as.pointer, value.length);
		break;
	default:
		slot_text_add(text, "None");
		break;
	}
}

/* The attributes of a map that its class does not declare, in the order in
 * which the backing lists them. A name that is none to C is in quotes. */
static inline void
slot_text_others(slot_text *text, const slot_class *cls, const void *object)
{
	slot_value value;
	const char *name;
	size_t cursor = 0, length, i;

	while (cls->map->next(cls, object, &cursor, &name, &length, &value)) {
		bool is_plain = length > 0;

		for (i = 0; i < length; i++) {
			const char c = name[i];
			is_plain = is_plain && (c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (i > 0 && c >= '0' && c <= '9'));
		}
		slot_text_add(text, ", ");
		if (is_plain)
			slot_text_add(text, name);
		else
			slot_text_quote(text, name, length, SIZE_MAX);
		slot_text_char(text, '=');
		slot_text_any(text, value);
	}
}

/* The initialiser of a slot_undeclared. */
#define SLOT_UNDECLARED \
	{ \
		slot_map_clone, slot_others_equal, slot_others_hash, slot_text_others \
	}

#endif
