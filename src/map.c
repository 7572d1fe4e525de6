/*
 * map.c: from text to pointer. Open addressing with linear probing in an
 * arena; nothing is ever removed.
 */
#include "slotc.h"

#include <assert.h>
#include <string.h>

struct entry {
	const char *key;
	size_t length;
	uint64_t hash;
	void *value;
};

struct map {
	struct arena *arena;
	struct entry *entries;
	size_t count;
	size_t capacity; /* a power of two, or 0 */
};

/* FNV-1a (Fowler, Noll, Vo), with a final mix so that its low bits are good. */
uint64_t
map_hash(const char *key, size_t length)
{
	uint64_t hash = 14695981039346656037u;

	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)key[i]) * 1099511628211u;
	return hash ^ hash >> 32;
}

/* The entry that holds the key, or the empty one where it belongs. */
static struct entry *
find(struct entry *entries, size_t capacity, const char *key, size_t length, uint64_t hash)
{
	for (size_t i = hash & (capacity - 1);; i = (i + 1) & (capacity - 1)) {
		struct entry *entry = &entries[i];
		if (!entry->key)
			return entry;
		if (entry->hash == hash && entry->length == length && memcmp(entry->key, key, length) == 0)
			return entry;
	}
}

struct map *
map_new(struct arena *arena)
{
	struct map *map = ARENA_NEW(arena, struct map);
	map->arena = arena;
	return map;
}

void *
map_get(const struct map *map, const char *key, size_t length)
{
	if (!map->count)
		return NULL;
	return find(map->entries, map->capacity, key, length, map_hash(key, length))->value;
}

static void
grow(struct map *map)
{
	size_t capacity = map->capacity ? map->capacity * 2 : 16;
	struct entry *entries = ARENA_ARRAY(map->arena, capacity, struct entry);

	for (size_t i = 0; i < map->capacity; i++) {
		const struct entry *old = &map->entries[i];
		if (old->key)
			*find(entries, capacity, old->key, old->length, old->hash) = *old;
	}
	map->entries = entries;
	map->capacity = capacity;
}

void *
map_put(struct map *map, const char *key, size_t length, void *value)
{
	assert(key && value);
	if (map->count >= map->capacity / 4 * 3)
		grow(map);

	uint64_t hash = map_hash(key, length);
	struct entry *entry = find(map->entries, map->capacity, key, length, hash);
	if (entry->key)
		return entry->value;
	*entry = (struct entry){.key = key, .length = length, .hash = hash, .value = value};
	map->count++;
	return NULL;
}
