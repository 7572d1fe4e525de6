/*
 * test_check_class.c: the whole language, checked: parents, mixins, arrays,
 * enums, named types, and what an object's slots then are.
 */
#include "schema.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const struct class_def *
class_named(const struct schema *schema, const char *name)
{
	for (size_t i = 0; i < schema->class_count; i++) {
		if (strcmp(schema->classes[i].name, name) == 0)
			return &schema->classes[i];
	}
	fail_msg("there is no class '%s'", name);
	return NULL;
}

/* "id tag price" */
static const char *
slots_of(struct run *run, const struct schema *schema, const char *name)
{
	const struct class_def *class = class_named(schema, name);
	const char *list = "";

	for (size_t i = 0; i < class->slot_count; i++)
		list = arena_format(run->arena, "%s%s%s", list, i ? " " : "", class->slots[i]->name);
	return list;
}

/* The only attribute of the class Item, after these definitions. */
static const struct attribute *
attribute_of(struct run *run, const char *definitions, const char *attribute)
{
	const struct schema *schema = schema_checked(
		run, arena_format(run->arena, "%s\nclasses: {Item: {attributes: {x: %s}}}\n", definitions, attribute));

	if (diag_errors(run->diag))
		fail_msg("%s: %s", attribute, reported_codes(run));
	return schema->classes[0].slots[0];
}

static void
a_class_has_its_parents_slots_then_its_mixins_then_its_own(void **state)
{
	struct run *run = *state;
	const struct schema *schema = schema_checked(run,
		"classes:\n"
		"  Item: {is_a: Part, mixins: [Tagged, Named], attributes: {price: uint32}}\n"
		"  Part: {is_a: Entity, attributes: {size: uint8}}\n"
		"  Entity: {abstract: true, attributes: {id: uint64}}\n"
		"  Tagged: {mixin: true, mixins: [Noted], attributes: {tag: string}}\n"
		"  Named: {mixin: true, mixins: [Noted], attributes: {name: string}}\n"
		"  Noted: {mixin: true, attributes: {note: string}}\n");

	assert_string_equal(reported_codes(run), "");
	assert_string_equal(slots_of(run, schema, "Item"), "id size note tag name price");
	const struct class_def *item = class_named(schema, "Item"), *part = class_named(schema, "Part");
	assert_int_equal(item->inherited_count, 2);
	assert_ptr_equal(item->parent, part);
	assert_ptr_equal(item->slots[0], part->slots[0]);
	/* A mixin's attribute is a copy: its functions are the class's. */
	assert_ptr_equal(item->slots[3]->owner, item);
	assert_ptr_equal(item->slots[3]->from, class_named(schema, "Tagged"));
	assert_ptr_not_equal(item->slots[3], class_named(schema, "Tagged")->slots[1]);
}

static void
a_mixin_that_a_parent_has_counts_once(void **state)
{
	struct run *run = *state;
	const struct schema *schema = schema_checked(run,
		"classes:\n"
		"  Tagged: {mixin: true, attributes: {tag: string}}\n"
		"  Part: {mixins: [Tagged], attributes: {size: uint8}}\n"
		"  Item: {is_a: Part, mixins: [Tagged], attributes: {price: uint32}}\n");

	assert_string_equal(reported_codes(run), "");
	assert_string_equal(slots_of(run, schema, "Item"), "tag size price");
}

static void
classes_are_ordered_after_parents_and_what_they_embed(void **state)
{
	struct run *run = *state;
	const struct schema *schema = schema_checked(run,
		"classes:\n"
		"  Line: {attributes: {begin: Point, end: {type: Point, count: 2}, next: {type: Line, storage: reference}}}\n"
		"  Child: {is_a: Base, attributes: {x: float}}\n"
		"  Base: {attributes: {place: Point}}\n"
		"  Point: {mixins: [Tagged], attributes: {x: float}}\n"
		"  Tagged: {mixin: true, attributes: {tag: string}}\n");
	const char *order = "";

	assert_string_equal(reported_codes(run), "");
	for (size_t i = 0; i < schema->ordered_count; i++)
		order = arena_format(run->arena, "%s%s ", order, schema->ordered[i]->name);
	assert_string_equal(order, "Point Line Base Child ");
}

