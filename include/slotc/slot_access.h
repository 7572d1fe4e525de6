/*
 * slot_access.h: an attribute of an object, by its index in the class's table.
 * A value goes in or comes out, or a status says why not. A call that fails
 * leaves the object as it was; arguments may point into the object.
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_ACCESS_H
#define SLOTC_SLOT_ACCESS_H

#include "slot_object.h"

#include <float.h>

/* A slot that owns nothing has no value any more. */
static inline void
slot_empty(const slot_class *cls, size_t index, void *object)
{
	const slot_attribute *attribute = &cls->attributes[index];
	const slot_place *place = &cls->places[index];

	slot_set_length(cls, index, object, 0);
	switch (place->presence) {
	case SLOT_UNLESS_NULL:
		slot_store_pointer(slot_edit_at(cls, place, object, 0), NULL);
		break;
	case SLOT_UNLESS_SPARE:
		if (attribute->type == SLOT_TYPE_STRING)
			slot_store_unit(slot_edit_at(cls, place, object, 0), 1, place->spare);
		else
			slot_set_raw(cls, place, object, 0, place->spare);
		break;
	case SLOT_IF_FOUND:
		cls->map->drop(cls, place, object);
		break;
	default:
		slot_set_presence(cls, index, object, false);
		break;
	}
}

/* ---- one element ---- */

/* Write an element that has a place; on failure it keeps its value. */
static inline slot_status
slot_store(const slot_class *cls, size_t index, void *object, size_t element, slot_value value)
{
	const slot_attribute *attribute = &cls->attributes[index];
	const slot_place *place = &cls->places[index];
	slot_value converted = slot_none();
	slot_status status = slot_convert(attribute, value, &converted);

	if (status != SLOT_OK)
		return status;
	if (attribute->ops && attribute->ops()->store)
		status = attribute->ops()->store(cls, index, object, element, converted);
	else
		slot_set_raw(cls, place, object, element, slot_raw_of(attribute, place, converted));
	if (status == SLOT_OK)
		slot_set_presence(cls, index, object, true);
	return status;
}

/* ---- by index, as by name ---- */

/* An index below 0 is a name that the class does not declare. Most slots are
 * reached by their place's way: one load or store, and one comparison for the
 * range. What that cannot do, or must refuse, is done by type and place, in
 * functions of their own, so that the common case is short. Those that end in
 * _folded become one load or store where the index is a constant. */

static inline bool
slot_has(const slot_class *cls, int index, const void *object)
{
	return index >= 0 &&
	       (cls->attributes[index].flags & SLOT_FLAG_CONSTANT || slot_is_set(cls, (size_t)index, object));
}

SLOT_COLD slot_status
slot_get_rare(const slot_class *cls, size_t index, const void *object, slot_value *out)
{
	if (cls->attributes[index].count)
		return SLOT_WRONG_TYPE;
	if (!slot_has(cls, (int)index, object))
		return SLOT_UNSET;
	*out = slot_load(cls, index, object, 0);
	return SLOT_OK;
}

SLOT_COLD slot_status
slot_set_rare(const slot_class *cls, size_t index, void *object, const slot_value *value)
{
	if (cls->attributes[index].flags & (SLOT_FLAG_READ_ONLY | SLOT_FLAG_CONSTANT))
		return SLOT_READ_ONLY;
	if (cls->attributes[index].count)
		return SLOT_WRONG_TYPE;
	return slot_store(cls, index, object, 0, *value);
}

/* The way to an attribute, if it has one: packed bits are a little-endian word. */
SLOT_FOLD unsigned
slot_way_of(const slot_place *place)
{
	return place->unit == SLOT_PACKED && !slot_is_little_endian() ? (unsigned)SLOT_WAY_NONE : place->way;
}

/* Bytes that have a number's bits. */
SLOT_FOLD size_t
slot_way_bytes(unsigned way)
{
	return (size_t)1 << (way & 3);
}

