/*
 * slot_array.h: the elements of an array, by the array's index in the class's
 * table and the element's in the array. A call that fails leaves the array as
 * it was; arguments may point into the object. Which of them take what `find`
 * returned, and check it, is said at slot_class: they take an int.
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_ARRAY_H
#define SLOTC_SLOT_ARRAY_H

#include "slot_kept.h"

static inline slot_status
slot_get_at(const slot_class *cls, int index, const void *object, size_t element, slot_value *out)
{
	if (index < 0)
		return SLOT_UNKNOWN_ATTRIBUTE;
	if (!cls->attributes[index].count)
		return SLOT_WRONG_TYPE;
	if (!slot_has(cls, index, object))
		return SLOT_UNSET;
	if (element >= slot_count(cls, index, object))
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

	if (element >= (attribute->flags & SLOT_FLAG_BOUNDED ? slot_count(cls, (int)index, object) : attribute->count))
		return SLOT_OUT_OF_RANGE;
	if (slot_is_set(cls, index, object))
		return slot_store(cls, index, object, element, value);
	status = slot_convert(attribute, value, &converted);
	if (status != SLOT_OK)
		return status;
	/* Should one element fail, all can be released. */
	for (i = 0; i < attribute->count && slot_is_embedded(attribute); i++)
		memset(slot_edit_at(cls, &cls->places[index], object, i), 0, attribute->object_class()->size);
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
	const size_t count = slot_count(cls, (int)index, object);
	slot_status status;

	if (count >= attribute->count)
		return SLOT_TOO_LONG;
	/* Behind the last element is room that owns nothing. */
	if (slot_is_embedded(attribute))
		memset(slot_edit_at(cls, &cls->places[index], object, count), 0, attribute->object_class()->size);
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
	const size_t count = slot_count(cls, (int)index, object);
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
