/*
 * slot_table.h: names and their values, for the attributes of an object that
 * nobody declared. Any name goes in with a value of any kind but object; both
 * are copied, and are listed in the order in which the names came.
 *
 * The names may come from strangers. Up to 8 are compared in turn; more are
 * found through a hash, SipHash-1-3 with a key, so that nobody who does not
 * know the key can choose names that collide: a call takes constant time on
 * average. Who does know it can make a call take time proportional to the
 * number of names, which SLOT_MAP_LIMIT bounds.
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_TABLE_H
#define SLOTC_SLOT_TABLE_H

#include "slot.h"
#include "slot_string.h"

/* SLOT_MAP_KEY: define it before the include as a pointer to 16 secret random
 * bytes that are there before the first use. Without it the key is made of
 * addresses of heap, stack and code: unknown to a stranger only where the
 * system randomises them, and then by some dozens of bits. */

/* The most undeclared names an object takes; one more is SLOT_NO_MEMORY. */
#if !defined(SLOT_MAP_LIMIT)
#define SLOT_MAP_LIMIT 0x1000000
#endif
SLOT_ASSERT(SLOT_MAP_LIMIT > 0 && SLOT_MAP_LIMIT <= 0x20000000, "SLOT_MAP_LIMIT is from 1 to 2^29");

struct slot_table;

/* A value without its kind: 8 bytes. */
typedef union slot_cell {
	bool boolean;
	int64_t integer;
	uint64_t natural;
	double real;
	char *text; /* owned */
	const char *borrowed;
	struct slot_table *table;
} slot_cell;

typedef struct slot_entry {
	char *name; /* owned, ends in NUL; NULL once the entry was removed */
	slot_cell cell;
	size_t length; /* of text and bytes */
	uint32_t hash; /* 0 in a table without an index */
	uint16_t name_length;
	unsigned char kind;
} slot_entry;

/* A table is one block, NULL while it is empty. `capacity` entries follow the
 * header, and from SLOT_TABLE_INDEXED on an index of twice as many numbers:
 * open addressing; 0 is free, n means entry n - 1. */
typedef struct slot_table {
	uint64_t key[2];
	uint32_t count;
	uint32_t used; /* entries, removed ones included */
	uint32_t capacity;
} slot_table;

enum { SLOT_TABLE_INDEXED = 16, SLOT_LONGEST_NAME = 65535 };

/* ---- the hash ---- */

SLOT_FOLD uint64_t
slot_rotate(uint64_t word, unsigned bits)
{
	return word << bits | word >> (64 - bits);
}

static inline void
slot_sip_round(uint64_t v[4])
{
	v[0] += v[1];
	v[2] += v[3];
	v[1] = slot_rotate(v[1], 13) ^ v[0];
	v[3] = slot_rotate(v[3], 16) ^ v[2];
	v[0] = slot_rotate(v[0], 32) + v[3];
	v[2] += v[1];
	v[1] = slot_rotate(v[1], 17) ^ v[2];
	v[3] = slot_rotate(v[3], 21) ^ v[0];
	v[2] = slot_rotate(v[2], 32);
}

/* SipHash-1-3 (Aumasson and Bernstein): the same number on every machine. */
static inline uint64_t
slot_sip_hash(const uint64_t key[2], const char *bytes, size_t length)
{
	uint64_t v[4];
	uint64_t word;
	size_t i, k;

	v[0] = key[0] ^ 0x736f6d6570736575u;
	v[1] = key[1] ^ 0x646f72616e646f6du;
	v[2] = key[0] ^ 0x6c7967656e657261u;
	v[3] = key[1] ^ 0x7465646279746573u;
	for (i = 0; length - i >= 8; i += 8) {
		word = slot_load8(bytes + i);
		v[3] ^= word;
		slot_sip_round(v);
		v[0] ^= word;
	}
	word = (uint64_t)length << 56;
	for (k = 0; k < length - i; k++)
		word |= slot_load1(bytes + i + k) << 8 * k;
	v[3] ^= word;
	slot_sip_round(v);
	v[0] ^= word;
	v[2] ^= 0xff;
	for (k = 0; k < 3; k++)
		slot_sip_round(v);
	return v[0] ^ v[1] ^ v[2] ^ v[3];
}

