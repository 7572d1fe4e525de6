/*
 * schema_json.c: the language as a JSON Schema (draft 7). The table of keys
 * goes in; what editors check and complete with comes out. Each owner of keys
 * is one definition, each shape one small schema.
 *
 * It takes at least what slotc takes: what only a check can know, such as
 * whether a name exists, is left to slotc.
 */
#include "keys.h"
#include "stages.h"

static const char pattern_of_names[] = "^[A-Za-z_][A-Za-z0-9_]*$";

static const char *const owner_ids[OWNER_COUNT] = {
	[OWNER_SCHEMA] = "schema",       [OWNER_SCHEMA_C] = "schema_c",
	[OWNER_TYPE] = "type",           [OWNER_ENUM] = "enum",
	[OWNER_ENUM_C] = "enum_c",       [OWNER_PERMISSIBLE_VALUE] = "permissible_value",
	[OWNER_CLASS] = "class",         [OWNER_CLASS_C] = "class_c",
	[OWNER_LAYOUT] = "layout",       [OWNER_ASSERT_SIZE] = "assert_size",
	[OWNER_ATTRIBUTE] = "attribute", [OWNER_ATTRIBUTE_C] = "attribute_c",
};

/* {"type": [...]} of the kinds in a list that ends in NULL. */
static void
set_types(struct json *schema, const char *const *types)
{
	struct json *list = json_list(schema->arena);

	for (; *types; types++)
		json_add(list, json_text(schema->arena, *types));
	json_set(schema, "type", list);
}

static const char *const text_types[] = {"string", "number", "boolean", NULL};
static const char *const reason_types[] = {"string", "number", NULL};
static const char *const item_types[] = {"string", "number", "boolean", "null", NULL};
/* An array of flags has lists in its list. */
static const char *const value_types[] = {"string", "number", "boolean", "null", "array", NULL};

static struct json *
typed(struct arena *arena, const char *type)
{
	struct json *schema = json_object(arena);

	json_set_text(schema, "type", type);
	return schema;
}

static struct json *
reference(struct arena *arena, enum key_owner owner)
{
	struct json *schema = json_object(arena);

	json_set_text(schema, "$ref", arena_format(arena, "#/definitions/%s", owner_ids[owner]));
	return schema;
}

static void
set_size(struct json *schema)
{
	json_set_text(schema, "type", "integer");
	json_set_integer(schema, "minimum", 1);
	json_set_integer(schema, "maximum", INT32_MAX);
}

/* The scalar types by name, for completion; any other name may be defined. */
static void
set_type_names(struct json *schema)
{
	struct arena *arena = schema->arena;
	struct json *names = json_list(arena), *known = json_object(arena), *any = json_list(arena);

	for (size_t i = 0; i < prim_count; i++)
		json_add(names, json_text(arena, prim_table[i].name));
	json_set(known, "enum", names);
	json_add(any, known);
	json_add(any, typed(arena, "string"));
	json_set(schema, "anyOf", any);
}

/* What may stand for a definition: its keys; for some, nothing or a type too. */
static struct json *
definition(struct arena *arena, enum key_owner owner)
{
	struct json *schema = json_object(arena), *any = json_list(arena);

	if (owner == OWNER_ATTRIBUTE || owner == OWNER_TYPE) {
		struct json *name = json_object(arena);
		set_type_names(name);
		json_add(any, name);
	} else if (owner == OWNER_PERMISSIBLE_VALUE) {
		json_add(any, typed(arena, "null"));
	} else {
		return reference(arena, owner);
	}
	json_add(any, reference(arena, owner));
	json_set(schema, "anyOf", any);
	return schema;
}

static void
set_definitions(struct json *schema, const struct key *key)
{
	struct arena *arena = schema->arena;
	struct json *patterns = json_object(arena);

	json_set_text(schema, "type", "object");
	json_set(patterns, pattern_of_names, definition(arena, key->inner));
	json_set(schema, "patternProperties", patterns);
	json_set_bool(schema, "additionalProperties", false);
	json_set_integer(schema, "minProperties", 1);
}

static void
set_words(struct json *schema, const struct key *key)
{
	struct json *words = json_list(schema->arena);

	for (size_t i = 0; key->words[i]; i++)
		json_add(words, json_text(schema->arena, key->words[i]));
	json_set(schema, "enum", words);
}

