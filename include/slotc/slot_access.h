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

/* ---- defaults ---- */

static inline slot_status slot_reset(const slot_class *cls, void *object);

/* An element at its default, over one that owns nothing. Only maps need memory
 * for it. */
static inline slot_status
slot_reset_element(const slot_class *cls, size_t index, void *object, size_t element)
{
	const slot_attribute *attribute = &cls->attributes[index];
	const slot_place *place = &cls->places[index];
	const slot_value value = slot_default(attribute);
	char *at = slot_edit_at(cls, place, object, element);

	switch (attribute->type) {
	case SLOT_TYPE_STRING:
		if (attribute->flags & SLOT_FLAG_INLINE)
			memcpy(at, value.as.text, value.length + 1);
		else
			slot_store_pointer(at, slot_is_owned(attribute) ? NULL : value.as.text);
		break;
	case SLOT_TYPE_BYTES:
		if (attribute->flags & SLOT_FLAG_INLINE)
			memcpy(at, value.as.pointer, value.length);
		else
			slot_store_pointer(at, slot_is_owned(attribute) ? NULL : value.as.pointer);
		slot_set_length(cls, index, object, value.length);
		break;
	case SLOT_TYPE_OBJECT:
		if (slot_is_embedded(attribute))
			return slot_reset(attribute->object_class(), at);
		slot_store_pointer(at, NULL);
		break;
	case SLOT_TYPE_FLOAT:
	case SLOT_TYPE_DOUBLE:
		slot_set_raw(cls, place, object, element, slot_real_bits(place, value.as.real));
		break;
	case SLOT_TYPE_BOOL:
		slot_set_raw(cls, place, object, element, value.as.boolean);
		break;
	default:
		slot_set_raw(cls, place, object, element,
			     (value.kind == SLOT_INT ? (uint64_t)value.as.integer : value.as.natural) - place->bias);
		break;
	}
	return SLOT_OK;
}

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
	default:
		slot_set_presence(cls, index, object, false);
		break;
	}
}

/* Every slot at its default, over an object that owns nothing. When that
 * fails, the object can be cleared. */
static inline slot_status
slot_reset(const slot_class *cls, void *object)
{
	slot_status status = cls->map ? cls->map->begin(cls, object) : SLOT_OK;
	size_t i, k;

	for (i = 0; i < cls->count && status == SLOT_OK; i++) {
		const slot_attribute *attribute = &cls->attributes[i];
		const size_t count = attribute->count == 0 ? 1 : attribute->flags & SLOT_FLAG_BOUNDED ? 0 : attribute->count;

		if (attribute->flags & SLOT_FLAG_CONSTANT)
			continue;
		if (attribute->flags & SLOT_FLAG_OPTIONAL || count == 0)
			slot_empty(cls, i, object);
		for (k = 0; k < count && !(attribute->flags & SLOT_FLAG_OPTIONAL) && status == SLOT_OK; k++)
			status = slot_reset_element(cls, i, object, k);
	}
	return status;
}

/* ---- one element ---- */

static inline slot_status
slot_put_text(const slot_class *cls, size_t index, void *object, size_t element, slot_value value)
{
	const slot_attribute *attribute = &cls->attributes[index];
	char *at = slot_edit_at(cls, &cls->places[index], object, element);
	const void *source = attribute->type == SLOT_TYPE_STRING ? (const void *)value.as.text : value.as.pointer;
	const size_t size = attribute->type == SLOT_TYPE_STRING ? value.length + 1 : value.length;

	if (slot_is_owned(attribute)) {
		void *copy = slot_bytes_copy(source, size);
		if (!copy)
			return SLOT_NO_MEMORY;
		SLOT_FREE(slot_load_pointer(at));
		slot_store_pointer(at, copy);
	} else if (!(attribute->flags & SLOT_FLAG_INLINE)) {
		/* No bytes at all are not the same as no value. */
		slot_store_pointer(at, source ? source : "");
	} else if (size) {
		memmove(at, source, size);
	}
	if (attribute->type == SLOT_TYPE_BYTES)
		slot_set_length(cls, index, object, value.length);
	return SLOT_OK;
}

