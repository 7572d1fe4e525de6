/*
 * diag_json.c: mistakes as editors read them: one JSON object (RFC 8259) a
 * line. Columns are given three ways: in code points, bytes and on screen. The
 * path says which part of the schema it is about, for those who edit that and
 * not its text.
 */
#include "diag_internal.h"

#include <string.h>

static void
add_string(struct buf *out, const char *text)
{
	size_t length = strlen(text);

	buf_char(out, '"');
	for (size_t at = 0; at < length;) {
		uint32_t point;
		size_t size = utf8_decode(text + at, length - at, &point);
		if (!size)
			buf_text(out, "\xEF\xBF\xBD"); /* U+FFFD: file names can be any bytes */
		else if (point == '"' || point == '\\')
			buf_format(out, "\\%c", (char)point);
		else if (point < 0x20 || point == 0x7F)
			buf_format(out, "\\u%04X", (unsigned)point);
		else
			buf_add(out, text + at, size);
		at += size ? size : 1;
	}
	buf_char(out, '"');
}

static void
add_field(struct buf *out, const char *key, const char *text)
{
	buf_format(out, "\"%s\":", key);
	add_string(out, text);
}

static void
add_place(struct buf *out, struct span at)
{
	add_field(out, "file", at.source->path);
	if (!at.line)
		return;

	buf_format(out, ",\"line\":%u,\"column\":%u,\"end_line\":%u,\"end_column\":%u", (unsigned)at.line,
		   (unsigned)at.column, (unsigned)at.end_line, (unsigned)at.end_column);
	if (diag_is_long(at.source, at.line))
		return;

	size_t byte = source_offset(at.source, at.line, at.column) - at.source->lines[at.line - 1];
	buf_format(out, ",\"byte_column\":%zu,\"display_column\":%zu", byte + 1,
		   diag_display_column(at.source, at.line, at.column));
}

static void
add_help(struct buf *out, const struct diag_message *message)
{
	const char *separator = "";

	buf_text(out, ",\"help\":[");
	for (const struct diag_note *note = message->notes; note; note = note->next)
		if (note->is_help) {
			buf_text(out, separator);
			add_string(out, note->text);
			separator = ",";
		}
	buf_char(out, ']');
}

static void
add_fixes(struct buf *out, const struct diag_message *message)
{
	struct span at = message->at;

	buf_text(out, ",\"fixes\":[");
	if (message->fix && at.source && at.line) {
		buf_format(out, "{\"line\":%u,\"column\":%u,\"end_line\":%u,\"end_column\":%u,", (unsigned)at.line,
			   (unsigned)at.column, (unsigned)at.end_line, (unsigned)at.end_column);
		add_field(out, "replacement", message->fix);
		buf_char(out, '}');
	}
	buf_char(out, ']');
}

static void
add_related(struct buf *out, const struct diag_message *message)
{
	const char *separator = "";

	buf_text(out, ",\"related\":[");
	for (const struct diag_note *note = message->notes; note; note = note->next)
		if (!note->is_help) {
			buf_format(out, "%s{", separator);
			if (note->at.source) {
				add_place(out, note->at);
				buf_char(out, ',');
			}
			add_field(out, "message", note->text);
			buf_char(out, '}');
			separator = ",";
		}
	buf_char(out, ']');
}

void
diag_print_json(const struct diag *diag, struct diag_message *const *messages, struct buf *out)
{
	const char **paths = ARENA_ARRAY(diag->arena, diag->count, const char *);

	diag_find_paths(diag->arena, messages, diag->count, paths);
	for (size_t i = 0; i < diag->count; i++) {
		const struct diag_message *message = messages[i];
		buf_char(out, '{');
		if (message->at.source) {
			add_place(out, message->at);
			buf_char(out, ',');
		}
		add_field(out, "severity", message->is_warning ? "warning" : "error");
		buf_char(out, ',');
		add_field(out, "code", message->row->code);
		buf_char(out, ',');
		add_field(out, "name", message->row->slug);
		buf_char(out, ',');
		add_field(out, "message", message->text);
		if (paths[i]) {
			buf_char(out, ',');
			add_field(out, "path", paths[i]);
		}
		add_help(out, message);
		add_fixes(out, message);
		add_related(out, message);
		buf_text(out, "}\n");
	}
}
