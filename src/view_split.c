/*
 * view_split.c: the headers of a schema. A schema goes in; the names of its
 * headers come out, with --split=class one for each class, and what each has to
 * include.
 *
 * A dot stands before a class's name, because none can be in it: shop_map.h is
 * always a variant, and shop.map.h a class.
 *
 * What a class is made of (its parent, embedded classes) is included before it.
 * What it only points to comes after it, for the tables, and such references
 * can go in circles; so the outermost header includes all that can be reached
 * from it, and the ones within leave that to it.
 */
#include "view.h"

#include <string.h>
#include <strings.h>

/* A header that reaches more classes than this includes them all. */
enum { LINKS_MOST = 64 };

/* ---- names ------------------------------------------------------------------ */

static const char common[] = "common";

const char *const header_template[] = {
	[HEADER_WHOLE] = "header.h",
	[HEADER_UMBRELLA] = "umbrella.h",
	[HEADER_COMMON] = "common.h",
	[HEADER_CLASS] = "class.h",
};

const char *
header_name(struct arena *arena, const struct schema *schema, enum variant variant)
{
	const char *path = schema->source->path;
	const char *slash = strrchr(path, '/');
	const char *base = slash ? slash + 1 : path;
	const char *dot = strrchr(base, '.');
	size_t stem = dot && dot > base ? (size_t)(dot - base) : strlen(base);

	if (strcmp(path, "<stdin>") == 0) {
		base = schema->name;
		stem = strlen(base);
	}
	return arena_format(arena, "%.*s%s.h", (int)stem, base, variant_table[variant].suffix);
}

static const char *
file_of(struct arena *arena, const char *stem, const char *part)
{
	return arena_format(arena, "%s.%s.h", stem, part);
}

static void
add_header(struct arena *arena, struct headers *headers, struct header header)
{
	headers->items = arena_grow(arena, headers->items, headers->count, &headers->capacity, sizeof header);
	headers->items[headers->count++] = header;
}

void
headers_add(struct arena *arena, struct headers *headers, struct header header)
{
	const struct schema *schema = header.schema;
	size_t length = strlen(header.path);

	if (header.part == HEADER_WHOLE) {
		add_header(arena, headers, header);
		return;
	}
	header.stem = arena_text(arena, header.path, length - strlen(".h"));
	add_header(arena, headers, header);
	header.part = HEADER_COMMON;
	header.path = file_of(arena, header.stem, common);
	add_header(arena, headers, header);
	header.part = HEADER_CLASS;
	for (size_t i = 0; i < schema->ordered_count; i++) {
		const struct class_def *class = schema->ordered[i];
		if (!site_is_generated(class))
			continue;
		if (strcasecmp(class->c_name, common) == 0)
			fail_usage(
				"the header of class '%s' would be '%s', which holds what all classes share; give it "
				"another name in C: 'c: {name: ...}'",
				class->name, header.path);
		struct header own = header;
		own.class = class;
		own.path = file_of(arena, header.stem, class->c_name);
		add_header(arena, headers, own);
	}
}

/* ---- what a class needs -------------------------------------------------------- */

struct classes {
	const struct class_def **items;
	size_t count, capacity;
};

static void
add_class(struct arena *arena, struct classes *classes, const struct class_def *class, const struct schema *schema)
{
	/* Imported ones are in the common header, or included there. */
	if (!class || class->schema != schema)
		return;
	for (size_t i = 0; i < classes->count; i++) {
		if (classes->items[i] == class)
			return;
	}
	classes->items = arena_grow(arena, classes->items, classes->count, &classes->capacity, sizeof(class));
	classes->items[classes->count++] = class;
}

static void
add_bases(struct arena *arena, struct classes *classes, const struct class_def *class)
{
	const struct class_def *parent = class->parent;

	while (parent && !site_is_generated(parent))
		parent = parent->parent;
	add_class(arena, classes, parent, class->schema);
	for (size_t i = 0; i < class->slot_count; i++) {
		if (is_embedded(class->slots[i]))
			add_class(arena, classes, class->slots[i]->object, class->schema);
	}
}

static void
add_references(struct arena *arena, struct classes *classes, const struct class_def *class)
{
	for (size_t i = 0; i < class->slot_count; i++) {
		if (!is_embedded(class->slots[i]))
			add_class(arena, classes, class->slots[i]->object, class->schema);
	}
}

/* All that its references lead to, and what that is made of; false: too many. */
static bool
find_links(struct arena *arena, struct classes *links, const struct class_def *class)
{
	add_references(arena, links, class);
	for (size_t done = 0; done < links->count; done++) {
		if (links->count > LINKS_MOST)
			return false;
		add_references(arena, links, links->items[done]);
		add_bases(arena, links, links->items[done]);
	}
	return true;
}

/* ---- the view ---------------------------------------------------------------- */

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static struct json *
files_of(struct arena *arena, const struct header *header, const struct classes *classes)
{
	struct json *files = json_list(arena);

	for (size_t i = 0; i < classes->count; i++) {
		if (classes->items[i] != header->class)
			json_add(files,
				 json_text(arena, file_of(arena, base_name(header->stem), classes->items[i]->c_name)));
	}
	return files;
}

/* Of types alone there is no header to include. */
static bool
has_header(const struct schema *schema)
{
	bool has_any = schema->enum_count > 0 || schema->includes.count > 0;

	for (size_t i = 0; i < schema->ordered_count; i++)
		has_any |= site_is_generated(schema->ordered[i]);
	return has_any;
}

static struct json *
import_files(const struct run *run, const struct header *header)
{
	const struct schema *schema = header->schema;
	struct json *files = json_list(run->arena);
	bool has_imports = header->part == HEADER_WHOLE || header->part == HEADER_COMMON;

	for (size_t i = 0; run->includes_imports && has_imports && i < schema->closure_count; i++) {
		if (has_header(schema->closure[i]))
			json_add(files,
				 json_text(run->arena, header_name(run->arena, schema->closure[i], header->variant)));
	}
	return files;
}

static struct json *
all_files(struct arena *arena, const struct header *header)
{
	const struct schema *schema = header->schema;
	struct json *files = json_list(arena);

	for (size_t i = 0; header->part == HEADER_UMBRELLA && i < schema->ordered_count; i++) {
		const struct class_def *class = schema->ordered[i];
		if (site_is_generated(class))
			json_add(files, json_text(arena, file_of(arena, base_name(header->stem), class->c_name)));
	}
	return files;
}

void
view_split(struct json *view, struct run *run, const struct header *header)
{
	struct arena *arena = run->arena;
	struct classes bases = {0}, links = {0};
	const char *stem = header->stem ? base_name(header->stem) : "";

	if (header->class)
		add_bases(arena, &bases, header->class);
	bool are_too_many = header->class && !find_links(arena, &links, header->class);
	struct json *link_files = are_too_many ? json_list(arena) : files_of(arena, header, &links);
	if (are_too_many)
		json_add(link_files, json_text(arena, arena_format(arena, "%s.h", stem)));
	struct json *imports = import_files(run, header);
	json_set(view, "import_files", imports);
	json_set_bool(view, "has_imports", imports->count > 0);
	json_set_text(view, "common_file", file_of(arena, stem, common));
	json_set(view, "class_files", all_files(arena, header));
	json_set(view, "base_files", files_of(arena, header, &bases));
	json_set_bool(view, "has_bases", bases.count > 0);
	json_set(view, "link_files", link_files);
	json_set_bool(view, "has_links", link_files->count > 0);
}
