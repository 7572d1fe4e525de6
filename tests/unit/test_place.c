/*
 * test_place.c: sizes that users count on.
 */
#include "placing.h"

#include "diag_internal.h"

static void
members_go_by_descending_alignment(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *class = new_class(&test, "A", NULL);

	(void)state;
	new_slot(&test, class, "uint8");
	new_slot(&test, class, "string");
	new_slot(&test, class, "uint16");
	new_slot(&test, class, "uint64");
	new_slot(&test, class, "float");
	place_all(&test);
	assert_sound(class);
	assert_sizes(class->layout, 24, 24, 20);
	assert_string_equal(class->layout->members[0].name, "A3");
	assert_string_equal(class->layout->members[1].name, "A1");
	assert_string_equal(class->layout->members[4].name, "A0");
	placing_end(&test);
}

static void
a_cart_item_takes_16_bytes_and_12_packed_with_a_time(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *item = new_class(&test, "Item", NULL), *timed = new_class(&test, "Timed", NULL);

	(void)state;
	new_slot(&test, item, "uint32");
	new_slot(&test, item, "string")->storage = STORAGE_BORROWED;
	new_slot(&test, timed, "uint32");
	new_slot(&test, timed, "timestamp");
	place_all(&test);
	assert_sizes(item->layout, 16, 8, 8);
	assert_string_equal(item->layout->members[0].c_type, "const char *");
	assert_sizes(timed->layout, 16, 16, 12);
	assert_sizes(timed->packed_layout, 12, 12, 12);
	placing_end(&test);
}

static void
eight_optional_scalars_take_32_bytes(void **state)
{
	static const char *const types[] = {"uint32", "bool", "uint64", "bool", "float", "uint32", "double", "bool"};
	struct placing_test test = placing_begin();
	struct class_def *class = new_class(&test, "A", NULL);

	(void)state;
	for (size_t i = 0; i < COUNT_OF(types); i++)
		new_slot(&test, class, types[i])->optional = true;
	place_all(&test);
	assert_sound(class);
	assert_int_equal(class->layout->size[ABI_LP64], 32);
	assert_int_equal(class->layout->slots[0].presence, PRESENCE_BIT);
	assert_int_equal(class->layout->slots[0].present.width, 1);
	placing_end(&test);
}

static void
bools_share_a_byte(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *class = new_class(&test, "A", NULL);

	(void)state;
	for (int i = 0; i < 8; i++)
		new_slot(&test, class, "bool");
	place_all(&test);
	assert_sound(class);
	assert_sizes(class->layout, 1, 1, 1);
	assert_string_equal(class->layout->members[0].name, "bits");
	assert_int_equal(class->layout->slots[7].bits.shift, 7);
	placing_end(&test);
}

static void
a_unit_is_never_called_as_an_attribute(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *base = new_class(&test, "A", NULL), *derived = new_class(&test, "B", base);

	(void)state;
	new_slot(&test, base, "bool")->member = "bits";
	new_slot(&test, base, "bool");
	place_all(&test);
	assert_sound(base);
	assert_string_equal(base->layout->members[0].name, "bits1");

	/* Nor as one that a derived class adds. */
	test.class_count = 1;
	derived = new_class(&test, "B", base);
	new_slot(&test, derived, "uint8")->member = "bits1";
	place_all(&test);
	assert_sound(derived);
	assert_string_equal(derived->layout->members[0].name, "bits2");
	placing_end(&test);
}

static void
ranged_numbers_take_the_bits_they_need(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *class = new_class(&test, "A", NULL);

	(void)state;
	new_ranged(&test, class, "uint16", 1, 99);
	new_ranged(&test, class, "int32", -5, 5);
	new_ranged(&test, class, "int64", 1000000, 1000015);
	new_ranged(&test, class, "uint8", 7, 7);
	place_all(&test);
	assert_sound(class);
	const struct slot *slots = class->layout->slots;
	assert_int_equal(slots[0].bits.width, 7);
	assert_int_equal(slots[0].bias.magnitude, 0);
	assert_int_equal(slots[1].bits.width, 4);
	assert_true(slots[1].bias.negative);
	assert_int_equal(slots[1].bias.magnitude, 5);
	assert_int_equal(slots[2].bits.width, 4);
	assert_int_equal(slots[2].bias.magnitude, 1000000);
	assert_null(slots[3].bits.member);
	assert_int_equal(slots[3].bias.magnitude, 7);
	assert_sizes(class->layout, 2, 2, 2);
	placing_end(&test);
}

