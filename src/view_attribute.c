/*
 * view_attribute.c: the functions of an attribute: get, set, has, unset, edit. What
 * changes how many elements an array has is in view_array.c. Numbers, and bytes in
 * the object, are read and written in place, after the checks that they need; what
 * takes memory goes through the class's table.
 */
#include "view.h"

#include <inttypes.h>
#include <string.h>

void
add_check(struct json *checks, const char *condition, const char *result)
{
	struct json *check = json_object_for(checks->arena, 2);

	json_set_text(check, "condition", condition);
	json_set_text(check, "otherwise", result);
	json_add(checks, check);
}

/* Does the slot hold less than its C type? Then the parameter has 64 bits, so
 * that nothing wraps on the way in. */
static bool
is_narrowed(const struct attribute *attribute)
{
	const struct prim *prim = attribute->prim;

	if (attribute->kind == TYPE_FLAGS)
		return true;
	if (attribute->kind != TYPE_INTEGER)
		return false;
	uint64_t top = UINT64_MAX >> (64 - prim->bits + (prim->kind == PRIM_SIGNED));
	uint64_t bottom = prim->kind == PRIM_SIGNED ? top + 1 : 0;
	return attribute->maximum.negative || attribute->maximum.magnitude != top ||
	       attribute->minimum.negative != (bottom != 0) || attribute->minimum.magnitude != bottom;
}

const char *
parameter_type(const struct site *site)
{
	if (is_narrowed(site->attribute))
		return site->attribute->prim->kind == PRIM_SIGNED ? "int64_t" : "uint64_t";
	return type_of(site);
}

const char *
slot_value_of(const struct site *site, const char *value)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;

	switch (attribute->kind) {
	case TYPE_BOOL:
		return arena_format(arena, "slot_bool(%s)", value);
	case TYPE_REAL:
		return arena_format(arena, attribute->prim->bits == 32 ? "slot_double((double)%s)" : "slot_double(%s)", value);
	case TYPE_ENUM:
		return arena_format(arena, "slot_uint((uint64_t)%s)", value);
	case TYPE_TEXT:
		return arena_format(arena, "slot_string(%s)", value);
	case TYPE_BYTES:
		return arena_format(arena, "slot_bytes(%s, %s)", value,
		                    strcmp(value, "value") == 0 ? "length" : arena_format(arena, "%s_length", value));
	case TYPE_OBJECT:
		return arena_format(arena, "slot_object(%s_class(), %s)", attribute->object->c_name, value);
	case TYPE_INTEGER:
	case TYPE_FLAGS:
		break;
	}
	return arena_format(arena, attribute->prim->kind == PRIM_SIGNED ? "slot_int(%s)" : "slot_uint(%s)", value);
}

/* Limits of an integer that its parameter could overstep. */
static const char *
range_condition(const struct site *site, const char *value)
{
	const struct attribute *attribute = site->attribute;
	static const struct prim wide_signed = {.kind = PRIM_SIGNED, .bits = 64};
	static const struct prim wide_unsigned = {.kind = PRIM_UNSIGNED, .bits = 64};
	bool is_signed = attribute->prim->kind == PRIM_SIGNED;
	const struct prim *wide = is_signed ? &wide_signed : &wide_unsigned;
	uint64_t top = is_signed ? (uint64_t)INT64_MAX : UINT64_MAX;
	const struct value *minimum = &attribute->minimum, *maximum = &attribute->maximum;
	bool has_minimum = is_signed ? !(minimum->negative && minimum->magnitude > top) : minimum->magnitude > 0;
	bool has_maximum = maximum->negative || maximum->magnitude < top;
	const char *least = emit_integer(site->arena, *minimum, wide);
	const char *most = emit_integer(site->arena, *maximum, wide);

	if (!has_minimum)
		return has_maximum ? arena_format(site->arena, "%s > %s", value, most) : NULL;
	if (!has_maximum)
		return arena_format(site->arena, "%s < %s", value, least);
	return arena_format(site->arena, "%s < %s || %s > %s", value, least, value, most);
}

