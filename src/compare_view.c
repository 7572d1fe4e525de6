/*
 * compare_view.c: what the benchmark's templates see. A class goes in; for
 * each attribute come out the texts that C and Python need to make a value
 * that fits its slot, to read it back and to name it.
 *
 * Values follow an object's number: `k` in C, the position in Python's
 * iterators. Both count alike, so that checksums of all rows agree.
 */
#include "compare.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

/* Operations visit so many attributes, the first ones: each more would add as
 * much time again, and the columns are times of one operation. */
enum { MEASURED_LIMIT = 8 };

/* Words that C and C++ leave free, so that check.c does not rename them, but
 * that Python's grammar takes (Python 3.12, lexical analysis 2.3.1). */
static const char *const python_keywords[] = {
	"False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
	"class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
	"from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
	"or",    "pass",     "raise", "return", "self", "try",    "while",  "with",     "yield",
};

/* PEP 8: a trailing underscore for a name that is a keyword. */
static const char *
python_name(struct arena *arena, const char *name)
{
	for (size_t i = 0; i < COUNT_OF(python_keywords); i++) {
		if (strcmp(python_keywords[i], name) == 0)
			return arena_format(arena, "%s_", name);
	}
	return name;
}

static const char *
python_text(struct arena *arena, const char *text, size_t length)
{
	struct buf literal = {0};

	buf_char(&literal, '"');
	for (size_t i = 0; i < length;) {
		uint32_t point = 0;
		size_t size = utf8_decode(text + i, length - i, &point);
		assert(size);
		if (point >= 0x20 && point < 0x7f && point != '"' && point != '\\')
			buf_char(&literal, (char)point);
		else
			buf_format(&literal, "\\U%08" PRIx32, point);
		i += size;
	}
	buf_char(&literal, '"');

	const char *kept = arena_text(arena, literal.data, literal.length);
	buf_free(&literal);
	return kept;
}

static const char *
python_default(struct arena *arena, const struct attribute *attribute)
{
	const struct value *value = &attribute->value;

	switch (attribute->prim->kind) {
	case PRIM_BOOL:
		return value->magnitude ? "True" : "False";
	case PRIM_SIGNED:
	case PRIM_UNSIGNED:
		return arena_format(arena, "%s%" PRIu64, value->negative ? "-" : "", value->magnitude);
	case PRIM_REAL:
		if (isnan(value->real))
			return "float(\"nan\")";
		if (isinf(value->real))
			return value->real < 0 ? "float(\"-inf\")" : "float(\"inf\")";
		return emit_real(arena, value->real, false);
	case PRIM_TEXT:
	case PRIM_BYTES:
		return python_text(arena, value->text, value->length);
	}
	assert(false); /* every kind is above */
	return NULL;
}

static const char *
c_default(struct arena *arena, const struct attribute *attribute, bool is_owned)
{
	const struct value *value = &attribute->value;

	switch (attribute->prim->kind) {
	case PRIM_BOOL:
		return value->magnitude ? "true" : "false";
	case PRIM_SIGNED:
	case PRIM_UNSIGNED:
		return emit_integer(arena, *value, attribute->prim);
	case PRIM_REAL:
		return emit_real(arena, value->real, attribute->prim->bits == 32);
	case PRIM_TEXT:
	case PRIM_BYTES:
		/* By hand too, an owned text that nobody set would be NULL. */
		return is_owned ? "NULL" : emit_string(arena, value->text, value->length);
	}
	assert(false); /* every kind is above */
	return NULL;
}

/* Ones in all bits that a value which counts up from 0 can use. */
static uint64_t
value_mask(const struct prim *prim)
{
	if (prim->kind == PRIM_REAL) /* the whole numbers it holds exactly (IEEE 754) */
		return prim->bits == 32 ? (UINT64_C(1) << 24) - 1 : (UINT64_C(1) << 53) - 1;
	return UINT64_MAX >> (64 - prim->bits + (prim->kind == PRIM_SIGNED));
}

struct texts {
	const char *value;         /* C: the value of object k */
	const char *python_values; /* Python: an iterator over the values of all objects */
	const char *python_value;  /* Python: one of them */
};

static struct texts
values_of(struct arena *arena, const struct prim *prim, enum compare_values values)
{
	const bool is_same = values == COMPARE_SAME;
	struct texts texts = {0};

	switch (prim->kind) {
	case PRIM_BOOL:
		texts.value = is_same ? "true" : "k % 2 != 0";
		texts.python_values = is_same ? "itertools.repeat(True)" : "itertools.cycle((False, True))";
		texts.python_value = "True";
		break;
	case PRIM_TEXT:
	case PRIM_BYTES:
		texts.value = is_same ? "text_of(0)" : "text_of(k)";
		texts.python_values = is_same ? "itertools.repeat(TEXTS[0])" : "itertools.cycle(TEXTS)";
		texts.python_value = "TEXTS[1]";
		break;
	case PRIM_SIGNED:
	case PRIM_UNSIGNED:
	case PRIM_REAL: {
		const uint64_t mask = value_mask(prim);
		const bool is_real = prim->kind == PRIM_REAL;
		texts.value = is_same ? arena_format(arena, "(%s)1", prim->c_type)
				      : arena_format(arena, "(%s)(k & UINT64_C(%" PRIu64 "))", prim->c_type, mask);
		const char *whole = arena_format(arena, "whole(%" PRIu64 ", count)", mask);
		if (is_same)
			texts.python_values = is_real ? "itertools.repeat(1.0)" : "itertools.repeat(1)";
		else
			texts.python_values = is_real ? arena_format(arena, "map(float, %s)", whole) : whole;
		texts.python_value = is_real ? "2.0" : "2";
		break;
	}
	}
	return texts;
}

