/*
 * test_slot_text.c: what people are told about a status.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "item.h"
#include "slotc/slot_explain.h"

static char said[1024];

static const char *
explain(const char *name, slot_status status)
{
	const int length = slot_explain(&item_class, name, status, said, sizeof said);

	assert_int_equal(length, strlen(said));
	return said;
}

static void
every_status_has_its_name(void **state)
{
	(void)state;
	assert_string_equal(slot_status_name(SLOT_OK), "SLOT_OK");
	assert_string_equal(slot_status_name(SLOT_UNKNOWN_ATTRIBUTE), "SLOT_UNKNOWN_ATTRIBUTE");
	assert_string_equal(slot_status_name(SLOT_WRONG_TYPE), "SLOT_WRONG_TYPE");
	assert_string_equal(slot_status_name(SLOT_OUT_OF_RANGE), "SLOT_OUT_OF_RANGE");
	assert_string_equal(slot_status_name(SLOT_TOO_LONG), "SLOT_TOO_LONG");
	assert_string_equal(slot_status_name(SLOT_BAD_VALUE), "SLOT_BAD_VALUE");
	assert_string_equal(slot_status_name(SLOT_READ_ONLY), "SLOT_READ_ONLY");
	assert_string_equal(slot_status_name(SLOT_UNSET), "SLOT_UNSET");
	assert_string_equal(slot_status_name(SLOT_NOT_OPTIONAL), "SLOT_NOT_OPTIONAL");
	assert_string_equal(slot_status_name(SLOT_NO_MEMORY), "SLOT_NO_MEMORY");
}

static int
find_in_codes(const char *name, size_t length)
{
	(void)length;
	return *name == 'p';
}

static void
every_status_has_its_sentence(void **state)
{
	(void)state;
	assert_string_equal(explain("quantity", SLOT_OK), "no error");
	assert_string_equal(explain("quantiy", SLOT_UNKNOWN_ATTRIBUTE),
			    "'CartItem' object has no attribute 'quantiy'; did you mean 'quantity'?");
	assert_string_equal(explain("colour", SLOT_UNKNOWN_ATTRIBUTE), "'CartItem' object has no attribute 'colour'");
	assert_string_equal(explain("item_id", SLOT_WRONG_TYPE),
			    "'item_id' of 'CartItem' takes an integer from 0 to 4294967295");
	assert_string_equal(explain("item_id", SLOT_OUT_OF_RANGE),
			    "'item_id' of 'CartItem' is out of range: it takes an integer from 0 to 4294967295");
	assert_string_equal(explain("note", SLOT_TOO_LONG), "'note' of 'CartItem' cannot hold a value that long");
	assert_string_equal(explain("note", SLOT_BAD_VALUE),
			    "'note' of 'CartItem' takes UTF-8 text without NUL; NULL is no string");
	assert_string_equal(explain("vendor", SLOT_BAD_VALUE), "'vendor' of 'CartItem' takes a string; NULL is no string");
	assert_string_equal(explain("blob", SLOT_BAD_VALUE),
			    "'blob' of 'CartItem' takes bytes, at most 200; NULL goes with length 0 alone");
	assert_string_equal(explain("item_id", SLOT_READ_ONLY), "'CartItem' object attribute 'item_id' is read-only");
	assert_string_equal(explain("note", SLOT_UNSET), "'CartItem' object attribute 'note' has no value");
	assert_string_equal(explain("note", SLOT_NOT_OPTIONAL),
			    "'CartItem' object attribute 'note' always has a value and cannot be unset");
	assert_string_equal(explain("note", SLOT_NO_MEMORY), "out of memory for 'note' of 'CartItem'");
}

static void
sentence_says_what_would_be_right(void **state)
{
	(void)state;
	assert_string_equal(explain("sku", SLOT_TOO_LONG),
			    "'sku' of 'CartItem' is too long: it takes UTF-8 text without NUL of at most 7 bytes");
	assert_string_equal(explain("blob", SLOT_TOO_LONG), "'blob' of 'CartItem' is too long: it takes bytes, at most 200");
	assert_string_equal(explain("shade", SLOT_BAD_VALUE), "'shade' of 'CartItem' takes RED, GREEN or BLUE");
	assert_string_equal(explain("size", SLOT_BAD_VALUE), "'size' of 'CartItem' takes a 'Size' object, not NULL");
	assert_string_equal(explain("kind", SLOT_READ_ONLY), "'CartItem' object attribute 'kind' is constant");
}

static void
name_may_be_left_out(void **state)
{
	(void)state;
	assert_string_equal(explain(NULL, SLOT_OK), "no error");
	assert_string_equal(explain(NULL, SLOT_UNKNOWN_ATTRIBUTE), "'CartItem' object has no such attribute");
	assert_string_equal(explain(NULL, SLOT_WRONG_TYPE),
			    "an attribute of 'CartItem' was given a value of another type");
	assert_string_equal(explain(NULL, SLOT_OUT_OF_RANGE),
			    "an attribute of 'CartItem' was given a value out of range");
	assert_string_equal(explain(NULL, SLOT_TOO_LONG), "an attribute of 'CartItem' cannot hold a value that long");
	assert_string_equal(explain(NULL, SLOT_BAD_VALUE),
			    "an attribute of 'CartItem' was given no value of its type");
	assert_string_equal(explain(NULL, SLOT_READ_ONLY), "'CartItem' object attribute is read-only");
	assert_string_equal(explain(NULL, SLOT_NO_MEMORY), "out of memory for an attribute of 'CartItem'");
}

#define HISTORY "an array of up to 4 elements, each an integer from -2147483648 to 2147483647"
#define WORDS   "an array of up to 3 elements, each UTF-8 text without NUL"

/* What plain get and set say of an array, and set_at of a wrong value. */
static void
array_says_how_its_elements_are_reached(void **state)
{
	(void)state;
	assert_string_equal(explain("history", SLOT_WRONG_TYPE),
			    "'history' of 'CartItem' is " HISTORY "; by name, get_at and set_at reach one of them");
}