SLOT_FOLD slot_status
slot_get_number(const slot_place *place, uint64_t unit, slot_value *out)
{
	/* The ways of signed numbers have this bit; a double is as wide as it can be, and has no sign here. */
	const uint64_t sign = (uint64_t)(place->way / 4 & 1) << (place->width - 1);
	uint64_t number = (((unit >> place->shift & UINT64_MAX >> (64 - place->width)) ^ sign) - sign) + place->bias;

	if (!slot_is_little_endian() && place->kind == SLOT_BOOL)
		number <<= 56; /* a bool is the first byte */
	out->kind = (slot_kind)place->kind;
	out->length = 0;
	out->object_class = NULL;
	memcpy(&out->as, &number, sizeof number);
	return SLOT_OK;
}

SLOT_FOLD slot_status
slot_get_folded(const slot_class *cls, int index, const void *object, slot_value *out)
{
	const slot_place *place;
	const uint8_t *at;
	const char *text;
	unsigned way;

	if (index < 0)
		return SLOT_UNKNOWN_ATTRIBUTE;
	place = &cls->places[index];
	way = slot_way_of(place) & SLOT_WAY;
	if (way == SLOT_WAY_NONE || !slot_is_set_folded(cls, (size_t)index, object))
		return slot_get_rare(cls, (size_t)index, object, out);
	at = slot_body(cls, place, object) + place->offset;
	if (way >= SLOT_WAY_UINT8)
		return slot_get_number(place, slot_load_unit(at, slot_way_bytes(way)), out);
	if (way == SLOT_WAY_FLOAT) {
		*out = slot_double((double)slot_bits_float(slot_load_unit(at, 4)));
		return SLOT_OK;
	}
	text = way == SLOT_WAY_INLINE ? (const char *)at : (const char *)slot_load_pointer(at);
	*out = slot_string(text ? text : cls->attributes[index].fallback);
	return SLOT_OK;
}

SLOT_COLD slot_status
slot_get_text(const slot_class *cls, int index, const char *text, slot_value *out)
{
	*out = slot_string(text ? text : cls->attributes[index].fallback);
	return SLOT_OK;
}

static inline slot_status
slot_get(const slot_class *cls, int index, const void *object, slot_value *out)
{
	static const uint64_t zero = 0;
	const uint8_t *none = (const uint8_t *)&zero;
	const slot_place *place;
	const uint8_t *at;
	unsigned way;

	if (index < 0)
		return SLOT_UNKNOWN_ATTRIBUTE;
	place = &cls->places[index];
	way = slot_way_of(place) & SLOT_WAY;
	if (way == SLOT_WAY_NONE || (place->presence != SLOT_ALWAYS && !slot_is_set(cls, (size_t)index, object)))
		return slot_get_rare(cls, (size_t)index, object, out);
	at = slot_body(cls, place, object) + place->offset;
	if (way >= SLOT_WAY_UINT8) {
		/* Where names come in any order, nothing predicts the size: all are loaded, the larger ones from
		 * nothing where it is smaller. The smaller ones are the lowest bytes of the larger ones, or on a
		 * big-endian machine come from nothing too. */
		const bool is_little = slot_is_little_endian();
		const size_t bytes = slot_way_bytes(way);
		uint64_t unit = slot_load_unit(is_little || bytes == 1 ? at : none, 1);
		unit |= slot_load_unit(bytes == 2 || (is_little && bytes > 2) ? at : none, 2);
		unit |= slot_load_unit(bytes == 4 || (is_little && bytes > 4) ? at : none, 4);
		unit |= slot_load_unit(bytes == 8 ? at : none, 8);
		return slot_get_number(place, unit, out);
	}
	if (way == SLOT_WAY_FLOAT) {
		*out = slot_double((double)slot_bits_float(slot_load_unit(at, 4)));
		return SLOT_OK;
	}
	return slot_get_text(cls, index, way == SLOT_WAY_INLINE ? (const char *)at : (const char *)slot_load_pointer(at), out);
}

/* ---- set by way ---- */

/* Could it be a number of this kind? A negative number is none of an unsigned
 * slot, nor one above INT64_MAX of a signed one. */
SLOT_FOLD bool
slot_is_like(slot_value value, slot_kind kind)
{
	return value.kind == kind || (kind != SLOT_DOUBLE && (value.kind == SLOT_INT || value.kind == SLOT_UINT) &&
				      value.as.natural <= INT64_MAX);
}

