/*
 * report_markdown.c: layouts as tables for a README or a review. Reports go in,
 * GitHub's Markdown comes out.
 */
#include "report.h"

#include <inttypes.h>
#include <string.h>

/* In a cell, `|` ends the cell, and an asterisk or underscore may be taken for
 * emphasis: names and types stand in code. */
static void
put_code(struct buf *out, const char *text)
{
	buf_format(out, "`%s`", text);
}

static void
put_bits(struct run *run, struct buf *out, const struct report_row *row)
{
	for (size_t i = 0; i < row->bit_count; i++) {
		const struct report_bits *bits = &row->bits[i];
		buf_text(out, i ? ", " : "");
		put_code(out, report_what(run->arena, bits));
		buf_format(out, " %" PRIu64 " bit%s", bits->width, bits->width == 1 ? "" : "s");
	}
	if (row->free_bits)
		buf_format(out, "%s%" PRIu64 " free", row->bit_count ? ", " : "", row->free_bits);
}

static void
put_members(struct run *run, struct buf *out, const struct report *report)
{
	buf_text(out, "| offset | size | member | type | holds |\n|---:|---:|---|---|---|\n");
	for (size_t i = 0; i < report->row_count; i++) {
		const struct report_row *row = &report->rows[i];
		buf_format(out, "| %" PRIu64 " | %" PRIu64 " | ", row->offset, row->size);
		if (row->kind != REPORT_MEMBER) {
			buf_format(out, "*%s* | | |\n", row->kind == REPORT_HOLE ? "hole" : "padding");
			continue;
		}
		put_code(out, row->member->name);
		buf_text(out, " | ");
		put_code(out, arena_format(run->arena, "%s%s", row->member->c_type, row->member->c_array));
		buf_text(out, " | ");
		if (row->member->is_inherited)
			buf_format(out, "%s's%s", report->class->parent->name, row->bit_count ? ": " : "");
		put_bits(run, out, row);
		buf_text(out, " |\n");
	}
}

static void
put_packed(struct run *run, struct buf *out, const struct report *report)
{
	buf_text(out, "| bit | bits | holds |\n|---:|---:|---|\n");
	for (size_t i = 0; i < report->packed_count; i++) {
		const struct report_bits *bits = &report->packed[i];
		buf_format(out, "| %" PRIu64 " | %" PRIu64 " | ", bits->bit, bits->width);
		put_code(out, report_what(run->arena, bits));
		buf_text(out, " |\n");
	}
}

static void
put_bounds(struct buf *out, struct report *const *reports, size_t abi_count)
{
	buf_text(out, "\n| bytes per object | size | declared | optimal | packed | information | saved per million |\n"
	              "|---|---:|---:|---:|---:|---:|---:|\n");
	for (size_t abi = 0; abi < abi_count; abi++) {
		const struct report *report = reports[abi];
		const struct report_bounds *bounds = &report->bounds;
		buf_format(out,
		           "| %s | **%" PRIu64 "** | %" PRIu64 " | %" PRIu64 " | %" PRIu64 " | %" PRIu64 " | %" PRId64
		           " |\n",
		           abi_name[report->abi], report->size, bounds->declared, bounds->optimal, bounds->packed,
		           bounds->information, report_saved(report));
	}
}

void
report_markdown(struct run *run, const struct schema *schema, struct report *const *reports, size_t class_count,
                size_t abi_count, struct buf *out)
{
	buf_format(out, "# Layout of `%s`\n", schema->name);
	for (size_t i = 0; i < class_count; i++) {
		struct report *const *all = &reports[i * abi_count];
		buf_format(out, "\n## %s\n", all[0]->class->name);
		for (size_t abi = 0; abi < abi_count; abi++) {
			buf_format(out, "\nOn %s:\n\n", abi_name[all[abi]->abi]);
			if (all[abi]->layout->is_packed)
				put_packed(run, out, all[abi]);
			else
				put_members(run, out, all[abi]);
		}
		put_bounds(out, all, abi_count);
	}
}
