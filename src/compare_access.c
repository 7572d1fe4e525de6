/*
 * compare_access.c: how the benchmark reads and writes an attribute: through
 * the accessors of a generated header, in the struct written by hand, and in
 * Python. An attribute goes in; each element of an array, each attribute of an
 * embedded object, and the bytes of a text without an end are an access of it.
 */
#include "compare_view.h"

#include <inttypes.h>
#include <string.h>

/* An attribute, and where the walk over its accesses is. */
struct walk {
	struct arena *arena;
	enum compare_values values;
	struct json *reads, *writes;
	struct json *python_prepares, *python_reads, *python_writes;
	const char *indent; /* of Python's lines: those of an array are in a loop */
};

/* The object that has an attribute, in each language. */
struct place {
	const char *get, *edit; /* C: a pointer to it; to change it, or NULL: nobody may */
	const char *by_hand;    /* "objects[i].position" */
	const char *python;     /* "item", or NULL where the attribute itself is at hand */
	bool is_given;          /* its constructor was given what it asks for */
};

const char *
compare_bits(const struct attribute *attribute)
{
	switch (attribute->kind) {
	case TYPE_REAL:
		return "REAL";
	case TYPE_TEXT:
		return "TEXT";
	case TYPE_OBJECT:
		return "POINTER";
	case TYPE_BOOL:
	case TYPE_INTEGER:
	case TYPE_ENUM:
	case TYPE_FLAGS:
	case TYPE_BYTES:
		break;
	}
	return "WHOLE";
}

uint32_t
compare_held(const struct attribute *attribute)
{
	return attribute->is_bounded ? compare_elements(attribute) : attribute->count;
}

/* Does an object hold something there, once it is made and written? */
static bool
is_held(const struct attribute *attribute, bool is_given)
{
	if (attribute->is_constant)
		return false;
	if (is_given && compare_is_parameter(attribute))
		return true;
	if (is_embedded(attribute) || attribute->count)
		return !attribute->optional && !(attribute->is_bounded && is_embedded(attribute));
	return !attribute->readonly;
}

static void
add_line(struct json *list, const struct walk *walk, const char *text)
{
	json_add(list, json_text(walk->arena, arena_format(walk->arena, "%s%s", walk->indent, text)));
}

static void
add_pair(struct json *list, const char *bits, const char *by_hand, const char *generated)
{
	struct json *pair = json_object(list->arena);

	json_set_text(pair, "bits", bits);
	json_set_text(pair, "by_hand", by_hand);
	json_set_text(pair, "generated", generated);
	json_add(list, pair);
}

static void
add_write(struct walk *walk, const struct site *site, const struct place *place, const char *python)
{
	struct arena *arena = walk->arena;
	const struct attribute *attribute = site->attribute;
	const struct compare_texts texts = compare_texts(arena, attribute, walk->values);
	const char *length = attribute->kind == TYPE_BYTES ? arena_format(arena, ", %" PRIu32, texts.length) : "";
	const char *c_name = site->class->c_name, *accessor = attribute->accessor;
	const char *value = arena_format(arena, "value%zu", walk->python_prepares->count);

	add_pair(walk->writes, "", compare_hand_write(site, &texts, place->by_hand),
	         attribute->is_bounded ? arena_format(arena, "%s_%s_append(%s, %s%s)", c_name, accessor, place->edit,
	                                              texts.value, length)
	                               : arena_format(arena, "%s_set_%s(%s%s, %s%s)", c_name, accessor, place->edit,
	                                              attribute->count ? ", e" : "", texts.value, length));
	json_add(walk->python_prepares, json_text(arena, arena_format(arena, "%s = %s", value, texts.python_value)));
	if (attribute->is_bounded)
		add_line(walk->python_writes, walk, arena_format(arena, "values.append(%s)", value));
	else
		add_line(walk->python_writes, walk,
		         arena_format(arena, "%s = %s", attribute->count ? "values[e]" : python, value));
}