static inline void
slot_table_make_key(slot_table *table)
{
#if defined(SLOT_MAP_KEY)
	const char *secret = (const char *)(SLOT_MAP_KEY);

	table->key[0] = slot_load8(secret);
	table->key[1] = slot_load8(secret + 8);
#else
	table->key[0] = (uint64_t)(uintptr_t)table;
	table->key[1] = (uint64_t)(uintptr_t)&slot_sip_hash << 32 ^ (uint64_t)(uintptr_t)&table;
#endif
}

/* ---- values ---- */

static inline char *
slot_copy_bytes(const void *bytes, size_t length)
{
	char *copy = length < SIZE_MAX ? (char *)SLOT_MALLOC(length + 1) : NULL;

	if (copy && length)
		memcpy(copy, bytes, length);
	if (copy)
		copy[length] = '\0';
	return copy;
}

/* Put a value into an entry without one; text and bytes are copied. */
static inline slot_status
slot_entry_pack(slot_entry *entry, slot_value value)
{
	entry->kind = (unsigned char)value.kind;
	entry->length = value.length;
	switch (value.kind) {
	case SLOT_NONE:
		return SLOT_BAD_VALUE;
	case SLOT_BOOL:
		entry->cell.boolean = value.as.boolean;
		return SLOT_OK;
	case SLOT_INT:
		entry->cell.integer = value.as.integer;
		return SLOT_OK;
	case SLOT_UINT:
		entry->cell.natural = value.as.natural;
		return SLOT_OK;
	case SLOT_DOUBLE:
		entry->cell.real = value.as.real;
		return SLOT_OK;
	case SLOT_STRING:
		if (slot_text_check(value.as.text, 0) != SLOT_OK || strlen(value.as.text) != value.length)
			return SLOT_BAD_VALUE;
		entry->cell.text = slot_copy_bytes(value.as.text, value.length);
		return entry->cell.text ? SLOT_OK : SLOT_NO_MEMORY;
	case SLOT_BYTES:
		if (!value.as.pointer && value.length)
			return SLOT_BAD_VALUE;
		entry->cell.text = slot_copy_bytes(value.as.pointer, value.length);
		return entry->cell.text ? SLOT_OK : SLOT_NO_MEMORY;
	case SLOT_OBJECT:
		break;
	}
	return SLOT_WRONG_TYPE;
}

static inline slot_value
slot_entry_value(const slot_entry *entry)
{
	slot_value value = slot_none();

	switch (entry->kind) {
	case SLOT_BOOL:
		return slot_bool(entry->cell.boolean);
	case SLOT_INT:
		return slot_int(entry->cell.integer);
	case SLOT_UINT:
		return slot_uint(entry->cell.natural);
	case SLOT_DOUBLE:
		return slot_double(entry->cell.real);
	case SLOT_BYTES:
		return slot_bytes(entry->cell.text, entry->length);
	default:
		value.kind = SLOT_STRING;
		value.length = entry->length;
		value.as.text = entry->cell.text;
		return value;
	}
}

static inline void
slot_entry_drop_value(slot_entry *entry)
{
	if (entry->kind == SLOT_STRING || entry->kind == SLOT_BYTES)
		SLOT_FREE(entry->cell.text);
}

/* ---- tables ---- */

static inline slot_entry *
slot_table_entries(slot_table *table)
{
	return (slot_entry *)(void *)(table + 1);
}

static inline uint32_t *
slot_table_index(slot_table *table)
{
	return (uint32_t *)(void *)(slot_table_entries(table) + table->capacity);
}

static inline bool
slot_entry_is(const slot_entry *entry, const char *name, size_t length)
{
	return entry->name && entry->name_length == length && memcmp(entry->name, name, length) == 0;
}

/* The name's entry, or NULL. */
static inline slot_entry *
slot_table_find(slot_table *table, const char *name, size_t length)
{
	slot_entry *entries;
	uint32_t hash, mask, number, i;

	if (!table || !name || length > SLOT_LONGEST_NAME)
		return NULL;
	entries = slot_table_entries(table);
	if (table->capacity < SLOT_TABLE_INDEXED) {
		for (i = 0; i < table->used; i++) {
			if (slot_entry_is(&entries[i], name, length))
				return &entries[i];
		}
		return NULL;
	}
	hash = (uint32_t)slot_sip_hash(table->key, name, length);
	mask = table->capacity * 2 - 1;
	for (i = hash & mask; (number = slot_table_index(table)[i]) != 0; i = (i + 1) & mask) {
		if (entries[number - 1].hash == hash && slot_entry_is(&entries[number - 1], name, length))
			return &entries[number - 1];
	}
	return NULL;
}

