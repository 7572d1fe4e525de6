/*
 * view.c: what a template sees. A placed schema goes in, a tree of ready-made
 * texts comes out: every decision is taken here, none in a template. Each kind
 * of object is made by one function that sets every key (doc/view.md), because
 * Mustache would look for a missing one in the object around it.
 */
#include "phash.h"
#include "slotc.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

const struct variant_row variant_table[VARIANT_COUNT] = {
	{"slotted", "", "a struct with one place for each attribute"},
	{"map", "_map", "a map from name to value, as Python's __dict__"},
};

static bool
is_owned(const struct attribute *attribute)
{
	return attribute->prim->kind == PRIM_TEXT && attribute->storage == STORAGE_OWNED;
}

static bool
is_borrowed(const struct attribute *attribute)
{
	return attribute->prim->kind == PRIM_TEXT && attribute->storage == STORAGE_BORROWED;
}

/* "uint32_t value", "const char *value". */
static const char *
declare(struct arena *arena, const char *c_type, const char *name)
{
	bool is_pointer = c_type[strlen(c_type) - 1] == '*';

	return arena_format(arena, "%s%s%s", c_type, is_pointer ? "" : " ", name);
}

/* The attribute's default as a C expression. */
static const char *
literal_of(struct arena *arena, const struct attribute *attribute)
{
	const struct value *value = &attribute->value;

	switch (value->kind) {
	case VALUE_BOOL:
		return value->magnitude ? "true" : "false";
	case VALUE_INT:
		return emit_integer(arena, *value, attribute->prim);
	case VALUE_REAL:
		return emit_real(arena, value->real, attribute->prim->bits == 32);
	case VALUE_TEXT:
		return emit_string(arena, value->text, value->length);
	case VALUE_NONE:
		break;
	}
	assert(0 && "check.c gives every attribute a default");
	return NULL;
}

/* ---- attributes ------------------------------------------------------------- */

static struct json *
attribute_doc(struct arena *arena, const struct attribute *attribute)
{
	const char *description = attribute->description ? attribute->description : "";
	const char *ownership = is_owned(attribute)      ? "The object keeps a copy of the text."
	                        : is_borrowed(attribute) ? "Only the pointer is kept: the text stays the caller's."
	                                                 : "";
	const char *gap = *description && *ownership ? "\n" : "";

	return emit_comment(arena, arena_format(arena, "%s%s%s", description, gap, ownership));
}

static const char *
flags_of(struct arena *arena, const struct attribute *attribute)
{
	const char *required = attribute->required ? "SLOT_FLAG_REQUIRED" : "";
	const char *storage = is_owned(attribute)      ? "SLOT_FLAG_OWNED"
	                      : is_borrowed(attribute) ? "SLOT_FLAG_BORROWED"
	                                               : "";
	const char *gap = *required && *storage ? " | " : "";
	const char *flags = arena_format(arena, "%s%s%s", required, gap, storage);

	return *flags ? flags : "0";
}

static const char *
row_of(struct arena *arena, const struct class_def *class, const struct attribute *attribute, const struct slot *slot,
       enum variant variant)
{
	const char *offset = "0";
	const char *description = attribute->description ? attribute->description : "";

	if (variant == VARIANT_SLOTTED)
		offset = arena_format(arena, "offsetof(struct %s, %s)", class->c_name, slot->member->name);
	return arena_format(arena, "{%s, %s, %s, %s, %u, %s, %s}",
	                    emit_string(arena, attribute->name, strlen(attribute->name)), attribute->prim->type_code,
	                    flags_of(arena, attribute), offset, slot->shift,
	                    is_owned(attribute) ? literal_of(arena, attribute) : "NULL",
	                    emit_string(arena, description, strlen(description)));
}

/* ---- the two backings: where a value is kept, and how it is read and written -- */

/* The part of a map's cell that holds values of this type. */
static const char *
cell_of(const struct attribute *attribute)
{
	switch (attribute->prim->kind) {
	case PRIM_BOOL:
		return "boolean";
	case PRIM_SIGNED:
		return "integer";
	case PRIM_UNSIGNED:
		return "natural";
	case PRIM_REAL:
		return "real";
	case PRIM_TEXT:
		return is_owned(attribute) ? "text" : "borrowed";
	}
	assert(0 && "every kind has a case");
	return NULL;
}

