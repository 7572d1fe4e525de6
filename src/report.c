/*
 * report.c: what there is to say about a layout. A placed class goes in; every
 * stretch of an object, holes included, and the sums of a report come out.
 */
#include "report.h"

#include <stdlib.h>
#include <string.h>

/* ---- bits ------------------------------------------------------------------------- */

static uint64_t
pointer_bits(enum abi abi)
{
	return abi == ABI_LP64 ? 64 : 32;
}

static int
compare_bits(const void *left, const void *right)
{
	const struct report_bits *a = left, *b = right;

	return a->bit < b->bit ? -1 : a->bit > b->bit;
}

static const char *
length_role(const struct attribute *attribute)
{
	return attribute->is_bounded ? "count" : "length";
}

/* The runs of all slots that lie in the unit, or with NULL in a packed object. */
static struct report_bits *
find_bits(struct arena *arena, const struct class_def *class, const struct layout *layout, const struct member *unit,
          enum abi abi, size_t *count)
{
	struct report_bits *list = NULL;
	size_t capacity = 0;

	*count = 0;
	for (size_t i = 0; i < class->slot_count; i++) {
		const struct attribute *attribute = class->slots[i];
		const struct slot *slot = &layout->slots[i];
		const struct report_bits found[] = {
			{attribute->name, "", &slot->bits, 0, slot->bits.width},
			{attribute->name, "has", &slot->present, 0, slot->present.width},
			{attribute->name, length_role(attribute), &slot->length, 0, slot->length.width},
		};
		for (size_t k = 0; k < COUNT_OF(found); k++) {
			if (found[k].width == 0 || found[k].bits->member != unit)
				continue;
			list = arena_grow(arena, list, *count, &capacity, sizeof *list);
			struct report_bits *bits = &list[(*count)++];
			*bits = found[k];
			bits->bit = unit ? bits->bits->shift
			                 : bits->bits->bit + bits->bits->pointers * pointer_bits(abi);
			if (!unit && k == 0)
				bits->width = (attribute->count ? attribute->count : 1) *
				              (slot->element_bits + slot->element_pointers * pointer_bits(abi));
		}
	}
	if (*count)
		qsort(list, *count, sizeof *list, compare_bits);
	return list;
}

/* ---- rows --------------------------------------------------------------------------- */

static bool
straddles(uint64_t offset, uint64_t size)
{
	uint64_t lines = (offset + size - 1) / REPORT_CACHE_LINE - offset / REPORT_CACHE_LINE + 1;

	return size > 0 && lines > (size + REPORT_CACHE_LINE - 1) / REPORT_CACHE_LINE;
}

static void
add_gap(struct report *report, uint64_t offset, uint64_t next, bool is_end)
{
	if (next == offset)
		return;
	report->rows[report->row_count++] = (struct report_row){
		.kind = is_end ? REPORT_PADDING : REPORT_HOLE,
		.offset = offset,
		.size = next - offset,
	};
	if (is_end) {
		report->padding = next - offset;
	} else {
		report->hole_count++;
		report->hole_bytes += next - offset;
	}
}

static void
add_rows(struct run *run, struct report *report)
{
	const struct layout *layout = report->layout;
	uint64_t end = 0;

	report->rows = ARENA_ARRAY(run->arena, 2 * layout->member_count + 1, struct report_row);
	for (size_t i = 0; i < layout->member_count; i++) {
		const struct member *member = &layout->members[i];
		struct report_row row = {
			.kind = REPORT_MEMBER,
			.member = member,
			.offset = member->offset[report->abi],
			.size = member->size[report->abi],
		};
		add_gap(report, end, row.offset, false);
		end = row.offset + row.size;
		row.straddles = straddles(row.offset, row.size);
		if (!member->attribute) {
			row.bits = find_bits(run->arena, report->class, layout, member, report->abi, &row.bit_count);
			row.free_bits = 8 * row.size;
			for (size_t k = 0; k < row.bit_count; k++)
				row.free_bits -= row.bits[k].width;
		}
		report->free_bits += row.free_bits;
		report->member_count++;
		report->member_bytes += row.size;
		report->rows[report->row_count++] = row;
	}
	add_gap(report, end, report->size, true);
}

struct report *
report_class(struct run *run, const struct class_def *class, enum abi abi)
{
	struct report *report = ARENA_NEW(run->arena, struct report);

	report->class = class;
	report->layout = class->layout;
	report->abi = abi;
	report->size = class->layout->size[abi];
	report->align = class->layout->align[abi];
	report->lines = (report->size + REPORT_CACHE_LINE - 1) / REPORT_CACHE_LINE;
	report->last_line = report->size % REPORT_CACHE_LINE;
	report->bounds = report_bounds(run, class, abi);
	if (class->layout->is_packed) {
		report->packed = find_bits(run->arena, class, class->layout, NULL, abi, &report->packed_count);
		report->free_bits = 8 * report->size;
		for (size_t i = 0; i < report->packed_count; i++)
			report->free_bits -= report->packed[i].width;
	} else {
		add_rows(run, report);
	}
	return report;
}

const char *
report_what(struct arena *arena, const struct report_bits *bits)
{
	if (!*bits->role)
		return bits->name;
	return arena_format(arena, "%s%s %s", bits->role, strcmp(bits->role, "has") == 0 ? "" : " of", bits->name);
}

int64_t
report_saved(const struct report *report)
{
	return ((int64_t)report->bounds.declared - (int64_t)report->size) * 1000000;
}
