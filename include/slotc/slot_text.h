/*
 * slot_text.h: what a status means, for people. A class, the name that was
 * asked for and a status go in; a sentence comes out, in Python's words where
 * Python has them:
 *
 *     'CartItem' object has no attribute 'quantiy'; did you mean 'quantity'?
 *
 * Text is built in the caller's buffer with snprintf's rules and without its
 * weight: what fits is written and ended with NUL, and the length that all of
 * it needs is returned. Names come from strangers, so what could upset a
 * terminal is shown escaped, and long ones are clipped.
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_TEXT_H
#define SLOTC_SLOT_TEXT_H

#include "slot.h"
#include "slot_access.h"

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

/* ---- building text ---- */

/* A text in a buffer of fixed size; `length` counts what did not fit, too. */
typedef struct slot_text {
	char *buf;
	size_t size;
	size_t length;
} slot_text;

static inline void
slot_text_char(slot_text *text, char c)
{
	if (text->length < text->size)
		text->buf[text->length] = c;
	text->length++;
}

static inline void
slot_text_add(slot_text *text, const char *added)
{
	while (*added)
		slot_text_char(text, *added++);
}

static inline void
slot_text_uint(slot_text *text, uint64_t number)
{
	char digits[20];
	size_t count = 0;

	do
		digits[count++] = (char)('0' + number % 10);
	while ((number /= 10) != 0);
	while (count > 0)
		slot_text_char(text, digits[--count]);
}

/* End the text with NUL and return its length, as snprintf does. */
static inline int
slot_text_end(slot_text *text)
{
	if (text->size > 0)
		text->buf[text->length < text->size ? text->length : text->size - 1] = '\0';
	return (int)text->length;
}

/* ---- names from strangers ---- */

/* The bytes of the printable character that `bytes` starts with, or 0: it is
 * a control character, not UTF-8, or would reorder or break the line. */
static inline size_t
slot_printable(const char *bytes, size_t length)
{
	const unsigned char first = (unsigned char)bytes[0];
	const size_t size = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
	const unsigned char second = size > 1 && length > 1 ? (unsigned char)bytes[1] : 0;
	const unsigned char third = size > 2 && length > 2 ? (unsigned char)bytes[2] : 0;

	if (first < 0x20 || first == 0x7f || size > length || !slot_is_utf8(bytes, size))
		return 0;
	if (first == 0xc2 && second < 0xa0) /* C1 controls */
		return 0;
	if (first == 0xd8 && second == 0x9c) /* U+061C, Arabic letter mark */
		return 0;
	/* U+200B-200F, 2028-202E, 2066-2069: invisible, line breaks, reordering */
	if (first == 0xe2 && second == 0x80 && ((third >= 0x8b && third <= 0x8f) || (third >= 0xa8 && third <= 0xae)))
		return 0;
	if (first == 0xe2 && second == 0x81 && third >= 0xa6 && third <= 0xa9)
		return 0;
	if (first == 0xef && second == 0xbb && third == 0xbf) /* U+FEFF, byte order mark */
		return 0;
	return size;
}

enum { SLOT_SHOWN_NAME = 64 };

/* Add a name in quotes, in at most SLOT_SHOWN_NAME of its bytes. */
static inline void
slot_text_name(slot_text *text, const char *name)
{
	static const char hex[] = "0123456789abcdef";
	size_t length = 0, i = 0;

	/* A little more than is shown, so that its last character is whole. */
	while (length < SLOT_SHOWN_NAME + 4 && name[length])
		length++;
	slot_text_char(text, '\'');
	while (i < length) {
		size_t size = slot_printable(name + i, length - i);
		if (i + (size ? size : 1) > SLOT_SHOWN_NAME) {
			slot_text_add(text, "...");
			break;
		}
		if (size == 0) {
			slot_text_add(text, "\\x");
			slot_text_char(text, hex[(unsigned char)name[i] >> 4]);
			slot_text_char(text, hex[(unsigned char)name[i] & 15]);
			i++;
			continue;
		}
		if (name[i] == '\'' || name[i] == '\\')
			slot_text_char(text, '\\');
		for (; size > 0; size--)
			slot_text_char(text, name[i++]);
	}
	slot_text_char(text, '\'');
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
	unsigned bits = 64;

	if (!attribute) {
		slot_text_add(text, "a bool, a number, UTF-8 text or bytes");
		return;
	}
	switch (attribute->type) {
	case SLOT_TYPE_BOOL:
		slot_text_add(text, "true or false");
		return;
	case SLOT_TYPE_FLOAT:
		slot_text_add(text, "a number within 3.4028235e38 of zero, or an integer within 16777216");
		return;
	case SLOT_TYPE_DOUBLE:
		slot_text_add(text, "a number, or an integer within 9007199254740992 of zero");
		return;
	case SLOT_TYPE_STRING:
		slot_text_add(text, attribute->flags & SLOT_FLAG_OWNED ? "UTF-8 text without NUL" : "a string");
		return;
	case SLOT_TYPE_TIMESTAMP:
		slot_text_add(text, "an integer, the microseconds since 1970-01-01T00:00:00Z");
		return;
	case SLOT_TYPE_INT8:
	case SLOT_TYPE_UINT8:
		bits = 8;
		break;
	case SLOT_TYPE_INT16:
	case SLOT_TYPE_UINT16:
		bits = 16;
		break;
	case SLOT_TYPE_INT32:
	case SLOT_TYPE_UINT32:
		bits = 32;
		break;
	case SLOT_TYPE_INT64:
	case SLOT_TYPE_UINT64:
		break;
	}
	slot_text_add(text, "an integer from ");
	if (attribute->type >= SLOT_TYPE_UINT8) {
		slot_text_add(text, "0 to ");
		slot_text_uint(text, UINT64_MAX >> (64 - bits));
	} else {
		slot_text_char(text, '-');
		slot_text_uint(text, (uint64_t)1 << (bits - 1));
		slot_text_add(text, " to ");
		slot_text_uint(text, ((uint64_t)1 << (bits - 1)) - 1);
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

/* Say in one sentence what a call's status means. `name` is the one that was
 * given to the call, or NULL. */
static inline int
slot_explain(const slot_class *cls, const char *name, slot_status status, char *buf, size_t size)
{
	const size_t length = name ? strlen(name) : 0;
	const int index = name ? cls->find(name, length) : -1;
	const slot_attribute *attribute = index >= 0 ? &cls->attributes[index] : NULL;
	const slot_attribute *meant;
	slot_text text;

	text.buf = buf;
	text.size = size;
	text.length = 0;
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
		slot_text_add(&text, " takes ");
		slot_text_domain(&text, attribute);
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
		slot_text_add(&text, " cannot hold a value that long");
		break;
	case SLOT_READ_ONLY:
		slot_text_object(&text, cls, name);
		slot_text_add(&text, " is read-only");
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
