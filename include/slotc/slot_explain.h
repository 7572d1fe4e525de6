/*
 * slot_explain.h: what a status means, for people. A class, the name that was
 * asked for and a status go in; a sentence comes out, in Python's words where
 * Python has them:
 *
 *     'CartItem' object has no attribute 'quantiy'; did you mean 'quantity'?
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_EXPLAIN_H
#define SLOTC_SLOT_EXPLAIN_H

#include "slot_convert.h"
#include "slot_text.h"

/* The constant's name: "SLOT_OUT_OF_RANGE". */
static inline const char *
slot_status_name(slot_status status)
{
	switch (status) {
	case SLOT_OK:
		return "SLOT_OK";
	case SLOT_UNKNOWN_ATTRIBUTE:
		return "SLOT_UNKNOWN_ATTRIBUTE";
	case SLOT_WRONG_TYPE:
		return "SLOT_WRONG_TYPE";
	case SLOT_OUT_OF_RANGE:
		return "SLOT_OUT_OF_RANGE";
	case SLOT_TOO_LONG:
		return "SLOT_TOO_LONG";
	case SLOT_BAD_VALUE:
		return "SLOT_BAD_VALUE";
	case SLOT_READ_ONLY:
		return "SLOT_READ_ONLY";
	case SLOT_UNSET:
		return "SLOT_UNSET";
	case SLOT_NOT_OPTIONAL:
		return "SLOT_NOT_OPTIONAL";
	case SLOT_NO_MEMORY:
		return "SLOT_NO_MEMORY";
	}
	return "unknown slot_status";
}

/* ---- the name that was meant ---- */

enum { SLOT_GUESSED_NAME = 63 };

static inline int
slot_fold_case(char c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

/* The restricted Damerau-Levenshtein distance (one change, insertion, removal
 * or swap of neighbours counts 1) of names of at most SLOT_GUESSED_NAME bytes,
 * case ignored. */
static inline size_t
slot_name_distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
	unsigned char rows[3][SLOT_GUESSED_NAME + 1];
	size_t i, k;

	for (k = 0; k <= b_length; k++)
		rows[0][k] = (unsigned char)k;
	for (i = 1; i <= a_length; i++) {
		const unsigned char *above = rows[(i - 1) % 3];
		unsigned char *row = rows[i % 3];
		row[0] = (unsigned char)i;
		for (k = 1; k <= b_length; k++) {
			const int x = slot_fold_case(a[i - 1]), y = slot_fold_case(b[k - 1]);
			size_t best = above[k - 1] + (x == y ? 0u : 1u);
			if (above[k] + 1u < best)
				best = above[k] + 1u;
			if (row[k - 1] + 1u < best)
				best = row[k - 1] + 1u;
			if (i > 1 && k > 1 && x == slot_fold_case(b[k - 2]) && y == slot_fold_case(a[i - 2])) {
				const size_t swapped = rows[(i - 2) % 3][k - 2] + 1u;
				best = swapped < best ? swapped : best;
			}
			row[k] = (unsigned char)best;
		}
	}
	return rows[a_length % 3][b_length];
}

/* The attribute whose name is nearest, or NULL where none is within a third of
 * the longer name and half of the shorter one. The first of equals wins. */
static inline const slot_attribute *
slot_nearest_attribute(const slot_class *cls, const char *name, size_t length)
{
	const slot_attribute *nearest = NULL;
	size_t nearest_distance = SIZE_MAX, i;

	if (length > SLOT_GUESSED_NAME)
		return NULL;
	for (i = 0; i < cls->count; i++) {
		const char *candidate = cls->attributes[i].name;
		const size_t candidate_length = strlen(candidate);
		const size_t longer = length > candidate_length ? length : candidate_length;
		const size_t shorter = length + candidate_length - longer;
		size_t distance;
		if (candidate_length > SLOT_GUESSED_NAME)
			continue;
		distance = slot_name_distance(name, length, candidate, candidate_length);
		if (distance <= (longer + 2) / 3 && 2 * distance <= shorter && distance < nearest_distance) {
			nearest = &cls->attributes[i];
			nearest_distance = distance;
		}
	}
	return nearest;
}

/* ---- sentences ---- */

/* What an attribute takes: "an integer from 0 to 255"; NULL is an undeclared
 * one. */
static inline void
slot_text_domain(slot_text *text, const slot_attribute *attribute)
{
	if (!attribute) {
		slot_text_add(text, "a bool, a number, UTF-8 text or bytes");
		return;
	}
	if (attribute->count) {
		slot_text_add(text, attribute->flags & SLOT_FLAG_BOUNDED ? "an array of up to " : "an array of ");
		slot_text_uint(text, attribute->count);
		slot_text_add(text, attribute->count == 1 ? " element, " : " elements, each ");
	}
	if (attribute->ops) {
		attribute->ops()->domain(text, attribute);
	} else if (attribute->type == SLOT_TYPE_BOOL) {
		slot_text_add(text, "true or false");
	} else {
		slot_text_add(text, "an integer ");
		slot_text_range(text, attribute);
	}
}

/* "'id' of 'CartItem'" */
static inline void
slot_text_subject(slot_text *text, const slot_class *cls, const char *name)
{
	if (name)
		slot_text_name(text, name);
	slot_text_add(text, name ? " of " : "an attribute of ");
	slot_text_name(text, cls->name);
}

