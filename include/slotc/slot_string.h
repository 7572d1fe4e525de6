/*
 * slot_string.h: text and bytes on their way into an object and out of it: what
 * is checked, how a slot gets a copy of its own, how bytes are shown.
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_STRING_H
#define SLOTC_SLOT_STRING_H

#include "slot_text.h"

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

/* Put bytes into an object that has room for them. Of none the pointer may be NULL. */
SLOT_FOLD void
slot_bytes_embed(void *slot, const void *bytes, size_t length)
{
	if (length != 0)
		memmove(slot, bytes, length);
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

/* Add bytes as Python writes them: b'a\x00'. */
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

#endif
