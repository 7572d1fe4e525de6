/*
 * test_slot_map.c: the map against an oracle of two parts: a slotted object
 * for declared attributes, a plain list for the others. Allocations fail in
 * turn, and names are chosen to collide.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include <cmocka.h>

#include "counting.h"
#include "item.h"

static unsigned char map_key[16] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

#define SLOT_MAP_KEY   map_key
#define SLOT_MAP_LIMIT 100000
#include "slotc/slot_compare.h"
#include "slotc/slot_format.h"
#include "slotc/slot_map.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* ---- a class ---- */

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

static int
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
	CELL(item_id, SLOT_WAY_8, SLOT_UINT),
	CELL(gift, SLOT_WAY_8, SLOT_BOOL),
	CELL(sold, SLOT_WAY_8, SLOT_BOOL),
	CELL(i8, SLOT_WAY_8, SLOT_INT),
	CELL(i16, SLOT_WAY_8, SLOT_INT),
	CELL(i32, SLOT_WAY_8, SLOT_INT),
	CELL(i64, SLOT_WAY_8, SLOT_INT),
	CELL(u8, SLOT_WAY_8, SLOT_UINT),
	CELL(quantity, SLOT_WAY_8, SLOT_UINT),
	CELL(u64, SLOT_WAY_8, SLOT_UINT),
	CELL(price, SLOT_WAY_DOUBLE | SLOT_WAY_CHECKED, SLOT_DOUBLE),
	CELL(ratio, SLOT_WAY_DOUBLE, SLOT_DOUBLE),
	CELL_POINTER(note),
	CELL_POINTER(vendor),
	CELL(added_time, SLOT_WAY_8, SLOT_INT),
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

static void
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

static slot_status
set(struct thing *map, const char *name, slot_value value)
{
	return slot_map_setn(&thing_class, map, name, strlen(name), value);
}

/* The value of a name that must be there. */
static slot_value
get(const struct thing *map, const char *name)
{
	slot_value value = slot_none();

	assert_int_equal(slot_map_getn(&thing_class, map, name, strlen(name), &value), SLOT_OK);
	return value;
}

static bool
has(const struct thing *map, const char *name)
{
	return slot_map_hasn(&thing_class, map, name, strlen(name));
}

static slot_status
unset(struct thing *map, const char *name)
{
	return slot_map_unsetn(&thing_class, map, name, strlen(name));
}

static void
init(struct thing *map)
{
	assert_int_equal(slot_reset(&thing_class, map), SLOT_OK);
}

static void
clear(struct thing *map)
{
	slot_clear(&thing_class, map);
	assert_int_equal(live_blocks, 0);
}

/* How many attributes have a value. */
static size_t
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
static const char *
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

/* ---- declared attributes ---- */

static void
new_object_holds_every_declared_attribute_and_nothing_else(void **state)
{
	(void)state;
	struct thing map;

	init(&map);
	assert_int_equal(listed(&map), DECLARED);
	assert_same_value(get(&map, "quantity"), slot_uint(0));
	assert_same_value(get(&map, "i8"), slot_int(0));
	assert_same_value(get(&map, "gift"), slot_bool(false));
	assert_same_value(get(&map, "ratio"), slot_double(0));
	assert_same_value(get(&map, "note"), slot_string("nothing"));
	assert_string_equal(undeclared_names(&map), "");
	clear(&map);
}

static void
declared_attributes_keep_their_types_and_ranges(void **state)
{
	(void)state;
	struct thing map;

	init(&map);
	assert_int_equal(set(&map, "quantity", slot_int(65535)), SLOT_OK);
	assert_int_equal(set(&map, "quantity", slot_int(65536)), SLOT_OUT_OF_RANGE);
	assert_int_equal(set(&map, "quantity", slot_string("1")), SLOT_WRONG_TYPE);
	assert_int_equal(set(&map, "note", slot_string("\xff")), SLOT_BAD_VALUE);
	assert_int_equal(set(&map, "price", slot_double(0.1)), SLOT_OK);
	assert_same_value(get(&map, "quantity"), slot_uint(65535));
	assert_same_value(get(&map, "note"), slot_string("nothing"));
	assert_same_value(get(&map, "price"), slot_double((double)0.1f));
	assert_int_equal(unset(&map, "quantity"), SLOT_NOT_OPTIONAL);
	clear(&map);
}

