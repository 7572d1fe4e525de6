/*
 * check.c: does it make sense? A schema as it was read goes in; types,
 * defaults and C names are set in it, and what does not fit is reported, each
 * mistake once and none that only follows from another.
 */
#include "slotc.h"

#include <assert.h>
#include <string.h>

enum { NAME_LIMIT = 63, ATTRIBUTE_LIMIT = 4096, CLASS_LIMIT = 65536 };

/* ---- names ----------------------------------------------------------------- */

/* Can the name be part of a C identifier? `kind` is what it names. */
static bool
check_identifier(struct run *run, const char *kind, const char *name, struct span at)
{
	size_t length = strlen(name);
	int bad = ident_bad_byte(name, length);

	if (bad >= 0) {
		const char *repaired = ident_repair(run->arena, name);
		/* A code point of several bytes is shown whole. */
		uint32_t point;
		size_t size = length ? utf8_decode(name + bad, length - (size_t)bad, &point) : 0;
		size_t position = 1;
		for (int i = 0; i < bad; i++)
			position += ((unsigned char)name[i] & 0xc0) != 0x80;
		diag_fix(diag_report(run->diag, E_BAD_IDENTIFIER, at, kind, name,
		                     arena_text(run->arena, name + bad, size),
		                     arena_format(run->arena, "%zu", position), repaired),
		         repaired);
		return false;
	}
	if (ident_is_reserved(name)) {
		const char *repaired = ident_repair(run->arena, name);
		diag_report(run->diag, E_RESERVED_WORD, at, kind, name, "a form that C and C++ reserve", repaired);
		return false;
	}
	if (length > NAME_LIMIT) {
		diag_report(run->diag, E_TOO_BIG, at, arena_format(run->arena, "the name of %s '%s'", kind, name),
		            arena_format(run->arena, "%zu bytes", length),
		            arena_format(run->arena, "%d", NAME_LIMIT));
		return false;
	}
	return true;
}

static void
warn_yaml11_word(struct run *run, const char *name, bool is_plain, struct span at)
{
	if (is_plain && value_is_yaml11_bool(name))
		diag_report(run->diag, W_YAML11_WORD, at, name);
}

/* A name that the header will define, and the class or attribute it is for. */
struct symbol {
	const char *name;
	struct span at;
	const char *origin;
};

struct checker {
	struct run *run;
	struct schema *schema;
	struct map *symbols; /* from each external name to its struct symbol */
};

static void
add_symbol(struct checker *checker, const char *name, struct span at, const char *origin)
{
	struct run *run = checker->run;
	struct symbol *symbol = ARENA_NEW(run->arena, struct symbol);

	*symbol = (struct symbol){.name = name, .at = at, .origin = origin};
	const struct symbol *first = map_put(checker->symbols, name, strlen(name), symbol);
	if (first) {
		struct diag_message *message =
			diag_report(run->diag, E_NAME_COLLISION, at, origin, first->origin, name);
		diag_note(message, first->at, "'%s' is first made here, of %s", name, first->origin);
		return;
	}

	const char *header = ident_header(name);
	if (header)
		diag_report(run->diag, E_HEADER_CLASH, at, name, header, checker->schema->name);
}

/* What a class adds besides its attributes' accessors. */
static const char *const class_functions[] = {
	"init", "clear", "new", "free", "class", "find", "get", "getn", "set", "setn", "has", "hasn", "unset", "unsetn",
};

