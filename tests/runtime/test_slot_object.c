/*
 * test_slot_object.c: the life of an object: defaults, copies, moves, its end;
 * with memory that runs out at every point, and over padding of every kind.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "counting.h"
#include "item.h"
#include "slotc/slot_array.h"
#include "slotc/slot_compare.h"
#include "slotc/slot_format.h"

static slot_status
set(struct item *item, enum item_index index, slot_value value)
{
	return slot_set(&item_class, index, item, value);
}

/* An object that owns five blocks. */
static void
fill(struct item *item)
{
	static const char *const words[] = {"one", "two", "three"};

	assert_int_equal(slot_reset(&item_class, item), SLOT_OK);
	assert_int_equal(set(item, ITEM_NOTE, slot_string("a note")), SLOT_OK);
	assert_int_equal(set(item, ITEM_BLOB, slot_bytes("\0\1\2", 3)), SLOT_OK);
	assert_int_equal(set(item, ITEM_SHADE, slot_string("BLUE")), SLOT_OK);
	assert_int_equal(set(item, ITEM_PRICE, slot_double(0.1)), SLOT_OK);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(slot_append(&item_class, ITEM_WORDS, item, slot_string(words[i])), SLOT_OK);
}

static const char *
show(const struct item *item)
{
	static char text[2048];
	const int length = slot_format(&item_class, item, text, sizeof text);

	assert_int_equal(length, strlen(text));
	return text;
}

static void
object_of_defaults_reads_as_such(void **state)
{
	(void)state;
	struct item item;

	memset(&item, 0xaa, sizeof item);
	assert_int_equal(slot_reset(&item_class, &item), SLOT_OK);
	assert_string_equal(show(&item),
			    "CartItem(item_id=0, gift=False, sold=False, i8=0, i16=0, i32=0, i64=0, u8=0, quantity=0, u64=0, "
			    "price=0.0, ratio=0.0, note='nothing', vendor='', added_time=1970-01-01T00:00:00Z, blob=None, "
			    "sku=None, shade=GREEN, rights=0, percent=None, level=-2, parent=None, "
			    "size=Size(width=1.0, unit=1), history=[], words=[], kind=7)");
	slot_clear(&item_class, &item);
}

/* Of every width and sign, at the ends of every range, what set does by a slot's way is what its type
 * alone says of the value; and it leaves the others as they were. */
static void
a_number_is_set_where_its_type_takes_it(void **state)
{
	(void)state;
	static const int64_t ends[] = {0,         1,         2,         5,         7,          10,        100,
				       INT8_MAX,  INT8_MIN,  UINT8_MAX, INT16_MAX, INT16_MIN,  UINT16_MAX, INT32_MAX,
				       INT32_MIN, UINT32_MAX, INT64_MAX, INT64_MIN, -1,        -5};
	static const slot_kind kinds[] = {SLOT_INT, SLOT_UINT, SLOT_BOOL, SLOT_DOUBLE};
	const size_t end_count = sizeof ends / sizeof ends[0], kind_count = sizeof kinds / sizeof kinds[0];
	struct item item, before;
	size_t taken = 0;

	fill(&item);
	for (size_t i = 0; i < end_count * 3 * kind_count * ITEM_COUNT; i++) {
		const int index = (int)(i % ITEM_COUNT);
		const slot_attribute *attribute = &item_attributes[index];
		slot_value value = slot_none(), expected = slot_none(), found = slot_none();
		if (attribute->type > SLOT_TYPE_FLAGS || attribute->count)
			continue;
		value.kind = kinds[i / ITEM_COUNT % kind_count];
		value.as.natural = (uint64_t)ends[i / ITEM_COUNT / kind_count / 3] + i / ITEM_COUNT / kind_count % 3 - 1;
		if (value.kind == SLOT_BOOL)
			value = slot_bool(value.as.natural & 1);
		slot_status status = slot_convert(attribute, value, &expected);
		if (attribute->flags & (SLOT_FLAG_READ_ONLY | SLOT_FLAG_CONSTANT))
			status = SLOT_READ_ONLY;
		before = item;
		assert_int_equal(set(&item, (enum item_index)index, value), status);
		for (int other = 0; other < ITEM_COUNT; other++) {
			slot_value was = slot_none(), is = slot_none();
			if (item_attributes[other].type > SLOT_TYPE_FLAGS || (other == index && status == SLOT_OK))
				continue;
			assert_int_equal(slot_get(&item_class, other, &item, &is), slot_get(&item_class, other, &before, &was));
			assert_int_equal(is.as.natural, was.as.natural);
		}
		if (status != SLOT_OK)
			continue;
		taken++;
		assert_int_equal(slot_get(&item_class, index, &item, &found), SLOT_OK);
		assert_int_equal(found.kind, expected.kind);
		assert_true(found.kind == SLOT_BOOL ? found.as.boolean == expected.as.boolean
						    : found.as.natural == expected.as.natural);
	}
	assert_true(taken > 500);
	slot_clear(&item_class, &item);
}

