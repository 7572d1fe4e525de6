/*
 * check_default.c: the value that a slot begins with. What was written goes in,
 * a value of the type comes out, or the one that stands for none: false, "",
 * the first permissible value, and the number in range nearest to zero.
 */
#include "check.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Names of values that a message lists. */
enum { NAMES_SHOWN = 20 };

struct expected {
	struct checker *checker;
	const struct meaning *meaning;
	const char *what; /* "the default of 'quantity'" */
};

/* ---- the value that stands for none ---------------------------------------------- */

static struct value
natural_value(const struct meaning *meaning)
{
	struct value zero = {.kind = VALUE_INT};

	switch (meaning->kind) {
	case TYPE_BOOL:
		return (struct value){.kind = VALUE_BOOL};
	case TYPE_ENUM:
		if (meaning->enum_def->value_count)
			zero.magnitude = meaning->enum_def->values[0].number;
		return zero;
	case TYPE_FLAGS:
		return zero;
	case TYPE_TEXT:
	case TYPE_BYTES:
		return (struct value){.kind = VALUE_TEXT, .text = ""};
	case TYPE_OBJECT:
		return (struct value){0};
	case TYPE_REAL:
		zero = (struct value){.kind = VALUE_REAL};
		break;
	case TYPE_INTEGER:
		break;
	}
	if (meaning->minimum.kind != VALUE_NONE && value_compare(&zero, &meaning->minimum) < 0)
		return meaning->minimum;
	if (meaning->maximum.kind != VALUE_NONE && value_compare(&zero, &meaning->maximum) > 0)
		return meaning->maximum;
	return zero;
}

/* ---- enums and flags ---------------------------------------------------------------- */

static const struct permissible_value *
find_value(const struct enum_def *enum_def, const char *name)
{
	for (size_t i = 0; i < enum_def->value_count; i++) {
		if (strcmp(enum_def->values[i].name, name) == 0)
			return &enum_def->values[i];
	}
	return NULL;
}

/* The value that a number stands for: names are what a schema says. */
static const struct permissible_value *
find_number(struct arena *arena, const struct enum_def *enum_def, const char *text)
{
	for (size_t i = 0; i < enum_def->value_count; i++) {
		if (strcmp(arena_format(arena, "%llu", (unsigned long long)enum_def->values[i].number), text) == 0)
			return &enum_def->values[i];
	}
	return NULL;
}

/* "color.RED", "Color::RED" and "COLOR_RED": the enum's name stands before it. */
static const char *
find_qualified(const struct enum_def *enum_def, const char *text)
{
	size_t prefix = strlen(enum_def->name);

	if (strncasecmp(text, enum_def->name, prefix) != 0)
		return NULL;
	text += prefix;
	const struct permissible_value *value = find_value(enum_def, text + strspn(text, "._:/"));
	return value ? value->name : NULL;
}

static const char *
add_flag(struct arena *arena, const char *list, const struct permissible_value *value)
{
	return arena_format(arena, "%s%s%s", list, *list ? ", " : "", value->name);
}

/* "R, W" from "R | W": by name, for a value whose number is wrong is meant too. */
static const char *
flags_of_names(struct arena *arena, const struct enum_def *enum_def, const char *text)
{
	static const char between[] = "|+,& ";
	const char *list = "";

	for (const char *at = text + strspn(text, between); *at; at += strspn(at, between)) {
		size_t length = strcspn(at, between);
		const struct permissible_value *value = find_value(enum_def, arena_text(arena, at, length));
		if (!value)
			return NULL;
		list = add_flag(arena, list, value);
		at += length;
	}
	return *list ? list : NULL;
}

/* "R, W" from the number that has their bits, or from "R | W". */
static const char *
list_of_flags(struct arena *arena, const struct enum_def *enum_def, const char *text)
{
	char *end;
	uint64_t number = strtoull(text, &end, 0);
	const char *list = "";

	if (*end || end == text)
		return flags_of_names(arena, enum_def, text);
	if (!number || (number & ~enum_def->mask))
		return NULL;
	for (size_t i = 0; i < enum_def->value_count; i++) {
		if (number & enum_def->values[i].number)
			list = add_flag(arena, list, &enum_def->values[i]);
	}
	return list;
}

