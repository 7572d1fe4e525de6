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
#include "slot_text.h"

/* A value that the attribute has. */
static inline void
slot_text_value(slot_text *text, const slot_attribute *attribute, slot_value value)
{
	if (attribute->ops)
		attribute->ops()->show(text, attribute, value);
	else if (value.kind == SLOT_BOOL)
		slot_text_add(text, value.as.boolean ? "True" : "False");
	else if (value.kind == SLOT_INT)
		slot_text_int(text, value.as.integer);
	else
		slot_text_uint(text, value.as.natural);
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
		count = slot_count(cls, (int)i, object);
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
	if (cls->undeclared)
		cls->undeclared->show(text, cls, object);
	slot_text_char(text, ')');
}

/* Write the object as text by snprintf's rules. */
static inline int
slot_format(const slot_class *cls, const void *object, char *buf, size_t size)
{
	slot_text text = slot_text_into(buf, size);

	slot_text_members(&text, cls, object);
	return slot_text_end(&text);
}

#endif
