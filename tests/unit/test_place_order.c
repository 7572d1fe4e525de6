/*
 * test_place_order.c: layouts against every layout there is. Random classes, all
 * orders of their members, all ways to share units: nothing is smaller.
 */
#include "place.h"
#include "placing.h"

#include <stdio.h>
#include <stdlib.h>

static uint64_t seed = 1;

static unsigned
random_below(unsigned limit)
{
	seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (unsigned)(seed >> 33) % limit;
}

struct thing {
	uint64_t size[ABI_COUNT], align[ABI_COUNT];
};

/* The smallest sizes: each ABI for itself, and of one layout for all, lp64 first. */
struct smallest {
	uint64_t start[ABI_COUNT], align[ABI_COUNT];
	uint64_t size[ABI_COUNT], together[ABI_COUNT];
	struct thing things[10];
	size_t count;
	bool used[10];
};

static bool
is_same(const struct thing *a, const struct thing *b)
{
	return memcmp(a, b, sizeof *a) == 0;
}

static uint64_t
up(uint64_t number, uint64_t align)
{
	return (number + align - 1) / align * align;
}

static int
compare_sizes(const uint64_t a[ABI_COUNT], const uint64_t b[ABI_COUNT])
{
	for (int abi = 0; abi < ABI_COUNT; abi++) {
		if (a[abi] != b[abi])
			return a[abi] < b[abi] ? -1 : 1;
	}
	return 0;
}

static void
try_orders(struct smallest *smallest, const uint64_t end[ABI_COUNT], size_t placed)
{
	if (placed == smallest->count) {
		uint64_t size[ABI_COUNT];
		for (int abi = 0; abi < ABI_COUNT; abi++) {
			uint64_t align = smallest->align[abi];
			for (size_t i = 0; i < smallest->count; i++)
				align = smallest->things[i].align[abi] > align ? smallest->things[i].align[abi] : align;
			size[abi] = up(end[abi], align);
			if (size[abi] < smallest->size[abi])
				smallest->size[abi] = size[abi];
		}
		if (compare_sizes(size, smallest->together) < 0)
			memcpy(smallest->together, size, sizeof size);
		return;
	}
	for (size_t i = 0; i < smallest->count; i++) {
		uint64_t next[ABI_COUNT];
		bool is_repeated = false;
		if (smallest->used[i])
			continue;
		for (size_t k = 0; k < i; k++)
			is_repeated |= !smallest->used[k] && is_same(&smallest->things[k], &smallest->things[i]);
		if (is_repeated)
			continue;
		for (int abi = 0; abi < ABI_COUNT; abi++)
			next[abi] = up(end[abi], smallest->things[i].align[abi]) + smallest->things[i].size[abi];
		smallest->used[i] = true;
		try_orders(smallest, next, placed + 1);
		smallest->used[i] = false;
	}
}

static void
add_thing(struct smallest *smallest, const uint64_t size[ABI_COUNT], const uint64_t align[ABI_COUNT])
{
	struct thing *thing = &smallest->things[smallest->count++];

	memcpy(thing->size, size, sizeof thing->size);
	memcpy(thing->align, align, sizeof thing->align);
}

/* Every partition of runs of bits into units, each unit as small as it can be
 * or larger by need of nobody; then every order. */
static void
try_units(struct smallest *smallest, const unsigned *runs, size_t count, size_t next, unsigned *units, size_t unit_count)
{
	if (next < count) {
		for (size_t unit = 0; unit <= unit_count; unit++) {
			unsigned before = unit < unit_count ? units[unit] : 0;
			if (before + runs[next] > 64)
				continue;
			units[unit] = before + runs[next];
			try_units(smallest, runs, count, next + 1, units, unit == unit_count ? unit_count + 1 : unit_count);
			units[unit] = before;
		}
		return;
	}
	size_t members = smallest->count;
	for (size_t unit = 0; unit < unit_count; unit++) {
		uint64_t bytes = units[unit] <= 8 ? 1 : units[unit] <= 16 ? 2 : units[unit] <= 32 ? 4 : 8;
		add_thing(smallest, (uint64_t[]){bytes, bytes, bytes}, (uint64_t[]){bytes, bytes, bytes == 8 ? 4 : bytes});
	}
	try_orders(smallest, smallest->start, 0);
	smallest->count = members;
}

static const char *const types[] = {"uint8", "int16", "uint32", "uint64", "string", "float", "double", "uint8"};

/* Anything but a small number. */
static void
add_random_member(struct placing_test *test, struct class_def *class, const struct class_def *embedded)
{
	unsigned kind = random_below(11);

	if (kind < COUNT_OF(types)) {
		new_slot(test, class, types[kind]);
	} else if (kind == 8) {
		new_slot(test, class, types[random_below(5)])->count = 1 + random_below(5);
	} else if (kind == 9) {
		struct attribute *text = new_slot(test, class, "string");
		text->storage = STORAGE_INLINE;
		text->max_bytes = 1 + random_below(12);
	} else if (embedded) {
		new_object(test, class, embedded);
	} else {
		new_slot(test, class, "uint8");
	}
}