/* ---- undeclared names ---- */

static void
undeclared_names_take_values_of_any_kind(void **state)
{
	(void)state;
	struct thing map;
	struct item object;
	slot_value pointer = slot_none();

	init(&map);
	assert_int_equal(set(&map, "a", slot_bool(true)), SLOT_OK);
	assert_int_equal(set(&map, "b", slot_int(-1)), SLOT_OK);
	assert_int_equal(set(&map, "c", slot_uint(UINT64_MAX)), SLOT_OK);
	assert_int_equal(set(&map, "d", slot_double(-0.0)), SLOT_OK);
	assert_int_equal(set(&map, "e", slot_string("text")), SLOT_OK);
	assert_int_equal(set(&map, "f", slot_bytes("\0\xff", 2)), SLOT_OK);
	assert_int_equal(set(&map, "g", slot_bytes(NULL, 0)), SLOT_OK);
	assert_int_equal(set(&map, "g", slot_bytes(NULL, 1)), SLOT_BAD_VALUE);
	assert_int_equal(set(&map, "g", slot_string(NULL)), SLOT_BAD_VALUE);
	assert_int_equal(set(&map, "g", slot_string("\x80")), SLOT_BAD_VALUE);
	assert_int_equal(set(&map, "g", slot_none()), SLOT_BAD_VALUE);
	pointer = slot_object(&item_class, &object);
	assert_int_equal(set(&map, "g", pointer), SLOT_WRONG_TYPE);
	assert_same_value(get(&map, "a"), slot_bool(true));
	assert_same_value(get(&map, "b"), slot_int(-1));
	assert_same_value(get(&map, "c"), slot_uint(UINT64_MAX));
	assert_same_value(get(&map, "d"), slot_double(-0.0));
	assert_same_value(get(&map, "e"), slot_string("text"));
	assert_same_value(get(&map, "f"), slot_bytes("\0\xff", 2));
	assert_same_value(get(&map, "g"), slot_bytes(NULL, 0));
	assert_int_equal(listed(&map), DECLARED + 7);
	clear(&map);
}

static void
names_and_texts_are_copied(void **state)
{
	(void)state;
	struct thing map;
	char name[] = "name", text[] = "text";

	init(&map);
	assert_int_equal(set(&map, name, slot_string(text)), SLOT_OK);
	name[0] = text[0] = 'X';
	assert_same_value(get(&map, "name"), slot_string("text"));
	assert_false(has(&map, name));
	clear(&map);
}

static void
names_are_compared_as_bytes_with_their_length(void **state)
{
	(void)state;
	struct thing map;

	init(&map);
	assert_int_equal(slot_map_setn(&thing_class, &map, "a\0b", 3, slot_int(1)), SLOT_OK);
	assert_int_equal(slot_map_setn(&thing_class, &map, "a", 1, slot_int(2)), SLOT_OK);
	assert_int_equal(slot_map_setn(&thing_class, &map, "", 0, slot_int(3)), SLOT_OK);
	assert_false(slot_map_hasn(&thing_class, &map, "a\0c", 3));
	assert_false(slot_map_hasn(&thing_class, &map, "a\0", 2));
	assert_true(slot_map_hasn(&thing_class, &map, "a\0b", 3));
	assert_int_equal(get(&map, "a").as.integer, 2);
	assert_int_equal(get(&map, "").as.integer, 3);
	assert_int_equal(slot_map_setn(&thing_class, &map, "quantity\0", 9, slot_string("other")), SLOT_OK);
	assert_same_value(get(&map, "quantity"), slot_uint(0));
	clear(&map);
}

