/*
 * read_keys.c: the keys of the language, one row each. Reading, messages, the
 * JSON Schema and the tests of the manual come from here, so that they cannot
 * disagree.
 */
#include "read.h"

static const char *const storages[] = {"owned", "borrowed", "inline", "reference", NULL};
static const char *const orders[] = {"optimal", "declared", NULL};

#define NOTHING OWNER_COUNT

/* clang-format off: a row reads as a row */
static const struct key keys[] = {
	{OWNER_SCHEMA, "name", SHAPE_NAME, read_schema_name, 0, NOTHING, NULL, "shop",
	 "What the schema is called; the file's stem where it is not given."},
	{OWNER_SCHEMA, "title", SHAPE_TEXT, put_description, offsetof(struct schema, title), NOTHING, NULL,
	 "The shopping cart", "One line for people."},
	{OWNER_SCHEMA, "description", SHAPE_TEXT, put_description, offsetof(struct schema, description), NOTHING, NULL,
	 "What a shopping cart holds.", "What the classes are for; opens the generated header."},
	{OWNER_SCHEMA, "license", SHAPE_TEXT, put_license, offsetof(struct schema, license), NOTHING, NULL,
	 "MIT", "The SPDX expression that the generated header carries."},
	{OWNER_SCHEMA, "imports", SHAPE_TEXTS, put_words, offsetof(struct schema, import_paths), NOTHING, NULL,
	 "[common.yaml]", "Other schemas, looked for beside this file and then in each -I folder."},
	{OWNER_SCHEMA, "c", SHAPE_MAPPING, read_schema_c, 0, OWNER_SCHEMA_C, NULL,
	 "{prefix: shop_}", "How things are called in C."},
	{OWNER_SCHEMA, "types", SHAPE_DEFINITIONS, read_types, 0, OWNER_TYPE, NULL,
	 "{percent: {typeof: uint8, maximum: 100}}", "Scalar types with names and limits of their own."},
	{OWNER_SCHEMA, "enums", SHAPE_DEFINITIONS, read_enums, 0, OWNER_ENUM, NULL,
	 "{status: {permissible_values: {ACTIVE: {}, SOLD_OUT: {}}}}", "Types whose values have names."},
	{OWNER_SCHEMA, "classes", SHAPE_DEFINITIONS, read_classes, 0, OWNER_CLASS, NULL,
	 "{Point: {attributes: {x: float, y: float}}}", "The classes, by name."},

	{OWNER_SCHEMA_C, "prefix", SHAPE_TEXT, read_prefix, 0, NOTHING, NULL, "shop_",
	 "Put before every C name of the schema."},
	{OWNER_SCHEMA_C, "typedef", SHAPE_BOOL, put_bool, offsetof(struct schema, has_typedef), NOTHING, NULL, "true",
	 "Give every class and enum a typedef besides its tag."},
	{OWNER_SCHEMA_C, "includes", SHAPE_TEXTS, put_words, offsetof(struct schema, includes), NOTHING, NULL,
	 "[shop_config.h]", "Headers that the generated one includes first."},

	{OWNER_TYPE, "typeof", SHAPE_TYPE, put_given, offsetof(struct type_def, given.type), NOTHING, NULL, "uint8",
	 "The scalar type that it is made from, or another named type."},
	{OWNER_TYPE, "description", SHAPE_TEXT, put_description, offsetof(struct type_def, description), NOTHING, NULL,
	 "Hundredths.", "What its values mean."},
	{OWNER_TYPE, "minimum", SHAPE_BOUND, put_given, offsetof(struct type_def, given.minimum), NOTHING, NULL, "0",
	 "The least number allowed."},
	{OWNER_TYPE, "maximum", SHAPE_BOUND, put_given, offsetof(struct type_def, given.maximum), NOTHING, NULL, "100",
	 "The greatest number allowed."},
	{OWNER_TYPE, "max_bytes", SHAPE_SIZE, put_given, offsetof(struct type_def, given.max_bytes), NOTHING, NULL,
	 "15", "Of a string or bytes: the longest allowed, in bytes."},

	{OWNER_ENUM, "description", SHAPE_TEXT, put_description, offsetof(struct enum_def, description), NOTHING, NULL,
	 "Where an item stands.", "What the enum is about."},
	{OWNER_ENUM, "permissible_values", SHAPE_DEFINITIONS, read_permissible_values, 0, OWNER_PERMISSIBLE_VALUE, NULL,
	 "{ACTIVE: {}, SOLD_OUT: {}}", "The values, by name; numbered from 0 unless `value` says otherwise."},
	{OWNER_ENUM, "flags", SHAPE_BOOL, read_flags, offsetof(struct enum_def, is_flags), NOTHING, NULL, "true",
	 "Its values are bits, and a slot holds any union of them."},
	{OWNER_ENUM, "deprecated", SHAPE_REASON, put_text, offsetof(struct enum_def, deprecated), NOTHING, NULL,
	 "use state", "Why it should no longer be used."},
	{OWNER_ENUM, "c", SHAPE_MAPPING, read_enum_c, 0, OWNER_ENUM_C, NULL, "{name: item_status}",
	 "How it is called in C."},

	{OWNER_ENUM_C, "name", SHAPE_NAME, put_word, offsetof(struct enum_def, c_name_word), NOTHING, NULL,
	 "item_status", "The name in C, after the schema's prefix."},
	{OWNER_ENUM_C, "typedef", SHAPE_BOOL, put_bool, offsetof(struct enum_def, has_typedef), NOTHING, NULL, "true",
	 "Add a typedef of the same name as the tag."},

	{OWNER_PERMISSIBLE_VALUE, "value", SHAPE_BOUND, put_given, offsetof(struct permissible_value, value), NOTHING,
	 NULL, "3", "The number that stands for it: by default one more than the last, or the next bit of flags."},
	{OWNER_PERMISSIBLE_VALUE, "description", SHAPE_TEXT, put_description,
	 offsetof(struct permissible_value, description), NOTHING, NULL, "None left.", "What the value means."},
	{OWNER_PERMISSIBLE_VALUE, "deprecated", SHAPE_REASON, put_text, offsetof(struct permissible_value, deprecated),
	 NOTHING, NULL, "use SOLD_OUT", "Why it should no longer be used."},

	{OWNER_CLASS, "description", SHAPE_TEXT, put_description, offsetof(struct class_def, description), NOTHING,
	 NULL, "One line of a cart.", "What an object of the class is."},
	{OWNER_CLASS, "is_a", SHAPE_PARENT, read_parent, 0, NOTHING, NULL, "Entity",
	 "The parent, whose slots come first."},
	{OWNER_CLASS, "mixins", SHAPE_NAMES, put_words, offsetof(struct class_def, mixin_names), NOTHING, NULL,
	 "[Tagged]", "Classes marked `mixin` whose attributes are copied into this one."},
	{OWNER_CLASS, "abstract", SHAPE_BOOL, put_bool, offsetof(struct class_def, is_abstract), NOTHING, NULL, "true",
	 "There are no objects of the class itself, only of its children."},
	{OWNER_CLASS, "mixin", SHAPE_BOOL, read_mixin, offsetof(struct class_def, is_mixin), NOTHING, NULL, "true",
	 "The class only lends its attributes to others, by `mixins`."},
	{OWNER_CLASS, "attributes", SHAPE_DEFINITIONS, read_attributes, 0, OWNER_ATTRIBUTE, NULL,
	 "{x: float, y: {type: float, default: 1.5}}", "The slots of an object, by name."},
	{OWNER_CLASS, "layout", SHAPE_MAPPING, read_layout, 0, OWNER_LAYOUT, NULL, "{order: declared}",
	 "How its slots are laid out."},
	{OWNER_CLASS, "reserved", SHAPE_NAMES, put_words, offsetof(struct class_def, reserved), NOTHING, NULL,
	 "[old_price]", "Names that were retired and may not be used again."},
	{OWNER_CLASS, "deprecated", SHAPE_REASON, put_text, offsetof(struct class_def, deprecated), NOTHING, NULL,
	 "use CartLine", "Why it should no longer be used."},
	{OWNER_CLASS, "c", SHAPE_MAPPING, read_class_c, 0, OWNER_CLASS_C, NULL, "{name: cart_line}",
	 "How it is called in C."},
	{OWNER_CLASS, "annotations", SHAPE_ANY, put_nothing, 0, NOTHING, NULL, "{table: items}",
	 "For other tools; slotc does not look at it."},

	{OWNER_CLASS_C, "name", SHAPE_NAME, put_word, offsetof(struct class_def, c_name_word), NOTHING, NULL,
	 "cart_line", "The name in C, after the schema's prefix."},
	{OWNER_CLASS_C, "typedef", SHAPE_BOOL, put_bool, offsetof(struct class_def, has_typedef), NOTHING, NULL, "true",
	 "Add a typedef of the same name as the tag."},

	{OWNER_LAYOUT, "order", SHAPE_WORD, read_order, 0, NOTHING, orders, "declared",
	 "Members in the order that wastes least (optimal, the default) or as declared."},
	{OWNER_LAYOUT, "packed", SHAPE_BOOL, read_packed, 0, NOTHING, NULL, "true",
	 "A byte array with slots at bit offsets: the same bytes on every machine."},
	{OWNER_LAYOUT, "align", SHAPE_SIZE, read_align, 0, NOTHING, NULL, "64",
	 "The alignment of an object in bytes, a power of two."},
	{OWNER_LAYOUT, "assert_size", SHAPE_SIZES, read_assert_size, 0, OWNER_ASSERT_SIZE, NULL, "64",
	 "The size that an object must have in bytes, everywhere or by ABI."},

	{OWNER_ASSERT_SIZE, "lp64", SHAPE_SIZE, put_size, ABI_LP64, NOTHING, NULL, "64",
	 "The size where pointers take 8 bytes."},
	{OWNER_ASSERT_SIZE, "ilp32", SHAPE_SIZE, put_size, ABI_ILP32, NOTHING, NULL, "48",
	 "The size where pointers take 4 bytes."},
	{OWNER_ASSERT_SIZE, "i386", SHAPE_SIZE, put_size, ABI_I386, NOTHING, NULL, "44",
	 "The size where pointers take 4 bytes and 8-byte numbers are aligned to 4."},

	{OWNER_ATTRIBUTE, "type", SHAPE_TYPE, put_given, offsetof(struct attribute, given.type), NOTHING, NULL,
	 "uint32", "A scalar type, or the name of a type, an enum or a class."},
	{OWNER_ATTRIBUTE, "description", SHAPE_TEXT, put_description, offsetof(struct attribute, description), NOTHING,
	 NULL, "Row in the catalogue.", "What the slot holds: its docstring."},
	{OWNER_ATTRIBUTE, "default", SHAPE_VALUE, put_given, offsetof(struct attribute, given.fallback), NOTHING, NULL,
	 "1", "The value of a new object's slot; without it false, \"\", the first permissible value or the number in "
	 "range nearest to zero."},
	{OWNER_ATTRIBUTE, "constant", SHAPE_VALUE, put_given, offsetof(struct attribute, given.constant), NOTHING, NULL,
	 "1", "The value of every object: it takes no bits."},
	{OWNER_ATTRIBUTE, "minimum", SHAPE_BOUND, put_given, offsetof(struct attribute, given.minimum), NOTHING, NULL,
	 "1", "The least number allowed."},
	{OWNER_ATTRIBUTE, "maximum", SHAPE_BOUND, put_given, offsetof(struct attribute, given.maximum), NOTHING, NULL,
	 "99", "The greatest number allowed."},
	{OWNER_ATTRIBUTE, "max_bytes", SHAPE_SIZE, put_given, offsetof(struct attribute, given.max_bytes), NOTHING,
	 NULL, "15", "Of a string or bytes: the longest allowed, in bytes; it is then stored inline."},
	{OWNER_ATTRIBUTE, "count", SHAPE_SIZE, put_given, offsetof(struct attribute, given.count), NOTHING, NULL, "4",
	 "An array of exactly so many elements."},
	{OWNER_ATTRIBUTE, "max_count", SHAPE_SIZE, put_given, offsetof(struct attribute, given.max_count), NOTHING,
	 NULL, "8", "An array of at most so many elements, which knows how many it has."},
	{OWNER_ATTRIBUTE, "required", SHAPE_BOOL, read_flag, offsetof(struct attribute, required), NOTHING, NULL,
	 "true", "A parameter of init and new."},
	{OWNER_ATTRIBUTE, "optional", SHAPE_BOOL, read_flag, offsetof(struct attribute, optional), NOTHING, NULL,
	 "true", "The slot can be unset, and starts unset."},
	{OWNER_ATTRIBUTE, "readonly", SHAPE_BOOL, read_flag, offsetof(struct attribute, readonly), NOTHING, NULL,
	 "true", "Given to init and never changed after."},
	{OWNER_ATTRIBUTE, "storage", SHAPE_WORD, read_storage, 0, NOTHING, storages, "borrowed",
	 "Of a string or bytes: owned (a copy, the default), borrowed (a pointer, never freed) or inline; of a class: "
	 "inline (the default) or reference (a pointer)."},
	{OWNER_ATTRIBUTE, "unit", SHAPE_TEXT, put_text, offsetof(struct attribute, unit), NOTHING, NULL, "ms",
	 "The unit of the number, for people."},
	{OWNER_ATTRIBUTE, "aliases", SHAPE_TEXTS, put_words, offsetof(struct attribute, aliases), NOTHING, NULL,
	 "[sku_v1]", "Other names that access by name takes."},
	{OWNER_ATTRIBUTE, "deprecated", SHAPE_REASON, put_text, offsetof(struct attribute, deprecated), NOTHING, NULL,
	 "use sku", "Why it should no longer be used."},
	{OWNER_ATTRIBUTE, "c", SHAPE_MAPPING, read_attribute_c, 0, OWNER_ATTRIBUTE_C, NULL, "{name: amount}",
	 "How it is called in C."},
	{OWNER_ATTRIBUTE, "annotations", SHAPE_ANY, put_nothing, 0, NOTHING, NULL, "{column: qty}",
	 "For other tools; slotc does not look at it."},

	{OWNER_ATTRIBUTE_C, "name", SHAPE_NAME, put_given, offsetof(struct attribute, given.c_name), NOTHING, NULL, "amount",
	 "The name of its member and in the names of its functions."},
};
/* clang-format on */