static void
add_accesses(struct walk *walk, const struct site *site, const struct place *place)
{
	struct arena *arena = walk->arena;
	const struct attribute *attribute = site->attribute;
	const char *element = attribute->count ? ", e" : "";
	const char *python = !place->python ? "element"
	                                    : arena_format(arena, "%s.%s", place->python,
	                                                   compare_python_name(arena, attribute->name));
	const char *by_hand =
		arena_format(arena, "%s.%s%s", place->by_hand, attribute->member, attribute->count ? "[e]" : "");
	const char *get = arena_format(arena, "%s_get_%s(%s%s", site->class->c_name, attribute->accessor, place->get, element);

	if (is_embedded(attribute)) {
		const struct site inner = site_of(site->run, attribute->object, VARIANT_SLOTTED);
		const bool is_changed = place->edit && !attribute->readonly;
		const struct place at = {
			.get = arena_format(arena, "%s)", get),
			.edit = is_changed ? arena_format(arena, "%s_edit_%s(%s%s)", site->class->c_name, attribute->accessor,
			                                  place->edit, element)
			                   : NULL,
			.by_hand = by_hand,
			.python = python,
			.is_given = place->is_given && compare_is_parameter(attribute),
		};
		for (size_t i = 0; i < attribute->object->slot_count; i++) {
			const struct site slot = site_at(&inner, i);
			if (!slot.attribute->count && is_held(slot.attribute, at.is_given))
				add_accesses(walk, &slot, &at);
		}
		return;
	}
	if (attribute->kind == TYPE_BYTES) {
		add_pair(walk->reads, "WHOLE",
		         arena_format(arena, "ends_of(%s, &(size_t){%s.%s})", by_hand, place->by_hand,
		                      compare_beside(site, "%s_length")),
		         arena_format(arena, "ends_of(%s, &length), &length)", get));
		add_line(walk->python_reads, walk, arena_format(arena, "value = %s", python));
		add_line(walk->python_reads, walk, "if value: value[0], value[-1]");
	} else {
		add_pair(walk->reads, compare_bits(attribute), by_hand, arena_format(arena, "%s)", get));
		add_line(walk->python_reads, walk, python);
	}
	if (place->edit && !attribute->readonly)
		add_write(walk, site, place, python);
}

/* An array is passed through, or where it has a length filled anew. */
static void
begin_array(struct json *view, struct walk *walk, const struct site *site)
{
	struct arena *arena = walk->arena;
	const struct attribute *attribute = site->attribute;
	const char *name = compare_python_name(arena, attribute->name), *c_name = site->class->c_name;
	const char *most = arena_format(arena, "%" PRIu32, compare_held(attribute));
	const char *hand_limit = most, *limit = most;
	const bool is_filled = attribute->is_bounded && !is_embedded(attribute);

	add_line(walk->python_reads, walk, arena_format(arena, "for element in item.%s:", name));
	if (is_embedded(attribute)) {
		add_line(walk->python_writes, walk, arena_format(arena, "for element in item.%s:", name));
	} else {
		add_line(walk->python_writes, walk, arena_format(arena, "values = item.%s", name));
		if (is_filled)
			add_line(walk->python_writes, walk, "values.clear()");
		add_line(walk->python_writes, walk, arena_format(arena, "for e in range(%s):", most));
	}
	walk->indent = "    ";
	if (attribute->is_bounded) {
		hand_limit = arena_format(arena, "objects[i].%s", compare_beside(site, "%s_count"));
		limit = arena_format(arena, "%s_%s_count(OBJECT(i))", c_name, attribute->accessor);
	}
	json_set_text(view, "limit", limit);
	json_set_text(view, "hand_limit", hand_limit);
	json_set_text(view, "held", most);
	json_set_bool(view, "is_filled", is_filled);
	json_set_text(view, "empty", is_filled ? arena_format(arena, "%s_%s_clear(OBJECT(i))", c_name, attribute->accessor) : "");
	json_set_text(view, "hand_empty", is_filled ? arena_format(arena, "%s = 0", hand_limit) : "");
}

struct compare_count
compare_accesses(struct json *view, const struct site *site, enum compare_values values)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	struct walk walk = {
		.arena = arena,
		.values = values,
		.reads = json_list(arena),
		.writes = json_list(arena),
		.python_prepares = json_list(arena),
		.python_reads = json_list(arena),
		.python_writes = json_list(arena),
		.indent = "",
	};
	const uint64_t times = attribute->count ? compare_held(attribute) : 1;

	json_set_bool(view, "is_array", attribute->count > 0);
	if (attribute->count) {
		begin_array(view, &walk, site);
	} else {
		json_set_text(view, "limit", "");
		json_set_text(view, "hand_limit", "");
		json_set_text(view, "held", "");
		json_set_bool(view, "is_filled", false);
		json_set_text(view, "empty", "");
		json_set_text(view, "hand_empty", "");
	}
	if (is_held(attribute, true))
		add_accesses(&walk, site, &(struct place){
						  .get = "OBJECT(i)",
						  .edit = "OBJECT(i)",
						  .by_hand = "objects[i]",
						  .python = attribute->count ? NULL : "item",
						  .is_given = true,
					  });
	json_set(view, "reads", walk.reads);
	json_set(view, "writes", walk.writes);
	json_set_bool(view, "has_writes", walk.writes->count > 0);
	json_set(view, "python_prepares", walk.python_prepares);
	json_set(view, "python_reads", walk.python_reads);
	json_set(view, "python_writes", walk.python_writes);
	return (struct compare_count){walk.reads->count * times, walk.writes->count * times};
}
