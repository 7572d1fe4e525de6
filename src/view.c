/*
 * view.c: what a template sees. A placed schema goes in, a tree of ready-made
 * texts comes out: every decision is taken here and in view_*.c, none in a
 * template.
 */
#include "ident.h"
#include "template.h"
#include "view.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

/* ---- the runtime ---- */

/* The number behind "#define SLOT_RUNTIME". */
static const char *
runtime_version(struct arena *arena)
{
	static const char define[] = "#define SLOT_RUNTIME ";
	const struct embedded *file = embedded_find("slotc/slot.h");
	const char *at = file->bytes, *end = at + file->length;

	while (strncmp(at, define, strlen(define)) != 0) {
		at = memchr(at, '\n', (size_t)(end - at));
		assert(at);
		at++;
	}
	at += strlen(define);
	return arena_text(arena, at, strspn(at, "0123456789"));
}

/* The runtime file without the lines that include its like: what they name is
 * embedded before it. Behind the first, a header can see which version it met. */
static struct json *
view_runtime(const struct run *run, const char *name)
{
	struct arena *arena = run->arena;
	const struct embedded *file = embedded_find(name);
	struct json *view = json_object(arena);
	struct buf buf = {0};

	assert(file);
	json_set_bool(view, "has_stamp", strcmp(name, "slotc/slot.h") == 0);
	json_set_text(view, "stamp", runtime_version(arena));
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

/* What a header's classes have that only some runtime files are for. */
enum need_of_runtime {
	NEED_ALWAYS = 0,
	NEED_REALS = 1,
	NEED_TIMES = 2,
	NEED_ENUMS = 4,
	NEED_ARRAYS = 8,
	NEED_PACKED = 16,
	NEED_MAPS = 32,
	NEED_LIFE = 64 /* what is kept is more than numbers */
};

static unsigned
needs_of_class(const struct class_def *class)
{
	unsigned needs = 0;

	for (size_t i = 0; i < class->slot_count; i++) {
		const struct attribute *attribute = class->slots[i];
		needs |= attribute->kind == TYPE_REAL ? NEED_REALS : 0;
		needs |= is_time(attribute) ? NEED_TIMES : 0;
	}
	needs |= class_is_plain(class) ? 0 : NEED_LIFE;
	return needs | (class_has_arrays(class) ? NEED_ARRAYS : 0);
}

/* Of a schema and all that it imports. */
static unsigned
needs_of(const struct schema *schema, enum variant variant)
{
	unsigned needs = variant_is_map(variant) ? NEED_MAPS | NEED_REALS | NEED_LIFE : 0;

	for (size_t k = 0; k <= schema->closure_count; k++) {
		const struct schema *part = k < schema->closure_count ? schema->closure[k] : schema;
		needs |= part->enum_count ? NEED_ENUMS : 0;
		for (size_t i = 0; i < part->ordered_count; i++) {
			const struct class_def *class = part->ordered[i];
			needs |= needs_of_class(class);
			if (variant == VARIANT_PACKED || (variant == VARIANT_SLOTTED && class->is_packed))
				needs |= NEED_PACKED;
		}
	}
	return needs;
}

/* In the order in which they include each other. Headers with different needs meet in one
 * program: a file never names what is in one that it does not include. */
static struct json *
view_runtimes(const struct run *run, const struct schema *schema, enum variant variant)
{
	static const struct {
		const char *name;
		unsigned need;
	} parts[] = {
		{"slot", NEED_ALWAYS},         {"slot_class", NEED_ALWAYS},     {"slot_convert", NEED_ALWAYS},
		{"slot_text", NEED_ALWAYS},    {"slot_string", NEED_LIFE},      {"slot_place", NEED_ALWAYS},
		{"slot_packed", NEED_PACKED},  {"slot_time", NEED_TIMES},       {"slot_real", NEED_REALS},
		{"slot_enum", NEED_ENUMS},     {"slot_object", NEED_ALWAYS},    {"slot_compare", NEED_ALWAYS},
		{"slot_access", NEED_ALWAYS},  {"slot_explain", NEED_ALWAYS},   {"slot_format", NEED_ALWAYS},
		{"slot_life", NEED_LIFE},      {"slot_kept", NEED_LIFE},        {"slot_array", NEED_ARRAYS},
		{"slot_undeclared", NEED_MAPS},
	};
	struct json *files = json_list(run->arena);
	const char *const *own = variant_table[variant].runtime;
	unsigned needs = needs_of(schema, variant);

	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		if (parts[i].need == NEED_ALWAYS || parts[i].need & needs)
			json_add(files, view_runtime(run, arena_format(run->arena, "slotc/%s.h", parts[i].name)));
	}
	for (; *own; own++)
		json_add(files, view_runtime(run, arena_format(run->arena, "slotc/%s.h", *own)));
	return files;
}