static void
names_have_at_most_65535_bytes(void **state)
{
	(void)state;
	static char name[65537];
	struct thing map;
	slot_value value;

	memset(name, 'n', sizeof name);
	init(&map);
	assert_int_equal(slot_map_setn(&thing_class, &map, name, 65535, slot_int(1)), SLOT_OK);
	assert_int_equal(slot_map_setn(&thing_class, &map, name, 65536, slot_int(2)), SLOT_TOO_LONG);
	assert_int_equal(slot_map_setn(&thing_class, &map, name, SIZE_MAX, slot_int(2)), SLOT_TOO_LONG);
	assert_int_equal(slot_map_getn(&thing_class, &map, name, 65535, &value), SLOT_OK);
	assert_int_equal(slot_map_getn(&thing_class, &map, name, 65536, &value), SLOT_UNKNOWN_ATTRIBUTE);
	assert_int_equal(slot_map_unsetn(&thing_class, &map, name, 65536), SLOT_UNKNOWN_ATTRIBUTE);
	clear(&map);
}

static void
arguments_may_point_into_the_object(void **state)
{
	(void)state;
	struct thing map;
	size_t cursor = DECLARED, length;
	const char *name;
	slot_value value;

	init(&map);
	assert_int_equal(set(&map, "self", slot_string("self and more")), SLOT_OK);
	assert_int_equal(set(&map, "self", slot_string(get(&map, "self").as.text + 5)), SLOT_OK);
	assert_same_value(get(&map, "self"), slot_string("and more"));
	/* a text as the name, and a name as the text, while the table grows */
	for (int i = 0; i < 40; i++) {
		char key[16];
		snprintf(key, sizeof key, "k%d", i);
		assert_int_equal(set(&map, key, get(&map, "self")), SLOT_OK);
		assert_int_equal(set(&map, get(&map, key).as.text, get(&map, key)), SLOT_OK);
	}
	assert_true(slot_map_next(&thing_class, &map, &cursor, &name, &length, &value));
	assert_string_equal(name, "self");
	assert_int_equal(slot_map_setn(&thing_class, &map, name, length, slot_string(name)), SLOT_OK);
	assert_same_value(get(&map, "self"), slot_string("self"));
	assert_int_equal(set(&map, "note", get(&map, "and more")), SLOT_OK);
	assert_int_equal(set(&map, "note", slot_string(get(&map, "note").as.text + 4)), SLOT_OK);
	assert_same_value(get(&map, "note"), slot_string("more"));
	assert_int_equal(slot_map_unsetn(&thing_class, &map, name, length), SLOT_OK);
	assert_false(has(&map, "self"));
	clear(&map);
}

static void
names_are_listed_in_the_order_they_came(void **state)
{
	(void)state;
	struct thing map;

	init(&map);
	assert_int_equal(set(&map, "z", slot_int(1)), SLOT_OK);
	assert_int_equal(set(&map, "a", slot_int(2)), SLOT_OK);
	assert_int_equal(set(&map, "m", slot_int(3)), SLOT_OK);
	assert_int_equal(set(&map, "z", slot_int(4)), SLOT_OK);
	assert_string_equal(undeclared_names(&map), "z,a,m,");
	assert_int_equal(unset(&map, "a"), SLOT_OK);
	assert_int_equal(unset(&map, "a"), SLOT_UNKNOWN_ATTRIBUTE);
	assert_string_equal(undeclared_names(&map), "z,m,");
	assert_int_equal(set(&map, "a", slot_int(5)), SLOT_OK);
	assert_string_equal(undeclared_names(&map), "z,m,a,");
	clear(&map);
}

