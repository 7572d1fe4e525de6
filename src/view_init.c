/*
 * view_init.c: how an object begins. `reset` gives every slot its default
 * (view_reset.c); `init` goes on with the parameters: required and readonly slots.
 */
#include "view.h"

#include <inttypes.h>
#include <string.h>

/* ---- parameters -------------------------------------------------------------------- */

static bool
is_parameter(const struct attribute *attribute)
{
	return (attribute->required || attribute->readonly) && !attribute->is_constant;
}

/* "samples_count": no other parameter's name. */
static const char *
extra_name(const struct site *site, const char *suffix)
{
	const char *name = arena_format(site->arena, "%s%s", site->attribute->member, suffix);

	for (size_t i = 0; i < site->class->slot_count; i++) {
		if (strcmp(site->class->slots[i]->member, name) == 0)
			return arena_format(site->arena, "%s_", name);
	}
	return name;
}

/* Is the parameter a pointer to a number, so that NULL can stand for none? */
static bool
is_by_pointer(const struct attribute *attribute)
{
	return attribute->optional && is_number(attribute) && !attribute->count;
}

static const char *
parameter_of(const struct site *site, bool with_type)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	const char *type = type_of(site);
	const char *extra = attribute->count                 ? extra_name(site, "_count")
	                    : attribute->kind == TYPE_BYTES ? extra_name(site, "_length")
	                                                    : "";

	if (!with_type)
		return arena_format(arena, "%s%s%s", attribute->member, *extra ? ", " : "", extra);
	if (attribute->count) {
		bool is_pointer = type[strlen(type) - 1] == '*';
		if (is_embedded(attribute))
			return arena_format(arena, "%s%s, size_t %s", type, attribute->member, extra);
		return arena_format(arena, is_pointer ? "%sconst *%s, size_t %s" : "const %s *%s, size_t %s", type,
		                    attribute->member, extra);
	}
	if (attribute->kind == TYPE_BYTES)
		return arena_format(arena, "%s%s, size_t %s", type, attribute->member, extra);
	if (is_by_pointer(attribute))
		return arena_format(arena, "const %s *%s", parameter_type(site), attribute->member);
	return declare(arena, parameter_type(site), attribute->member);
}

static const char *
parameters_of(const struct site *site, bool with_types)
{
	const char *list = "";

	for (size_t i = 0; i < site->class->slot_count; i++) {
		struct site at = site_at(site, i);
		if (is_parameter(at.attribute))
			list = arena_format(site->arena, "%s, %s", list, parameter_of(&at, with_types));
	}
	return list;
}

static void
add_step(struct json *steps, const char *statement, bool can_fail, const char *count)
{
	struct json *step = json_object(steps->arena);

	json_set_text(step, "statement", statement);
	json_set_bool(step, "is_plain", !can_fail);
	json_set_bool(step, "is_call", can_fail && !*count);
	json_set_bool(step, "is_loop", *count != '\0');
	json_set_text(step, "count", count);
	json_add(steps, step);
}

static const char *
store_call(const struct site *site, const char *function, const char *arguments)
{
	return arena_format(site->arena, "%s(%s_class(), %zu, self, %s)", function, site->class->c_name, site->index,
	                    arguments);
}

/* ---- elements with a default of their own --------------------------------------------- */

static bool
has_list(const struct attribute *attribute)
{
	return attribute->value_count > 0 && !attribute->optional && !attribute->is_constant;
}

/* Does a new object need memory for elements of its own, or of an object in it? */
static bool
needs_memory(const struct class_def *class)
{
	for (size_t i = 0; i < class->slot_count; i++) {
		const struct attribute *attribute = class->slots[i];
		if (attribute->optional || attribute->is_bounded ? is_list_of_owned(attribute)
		                                                 : is_list_of_owned(attribute) ||
		                                                           (is_embedded(attribute) && needs_memory(attribute->object)))
			return true;
	}
	return false;
}

static void
add_owned_elements(struct json *steps, const struct site *site)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;

	for (size_t i = 0; i < attribute->value_count; i++) {
		const char *value = slot_value_of(site, literal_of(site, &attribute->values[i]));
		add_step(steps,
		         attribute->is_bounded ? store_call(site, "slot_append", value)
		                               : store_call(site, "slot_put_at", arena_format(arena, "%zu, %s", i, value)),
		         true, "");
	}
}

