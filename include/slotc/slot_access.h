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
 * reached by their place's way: one load or store, and two comparisons for the
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
	if (cls->attributes[index].count)
		return SLOT_WRONG_TYPE;
	return slot_store(cls, index, object, 0, *value);
}

/* The way to an attribute, and whether it has one. Packed bits are a
 * little-endian word. */
SLOT_FOLD unsigned
slot_way_of(const slot_place *place)
{
	return place->unit == SLOT_PACKED && !slot_is_little_endian() ? (unsigned)SLOT_WAY_NONE : place->way & (unsigned)SLOT_WAY;
}

SLOT_FOLD slot_status
slot_get_number(const slot_place *place, uint64_t unit, slot_value *out)
{
	const uint64_t sign = (uint64_t)(place->way & SLOT_WAY_SIGNED ? 1 : 0) << (place->width - 1);
	uint64_t number = ((slot_bits(unit, place->shift, place->width) ^ sign) - sign) + place->bias;

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
	static const size_t bytes[] = {0, 1, 2, 4, 8, 8};
	const slot_place *place;
	const uint8_t *at;
	const char *text;
	unsigned way;

	if (index < 0)
		return SLOT_UNKNOWN_ATTRIBUTE;
	place = &cls->places[index];
	way = slot_way_of(place);
	if (way == SLOT_WAY_NONE || !slot_is_set_folded(cls, (size_t)index, object))
		return slot_get_rare(cls, (size_t)index, object, out);
	at = slot_body(cls, place, object) + place->offset;
	if (way <= SLOT_WAY_DOUBLE)
		return slot_get_number(place, slot_load_unit(at, bytes[way]), out);
	if (way == SLOT_WAY_FLOAT) {
		*out = slot_double((double)slot_bits_float(slot_load_unit(at, 4)));
		return SLOT_OK;
	}
	text = way == SLOT_WAY_TEXT ? (const char *)slot_load_pointer(at) : (const char *)at;
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
	way = slot_way_of(place);
	if (way == SLOT_WAY_NONE || (place->presence != SLOT_ALWAYS && !slot_is_set(cls, (size_t)index, object)))
		return slot_get_rare(cls, (size_t)index, object, out);
	at = slot_body(cls, place, object) + place->offset;
	if (way <= SLOT_WAY_DOUBLE) {
		/* Where names come in any order, nothing predicts the size: all are loaded, the larger ones from
		 * nothing where it is smaller. The smaller ones are the lowest bytes of the larger ones, or on a
		 * big-endian machine come from nothing too. */
		const bool is_little = slot_is_little_endian();
		uint64_t unit = slot_load_unit(is_little || way == SLOT_WAY_1 ? at : none, 1);
		unit |= slot_load_unit(way == SLOT_WAY_2 || (is_little && way > SLOT_WAY_2) ? at : none, 2);
		unit |= slot_load_unit(way == SLOT_WAY_4 || (is_little && way > SLOT_WAY_4) ? at : none, 4);
		unit |= slot_load_unit(way >= SLOT_WAY_8 ? at : none, 8);
		return slot_get_number(place, unit, out);
	}
	if (way == SLOT_WAY_TEXT)
		return slot_get_text(cls, index, (const char *)slot_load_pointer(at), out);
	if (way == SLOT_WAY_INLINE)
		return slot_get_text(cls, index, (const char *)at, out);
	*out = slot_double((double)slot_bits_float(slot_load_unit(at, 4)));
	return SLOT_OK;
}

/* The number in a value that an integer, enum or bool slot may take, or false:
 * what is wrong with it says slot_convert. */