static void
index_out_of_range_is_not_said_to_be_a_value(void **state)
{
	(void)state;
	assert_string_equal(explain("history", SLOT_OUT_OF_RANGE),
			    "'history' of 'CartItem' was given an index or a value out of range: it is " HISTORY);
	/* Text has no range. */
	assert_string_equal(explain("words", SLOT_OUT_OF_RANGE),
			    "'words' of 'CartItem' has no element at this index: it is " WORDS);
}

static void
full_array_is_not_said_to_be_a_long_value(void **state)
{
	static const slot_attribute attributes[] = {
		{"codes", SLOT_TYPE_STRING, SLOT_FLAG_BOUNDED | SLOT_FLAG_INLINE, 2, 3, NULL, "", NULL, NULL, slot_text_ops, ""},
		{"pair", SLOT_TYPE_STRING, SLOT_FLAG_INLINE, 2, 3, NULL, "", NULL, NULL, slot_text_ops, ""},
	};
	const slot_class cls = {"Codes", "", 1, 1, NULL, attributes, NULL, 2, find_in_codes, NULL, 0, NULL, NULL, NULL};
	char text[256];

	(void)state;
	assert_string_equal(explain("history", SLOT_TOO_LONG), "'history' of 'CartItem' is full: it is " HISTORY);
	assert_string_equal(explain("words", SLOT_TOO_LONG), "'words' of 'CartItem' is full: it is " WORDS);
	slot_explain(&cls, "codes", SLOT_TOO_LONG, text, sizeof text);
	assert_string_equal(text, "'codes' of 'Codes' is full, or was given an element that is too long: it is an array of up to 2 "
				  "elements, each UTF-8 text without NUL of at most 3 bytes");
	slot_explain(&cls, "pair", SLOT_TOO_LONG, text, sizeof text);
	assert_string_equal(text, "'pair' of 'Codes' was given an element that is too long: it is an array of 2 elements, each UTF-8 "
				  "text without NUL of at most 3 bytes");
}

