#include "slotc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

#include "schema.h"

static int
set_up(void **state)
{
	static struct run run;

	run = new_run();
	*state = &run;
	return 0;
}

static int
tear_down(void **state)
{
	arena_free(((struct run *)*state)->arena);
	return 0;
}

/* The layout of a class with these attributes, in braces. */
static const struct class_def *
place_of(struct run *run, const char *attributes)
{
	return &schema_placed(run, arena_format(run->arena, "classes: {Item: {attributes: %s}}\n", attributes))
	                ->classes[0];
}

static void
assert_sizes(const struct class_def *class, uint64_t lp64, uint64_t ilp32, uint64_t i386)
{
	assert_int_equal(class->layout->size[ABI_LP64], lp64);
	assert_int_equal(class->layout->size[ABI_ILP32], ilp32);
	assert_int_equal(class->layout->size[ABI_I386], i386);
}

static void
sizes_are_those_of_the_examples(void **state)
{
	assert_sizes(place_of(*state, "{item_id: uint32, added_time: {type: string, storage: borrowed}}"), 16, 8, 8);
	assert_sizes(place_of(*state, "{item_id: uint32, added_time: timestamp}"), 16, 16, 12);
	assert_sizes(place_of(*state, "{id: uint64, caption: {type: string, storage: borrowed}, url: string}"), 24, 16, 16);
	assert_sizes(place_of(*state, "{item_id: uint32, added_time: timestamp, quantity: uint16, gift: bool}"), 16, 16, 16);
	assert_sizes(place_of(*state, "{a: uint8, b: uint8, c: uint8}"), 3, 3, 3);
	assert_sizes(place_of(*state, "{a: bool}"), 1, 1, 1);
	assert_sizes(place_of(*state, "{a: uint8, b: double, c: uint8}"), 16, 16, 12);
}

static void
slot_after_char_is_aligned(void **state)
{
	const struct class_def *class =
		place_of(*state, "{c: uint8, p: string, d: double, s: uint16, i: int32, b: bool}");
	static const struct {
		const char *name;
		uint64_t offset[ABI_COUNT];
	} members[] = {
		{"d", {0, 0, 0}},    {"p", {8, 8, 8}},    {"i", {16, 12, 12}},
		{"s", {20, 16, 16}}, {"c", {22, 18, 18}}, {"bits", {23, 19, 19}},
	};

	assert_int_equal(class->layout->member_count, COUNT_OF(members));
	for (size_t i = 0; i < COUNT_OF(members); i++) {
		const struct member *member = &class->layout->members[i];
		assert_string_equal(member->name, members[i].name);
		for (int abi = 0; abi < ABI_COUNT; abi++)
			assert_int_equal(member->offset[abi], members[i].offset[abi]);
	}
	assert_sizes(class, 24, 24, 20);
	assert_int_equal(class->layout->align[ABI_LP64], 8);
	assert_int_equal(class->layout->align[ABI_ILP32], 8);
	assert_int_equal(class->layout->align[ABI_I386], 4);
}

static void
every_slot_knows_its_member(void **state)
{
	const struct class_def *class = place_of(*state, "{a: uint8, b: double, c: bool, d: string, class: uint16}");

	for (size_t i = 0; i < class->attribute_count; i++) {
		const struct slot *slot = &class->layout->slots[i];
		if (class->attributes[i].prim->kind == PRIM_BOOL)
			assert_null(slot->member->attribute);
		else
			assert_ptr_equal(slot->member->attribute, &class->attributes[i]);
	}
	assert_string_equal(class->layout->slots[4].member->name, "class_");
	assert_string_equal(class->layout->slots[3].member->c_type, "char *");
	assert_string_equal(class->layout->slots[1].member->c_type, "double");
}

static void
eight_bools_share_a_byte(void **state)
{
	const struct class_def *class =
		place_of(*state, "{a: bool, b: bool, c: bool, d: bool, e: bool, f: bool, g: bool, h: bool, i: bool}");
	const struct slot *slots = class->layout->slots;

	assert_int_equal(class->layout->member_count, 2);
	assert_sizes(class, 2, 2, 2);
	for (unsigned i = 0; i < 9; i++) {
		assert_ptr_equal(slots[i].member, &class->layout->members[i / 8]);
		assert_int_equal(slots[i].shift, i % 8);
		assert_int_equal(slots[i].bits, 1);
	}
	assert_string_equal(class->layout->members[0].name, "bits");
	assert_string_equal(class->layout->members[1].name, "bits1");
	assert_string_equal(class->layout->members[1].c_type, "uint8_t");
}

static void
the_name_of_a_unit_is_no_attributes(void **state)
{
	const struct class_def *class = place_of(*state, "{a: bool, bits: uint8, bits_: uint8, b: bool}");

	assert_string_equal(class->layout->slots[0].member->name, "bits__");
}

/* What a member is for its place; one of each kind of attribute. */
struct kind {
	const char *type;
	uint64_t size[ABI_COUNT], align[ABI_COUNT];
};

