/*
 * test_place_packed.c: packed objects have as many bytes as their bits need, and
 * nothing overlaps.
 */
#include "placing.h"

#include <stdio.h>

static uint64_t seed = 7;

static unsigned
random_below(unsigned limit)
{
	seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (unsigned)(seed >> 33) % limit;
}

/* From the start of an object whose pointers have 8 or 4 bytes. */
static uint64_t
bit_of(const struct bits *bits, uint64_t pointer)
{
	return bits->bit + 8 * pointer * bits->pointers;
}

static uint64_t
width_of(const struct class_def *class, size_t slot, uint64_t pointer)
{
	const struct slot *place = &class->packed_layout->slots[slot];
	uint64_t count = class->slots[slot]->count ? class->slots[slot]->count : 1;

	return count * (place->element_bits + 8 * pointer * place->element_pointers);
}

/* Mark the bits as used; they must be free, and inside the object. */
static void
take(unsigned char *used, uint64_t from, uint64_t count, uint64_t limit)
{
	assert_true(from + count <= limit);
	for (uint64_t bit = from; bit < from + count; bit++) {
		assert_int_equal(used[bit], 0);
		used[bit] = 1;
	}
}

/* Returns the sum of all bits. */
static uint64_t
assert_packed(const struct class_def *class, enum abi abi)
{
	static unsigned char used[1 << 16];
	const struct layout *layout = class->packed_layout;
	uint64_t pointer = abi == ABI_LP64 ? 8 : 4, limit = 8 * layout->size[abi], sum = 0;

	memset(used, 0, sizeof used);
	assert_true(limit <= sizeof used);
	for (size_t i = 0; i < class->slot_count; i++) {
		const struct slot *slot = &layout->slots[i];
		uint64_t width = width_of(class, i, pointer);
		if (slot->bits.width) {
			take(used, bit_of(&slot->bits, pointer), width, limit);
			if (class->slots[i]->kind == TYPE_TEXT || class->slots[i]->kind == TYPE_OBJECT)
				assert_int_equal(bit_of(&slot->bits, pointer) % 8, 0);
		} else {
			assert_int_equal(width, 0);
		}
		take(used, bit_of(&slot->present, pointer), slot->present.width, limit);
		take(used, bit_of(&slot->length, pointer), slot->length.width, limit);
		sum += width + slot->present.width + slot->length.width;
	}
	return sum;
}

static void
add_random_slot(struct placing_test *test, struct class_def *class, const struct class_def *embedded)
{
	static const char *const types[] = {"bool", "int8", "uint16", "int32", "uint64", "float", "double"};
	struct attribute *attribute;

	switch (random_below(7)) {
	case 0:
		attribute = new_slot(test, class, types[random_below(COUNT_OF(types))]);
		break;
	case 1:
		attribute = new_slot(test, class, "string");
		if (random_below(2)) {
			attribute->storage = STORAGE_INLINE;
			attribute->max_bytes = 1 + random_below(20);
		}
		break;
	case 2:
		attribute = new_slot(test, class, types[random_below(COUNT_OF(types))]);
		attribute->count = 1 + random_below(9);
		attribute->is_bounded = random_below(2);
		break;
	case 3:
		attribute = embedded ? new_object(test, class, embedded) : new_slot(test, class, "bool");
		break;
	default:
		attribute = new_bits(test, class, 1 + random_below(random_below(2) ? 8 : 64));
		break;
	}
	attribute->optional = random_below(4) == 0;
}