/* After `reset`, which cannot fail: what is copied. */
static void
add_copies(struct json *steps, const struct site *site)
{
	const struct attribute *attribute = site->attribute;

	if (is_list_of_owned(attribute))
		add_owned_elements(steps, site);
	else if (is_embedded(attribute) && !attribute->optional && !attribute->is_bounded && needs_memory(attribute->object))
		add_step(steps, store_call(site, "slot_reset_element", attribute->count ? "slot_i" : "0"), true,
		         attribute->count ? arena_format(site->arena, "%" PRIu32, attribute->count) : "");
}

/* What the class's table cannot say of defaults, for who resets an object by
 * the table: a map, and who has one in a slot. */
static struct json *
fill_steps(const struct site *site)
{
	struct arena *arena = site->arena;
	struct json *steps = json_list(arena);

	for (size_t i = 0; i < site->class->slot_count; i++) {
		struct site at = site_at(site, i);
		const struct attribute *attribute = at.attribute;
		if (!has_list(attribute))
			continue;
		if (is_owned(attribute)) {
			add_owned_elements(steps, &at);
			continue;
		}
		if (attribute->is_bounded)
			add_step(steps, length_write(&at, arena_format(arena, "%zuu", attribute->value_count)), false, "");
		for (size_t k = 0; k < attribute->value_count; k++)
			add_step(steps, reset_element(&at, arena_format(arena, "%zu", k), &attribute->values[k]), false, "");
	}
	return steps;
}

static void
set_fill(struct json *view, const struct site *site)
{
	struct json *steps = fill_steps(site);
	bool has_result = false;

	for (size_t i = 0; i < steps->count; i++)
		has_result |= !json_get(steps->items[i], "is_plain")->truth;
	json_set(view, "fill_steps", steps);
	json_set_bool(view, "has_fill", steps->count > 0);
	json_set_bool(view, "has_fill_result", has_result);
	json_set_text(view, "fill_function",
	              steps->count && !site->class->is_abstract ? arena_format(site->arena, "%s_fill", site->class->c_name) : "NULL");
}

/* ---- init ------------------------------------------------------------------------------ */

static void
add_array(struct json *checks, struct json *steps, const struct site *site)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	const char *count = extra_name(site, "_count");
	const char *element = arena_format(arena, is_embedded(attribute) ? "&%s[slot_i]" : "%s[slot_i]", attribute->member);
	const char *value = slot_value_of(site, element);

	add_check(checks, arena_format(arena, "!%s && %s != 0", attribute->member, count), "SLOT_BAD_VALUE");
	add_check(checks, arena_format(arena, "%s > %" PRIu32, count, attribute->count), "SLOT_TOO_LONG");
	/* What is not given would be NULL, which a required reference never is. */
	if (attribute->required && !attribute->is_bounded && attribute->kind == TYPE_OBJECT && !is_embedded(attribute))
		add_check(checks, arena_format(arena, "%s < %" PRIu32, count, attribute->count), "SLOT_BAD_VALUE");
	add_step(steps,
	         attribute->is_bounded ? store_call(site, "slot_append", value)
	                               : store_call(site, "slot_put_at", arena_format(arena, "slot_i, %s", value)),
	         true, count);
}

