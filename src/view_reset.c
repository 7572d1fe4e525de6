/*
 * view_reset.c: the statements that give every slot its default. They cannot
 * fail: what needs memory comes later (view_init.c).
 */
#include "view.h"

#include <inttypes.h>
#include <string.h>

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

bool
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

const char *
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

struct json *
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
