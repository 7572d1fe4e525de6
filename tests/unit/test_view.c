#include "slotc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

#include "schema.h"

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

/* A class is made when it is asked for; it lives until the test ends. */
static const struct json *
class_of(const struct json *view, size_t index)
{
	struct arena *scratch = NULL;

	return json_item(json_get(item(view, "schemas", 0), "classes"), index, &scratch);
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
		for (size_t i = 0; i < 2; i++) {
			const struct json *class = class_of(view, i);
			for (size_t k = 0; k < class->count; k++) {
				if (class->fields[k].value->kind == JSON_LIST)
					assert_total(class->fields[k].value);
			}
		}
	}
}

/* The templates are the same for all: none may need what one variant lacks. */
static void
the_variants_have_the_same_keys(void **state)
{
	const struct json *slotted = view_of(*state, VARIANT_SLOTTED);
	const struct json *a = class_of(slotted, 0);

	for (int variant = 0; variant < VARIANT_COUNT; variant++) {
		const struct json *other = view_of(*state, (enum variant)variant);
		const struct json *b = class_of(other, 0);
		assert_int_equal(slotted->count, other->count);
		for (size_t i = 0; i < slotted->count; i++)
			assert_string_equal(slotted->fields[i].key, other->fields[i].key);
		assert_int_equal(a->count, b->count);
		for (size_t i = 0; i < a->count; i++)
			assert_string_equal(a->fields[i].key, b->fields[i].key);
	}
}

static void
the_header_is_named_without_its_folder(void **state)
{
	const struct json *view = view_of(*state, VARIANT_SLOTTED);

	assert_text(view, "file_name", "shop.h");
	assert_text(view, "schema_file", "test.yaml");
	assert_text(view, "guard", "SLOTC_SCHEMA_SHOP_SLOTTED_H");
	assert_text(view, "license", "0BSD");
	assert_text(item(view, "other_variants", 1), "guard", "SLOTC_SCHEMA_SHOP_MAP_H");
	assert_text(view_of(*state, VARIANT_MAP), "guard", "SLOTC_SCHEMA_SHOP_MAP_H");
}

static void
init_takes_the_required_slots_in_declared_order(void **state)
{
	const struct json *view = view_of(*state, VARIANT_SLOTTED);
	const struct json *class = class_of(view, 0);

	assert_text(class, "init_parameters", ", uint32_t item_id, const char *sku, const char *vendor, bool gift");
	assert_text(class, "init_arguments", ", item_id, sku, vendor, gift");
	assert_text(item(class, "init_checks", 0), "condition", "!sku");
	assert_text(item(class, "init_steps", 0), "statement", "self->item_id = item_id");
	assert_text(item(class, "init_steps", 2), "statement", "slot_text_assign(&self->vendor, vendor, 0)");
	class = class_of(view, 1);
	assert_text(class, "init_parameters", "");
}

static bool
resets(const struct json *class, const char *statement)
{
	const struct json *statements = json_get(class, "reset_statements");

	for (size_t i = 0; i < statements->count; i++) {
		if (strcmp(statements->items[i]->text, statement) == 0)
			return true;
	}
	return false;
}

static void
every_slot_has_a_default(void **state)
{
	const struct json *view = view_of(*state, VARIANT_SLOTTED);
	const struct json *class = class_of(view, 0);

	assert_true(resets(class, "self->item_id = 0u"));
	assert_true(resets(class, "self->sku = \"\""));
	assert_true(resets(class, "self->note = NULL"));
	assert_true(resets(class, "self->price = 1.5"));
	assert_true(resets(class, "self->balance = (-INT64_C(9223372036854775807) - 1)"));
	assert_true(resets(class, "self->bits = 0x2"));
	assert_true(resets(class, "self->class_ = 0"));
}

static void
a_bool_is_a_bit_of_its_unit(void **state)
{
	const struct json *express = item(class_of(view_of(*state, VARIANT_SLOTTED), 0), "attributes", 7);

	assert_text(express, "name", "express");
	assert_text(express, "read", "slot_bits(self->bits, 1, 1) != 0");
	assert_text(express, "set_parameters", ", bool value");
	assert_string_equal(item(express, "set_writes", 0)->text,
	                    "self->bits = (uint8_t)slot_with_bits(self->bits, 1, 1, value)");
}

static void
only_the_member_of_a_keyword_has_an_underscore(void **state)
{
	const struct json *class = class_of(view_of(*state, VARIANT_SLOTTED), 0);
	const struct json *attribute = item(class, "attributes", 8);

	assert_text(attribute, "name", "class");
	assert_text(attribute, "read", "self->class_");
	assert_non_null(strstr(item(class, "rows", 8)->text, "{\"class\", "));
}

static void
an_owned_text_that_is_not_set_reads_as_its_default(void **state)
{
	const struct json *attribute = item(class_of(view_of(*state, VARIANT_SLOTTED), 0), "attributes", 2);

	assert_text(attribute, "read", "self->note ? self->note : \"none\"");
}

static void
a_member_says_where_it_lies(void **state)
{
	const struct json *members = json_get(class_of(view_of(*state, VARIANT_SLOTTED), 0), "members");
	const struct json *unit = members->items[members->count - 1];

	assert_int_equal(members->count, 8);
	assert_text(members->items[0], "place", "offset 0, 8 bytes");
	assert_text(unit, "member", "bits");
	assert_text(unit, "place", "offset 45, 1 byte");
	assert_string_equal(item(unit, "doc_lines", 0)->text, "/* gift is bit 0, express is bit 1 */");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(all_objects_of_a_kind_have_the_same_keys, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_variants_have_the_same_keys, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_header_is_named_without_its_folder, set_up, tear_down),
		cmocka_unit_test_setup_teardown(init_takes_the_required_slots_in_declared_order, set_up, tear_down),
		cmocka_unit_test_setup_teardown(every_slot_has_a_default, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_bool_is_a_bit_of_its_unit, set_up, tear_down),
		cmocka_unit_test_setup_teardown(only_the_member_of_a_keyword_has_an_underscore, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_owned_text_that_is_not_set_reads_as_its_default, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_member_says_where_it_lies, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("view", tests, NULL, NULL);
}
