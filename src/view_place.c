/*
 * view_place.c: where a value is, and how C reads and writes it. All that
 * differs between the backings is here: a member, bits of a unit, bits of a
 * packed object. A map's cells are members behind a pointer (place_map.c).
 */
#include "view.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

bool
is_number(const struct attribute *attribute)
{
	return attribute->kind != TYPE_TEXT && attribute->kind != TYPE_BYTES && attribute->kind != TYPE_OBJECT;
}

static bool
is_texty(const struct attribute *attribute)
{
	return attribute->kind == TYPE_TEXT || attribute->kind == TYPE_BYTES;
}

bool
is_time(const struct attribute *attribute)
{
	return attribute->kind == TYPE_INTEGER && strcmp(attribute->prim->type_code, "SLOT_TYPE_TIMESTAMP") == 0;
}

bool
is_owned(const struct attribute *attribute)
{
	return is_texty(attribute) && attribute->storage == STORAGE_OWNED && !attribute->is_constant;
}

bool
is_borrowed(const struct attribute *attribute)
{
	return is_texty(attribute) && attribute->storage == STORAGE_BORROWED && !attribute->is_constant;
}

bool
is_embedded(const struct attribute *attribute)
{
	return attribute->kind == TYPE_OBJECT && attribute->storage != STORAGE_REFERENCE;
}

bool
class_is_owner(const struct class_def *class)
{
	for (size_t i = 0; i < class->slot_count; i++) {
		const struct attribute *attribute = class->slots[i];
		if (is_owned(attribute) || (is_embedded(attribute) && class_is_owner(attribute->object)))
			return true;
	}
	return false;
}

bool
class_is_plain(const struct class_def *class)
{
	for (size_t i = 0; i < class->slot_count; i++) {
		if (!is_number(class->slots[i]) || class->slots[i]->count)
			return false;
	}
	return true;
}

const char *
declare(struct arena *arena, const char *c_type, const char *name)
{
	bool is_pointer = c_type[strlen(c_type) - 1] == '*';

	return arena_format(arena, "%s%s%s", c_type, is_pointer ? "" : " ", name);
}

const char *
type_of(const struct site *site)
{
	const struct attribute *attribute = site->attribute;

	switch (attribute->kind) {
	case TYPE_ENUM:
		return arena_format(site->arena, "enum %s", attribute->enum_def->c_name);
	case TYPE_OBJECT:
		return arena_format(site->arena, "const struct %s *", attribute->object->c_name);
	case TYPE_BYTES:
		return "const void *";
	case TYPE_TEXT:
		return "const char *";
	default:
		return attribute->prim->c_type;
	}
}

/* The enumerator with this number, or NULL. */
static const char *
enumerator_of(const struct enum_def *enum_def, uint64_t number)
{
	for (size_t i = 0; i < enum_def->value_count; i++) {
		if (enum_def->values[i].number == number)
			return enum_def->values[i].c_name;
	}
	return NULL;
}

const char *
literal_of(const struct site *site, const struct value *value)
{
	const struct attribute *attribute = site->attribute;
	const char *enumerator = NULL;

	switch (attribute->kind) {
	case TYPE_BOOL:
		return value->magnitude ? "true" : "false";
	case TYPE_REAL:
		/* A map keeps a float as a double, which would keep excess precision too. */
		return (variant_is_map(site->variant) ? emit_bound : emit_real)(site->arena, value->real,
		                                                                attribute->prim->bits == 32);
	case TYPE_TEXT:
	case TYPE_BYTES:
		return emit_string(site->arena, value->text ? value->text : "", value->length);
	case TYPE_OBJECT:
		return "NULL";
	case TYPE_ENUM:
	case TYPE_FLAGS:
		enumerator = enumerator_of(attribute->enum_def, value->magnitude);
		if (enumerator)
			return enumerator;
		break;
	case TYPE_INTEGER:
		break;
	}
	return emit_integer(site->arena, (struct value){.kind = VALUE_INT, .negative = value->negative,
	                                                .magnitude = value->magnitude}, attribute->prim);
}

const char *
fallback_of(const struct site *site)
{
	return literal_of(site, &site->attribute->value);
}

/* ---- bits ---------------------------------------------------------------------- */

const char *
with_pointers(struct arena *arena, uint64_t number, uint64_t pointers)
{
	const char *sum = number ? arena_format(arena, "%" PRIu64 " + ", number) : "";

	if (pointers == 0)
		return arena_format(arena, "%" PRIu64, number);
	if (pointers == 1)
		return arena_format(arena, "%ssizeof(void *)", sum);
	return arena_format(arena, "%s%" PRIu64 " * sizeof(void *)", sum, pointers);
}