static const char *
guard_of(const struct run *run, const struct schema *schema, enum variant variant)
{
	/* The words around the name keep it apart from the runtime's guards, from
	 * other variants and from schemas whose names end in a suffix. */
	return ident_guard(run->arena, arena_format(run->arena, "slotc_schema_%s%s%s%s_%s_h", schema->prefix,
	                                            schema->name, run->suffix ? run->suffix : "",
	                                            run->suffix ? "_suffixed" : "", variant_table[variant].name));
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
schema_doc(const struct run *run, const struct schema *schema)
{
	struct arena *arena = run->arena;
	const char *title = schema->title ? schema->title : "";
	const char *description = schema->description ? schema->description : "";
	const char *gap = *title && *description ? "\n\n" : "";

	return emit_comment(arena, arena_format(arena, "%s%s%s", title, gap, description), run->keeps_utf8);
}

/* Where a reader finds what was declared: the runtime before it is long. Nothing
 * where the header has not all of it. */
static struct json *
contents(const struct run *run, const struct schema *schema, enum header_part part)
{
	enum { SHOWN = 10 };
	struct arena *arena = run->arena;
	const char *names = "";
	size_t count = 0;

	for (size_t i = 0; part == HEADER_WHOLE && i < schema->ordered_count; i++) {
		if (!site_is_generated(schema->ordered[i]) || count++ >= SHOWN)
			continue;
		names = arena_format(arena, "%s%s%s", names, *names ? ", " : "", schema->ordered[i]->name);
	}
	if (count > SHOWN)
		names = arena_format(arena, "%s and %zu more", names, count - SHOWN);
	if (!count)
		return json_list(arena);
	return emit_comment(arena, arena_format(arena,
	                                        "Contents: first the runtime, of which each header has what it needs; "
	                                        "then, each from \"==== NAME ====\" on: %s.",
	                                        names),
	                    false);
}

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* Imported schemas' headers too: all come before the runtime, which they may configure. */
static struct json *
view_includes(struct arena *arena, const struct schema *schema)
{
	struct json *list = json_list(arena);
	struct map *seen = map_new(arena);

	for (size_t i = 0; i <= schema->closure_count; i++) {
		const struct words *words = i < schema->closure_count ? &schema->closure[i]->includes : &schema->includes;
		for (size_t k = 0; k < words->count; k++) {
			const char *text = words->items[k].text;
			if (!map_put(seen, text, strlen(text), list))
				json_add(list, json_text(arena, text));
		}
	}
	return list;
}

/* The classes of a schema that have something to render. */
struct class_list {
	struct run *run;
	enum variant variant;
	const struct class_def **classes;
};

static struct json *
make_class(void *context, size_t index, struct arena *arena)
{
	const struct class_list *list = context;
	struct run run = *list->run;

	run.arena = arena;
	return view_class(&run, list->classes[index], list->variant);
}

static struct class_list *
list_of(struct run *run, enum variant variant, size_t most)
{
	struct class_list *list = ARENA_NEW(run->arena, struct class_list);

	*list = (struct class_list){
		.run = run,
		.variant = variant,
		.classes = ARENA_ARRAY(run->arena, most, const struct class_def *),
	};
	return list;
}

static struct json *
view_classes(struct run *run, const struct schema *schema, enum variant variant)
{
	struct class_list *list = list_of(run, variant, schema->ordered_count);
	size_t count = 0;

	for (size_t i = 0; i < schema->ordered_count; i++) {
		if (site_is_generated(schema->ordered[i]))
			list->classes[count++] = schema->ordered[i];
	}
	return json_made_list(run->arena, count, make_class, list);
}

/* One class, or none. */
static struct json *
view_single(struct run *run, const struct header *header)
{
	struct class_list *list = list_of(run, header->variant, 1);

	list->classes[0] = header->class;
	return json_made_list(run->arena, header->class ? 1 : 0, make_class, list);
}

static struct json *
view_schema(struct run *run, const struct schema *schema, enum variant variant, bool has_classes)
{
	struct arena *arena = run->arena;
	struct json *view = json_object(arena);
	struct json *enums = json_list(arena);

	for (size_t i = 0; i < schema->enum_count; i++)
		json_add(enums, view_enum(run, &schema->enums[i]));
	json_set_text(view, "schema_name", schema->name);
	json_set_text(view, "part_guard", arena_format(arena, "%s_SCHEMA", guard_of(run, schema, variant)));
	json_set_text(view, "hash", arena_format(arena, "0x%016" PRIx64, schema->hash));
	json_set(view, "enums", enums);
	json_set(view, "classes", has_classes ? view_classes(run, schema, variant) : json_list(arena));
	return view;
}

/* What the file alone defines when it has been included. */
static const char *
file_guard_of(struct run *run, const struct header *header, const char *guard)
{
	int stem = (int)(strlen(guard) - strlen("_H"));

	switch (header->part) {
	case HEADER_WHOLE:
		break;
	case HEADER_UMBRELLA:
		return arena_format(run->arena, "%.*s_CLASSES_H", stem, guard);
	case HEADER_COMMON:
		return arena_format(run->arena, "%.*s_COMMON_H", stem, guard);
	case HEADER_CLASS:
		/* The name as it is: in capitals, two could be one. */
		return arena_format(run->arena, "%.*s_%s_H", stem, guard, header->class->c_name);
	}
	return guard;
}

struct json *
view_part(struct run *run, const struct header *header)
{
	struct arena *arena = run->arena;
	const struct schema *schema = header->schema;
	enum variant variant = header->variant;
	const char *guard = guard_of(run, schema, variant);
	struct json *view = json_object(arena);
	struct json *schemas = json_list(arena), *shared = json_list(arena);
	bool has_runtime = header->part == HEADER_WHOLE || header->part == HEADER_COMMON;
	struct json *includes = has_runtime ? view_includes(arena, schema) : json_list(arena);

	for (size_t i = 0; has_runtime && !run->includes_imports && i < schema->closure_count; i++)
		json_add(schemas, view_schema(run, schema->closure[i], variant, true));
	if (header->part == HEADER_WHOLE)
		json_add(schemas, view_schema(run, schema, variant, true));
	else if (header->part == HEADER_COMMON)
		json_add(shared, view_schema(run, schema, variant, false));
	json_set_text(view, "file_name", emit_inline(arena, base_name(header->path)));
	json_set_text(view, "schema_file", emit_inline(arena, base_name(schema->source->path)));
	json_set_text(view, "name", schema->name);
	json_set_text(view, "version", PACKAGE_VERSION);
	json_set_text(view, "license", schema->license ? emit_inline(arena, schema->license) : "0BSD");
	json_set(view, "doc_lines", schema_doc(run, schema));
	json_set(view, "contents_lines", contents(run, schema, header->part));
	json_set_text(view, "guard", guard);
	json_set_text(view, "file_guard", file_guard_of(run, header, guard));
	json_set_text(view, "links_guard", arena_format(arena, "%.*s_LINKS", (int)(strlen(guard) - strlen("_H")), guard));
	json_set(view, "other_variants", view_other_variants(run, schema, variant));
	json_set_bool(view, "is_slotted", !variant_is_map(variant));
	json_set_bool(view, "is_map", variant_is_map(variant));
	json_set(view, "includes", includes);
	json_set_bool(view, "has_includes", includes->count > 0);
	json_set(view, "runtime_files", has_runtime ? view_runtimes(run, schema, variant) : json_list(arena));
	json_set(view, "schemas", schemas);
	json_set(view, "shared", shared);
	json_set(view, "classes", view_single(run, header));
	view_split(view, run, header);
	return view;
}

struct json *
view_header(struct run *run, const struct schema *schema, enum variant variant, const char *output_name)
{
	/* What a list of the view is made from has to last as long. */
	struct header *header = ARENA_NEW(run->arena, struct header);

	*header = (struct header){.schema = schema, .variant = variant, .path = output_name};
	return view_part(run, header);
}
