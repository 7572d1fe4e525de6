/*
 * slot_text.h: text in the caller's buffer, with snprintf's rules and without
 * its weight or its locale: what fits is written and ended with NUL, and the
 * length that all of it needs is returned. Texts come from strangers, so what
 * could upset a terminal is shown escaped.
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_TEXT_H
#define SLOTC_SLOT_TEXT_H

#include "slot_convert.h"

/* ---- building text ---- */

/* A text in a buffer of fixed size; `length` counts what did not fit, too. */
typedef struct slot_text {
	char *buf;
	size_t size;
	size_t length;
} slot_text;

/* A text that goes into this buffer. */
static inline slot_text
slot_text_into(char *buf, size_t size)
{
	slot_text text;

	text.buf = buf;
	text.size = size;
	text.length = 0;
	return text;
}

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

static inline void
slot_text_int(slot_text *text, int64_t number)
{
	if (number < 0)
		slot_text_char(text, '-');
	slot_text_uint(text, number < 0 ? 0 - (uint64_t)number : (uint64_t)number);
}

/* "from 0 to 255": what an integer attribute can be. */
static inline void
slot_text_range(slot_text *text, const slot_attribute *attribute)
{
	const slot_range *range = slot_range_of(attribute);

	slot_text_add(text, "from ");
	if (slot_is_signed(attribute->type))
		slot_text_int(text, (int64_t)range->minimum);
	else
		slot_text_uint(text, range->minimum);
	slot_text_add(text, " to ");
	if (slot_is_signed(attribute->type))
		slot_text_int(text, (int64_t)range->maximum);
	else
		slot_text_uint(text, range->maximum);
}

/* End the text with NUL and return its length, as snprintf does. */
static inline int
slot_text_end(slot_text *text)
{
	if (text->size > 0)
		text->buf[text->length < text->size ? text->length : text->size - 1] = '\0';
	return (int)text->length;
}

/* ---- texts from strangers ---- */

/* How many bytes are ASCII before one that is not. Most texts are nothing else:
 * eight are seen at once. */
static inline size_t
slot_ascii(const char *text, size_t length)
{
	size_t i = 0;
	uint64_t eight;

	for (; length - i >= sizeof eight; i += sizeof eight) {
		memcpy(&eight, text + i, sizeof eight);
		if ((eight & UINT64_C(0x8080808080808080)) != 0)
			break;
	}
	while (i < length && (unsigned char)text[i] < 0x80)
		i++;
	return i;
}

/* Is it valid UTF-8 (RFC 3629)? Surrogates and overlong forms are not. */
static inline bool
slot_is_utf8(const char *text, size_t length)
{
	size_t i = slot_ascii(text, length);

	while (i < length) {
		const unsigned char first = (unsigned char)text[i];
		const unsigned char second = i + 1 < length ? (unsigned char)text[i + 1] : 0;
		const size_t size = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
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
		i += slot_ascii(text + i, length - i);
	}
	return true;
}

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

static inline void
slot_text_escape(slot_text *text, char c)
{
	static const char hex[] = "0123456789abcdef";

	slot_text_add(text, "\\x");
	slot_text_char(text, hex[(unsigned char)c >> 4]);
	slot_text_char(text, hex[(unsigned char)c & 15]);
}

/* Add a text in quotes, in at most `shown` of its bytes. */
static inline void
slot_text_quote(slot_text *text, const char *quoted, size_t length, size_t shown)
{
	size_t i = 0;

	slot_text_char(text, '\'');
	while (i < length) {
		size_t size = slot_printable(quoted + i, length - i);
		if (i + (size ? size : 1) > shown) {
			slot_text_add(text, "...");
			break;
		}
		if (size == 0) {
			slot_text_escape(text, quoted[i++]);
			continue;
		}
		if (quoted[i] == '\'' || quoted[i] == '\\')
			slot_text_char(text, '\\');
		for (; size > 0; size--)
			slot_text_char(text, quoted[i++]);
	}
	slot_text_char(text, '\'');
}

enum { SLOT_SHOWN_NAME = 64 };

/* Add a name in quotes, clipped where it is too long to be one. */
static inline void
slot_text_name(slot_text *text, const char *name)
{
	size_t length = 0;

	/* A little more than is shown, so that its last character is whole. */
	while (length < SLOT_SHOWN_NAME + 4 && name[length])
		length++;
	slot_text_quote(text, name, length, SLOT_SHOWN_NAME);
}

#endif
