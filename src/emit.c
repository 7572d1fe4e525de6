/*
 * emit.c: the only ways a schema's text enters C. A text or a number goes in,
 * a literal or a comment comes out that no content can break out of.
 *
 * What a comment must survive: its own end, also when a line splice or a
 * trigraph stands inside it (C11 5.1.1.2), line ends that only some compilers
 * know, and characters that an editor hides. What is written is plain ASCII,
 * unless comments are to keep their text: then it is UTF-8, but for characters
 * that nobody sees.
 */
#include "emit.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { COMMENT_WIDTH = 76 };

/* ---- literals ---------------------------------------------------------------- */

/* Does the character stand for itself in a literal, and in a comment whatever is
 * beside it? */
static bool
is_plain(char c)
{
	/* By bytes of 0x00 to 0x7f: all that can be seen but " * / ? and \\. */
	static const uint64_t plain[2] = {UINT64_C(0x7fff7bfb00000000), UINT64_C(0x7fffffffefffffff)};
	const unsigned char byte = (unsigned char)c;

	return byte < 0x80 && (plain[byte / 64] >> byte % 64 & 1);
}

/* How many characters from here on do. */
static size_t
plain_length(const char *bytes, size_t length)
{
	size_t i = 0;

	while (i < length && is_plain(bytes[i]))
		i++;
	return i;
}

const char *
emit_string(struct arena *arena, const char *bytes, size_t length)
{
	/* C99 promises literals of 4,095 characters; pieces keep lines short too. */
	enum { PIECE = 100 };
	struct buf buf = {0};

	if (length <= PIECE && plain_length(bytes, length) == length)
		return arena_format(arena, "\"%.*s\"", (int)length, bytes);
	size_t column = 0;

	buf_char(&buf, '"');
	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)bytes[i];
		/* Between words, where there is a gap in time. */
		if (column >= PIECE && (bytes[i - 1] == ' ' || column >= PIECE + PIECE / 4)) {
			buf_text(&buf, "\" \"");
			column = 0;
		}
		size_t before = buf.length;
		if (c == '"' || c == '\\' || c == '?')
			buf_format(&buf, "\\%c", c);
		else if (c == '\n')
			buf_text(&buf, "\\n");
		else if (c == '\t')
			buf_text(&buf, "\\t");
		else if (c < 0x20 || c > 0x7e)
			buf_format(&buf, "\\%03o", (unsigned)c);
		else
			buf_char(&buf, (char)c);
		column += buf.length - before;
	}
	buf_char(&buf, '"');

	char *literal = arena_text(arena, buf.data, buf.length);
	buf_free(&buf);
	return literal;
}

const char *
emit_integer(struct arena *arena, struct value value, const struct prim *type)
{
	assert(value.kind == VALUE_INT);
	/* The magnitude of the least integer is not an int64_t (C11 6.4.4.1). */
	if (value.negative && value.magnitude == (uint64_t)INT64_MAX + 1)
		return "(-INT64_C(9223372036854775807) - 1)";
	if (value.negative && value.magnitude == (uint64_t)INT32_MAX + 1)
		return type->bits == 64 ? "INT64_C(-2147483648)" : "(-2147483647 - 1)";

	const char *sign = value.negative ? "-" : "";
	if (type->bits == 64 && value.magnitude > INT32_MAX)
		return arena_format(arena, "%s(%s%" PRIu64 ")", type->kind == PRIM_SIGNED ? "INT64_C" : "UINT64_C", sign,
		                    value.magnitude);
	return arena_format(arena, "%s%" PRIu64 "%s", sign, value.magnitude, type->kind == PRIM_UNSIGNED ? "u" : "");
}

/* How many digits read back the same; no fewer do. */
static int
count_digits(struct arena *arena, double value, bool is_float)
{
	int digits = is_float ? 6 : 15;

	for (; digits < 17; digits++) {
		const char *text = arena_format(arena, "%.*g", digits, value);
		double back = is_float ? (double)strtof(text, NULL) : strtod(text, NULL);
		if (back == value)
			break;
	}
	return digits;
}

