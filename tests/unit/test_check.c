#include "slotc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

#include "schema.h"

/* The attributes, in braces, of one class. */
static const struct class_def *
check_class_of(struct run *run, const char *attributes)
{
	run->diag = diag_new(run->arena);
	return &schema_checked(run, arena_format(run->arena, "classes: {Item: {attributes: %s}}\n", attributes))
	                ->classes[0];
}

static void
assert_codes(struct run *run, const char *text, const char *codes)
{
	run->diag = diag_new(run->arena);
	schema_checked(run, text);
	if (strcmp(reported_codes(run), codes) != 0)
		fail_msg("%s reports %s, not %s", text, reported_codes(run), codes);
}

static void
every_type_is_known_by_its_name(void **state)
{
	struct run *run = *state;

	for (size_t i = 0; i < prim_count; i++) {
		const struct class_def *class =
			check_class_of(run, arena_format(run->arena, "{x: %s}", prim_table[i].name));
		assert_ptr_equal(class->attributes[0].prim, &prim_table[i]);
		assert_string_equal(reported_codes(run), "");
	}
}

static void
a_slot_that_nobody_gave_a_value_has_its_types_zero(void **state)
{
	const struct class_def *class = check_class_of(*state, "{b: bool, i: int8, u: uint64, r: float, t: string}");

	assert_int_equal(class->attributes[0].value.kind, VALUE_BOOL);
	assert_int_equal(class->attributes[0].value.magnitude, 0);
	assert_int_equal(class->attributes[1].value.kind, VALUE_INT);
	assert_int_equal(class->attributes[2].value.kind, VALUE_INT);
	assert_int_equal(class->attributes[3].value.kind, VALUE_REAL);
	assert_int_equal(class->attributes[4].value.kind, VALUE_TEXT);
	assert_string_equal(class->attributes[4].value.text, "");
}

static void
a_default_is_a_value_of_the_type(void **state)
{
	const struct class_def *class =
		check_class_of(*state, "{q: {type: int16, default: -7}, s: {type: string, default: none}}");

	assert_true(class->attributes[0].value.negative);
	assert_int_equal(class->attributes[0].value.magnitude, 7);
	assert_string_equal(class->attributes[1].value.text, "none");
}

static void
a_string_is_owned_unless_it_is_borrowed(void **state)
{
	const struct class_def *class =
		check_class_of(*state, "{a: string, b: {type: string, storage: borrowed}, c: {type: string, storage: owned}}");

	assert_int_equal(class->attributes[0].storage, STORAGE_OWNED);
	assert_int_equal(class->attributes[1].storage, STORAGE_BORROWED);
	assert_int_equal(class->attributes[2].storage, STORAGE_OWNED);
}

static void
a_member_steps_aside_for_what_c_gives_another_meaning(void **state)
{
	static const char *const names[] = {"class", "errno",    "linux",     "NULL",      "slots",  "out",     "memset",
	                                    "malloc", "uint32_t", "slot_status", "SLOT_OK", "item_init", "timezone", "true"};
	struct run *run = *state;

	for (size_t i = 0; i < COUNT_OF(names); i++) {
		const struct class_def *class = check_class_of(run, arena_format(run->arena, "{\"%s\": uint8}", names[i]));
		assert_string_equal(reported_codes(run), "");
		assert_string_equal(class->attributes[0].name, names[i]);
		assert_string_equal(class->attributes[0].member, arena_format(run->arena, "%s_", names[i]));
	}
	assert_string_equal(check_class_of(run, "{item_id: uint8}")->attributes[0].member, "item_id_");
	assert_string_equal(check_class_of(run, "{value: uint8}")->attributes[0].member, "value");
	assert_string_equal(check_class_of(run, "{bits: uint8}")->attributes[0].member, "bits");
}

static void
a_prefix_stands_before_the_c_name(void **state)
{
	struct run *run = *state;
	const struct schema *schema =
		schema_checked(run, "c: {prefix: shop_}\nclasses: {CartItem: {attributes: {x: float}}}\n");

	assert_string_equal(schema->classes[0].c_name, "shop_cart_item");
	assert_codes(run, "c: {prefix: shop_}\nclasses: {Stat: {attributes: {x: float}}}\n", "");
	assert_codes(run, "c: {prefix: shop_}\nclasses: {Union: {attributes: {x: float}}}\n", "");
	assert_codes(run, "c: {prefix: 2_}\nclasses: {Stat: {attributes: {x: float}}}\n", "E0301");
	assert_codes(run, "c: {prefix: _}\nclasses: {Point: {attributes: {x: float}}}\n", "E0302");
	assert_codes(run, "c: {prefix: slot_}\nclasses: {Point: {attributes: {x: float}}}\n", "E0307");
}

