/*
 * read_words.c: the words of other languages where a key is expected, and what
 * they are here: right answers where the distance between words has none.
 */
#include "read.h"

#include <string.h>

#define ENUM_ADVICE "an enum stands under 'enums:', and its name is the type of the attribute"

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
	{"interfaces", OWNER_SCHEMA, "classes", "TypeScript"},
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
	{"tables", OWNER_SCHEMA, "classes", "SQL"},
	{"typedefs", OWNER_SCHEMA, "types", "C"},
	{"$id", OWNER_SCHEMA, NULL, "remove it: a schema is known by its file and its 'name'"},
	{"$schema", OWNER_SCHEMA, NULL, "for editors write a comment: '# yaml-language-server: $schema=slotc.schema.json'"},
	{"attributes", OWNER_SCHEMA, NULL, "attributes belong to a class: 'classes: {Item: {attributes: {x: float}}}'"},
	{"author", OWNER_SCHEMA, NULL, "write it into the 'description'"},
	{"components", OWNER_SCHEMA, NULL, "its 'schemas' are 'classes:' here, which stand at the top"},
	{"default_prefix", OWNER_SCHEMA, NULL, "remove it: names in C begin as 'c: {prefix: shop_}' says"},
	{"default_range", OWNER_SCHEMA, NULL, "remove it: each attribute says its type"},
	{"edition", OWNER_SCHEMA, NULL, "remove it: the language has one form"},
	{"fields", OWNER_SCHEMA, NULL, "attributes belong to a class: 'classes: {Item: {attributes: {x: float}}}'"},
	{"id", OWNER_SCHEMA, NULL, "remove it: a schema is known by its file and its 'name'"},
	{"info", OWNER_SCHEMA, NULL, "write 'title' and 'description' at the top"},
	{"meta", OWNER_SCHEMA, NULL, "write its id as 'name' and its text as 'description'"},
	{"seq", OWNER_SCHEMA, NULL, "attributes belong to a class: 'classes: {Item: {attributes: {x: float}}}'"},
	{"openapi", OWNER_SCHEMA, NULL, "remove it: the language has one form"},
	{"option", OWNER_SCHEMA, NULL, "remove it: options are given to slotc itself"},
	{"options", OWNER_SCHEMA, NULL, "remove it: options are given to slotc itself"},
	{"paths", OWNER_SCHEMA, NULL, "remove it: a schema describes data only"},
	{"properties", OWNER_SCHEMA, NULL, "attributes belong to a class: 'classes: {Item: {attributes: {x: float}}}'"},
	{"service", OWNER_SCHEMA, NULL, "remove it: a schema describes data only"},
	{"slots", OWNER_SCHEMA, NULL, "slots are attributes of a class: 'classes: {Item: {attributes: {x: float}}}'"},
	{"syntax", OWNER_SCHEMA, NULL, "remove it: the language has one form"},
	{"type", OWNER_SCHEMA, NULL, "remove it: a schema has classes, under 'classes:'"},
	{"version", OWNER_SCHEMA, NULL, "write it into the 'description'"},

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
	{"type", OWNER_ENUM, NULL, "remove it: an enum takes the bits that its values need"},
	{"title", OWNER_ENUM, "description", "JSON Schema"},
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
	{"additionalProperties", OWNER_CLASS, NULL, "remove it: a class has its attributes and no others"},
	{"extra", OWNER_CLASS, NULL, "remove it: a class has its attributes and no others"},
	{"slots_only", OWNER_CLASS, NULL, "remove it: a class has its attributes and no others"},
	{"anyOf", OWNER_CLASS, NULL, "remove it: a class has one set of attributes; each of them may be 'optional: true'"},
	{"class_uri", OWNER_CLASS, NULL, "keep it under 'annotations:', which is for other tools"},
	{"constraints", OWNER_CLASS, NULL, "remove it: limits stand in the attributes"},
	{"frozen", OWNER_CLASS, NULL, "write 'readonly: true' in each attribute"},
	{"functions", OWNER_CLASS, NULL, "remove it: a class has slots; functions are written in C"},
	{"implements", OWNER_CLASS, "mixins", "Java"},
	{"indexes", OWNER_CLASS, NULL, "remove it: a class describes one object; how many are found is the program's"},
	{"interfaces", OWNER_CLASS, "mixins", "GraphQL"},
	{"oneOf", OWNER_CLASS, NULL, "remove it: a class has one set of attributes; each of them may be 'optional: true'"},
	{"primary_key", OWNER_CLASS, NULL, "remove it: a class describes one object; which are alike is the program's"},
	{"slot_usage", OWNER_CLASS, NULL, "remove it: what is inherited cannot be refined"},
	{"title", OWNER_CLASS, "description", "JSON Schema"},
	{"tree_root", OWNER_CLASS, NULL, "remove it: every class can be made on its own"},
	{"type", OWNER_CLASS, NULL, "remove it: what stands under 'classes:' is a class"},
	{"unique_keys", OWNER_CLASS, NULL, "remove it: a class describes one object; which are alike is the program's"},
	{"methods", OWNER_CLASS, NULL, "remove it: a class has slots; functions are written in C"},

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
	{"autoincrement", OWNER_ATTRIBUTE, NULL, "remove it: numbers are given by the program"},
	{"charset", OWNER_ATTRIBUTE, NULL, "remove it: a string is UTF-8; for anything else write 'type: bytes'"},
	{"choices", OWNER_ATTRIBUTE, NULL, ENUM_ADVICE},
	{"collation", OWNER_ATTRIBUTE, NULL, "remove it: a string is UTF-8; for anything else write 'type: bytes'"},
	{"default_factory", OWNER_ATTRIBUTE, NULL, "write the value itself: 'default: 0'"},
	{"default_value", OWNER_ATTRIBUTE, "default", "other schemas"},
	{"encoding", OWNER_ATTRIBUTE, NULL, "remove it: a string is UTF-8; for anything else write 'type: bytes'"},
	{"example", OWNER_ATTRIBUTE, NULL, "write it into the 'description'"},
	{"examples", OWNER_ATTRIBUTE, NULL, "write them into the 'description'"},
	{"format", OWNER_ATTRIBUTE, NULL, "remove it: the type says it all, such as int64, double or timestamp"},
	{"identifier", OWNER_ATTRIBUTE, NULL, "remove it: write 'required: true' for what an object cannot do without"},
	{"label", OWNER_ATTRIBUTE, NULL, "write 'optional: true' or 'max_count: 8'"},
	{"max_value", OWNER_ATTRIBUTE, "maximum", "Django"},
	{"minLength", OWNER_ATTRIBUTE, NULL, "remove it: a string may be empty; check it before it is set"},
	{"min_length", OWNER_ATTRIBUTE, NULL, "remove it: a string may be empty; check it before it is set"},
	{"min_value", OWNER_ATTRIBUTE, "minimum", "Django"},
	{"multipleOf", OWNER_ATTRIBUTE, NULL, "remove it: a range has no steps; check it before it is set"},
	{"number", OWNER_ATTRIBUTE, NULL, "remove it: attributes are told apart by their names"},
	{"oneOf", OWNER_ATTRIBUTE, NULL, "remove it: a slot has one type"},
	{"options", OWNER_ATTRIBUTE, NULL, ENUM_ADVICE},
	{"permissible_values", OWNER_ATTRIBUTE, NULL, ENUM_ADVICE},
	{"precision", OWNER_ATTRIBUTE, NULL, "remove it: float holds 7 digits, double 15; or count the smallest unit in an int64"},
	{"primary_key", OWNER_ATTRIBUTE, NULL, "remove it: write 'required: true' for what an object cannot do without"},
	{"private", OWNER_ATTRIBUTE, NULL, "remove it: the members of a struct are private, and the functions are there for all"},
	{"references", OWNER_ATTRIBUTE, NULL, "to point at an object name its class and add 'storage: reference'"},
	{"repr", OWNER_ATTRIBUTE, NULL, "remove it: every slot is printed and compared"},
	{"compare", OWNER_ATTRIBUTE, NULL, "remove it: every slot is printed and compared"},
	{"scale", OWNER_ATTRIBUTE, NULL, "remove it: float holds 7 digits, double 15; or count the smallest unit in an int64"},
	{"signed", OWNER_ATTRIBUTE, NULL, "remove it: int8 to int64 have a sign, uint8 to uint64 have none"},
	{"slot_uri", OWNER_ATTRIBUTE, NULL, "keep it under 'annotations:', which is for other tools"},
	{"tag", OWNER_ATTRIBUTE, NULL, "remove it: attributes are told apart by their names"},
	{"title", OWNER_ATTRIBUTE, "description", "JSON Schema"},
	{"offset", OWNER_ATTRIBUTE, NULL, "remove it: slotc places the slots; 'slotc layout' shows where"},
	{"padding", OWNER_ATTRIBUTE, NULL, "remove it: slotc places the slots; 'slotc layout' shows where"},
	{"pad", OWNER_ATTRIBUTE, NULL, "remove it: slotc places the slots; 'slotc layout' shows where"},
	{"position", OWNER_ATTRIBUTE, NULL, "remove it: slotc places the slots; 'slotc layout' shows where"},
	{"endian", OWNER_CLASS, NULL, "remove it: an object is in memory, in the order of the machine"},
	{"endian", OWNER_ATTRIBUTE, NULL, "remove it: an object is in memory, in the order of the machine"},
	{"byte_order", OWNER_CLASS, NULL, "remove it: an object is in memory, in the order of the machine"},
	{"byte_order", OWNER_ATTRIBUTE, NULL, "remove it: an object is in memory, in the order of the machine"},
	{"byteorder", OWNER_CLASS, NULL, "remove it: an object is in memory, in the order of the machine"},
	{"byteorder", OWNER_ATTRIBUTE, NULL, "remove it: an object is in memory, in the order of the machine"},
	{"endianness", OWNER_CLASS, NULL, "remove it: an object is in memory, in the order of the machine"},
	{"endianness", OWNER_ATTRIBUTE, NULL, "remove it: an object is in memory, in the order of the machine"},
	{"bit", OWNER_ATTRIBUTE, NULL, "remove it: a bool takes one bit, and slotc chooses which"},
	{"fixed_count", OWNER_ATTRIBUTE, NULL, "write 'count' for a fixed array, 'max_count' for one with a length"},
	{"int_size", OWNER_ATTRIBUTE, NULL, "write the type of that size, such as 'uint8'"},
	{"union", OWNER_CLASS, NULL, "remove it: a class has one set of attributes; each of them may be 'optional: true'"},
	{"computed", OWNER_ATTRIBUTE, NULL, "remove it: every slot is read and set by functions; what more they do is written in C"},
	{"getter", OWNER_ATTRIBUTE, NULL, "remove it: every slot is read and set by functions; what more they do is written in C"},
	{"get", OWNER_ATTRIBUTE, NULL, "remove it: every slot is read and set by functions; what more they do is written in C"},
	{"setter", OWNER_ATTRIBUTE, NULL, "remove it: every slot is read and set by functions; what more they do is written in C"},
	{"set", OWNER_ATTRIBUTE, NULL, "remove it: every slot is read and set by functions; what more they do is written in C"},
	{"validate", OWNER_ATTRIBUTE, NULL, "remove it: every slot is read and set by functions; what more they do is written in C"},
	{"validator", OWNER_ATTRIBUTE, NULL, "remove it: every slot is read and set by functions; what more they do is written in C"},
	{"validators", OWNER_ATTRIBUTE, NULL, "remove it: every slot is read and set by functions; what more they do is written in C"},
	{"auto_now", OWNER_ATTRIBUTE, NULL, "remove it: write 'required: true', and give the time to init"},
	{"auto_now_add", OWNER_ATTRIBUTE, NULL, "remove it: write 'required: true', and give the time to init"},
	{"foreign_key", OWNER_ATTRIBUTE, NULL, "remove it: an attribute with 'storage: reference' points to an object, which its owner frees"},
	{"on_delete", OWNER_ATTRIBUTE, NULL, "remove it: an attribute with 'storage: reference' points to an object, which its owner frees"},
	{"unique", OWNER_ATTRIBUTE, NULL, "remove it: a class describes one object; which are alike is the program's"},
	{"uniqueItems", OWNER_ATTRIBUTE, NULL, "remove it: elements may be alike"},
	{"unsigned", OWNER_ATTRIBUTE, NULL, "remove it: int8 to int64 have a sign, uint8 to uint64 have none"},
	{"validator", OWNER_ATTRIBUTE, NULL, "remove it: limits are 'minimum' and 'maximum'; check the rest before it is set"},
	{"values", OWNER_ATTRIBUTE, NULL, ENUM_ADVICE},
	{"writeOnly", OWNER_ATTRIBUTE, NULL, "remove it: what can be set can be read"},
	{"enum", OWNER_ATTRIBUTE, NULL, ENUM_ADVICE},
	{"pattern", OWNER_ATTRIBUTE, NULL, "remove it: slotc has no patterns; check the text before it is set"},
};

/* Words that stand for a description wherever there is one. */
static const struct synonym descriptions[] = {
	{"comment", OWNER_COUNT, "description", "SQL"},
	{"desc", OWNER_COUNT, "description", "other schemas"},
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

const char *
nearest_synonym(enum key_owner owner, const char *word)
{
	enum { SHORTEST = 6 }; /* "table" is not meant for "title" */
	const char *words[COUNT_OF(synonyms)];
	size_t count = 0;

	for (size_t i = 0; i < COUNT_OF(synonyms); i++) {
		if (synonyms[i].owner == owner && synonyms[i].key && find_key(owner, synonyms[i].key) &&
		    strlen(synonyms[i].word) >= SHORTEST)
			words[count++] = synonyms[i].word;
	}
	const char *nearest = typo_nearest(word, words, count);
	return nearest ? find_synonym(owner, nearest)->key : NULL;
}
