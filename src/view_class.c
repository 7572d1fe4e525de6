/*
 * view_class.c: a class as a template sees it: its comment, what it is made
 * of, and which functions there are for it.
 */
#include "phash.h"
#include "view.h"

#include <inttypes.h>
#include <string.h>

struct site
site_of(struct run *run, const struct class_def *class, enum variant variant)
{
	return (struct site){
		.run = run,
		.arena = run->arena,
		.class = class,
		.layout = variant == VARIANT_MAP      ? place_map(run->arena, class)
		          : variant_is_hashed(variant) ? place_hashed(run->arena, class)
		          : variant == VARIANT_PACKED ? class->packed_layout
		                                      : class->layout,
		.variant = variant,
	};
}

struct site
site_at(const struct site *site, size_t index)
{
	struct site at = *site;

	at.index = index;
	at.attribute = site->class->slots[index];
	at.slot = &site->layout->slots[index];
	if (variant_is_map(site->variant) && at.attribute->storage == STORAGE_INLINE && at.attribute->kind != TYPE_OBJECT) {
		/* A cell has no room for text of any length. */
		struct attribute *owned = ARENA_NEW(site->arena, struct attribute);
		*owned = *at.attribute;
		owned->storage = STORAGE_OWNED;
		at.attribute = owned;
	}
	return at;
}

const char *
offset_of(const struct site *site, const struct member *member)
{
	if (site->variant == VARIANT_MAP)
		return arena_format(site->arena, "offsetof(struct %s_cells, %s)", site->class->c_name,
		                    member->name + strlen(place_map_via));
	return arena_format(site->arena, "offsetof(struct %s, %s)", site->class->c_name, member->name);
}

bool
site_is_generated(const struct class_def *class)
{
	return !class->is_mixin && !(class->is_abstract && class->slot_count == 0);
}

static struct json *
class_doc(const struct site *site)
{
	struct arena *arena = site->arena;
	const char *description = site->class->description ? site->class->description : "";
	const char *sizes;

	if (variant_is_map(site->variant)) {
		sizes = "A map: attributes that the class does not declare can be set too.";
	} else {
		const uint64_t *size = site->layout->size;
		if (size[ABI_LP64] == size[ABI_ILP32] && size[ABI_LP64] == size[ABI_I386])
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
	}
	return emit_comment(arena, arena_format(arena, "%s%s%s", description, *description ? "\n\n" : "", sizes),
	                    site->run->keeps_utf8);
}

/* The lookup of every name, and of every alias. */
static struct json *
view_find(const struct site *site)
{
	const struct class_def *class = site->class;
	size_t count = class->slot_count, used = 0;

	for (size_t i = 0; i < class->slot_count; i++)
		count += class->slots[i]->aliases.count;
	struct phash_key *keys = ARENA_ARRAY(site->arena, count, struct phash_key);
	for (size_t i = 0; i < class->slot_count; i++) {
		const struct attribute *attribute = class->slots[i];
		keys[used++] = (struct phash_key){attribute->name, strlen(attribute->name), (int)i};
		for (size_t k = 0; k < attribute->aliases.count; k++) {
			const char *alias = attribute->aliases.items[k].text;
			keys[used++] = (struct phash_key){alias, strlen(alias), (int)i};
		}
	}
	return phash_view(site->arena, phash_search(site->arena, class->name, keys, count));
}

/* Classes whose tables this one's refers to, and that come later. */
static struct json *
forward_classes(const struct site *site)
{
	const struct class_def *class = site->class;
	struct json *list = json_list(site->arena);

	for (size_t i = 0; i < class->slot_count; i++) {
		const struct class_def *object = class->slots[i]->object;
		bool is_known = false;
		if (!object || is_embedded(class->slots[i]) || object == class)
			continue;
		for (size_t k = 0; k < list->count; k++)
			is_known |= strcmp(list->items[k]->text, object->c_name) == 0;
		if (!is_known)
			json_add(list, json_text(site->arena, object->c_name));
	}
	return list;
}

static const char *
align_by_abi(const struct site *site)
{
	const uint64_t *align = site->layout->align;

	return arena_format(site->arena, "%" PRIu64 ", %" PRIu64 ", %" PRIu64, align[ABI_LP64], align[ABI_ILP32],
	                    align[ABI_I386]);
}

