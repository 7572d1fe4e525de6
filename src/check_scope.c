/*
 * check_scope.c: what each name means. The definitions of a schema and of all
 * that it imports go in; one table of names comes out. Types, enums and classes
 * share it, because `type` may name any of them.
 */
#include "check.h"

#include <string.h>

enum { UNREAD_SEARCHES = 200 };

static const char *const kind_name[] = {"type", "enum", "class"};

static void
define(struct checker *checker, const struct definition *made, bool is_own)
{
	struct run *run = checker->run;
	struct definition *definition = ARENA_NEW(run->arena, struct definition);

	*definition = *made;
	const struct definition *first =
		map_put(checker->scope, definition->name, strlen(definition->name), definition);
	if (!first) {
		checker->names[checker->name_count++] = definition->name;
		if (definition->kind == DEFINES_CLASS)
			checker->class_names[checker->class_name_count++] = definition->name;
	}
	if (is_own && prim_find(definition->name)) {
		diag_report(run->diag, E_RESERVED_WORD, definition->at, kind_name[definition->kind], definition->name,
			    "is a type of slotc itself", arena_format(run->arena, "my_%s", definition->name));
	} else if (first && first->at.source != definition->at.source) {
		struct diag_message *message =
			diag_report(run->diag, E_DUPLICATE_DEFINITION, definition->at, definition->name);
		diag_note(message, first->at, "first defined here, as %s %s", first->kind == DEFINES_ENUM ? "an" : "a",
			  kind_name[first->kind]);
	} else if (first) {
		struct diag_message *message =
			diag_report(run->diag, E_DUPLICATE_DEFINITION, definition->at, definition->name);
		diag_note(message, first->at, "the %s is defined here", kind_name[first->kind]);
	}
}

static void
define_all(struct checker *checker, struct schema *schema, bool is_own)
{
	for (size_t i = 0; i < schema->type_count; i++) {
		struct type_def *it = &schema->types[i];
		const struct definition made = {DEFINES_TYPE, .name = it->name, .at = it->at, .type = it};
		define(checker, &made, is_own);
	}
	for (size_t i = 0; i < schema->enum_count; i++) {
		struct enum_def *it = &schema->enums[i];
		const struct definition made = {DEFINES_ENUM, .name = it->name, .at = it->at, .enum_def = it};
		define(checker, &made, is_own);
	}
	for (size_t i = 0; i < schema->class_count; i++) {
		struct class_def *it = &schema->classes[i];
		const struct definition made = {DEFINES_CLASS, .name = it->name, .at = it->at, .class = it};
		define(checker, &made, is_own);
	}
}

static size_t
count_definitions(const struct schema *schema)
{
	return schema->type_count + schema->enum_count + schema->class_count;
}

static bool
lacks_import(const struct schema *schema)
{
	if (schema->unread && strstr(schema->unread, "imports:"))
		return true;
	for (size_t i = 0; i < schema->import_paths.count; i++) {
		if (!schema->imports || !schema->imports[i])
			return true;
	}
	return false;
}

void
check_scope(struct checker *checker)
{
	struct schema *schema = checker->schema;
	size_t count = count_definitions(schema);

	checker->lacks_import = lacks_import(schema);
	for (size_t i = 0; i < schema->closure_count; i++) {
		count += count_definitions(schema->closure[i]);
		checker->lacks_import |= lacks_import(schema->closure[i]);
	}
	checker->scope = map_new(checker->run->arena);
	checker->names = ARENA_ARRAY(checker->run->arena, count, const char *);
	checker->class_names = ARENA_ARRAY(checker->run->arena, count, const char *);
	for (size_t i = 0; i < schema->closure_count; i++)
		define_all(checker, schema->closure[i], false);
	define_all(checker, schema, true);
}

const struct definition *
find_definition(const struct checker *checker, const char *name)
{
	struct definition *definition = map_get(checker->scope, name, strlen(name));

	if (definition)
		definition->is_used = true;
	return definition;
}

/* Does the text hold the word as a key, or on a line of its own, where the ':'
 * may be the fault? */
static bool
has_key(const char *text, const char *word)
{
	size_t length = strlen(word);

	for (const char *at = text; length && (at = strstr(at, word)); at += length) {
		const char *before = at, *after = at + length;
		while (before > text && strchr(" \t{,\"'", before[-1]))
			before--;
		bool is_alone = before > text && before[-1] == '\n';
		after += strspn(after, " \"'");
		if ((*after == ':' && (before < at || is_alone)) || (is_alone && (!*after || *after == '\n')))
			return true;
	}
	return false;
}

/* Thousands of unknown names, each looked for in megabytes, would take minutes:
 * of the last ones nothing is said. */
static bool
is_unread(struct checker *checker, const struct schema *schema, const char *name)
{
	for (size_t i = 0; i < schema->strays.count; i++)
		if (text_is(name, schema->strays.items[i].text))
			return true;
	return schema->unread && (checker->unread_searches++ >= UNREAD_SEARCHES || has_key(schema->unread, name));
}

bool
is_defined_unread(struct checker *checker, const char *name)
{
	const struct schema *schema = checker->schema;
	bool is_there = is_unread(checker, schema, name);

	for (size_t i = 0; i < schema->closure_count && !is_there; i++)
		is_there = is_unread(checker, schema->closure[i], name);
	return is_there;
}

/* Is something used that this file defines? */
static bool
is_source_used(const struct checker *checker, const struct source *source)
{
	for (size_t i = 0; i < checker->name_count; i++) {
		const struct definition *definition =
			map_get(checker->scope, checker->names[i], strlen(checker->names[i]));
		if (definition->is_used && definition->at.source == source)
			return true;
	}
	return false;
}

void
check_imports(struct checker *checker)
{
	const struct schema *schema = checker->schema;

	if (schema->class_count == 0 || !schema->is_sound || !schema->imports)
		return;
	for (size_t i = 0; i < schema->import_paths.count; i++) {
		const struct schema *import = schema->imports[i];
		bool is_used = is_source_used(checker, import->source);
		for (size_t k = 0; k < import->closure_count && !is_used; k++)
			is_used = is_source_used(checker, import->closure[k]->source);
		if (!is_used)
			diag_report(checker->run->diag, W_UNUSED_IMPORT, schema->import_paths.items[i].at,
				    schema->import_paths.items[i].text);
	}
}