static void
constants_take_nothing_and_an_object_is_never_empty(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *class = new_class(&test, "A", NULL), *derived;

	(void)state;
	new_slot(&test, class, "uint64")->is_constant = true;
	derived = new_class(&test, "B", class);
	new_slot(&test, derived, "uint32");
	place_all(&test);
	assert_sizes(class->layout, 1, 1, 1);
	assert_sizes(class->packed_layout, 1, 1, 1);
	assert_int_equal(class->layout->member_count, 1);
	assert_sizes(derived->layout, 4, 4, 4);
	placing_end(&test);
}

static void
a_value_that_nothing_has_stands_for_unset(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *class = new_class(&test, "A", NULL);
	struct permissible_value values[] = {{.name = "X", .number = 0}, {.name = "Y", .number = 1}, {.name = "Z", .number = 3}};
	struct enum_def sparse = {.values = values, .value_count = 3, .c_name = "sparse"};
	struct enum_def mask = {.c_name = "mask", .is_flags = true, .mask = 0x5};
	struct attribute *attribute;

	(void)state;
	new_ranged(&test, class, "uint8", 0, 100)->optional = true;
	new_ranged(&test, class, "uint8", 0, 127)->optional = true;
	new_slot(&test, class, "string")->optional = true;
	attribute = new_ranged(&test, class, "uint8", 0, 3);
	attribute->kind = TYPE_ENUM;
	attribute->enum_def = &sparse;
	attribute->optional = true;
	attribute = new_ranged(&test, class, "uint8", 0, 5);
	attribute->kind = TYPE_FLAGS;
	attribute->enum_def = &mask;
	attribute->optional = true;
	attribute = new_slot(&test, class, "string");
	attribute->storage = STORAGE_INLINE;
	attribute->max_bytes = 15;
	attribute->optional = true;
	new_ranged(&test, class, "int8", -100, 100)->optional = true;
	place_all(&test);
	assert_sound(class);
	const struct slot *slots = class->layout->slots;
	assert_int_equal(slots[0].presence, PRESENCE_SPARE);
	assert_int_equal(slots[0].spare, 101);
	assert_int_equal(slots[1].presence, PRESENCE_BIT);
	assert_int_equal(slots[2].presence, PRESENCE_NULL);
	assert_int_equal(slots[3].presence, PRESENCE_SPARE);
	assert_int_equal(slots[3].spare, 2);
	assert_int_equal(slots[4].presence, PRESENCE_SPARE);
	assert_int_equal(slots[4].spare, 2);
	assert_int_equal(slots[5].presence, PRESENCE_SPARE);
	assert_int_equal(slots[5].spare, 0xff);
	assert_int_equal(slots[6].presence, PRESENCE_SPARE);
	assert_int_equal(slots[6].spare, 201);
	assert_non_null(slots[6].bits.member);
	placing_end(&test);
}

static void
lengths_are_small_slots(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *class = new_class(&test, "A", NULL);
	struct attribute *attribute;

	(void)state;
	attribute = new_slot(&test, class, "int32");
	attribute->count = 8;
	attribute->is_bounded = true;
	attribute = new_slot(&test, class, "bytes");
	attribute->storage = STORAGE_INLINE;
	attribute->max_bytes = 15;
	attribute = new_slot(&test, class, "string");
	attribute->storage = STORAGE_INLINE;
	attribute->max_bytes = 15;
	place_all(&test);
	assert_sound(class);
	assert_sizes(class->layout, 32 + 15 + 16 + 1, 64, 64);
	assert_int_equal(class->layout->slots[0].length.width, 4);
	assert_int_equal(class->layout->slots[1].length.width, 4);
	assert_int_equal(class->layout->slots[2].length.width, 0);
	assert_string_equal(class->layout->slots[2].member->c_array, "[16]");
	placing_end(&test);
}

