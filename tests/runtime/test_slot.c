/*
 * test_slot.c: an object read and written through its class's table, and what
 * its slots refuse.
 */
#include <float.h>
#include <limits.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "counting.h"
#include "item.h"
#include "slotc/slot_array.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static slot_status
set(struct item *item, enum item_index index, slot_value value)
{
	return slot_store(&item_class, index, item, 0, value);
}

static slot_value
get(const struct item *item, enum item_index index)
{
	return slot_load(&item_class, index, item, 0);
}

static void
integers_keep_to_their_slot_at_both_ends(void **state)
{
	(void)state;
	static const struct {
		enum item_index index;
		int64_t minimum;
		uint64_t maximum;
	} rows[] = {
		{ITEM_I8, INT8_MIN, INT8_MAX}, {ITEM_I16, INT16_MIN, INT16_MAX}, {ITEM_I32, INT32_MIN, INT32_MAX},
		{ITEM_U8, 0, UINT8_MAX},       {ITEM_QUANTITY, 0, UINT16_MAX},   {ITEM_ITEM_ID, 0, UINT32_MAX},
	};
	struct item item = {0};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		const enum item_index index = rows[i].index;
		assert_int_equal(set(&item, index, slot_int(rows[i].minimum)), SLOT_OK);
		assert_int_equal(set(&item, index, slot_int(rows[i].minimum - 1)), SLOT_OUT_OF_RANGE);
		assert_true(get(&item, index).as.integer == rows[i].minimum);
		assert_int_equal(set(&item, index, slot_uint(rows[i].maximum)), SLOT_OK);
		assert_int_equal(set(&item, index, slot_uint(rows[i].maximum + 1)), SLOT_OUT_OF_RANGE);
		assert_int_equal(set(&item, index, slot_int((int64_t)rows[i].maximum + 1)), SLOT_OUT_OF_RANGE);
		assert_true(get(&item, index).as.natural == rows[i].maximum);
		assert_int_equal(get(&item, index).kind, rows[i].minimum < 0 ? SLOT_INT : SLOT_UINT);
	}
}

static void
wide_integers_reach_their_ends(void **state)
{
	(void)state;
	struct item item = {0};

	assert_int_equal(set(&item, ITEM_I64, slot_int(INT64_MIN)), SLOT_OK);
	assert_true(get(&item, ITEM_I64).as.integer == INT64_MIN);
	assert_int_equal(set(&item, ITEM_I64, slot_uint(INT64_MAX)), SLOT_OK);
	assert_int_equal(set(&item, ITEM_I64, slot_uint((uint64_t)INT64_MAX + 1)), SLOT_OUT_OF_RANGE);
	assert_true(get(&item, ITEM_I64).as.integer == INT64_MAX);
	assert_int_equal(set(&item, ITEM_U64, slot_uint(UINT64_MAX)), SLOT_OK);
	assert_int_equal(set(&item, ITEM_U64, slot_int(-1)), SLOT_OUT_OF_RANGE);
	assert_true(get(&item, ITEM_U64).as.natural == UINT64_MAX);
	assert_int_equal(set(&item, ITEM_ADDED_TIME, slot_int(-1)), SLOT_OK);
	assert_true(get(&item, ITEM_ADDED_TIME).as.integer == -1);
}

static void
another_type_is_refused_and_the_value_kept(void **state)
{
	(void)state;
	struct item item = {.quantity = 7, .ratio = 0.5, .vendor = "v", .bits = 1};

	assert_int_equal(set(&item, ITEM_QUANTITY, slot_double(1)), SLOT_WRONG_TYPE);
	assert_int_equal(set(&item, ITEM_QUANTITY, slot_bool(true)), SLOT_WRONG_TYPE);
	assert_int_equal(set(&item, ITEM_QUANTITY, slot_string("1")), SLOT_WRONG_TYPE);
	assert_int_equal(set(&item, ITEM_QUANTITY, slot_none()), SLOT_WRONG_TYPE);
	assert_int_equal(set(&item, ITEM_RATIO, slot_string("1")), SLOT_WRONG_TYPE);
	assert_int_equal(set(&item, ITEM_RATIO, slot_bool(true)), SLOT_WRONG_TYPE);
	assert_int_equal(set(&item, ITEM_GIFT, slot_double(0)), SLOT_WRONG_TYPE);
	assert_int_equal(set(&item, ITEM_VENDOR, slot_int(0)), SLOT_WRONG_TYPE);
	assert_int_equal(set(&item, ITEM_VENDOR, slot_bytes("x", 1)), SLOT_WRONG_TYPE);
	assert_int_equal(item.quantity, 7);
	assert_true(item.ratio == 0.5);
	assert_string_equal(item.vendor, "v");
	assert_int_equal(item.bits, 1);
}

