/*
 * slot_access.h: reading and writing an object through its class's table. An
 * attribute's row and a value go in; the slot or a status comes out. Every
 * check that a value must pass is here.
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_ACCESS_H
#define SLOTC_SLOT_ACCESS_H

#include "slot.h"

/* ---- text ---- */

/* Is it valid UTF-8 (RFC 3629)? Surrogates and overlong forms are not. */
static inline bool
slot_is_utf8(const char *text, size_t length)
{
	size_t i = 0;

	while (i < length) {
		const unsigned char first = (unsigned char)text[i];
		const unsigned char second = i + 1 < length ? (unsigned char)text[i + 1] : 0;
		const size_t size = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
		size_t k;

		if (size == 0 || size > length - i)
			return false;
		if ((first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) || (first == 0xf0 && second < 0x90) ||
		    (first == 0xf4 && second > 0x8f))
			return false;
		for (k = 1; k < size; k++) {
			if (((unsigned char)text[i + k] & 0xc0) != 0x80)
				return false;
		}
		i += size;
	}
	return true;
}

/* Put a copy of a text into an owned slot and free what was there. On failure
 * the slot keeps its text. The text may lie in the slot itself. */
static inline slot_status
slot_text_assign(char **slot, const char *text)
{
	size_t length;
	char *copy;

	if (!text)
		return SLOT_BAD_VALUE;
	length = strlen(text);
	if (!slot_is_utf8(text, length))
		return SLOT_BAD_VALUE;
	copy = (char *)SLOT_MALLOC(length + 1);
	if (!copy)
		return SLOT_NO_MEMORY;
	memcpy(copy, text, length + 1);
	SLOT_FREE(*slot);
	*slot = copy;
	return SLOT_OK;
}

/* ---- conversion ---- */


SLOT_FOLD slot_status
slot_convert_integer(slot_value value, int64_t minimum, uint64_t maximum, slot_value *out)
{
	if (value.kind == SLOT_INT && value.as.integer < 0) {
		if (value.as.integer < minimum)
			return SLOT_OUT_OF_RANGE;
		*out = value;
		return SLOT_OK;
	}
	if (value.kind == SLOT_INT)
		value = slot_uint((uint64_t)value.as.integer);
	if (value.kind != SLOT_UINT)
		return SLOT_WRONG_TYPE;
	if (value.as.natural > maximum)
		return SLOT_OUT_OF_RANGE;
	*out = minimum < 0 ? slot_int((int64_t)value.as.natural) : value;
	return SLOT_OK;
}

SLOT_FOLD slot_status
slot_convert_real(slot_value value, bool is_float, slot_value *out)
{
	/* Half way from FLT_MAX to the next power of two: rounds to infinity. */
	const double float_overflow = 3.4028235677973366e38;
	double real;

	if (value.kind == SLOT_DOUBLE) {
		real = value.as.real;
		if (is_float && real - real == 0.0 && (real >= float_overflow || real <= -float_overflow))
			return SLOT_OUT_OF_RANGE;
	} else if (value.kind == SLOT_INT || value.kind == SLOT_UINT) {
		/* An integer is welcome where it stays the same number. */
		const bool is_negative = value.kind == SLOT_INT && value.as.integer < 0;
		const uint64_t natural = value.kind == SLOT_INT ? (uint64_t)value.as.integer : value.as.natural;
		const uint64_t magnitude = is_negative ? 0 - natural : natural;
		const uint64_t limit = is_float ? (uint64_t)1 << 24 : (uint64_t)1 << 53;

		if (magnitude > limit)
			return SLOT_OUT_OF_RANGE;
		real = is_negative ? -(double)magnitude : (double)magnitude;
	} else {
		return SLOT_WRONG_TYPE;
	}
	*out = slot_double(real);
	return SLOT_OK;
}

SLOT_FOLD slot_status
slot_convert_text(slot_value value, bool is_owned, slot_value *out)
{
	if (value.kind != SLOT_STRING)
		return SLOT_WRONG_TYPE;
	if (!value.as.text)
		return SLOT_BAD_VALUE;
	if (is_owned && (strlen(value.as.text) != value.length || !slot_is_utf8(value.as.text, value.length)))
		return SLOT_BAD_VALUE;
	*out = value;
	return SLOT_OK;
}

/* The value as the attribute holds it: a bool, an int for signed slots, a uint
 * for unsigned ones, a double or a string. Nothing is wrapped or truncated. */
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
		status = slot_convert_integer(value, 0, 1, &value);
		if (status == SLOT_OK)
			*out = slot_bool(value.as.natural == 1);
		return status;
	case SLOT_TYPE_INT8:
		return slot_convert_integer(value, INT8_MIN, INT8_MAX, out);
	case SLOT_TYPE_INT16:
		return slot_convert_integer(value, INT16_MIN, INT16_MAX, out);
	case SLOT_TYPE_INT32:
		return slot_convert_integer(value, INT32_MIN, INT32_MAX, out);
	case SLOT_TYPE_INT64:
	case SLOT_TYPE_TIMESTAMP:
		return slot_convert_integer(value, INT64_MIN, INT64_MAX, out);
	case SLOT_TYPE_UINT8:
		return slot_convert_integer(value, 0, UINT8_MAX, out);
	case SLOT_TYPE_UINT16:
		return slot_convert_integer(value, 0, UINT16_MAX, out);
	case SLOT_TYPE_UINT32:
		return slot_convert_integer(value, 0, UINT32_MAX, out);
	case SLOT_TYPE_UINT64:
		return slot_convert_integer(value, 0, UINT64_MAX, out);
	case SLOT_TYPE_FLOAT:
		return slot_convert_real(value, true, out);
	case SLOT_TYPE_DOUBLE:
		return slot_convert_real(value, false, out);
	case SLOT_TYPE_STRING:
		return slot_convert_text(value, (attribute->flags & SLOT_FLAG_OWNED) != 0, out);
	}
	return SLOT_WRONG_TYPE;
}