/* The place of the attribute in an object, as something to assign to. */
static const char *
target_of(struct arena *arena, const struct class_def *class, size_t index, enum variant variant)
{
	if (variant == VARIANT_MAP)
		return arena_format(arena, "slot_map_cell(&self->map, %zu)->%s", index,
		                    cell_of(&class->attributes[index]));
	return arena_format(arena, "self->%s", class->layout->slots[index].member->name);
}

static bool
is_bit(const struct class_def *class, size_t index, enum variant variant)
{
	return variant == VARIANT_SLOTTED && class->layout->slots[index].bits > 0;
}

/* What the getter returns. */
static const char *
read_of(struct arena *arena, const struct class_def *class, size_t index, enum variant variant)
{
	const struct attribute *attribute = &class->attributes[index];
	const char *target = target_of(arena, class, index, variant);

	if (is_bit(class, index, variant))
		return arena_format(arena, "(%s & 0x%02xu) != 0", target, 1u << class->layout->slots[index].shift);
	if (is_owned(attribute))
		return arena_format(arena, "%s ? %s : %s", target, target, literal_of(arena, attribute));
	if (variant == VARIANT_MAP && attribute->prim->bits > 1 && attribute->prim->bits < 64)
		return arena_format(arena, "(%s)%s", attribute->prim->c_type, target);
	return target;
}

/* What the setter assigns. */
static const char *
write_of(struct arena *arena, const struct class_def *class, size_t index, enum variant variant)
{
	const char *target = target_of(arena, class, index, variant);
	unsigned mask = 1u << class->layout->slots[index].shift;

	if (!is_bit(class, index, variant))
		return "value";
	return arena_format(arena, "(uint8_t)(value ? %s | 0x%02xu : %s & ~0x%02xu)", target, mask, target, mask);
}

static struct json *
view_attribute(struct run *run, const struct class_def *class, size_t index, enum variant variant)
{
	struct arena *arena = run->arena;
	const struct attribute *attribute = &class->attributes[index];
	struct json *view = json_object(arena);

	json_set_text(view, "name", attribute->name);
	json_set(view, "doc_lines", attribute_doc(arena, attribute));
	json_set_text(view, "c_type", attribute->prim->c_type);
	json_set_text(view, "parameter", declare(arena, attribute->prim->c_type, "value"));
	json_set_bool(view, "is_owned", is_owned(attribute));
	json_set_bool(view, "is_borrowed", is_borrowed(attribute));
	json_set_text(view, "target", target_of(arena, class, index, variant));
	json_set_text(view, "read", read_of(arena, class, index, variant));
	json_set_text(view, "write", write_of(arena, class, index, variant));
	json_set_text(view, "row", row_of(arena, class, attribute, &class->layout->slots[index], variant));
	return view;
}

/* ---- members ------------------------------------------------------------------ */

/* "offset 12, 1 byte: gift is bit 0, express bit 1" */
static const char *
place_of(struct arena *arena, const struct class_def *class, const struct member *member)
{
	const char *place = arena_format(arena, "offset %" PRIu64 ", %" PRIu64 " byte%s", member->offset[ABI_LP64],
	                                 member->size[ABI_LP64], member->size[ABI_LP64] == 1 ? "" : "s");
	bool is_first = true;

	for (size_t i = 0; i < class->attribute_count; i++) {
		const struct slot *slot = &class->layout->slots[i];
		if (slot->member != member || !slot->bits)
			continue;
		place = arena_format(arena, "%s%s%s%s %u", place, is_first ? ": " : ", ", class->attributes[i].name,
		                     is_first ? " is bit" : " bit", slot->shift);
		is_first = false;
	}
	return place;
}

static struct json *
view_member(struct run *run, const struct class_def *class, const struct member *member, size_t width)
{
	struct arena *arena = run->arena;
	struct json *view = json_object(arena);
	const char *description = member->attribute ? member->attribute->description : NULL;
	const char *declaration = declare(arena, member->c_type, member->name);

	json_set_text(view, "member", member->name);
	json_set(view, "doc_lines", emit_comment(arena, description ? description : ""));
	json_set_text(view, "declaration", declaration);
	json_set_text(view, "padding", arena_format(arena, "%*s", (int)(width - strlen(declaration)), ""));
	json_set_text(view, "place", place_of(arena, class, member));
	json_set_text(view, "offset_by_abi",
	              arena_format(arena, "%" PRIu64 ", %" PRIu64 ", %" PRIu64, member->offset[ABI_LP64],
	                           member->offset[ABI_ILP32], member->offset[ABI_I386]));
	return view;
}

