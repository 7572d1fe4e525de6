/*
 * node_scan.c: the bytes of a schema before libyaml sees them. libyaml takes
 * UTF-16, gives no line for a wrong byte, and compares each `%` line with all
 * earlier ones; here these get their place, and none of them gets through.
 */
#include "diag.h"
#include "node_internal.h"

#include <string.h>

/* A file that is not text at all has such faults everywhere. */
enum { REPORT_LIMIT = 10 };

struct scan {
	struct run *run;
	const struct source *source;
	uint32_t line, column;
	size_t faults;
	struct diag_message *last;
};

bool
node_is_bidi(uint32_t point)
{
	return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) || point == 0x200E ||
	       point == 0x200F || point == 0x061C;
}

const char *
node_name_point(struct arena *arena, uint32_t point)
{
	const char *name = NULL;

	if (point == 0)
		name = "NUL";
	else if (point == '\r')
		name = "a carriage return without a line feed";
	else if (point == 0x1B)
		name = "escape";
	else if (point == 0x85)
		name = "next line";
	else if (point == 0x2028)
		name = "line separator";
	else if (point == 0x2029)
		name = "paragraph separator";
	else if (point == 0xFEFF)
		name = "byte order mark";
	else if (node_is_bidi(point))
		name = "turns the direction of text";
	return arena_format(arena, name ? "U+%04X (%s)" : "U+%04X", (unsigned)point, name);
}

static struct span
here(const struct scan *scan)
{
	return (struct span){scan->source, scan->line, scan->column, scan->line, scan->column + 1};
}

/* Count a fault; is it one to report? */
static bool
is_news(struct scan *scan)
{
	return ++scan->faults <= REPORT_LIMIT;
}

static void
report(struct scan *scan, enum diag_id id, const char *what)
{
	scan->last = diag_report(scan->run->diag, id, here(scan), what);
}

/* What libyaml refuses, other line ends than LF and CRLF, and what makes
 * text look different from what it is (CVE-2021-42574). */
static bool
is_refused(uint32_t point, const char *next, size_t left)
{
	if (point < 0x20)
		return point != '\t' && point != '\n' && !(point == '\r' && left && *next == '\n');
	return (point >= 0x7F && point <= 0x9F) || point == 0x2028 || point == 0x2029 || point == 0xFEFF ||
	       point == 0xFFFE || point == 0xFFFF || node_is_bidi(point);
}

/* Are these eight bytes ASCII that can be seen, for certain? */
static bool
are_plain(const char *text)
{
	const uint64_t each = UINT64_C(0x0101010101010101);
	uint64_t bytes;

	/* A byte below 0x20, and one above 0x7e, sets its highest bit in one of these;
	 * what one borrows or carries can only make the next seem wrong. */
	memcpy(&bytes, text, sizeof bytes);
	return ((bytes | (bytes - 0x20 * each) | (bytes + each)) & 0x80 * each) == 0;
}

static void
scan_characters(struct scan *scan)
{
	const char *text = scan->source->text;
	size_t length = scan->source->length;

	scan->line = scan->column = 1;
	for (size_t at = 0; at < length;) {
		uint32_t point;
		for (; length - at >= 8 && are_plain(text + at); at += 8)
			scan->column += 8;
		if (at == length)
			break;
		if (text[at] >= 0x20 && text[at] < 0x7F) {
			at++;
			scan->column++;
			continue;
		}
		size_t size = utf8_decode(text + at, length - at, &point);
		bool is_wrong = !size || ((point < 0x20 || point >= 0x7F) &&
					  is_refused(point, text + at + size, length - at - size));
		if (is_wrong && is_news(scan)) {
			if (size)
				report(scan, E_CONTROL_CHAR, node_name_point(scan->run->arena, point));
			else
				report(scan, E_BAD_UTF8,
				       arena_format(scan->run->arena, "0x%02X", (unsigned char)text[at]));
		}
		at += size ? size : 1;
		if (size && point == '\n') {
			scan->line++;
			scan->column = 1;
		} else {
			scan->column++;
		}
	}
	if (scan->faults > REPORT_LIMIT)
		diag_note(scan->last, (struct span){0}, "%zu more such bytes or characters follow",
			  scan->faults - REPORT_LIMIT);
}

/* "UTF-16" or "UTF-32" by the mark or the zero bytes that a file in it begins
 * with (YAML 1.2.2, 5.2), else NULL. */
static const char *
foreign_encoding(const struct source *source)
{
	const unsigned char *b = (const unsigned char *)source->text;

	if (source->length >= 4 &&
	    ((b[0] == 0 && b[1] == 0 && (b[2] == 0 || b[2] == 0xFE)) || (b[0] && b[1] == 0 && b[2] == 0 && b[3] == 0) ||
	     (b[0] == 0xFF && b[1] == 0xFE && b[2] == 0 && b[3] == 0)))
		return "UTF-32";
	if (source->length >= 2 &&
	    ((b[0] == 0xFE && b[1] == 0xFF) || (b[0] == 0xFF && b[1] == 0xFE) || (b[0] == 0) != (b[1] == 0)))
		return "UTF-16";
	return NULL;
}

static bool
is_known_directive(const char *line, size_t length)
{
	if (length < 9 || (memcmp(line, "%YAML 1.1", 9) != 0 && memcmp(line, "%YAML 1.2", 9) != 0))
		return false;
	return length == 9 || line[9] == ' ' || line[9] == '\t';
}

static bool
begins_with(const char *line, size_t length, const char *marker)
{
	return length >= 3 && memcmp(line, marker, 3) == 0;
}

/* Directives stand before a document: at the start, or after a `...`. */
static void
scan_directives(struct scan *scan)
{
	bool is_before_document = true;

	for (uint32_t number = 1; number <= scan->source->line_count; number++) {
		size_t length;
		const char *line = source_line(scan->source, number, &length);
		size_t blank = strspn(line, " \t");

		if (begins_with(line, length, "..."))
			is_before_document = true;
		else if (blank >= length || line[blank] == '#')
			continue;
		else if (is_before_document && line[0] == '%') {
			if (is_known_directive(line, length))
				continue;
			scan->line = number;
			scan->column = 1;
			scan->faults++;
			report(scan, E_YAML_VERSION, arena_text(scan->run->arena, line, length));
			/* One such line says it all. */
			return;
		} else {
			is_before_document = false;
		}
	}
}

bool
node_scan(struct run *run, const struct source *source)
{
	struct scan scan = {.run = run, .source = source};
	const char *encoding = foreign_encoding(source);

	if (encoding) {
		diag_report(run->diag, E_NOT_UTF8, (struct span){.source = source}, encoding);
		return false;
	}
	scan_characters(&scan);
	if (!scan.faults)
		scan_directives(&scan);
	return scan.faults == 0;
}