/* A NaN is outside too, hence the negations. */
static const char *
real_condition(const struct site *site, const char *value)
{
	const struct attribute *attribute = site->attribute;
	bool is_float = attribute->prim->bits == 32;
	const char *least = NULL, *most = NULL;

	if (attribute->minimum.kind == VALUE_REAL)
		least = emit_bound(site->arena, attribute->minimum.real, is_float);
	if (attribute->maximum.kind == VALUE_REAL)
		most = emit_bound(site->arena, attribute->maximum.real, is_float);
	if (least && most)
		return arena_format(site->arena, "!(%s >= %s && %s <= %s)", value, least, value, most);
	if (least || most)
		return arena_format(site->arena, "!(%s %s %s)", value, least ? ">=" : "<=", least ? least : most);
	return NULL;
}

void
add_checks(struct json *checks, const struct site *site, const char *value)
{
	const struct attribute *attribute = site->attribute;
	const char *condition = NULL;

	switch (attribute->kind) {
	case TYPE_INTEGER:
		condition = is_narrowed(attribute) ? range_condition(site, value) : NULL;
		break;
	case TYPE_REAL:
		condition = real_condition(site, value);
		break;
	case TYPE_ENUM:
	case TYPE_FLAGS:
		condition = arena_format(site->arena, "!%s_is_valid(%s%s)", attribute->enum_def->c_name,
		                         attribute->kind == TYPE_ENUM ? "(uint64_t)" : "", value);
		break;
	case TYPE_TEXT:
		if (is_borrowed(attribute))
			add_check(checks, arena_format(site->arena, "!%s", value), "SLOT_BAD_VALUE");
		break;
	case TYPE_OBJECT:
		if (is_embedded(attribute) || attribute->required || (attribute->optional && !attribute->count))
			add_check(checks, arena_format(site->arena, "!%s", value), "SLOT_BAD_VALUE");
		break;
	case TYPE_BYTES:
		add_check(checks, arena_format(site->arena, "!%s && length != 0", value), "SLOT_BAD_VALUE");
		add_check(checks,
		          attribute->max_bytes ? arena_format(site->arena, "length > %" PRIu32, attribute->max_bytes)
		                               : "length > UINT32_MAX",
		          "SLOT_TOO_LONG");
		break;
	case TYPE_BOOL:
		break;
	}
	if (condition)
		add_check(checks, condition, "SLOT_OUT_OF_RANGE");
}

/* ---- comments --------------------------------------------------------------------- */

static const char *
joined(struct arena *arena, const char *text, const char *sentence)
{
	if (!sentence || !*sentence)
		return text;
	return arena_format(arena, "%s%s%s", text, *text ? "\n" : "", sentence);
}

/* In a sentence a number is just its digits: no `u`, no UINT64_C(). */
static const char *
default_shown(const struct site *site)
{
	const struct attribute *attribute = site->attribute;

	if (attribute->kind == TYPE_INTEGER)
		return value_show(site->arena, &attribute->value, NULL); /* of a timestamp, what the getter returns */
	return attribute->kind == TYPE_REAL ? value_show(site->arena, &attribute->value, attribute->prim) : fallback_of(site);
}

static struct json *
attribute_doc(const struct site *site)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	const char *text = attribute->description ? attribute->description : "";
	const char *what = attribute->kind == TYPE_BYTES ? "bytes" : "text";

	if (attribute->unit)
		text = joined(arena, text, arena_format(arena, "Unit: %s.", attribute->unit));
	if (is_owned(attribute))
		text = joined(arena, text, arena_format(arena, "The object keeps a copy of the %s.", what));
	if (is_borrowed(attribute))
		text = joined(arena, text, arena_format(arena, "Only the pointer is kept: the %s stay%s the caller's.", what,
		                                        attribute->kind == TYPE_BYTES ? "" : "s"));
	if (attribute->kind == TYPE_OBJECT && !is_embedded(attribute))
		text = joined(arena, text, "Only the pointer is kept: the object stays the caller's.");
	if (attribute->max_bytes)
		text = joined(arena, text, arena_format(arena, "At most %" PRIu32 " byte%s.", attribute->max_bytes,
		                                        attribute->max_bytes == 1 ? "" : "s"));
	if (attribute->is_bounded)
		text = joined(arena, text, arena_format(arena, "Up to %" PRIu32 " element%s.", attribute->count,
		                                        attribute->count == 1 ? "" : "s"));
	if (attribute->optional && !attribute->count)
		text = joined(arena, text, attribute->kind == TYPE_OBJECT
		                                   ? "NULL while it is unset."
		                                   : arena_format(arena, "Its default, %s, while it is unset.", default_shown(site)));
	if (attribute->is_constant)
		text = joined(arena, text, "The same in every object, and stored in none.");
	return emit_comment(arena, text, site->run->keeps_utf8);
}