/* ---- slots ---- */

/* Read an attribute's slot. Members are copied as bytes, which every type
 * allows (C11 6.5p7). */
SLOT_FOLD slot_value
slot_load(const slot_attribute *attribute, const void *object)
{
	const char *slot = (const char *)object + attribute->offset;

	switch (attribute->type) {
	case SLOT_TYPE_BOOL:
		return slot_bool((slot_load1(slot) >> attribute->shift & 1) != 0);
#define SLOT_LOAD(type_code, c_type, make) \
	case type_code: { \
		c_type number; \
		memcpy(&number, slot, sizeof number); \
		return make(number); \
	}
	SLOT_LOAD(SLOT_TYPE_INT8, int8_t, slot_int)
	SLOT_LOAD(SLOT_TYPE_INT16, int16_t, slot_int)
	SLOT_LOAD(SLOT_TYPE_INT32, int32_t, slot_int)
	SLOT_LOAD(SLOT_TYPE_INT64, int64_t, slot_int)
	SLOT_LOAD(SLOT_TYPE_TIMESTAMP, int64_t, slot_int)
	SLOT_LOAD(SLOT_TYPE_UINT8, uint8_t, slot_uint)
	SLOT_LOAD(SLOT_TYPE_UINT16, uint16_t, slot_uint)
	SLOT_LOAD(SLOT_TYPE_UINT32, uint32_t, slot_uint)
	SLOT_LOAD(SLOT_TYPE_UINT64, uint64_t, slot_uint)
	SLOT_LOAD(SLOT_TYPE_FLOAT, float, slot_double)
	SLOT_LOAD(SLOT_TYPE_DOUBLE, double, slot_double)
#undef SLOT_LOAD
	case SLOT_TYPE_STRING: {
		const char *text;
		memcpy(&text, slot, sizeof text);
		return slot_string(text ? text : attribute->fallback);
	}
	}
	return slot_none();
}

/* Write an attribute's slot; on failure it keeps its value. */
SLOT_FOLD slot_status
slot_store(const slot_attribute *attribute, void *object, slot_value value)
{
	char *slot = (char *)object + attribute->offset;
	slot_value converted;
	const slot_status status = slot_convert(attribute, value, &converted);

	if (status != SLOT_OK)
		return status;
	switch (attribute->type) {
	case SLOT_TYPE_BOOL: {
		const unsigned bit = 1u << attribute->shift;
		const unsigned unit = (unsigned char)*slot;
		const unsigned char changed = (unsigned char)(converted.as.boolean ? unit | bit : unit & ~bit);
		memcpy(slot, &changed, 1);
		return SLOT_OK;
	}
#define SLOT_STORE(type_code, c_type, member) \
	case type_code: { \
		const c_type number = (c_type)converted.as.member; \
		memcpy(slot, &number, sizeof number); \
		return SLOT_OK; \
	}
	SLOT_STORE(SLOT_TYPE_INT8, int8_t, integer)
	SLOT_STORE(SLOT_TYPE_INT16, int16_t, integer)
	SLOT_STORE(SLOT_TYPE_INT32, int32_t, integer)
	SLOT_STORE(SLOT_TYPE_INT64, int64_t, integer)
	SLOT_STORE(SLOT_TYPE_TIMESTAMP, int64_t, integer)
	SLOT_STORE(SLOT_TYPE_UINT8, uint8_t, natural)
	SLOT_STORE(SLOT_TYPE_UINT16, uint16_t, natural)
	SLOT_STORE(SLOT_TYPE_UINT32, uint32_t, natural)
	SLOT_STORE(SLOT_TYPE_UINT64, uint64_t, natural)
	SLOT_STORE(SLOT_TYPE_FLOAT, float, real)
	SLOT_STORE(SLOT_TYPE_DOUBLE, double, real)
#undef SLOT_STORE
	case SLOT_TYPE_STRING:
		if (attribute->flags & SLOT_FLAG_OWNED) {
			char *text;
			slot_status assigned;
			memcpy(&text, slot, sizeof text);
			assigned = slot_text_assign(&text, converted.as.text);
			memcpy(slot, &text, sizeof text);
			return assigned;
		}
		memcpy(slot, &converted.as.text, sizeof converted.as.text);
		return SLOT_OK;
	}
	return SLOT_WRONG_TYPE;
}

#endif