static void
undeclared_names_are_explained_too(void **state)
{
	(void)state;
	assert_string_equal(explain("extra", SLOT_BAD_VALUE),
			    "'extra' of 'CartItem' takes a bool, a number, UTF-8 text or bytes");
	assert_string_equal(explain("extra", SLOT_TOO_LONG),
			    "'extra' is too long for the name of an attribute of 'CartItem'");
}

static void
status_that_is_none_is_said_to_be(void **state)
{
	(void)state;
	assert_string_equal(explain("note", (slot_status)99), "unknown slot_status");
}

static void
every_type_says_what_it_takes(void **state)
{
	(void)state;
	static const struct {
		const char *name;
		const char *takes;
	} rows[] = {
		{"gift", "true or false"},
		{"i8", "an integer from -128 to 127"},
		{"i16", "an integer from -32768 to 32767"},
		{"i32", "an integer from -2147483648 to 2147483647"},
		{"i64", "an integer from -9223372036854775808 to 9223372036854775807"},
		{"u8", "an integer from 0 to 255"},
		{"quantity", "an integer from 0 to 65535"},
		{"u64", "an integer from 0 to 18446744073709551615"},
		{"price", "a number within 3.4028235e38 of zero, or an integer within 16777216"},
		{"ratio", "a number, or an integer within 9007199254740992 of zero"},
		{"note", "UTF-8 text without NUL"},
		{"vendor", "a string"},
		{"added_time", "a time like 2023-11-14T22:13:20Z or the microseconds since 1970-01-01T00:00:00Z"},
		{"blob", "bytes, at most 200"},
		{"sku", "UTF-8 text without NUL of at most 7 bytes"},
		{"shade", "RED, GREEN or BLUE"},
		{"rights", "any of READ, WRITE and RUN"},
		{"percent", "an integer from 10 to 100"},
		{"level", "an integer from -5 to 5"},
		{"parent", "a 'CartItem' object"},
		{"size", "a 'Size' object"},
	};
	char expected[256];

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		snprintf(expected, sizeof expected, "'%s' of 'CartItem' takes %s", rows[i].name, rows[i].takes);
		assert_string_equal(explain(rows[i].name, SLOT_WRONG_TYPE), expected);
	}
}

static int
find_a_time(const char *name, size_t length)
{
	(void)length;
	return *name - '0';
}

/* Limits are said as times, and those of the type alone are none to a person. */
static void
limits_of_a_time_are_times(void **state)
{
	static const slot_range ranges[] = {
		{(uint64_t)INT64_MIN, INT64_MAX, 7},
		{0, INT64_MAX, 0},
		{(uint64_t)INT64_MIN, 1000000, 0},
		{(uint64_t)-500000, 1000000, 0},
	};
	static const char *const limits[] = {
		"",
		", not before 1970-01-01T00:00:00Z",
		", not after 1970-01-01T00:00:01Z",
		", from 1969-12-31T23:59:59.5Z to 1970-01-01T00:00:01Z",
	};
	static const slot_attribute attributes[] = {
		{"0", SLOT_TYPE_TIMESTAMP, 0, 0, 0, &ranges[0], NULL, NULL, NULL, slot_time_ops, ""},
		{"1", SLOT_TYPE_TIMESTAMP, 0, 0, 0, &ranges[1], NULL, NULL, NULL, slot_time_ops, ""},
		{"2", SLOT_TYPE_TIMESTAMP, 0, 0, 0, &ranges[2], NULL, NULL, NULL, slot_time_ops, ""},
		{"3", SLOT_TYPE_TIMESTAMP, 0, 0, 0, &ranges[3], NULL, NULL, NULL, slot_time_ops, ""},
	};
	const slot_class cls = {"Event", "", 1, 1, NULL, attributes, NULL, 4, find_a_time, NULL, 0, NULL, NULL, NULL};
	char text[256], expected[256];

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		snprintf(expected, sizeof expected,
			 "'%zu' of 'Event' takes a time like 2023-11-14T22:13:20Z or the microseconds since "
			 "1970-01-01T00:00:00Z%s", i, limits[i]);
		slot_explain(&cls, attributes[i].name, SLOT_BAD_VALUE, text, sizeof text);
		assert_string_equal(text, expected);
	}
}

