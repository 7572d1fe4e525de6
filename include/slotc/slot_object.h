/*
 * slot_object.h: values of an object, through its class's tables. What such
 * values own is in slot_life.h.
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_OBJECT_H
#define SLOTC_SLOT_OBJECT_H

#include "slot_convert.h"
#include "slot_place.h"

/* ---- reading ---- */

SLOT_FOLD double
slot_real_fallback(const slot_attribute *attribute)
{
	const slot_real_range *range = (const slot_real_range *)attribute->range;
	double real = 0.0;

	if (range)
		memcpy(&real, &range->fallback, sizeof real);
	return real;
}

/* The default: what an object of the class has that was given nothing. */
SLOT_FOLD slot_value
slot_default(const slot_attribute *attribute)
{
	switch (attribute->type) {
	case SLOT_TYPE_STRING:
		return slot_string(attribute->fallback);
	case SLOT_TYPE_BYTES:
		return slot_bytes(attribute->fallback, (size_t)slot_range_of(attribute)->fallback);
	case SLOT_TYPE_OBJECT:
		return slot_object(attribute->object_class(), NULL);
	case SLOT_TYPE_FLOAT:
	case SLOT_TYPE_DOUBLE:
		return slot_double(slot_real_fallback(attribute));
	case SLOT_TYPE_BOOL:
		return slot_bool(slot_range_of(attribute)->fallback != 0);
	default:
		if (slot_is_signed(attribute->type))
			return slot_int((int64_t)slot_range_of(attribute)->fallback);
		return slot_uint(slot_range_of(attribute)->fallback);
	}
}

/* A signed number that is stored without bias has its sign in its top bit. */
SLOT_FOLD uint64_t
slot_extend_sign(uint64_t raw, unsigned width)
{
	const uint64_t sign = (uint64_t)1 << (width - 1);

	return (raw ^ sign) - sign;
}

/* The value of an element, which must exist (0 where it is no array). */
SLOT_FOLD slot_value
slot_load_folded(const slot_class *cls, size_t index, const void *object, size_t element)
{
	const slot_attribute *attribute = &cls->attributes[index];
	const slot_place *place = &cls->places[index];
	const char *text;
	uint64_t raw;

	if (attribute->flags & SLOT_FLAG_CONSTANT)
		return slot_default(attribute);
	switch (attribute->type) {
	case SLOT_TYPE_STRING:
		text = slot_at(cls, place, object, element);
		if (!(attribute->flags & SLOT_FLAG_INLINE))
			text = (const char *)slot_load_pointer(text);
		return slot_string(text ? text : attribute->fallback);
	case SLOT_TYPE_BYTES:
		text = slot_at(cls, place, object, element);
		if (!(attribute->flags & SLOT_FLAG_INLINE))
			text = (const char *)slot_load_pointer(text);
		return text ? slot_bytes(text, slot_length(cls, index, object)) : slot_default(attribute);
	case SLOT_TYPE_OBJECT:
		text = slot_at(cls, place, object, element);
		if (attribute->flags & SLOT_FLAG_REFERENCE)
			text = (const char *)slot_load_pointer(text);
		return slot_object(attribute->object_class(), text);
	case SLOT_TYPE_BOOL:
		return slot_bool(slot_raw_folded(cls, place, object, element) != 0);
	case SLOT_TYPE_FLOAT:
	case SLOT_TYPE_DOUBLE:
		return slot_double(slot_bits_real(place, slot_raw_folded(cls, place, object, element)));
	default:
		raw = slot_raw_folded(cls, place, object, element);
		if (!slot_is_signed(attribute->type))
			return slot_uint(raw + place->bias);
		if (place->bias == 0 && place->width != 0 && (int64_t)slot_range_of(attribute)->minimum < 0)
			raw = slot_extend_sign(raw, place->width);
		return slot_int((int64_t)(raw + place->bias));
	}
}

static inline slot_value
slot_load(const slot_class *cls, size_t index, const void *object, size_t element)
{
	return slot_load_folded(cls, index, object, element);
}

/* The bits of a number that was converted. */
static inline uint64_t
slot_raw_of(const slot_attribute *attribute, const slot_place *place, slot_value value)
{
	if (slot_is_real(attribute->type))
		return slot_real_bits(place, value.as.real);
	if (attribute->type == SLOT_TYPE_BOOL)
		return value.as.boolean;
	return (slot_is_signed(attribute->type) ? (uint64_t)value.as.integer : value.as.natural) - place->bias;
}

SLOT_FOLD bool
slot_is_owned(const slot_attribute *attribute)
{
	return (attribute->flags & SLOT_FLAG_OWNED) != 0;
}

SLOT_FOLD bool
slot_is_embedded(const slot_attribute *attribute)
{
	return attribute->type == SLOT_TYPE_OBJECT && (attribute->flags & SLOT_FLAG_INLINE) != 0;
}

/* ---- copying ---- */

/* Make `to` equal to `from`, of a class whose attributes are all numbers. */
static inline void
slot_copy_numbers(const slot_class *cls, void *to, const void *from)
{
	size_t i;

	for (i = 0; i < cls->count; i++) {
		const slot_place *place = &cls->places[i];

		if (cls->attributes[i].flags & SLOT_FLAG_CONSTANT)
			continue;
		slot_set_presence(cls, i, to, slot_is_set(cls, i, from));
		slot_set_raw(cls, place, to, 0, slot_raw(cls, place, from, 0));
	}
}

#endif
