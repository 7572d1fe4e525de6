/*
 * view_table.c: the tables of a class: what its attributes are and the ranges of
 * its numbers; where they lie is in view_row.c. A row is one line of the header.
 */
#include "view.h"

#include <inttypes.h>
#include <string.h>

static const char *
text_of(struct arena *arena, const char *text)
{
	return text ? emit_string(arena, text, strlen(text)) : "\"\"";
}

/* "SLOT_FLAG_REQUIRED | SLOT_FLAG_OWNED", or "0". */
static const char *
flags_of(const struct site *site)
{
	const struct attribute *attribute = site->attribute;
	bool is_kept = attribute->kind == TYPE_TEXT || attribute->kind == TYPE_BYTES || attribute->kind == TYPE_OBJECT;
	bool is_real = attribute->kind == TYPE_REAL;
	const struct {
		bool is_set;
		const char *name;
	} flags[] = {
		{attribute->required, "REQUIRED"},
		{attribute->optional, "OPTIONAL"},
		{attribute->readonly, "READ_ONLY"},
		{attribute->is_constant, "CONSTANT"},
		{is_owned(attribute), "OWNED"},
		{is_borrowed(attribute), "BORROWED"},
		{is_kept && !attribute->is_constant && !is_owned(attribute) && !is_borrowed(attribute) &&
			 (attribute->kind != TYPE_OBJECT || is_embedded(attribute)),
		 "INLINE"},
		{attribute->kind == TYPE_OBJECT && !is_embedded(attribute), "REFERENCE"},
		{attribute->is_bounded, "BOUNDED"},
		{is_real && attribute->minimum.kind == VALUE_REAL, "MINIMUM"},
		{is_real && attribute->maximum.kind == VALUE_REAL, "MAXIMUM"},
		{attribute->deprecated != NULL, "DEPRECATED"},
	};
	const char *text = "";

	for (size_t i = 0; i < COUNT_OF(flags); i++) {
		if (flags[i].is_set)
			text = arena_format(site->arena, "%s%sSLOT_FLAG_%s", text, *text ? " | " : "", flags[i].name);
	}
	return *text ? text : "0";
}

static const char *
type_code_of(const struct attribute *attribute)
{
	switch (attribute->kind) {
	case TYPE_ENUM:
		return "SLOT_TYPE_ENUM";
	case TYPE_FLAGS:
		return "SLOT_TYPE_FLAGS";
	case TYPE_TEXT:
		return "SLOT_TYPE_STRING";
	case TYPE_BYTES:
		return "SLOT_TYPE_BYTES";
	case TYPE_OBJECT:
		return "SLOT_TYPE_OBJECT";
	default:
		return attribute->prim->type_code;
	}
}

/* ---- ranges --------------------------------------------------------------------------- */

const char *
range_number(struct arena *arena, const struct value *value)
{
	static const struct prim wide_signed = {.kind = PRIM_SIGNED, .bits = 64};
	static const struct prim wide_unsigned = {.kind = PRIM_UNSIGNED, .bits = 64};
	struct value number = {.kind = VALUE_INT, .negative = value->negative, .magnitude = value->magnitude};

	if (value->magnitude == 0)
		return "0";
	if (value->negative)
		return arena_format(arena, "(uint64_t)%s", emit_integer(arena, number, &wide_signed));
	return value->magnitude <= INT32_MAX ? arena_format(arena, "%" PRIu64, value->magnitude)
	                                     : emit_integer(arena, number, &wide_unsigned);
}

static struct value
number_value(uint64_t number)
{
	return (struct value){.kind = VALUE_INT, .magnitude = number};
}

/* Does a 64-bit integer have no limits but its type's? */
static bool
takes_all(const struct attribute *attribute)
{
	const bool is_signed = attribute->prim->kind == PRIM_SIGNED;

	return attribute->maximum.magnitude == (is_signed ? (uint64_t)INT64_MAX : UINT64_MAX) &&
	       attribute->minimum.magnitude == (is_signed ? (uint64_t)INT64_MAX + 1 : 0);
}