/* Add an entry to a table with room for it. */
static inline void
slot_table_append(slot_table *table, const slot_entry *added)
{
	slot_entry *entry = &slot_table_entries(table)[table->used++];
	const uint32_t mask = table->capacity * 2 - 1;
	uint32_t i;

	*entry = *added;
	table->count++;
	if (table->capacity < SLOT_TABLE_INDEXED)
		return;
	entry->hash = (uint32_t)slot_sip_hash(table->key, entry->name, entry->name_length);
	for (i = entry->hash & mask; slot_table_index(table)[i] != 0;)
		i = (i + 1) & mask;
	slot_table_index(table)[i] = table->used;
}

/* Make room for one more entry. A full table is rebuilt without its removed
 * entries and at least half empty, so that adding is constant on average. */
static inline slot_status
slot_table_reserve(slot_table **table)
{
	slot_table *old = *table, *larger;
	uint32_t capacity = 4, i;
	size_t size = sizeof(slot_entry);

	if (old && old->count >= SLOT_MAP_LIMIT)
		return SLOT_NO_MEMORY;
	if (old && old->used < old->capacity)
		return SLOT_OK;
	while (old && capacity < old->count * 2)
		capacity *= 2;
	if (capacity >= SLOT_TABLE_INDEXED)
		size += 2 * sizeof(uint32_t);
	if (capacity > (SIZE_MAX - sizeof(slot_table)) / size)
		return SLOT_NO_MEMORY;
	size = sizeof(slot_table) + capacity * size;
	larger = (slot_table *)SLOT_MALLOC(size);
	if (!larger)
		return SLOT_NO_MEMORY;
	memset(larger, 0, size);
	larger->capacity = capacity;
	slot_table_make_key(larger);
	for (i = 0; old && i < old->used; i++) {
		if (slot_table_entries(old)[i].name)
			slot_table_append(larger, &slot_table_entries(old)[i]);
	}
	SLOT_FREE(old);
	*table = larger;
	return SLOT_OK;
}

/* Give a name a value. On failure the table holds what it held. */
static inline slot_status
slot_table_set(slot_table **table, const char *name, size_t length, slot_value value)
{
	slot_entry *entry = slot_table_find(*table, name, length);
	slot_entry added;
	slot_status status;

	if (!name)
		return SLOT_BAD_VALUE;
	if (length > SLOT_LONGEST_NAME)
		return SLOT_TOO_LONG;
	status = slot_entry_pack(&added, value);
	if (status != SLOT_OK)
		return status;
	if (entry) {
		slot_entry_drop_value(entry);
		entry->cell = added.cell;
		entry->length = added.length;
		entry->kind = added.kind;
		return SLOT_OK;
	}
	added.hash = 0;
	added.name_length = (uint16_t)length;
	added.name = slot_copy_bytes(name, length);
	status = added.name ? slot_table_reserve(table) : SLOT_NO_MEMORY;
	if (status == SLOT_OK) {
		slot_table_append(*table, &added);
	} else {
		SLOT_FREE(added.name);
		slot_entry_drop_value(&added);
	}
	return status;
}

/* Remove an entry. The others stay where they are. */
static inline void
slot_table_remove(slot_table **table, slot_entry *entry)
{
	slot_entry_drop_value(entry);
	SLOT_FREE(entry->name);
	entry->name = NULL;
	if (--(*table)->count == 0) {
		SLOT_FREE(*table);
		*table = NULL;
	}
}

/* The entry at *cursor or after, or NULL at the end; the cursor moves past it. */
static inline slot_entry *
slot_table_next(slot_table *table, size_t *cursor)
{
	while (table && *cursor < table->used) {
		slot_entry *entry = &slot_table_entries(table)[(*cursor)++];
		if (entry->name)
			return entry;
	}
	return NULL;
}

static inline void
slot_table_free(slot_table *table)
{
	size_t cursor = 0;
	slot_entry *entry;

	while ((entry = slot_table_next(table, &cursor)) != NULL) {
		slot_entry_drop_value(entry);
		SLOT_FREE(entry->name);
	}
	SLOT_FREE(table);
}

#endif
