/*
 * slot_names.h: all attributes of an object that is a map, by name, declared
 * or not. The class's lookup answers for declared ones, the map for the
 * others, whatever kind of map it is.
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_NAMES_H
#define SLOTC_SLOT_NAMES_H

#include "slot_kept.h"
#include "slot_undeclared.h"

/* ---- one attribute ---- */

/* An undeclared name is any string of at most 65,535 bytes; a longer one is
 * SLOT_TOO_LONG to setn and simply absent to the others. It takes any value
 * but none (SLOT_BAD_VALUE) and objects (SLOT_WRONG_TYPE). What the object's own
 * class declares is unknown to its parents, setn included, and no copy or move
 * brings it as an undeclared name. */

static inline slot_status
slot_map_getn(const slot_class *cls, const void *object, const char *name, size_t length, slot_value *out)
{
	const int index = cls->find(name, length);

	if (index >= 0)
		return slot_get(cls, index, object, out);
	return cls->map->get(cls, object, name, length, out) ? SLOT_OK : SLOT_UNKNOWN_ATTRIBUTE;
}

static inline slot_status
slot_map_setn(const slot_class *cls, void *object, const char *name, size_t length, slot_value value)
{
	const int index = cls->find(name, length);

	return index >= 0 ? slot_put(cls, index, object, &value) : cls->map->set(cls, object, name, length, value);
}

static inline bool
slot_map_hasn(const slot_class *cls, const void *object, const char *name, size_t length)
{
	const int index = cls->find(name, length);
	slot_value value;

	return index >= 0 ? slot_has(cls, index, object) : cls->map->get(cls, object, name, length, &value);
}

static inline slot_status
slot_map_unsetn(const slot_class *cls, void *object, const char *name, size_t length)
{
	const int index = cls->find(name, length);

	if (index >= 0)
		return slot_unset(cls, index, object);
	return cls->map->remove(cls, object, name, length) ? SLOT_OK : SLOT_UNKNOWN_ATTRIBUTE;
}

/* ---- listing ---- */

/* Step through the attributes that have a value, the declared ones first, then
 * the others in the order they came (in none in map-glib); false at the end.
 * Start with *cursor 0. On the way values may change and names be removed, but
 * none be added. The value of an array is none: its elements are read one by
 * one. */
static inline bool
slot_map_next(const slot_class *cls, const void *object, size_t *cursor, const char **name, size_t *length,
	      slot_value *value)
{
	size_t position;
	bool is_there;

	while (*cursor < cls->count) {
		const size_t index = (*cursor)++;
		if (!slot_has(cls, (int)index, object))
			continue;
		*name = cls->attributes[index].name;
		*length = strlen(*name);
		*value = slot_none();
		if (cls->attributes[index].count == 0)
			*value = slot_load(cls, index, object, 0);
		return true;
	}
	position = *cursor - cls->count;
	is_there = cls->map->next(cls, object, &position, name, length, value);
	*cursor = cls->count + position;
	return is_there;
}

#endif