static const struct kind kinds[] = {
	{"int64", {8, 8, 8}, {8, 8, 4}}, {"string", {8, 4, 4}, {8, 4, 4}}, {"float", {4, 4, 4}, {4, 4, 4}},
	{"int16", {2, 2, 2}, {2, 2, 2}}, {"uint8", {1, 1, 1}, {1, 1, 1}},  {"bool", {1, 1, 1}, {1, 1, 1}},
};

enum { KINDS = COUNT_OF(kinds), MOST = 7, BOOL = KINDS - 1 };

static uint64_t
size_in_order(const int *members, size_t count, int abi)
{
	uint64_t end = 0, align = 1;

	for (size_t i = 0; i < count; i++) {
		const struct kind *kind = &kinds[members[i]];
		end = (end + kind->align[abi] - 1) / kind->align[abi] * kind->align[abi] + kind->size[abi];
		if (kind->align[abi] > align)
			align = kind->align[abi];
	}
	return (end + align - 1) / align * align;
}

static void
swap(int *a, int *b)
{
	int kept = *a;

	*a = *b;
	*b = kept;
}

/* The next order of the members; false after the last. */
static bool
next_order(int *members, size_t count)
{
	size_t tail = count - 1, larger = count - 1;

	while (tail > 0 && members[tail - 1] >= members[tail])
		tail--;
	if (tail == 0)
		return false;
	while (members[larger] <= members[tail - 1])
		larger--;
	swap(&members[tail - 1], &members[larger]);
	for (size_t end = count - 1; tail < end; tail++, end--)
		swap(&members[tail], &members[end]);
	return true;
}

/* Place a class with so many attributes of each kind, declared in a scattered
 * order, and compare it with every order of its members. */
static void
try_class(const int counts[KINDS])
{
	struct run run = new_run();
	struct arena *arena = run.arena;
	const char *attributes = "";
	int members[MOST], total = 0;
	size_t member_count = 0;

	for (int turn = 0; turn < MOST; turn++) {
		for (int i = 0; i < KINDS; i++) {
			int kind = (i * 5 + turn) % KINDS;
			if (counts[kind] > turn)
				attributes = arena_format(arena, "%s%sa%d: %s", attributes, total ? ", " : "", total,
				                          kinds[kind].type);
			total += counts[kind] > turn;
		}
	}
	for (int kind = 0; kind < KINDS; kind++) {
		int count = kind == BOOL ? (counts[kind] + 7) / 8 : counts[kind];
		while (count--)
			members[member_count++] = kind;
	}

	const struct layout *layout = place_of(&run, arena_format(arena, "{%s}", attributes))->layout;
	assert_int_equal(layout->member_count, member_count);
	uint64_t best[ABI_COUNT] = {UINT64_MAX, UINT64_MAX, UINT64_MAX};
	do {
		for (int abi = 0; abi < ABI_COUNT; abi++) {
			uint64_t size = size_in_order(members, member_count, abi);
			if (size < best[abi])
				best[abi] = size;
		}
	} while (next_order(members, member_count));
	for (int abi = 0; abi < ABI_COUNT; abi++) {
		if (layout->size[abi] != best[abi])
			fail_msg("{%s} on %s: %d bytes, and %d suffice", attributes, abi_name[abi],
			         (int)layout->size[abi], (int)best[abi]);
	}

	/* Members do not overlap, and stand where their alignment allows. */
	for (int abi = 0; abi < ABI_COUNT; abi++) {
		uint64_t end = 0;
		for (size_t i = 0; i < layout->member_count; i++) {
			const struct member *member = &layout->members[i];
			assert_true(member->offset[abi] >= end);
			assert_int_equal(member->offset[abi] % member->align[abi], 0);
			end = member->offset[abi] + member->size[abi];
		}
		assert_true(layout->size[abi] >= end);
		assert_int_equal(layout->size[abi] % layout->align[abi], 0);
	}
	arena_free(arena);
}

/* Every class of up to seven attributes, as far as places are concerned. */
static void
no_order_of_the_members_is_smaller(void **state)
{
	int counts[KINDS] = {0}, tried = 0;

	(void)state;
	for (;;) {
		int total = 0, i;
		for (i = 0; i < KINDS; i++)
			total += counts[i];
		if (total >= 1) {
			try_class(counts);
			tried++;
		}
		/* Count up; a digit that would exceed seven attributes goes back to 0. */
		for (i = 0; i < KINDS; i++) {
			counts[i]++;
			total++;
			if (total <= MOST)
				break;
			total -= counts[i];
			counts[i] = 0;
		}
		if (i == KINDS)
			break;
	}
	/* Seven attributes or fewer of six kinds. */
	assert_int_equal(tried, 1715);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(sizes_are_those_of_the_examples, set_up, tear_down),
		cmocka_unit_test_setup_teardown(slot_after_char_is_aligned, set_up, tear_down),
		cmocka_unit_test_setup_teardown(every_slot_knows_its_member, set_up, tear_down),
		cmocka_unit_test_setup_teardown(eight_bools_share_a_byte, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_name_of_a_unit_is_no_attributes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(no_order_of_the_members_is_smaller, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("place", tests, NULL, NULL);
}