static struct json *
view_members(struct run *run, const struct class_def *class)
{
	const struct layout *layout = class->layout;
	struct json *members = json_list(run->arena);
	size_t width = 0;

	for (size_t i = 0; i < layout->member_count; i++) {
		size_t length = strlen(declare(run->arena, layout->members[i].c_type, layout->members[i].name));
		if (length > width)
			width = length;
	}
	for (size_t i = 0; i < layout->member_count; i++)
		json_add(members, view_member(run, class, &layout->members[i], width));
	return members;
}

/* ---- init ----------------------------------------------------------------------- */

/* ", uint32_t item_id, const char *added_time", or with the names alone. */
static const char *
parameters_of(struct arena *arena, const struct class_def *class, bool with_types)
{
	const char *list = "";

	for (size_t i = 0; i < class->attribute_count; i++) {
		const struct attribute *attribute = &class->attributes[i];
		if (!attribute->required)
			continue;
		list = arena_format(arena, "%s, %s", list,
		                    with_types ? declare(arena, attribute->prim->c_type, attribute->member)
		                               : attribute->member);
	}
	return list;
}

static void
add_initial(struct json *list, const char *target, const char *value)
{
	struct json *initial = json_object(list->arena);

	json_set_text(initial, "target", target);
	json_set_text(initial, "value", value);
	json_add(list, initial);
}

/* What the bools of one unit start as. */
static const char *
unit_value(struct arena *arena, const struct class_def *class, const struct member *unit)
{
	unsigned constant = 0;
	const char *variable = "";
	bool is_one = true;

	for (size_t i = 0; i < class->attribute_count; i++) {
		const struct attribute *attribute = &class->attributes[i];
		const struct slot *slot = &class->layout->slots[i];
		if (slot->member != unit)
			continue;
		if (attribute->required) {
			is_one = !*variable;
			variable = arena_format(arena, "%s%s(%s ? 0x%02xu : 0u)", variable, is_one ? "" : " | ",
			                        attribute->member, 1u << slot->shift);
		} else if (attribute->value.magnitude) {
			constant |= 1u << slot->shift;
		}
	}
	if (!*variable)
		return constant ? arena_format(arena, "0x%02xu", constant) : "0";
	if (!constant)
		return arena_format(arena, is_one ? "(uint8_t)%s" : "(uint8_t)(%s)", variable);
	return arena_format(arena, "(uint8_t)(%s | 0x%02xu)", variable, constant);
}

/* Assignments that cannot fail: owned text starts as NULL, its default. */
static struct json *
view_initial_values(struct run *run, const struct class_def *class, enum variant variant)
{
	struct json *list = json_list(run->arena);

	for (size_t i = 0; i < class->attribute_count; i++) {
		const struct attribute *attribute = &class->attributes[i];
		if (is_bit(class, i, variant))
			continue;
		add_initial(list, target_of(run->arena, class, i, variant),
		            is_owned(attribute)   ? "NULL"
		            : attribute->required ? attribute->member
		                                  : literal_of(run->arena, attribute));
	}
	for (size_t i = 0; variant == VARIANT_SLOTTED && i < class->layout->member_count; i++) {
		const struct member *member = &class->layout->members[i];
		if (!member->attribute)
			add_initial(list, arena_format(run->arena, "self->%s", member->name),
			            unit_value(run->arena, class, member));
	}
	return list;
}

static struct json *
init_doc(struct arena *arena, const struct class_def *class, enum variant variant)
{
	bool has_required = false, has_default = false, can_fail = false;

	for (size_t i = 0; i < class->attribute_count; i++) {
		const struct attribute *attribute = &class->attributes[i];
		has_required |= attribute->required;
		has_default |= !attribute->required;
		can_fail |= attribute->required && attribute->prim->kind == PRIM_TEXT;
	}
	can_fail |= variant == VARIANT_MAP;
	return emit_comment(arena, arena_format(arena, "Begin an object%s%s.%s",
	                                        has_required ? " from its required attributes" : "",
	                                        !has_default   ? ""
	                                        : has_required ? "; the others take their defaults"
	                                                       : " with every attribute at its default",
	                                        can_fail ? " When that fails, the object can still be cleared." : ""));
}

