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

/* What is wrong with a name, from its byte `bad` on. */
static const char *
describe_bad_byte(struct arena *arena, const char *name, size_t bad)
{
	size_t length = strlen(name), position = 1;
	uint32_t point;

	if (!length)
		return "it is empty";
	if (bad == 0 && name[0] >= '0' && name[0] <= '9')
		return "it begins with a digit";
	/* Counted in code points, and one of several bytes is shown whole. */
	for (size_t i = 0; i < bad; i++)
		position += ((unsigned char)name[i] & 0xc0) != 0x80;
	return arena_format(arena, "bad character '%.*s' at position %zu",
	                    (int)utf8_decode(name + bad, length - bad, &point), name + bad, position);
}

static bool
is_ascii(const char *text)
{
	while (*text && (unsigned char)*text < 0x80)
		text++;
	return !*text;
}

/* Can the name be part of a C identifier? `kind` is what it names. */
static bool
check_identifier(struct run *run, const char *kind, const char *name, struct span at)
{
	size_t length = strlen(name);
	int bad = ident_bad_byte(name, length);
	const char *repaired = ident_repair(run->arena, name);

	if (strcmp(kind, "prefix") == 0)
		repaired = arena_format(run->arena, "%s_", repaired);
	if (bad >= 0) {
		/* A letter that C does not know cannot just be left out. */
		bool is_repaired = length && is_ascii(name);
		struct diag_message *message =
			diag_report(run->diag, E_BAD_IDENTIFIER, at, kind, name,
		                    describe_bad_byte(run->arena, name, (size_t)bad), is_repaired ? repaired : NULL);
		if (is_repaired)
			diag_fix(message, repaired);
		else
			diag_help(message, "names are made of the letters a to z and A to Z, digits and '_'");
		return false;
	}
	if (ident_is_reserved(name)) {
		diag_fix(diag_report(run->diag, E_RESERVED_WORD, at, kind, name, "has a form that C and C++ reserve",
		                     repaired),
		         repaired);
		return false;
	}
	if (length > NAME_LIMIT) {
		diag_report(run->diag, E_TOO_BIG, at, arena_format(run->arena, "the name of this %s", kind),
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
		diag_fix(diag_report(run->diag, W_YAML11_WORD, at, name), arena_format(run->arena, "\"%s\"", name));
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

/* Report that two origins give the same name. */
static void
report_collision(struct run *run, const struct symbol *symbol, const struct symbol *first)
{
	diag_note(diag_report(run->diag, E_NAME_COLLISION, symbol->at, symbol->origin, first->origin, symbol->name),
	          first->at, "%s is here", first->origin);
}

static void
report_clash(const struct checker *checker, const char *name, const char *header, struct span at)
{
	diag_report(checker->run->diag, E_HEADER_CLASH, at, name, header,
	            ident_repair(checker->run->arena, checker->schema->name));
}

/* Is the name new, and nobody else's? Reports it where not. */
static bool
add_symbol(struct checker *checker, const char *name, struct span at, const char *origin)
{
	struct run *run = checker->run;
	struct symbol *symbol = ARENA_NEW(run->arena, struct symbol);
	const char *header = ident_header(name);

	*symbol = (struct symbol){.name = name, .at = at, .origin = origin};
	const struct symbol *first = map_put(checker->symbols, name, strlen(name), symbol);
	if (first)
		report_collision(run, symbol, first);
	else if (header)
		report_clash(checker, name, header, at);
	return !first && !header;
}

/* What a class adds besides its attributes' accessors. */
static const char *const class_functions[] = {
	"init", "clear", "new", "free", "class", "find", "get", "getn", "set", "setn", "has", "hasn", "unset", "unsetn",
};

/* Choose the class's C name. False where it is wrong: names that are made of
 * it are not looked at then. */
static bool
name_class(struct checker *checker, struct class_def *class)
{
	struct run *run = checker->run;
	const char *origin = arena_format(run->arena, "class '%s'", class->name);

	class->c_name = arena_format(run->arena, "%s%s%s", checker->schema->prefix, ident_snake(run->arena, class->name),
	                             run->suffix ? run->suffix : "");
	if (ident_is_keyword(class->c_name)) {
		const char *longer = arena_format(run->arena, "%sItem", class->name);
		diag_fix(diag_report(run->diag, E_RESERVED_WORD, class->at, "class", class->name,
		                     "is a keyword of C or C++", longer),
		         longer);
		return false;
	}
	if (strncmp(class->c_name, "slot_", 5) == 0) {
		report_clash(checker, class->c_name, "slotc/slot.h", class->at);
		return false;
	}
	if (!add_symbol(checker, class->c_name, class->at, origin))
		return false;
	for (size_t i = 0; i < COUNT_OF(class_functions); i++)
		add_symbol(checker, arena_format(run->arena, "%s_%s", class->c_name, class_functions[i]), class->at,
		           origin);
	return true;
}

/* Names that a parameter of init and new must not hide: what these functions
 * use themselves, types, and the variables of POSIX (-Wshadow). */
static bool
is_used_around(const struct class_def *class, const char *name)
{
	static const char *const words[] = {
		"daylight", "free",   "getdate_err", "malloc",  "memset",   "optarg", "opterr",
		"optind",   "optopt", "out",         "signgam", "timezone", "tzname",
	};
	size_t length = strlen(name), prefix = strlen(class->c_name);

	for (size_t i = 0; i < COUNT_OF(words); i++) {
		if (strcmp(words[i], name) == 0)
			return true;
	}
	return (length > 2 && strcmp(name + length - 2, "_t") == 0) || strncmp(name, "slot_", 5) == 0 ||
	       strncmp(name, "SLOT_", 5) == 0 || (strncmp(name, class->c_name, prefix) == 0 && name[prefix] == '_');
}

static void
name_attribute(struct checker *checker, const struct class_def *class, bool class_is_named, struct attribute *attribute,
               struct map *members)
{
	struct run *run = checker->run;
	const char *name = attribute->name;
	const char *origin = arena_format(run->arena, "attribute '%s' of class '%s'", name, class->name);

	attribute->member = name;
	if (!check_identifier(run, "attribute", name, attribute->at))
		return;
	/* A lone letter names an axis, and no reader that people use takes it for a bool. */
	if (name[1])
		warn_yaml11_word(run, name, attribute->is_plain, attribute->at);
	if (strcmp(name, "self") == 0) {
		diag_help(diag_report(run->diag, E_HEADER_CLASH, attribute->at, name, NULL, NULL),
		          "rename it: the functions of a class call their object 'self'");
		return;
	}
	if (ident_is_keyword(name) || ident_is_macro(name) || is_used_around(class, name))
		attribute->member = arena_format(run->arena, "%s_", name);

	struct symbol *symbol = ARENA_NEW(run->arena, struct symbol);
	*symbol = (struct symbol){.name = attribute->member, .at = attribute->at, .origin = origin};
	const struct symbol *first = map_put(members, attribute->member, strlen(attribute->member), symbol);
	if (first)
		report_collision(run, symbol, first);
	if (first || !class_is_named)
		return;
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
	assert(0 && "every kind has a case");
	return (struct value){0};
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

	attribute->value = zero_of(attribute->prim);
	if (attribute->fallback) {
		const char *what = arena_format(run->arena, "the default of '%s'", attribute->name);
		value_read(run, attribute->fallback, attribute->prim, what, &attribute->value);
		if (attribute->prim->kind == PRIM_TEXT)
			warn_yaml11_word(run, attribute->fallback->text, attribute->fallback->is_plain,
			                 attribute->fallback->at);
	}
}

static void
check_class(struct checker *checker, struct class_def *class)
{
	struct run *run = checker->run;
	struct map *members = map_new(run->arena);

	bool is_named = check_identifier(run, "class", class->name, class->at);

	class->c_name = class->name;
	if (is_named) {
		warn_yaml11_word(run, class->name, class->is_plain, class->at);
		is_named = name_class(checker, class);
	}
	if (class->attribute_count > ATTRIBUTE_LIMIT)
		diag_report(run->diag, E_TOO_BIG, class->at, arena_format(run->arena, "class '%s'", class->name),
		            arena_format(run->arena, "%zu attributes", class->attribute_count),
		            arena_format(run->arena, "%d", ATTRIBUTE_LIMIT));
	for (size_t i = 0; i < class->attribute_count; i++) {
		name_attribute(checker, class, is_named, &class->attributes[i], members);
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
	for (size_t i = 0; i < schema->class_count; i++)
		check_class(&checker, &schema->classes[i]);
}
