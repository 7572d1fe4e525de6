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

static const char schema_text[] =
	"name: shop\n"
	"classes:\n"
	"  CartItem:\n"
	"    description: One line of a cart.\n"
	"    attributes:\n"
	"      item_id: {type: uint32, required: true, description: Row in the catalogue.}\n"
	"      sku: {type: string, storage: borrowed, required: true}\n"
	"      note: {type: string, default: none}\n"
	"      vendor: {type: string, required: true}\n"
	"      price: {type: double, default: 1.5}\n"
	"      balance: {type: int64, default: -9223372036854775808}\n"
	"      gift: {type: bool, required: true}\n"
	"      express: {type: bool, default: true}\n"
	"      class: int8\n"
	"  Empty:\n"
	"    attributes: {flag: bool}\n";

static const struct json *
view_of(struct run *run, enum variant variant)
{
	return view_header(run, schema_placed(run, schema_text), variant, "dir/shop.h");
}

static const struct json *
item(const struct json *object, const char *list, size_t index)
{
	const struct json *items = json_get(object, list);

	assert_non_null(items);
	assert_true(index < items->count);
	return items->items[index];
}

static void
assert_text(const struct json *object, const char *key, const char *expected)
{
	const struct json *value = json_get(object, key);

	if (!value)
		fail_msg("no key '%s'", key);
	else
		assert_string_equal(value->text, expected);
}

/* Mustache looks outward for a key that an object lacks, so that a slot
 * without a comment would show its class's: all of a kind have the same keys. */
static void
assert_total(const struct json *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct json *one = list->items[i], *first = list->items[0];
		assert_int_equal(one->kind, first->kind);
		if (one->kind != JSON_OBJECT)
			continue;
		assert_int_equal(one->count, first->count);
		for (size_t j = 0; j < one->count; j++) {
			assert_string_equal(one->fields[j].key, first->fields[j].key);
			assert_int_equal(one->fields[j].value->kind, first->fields[j].value->kind);
			if (one->fields[j].value->kind == JSON_LIST)
				assert_total(one->fields[j].value);
		}
	}
}

static void
all_objects_of_a_kind_have_the_same_keys(void **state)
{
	for (int variant = 0; variant < VARIANT_COUNT; variant++) {
		const struct json *view = view_of(*state, (enum variant)variant);
		for (size_t i = 0; i < view->count; i++) {
			if (view->fields[i].value->kind == JSON_LIST)
				assert_total(view->fields[i].value);
		}
	}
}

/* The templates are the same for all: none may need what one variant lacks. */
static void
the_variants_have_the_same_keys(void **state)
{
	const struct json *slotted = view_of(*state, VARIANT_SLOTTED), *map = view_of(*state, VARIANT_MAP);
	const struct json *a = item(slotted, "classes", 0), *b = item(map, "classes", 0);

	assert_int_equal(slotted->count, map->count);
	for (size_t i = 0; i < slotted->count; i++)
		assert_string_equal(slotted->fields[i].key, map->fields[i].key);
	assert_int_equal(a->count, b->count);
	for (size_t i = 0; i < a->count; i++)
		assert_string_equal(a->fields[i].key, b->fields[i].key);
}

static void
the_header_is_named_without_its_folder(void **state)
{
	const struct json *view = view_of(*state, VARIANT_SLOTTED);

	assert_text(view, "file_name", "shop.h");
	assert_text(view, "schema_file", "test.yaml");
	assert_text(view, "guard", "SLOTC_SHOP_H");
	assert_text(view, "license", "0BSD");
	assert_text(item(view, "other_variants", 0), "guard", "SLOTC_SHOP_MAP_H");
	assert_text(view_of(*state, VARIANT_MAP), "guard", "SLOTC_SHOP_MAP_H");
}

static void
init_takes_the_required_slots_in_declared_order(void **state)
{
	const struct json *class = item(view_of(*state, VARIANT_SLOTTED), "classes", 0);

	assert_text(class, "init_parameters", ", uint32_t item_id, const char *sku, const char *vendor, bool gift");
	assert_text(class, "init_arguments", ", item_id, sku, vendor, gift");
	assert_text(item(class, "copies", 0), "value", "vendor");
	assert_string_equal(item(class, "borrowed_parameters", 0)->text, "sku");
	class = item(view_of(*state, VARIANT_SLOTTED), "classes", 1);
	assert_text(class, "init_parameters", "");
}

