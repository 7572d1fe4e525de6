/*
 * view_init.c: how an object begins. `reset` gives every slot its default and
 * cannot fail; `init` goes on with the parameters: required and readonly slots.
 */
#include "view.h"

#include <inttypes.h>
#include <string.h>

/* ---- defaults --------------------------------------------------------------------- */

static void
add_statement(struct json *list, const char *statement)
{
	if (statement)
		json_add(list, json_text(list->arena, statement));
}

/* What is stored for a number. */
static uint64_t
raw_of_value(const struct site *site, const struct value *value)
{
	const struct value *bias = &site->slot->bias;
	uint64_t number = value->negative ? 0 - value->magnitude : value->magnitude;

	if (site->attribute->kind == TYPE_REAL) {
		float narrow = (float)value->real;
		uint32_t narrow_bits;
		memcpy(&narrow_bits, &narrow, sizeof narrow_bits);
		memcpy(&number, &value->real, sizeof number);
		return site->attribute->prim->bits == 32 ? narrow_bits : number;
	}
	if (site->attribute->kind == TYPE_BOOL)
		return value->magnitude;
	return number - (bias->negative ? 0 - bias->magnitude : bias->magnitude);
}

/* Elements that a copy is made of: they come when there can be memory for them. */
static bool
is_list_of_owned(const struct attribute *attribute)
{
	return is_owned(attribute) && attribute->value_count > 0 && !attribute->optional;
}

/* The length that a slot has from the start. */
static size_t
first_length(const struct attribute *attribute)
{
	if (!attribute->count)
		return attribute->value.length;
	return is_list_of_owned(attribute) ? 0 : attribute->value_count;
}

/* What a slot's run of bits in this unit starts as. */
static uint64_t
unit_part(const struct site *site, const struct member *unit)
{
	const struct attribute *attribute = site->attribute;
	const struct slot *slot = site->slot;
	uint64_t part = 0;

	if (slot->bits.member == unit && slot->bits.width) {
		if (!attribute->optional)
			part |= raw_of_value(site, &attribute->value) << slot->bits.shift;
		else if (slot->presence == PRESENCE_SPARE)
			part |= slot->spare << slot->bits.shift;
	}
	if (slot->length.member == unit && slot->length.width && !attribute->optional)
		part |= (uint64_t)first_length(attribute) << slot->length.shift;
	return part;
}

static void
reset_unit(struct json *list, const struct site *site, const struct member *unit)
{
	uint64_t whole = 0;

	for (size_t i = 0; i < site->class->slot_count; i++) {
		struct site at = site_at(site, i);
		if (!at.attribute->is_constant)
			whole |= unit_part(&at, unit);
	}
	add_statement(list, arena_format(site->arena, whole > UINT32_MAX ? "self->%s = UINT64_C(0x%" PRIx64 ")"
	                                              : whole          ? "self->%s = 0x%" PRIx64
	                                                               : "self->%s = %" PRIu64,
	                                 unit->name, whole));
}

static const char *
object_at(const struct site *site, const char *element)
{
	const char *read = read_of(site, element);

	if (site->slot->member)
		return read;
	return arena_format(site->arena, "(struct %s *)(void *)(%s", site->attribute->object->c_name,
	                    strstr(read, "(self->bytes") + 1);
}