static void
suggests(const char *name, const char *meant)
{
	char expected[256];

	snprintf(expected, sizeof expected,
		 meant ? "'CartItem' object has no attribute '%s'; did you mean '%s'?"
		       : "'CartItem' object has no attribute '%s'",
		 name, meant);
	assert_string_equal(explain(name, SLOT_UNKNOWN_ATTRIBUTE), expected);
}

static void
nearest_name_is_suggested(void **state)
{
	(void)state;
	suggests("QUANTITY", "quantity");
	suggests("qauntity", "quantity"); /* neighbours swapped: 1 */
	suggests("quantitt", "quantity");
	suggests("qqquantity", "quantity"); /* 2 of 10 */
	suggests("added", NULL);            /* 5 of 10: more than 4 */
	suggests("added_", NULL);           /* 4 of 6: more than half */
	suggests("added_t", "added_time");  /* 3 of 7 */
	suggests("vexdxr", "vendor");       /* 2 of 6 */
	suggests("vexxxr", NULL);           /* 3 of 6 */
	suggests("gfit", "gift");
	suggests("slod", "sold");
	suggests("sild", "sold");
	suggests("notes", "note");
	suggests("rate", "ratio"); /* 2, as is "note", which is declared later */
	suggests("i", NULL);       /* 1 of 1: more than half */
	suggests("x", NULL);
	suggests("", NULL);
}

static void
name_beyond_the_matrix_gets_no_suggestion(void **state)
{
	(void)state;
	char name[80];

	memset(name, 'q', sizeof name);
	name[63] = '\0';
	assert_null(strstr(explain(name, SLOT_UNKNOWN_ATTRIBUTE), "mean"));
	name[63] = 'q';
	name[64] = '\0';
	assert_null(strstr(explain(name, SLOT_UNKNOWN_ATTRIBUTE), "mean"));
}

static const slot_attribute long_attributes[] = {
	{"a23456789_123456789_123456789_123456789_123456789_123456789_123", SLOT_TYPE_BOOL, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, ""},
	{"b23456789_123456789_123456789_123456789_123456789_123456789_1234", SLOT_TYPE_BOOL, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, ""},
};

static int
find_nothing(const char *name, size_t length)
{
	(void)name, (void)length;
	return -1;
}

static void
longest_names_are_compared_and_longer_ones_skipped(void **state)
{
	(void)state;
	const slot_class cls = {"Long", "", 1, 1, NULL, long_attributes, NULL, 2, find_nothing, NULL, 0, NULL, NULL, NULL};
	const char *prefix = "'Long' object has no attribute ";

	slot_explain(&cls, "b23456789_123456789_123456789_123456789_123456789_123456789_123", SLOT_UNKNOWN_ATTRIBUTE,
		     said, sizeof said);
	assert_memory_equal(said, prefix, strlen(prefix));
	assert_non_null(strstr(said, "; did you mean 'a23456789_"));
}

