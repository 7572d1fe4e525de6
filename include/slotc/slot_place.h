/*
 * slot_place.h: bits and pointers at their places in an object. A place and an
 * object go in; what is stored there comes out, or is replaced. What the bits
 * mean is not known here.
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_PLACE_H
#define SLOTC_SLOT_PLACE_H

#include "slot_class.h"

/* ---- numbers ---- */

/* Floating numbers as their bits (IEEE 754), and back. */
SLOT_FOLD uint64_t
slot_float_bits(float number)
{
	uint32_t bits;

	memcpy(&bits, &number, sizeof bits);
	return bits;
}

SLOT_FOLD float
slot_bits_float(uint64_t bits)
{
	const uint32_t narrow = (uint32_t)bits;
	float number;

	memcpy(&number, &narrow, sizeof number);
	return number;
}

SLOT_FOLD uint64_t
slot_double_bits(double number)
{
	uint64_t bits;

	memcpy(&bits, &number, sizeof bits);
	return bits;
}

SLOT_FOLD double
slot_bits_double(uint64_t bits)
{
	double number;

	memcpy(&number, &bits, sizeof number);
	return number;
}

/* A real number as a place keeps it: in 32 bits or in 64. */
SLOT_FOLD uint64_t
slot_real_bits(const slot_place *place, double number)
{
	return place->width == 32 ? slot_float_bits((float)number) : slot_double_bits(number);
}

SLOT_FOLD double
slot_bits_real(const slot_place *place, uint64_t bits)
{
	return place->width == 32 ? (double)slot_bits_float(bits) : slot_bits_double(bits);
}

/* Pointers are copied as bytes, which every type and alignment allows (C11 6.5p7). */
SLOT_FOLD void *
slot_load_pointer(const void *at)
{
	void *pointer;

	memcpy(&pointer, at, sizeof pointer);
	return pointer;
}

SLOT_FOLD void
slot_store_pointer(void *at, const void *pointer)
{
	memcpy(at, &pointer, sizeof pointer);
}

/* ---- places ---- */

/* What ends in _folded becomes a load or store where place and index are
 * constants; the others are the same, and are shared by all callers. */

/* What a place's offset counts from: the object, or where a map has its places. */
SLOT_FOLD const uint8_t *
slot_body(const slot_class *cls, const slot_place *place, const void *object)
{
	if (!cls->map)
		return (const uint8_t *)object;
	if (cls->map->find)
		return (const uint8_t *)cls->map->find(cls, place, object);
	return (const uint8_t *)slot_load_pointer(object);
}

SLOT_FOLD uint8_t *
slot_edit_body(const slot_class *cls, const slot_place *place, void *object)
{
	if (!cls->map)
		return (uint8_t *)object;
	if (cls->map->make)
		return (uint8_t *)cls->map->make(cls, place, object);
	return (uint8_t *)slot_load_pointer(object);
}

/* What is stored for an element (0 where it is no array), as bits. */
SLOT_FOLD uint64_t
slot_raw_folded(const slot_class *cls, const slot_place *place, const void *object, size_t element)
{
	const uint8_t *bytes;

	if (place->width == 0)
		return 0;
	if (place->unit == SLOT_PACKED)
		return cls->packing->load(cls, place, object, element);
	bytes = slot_body(cls, place, object);
	if (place->unit == SLOT_WHOLE)
		return slot_load_unit(bytes + place->offset + element * place->step, place->step);
	return slot_bits(slot_load_unit(bytes + place->offset, place->unit), place->shift, place->width);
}

static inline uint64_t
slot_raw(const slot_class *cls, const slot_place *place, const void *object, size_t element)
{
	return slot_raw_folded(cls, place, object, element);
}

SLOT_FOLD void
slot_set_raw_folded(const slot_class *cls, const slot_place *place, void *object, size_t element, uint64_t raw)
{
	uint8_t *bytes;

	if (place->width == 0)
		return;
	if (place->unit == SLOT_PACKED) {
		cls->packing->store(cls, place, object, element, raw);
		return;
	}
	bytes = slot_edit_body(cls, place, object);
	if (place->unit == SLOT_WHOLE)
		slot_store_unit(bytes + place->offset + element * place->step, place->step, raw);
	else
		slot_store_unit(bytes + place->offset, place->unit,
				slot_with_bits(slot_load_unit(bytes + place->offset, place->unit), place->shift, place->width,
					       raw));
}

