/*
 * cmd_compare.c: `slotc compare FILE`: measure the variants of one class.
 */
#include "opt.h"
#include "template.h"

#include <string.h>
#include <unistd.h>

enum { MOST_NAMES = 12 };

/* Are there objects of it, or only of classes that are made from it? */
static bool
has_objects(const struct class_def *class)
{
	return !class->is_abstract && !class->is_mixin;
}

/* "A, B, C and 7 more": the classes that can be compared. */
static const char *
list_names(struct arena *arena, const struct schema *schema)
{
	const char *list = "";
	size_t count = 0;

	for (size_t i = 0; i < schema->class_count; i++) {
		if (has_objects(&schema->classes[i]) && count++ < MOST_NAMES)
			list = arena_format(arena, "%s%s%s", list, count > 1 ? ", " : "", schema->classes[i].name);
	}
	return count > MOST_NAMES ? arena_format(arena, "%s and %zu more", list, count - MOST_NAMES) : list;
}

/* The class of this name; without a name, the first that has objects. */
static const struct class_def *
find_class(struct arena *arena, const struct schema *schema, const char *name)
{
	for (size_t i = 0; !name && i < schema->class_count; i++) {
		if (has_objects(&schema->classes[i]))
			return &schema->classes[i];
	}
	if (!name)
		fail_usage("'%s' has no class that objects can be made of: there is nothing to compare", schema->source->path);

	const char **names = ARENA_ARRAY(arena, schema->class_count, const char *);
	for (size_t i = 0; i < schema->class_count; i++) {
		names[i] = schema->classes[i].name;
		if (strcmp(names[i], name) == 0)
			return &schema->classes[i];
	}
	const char *nearest = typo_nearest(name, names, schema->class_count);
	if (nearest)
		fail_usage("'%s' has no class '%s'; did you mean '%s'?", schema->source->path, name, nearest);
	fail_usage("'%s' has no class '%s'; it has %s", schema->source->path, name, list_names(arena, schema));
}

/* The schema with this class alone, and what it is derived from: others do not
 * matter to what is measured, and a variant may not be able to hold them. */
static struct schema *
schema_of_class(struct arena *arena, const struct schema *schema, const struct class_def *class)
{
	struct schema *only = ARENA_NEW(arena, struct schema);
	struct class_def **ordered = ARENA_ARRAY(arena, schema->ordered_count, struct class_def *);
	struct schema **closure = ARENA_ARRAY(arena, schema->closure_count, struct schema *);

	*only = *schema;
	only->ordered = ordered;
	only->ordered_count = 0;
	only->closure = closure;
	for (size_t i = 0; i < schema->ordered_count; i++) {
		const struct class_def *ancestor = class;
		while (ancestor && ancestor != schema->ordered[i])
			ancestor = ancestor->parent;
		if (ancestor)
			ordered[only->ordered_count++] = schema->ordered[i];
	}
	for (size_t i = 0; i < schema->closure_count; i++)
		closure[i] = schema_of_class(arena, schema->closure[i], class);
	return only;
}

/* Why the variant cannot hold the class, or NULL. */
static const char *
refusal_of(struct arena *arena, const struct class_def *class, enum variant variant)
{
	for (size_t i = 0; i < class->slot_count; i++) {
		const char *what = variant_refuses(variant, class->slots[i]);
		if (what)
			return arena_format(arena, "holds numbers and strings alone, and '%s' %s", class->slots[i]->name, what);
	}
	return NULL;
}

/* The header of every variant, for the benchmark to include. */
static struct compare_header *
make_headers(struct run *run, const struct schema *schema, const struct class_def *class)
{
	struct compare_header *headers = ARENA_ARRAY(run->arena, VARIANT_COUNT, struct compare_header);

	for (int i = 0; i < VARIANT_COUNT; i++) {
		const enum variant variant = (enum variant)i;
		const char *name = arena_format(run->arena, "%s%s.h", schema->name, variant_table[i].suffix);
		const struct schema *shown = variant_is_hashed(variant) ? schema_of_class(run->arena, schema, class) : schema;
		struct buf buf = {0};
		headers[i].variant = variant_table[i].name;
		headers[i].refusal = refusal_of(run->arena, class, variant);
		if (headers[i].refusal)
			continue;
		render_view(run, "header.h", NULL, view_header(run, shown, variant, name), &buf);
		headers[i].text = arena_text(run->arena, buf.data, buf.length);
		headers[i].length = buf.length;
		buf_free(&buf);
	}
	return headers;
}

/* As a shell would take it again; for the report. */
static const char *
command_line(struct run *run, const struct options *options)
{
	struct buf words = {0};

	buf_text(&words, "slotc ");
	child_print_command(options->arguments + 1, &words);
	const char *line = arena_text(run->arena, words.data, words.length);
	buf_free(&words);
	return line;
}

enum exit_code
cmd_compare(const struct options *options)
{
	struct run run = run_begin(options);
	struct schema *schema = run_schema(&run, options->operands[0]);
	enum exit_code code = run_report(&run, options);

	if (code == EXIT_DONE) {
		const struct class_def *class = find_class(run.arena, schema, options->class_name);
		if (!has_objects(class))
			fail_usage("class '%s' is %s: there are no objects of it to compare; name a class that %s", class->name,
			           class->is_mixin ? "a mixin" : "abstract", class->is_mixin ? "mixes it in" : "is made from it");
		struct compare_subject subject = {
			.class = class,
			.headers = make_headers(&run, schema, class),
			.header_count = VARIANT_COUNT,
			.view = compare_view(&run, class, options->compare.values),
			.of_python = compare_of_python(run.arena, class),
			.without_hand = compare_without_hand(run.arena, class),
		};
		struct compare_options compare = options->compare;
		compare.has_color = terminal_has_color(STDOUT_FILENO, options->color);
		compare.command = command_line(&run, options);
		code = compare_run(&run, &compare, &subject);
	}
	run_end(&run);
	return code;
}
