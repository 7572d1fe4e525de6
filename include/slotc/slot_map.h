/*
 * slot_map.h: an object as a map from name to value, for the map variant. Any
 * name can be set, read, removed and listed, declared or not.
 *
 * The idea is that of CPython's key-sharing dictionaries (PEP 412) and of the
 * hidden classes of JavaScript engines. The names that all objects of a class
 * have are kept once, in the class, and the class's lookup answers for them.
 * An object is a pointer to one block: the class, an 8-byte cell for each
 * declared value whatever its range, and a table of its own (slot_table.h)
 * that exists only while it holds names that nobody declared:
 *
 *     others            the table of undeclared names, or NULL
 *     cls               the class that the block was made for
 *     cells             the declared attributes' values
 *
 * For 3, 8 and 16 attributes that is 56, 104 and 168 bytes, the pointer and
 * glibc's allocator on a 64-bit machine included. What it cannot shed is what
 * makes an object dynamic: an allocation and a pointer to follow for each
 * object, the pointer to its class, eight bytes for each value, and a place
 * for names to come. That is the fair price to compare slots with.
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_MAP_H
#define SLOTC_SLOT_MAP_H

#include "slot_names.h"
#include "slot_table.h"

/* What a block begins with. */
typedef struct slot_map_head {
	slot_table *others;
	const slot_class *cls;
} slot_map_head;

/* ---- the backing ---- */

static inline slot_map_head *
slot_map_head_of(const void *object)
{
	return (slot_map_head *)slot_load_pointer(object);
}

static inline slot_status
slot_map_begin(const slot_class *cls, void *object)
{
	slot_map_head *head = (slot_map_head *)SLOT_MALLOC(cls->block);

	if (head) {
		memset(head, 0, cls->block);
		head->cls = cls;
	}
	slot_store_pointer(object, head);
	return head ? SLOT_OK : SLOT_NO_MEMORY;
}

/* The object may be of a derived class: it is cleared as a whole. */
static inline void
slot_map_end(const slot_class *cls, void *object)
{
	slot_map_head *head = slot_map_head_of(object);
	size_t i;

	(void)cls;
	if (!head)
		return;
	for (i = 0; i < head->cls->count; i++) {
		if (!(head->cls->attributes[i].flags & SLOT_FLAG_CONSTANT))
			slot_release(head->cls, i, object);
	}
	slot_table_free(head->others);
	SLOT_FREE(head);
	slot_store_pointer(object, NULL);
}

/* Make a derived object one of the class: what only the derived class declares
 * is freed, and its names may be set as undeclared ones. The block of a derived
 * class begins as one of the class does. */
static inline void
slot_map_narrow(const slot_class *cls, void *object)
{
	slot_map_head *head = slot_map_head_of(object);
	size_t i;

	if (!head || head->cls == cls)
		return;
	for (i = cls->count; i < head->cls->count; i++) {
		if (!(head->cls->attributes[i].flags & SLOT_FLAG_CONSTANT))
			slot_release(head->cls, i, object);
	}
	head->cls = cls;
}

/* Give `to` the undeclared attributes of `from`, but for those that the class
 * of `to` declares: they end here. */
static inline void
slot_map_take_others(slot_map_head *to, slot_map_head *from)
{
	size_t cursor = 0;
	slot_entry *entry;

	slot_table_free(to->others);
	to->others = from->others;
	from->others = NULL;
	while ((entry = slot_table_next(to->others, &cursor)) != NULL) {
		if (to->cls->find(entry->name, entry->name_length) >= 0)
			slot_table_remove(&to->others, entry);
	}
}

static inline void
slot_map_move(const slot_class *cls, void *to, void *from)
{
	slot_map_head *head = slot_map_head_of(to), *source = slot_map_head_of(from);
	size_t i;

	if (!head || slot_is_same_class(head->cls, cls)) {
		slot_map_end(cls, to);
		slot_store_pointer(to, source);
		slot_store_pointer(from, NULL);
		slot_map_narrow(cls, to);
		return;
	}
	/* `to` is derived, and keeps what the class does not know of. */
	for (i = 0; i < cls->count; i++) {
		if (!(cls->attributes[i].flags & SLOT_FLAG_CONSTANT))
			slot_release(cls, i, to);
	}
	(void)slot_write_slots(cls, to, from, NULL);
	slot_map_take_others(head, source);
	memset(source + 1, 0, cls->block - sizeof *source);
	slot_map_end(cls, from);
}

static inline bool
slot_map_get_other(const slot_class *cls, const void *object, const char *name, size_t length, slot_value *out)
{
	const slot_map_head *head = slot_map_head_of(object);
	const slot_entry *entry = head ? slot_table_find(head->others, name, length) : NULL;

	(void)cls;
	if (entry)
		*out = slot_entry_value(entry);
	return entry != NULL;
}

static inline slot_status
slot_map_set_other(const slot_class *cls, void *object, const char *name, size_t length, slot_value value)
{
	slot_map_head *head = slot_map_head_of(object);

	/* A derived class declares it. */
	if (name && head->cls != cls && head->cls->find(name, length) >= 0)
		return SLOT_UNKNOWN_ATTRIBUTE;
	return slot_table_set(&head->others, name, length, value);
}

static inline bool
slot_map_remove_other(const slot_class *cls, void *object, const char *name, size_t length)
{
	slot_map_head *head = slot_map_head_of(object);
	slot_entry *entry = head ? slot_table_find(head->others, name, length) : NULL;

	(void)cls;
	if (entry)
		slot_table_remove(&head->others, entry);
	return entry != NULL;
}

static inline bool
slot_map_next_other(const slot_class *cls, const void *object, size_t *cursor, const char **name, size_t *length,
		    slot_value *value)
{
	const slot_map_head *head = slot_map_head_of(object);
	const slot_entry *entry = head ? slot_table_next(head->others, cursor) : NULL;

	(void)cls;
	if (!entry)
		return false;
	*name = entry->name;
	*length = entry->name_length;
	*value = slot_entry_value(entry);
	return true;
}

/* The initialiser of a slot_backing. */
#define SLOT_MAP_BACKING \
	{ \
		slot_map_begin, slot_map_end, slot_map_move, NULL, NULL, NULL, slot_map_get_other, slot_map_set_other, \
			slot_map_remove_other, slot_map_next_other, {NULL, NULL, NULL, NULL, NULL, NULL} \
	}

#endif
