/*
 * place_slot.c: what an attribute needs. An attribute goes in; a member of its
 * own, or the number of bits that tell its values apart, comes out, and how an
 * object says that it has no value.
 *
 * The one idea: a number is stored as its distance from the least value where
 * that saves bits or a sign, and a pattern that no value has can stand for
 * "unset" at no cost.
 */
#include "place.h"

#include <inttypes.h>
#include <string.h>

const char *const abi_name[ABI_COUNT] = {"lp64", "ilp32", "i386"};

const uint64_t place_pointer_size[ABI_COUNT] = {8, 4, 4};
static const uint64_t align_of_64[ABI_COUNT] = {8, 8, 4};

/* Bytes have no limit of their own; a length of 32 bits gives them one. */
enum { UNLIMITED_LENGTH_BITS = 32 };

/* Never the first byte of a UTF-8 text (RFC 3629). */
enum { NO_TEXT = 0xff };

unsigned
place_bits_of(uint64_t greatest)
{
	unsigned bits = 0;

	for (; greatest; greatest >>= 1)
		bits++;
	return bits;
}

uint64_t
place_number(const struct value *value)
{
	return value->negative ? 0 - value->magnitude : value->magnitude;
}

static struct value
value_of(bool negative, uint64_t magnitude)
{
	return (struct value){.kind = VALUE_INT, .negative = negative, .magnitude = magnitude};
}

void
place_range(const struct attribute *attribute, struct value *minimum, struct value *maximum)
{
	unsigned bits = attribute->prim->bits;

	*minimum = value_of(false, 0);
	*maximum = value_of(false, UINT64_MAX >> (64 - bits));
	if (attribute->prim->kind == PRIM_SIGNED) {
		*minimum = value_of(true, UINT64_C(1) << (bits - 1));
		*maximum = value_of(false, (UINT64_C(1) << (bits - 1)) - 1);
	}
	if (attribute->kind == TYPE_FLAGS)
		*maximum = value_of(false, attribute->enum_def->mask);
	if (attribute->kind == TYPE_BOOL)
		return;
	if (attribute->minimum.kind == VALUE_INT)
		*minimum = attribute->minimum;
	if (attribute->maximum.kind == VALUE_INT)
		*maximum = attribute->maximum;
}

/* ---- patterns that no value has --------------------------------------------- */

static bool
is_value_of(const struct enum_def *enum_def, uint64_t number)
{
	for (size_t i = 0; i < enum_def->value_count; i++) {
		if (enum_def->values[i].number == number)
			return true;
	}
	return false;
}

/* A stored pattern of `need->width` bits that stands for no value. */
static bool
find_spare(const struct attribute *attribute, uint64_t span, struct need *need)
{
	uint64_t all = need->width ? UINT64_MAX >> (64 - need->width) : 0;
	uint64_t bias = place_number(&need->bias);

	if (attribute->kind == TYPE_FLAGS) {
		need->spare = all & ~attribute->enum_def->mask;
		return need->spare != 0;
	}
	uint64_t first_stored = 0;
	if (need->bias.magnitude == 0) {
		struct value minimum, maximum;
		place_range(attribute, &minimum, &maximum);
		first_stored = place_number(&minimum);
	}
	if (first_stored + span < all) {
		need->spare = first_stored + span + 1;
		return true;
	}
	if (first_stored > 0) {
		need->spare = 0;
		return true;
	}
	if (attribute->kind != TYPE_ENUM)
		return false;
	/* Of value_count + 1 numbers, one is free. */
	for (uint64_t i = 0; i <= attribute->enum_def->value_count && i <= all; i++) {
		if (!is_value_of(attribute->enum_def, i + bias)) {
			need->spare = i;
			return true;
		}
	}
	return false;
}

/* ---- numbers ------------------------------------------------------------------ */

static void
set_member(struct need *need, const struct attribute *attribute, const char *c_type, uint64_t size)
{
	need->member.name = attribute->member;
	need->member.c_type = c_type;
	need->member.c_array = "";
	need->member.attribute = attribute;
	for (int abi = 0; abi < ABI_COUNT; abi++) {
		need->member.size[abi] = size;
		need->member.align[abi] = size == 8 ? align_of_64[abi] : size;
	}
}

static void
need_number(const struct attribute *attribute, bool is_packed, struct need *need)
{
	struct value minimum, maximum;
	bool is_whole;

	place_range(attribute, &minimum, &maximum);
	uint64_t span = place_number(&maximum) - place_number(&minimum);
	unsigned width = place_bits_of(span);

	need->bias = value_of(false, 0);
	if (minimum.negative || place_bits_of(place_number(&maximum)) > width)
		need->bias = minimum;
	need->width = width;
	if (attribute->count) {
		need->element_bits = width;
		/* Elements of a struct are numbers as the type has them. */
		if (!is_packed && width) {
			need->bias = value_of(false, 0);
			set_member(need, attribute, attribute->kind == TYPE_BOOL ? "uint8_t" : attribute->prim->c_type,
			           attribute->kind == TYPE_BOOL ? 1 : attribute->prim->bits / 8);
		}
		return;
	}
	need->element_bits = width;
	if (attribute->optional) {
		need->presence = PRESENCE_BIT;
		if (width > 0 && find_spare(attribute, span, need))
			need->presence = PRESENCE_SPARE;
	}
	is_whole = width == attribute->prim->bits && attribute->kind != TYPE_BOOL &&
	           need->presence != PRESENCE_SPARE && !is_packed;
	if (is_whole) {
		set_member(need, attribute, attribute->prim->c_type, attribute->prim->bits / 8);
		need->is_number = true;
	}
}

