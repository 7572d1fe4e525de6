/*
 * slot_kept.h: text, bytes and objects as types: what is done with values that
 * are more than bits. Defaults are here too, as only such classes and maps set
 * them through the tables.
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_KEPT_H
#define SLOTC_SLOT_KEPT_H

#include "slot_format.h"
#include "slot_life.h"
#include "slot_string.h"

/* ---- defaults ---- */

static inline slot_status slot_reset(const slot_class *cls, void *object);

/* An element at its default, over one that owns nothing. Maps need memory for
 * it, and objects with arrays of text that have defaults. */
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
	return status == SLOT_OK && cls->fill ? cls->fill(object) : status;
}

/* ---- text and bytes ---- */

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
	if (value.length > (attribute->max_bytes ? attribute->max_bytes : UINT32_MAX))
		return SLOT_TOO_LONG;
	*out = value;
	return SLOT_OK;
}

static inline slot_status
slot_put_text(const slot_class *cls, size_t index, void *object, size_t element, slot_value value)
{
	const slot_attribute *attribute = &cls->attributes[index];
	const void *source = attribute->type == SLOT_TYPE_STRING ? (const void *)value.as.text : value.as.pointer;
	const size_t size = attribute->type == SLOT_TYPE_STRING ? value.length + 1 : value.length;
	void *copy = slot_is_owned(attribute) ? slot_bytes_copy(source, size) : NULL;
	char *at;

	if (slot_is_owned(attribute) && !copy)
		return SLOT_NO_MEMORY;
	at = slot_edit_at(cls, &cls->places[index], object, element);
	if (copy) {
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

static inline void
slot_show_text(slot_text *text, const slot_attribute *attribute, slot_value value)
{
	(void)attribute;
	slot_text_quote(text, value.as.text, value.length, SIZE_MAX);
}

static inline void
slot_show_bytes(slot_text *text, const slot_attribute *attribute, slot_value value)
{
	(void)attribute;
	slot_text_bytes(text, (const char *)value.as.pointer, value.length);
}

static inline void
slot_text_domain_of_text(slot_text *text, const slot_attribute *attribute)
{
	slot_text_add(text, attribute->flags & SLOT_FLAG_BORROWED ? "a string" : "UTF-8 text without NUL");
	if (attribute->max_bytes == 0)
		return;
	slot_text_add(text, " of at most ");
	slot_text_uint(text, attribute->max_bytes);
	slot_text_add(text, attribute->max_bytes == 1 ? " byte" : " bytes");
}

static inline void
slot_text_domain_of_bytes(slot_text *text, const slot_attribute *attribute)
{
	slot_text_add(text, "bytes");
	if (attribute->max_bytes == 0)
		return;
	slot_text_add(text, ", at most ");
	slot_text_uint(text, attribute->max_bytes);
}

static inline const slot_ops *
slot_text_ops(void)
{
	static const slot_ops ops = {slot_convert_text, slot_put_text, slot_release, slot_show_text, slot_text_domain_of_text};

	return &ops;
}

static inline const slot_ops *
slot_bytes_ops(void)
{
	static const slot_ops ops = {slot_convert_bytes, slot_put_text, slot_release, slot_show_bytes, slot_text_domain_of_bytes};

	return &ops;
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
	/* NULL says that an optional reference is unset; an array has a bit to say it. */
	if (!value.as.pointer && (!(attribute->flags & SLOT_FLAG_REFERENCE) || attribute->flags & SLOT_FLAG_REQUIRED ||
				  (attribute->flags & SLOT_FLAG_OPTIONAL && !attribute->count)))
		return SLOT_BAD_VALUE;
	*out = value;
	out->object_class = wanted;
	return SLOT_OK;
}

static inline slot_status
slot_put_object(const slot_class *cls, size_t index, void *object, size_t element, slot_value value)
{
	const slot_attribute *attribute = &cls->attributes[index];
	const slot_place *place = &cls->places[index];
	char *at = slot_edit_at(cls, place, object, element);

	if (!slot_is_embedded(attribute)) {
		slot_store_pointer(at, value.as.pointer);
		return SLOT_OK;
	}
	/* An unset slot holds no object that could be the target of a copy. */
	if (place->presence == SLOT_IF_BIT && !slot_is_set(cls, index, object) && !cls->map)
		memset(at, 0, attribute->object_class()->size);
	return slot_copy(attribute->object_class(), at, value.as.pointer);
}

static inline void
slot_show_object(slot_text *text, const slot_attribute *attribute, slot_value value)
{
	if (!value.as.pointer) {
		slot_text_add(text, "None");
	} else if (slot_is_embedded(attribute)) {
		slot_text_members(text, value.object_class, value.as.pointer);
	} else {
		slot_text_char(text, '<');
		slot_text_add(text, value.object_class->name);
		slot_text_char(text, '>');
	}
}

static inline void
slot_text_domain_of_object(slot_text *text, const slot_attribute *attribute)
{
	slot_text_add(text, "a ");
	slot_text_name(text, attribute->object_class()->name);
	slot_text_add(text, " object");
}

static inline const slot_ops *
slot_object_ops(void)
{
	static const slot_ops ops = {slot_convert_object, slot_put_object, slot_release, slot_show_object,
				     slot_text_domain_of_object};

	return &ops;
}

#endif