static struct json *
schema_of_key(struct arena *arena, const struct key *key)
{
	struct json *schema = json_object(arena), *items = json_object(arena), *any = json_list(arena);

	json_set_text(schema, "description",
		      arena_format(arena, "%s\nExample: %s: %s", key->about, key->name, key->example));
	switch (key->shape) {
	case SHAPE_TEXT:
		set_types(schema, text_types);
		break;
	case SHAPE_REASON:
		set_types(schema, reason_types);
		break;
	case SHAPE_NAME:
	case SHAPE_PARENT:
		json_set_text(schema, "type", "string");
		json_set_text(schema, "pattern", pattern_of_names);
		break;
	case SHAPE_TYPE:
		set_type_names(schema);
		break;
	case SHAPE_BOOL:
		json_set_text(schema, "type", "boolean");
		break;
	case SHAPE_SIZE:
		set_size(schema);
		break;
	case SHAPE_BOUND:
		set_types(schema, reason_types);
		break;
	case SHAPE_VALUE:
		set_types(schema, value_types);
		set_types(items, value_types);
		json_set(schema, "items", items);
		break;
	case SHAPE_WORD:
		set_words(schema, key);
		break;
	case SHAPE_TEXTS:
	case SHAPE_NAMES:
		json_set_text(schema, "type", "array");
		set_types(items, item_types);
		json_set(schema, "items", items);
		break;
	case SHAPE_MAPPING:
		json_add(any, reference(arena, key->inner));
		json_set(schema, "allOf", any);
		break;
	case SHAPE_DEFINITIONS:
		set_definitions(schema, key);
		break;
	case SHAPE_SIZES:
		set_size(items);
		json_add(any, items);
		json_add(any, reference(arena, key->inner));
		json_set(schema, "anyOf", any);
		break;
	case SHAPE_ANY:
	case SHAPE_COUNT:
		break;
	}
	return schema;
}

/* {"required": [key]} */
static struct json *requires(struct arena *arena, const char *key)
{
	struct json *schema = json_object(arena), *keys = json_list(arena);

	json_add(keys, json_text(arena, key));
	json_set(schema, "required", keys);
	return schema;
}

/* At least one of the keys of a list that ends in NULL. */
static void
require_any(struct json *schema, const char *const *keys)
{
	struct json *any = json_list(schema->arena);

	for (; *keys; keys++)
		json_add(any, requires(schema->arena, *keys));
	json_set(schema, "anyOf", any);
}

static void
set_required(struct json *schema, enum key_owner owner)
{
	static const char *const contents[] = {"classes", "enums", "types", "imports", NULL};
	static const char *const slots[] = {"attributes", "is_a", "mixins", NULL};
	static const char *const values[] = {"permissible_values", NULL};
	static const char *const type[] = {"type", NULL}, *const base[] = {"typeof", NULL};

	switch (owner) {
	case OWNER_SCHEMA:
		require_any(schema, contents);
		break;
	case OWNER_CLASS:
		require_any(schema, slots);
		break;
	case OWNER_ENUM:
		require_any(schema, values);
		break;
	case OWNER_ATTRIBUTE:
		require_any(schema, type);
		break;
	case OWNER_TYPE:
		require_any(schema, base);
		break;
	default:
		break;
	}
}

static void
fill_owner(struct json *schema, enum key_owner owner)
{
	struct json *properties = json_object(schema->arena);
	size_t count;
	const struct key *keys = read_keys(&count);

	json_set_text(schema, "type", "object");
	for (size_t i = 0; i < count; i++) {
		if (keys[i].owner == owner)
			json_set(properties, keys[i].name, schema_of_key(schema->arena, &keys[i]));
	}
	json_set(schema, "properties", properties);
	json_set_bool(schema, "additionalProperties", false);
	set_required(schema, owner);
}

struct json *
schema_json(struct arena *arena)
{
	struct json *schema = json_object(arena), *definitions = json_object(arena);

	json_set_text(schema, "$schema", "http://json-schema.org/draft-07/schema#");
	json_set_text(schema, "title", "slotc schema");
	json_set_text(schema, "description", "Class definitions that slotc turns into C headers.");
	fill_owner(schema, OWNER_SCHEMA);
	for (int owner = OWNER_SCHEMA + 1; owner < OWNER_COUNT; owner++) {
		struct json *it = json_object(arena);
		fill_owner(it, (enum key_owner)owner);
		json_set(definitions, owner_ids[owner], it);
	}
	json_set(schema, "definitions", definitions);
	return schema;
}
