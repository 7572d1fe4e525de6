/*
 * view_array.c: what changes how many elements an array has: append, remove,
 * clear. Elements that own nothing are moved in place; others go through the
 * class's table.
 */
#include "view.h"

#include <inttypes.h>

/* Does none of its elements own memory, nor could one? */
static bool
has_plain_elements(const struct site *site)
{
	return !variant_is_hashed(site->variant) && !is_owned(site->attribute) && !is_embedded(site->attribute);
}

static void
add_line(struct json *lines, const char *line)
{
	if (line)
		json_add(lines, json_text(lines->arena, line));
}

static void
set_append(struct json *view, const struct site *site, bool is_here)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	struct json *checks = json_list(arena), *writes = json_list(arena);
	const char *result = "SLOT_OK";

	if (is_here) {
		add_check(checks, arena_format(arena, "count >= %" PRIu32, attribute->count), "SLOT_TOO_LONG");
		add_checks(checks, site, "value");
		add_line(writes, write_of(site, "count", "value"));
		add_line(writes, length_write(site, "count + 1"));
		add_line(writes, presence_write(site, true));
	} else if (attribute->is_bounded) {
		result = call_of(site, "slot_append", arena_format(arena, ", %s", slot_value_of(site, "value")));
	}
	json_set_bool(view, "is_appended_here", is_here);
	json_set(view, "append_checks", checks);
	json_set(view, "append_writes", writes);
	json_set_text(view, "append_result", result);
}

static void
set_remove(struct json *view, const struct site *site, bool is_here)
{
	struct arena *arena = site->arena;
	struct json *writes = json_list(arena);
	const char *result = "SLOT_OK";

	if (is_here) {
		const char *name = site->slot->member->name;
		add_line(writes, arena_format(arena,
		                              "memmove(&self->%s[index], &self->%s[index + 1],\n"
		                              "\t\t(count - index - 1) * sizeof self->%s[0])",
		                              name, name, name));
		add_line(writes, length_write(site, "count - 1"));
	} else if (site->attribute->is_bounded) {
		result = call_of(site, "slot_remove", ", index");
	}
	json_set_bool(view, "is_removed_here", is_here);
	json_set(view, "remove_writes", writes);
	json_set_text(view, "remove_result", result);
}

void
view_array(struct json *view, const struct site *site)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	bool is_bounded = attribute->is_bounded, is_plain = is_bounded && has_plain_elements(site);
	const char *count = is_bounded ? length_of(site) : "", *clear = "";

	if (is_bounded && presence_of(site, true))
		count = arena_format(arena, "%s ? %s : 0", presence_of(site, true), count);
	if (is_bounded)
		clear = is_plain ? length_write(site, "0u") : call_of(site, "slot_clear_array", "");
	json_set_bool(view, "is_bounded", is_bounded);
	json_set_bool(view, "is_resizable", is_bounded && !attribute->readonly);
	json_set_text(view, "count_read", count);
	json_set_text(view, "count_call", is_bounded ? count_of(site) : "");
	set_append(view, site, is_bounded && is_in_place(site));
	set_remove(view, site, is_plain && site->slot->member);
	json_set_text(view, "clear_statement", clear);
}