static void
the_size_is_the_sum_of_the_bits(void **state)
{
	(void)state;
	for (int i = 0; i < 1000; i++) {
		struct placing_test test = placing_begin();
		struct class_def *embedded = new_class(&test, "E", NULL), *parent, *class, *derived;
		for (unsigned k = 0; k < 1 + random_below(3); k++)
			add_random_slot(&test, embedded, NULL);
		parent = new_class(&test, "P", NULL);
		for (unsigned k = 0; k < 1 + random_below(6); k++)
			add_random_slot(&test, parent, embedded);
		class = new_class(&test, "C", parent);
		for (unsigned k = 0; k < random_below(6); k++)
			add_random_slot(&test, class, embedded);
		/* It may fill what two classes above it left free. */
		derived = new_class(&test, "D", class);
		for (unsigned k = 0; k < random_below(4); k++)
			new_bits(&test, derived, 1 + random_below(3));
		place_all(&test);
		assert_packed(derived, ABI_LP64);
		for (enum abi abi = ABI_LP64; abi < ABI_COUNT; abi++) {
			const struct class_def *all[] = {embedded, parent, class};
			for (size_t k = 0; k < COUNT_OF(all); k++)
				assert_int_equal(all[k]->packed_layout->size[abi], (assert_packed(all[k], abi) + 7) / 8);
		}
		for (size_t k = 0; k < parent->slot_count; k++)
			assert_memory_equal(&parent->packed_layout->slots[k], &class->packed_layout->slots[k], sizeof(struct slot));
		placing_end(&test);
	}
}

static void
whole_bytes_come_first_the_widest_in_front(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *class = new_class(&test, "A", NULL);

	(void)state;
	new_slot(&test, class, "bool");
	new_slot(&test, class, "uint8");
	new_slot(&test, class, "uint64");
	new_slot(&test, class, "string");
	new_slot(&test, class, "uint16");
	new_bits(&test, class, 5);
	place_all(&test);
	const struct slot *slots = class->packed_layout->slots;
	assert_int_equal(slots[2].bits.bit, 0);
	assert_int_equal(slots[4].bits.bit, 64);
	assert_int_equal(slots[1].bits.bit, 80);
	assert_int_equal(slots[3].bits.bit, 88);
	assert_int_equal(slots[5].bits.bit, 88);
	assert_int_equal(slots[5].bits.pointers, 1);
	assert_int_equal(slots[0].bits.bit, 93);
	assert_sizes(class->packed_layout, 20, 16, 16);
	placing_end(&test);
}

static void
bits_that_a_grandparent_left_are_used(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *a = new_class(&test, "A", NULL), *b, *c;

	(void)state;
	new_bits(&test, a, 13);
	b = new_class(&test, "B", a);
	new_slot(&test, b, "uint32");
	c = new_class(&test, "C", b);
	new_bits(&test, c, 3);
	place_all(&test);
	assert_sizes(a->packed_layout, 2, 2, 2);
	assert_sizes(b->packed_layout, 6, 6, 6);
	assert_sizes(c->packed_layout, 6, 6, 6);
	assert_int_equal(c->packed_layout->slots[2].bits.bit, 13);
	placing_end(&test);
}

/* Each of a gap's bits is used once, by as many slots as fit. */
static void
a_gap_is_filled_by_several(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *a = new_class(&test, "A", NULL), *b, *c;

	(void)state;
	new_bits(&test, a, 9);
	b = new_class(&test, "B", a);
	new_slot(&test, b, "uint32");
	c = new_class(&test, "C", b);
	new_bits(&test, c, 2);
	new_bits(&test, c, 3);
	new_slot(&test, c, "bool");
	place_all(&test);
	assert_sizes(c->packed_layout, 6, 6, 6);
	assert_int_equal(assert_packed(c, ABI_LP64), 9 + 32 + 2 + 3 + 1);
	placing_end(&test);
}

static void
a_parent_without_slots_need_not_be_packed(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *a = new_class(&test, "A", NULL), *b;

	(void)state;
	a->is_abstract = true;
	b = new_class(&test, "B", a);
	b->is_packed = true;
	new_slot(&test, b, "uint16");
	place_all(&test);
	assert_int_equal(diag_errors(test.run.diag), 0);
	assert_sizes(b->layout, 2, 2, 2);
	placing_end(&test);
}