/* "'CartItem' object attribute 'id'", Python's words */
static inline void
slot_text_object(slot_text *text, const slot_class *cls, const char *name)
{
	slot_text_name(text, cls->name);
	slot_text_add(text, " object attribute");
	if (name) {
		slot_text_char(text, ' ');
		slot_text_name(text, name);
	}
}

/* The same of an array, where a status may be about an element or the index. */
static inline void
slot_text_array(slot_text *text, const slot_attribute *attribute, slot_status status)
{
	const bool is_bounded = (attribute->flags & SLOT_FLAG_BOUNDED) != 0;
	const bool is_text = attribute->type == SLOT_TYPE_STRING || attribute->type == SLOT_TYPE_BYTES;

	if (status == SLOT_OUT_OF_RANGE)
		slot_text_add(text, is_text || attribute->type == SLOT_TYPE_OBJECT ? " has no element at this index: it is "
										   : " was given an index or a value out of range: it is ");
	else if (status == SLOT_TOO_LONG)
		slot_text_add(text, !is_text || !attribute->max_bytes ? " is full: it is "
				    : is_bounded ? " is full, or was given an element that is too long: it is "
						 : " was given an element that is too long: it is ");
	else
		slot_text_add(text, " is ");
	slot_text_domain(text, attribute);
	if (status == SLOT_WRONG_TYPE)
		slot_text_add(text, "; by name, get_at and set_at reach one of them");
}

/* Say in one sentence what a call's status means. `name` is the one that was
 * given to the call, or NULL. */
static inline int
slot_explain(const slot_class *cls, const char *name, slot_status status, char *buf, size_t size)
{
	const size_t length = name ? strlen(name) : 0;
	const int index = name ? cls->find(name, length) : -1;
	const slot_attribute *attribute = index >= 0 ? &cls->attributes[index] : NULL;
	const slot_attribute *meant;
	slot_text text = slot_text_into(buf, size);

	if (attribute && attribute->count &&
	    (status == SLOT_WRONG_TYPE || status == SLOT_OUT_OF_RANGE || status == SLOT_TOO_LONG)) {
		slot_text_subject(&text, cls, name);
		slot_text_array(&text, attribute, status);
		return slot_text_end(&text);
	}
	switch (status) {
	case SLOT_OK:
		slot_text_add(&text, "no error");
		break;
	case SLOT_UNKNOWN_ATTRIBUTE:
		slot_text_name(&text, cls->name);
		slot_text_add(&text, name ? " object has no attribute " : " object has no such attribute");
		if (name)
			slot_text_name(&text, name);
		meant = name && !attribute ? slot_nearest_attribute(cls, name, length) : NULL;
		if (meant) {
			slot_text_add(&text, "; did you mean ");
			slot_text_name(&text, meant->name);
			slot_text_char(&text, '?');
		}
		break;
	case SLOT_WRONG_TYPE:
		slot_text_subject(&text, cls, name);
		slot_text_add(&text, name ? " takes " : " was given a value of another type");
		if (name)
			slot_text_domain(&text, attribute);
		break;
	case SLOT_OUT_OF_RANGE:
		slot_text_subject(&text, cls, name);
		slot_text_add(&text, name ? " is out of range: it takes " : " was given a value out of range");
		if (name)
			slot_text_domain(&text, attribute);
		break;
	case SLOT_BAD_VALUE:
		slot_text_subject(&text, cls, name);
		slot_text_add(&text, name ? " takes " : " was given no value of its type");
		if (name)
			slot_text_domain(&text, attribute);
		if (attribute && attribute->type == SLOT_TYPE_STRING)
			slot_text_add(&text, "; NULL is no string");
		else if (attribute && attribute->type == SLOT_TYPE_BYTES)
			slot_text_add(&text, "; NULL goes with length 0 alone");
		else if (attribute && attribute->type == SLOT_TYPE_OBJECT)
			slot_text_add(&text, ", not NULL");
		break;
	case SLOT_TOO_LONG:
		if (name && !attribute) {
			slot_text_name(&text, name);
			slot_text_add(&text, " is too long for the name of an attribute of ");
			slot_text_name(&text, cls->name);
			break;
		}
		slot_text_subject(&text, cls, name);
		slot_text_add(&text, attribute && attribute->max_bytes ? " is too long: it takes "
								       : " cannot hold a value that long");
		if (attribute && attribute->max_bytes)
			slot_text_domain(&text, attribute);
		break;
	case SLOT_READ_ONLY:
		slot_text_object(&text, cls, name);
		slot_text_add(&text, attribute && attribute->flags & SLOT_FLAG_CONSTANT ? " is constant" : " is read-only");
		break;
	case SLOT_UNSET:
		slot_text_object(&text, cls, name);
		slot_text_add(&text, " has no value");
		break;
	case SLOT_NOT_OPTIONAL:
		slot_text_object(&text, cls, name);
		slot_text_add(&text, " always has a value and cannot be unset");
		break;
	case SLOT_NO_MEMORY:
		slot_text_add(&text, "out of memory for ");
		slot_text_subject(&text, cls, name);
		break;
	default:
		slot_text_add(&text, slot_status_name(status));
		break;
	}
	return slot_text_end(&text);
}

#endif