/* The row of slot_range or slot_real_range, or NULL: the type says it all. */
static const char *
range_of(const struct site *site)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	struct value minimum = attribute->minimum, maximum = attribute->maximum;

	switch (attribute->kind) {
	case TYPE_REAL: {
		bool has_minimum = minimum.kind == VALUE_REAL, has_maximum = maximum.kind == VALUE_REAL;
		uint64_t bits = 0; /* zero only of +0.0 */
		memcpy(&bits, &attribute->value.real, sizeof bits);
		if (!has_minimum && !has_maximum && bits == 0)
			return NULL;
		return arena_format(arena, "{%s, %s, UINT64_C(0x%016" PRIx64 ")}",
		                    emit_bound(arena, has_minimum ? minimum.real : 0.0, false),
		                    emit_bound(arena, has_maximum ? maximum.real : 0.0, false), bits);
	}
	case TYPE_BOOL:
		return attribute->value.magnitude ? "{0, 1, 1}" : NULL;
	case TYPE_ENUM:
		minimum = number_value(UINT64_MAX);
		maximum = number_value(0);
		for (size_t i = 0; i < attribute->enum_def->value_count; i++) {
			uint64_t number = attribute->enum_def->values[i].number;
			if (number < minimum.magnitude)
				minimum = number_value(number);
			if (number > maximum.magnitude)
				maximum = number_value(number);
		}
		break;
	case TYPE_FLAGS:
		minimum = number_value(0);
		maximum = number_value(attribute->enum_def->mask);
		break;
	case TYPE_INTEGER:
		if (strcmp(parameter_type(site), type_of(site)) == 0 && attribute->value.magnitude == 0 &&
		    (attribute->prim->bits < 64 || takes_all(attribute)))
			return NULL;
		break;
	case TYPE_BYTES:
		/* A NUL may be one of them, so that the default has to say its length. */
		return attribute->value.length ? arena_format(arena, "{0, 0, %u}", (unsigned)attribute->value.length) : NULL;
	case TYPE_TEXT:
	case TYPE_OBJECT:
		return NULL;
	}
	return arena_format(arena, "{%s, %s, %s}", range_number(arena, &minimum), range_number(arena, &maximum),
	                    range_number(arena, &attribute->value));
}

/* ---- attributes ------------------------------------------------------------------------ */

void
add_row(struct json *rows, const char *row, const char *comment)
{
	struct json *view = json_object_for(rows->arena, 2);

	json_set_text(view, "row", row);
	json_set_text(view, "comment", comment);
	json_add(rows, view);
}

/* What is done with its values, where they are more than an integer or a bool. */
static const char *
ops_of(const struct attribute *attribute)
{
	switch (attribute->kind) {
	case TYPE_REAL:
		return "slot_real_ops";
	case TYPE_ENUM:
	case TYPE_FLAGS:
		return "slot_enum_ops";
	case TYPE_INTEGER:
		return is_time(attribute) ? "slot_time_ops" : "NULL";
	case TYPE_TEXT:
		return "slot_text_ops";
	case TYPE_BYTES:
		return "slot_bytes_ops";
	case TYPE_OBJECT:
		return "slot_object_ops";
	default:
		return "NULL";
	}
}

static const char *
attribute_row(const struct site *site, const char *range)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	bool is_texty = attribute->kind == TYPE_TEXT || attribute->kind == TYPE_BYTES;
	bool is_enum = attribute->kind == TYPE_ENUM || attribute->kind == TYPE_FLAGS;

	/* A description that is not short has a line of its own. */
	const char *gap = attribute->description && strlen(attribute->description) > 20 ? "\n\t\t " : " ";

	return arena_format(arena, "{%s, %s, %s, %" PRIu32 ", %" PRIu32 ", %s, %s, %s, %s, %s,%s%s}",
	                    text_of(arena, attribute->name), type_code_of(attribute), flags_of(site), attribute->count,
	                    attribute->max_bytes, range, is_texty ? fallback_of(site) : "NULL",
	                    is_enum ? arena_format(arena, "%s_enum", attribute->enum_def->c_name) : "NULL",
	                    attribute->kind == TYPE_OBJECT ? arena_format(arena, "%s_class", attribute->object->c_name)
	                                                   : "NULL",
	                    ops_of(attribute), gap, text_of(arena, attribute->description));
}

/* Whose place it is, where the row does not say it. */
static const char *
place_comment(const struct site *site)
{
	const struct member *member = site->slot->member;
	const char *name = site->attribute->name;

	return member && strcmp(member->name, name) == 0 ? "" : arena_format(site->arena, " /* %s */", name);
}

/* ---- both ----------------------------------------------------------------------------------- */

void
view_tables(struct json *view, const struct site *site)
{
	struct arena *arena = site->arena;
	struct json *ranges = json_list(arena), *reals = json_list(arena), *rows = json_list(arena);
	struct json *places = json_list(arena), *extra = json_list(arena);

	for (size_t i = 0; i < site->class->slot_count; i++) {
		struct site at = site_at(site, i);
		bool is_real = at.attribute->kind == TYPE_REAL;
		struct json *list = is_real ? reals : ranges;
		const char *range = range_of(&at), *reference = "NULL";
		if (range) {
			reference = arena_format(arena, is_real ? "&reals[%zu]" : "&ranges[%zu]", list->count);
			const char *comment = at.attribute->name;
			if (is_real) /* its bits are nothing to read */
				comment = arena_format(arena, "%s: %g", comment, at.attribute->value.real);
			add_row(list, range, comment);
		}
		json_add(rows, json_text(arena, attribute_row(&at, reference)));
		add_row(places, place_row(&at, extra), place_comment(&at));
	}
	for (size_t i = 0; i < extra->count; i++)
		json_add(places, extra->items[i]);
	json_set_bool(view, "has_ranges", ranges->count > 0);
	json_set_bool(view, "has_reals", reals->count > 0);
	json_set_bool(view, "has_rows", rows->count > 0);
	json_set(view, "ranges", ranges);
	json_set(view, "reals", reals);
	json_set(view, "rows", rows);
	json_set(view, "places", places);
	json_set_text(view, "description_literal", text_of(arena, site->class->description));
}
