/*
 * check_collision.c: every name that a header will define, in one table. The
 * schemas of a header go in; two origins of one name, and names that a system's
 * header has taken, are reported before anything is written. There are fifty
 * names to a class, so the table has their hashes; what a name was is found out
 * by making it again. All names of a class begin with its own and '_': unless
 * another name does too, they can only clash with each other, and a small table
 * that each class has in turn will do.
 */
#include "check.h"
#include "ident.h"
#include "stages.h"

#include <stdlib.h>
#include <string.h>

enum { FEW = 1024 }; /* entries of a table that are soon zeroed */

/* What names are made for: one of these. */
struct maker {
	const struct schema *schema;
	const struct class_def *class;      /* alone: of the class itself, */
	const struct attribute *attribute;  /* or of one of its attributes */
	const struct enum_def *enum_def;    /* alone: of the enum itself, */
	const struct permissible_value *value; /* or of one of its values */
};

/* A name in the table: as small as can be, for there may be millions. */
struct entry {
	uint32_t hash;
	uint32_t maker; /* its number; 0: the entry is free */
};

struct table {
	struct run *run;
	struct arena *scratch;
	struct maker *makers;
	size_t maker_count, maker_capacity;
	struct entry *entries; /* tags too, though C would keep them apart: people do not */
	size_t count, capacity; /* a power of two */
	struct maker maker; /* whose names are added */
	bool is_far;        /* from every name of the system's */
	struct buf name;
	/* When a name is looked for and none is added: */
	const char *wanted;
	char *found; /* the first that is the same to compilers, or NULL */
};

static bool
report_clash(struct table *table, const char *name, struct span at)
{
	const char *header = table->is_far ? NULL : ident_header(name);
	const struct schema *schema = table->maker.schema;

	if (table->is_far)
		return false;
	if (header) {
		diag_report(table->run->diag, E_HEADER_CLASH, at, name, header,
			    ident_repair(table->run->arena, schema->name));
	} else if (ident_is_macro(name)) {
		struct diag_message *message = diag_report(table->run->diag, E_HEADER_CLASH, at, name, NULL);
		diag_help(message,
			  "some system's headers define it as a macro; put a prefix before every name of this schema: "
			  "'c: {prefix: %s_}'",
			  ident_repair(table->run->arena, schema->name));
	} else {
		return false;
	}
	return true;
}

/* Where the maker was written. */
static struct span
place_of(const struct maker *maker)
{
	struct span at = maker->schema->name_at;

	if (maker->attribute)
		return maker->attribute->from == maker->class ? maker->attribute->at : maker->class->at;
	if (maker->class)
		return maker->class->at;
	if (maker->value)
		return maker->value->at;
	if (maker->enum_def)
		return maker->enum_def->at;
	return at.source ? at : (struct span){maker->schema->source, 1, 1, 1, 1};
}

/* "attribute 'x' of class 'C'" */
static const char *
origin_of(struct arena *arena, const struct maker *maker)
{
	if (maker->attribute)
		return arena_format(arena, "attribute '%s' of class '%s'", maker->attribute->name, maker->class->name);
	if (maker->class)
		return arena_format(arena, "class '%s'", maker->class->name);
	if (maker->value)
		return arena_format(arena, "value '%s' of enum '%s'", maker->value->name, maker->enum_def->name);
	if (maker->enum_def)
		return arena_format(arena, "enum '%s'", maker->enum_def->name);
	return arena_format(arena, "schema '%s'", maker->schema->name);
}

static bool add_names(struct table *table, const struct maker *maker);

/* The maker's first name that is the same to compilers, or NULL. */
static char *
find_name(const struct table *table, const struct maker *maker, const char *name)
{
	struct table search = {.run = table->run, .scratch = table->scratch, .wanted = name};

	add_names(&search, maker);
	buf_free(&search.name);
	return search.found;
}

static struct entry *
free_entry(struct entry *entries, size_t capacity, uint32_t hash)
{
	size_t i = hash & (capacity - 1);

	while (entries[i].maker)
		i = (i + 1) & (capacity - 1);
	return &entries[i];
}

static void
grow(struct table *table)
{
	size_t capacity = table->capacity ? 2 * table->capacity : 256;
	struct entry *entries = calloc(capacity, sizeof *entries);

	if (!entries)
		fail("out of memory");
	for (size_t i = 0; i < table->capacity; i++) {
		if (table->entries[i].maker)
			*free_entry(entries, capacity, table->entries[i].hash) = table->entries[i];
	}
	free(table->entries);
	table->entries = entries;
	table->capacity = capacity;
}

