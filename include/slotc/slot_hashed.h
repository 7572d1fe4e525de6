/*
 * slot_hashed.h: an object as a library's hash table of its attributes, for
 * the variants map-uthash and map-glib. It is here to be compared with: it is
 * how a C program gets dynamic attributes without slotc.
 *
 * The object is a pointer to the table, NULL while that is empty. An attribute
 * that has a value is one entry: its name and an 8-byte cell, found by a hash
 * of the name on each access. The names that a class declares are not copied.
 * What a library does is in its slot_library (slot_class.h); all else is here
 * and alike for every library.
 *
 * The libraries end the program when memory runs out. Only text and bytes are
 * copied by SLOT_MALLOC, and report that there is none.
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_HASHED_H
#define SLOTC_SLOT_HASHED_H

#include "slot_names.h"
#include "slot_table.h"

/* A value and what belongs to it; the library has its name. */
typedef struct slot_pair {
	slot_cell cell;
	uint32_t length; /* of text and bytes whose kind is here */
	uint16_t name_length;
	unsigned char kind; /* SLOT_NONE: a class declares the name, and knows the kind */
	bool is_owner;      /* of its text or bytes */
} slot_pair;

/* ---- for libraries ---- */

/* Before a pair is freed. */
SLOT_FOLD void
slot_pair_end(slot_pair *pair)
{
	if (pair->is_owner)
		SLOT_FREE(pair->cell.text);
}

/* ---- declared attributes ---- */

SLOT_FOLD slot_pair *
slot_hashed_pair(const slot_class *cls, size_t index, const void *object)
{
	const char *name = cls->attributes[index].name;
	slot_pair *pair = cls->map->library.find(object, name, strlen(name));

	/* To a parent, what a derived class declares is a name like any other. */
	return pair && pair->kind == SLOT_NONE ? pair : NULL;
}

SLOT_FOLD void *
slot_hashed_find(const slot_class *cls, const slot_place *place, const void *object)
{
	slot_pair *pair = slot_hashed_pair(cls, (size_t)(place - cls->places), object);

	return pair ? &pair->cell : NULL;
}

SLOT_FOLD void *
slot_hashed_make(const slot_class *cls, const slot_place *place, void *object)
{
	const slot_attribute *attribute = &cls->attributes[place - cls->places];
	const size_t length = strlen(attribute->name);
	slot_pair *pair = cls->map->library.find(object, attribute->name, length);

	if (pair && pair->kind != SLOT_NONE) {
		slot_pair_end(pair);
		cls->map->library.remove(object, pair);
		pair = NULL;
	}
	if (!pair) {
		pair = cls->map->library.insert(object, attribute->name, length, false);
		pair->is_owner = slot_is_owned(attribute);
	}
	return &pair->cell;
}

static inline void
slot_hashed_drop(const slot_class *cls, const slot_place *place, void *object)
{
	slot_pair *pair = slot_hashed_pair(cls, (size_t)(place - cls->places), object);

	if (!pair)
		return;
	slot_pair_end(pair);
	cls->map->library.remove(object, pair);
}

/* ---- typed accessors ---- */

/* A text, or the default where there is none. It is not read: what is borrowed
 * may be anything. */
SLOT_FOLD const char *
slot_hashed_text(const slot_class *cls, size_t index, const void *object)
{
	const slot_pair *pair = slot_hashed_pair(cls, index, object);
	const char *text = pair ? (const char *)slot_load_pointer(&pair->cell) : NULL;

	return text ? text : cls->attributes[index].fallback;
}

/* Keep the pointer to a text that stays the caller's. */
static inline slot_status
slot_hashed_borrow(const slot_class *cls, size_t index, void *object, const char *text)
{
	if (!text)
		return SLOT_BAD_VALUE;
	slot_store_pointer(slot_hashed_make(cls, &cls->places[index], object), text);
	return SLOT_OK;
}

/* The number, or the default where there is none. */
SLOT_FOLD slot_value
slot_hashed_read(const slot_class *cls, size_t index, const void *object)
{
	const slot_attribute *attribute = &cls->attributes[index];
	const slot_pair *pair = slot_hashed_pair(cls, index, object);

	if (!pair)
		return slot_default(attribute);
	switch (attribute->type) {
	case SLOT_TYPE_FLOAT:
	case SLOT_TYPE_DOUBLE:
		return slot_double(pair->cell.real);
	case SLOT_TYPE_BOOL:
		return slot_bool(pair->cell.natural != 0);
	default:
		return slot_is_signed(attribute->type) ? slot_int(pair->cell.integer) : slot_uint(pair->cell.natural);
	}
}

/* ---- objects ---- */

static inline slot_status
slot_hashed_begin(const slot_class *cls, void *object)
{
	(void)cls;
	slot_store_pointer(object, NULL);
	return SLOT_OK;
}

static inline void
slot_hashed_end(const slot_class *cls, void *object)
{
	cls->map->library.clear(object);
}

/* Give a pair of one object to another, unless a class that the other is
 * derived to declares the name. */
