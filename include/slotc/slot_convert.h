/*
 * slot_convert.h: may an attribute have this value? A value of any kind goes
 * in; out comes the value as the attribute keeps it, or why it cannot. Every
 * check of a value that is given by name is here, for every variant.
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_CONVERT_H
#define SLOTC_SLOT_CONVERT_H

#include "slot_class.h"
#include "slot_string.h"

/* ---- numbers ---- */

SLOT_FOLD bool
slot_is_signed(slot_type type)
{
	return type >= SLOT_TYPE_INT8 && type <= SLOT_TYPE_TIMESTAMP;
}

SLOT_FOLD bool
slot_is_real(slot_type type)
{
	return type == SLOT_TYPE_FLOAT || type == SLOT_TYPE_DOUBLE;
}

/* What the attribute's integers, bool, enum or flags can be. */
SLOT_FOLD const slot_range *
slot_range_of(const slot_attribute *attribute)
{
	static const slot_range ranges[SLOT_TYPE_OBJECT + 1] = {
		{0, 1, 0}, /* bool */
		{(uint64_t)INT8_MIN, INT8_MAX, 0},
		{(uint64_t)INT16_MIN, INT16_MAX, 0},
		{(uint64_t)INT32_MIN, INT32_MAX, 0},
		{(uint64_t)INT64_MIN, INT64_MAX, 0},
		{(uint64_t)INT64_MIN, INT64_MAX, 0}, /* timestamp */
		{0, UINT8_MAX, 0},
		{0, UINT16_MAX, 0},
		{0, UINT32_MAX, 0},
		{0, UINT64_MAX, 0},
		{0, 0, 0}, /* enums and flags have their own, the others have none */
		{0, 0, 0},
		{0, 0, 0},
		{0, 0, 0},
		{0, 0, 0},
		{0, 0, 0},
		{0, 0, 0},
	};

	return attribute->range ? (const slot_range *)attribute->range : &ranges[attribute->type];
}

SLOT_FOLD slot_status
slot_convert_integer(const slot_attribute *attribute, slot_value value, slot_value *out)
{
	const slot_range *range = slot_range_of(attribute);
	const bool is_negative = value.kind == SLOT_INT && value.as.integer < 0;
	const uint64_t number = value.kind == SLOT_INT ? (uint64_t)value.as.integer : value.as.natural;

	if (value.kind != SLOT_INT && value.kind != SLOT_UINT)
		return SLOT_WRONG_TYPE;
	if (slot_is_signed(attribute->type)) {
		if ((!is_negative && number > INT64_MAX) || (int64_t)number < (int64_t)range->minimum ||
		    (int64_t)number > (int64_t)range->maximum)
			return SLOT_OUT_OF_RANGE;
		*out = slot_int((int64_t)number);
		return SLOT_OK;
	}
	if (is_negative || number < range->minimum || number > range->maximum)
		return SLOT_OUT_OF_RANGE;
	*out = slot_uint(number);
	return SLOT_OK;
}

/* ---- objects ---- */

/* Two descriptions of one class: each translation unit has its own. That of
 * another variant has the same names, but keeps its values in another way. */
static inline bool
slot_is_same_class(const slot_class *a, const slot_class *b)
{
	size_t i;

	if (a == b)
		return true;
	if (a->size != b->size || a->count != b->count || (a->map != NULL) != (b->map != NULL) || strcmp(a->name, b->name) != 0)
		return false;
	for (i = 0; i < a->count; i++) {
		const slot_place *at = &a->places[i], *other = &b->places[i];
		if (at->offset != other->offset || at->unit != other->unit || at->shift != other->shift ||
		    at->width != other->width || at->bias != other->bias)
			return false;
	}
	return true;
}

static inline bool
slot_is_derived(const slot_class *cls, const slot_class *base)
{
	while (cls && !slot_is_same_class(cls, base))
		cls = cls->parent ? cls->parent() : NULL;
	return cls != NULL;
}

static inline slot_status
slot_convert_object(const slot_attribute *attribute, slot_value value, slot_value *out)
{
	const slot_class *wanted = attribute->object_class();

	if (value.kind != SLOT_OBJECT || !value.object_class)
		return SLOT_WRONG_TYPE;
	/* A derived object may be referred to; kept by value it would be cut. */
	if (attribute->flags & SLOT_FLAG_REFERENCE ? !slot_is_derived(value.object_class, wanted)
						   : !slot_is_same_class(value.object_class, wanted))
		return SLOT_WRONG_TYPE;
	if (!value.as.pointer && (!(attribute->flags & SLOT_FLAG_REFERENCE) ||
				  attribute->flags & (SLOT_FLAG_OPTIONAL | SLOT_FLAG_REQUIRED)))
		return SLOT_BAD_VALUE;
	*out = value;
	out->object_class = wanted;
	return SLOT_OK;
}

/* ---- any value ---- */

static inline slot_status
slot_convert_text(const slot_attribute *attribute, slot_value value, slot_value *out)
{
	slot_status status;

	if (value.kind != SLOT_STRING)
		return SLOT_WRONG_TYPE;
	if (!value.as.text)
		return SLOT_BAD_VALUE;
	/* A NUL inside would cut it short, none behind it would run on. */
	if (memchr(value.as.text, '\0', value.length) || value.as.text[value.length] != '\0')
		return SLOT_BAD_VALUE;
	if (!(attribute->flags & SLOT_FLAG_BORROWED)) {
		status = slot_text_check(value.as.text, attribute->max_bytes);
		if (status != SLOT_OK)
			return status;
	}
	*out = value;
	return SLOT_OK;
}

static inline slot_status
slot_convert_bytes(const slot_attribute *attribute, slot_value value, slot_value *out)
{
	if (value.kind != SLOT_BYTES)
		return SLOT_WRONG_TYPE;
	if (!value.as.pointer && value.length != 0)
		return SLOT_BAD_VALUE;
	if (attribute->max_bytes != 0 && value.length > attribute->max_bytes)
		return SLOT_TOO_LONG;
	*out = value;
	return SLOT_OK;
}

/* The value as the attribute holds it: a bool, an int for signed numbers and
 * times, a uint for unsigned ones, enums and flags, a double, a string, bytes
 * or an object. Nothing is wrapped or truncated. */
SLOT_FOLD slot_status
slot_convert(const slot_attribute *attribute, slot_value value, slot_value *out)
{
	slot_status status;

	switch (attribute->type) {
	case SLOT_TYPE_BOOL:
		/* `true` is an int in C before C23. */
		if (value.kind == SLOT_BOOL) {
			*out = value;
			return SLOT_OK;
		}
		status = slot_convert_integer(attribute, value, out);
		if (status == SLOT_OK)
			*out = slot_bool(out->as.natural == 1);
		return status;
	case SLOT_TYPE_STRING:
		return slot_convert_text(attribute, value, out);
	case SLOT_TYPE_BYTES:
		return slot_convert_bytes(attribute, value, out);
	case SLOT_TYPE_OBJECT:
		return slot_convert_object(attribute, value, out);
	default:
		if (attribute->ops)
			return attribute->ops()->convert(attribute, value, out);
		return slot_convert_integer(attribute, value, out);
	}
}

#endif