/* These store a value, or answer no and did nothing. A map may make the place
 * when it is stored, so nothing can be refused then. */
SLOT_FOLD bool
slot_try_whole(const slot_class *cls, const slot_place *place, void *object, slot_value value, slot_kind kind, size_t bytes)
{
	const uint64_t number = value.as.natural, least = kind == SLOT_INT ? UINT64_MAX << (8 * bytes - 1) : 0;

	if (!slot_is_like(value, kind) || (bytes < 8 && (number - least) >> (8 * bytes % 64) != 0))
		return false;
	slot_store_unit(slot_edit_body(cls, place, object) + place->offset, bytes, number);
	return true;
}

SLOT_FOLD bool
slot_put_bits(const slot_class *cls, const slot_place *place, void *object, uint64_t number, size_t bytes)
{
	const uint64_t others = ~(UINT64_MAX >> (64 - place->width) << place->shift);
	uint8_t *at = slot_edit_body(cls, place, object) + place->offset;

	slot_store_unit(at, bytes, (slot_load_unit(at, bytes) & others) | (number - place->bias) << place->shift);
	return true;
}

SLOT_FOLD bool
slot_try_ranged(const slot_class *cls, size_t index, void *object, slot_value value, size_t bytes)
{
	const slot_range *range = slot_range_of(&cls->attributes[index]);
	const slot_place *place = &cls->places[index];
	const uint64_t number = value.as.natural;

	return slot_is_like(value, (slot_kind)place->kind) && number - range->minimum <= range->maximum - range->minimum &&
	       slot_put_bits(cls, place, object, number, bytes);
}

/* 0 and 1 are bools too. */
SLOT_FOLD bool
slot_try_bool(const slot_class *cls, const slot_place *place, void *object, slot_value value, size_t bytes)
{
	const uint64_t number = value.kind == SLOT_BOOL ? value.as.boolean : value.as.natural;

	return slot_is_like(value, SLOT_BOOL) && number <= 1 && slot_put_bits(cls, place, object, number, bytes);
}

SLOT_FOLD bool
slot_try_float(const slot_class *cls, const slot_place *place, void *object, slot_value value)
{
	if (value.kind != SLOT_DOUBLE || !(value.as.real <= (double)FLT_MAX && value.as.real >= -(double)FLT_MAX))
		return false;
	slot_store_unit(slot_edit_body(cls, place, object) + place->offset, 4, slot_float_bits((float)value.as.real));
	return true;
}

SLOT_FOLD bool
slot_try_text(const slot_class *cls, const slot_place *place, void *object, slot_value value)
{
	const char *text = value.as.text;

	if (slot_way_of(place) != SLOT_WAY_BORROWED || value.kind != SLOT_STRING || !text ||
	    (const char *)memchr(text, '\0', value.length + 1) != text + value.length)
		return false;
	slot_store_pointer(slot_edit_body(cls, place, object) + place->offset, text);
	return true;
}

/* Where names come in any order nothing predicts the way, so there is but one
 * jump, straight to the check and the store. */