static inline void
slot_hashed_give(const slot_class *cls, void *to, slot_pair *pair, const char *name, bool is_copied)
{
	slot_pair *given = cls->map->library.find(to, name, pair->name_length);

	if (given)
		return;
	given = cls->map->library.insert(to, name, pair->name_length, is_copied);
	given->cell = pair->cell;
	given->length = pair->length;
	given->kind = pair->kind;
	given->is_owner = pair->is_owner;
	pair->is_owner = false;
}

static inline void
slot_hashed_move(const slot_class *cls, void *to, void *from)
{
	slot_pair *pair;
	const char *name;
	size_t cursor = 0, i;

	for (i = 0; i < cls->count; i++)
		slot_hashed_drop(cls, &cls->places[i], to);
	while ((pair = cls->map->library.next(to, &cursor, &name)) != NULL) {
		slot_pair_end(pair);
		cls->map->library.remove(to, pair);
	}
	if (!slot_load_pointer(to)) {
		slot_store_pointer(to, slot_load_pointer(from));
		slot_store_pointer(from, NULL);
		cls->map->library.narrow(to, cls);
		return;
	}
	/* `to` is derived, and keeps what the class does not know of. */
	for (i = 0; i < cls->count; i++) {
		pair = slot_hashed_pair(cls, i, from);
		if (pair)
			slot_hashed_give(cls, to, pair, cls->attributes[i].name, false);
	}
	cursor = 0;
	while ((pair = cls->map->library.next(from, &cursor, &name)) != NULL)
		slot_hashed_give(cls, to, pair, name, true);
	cls->map->library.clear(from);
}

/* ---- names that nobody declared ---- */

static inline slot_value
slot_pair_value(const slot_pair *pair)
{
	slot_entry entry;

	entry.cell = pair->cell;
	entry.length = pair->length;
	entry.kind = pair->kind;
	return slot_entry_value(&entry);
}

SLOT_FOLD slot_pair *
slot_hashed_other(const slot_class *cls, const void *object, const char *name, size_t length)
{
	if (!name || length > SLOT_LONGEST_NAME)
		return NULL;
	return cls->map->library.find(object, name, length);
}

static inline bool
slot_hashed_get_other(const slot_class *cls, const void *object, const char *name, size_t length, slot_value *out)
{
	const slot_pair *pair = slot_hashed_other(cls, object, name, length);

	if (!pair || pair->kind == SLOT_NONE)
		return false;
	*out = slot_pair_value(pair);
	return true;
}

static inline slot_status
slot_hashed_set_other(const slot_class *cls, void *object, const char *name, size_t length, slot_value value)
{
	slot_pair *pair = slot_hashed_other(cls, object, name, length);
	slot_entry entry;
	slot_status status;

	if (!name)
		return SLOT_BAD_VALUE;
	if (length > SLOT_LONGEST_NAME || ((value.kind == SLOT_STRING || value.kind == SLOT_BYTES) && value.length > UINT32_MAX))
		return SLOT_TOO_LONG;
	/* A derived class declares it. */
	if (pair && pair->kind == SLOT_NONE)
		return SLOT_UNKNOWN_ATTRIBUTE;
	status = slot_entry_pack(&entry, value);
	if (status != SLOT_OK)
		return status;
	if (!pair)
		pair = cls->map->library.insert(object, name, length, true);
	else
		slot_pair_end(pair);
	pair->cell = entry.cell;
	pair->length = (uint32_t)entry.length;
	pair->kind = entry.kind;
	pair->is_owner = entry.kind == SLOT_STRING || entry.kind == SLOT_BYTES;
	return SLOT_OK;
}

static inline bool
slot_hashed_remove_other(const slot_class *cls, void *object, const char *name, size_t length)
{
	slot_pair *pair = slot_hashed_other(cls, object, name, length);

	if (!pair || pair->kind == SLOT_NONE)
		return false;
	slot_pair_end(pair);
	cls->map->library.remove(object, pair);
	return true;
}

static inline bool
slot_hashed_next_other(const slot_class *cls, const void *object, size_t *cursor, const char **name, size_t *length,
		       slot_value *value)
{
	const slot_pair *pair;

	/* Set through a parent, a name may be there that the class declares. */
	do {
		pair = cls->map->library.next(object, cursor, name);
		if (!pair)
			return false;
	} while (cls->find(*name, pair->name_length) >= 0);
	*length = pair->name_length;
	*value = slot_pair_value(pair);
	return true;
}

/* The initialiser of a slot_backing, from those of a slot_library. */
#define SLOT_HASHED_BACKING(find, insert, remove, next, clear, narrow) \
	{ \
		slot_hashed_begin, slot_hashed_end, slot_hashed_move, slot_hashed_find, slot_hashed_make, slot_hashed_drop, \
			slot_hashed_get_other, slot_hashed_set_other, slot_hashed_remove_other, slot_hashed_next_other, \
			{find, insert, remove, next, clear, narrow} \
	}

#endif