const char *
emit_real(struct arena *arena, double value, bool is_float)
{
	/* <math.h> has names for these, but a header should not need it for two
	 * constants; IEEE 754 overflow and 0 * infinity give the same. In the 80
	 * bits of an x87 the product is finite: only the cast makes it infinity. */
	if (value != value)
		return is_float ? "((float)(1e300 * 1e300) * 0.0f)" : "(double)((float)(1e300 * 1e300) * 0.0f)";
	if (value - value != 0.0)
		return arena_format(arena, "%s(%s1e300 * 1e300)", is_float ? "(float)" : "", value < 0 ? "-" : "");

	/* As most defaults are. */
	if (value == 0.0 && !signbit(value))
		return is_float ? "0.0f" : "0.0";
	const char *text = arena_format(arena, "%.*g", count_digits(arena, value, is_float), value);
	const char *point = strpbrk(text, ".e") ? "" : ".0";
	return arena_format(arena, "%s%s%s", text, point, is_float ? "f" : "");
}

const char *
emit_bound(struct arena *arena, double value, bool is_float)
{
	enum { MANY = 60 }; /* so many digits tell a double from a short decimal number beside it */
	const char *text = emit_real(arena, value, is_float);

	if (value - value != 0.0 || value == 0.0)
		return text;
	const char *digits = arena_format(arena, "%.*e", MANY, fabs(value)) + strlen("1.");
	int shown = count_digits(arena, value, is_float) - 1;
	if (strspn(digits + shown, "0") == (size_t)(MANY - shown))
		return text;
	return arena_format(arena, "(%s)%s", is_float ? "float" : "double", text);
}

/* ---- comments ------------------------------------------------------------------ */

/* Does a line end here? Returns the bytes of CR LF, LF, CR, VT, FF, NEL
 * (U+0085), LS or PS (U+2028, U+2029), or 0. */
static size_t
line_end(const char *at, size_t left)
{
	if (*at == '\r')
		return left > 1 && at[1] == '\n' ? 2 : 1;
	if (*at == '\n' || *at == '\v' || *at == '\f')
		return 1;
	if (left >= 2 && memcmp(at, "\xc2\x85", 2) == 0)
		return 2;
	if (left >= 3 && (memcmp(at, "\xe2\x80\xa8", 3) == 0 || memcmp(at, "\xe2\x80\xa9", 3) == 0))
		return 3;
	return 0;
}

/* One character of a comment, made harmless. `line` is what stands before. */
static size_t
add_character(struct buf *line, const char *at, size_t left, bool keeps_utf8)
{
	char last = line->length ? line->data[line->length - 1] : '\0';
	uint32_t point;
	size_t size = utf8_decode(at, left, &point);

	if (size == 0 || point < 0x20 || point == 0x7f) {
		buf_char(line, ' ');
		return size ? size : 1;
	}
	if (point > 0x7e && keeps_utf8 && !utf8_is_hidden(point)) {
		buf_add(line, at, size);
		return size;
	}
	if (point > 0x7e) {
		buf_format(line, "U+%04" PRIX32, point);
		return size;
	}
	/* Neither the end nor the start of a comment, nor a trigraph. */
	if ((last == '*' && *at == '/') || (last == '/' && *at == '*') || (last == '?' && *at == '?'))
		buf_char(line, ' ');
	buf_char(line, *at);
	return size;
}

/* Drop blanks at the end, and make sure that no backslash ends the line:
 * compilers splice it with the next, with blanks after it too. */
static void
close_line(struct buf *line)
{
	while (line->length && line->data[line->length - 1] == ' ')
		line->data[--line->length] = '\0';
	if (line->length && line->data[line->length - 1] == '\\')
		buf_text(line, " .");
}

