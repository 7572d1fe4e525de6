/*
 * report_svg.c: layouts as a picture. Reports go in, an SVG 1.1 document comes
 * out: a row of bytes is as long as a cache line (or less, where no object is
 * that long), members are to scale, holes are hatched, and everything says what
 * it is when the pointer rests on it. Colours follow the reader's light or dark.
 * In a page a picture is narrow, for phones, and leaves texts to the page.
 */
#include "report.h"

#include <inttypes.h>
#include <string.h>

enum {
	LEFT = 72,      /* room for numbers of cache lines */
	TOP = 24,
	DRAWN = 768,    /* a row of bytes */
	RIGHT = 24,
	PAGE_LEFT = 2,
	PAGE_TOP = 8,
	PAGE_DRAWN = 320,
	HEIGHT = 44,    /* of a row */
	PITCH = 66,     /* from row to row */
	LINE = 18,      /* of text */
	GLYPH = 7,      /* the width of a character of 12 px */
	MOST_TEXT = DRAWN / GLYPH,
	LONGEST_RUN = 4, /* rows of one member that are all shown */
};

/* For what is in the picture alone: in a page there is more. */
static const char style[] =
	"<style>\n"
	".layout { background: #fff; font: 12px ui-monospace, 'DejaVu Sans Mono', Consolas, monospace; }\n"
	".layout text { fill: #1f2328; }\n"
	".layout .head { font-size: 15px; font-weight: bold; }\n"
	".layout .dim { fill: #4a535d; }\n"
	".layout .member { fill: #b6d9fb; stroke: #0a5cad; }\n"
	".layout .inherited { fill: #d9dee5; stroke: #59636e; }\n"
	".layout .bits { fill: #c4ebc8; stroke: #1a7f37; }\n"
	".layout .unit { fill: none; stroke: #1a7f37; }\n"
	".layout .hole { fill: url(#hatch); stroke: #bc4c00; }\n"
	".layout .hatch { stroke: #bc4c00; stroke-width: 2; }\n"
	".layout .tick { stroke: #8c959f; }\n"
	".layout .line { stroke: #1f2328; stroke-width: 3; }\n"
	"@media (prefers-color-scheme: dark) {\n"
	".layout { background: #0d1117; }\n"
	".layout text { fill: #e6edf3; }\n"
	".layout .dim { fill: #a5adb6; }\n"
	".layout .member { fill: #12395f; stroke: #58a6ff; }\n"
	".layout .inherited { fill: #2d333b; stroke: #9198a1; }\n"
	".layout .bits { fill: #12421d; stroke: #3fb950; }\n"
	".layout .unit { stroke: #3fb950; }\n"
	".layout .hole { stroke: #db6d28; }\n"
	".layout .hatch { stroke: #db6d28; }\n"
	".layout .tick { stroke: #656c76; }\n"
	".layout .line { stroke: #e6edf3; }\n"
	"}\n"
	"</style>\n"
	"<defs><pattern id=\"hatch\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\""
	" patternTransform=\"rotate(45)\"><path class=\"hatch\" d=\"M0 0V8\"/></pattern></defs>\n";

struct picture {
	struct run *run;
	struct buf body;
	uint64_t y;
	uint64_t left, drawn; /* where a row begins, and how long it is */
	uint64_t row_bytes;
	bool is_page;
};

/* ---- text --------------------------------------------------------------------------- */

static void
put_escaped(struct buf *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '&')
			buf_text(out, "&amp;");
		else if (*text == '<')
			buf_text(out, "&lt;");
		else if (*text == '>')
			buf_text(out, "&gt;");
		else if (*text == '"')
			buf_text(out, "&quot;");
		else
			buf_char(out, *text);
	}
}

static void
put_text(struct picture *picture, uint64_t x, uint64_t y, const char *kind, const char *text)
{
	buf_format(&picture->body, "<text x=\"%" PRIu64 "\" y=\"%" PRIu64 "\"%s%s%s>", x, y,
	           *kind ? " class=\"" : "", kind, *kind ? "\"" : "");
	put_escaped(&picture->body, text);
	buf_text(&picture->body, "</text>\n");
}

