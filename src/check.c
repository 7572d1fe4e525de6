/*
 * check.c: does it make sense? A schema as it was read goes in; types,
 * defaults, slots and C names are set in it, and what does not fit is
 * reported, each mistake once and none that only follows from another.
 */
#include "check.h"
#include "stages.h"

enum { CLASS_LIMIT = 65536, STEPS_SHOWN = 4, MANY_NAMES = 1000, SEARCHES = 100 };

const char *
add_step(struct arena *arena, const char *path, size_t index, size_t count, const char *step)
{
	if (index == STEPS_SHOWN && count > 2 * STEPS_SHOWN)
		return arena_format(arena, "%s... -> ", path);
	if (index > STEPS_SHOWN && index + STEPS_SHOWN < count)
		return path;
	return arena_format(arena, "%s%s -> ", path, step);
}

/* Thousands of words that are wrong, each compared with thousands of names,
 * would take minutes. */
const char *
nearest_name(struct checker *checker, const char *word, const char *const *names, size_t count)
{
	if (count > MANY_NAMES && checker->searches++ >= SEARCHES)
		return NULL;
	return typo_nearest(word, names, count);
}

static void
check_one(struct run *run, struct schema *schema)
{
	struct checker checker = {.run = run, .schema = schema, .scratch = arena_new()};
	size_t errors = diag_errors(run->diag);
	struct span top = {schema->source, 1, 1, 1, 1};

	if (schema->class_count > CLASS_LIMIT)
		diag_report(run->diag, E_TOO_BIG, top, "the schema",
			    arena_format(run->arena, "%zu classes", schema->class_count),
			    arena_format(run->arena, "%d", CLASS_LIMIT));
	check_scope(&checker);
	check_enums(&checker);
	check_types(&checker);
	check_classes(&checker);
	check_order(&checker);
	check_identifiers(&checker);
	arena_free(checker.scratch);

	schema->is_sound &= diag_errors(run->diag) == errors;
	for (size_t i = 0; i < schema->import_paths.count && schema->imports; i++)
		schema->is_sound &= schema->imports[i] && schema->imports[i]->is_sound;
	check_imports(&checker);
	schema->is_checked = true;
}

void
check_schema(struct run *run, struct schema *schema)
{
	for (size_t i = 0; i < schema->closure_count; i++) {
		if (!schema->closure[i]->is_checked)
			check_one(run, schema->closure[i]);
	}
	if (!schema->is_checked)
		check_one(run, schema);
}