/* Nothing recurses, so that a small stack will do. */
static void
hierarchies_are_deep_up_to_a_limit_and_embedding_without_one(void **state)
{
	struct run *run = *state;
	struct buf text = {0};

	for (int depth = 64; depth <= 65; depth++) {
		run->diag = diag_new(run->arena);
		buf_reset(&text);
		buf_text(&text, "classes:\n  C0: {attributes: {x: float}}\n");
		for (int i = depth; i > 0; i--)
			buf_format(&text, "  C%d: {is_a: C%d}\n", i, i - 1);
		const struct schema *schema = schema_checked(run, text.data);
		assert_string_equal(reported_codes(run), depth == 64 ? "" : "E0703");
		if (depth == 64)
			assert_int_equal(schema->classes[1].slot_count, 1);
	}
	run->diag = diag_new(run->arena);
	buf_reset(&text);
	buf_text(&text, "classes:\n  C0: {attributes: {x: float}}\n");
	for (int i = 5000; i > 0; i--)
		buf_format(&text, "  C%d: {attributes: {x: C%d}}\n", i, i - 1);
	schema_checked(run, text.data);
	assert_string_equal(reported_codes(run), "");
	buf_free(&text);
}

static void
a_long_cycle_is_one_message_that_shows_both_ends(void **state)
{
	struct run *run = *state;
	struct buf text = {0};

	buf_text(&text, "classes:\n");
	for (int i = 0; i < 5000; i++)
		buf_format(&text, "  C%d: {is_a: C%d}\n", i, (i + 1) % 5000);
	schema_checked(run, text.data);
	assert_string_equal(reported_codes(run), "E0602");
	buf_reset(&text);
	diag_print(run->diag, &text, DIAG_SHORT, false);
	assert_non_null(strstr(text.data, "C0 -> C1 -> C2 -> C3 -> ... -> C4996 -> C4997 -> C4998 -> C4999 -> C0"));
	buf_free(&text);
}

static void
a_named_type_keeps_the_narrowest_limits_of_its_chain(void **state)
{
	struct run *run = *state;
	const struct attribute *x = attribute_of(
		run, "types: {a: {typeof: b, minimum: 10}, b: {typeof: uint8, maximum: 100}}", "{type: a, maximum: 50}");

	assert_string_equal(x->prim->name, "uint8");
	assert_int_equal(x->minimum.magnitude, 10);
	assert_int_equal(x->maximum.magnitude, 50);
	/* The value in range nearest to zero. */
	assert_int_equal(x->value.magnitude, 10);
	x = attribute_of(run, "", "{type: int8, maximum: -5}");
	assert_true(x->value.negative);
	assert_int_equal(x->value.magnitude, 5);
}

static void
enums_count_from_zero_and_flags_by_bits(void **state)
{
	static const char definitions[] =
		"enums:\n"
		"  status: {permissible_values: {ACTIVE: , SOLD_OUT: {value: 3}, NO: }}\n"
		"  access: {flags: true, permissible_values: {READ: , WRITE: , RUN: {value: 0x100}, ALL: }}\n";
	struct run *run = *state;
	const struct attribute *x = attribute_of(run, definitions, "{type: status, default: NO}");

	assert_int_equal(x->kind, TYPE_ENUM);
	assert_int_equal(x->value.magnitude, 4);
	assert_int_equal(x->maximum.magnitude, 4);
	assert_string_equal(x->prim->name, "uint8");
	assert_string_equal(x->enum_def->values[1].c_name, "STATUS_SOLD_OUT");
	x = attribute_of(run, definitions, "{type: access, default: [WRITE, ALL]}");
	assert_int_equal(x->kind, TYPE_FLAGS);
	assert_int_equal(x->value.magnitude, 0x202);
	assert_int_equal(x->enum_def->mask, 0x303);
	assert_string_equal(x->prim->name, "uint16");
	assert_int_equal(attribute_of(run, definitions, "status")->value.magnitude, 0);
}

static void
storage_follows_from_type_and_limit(void **state)
{
	struct run *run = *state;

	assert_int_equal(attribute_of(run, "", "string")->storage, STORAGE_OWNED);
	assert_int_equal(attribute_of(run, "", "{type: string, max_bytes: 15}")->storage, STORAGE_INLINE);
	assert_int_equal(attribute_of(run, "", "{type: bytes, max_bytes: 15, storage: owned}")->storage, STORAGE_OWNED);
	assert_int_equal(attribute_of(run, "types: {line: {typeof: string, max_bytes: 80}}", "line")->storage,
	                 STORAGE_INLINE);
	assert_int_equal(attribute_of(run, "", "{type: Item, storage: reference}")->storage, STORAGE_REFERENCE);
	assert_int_equal(attribute_of(run, "", "uint8")->storage, STORAGE_DEFAULT);
}