static void
a_packed_class_and_its_parent_may_be_too_large_together(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *a = new_class(&test, "A", NULL), *b;

	(void)state;
	a->is_packed = true;
	new_slot(&test, a, "uint8")->count = UINT32_C(1) << 30;
	b = new_class(&test, "B", a);
	b->is_packed = true;
	new_slot(&test, b, "uint8")->count = UINT32_C(1) << 30;
	place_all(&test);
	assert_non_null(a->layout);
	assert_null(b->layout);
	assert_int_equal(diag_errors(test.run.diag), 1);
	placing_end(&test);
}

static void
a_packed_class_needs_a_packed_parent(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *a = new_class(&test, "A", NULL), *b, *c;

	(void)state;
	new_slot(&test, a, "bool");
	b = new_class(&test, "B", a);
	b->is_packed = true;
	c = new_class(&test, "C", NULL);
	new_object(&test, c, a);
	c->is_packed = true;
	place_all(&test);
	assert_int_equal(diag_errors(test.run.diag), 2);
	assert_null(b->layout);
	placing_end(&test);
}

/* ---- a hundred classes of ranged numbers ---------------------------------------- */

/* The least bytes in any partition into units; a unit is as small as it can be. */
static uint64_t
least_bytes(const unsigned *widths, size_t count, size_t next, unsigned *units, size_t unit_count)
{
	uint64_t least = UINT64_MAX;

	if (next == count) {
		uint64_t sum = 0, align = 1;
		for (size_t i = 0; i < unit_count; i++) {
			uint64_t bytes = units[i] <= 8 ? 1 : units[i] <= 16 ? 2 : units[i] <= 32 ? 4 : 8;
			sum += bytes;
			align = bytes > align ? bytes : align;
		}
		return (sum + align - 1) / align * align;
	}
	for (size_t unit = 0; unit <= unit_count; unit++) {
		unsigned before = unit < unit_count ? units[unit] : 0;
		uint64_t bytes;
		if (before + widths[next] > 64)
			continue;
		units[unit] = before + widths[next];
		bytes = least_bytes(widths, count, next + 1, units, unit == unit_count ? unit_count + 1 : unit_count);
		least = bytes < least ? bytes : least;
		units[unit] = before;
	}
	return least;
}

static void
ranged_numbers_reach_both_bounds(void **state)
{
	uint64_t declared = 0, placed = 0, packed = 0;

	(void)state;
	for (int i = 0; i < 100; i++) {
		struct placing_test test = placing_begin();
		struct class_def *class = new_class(&test, "A", NULL);
		unsigned widths[9], units[9] = {0}, sum = 0;
		uint64_t end = 0, align = 1;
		size_t count = 2 + random_below(8);
		for (size_t k = 0; k < count; k++) {
			widths[k] = 1 + random_below(random_below(2) ? 32 : 12);
			sum += widths[k];
			new_bits(&test, class, widths[k]);
			uint64_t native = widths[k] <= 8 ? 1 : widths[k] <= 16 ? 2 : 4;
			end = (end + native - 1) / native * native + native;
			align = native > align ? native : align;
		}
		place_all(&test);
		assert_sound(class);
		assert_int_equal(class->packed_layout->size[0], (sum + 7) / 8);
		assert_int_equal(class->layout->size[0], least_bytes(widths, count, 0, units, 0));
		declared += (end + align - 1) / align * align;
		placed += class->layout->size[0];
		packed += class->packed_layout->size[0];
		placing_end(&test);
	}
	print_message("bytes of a hundred objects: %" PRIu64 " as declared, %" PRIu64 " placed, %" PRIu64 " packed\n",
	              declared, placed, packed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_size_is_the_sum_of_the_bits),
		cmocka_unit_test(whole_bytes_come_first_the_widest_in_front),
		cmocka_unit_test(bits_that_a_grandparent_left_are_used),
		cmocka_unit_test(a_gap_is_filled_by_several),
		cmocka_unit_test(a_parent_without_slots_need_not_be_packed),
		cmocka_unit_test(a_packed_class_and_its_parent_may_be_too_large_together),
		cmocka_unit_test(a_packed_class_needs_a_packed_parent),
		cmocka_unit_test(ranged_numbers_reach_both_bounds),
	};

	return cmocka_run_group_tests_name("place_packed", tests, NULL, NULL);
}
