/*
 * test_slot_map.c: declared attributes of a map, and whole maps: cleared, copied,
 * moved, compared, whatever the memory.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "thing.h"

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
	assert_int_equal(set(&a, "", slot_int(1)), SLOT_OK);
	assert_int_equal(set(&a, "2nd", slot_int(1)), SLOT_OK);
	assert_int_equal(set(&a, "_Z9", slot_int(1)), SLOT_OK);
	slot_format(&thing_class, &a, text, sizeof text);
	assert_non_null(strstr(text, "=-0.0, ''=1, '2nd'=1, _Z9=1)"));
	slot_clear(&thing_class, &a);
	clear(&b);
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
	};

	return cmocka_run_group_tests_name("slot_map", tests, NULL, NULL);
}