static void
equal_objects_are_equal_whatever_their_padding(void **state)
{
	(void)state;
	struct item a, b;

	memset(&a, 0xaa, sizeof a);
	memset(&b, 0x55, sizeof b);
	fill(&a);
	fill(&b);
	assert_true(slot_equal(&item_class, &a, &b));
	assert_true(slot_hash(&item_class, &a) == slot_hash(&item_class, &b));
	/* Every attribute counts. */
	for (int i = 0; i < ITEM_COUNT; i++) {
		struct item changed = {0};
		slot_value value = item_attributes[i].type == SLOT_TYPE_STRING   ? slot_string("other")
				   : item_attributes[i].type == SLOT_TYPE_BYTES  ? slot_bytes("other", 5)
				   : item_attributes[i].type == SLOT_TYPE_OBJECT ? slot_object(&item_class, &a)
										 : slot_int(1);
		struct item_size size = {2, 2};
		if (i == ITEM_SHADE || i == ITEM_PERCENT)
			value = slot_int(i == ITEM_SHADE ? 0 : 30);
		if (i == ITEM_SIZE)
			value = slot_object(item_size_class(), &size);
		if (item_attributes[i].flags & (SLOT_FLAG_READ_ONLY | SLOT_FLAG_CONSTANT))
			continue;
		assert_int_equal(slot_copy(&item_class, &changed, &a), SLOT_OK);
		assert_true(slot_equal(&item_class, &changed, &a));
		if (i == ITEM_HISTORY)
			assert_int_equal(slot_append(&item_class, ITEM_HISTORY, &changed, slot_int(0)), SLOT_OK);
		else if (i == ITEM_WORDS)
			assert_int_equal(slot_set_at(&item_class, ITEM_WORDS, &changed, 2, value), SLOT_OK);
		else
			assert_int_equal(set(&changed, (enum item_index)i, value), SLOT_OK);
		assert_false(slot_equal(&item_class, &changed, &a));
		assert_true(slot_hash(&item_class, &changed) != slot_hash(&item_class, &a));
		slot_clear(&item_class, &changed);
	}
	slot_clear(&item_class, &a);
	slot_clear(&item_class, &b);
	assert_int_equal(live_blocks, 0);
}

static void
what_begins_as_another_is_not_equal_to_it(void **state)
{
	(void)state;
	struct item a, b;

	fill(&a);
	for (int i = 0; i < 2; i++)
		assert_int_equal(slot_append(&item_class, ITEM_HISTORY, &a, slot_int(7)), SLOT_OK);
	memset(&b, 0, sizeof b);
	assert_int_equal(slot_copy(&item_class, &b, &a), SLOT_OK);
	for (int i = 0; i < 4; i++) {
		if (i == 0)
			assert_int_equal(set(&b, ITEM_NOTE, slot_string("a note of more")), SLOT_OK);
		else if (i == 1)
			assert_int_equal(set(&b, ITEM_BLOB, slot_bytes("\0\1\2\3", 4)), SLOT_OK);
		else /* what was behind the end is there still */
			assert_int_equal(slot_remove(&item_class, i == 2 ? ITEM_WORDS : ITEM_HISTORY, &b, 1), SLOT_OK);
		assert_false(slot_equal(&item_class, &a, &b));
		assert_false(slot_equal(&item_class, &b, &a));
		assert_int_equal(slot_copy(&item_class, &b, &a), SLOT_OK);
		assert_true(slot_equal(&item_class, &b, &a));
	}
	slot_clear(&item_class, &a);
	slot_clear(&item_class, &b);
}

static void
floats_are_equal_as_values(void **state)
{
	(void)state;
	struct item a = {0}, b = {0};

	a.ratio = 0.0, b.ratio = -0.0;
	assert_true(slot_equal(&item_class, &a, &b));
	assert_true(slot_hash(&item_class, &a) == slot_hash(&item_class, &b));
	a.ratio = NAN, b.ratio = -NAN;
	a.price = NAN, b.price = -NAN;
	assert_true(slot_equal(&item_class, &a, &b));
	assert_true(slot_hash(&item_class, &a) == slot_hash(&item_class, &b));
	b.ratio = 1;
	assert_false(slot_equal(&item_class, &a, &b));
}

