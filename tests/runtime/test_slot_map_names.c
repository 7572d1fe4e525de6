/*
 * test_slot_map_names.c: names that the class of a map does not declare: what
 * they hold, how they are listed, and their hash, for which names are chosen
 * to collide.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "thing.h"

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

int
main(void)
{
	const struct CMUnitTest tests[] = {
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
	};

	return cmocka_run_group_tests_name("slot_map_names", tests, NULL, NULL);
}