static void
report_enum(const struct expected *expected, const struct node *node, bool is_item)
{
	struct run *run = expected->checker->run;
	const struct enum_def *enum_def = expected->meaning->enum_def;
	const char **names = ARENA_ARRAY(run->arena, enum_def->value_count, const char *);
	const char *list = "";

	for (size_t i = 0; i < enum_def->value_count; i++) {
		names[i] = enum_def->values[i].name;
		if (i < NAMES_SHOWN)
			list = arena_format(run->arena, "%s%s%s", list, i ? ", " : "", names[i]);
	}
	const struct permissible_value *numbered = find_number(run->arena, enum_def, node->text);
	const char *nearest = numbered ? numbered->name : find_qualified(enum_def, node->text);
	if (!nearest && enum_def->is_flags) {
		nearest = list_of_flags(run->arena, enum_def, node->text);
		if (nearest && !is_item)
			nearest = arena_format(run->arena, "[%s]", nearest);
	}
	if (!nearest)
		nearest = typo_nearest(node->text, names, enum_def->value_count);
	struct diag_message *message =
		diag_report(run->diag, E_DEFAULT_ENUM, node->at, node->text, enum_def->name, nearest);
	if (nearest)
		diag_fix(message, nearest);
	else if (is_item)
		diag_help(message, "take '%s' out of the list, or write one of the values instead", node->text);
	else if (enum_def->is_flags)
		diag_help(message, "write a list of names, such as [%s]", names[0]);
	diag_note(message, enum_def->at, "its values are %s%s", list,
		  enum_def->value_count > NAMES_SHOWN ? ", ..." : "");
}

/* The number of a value by its name, which may be an item of a list of flags. */
static bool
read_name(const struct expected *expected, const struct node *node, bool is_item, uint64_t *number)
{
	if (node->kind != NODE_SCALAR) {
		diag_report(expected->checker->run->diag, E_DEFAULT_TYPE, node->at, node_what(node), expected->what,
			    "the name of a value");
		return false;
	}
	if (node->is_poisoned)
		return false;
	const struct permissible_value *value = find_value(expected->meaning->enum_def, node->text);
	if (!value) {
		/* Where values are wrong, they were reported. */
		if (expected->meaning->enum_def->value_count)
			report_enum(expected, node, is_item);
		return false;
	}
	*number = value->number;
	return true;
}

static bool
read_flags(const struct expected *expected, const struct node *node, struct value *out)
{
	uint64_t number;
	bool is_right = true;

	*out = (struct value){.kind = VALUE_INT};
	if (node->kind != NODE_SEQUENCE)
		return read_name(expected, node, false, &out->magnitude);
	for (size_t i = 0; i < node->count; i++) {
		if (read_name(expected, node->items[i], true, &number))
			out->magnitude |= number;
		else
			is_right = false;
	}
	return is_right;
}

/* ---- one value --------------------------------------------------------------------- */

static bool
is_in_range(const struct expected *expected, const struct node *node, const struct value *value)
{
	const struct meaning *meaning = expected->meaning;
	struct arena *arena = expected->checker->run->arena;
	bool has_minimum = meaning->minimum.kind != VALUE_NONE, has_maximum = meaning->maximum.kind != VALUE_NONE;
	bool is_nan = value->kind == VALUE_REAL && value->real != value->real;

	if ((!has_minimum || (!is_nan && value_compare(value, &meaning->minimum) >= 0)) &&
	    (!has_maximum || (!is_nan && value_compare(value, &meaning->maximum) <= 0)))
		return true;
	const char *minimum = has_minimum ? value_show(arena, &meaning->minimum, meaning->prim) : NULL;
	const char *maximum = has_maximum ? value_show(arena, &meaning->maximum, meaning->prim) : NULL;
	diag_report(expected->checker->run->diag, E_DEFAULT_RANGE, node->at, node->text, "the range",
		    minimum && maximum ? arena_format(arena, "from %s to %s", minimum, maximum)
		    : minimum          ? arena_format(arena, "at least %s", minimum)
				       : arena_format(arena, "at most %s", maximum),
		    expected->what);
	return false;
}