static void
default_text_equals_the_same_text_that_was_set(void **state)
{
	(void)state;
	struct item a = {0}, b = {0};

	assert_int_equal(set(&a, ITEM_NOTE, slot_string("nothing")), SLOT_OK);
	assert_true(slot_equal(&item_class, &a, &b));
	assert_true(slot_hash(&item_class, &a) == slot_hash(&item_class, &b));
	slot_clear(&item_class, &a);
}

static void
copy_is_deep_and_of_its_own(void **state)
{
	(void)state;
	struct item a, b = {0};

	fill(&a);
	assert_int_equal(slot_copy(&item_class, &b, &a), SLOT_OK);
	assert_true(slot_equal(&item_class, &a, &b));
	assert_int_equal(live_blocks, 10);
	assert_ptr_not_equal(a.note, b.note);
	assert_int_equal(slot_copy(&item_class, &b, &b), SLOT_OK);
	assert_int_equal(slot_copy(&item_class, &b, &a), SLOT_OK);
	assert_int_equal(live_blocks, 10);
	slot_clear(&item_class, &a);
	assert_string_equal(b.words[2], "three");
	slot_clear(&item_class, &b);
	slot_clear(&item_class, &b);
	assert_int_equal(live_blocks, 0);
}

static void
copy_that_fails_leaves_the_target(void **state)
{
	(void)state;
	struct item a, b, before;

	fill(&a);
	assert_int_equal(slot_reset(&item_class, &b), SLOT_OK);
	assert_int_equal(set(&b, ITEM_NOTE, slot_string("mine")), SLOT_OK);
	memcpy(&before, &b, sizeof b);
	for (long i = 0; i < 5; i++) {
		fail_after = i;
		assert_int_equal(slot_copy(&item_class, &b, &a), SLOT_NO_MEMORY);
		assert_int_equal(live_blocks, 6);
		assert_memory_equal(&before, &b, sizeof b);
	}
	fail_after = 5;
	assert_int_equal(slot_copy(&item_class, &b, &a), SLOT_OK);
	fail_after = -1;
	slot_clear(&item_class, &a);
	slot_clear(&item_class, &b);
	assert_int_equal(live_blocks, 0);
}

static void
every_call_that_fails_for_memory_changes_nothing(void **state)
{
	(void)state;
	struct item item, before;

	fill(&item);
	assert_int_equal(slot_remove(&item_class, ITEM_WORDS, &item, 0), SLOT_OK);
	memcpy(&before, &item, sizeof item);
	fail_after = 0;
	assert_int_equal(set(&item, ITEM_NOTE, slot_string("x")), SLOT_NO_MEMORY);
	assert_int_equal(set(&item, ITEM_BLOB, slot_bytes("x", 1)), SLOT_NO_MEMORY);
	assert_int_equal(slot_set_at(&item_class, ITEM_WORDS, &item, 0, slot_string("x")), SLOT_NO_MEMORY);
	assert_memory_equal(&before, &item, sizeof item);
	assert_int_equal(slot_append(&item_class, ITEM_WORDS, &item, slot_string("x")), SLOT_NO_MEMORY);
	assert_int_equal(slot_count(&item_class, ITEM_WORDS, &item), 2);
	assert_int_equal(slot_count(&item_class, item_class.find("wrods", 5), &item), 0);
	fail_after = -1;
	slot_clear(&item_class, &item);
	assert_int_equal(live_blocks, 0);
}

static void
move_gives_all_and_leaves_a_cleared_object(void **state)
{
	(void)state;
	struct item a, b, twin;
	const char *note;

	fill(&a);
	fill(&b);
	fill(&twin);
	note = a.note;
	slot_move(&item_class, &b, &a);
	assert_ptr_equal(b.note, note);
	assert_true(slot_equal(&item_class, &b, &twin));
	assert_int_equal(live_blocks, 10);
	slot_move(&item_class, &b, &b);
	assert_true(slot_equal(&item_class, &b, &twin));
	slot_clear(&item_class, &a);
	assert_int_equal(slot_copy(&item_class, &a, &b), SLOT_OK);
	slot_clear(&item_class, &a);
	slot_clear(&item_class, &b);
	slot_clear(&item_class, &twin);
	assert_int_equal(live_blocks, 0);
}