const struct key_owner_row key_owner_table[OWNER_COUNT] = {
	[OWNER_SCHEMA] = {"schema", "the schema"},
	[OWNER_SCHEMA_C] = {"'c' of schema", "'c' of the schema"},
	[OWNER_TYPE] = {"type", "a type"},
	[OWNER_ENUM] = {"enum", "an enum"},
	[OWNER_ENUM_C] = {"'c' of enum", "'c' of an enum"},
	[OWNER_PERMISSIBLE_VALUE] = {"permissible value", "a permissible value"},
	[OWNER_CLASS] = {"class", "a class"},
	[OWNER_CLASS_C] = {"'c' of class", "'c' of a class"},
	[OWNER_LAYOUT] = {"'layout' of class", "'layout'"},
	[OWNER_ASSERT_SIZE] = {"'assert_size' of class", "'assert_size'"},
	[OWNER_ATTRIBUTE] = {"attribute", "an attribute"},
	[OWNER_ATTRIBUTE_C] = {"'c' of attribute", "'c' of an attribute"},
};

const struct key *
read_keys(size_t *count)
{
	*count = COUNT_OF(keys);
	return keys;
}

const struct key *
read_key(enum key_owner owner, const char *name, size_t length)
{
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		if ((owner == OWNER_COUNT || keys[i].owner == owner) && strlen(keys[i].name) == length &&
		    strncmp(keys[i].name, name, length) == 0)
			return &keys[i];
	}
	return NULL;
}
