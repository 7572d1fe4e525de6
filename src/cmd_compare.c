/*
 * cmd_compare.c: `slotc compare FILE`: measure the variants of one class.
 */
#include "opt.h"

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

/* The header of every variant, for the benchmark to include. */
static struct compare_header *
make_headers(struct run *run, const struct schema *schema)
{
	struct compare_header *headers = ARENA_ARRAY(run->arena, VARIANT_COUNT, struct compare_header);

	for (int i = 0; i < VARIANT_COUNT; i++) {
		struct buf buf = {0};
		if (variant_is_hashed((enum variant)i)) {
			headers[i].variant = variant_table[i].name;
			continue;
		}
		const struct variant_row *variant = &variant_table[i];
		const char *name = arena_format(run->arena, "%s%s.h", schema->name, variant->suffix);
		render_view(run, "header.h", NULL, view_header(run, schema, (enum variant)i, name), &buf);
		headers[i] = (struct compare_header){
			.variant = variant->name,
			.text = arena_text(run->arena, buf.data, buf.length),
			.length = buf.length,
		};
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
			.headers = make_headers(&run, schema),
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
