/*
 * cmd.c: what several commands begin and end with.
 */
#include "opt.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct run
run_begin(const struct options *options)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);

	for (int id = 0; id < DIAG_COUNT; id++) {
		enum severity severity = options->severities[id];
		if (options->is_quiet && diag_table[id].code[0] == 'W' && severity != SEVERITY_ERROR)
			severity = SEVERITY_OFF;
		diag_set(diag, (enum diag_id)id, severity);
	}
	diag_limit(diag, options->max_errors);
	return (struct run){
		.arena = arena,
		.diag = diag,
		.folders = options->folders,
		.folder_count = options->folder_count,
		.prefix_maps = options->prefix_maps,
		.prefix_map_count = options->prefix_map_count,
		.prefix = options->prefix,
		.suffix = options->suffix,
		.includes_imports = options->includes_imports,
		.includes_runtime = options->includes_runtime,
		.keeps_utf8 = options->keeps_utf8,
	};
}

enum exit_code
run_report(const struct run *run, const struct options *options)
{
	struct buf buf = {0};

	diag_print(run->diag, &buf, options->error_format, terminal_has_color(STDERR_FILENO, options->color));
	if (buf.length)
		fwrite(buf.data, 1, buf.length, stderr);
	buf_free(&buf);
	return diag_errors(run->diag) ? EXIT_SCHEMA : EXIT_DONE;
}

void
run_end(struct run *run)
{
	arena_free(run->arena);
	*run = (struct run){0};
}

static struct schema *
checked_schema(struct run *run, const char *path)
{
	input_add(run, path, true);
	struct schema *schema = import_schema(run, run->importer, path);

	if (!schema)
		return NULL;
	if (run->prefix)
		schema->prefix = run->prefix;
	check_schema(run, schema);
	return schema;
}

void
run_schemas(struct run *run, const char *const *paths, size_t count, struct schema **schemas)
{
	/* One schema may be an import of the next: the tree stays for them all. */
	run->tree = arena_new();
	run->importer = importer_new(run->arena, run->folders, run->folder_count);
	for (size_t i = 0; i < count; i++)
		schemas[i] = checked_schema(run, paths[i]);
	for (size_t i = 0; i < count; i++) {
		if (schemas[i])
			check_lints(run, schemas[i]);
	}
	arena_free(run->tree);
	run->tree = NULL;
	for (size_t i = 0; i < count; i++) {
		if (!schemas[i])
			continue;
		size_t errors = diag_errors(run->diag);
		check_collisions(run, schemas[i]);
		schemas[i]->is_sound &= diag_errors(run->diag) == errors;
		if (schemas[i]->is_sound)
			place_schema(run, schemas[i]);
	}
}

struct schema *
run_schema(struct run *run, const char *path)
{
	struct schema *schema;

	run_schemas(run, &path, 1, &schema);
	return schema;
}
