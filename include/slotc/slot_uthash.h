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

typedef struct slot_uthash_pair {
	slot_pair pair;
	size_t order; /* greater than that of those added before */
	UT_hash_handle hh;
} slot_uthash_pair;

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

static inline slot_pair *
slot_uthash_insert(void *object, const char *name, size_t length, bool is_copied)
{
	slot_uthash_pair *first = slot_uthash_first(object);
	slot_uthash_pair *added = (slot_uthash_pair *)uthash_malloc(slot_pair_size(sizeof *added, length, is_copied));

	if (!added)
		uthash_fatal("out of memory");
	slot_pair_begin(&added->pair, sizeof *added, name, length, is_copied);
	if (first)
		added->order = ((slot_uthash_pair *)ELMT_FROM_HH(first->hh.tbl, first->hh.tbl->tail))->order + 1;
	HASH_ADD_KEYPTR(hh, first, added->pair.name, (unsigned)length, added);
	slot_store_pointer(object, first);
	return &added->pair;
}

static inline void
slot_uthash_remove(void *object, slot_pair *pair)
{
	slot_uthash_pair *first = slot_uthash_first(object);
	slot_uthash_pair *removed = (slot_uthash_pair *)(void *)pair;

	HASH_DEL(first, removed);
	uthash_free(removed, sizeof *removed);
	slot_store_pointer(object, first);
}

static inline slot_pair *
slot_uthash_next(const void *object, size_t *cursor)
{
	slot_uthash_pair *at;

	for (at = slot_uthash_first(object); at; at = (slot_uthash_pair *)at->hh.next) {
		if (at->pair.kind != SLOT_NONE && at->order >= *cursor) {
			*cursor = at->order + 1;
			return &at->pair;
		}
	}
	return NULL;
}

static inline void
slot_uthash_clear(void *object)
{
	slot_uthash_pair *first = slot_uthash_first(object), *at = first, *next;

	HASH_CLEAR(hh, first);
	for (; at; at = next) {
		next = (slot_uthash_pair *)at->hh.next;
		slot_pair_end(&at->pair);
		uthash_free(at, sizeof *at);
	}
	slot_store_pointer(object, NULL);
}

/* The initialiser of a slot_backing. */
#define SLOT_UTHASH_BACKING \
	SLOT_HASHED_BACKING(slot_uthash_find, slot_uthash_insert, slot_uthash_remove, slot_uthash_next, slot_uthash_clear)

#endif