static void
an_array_takes_a_list_or_one_value_for_all(void **state)
{
	struct run *run = *state;
	const struct attribute *x = attribute_of(run, "", "{type: int8, count: 4, default: [1, 2]}");

	assert_int_equal(x->count, 4);
	assert_false(x->is_bounded);
	assert_int_equal(x->value_count, 2);
	assert_int_equal(x->values[1].magnitude, 2);
	assert_int_equal(x->value.magnitude, 0);
	x = attribute_of(run, "", "{type: int8, count: 4, default: 7}");
	assert_int_equal(x->value.magnitude, 7);
	assert_int_equal(x->value_count, 0);
	x = attribute_of(run, "", "{type: int8, max_count: 4, default: [1]}");
	assert_true(x->is_bounded);
	assert_int_equal(x->value_count, 1);
}

static void
a_name_in_c_can_be_chosen(void **state)
{
	struct run *run = *state;
	const struct schema *schema = schema_checked(run,
		"c: {prefix: shop_, typedef: true}\n"
		"enums: {int: {c: {name: number}, permissible_values: {A: }}}\n"
		"classes:\n"
		"  CartItem:\n"
		"    c: {name: line}\n"
		"    attributes: {__id: {type: int, c: {name: id}}, class: uint8, quantity: uint8}\n");
	const struct class_def *item = &schema->classes[0];

	assert_string_equal(reported_codes(run), "");
	assert_string_equal(item->c_name, "shop_line");
	assert_true(item->has_typedef);
	assert_string_equal(item->slots[0]->accessor, "id");
	assert_string_equal(item->slots[0]->name, "__id");
	assert_string_equal(item->slots[1]->accessor, "class");
	assert_string_equal(item->slots[1]->member, "class_");
	assert_string_equal(schema->enums[0].c_name, "shop_number");
	assert_string_equal(schema->enums[0].values[0].c_name, "SHOP_NUMBER_A");
}

static void
one_mistake_is_one_message(void **state)
{
	static const char *const texts[][2] = {
		/* a parent, a type, a value that is wrong poisons what depends on it */
		{"classes: {A: {is_a: Q, attributes: {x: float}}, B: {is_a: A, attributes: {y: float}}}", "E0601"},
		{"types: {t: {typeof: flaot}}\nclasses: {A: {attributes: {x: {type: t, minimum: 1, default: a}}}}", "E0401"},
		{"enums: {e: {permissible_values: [A, B]}}\nclasses: {A: {attributes: {x: {type: e, default: A}}}}", "E0202"},
		{"classes: {A: {attributes: {b: B}}, B: {attributes: {a: A}}}", "E0404"},
		{"classes: {A: {is_a: B, attributes: {x: bool}}, B: {is_a: A, attributes: {y: bool}}}", "E0602"},
		{"classes: {A: {is_a: [B, C], attributes: {x: bool}}}", "E0606"},
		/* a child's members lie beside its parent's */
		{"classes: {B: {is_a: A, attributes: {class_: bool}}, A: {attributes: {class: bool}}}", "E0303"},
		{"enums: {e: {permissible_values: {A: }}}\nclasses: {A: {attributes: {x: f}}}", "E0401"},
		{"classes: {A: {attributes: {x: {type: uint8, count: 0, default: [1]}}}}", "E0502"},
		{"classes: {A: {attributes: {x: {type: uint8, minimum: 9, maximum: 1, default: 5}}}}", "E0506"},
	};
	struct run *run = *state;

	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		run->diag = diag_new(run->arena);
		schema_checked(run, texts[i][0]);
		if (strcmp(reported_codes(run), texts[i][1]) != 0)
			fail_msg("%s reports %s, not %s", texts[i][0], reported_codes(run), texts[i][1]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_class_has_its_parents_slots_then_its_mixins_then_its_own, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_mixin_that_a_parent_has_counts_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(classes_are_ordered_after_parents_and_what_they_embed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(hierarchies_are_deep_up_to_a_limit_and_embedding_without_one, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_long_cycle_is_one_message_that_shows_both_ends, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_named_type_keeps_the_narrowest_limits_of_its_chain, set_up, tear_down),
		cmocka_unit_test_setup_teardown(enums_count_from_zero_and_flags_by_bits, set_up, tear_down),
		cmocka_unit_test_setup_teardown(storage_follows_from_type_and_limit, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_array_takes_a_list_or_one_value_for_all, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_name_in_c_can_be_chosen, set_up, tear_down),
		cmocka_unit_test_setup_teardown(one_mistake_is_one_message, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("check_class", tests, NULL, NULL);
}
