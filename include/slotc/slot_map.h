/*
 * slot_map.h: an object as a map from name to tagged value, for the map
 * variant. Any name can be set, read, removed and listed, declared or not.
 *
 * The idea is that of CPython's key-sharing dictionaries (PEP 412) and of the
 * hidden classes of JavaScript engines. The names that all objects of a class
 * have are kept once, in the class, and the class's lookup answers for them.
 * An object is a pointer to one block: an 8-byte value and a 1-byte kind for
 * each declared attribute, and a table of its own (slot_table.h) that exists
 * only while it holds names that nobody declared:
 *
 *     cells[0]          the table of undeclared names, or NULL
 *     cells[1..count]   the declared attributes' values, by attribute number
 *     count bytes       their kinds; SLOT_NONE is an attribute without a value
 *
 * For 3, 8 and 16 attributes that is 56, 104 and 168 bytes, the pointer and
 * glibc's allocator on a 64-bit machine included. What it cannot shed is what
 * makes an object dynamic: an allocation and a pointer to follow for each
 * object, nine bytes for each value whatever its range, and a place for names
 * to come. That is the fair price to compare slots with.
 *
 * What a getter returns stays valid until the next call that may change the
 * object. Arguments may point into the object itself.
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_MAP_H
#define SLOTC_SLOT_MAP_H

#include "slot_class.h"
#include "slot_convert.h"
#include "slot_table.h"

/* A zeroed map is a cleared one; it may be initialised and cleared, and
 * nothing is found in it. */
typedef struct slot_map {
	slot_cell *cells;
} slot_map;

/* ---- declared attributes, by number ---- */

static inline unsigned char *
slot_map_kinds(const slot_map *map, const slot_class *cls)
{
	return (unsigned char *)(map->cells + 1 + cls->count);
}

static inline slot_kind
slot_map_kind_of(slot_type type)
{
	switch (type) {
	case SLOT_TYPE_BOOL:
		return SLOT_BOOL;
	case SLOT_TYPE_FLOAT:
	case SLOT_TYPE_DOUBLE:
		return SLOT_DOUBLE;
	case SLOT_TYPE_STRING:
		return SLOT_STRING;
	case SLOT_TYPE_BYTES:
		return SLOT_BYTES;
	case SLOT_TYPE_OBJECT:
		return SLOT_OBJECT;
	default:
		return slot_is_signed(type) ? SLOT_INT : SLOT_UINT;
	}
}

/* Give every declared attribute its place: false, zero, or the fallback text.
 * Where it fails the map is a cleared one. */
static inline slot_status
slot_map_init(slot_map *map, const slot_class *cls)
{
	size_t size, i;

	map->cells = NULL;
	if (cls->count > SIZE_MAX / (sizeof(slot_cell) + 1) - 1)
		return SLOT_NO_MEMORY;
	size = sizeof(slot_cell) + cls->count * (sizeof(slot_cell) + 1);
	map->cells = (slot_cell *)SLOT_MALLOC(size);
	if (!map->cells)
		return SLOT_NO_MEMORY;
	memset(map->cells, 0, size);
	for (i = 0; i < cls->count; i++)
		slot_map_kinds(map, cls)[i] = (unsigned char)slot_map_kind_of(cls->attributes[i].type);
	return SLOT_OK;
}

/* Free what the object owns; twice is harmless. */
static inline void
slot_map_clear(slot_map *map, const slot_class *cls)
{
	size_t i;

	if (!map->cells)
		return;
	for (i = 0; i < cls->count; i++) {
		if (cls->attributes[i].flags & SLOT_FLAG_OWNED)
			SLOT_FREE(map->cells[i + 1].text);
	}
	slot_table_free(map->cells[0].table);
	SLOT_FREE(map->cells);
	map->cells = NULL;
}

/* The place of a declared attribute's value, for typed accessors of an
 * initialised object that has one: they know which member of the union it is
 * in (`integer` of signed, `natural` of unsigned, `real` of floating types), and
 * have checked the range. An owned `text` of NULL stands for the fallback; it
 * is changed with slot_text_assign. */
SLOT_FOLD slot_cell *
slot_map_cell(const slot_map *map, size_t index)
{
	return &map->cells[index + 1];
}

/* The value of a declared attribute, slot_none() where it has none. */
static inline slot_value
slot_map_get(const slot_map *map, const slot_class *cls, size_t index)
{
	const slot_attribute *attribute = &cls->attributes[index];
	const slot_cell *cell;

	if (!map->cells)
		return slot_none();
	cell = slot_map_cell(map, index);
	switch (slot_map_kinds(map, cls)[index]) {
	case SLOT_BOOL:
		return slot_bool(cell->boolean);
	case SLOT_INT:
		return slot_int(cell->integer);
	case SLOT_UINT:
		return slot_uint(cell->natural);
	case SLOT_DOUBLE:
		return slot_double(cell->real);
	case SLOT_STRING:
		if (!(attribute->flags & SLOT_FLAG_OWNED))
			return slot_string(cell->borrowed);
		return slot_string(cell->text ? cell->text : attribute->fallback);
	default:
		return slot_none();
	}
}