/* ---- what is no number ------------------------------------------------------------ */

static void
set_pointer(struct need *need, const struct attribute *attribute, const char *c_type)
{
	set_member(need, attribute, c_type, 0);
	for (int abi = 0; abi < ABI_COUNT; abi++)
		need->member.size[abi] = need->member.align[abi] = place_pointer_size[abi];
	need->element_bits = 0;
	need->element_pointers = 1;
	need->is_opaque = true;
	if (attribute->optional && !attribute->count)
		need->presence = PRESENCE_NULL;
}

static void
need_text(struct arena *arena, const struct attribute *attribute, struct need *need)
{
	if (attribute->storage != STORAGE_INLINE) {
		set_pointer(need, attribute, attribute->storage == STORAGE_OWNED ? "char *" : "const char *");
		return;
	}
	uint64_t size = (uint64_t)attribute->max_bytes + 1;
	set_member(need, attribute, "char", 1);
	need->member.c_array = arena_format(arena, "[%" PRIu64 "]", size);
	need->element_bits = 8 * size;
	for (int abi = 0; abi < ABI_COUNT; abi++)
		need->member.size[abi] = size;
	need->is_opaque = true;
	if (attribute->optional && !attribute->count) {
		need->presence = PRESENCE_SPARE;
		need->spare = NO_TEXT;
	}
}

static void
need_bytes(struct arena *arena, const struct attribute *attribute, struct need *need)
{
	need->length_width = attribute->max_bytes ? place_bits_of(attribute->max_bytes) : UNLIMITED_LENGTH_BITS;
	if (attribute->storage != STORAGE_INLINE) {
		set_pointer(need, attribute, attribute->storage == STORAGE_OWNED ? "void *" : "const void *");
		return;
	}
	set_member(need, attribute, "uint8_t", 1);
	need->member.c_array = arena_format(arena, "[%" PRIu32 "]", attribute->max_bytes);
	need->element_bits = 8 * (uint64_t)attribute->max_bytes;
	for (int abi = 0; abi < ABI_COUNT; abi++)
		need->member.size[abi] = attribute->max_bytes;
	need->is_opaque = true;
	if (attribute->optional && !attribute->count)
		need->presence = PRESENCE_BIT;
}

static void
need_object(struct arena *arena, const struct attribute *attribute, bool is_packed, struct need *need)
{
	const struct class_def *object = attribute->object;
	const char *c_type = arena_format(arena, "struct %s", object->c_name);

	if (attribute->storage == STORAGE_REFERENCE) {
		set_pointer(need, attribute, arena_format(arena, "const %s *", c_type));
		return;
	}
	const struct layout *layout = is_packed ? object->packed_layout : object->layout;
	set_member(need, attribute, c_type, 0);
	for (int abi = 0; abi < ABI_COUNT; abi++) {
		need->member.size[abi] = layout->size[abi];
		need->member.align[abi] = layout->align[abi];
	}
	need->element_pointers = (unsigned)((layout->size[ABI_LP64] - layout->size[ABI_ILP32]) / 4);
	need->element_bits = 8 * (layout->size[ABI_LP64] - 8 * (uint64_t)need->element_pointers);
	need->is_opaque = true;
	if (attribute->optional && !attribute->count)
		need->presence = PRESENCE_BIT;
}

/* ---- arrays ------------------------------------------------------------------------ */

static bool
need_array(struct arena *arena, const struct attribute *attribute, struct need *need)
{
	if (attribute->count) {
		need->elements = attribute->count;
		need->member.c_array = arena_format(arena, "[%" PRIu32 "]%s", attribute->count,
		                                    need->member.c_array ? need->member.c_array : "");
		for (int abi = 0; abi < ABI_COUNT; abi++)
			need->member.size[abi] *= attribute->count;
		if (attribute->is_bounded)
			need->length_width = place_bits_of(attribute->count);
		if (attribute->optional)
			need->presence = PRESENCE_BIT;
	}
	for (int abi = 0; abi < ABI_COUNT; abi++) {
		if (need->member.size[abi] > PLACE_LIMIT)
			return false;
	}
	return true;
}

bool
place_need(struct arena *arena, const struct attribute *attribute, bool is_packed, struct need *need)
{
	*need = (struct need){.elements = 1};
	if (attribute->is_constant)
		return true;
	switch (attribute->kind) {
	case TYPE_BOOL:
	case TYPE_INTEGER:
	case TYPE_ENUM:
	case TYPE_FLAGS:
		need_number(attribute, is_packed, need);
		break;
	case TYPE_REAL:
		set_member(need, attribute, attribute->prim->c_type, attribute->prim->bits / 8);
		need->element_bits = attribute->prim->bits;
		if (attribute->optional)
			need->presence = PRESENCE_BIT;
		break;
	case TYPE_TEXT:
		need_text(arena, attribute, need);
		break;
	case TYPE_BYTES:
		need_bytes(arena, attribute, need);
		break;
	case TYPE_OBJECT:
		need_object(arena, attribute, is_packed, need);
		break;
	}
	bool fits = need_array(arena, attribute, need);
	need->has_present = need->presence == PRESENCE_BIT;
	return fits;
}