/* ---- classes ---------------------------------------------------------------------- */

static struct json *
class_doc(struct arena *arena, const struct class_def *class, enum variant variant)
{
	const struct layout *layout = class->layout;
	const char *description = class->description ? class->description : "";
	const uint64_t *size = layout->size;
	const char *sizes;

	if (variant == VARIANT_MAP)
		sizes = "A map: attributes that the class does not declare can be set too.";
	else if (size[ABI_LP64] == size[ABI_ILP32] && size[ABI_LP64] == size[ABI_I386])
		sizes = arena_format(arena, "%" PRIu64 " byte%s.", size[ABI_LP64], size[ABI_LP64] == 1 ? "" : "s");
	else if (size[ABI_ILP32] == size[ABI_I386])
		sizes = arena_format(arena,
		                     "%" PRIu64 " bytes where pointers take 8, %" PRIu64
		                     " where they take 4; the offsets are for 8.",
		                     size[ABI_LP64], size[ABI_ILP32]);
	else
		sizes = arena_format(arena,
		                     "%" PRIu64 " bytes on lp64, %" PRIu64 " on ilp32, %" PRIu64
		                     " on i386; the offsets are those of lp64.",
		                     size[ABI_LP64], size[ABI_ILP32], size[ABI_I386]);
	return emit_comment(arena, arena_format(arena, "%s%s%s", description, *description ? "\n\n" : "", sizes));
}

static struct json *
view_find(struct run *run, const struct class_def *class)
{
	struct phash_key *keys = ARENA_ARRAY(run->arena, class->attribute_count, struct phash_key);

	for (size_t i = 0; i < class->attribute_count; i++) {
		const char *name = class->attributes[i].name;
		keys[i] = (struct phash_key){.name = name, .length = strlen(name), .index = (int)i};
	}
	return phash_view(run->arena, phash_search(run->arena, class->name, keys, class->attribute_count));
}

static struct json *
view_class(struct run *run, const struct class_def *class, enum variant variant)
{
	struct arena *arena = run->arena;
	const struct layout *layout = class->layout;
	struct json *view = json_object(arena);
	struct json *attributes = json_list(arena);
	struct json *owned = json_list(arena), *borrowed = json_list(arena), *copies = json_list(arena);

	for (size_t i = 0; i < class->attribute_count; i++) {
		const struct attribute *attribute = &class->attributes[i];
		json_add(attributes, view_attribute(run, class, i, variant));
		if (is_owned(attribute))
			json_add(owned, json_text(arena, attribute->member));
		if (is_owned(attribute) && attribute->required)
			add_initial(copies, target_of(arena, class, i, variant), attribute->member);
		if (is_borrowed(attribute) && attribute->required)
			json_add(borrowed, json_text(arena, attribute->member));
	}
	json_set_text(view, "class_name", class->name);
	json_set_text(view, "class_literal", emit_string(arena, class->name, strlen(class->name)));
	json_set_text(view, "c_name", class->c_name);
	json_set(view, "doc_lines", class_doc(arena, class, variant));
	json_set(view, "members", view_members(run, class));
	json_set_text(view, "size_by_abi",
	              arena_format(arena, "%" PRIu64 ", %" PRIu64 ", %" PRIu64, layout->size[ABI_LP64],
	                           layout->size[ABI_ILP32], layout->size[ABI_I386]));
	json_set_text(view, "init_parameters", parameters_of(arena, class, true));
	json_set_text(view, "init_arguments", parameters_of(arena, class, false));
	json_set(view, "init_doc_lines", init_doc(arena, class, variant));
	json_set(view, "initial_values", view_initial_values(run, class, variant));
	json_set(view, "borrowed_parameters", borrowed);
	json_set_bool(view, "has_copies", copies->count > 0);
	json_set(view, "copies", copies);
	json_set_bool(view, "has_owned_members", owned->count > 0);
	json_set(view, "owned_members", owned);
	json_set(view, "attributes", attributes);
	json_set_integer(view, "attribute_count", (int64_t)class->attribute_count);
	json_set(view, "find", view_find(run, class));
	return view;
}