/* ---- functions ---------------------------------------------------------------------- */

const char *
count_of(const struct site *site)
{
	const struct attribute *attribute = site->attribute;

	if (!attribute->is_bounded)
		return arena_format(site->arena, "%" PRIu32, attribute->count);
	return arena_format(site->arena, "%s_%s_count(self)", site->class->c_name, attribute->accessor);
}

const char *
call_of(const struct site *site, const char *function, const char *arguments)
{
	return arena_format(site->arena, "%s(%s_class(), %zu, self%s)", function, site->class->c_name, site->index,
	                    arguments);
}

static void
set_getter(struct json *view, const struct site *site, const char *element)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	struct json *checks = json_list(arena), *statements = json_list(arena);
	const char *presence = presence_of(site, true);
	const char *read = read_of(site, element);
	bool is_bytes = attribute->kind == TYPE_BYTES;
	const char *bytes_length = is_bytes ? arena_format(arena, "%" PRIu32, attribute->value.length) : "";

	if (is_bytes && is_owned(attribute) && !presence && attribute->value.length)
		presence = pointer_is_set(site);
	if (is_bytes && !attribute->is_constant)
		json_add(statements, json_text(arena, presence ? arena_format(arena, "*length = %s ? %s : %s", presence,
		                                                              length_of(site), bytes_length)
		                                               : arena_format(arena, "*length = %s", length_of(site))));
	if (is_bytes && attribute->is_constant)
		json_add(statements, json_text(arena, arena_format(arena, "*length = %s", bytes_length)));
	if (*element)
		add_check(checks, arena_format(arena, "%s >= %s", element, count_of(site)), fallback_of(site));
	if (presence && attribute->optional && !variant_is_hashed(site->variant))
		add_check(checks, presence_of(site, false), fallback_of(site));
	json_set_text(view, "get_parameters",
	              *element && is_bytes ? ", size_t index, size_t *length"
	              : *element           ? ", size_t index"
	              : is_bytes           ? ", size_t *length"
	                                   : "");
	json_set(view, "get_statements", statements);
	json_set(view, "get_checks", checks);
	json_set_bool(view, "reads_self", !attribute->is_constant && strstr(read, "self") != NULL);
	json_set_text(view, "read", read);
}

bool
is_in_place(const struct site *site)
{
	const struct attribute *attribute = site->attribute;

	if (variant_is_hashed(site->variant))
		return false;
	return is_number(attribute) || is_borrowed(attribute) || (attribute->kind == TYPE_OBJECT && !is_embedded(attribute));
}

/* Text or bytes in the object, or the member that points to them. */
static const char *
kept_of(const struct site *site, const char *element)
{
	const char *subscript = *element ? arena_format(site->arena, "[%s]", element) : "";

	if (site->slot->member)
		return arena_format(site->arena, "self->%s%s", site->slot->member->name, subscript);
	return arena_format(site->arena, site->attribute->kind == TYPE_TEXT ? "(char *)(%s)" : "%s",
	                    packed_address(site, element));
}

/* The call that copies a value into a place which holds one already; NULL: the table knows how. */
static const char *
copy_call(const struct site *site, const char *element)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	bool is_text = attribute->kind == TYPE_TEXT;

	if (variant_is_hashed(site->variant))
		return NULL;
	if (is_text && is_owned(attribute) && site->slot->member)
		return arena_format(arena, "slot_text_assign(&%s, value, %" PRIu32 ")", kept_of(site, element),
		                    attribute->max_bytes);
	if (is_text && !is_owned(attribute))
		return arena_format(arena, "slot_text_embed(%s, value, %" PRIu32 ")", kept_of(site, element),
		                    attribute->max_bytes);
	if (is_embedded(attribute) && (attribute->count || !attribute->optional))
		return arena_format(arena, "%s_copy(%s, value)", attribute->object->c_name, edit_of(site, element));
	return NULL;
}