const char *
bit_of(const struct site *site, const struct bits *bits)
{
	return with_pointers(site->arena, bits->bit, 8 * (uint64_t)bits->pointers);
}

/* The bit at which an array begins, to be added to: "280 + ". */
static const char *
bits_before(const struct site *site)
{
	const char *bit = bit_of(site, &site->slot->bits);

	return strcmp(bit, "0") == 0 ? "" : arena_format(site->arena, "%s + ", bit);
}

static bool
is_full(const struct bits *bits)
{
	return bits->member && bits->width == 8 * bits->member->size[ABI_LP64];
}

const char *
bits_read(const struct site *site, const struct bits *bits)
{
	if (bits->width == 0)
		return "0u";
	if (!bits->member)
		return arena_format(site->arena, "slot_unpack(self->bytes, sizeof self->bytes, %s, %u)",
		                    bit_of(site, bits), bits->width);
	if (is_full(bits))
		return arena_format(site->arena, "self->%s", bits->member->name);
	return arena_format(site->arena, "slot_bits(self->%s, %u, %u)", bits->member->name, bits->shift, bits->width);
}

const char *
bits_write(const struct site *site, const struct bits *bits, const char *value)
{
	if (bits->width == 0)
		return "(void)self";
	if (!bits->member)
		return arena_format(site->arena, "slot_pack(self->bytes, sizeof self->bytes, %s, %u, %s)",
		                    bit_of(site, bits), bits->width, value);
	if (is_full(bits))
		return arena_format(site->arena, "self->%s = (%s)(%s)", bits->member->name, bits->member->c_type, value);
	return arena_format(site->arena, "self->%s = (%s)slot_with_bits(self->%s, %u, %u, %s)", bits->member->name,
	                    bits->member->c_type, bits->member->name, bits->shift, bits->width, value);
}

/* ---- elements -------------------------------------------------------------------- */

static const char *
subscript(const struct site *site, const char *element)
{
	return *element ? arena_format(site->arena, "[%s]", element) : "";
}

/* The stored bits of a number in a packed object or a unit. */
static const char *
raw_of(const struct site *site, const char *element)
{
	const struct bits *bits = &site->slot->bits;

	if (!*element || bits->width == 0)
		return bits_read(site, bits);
	return arena_format(site->arena, "slot_unpack(self->bytes, sizeof self->bytes, %s(uint64_t)%s * %" PRIu64 ", %u)",
	                    bits_before(site), element, site->slot->element_bits, (unsigned)site->slot->element_bits);
}

static const char *
natural(struct arena *arena, uint64_t number)
{
	return number > UINT32_MAX ? arena_format(arena, "UINT64_C(%" PRIu64 ")", number)
	                           : arena_format(arena, "%" PRIu64 "u", number);
}

/* "+ 40u" turns what is stored into the number; unsigned, as it may go round. */
static const char *
biased(const struct site *site, const char *raw, bool is_reading)
{
	const struct value *bias = &site->slot->bias;

	if (bias->magnitude == 0)
		return raw;
	/* What is as wide as a member of 32 bits or less would be reckoned in so many. */
	const struct bits *bits = &site->slot->bits;
	bool is_narrow = is_reading && site->attribute->prim->bits == 64 && (bits->width == 0 || (is_full(bits) && bits->width < 64));
	return arena_format(site->arena, is_narrow ? "(uint64_t)%s %s %s" : "%s %s %s", raw,
	                    bias->negative == is_reading ? "-" : "+", natural(site->arena, bias->magnitude));
}

static const char *
bits_number(const struct site *site, const char *element)
{
	const struct attribute *attribute = site->attribute;
	const char *raw = raw_of(site, element);

	if (attribute->kind == TYPE_BOOL)
		return arena_format(site->arena, "%s != 0", raw);
	if (attribute->kind == TYPE_REAL)
		return arena_format(site->arena, "slot_bits_%s(%s)", attribute->prim->c_type, raw);
	const char *number = biased(site, raw, true);
	return arena_format(site->arena, number == raw ? "(%s)%s" : "(%s)(%s)", type_of(site), number);
}

const char *
packed_address(const struct site *site, const char *element)
{
	const struct slot *slot = site->slot;
	const char *at = arena_format(site->arena, "self->bytes + %s",
	                              with_pointers(site->arena, slot->bits.bit / 8, slot->bits.pointers));

	if (*element) {
		uint64_t bytes = slot->element_bits / 8;
		at = arena_format(site->arena, bytes && slot->element_pointers ? "%s + %s * (%s)" : "%s + %s * %s", at, element,
		                  with_pointers(site->arena, bytes, slot->element_pointers));
	}
	return at;
}

