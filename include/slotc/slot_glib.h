/*
 * slot_glib.h: GLib's GHashTable as the backing of a map: each attribute is an
 * allocation, the object points to a table of them. The table is one of
 * entries that are their own keys, which takes an array less than one from
 * names to values.
 *
 * GLib ends the program when memory runs out. Compile with the flags of
 * `pkg-config --cflags --libs glib-2.0`.
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_GLIB_H
#define SLOTC_SLOT_GLIB_H

#include "slot_hashed.h"

#include <glib.h>

typedef struct slot_glib_pair {
	slot_pair pair;
	const char *name; /* the class's, or a copy behind the pair; ends in NUL */
} slot_glib_pair;

/* The function of g_str_hash (Bernstein's), for a name of known length. */
static inline guint
slot_glib_hash(gconstpointer key)
{
	const slot_glib_pair *pair = (const slot_glib_pair *)key;
	guint hash = 5381;
	size_t i;

	for (i = 0; i < pair->pair.name_length; i++)
		hash = hash * 33 + (unsigned char)pair->name[i];
	return hash;
}

static inline gboolean
slot_glib_equal(gconstpointer a, gconstpointer b)
{
	const slot_glib_pair *one = (const slot_glib_pair *)a, *other = (const slot_glib_pair *)b;
	const size_t length = one->pair.name_length;

	return length == other->pair.name_length && memcmp(one->name, other->name, length) == 0;
}

SLOT_FOLD GHashTable *
slot_glib_table(const void *object)
{
	return (GHashTable *)slot_load_pointer(object);
}

static inline slot_pair *
slot_glib_find(const void *object, const char *name, size_t length)
{
	GHashTable *table = slot_glib_table(object);
	slot_glib_pair key;

	if (!table)
		return NULL;
	key.name = name;
	key.pair.name_length = (uint16_t)length;
	return (slot_pair *)g_hash_table_lookup(table, &key);
}

static inline slot_pair *
slot_glib_insert(void *object, const char *name, size_t length, bool is_copied)
{
	GHashTable *table = slot_glib_table(object);
	const size_t size = sizeof(slot_glib_pair) + (is_copied ? length + 1 : 0);
	slot_glib_pair *added = (slot_glib_pair *)g_malloc(size);

	memset(added, 0, size);
	added->pair.name_length = (uint16_t)length;
	added->name = is_copied ? (const char *)memcpy(added + 1, name, length) : name;
	if (!table) {
		table = g_hash_table_new(slot_glib_hash, slot_glib_equal);
		slot_store_pointer(object, table);
	}
	g_hash_table_add(table, added);
	return &added->pair;
}

static inline void
slot_glib_remove(void *object, slot_pair *pair)
{
	GHashTable *table = slot_glib_table(object);

	g_hash_table_remove(table, pair);
	g_free(pair);
	if (g_hash_table_size(table) == 0) {
		g_hash_table_destroy(table);
		slot_store_pointer(object, NULL);
	}
}

/* Begin to go through the pairs; false where there is no table of them. */
static inline bool
slot_glib_begin(const void *object, GHashTableIter *iter)
{
	GHashTable *table = slot_glib_table(object);

	if (!table)
		return false;
	g_hash_table_iter_init(iter, table);
	return true;
}

/* A GHashTable has no order, and loses the one it shows when it shrinks: the
 * order of addresses is one that stays while names are removed. */
static inline slot_pair *
slot_glib_next(const void *object, size_t *cursor, const char **name)
{
	slot_glib_pair *nearest = NULL;
	GHashTableIter iter;
	gpointer key;

	if (!slot_glib_begin(object, &iter))
		return NULL;
	while (g_hash_table_iter_next(&iter, &key, NULL)) {
		slot_glib_pair *pair = (slot_glib_pair *)key;
		if (pair->pair.kind != SLOT_NONE && (size_t)(uintptr_t)pair > *cursor &&
		    (!nearest || (uintptr_t)pair < (uintptr_t)nearest))
			nearest = pair;
	}
	if (!nearest)
		return NULL;
	*cursor = (size_t)(uintptr_t)nearest;
	*name = nearest->name;
	return &nearest->pair;
}

static inline void
slot_glib_clear(void *object)
{
	GHashTableIter iter;
	gpointer key;

	if (!slot_glib_begin(object, &iter))
		return;
	while (g_hash_table_iter_next(&iter, &key, NULL)) {
		slot_pair_end((slot_pair *)key);
		g_free(key);
	}
	g_hash_table_destroy(slot_glib_table(object));
	slot_store_pointer(object, NULL);
}

static inline void
slot_glib_narrow(void *object, const slot_class *cls)
{
	GHashTableIter iter;
	gpointer key;

	if (!slot_glib_begin(object, &iter))
		return;
	while (g_hash_table_iter_next(&iter, &key, NULL)) {
		slot_glib_pair *pair = (slot_glib_pair *)key;
		if (pair->pair.kind != SLOT_NONE || cls->find(pair->name, pair->pair.name_length) >= 0)
			continue;
		g_hash_table_iter_remove(&iter);
		slot_pair_end(&pair->pair);
		g_free(pair);
	}
	if (g_hash_table_size(slot_glib_table(object)) == 0)
		slot_glib_clear(object);
}

/* The initialiser of a slot_backing. */
#define SLOT_GLIB_BACKING \
	SLOT_HASHED_BACKING(slot_glib_find, slot_glib_insert, slot_glib_remove, slot_glib_next, slot_glib_clear, \
			    slot_glib_narrow)

#endif