static void
an_inheritance_chain_stays_at_16_bytes(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *a = new_class(&test, "A", NULL), *b, *c;

	(void)state;
	new_slot(&test, a, "int64");
	new_slot(&test, a, "uint8");
	b = new_class(&test, "B", a);
	new_slot(&test, b, "uint8");
	c = new_class(&test, "C", b);
	new_slot(&test, c, "uint8");
	place_all(&test);
	assert_sizes(a->layout, 16, 16, 12);
	assert_sizes(b->layout, 16, 16, 12);
	assert_sizes(c->layout, 16, 16, 12);
	assert_sound(b);
	assert_sound(c);
	assert_true(c->layout->members[0].is_inherited);
	assert_int_equal(c->layout->slots[3].member->offset[ABI_LP64], 10);
	placing_end(&test);
}

static void
a_hole_between_a_parents_members_is_used(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *a = new_class(&test, "A", NULL), *b, *c;

	(void)state;
	new_slot(&test, a, "uint8");
	b = new_class(&test, "B", a);
	new_slot(&test, b, "uint32");
	c = new_class(&test, "C", b);
	new_slot(&test, c, "uint16");
	new_slot(&test, c, "bool");
	place_all(&test);
	assert_sizes(b->layout, 8, 8, 8);
	assert_sizes(c->layout, 8, 8, 8);
	assert_sound(c);
	placing_end(&test);
}

static void
a_parents_unit_is_left_alone(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *a = new_class(&test, "A", NULL), *b;

	(void)state;
	new_slot(&test, a, "bool");
	b = new_class(&test, "B", a);
	new_slot(&test, b, "bool");
	place_all(&test);
	assert_sound(b);
	assert_ptr_not_equal(b->layout->slots[0].bits.member, b->layout->slots[1].bits.member);
	placing_end(&test);
}

static void
a_hole_before_an_aligned_member_is_filled(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *a = new_class(&test, "A", NULL), *b;

	(void)state;
	new_slot(&test, a, "uint8");
	b = new_class(&test, "B", a);
	new_slot(&test, b, "uint64");
	new_slot(&test, b, "uint8");
	new_slot(&test, b, "uint16");
	new_slot(&test, b, "uint32");
	place_all(&test);
	assert_sound(b);
	assert_sizes(b->layout, 16, 16, 16);
	placing_end(&test);
}

/* One pointer does what two do not, but for an ABI whose pointers are as strictly
 * aligned as anything; however many of the two there are. */
static void
what_is_alike_on_one_abi_only_is_told_apart(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *a = new_class(&test, "A", NULL), *b;

	(void)state;
	new_slot(&test, a, "string");
	b = new_class(&test, "B", a);
	for (int i = 0; i < 16; i++)
		new_slot(&test, b, "string")->count = 2;
	new_slot(&test, b, "string");
	new_slot(&test, b, "uint64");
	place_all(&test);
	assert_sound(b);
	assert_sizes(b->layout, 8 + 256 + 8 + 8, 4 + 128 + 4 + 8, 4 + 128 + 4 + 8);
	placing_end(&test);
}

static void
declared_order_is_kept(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *class = new_class(&test, "A", NULL);

	(void)state;
	class->order = ORDER_DECLARED;
	new_slot(&test, class, "uint8");
	new_slot(&test, class, "int64");
	new_slot(&test, class, "bool");
	new_slot(&test, class, "bool");
	new_slot(&test, class, "uint16");
	new_bits(&test, class, 3);
	new_bits(&test, class, 5);
	place_all(&test);
	assert_sound(class);
	assert_sizes(class->layout, 24, 24, 20);
	assert_string_equal(class->layout->members[0].name, "A0");
	assert_string_equal(class->layout->members[1].name, "A1");
	assert_int_equal(class->layout->slots[3].bits.shift, 1);
	assert_string_equal(class->layout->members[3].name, "A4");
	/* What is behind a member does not go before it; and a unit is filled to its last bit. */
	assert_ptr_equal(class->layout->slots[5].bits.member, &class->layout->members[4]);
	assert_ptr_equal(class->layout->slots[6].bits.member, &class->layout->members[4]);
	assert_int_equal(class->layout->members[4].size[0], 1);
	assert_int_equal(test.run.diag->warnings, 1); /* hole */
	placing_end(&test);
}