static void
names_may_be_removed_while_they_are_listed(void **state)
{
	(void)state;
	struct thing map;
	size_t cursor = 0, length, seen = 0;
	const char *name;
	slot_value value;
	char key[16];

	init(&map);
	for (int i = 0; i < 100; i++) {
		snprintf(key, sizeof key, "k%d", i);
		assert_int_equal(set(&map, key, slot_int(i)), SLOT_OK);
	}
	while (slot_map_next(&thing_class, &map, &cursor, &name, &length, &value)) {
		if (seen++ >= DECLARED)
			assert_int_equal(slot_map_unsetn(&thing_class, &map, name, length), SLOT_OK);
	}
	assert_int_equal(seen, DECLARED + 100);
	assert_int_equal(listed(&map), DECLARED);
	assert_int_equal(live_blocks, 1);
	clear(&map);
}

static void
names_that_come_and_go_do_not_make_the_table_grow(void **state)
{
	(void)state;
	struct thing map;
	char key[16];

	init(&map);
	assert_int_equal(set(&map, "stays", slot_int(1)), SLOT_OK);
	for (int i = 0; i < 10000; i++) {
		snprintf(key, sizeof key, "k%d", i);
		assert_int_equal(set(&map, key, slot_int(i)), SLOT_OK);
		assert_int_equal(unset(&map, key), SLOT_OK);
	}
	assert_true(map.cells->head.others->capacity <= 4);
	assert_same_value(get(&map, "stays"), slot_int(1));
	clear(&map);
}

static void
table_of_undeclared_names_has_a_limit(void **state)
{
	(void)state;
	struct thing map;
	char key[16];

	init(&map);
	for (int i = 0; i < SLOT_MAP_LIMIT; i++) {
		snprintf(key, sizeof key, "k%d", i);
		assert_int_equal(set(&map, key, slot_int(i)), SLOT_OK);
	}
	assert_int_equal(set(&map, "one more", slot_int(0)), SLOT_NO_MEMORY);
	assert_int_equal(set(&map, "k0", slot_int(-1)), SLOT_OK);
	for (int i = 1; i < SLOT_MAP_LIMIT; i++) {
		snprintf(key, sizeof key, "k%d", i);
		assert_int_equal(get(&map, key).as.integer, i);
	}
	assert_int_equal(unset(&map, "k0"), SLOT_OK);
	assert_int_equal(set(&map, "one more", slot_int(0)), SLOT_OK);
	clear(&map);
}

/* ---- whole objects ---- */

static void
cleared_object_may_be_cleared_again_and_begun_again(void **state)
{
	(void)state;
	struct thing map;

	init(&map);
	assert_int_equal(set(&map, "note", slot_string("text")), SLOT_OK);
	assert_int_equal(set(&map, "extra", slot_string("text")), SLOT_OK);
	clear(&map);
	clear(&map);
	init(&map);
	assert_false(has(&map, "extra"));
	clear(&map);
}

static void
copies_and_moves_take_undeclared_names_along(void **state)
{
	(void)state;
	struct thing map, copy = {NULL};

	init(&map);
	assert_int_equal(set(&map, "note", slot_string("text")), SLOT_OK);
	assert_int_equal(set(&map, "b", slot_string("two")), SLOT_OK);
	assert_int_equal(set(&map, "a", slot_int(1)), SLOT_OK);
	assert_int_equal(slot_copy(&thing_class, &copy, &map), SLOT_OK);
	assert_true(slot_equal(&thing_class, &map, &copy));
	assert_string_equal(undeclared_names(&copy), "b,a,");
	assert_int_equal(set(&copy, "b", slot_string("other")), SLOT_OK);
	assert_same_value(get(&map, "b"), slot_string("two"));
	slot_move(&thing_class, &copy, &map);
	assert_null(map.cells);
	assert_same_value(get(&copy, "b"), slot_string("two"));
	assert_same_value(get(&copy, "note"), slot_string("text"));
	clear(&copy);
}