/* The statement that gives an element this value. */
static const char *
reset_element(const struct site *site, const char *element, const struct value *value)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	const char *literal = literal_of(site, value);

	if (is_number(attribute)) {
		if (attribute->kind == TYPE_BOOL && site->slot->member)
			literal = value->magnitude ? "1" : "0";
		if (site->slot->member && attribute->kind != TYPE_BOOL)
			return arena_format(arena, "self->%s%s = %s", site->slot->member->name,
			                    *element ? arena_format(arena, "[%s]", element) : "", literal);
		if (attribute->kind == TYPE_INTEGER && site->slot->bias.magnitude)
			return write_stored(site, element, raw_of_value(site, value));
		return write_of(site, element, literal);
	}
	if (is_embedded(attribute))
		return arena_format(arena, "%s_reset(%s)", attribute->object->c_name, object_at(site, element));
	if (attribute->kind == TYPE_OBJECT || is_owned(attribute))
		return write_of(site, element, "NULL");
	if (is_borrowed(attribute))
		return write_of(site, element, literal);
	/* Text or bytes in the object. */
	const char *target = read_of(site, element);
	/* Without the cast that makes text of bytes. */
	if (!site->slot->member && attribute->kind == TYPE_TEXT) {
		target += strlen("(const char *)(");
		target = arena_format(arena, "%.*s", (int)strlen(target) - 1, target);
	}
	if (attribute->kind == TYPE_TEXT)
		return value->length == 0 && site->slot->member
		               ? arena_format(arena, "%s[0] = '\\0'", target)
		               : arena_format(arena, "memcpy(%s, %s, %" PRIu32 ")", target, literal, value->length + 1);
	return value->length ? arena_format(arena, "memcpy(%s, %s, %" PRIu32 ")", target, literal, value->length) : NULL;
}

/* Elements from `first` on are all the default. */
static const char *
reset_rest(const struct site *site, size_t first)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	const char *statement = reset_element(site, "slot_i", &attribute->value);
	bool is_zero = is_number(attribute) ? raw_of_value(site, &attribute->value) == 0
	                                    : !is_embedded(attribute) && !is_borrowed(attribute) && attribute->value.length == 0;

	if (first >= attribute->count || !statement)
		return NULL;
	if (is_zero && !site->slot->member)
		return NULL;
	if (is_zero && first == 0 && is_number(attribute))
		return arena_format(arena, "memset(self->%s, 0, sizeof self->%s)", site->slot->member->name,
		                    site->slot->member->name);
	if (first + 1 == attribute->count)
		return reset_element(site, arena_format(arena, "%zu", first), &attribute->value);
	return arena_format(arena, "for (size_t slot_i = %zu; slot_i < %" PRIu32 "; slot_i++)\n\t\t%s", first,
	                    attribute->count, statement);
}

static void
reset_slot(struct json *list, const struct site *site)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	bool is_packed = site->layout->is_packed;

	if (attribute->is_constant)
		return;
	/* A packed object starts as zeros, units were assigned whole. */
	if (attribute->optional) {
		if (site->slot->presence == PRESENCE_NULL || (site->slot->presence == PRESENCE_SPARE && (is_packed || site->slot->member)))
			add_statement(list, presence_write(site, false));
		return;
	}
	if (is_packed && site->slot->length.width) {
		size_t length = first_length(attribute);
		if (length && !(attribute->kind == TYPE_BYTES && is_owned(attribute)))
			add_statement(list, length_write(site, arena_format(arena, "%zuu", length)));
	}
	if (attribute->count) {
		for (size_t i = 0; i < attribute->value_count && !(attribute->is_bounded && is_owned(attribute)); i++)
			add_statement(list, reset_element(site, arena_format(arena, "%zu", i), &attribute->values[i]));
		if (!attribute->is_bounded)
			add_statement(list, reset_rest(site, attribute->value_count));
		return;
	}
	if (is_number(attribute) && !site->slot->member &&
	    (!is_packed || raw_of_value(site, &attribute->value) == 0))
		return;
	if (is_packed && (attribute->kind == TYPE_OBJECT ? !is_embedded(attribute) : is_owned(attribute) ||
	                  (attribute->storage == STORAGE_INLINE && attribute->value.length == 0)))
		return;
	add_statement(list, reset_element(site, "", &attribute->value));
}

static struct json *
reset_statements(const struct site *site)
{
	struct json *list = json_list(site->arena);

	if (site->layout->is_packed)
		add_statement(list, "memset(self->bytes, 0, sizeof self->bytes)");
	for (size_t i = 0; i < site->class->slot_count; i++) {
		struct site at = site_at(site, i);
		reset_slot(list, &at);
	}
	for (size_t i = 0; i < site->layout->member_count; i++) {
		if (!site->layout->members[i].attribute)
			reset_unit(list, site, &site->layout->members[i]);
	}
	return list;
}

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