/* What init assigns to the target. */
static const char *
initial_of(const struct json *class, const char *target)
{
	const struct json *values = json_get(class, "initial_values");

	for (size_t i = 0; i < values->count; i++) {
		if (strcmp(json_get(values->items[i], "target")->text, target) == 0)
			return json_get(values->items[i], "value")->text;
	}
	return "not assigned";
}

static void
every_slot_has_an_initial_value(void **state)
{
	const struct json *class = item(view_of(*state, VARIANT_SLOTTED), "classes", 0);

	assert_string_equal(initial_of(class, "self->item_id"), "item_id");
	assert_string_equal(initial_of(class, "self->sku"), "sku");
	/* NULL stands for the default; a copy may fail and comes after all else. */
	assert_string_equal(initial_of(class, "self->note"), "NULL");
	assert_string_equal(initial_of(class, "self->vendor"), "NULL");
	assert_string_equal(initial_of(class, "self->price"), "1.5");
	assert_string_equal(initial_of(class, "self->balance"), "(-INT64_C(9223372036854775807) - 1)");
	assert_string_equal(initial_of(class, "self->bits"), "(uint8_t)((gift ? 0x01u : 0u) | 0x02u)");
	assert_string_equal(initial_of(class, "self->class_"), "0");
	class = item(view_of(*state, VARIANT_SLOTTED), "classes", 1);
	assert_string_equal(initial_of(class, "self->bits"), "0");
}

static void
a_bool_is_a_bit_of_its_unit(void **state)
{
	const struct json *class = item(view_of(*state, VARIANT_SLOTTED), "classes", 0);
	const struct json *express = item(class, "attributes", 7);

	assert_text(express, "name", "express");
	assert_text(express, "read", "(self->bits & 0x02u) != 0");
	assert_text(express, "write", "(uint8_t)(value ? self->bits | 0x02u : self->bits & ~0x02u)");
	assert_text(express, "parameter", "bool value");
}

static void
only_the_member_of_a_keyword_has_an_underscore(void **state)
{
	const struct json *attribute = item(item(view_of(*state, VARIANT_SLOTTED), "classes", 0), "attributes", 8);

	assert_text(attribute, "name", "class");
	assert_text(attribute, "target", "self->class_");
	assert_non_null(strstr(json_get(attribute, "row")->text, "{\"class\", "));
}

static void
an_owned_text_that_is_not_set_reads_as_its_default(void **state)
{
	const struct json *attribute = item(item(view_of(*state, VARIANT_SLOTTED), "classes", 0), "attributes", 2);

	assert_text(attribute, "read", "self->note ? self->note : \"none\"");
}

static void
members_come_by_offset_and_bools_last(void **state)
{
	static const char *const names[] = {"price", "balance", "sku", "note", "vendor", "item_id", "class_", "bits"};
	const struct json *members = json_get(item(view_of(*state, VARIANT_SLOTTED), "classes", 0), "members");

	assert_int_equal(members->count, COUNT_OF(names));
	for (size_t i = 0; i < COUNT_OF(names); i++)
		assert_text(members->items[i], "member", names[i]);
	assert_text(members->items[7], "place", "offset 45, 1 byte: gift is bit 0, express bit 1");
	assert_text(members->items[5], "offset_by_abi", "40, 28, 28");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(all_objects_of_a_kind_have_the_same_keys, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_variants_have_the_same_keys, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_header_is_named_without_its_folder, set_up, tear_down),
		cmocka_unit_test_setup_teardown(init_takes_the_required_slots_in_declared_order, set_up, tear_down),
		cmocka_unit_test_setup_teardown(every_slot_has_an_initial_value, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_bool_is_a_bit_of_its_unit, set_up, tear_down),
		cmocka_unit_test_setup_teardown(only_the_member_of_a_keyword_has_an_underscore, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_owned_text_that_is_not_set_reads_as_its_default, set_up, tear_down),
		cmocka_unit_test_setup_teardown(members_come_by_offset_and_bools_last, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("view", tests, NULL, NULL);
}
