/*
 * report_text.c: a layout in the dialect of pahole, which whoever looks at
 * structs already reads: offset and size behind each member, holes and cache
 * lines where they are, sums at the end. Reports go in, text comes out.
 */
#include "report.h"

#include <inttypes.h>
#include <string.h>

enum { TYPE_WIDTH = 26, NAME_WIDTH = 21, LONGEST_COUNT = 32 };

/* ---- parts ------------------------------------------------------------------------ */

static const char *
plural(uint64_t count)
{
	return count == 1 ? "" : "s";
}

/* "name[4];" */
static const char *
declarator(struct arena *arena, const struct member *member)
{
	return arena_format(arena, "%s%s;", member->name, member->c_array);
}

/* "gift: bit 0", "has discount: bit 3", "count of history: bits 4-7" */
static void
put_bits(struct run *run, struct buf *out, const struct report_bits *bits)
{
	buf_format(out, "%s: bit", report_what(run->arena, bits));
	if (bits->width == 1)
		buf_format(out, " %" PRIu64, bits->bit);
	else
		buf_format(out, "s %" PRIu64 "-%" PRIu64, bits->bit, bits->bit + bits->width - 1);
}

static void
put_unit(struct run *run, struct buf *out, const struct report_row *row)
{
	for (size_t i = 0; i < row->bit_count; i++) {
		buf_text(out, "\t/*     ");
		put_bits(run, out, &row->bits[i]);
		buf_text(out, " */\n");
	}
	if (row->free_bits)
		buf_format(out, "\t/*     %" PRIu64 " bit%s free */\n", row->free_bits, plural(row->free_bits));
}

/* The lines that begin inside or right behind the row. */
static void
put_cache_lines(struct buf *out, uint64_t *next, uint64_t end, uint64_t size)
{
	for (; *next <= end && *next < size; *next += REPORT_CACHE_LINE) {
		uint64_t inside = end - *next, line = *next / REPORT_CACHE_LINE;
		if (inside >= REPORT_CACHE_LINE)
			continue;
		buf_format(out, "\t/* --- cacheline %" PRIu64 " boundary (%" PRIu64 " bytes)", line, *next);
		if (inside)
			buf_format(out, " was %" PRIu64 " byte%s ago", inside, plural(inside));
		buf_text(out, " --- */\n");
	}
}

static void
put_sums(struct buf *out, const struct report *report)
{
	buf_format(out, "\n\t/* size: %" PRIu64 ", cachelines: %" PRIu64 ", members: %" PRIu64 " */\n", report->size,
	           report->lines, report->member_count);
	if (report->hole_count)
		buf_format(out, "\t/* sum members: %" PRIu64 ", holes: %" PRIu64 ", sum holes: %" PRIu64 " */\n",
		           report->member_bytes, report->hole_count, report->hole_bytes);
	if (report->padding)
		buf_format(out, "\t/* padding: %" PRIu64 " */\n", report->padding);
	if (report->free_bits)
		buf_format(out, "\t/* free bits: %" PRIu64 " */\n", report->free_bits);
	if (report->layout->required_align)
		buf_format(out, "\t/* forced alignment: %" PRIu64 " */\n", report->layout->required_align);
	if (report->last_line)
		buf_format(out, "\t/* last cacheline: %" PRIu64 " byte%s */\n", report->last_line, plural(report->last_line));
}

/* ---- one ABI ------------------------------------------------------------------------ */

static void
put_member(struct run *run, struct buf *out, const struct report_row *row)
{
	const struct member *member = row->member;

	buf_format(out, "\t%-*s %-*s /* %5" PRIu64 " %5" PRIu64 " */\n", TYPE_WIDTH, member->c_type, NAME_WIDTH,
	           declarator(run->arena, member), row->offset, row->size);
	put_unit(run, out, row);
	if (row->straddles)
		buf_format(out, "\t/* XXX '%s' straddles a cacheline */\n", member->name);
}

static void
put_struct(struct run *run, struct buf *out, const struct report *report)
{
	uint64_t next_line = REPORT_CACHE_LINE;
	bool was_inherited = false;

	buf_format(out, "struct %s {\n", report->class->c_name);
	for (size_t i = 0; i < report->row_count; i++) {
		const struct report_row *row = &report->rows[i];
		if (row->kind == REPORT_HOLE)
			buf_format(out, "\n\t/* XXX %" PRIu64 " byte%s hole, try to pack */\n\n", row->size, plural(row->size));
		if (row->kind == REPORT_MEMBER) {
			if (row->member->is_inherited && !was_inherited)
				buf_format(out, "\t/* of %s: */\n", report->class->parent->name);
			else if (!row->member->is_inherited && was_inherited)
				buf_text(out, "\t/* its own: */\n");
			was_inherited = row->member->is_inherited;
			put_member(run, out, row);
		}
		put_cache_lines(out, &next_line, row->offset + row->size, report->size);
	}
	put_sums(out, report);
	buf_text(out, "};\n");
}