/* Give a declared attribute a value of its type; on failure it keeps its own. */
static inline slot_status
slot_map_set(slot_map *map, const slot_class *cls, size_t index, slot_value value)
{
	const slot_attribute *attribute = &cls->attributes[index];
	slot_cell *cell;
	slot_status status = slot_convert(attribute, value, &value);

	if (status != SLOT_OK)
		return status;
	if (!map->cells)
		return SLOT_UNSET;
	cell = slot_map_cell(map, index);
	switch (value.kind) {
	case SLOT_BOOL:
		cell->boolean = value.as.boolean;
		break;
	case SLOT_INT:
		cell->integer = value.as.integer;
		break;
	case SLOT_UINT:
		cell->natural = value.as.natural;
		break;
	case SLOT_DOUBLE:
		/* A float is rounded here as it is in a float slot. */
		cell->real = attribute->type == SLOT_TYPE_FLOAT ? (double)(float)value.as.real : value.as.real;
		break;
	default:
		if (attribute->flags & SLOT_FLAG_OWNED)
			status = slot_text_assign(&cell->text, value.as.text, attribute->max_bytes);
		else
			cell->borrowed = value.as.text;
		break;
	}
	if (status == SLOT_OK)
		slot_map_kinds(map, cls)[index] = (unsigned char)value.kind;
	return status;
}

/* ---- all attributes, by name ---- */

/* An undeclared name is any string of at most 65,535 bytes; a longer one is
 * SLOT_TOO_LONG to setn and simply absent to the others. */

static inline int
slot_map_find(const slot_class *cls, const char *name, size_t length)
{
	return name ? cls->find(name, length) : -1;
}

static inline slot_table *
slot_map_table(const slot_map *map)
{
	return map->cells ? map->cells[0].table : NULL;
}

static inline slot_status
slot_map_getn(const slot_map *map, const slot_class *cls, const char *name, size_t length, slot_value *out)
{
	const int index = slot_map_find(cls, name, length);

	if (index >= 0) {
		const slot_value value = slot_map_get(map, cls, (size_t)index);
		if (value.kind == SLOT_NONE)
			return SLOT_UNSET;
		*out = value;
	} else {
		const slot_entry *entry = slot_table_find(slot_map_table(map), name, length);
		if (!entry)
			return name ? SLOT_UNKNOWN_ATTRIBUTE : SLOT_BAD_VALUE;
		*out = slot_entry_value(entry);
	}
	return SLOT_OK;
}

/* A declared attribute keeps its type and range; an undeclared name takes any
 * value but none (SLOT_BAD_VALUE) and objects (SLOT_WRONG_TYPE). */
static inline slot_status
slot_map_setn(slot_map *map, const slot_class *cls, const char *name, size_t length, slot_value value)
{
	const int index = slot_map_find(cls, name, length);

	if (index >= 0)
		return slot_map_set(map, cls, (size_t)index, value);
	return map->cells ? slot_table_set(&map->cells[0].table, name, length, value) : SLOT_UNSET;
}

static inline bool
slot_map_hasn(const slot_map *map, const slot_class *cls, const char *name, size_t length)
{
	slot_value value;

	return slot_map_getn(map, cls, name, length, &value) == SLOT_OK;
}

static inline slot_status
slot_map_unsetn(slot_map *map, const slot_class *cls, const char *name, size_t length)
{
	slot_entry *entry;

	if (slot_map_find(cls, name, length) >= 0)
		return SLOT_NOT_OPTIONAL;
	entry = slot_table_find(slot_map_table(map), name, length);
	if (!entry)
		return name ? SLOT_UNKNOWN_ATTRIBUTE : SLOT_BAD_VALUE;
	slot_table_remove(&map->cells[0].table, entry);
	return SLOT_OK;
}

/* ---- listing ---- */

/* Step through the attributes that have a value, the declared ones first, then
 * the others in the order they came; false at the end. Start with *cursor 0.
 * On the way values may change and names be removed, but none be added. */
static inline bool
slot_map_next(const slot_map *map, const slot_class *cls, size_t *cursor, const char **name, size_t *length,
	      slot_value *value)
{
	const slot_entry *entry;
	size_t position;

	while (map->cells && *cursor < cls->count) {
		const size_t index = (*cursor)++;
		if (slot_map_kinds(map, cls)[index] == SLOT_NONE)
			continue;
		*name = cls->attributes[index].name;
		*length = strlen(*name);
		*value = slot_map_get(map, cls, index);
		return true;
	}
	if (!slot_map_table(map))
		return false;
	position = *cursor - cls->count;
	entry = slot_table_next(slot_map_table(map), &position);
	*cursor = cls->count + position;
	if (!entry)
		return false;
	*name = entry->name;
	*length = entry->name_length;
	*value = slot_entry_value(entry);
	return true;
}

/* How many attributes have a value. */
static inline size_t
slot_map_count(const slot_map *map, const slot_class *cls)
{
	size_t count = slot_map_table(map) ? slot_map_table(map)->count : 0;
	size_t i;

	for (i = 0; map->cells && i < cls->count; i++)
		count += slot_map_kinds(map, cls)[i] != SLOT_NONE;
	return count;
}

#endif