static void
align_is_for_derived_classes_too(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *a = new_class(&test, "A", NULL), *b, *c;

	(void)state;
	a->align = 32;
	new_slot(&test, a, "uint8");
	b = new_class(&test, "B", a);
	new_slot(&test, b, "uint64");
	c = new_class(&test, "C", NULL);
	new_object(&test, c, a);
	new_slot(&test, c, "uint64");
	place_all(&test);
	assert_sizes(a->layout, 32, 32, 32);
	assert_sizes(b->layout, 32, 32, 32);
	assert_int_equal(b->layout->required_align, 32);
	assert_sizes(c->layout, 64, 64, 64);
	assert_int_equal(c->layout->align[ABI_I386], 32);
	assert_sound(c);
	placing_end(&test);
}

static void
the_stricter_alignment_of_a_class_and_its_parent_counts(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *a = new_class(&test, "A", NULL), *b;

	(void)state;
	a->align = 16;
	new_slot(&test, a, "uint8");
	b = new_class(&test, "B", a);
	b->align = 64;
	new_slot(&test, b, "uint8");
	place_all(&test);
	assert_sizes(a->layout, 16, 16, 16);
	assert_sizes(b->layout, 64, 64, 64);
	assert_int_equal(b->layout->required_align, 64);
	placing_end(&test);
}

/* It begins where the pointers end, which is elsewhere on each ABI. */
static void
a_hole_behind_pointers_is_used_on_every_abi(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *embedded = new_class(&test, "E", NULL), *a, *b;

	(void)state;
	embedded->align = 16;
	new_slot(&test, embedded, "uint8");
	a = new_class(&test, "A", NULL);
	a->order = ORDER_DECLARED;
	new_slot(&test, a, "string")->count = 3;
	new_object(&test, a, embedded);
	b = new_class(&test, "B", a);
	new_slot(&test, b, "uint32");
	place_all(&test);
	assert_sound(b);
	assert_sizes(a->layout, 48, 32, 32);
	assert_sizes(b->layout, 48, 32, 32);
	placing_end(&test);
}

static void
whole_numbers_fill_units_where_that_makes_the_object_smaller(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *class = new_class(&test, "A", NULL);

	(void)state;
	new_bits(&test, class, 17);
	new_slot(&test, class, "int8");
	new_bits(&test, class, 7);
	place_all(&test);
	assert_sound(class);
	assert_sizes(class->layout, 4, 4, 4);
	assert_null(class->layout->slots[1].member);
	assert_true(class->layout->slots[1].bias.negative);
	assert_int_equal(class->layout->slots[1].bias.magnitude, 128);

	/* With room to spare it keeps its own byte. */
	new_slot(&test, class, "uint32");
	new_slot(&test, class, "uint16");
	class->layout = NULL;
	place_all(&test);
	assert_sound(class);
	assert_sizes(class->layout, 12, 12, 12);
	assert_non_null(class->layout->slots[1].member);
	placing_end(&test);
}

static void
wider_units_are_used_only_where_that_does_not_cost_alignment(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *class = new_class(&test, "A", NULL);

	(void)state;
	/* 5 times 12 bits: 8 bytes in one unit, 10 in five. */
	for (int i = 0; i < 5; i++)
		new_bits(&test, class, 12);
	place_all(&test);
	assert_sizes(class->layout, 8, 8, 8);
	new_slot(&test, class, "uint16");
	class->layout = NULL;
	place_all(&test);
	assert_sizes(class->layout, 12, 12, 12);
	assert_sound(class);
	placing_end(&test);
}

static void
what_is_too_large_is_an_error(void **state)
{
	static const struct { uint32_t max_bytes; bool is_error; } cases[] = {
		{0x7ffffffe - 4, false}, {0x7ffffffe, false}, {0x7fffffff, true}, {0xffffffff, true},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct placing_test test = placing_begin();
		struct class_def *class = new_class(&test, "A", NULL);
		struct attribute *attribute = new_slot(&test, class, "string");
		attribute->storage = STORAGE_INLINE;
		attribute->max_bytes = cases[i].max_bytes;
		place_all(&test);
		assert_int_equal(diag_errors(test.run.diag), cases[i].is_error);
		assert_int_equal(class->layout != NULL, !cases[i].is_error);
		placing_end(&test);
	}
}

