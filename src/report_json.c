/*
 * report_json.c: layouts for other programs. Reports go in, one JSON object
 * comes out; doc/layout.md lists its keys.
 */
#include "report.h"

#include <string.h>

static const char *
order_name(const struct report *report)
{
	if (report->layout->is_packed)
		return "packed";
	return report->class->order == ORDER_DECLARED ? "declared" : "optimal";
}

static struct json *
json_bits(struct arena *arena, const struct report_bits *bits)
{
	struct json *object = json_object(arena);

	json_set_text(object, "attribute", bits->name);
	json_set_text(object, "role", *bits->role ? bits->role : "value");
	json_set_integer(object, "bit", (int64_t)bits->bit);
	json_set_integer(object, "width", (int64_t)bits->width);
	return object;
}

static struct json *
json_all_bits(struct arena *arena, const struct report_bits *bits, size_t count)
{
	struct json *list = json_list(arena);

	for (size_t i = 0; i < count; i++)
		json_add(list, json_bits(arena, &bits[i]));
	return list;
}

static struct json *
json_member(struct arena *arena, const struct report *report, const struct report_row *row)
{
	const struct member *member = row->member;
	struct json *object = json_object(arena);

	json_set_text(object, "name", member->name);
	json_set_text(object, "type", arena_format(arena, "%s%s", member->c_type, member->c_array));
	json_set_integer(object, "offset", (int64_t)row->offset);
	json_set_integer(object, "size", (int64_t)row->size);
	json_set_integer(object, "align", (int64_t)member->align[report->abi]);
	json_set_bool(object, "inherited", member->is_inherited);
	json_set_bool(object, "straddles", row->straddles);
	json_set(object, "bits", json_all_bits(arena, row->bits, row->bit_count));
	json_set_integer(object, "free_bits", (int64_t)row->free_bits);
	return object;
}

static struct json *
json_bounds(struct arena *arena, const struct report *report)
{
	struct json *object = json_object(arena);

	json_set_integer(object, "declared", (int64_t)report->bounds.declared);
	json_set_integer(object, "optimal", (int64_t)report->bounds.optimal);
	json_set_integer(object, "packed", (int64_t)report->bounds.packed);
	json_set_integer(object, "information", (int64_t)report->bounds.information);
	return object;
}

static struct json *
json_abi(struct arena *arena, const struct report *report)
{
	struct json *object = json_object(arena), *members = json_list(arena), *holes = json_list(arena);

	for (size_t i = 0; i < report->row_count; i++) {
		const struct report_row *row = &report->rows[i];
		if (row->kind == REPORT_MEMBER) {
			json_add(members, json_member(arena, report, row));
			continue;
		}
		struct json *hole = json_object(arena);
		json_set_integer(hole, "offset", (int64_t)row->offset);
		json_set_integer(hole, "size", (int64_t)row->size);
		json_set_bool(hole, "padding", row->kind == REPORT_PADDING);
		json_add(holes, hole);
	}
	json_set_text(object, "abi", abi_name[report->abi]);
	json_set_integer(object, "size", (int64_t)report->size);
	json_set_integer(object, "align", (int64_t)report->align);
	json_set_integer(object, "sum_members", (int64_t)report->member_bytes);
	json_set_integer(object, "sum_holes", (int64_t)report->hole_bytes);
	json_set_integer(object, "padding", (int64_t)report->padding);
	json_set_integer(object, "free_bits", (int64_t)report->free_bits);
	json_set_integer(object, "cachelines", (int64_t)report->lines);
	json_set(object, "bounds", json_bounds(arena, report));
	json_set_integer(object, "saved_per_million", report_saved(report));
	json_set(object, "members", members);
	json_set(object, "holes", holes);
	json_set(object, "packed", json_all_bits(arena, report->packed, report->packed_count));
	return object;
}

void
report_json(struct run *run, const struct schema *schema, struct report *const *reports, size_t class_count,
            size_t abi_count, struct buf *out)
{
	struct arena *arena = run->arena;
	struct json *object = json_object(arena), *classes = json_list(arena);

	for (size_t i = 0; i < class_count; i++) {
		struct report *const *all = &reports[i * abi_count];
		struct json *class = json_object(arena), *abis = json_list(arena);
		json_set_text(class, "class", all[0]->class->name);
		json_set_text(class, "c_name", all[0]->class->c_name);
		json_set_text(class, "order", order_name(all[0]));
		for (size_t abi = 0; abi < abi_count; abi++)
			json_add(abis, json_abi(arena, all[abi]));
		json_set(class, "abis", abis);
		json_add(classes, class);
	}
	json_set_text(object, "schema", schema->name);
	json_set(object, "classes", classes);
	json_print(object, out);
}