/* As slot_class has it: "8", or "SLOT_BY_ABI(8, 8, 4)". */
static const char *
alignment_of(const struct site *site)
{
	const uint64_t *align = site->layout->align;

	if (align[ABI_LP64] == align[ABI_ILP32] && align[ABI_LP64] == align[ABI_I386])
		return arena_format(site->arena, "%" PRIu64, align[ABI_LP64]);
	return arena_format(site->arena, "SLOT_BY_ABI(%s)", align_by_abi(site));
}

static void
set_upcasts(struct json *view, const struct site *site)
{
	struct json *parents = json_list(site->arena);

	for (const struct class_def *parent = site->class->parent; parent; parent = parent->parent) {
		if (!site_is_generated(parent))
			continue;
		struct json *item = json_object(site->arena);
		json_set_text(item, "parent_name", parent->name);
		json_set_text(item, "parent_c_name", parent->c_name);
		json_add(parents, item);
	}
	json_set(view, "upcasts", parents);
	json_set_text(view, "parent_function",
	              parents->count ? arena_format(site->arena, "%s_class", json_get(parents->items[0], "parent_c_name")->text)
	                             : "NULL");
}

/* What an object of a map is. */
static void
set_map(struct json *view, const struct site *site)
{
	const struct variant_row *variant = &variant_table[site->variant];
	const char *cells = arena_format(site->arena, "struct %s_cells *cells", site->class->c_name);

	json_set_bool(view, "has_cells", site->variant == VARIANT_MAP);
	json_set_text(view, "map_pointer",
	              variant_is_hashed(site->variant) ? arena_format(site->arena, "%sattributes", variant->pointer) : cells);
	json_set_text(view, "backing", variant->backing ? variant->backing : "");
}

struct json *
view_class(struct run *run, const struct class_def *class, enum variant variant)
{
	struct site site = site_of(run, class, variant);
	struct arena *arena = run->arena;
	struct json *view = json_object_for(arena, 56);
	struct json *attributes = json_list(arena);

	for (size_t i = 0; i < class->slot_count; i++) {
		struct site at = site_at(&site, i);
		json_add(attributes, view_attribute(&at));
	}
	json_set_text(view, "class_name", class->name);
	json_set_text(view, "class_literal", emit_string(arena, class->name, strlen(class->name)));
	json_set_text(view, "c_name", class->c_name);
	json_set(view, "doc_lines", class_doc(&site));
	json_set_text(view, "may_alias", class->parent || class->is_parent ? " SLOT_MAY_ALIAS" : "");
	json_set_bool(view, "is_concrete", !class->is_abstract);
	json_set_bool(view, "is_overaligned", site.layout->align[ABI_LP64] > 16);
	json_set_bool(view, "has_arrays", class_has_arrays(class));
	json_set_bool(view, "has_typedef", class->has_typedef || class->schema->has_typedef);
	json_set_text(view, "deprecation", deprecation_of(arena, class->deprecated));
	json_set_bool(view, "is_deprecated", class->deprecated != NULL);
	/* What is deprecated must not be called by what is generated. */
	json_set_text(view, "init_name", arena_format(arena, class->deprecated ? "%s_begin" : "%s_init", class->c_name));
	json_set_text(view, "alignment",
	              variant_is_map(variant) ? "sizeof(void *)" : alignment_of(&site));
	json_set_text(view, "map_arguments",
	              variant == VARIANT_MAP ? arena_format(arena, "&backing, sizeof(struct %s_cells), &undeclared, NULL",
	                                                    class->c_name)
	              : variant_is_hashed(variant) ? "&backing, 0, &undeclared, NULL"
	              : site.layout->is_packed     ? "NULL, 0, NULL, &packing"
	                                           : "NULL, 0, NULL, NULL");
	set_map(view, &site);
	json_set_text(view, "align_by_abi", align_by_abi(&site));
	view_struct(view, &site);
	view_init(view, &site);
	view_life(view, &site);
	set_upcasts(view, &site);
	json_set(view, "forward_classes", forward_classes(&site));
	json_set(view, "attributes", attributes);
	json_set_integer(view, "attribute_count", (int64_t)class->slot_count);
	view_tables(view, &site);
	json_set(view, "find", view_find(&site));
	return view;
}