static void
copy_without_memory_changes_nothing(void **state)
{
	(void)state;
	struct thing map, copy;
	long before;

	init(&map);
	init(&copy);
	assert_int_equal(set(&map, "note", slot_string("text")), SLOT_OK);
	assert_int_equal(set(&map, "a", slot_string("one")), SLOT_OK);
	assert_int_equal(set(&copy, "b", slot_string("kept")), SLOT_OK);
	before = live_blocks;
	for (long failing = 0;; failing++) {
		slot_status status;
		fail_after = failing;
		status = slot_copy(&thing_class, &copy, &map);
		fail_after = -1;
		if (status == SLOT_OK) {
			assert_true(failing >= 5); /* the block, the note, a name, its text, a table */
			break;
		}
		assert_int_equal(status, SLOT_NO_MEMORY);
		assert_string_equal(undeclared_names(&copy), "b,");
		assert_int_equal(live_blocks, before);
	}
	assert_true(slot_equal(&thing_class, &copy, &map));
	slot_clear(&thing_class, &map);
	clear(&copy);
}

static void
order_of_undeclared_names_does_not_make_objects_unequal(void **state)
{
	(void)state;
	struct thing a, b;
	char text[400];

	init(&a);
	init(&b);
	assert_int_equal(set(&a, "x", slot_int(1)), SLOT_OK);
	assert_int_equal(set(&a, "a name", slot_double(-0.0)), SLOT_OK);
	assert_int_equal(set(&b, "a name", slot_double(0.0)), SLOT_OK);
	assert_false(slot_equal(&thing_class, &a, &b));
	assert_false(slot_equal(&thing_class, &b, &a));
	assert_int_equal(set(&b, "x", slot_int(1)), SLOT_OK);
	assert_true(slot_equal(&thing_class, &a, &b));
	assert_true(slot_hash(&thing_class, &a) == slot_hash(&thing_class, &b));
	assert_int_equal(set(&b, "x", slot_uint(1)), SLOT_OK);
	assert_false(slot_equal(&thing_class, &a, &b));
	slot_format(&thing_class, &a, text, sizeof text);
	assert_non_null(strstr(text, ", x=1, 'a name'=-0.0)"));
	slot_clear(&thing_class, &a);
	clear(&b);
}

/* ---- the hash ---- */

static void
hash_is_siphash_1_3(void **state)
{
	(void)state;
	/* key 00 01 .. 0f, message 00 01 .. of each length */
	static const uint64_t expected[] = {
		0xabac0158050fc4dc, 0xc9f49bf37d57ca93, 0x82cb9b024dc7d44d, 0x8bf80ab8e7ddf7fb, 0xcf75576088d38328,
		0xdef9d52f49533b67, 0xc50d2b50c59f22a7, 0xd3927d989bb11140, 0x369095118d299a8e, 0x25a48eb36c063de4,
		0x79de85ee92ff097f, 0x70c118c1f94dc352, 0x78a384b157b4d9a2, 0x306f760c1229ffa7, 0x605aa111c0f95d34,
		0xd320d86d2a519956, 0xcc4fdd1a7d908b66, 0x9cf2689063dbd80c,
	};
	const uint64_t key[2] = {0x0706050403020100, 0x0f0e0d0c0b0a0908};
	char message[COUNT_OF(expected)];

	for (size_t length = 0; length < COUNT_OF(expected); length++) {
		assert_true(slot_sip_hash(key, message, length) == expected[length]);
		message[length] = (char)length;
	}
}

/* How many index places a look at each name visits, in all. */
static size_t
probes(slot_table *table)
{
	const uint32_t mask = table->capacity * 2 - 1;
	size_t total = 0;

	for (uint32_t i = 0; i <= mask; i++) {
		const uint32_t number = slot_table_index(table)[i];
		if (number)
			total += ((i - slot_table_entries(table)[number - 1].hash) & mask) + 1;
	}
	return total;
}

