/*
 * test_slot_map_oracle.c: the map against an oracle of two parts, a slotted object
 * for declared attributes and a plain list for the others. Allocations fail in
 * turn.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "thing.h"

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
		cmocka_unit_test(random_calls_give_what_a_slotted_object_and_a_list_give),
		cmocka_unit_test(failed_init_leaves_a_cleared_object),
		cmocka_unit_test(every_failing_allocation_leaves_the_object_as_it_was),
	};

	return cmocka_run_group_tests_name("slot_map_oracle", tests, NULL, NULL);
}