static const char *
packed_read(const struct site *site, const char *element)
{
	const struct attribute *attribute = site->attribute;
	const char *address = packed_address(site, element);

	if (is_embedded(attribute))
		return arena_format(site->arena, "(%s)(const void *)(%s)", type_of(site), address);
	if (attribute->storage == STORAGE_INLINE)
		return attribute->kind == TYPE_TEXT ? arena_format(site->arena, "(const char *)(%s)", address) : address;
	return arena_format(site->arena, "(%s)slot_load_pointer(%s)", type_of(site), address);
}

/* The value of an entry of a library's hash table, or the default. */
static const char *
hashed_read(const struct site *site)
{
	const struct attribute *attribute = site->attribute;
	const char *place = arena_format(site->arena, "(%s_class(), %zu, self)", site->class->c_name, site->index);
	const char *value = arena_format(site->arena, "slot_hashed_read%s.as", place);

	switch (attribute->kind) {
	case TYPE_BOOL:
		return arena_format(site->arena, "%s.boolean", value);
	case TYPE_REAL:
		return arena_format(site->arena, attribute->prim->bits == 32 ? "(float)%s.real" : "%s.real", value);
	case TYPE_TEXT:
		return arena_format(site->arena, "slot_hashed_text%s", place);
	default:
		break;
	}
	const char *member = attribute->prim->kind == PRIM_SIGNED ? "integer" : "natural";
	if (attribute->kind == TYPE_INTEGER && attribute->prim->bits == 64)
		return arena_format(site->arena, "%s.%s", value, member);
	return arena_format(site->arena, "(%s)%s.%s", type_of(site), value, member);
}

/* Is NULL the default? Of an optional slot it is no value; in an array it is an element. */
static bool
has_fallback(const struct attribute *attribute)
{
	return is_owned(attribute) && (!attribute->optional || attribute->count);
}

const char *
read_of(const struct site *site, const char *element)
{
	const struct attribute *attribute = site->attribute;
	const char *target;

	if (attribute->is_constant)
		return fallback_of(site);
	if (variant_is_hashed(site->variant))
		return hashed_read(site);
	if (!site->slot->member) {
		if (is_number(attribute))
			return bits_number(site, element);
		target = packed_read(site, element);
		if (has_fallback(attribute))
			return arena_format(site->arena, "%s ? %s : %s",
			                    arena_format(site->arena, "slot_load_pointer(%s)", packed_address(site, element)),
			                    target, fallback_of(site));
		return target;
	}
	target = arena_format(site->arena, "self->%s%s", site->slot->member->name, subscript(site, element));
	if (is_embedded(attribute))
		return arena_format(site->arena, "&%s", target);
	if (has_fallback(attribute))
		return arena_format(site->arena, "%s ? %s : %s", target, target, fallback_of(site));
	if (attribute->kind == TYPE_BOOL)
		return arena_format(site->arena, "%s != 0", target);
	bool is_wider = is_number(attribute) && strcmp(site->slot->member->c_type, type_of(site)) != 0;
	return is_wider ? arena_format(site->arena, "(%s)%s", type_of(site), target) : target;
}

const char *
edit_of(const struct site *site, const char *element)
{
	return site->slot->member ? read_of(site, element)
	                          : arena_format(site->arena, "(struct %s *)(void *)(%s)", site->attribute->object->c_name,
	                                         packed_address(site, element));
}

const char *
stored_pointer(const struct site *site)
{
	return site->slot->member ? arena_format(site->arena, "self->%s", site->slot->member->name)
	                          : arena_format(site->arena, "slot_load_pointer(%s)", packed_address(site, ""));
}

static const char *
write_raw(const struct site *site, const char *element, const char *raw)
{
	if (!*element || site->slot->bits.width == 0)
		return bits_write(site, &site->slot->bits, raw);
	return arena_format(site->arena, "slot_pack(self->bytes, sizeof self->bytes, %s(uint64_t)%s * %" PRIu64 ", %u, %s)",
	                    bits_before(site), element, site->slot->element_bits,
	                    (unsigned)site->slot->element_bits, raw);
}