static void
names_that_c_cannot_take_are_reported_once(void **state)
{
	struct run *run = *state;

	assert_codes(run, "classes: {First Class: {attributes: {x: float}}}\n", "E0301");
	assert_codes(run, "classes: {Union: {attributes: {x: float}}}\n", "E0302");
	assert_codes(run, "classes: {__X: {attributes: {x: float}}}\n", "E0302");
	assert_codes(run, "classes: {Stat: {attributes: {x: float}}}\n", "E0307");
	assert_codes(run, "classes: {Point: {attributes: {self: float}}}\n", "E0307");
	assert_codes(run, "classes: {Point: {attributes: {9x: float, a__b: float}}}\n", "E0301 E0302");
	assert_codes(run, "name: a b\nclasses: {Point: {attributes: {x: float}}}\n", "E0301");
}

static void
names_that_meet_in_c_are_reported_once(void **state)
{
	struct run *run = *state;

	assert_codes(run, "classes: {CartItem: {attributes: {x: float}}, cart_item: {attributes: {x: float}}}\n", "E0303");
	assert_codes(run, "classes: {Point: {attributes: {x: float}}, PointGet: {attributes: {x: float}}}\n", "E0303");
	assert_codes(run, "classes: {Point: {attributes: {class: bool, class_: bool}}}\n", "E0303");
	/* Such attributes only look like the functions of the class. */
	assert_codes(run, "classes: {Point: {attributes: {get: bool, class: bool, init: bool, get_x: bool, x: bool}}}\n", "");
	assert_codes(run,
	             "classes: {Cart: {attributes: {item_get_count: uint8}}, CartGetItem: {attributes: {count: uint8}}}\n",
	             "E0303");
}

static void
limits_are_as_stated(void **state)
{
	struct run *run = *state;
	struct buf text = {0};
	char name[65];

	memset(name, 'a', sizeof name - 1);
	name[64] = '\0';
	assert_codes(run, arena_format(run->arena, "classes: {P: {attributes: {%s: bool}}}\n", name), "E0703");
	assert_codes(run, arena_format(run->arena, "classes: {P: {attributes: {%s: bool}}}\n", name + 1), "");

	for (int limit = 4096; limit <= 4097; limit++) {
		buf_reset(&text);
		buf_text(&text, "classes: {P: {attributes: {a0: bool");
		for (int i = 1; i < limit; i++)
			buf_format(&text, ", a%d: bool", i);
		buf_text(&text, "}}}\n");
		assert_codes(run, text.data, limit == 4096 ? "" : "E0703");
	}
	buf_free(&text);
}

static void
no_mistake_follows_from_another(void **state)
{
	struct run *run = *state;

	/* The type is wrong: nothing is known about what depends on it. */
	check_class_of(run, "{x: {type: flaot, default: abc, storage: borrowed}}");
	assert_string_equal(reported_codes(run), "E0401");
	/* The type is missing or has no sense: reported by read.c. */
	check_class_of(run, "{x: {default: abc, storage: borrowed}}");
	assert_string_equal(reported_codes(run), "E0201");
	/* A class without a name still has its attributes checked. */
	assert_codes(run, "classes: {Union: {attributes: {x: flaot}}}\n", "E0302 E0401");
	/* What is wrong twice in one attribute is two mistakes. */
	check_class_of(run, "{x: {type: uint8, required: true, default: 300, storage: owned}}");
	assert_string_equal(reported_codes(run), "E0509 E0502 E0507");
}

static void
words_of_yaml_1_1_are_warned_about_where_they_are_plain(void **state)
{
	struct run *run = *state;

	check_class_of(run, "{on: bool}");
	assert_string_equal(reported_codes(run), "W0904");
	check_class_of(run, "{\"on\": bool}");
	assert_string_equal(reported_codes(run), "");
	/* Points have an x and a y. */
	check_class_of(run, "{x: float, y: float, n: uint8}");
	assert_string_equal(reported_codes(run), "");
	check_class_of(run, "{a: {type: string, default: off}, b: {type: string, default: \"off\"}}");
	assert_string_equal(reported_codes(run), "W0904");
	assert_codes(run, "classes: {NO: {attributes: {a: bool}}}\n", "W0904");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_type_is_known_by_its_name, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_slot_that_nobody_gave_a_value_has_its_types_zero, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_default_is_a_value_of_the_type, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_string_is_owned_unless_it_is_borrowed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_member_steps_aside_for_what_c_gives_another_meaning, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_prefix_stands_before_the_c_name, set_up, tear_down),
		cmocka_unit_test_setup_teardown(names_that_c_cannot_take_are_reported_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(names_that_meet_in_c_are_reported_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(limits_are_as_stated, set_up, tear_down),
		cmocka_unit_test_setup_teardown(no_mistake_follows_from_another, set_up, tear_down),
		cmocka_unit_test_setup_teardown(words_of_yaml_1_1_are_warned_about_where_they_are_plain, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("check", tests, NULL, NULL);
}