/* As much of the text as there is room for, or nothing. */
static void
put_label(struct picture *picture, uint64_t x, uint64_t y, uint64_t width, const char *kind, const char *text)
{
	size_t length = strlen(text), room = (size_t)(width > 8 ? (width - 8) / GLYPH : 0);

	if (length > room && room < 4)
		return;
	if (length > room)
		text = arena_format(picture->run->arena, "%.*s\xe2\x80\xa6", (int)room - 1, text);
	put_text(picture, x + 5, y, kind, text);
}

/* "count of history, bits 4-7" */
static const char *
bits_text(struct arena *arena, const struct report_bits *bits)
{
	const char *role = report_what(arena, bits);

	if (bits->width == 1)
		return arena_format(arena, "%s, bit %" PRIu64, role, bits->bit);
	return arena_format(arena, "%s, bits %" PRIu64 "-%" PRIu64, role, bits->bit, bits->bit + bits->width - 1);
}

static const char *
row_text(struct arena *arena, const struct report *report, const struct report_row *row)
{
	const char *where = arena_format(arena, "%" PRIu64 " byte%s at offset %" PRIu64, row->size,
	                                 row->size == 1 ? "" : "s", row->offset);

	if (row->kind != REPORT_MEMBER)
		return arena_format(arena, "%s: %s", row->kind == REPORT_HOLE ? "hole" : "padding", where);
	return arena_format(arena, "%s: %s%s, %s%s%s", row->member->name, row->member->c_type, row->member->c_array,
	                    where, row->member->is_inherited ? ", of " : "",
	                    row->member->is_inherited ? report->class->parent->name : "");
}

/* ---- shapes ---------------------------------------------------------------------------- */

static void
put_box(struct picture *picture, uint64_t x, uint64_t y, uint64_t width, uint64_t height, const char *kind,
        const char *title)
{
	buf_format(&picture->body,
	           "<rect class=\"%s\" x=\"%" PRIu64 "\" y=\"%" PRIu64 "\" width=\"%" PRIu64 "\" height=\"%" PRIu64
	           "\"><title>",
	           kind, x, y, width, height);
	put_escaped(&picture->body, title);
	buf_text(&picture->body, "</title></rect>\n");
}

/* From bit to x. */
static uint64_t
x_of(const struct picture *picture, uint64_t bit)
{
	return picture->left + bit * picture->drawn / (8 * picture->row_bytes);
}

/* The part of a stretch of bits that lies in this row of bytes; false: none. */
static bool
clip(const struct picture *picture, uint64_t row, uint64_t from, uint64_t to, uint64_t *x, uint64_t *width)
{
	uint64_t begin = 8 * row * picture->row_bytes, end = begin + 8 * picture->row_bytes;

	if (from < begin)
		from = begin;
	if (to > end)
		to = end;
	if (from >= to)
		return false;
	*x = x_of(picture, from - begin);
	*width = x_of(picture, to - begin) - *x;
	return true;
}

static void
put_runs(struct picture *picture, uint64_t row, uint64_t first_bit, const struct report_bits *bits, size_t count)
{
	uint64_t x, width;

	for (size_t i = 0; i < count; i++) {
		uint64_t from = first_bit + bits[i].bit;
		if (!clip(picture, row, from, from + bits[i].width, &x, &width))
			continue;
		put_box(picture, x, picture->y, width, HEIGHT, "bits", bits_text(picture->run->arena, &bits[i]));
		bool is_first = from >= 8 * row * picture->row_bytes;
		put_label(picture, x, picture->y + 19, width, "",
		          is_first ? bits[i].name : arena_format(picture->run->arena, "\xe2\x80\xa6%s", bits[i].name));
		put_label(picture, x, picture->y + 36, width, "dim",
		          *bits[i].role ? bits[i].role
		                        : arena_format(picture->run->arena, "%" PRIu64 " bit%s", bits[i].width,
		                                       bits[i].width == 1 ? "" : "s"));
	}
}

