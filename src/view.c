/*
 * view.c: what a template sees. A placed schema goes in, a tree of ready-made
 * texts comes out: every decision is taken here and in view_*.c, none in a
 * template.
 */
#include "view.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

/* ---- the runtime ---- */

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

/* In the order in which they include each other; the last ones include all
 * that is before them. */
static struct json *
view_runtimes(const struct run *run, enum variant variant)
{
	static const char *const parts[] = {"slot", "slot_class", "slot_string", "slot_time", "slot_convert", "slot_packed",
	                                    "slot_place", "slot_object", "slot_compare", "slot_access", "slot_array",
	                                    "slot_text", "slot_real", "slot_explain", "slot_format", NULL};
	static const char *const tops[] = {"slot_array", "slot_compare", "slot_explain", "slot_format", NULL};
	const char *const *own = variant_table[variant].runtime;
	struct json *files = json_list(run->arena);

	for (const char *const *name = run->includes_runtime ? tops : parts; *name; name++)
		json_add(files, view_runtime(run, arena_format(run->arena, "slotc/%s.h", *name)));
	for (; *own; own++) {
		if (!run->includes_runtime || !own[1])
			json_add(files, view_runtime(run, arena_format(run->arena, "slotc/%s.h", *own)));
	}
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
schema_doc(struct arena *arena, const struct schema *schema)
{
	const char *title = schema->title ? schema->title : "";
	const char *description = schema->description ? schema->description : "";
	const char *gap = *title && *description ? "\n\n" : "";

	return emit_comment(arena, arena_format(arena, "%s%s%s", title, gap, description));
}

/* Where a reader finds what was declared: the runtime before it is long. */
static struct json *
contents(const struct run *run, const struct schema *schema)
{
	enum { SHOWN = 10 };
	struct arena *arena = run->arena;
	const char *names = "";
	size_t count = 0;

	for (size_t i = 0; i < schema->ordered_count; i++) {
		if (!site_is_generated(schema->ordered[i]) || count++ >= SHOWN)
			continue;
		names = arena_format(arena, "%s%s%s", names, *names ? ", " : "", schema->ordered[i]->name);
	}
	if (count > SHOWN)
		names = arena_format(arena, "%s and %zu more", names, count - SHOWN);
	if (!count)
		return json_list(arena);
	return emit_comment(arena, arena_format(arena,
	                                        "Contents: first the runtime, which is the same in every such header; "
	                                        "then, each from \"==== NAME ====\" on: %s.",
	                                        names));
}

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static struct json *
view_includes(struct arena *arena, const struct schema *schema)
{
	struct json *list = json_list(arena);

	for (size_t i = 0; i < schema->includes.count; i++)
		json_add(list, json_text(arena, schema->includes.items[i].text));
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

static struct json *
view_classes(struct run *run, const struct schema *schema, enum variant variant)
{
	struct class_list *list = ARENA_NEW(run->arena, struct class_list);
	size_t count = 0;

	*list = (struct class_list){
		.run = run,
		.variant = variant,
		.classes = ARENA_ARRAY(run->arena, schema->ordered_count, const struct class_def *),
	};
	for (size_t i = 0; i < schema->ordered_count; i++) {
		if (site_is_generated(schema->ordered[i]))
			list->classes[count++] = schema->ordered[i];
	}
	return json_made_list(run->arena, count, make_class, list);
}

static struct json *
view_schema(struct run *run, const struct schema *schema, enum variant variant)
{
	struct arena *arena = run->arena;
	struct json *view = json_object(arena);
	struct json *enums = json_list(arena);

	for (size_t i = 0; i < schema->enum_count; i++)
		json_add(enums, view_enum(arena, &schema->enums[i]));
	json_set_text(view, "schema_name", schema->name);
	json_set_text(view, "part_guard", arena_format(arena, "%s_SCHEMA", guard_of(run, schema, variant)));
	json_set_text(view, "hash", arena_format(arena, "0x%016" PRIx64, schema->hash));
	json_set(view, "includes", view_includes(arena, schema));
	json_set_bool(view, "has_includes", schema->includes.count > 0);
	json_set(view, "enums", enums);
	json_set(view, "classes", view_classes(run, schema, variant));
	return view;
}

struct json *
view_header(struct run *run, const struct schema *schema, enum variant variant, const char *output_name)
{
	struct arena *arena = run->arena;
	struct json *view = json_object(arena);
	struct json *schemas = json_list(arena);

	for (size_t i = 0; i < schema->closure_count; i++)
		json_add(schemas, view_schema(run, schema->closure[i], variant));
	json_add(schemas, view_schema(run, schema, variant));
	json_set_text(view, "file_name", emit_inline(arena, base_name(output_name)));
	json_set_text(view, "schema_file", emit_inline(arena, base_name(schema->source->path)));
	json_set_text(view, "name", schema->name);
	json_set_text(view, "version", PACKAGE_VERSION);
	json_set_text(view, "license", schema->license ? emit_inline(arena, schema->license) : "0BSD");
	json_set(view, "doc_lines", schema_doc(arena, schema));
	json_set(view, "contents_lines", contents(run, schema));
	json_set_text(view, "guard", guard_of(run, schema, variant));
	json_set(view, "other_variants", view_other_variants(run, schema, variant));
	json_set_bool(view, "is_slotted", !variant_is_map(variant));
	json_set_bool(view, "is_map", variant_is_map(variant));
	json_set(view, "runtime_files", view_runtimes(run, variant));
	json_set(view, "schemas", schemas);
	return view;
}