SLOT_FOLD bool
slot_way_number(const slot_attribute *attribute, const slot_place *place, const slot_value *value, uint64_t *out)
{
	const slot_range *range = slot_range_of(attribute);
	const bool is_signed = place->kind == SLOT_INT;
	const uint64_t flip = is_signed ? (uint64_t)1 << 63 : 0; /* signed numbers in the order of unsigned ones */
	uint64_t number;

	if (value->kind == SLOT_INT || value->kind == SLOT_UINT)
		number = value->as.natural;
	else if (value->kind == SLOT_BOOL && place->kind == SLOT_BOOL)
		number = value->as.boolean;
	else
		return false;
	*out = number;
	/* A negative number is none of an unsigned slot, nor one above INT64_MAX of a signed one. */
	if ((value->kind == SLOT_INT) != is_signed && number > INT64_MAX)
		return false;
	return (number ^ flip) >= (range->minimum ^ flip) && (number ^ flip) <= (range->maximum ^ flip);
}

/* The same of a real number, or of text that is borrowed. */
SLOT_FOLD bool
slot_way_takes(const slot_attribute *attribute, unsigned way, const slot_value *value)
{
	switch (way) {
	case SLOT_WAY_DOUBLE:
		return value->kind == SLOT_DOUBLE;
	case SLOT_WAY_FLOAT:
		return value->kind == SLOT_DOUBLE && value->as.real <= FLT_MAX && value->as.real >= -FLT_MAX;
	case SLOT_WAY_TEXT:
		return attribute->flags & SLOT_FLAG_BORROWED && value->kind == SLOT_STRING && value->as.text &&
		       value->as.text[value->length] == '\0' && !memchr(value->as.text, '\0', value->length);
	default:
		return false;
	}
}

SLOT_FOLD void
slot_way_store(const slot_place *place, uint8_t *at, size_t bytes, uint64_t number)
{
	slot_store_unit(at, bytes, slot_with_bits(slot_load_unit(at, bytes), place->shift, place->width, number - place->bias));
}

SLOT_FOLD slot_status
slot_set_folded(const slot_class *cls, int index, void *object, const slot_value *value)
{
	const slot_attribute *attribute;
	const slot_place *place;
	uint8_t *at;
	uint64_t number = 0;
	unsigned way;

	if (index < 0)
		return SLOT_UNKNOWN_ATTRIBUTE;
	attribute = &cls->attributes[index];
	place = &cls->places[index];
	if (attribute->flags & (SLOT_FLAG_READ_ONLY | SLOT_FLAG_CONSTANT))
		return SLOT_READ_ONLY;
	way = slot_way_of(place);
	if (place->way & SLOT_WAY_CHECKED || !(way - 1 < SLOT_WAY_8 ? slot_way_number(attribute, place, value, &number)
								 : slot_way_takes(attribute, way, value)))
		return slot_set_rare(cls, (size_t)index, object, value);
	/* A map may make the place here, so nothing can be refused from now on. */
	at = slot_edit_body(cls, place, object) + place->offset;
	switch (way) {
	case SLOT_WAY_1:
		slot_way_store(place, at, 1, number);
		break;
	case SLOT_WAY_2:
		slot_way_store(place, at, 2, number);
		break;
	case SLOT_WAY_4:
		slot_way_store(place, at, 4, number);
		break;
	case SLOT_WAY_8:
		slot_way_store(place, at, 8, number);
		break;
	case SLOT_WAY_DOUBLE:
		slot_store_unit(at, 8, slot_double_bits(value->as.real));
		break;
	case SLOT_WAY_FLOAT:
		slot_store_unit(at, 4, slot_float_bits((float)value->as.real));
		break;
	default:
		slot_store_pointer(at, value->as.text);
		break;
	}
	slot_set_presence_folded(cls, (size_t)index, object, true);
	return SLOT_OK;
}

/* An optional attribute, whose bit says that it has a value now. */
SLOT_COLD slot_status
slot_set_bit(const slot_class *cls, int index, void *object, const slot_value *value)
{
	return slot_set_folded(cls, index, object, value);
}

static inline slot_status
slot_put(const slot_class *cls, int index, void *object, const slot_value *value)
{
	if (index >= 0 && cls->places[index].presence == SLOT_IF_BIT)
		return slot_set_bit(cls, index, object, value);
	return slot_set_folded(cls, index, object, value);
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
