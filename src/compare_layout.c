/*
 * compare_layout.c: the layout of a class in a page. A placed class goes in;
 * out come its picture (report_svg.c), and the same as rows of a table, on lp64.
 */
#include "compare.h"
#include "report.h"

#include <inttypes.h>

static const char *
bytes_text(struct arena *arena, uint64_t count)
{
	return arena_format(arena, "%" PRIu64 " %s", count, count == 1 ? "byte" : "bytes");
}

static void
add_member(struct json *members, uint64_t offset, uint64_t size, const char *name, const char *type)
{
	struct arena *arena = members->arena;
	struct json *member = json_object(arena);

	json_set_text(member, "offset", arena_format(arena, "%" PRIu64, offset));
	json_set_text(member, "size", arena_format(arena, "%" PRIu64, size));
	json_set_text(member, "name", html_text(arena, name));
	json_set_text(member, "type", html_text(arena, type));
	json_add(members, member);
}

/* "gift, has discount" */
static const char *
held_names(struct arena *arena, const struct report_bits *bits, size_t count)
{
	const char *names = "";

	for (size_t i = 0; i < count; i++)
		names = arena_format(arena, "%s%s%s", names, i ? ", " : "", report_what(arena, &bits[i]));
	return names;
}

static void
add_row(struct json *members, const struct report_row *row)
{
	const struct member *member = row->member;
	struct arena *arena = members->arena;

	if (row->kind != REPORT_MEMBER)
		add_member(members, row->offset, row->size, row->kind == REPORT_HOLE ? "hole" : "padding", "");
	else
		add_member(members, row->offset, row->size,
		           row->bit_count ? held_names(arena, row->bits, row->bit_count) : member->name,
		           arena_format(arena, "%s%s", member->c_type, member->c_array));
}

/* Runs of bits that share a byte stand in one row. */
static void
add_packed(struct json *members, const struct report *report)
{
	const struct report_bits *bits = report->packed;

	for (size_t start = 0, next; start < report->packed_count; start = next) {
		uint64_t end = bits[start].bit + bits[start].width;
		for (next = start + 1; next < report->packed_count && bits[next].bit < (end + 7) / 8 * 8; next++)
			end = bits[next].bit + bits[next].width;
		add_member(members, bits[start].bit / 8, (end + 7) / 8 - bits[start].bit / 8,
		           held_names(members->arena, bits + start, next - start), "bits");
	}
}

struct json *
compare_layout(struct run *run, const struct class_def *class)
{
	struct arena *arena = run->arena;
	const struct report *report = report_class(run, class, ABI_LP64);
	const struct report_bounds *bounds = &report->bounds;
	struct json *view = json_object(arena), *members = json_list(arena);
	struct buf picture = {0};

	for (size_t i = 0; i < report->row_count; i++)
		add_row(members, &report->rows[i]);
	add_packed(members, report);
	report_svg_page(run, report, "layout layout-text", &picture);

	json_set_text(view, "size", bytes_text(arena, report->size));
	json_set_text(view, "bounds",
	              arena_format(arena,
	                           "In declared order it is %" PRIu64 ", in optimal order %" PRIu64 ", packed %" PRIu64
	                           "; no fewer than %" PRIu64 " can tell all objects apart",
	                           bounds->declared, bounds->optimal, bounds->packed, bounds->information));
	json_set_text(view, "picture", arena_text(arena, picture.data, picture.length));
	json_set(view, "members", members);
	buf_free(&picture);
	return view;
}
