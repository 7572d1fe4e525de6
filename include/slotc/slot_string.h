/*
 * slot_string.h: text and bytes on their way into an object: what is checked,
 * and how a slot gets a copy of its own.
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_STRING_H
#define SLOTC_SLOT_STRING_H

#include "slot.h"

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

/* May a slot that takes up to `most` bytes (0: any number) keep the text? */
static inline slot_status
slot_text_check(const char *text, size_t most)
{
	size_t length;

	if (!text)
		return SLOT_BAD_VALUE;
	length = strlen(text);
	if (most != 0 && length > most)
		return SLOT_TOO_LONG;
	return slot_is_utf8(text, length) ? SLOT_OK : SLOT_BAD_VALUE;
}

/* Put a copy of a text into an owned slot and free what was there. On failure
 * the slot keeps its text. The text may lie in the slot itself. */
static inline slot_status
slot_text_assign(char **slot, const char *text, size_t most)
{
	const slot_status status = slot_text_check(text, most);
	size_t size;
	char *copy;

	if (status != SLOT_OK)
		return status;
	size = strlen(text) + 1;
	copy = (char *)SLOT_MALLOC(size);
	if (!copy)
		return SLOT_NO_MEMORY;
	memcpy(copy, text, size);
	SLOT_FREE(*slot);
	*slot = copy;
	return SLOT_OK;
}

/* Put a text into `most` + 1 bytes of an object. */
static inline slot_status
slot_text_embed(char *slot, const char *text, size_t most)
{
	const slot_status status = slot_text_check(text, most);

	if (status == SLOT_OK)
		memmove(slot, text, strlen(text) + 1);
	return status;
}

/* A copy on the heap, never of no bytes: that would be a null pointer to some
 * allocators. */
static inline void *
slot_bytes_copy(const void *bytes, size_t length)
{
	void *copy = SLOT_MALLOC(length ? length : 1);

	if (copy && length)
		memcpy(copy, bytes, length);
	return copy;
}

#endif