/* ---- the header ---------------------------------------------------------------------- */

/* The runtime file without the lines that include its like: what they name is
 * embedded before it. */
static struct json *
view_runtime(const struct run *run, const char *name)
{
	struct arena *arena = run->arena;
	const struct embedded *file = embedded_find(name);
	struct json *view = json_object(arena);
	struct buf buf = {0};

	assert(file);
	if (run->includes_runtime) {
		json_set_text(view, "text", arena_format(arena, "#include <%s>", name));
		return view;
	}
	for (const char *at = file->bytes, *end = at + file->length; at < end;) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));
		size_t length = newline ? (size_t)(newline - at) + 1 : (size_t)(end - at);
		if (strncmp(at, "#include \"", 10) != 0)
			buf_add(&buf, at, length);
		at += length;
	}
	while (buf.length && buf.data[buf.length - 1] == '\n')
		buf.length--;
	json_set_text(view, "text", arena_text(arena, buf.data, buf.length));
	buf_free(&buf);
	return view;
}

static struct json *
view_runtimes(const struct run *run, enum variant variant)
{
	struct json *files = json_list(run->arena);

	json_add(files, view_runtime(run, "slotc/slot.h"));
	json_add(files, view_runtime(run, "slotc/slot_access.h"));
	json_add(files, view_runtime(run, "slotc/slot_text.h"));
	if (variant == VARIANT_MAP) {
		json_add(files, view_runtime(run, "slotc/slot_table.h"));
		json_add(files, view_runtime(run, "slotc/slot_map.h"));
	}
	return files;
}

static const char *
guard_of(const struct run *run, const struct schema *schema, enum variant variant)
{
	/* The word keeps a suffix "_map" apart from the map variant. */
	return ident_guard(run->arena, arena_format(run->arena, "slotc_%s%s%s%s%s_h", schema->prefix, schema->name,
	                                            run->suffix ? run->suffix : "", run->suffix ? "_suffixed" : "",
	                                            variant_table[variant].suffix));
}

static struct json *
view_other_variants(const struct run *run, const struct schema *schema, enum variant variant)
{
	struct arena *arena = run->arena;
	struct json *others = json_list(arena);

	for (int other = 0; other < VARIANT_COUNT; other++) {
		if (other == (int)variant)
			continue;
		struct json *view = json_object(arena);
		json_set_text(view, "guard", guard_of(run, schema, (enum variant)other));
		json_set_text(view, "variant", variant_table[other].name);
		json_add(others, view);
	}
	return others;
}

static struct json *
schema_doc(struct arena *arena, const struct schema *schema)
{
	const char *title = schema->title ? schema->title : "";
	const char *description = schema->description ? schema->description : "";
	const char *gap = *title && *description ? "\n\n" : "";

	return emit_comment(arena, arena_format(arena, "%s%s%s", title, gap, description));
}

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

struct json *
view_header(struct run *run, const struct schema *schema, enum variant variant, const char *output_name)
{
	struct arena *arena = run->arena;
	struct json *view = json_object(arena);
	struct json *classes = json_list(arena);

	for (size_t i = 0; i < schema->class_count; i++)
		json_add(classes, view_class(run, &schema->classes[i], variant));
	json_set_text(view, "file_name", emit_inline(arena, base_name(output_name)));
	json_set_text(view, "schema_file", emit_inline(arena, base_name(schema->source->path)));
	json_set_text(view, "schema_name", schema->name);
	json_set_text(view, "version", PACKAGE_VERSION);
	json_set_text(view, "license", schema->license ? emit_inline(arena, schema->license) : "0BSD");
	json_set(view, "doc_lines", schema_doc(arena, schema));
	json_set_text(view, "guard", guard_of(run, schema, variant));
	json_set(view, "other_variants", view_other_variants(run, schema, variant));
	json_set_bool(view, "is_slotted", variant == VARIANT_SLOTTED);
	json_set_bool(view, "is_map", variant == VARIANT_MAP);
	json_set(view, "runtime_files", view_runtimes(run, variant));
	json_set(view, "classes", classes);
	return view;
}
