/*
 * view_enum.c: an enum, or flags: their constants, and from names to numbers
 * and back.
 */
#include "view.h"

#include <inttypes.h>
#include <string.h>

const char *
deprecation_of(struct arena *arena, const char *reason)
{
	if (!reason)
		return "";
	return arena_format(arena, "SLOT_DEPRECATED(%s) ", emit_string(arena, reason, strlen(reason)));
}

/* Are the numbers 0, 1, 2 ... without a gap? */
static bool
is_contiguous(const struct enum_def *enum_def)
{
	for (size_t i = 0; i < enum_def->value_count; i++) {
		if (enum_def->values[i].number >= enum_def->value_count)
			return false;
	}
	return true;
}

static struct json *
view_value(const struct run *run, const struct enum_def *enum_def, const struct permissible_value *value)
{
	struct arena *arena = run->arena;
	struct json *view = json_object(arena);
	const char *about = value->description ? value->description : "";
	const char *number = arena_format(arena, "%" PRIu64, value->number);

	if (enum_def->is_flags)
		number = value->number > UINT32_MAX ? arena_format(arena, "UINT64_C(0x%" PRIx64 ")", value->number)
		                                    : arena_format(arena, "0x%" PRIx64 "u", value->number);
	if (value->deprecated)
		about = arena_format(arena, "%s%sDeprecated: %s", about, *about ? "\n" : "", value->deprecated);
	json_set_text(view, "c_name", value->c_name);
	json_set_text(view, "number", number);
	json_set(view, "doc_lines", emit_comment(arena, about, run->keeps_utf8));
	json_set_text(view, "literal", emit_string(arena, value->name, strlen(value->name)));
	json_set_text(view, "description_literal",
	              emit_string(arena, value->description ? value->description : "",
	                          value->description ? strlen(value->description) : 0));
	return view;
}

struct json *
view_enum(const struct run *run, const struct enum_def *enum_def)
{
	struct arena *arena = run->arena;
	struct json *view = json_object(arena);
	struct json *values = json_list(arena);
	const char *valid = arena_format(arena, "slot_enum_is_valid(%s_enum(), value)", enum_def->c_name);

	for (size_t i = 0; i < enum_def->value_count; i++)
		json_add(values, view_value(run, enum_def, &enum_def->values[i]));
	if (enum_def->is_flags)
		valid = arena_format(arena, "(value & ~UINT64_C(0x%" PRIx64 ")) == 0", enum_def->mask);
	else if (is_contiguous(enum_def))
		valid = arena_format(arena, "value <= %zu", enum_def->value_count - 1);
	json_set_text(view, "enum_name", enum_def->name);
	json_set_text(view, "enum_literal", emit_string(arena, enum_def->name, strlen(enum_def->name)));
	json_set_text(view, "c_name", enum_def->c_name);
	json_set_text(view, "c_type",
	              enum_def->is_flags ? enum_def->prim->c_type : arena_format(arena, "enum %s", enum_def->c_name));
	json_set(view, "doc_lines", emit_comment(arena, enum_def->description ? enum_def->description : "", run->keeps_utf8));
	json_set_bool(view, "is_flags", enum_def->is_flags);
	json_set_text(view, "is_flags_literal", enum_def->is_flags ? "true" : "false");
	json_set_bool(view, "has_typedef", (enum_def->has_typedef || enum_def->schema->has_typedef) && !enum_def->is_flags);
	json_set(view, "values", values);
	json_set_text(view, "valid", valid);
	return view;
}