static void
name_class(struct checker *checker, struct class_def *class)
{
	struct run *run = checker->run;
	const char *origin = arena_format(run->arena, "class '%s'", class->name);

	class->c_name = arena_format(run->arena, "%s%s", checker->schema->prefix, ident_snake(run->arena, class->name));
	if (ident_is_keyword(class->c_name)) {
		diag_report(run->diag, E_RESERVED_WORD, class->at, "class", class->name, "a keyword of C or C++",
		            arena_format(run->arena, "%sItem", class->name));
		return;
	}
	if (strncmp(class->c_name, "slot_", 5) == 0) {
		diag_report(run->diag, E_HEADER_CLASH, class->at, class->c_name, "slotc/slot.h", checker->schema->name);
		return;
	}
	add_symbol(checker, class->c_name, class->at, origin);
	for (size_t i = 0; i < COUNT_OF(class_functions); i++)
		add_symbol(checker, arena_format(run->arena, "%s_%s", class->c_name, class_functions[i]), class->at,
		           origin);
}

/* Names that generated functions use for themselves. */
static bool
is_local_name(const char *name)
{
	return strcmp(name, "out") == 0 || strncmp(name, "slot_", 5) == 0;
}

static void
name_attribute(struct checker *checker, const struct class_def *class, struct attribute *attribute, struct map *members)
{
	struct run *run = checker->run;
	const char *name = attribute->name;
	const char *origin = arena_format(run->arena, "attribute '%s' of class '%s'", name, class->name);

	attribute->member = name;
	if (!check_identifier(run, "attribute", name, attribute->at))
		return;
	warn_yaml11_word(run, name, attribute->is_plain, attribute->at);
	if (strcmp(name, "self") == 0) {
		diag_report(run->diag, E_HEADER_CLASH, attribute->at, name, NULL, NULL);
		return;
	}
	if (ident_is_keyword(name) || ident_is_macro(name) || is_local_name(name))
		attribute->member = arena_format(run->arena, "%s_", name);

	struct symbol *symbol = ARENA_NEW(run->arena, struct symbol);
	*symbol = (struct symbol){.name = attribute->member, .at = attribute->at, .origin = origin};
	const struct symbol *first = map_put(members, attribute->member, strlen(attribute->member), symbol);
	if (first)
		diag_note(diag_report(run->diag, E_NAME_COLLISION, attribute->at, origin, first->origin,
		                      attribute->member),
		          first->at, "'%s' is first made here, of %s", attribute->member, first->origin);
	add_symbol(checker, arena_format(run->arena, "%s_get_%s", class->c_name, name), attribute->at, origin);
	add_symbol(checker, arena_format(run->arena, "%s_set_%s", class->c_name, name), attribute->at, origin);
}

/* ---- types ------------------------------------------------------------------ */

/* Words that C and other languages have for our types. */
static const struct {
	const char *word, *type;
} foreign_types[] = {
	{"Boolean", "bool"},    {"_Bool", "bool"},      {"bigint", "int64"},     {"boolean", "bool"},
	{"byte", "uint8"},      {"char *", "string"},   {"const char *", "string"}, {"datetime", "timestamp"},
	{"double precision", "double"},                 {"f32", "float"},        {"f64", "double"},
	{"float32", "float"},   {"float32_t", "float"}, {"float64", "double"},   {"float64_t", "double"},
	{"i16", "int16"},       {"i32", "int32"},       {"i64", "int64"},        {"i8", "int8"},
	{"int16_t", "int16"},   {"int32_t", "int32"},   {"int64_t", "int64"},    {"int8_t", "int8"},
	{"number", "double"},   {"real", "double"},     {"s16", "int16"},        {"s32", "int32"},
	{"s64", "int64"},       {"s8", "int8"},         {"smallint", "int16"},   {"str", "string"},
	{"text", "string"},     {"time", "timestamp"},  {"time_t", "timestamp"}, {"u16", "uint16"},
	{"u32", "uint32"},      {"u64", "uint64"},      {"u8", "uint8"},         {"uint16_t", "uint16"},
	{"uint32_t", "uint32"}, {"uint64_t", "uint64"}, {"uint8_t", "uint8"},    {"varchar", "string"},
};