SLOT_FOLD bool
slot_try_way(const slot_class *cls, size_t index, void *object, slot_value value)
{
	const slot_place *place = &cls->places[index];

	switch (slot_way_of(place)) {
	case SLOT_WAY_UINT8:
		return slot_try_whole(cls, place, object, value, SLOT_UINT, 1);
	case SLOT_WAY_INT8:
		return slot_try_whole(cls, place, object, value, SLOT_INT, 1);
	case SLOT_WAY_UINT16:
		return slot_try_whole(cls, place, object, value, SLOT_UINT, 2);
	case SLOT_WAY_INT16:
		return slot_try_whole(cls, place, object, value, SLOT_INT, 2);
	case SLOT_WAY_UINT32:
		return slot_try_whole(cls, place, object, value, SLOT_UINT, 4);
	case SLOT_WAY_INT32:
		return slot_try_whole(cls, place, object, value, SLOT_INT, 4);
	case SLOT_WAY_UINT64:
	case SLOT_WAY_INT64:
	case SLOT_WAY_DOUBLE:
		return slot_try_whole(cls, place, object, value, (slot_kind)place->kind, 8);
	case SLOT_WAY_BITS8:
	case SLOT_WAY_SIGNED8:
		return slot_try_ranged(cls, index, object, value, 1);
	case SLOT_WAY_BITS16:
	case SLOT_WAY_SIGNED16:
		return slot_try_ranged(cls, index, object, value, 2);
	case SLOT_WAY_BITS32:
	case SLOT_WAY_SIGNED32:
		return slot_try_ranged(cls, index, object, value, 4);
	case SLOT_WAY_BITS64:
	case SLOT_WAY_SIGNED64:
		return slot_try_ranged(cls, index, object, value, 8);
	case SLOT_WAY_BOOL8:
		return slot_try_bool(cls, place, object, value, 1);
	case SLOT_WAY_BOOL16:
		return slot_try_bool(cls, place, object, value, 2);
	case SLOT_WAY_BOOL32:
		return slot_try_bool(cls, place, object, value, 4);
	case SLOT_WAY_BOOL64:
		return slot_try_bool(cls, place, object, value, 8);
	case SLOT_WAY_FLOAT:
		return slot_try_float(cls, place, object, value);
	default:
		return false;
	}
}

SLOT_FOLD slot_status
slot_set_folded(const slot_class *cls, int index, void *object, const slot_value *value)
{
	if (index < 0)
		return SLOT_UNKNOWN_ATTRIBUTE;
	if (!slot_try_way(cls, (size_t)index, object, *value) &&
	    !slot_try_text(cls, &cls->places[index], object, *value))
		return slot_set_rare(cls, (size_t)index, object, value);
	slot_set_presence_folded(cls, (size_t)index, object, true);
	return SLOT_OK;
}

/* An optional attribute has a value now, and its bit says so. */
SLOT_COLD slot_status
slot_set_bit(const slot_class *cls, size_t index, void *object)
{
	slot_set_presence(cls, index, object, true);
	return SLOT_OK;
}

/* The value comes in parts: else its caller would copy it before it knows whether it calls. */
SLOT_COLD slot_status
slot_set_other(const slot_class *cls, size_t index, void *object, slot_kind kind, size_t length, const slot_class *object_class,
	       uint64_t bits)
{
	slot_value value;

	value.kind = kind;
	value.length = length;
	value.object_class = object_class;
	value.as.natural = bits;
	if (!slot_try_text(cls, &cls->places[index], object, value))
		return slot_set_rare(cls, index, object, &value);
	slot_set_presence(cls, index, object, true);
	return SLOT_OK;
}

static inline slot_status
slot_put(const slot_class *cls, int index, void *object, const slot_value *value)
{
	const size_t at = (unsigned)index;

	if (index < 0)
		return SLOT_UNKNOWN_ATTRIBUTE;
	/* What kind it has is known before the name is found. */
	if (value->kind == SLOT_STRING || !slot_try_way(cls, at, object, *value))
		return slot_set_other(cls, at, object, value->kind, value->length, value->object_class, value->as.natural);
	return cls->places[at].presence == SLOT_IF_BIT ? slot_set_bit(cls, at, object) : SLOT_OK;
}

/* The same with a copy of the value. */
static inline slot_status
slot_set(const slot_class *cls, int index, void *object, slot_value value)
{
	return slot_put(cls, index, object, &value);
}

static inline slot_status
slot_unset(const slot_class *cls, int index, void *object)
{
	if (index < 0)
		return SLOT_UNKNOWN_ATTRIBUTE;
	if (cls->attributes[index].flags & (SLOT_FLAG_READ_ONLY | SLOT_FLAG_CONSTANT))
		return SLOT_READ_ONLY;
	if (!(cls->attributes[index].flags & SLOT_FLAG_OPTIONAL))
		return SLOT_NOT_OPTIONAL;
	if (cls->attributes[index].ops && cls->attributes[index].ops()->release)
		cls->attributes[index].ops()->release(cls, (size_t)index, object);
	slot_empty(cls, (size_t)index, object);
	return SLOT_OK;
}

#endif
