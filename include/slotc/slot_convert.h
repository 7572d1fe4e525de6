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
#include "slot_time.h"

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

SLOT_FOLD slot_status
slot_convert_real(const slot_attribute *attribute, slot_value value, slot_value *out)
{
	/* Half way from FLT_MAX to the next power of two: rounds to infinity. */
	const double float_overflow = 3.4028235677973366e38;
	const slot_real_range *range = (const slot_real_range *)attribute->range;
	const bool is_float = attribute->type == SLOT_TYPE_FLOAT;
	double real;

	if (value.kind == SLOT_DOUBLE) {
		real = value.as.real;
		if (is_float && real - real == 0.0 && (real >= float_overflow || real <= -float_overflow))
			return SLOT_OUT_OF_RANGE;
		if (is_float)
			real = (double)(float)real;
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
	/* A NaN is neither above the least nor below the greatest. */
	if ((attribute->flags & SLOT_FLAG_MINIMUM && !(real >= range->minimum)) ||
	    (attribute->flags & SLOT_FLAG_MAXIMUM && !(real <= range->maximum)))
		return SLOT_OUT_OF_RANGE;
	*out = slot_double(real);
	return SLOT_OK;
}

/* ---- enums and flags ---- */

/* Has the number a name, or of flags, has each of its bits one? */
static inline bool
slot_enum_is_valid(const slot_enum *names, uint64_t number)
{
	uint64_t known = 0;
	size_t i;

	for (i = 0; i < names->count; i++) {
		if (!names->is_flags && names->values[i].number == number)
			return true;
		known |= names->values[i].number;
	}
	return names->is_flags && (number & ~known) == 0;
}

/* The number's first name, or NULL. */
static inline const char *
slot_enum_name(const slot_enum *names, uint64_t number)
{
	size_t i;

	for (i = 0; i < names->count; i++) {
		if (names->values[i].number == number)
			return names->values[i].name;
	}
	return NULL;
}

/* The number that a name stands for; flags are joined with '|' and may be none
 * at all. False where a name is not one of them. */
static inline bool
slot_enum_parse(const slot_enum *names, const char *text, size_t length, uint64_t *out)
{
	const char *end = text + length;
	uint64_t number = 0;

	while (text < end || !names->is_flags) {
		const char *bar = names->is_flags ? (const char *)memchr(text, '|', (size_t)(end - text)) : NULL;
		const size_t size = (size_t)((bar ? bar : end) - text);
		size_t i;

		for (i = 0; i < names->count; i++) {
			if (strlen(names->values[i].name) == size && memcmp(names->values[i].name, text, size) == 0)
				break;
		}
		if (i == names->count)
			return false;
		number |= names->values[i].number;
		if (!bar)
			break;
		text = bar + 1;
		if (text == end)
			return false;
	}
	*out = number;
	return true;
}

SLOT_FOLD slot_status
slot_convert_enum(const slot_attribute *attribute, slot_value value, slot_value *out)
{
	const slot_range *range = slot_range_of(attribute);
	slot_status status;

	if (value.kind == SLOT_STRING) {
		uint64_t number;
		if (!value.as.text || !slot_enum_parse(attribute->names(), value.as.text, value.length, &number))
			return SLOT_BAD_VALUE;
		value = slot_uint(number);
	}
	status = slot_convert_integer(attribute, value, out);
	if (status != SLOT_OK)
		return status;
	/* Most enums have a name for each number. */
	if (range->minimum == 0 && range->maximum + 1 == attribute->names()->count && attribute->type == SLOT_TYPE_ENUM)
		return SLOT_OK;
	return slot_enum_is_valid(attribute->names(), out->as.natural) ? SLOT_OK : SLOT_OUT_OF_RANGE;
}

/* ---- objects ---- */

/* Two descriptions of one class: each translation unit has its own. */
static inline bool
slot_is_same_class(const slot_class *a, const slot_class *b)
{
	return a == b || (a->size == b->size && a->count == b->count && strcmp(a->name, b->name) == 0);
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
	case SLOT_TYPE_TIMESTAMP:
		if (value.kind == SLOT_STRING) {
			int64_t time;
			if (!value.as.text || !slot_time_parse(value.as.text, value.length, &time))
				return SLOT_BAD_VALUE;
			value = slot_int(time);
		}
		return slot_convert_integer(attribute, value, out);
	case SLOT_TYPE_ENUM:
	case SLOT_TYPE_FLAGS:
		return slot_convert_enum(attribute, value, out);
	case SLOT_TYPE_FLOAT:
	case SLOT_TYPE_DOUBLE:
		return slot_convert_real(attribute, value, out);
	case SLOT_TYPE_STRING:
		return slot_convert_text(attribute, value, out);
	case SLOT_TYPE_BYTES:
		return slot_convert_bytes(attribute, value, out);
	case SLOT_TYPE_OBJECT:
		return slot_convert_object(attribute, value, out);
	default:
		return slot_convert_integer(attribute, value, out);
	}
}

#endif