static bool
declares(const struct class_def *class, const char *name)
{
	for (size_t i = 0; i < class->attribute_count; i++) {
		if (strcmp(class->attributes[i].name, name) == 0)
			return true;
	}
	return false;
}

/* The name with another last letter: as hard to tell from the right one as a
 * mistyped name can be. */
static const char *
unknown_name(struct arena *arena, const struct class_def *class, const char *name)
{
	char *unknown = arena_text(arena, name, strlen(name));
	char *last = &unknown[strlen(name) - 1];

	for (*last = 'a'; *last < 'z' && declares(class, unknown); ++*last)
		;
	if (declares(class, unknown))
		return arena_format(arena, "%s_unknown", name);
	return unknown;
}

static const char *const bits_names[] = {
	[PRIM_BOOL] = "WHOLE", [PRIM_SIGNED] = "WHOLE", [PRIM_UNSIGNED] = "WHOLE",
	[PRIM_REAL] = "REAL",  [PRIM_TEXT] = "TEXT",
};
static const char *const slot_makers[] = {
	[PRIM_BOOL] = "slot_bool",   [PRIM_SIGNED] = "slot_int",  [PRIM_UNSIGNED] = "slot_uint",
	[PRIM_REAL] = "slot_double", [PRIM_TEXT] = "slot_string",
};
static const char *const slot_members[] = {
	[PRIM_BOOL] = "boolean", [PRIM_SIGNED] = "integer", [PRIM_UNSIGNED] = "natural",
	[PRIM_REAL] = "real",    [PRIM_TEXT] = "text",
};

static struct json *
view_attribute(struct run *run, const struct class_def *class, size_t index, enum compare_values values)
{
	struct arena *arena = run->arena;
	const struct attribute *attribute = &class->attributes[index];
	const enum prim_kind kind = attribute->prim->kind;
	const bool is_owned = kind == PRIM_TEXT && attribute->storage != STORAGE_BORROWED;
	const struct texts texts = values_of(arena, attribute->prim, values);
	const char *type = is_owned ? "char *" : attribute->prim->c_type;
	const char *given = is_owned ? arena_format(arena, "copy_text(%s)", texts.value) : texts.value;
	struct json *view = json_object(arena);

	json_set_text(view, "name", attribute->name);
	json_set_text(view, "member", attribute->member);
	json_set_integer(view, "index", (int64_t)index);
	json_set_text(view, "declaration",
		      arena_format(arena, "%s%s%s", type, type[strlen(type) - 1] == '*' ? "" : " ", attribute->member));
	json_set_bool(view, "is_owned", is_owned);
	json_set_text(view, "value", texts.value);
	json_set_text(view, "initial", attribute->required ? given : c_default(arena, attribute, is_owned));
	json_set_text(view, "slot_value", arena_format(arena, "%s(%s)", slot_makers[kind], texts.value));
	json_set_text(view, "slot_bits",
		      arena_format(arena, "%s_BITS(value.as.%s)", bits_names[kind], slot_members[kind]));
	json_set_text(view, "bits", bits_names[kind]);
	json_set_text(view, "unknown_name", unknown_name(arena, class, attribute->name));
	json_set_text(view, "python_name", python_name(arena, attribute->name));
	json_set_text(view, "python_values", texts.python_values);
	json_set_text(view, "python_value", texts.python_value);
	return view;
}

struct json *
compare_view(struct run *run, const struct class_def *class, enum compare_values values)
{
	struct arena *arena = run->arena;
	struct json *view = json_object(arena);
	struct json *attributes = json_list(arena);
	struct json *measured = json_list(arena);
	struct json *required = json_list(arena);
	struct json *owned = json_list(arena);
	struct json *parameters = json_list(arena);
	struct json *fields = json_list(arena);
	struct json *defaults = json_list(arena);
	struct buf arguments = {0};

	if (class->attribute_count == 0)
		fail_usage("class '%s' has no attributes: there is nothing to compare", class->name);

	buf_text(&arguments, "");
	for (size_t i = 0; i < class->attribute_count; i++) {
		const struct attribute *attribute = &class->attributes[i];
		struct json *item = view_attribute(run, class, i, values);
		json_add(attributes, item);
		if (measured->count < MEASURED_LIMIT)
			json_add(measured, item);
		if (json_get(item, "is_owned")->truth)
			json_add(owned, item);
		if (attribute->required) {
			json_add(required, item);
			json_add(parameters, json_get(item, "python_name"));
			json_add(fields, json_get(item, "python_name"));
			buf_format(&arguments, ", %s", json_get(item, "value")->text);
		}
	}
	/* Python wants the parameters that have a default after the others. */
	for (size_t i = 0; i < class->attribute_count; i++) {
		const struct attribute *attribute = &class->attributes[i];
		if (attribute->required)
			continue;
		struct json *name = json_get(attributes->items[i], "python_name");
		const char *fallback = python_default(arena, attribute);
		json_add(parameters, json_text(arena, arena_format(arena, "%s=%s", name->text, fallback)));
		json_add(fields, name);
		json_add(defaults, json_text(arena, fallback));
	}

	json_set_text(view, "class_name", class->name);
	json_set_text(view, "c_name", class->c_name);
	json_set_text(view, "init_arguments", arena_text(arena, arguments.data, arguments.length));
	json_set(view, "attributes", attributes);
	json_set(view, "measured", measured);
	json_set_integer(view, "measured_count", (int64_t)measured->count);
	json_set(view, "required", required);
	json_set(view, "owned", owned);
	json_set(view, "python_parameters", parameters);
	json_set(view, "python_fields", fields);
	json_set(view, "python_defaults", defaults);
	buf_free(&arguments);
	return view;
}
