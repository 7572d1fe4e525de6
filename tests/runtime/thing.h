/*
 * thing.h: the class of the tests of the map, whose objects are maps of the first
 * attributes of item.h, and calls on such objects by name.
 */
#ifndef TESTS_RUNTIME_THING_H
#define TESTS_RUNTIME_THING_H

#include "counting.h"
#include "item.h"

static unsigned char map_key[16] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

#define SLOT_MAP_KEY   map_key
#define SLOT_MAP_LIMIT 100000
#include "slotc/slot_compare.h"
#include "slotc/slot_format.h"
#include "slotc/slot_map.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* The first attributes of the item, in an object that is a map. */
enum { DECLARED = ITEM_BLOB };

struct thing_cells {
	slot_map_head head;
	uint64_t item_id, gift, sold;
	int64_t i8, i16, i32, i64;
	uint64_t u8, quantity, u64;
	double price, ratio;
	char *note;
	const char *vendor;
	int64_t added_time;
};

struct thing {
	struct thing_cells *cells;
};

static inline int
thing_find(const char *name, size_t length)
{
	const int index = item_find(name, length);

	return index < DECLARED ? index : -1;
}

#define CELL(member, way, kind) \
	{offsetof(struct thing_cells, member), SLOT_WHOLE, 0, 64, SLOT_ALWAYS, way, kind, 0, 8, 0, 0}
#define CELL_POINTER(member) \
	{offsetof(struct thing_cells, member), SLOT_WHOLE, 0, 0, SLOT_ALWAYS, SLOT_WAY_TEXT, SLOT_STRING, 0, sizeof(void *), 0, 0}

static const slot_place thing_places[] = {
	CELL(item_id, SLOT_WAY_BITS64, SLOT_UINT),
	CELL(gift, SLOT_WAY_BOOL64, SLOT_BOOL),
	CELL(sold, SLOT_WAY_BOOL64, SLOT_BOOL),
	CELL(i8, SLOT_WAY_SIGNED64, SLOT_INT),
	CELL(i16, SLOT_WAY_SIGNED64, SLOT_INT),
	CELL(i32, SLOT_WAY_SIGNED64, SLOT_INT),
	CELL(i64, SLOT_WAY_INT64, SLOT_INT),
	CELL(u8, SLOT_WAY_BITS64, SLOT_UINT),
	CELL(quantity, SLOT_WAY_BITS64, SLOT_UINT),
	CELL(u64, SLOT_WAY_UINT64, SLOT_UINT),
	CELL(price, SLOT_WAY_DOUBLE | SLOT_WAY_CHECKED, SLOT_DOUBLE),
	CELL(ratio, SLOT_WAY_DOUBLE, SLOT_DOUBLE),
	CELL_POINTER(note),
	CELL_POINTER(vendor),
	CELL(added_time, SLOT_WAY_INT64, SLOT_INT),
};

static const slot_backing backing = SLOT_MAP_BACKING;
static const slot_undeclared undeclared = SLOT_UNDECLARED;

static const slot_class thing_class = {
	"CartItem",   "",       sizeof(struct thing), sizeof(void *), NULL, item_attributes, thing_places, DECLARED,
	thing_find,   &backing, sizeof(struct thing_cells), &undeclared, NULL, NULL,
};

/* The same attributes in a struct: the oracle. */
static const slot_class plain_class = {
	"CartItem", "", sizeof(struct item), 8, NULL, item_attributes, item_places, DECLARED, thing_find, NULL, 0, NULL, NULL, NULL,
};

/* ---- helpers ---- */

static inline void
assert_same_value(slot_value a, slot_value b)
{
	assert_int_equal(a.kind, b.kind);
	switch (a.kind) {
	case SLOT_NONE:
	case SLOT_OBJECT:
		break;
	case SLOT_BOOL:
		assert_int_equal(a.as.boolean, b.as.boolean);
		break;
	case SLOT_INT:
		assert_true(a.as.integer == b.as.integer);
		break;
	case SLOT_UINT:
		assert_true(a.as.natural == b.as.natural);
		break;
	case SLOT_DOUBLE:
		assert_memory_equal(&a.as.real, &b.as.real, sizeof a.as.real);
		break;
	case SLOT_STRING:
		assert_int_equal(a.length, b.length);
		assert_int_equal(a.as.text == NULL, b.as.text == NULL);
		if (a.as.text)
			assert_string_equal(a.as.text, b.as.text);
		break;
	case SLOT_BYTES:
		assert_int_equal(a.length, b.length);
		if (a.length)
			assert_memory_equal(a.as.pointer, b.as.pointer, a.length);
		break;
	}
}

static inline slot_status
set(struct thing *map, const char *name, slot_value value)
{
	return slot_map_setn(&thing_class, map, name, strlen(name), value);
}

/* The value of a name that must be there. */
static inline slot_value
get(const struct thing *map, const char *name)
{
	slot_value value = slot_none();

	assert_int_equal(slot_map_getn(&thing_class, map, name, strlen(name), &value), SLOT_OK);
	return value;
}

static inline bool
has(const struct thing *map, const char *name)
{
	return slot_map_hasn(&thing_class, map, name, strlen(name));
}

static inline slot_status
unset(struct thing *map, const char *name)
{
	return slot_map_unsetn(&thing_class, map, name, strlen(name));
}

static inline void
init(struct thing *map)
{
	assert_int_equal(slot_reset(&thing_class, map), SLOT_OK);
}

static inline void
clear(struct thing *map)
{
	slot_clear(&thing_class, map);
	assert_int_equal(live_blocks, 0);
}

/* How many attributes have a value. */
static inline size_t
listed(const struct thing *map)
{
	size_t cursor = 0, length, count = 0;
	const char *name;
	slot_value value;

	while (slot_map_next(&thing_class, map, &cursor, &name, &length, &value))
		count++;
	return count;
}

/* The names of a map after the declared ones, with a comma after each. */
static inline const char *
undeclared_names(const struct thing *map)
{
	static char names[256];
	size_t cursor = 0, length, position = 0;
	const char *name;
	slot_value value;
	size_t used = 0;

	while (slot_map_next(&thing_class, map, &cursor, &name, &length, &value)) {
		if (position++ < DECLARED)
			continue;
		memcpy(names + used, name, length);
		used += length;
		names[used++] = ',';
	}
	names[used] = '\0';
	return names;
}

#endif
