/*
 * slot_uthash.h: uthash (https://troydhanson.github.io/uthash/) as the backing
 * of a map: each attribute is an allocation with a UT_hash_handle of its own,
 * the object points to the first. Names come in the order in which they were
 * added.
 *
 * uthash ends the program when memory runs out. Its memory is SLOT_MALLOC's
 * unless uthash_malloc and uthash_free are defined, or <uthash.h> is included,
 * before.
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_UTHASH_H
#define SLOTC_SLOT_UTHASH_H

#include "slot_hashed.h"

#if !defined(uthash_malloc)
#define uthash_malloc(size) SLOT_MALLOC(size)
#define uthash_free(memory, size) SLOT_FREE(memory)
#endif
#include <uthash.h>
#if HASH_NONFATAL_OOM
#error "HASH_NONFATAL_OOM is not supported: the program must not go on where uthash has no memory"
#endif

/* Its name is hh.key. */
typedef struct slot_uthash_pair {
	slot_pair pair;
	UT_hash_handle hh;
} slot_uthash_pair;

/* One whose name no class declares; a copy of the name, ended by a NUL, is behind it. */
typedef struct slot_uthash_other {
	slot_uthash_pair pair;
	size_t order; /* greater than that of those added before */
} slot_uthash_other;

SLOT_FOLD slot_uthash_pair *
slot_uthash_first(const void *object)
{
	return (slot_uthash_pair *)slot_load_pointer(object);
}

static inline slot_pair *
slot_uthash_find(const void *object, const char *name, size_t length)
{
	slot_uthash_pair *first = slot_uthash_first(object), *found;

	HASH_FIND(hh, first, name, (unsigned)length, found);
	return found ? &found->pair : NULL;
}

/* The order of the next name that no class declares. */
static inline size_t
slot_uthash_order(slot_uthash_pair *first)
{
	slot_uthash_pair *last = first ? (slot_uthash_pair *)ELMT_FROM_HH(first->hh.tbl, first->hh.tbl->tail) : NULL;

	while (last && last->pair.kind == SLOT_NONE)
		last = (slot_uthash_pair *)last->hh.prev;
	return last ? ((slot_uthash_other *)(void *)last)->order + 1 : 0;
}

static inline slot_pair *
slot_uthash_insert(void *object, const char *name, size_t length, bool is_copied)
{
	const size_t size = is_copied ? sizeof(slot_uthash_other) + length + 1 : sizeof(slot_uthash_pair);
	slot_uthash_pair *first = slot_uthash_first(object);
	slot_uthash_pair *added = (slot_uthash_pair *)uthash_malloc(size);

	if (!added)
		uthash_fatal("out of memory");
	memset(added, 0, size);
	added->pair.name_length = (uint16_t)length;
	if (is_copied) {
		slot_uthash_other *other = (slot_uthash_other *)(void *)added;
		other->order = slot_uthash_order(first);
		name = (const char *)memcpy(other + 1, name, length);
	}
	HASH_ADD_KEYPTR(hh, first, name, (unsigned)length, added);
	slot_store_pointer(object, first);
	return &added->pair;
}

static inline void
slot_uthash_free(slot_uthash_pair *pair)
{
	const size_t others = sizeof(slot_uthash_other) + pair->pair.name_length + 1;

	(void)others; /* uthash_free may ignore the size */
	uthash_free(pair, pair->pair.kind == SLOT_NONE ? sizeof *pair : others);
}

static inline void
slot_uthash_remove(void *object, slot_pair *pair)
{
	slot_uthash_pair *first = slot_uthash_first(object);
	slot_uthash_pair *removed = (slot_uthash_pair *)(void *)pair;

	HASH_DEL(first, removed);
	slot_uthash_free(removed);
	slot_store_pointer(object, first);
}

static inline slot_pair *
slot_uthash_next(const void *object, size_t *cursor, const char **name)
{
	slot_uthash_pair *at = slot_uthash_first(object);

	while (at && (at->pair.kind == SLOT_NONE || ((slot_uthash_other *)(void *)at)->order < *cursor))
		at = (slot_uthash_pair *)at->hh.next;
	if (!at)
		return NULL;
	*cursor = ((slot_uthash_other *)(void *)at)->order + 1;
	*name = (const char *)at->hh.key;
	return &at->pair;
}

static inline void
slot_uthash_clear(void *object)
{
	slot_uthash_pair *first = slot_uthash_first(object), *at = first, *next;

	HASH_CLEAR(hh, first);
	for (; at; at = next) {
		next = (slot_uthash_pair *)at->hh.next;
		slot_pair_end(&at->pair);
		slot_uthash_free(at);
	}
	slot_store_pointer(object, NULL);
}

static inline void
slot_uthash_narrow(void *object, const slot_class *cls)
{
	slot_uthash_pair *at = slot_uthash_first(object), *next;

	for (; at; at = next) {
		next = (slot_uthash_pair *)at->hh.next;
		if (at->pair.kind != SLOT_NONE || cls->find((const char *)at->hh.key, at->pair.name_length) >= 0)
			continue;
		slot_pair_end(&at->pair);
		slot_uthash_remove(object, &at->pair);
	}
}

/* The initialiser of a slot_backing. */
#define SLOT_UTHASH_BACKING \
	SLOT_HASHED_BACKING(slot_uthash_find, slot_uthash_insert, slot_uthash_remove, slot_uthash_next, slot_uthash_clear, \
			    slot_uthash_narrow)

#endif