static void
set_setter(struct json *view, const struct site *site, const char *element)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	struct json *checks = json_list(arena), *writes = json_list(arena);
	const char *result = "SLOT_OK";
	const char *parameter = declare(arena, parameter_type(site), "value");
	const char *copy = copy_call(site, element);
	bool is_embedded_bytes = attribute->kind == TYPE_BYTES && attribute->storage == STORAGE_INLINE;
	bool is_assigned = (is_in_place(site) || is_embedded_bytes) && !attribute->is_constant;

	if (attribute->kind == TYPE_BYTES)
		parameter = arena_format(arena, "%s, size_t length", parameter);
	json_set_text(view, "value_parameter", parameter);
	json_set_text(view, "set_parameters", arena_format(arena, ", %s%s", *element ? "size_t index, " : "", parameter));
	json_set_bool(view, "has_setter", !attribute->readonly && !attribute->is_constant);
	if (is_assigned || copy) {
		if (*element)
			add_check(checks, arena_format(arena, "%s >= %s", element, count_of(site)), "SLOT_OUT_OF_RANGE");
		add_checks(checks, site, "value");
		/* An array that is unset is given all of its elements, which is rare. */
		if (*element && attribute->optional && !attribute->is_bounded)
			add_check(checks, presence_of(site, false),
			          call_of(site, "slot_put_at", arena_format(arena, ", index, %s", slot_value_of(site, "value"))));
	}
	if (is_assigned) {
		if (is_embedded_bytes)
			json_add(writes, json_text(arena, arena_format(arena, "slot_bytes_embed(%s, value, length)",
			                                               kept_of(site, element))));
		else
			json_add(writes, json_text(arena, write_of(site, element,
			                                           attribute->kind == TYPE_BYTES ? "value ? value : \"\"" : "value")));
		if (attribute->kind == TYPE_BYTES)
			json_add(writes, json_text(arena, length_write(site, "length")));
		if (!*element && presence_write(site, true))
			json_add(writes, json_text(arena, presence_write(site, true)));
	} else if (copy) {
		result = copy;
	} else if (*element) {
		result = call_of(site, "slot_set_at", arena_format(arena, ", index, %s", slot_value_of(site, "value")));
	} else if (variant_is_hashed(site->variant) && is_borrowed(attribute)) {
		result = call_of(site, "slot_hashed_borrow", ", value");
	} else {
		result = call_of(site, "slot_store", arena_format(arena, ", 0, %s", slot_value_of(site, "value")));
	}
	json_set(view, "set_checks", checks);
	json_set(view, "set_writes", writes);
	json_set_text(view, "set_result", result);
}

static void
set_optional(struct json *view, const struct site *site)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	bool is_optional = attribute->optional && !attribute->is_constant;
	struct json *statements = json_list(arena);

	if (is_optional && attribute->count == 0 && (is_number(attribute) || (!is_owned(attribute) && !is_embedded(attribute))))
		json_add(statements, json_text(arena, presence_write(site, false)));
	else if (is_optional)
		json_add(statements, json_text(arena, call_of(site, "(void)slot_unset", "")));
	json_set_bool(view, "is_optional", is_optional);
	json_set_bool(view, "has_unset", is_optional && !attribute->readonly);
	json_set_text(view, "has_read", is_optional ? presence_of(site, true) : "true");
	json_set(view, "unset_statements", statements);
}

static void
set_edit(struct json *view, const struct site *site, const char *element)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	bool has_edit = is_embedded(attribute) && !attribute->readonly && !attribute->is_constant;

	json_set_bool(view, "has_edit", has_edit);
	json_set_text(view, "edit_type", has_edit ? arena_format(arena, "struct %s *", attribute->object->c_name) : "");
	json_set_text(view, "edit_parameters", *element ? ", size_t index" : "");
	json_set_text(view, "edit_read", has_edit ? edit_of(site, element) : "");
}

struct json *
view_attribute(const struct site *site)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	struct json *view = json_object_for(arena, 32);
	const char *element = attribute->count ? "index" : "";

	json_set_text(view, "name", attribute->accessor);
	json_set(view, "doc_lines", attribute_doc(site));
	json_set_text(view, "deprecation", deprecation_of(arena, attribute->deprecated));
	json_set_text(view, "c_type", type_of(site));
	set_getter(view, site, element);
	set_setter(view, site, element);
	set_edit(view, site, element);
	set_optional(view, site);
	view_array(view, site);
	return view;
}