static void
bool_touches_its_own_bit_only(void **state)
{
	(void)state;
	struct item item = {.bits = 0xa5};

	assert_int_equal(set(&item, ITEM_SOLD, slot_bool(true)), SLOT_OK);
	assert_int_equal(item.bits, 0xad);
	assert_int_equal(set(&item, ITEM_GIFT, slot_int(0)), SLOT_OK);
	assert_int_equal(item.bits, 0xac);
	assert_true(get(&item, ITEM_SOLD).as.boolean);
	assert_false(get(&item, ITEM_GIFT).as.boolean);
	assert_int_equal(set(&item, ITEM_GIFT, slot_int(2)), SLOT_OUT_OF_RANGE);
	assert_int_equal(set(&item, ITEM_GIFT, slot_int(-1)), SLOT_OUT_OF_RANGE);
	assert_int_equal(item.bits, 0xac);
}

static void
integer_becomes_a_floating_number_only_where_it_stays_the_same(void **state)
{
	(void)state;
	struct item item = {0};

	assert_int_equal(set(&item, ITEM_PRICE, slot_int(-16777216)), SLOT_OK);
	assert_true(item.price == -16777216.0f);
	assert_int_equal(set(&item, ITEM_PRICE, slot_uint(16777217)), SLOT_OUT_OF_RANGE);
	assert_int_equal(set(&item, ITEM_RATIO, slot_int(-9007199254740992)), SLOT_OK);
	assert_true(item.ratio == -9007199254740992.0);
	assert_int_equal(set(&item, ITEM_RATIO, slot_uint(9007199254740993)), SLOT_OUT_OF_RANGE);
	assert_int_equal(set(&item, ITEM_RATIO, slot_int(INT64_MIN)), SLOT_OUT_OF_RANGE);
	assert_true(item.ratio == -9007199254740992.0);
}

static void
double_rounds_into_a_float_and_only_overflow_is_refused(void **state)
{
	(void)state;
	struct item item = {0};

	assert_int_equal(set(&item, ITEM_PRICE, slot_double(0.1)), SLOT_OK);
	assert_true(item.price == 0.1f);
	assert_int_equal(set(&item, ITEM_PRICE, slot_double(3.4028235677973362e38)), SLOT_OK);
	assert_true(item.price == FLT_MAX);
	assert_int_equal(set(&item, ITEM_PRICE, slot_double(3.4028235677973366e38)), SLOT_OUT_OF_RANGE);
	assert_int_equal(set(&item, ITEM_PRICE, slot_double(-1e300)), SLOT_OUT_OF_RANGE);
	assert_true(item.price == FLT_MAX);
	assert_int_equal(set(&item, ITEM_PRICE, slot_double(-INFINITY)), SLOT_OK);
	assert_true(item.price == -INFINITY);
	assert_int_equal(set(&item, ITEM_PRICE, slot_double(NAN)), SLOT_OK);
	assert_true(isnan(item.price));
}

static void
owned_text_is_copied_and_reads_as_its_fallback_before(void **state)
{
	(void)state;
	struct item item = {0};
	char text[] = "caf\xc3\xa9";

	assert_string_equal(get(&item, ITEM_NOTE).as.text, "nothing");
	assert_int_equal(set(&item, ITEM_NOTE, slot_string(text)), SLOT_OK);
	text[0] = 'X';
	assert_string_equal(get(&item, ITEM_NOTE).as.text, "caf\xc3\xa9");
	assert_int_equal(get(&item, ITEM_NOTE).length, 5);
	/* a part of the slot's own text */
	assert_int_equal(set(&item, ITEM_NOTE, slot_string(item.note + 2)), SLOT_OK);
	assert_string_equal(item.note, "f\xc3\xa9");
	SLOT_FREE(item.note);
	assert_int_equal(live_blocks, 0);
}

