/*
 * read_words.c: the words of other languages where a key is expected, and what
 * they are here: right answers where the distance between words has none.
 */
#include "read.h"

#include <string.h>

static const struct synonym synonyms[] = {
	{"class", OWNER_SCHEMA, "classes", "Python"},
	{"definitions", OWNER_SCHEMA, "classes", "JSON Schema"},
	{"$defs", OWNER_SCHEMA, "classes", "JSON Schema"},
	{"enum", OWNER_SCHEMA, "enums", "C"},
	{"enumerations", OWNER_SCHEMA, "enums", "UML"},
	{"import", OWNER_SCHEMA, "imports", "Python"},
	{"include", OWNER_SCHEMA, "imports", "C"},
	{"includes", OWNER_SCHEMA, "imports", "YAML tools"},
	{"message", OWNER_SCHEMA, "classes", "Protocol Buffers"},
	{"messages", OWNER_SCHEMA, "classes", "Protocol Buffers"},
	{"models", OWNER_SCHEMA, "classes", "Django"},
	{"namespace", OWNER_SCHEMA, "c: {prefix: shop_}", "C++"},
	{"module", OWNER_SCHEMA, "c: {prefix: shop_}", "Python"},
	{"objects", OWNER_SCHEMA, "classes", "other schemas"},
	{"package", OWNER_SCHEMA, "c: {prefix: shop_}", "Protocol Buffers"},
	{"prefix", OWNER_SCHEMA, "c: {prefix: shop_}", "other schemas"},
	{"prefixes", OWNER_SCHEMA, "c: {prefix: shop_}", "LinkML"},
	{"record", OWNER_SCHEMA, "classes", "Avro"},
	{"records", OWNER_SCHEMA, "classes", "Avro"},
	{"schemas", OWNER_SCHEMA, "classes", "OpenAPI"},
	{"struct", OWNER_SCHEMA, "classes", "C"},
	{"structs", OWNER_SCHEMA, "classes", "Thrift"},
	{"tables", OWNER_SCHEMA, "classes", "FlatBuffers"},
	{"typedefs", OWNER_SCHEMA, "types", "C"},

	{"namespace", OWNER_SCHEMA_C, "prefix", "C++"},
	{"include", OWNER_SCHEMA_C, "includes", "C"},
	{"headers", OWNER_SCHEMA_C, "includes", "C"},
	{"typedefs", OWNER_SCHEMA_C, "typedef", "C"},

	{"base", OWNER_TYPE, "typeof", "XML Schema"},
	{"type", OWNER_TYPE, "typeof", "JSON Schema"},

	{"symbols", OWNER_ENUM, "permissible_values", "Avro"},
	{"values", OWNER_ENUM, "permissible_values", "GraphQL"},
	{"entries", OWNER_ENUM, "permissible_values", "other schemas"},
	{"members", OWNER_ENUM, "permissible_values", "Python"},
	{"enum", OWNER_ENUM, "permissible_values", "JSON Schema"},
	{"enumerators", OWNER_ENUM, "permissible_values", "C"},
	{"attributes", OWNER_ENUM, "permissible_values", "slotc's classes"},
	{"bitmask", OWNER_ENUM, "flags", "other schemas"},
	{"bit_flags", OWNER_ENUM, "flags", "FlatBuffers"},

	{"number", OWNER_PERMISSIBLE_VALUE, "value", "Protocol Buffers"},
	{"text", OWNER_PERMISSIBLE_VALUE, "description", "LinkML"},

	{"allOf", OWNER_CLASS, "is_a", "JSON Schema"},
	{"base", OWNER_CLASS, "is_a", "other schemas"},
	{"bases", OWNER_CLASS, "is_a", "Python"},
	{"columns", OWNER_CLASS, "attributes", "SQL"},
	{"extends", OWNER_CLASS, "is_a", "Java"},
	{"fields", OWNER_CLASS, "attributes", "Avro"},
	{"inherits", OWNER_CLASS, "is_a", "other schemas"},
	{"isa", OWNER_CLASS, "is_a", "other schemas"},
	{"members", OWNER_CLASS, "attributes", "C++"},
	{"parent", OWNER_CLASS, "is_a", "other schemas"},
	{"properties", OWNER_CLASS, "attributes", "JSON Schema"},
	{"seq", OWNER_CLASS, "attributes", "Kaitai Struct"},
	{"slots", OWNER_CLASS, "attributes", "LinkML"},
	{"__slots__", OWNER_CLASS, "attributes", "Python"},
	{"super", OWNER_CLASS, "is_a", "Python"},
	{"superclass", OWNER_CLASS, "is_a", "other schemas"},
	{"traits", OWNER_CLASS, "mixins", "PHP"},
	{"vars", OWNER_CLASS, "attributes", "other schemas"},
	{"additionalProperties", OWNER_CLASS, NULL, "a class has its attributes and no others"},
	{"extra", OWNER_CLASS, NULL, "a class has its attributes and no others"},
	{"slots_only", OWNER_CLASS, NULL, "a class has its attributes and no others"},
	{"methods", OWNER_CLASS, NULL, "a class has slots; functions are written in C"},

	{"size", OWNER_LAYOUT, "assert_size", "other schemas"},
	{"alignment", OWNER_LAYOUT, "align", "other schemas"},
	{"sort", OWNER_LAYOUT, "order", "other schemas"},

	{"const", OWNER_ATTRIBUTE, "constant", "JSON Schema"},
	{"final", OWNER_ATTRIBUTE, "readonly", "Java"},
	{"frozen", OWNER_ATTRIBUTE, "readonly", "Python"},
	{"ge", OWNER_ATTRIBUTE, "minimum", "pydantic"},
	{"immutable", OWNER_ATTRIBUTE, "readonly", "other schemas"},
	{"init", OWNER_ATTRIBUTE, "default", "Python's dataclasses"},
	{"initial", OWNER_ATTRIBUTE, "default", "CSS"},
	{"fallback", OWNER_ATTRIBUTE, "default", "other schemas"},
	{"ifabsent", OWNER_ATTRIBUTE, "default", "LinkML"},
	{"le", OWNER_ATTRIBUTE, "maximum", "pydantic"},
	{"max", OWNER_ATTRIBUTE, "maximum", "other schemas"},
	{"max-len", OWNER_ATTRIBUTE, "max_bytes", "netlink specifications"},
	{"maxLength", OWNER_ATTRIBUTE, "max_bytes", "JSON Schema"},
	{"max_items", OWNER_ATTRIBUTE, "max_count", "other schemas"},
	{"max_length", OWNER_ATTRIBUTE, "max_bytes", "Django"},
	{"max_size", OWNER_ATTRIBUTE, "max_bytes", "nanopb"},
	{"maximum_value", OWNER_ATTRIBUTE, "maximum", "LinkML"},
	{"maximumValue", OWNER_ATTRIBUTE, "maximum", "other schemas"},
	{"min", OWNER_ATTRIBUTE, "minimum", "other schemas"},
	{"minimum_value", OWNER_ATTRIBUTE, "minimum", "LinkML"},
	{"minimumValue", OWNER_ATTRIBUTE, "minimum", "other schemas"},
	{"name", OWNER_ATTRIBUTE, "c: {name: amount}", "other schemas"},
	{"range", OWNER_ATTRIBUTE, "type", "LinkML"}, /* of numbers: read_rewrite.c */
	{"readOnly", OWNER_ATTRIBUTE, "readonly", "JSON Schema"},
	{"read_only", OWNER_ATTRIBUTE, "readonly", "Django"},
	{"units", OWNER_ATTRIBUTE, "unit", "other schemas"},
	{"value", OWNER_ATTRIBUTE, "default", "Java"},
	{"enum", OWNER_ATTRIBUTE, NULL, "an enum stands under 'enums', and its name is the type of the attribute"},
	{"pattern", OWNER_ATTRIBUTE, NULL, "slotc has no patterns; check the text before it is set"},
};