static inline void
slot_set_raw(const slot_class *cls, const slot_place *place, void *object, size_t element, uint64_t raw)
{
	slot_set_raw_folded(cls, place, object, element, raw);
}

/* Where an element of a slot that is no number begins: text or bytes in the
 * object, an object, a pointer. */
SLOT_FOLD const char *
slot_at(const slot_class *cls, const slot_place *place, const void *object, size_t element)
{
	const size_t step = place->unit == SLOT_PACKED ? place->step / 8 : place->step;

	return (const char *)slot_body(cls, place, object) + place->offset + element * step;
}

SLOT_FOLD char *
slot_edit_at(const slot_class *cls, const slot_place *place, void *object, size_t element)
{
	const size_t step = place->unit == SLOT_PACKED ? place->step / 8 : place->step;

	return (char *)slot_edit_body(cls, place, object) + place->offset + element * step;
}

/* ---- lengths and presence ---- */

/* The length of bytes, the elements of an array (1 where it is none). */
static inline size_t
slot_length(const slot_class *cls, size_t index, const void *object)
{
	const slot_attribute *attribute = &cls->attributes[index];
	const slot_place *place = &cls->places[index];

	if (place->length)
		return (size_t)slot_raw(cls, &cls->places[place->length], object, 0);
	return attribute->count ? attribute->count : 1;
}

static inline size_t
slot_elements(const slot_class *cls, size_t index, const void *object)
{
	return cls->attributes[index].count ? slot_length(cls, index, object) : 1;
}

static inline void
slot_set_length(const slot_class *cls, size_t index, void *object, size_t length)
{
	const slot_place *place = &cls->places[index];

	if (place->length)
		slot_set_raw(cls, &cls->places[place->length], object, 0, length);
}

/* Has the attribute a value? */
SLOT_FOLD bool
slot_is_set_folded(const slot_class *cls, size_t index, const void *object)
{
	const slot_place *place = &cls->places[index];

	switch (place->presence) {
	case SLOT_UNLESS_NULL:
		return slot_load_pointer(slot_at(cls, place, object, 0)) != NULL;
	case SLOT_UNLESS_SPARE:
		if (cls->attributes[index].type == SLOT_TYPE_STRING)
			return slot_load1(slot_at(cls, place, object, 0)) != place->spare;
		return slot_raw_folded(cls, place, object, 0) != place->spare;
	case SLOT_IF_BIT:
		return slot_raw_folded(cls, &cls->places[place->spare], object, 0) != 0;
	case SLOT_IF_FOUND:
		return cls->map->find(cls, place, object) != NULL;
	default:
		return true;
	}
}

static inline bool
slot_is_set(const slot_class *cls, size_t index, const void *object)
{
	return slot_is_set_folded(cls, index, object);
}

/* How many elements there are, 1 where it is no array: none in one that is unset
 * or not declared (an index below 0). */
static inline size_t
slot_count(const slot_class *cls, int index, const void *object)
{
	const slot_attribute *attribute;

	if (index < 0)
		return 0;
	attribute = &cls->attributes[index];
	if (attribute->flags & SLOT_FLAG_CONSTANT)
		return attribute->count ? attribute->count : 1;
	return slot_is_set(cls, (size_t)index, object) ? slot_elements(cls, (size_t)index, object) : 0;
}

/* The bit that says so; where there is none, the value itself does. */
SLOT_FOLD void
slot_set_presence_folded(const slot_class *cls, size_t index, void *object, bool is_set)
{
	const slot_place *place = &cls->places[index];

	if (place->presence == SLOT_IF_BIT)
		slot_set_raw_folded(cls, &cls->places[place->spare], object, 0, is_set);
}

static inline void
slot_set_presence(const slot_class *cls, size_t index, void *object, bool is_set)
{
	slot_set_presence_folded(cls, index, object, is_set);
}

#endif
