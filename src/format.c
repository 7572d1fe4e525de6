/*
 * format.c: printf for the texts that slotc makes by the million. A format and
 * its arguments go in, the same text that vsnprintf would print comes out, in a
 * fifth of the time: texts, characters and decimal integers are done here,
 * anything else is left to it.
 */
#include "slotc.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

/* Where the text goes; what has no room is only counted. */
struct text {
	char *out;
	size_t room, length;
};

static inline void
put_char(struct text *text, char c)
{
	if (text->length < text->room)
		text->out[text->length] = c;
	text->length++;
}

static inline void
put(struct text *text, const char *bytes, size_t length)
{
	if (length < text->room && text->length < text->room - length)
		memcpy(text->out + text->length, bytes, length);
	text->length += length;
}

static void
put_integer(struct text *text, bool is_negative, uint64_t magnitude)
{
	char digits[20]; /* 18446744073709551615, or -9223372036854775808 */
	size_t start = sizeof digits;

	/* Most are zero, or a few bytes. */
	if (magnitude < 10 && !is_negative) {
		put_char(text, (char)('0' + magnitude));
		return;
	}
	do {
		digits[--start] = (char)('0' + magnitude % 10);
		magnitude /= 10;
	} while (magnitude);
	if (is_negative)
		digits[--start] = '-';
	put(text, digits + start, sizeof digits - start);
}

static void
put_signed(struct text *text, int64_t number)
{
	put_integer(text, number < 0, number < 0 ? 0 - (uint64_t)number : (uint64_t)number);
}

static size_t
bounded_length(const char *bytes, int precision)
{
	const char *end = precision < 0 ? NULL : memchr(bytes, '\0', (size_t)precision);

	return precision < 0 ? strlen(bytes) : end ? (size_t)(end - bytes) : (size_t)precision;
}

/* How an integer is passed. */
enum width { INT, LONG, LONG_LONG, SIZE };

/* Print what the directive behind a '%' asks for. Returns what follows it, or
 * NULL for one that vsnprintf must do. */
static const char *
put_directive(struct text *text, const char *at, va_list *arguments)
{
	int precision = -1;
	enum width width = INT;
	const char *bytes;

	if (at[0] == '.' && at[1] == '*') {
		precision = va_arg(*arguments, int);
		at += 2;
		if (*at != 's')
			return NULL;
	}
	if (*at == 'z') {
		width = SIZE;
		at++;
	} else if (*at == 'l') {
		width = at[1] == 'l' ? LONG_LONG : LONG;
		at += width == LONG_LONG ? 2 : 1;
	}
	if (width != INT && *at != 'u' && *at != 'd')
		return NULL;
	switch (*at) {
	case 's':
		bytes = va_arg(*arguments, const char *);
		put(text, bytes, bounded_length(bytes, precision));
		break;
	case 'c':
		put_char(text, (char)va_arg(*arguments, int));
		break;
	case '%':
		put_char(text, '%');
		break;
	case 'u':
		put_integer(text, false,
		            width == INT    ? va_arg(*arguments, unsigned)
		            : width == LONG ? va_arg(*arguments, unsigned long)
		            : width == SIZE ? va_arg(*arguments, size_t)
		                            : va_arg(*arguments, unsigned long long));
		break;
	case 'd':
		if (width == SIZE)
			return NULL;
		put_signed(text, width == INT    ? va_arg(*arguments, int)
		                 : width == LONG ? va_arg(*arguments, long)
		                                 : va_arg(*arguments, long long));
		break;
	default:
		return NULL;
	}
	return at + 1;
}

size_t
format_text(char *out, size_t room, const char *format, va_list arguments)
{
	struct text text = {out, room, 0};
	va_list taken;
	const char *at = format;

	va_copy(taken, arguments);
	while (at && *at) {
		size_t length = text.length;
		for (; *at && *at != '%'; at++, length++) {
			if (length < room)
				out[length] = *at;
		}
		text.length = length;
		if (*at)
			at = put_directive(&text, at + 1, &taken);
	}
	va_end(taken);
	if (!at) {
		int length = vsnprintf(out, room, format, arguments);
		assert(length >= 0);
		return (size_t)length;
	}
	if (text.length < room)
		out[text.length] = '\0';
	return text.length;
}