static void
bad_text_is_refused_and_the_old_one_kept(void **state)
{
	(void)state;
	struct item item = {0};
	slot_value with_nul = slot_string("ab");
	with_nul.as.text = "a\0b";
	with_nul.length = 3;

	assert_int_equal(set(&item, ITEM_NOTE, slot_string("old")), SLOT_OK);
	assert_int_equal(set(&item, ITEM_NOTE, slot_string(NULL)), SLOT_BAD_VALUE);
	assert_int_equal(set(&item, ITEM_NOTE, slot_string("\xff")), SLOT_BAD_VALUE);
	assert_int_equal(set(&item, ITEM_NOTE, with_nul), SLOT_BAD_VALUE);
	assert_int_equal(slot_text_assign(&item.note, NULL, 0), SLOT_BAD_VALUE);
	assert_int_equal(slot_text_assign(&item.note, "\xc3", 0), SLOT_BAD_VALUE);
	fail_after = 0;
	assert_int_equal(set(&item, ITEM_NOTE, slot_string("new")), SLOT_NO_MEMORY);
	fail_after = -1;
	assert_string_equal(item.note, "old");
	assert_int_equal(live_blocks, 1);
	SLOT_FREE(item.note);
}

static void
borrowed_text_is_kept_as_a_pointer_and_never_read(void **state)
{
	(void)state;
	struct item item = {0};
	static const char not_utf8[] = "\xff\xfe";

	assert_int_equal(set(&item, ITEM_VENDOR, slot_string(not_utf8)), SLOT_OK);
	assert_ptr_equal(item.vendor, not_utf8);
	assert_int_equal(set(&item, ITEM_VENDOR, slot_string(NULL)), SLOT_BAD_VALUE);
	assert_ptr_equal(get(&item, ITEM_VENDOR).as.text, not_utf8);
}

static void
ranged_number_is_biased_and_kept_at_both_ends(void **state)
{
	(void)state;
	struct item item = {0};

	item.unit = 0xffffffff;
	assert_int_equal(set(&item, ITEM_PERCENT, slot_int(10)), SLOT_OK);
	assert_int_equal(get(&item, ITEM_PERCENT).as.natural, 10);
	assert_int_equal(item.unit >> 3 & 0x7f, 0);
	assert_int_equal(set(&item, ITEM_PERCENT, slot_uint(100)), SLOT_OK);
	assert_int_equal(set(&item, ITEM_PERCENT, slot_uint(101)), SLOT_OUT_OF_RANGE);
	assert_int_equal(set(&item, ITEM_PERCENT, slot_int(9)), SLOT_OUT_OF_RANGE);
	assert_int_equal(get(&item, ITEM_PERCENT).as.natural, 100);
	assert_int_equal(set(&item, ITEM_LEVEL, slot_int(-5)), SLOT_OK);
	assert_int_equal(get(&item, ITEM_LEVEL).as.integer, -5);
	assert_int_equal(set(&item, ITEM_LEVEL, slot_int(-6)), SLOT_OUT_OF_RANGE);
	assert_int_equal(set(&item, ITEM_LEVEL, slot_int(5)), SLOT_OK);
	assert_int_equal(get(&item, ITEM_LEVEL).as.integer, 5);
	/* Nothing else of the unit changed. */
	assert_int_equal(item.unit | 0x7f << 3 | 0xfu << 27, 0xffffffff);
}

static void
enum_takes_its_number_or_its_name(void **state)
{
	(void)state;
	struct item item = {0};

	assert_int_equal(set(&item, ITEM_SHADE, slot_int(5)), SLOT_OK);
	assert_int_equal(set(&item, ITEM_SHADE, slot_int(2)), SLOT_OUT_OF_RANGE);
	assert_int_equal(set(&item, ITEM_SHADE, slot_int(6)), SLOT_OUT_OF_RANGE);
	assert_int_equal(set(&item, ITEM_SHADE, slot_string("blue")), SLOT_BAD_VALUE);
	assert_int_equal(set(&item, ITEM_SHADE, slot_string("")), SLOT_BAD_VALUE);
	assert_int_equal(set(&item, ITEM_SHADE, slot_string(NULL)), SLOT_BAD_VALUE);
	assert_int_equal(set(&item, ITEM_SHADE, slot_string("RED|GREEN")), SLOT_BAD_VALUE);
	assert_int_equal(set(&item, ITEM_SHADE, slot_double(1)), SLOT_WRONG_TYPE);
	assert_int_equal(get(&item, ITEM_SHADE).as.natural, 5);
	assert_int_equal(set(&item, ITEM_SHADE, slot_string("GREEN")), SLOT_OK);
	assert_int_equal(get(&item, ITEM_SHADE).as.natural, 1);
}