static void
array_keeps_its_order_and_its_limits(void **state)
{
	(void)state;
	struct item item;
	slot_value value;

	fill(&item);
	/* An element of the array itself. */
	assert_int_equal(slot_remove(&item_class, ITEM_WORDS, &item, 1), SLOT_OK);
	assert_int_equal(slot_append(&item_class, ITEM_WORDS, &item, slot_string(item.words[0])), SLOT_OK);
	assert_non_null(strstr(show(&item), "words=['one', 'three', 'one']"));
	assert_int_equal(slot_append(&item_class, ITEM_WORDS, &item, slot_string("x")), SLOT_TOO_LONG);
	assert_int_equal(slot_remove(&item_class, ITEM_WORDS, &item, 3), SLOT_OUT_OF_RANGE);
	assert_int_equal(slot_get_at(&item_class, ITEM_WORDS, &item, 3, &value), SLOT_OUT_OF_RANGE);
	assert_int_equal(slot_set_at(&item_class, ITEM_WORDS, &item, SIZE_MAX, slot_string("x")), SLOT_OUT_OF_RANGE);
	assert_int_equal(slot_set_at(&item_class, ITEM_WORDS, &item, 0, slot_string("\xff")), SLOT_BAD_VALUE);
	assert_int_equal(slot_get(&item_class, ITEM_WORDS, &item, &value), SLOT_WRONG_TYPE);
	assert_int_equal(slot_set(&item_class, ITEM_WORDS, &item, slot_string("x")), SLOT_WRONG_TYPE);
	assert_int_equal(slot_get_at(&item_class, ITEM_NOTE, &item, 0, &value), SLOT_WRONG_TYPE);
	assert_int_equal(slot_get_at(&item_class, -1, &item, 0, &value), SLOT_UNKNOWN_ATTRIBUTE);
	slot_clear_array(&item_class, ITEM_WORDS, &item);
	assert_int_equal(slot_count(&item_class, ITEM_WORDS, &item), 0);
	slot_clear(&item_class, &item);
	assert_int_equal(live_blocks, 0);
}

static void
what_is_set_in_one_step_is_checked_as_well(void **state)
{
	(void)state;
	struct item item;
	slot_value cut = slot_string("ab");

	fill(&item);
	assert_int_equal(set(&item, ITEM_PRICE, slot_double(1e300)), SLOT_OUT_OF_RANGE);
	assert_int_equal(set(&item, ITEM_PRICE, slot_double(-1e300)), SLOT_OUT_OF_RANGE);
	assert_non_null(strstr(show(&item), "price=0.1,"));
	assert_int_equal(set(&item, ITEM_VENDOR, cut), SLOT_OK);
	/* A part of a text has no end of its own; behind a NUL nobody would look. */
	cut.length = 1;
	assert_int_equal(set(&item, ITEM_VENDOR, cut), SLOT_BAD_VALUE);
	cut.as.text = "a\0b";
	cut.length = 3;
	assert_int_equal(set(&item, ITEM_VENDOR, cut), SLOT_BAD_VALUE);
	assert_non_null(strstr(show(&item), "vendor='ab'"));
	slot_clear(&item_class, &item);
}

static void
bytes_keep_to_their_limit(void **state)
{
	(void)state;
	static const char bytes[201];
	struct item item;

	fill(&item);
	assert_int_equal(set(&item, ITEM_BLOB, slot_bytes(bytes, 201)), SLOT_TOO_LONG);
	assert_non_null(strstr(show(&item), "blob=b'\\x00\\x01\\x02'"));
	assert_int_equal(set(&item, ITEM_BLOB, slot_bytes(bytes, 200)), SLOT_OK);
	assert_int_equal(set(&item, ITEM_BLOB, slot_bytes(NULL, 1)), SLOT_BAD_VALUE);
	assert_int_equal(slot_load(&item_class, ITEM_BLOB, &item, 0).length, 200);
	slot_clear(&item_class, &item);
	assert_int_equal(live_blocks, 0);
}