/* Types of C and others whose width depends on the machine or is not said. */
static const struct {
	const char *word, *choices;
} ambiguous_types[] = {
	{"char", "int8, uint8 or string"},
	{"decimal", "int64 (a count of the smallest unit) or double"},
	{"int", "int32 or int64"},
	{"integer", "int32 or int64"},
	{"intptr_t", "int64"},
	{"long", "int32 or int64"},
	{"long double", "double"},
	{"long int", "int32 or int64"},
	{"long long", "int64"},
	{"ptrdiff_t", "int64"},
	{"short", "int16"},
	{"size_t", "uint32 or uint64"},
	{"ssize_t", "int32 or int64"},
	{"uint", "uint32 or uint64"},
	{"uintptr_t", "uint64"},
	{"unsigned", "uint32 or uint64"},
	{"unsigned char", "uint8"},
	{"unsigned int", "uint32 or uint64"},
	{"unsigned long", "uint32 or uint64"},
	{"wchar_t", "uint32 or string"},
};

static const struct prim *
resolve_type(struct run *run, const struct node *node)
{
	const struct prim *prim = prim_find(node->text);

	if (prim)
		return prim;
	for (size_t i = 0; i < COUNT_OF(ambiguous_types); i++) {
		if (strcmp(ambiguous_types[i].word, node->text) == 0) {
			diag_report(run->diag, E_AMBIGUOUS_TYPE, node->at, node->text, ambiguous_types[i].choices);
			return NULL;
		}
	}
	for (size_t i = 0; i < COUNT_OF(foreign_types); i++) {
		if (strcmp(foreign_types[i].word, node->text) == 0) {
			diag_fix(diag_report(run->diag, E_FOREIGN_TYPE, node->at, node->text, foreign_types[i].type),
			         foreign_types[i].type);
			return NULL;
		}
	}

	const char **names = ARENA_ARRAY(run->arena, prim_count, const char *);
	const char *list = "";
	for (size_t i = 0; i < prim_count; i++) {
		names[i] = prim_table[i].name;
		list = arena_format(run->arena, "%s%s%s", list, i ? ", " : "", names[i]);
	}
	const char *nearest = typo_nearest(node->text, names, prim_count);
	struct diag_message *message = diag_report(run->diag, E_UNKNOWN_TYPE, node->at, node->text, nearest);
	if (nearest)
		diag_fix(message, nearest);
	diag_note(message, (struct span){0}, "types are %s", list);
	return NULL;
}

/* The value of a slot that nobody gave one. */
static struct value
zero_of(const struct prim *prim)
{
	switch (prim->kind) {
	case PRIM_BOOL:
		return (struct value){.kind = VALUE_BOOL};
	case PRIM_SIGNED:
	case PRIM_UNSIGNED:
		return (struct value){.kind = VALUE_INT};
	case PRIM_REAL:
		return (struct value){.kind = VALUE_REAL};
	case PRIM_TEXT:
		return (struct value){.kind = VALUE_TEXT, .text = ""};
	}
	assert(!"every kind has a case");
	return (struct value){0};
}

static enum type_kind
kind_of(const struct prim *prim)
{
	switch (prim->kind) {
	case PRIM_BOOL:
		return TYPE_BOOL;
	case PRIM_SIGNED:
	case PRIM_UNSIGNED:
		return TYPE_INTEGER;
	case PRIM_REAL:
		return TYPE_REAL;
	case PRIM_TEXT:
		return TYPE_TEXT;
	}
	assert(!"every kind has a case");
	return TYPE_BOOL;
}

/* The least and the greatest number that the type can hold. */
static void
set_limits(struct attribute *attribute)
{
	const struct prim *prim = attribute->prim;

	if (prim->kind == PRIM_SIGNED) {
		attribute->minimum = (struct value){
			.kind = VALUE_INT, .negative = true, .magnitude = UINT64_C(1) << (prim->bits - 1)};
		attribute->maximum = (struct value){
			.kind = VALUE_INT, .magnitude = (UINT64_C(1) << (prim->bits - 1)) - 1};
	} else if (prim->kind == PRIM_UNSIGNED) {
		attribute->minimum = (struct value){.kind = VALUE_INT};
		attribute->maximum = (struct value){.kind = VALUE_INT, .magnitude = UINT64_MAX >> (64 - prim->bits)};
	}
}

