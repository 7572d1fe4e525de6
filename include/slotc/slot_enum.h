/*
 * slot_enum.h: enums and flags: names and numbers. Flags are joined with '|'.
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_ENUM_H
#define SLOTC_SLOT_ENUM_H

#include "slot_convert.h"
#include "slot_text.h"

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

static inline slot_status
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

/* ---- text ---- */

/* "READ|WRITE", "0"; bits without a name as a number. */
static inline void
slot_text_flags(slot_text *text, const slot_enum *names, uint64_t number)
{
	const char *between = "";
	size_t i;

	for (i = 0; i < names->count; i++) {
		const uint64_t bits = names->values[i].number;
		if (bits == 0 || (number & bits) != bits)
			continue;
		slot_text_add(text, between);
		slot_text_add(text, names->values[i].name);
		between = "|";
		number &= ~bits;
	}
	if (number == 0 && *between)
		return;
	slot_text_add(text, between);
	if (number == 0 && slot_enum_name(names, 0))
		slot_text_add(text, slot_enum_name(names, 0));
	else
		slot_text_uint(text, number);
}

/* Write the names of flags, joined with '|', by snprintf's rules. */
static inline int
slot_flags_format(const slot_enum *names, uint64_t number, char *buf, size_t size)
{
	slot_text text = slot_text_into(buf, size);

	slot_text_flags(&text, names, number);
	return slot_text_end(&text);
}

/* "ACTIVE, SOLD_OUT or GONE" */
static inline void
slot_text_enum(slot_text *text, const slot_enum *names)
{
	size_t i;

	for (i = 0; i < names->count; i++) {
		if (i > 0)
			slot_text_add(text, i + 1 < names->count ? ", " : names->is_flags ? " and " : " or ");
		slot_text_add(text, names->values[i].name);
	}
}

static inline void
slot_enum_show(slot_text *text, const slot_attribute *attribute, slot_value value)
{
	const char *name = slot_enum_name(attribute->names(), value.as.natural);

	if (attribute->type == SLOT_TYPE_FLAGS)
		slot_text_flags(text, attribute->names(), value.as.natural);
	else if (name)
		slot_text_add(text, name);
	else
		slot_text_uint(text, value.as.natural);
}

static inline void
slot_enum_domain(slot_text *text, const slot_attribute *attribute)
{
	if (attribute->type == SLOT_TYPE_FLAGS)
		slot_text_add(text, "any of ");
	slot_text_enum(text, attribute->names());
}

static inline const slot_ops *
slot_enum_ops(void)
{
	static const slot_ops ops = {slot_convert_enum, NULL, NULL, slot_enum_show, slot_enum_domain};

	return &ops;
}

#endif