static void
add_parameter(struct json *checks, struct json *steps, const struct site *site)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	const char *name = attribute->member;
	bool is_member = site->slot->member != NULL;
	bool is_kept = variant_is_hashed(site->variant) && is_borrowed(attribute);
	const char *call = NULL;

	if (attribute->count) {
		add_array(checks, steps, site);
		return;
	}
	if ((is_number(attribute) && !attribute->optional) || (is_borrowed(attribute) && !is_kept) ||
	    (attribute->kind == TYPE_OBJECT && !is_embedded(attribute))) {
		if (attribute->kind != TYPE_BYTES) {
			if (is_number(attribute) || !attribute->optional)
				add_checks(checks, site, name);
			if (variant_is_hashed(site->variant))
				add_step(steps, store_call(site, "slot_store", arena_format(arena, "0, %s", slot_value_of(site, name))), true,
				         "");
			else
				add_step(steps, write_of(site, "", name), false, "");
			return;
		}
	}
	if (is_by_pointer(attribute))
		call = store_call(site, "slot_store",
		                  arena_format(arena, "0, %s", slot_value_of(site, arena_format(arena, "*%s", name))));
	else if (attribute->kind == TYPE_TEXT && is_member && is_owned(attribute))
		call = arena_format(arena, "slot_text_assign(&%s, %s, %" PRIu32 ")",
		                    arena_format(arena, "self->%s", site->slot->member->name),
		                    name, attribute->max_bytes);
	else if (attribute->kind == TYPE_TEXT && is_member)
		call = arena_format(arena, "slot_text_embed(self->%s, %s, %" PRIu32 ")", site->slot->member->name, name,
		                    attribute->max_bytes);
	else if (is_kept)
		call = store_call(site, "slot_hashed_borrow", name);
	else if (attribute->kind == TYPE_BYTES)
		call = store_call(site, "slot_store",
		                  arena_format(arena, "0, slot_bytes(%s, %s)", name, extra_name(site, "_length")));
	else
		call = store_call(site, "slot_store", arena_format(arena, "0, %s", slot_value_of(site, name)));
	if (attribute->optional)
		call = arena_format(arena, "%s ? %s : SLOT_OK", name, call);
	add_step(steps, call, true, "");
}

static struct json *
init_doc(const struct site *site, bool has_parameters, bool can_fail)
{
	const char *text = has_parameters ? "Begin an object from what it must be given; the rest takes its default."
	                                  : "Begin an object with every slot at its default.";

	return emit_comment(site->arena, arena_format(site->arena, "%s%s", text,
	                                              can_fail ? " When that fails, the object can still be cleared." : ""),
	                    false);
}

/* What is done last gives the status, where it has one: it leaves the steps. */
static const char *
take_end(struct json *steps, const struct json *checks, const struct site *site)
{
	if (steps->count == 0)
		return variant_is_map(site->variant) && checks->count == 0
		               ? arena_format(site->arena, "slot_reset(%s_class(), self)", site->class->c_name)
		               : "SLOT_OK";
	const struct json *last = steps->items[steps->count - 1];
	if (!json_get(last, "is_call")->truth)
		return "SLOT_OK";
	steps->count--;
	return json_get(last, "statement")->text;
}

void
view_init(struct json *view, const struct site *site)
{
	struct arena *arena = site->arena;
	struct json *checks = json_list(arena), *steps = json_list(arena);
	bool can_fail = variant_is_map(site->variant);

	for (size_t i = 0; i < site->class->slot_count; i++) {
		struct site at = site_at(site, i);
		if (!variant_is_map(site->variant) && !is_parameter(at.attribute))
			add_copies(steps, &at);
	}
	for (size_t i = 0; i < site->class->slot_count; i++) {
		struct site at = site_at(site, i);
		if (is_parameter(at.attribute))
			add_parameter(checks, steps, &at);
	}
	bool has_steps = steps->count > 0;
	const char *end = take_end(steps, checks, site);
	bool is_reset = !has_steps && strcmp(end, "SLOT_OK") != 0;
	bool has_result = variant_is_map(site->variant) && !is_reset;
	for (size_t i = 0; i < steps->count; i++) {
		if (!json_get(steps->items[i], "is_plain")->truth)
			has_result = true;
	}
	can_fail |= has_result || strcmp(end, "SLOT_OK") != 0 || checks->count > 0;
	/* A map is reset by its table. */
	struct json *reset = variant_is_map(site->variant) ? json_list(arena) : reset_statements(site);

	json_set(view, "reset_statements", reset);
	json_set_bool(view, "has_reset_statements", reset->count > 0);
	set_fill(view, site);
	json_set_text(view, "init_parameters", parameters_of(site, true));
	json_set_text(view, "init_arguments", parameters_of(site, false));
	json_set(view, "init_doc_lines", init_doc(site, has_steps, can_fail));
	json_set(view, "init_checks", checks);
	json_set(view, "init_steps", steps);
	json_set_bool(view, "has_init_result", has_result);
	json_set_text(view, "init_end", end);
	json_set_bool(view, "is_fallible", can_fail);
}