/* The text's lines, clean, as JSON texts. */
static struct json *
clean_lines(struct arena *arena, const char *text, bool keeps_utf8)
{
	struct json *lines = json_list(arena);
	struct buf line = {0};
	size_t left = strlen(text);

	buf_text(&line, "");
	while (left) {
		size_t end = line_end(text, left);
		if (end) {
			close_line(&line);
			json_add(lines, json_text(arena, arena_text(arena, line.data, line.length)));
			buf_reset(&line);
		}
		size_t plain = plain_length(text, left);
		buf_add(&line, text, plain);
		size_t used = end ? end : plain ? plain : add_character(&line, text, left, keeps_utf8);
		text += used;
		left -= used;
	}
	close_line(&line);
	if (line.length)
		json_add(lines, json_text(arena, arena_text(arena, line.data, line.length)));
	buf_free(&line);
	return lines;
}

static size_t
columns_in(const char *text, size_t length)
{
	size_t columns = 0;

	for (size_t at = 0; at < length;) {
		uint32_t point = (unsigned char)text[at];
		at += point < 0x80 ? 1 : utf8_decode(text + at, length - at, &point);
		columns += point < 0x80 ? 1 : (size_t)utf8_width(point);
	}
	return columns;
}

/* How many bytes of the text fit into a line. */
static size_t
bytes_that_fit(const char *text, size_t length)
{
	size_t at = 0, columns = 0;

	while (at < length) {
		uint32_t point = (unsigned char)text[at];
		size_t size = point < 0x80 ? 1 : utf8_decode(text + at, length - at, &point);
		columns += point < 0x80 ? 1 : (size_t)utf8_width(point);
		if (columns > COMMENT_WIDTH)
			break;
		at += size;
	}
	return at;
}

/* Add " * " and the line, folded between words where it is too long. */
static void
add_folded(struct json *lines, const char *text)
{
	struct arena *arena = lines->arena;
	size_t indent = strspn(text, " ");

	if (!*text) {
		json_add(lines, json_text(arena, " *"));
		return;
	}
	while (*text) {
		size_t length = strlen(text);
		size_t cut = bytes_that_fit(text, length);
		if (cut < length) {
			while (cut > indent && text[cut] != ' ')
				cut--;
			if (cut > indent)
				length = cut;
			else
				length = indent + strcspn(text + indent, " ");
		}
		size_t end = length;
		while (end && text[end - 1] == ' ')
			end--;
		/* The cut may have brought a backslash to the end. */
		json_add(lines, json_text(arena, arena_format(arena, " * %.*s%s", (int)end, text,
		                                              end && text[end - 1] == '\\' ? " ." : "")));
		text += length;
		text += strspn(text, " ");
		indent = 0;
	}
}

struct json *
emit_comment(struct arena *arena, const char *text, bool keeps_utf8)
{
	struct json *lines = json_list(arena);
	const size_t length = strlen(text);

	/* As nearly all are: one line in which nothing has to be looked at twice. */
	if (length && length <= COMMENT_WIDTH && text[length - 1] != ' ' && plain_length(text, length) == length) {
		json_add(lines, json_text(arena, arena_format(arena, "/* %s */", text)));
		return lines;
	}
	struct json *clean = clean_lines(arena, text, keeps_utf8);
	if (clean->count == 0)
		return lines;
	if (clean->count == 1 && columns_in(clean->items[0]->text, strlen(clean->items[0]->text)) <= COMMENT_WIDTH) {
		json_add(lines, json_text(arena, arena_format(arena, "/* %s */", clean->items[0]->text)));
		return lines;
	}
	for (size_t i = 0; i < clean->count; i++)
		add_folded(lines, clean->items[i]->text);
	lines->items[0] = json_text(arena, arena_format(arena, "/%s", lines->items[0]->text + 1));
	lines->items[lines->count - 1] =
		json_text(arena, arena_format(arena, "%s */", lines->items[lines->count - 1]->text));
	return lines;
}

const char *
emit_inline(struct arena *arena, const char *text)
{
	struct json *clean = clean_lines(arena, text, false);
	const char *line = "";

	for (size_t i = 0; i < clean->count; i++)
		line = arena_format(arena, "%s%s%s", line, i ? " " : "", clean->items[i]->text);
	return line;
}