static void
put_members(struct picture *picture, const struct report *report, uint64_t row)
{
	uint64_t x, width;

	for (size_t i = 0; i < report->row_count; i++) {
		const struct report_row *at = &report->rows[i];
		bool is_first = at->offset >= row * picture->row_bytes;
		if (!clip(picture, row, 8 * at->offset, 8 * (at->offset + at->size), &x, &width))
			continue;
		if (at->kind != REPORT_MEMBER) {
			put_box(picture, x, picture->y, width, HEIGHT, "hole",
			        row_text(picture->run->arena, report, at));
			continue;
		}
		put_box(picture, x, picture->y, width, HEIGHT,
		        at->bit_count                ? "unit"
		        : at->member->is_inherited ? "inherited"
		                                     : "member",
		        row_text(picture->run->arena, report, at));
		put_runs(picture, row, 8 * at->offset, at->bits, at->bit_count);
		if (at->bit_count)
			continue;
		put_label(picture, x, picture->y + 19, width, "",
		          is_first ? at->member->name
		                   : arena_format(picture->run->arena, "\xe2\x80\xa6%s", at->member->name));
		put_label(picture, x, picture->y + 36, width, "dim",
		          arena_format(picture->run->arena, "%s%s", at->member->c_type, at->member->c_array));
	}
}

/* Offsets under the row, and a bar where a cache line begins. */
static void
put_ruler(struct picture *picture, const struct report *report, uint64_t row)
{
	uint64_t begin = row * picture->row_bytes;
	uint64_t step = picture->row_bytes / 8;

	for (uint64_t byte = 0; byte <= picture->row_bytes && begin + byte <= report->size; byte += step) {
		uint64_t x = x_of(picture, 8 * byte), offset = begin + byte;
		bool is_line = offset % REPORT_CACHE_LINE == 0 && byte < picture->row_bytes && offset < report->size;
		buf_format(&picture->body, "<path class=\"%s\" d=\"M%" PRIu64 " %" PRIu64 "v%d\"/>\n",
		           is_line ? "line" : "tick", x, is_line ? picture->y - 6 : picture->y + HEIGHT,
		           is_line ? HEIGHT + 12 : 5);
		if (byte < picture->row_bytes)
			buf_format(&picture->body,
			           "<text class=\"dim\" x=\"%" PRIu64 "\" y=\"%" PRIu64 "\">%" PRIu64 "</text>\n",
			           x + 3, picture->y + HEIGHT + 13, offset);
	}
	if (begin % REPORT_CACHE_LINE == 0 && !picture->is_page)
		put_text(picture, 8, picture->y + 26, "dim",
		         arena_format(picture->run->arena, "line %" PRIu64, begin / REPORT_CACHE_LINE));
}

/* What is too small to be labelled where it is: the slots of each unit. */
static void
put_legend(struct picture *picture, const struct report *report)
{
	struct arena *arena = picture->run->arena;

	for (size_t i = 0; i < report->row_count; i++) {
		const struct report_row *at = &report->rows[i];
		if (at->bit_count == 0)
			continue;
		const char *text = arena_format(arena, "%" PRIu64 ":", at->offset);
		for (size_t k = 0; k < at->bit_count; k++)
			text = arena_format(arena, "%s%s %s", text, k ? ";" : "", bits_text(arena, &at->bits[k]));
		if (at->free_bits)
			text = arena_format(arena, "%s; %" PRIu64 " free", text, at->free_bits);
		if (strlen(text) > MOST_TEXT)
			text = arena_format(arena, "%.*s\xe2\x80\xa6", MOST_TEXT, text);
		put_text(picture, picture->left, picture->y + 6, "dim", text);
		picture->y += LINE;
	}
}

/* ---- objects --------------------------------------------------------------------------- */

/* How many rows from this one on show nothing but the same member. */
static uint64_t
same_rows(const struct picture *picture, const struct report *report, uint64_t row)
{
	for (size_t i = 0; i < report->row_count; i++) {
		const struct report_row *at = &report->rows[i];
		uint64_t begin = row * picture->row_bytes, end = at->offset + at->size;
		if (at->offset <= begin && end > begin)
			return (end - begin) / picture->row_bytes;
	}
	return 0;
}