/* Write an element that has a place; on failure it keeps its value. */
SLOT_FOLD slot_status
slot_store_folded(const slot_class *cls, size_t index, void *object, size_t element, slot_value value)
{
	const slot_attribute *attribute = &cls->attributes[index];
	const slot_place *place = &cls->places[index];
	slot_value converted = slot_none();
	slot_status status = slot_convert(attribute, value, &converted);
	uint64_t raw;

	if (status != SLOT_OK)
		return status;
	switch (attribute->type) {
	case SLOT_TYPE_STRING:
	case SLOT_TYPE_BYTES:
		status = slot_put_text(cls, index, object, element, converted);
		break;
	case SLOT_TYPE_OBJECT:
		if (!slot_is_embedded(attribute)) {
			slot_store_pointer(slot_edit_at(cls, place, object, element), converted.as.pointer);
			break;
		}
		/* An unset slot holds no object that could be the target of a copy. */
		if (place->presence == SLOT_IF_BIT && !slot_is_set(cls, index, object) && !cls->map)
			(void)slot_reset(attribute->object_class(), slot_edit_at(cls, place, object, element));
		status = slot_copy(attribute->object_class(), slot_edit_at(cls, place, object, element), converted.as.pointer);
		break;
	default:
		raw = slot_is_real(attribute->type)       ? slot_real_bits(place, converted.as.real)
		      : attribute->type == SLOT_TYPE_BOOL ? converted.as.boolean
		      : slot_is_signed(attribute->type)   ? (uint64_t)converted.as.integer - place->bias
							  : converted.as.natural - place->bias;
		slot_set_raw_folded(cls, place, object, element, raw);
		break;
	}
	if (status == SLOT_OK)
		slot_set_presence_folded(cls, index, object, true);
	return status;
}

static inline slot_status
slot_store(const slot_class *cls, size_t index, void *object, size_t element, slot_value value)
{
	return slot_store_folded(cls, index, object, element, value);
}

/* ---- by index, as by name ---- */

/* An index below 0 is a name that the class does not declare. Those that end
 * in _folded become one load or store where the index is a constant. */

SLOT_FOLD slot_status
slot_get_folded(const slot_class *cls, int index, const void *object, slot_value *out)
{
	if (index < 0)
		return SLOT_UNKNOWN_ATTRIBUTE;
	if (cls->attributes[index].count)
		return SLOT_WRONG_TYPE;
	if (!(cls->attributes[index].flags & SLOT_FLAG_CONSTANT) && !slot_is_set_folded(cls, (size_t)index, object))
		return SLOT_UNSET;
	*out = slot_load_folded(cls, (size_t)index, object, 0);
	return SLOT_OK;
}

SLOT_FOLD slot_status
slot_set_folded(const slot_class *cls, int index, void *object, slot_value value)
{
	if (index < 0)
		return SLOT_UNKNOWN_ATTRIBUTE;
	if (cls->attributes[index].flags & (SLOT_FLAG_READ_ONLY | SLOT_FLAG_CONSTANT))
		return SLOT_READ_ONLY;
	if (cls->attributes[index].count)
		return SLOT_WRONG_TYPE;
	return slot_store_folded(cls, (size_t)index, object, 0, value);
}

static inline slot_status
slot_get(const slot_class *cls, int index, const void *object, slot_value *out)
{
	return slot_get_folded(cls, index, object, out);
}

static inline slot_status
slot_set(const slot_class *cls, int index, void *object, slot_value value)
{
	return slot_set_folded(cls, index, object, value);
}

static inline bool
slot_has(const slot_class *cls, int index, const void *object)
{
	return index >= 0 &&
	       (cls->attributes[index].flags & SLOT_FLAG_CONSTANT || slot_is_set(cls, (size_t)index, object));
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
	slot_release(cls, (size_t)index, object);
	slot_empty(cls, (size_t)index, object);
	return SLOT_OK;
}

/* ---- arrays ---- */

/* How many elements there are, 1 where it is no array: none in one that is unset. */
static inline size_t
slot_count(const slot_class *cls, size_t index, const void *object)
{
	if (cls->attributes[index].flags & SLOT_FLAG_CONSTANT)
		return cls->attributes[index].count ? cls->attributes[index].count : 1;
	return slot_is_set(cls, index, object) ? slot_elements(cls, index, object) : 0;
}

