/*
 * view_life.c: what clear does: for each slot that can own memory, the
 * statements that free it.
 */
#include "view.h"

static void
add_release(struct json *statements, const struct site *site)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	const struct slot *slot = site->slot;
	bool is_single = !attribute->count && (slot->presence == PRESENCE_ALWAYS || slot->presence == PRESENCE_NULL);

	if (!is_owned(attribute) && !(is_embedded(attribute) && class_is_owner(attribute->object)))
		return;
	if (!is_single) {
		json_add(statements, json_text(arena, arena_format(arena, "slot_release(%s_class(), %zu, self)",
		                                                   site->class->c_name, site->index)));
	} else if (is_embedded(attribute)) {
		json_add(statements, json_text(arena, arena_format(arena, "%s_clear(%s)", attribute->object->c_name,
		                                                   edit_of(site, ""))));
	} else {
		json_add(statements, json_text(arena, arena_format(arena, "SLOT_FREE(%s)", stored_pointer(site))));
		json_add(statements, json_text(arena, write_of(site, "", "NULL")));
	}
}

void
view_life(struct json *view, const struct site *site)
{
	struct json *statements = json_list(site->arena);
	bool is_map = variant_is_map(site->variant);

	for (size_t i = 0; i < site->class->slot_count && !is_map; i++) {
		struct site at = site_at(site, i);
		add_release(statements, &at);
	}
	json_set(view, "clear_statements", statements);
	json_set_bool(view, "is_owner", statements->count > 0 || is_map);
	json_set_bool(view, "is_plain", class_is_plain(site->class) && !is_map);
}