/* Bytes beside each other, so that most names have room. */
static uint64_t
bytes_of_row(const struct picture *picture, uint64_t size)
{
	if (picture->is_page)
		return size <= REPORT_CACHE_LINE ? 8 : size <= 8 * REPORT_CACHE_LINE ? 16 : 32;
	return size <= 16 ? 16 : size <= 32 ? 32 : REPORT_CACHE_LINE;
}

static void
put_heading(struct picture *picture, const struct report *report)
{
	struct arena *arena = picture->run->arena;
	const struct report_bounds *bounds = &report->bounds;

	put_text(picture, picture->left, picture->y, "head",
	         arena_format(arena, "%s on %s: %" PRIu64 " byte%s", report->class->name, abi_name[report->abi],
	                      report->size, report->size == 1 ? "" : "s"));
	put_text(picture, picture->left, picture->y + LINE, "dim",
	         arena_format(arena,
	                      "declared order %" PRIu64 ", optimal order %" PRIu64 ", packed %" PRIu64
	                      ", information limit %" PRIu64,
	                      bounds->declared, bounds->optimal, bounds->packed, bounds->information));
	picture->y += LINE + 20;
}

static void
put_rows(struct picture *picture, const struct report *report)
{
	struct arena *arena = picture->run->arena;

	picture->row_bytes = bytes_of_row(picture, report->size);
	const uint64_t rows = (report->size + picture->row_bytes - 1) / picture->row_bytes;
	for (uint64_t row = 0; row < rows; row++) {
		uint64_t same = same_rows(picture, report, row);
		put_members(picture, report, row);
		put_runs(picture, row, 0, report->packed, report->packed_count);
		put_ruler(picture, report, row);
		picture->y += PITCH;
		if (same > LONGEST_RUN) {
			put_text(picture, picture->left, picture->y + 4, "dim",
			         arena_format(arena, "%" PRIu64 " more such lines", same - 2));
			picture->y += LINE + 8;
			row += same - 2;
		}
	}
}

void
report_svg(struct run *run, const struct schema *schema, struct report *const *reports, size_t class_count,
           size_t abi_count, struct buf *out)
{
	struct picture picture = {.run = run, .y = TOP, .left = LEFT, .drawn = DRAWN};
	const int width = LEFT + DRAWN + RIGHT;

	for (size_t i = 0; i < class_count * abi_count; i++) {
		put_heading(&picture, reports[i]);
		put_rows(&picture, reports[i]);
		put_legend(&picture, reports[i]);
		picture.y += LINE;
	}
	buf_format(out,
	           "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"layout\" role=\"img\" aria-labelledby=\"title\""
	           " width=\"%d\" height=\"%" PRIu64 "\" viewBox=\"0 0 %d %" PRIu64
	           "\">\n<title id=\"title\">Layout of ",
	           width, picture.y, width, picture.y);
	put_escaped(out, schema->name);
	buf_format(out, "</title>\n%s", style);
	if (picture.body.length)
		buf_add(out, picture.body.data, picture.body.length);
	buf_text(out, "</svg>\n");
	buf_free(&picture.body);
}

void
report_svg_page(struct run *run, const struct report *report, const char *labels, struct buf *out)
{
	struct picture picture = {.run = run, .y = PAGE_TOP, .left = PAGE_LEFT, .drawn = PAGE_DRAWN, .is_page = true};

	put_rows(&picture, report);
	buf_format(out,
	           "<svg class=\"layout\" role=\"img\" aria-labelledby=\"%s\" viewBox=\"0 0 %d %" PRIu64 "\">\n%s",
	           labels, PAGE_LEFT + PAGE_DRAWN + 2, picture.y, style);
	if (picture.body.length)
		buf_add(out, picture.body.data, picture.body.length);
	buf_text(out, "</svg>\n");
	buf_free(&picture.body);
}
