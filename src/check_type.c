/*
 * check_type.c: what a type means. The name of a scalar, a named type, an enum
 * or a class goes in; how its values are kept and which are allowed comes out.
 */
#include "check.h"

#include <assert.h>
#include <string.h>

/* ---- words of other languages ------------------------------------------------ */

/* Words that C and other languages have for our types. Sorted by strcmp. */
static const struct {
	const char *word, *type;
} foreign_types[] = {
	{"Boolean", "bool"},
	{"_Bool", "bool"},
	{"bigint", "int64"},
	{"binary", "bytes"},
	{"blob", "bytes"},
	{"boolean", "bool"},
	{"bytea", "bytes"},
	{"bytearray", "bytes"},
	{"byte", "uint8"},
	{"char *", "string"},
	{"char*", "string"},
	{"const char *", "string"},
	{"const char*", "string"},
	{"date", "timestamp"},
	{"datetime", "timestamp"},
	{"double precision", "double"},
	{"f32", "float"},
	{"f64", "double"},
	{"fixed32", "uint32"},
	{"fixed64", "uint64"},
	{"float32", "float"},
	{"float32_t", "float"},
	{"float64", "double"},
	{"float64_t", "double"},
	{"i16", "int16"},
	{"i32", "int32"},
	{"i64", "int64"},
	{"i8", "int8"},
	{"int16_t", "int16"},
	{"int32_t", "int32"},
	{"int64_t", "int64"},
	{"int8_t", "int8"},
	{"number", "double"},
	{"real", "double"},
	{"s16", "int16"},
	{"s32", "int32"},
	{"s64", "int64"},
	{"s8", "int8"},
	{"sint32", "int32"},
	{"sint64", "int64"},
	{"smallint", "int16"},
	{"std::string", "string"},
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
	{"uint16_t", "uint16"},
	{"uint32_t", "uint32"},
	{"uint64_t", "uint64"},
	{"uint8_t", "uint8"},
	{"ulong", "uint64"},
	{"ushort", "uint16"},
	{"varchar", "string"},
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
	{"void *", "bytes, or the name of a class with 'storage: reference'"},
	{"wchar_t", "uint32 or string"},
};

/* Forms that have a key of their own here: "float[4]", "list[float]", "Item*". */
static bool
report_form(struct checker *checker, const struct node *node)
{
	struct run *run = checker->run;
	const char *text = node->text, *bracket = strpbrk(text, "[<");
	size_t length = strlen(text);

	if (length > 1 && text[length - 1] == '*') {
		size_t name = strcspn(text, " *");
		diag_report(run->diag, E_FOREIGN_TYPE, node->at, text,
		            arena_format(run->arena, "type: %.*s, storage: reference", (int)name, text));
	} else if (length > 1 && text[length - 1] == '?') {
		diag_report(run->diag, E_FOREIGN_TYPE, node->at, text,
		            arena_format(run->arena, "type: %.*s, optional: true", (int)length - 1, text));
	} else if (bracket && bracket[0] == '[' && bracket > text && strspn(bracket + 1, "0123456789") &&
	           strncmp(text, "list", 4) != 0) {
		size_t digits = strspn(bracket + 1, "0123456789");
		diag_report(run->diag, E_FOREIGN_TYPE, node->at, text,
		            arena_format(run->arena, "type: %.*s, count: %.*s", (int)(bracket - text), text,
		                         (int)digits, bracket + 1));
	} else if (bracket && bracket > text && length > 2) {
		size_t inner = strcspn(bracket + 1, "]>");
		bool is_suffix = inner == 0;
		diag_report(run->diag, E_FOREIGN_TYPE, node->at, text,
		            arena_format(run->arena, "type: %.*s, max_count: 8",
		                         is_suffix ? (int)(bracket - text) : (int)inner,
		                         is_suffix ? text : bracket + 1));
	} else {
		return false;
	}
	return true;
}