static void
names_that_collide_under_another_key_do_not_collide(void **state)
{
	(void)state;
	static const uint64_t guessed[2] = {0, 0};
	enum { NAMES = 5000 };
	size_t total[2];

	for (int is_guessed = 0; is_guessed < 2; is_guessed++) {
		struct thing map;
		unsigned char secret[16];
		char name[16];
		uint32_t number = 0;

		memcpy(secret, map_key, sizeof secret);
		if (is_guessed)
			memset(map_key, 0, sizeof map_key);
		init(&map);
		for (int i = 0; i < NAMES; i++) {
			do
				snprintf(name, sizeof name, "%x", number++);
			while ((slot_sip_hash(guessed, name, strlen(name)) & 0xff) != 0);
			assert_int_equal(set(&map, name, slot_int(i)), SLOT_OK);
		}
		total[is_guessed] = probes(map.cells->head.others);
		clear(&map);
		memcpy(map_key, secret, sizeof secret);
	}
	assert_in_range(total[0], NAMES, 2 * NAMES);
	/* and who knows the key can do harm: this test can see it */
	assert_true(total[1] > 20 * NAMES);
}

/* ---- memory ---- */

/* ---- the oracle ---- */

static uint64_t random_state;

/* splitmix64 (Steele, Lea, Flood) */
static uint64_t
random_below(uint64_t limit)
{
	uint64_t x = random_state += 0x9e3779b97f4a7c15;

	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9;
	x = (x ^ x >> 27) * 0x94d049bb133111eb;
	return (x ^ x >> 31) % limit;
}

struct pair {
	char name[24];
	size_t length;
	slot_value value;
	char text[24];
};

struct oracle {
	struct item item;
	struct pair pairs[200];
	size_t count;
};

static struct pair *
oracle_find(struct oracle *oracle, const char *name, size_t length)
{
	for (size_t i = 0; i < oracle->count; i++) {
		if (oracle->pairs[i].length == length && memcmp(oracle->pairs[i].name, name, length) == 0)
			return &oracle->pairs[i];
	}
	return NULL;
}

static slot_status
oracle_set(struct oracle *oracle, const char *name, size_t length, slot_value value)
{
	const int index = item_find(name, length);
	struct pair *pair = oracle_find(oracle, name, length);

	if (index >= 0)
		return slot_set(&plain_class, index, &oracle->item, value);
	if (value.kind == SLOT_NONE)
		return SLOT_BAD_VALUE;
	if (value.kind == SLOT_STRING && (!value.as.text || value.as.text[0] == '\xff'))
		return SLOT_BAD_VALUE;
	if (!pair) {
		pair = &oracle->pairs[oracle->count++];
		memcpy(pair->name, name, length);
		pair->length = length;
	}
	pair->value = value;
	if (value.kind == SLOT_STRING || value.kind == SLOT_BYTES) {
		memcpy(pair->text, value.as.pointer, value.length);
		pair->text[value.length] = '\0';
	}
	return SLOT_OK;
}

static slot_value
oracle_value(const struct pair *pair)
{
	slot_value value = pair->value;

	if (value.kind == SLOT_STRING)
		value.as.text = pair->text;
	if (value.kind == SLOT_BYTES)
		value.as.pointer = pair->text;
	return value;
}

static slot_status
oracle_unset(struct oracle *oracle, const char *name, size_t length)
{
	struct pair *pair = oracle_find(oracle, name, length);

	if (item_find(name, length) >= 0)
		return SLOT_NOT_OPTIONAL;
	if (!pair)
		return SLOT_UNKNOWN_ATTRIBUTE;
	for (oracle->count--; pair < &oracle->pairs[oracle->count]; pair++)
		*pair = pair[1];
	return SLOT_OK;
}

static void
assert_same_object(const struct thing *map, const struct oracle *oracle)
{
	size_t cursor = 0, length, i = 0;
	const char *name;
	slot_value value;

	assert_int_equal(listed(map), DECLARED + oracle->count);
	for (; slot_map_next(&thing_class, map, &cursor, &name, &length, &value); i++) {
		if (i < DECLARED) {
			assert_ptr_equal(name, item_attributes[i].name);
			assert_same_value(value, slot_load(&plain_class, i, &oracle->item, 0));
		} else {
			assert_int_equal(length, oracle->pairs[i - DECLARED].length);
			assert_memory_equal(name, oracle->pairs[i - DECLARED].name, length);
			assert_int_equal(name[length], '\0');
			assert_same_value(value, oracle_value(&oracle->pairs[i - DECLARED]));
		}
	}
	assert_int_equal(i, DECLARED + oracle->count);
}