/* Two makers of one name. */
static void
report_collision(struct table *table, const struct maker *first, const char *first_name, const char *name)
{
	struct run *run = table->run;
	struct span at = place_of(&table->maker), first_at = place_of(first);

	if (strcmp(first_name, name) != 0) {
		struct diag_message *message =
			diag_report(run->diag, E_TOO_BIG, at, arena_format(run->arena, "the C name '%s'", name),
				    arena_format(run->arena, "%zu bytes", strlen(name)),
				    arena_format(run->arena, "%d, up to which another is the same", SIGNIFICANT));
		diag_note(message, first_at, "'%s' is made here", first_name);
	} else {
		const char *origin = origin_of(run->arena, first);
		struct diag_message *message = diag_report(run->diag, E_NAME_COLLISION, at,
							   origin_of(run->arena, &table->maker), origin, name);
		diag_note(message, first_at, "%s is here", origin);
		/* The class did not write this name; it comes with its arrays. */
		const char *accessor = table->maker.attribute ? table->maker.attribute->accessor : "";
		if (first->class == table->maker.class && !first->attribute && strcmp(accessor, "at") == 0)
			diag_note(message, (struct span){0},
				  "the class has an array: '%s' is access by name to one of its elements", name);
	}
}

/* Is the name new, and nobody else's? Reported if not. */
static bool
add_symbol(struct table *table, const char *before, const char *middle, const char *name, const char *after)
{
	struct buf *buf = &table->name;

	buf_reset(buf);
	buf_text(buf, before);
	buf_text(buf, middle);
	buf_text(buf, name);
	buf_text(buf, after);
	if (table->wanted) {
		if (!table->found && strncmp(buf->data, table->wanted, SIGNIFICANT) == 0)
			table->found = arena_text(table->scratch, buf->data, buf->length);
		return true;
	}
	if (table->count >= table->capacity / 4 * 3)
		grow(table);
	uint32_t hash = (uint32_t)map_hash(buf->data, buf->length < SIGNIFICANT ? buf->length : SIGNIFICANT);
	for (size_t i = hash & (table->capacity - 1); table->entries[i].maker; i = (i + 1) & (table->capacity - 1)) {
		if (table->entries[i].hash != hash)
			continue;
		const struct maker *first = &table->makers[table->entries[i].maker - 1];
		const char *name_there = find_name(table, first, buf->data);
		if (name_there) {
			report_collision(table, first, name_there, buf->data);
			return false;
		}
	}
	*free_entry(table->entries, table->capacity, hash) = (struct entry){hash, (uint32_t)table->maker_count};
	table->count++;
	return !report_clash(table, buf->data, place_of(&table->maker));
}

/* What a class adds besides the functions of its attributes. */
static const char *const class_functions[] = {
	"init", "clear", "copy", "move", "equal", "hash", "format", "new",   "free",   "class", "find",
	"get",  "getn",  "set",  "setn", "has",   "hasn", "unset",  "unsetn", "reset", "fill",
	"next", "cells", /* a map's */
};
static const char *const array_functions[] = {"get_at", "set_at"};

static const char *const enum_functions[] = {"name", "from_name", "is_valid", "enum"};

enum applies { TO_ALL, TO_WRITABLE, TO_OPTIONAL, TO_EMBEDDED, TO_BOUNDED };

/* What an attribute adds: before its name, and after. */
static const struct {
	enum applies applies;
	const char *before, *after;
} attribute_functions[] = {
	{TO_ALL, "_get_", ""},        {TO_WRITABLE, "_set_", ""},    {TO_OPTIONAL, "_has_", ""},
	{TO_OPTIONAL, "_unset_", ""}, {TO_EMBEDDED, "_edit_", ""},   {TO_BOUNDED, "_", "_count"},
	{TO_BOUNDED, "_", "_append"}, {TO_BOUNDED, "_", "_remove"}, {TO_BOUNDED, "_", "_clear"},
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

static bool
add_attribute(struct table *table, const struct class_def *class, const struct attribute *attribute)
{
	for (size_t i = 0; i < COUNT_OF(attribute_functions); i++) {
		if (does_apply(attribute_functions[i].applies, attribute) &&
		    !add_symbol(table, class->c_name, attribute_functions[i].before, attribute->accessor,
				attribute_functions[i].after))
			return false;
	}
	return true;
}

static bool
add_functions(struct table *table, const struct class_def *class, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (!add_symbol(table, class->c_name, "_", names[i], ""))
			return false;
	}
	return true;
}

static bool
add_class(struct table *table, const struct class_def *class)
{
	/* A name that is taken takes all that are made of it. */
	if (!add_symbol(table, class->c_name, "", "", ""))
		return false;
	if (!add_functions(table, class, class_functions, COUNT_OF(class_functions)))
		return false;
	/* What is deprecated calls what is not: init calls begin. */
	if (class->deprecated && !add_symbol(table, class->c_name, "_", "begin", ""))
		return false;
	if (class_has_arrays(class) && !add_functions(table, class, array_functions, COUNT_OF(array_functions)))
		return false;
	for (const struct class_def *up = class->parent; up && up->c_name; up = up->parent) {
		add_symbol(table, class->c_name, "_as_", up->c_name, "");
		add_symbol(table, class->c_name, "_edit_as_", up->c_name, "");
	}
	return true;
}

