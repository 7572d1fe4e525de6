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

/* ---- any value ---- */

/* The value as the attribute holds it: a bool, an int for signed numbers and
 * times, a uint for unsigned ones, enums and flags, a double, a string, bytes
 * or an object. Nothing is wrapped or truncated. */
SLOT_FOLD slot_status
slot_convert(const slot_attribute *attribute, slot_value value, slot_value *out)
{
	slot_status status;

	if (attribute->ops)
		return attribute->ops()->convert(attribute, value, out);
	if (attribute->type != SLOT_TYPE_BOOL)
		return slot_convert_integer(attribute, value, out);
	/* `true` is an int in C before C23. */
	if (value.kind == SLOT_BOOL) {
		*out = value;
		return SLOT_OK;
	}
	status = slot_convert_integer(attribute, value, out);
	if (status == SLOT_OK)
		*out = slot_bool(out->as.natural == 1);
	return status;
}

#endif