/* Words that stand for a description wherever there is one. */
static const struct synonym descriptions[] = {
	{"comment", OWNER_COUNT, "description", "SQL"},
	{"doc", OWNER_COUNT, "description", "Avro"},
	{"docs", OWNER_COUNT, "description", "other schemas"},
	{"documentation", OWNER_COUNT, "description", "XML Schema"},
	{"help", OWNER_COUNT, "description", "Kconfig"},
	{"summary", OWNER_COUNT, "description", "OpenAPI"},
};

const struct synonym *
find_synonym(enum key_owner owner, const char *word)
{
	for (size_t i = 0; i < COUNT_OF(synonyms); i++) {
		if (synonyms[i].owner == owner && strcmp(synonyms[i].word, word) == 0)
			return &synonyms[i];
	}
	/* A type has the limits of an attribute, and others' words for them. */
	if (owner == OWNER_TYPE) {
		const struct synonym *synonym = find_synonym(OWNER_ATTRIBUTE, word);
		if (synonym && synonym->key && find_key(owner, synonym->key))
			return synonym;
	}
	for (size_t i = 0; i < COUNT_OF(descriptions) && find_key(owner, "description"); i++) {
		if (strcmp(descriptions[i].word, word) == 0)
			return &descriptions[i];
	}
	return NULL;
}