static bool
report_foreign_type(struct checker *checker, const struct node *node)
{
	struct run *run = checker->run;

	for (size_t i = 0; i < COUNT_OF(ambiguous_types); i++) {
		if (strcmp(ambiguous_types[i].word, node->text) == 0) {
			diag_report(run->diag, E_AMBIGUOUS_TYPE, node->at, node->text, ambiguous_types[i].choices);
			return true;
		}
	}
	for (size_t i = 0; i < COUNT_OF(foreign_types); i++) {
		if (strcmp(foreign_types[i].word, node->text) == 0) {
			diag_fix(diag_report(run->diag, E_FOREIGN_TYPE, node->at, node->text, foreign_types[i].type),
			         foreign_types[i].type);
			return true;
		}
	}
	return report_form(checker, node);
}

static void
report_unknown_type(struct checker *checker, const struct node *node)
{
	struct run *run = checker->run;
	size_t count = 0;
	const char **names = ARENA_ARRAY(run->arena, prim_count + checker->name_count, const char *);
	const char *list = "";

	for (size_t i = 0; i < prim_count; i++) {
		names[count++] = prim_table[i].name;
		list = arena_format(run->arena, "%s%s%s", list, i ? ", " : "", prim_table[i].name);
	}
	for (size_t i = 0; i < checker->name_count; i++)
		names[count++] = checker->names[i];
	const char *nearest = nearest_name(checker, node->text, names, count);
	if (!nearest && checker->lacks_import)
		return;
	struct diag_message *message = diag_report(run->diag, E_UNKNOWN_TYPE, node->at, node->text, nearest);
	if (nearest)
		diag_fix(message, nearest);
	diag_note(message, (struct span){0}, "types are %s%s", list,
	          checker->name_count ? ", and the types, enums and classes of the schema" : "");
}

/* ---- meanings --------------------------------------------------------------------- */

static void
mean_prim(const struct prim *prim, struct meaning *out)
{
	struct value none = {0};

	*out = (struct meaning){.prim = prim, .minimum = none, .maximum = none, .name = prim->name};
	switch (prim->kind) {
	case PRIM_BOOL:
		out->kind = TYPE_BOOL;
		return;
	case PRIM_SIGNED:
		out->kind = TYPE_INTEGER;
		out->minimum = (struct value){
			.kind = VALUE_INT, .negative = true, .magnitude = UINT64_C(1) << (prim->bits - 1)};
		out->maximum = (struct value){
			.kind = VALUE_INT, .magnitude = (UINT64_C(1) << (prim->bits - 1)) - 1};
		return;
	case PRIM_UNSIGNED:
		out->kind = TYPE_INTEGER;
		out->minimum = (struct value){.kind = VALUE_INT};
		out->maximum = (struct value){.kind = VALUE_INT, .magnitude = UINT64_MAX >> (64 - prim->bits)};
		return;
	case PRIM_REAL:
		out->kind = TYPE_REAL;
		return;
	case PRIM_TEXT:
		out->kind = TYPE_TEXT;
		return;
	case PRIM_BYTES:
		out->kind = TYPE_BYTES;
		return;
	}
	assert(false); /* every kind has a case */
}

static void
mean_enum(const struct enum_def *enum_def, struct meaning *out)
{
	uint64_t least = UINT64_MAX, most = 0;

	for (size_t i = 0; i < enum_def->value_count; i++) {
		uint64_t number = enum_def->values[i].number;
		least = number < least ? number : least;
		most = number > most ? number : most;
	}
	*out = (struct meaning){
		.kind = enum_def->is_flags ? TYPE_FLAGS : TYPE_ENUM,
		.prim = enum_def->prim,
		.enum_def = enum_def,
		.minimum = {.kind = VALUE_INT, .magnitude = enum_def->is_flags || !enum_def->value_count ? 0 : least},
		.maximum = {.kind = VALUE_INT, .magnitude = enum_def->is_flags ? enum_def->mask : most},
		.name = enum_def->name,
	};
}