static bool
add_enum(struct table *table, const struct enum_def *enum_def)
{
	if (!add_symbol(table, enum_def->c_name, "", "", ""))
		return false;
	for (size_t i = 0; i < COUNT_OF(enum_functions); i++)
		add_symbol(table, enum_def->c_name, "_", enum_functions[i], "");
	if (enum_def->is_flags)
		add_symbol(table, enum_def->c_name, "_", "format", "");
	return true;
}

const char *
check_guard_name(struct run *run, const struct schema *schema)
{
	return ident_guard(run->arena, arena_format(run->arena, "slotc_schema_%s%s_slotted_h", schema->prefix, schema->name));
}

/* Every name that is made for it; false where those of its parts are not to follow. */
static bool
add_names(struct table *table, const struct maker *maker)
{
	const struct schema *schema = maker->schema;

	table->maker = *maker;
	if (maker->attribute)
		return add_attribute(table, maker->class, maker->attribute);
	if (maker->class)
		return add_class(table, maker->class);
	if (maker->value)
		return add_symbol(table, maker->value->c_name, "", "", "");
	if (maker->enum_def)
		return add_enum(table, maker->enum_def);
	return add_symbol(table, check_guard_name(table->run, schema), "", "", "");
}

/* A maker with its names. */
static bool
add_maker(struct table *table, struct maker maker)
{
	table->makers = arena_grow(table->scratch, table->makers, table->maker_count, &table->maker_capacity,
				   sizeof *table->makers);
	table->makers[table->maker_count++] = maker;
	return add_names(table, &maker);
}

static void
add_enums(struct table *table, const struct schema *schema)
{
	for (size_t i = 0; i < schema->enum_count; i++) {
		const struct enum_def *enum_def = &schema->enums[i];
		struct maker maker = {.schema = schema, .enum_def = enum_def};
		if (!enum_def->c_name || !add_maker(table, maker))
			continue;
		for (size_t k = 0; k < enum_def->value_count; k++) {
			maker.value = &enum_def->values[k];
			if (maker.value->c_name)
				add_maker(table, maker);
		}
	}
}

static void
add_parts(struct table *table, const struct class_def *class)
{
	struct maker maker = {.schema = class->schema, .class = class};
	/* What was inherited was looked at in the parent, which may have no arrays. */
	bool is_first_array = class_has_arrays(class) && !(class->parent && class_has_arrays(class->parent));

	if (!add_maker(table, maker))
		return;
	for (size_t i = 0; i < class->slot_count; i++) {
		const char *accessor = class->slots[i]->accessor;
		maker.attribute = class->slots[i];
		if (accessor && (i >= class->inherited_count || (is_first_array && strcmp(accessor, "at") == 0)))
			add_maker(table, maker);
	}
}

/* Forget all names. */
static void
reset(struct table *table)
{
	if (table->capacity > FEW) {
		free(table->entries);
		table->entries = NULL;
		table->capacity = 0;
	} else if (table->entries) {
		memset(table->entries, 0, table->capacity * sizeof *table->entries);
	}
	table->maker_count = table->count = 0;
}

struct tables {
	struct table all;     /* but what is a class's alone: */
	struct table own;
	struct map *overlaps; /* classes whose names are not */
};

static void
add_schema(struct tables *tables, const struct schema *schema)
{
	add_maker(&tables->all, (struct maker){.schema = schema});
	add_enums(&tables->all, schema);
	for (size_t i = 0; i < schema->class_count; i++) {
		const struct class_def *class = &schema->classes[i];
		if (class->is_mixin || !class->c_name)
			continue;
		if (map_get(tables->overlaps, class->c_name, strlen(class->c_name))) {
			add_parts(&tables->all, class);
			continue;
		}
		reset(&tables->own);
		tables->own.is_far = !ident_starts_system_name(class->c_name);
		add_parts(&tables->own, class);
	}
}

void
check_collisions(struct run *run, const struct schema *schema)
{
	struct arena *scratch = arena_new();
	struct tables tables = {
		.all = {.run = run, .scratch = scratch},
		.own = {.run = run, .scratch = scratch},
		.overlaps = check_overlaps(run, scratch, schema),
	};

	for (size_t i = 0; i < schema->closure_count; i++)
		add_schema(&tables, schema->closure[i]);
	add_schema(&tables, schema);
	arena_free(scratch);
	free(tables.all.entries);
	free(tables.own.entries);
	buf_free(&tables.all.name);
	buf_free(&tables.own.name);
}
