#include "compare.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

#include "schema.h"

static struct json *
picture_of(struct run *run, const char *attributes)
{
	const char *text = arena_format(run->arena, "classes: {Item: {attributes: %s}}\n", attributes);

	return compare_layout(run, &schema_placed(run, text)->classes[0]);
}

/* "0+8 id, 8+1 gift": offset, bytes and name of everything in it. */
static const char *
members_of(struct run *run, const struct json *picture)
{
	const struct json *members = json_get(picture, "members");
	const char *all = "";

	for (size_t i = 0; i < members->count; i++)
		all = arena_format(
			run->arena, "%s%s%s+%s %s", all, i ? ", " : "", json_get(members->items[i], "offset")->text,
			json_get(members->items[i], "size")->text, json_get(members->items[i], "name")->text);
	return all;
}

static void
every_byte_is_a_members_or_unused(void **state)
{
	struct run *run = *state;

	assert_string_equal(members_of(run, picture_of(run, "{gift: bool, id: uint64, size: uint16}")),
			    "0+8 id, 8+2 size, 10+1 gift, 11+5 padding");
	assert_string_equal(members_of(run, picture_of(run, "{a: uint32, b: uint32}")), "0+4 a, 4+4 b");
}

static void
bits_are_shown_by_the_names_of_their_slots(void **state)
{
	struct run *run = *state;

	assert_string_equal(members_of(run, picture_of(run, "{a: bool, b: bool, c: bool}")), "0+1 a, b, c");
}

static void
bytes_of_a_packed_class_are_shown_by_the_slots_that_share_them(void **state)
{
	struct run *run = *state;
	const char *text = "classes: {Item: {layout: {packed: true}, attributes: {id: uint32, level: {type: uint8, "
			   "maximum: 63}, gift: bool, note: string, marks: {type: uint16, count: 3}}}}\n";
	const char *members = members_of(run, compare_layout(run, &schema_placed(run, text)->classes[0]));

	assert_non_null(strstr(members, "+4 id"));
	assert_non_null(strstr(members, "+8 note"));
	assert_non_null(strstr(members, "+6 marks"));
	assert_non_null(strstr(members, "+1 level, gift"));
	assert_null(strstr(members, "padding"));
}

static const char *
svg_of(struct run *run, const char *attributes)
{
	return json_get(picture_of(run, attributes), "picture")->text;
}

static void
rectangles_are_to_scale(void **state)
{
	const char *svg = svg_of(*state, "{id: uint64, count: uint32, gift: bool}");

	/* Eight bytes are 320 wide, and begin at 2. */
	assert_non_null(strstr(svg, "class=\"member\" x=\"2\" y=\"8\" width=\"320\""));
	assert_non_null(strstr(svg, "class=\"member\" x=\"2\" y=\"74\" width=\"160\""));
	assert_non_null(strstr(svg, "class=\"unit\" x=\"162\" y=\"74\" width=\"40\""));
	assert_non_null(strstr(svg, "class=\"hole\" x=\"202\" y=\"74\" width=\"120\""));
	assert_non_null(strstr(svg, "viewBox=\"0 0 324 140\""));
	assert_non_null(strstr(svg, "<title>gift, bit 0</title>"));
}

static void
a_name_without_room_is_cut_but_told_in_full(void **state)
{
	const char *svg = svg_of(*state, "{a_rather_long_name: uint16}");

	assert_non_null(strstr(svg, ">a_rather_\u2026</text>"));
	assert_non_null(strstr(svg, "<title>a_rather_long_name: uint16_t, 2 bytes at offset 0</title>"));
}

static void
a_large_array_takes_few_lines(void **state)
{
	const char *svg = svg_of(*state, "{samples: {type: double, count: 10000000}, id: uint64}");

	assert_true(strlen(svg) < 20000);
	assert_non_null(strstr(svg, "more such lines"));
}

static void
a_packed_class_has_its_bits_in_the_picture(void **state)
{
	struct run *run = *state;
	const char *text = "classes: {Item: {layout: {packed: true}, attributes: {id: uint32, level: {type: uint8, "
	                   "maximum: 63}, gift: bool}}}\n";
	const char *svg = json_get(compare_layout(run, &schema_placed(run, text)->classes[0]), "picture")->text;

	assert_non_null(strstr(svg, "class=\"bits\" x=\"2\" y=\"8\" width=\"160\""));
	assert_non_null(strstr(svg, "<title>level, bits 32-37</title>"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_byte_is_a_members_or_unused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(bits_are_shown_by_the_names_of_their_slots, set_up, tear_down),
		cmocka_unit_test_setup_teardown(bytes_of_a_packed_class_are_shown_by_the_slots_that_share_them, set_up, tear_down),
		cmocka_unit_test_setup_teardown(rectangles_are_to_scale, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_name_without_room_is_cut_but_told_in_full, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_large_array_takes_few_lines, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_packed_class_has_its_bits_in_the_picture, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("compare_layout", tests, NULL, NULL);
}