/* A declared name, a short one of few, or one of many, at times with a NUL. */
static size_t
random_name(char name[24], size_t many)
{
	size_t length;

	switch (random_below(3)) {
	case 0:
		snprintf(name, 24, "%s", item_attributes[random_below(DECLARED)].name);
		return strlen(name);
	case 1:
		length = (size_t)random_below(3);
		for (size_t i = 0; i < length; i++)
			name[i] = "ab"[random_below(2)];
		return length;
	default:
		length = (size_t)snprintf(name, 24, "long_name_%d", (int)random_below(many));
		if (random_below(4) == 0)
			name[4] = '\0';
		return length;
	}
}

static slot_value
random_value(void)
{
	static const char *const texts[] = {"", "a", "twelve bytes", "caf\xc3\xa9", "\xff"};
	static const uint64_t numbers[] = {0,          1,
					   2,          127,
					   128,        255,
					   256,        65535,
					   65536,      16777217,
					   UINT32_MAX, (uint64_t)UINT32_MAX + 1,
					   INT64_MAX,  (uint64_t)INT64_MAX + 1,
					   UINT64_MAX};
	const uint64_t number = numbers[random_below(COUNT_OF(numbers))];

	switch (random_below(8)) {
	case 0:
		return slot_none();
	case 1:
		return slot_bool(random_below(2) == 1);
	case 2:
		return slot_int(-(int64_t)(number >> 1));
	case 3:
		return slot_uint(number);
	case 4:
		return slot_double((double)number * (random_below(2) ? 1e25 : -0.1));
	case 5:
		return slot_bytes("\0\xff\x80.", (size_t)random_below(5));
	case 6:
		return random_below(8) ? slot_string("common") : slot_string(NULL);
	default:
		return slot_string(texts[random_below(COUNT_OF(texts))]);
	}
}

static void
random_calls(struct thing *map, struct oracle *oracle, size_t many, int calls)
{
	char name[24];

	for (int i = 0; i < calls; i++) {
		const size_t length = random_name(name, many);
		const int index = item_find(name, length);
		const slot_value value = random_value();
		struct pair *pair = oracle_find(oracle, name, length);
		slot_value got = slot_none();
		slot_status status;

		switch (random_below(4)) {
		case 0:
		case 1:
			/* One allocation in four calls fails. */
			fail_after = random_below(4) ? -1 : (long)random_below(3);
			status = slot_map_setn(&thing_class, map, name, length, value);
			fail_after = -1;
			if (status != SLOT_NO_MEMORY)
				assert_int_equal(status, oracle_set(oracle, name, length, value));
			break;
		case 2:
			status = slot_map_getn(&thing_class, map, name, length, &got);
			assert_int_equal(status, index >= 0 || pair ? SLOT_OK : SLOT_UNKNOWN_ATTRIBUTE);
			assert_int_equal(slot_map_hasn(&thing_class, map, name, length), status == SLOT_OK);
			if (index >= 0)
				assert_same_value(got, slot_load(&plain_class, (size_t)index, &oracle->item, 0));
			else if (pair)
				assert_same_value(got, oracle_value(pair));
			break;
		default:
			status = slot_map_unsetn(&thing_class, map, name, length);
			assert_int_equal(status, oracle_unset(oracle, name, length));
		}
		if (many < 20 || i % 16 == 0)
			assert_same_object(map, oracle);
	}
	assert_same_object(map, oracle);
}

static void
random_calls_give_what_a_slotted_object_and_a_list_give(void **state)
{
	(void)state;
	static const size_t many[] = {1, 4, 8, 12, 40, 90};

	for (uint64_t seed = 1; seed <= 60; seed++) {
		struct oracle oracle = {.count = 0};
		struct thing map;

		random_state = seed;
		init(&map);
		random_calls(&map, &oracle, many[seed % COUNT_OF(many)], 2000);
		slot_clear(&thing_class, &map);
		SLOT_FREE(oracle.item.note);
		assert_int_equal(live_blocks, 0);
	}
}

