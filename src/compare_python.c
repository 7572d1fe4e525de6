/*
 * compare_python.c: values and names as Python writes them. Where objects of C
 * hold an array or another object, those of Python share one.
 */
#include "compare_view.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

/* Words that C and C++ leave free, so that check.c does not rename them, but
 * that Python's grammar takes (Python 3.12, lexical analysis 2.3.1). */
static const char *const python_keywords[] = {
	"False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
	"class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
	"from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
	"or",    "pass",     "raise", "return", "self", "try",    "while",  "with",     "yield",
};

const char *
compare_python_name(struct arena *arena, const char *name)
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
python_bytes(struct arena *arena, const char *bytes, size_t length)
{
	struct buf literal = {0};

	buf_text(&literal, "b\"");
	for (size_t i = 0; i < length; i++)
		buf_format(&literal, "\\x%02x", (unsigned char)bytes[i]);
	buf_char(&literal, '"');

	const char *kept = arena_text(arena, literal.data, literal.length);
	buf_free(&literal);
	return kept;
}

static const char *
python_literal(struct arena *arena, const struct attribute *attribute, const struct value *value)
{
	switch (attribute->kind) {
	case TYPE_BOOL:
		return value->magnitude ? "True" : "False";
	case TYPE_INTEGER:
	case TYPE_ENUM:
	case TYPE_FLAGS:
		return arena_format(arena, "%s%" PRIu64, value->negative ? "-" : "", value->magnitude);
	case TYPE_REAL:
		if (isnan(value->real))
			return "float(\"nan\")";
		if (isinf(value->real))
			return value->real < 0 ? "float(\"-inf\")" : "float(\"inf\")";
		return emit_real(arena, value->real, false);
	case TYPE_TEXT:
		return python_text(arena, value->text ? value->text : "", value->length);
	case TYPE_BYTES:
		return python_bytes(arena, value->text, value->length);
	case TYPE_OBJECT:
		return "None";
	}
	assert(false); /* every kind is above */
	return NULL;
}

/* What stands for an object in another, of the same kind: embedded(x=1.0). */
static const char *
python_embedded(const struct site *site, enum compare_values values)
{
	struct arena *arena = site->arena;
	const struct class_def *class = site->attribute->object;
	const struct site inner = site_of(site->run, class, VARIANT_SLOTTED);
	const char *list = "";

	for (size_t i = 0; i < class->slot_count; i++) {
		const struct site slot = site_at(&inner, i);
		if (!slot.attribute->is_constant)
			list = arena_format(arena, "%s%s%s=%s", list, *list ? ", " : "",
			                    compare_python_name(arena, slot.attribute->name),
			                    compare_python_default(&slot, values));
	}
	return arena_format(arena, "embedded(%s)", list);
}

static const char *
python_element(const struct site *site, enum compare_values values)
{
	if (is_embedded(site->attribute))
		return python_embedded(site, values);
	return compare_texts(site->arena, site->attribute, values).python_value;
}

const char *
compare_python_default(const struct site *site, enum compare_values values)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;

	if (attribute->optional)
		return "None";
	if (attribute->is_bounded)
		return arena_format(arena, "[%s] * %" PRIu32, python_element(site, values), compare_held(attribute));
	if (is_embedded(attribute) && !attribute->count)
		return python_embedded(site, values);
	if (!attribute->count)
		return python_literal(arena, attribute, &attribute->value);

	const char *all = "";
	for (size_t i = 0; i < attribute->value_count; i++)
		all = arena_format(arena, "%s%s, ", all, python_literal(arena, attribute, &attribute->values[i]));
	return arena_format(arena, "[%s] + [%s] * %zu", all,
	                    is_embedded(attribute) ? python_embedded(site, values)
	                                           : python_literal(arena, attribute, &attribute->value),
	                    attribute->count - attribute->value_count);
}

const char *
compare_python_values(const struct site *site, enum compare_values values)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;

	if (attribute->count)
		return arena_format(arena, "itertools.repeat([%s] * %" PRIu32 ")", python_element(site, values),
		                    compare_held(attribute));
	if (is_embedded(attribute))
		return arena_format(arena, "itertools.repeat(%s)", python_embedded(site, values));
	return compare_texts(arena, attribute, values).python_values;
}