static void
mean_type(const struct type_def *type, struct meaning *out)
{
	mean_prim(type->prim, out);
	out->minimum = type->minimum;
	out->maximum = type->maximum;
	out->max_bytes = type->max_bytes;
	out->name = type->name;
}

bool
resolve_type(struct checker *checker, const struct node *node, struct meaning *out)
{
	const struct prim *prim = prim_find(node->text);
	const struct definition *definition = prim ? NULL : find_definition(checker, node->text);

	if (prim) {
		mean_prim(prim, out);
		return true;
	}
	if (!definition) {
		if (!report_foreign_type(checker, node))
			report_unknown_type(checker, node);
		return false;
	}
	switch (definition->kind) {
	case DEFINES_TYPE:
		definition->type->is_used = true;
		if (definition->type->prim)
			mean_type(definition->type, out);
		return definition->type->prim != NULL;
	case DEFINES_ENUM:
		definition->enum_def->is_used = true;
		mean_enum(definition->enum_def, out);
		return true;
	case DEFINES_CLASS:
		*out = (struct meaning){.kind = TYPE_OBJECT, .object = definition->class, .name = definition->name};
		return true;
	}
	return false;
}

/* ---- limits ------------------------------------------------------------------------ */

/* Read a limit that must not widen the type; false where it is wrong. */
static bool
read_limit(struct checker *checker, const struct given *given, const char *key, const char *name,
           const struct meaning *meaning, struct value *out)
{
	struct run *run = checker->run;
	const char *what = arena_format(run->arena, "the %s of '%s'", key, name);
	const struct node *node = given->value;

	if (!value_read_limit(run, node, meaning->prim, what, out))
		return false;
	bool is_nan = out->kind == VALUE_REAL && out->real - out->real != 0.0;
	if (is_nan) {
		diag_report(run->diag, E_DEFAULT_TYPE, node->at, arena_format(run->arena, "'%s'", node->text), what,
		            "a finite number");
		return false;
	}
	bool is_below = meaning->minimum.kind != VALUE_NONE && value_compare(out, &meaning->minimum) < 0;
	bool is_above = meaning->maximum.kind != VALUE_NONE && value_compare(out, &meaning->maximum) > 0;
	if (is_below || is_above) {
		const char *limit =
			value_show(run->arena, is_below ? &meaning->minimum : &meaning->maximum, meaning->prim);
		diag_report(run->diag, E_CONSTRAINT_OUTSIDE_TYPE, node->at, node->text, meaning->name,
		            arena_format(run->arena, "%s %s", is_below ? "at least" : "at most", limit), what);
		return false;
	}
	return true;
}

static void
narrow_range(struct checker *checker, const struct given_keys *given, const char *name, struct meaning *meaning)
{
	struct meaning whole = *meaning;
	struct value minimum, maximum;
	bool has_minimum =
		given->minimum.value && read_limit(checker, &given->minimum, "minimum", name, &whole, &minimum);
	bool has_maximum =
		given->maximum.value && read_limit(checker, &given->maximum, "maximum", name, &whole, &maximum);

	if (has_minimum && has_maximum && value_compare(&minimum, &maximum) > 0) {
		struct diag_message *message =
			diag_report(checker->run->diag, E_MIN_GREATER_MAX, given->minimum.value->at, name,
		                    given->minimum.value->text, given->maximum.value->text);
		diag_note(message, given->maximum.value->at, "the maximum is given here");
		return;
	}
	if (has_minimum)
		meaning->minimum = minimum;
	if (has_maximum)
		meaning->maximum = maximum;
}

static void
report_mismatch(struct checker *checker, const struct given *given, const char *key, const char *applies_to,
                const char *name, const struct meaning *meaning)
{
	if (given->value)
		diag_report(checker->run->diag, E_CONSTRAINT_MISMATCH, given->at, key, applies_to, name, meaning->name);
}

