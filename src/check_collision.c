/*
 * check_collision.c: every name that a header will define, in one table. The
 * schemas of a header go in; two origins of one name, and names that a system's
 * header has taken, are reported before anything is written.
 */
#include "check.h"

#include <string.h>

/* C99 5.2.4.1: characters of a name that every compiler tells apart. */
enum { SIGNIFICANT = 63 };

/* A name, and what it is made of. */
struct symbol {
	const char *name;
	struct span at;
	const char *origin;
};

struct table {
	struct run *run;
	const struct schema *schema; /* whose names are added */
	struct map *names;           /* tags too, though C would keep them apart: people do not */
};

static bool
report_clash(struct table *table, const char *name, struct span at)
{
	const char *header = ident_header(name);

	if (header) {
		diag_report(table->run->diag, E_HEADER_CLASH, at, name, header,
			    ident_repair(table->run->arena, table->schema->name));
	} else if (ident_is_macro(name)) {
		struct diag_message *message = diag_report(table->run->diag, E_HEADER_CLASH, at, name, NULL);
		diag_help(message,
			  "some system's headers define it as a macro; put a prefix before every name of this schema: "
			  "'c: {prefix: %s_}'",
			  ident_repair(table->run->arena, table->schema->name));
	} else {
		return false;
	}
	return true;
}

/* Is the name new, and nobody else's? Reported if not. */
static bool
add_symbol(struct table *table, const char *name, struct span at, const char *origin)
{
	struct run *run = table->run;
	struct symbol *symbol = ARENA_NEW(run->arena, struct symbol);
	size_t length = strlen(name);

	*symbol = (struct symbol){.name = name, .at = at, .origin = origin};
	const struct symbol *first = map_put(table->names, name, length < SIGNIFICANT ? length : SIGNIFICANT, symbol);
	if (!first)
		return !report_clash(table, name, at);
	if (strcmp(first->name, name) != 0) {
		struct diag_message *message =
			diag_report(run->diag, E_TOO_BIG, at, arena_format(run->arena, "the C name '%s'", name),
				    arena_format(run->arena, "%zu bytes", length),
				    arena_format(run->arena, "%d, up to which another is the same", SIGNIFICANT));
		diag_note(message, first->at, "'%s' is made here", first->name);
	} else {
		struct diag_message *message =
			diag_report(run->diag, E_NAME_COLLISION, at, origin, first->origin, name);
		diag_note(message, first->at, "%s is here", first->origin);
	}
	return false;
}

/* What a class adds besides the functions of its attributes. */
static const char *const class_functions[] = {
	"init",   "clear", "copy", "move",  "equal",  "hash",   "format", "new",
	"free",   "class", "find", "get",   "getn",   "get_at", "set",    "setn",
	"set_at", "has",   "hasn", "unset", "unsetn", "reset",  "next",   "cells", /* the last two are a map's */
};

static const char *const enum_functions[] = {"name", "from_name", "is_valid", "enum"};

enum applies { TO_ALL, TO_WRITABLE, TO_OPTIONAL, TO_EMBEDDED, TO_BOUNDED };

/* What an attribute adds: before its name, and after. */
static const struct {
	enum applies applies;
	const char *before, *after;
} attribute_functions[] = {
	{TO_ALL, "get_", ""},        {TO_WRITABLE, "set_", ""},   {TO_OPTIONAL, "has_", ""},
	{TO_OPTIONAL, "unset_", ""}, {TO_EMBEDDED, "edit_", ""},  {TO_BOUNDED, "", "_count"},
	{TO_BOUNDED, "", "_append"}, {TO_BOUNDED, "", "_remove"}, {TO_BOUNDED, "", "_clear"},
};