static void
check_attribute(struct run *run, struct attribute *attribute)
{
	if (!attribute->type)
		return;
	attribute->prim = resolve_type(run, attribute->type);

	if (attribute->required && attribute->fallback) {
		struct diag_message *message =
			diag_report(run->diag, E_REQUIRED_WITH_DEFAULT, attribute->fallback_at, attribute->name);
		diag_note(message, attribute->required_at, "required here");
	}
	/* The rest depends on a type that is known. */
	if (!attribute->prim)
		return;
	if (attribute->storage_at.source && attribute->prim->kind != PRIM_TEXT)
		diag_report(run->diag, E_CONSTRAINT_MISMATCH, attribute->storage_at, "storage", "strings",
		            attribute->name, attribute->prim->name);
	if (attribute->prim->kind == PRIM_TEXT && attribute->storage == STORAGE_DEFAULT)
		attribute->storage = STORAGE_OWNED;

	attribute->kind = kind_of(attribute->prim);
	set_limits(attribute);
	attribute->value = zero_of(attribute->prim);
	if (attribute->fallback) {
		const char *what = arena_format(run->arena, "the default of '%s'", attribute->name);
		value_read(run, attribute->fallback, attribute->prim, what, &attribute->value);
	}
}

static void
check_class(struct checker *checker, struct class_def *class)
{
	struct run *run = checker->run;
	struct map *members = map_new(run->arena);

	class->c_name = class->name;
	if (check_identifier(run, "class", class->name, class->at)) {
		warn_yaml11_word(run, class->name, class->is_plain, class->at);
		name_class(checker, class);
	}
	if (class->attribute_count > ATTRIBUTE_LIMIT)
		diag_report(run->diag, E_TOO_BIG, class->at, arena_format(run->arena, "class '%s'", class->name),
		            arena_format(run->arena, "%zu attributes", class->attribute_count),
		            arena_format(run->arena, "%d", ATTRIBUTE_LIMIT));
	class->slots = ARENA_ARRAY(run->arena, class->attribute_count, struct attribute *);
	class->slot_count = class->attribute_count;
	for (size_t i = 0; i < class->attribute_count; i++) {
		class->slots[i] = &class->attributes[i];
		class->attributes[i].owner = class;
		name_attribute(checker, class, &class->attributes[i], members);
		check_attribute(run, &class->attributes[i]);
	}
}

void
check_schema(struct run *run, struct schema *schema)
{
	struct checker checker = {.run = run, .schema = schema, .symbols = map_new(run->arena)};
	struct span at = schema->name_at;

	if (!at.source)
		at = (struct span){schema->source, 1, 1, 1, 1};
	check_identifier(run, "schema", schema->name, at);
	if (*schema->prefix)
		check_identifier(run, "prefix", schema->prefix, schema->prefix_at);
	if (schema->class_count > CLASS_LIMIT)
		diag_report(run->diag, E_TOO_BIG, at, "the schema",
		            arena_format(run->arena, "%zu classes", schema->class_count),
		            arena_format(run->arena, "%d", CLASS_LIMIT));
	struct class_def **ordered = ARENA_ARRAY(run->arena, schema->class_count, struct class_def *);
	size_t errors = diag_errors(run->diag);
	for (size_t i = 0; i < schema->class_count; i++) {
		check_class(&checker, &schema->classes[i]);
		ordered[i] = &schema->classes[i];
	}
	schema->ordered = ordered;
	schema->ordered_count = schema->class_count;
	schema->is_sound = diag_errors(run->diag) == errors;
}
