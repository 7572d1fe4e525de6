/*
 * foreign_words.c: what other languages call our types, word by word.
 */
#include "foreign.h"

#include <strings.h>

/* The same type under another name. */
static const struct {
	const char *word, *type;
} same[] = {
	{"_Bool", "bool"},
	{"bigint", "int64"},
	{"bigserial", "int64"},
	{"binary", "bytes"},
	{"bit", "bool"},
	{"blob", "bytes"},
	{"boolean", "bool"},
	{"byte", "uint8"},
	{"bytea", "bytes"},
	{"bytearray", "bytes"},
	{"char16_t", "uint16"},
	{"char32_t", "uint32"},
	{"char8_t", "uint8"},
	{"character varying", "string"},
	{"clob", "string"},
	{"date", "timestamp"},
	{"date-time", "timestamp"},
	{"datetime", "timestamp"},
	{"double precision", "double"},
	{"email", "string"},
	{"f32", "float"},
	{"f64", "double"},
	{"fixed32", "uint32"},
	{"fixed64", "uint64"},
	{"float16", "float"},
	{"float32", "float"},
	{"float32_t", "float"},
	{"float64", "double"},
	{"float64_t", "double"},
	{"half", "float"},
	{"i16", "int16"},
	{"i32", "int32"},
	{"i64", "int64"},
	{"i8", "int8"},
	{"instant", "timestamp"},
	{"int16_t", "int16"},
	{"int32_t", "int32"},
	{"int64_t", "int64"},
	{"int8_t", "int8"},
	{"mediumint", "int32"},
	{"ncname", "string"},
	{"number", "double"},
	{"nvarchar", "string"},
	{"real", "double"},
	{"rune", "uint32"},
	{"s16", "int16"},
	{"s32", "int32"},
	{"s64", "int64"},
	{"s8", "int8"},
	{"sbyte", "int8"},
	{"serial", "int32"},
	{"sfixed32", "int32"},
	{"sfixed64", "int64"},
	{"single", "float"},
	{"sint32", "int32"},
	{"sint64", "int64"},
	{"smallint", "int16"},
	{"str", "string"},
	{"text", "string"},
	{"time", "timestamp"},
	{"time_t", "timestamp"},
	{"timestamptz", "timestamp"},
	{"tinyint", "int8"},
	{"u16", "uint16"},
	{"u32", "uint32"},
	{"u64", "uint64"},
	{"u8", "uint8"},
	{"ubyte", "uint8"},
	{"uchar", "uint8"},
	{"uint16_t", "uint16"},
	{"uint32_t", "uint32"},
	{"uint64_t", "uint64"},
	{"uint8_t", "uint8"},
	{"ulong", "uint64"},
	{"uri", "string"},
	{"uriorcurie", "string"},
	{"url", "string"},
	{"ushort", "uint16"},
	{"varbinary", "bytes"},
	{"varchar", "string"},
	{"varchar2", "string"},
	{"wstring", "string"},
};

/* Words that say more than a type. */
static const struct {
	const char *word, *type, *key;
} more[] = {
	{"string_view", "string", "storage: borrowed"},
	{"uuid", "bytes", "max_bytes: 16"},
};

/* Words whose width depends on the machine or is not said; where something must
 * be chosen, it is the first type. */
static const struct {
	const char *word, *type, *choices;
} vague[] = {
	{"char", "int8", "int8, uint8 or string"},
	{"decimal", "int64", "int64 (a count of the smallest unit) or double"},
	{"duration", "int64", "int64 (with a 'unit') or double"},
	{"int", "int32", "int32 or int64"},
	{"integer", "int32", "int32 or int64"},
	{"intptr_t", "int64", "int64"},
	{"isize", "int64", "int32 or int64"},
	{"long", "int64", "int32 or int64"},
	{"long double", "double", "double"},
	{"long int", "int64", "int32 or int64"},
	{"long long", "int64", "int64"},
	{"long long int", "int64", "int64"},
	{"money", "int64", "int64 (a count of the smallest unit) or double"},
	{"numeric", "int64", "int64 (a count of the smallest unit) or double"},
	{"ptrdiff_t", "int64", "int64"},
	{"short", "int16", "int16"},
	{"short int", "int16", "int16"},
	{"signed char", "int8", "int8"},
	{"size_t", "uint64", "uint32 or uint64"},
	{"ssize_t", "int64", "int32 or int64"},
	{"timedelta", "int64", "int64 (with a 'unit') or double"},
	{"uint", "uint32", "uint32 or uint64"},
	{"uintptr_t", "uint64", "uint64"},
	{"unsigned", "uint32", "uint32 or uint64"},
	{"unsigned char", "uint8", "uint8"},
	{"unsigned int", "uint32", "uint32 or uint64"},
	{"unsigned long", "uint64", "uint32 or uint64"},
	{"unsigned long long", "uint64", "uint64"},
	{"unsigned short", "uint16", "uint16"},
	{"usize", "uint64", "uint32 or uint64"},
	{"wchar_t", "uint32", "uint32 or string"},
};