static bool
does_apply(enum applies applies, const struct attribute *attribute)
{
	switch (applies) {
	case TO_ALL:
		return true;
	case TO_WRITABLE:
		return !attribute->readonly && !attribute->is_constant;
	case TO_OPTIONAL:
		return attribute->optional;
	case TO_EMBEDDED:
		return attribute->object && attribute->storage == STORAGE_INLINE;
	case TO_BOUNDED:
		return attribute->is_bounded;
	}
	return false;
}

static void
add_attribute(struct table *table, const struct class_def *class, const struct attribute *attribute)
{
	struct arena *arena = table->run->arena;
	const char *origin = arena_format(arena, "attribute '%s' of class '%s'", attribute->name, class->name);
	struct span at = attribute->from == class ? attribute->at : class->at;

	for (size_t i = 0; i < COUNT_OF(attribute_functions); i++) {
		if (does_apply(attribute_functions[i].applies, attribute) &&
		    !add_symbol(table,
				arena_format(arena, "%s_%s%s%s", class->c_name, attribute_functions[i].before,
					     attribute->accessor, attribute_functions[i].after),
				at, origin))
			return;
	}
}

static void
add_class(struct table *table, const struct class_def *class)
{
	struct arena *arena = table->run->arena;
	const char *origin = arena_format(arena, "class '%s'", class->name);

	/* A name that is taken takes all that are made of it. */
	if (!class->c_name || !add_symbol(table, class->c_name, class->at, origin))
		return;
	for (size_t i = 0; i < COUNT_OF(class_functions); i++) {
		if (!add_symbol(table, arena_format(arena, "%s_%s", class->c_name, class_functions[i]), class->at,
				origin))
			return;
	}
	for (const struct class_def *up = class->parent; up && up->c_name; up = up->parent) {
		add_symbol(table, arena_format(arena, "%s_as_%s", class->c_name, up->c_name), class->at, origin);
		add_symbol(table, arena_format(arena, "%s_edit_as_%s", class->c_name, up->c_name), class->at, origin);
	}
	for (size_t i = class->inherited_count; i < class->slot_count; i++) {
		if (class->slots[i]->accessor)
			add_attribute(table, class, class->slots[i]);
	}
}

static void
add_enum(struct table *table, const struct enum_def *enum_def)
{
	struct arena *arena = table->run->arena;
	const char *origin = arena_format(arena, "enum '%s'", enum_def->name);

	if (!enum_def->c_name || !add_symbol(table, enum_def->c_name, enum_def->at, origin))
		return;
	for (size_t i = 0; i < COUNT_OF(enum_functions); i++)
		add_symbol(table, arena_format(arena, "%s_%s", enum_def->c_name, enum_functions[i]), enum_def->at,
			   origin);
	for (size_t i = 0; i < enum_def->value_count; i++) {
		const struct permissible_value *value = &enum_def->values[i];
		if (value->c_name)
			add_symbol(table, value->c_name, value->at,
				   arena_format(arena, "value '%s' of enum '%s'", value->name, enum_def->name));
	}
}

static void
add_schema(struct table *table, const struct schema *schema)
{
	struct arena *arena = table->run->arena;
	struct span at = schema->name_at;

	if (!at.source)
		at = (struct span){schema->source, 1, 1, 1, 1};
	table->schema = schema;
	add_symbol(table,
		   ident_guard(arena, arena_format(arena, "slotc_schema_%s%s_slotted_h", schema->prefix, schema->name)),
		   at, arena_format(arena, "schema '%s'", schema->name));
	for (size_t i = 0; i < schema->enum_count; i++)
		add_enum(table, &schema->enums[i]);
	for (size_t i = 0; i < schema->class_count; i++) {
		if (!schema->classes[i].is_mixin)
			add_class(table, &schema->classes[i]);
	}
}

void
check_collisions(struct run *run, const struct schema *schema)
{
	struct table table = {.run = run, .names = map_new(run->arena)};

	for (size_t i = 0; i < schema->closure_count; i++)
		add_schema(&table, schema->closure[i]);
	add_schema(&table, schema);
}