/* One random class, perhaps behind a parent. */
static void
check_one(size_t most_members, size_t most_runs, bool with_parent)
{
	struct placing_test test = placing_begin();
	struct class_def *embedded = new_class(&test, "E", NULL), *parent = NULL, *class;
	unsigned runs[16];
	size_t run_count = 0, members = random_below((unsigned)most_members + 1);

	embedded->align = random_below(6) ? 0 : 16;
	for (unsigned i = 0; i < 1 + random_below(3); i++)
		add_random_member(&test, embedded, NULL);
	if (with_parent) {
		parent = new_class(&test, "P", NULL);
		parent->order = ORDER_DECLARED;
		for (unsigned i = 0; i < 1 + random_below(3); i++)
			add_random_member(&test, parent, NULL);
	}
	class = new_class(&test, "C", parent);
	for (size_t i = 0; i < members; i++)
		add_random_member(&test, class, embedded);
	if (most_runs)
		run_count = random_below((unsigned)most_runs) + 1;
	for (size_t i = 0; i < run_count; i++) {
		do
			runs[i] = random_below(4) ? 1 + random_below(14) : 1 + random_below(40);
		while (runs[i] == 8 || runs[i] == 16 || runs[i] == 32);
		new_bits(&test, class, runs[i]);
	}
	if (members + run_count == 0)
		new_slot(&test, class, "uint8");
	place_all(&test);
	assert_sound(class);

	struct smallest smallest = {.align = {1, 1, 1}, .size = {UINT64_MAX, UINT64_MAX, UINT64_MAX}};
	memcpy(smallest.together, smallest.size, sizeof smallest.size);
	if (parent) {
		memcpy(smallest.start, parent->layout->end, sizeof smallest.start);
		memcpy(smallest.align, parent->layout->align, sizeof smallest.align);
	}
	for (size_t i = 0; i < class->layout->member_count; i++) {
		const struct member *member = &class->layout->members[i];
		if (!member->is_inherited && member->attribute)
			add_thing(&smallest, member->size, member->align);
	}
	/* Numbers that were put among bits are members or bits for the oracle, too:
	 * it may only find something as small. */
	for (size_t i = class->inherited_count; i < class->inherited_count + members; i++) {
		const struct slot *slot = &class->layout->slots[i];
		if (slot->bits.member)
			runs[run_count++] = slot->bits.width;
	}
	unsigned units[16] = {0};
	try_units(&smallest, runs, run_count, 0, units, 0);
	/* Holes between a parent's members can make it smaller still. And behind a
	 * parent, units of 8 bytes may be the best for one ABI and not for another. */
	if (parent && most_runs)
		assert_true(compare_sizes(class->layout->size, smallest.together) <= 0);
	for (int abi = 0; abi < ABI_COUNT; abi++) {
		if (!parent)
			assert_int_equal(class->layout->size[abi], smallest.size[abi]);
		else if (!most_runs)
			assert_true(class->layout->size[abi] <= smallest.size[abi]);
	}
	placing_end(&test);
}

static void
no_order_of_up_to_eight_members_is_smaller(void **state)
{
	(void)state;
	for (int i = 0; i < 300; i++)
		check_one(8, 0, false);
}

static void
no_order_behind_a_parent_is_smaller(void **state)
{
	(void)state;
	for (int i = 0; i < 300; i++)
		check_one(7, 0, true);
}

static void
no_units_are_smaller(void **state)
{
	(void)state;
	for (int i = 0; i < 300; i++)
		check_one(2, 5, false);
}

static void
no_units_behind_a_parent_are_smaller(void **state)
{
	(void)state;
	for (int i = 0; i < 300; i++)
		check_one(2, 5, true);
}

/* Runs that a unit's best completion, one after the other, does not pack. */
static void
runs_that_only_a_search_packs_are_packed(void **state)
{
	static const struct {
		unsigned widths[10], size;
		size_t count;
		uint64_t bytes;
	} cases[] = {
		{{14, 14, 14, 14, 12, 12, 12, 7, 6, 4}, 2, 10, 14},
		{{15, 13, 13, 11, 11, 9, 6, 5, 1}, 2, 9, 11},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct arena *arena = arena_new();
		struct units units = {.unit_of = ARENA_ARRAY(arena, cases[i].count, size_t)};
		unsigned used[16] = {0};

		assert_true(units_smallest(arena, cases[i].widths, cases[i].count, cases[i].size, &units));
		assert_int_equal(units.count[0] + 2 * units.count[1] + 4 * units.count[2] + 8 * units.count[3], cases[i].bytes);
		for (size_t k = 0; k < cases[i].count; k++) {
			used[units.unit_of[k]] += cases[i].widths[k];
			assert_true(used[units.unit_of[k]] <= 8u << unit_size(&units, units.unit_of[k]));
		}
		arena_free(arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_order_of_up_to_eight_members_is_smaller),
		cmocka_unit_test(no_order_behind_a_parent_is_smaller),
		cmocka_unit_test(no_units_are_smaller),
		cmocka_unit_test(no_units_behind_a_parent_are_smaller),
		cmocka_unit_test(runs_that_only_a_search_packs_are_packed),
	};

	return cmocka_run_group_tests_name("place_order", tests, NULL, NULL);
}