/* ---- out of memory ---- */

static void
failed_init_leaves_a_cleared_object(void **state)
{
	(void)state;
	struct thing map;

	fail_after = 0;
	assert_int_equal(slot_reset(&thing_class, &map), SLOT_NO_MEMORY);
	fail_after = -1;
	assert_null(map.cells);
	clear(&map);
}

static void
every_failing_allocation_leaves_the_object_as_it_was(void **state)
{
	(void)state;
	for (int names = 0; names < 70; names++) {
		const struct {
			const char *name;
			slot_value value;
		} calls[] = {
			{"note", slot_string("changed")},  {"new name", slot_int(1)},
			{"new text", slot_string("text")}, {"k0", slot_string("longer than before")},
			{"new bytes", slot_bytes("", 0)},
		};
		for (size_t k = 0; k < COUNT_OF(calls); k++) {
			struct oracle oracle = {.count = 0};
			struct thing map;
			slot_status status;
			long failing = 0;

			init(&map);
			for (int i = 0; i < names; i++) {
				char name[16];
				snprintf(name, sizeof name, "k%d", i);
				assert_int_equal(set(&map, name, slot_string("old")), SLOT_OK);
				assert_int_equal(oracle_set(&oracle, name, strlen(name), slot_string("old")), SLOT_OK);
			}
			do {
				const long before = live_blocks;
				fail_after = failing++;
				status = set(&map, calls[k].name, calls[k].value);
				fail_after = -1;
				if (status == SLOT_OK)
					break;
				assert_int_equal(status, SLOT_NO_MEMORY);
				assert_int_equal(live_blocks, before);
				assert_same_object(&map, &oracle);
			} while (failing < 10);
			assert_int_equal(status, SLOT_OK);
			assert_true(failing > 1);
			assert_int_equal(oracle_set(&oracle, calls[k].name, strlen(calls[k].name), calls[k].value),
					 SLOT_OK);
			assert_same_object(&map, &oracle);
			slot_clear(&thing_class, &map);
			SLOT_FREE(oracle.item.note);
			assert_int_equal(live_blocks, 0);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(new_object_holds_every_declared_attribute_and_nothing_else),
		cmocka_unit_test(declared_attributes_keep_their_types_and_ranges),
		cmocka_unit_test(cleared_object_may_be_cleared_again_and_begun_again),
		cmocka_unit_test(copies_and_moves_take_undeclared_names_along),
		cmocka_unit_test(copy_without_memory_changes_nothing),
		cmocka_unit_test(order_of_undeclared_names_does_not_make_objects_unequal),
		cmocka_unit_test(undeclared_names_take_values_of_any_kind),
		cmocka_unit_test(names_and_texts_are_copied),
		cmocka_unit_test(names_are_compared_as_bytes_with_their_length),
		cmocka_unit_test(names_have_at_most_65535_bytes),
		cmocka_unit_test(arguments_may_point_into_the_object),
		cmocka_unit_test(names_are_listed_in_the_order_they_came),
		cmocka_unit_test(names_may_be_removed_while_they_are_listed),
		cmocka_unit_test(names_that_come_and_go_do_not_make_the_table_grow),
		cmocka_unit_test(table_of_undeclared_names_has_a_limit),
		cmocka_unit_test(hash_is_siphash_1_3),
		cmocka_unit_test(names_that_collide_under_another_key_do_not_collide),
		cmocka_unit_test(random_calls_give_what_a_slotted_object_and_a_list_give),
		cmocka_unit_test(failed_init_leaves_a_cleared_object),
		cmocka_unit_test(every_failing_allocation_leaves_the_object_as_it_was),
	};

	return cmocka_run_group_tests_name("slot_map", tests, NULL, NULL);
}
