/*
 * node_fault_text.c: the text where libyaml gave up. Bytes of its line go in; the
 * words, values and spans that they belong to come out.
 */
#include "node_fault.h"

#include <string.h>

bool
fault_is_content(const char *line, size_t length)
{
	size_t blank = strspn(line, " \t\r");

	return blank < length && line[blank] != '#';
}

/* Does anything but comments stand below the line? */
static bool
has_more(const struct source *source, uint32_t line)
{
	while (++line <= source->line_count) {
		size_t length;
		const char *text = source_line(source, line, &length);
		if (fault_is_content(text, length))
			return true;
	}
	return false;
}

void
node_note_unread(struct diag_message *message, const struct source *source, uint32_t line)
{
	if (has_more(source, line))
		diag_note(message, (struct span){0}, "what follows was not read");
}

struct diag_message *
fault_report(const struct fault *fault, enum diag_id id, struct span at, const char *a, const char *b, const char *c)
{
	struct diag_message *message = diag_report(fault->run->diag, id, at, a, b, c);

	node_note_unread(message, fault->source, at.line);
	return message;
}

struct diag_message *
fault_syntax(const struct fault *fault, struct span at, const char *text)
{
	return fault_report(fault, E_SYNTAX, at, text, NULL, NULL);
}

bool
fault_says(const char *text, const char *words)
{
	return text && strstr(text, words);
}

char
fault_char(const struct fault *fault, size_t byte)
{
	return byte < fault->length ? fault->line[byte] : '\0';
}

size_t
fault_indent(const char *line, size_t length)
{
	size_t indent = 0;

	while (indent < length && line[indent] == ' ')
		indent++;
	return indent;
}

uint32_t
fault_columns(const char *bytes, size_t length)
{
	uint32_t columns = 0, point;

	for (size_t at = 0; at < length; columns++) {
		size_t size = utf8_decode(bytes + at, length - at, &point);
		at += size ? size : 1;
	}
	return columns;
}

struct span
fault_span(const struct fault *fault, size_t from, size_t to)
{
	struct span at = fault->at;

	at.column = 1 + fault_columns(fault->line, from);
	return node_stretch(at, fault_columns(fault->line + from, to - from));
}

size_t
fault_word_begin(const struct fault *fault, size_t byte)
{
	while (byte > 0 && !is_blank(fault->line[byte - 1]) && !strchr(":,[]{}", fault->line[byte - 1]))
		byte--;
	return byte;
}

size_t
fault_word_end(const struct fault *fault, size_t byte)
{
	while (byte < fault->length && !is_blank(fault->line[byte]) && !strchr(":,[]{}", fault->line[byte]))
		byte++;
	return byte;
}

struct span
fault_word(const struct fault *fault, size_t byte)
{
	size_t end = fault_word_end(fault, byte);

	return fault_span(fault, byte, end > byte ? end : byte + 1);
}

size_t
fault_value_end(const struct fault *fault, size_t byte)
{
	bool is_flow = fault->from->parser->flow_level > 0;
	size_t end = byte;

	while (end < fault->length) {
		char c = fault->line[end];
		if (is_flow && strchr(",]}", c))
			break;
		if (c == '#' && end > byte && is_blank(fault->line[end - 1]))
			break;
		end++;
	}
	while (end > byte && is_blank(fault->line[end - 1]))
		end--;
	return end;
}

const char *
fault_quoted(const struct fault *fault, size_t from, size_t to)
{
	struct buf buf = {0};
	bool is_single = false;

	for (size_t i = from; i < to; i++)
		is_single |= fault->line[i] == '"' || fault->line[i] == '\\';
	buf_char(&buf, is_single ? '\'' : '"');
	for (size_t i = from; i < to; i++) {
		buf_char(&buf, fault->line[i]);
		if (is_single && fault->line[i] == '\'')
			buf_char(&buf, '\'');
	}
	buf_char(&buf, is_single ? '\'' : '"');

	const char *text = arena_text(fault->run->arena, buf.data, buf.length);
	buf_free(&buf);
	return text;
}
