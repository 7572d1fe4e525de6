/*
 * buf.c: a text that grows. Pieces go in, one NUL-terminated text comes out, or
 * larger pieces, of which only the last is kept in memory.
 */
#include "slotc.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST = 256, PIECE = 256 * 1024 };

void
buf_reserve(struct buf *buf, size_t more)
{
	if (more > SIZE_MAX / 2 - 1 - buf->length)
		fail("out of memory");

	size_t needed = buf->length + more + 1;
	if (needed <= buf->capacity)
		return;

	if (buf->drain && buf->capacity >= PIECE) {
		buf_drain(buf);
		needed = more + 1;
	}
	size_t capacity = buf->capacity ? buf->capacity : buf->drain ? PIECE : LEAST;
	while (capacity < needed)
		capacity *= 2;
	char *data = realloc(buf->data, capacity);
	if (!data)
		fail("out of memory");
	buf->data = data;
	buf->capacity = capacity;
}

void
buf_text(struct buf *buf, const char *text)
{
	buf_add(buf, text, strlen(text));
}

void
buf_char(struct buf *buf, char c)
{
	buf_add(buf, &c, 1);
}

void
buf_format(struct buf *buf, const char *format, ...)
{
	va_list arguments;

	for (;;) {
		size_t room = buf->capacity - buf->length;
		va_start(arguments, format);
		size_t length = format_text(buf->data ? buf->data + buf->length : NULL, room, format, arguments);
		va_end(arguments);
		if (length < room) {
			buf->length += length;
			return;
		}
		buf_reserve(buf, length);
	}
}

void
buf_reset(struct buf *buf)
{
	buf->length = 0;
	if (buf->data)
		buf->data[0] = '\0';
}

void
buf_drain(struct buf *buf)
{
	if (buf->length)
		buf->drain(buf->context, buf->data, buf->length);
	buf_reset(buf);
}

void
buf_free(struct buf *buf)
{
	free(buf->data);
	*buf = (struct buf){0};
}