static void
names_from_strangers_are_shown_escaped(void **state)
{
	(void)state;
	assert_string_equal(explain("\x1b[31m\n\x7f", SLOT_UNKNOWN_ATTRIBUTE),
			    "'CartItem' object has no attribute '\\x1b[31m\\x0a\\x7f'");
	assert_string_equal(explain("na\xc3\xafve \xf0\x9f\x9b\x92", SLOT_UNKNOWN_ATTRIBUTE),
			    "'CartItem' object has no attribute 'na\xc3\xafve \xf0\x9f\x9b\x92'");
	assert_string_equal(explain("\xff\xc3.\xe2\x82", SLOT_UNKNOWN_ATTRIBUTE),
			    "'CartItem' object has no attribute '\\xff\\xc3.\\xe2\\x82'");
	/* C1 control, right-to-left override, isolate, line separator, Arabic letter mark, BOM */
	assert_string_equal(explain("\xc2\x9b.\xe2\x80\xae.\xe2\x81\xa6", SLOT_UNKNOWN_ATTRIBUTE),
			    "'CartItem' object has no attribute '\\xc2\\x9b.\\xe2\\x80\\xae.\\xe2\\x81\\xa6'");
	assert_string_equal(explain("\xe2\x80\xa8.\xd8\x9c.\xef\xbb\xbf", SLOT_UNKNOWN_ATTRIBUTE),
			    "'CartItem' object has no attribute '\\xe2\\x80\\xa8.\\xd8\\x9c.\\xef\\xbb\\xbf'");
	assert_string_equal(explain("it's \\", SLOT_UNKNOWN_ATTRIBUTE),
			    "'CartItem' object has no attribute 'it\\'s \\\\'");
	assert_string_equal(explain("%n%s", SLOT_UNKNOWN_ATTRIBUTE), "'CartItem' object has no attribute '%n%s'");
}

static void
long_names_are_clipped_between_characters(void **state)
{
	(void)state;
	char name[100], expected[200];

	memset(name, 'q', 64);
	name[64] = '\0';
	snprintf(expected, sizeof expected, "'CartItem' object has no attribute '%s'", name);
	assert_string_equal(explain(name, SLOT_UNKNOWN_ATTRIBUTE), expected);
	name[64] = 'q';
	name[65] = '\0';
	snprintf(expected, sizeof expected, "'CartItem' object has no attribute '%.64s...'", name);
	assert_string_equal(explain(name, SLOT_UNKNOWN_ATTRIBUTE), expected);
	/* a character of three bytes across the limit */
	memcpy(name + 62,
	       "\xe2\x82\xac"
	       "and on and on",
	       17);
	snprintf(expected, sizeof expected, "'CartItem' object has no attribute '%.62s...'", name);
	assert_string_equal(explain(name, SLOT_UNKNOWN_ATTRIBUTE), expected);
}

static void
short_buffers_are_filled_as_snprintf_does(void **state)
{
	(void)state;
	const char *whole = "'CartItem' object attribute 'note' is read-only";
	const int length = (int)strlen(whole);
	char buf[64];

	assert_int_equal(slot_explain(&item_class, "note", SLOT_READ_ONLY, NULL, 0), length);
	for (size_t size = 1; size < sizeof buf; size++) {
		memset(buf, '#', sizeof buf);
		assert_int_equal(slot_explain(&item_class, "note", SLOT_READ_ONLY, buf, size), length);
		assert_int_equal(strlen(buf), size <= (size_t)length ? size - 1 : (size_t)length);
		assert_memory_equal(buf, whole, strlen(buf));
		assert_int_equal(buf[size], '#');
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_status_has_its_name),
		cmocka_unit_test(every_status_has_its_sentence),
		cmocka_unit_test(sentence_says_what_would_be_right),
		cmocka_unit_test(name_may_be_left_out),
		cmocka_unit_test(array_says_how_its_elements_are_reached),
		cmocka_unit_test(index_out_of_range_is_not_said_to_be_a_value),
		cmocka_unit_test(full_array_is_not_said_to_be_a_long_value),
		cmocka_unit_test(undeclared_names_are_explained_too),
		cmocka_unit_test(status_that_is_none_is_said_to_be),
		cmocka_unit_test(every_type_says_what_it_takes),
		cmocka_unit_test(limits_of_a_time_are_times),
		cmocka_unit_test(nearest_name_is_suggested),
		cmocka_unit_test(name_beyond_the_matrix_gets_no_suggestion),
		cmocka_unit_test(longest_names_are_compared_and_longer_ones_skipped),
		cmocka_unit_test(names_from_strangers_are_shown_escaped),
		cmocka_unit_test(long_names_are_clipped_between_characters),
		cmocka_unit_test(short_buffers_are_filled_as_snprintf_does),
	};

	return cmocka_run_group_tests_name("slot_text", tests, NULL, NULL);
}