static void
flags_take_any_union_of_their_names(void **state)
{
	(void)state;
	struct item item = {0};

	assert_int_equal(set(&item, ITEM_RIGHTS, slot_string("RUN|READ")), SLOT_OK);
	assert_int_equal(get(&item, ITEM_RIGHTS).as.natural, 5);
	assert_int_equal(set(&item, ITEM_RIGHTS, slot_int(8)), SLOT_OUT_OF_RANGE);
	assert_int_equal(set(&item, ITEM_RIGHTS, slot_string("RUN|")), SLOT_BAD_VALUE);
	assert_int_equal(set(&item, ITEM_RIGHTS, slot_string("|RUN")), SLOT_BAD_VALUE);
	assert_int_equal(get(&item, ITEM_RIGHTS).as.natural, 5);
	assert_int_equal(set(&item, ITEM_RIGHTS, slot_string("")), SLOT_OK);
	assert_int_equal(get(&item, ITEM_RIGHTS).as.natural, 0);
	assert_int_equal(set(&item, ITEM_RIGHTS, slot_int(7)), SLOT_OK);
}

/* A name for several bits stands for all of them. */
static void
flags_are_called_by_the_names_of_all_their_bits(void **state)
{
	static const slot_enum_value values[] = {{"BOTH", 3, ""}, {"ONE", 1, ""}, {"TWO", 2, ""}, {"NONE", 0, ""}};
	static const slot_enum names = {"some", true, values, 4};
	static const struct {
		uint64_t number;
		const char *text;
	} cases[] = {{0, "NONE"}, {1, "ONE"}, {2, "TWO"}, {3, "BOTH"}, {4, "4"}, {7, "BOTH|4"}};
	char text[20];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		assert_int_equal(slot_flags_format(&names, cases[i].number, text, sizeof text), strlen(cases[i].text));
		assert_string_equal(text, cases[i].text);
	}
}

static void
time_takes_a_number_or_iso_8601(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int64_t time;
	} good[] = {
		{"1970-01-01T00:00:00Z", 0},
		{"1969-12-31T23:59:59.999999Z", -1},
		{"2023-11-14T22:13:20Z", INT64_C(1700000000000000)},
		{"2023-11-14 22:13:20", INT64_C(1700000000000000)},
		{"2023-11-14T23:13:20+01:00", INT64_C(1700000000000000)},
		{"2023-11-14T14:43:20.5-07:30", INT64_C(1700000000500000)},
		{"2024-02-29", INT64_C(1709164800000000)},
		{"2000-02-29T00:00Z", INT64_C(951782400000000)},
		{"9999-12-31T23:59:59.9999990Z", INT64_C(253402300799999999)},
		{"0000-01-01T00:00:00Z", INT64_C(-62167219200000000)},
	};
	static const char *const bad[] = {"", "now", "2023-02-29", "1900-02-29", "2200-02-29", "2023-13-01", "2023-00-01", "2023-04-31",
		"2023-11-14T24:00Z", "2023-11-14T22:60Z", "2023-11-14T22:13:60Z", "2023-11-14T22:13:20.Z", "2023-11-14T",
		"2023-11-14T22:13:20.1234567Z", "2023-11-14T22:13:20+1:00", "2023-11-14T22:13:20Zx", "23-11-14", "2023-1-1",
		"2023-11-14T22:13+01:60", "2023-11-14T22:13+24:00"};
	struct item item = {0};

	for (size_t i = 0; i < COUNT_OF(good); i++) {
		assert_int_equal(set(&item, ITEM_ADDED_TIME, slot_string(good[i].text)), SLOT_OK);
		assert_true(item.added_time == good[i].time);
	}
	for (size_t i = 0; i < COUNT_OF(bad); i++)
		assert_int_equal(set(&item, ITEM_ADDED_TIME, slot_string(bad[i])), SLOT_BAD_VALUE);
	assert_int_equal(set(&item, ITEM_ADDED_TIME, slot_double(0)), SLOT_WRONG_TYPE);
	assert_true(item.added_time == good[COUNT_OF(good) - 1].time);
}

static void
time_reads_back_as_it_was_written(void **state)
{
	(void)state;
	char text[SLOT_TIME_SIZE];
	int64_t back;

	for (int64_t time = INT64_C(-62167219200000000); time < INT64_C(253402300799999999); time += INT64_C(86399999999) * 97) {
		slot_time_write(time, text);
		assert_true(slot_time_parse(text, strlen(text), &back));
		assert_true(back == time);
	}
	/* Years of four digits, no more. */
	slot_time_write(INT64_C(253402300799999999), text);
	assert_string_equal(text, "9999-12-31T23:59:59.999999Z");
	slot_time_write(INT64_C(253402300800000000), text);
	assert_string_equal(text, "");
	slot_time_write(INT64_C(-62167219200000000), text);
	assert_string_equal(text, "0000-01-01T00:00:00Z");
	slot_time_write(INT64_C(-62167219200000001), text);
	assert_string_equal(text, "");
	slot_time_write(INT64_MIN, text);
	assert_string_equal(text, "");
	slot_time_write(INT64_MAX, text);
	assert_string_equal(text, "");
}