static inline slot_status
slot_get_at(const slot_class *cls, int index, const void *object, size_t element, slot_value *out)
{
	if (index < 0)
		return SLOT_UNKNOWN_ATTRIBUTE;
	if (!cls->attributes[index].count)
		return SLOT_WRONG_TYPE;
	if (!slot_has(cls, index, object))
		return SLOT_UNSET;
	if (element >= slot_count(cls, (size_t)index, object))
		return SLOT_OUT_OF_RANGE;
	*out = slot_load(cls, (size_t)index, object, element);
	return SLOT_OK;
}

/* Write an element that exists. An unset array is given all of its elements,
 * the others at their default. */
static inline slot_status
slot_put_at(const slot_class *cls, size_t index, void *object, size_t element, slot_value value)
{
	const slot_attribute *attribute = &cls->attributes[index];
	slot_value converted;
	slot_status status;
	size_t i;

	if (element >= (attribute->flags & SLOT_FLAG_BOUNDED ? slot_count(cls, index, object) : attribute->count))
		return SLOT_OUT_OF_RANGE;
	if (slot_is_set(cls, index, object))
		return slot_store(cls, index, object, element, value);
	status = slot_convert(attribute, value, &converted);
	if (status != SLOT_OK)
		return status;
	for (i = 0; i < attribute->count && status == SLOT_OK; i++)
		status = slot_reset_element(cls, index, object, i);
	slot_set_presence(cls, index, object, true);
	if (status == SLOT_OK)
		status = slot_store(cls, index, object, element, value);
	if (status != SLOT_OK) {
		slot_release(cls, index, object);
		slot_empty(cls, index, object);
	}
	return status;
}

static inline slot_status
slot_set_at(const slot_class *cls, int index, void *object, size_t element, slot_value value)
{
	if (index < 0)
		return SLOT_UNKNOWN_ATTRIBUTE;
	if (cls->attributes[index].flags & (SLOT_FLAG_READ_ONLY | SLOT_FLAG_CONSTANT))
		return SLOT_READ_ONLY;
	if (!cls->attributes[index].count)
		return SLOT_WRONG_TYPE;
	return slot_put_at(cls, (size_t)index, object, element, value);
}

/* Add an element to a bounded array. */
static inline slot_status
slot_append(const slot_class *cls, size_t index, void *object, slot_value value)
{
	const slot_attribute *attribute = &cls->attributes[index];
	const size_t count = slot_count(cls, index, object);
	slot_status status;

	if (count >= attribute->count)
		return SLOT_TOO_LONG;
	/* Behind the last element is room that owns nothing. */
	if (slot_is_embedded(attribute) && attribute->object_class()->map)
		slot_store_pointer(slot_edit_at(cls, &cls->places[index], object, count), NULL);
	else
		(void)slot_reset_element(cls, index, object, count);
	status = slot_store(cls, index, object, count, value);
	if (status == SLOT_OK)
		slot_set_length(cls, index, object, count + 1);
	return status;
}

/* Take an element out; those behind it move up. */
static inline slot_status
slot_remove(const slot_class *cls, size_t index, void *object, size_t element)
{
	const slot_attribute *attribute = &cls->attributes[index];
	const slot_place *place = &cls->places[index];
	const size_t count = slot_count(cls, index, object);
	size_t i;

	if (element >= count)
		return SLOT_OUT_OF_RANGE;
	if (slot_is_embedded(attribute))
		slot_clear(attribute->object_class(), slot_edit_at(cls, place, object, element));
	else if (slot_is_owned(attribute))
		SLOT_FREE(slot_load_pointer(slot_at(cls, place, object, element)));
	for (i = element; i + 1 < count; i++) {
		if (attribute->type < SLOT_TYPE_STRING)
			slot_set_raw(cls, place, object, i, slot_raw(cls, place, object, i + 1));
		else
			memmove(slot_edit_at(cls, place, object, i), slot_at(cls, place, object, i + 1),
				place->unit == SLOT_PACKED ? place->step / 8 : place->step);
	}
	slot_set_length(cls, index, object, count - 1);
	return SLOT_OK;
}

/* Take all elements out. An array that is set stays so. */
static inline void
slot_clear_array(const slot_class *cls, size_t index, void *object)
{
	const bool is_set = slot_is_set(cls, index, object);

	slot_release(cls, index, object);
	slot_set_length(cls, index, object, 0);
	slot_set_presence(cls, index, object, is_set);
}

#endif