void
narrow(struct checker *checker, const struct given_keys *given, const char *name, struct meaning *meaning)
{
	struct run *run = checker->run;
	uint64_t size;

	if (meaning->kind == TYPE_INTEGER || meaning->kind == TYPE_REAL) {
		narrow_range(checker, given, name, meaning);
	} else {
		report_mismatch(checker, &given->minimum, "minimum", "numbers", name, meaning);
		report_mismatch(checker, &given->maximum, "maximum", "numbers", name, meaning);
	}
	if (meaning->kind != TYPE_TEXT && meaning->kind != TYPE_BYTES) {
		report_mismatch(checker, &given->max_bytes, "max_bytes", "strings and bytes", name, meaning);
	} else if (given->max_bytes.value) {
		const char *what = arena_format(run->arena, "the max_bytes of '%s'", name);
		const struct node *node = given->max_bytes.value;
		if (!value_read_size(run, node, what, &size))
			return;
		if (meaning->max_bytes && size > meaning->max_bytes)
			diag_report(run->diag, E_CONSTRAINT_OUTSIDE_TYPE, node->at, node->text, meaning->name,
			            arena_format(run->arena, "at most %u", (unsigned)meaning->max_bytes), what);
		else
			meaning->max_bytes = (uint32_t)size;
	}
}

/* ---- named types -------------------------------------------------------------------- */

enum { STATE_NEW, STATE_BUSY, STATE_DONE };

/* "a -> b -> a", of the types from the one that closes the loop. */
static void
report_loop(struct checker *checker, struct type_def *const *chain, size_t count, const struct type_def *again)
{
	const char *path = "";
	size_t first = 0;

	while (chain[first] != again)
		first++;
	for (size_t i = first; i < count; i++)
		path = add_step(checker->run->arena, path, i - first, count - first, chain[i]->name);
	const struct node *node = chain[count - 1]->given.type.value;
	diag_report(checker->run->diag, E_TYPEOF_CYCLE, node->at, chain[count - 1]->name,
	            arena_format(checker->run->arena, "%s%s", path, again->name));
}

/* Give a type the meaning of what it is made from, which is known by now. */
static void
finish_type(struct checker *checker, struct type_def *type)
{
	struct meaning meaning;
	const struct node *node = type->given.type.value;

	type->state = STATE_DONE;
	if (!resolve_type(checker, node, &meaning))
		return;
	if (meaning.enum_def || meaning.object) {
		const struct definition *definition = find_definition(checker, node->text);
		struct diag_message *message = diag_report(checker->run->diag, E_NOT_SCALAR, node->at, node->text,
		                                           meaning.object ? "a class" : "an enum");
		diag_note(message, definition->at, "defined here");
		return;
	}
	narrow(checker, &type->given, type->name, &meaning);
	type->prim = meaning.prim;
	type->minimum = meaning.minimum;
	type->maximum = meaning.maximum;
	type->max_bytes = meaning.max_bytes;
}

void
check_types(struct checker *checker)
{
	struct schema *schema = checker->schema;
	struct type_def **chain = ARENA_ARRAY(checker->run->arena, schema->type_count, struct type_def *);

	for (size_t i = 0; i < schema->type_count; i++) {
		struct type_def *type = &schema->types[i];
		size_t count = 0;
		bool is_loop = false;
		while (type && type->state == STATE_NEW && type->given.type.value) {
			type->state = STATE_BUSY;
			chain[count++] = type;
			const char *base = type->given.type.value->text;
			const struct definition *definition = prim_find(base) ? NULL : find_definition(checker, base);
			type = definition ? definition->type : NULL;
			if (type && type->state == STATE_BUSY) {
				report_loop(checker, chain, count, type);
				is_loop = true;
			}
		}
		while (count) {
			struct type_def *last = chain[--count];
			last->state = STATE_DONE;
			if (!is_loop)
				finish_type(checker, last);
		}
	}
}