static void
object_of_another_class_is_refused(void **state)
{
	(void)state;
	struct item item = {0}, other = {0};
	struct item_size size = {2.5f, 3};

	assert_int_equal(set(&item, ITEM_PARENT, slot_object(&item_class, &other)), SLOT_OK);
	assert_ptr_equal(item.parent, &other);
	assert_int_equal(set(&item, ITEM_PARENT, slot_object(item_size_class(), &size)), SLOT_WRONG_TYPE);
	assert_int_equal(set(&item, ITEM_PARENT, slot_object(NULL, &other)), SLOT_WRONG_TYPE);
	assert_int_equal(set(&item, ITEM_PARENT, slot_string("x")), SLOT_WRONG_TYPE);
	assert_ptr_equal(item.parent, &other);
	assert_int_equal(set(&item, ITEM_PARENT, slot_object(&item_class, NULL)), SLOT_OK);
	assert_null(item.parent);
	assert_int_equal(set(&item, ITEM_SIZE, slot_object(item_size_class(), &size)), SLOT_OK);
	assert_true(item.size.width == 2.5f && item.size.bits == 3);
	assert_int_equal(set(&item, ITEM_SIZE, slot_object(item_size_class(), NULL)), SLOT_BAD_VALUE);
	assert_int_equal(set(&item, ITEM_SIZE, slot_object(&item_class, &other)), SLOT_WRONG_TYPE);
}

static void
real_number_keeps_to_its_limits(void **state)
{
	(void)state;
	struct item_size size = {1, 0};
	const slot_class *cls = item_size_class();

	assert_int_equal(slot_store(cls, 0, &size, 0, slot_double(10)), SLOT_OK);
	assert_int_equal(slot_store(cls, 0, &size, 0, slot_double(10.000001)), SLOT_OUT_OF_RANGE);
	assert_int_equal(slot_store(cls, 0, &size, 0, slot_int(-1)), SLOT_OUT_OF_RANGE);
	assert_int_equal(slot_store(cls, 0, &size, 0, slot_double(NAN)), SLOT_OUT_OF_RANGE);
	assert_int_equal(slot_store(cls, 0, &size, 0, slot_double(INFINITY)), SLOT_OUT_OF_RANGE);
	assert_true(size.width == 10);
}

static void
text_in_the_object_is_never_cut(void **state)
{
	(void)state;
	struct item item = {.sku = "abc"};

	assert_int_equal(set(&item, ITEM_SKU, slot_string("1234567")), SLOT_OK);
	assert_int_equal(set(&item, ITEM_SKU, slot_string("12345678")), SLOT_TOO_LONG);
	assert_string_equal(item.sku, "1234567");
	assert_int_equal(set(&item, ITEM_SKU, slot_string(item.sku + 3)), SLOT_OK);
	assert_string_equal(item.sku, "4567");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(integers_keep_to_their_slot_at_both_ends),
		cmocka_unit_test(wide_integers_reach_their_ends),
		cmocka_unit_test(another_type_is_refused_and_the_value_kept),
		cmocka_unit_test(bool_touches_its_own_bit_only),
		cmocka_unit_test(integer_becomes_a_floating_number_only_where_it_stays_the_same),
		cmocka_unit_test(double_rounds_into_a_float_and_only_overflow_is_refused),
		cmocka_unit_test(owned_text_is_copied_and_reads_as_its_fallback_before),
		cmocka_unit_test(bad_text_is_refused_and_the_old_one_kept),
		cmocka_unit_test(borrowed_text_is_kept_as_a_pointer_and_never_read),
		cmocka_unit_test(ranged_number_is_biased_and_kept_at_both_ends),
		cmocka_unit_test(enum_takes_its_number_or_its_name),
		cmocka_unit_test(flags_take_any_union_of_their_names),
		cmocka_unit_test(flags_are_called_by_the_names_of_all_their_bits),
		cmocka_unit_test(time_takes_a_number_or_iso_8601),
		cmocka_unit_test(time_reads_back_as_it_was_written),
		cmocka_unit_test(object_of_another_class_is_refused),
		cmocka_unit_test(real_number_keeps_to_its_limits),
		cmocka_unit_test(text_in_the_object_is_never_cut),
	};

	return cmocka_run_group_tests_name("slot", tests, NULL, NULL);
}