static void
presence_is_told_from_every_value(void **state)
{
	(void)state;
	struct item item;
	slot_value value;
	static const enum item_index optional[] = {ITEM_BLOB, ITEM_SKU, ITEM_PERCENT};

	assert_int_equal(slot_reset(&item_class, &item), SLOT_OK);
	assert_int_equal(slot_count(&item_class, ITEM_NOTE, &item), 1);
	assert_int_equal(slot_count(&item_class, ITEM_KIND, &item), 1);
	for (size_t i = 0; i < 3; i++) {
		assert_false(slot_has(&item_class, optional[i], &item));
		assert_int_equal(slot_count(&item_class, optional[i], &item), 0);
		assert_int_equal(slot_get(&item_class, optional[i], &item, &value), SLOT_UNSET);
	}
	assert_int_equal(set(&item, ITEM_BLOB, slot_bytes(NULL, 0)), SLOT_OK);
	assert_int_equal(set(&item, ITEM_SKU, slot_string("")), SLOT_OK);
	assert_int_equal(set(&item, ITEM_PERCENT, slot_int(10)), SLOT_OK);
	for (size_t i = 0; i < 3; i++) {
		assert_true(slot_has(&item_class, optional[i], &item));
		assert_int_equal(slot_count(&item_class, optional[i], &item), 1);
		assert_int_equal(slot_get(&item_class, optional[i], &item, &value), SLOT_OK);
		assert_int_equal(slot_unset(&item_class, optional[i], &item), SLOT_OK);
		assert_false(slot_has(&item_class, optional[i], &item));
	}
	assert_int_equal(slot_unset(&item_class, ITEM_NOTE, &item), SLOT_NOT_OPTIONAL);
	assert_int_equal(slot_unset(&item_class, ITEM_LEVEL, &item), SLOT_READ_ONLY);
	assert_int_equal(slot_unset(&item_class, -1, &item), SLOT_UNKNOWN_ATTRIBUTE);
	assert_int_equal(set(&item, ITEM_LEVEL, slot_int(1)), SLOT_READ_ONLY);
	assert_int_equal(set(&item, ITEM_KIND, slot_int(7)), SLOT_READ_ONLY);
	assert_true(slot_has(&item_class, ITEM_KIND, &item));
	assert_int_equal(live_blocks, 0);
}

static void
format_escapes_and_counts_as_snprintf_does(void **state)
{
	(void)state;
	struct item item;
	char text[16];
	int length;

	fill(&item);
	item.parent = &item;
	assert_int_equal(set(&item, ITEM_NOTE, slot_string("it's \\ \n\xc3\xa9\xe2\x80\xae")), SLOT_OK);
	assert_int_equal(set(&item, ITEM_RIGHTS, slot_int(6)), SLOT_OK);
	assert_non_null(strstr(show(&item), "note='it\\'s \\\\ \\x0a\xc3\xa9\\xe2\\x80\\xae'"));
	assert_non_null(strstr(show(&item), "blob=b'\\x00\\x01\\x02'"));
	assert_int_equal(set(&item, ITEM_BLOB, slot_bytes(" ~\x7f'\\", 5)), SLOT_OK);
	assert_non_null(strstr(show(&item), "blob=b' ~\\x7f\\x27\\x5c'"));
	assert_non_null(strstr(show(&item), "rights=WRITE|RUN"));
	assert_non_null(strstr(show(&item), "parent=<CartItem>"));
	assert_non_null(strstr(show(&item), "price=0.1,"));
	length = slot_format(&item_class, &item, NULL, 0);
	assert_int_equal(length, strlen(show(&item)));
	assert_int_equal(slot_format(&item_class, &item, text, sizeof text), length);
	assert_string_equal(text, "CartItem(item_i");
	slot_clear(&item_class, &item);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(object_of_defaults_reads_as_such),
		cmocka_unit_test(a_number_is_set_where_its_type_takes_it),
		cmocka_unit_test(equal_objects_are_equal_whatever_their_padding),
		cmocka_unit_test(what_begins_as_another_is_not_equal_to_it),
		cmocka_unit_test(floats_are_equal_as_values),
		cmocka_unit_test(default_text_equals_the_same_text_that_was_set),
		cmocka_unit_test(copy_is_deep_and_of_its_own),
		cmocka_unit_test(copy_that_fails_leaves_the_target),
		cmocka_unit_test(every_call_that_fails_for_memory_changes_nothing),
		cmocka_unit_test(move_gives_all_and_leaves_a_cleared_object),
		cmocka_unit_test(array_keeps_its_order_and_its_limits),
		cmocka_unit_test(what_is_set_in_one_step_is_checked_as_well),
		cmocka_unit_test(bytes_keep_to_their_limit),
		cmocka_unit_test(presence_is_told_from_every_value),
		cmocka_unit_test(format_escapes_and_counts_as_snprintf_does),
	};

	return cmocka_run_group_tests_name("slot_object", tests, NULL, NULL);
}