static void
put_packed(struct run *run, struct buf *out, const struct report *report)
{
	char size[LONGEST_COUNT];

	snprintf(size, sizeof size, "bytes[%" PRIu64 "];", report->size);
	buf_format(out, "struct %s {\n\t%-*s %-*s /* %5d %5" PRIu64 " */\n", report->class->c_name, TYPE_WIDTH, "uint8_t",
	           NAME_WIDTH, size, 0, report->size);
	for (size_t i = 0; i < report->packed_count; i++) {
		buf_text(out, "\t/*     ");
		put_bits(run, out, &report->packed[i]);
		buf_text(out, " */\n");
	}
	put_sums(out, report);
	buf_text(out, "};\n");
}

/* ---- several ABIs side by side --------------------------------------------------------- */

/* Holes are not everywhere: rows of members are counted, not rows. */
static size_t
member_row(const struct report *report, size_t number)
{
	size_t row = 0;

	while (report->rows[row].kind != REPORT_MEMBER || number-- > 0)
		row++;
	return row;
}

static void
put_side_by_side(struct run *run, struct buf *out, struct report *const *reports, size_t abi_count)
{
	const struct report *first = reports[0];

	buf_format(out, "struct %s {\n\t%*s/*", first->class->c_name, TYPE_WIDTH + NAME_WIDTH + 2, "");
	for (size_t abi = 0; abi < abi_count; abi++)
		buf_format(out, "%s %11s", abi ? " |" : "", abi_name[reports[abi]->abi]);
	buf_text(out, " */\n");
	for (size_t number = 0; number < first->member_count; number++) {
		const struct report_row *row = &first->rows[member_row(first, number)];
		buf_format(out, "\t%-*s %-*s ", TYPE_WIDTH, row->member->c_type, NAME_WIDTH,
		           declarator(run->arena, row->member));
		buf_text(out, "/*");
		for (size_t abi = 0; abi < abi_count; abi++) {
			const struct report_row *at = &reports[abi]->rows[member_row(reports[abi], number)];
			buf_format(out, "%s %5" PRIu64 " %5" PRIu64, abi ? " |" : "", at->offset, at->size);
		}
		buf_text(out, " */\n");
		put_unit(run, out, row);
		for (size_t abi = 0; abi < abi_count; abi++) {
			size_t next = member_row(reports[abi], number) + 1;
			const struct report_row *hole = &reports[abi]->rows[next];
			if (next < reports[abi]->row_count && hole->kind == REPORT_HOLE)
				buf_format(out, "\t/* XXX %" PRIu64 " byte%s hole on %s */\n", hole->size, plural(hole->size),
				           abi_name[reports[abi]->abi]);
		}
	}
	buf_text(out, "};\n");
}

/* ---- the footer -------------------------------------------------------------------------- */

static void
put_line(struct buf *out, struct report *const *reports, size_t abi_count, const char *label, size_t offset)
{
	buf_format(out, " *   %-22s", label);
	for (size_t abi = 0; abi < abi_count; abi++) {
		uint64_t number;
		memcpy(&number, (const char *)reports[abi] + offset, sizeof number);
		buf_format(out, " %12" PRIu64, number);
	}
	buf_char(out, '\n');
}

static void
put_bounds(struct buf *out, struct report *const *reports, size_t abi_count)
{
	static const struct {
		const char *label;
		size_t offset;
	} lines[] = {
		{"declared order", offsetof(struct report, bounds.declared)},
		{"optimal order", offsetof(struct report, bounds.optimal)},
		{"packed", offsetof(struct report, bounds.packed)},
		{"information limit", offsetof(struct report, bounds.information)},
	};

	buf_format(out, "/*\n * %-24s", "bytes per object");
	for (size_t abi = 0; abi < abi_count; abi++)
		buf_format(out, " %12s", abi_name[reports[abi]->abi]);
	buf_char(out, '\n');
	for (size_t i = 0; i < COUNT_OF(lines); i++)
		put_line(out, reports, abi_count, lines[i].label, lines[i].offset);
	put_line(out, reports, abi_count,
	         reports[0]->layout->is_packed                    ? "this one, packed"
	         : reports[0]->class->order == ORDER_DECLARED ? "this one, declared"
	                                                          : "this one, optimal",
	         offsetof(struct report, size));
	if (abi_count > 1) {
		put_line(out, reports, abi_count, "holes", offsetof(struct report, hole_bytes));
		put_line(out, reports, abi_count, "padding", offsetof(struct report, padding));
		put_line(out, reports, abi_count, "cachelines", offsetof(struct report, lines));
	}
	buf_format(out, " * %-24s", "saved per million");
	for (size_t abi = 0; abi < abi_count; abi++)
		buf_format(out, " %12" PRId64, report_saved(reports[abi]));
	buf_text(out, "\n */\n");
}

void
report_text(struct run *run, struct report *const *reports, size_t class_count, size_t abi_count, struct buf *out)
{
	for (size_t i = 0; i < class_count; i++) {
		struct report *const *all = &reports[i * abi_count];
		if (i)
			buf_char(out, '\n');
		if (all[0]->layout->is_packed) {
			for (size_t abi = 0; abi < abi_count; abi++) {
				if (abi_count > 1)
					buf_format(out, "/* on %s: */\n", abi_name[all[abi]->abi]);
				put_packed(run, out, all[abi]);
			}
		} else if (abi_count == 1) {
			put_struct(run, out, all[0]);
		} else {
			put_side_by_side(run, out, all, abi_count);
		}
		put_bounds(out, all, abi_count);
	}
}