#define NEEDS_NAMES   "an object has the attributes of its class and no others: name them, or keep a list of pairs"
#define NEEDS_CLASS   "declare a class with its attributes under 'classes:' and name that"
#define NEEDS_ELEMENT "name the type of one element, and add 'count: 4' (so many) or 'max_count: 4' (at most so many)"
#define NEEDS_ONE     "a slot has one type: name that"

/* Words that have no counterpart, and what to do. */
static const struct {
	const char *word, *advice;
} none[] = {
	{"any", NEEDS_ONE},
	{"array", NEEDS_ELEMENT},
	{"borrowed", "name the type, string or bytes, and add 'storage: borrowed'"},
	{"callable", "an object holds values and no functions"},
	{"class", NEEDS_CLASS},
	{"dict", NEEDS_NAMES},
	{"enum", "declare its values under 'enums:' and name that"},
	{"function", "an object holds values and no functions"},
	{"hash", NEEDS_CLASS},
	{"hashmap", NEEDS_CLASS},
	{"inline", "name the type, and add 'storage: inline'"},
	{"json", NEEDS_CLASS},
	{"jsonb", NEEDS_CLASS},
	{"list", NEEDS_ELEMENT},
	{"literal", "declare the values as an enum under 'enums:' and name that"},
	{"map", NEEDS_NAMES},
	{"mapping", NEEDS_CLASS},
	{"none", "name the type, and add 'optional: true' where there may be no value"},
	{"null", "name the type, and add 'optional: true' where there may be no value"},
	{"object", NEEDS_CLASS},
	{"oneof", NEEDS_ONE},
	{"owned", "name the type, string or bytes, and add 'storage: owned'"},
	{"pointer", "name the class it points to, and add 'storage: reference'"},
	{"record", NEEDS_CLASS},
	{"reference", "name the class it points to, and add 'storage: reference'"},
	{"sequence", NEEDS_ELEMENT},
	{"set", NEEDS_ELEMENT},
	{"struct", NEEDS_CLASS},
	{"tuple", NEEDS_ELEMENT},
	{"union", NEEDS_ONE},
	{"unordered_map", NEEDS_CLASS},
	{"variant", NEEDS_ONE},
	{"vector", NEEDS_ELEMENT},
	{"void", NEEDS_ONE},
	{"void*", "for raw bytes write 'bytes'; to point at an object name its class and add 'storage: reference'"},
};

bool
foreign_word(const char *text, struct foreign_word *out)
{
	/* C's words are in lower case, those of SQL and Python in any. */
	*out = (struct foreign_word){0};
	for (size_t i = 0; i < COUNT_OF(same); i++)
		if (strcasecmp(same[i].word, text) == 0)
			out->type = same[i].type;
	for (size_t i = 0; i < COUNT_OF(more); i++)
		if (strcasecmp(more[i].word, text) == 0)
			*out = (struct foreign_word){.type = more[i].type, .key = more[i].key};
	for (size_t i = 0; i < COUNT_OF(vague); i++)
		if (strcasecmp(vague[i].word, text) == 0)
			*out = (struct foreign_word){.type = vague[i].type, .choices = vague[i].choices};
	return out->type != NULL;
}

const char *
foreign_advice(const char *text)
{
	for (size_t i = 0; i < COUNT_OF(none); i++)
		if (strcasecmp(none[i].word, text) == 0)
			return none[i].advice;
	return NULL;
}

static const struct foreign_wrapper wrappers[] = {
	{"array", WRAPS_LIST},
	{"deque", WRAPS_LIST},
	{"frozenset", WRAPS_LIST},
	{"iterable", WRAPS_LIST},
	{"list", WRAPS_LIST},
	{"queue", WRAPS_LIST},
	{"repeated", WRAPS_LIST},
	{"seq", WRAPS_LIST},
	{"sequence", WRAPS_LIST},
	{"set", WRAPS_LIST},
	{"slice", WRAPS_LIST},
	{"span", WRAPS_LIST},
	{"tuple", WRAPS_LIST},
	{"vec", WRAPS_LIST},
	{"vector", WRAPS_LIST},
	{"maybe", WRAPS_OPTIONAL},
	{"nullable", WRAPS_OPTIONAL},
	{"option", WRAPS_OPTIONAL},
	{"optional", WRAPS_OPTIONAL},
	{"arc", WRAPS_REFERENCE},
	{"box", WRAPS_REFERENCE},
	{"pointer", WRAPS_REFERENCE},
	{"ptr", WRAPS_REFERENCE},
	{"rc", WRAPS_REFERENCE},
	{"ref", WRAPS_REFERENCE},
	{"shared_ptr", WRAPS_REFERENCE},
	{"unique_ptr", WRAPS_REFERENCE},
	{"weak", WRAPS_REFERENCE},
	{"weak_ptr", WRAPS_REFERENCE},
	{"annotated", WRAPS_NOTHING},
	{"const", WRAPS_NOTHING},
	{"final", WRAPS_NOTHING},
	{"required", WRAPS_NOTHING},
};

const struct foreign_wrapper *
foreign_wrapper(const char *text)
{
	for (size_t i = 0; i < COUNT_OF(wrappers); i++) {
		if (strcasecmp(wrappers[i].word, text) == 0)
			return &wrappers[i];
	}
	return NULL;
}