static void
products_and_paddings_that_are_too_large_are_errors(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *a = new_class(&test, "A", NULL), *b = new_class(&test, "B", NULL), *c = new_class(&test, "C", NULL);
	struct class_def *d = new_class(&test, "D", NULL), *e;
	struct attribute *attribute;

	(void)state;
	attribute = new_slot(&test, a, "uint64");
	attribute->count = 0xffffffff;
	/* 2^31 - 1 bytes fit, but not when rounded up to 8. */
	attribute = new_slot(&test, b, "uint8");
	attribute->count = 0x7ffffff7;
	new_slot(&test, b, "uint64");
	/* Four of 2^30. */
	for (int i = 0; i < 4; i++)
		new_slot(&test, c, "uint8")->count = UINT32_C(1) << 30;
	/* What embeds something wrong, or is derived from it, is not reported once more. */
	new_object(&test, d, a);
	e = new_class(&test, "E", a);
	new_slot(&test, e, "uint8");
	place_all(&test);
	assert_int_equal(diag_errors(test.run.diag), 3);
	assert_null(e->layout);
	assert_null(a->layout);
	assert_null(b->layout);
	assert_null(c->layout);
	assert_null(d->layout);
	placing_end(&test);
}

static void
an_asserted_size_is_checked_on_every_abi(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *class = new_class(&test, "A", NULL), *wrong = new_class(&test, "B", NULL);

	(void)state;
	new_slot(&test, class, "string");
	class->assert_size[ABI_LP64] = 8;
	class->assert_size[ABI_ILP32] = 4;
	new_slot(&test, wrong, "string");
	wrong->assert_size[ABI_LP64] = wrong->assert_size[ABI_ILP32] = wrong->assert_size[ABI_I386] = 8;
	place_all(&test);
	assert_int_equal(diag_errors(test.run.diag), 1);
	placing_end(&test);
}

static void
four_thousand_slots_are_placed(void **state)
{
	struct placing_test test = placing_begin();
	struct class_def *class = new_class(&test, "A", NULL);
	uint64_t bits = 0;

	(void)state;
	for (unsigned i = 0; i < 4096; i++) {
		unsigned width = 1 + i * 7 % 31;
		bits += width;
		new_bits(&test, class, width);
	}
	place_all(&test);
	assert_int_equal(class->packed_layout->size[0], (bits + 7) / 8);
	/* Within a thousandth of the least that could be. */
	assert_true(class->layout->size[0] <= (bits + 7) / 8 * 1001 / 1000 + 8);
	placing_end(&test);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(members_go_by_descending_alignment),
		cmocka_unit_test(a_cart_item_takes_16_bytes_and_12_packed_with_a_time),
		cmocka_unit_test(eight_optional_scalars_take_32_bytes),
		cmocka_unit_test(bools_share_a_byte),
		cmocka_unit_test(a_unit_is_never_called_as_an_attribute),
		cmocka_unit_test(ranged_numbers_take_the_bits_they_need),
		cmocka_unit_test(constants_take_nothing_and_an_object_is_never_empty),
		cmocka_unit_test(a_value_that_nothing_has_stands_for_unset),
		cmocka_unit_test(lengths_are_small_slots),
		cmocka_unit_test(an_inheritance_chain_stays_at_16_bytes),
		cmocka_unit_test(a_hole_between_a_parents_members_is_used),
		cmocka_unit_test(a_parents_unit_is_left_alone),
		cmocka_unit_test(a_hole_before_an_aligned_member_is_filled),
		cmocka_unit_test(what_is_alike_on_one_abi_only_is_told_apart),
		cmocka_unit_test(declared_order_is_kept),
		cmocka_unit_test(align_is_for_derived_classes_too),
		cmocka_unit_test(the_stricter_alignment_of_a_class_and_its_parent_counts),
		cmocka_unit_test(a_hole_behind_pointers_is_used_on_every_abi),
		cmocka_unit_test(whole_numbers_fill_units_where_that_makes_the_object_smaller),
		cmocka_unit_test(wider_units_are_used_only_where_that_does_not_cost_alignment),
		cmocka_unit_test(what_is_too_large_is_an_error),
		cmocka_unit_test(products_and_paddings_that_are_too_large_are_errors),
		cmocka_unit_test(an_asserted_size_is_checked_on_every_abi),
		cmocka_unit_test(four_thousand_slots_are_placed),
	};

	return cmocka_run_group_tests_name("place", tests, NULL, NULL);
}
