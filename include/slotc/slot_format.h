/*
 * slot_format.h: an object as text, as Python's repr shows one:
 *
 *     CartItem(id=7, sku='a', discount=None, status=ACTIVE, history=[1, 2])
 *
 * Times are ISO 8601, enums their names, references the name of their class
 * and never an address.
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_FORMAT_H
#define SLOTC_SLOT_FORMAT_H

#include "slot_access.h"
#include "slot_real.h"
#include "slot_text.h"

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
	slot_text text;

	text.buf = buf;
	text.size = size;
	text.length = 0;
	slot_text_flags(&text, names, number);
	return slot_text_end(&text);
}

static inline void slot_text_members(slot_text *text, const slot_class *cls, const void *object);

static inline void
slot_text_bytes(slot_text *text, const char *bytes, size_t length)
{
	size_t i;

	slot_text_add(text, "b'");
	for (i = 0; i < length; i++) {
		if (bytes[i] >= 0x20 && bytes[i] < 0x7f && bytes[i] != '\'' && bytes[i] != '\\')
			slot_text_char(text, bytes[i]);
		else
			slot_text_escape(text, bytes[i]);
	}
	slot_text_char(text, '\'');
}

/* A value that the attribute has. */
static inline void
slot_text_value(slot_text *text, const slot_attribute *attribute, slot_value value)
{
	char number[SLOT_REAL_SIZE];
	const char *name;

	switch (attribute->type) {
	case SLOT_TYPE_BOOL:
		slot_text_add(text, value.as.boolean ? "True" : "False");
		break;
	case SLOT_TYPE_ENUM:
		name = slot_enum_name(attribute->names(), value.as.natural);
		if (name)
			slot_text_add(text, name);
		else
			slot_text_uint(text, value.as.natural);
		break;
	case SLOT_TYPE_FLAGS:
		slot_text_flags(text, attribute->names(), value.as.natural);
		break;
	case SLOT_TYPE_FLOAT:
	case SLOT_TYPE_DOUBLE:
		slot_real_write(value.as.real, attribute->type == SLOT_TYPE_FLOAT, number);
		slot_text_add(text, number);
		break;
	case SLOT_TYPE_TIMESTAMP:
		slot_time_write(value.as.integer, number);
		if (*number)
			slot_text_add(text, number);
		else
			slot_text_int(text, value.as.integer);
		break;
	case SLOT_TYPE_STRING:
		slot_text_quote(text, value.as.text, value.length, SIZE_MAX);
		break;
	case SLOT_TYPE_BYTES:
		slot_text_bytes(text, (const char *)value.as.pointer, value.length);
		break;
	case SLOT_TYPE_OBJECT:
		if (!value.as.pointer) {
			slot_text_add(text, "None");
		} else if (slot_is_embedded(attribute)) {
			slot_text_members(text, value.object_class, value.as.pointer);
		} else {
			slot_text_char(text, '<');
			slot_text_add(text, value.object_class->name);
			slot_text_char(text, '>');
		}
		break;
	default:
		if (value.kind == SLOT_INT)
			slot_text_int(text, value.as.integer);
		else
			slot_text_uint(text, value.as.natural);
		break;
	}
}

/* A value that no class says more about. */
static inline void
slot_text_any(slot_text *text, slot_value value)
{
	char number[SLOT_REAL_SIZE];

	switch (value.kind) {
	case SLOT_BOOL:
		slot_text_add(text, value.as.boolean ? "True" : "False");
		break;
	case SLOT_INT:
		slot_text_int(text, value.as.integer);
		break;
	case SLOT_UINT:
		slot_text_uint(text, value.as.natural);
		break;
	case SLOT_DOUBLE:
		slot_real_write(value.as.real, false, number);
		slot_text_add(text, number);
		break;
	case SLOT_STRING:
		slot_text_quote(text, value.as.text, value.length, SIZE_MAX);
		break;
	case SLOT_BYTES:
		slot_text_bytes(text, (const char *)value.as.pointer, value.length);
		break;
	default:
		slot_text_add(text, "None");
		break;
	}
}

/* The attributes of a map that its class does not declare, in the order they
 * came. A name that is none to C is in quotes. */
static inline void
slot_text_others(slot_text *text, const slot_class *cls, const void *object)
{
	slot_value value;
	const char *name;
	size_t cursor = 0, length, i;

	while (cls->map->next(cls, object, &cursor, &name, &length, &value)) {
		bool is_plain = length > 0;

		for (i = 0; i < length; i++) {
			const char c = name[i];
			is_plain = is_plain && (c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (i > 0 && c >= '0' && c <= '9'));
		}
		slot_text_add(text, ", ");
		if (is_plain)
			slot_text_add(text, name);
		else
			slot_text_quote(text, name, length, SIZE_MAX);
		slot_text_char(text, '=');
		slot_text_any(text, value);
	}
}

static inline void
slot_text_members(slot_text *text, const slot_class *cls, const void *object)
{
	size_t i, k;

	slot_text_add(text, cls->name);
	slot_text_char(text, '(');
	for (i = 0; i < cls->count; i++) {
		const slot_attribute *attribute = &cls->attributes[i];
		size_t count;

		if (i > 0)
			slot_text_add(text, ", ");
		slot_text_add(text, attribute->name);
		slot_text_char(text, '=');
		if (!slot_has(cls, (int)i, object)) {
			slot_text_add(text, "None");
			continue;
		}
		count = slot_count(cls, i, object);
		if (attribute->count)
			slot_text_char(text, '[');
		for (k = 0; k < count; k++) {
			if (k > 0)
				slot_text_add(text, ", ");
			slot_text_value(text, attribute, slot_load(cls, i, object, k));
		}
		if (attribute->count)
			slot_text_char(text, ']');
	}
	if (cls->map)
		slot_text_others(text, cls, object);
	slot_text_char(text, ')');
}

/* Write the object as text by snprintf's rules. */
static inline int
slot_format(const slot_class *cls, const void *object, char *buf, size_t size)
{
	slot_text text;

	text.buf = buf;
	text.size = size;
	text.length = 0;
	slot_text_members(&text, cls, object);
	return slot_text_end(&text);
}

#endif