const char *
write_of(const struct site *site, const char *element, const char *value)
{
	const struct attribute *attribute = site->attribute;

	if (site->slot->member) {
		bool is_cast = attribute->kind == TYPE_BOOL || attribute->kind == TYPE_ENUM || attribute->kind == TYPE_FLAGS ||
		               strcmp(parameter_type(site), type_of(site)) != 0 ||
		               (attribute->kind == TYPE_REAL && strcmp(site->slot->member->c_type, type_of(site)) != 0);
		const char *target = arena_format(site->arena, "self->%s%s", site->slot->member->name,
		                                  subscript(site, element));
		return is_cast && is_number(attribute)
		               ? arena_format(site->arena, "%s = (%s)%s", target, site->slot->member->c_type, value)
		               : arena_format(site->arena, "%s = %s", target, value);
	}
	if (!is_number(attribute))
		return arena_format(site->arena, "slot_store_pointer(%s, %s)", packed_address(site, element), value);
	const char *raw = value;
	if (attribute->kind == TYPE_REAL)
		raw = arena_format(site->arena, "slot_%s_bits(%s)", attribute->prim->c_type, value);
	else if (attribute->kind != TYPE_BOOL)
		raw = biased(site, attribute->prim->kind == PRIM_SIGNED || attribute->kind == TYPE_ENUM
		                           ? arena_format(site->arena, "(uint64_t)%s", value)
		                           : value,
		             false);
	return write_raw(site, element, raw);
}

const char *
write_stored(const struct site *site, const char *element, uint64_t stored)
{
	return write_raw(site, element, natural(site->arena, stored));
}

/* ---- presence and lengths ---------------------------------------------------------- */

const char *
pointer_is_set(const struct site *site)
{
	return arena_format(site->arena, "%s != NULL", stored_pointer(site));
}

const char *
presence_of(const struct site *site, bool is_set)
{
	const char *is = is_set ? "!=" : "==";

	if (site->attribute->is_constant)
		return NULL;
	switch (site->slot->presence) {
	case PRESENCE_ALWAYS:
		break;
	case PRESENCE_FOUND:
		return arena_format(site->arena, "%sslot_is_set(%s_class(), %zu, self)", is_set ? "" : "!", site->class->c_name,
		                    site->index);
	case PRESENCE_NULL:
		return site->slot->member ? arena_format(site->arena, "self->%s %s NULL", site->slot->member->name, is)
		                          : arena_format(site->arena, "slot_load_pointer(%s) %s NULL",
		                                         packed_address(site, ""), is);
	case PRESENCE_SPARE:
		if (site->attribute->kind == TYPE_TEXT)
			return site->slot->member
			               ? arena_format(site->arena, "slot_load1(self->%s) %s 0x%02xu", site->slot->member->name, is,
			                              (unsigned)site->slot->spare)
			               : arena_format(site->arena, "*(%s) %s 0x%02xu", packed_address(site, ""), is,
			                              (unsigned)site->slot->spare);
		return arena_format(site->arena, "%s %s %s", bits_read(site, &site->slot->bits), is,
		                    natural(site->arena, site->slot->spare));
	case PRESENCE_BIT:
		return arena_format(site->arena, "%s %s 0", bits_read(site, &site->slot->present), is);
	}
	return NULL;
}

const char *
presence_write(const struct site *site, bool is_set)
{
	switch (site->slot->presence) {
	case PRESENCE_ALWAYS:
		break;
	case PRESENCE_FOUND: /* found once it is stored */
		return is_set ? NULL
		              : arena_format(site->arena, "(void)slot_unset(%s_class(), %zu, self)", site->class->c_name,
		                             site->index);
	case PRESENCE_NULL:
		if (is_set)
			break;
		return site->slot->member
		               ? arena_format(site->arena, "self->%s = NULL", site->slot->member->name)
		               : arena_format(site->arena, "slot_store_pointer(%s, NULL)", packed_address(site, ""));
	case PRESENCE_SPARE:
		if (is_set)
			break;
		if (site->attribute->kind == TYPE_TEXT)
			return site->slot->member
			               ? arena_format(site->arena, "slot_store_unit(self->%s, 1, 0x%02x)",
			                              site->slot->member->name, (unsigned)site->slot->spare)
			               : arena_format(site->arena, "*(%s) = 0x%02x", packed_address(site, ""),
			                              (unsigned)site->slot->spare);
		return bits_write(site, &site->slot->bits, natural(site->arena, site->slot->spare));
	case PRESENCE_BIT:
		return bits_write(site, &site->slot->present, is_set ? "1u" : "0u");
	}
	return NULL;
}

const char *
length_of(const struct site *site)
{
	if (site->slot->length.width == 0)
		return NULL;
	return arena_format(site->arena, "(size_t)%s", bits_read(site, &site->slot->length));
}

const char *
length_write(const struct site *site, const char *length)
{
	if (site->slot->length.width == 0)
		return NULL;
	return bits_write(site, &site->slot->length, length);
}