static bool
read_one(const struct expected *expected, const struct node *node, struct value *out)
{
	const struct meaning *meaning = expected->meaning;
	struct run *run = expected->checker->run;

	switch (meaning->kind) {
	case TYPE_ENUM:
		*out = (struct value){.kind = VALUE_INT};
		return read_name(expected, node, false, &out->magnitude);
	case TYPE_FLAGS:
		return read_flags(expected, node, out);
	case TYPE_INTEGER:
	case TYPE_REAL:
		return value_read(run, node, meaning->prim, expected->what, out) && is_in_range(expected, node, out);
	case TYPE_TEXT:
	case TYPE_BYTES:
		if (!value_read(run, node, meaning->prim, expected->what, out))
			return false;
		if (!meaning->max_bytes || out->length <= meaning->max_bytes)
			return true;
		diag_report(run->diag, E_DEFAULT_TOO_LONG, node->at, expected->what,
			    arena_format(run->arena, "%u bytes", (unsigned)out->length),
			    arena_format(run->arena, "%u", (unsigned)meaning->max_bytes), "raise 'max_bytes'");
		return false;
	case TYPE_BOOL:
		return value_read(run, node, meaning->prim, expected->what, out);
	case TYPE_OBJECT:
		break;
	}
	return false;
}

/* ---- arrays -------------------------------------------------------------------------- */

static void
read_elements(const struct expected *expected, const struct node *node, struct attribute *attribute)
{
	struct run *run = expected->checker->run;
	struct value *values = ARENA_ARRAY(run->arena, node->count, struct value);

	if (node->count > attribute->count) {
		diag_report(run->diag, E_DEFAULT_TOO_LONG, node->at, expected->what,
			    arena_format(run->arena, "%u elements", (unsigned)node->count),
			    arena_format(run->arena, "%u", (unsigned)attribute->count),
			    attribute->is_bounded ? "raise 'max_count'" : "raise 'count'");
		return;
	}
	for (size_t i = 0; i < node->count; i++) {
		values[i] = attribute->value;
		read_one(expected, node->items[i], &values[i]);
	}
	attribute->values = values;
	attribute->value_count = node->count;
}

void
check_default(struct checker *checker, struct attribute *attribute, const struct meaning *meaning)
{
	const struct node_pair *given = attribute->is_constant ? attribute->given.constant : attribute->given.fallback;
	const char *key = attribute->is_constant ? "constant" : "default";
	const struct node *node = given ? given->value : NULL;
	struct run *run = checker->run;
	struct expected expected = {
		.checker = checker,
		.meaning = meaning,
		.what = node ? arena_format(run->arena, "the %s of '%s'", key, attribute->name) : NULL,
	};

	attribute->value = natural_value(meaning);
	if (!node)
		return;
	if (meaning->kind == TYPE_OBJECT) {
		diag_report(run->diag, E_CONSTRAINT_MISMATCH, given->key->at, key, "scalars and enums", attribute->name,
			    meaning->name);
		return;
	}
	bool is_list = node->kind == NODE_SEQUENCE;
	bool is_array = attribute->given.count || attribute->given.max_count;
	if (is_array && is_list) {
		if (attribute->count)
			read_elements(&expected, node, attribute);
	} else if (attribute->is_bounded) {
		diag_report(run->diag, E_WRONG_SHAPE, node->at, expected.what,
			    arena_format(run->arena, "a list of at most %u values", (unsigned)attribute->count),
			    node_what(node), arena_format(run->arena, "%s: [%s]", key, node->text));
	} else if (is_list && meaning->kind != TYPE_FLAGS) {
		const char *first = node->count && node->items[0]->text ? node->items[0]->text
				    : meaning->kind == TYPE_TEXT                ? "\"\""
										: "1";
		struct diag_message *message =
			diag_report(run->diag, E_WRONG_SHAPE, node->at, expected.what, "one value", "a list",
				    arena_format(run->arena, "%s: %s", key, first));
		if (node->count)
			diag_help(message, "or make '%s' an array of %u: 'count: %u'", attribute->name,
				  (unsigned)node->count, (unsigned)node->count);
		else
			diag_help(message, "or make '%s' a list, which is empty at first: 'max_count: 8'", attribute->name);
	} else {
		struct value value;
		if (read_one(&expected, node, &value))
			attribute->value = value;
	}
}
