/*
 * check_overlap.c: whose names could be another's. The schemas of a header go
 * in; the classes come out of whose C names some may begin with another's and '_',
 * or another's with theirs: `cart` and `cart_item`, because `cart_item_copy` can
 * be a function of either. All other classes have their names to themselves.
 */
#include "check.h"

#include <string.h>

struct overlap {
	struct map *owners; /* the C names of classes and enums, which others begin with */
	struct map *found;
};

/* A set is a map in which any value will do. */
static bool
add(struct map *set, const char *name, size_t length)
{
	return !map_put(set, name, length, set);
}

static void
add_owner(struct overlap *overlap, const char *name)
{
	if (name && !add(overlap->owners, name, strlen(name)))
		add(overlap->found, name, strlen(name));
}

/* Mark every owner that the name is, or begins with. */
static bool
mark_owners(struct overlap *overlap, const char *name)
{
	bool has_owner = false;

	for (const char *end = strchr(name, '_'); end; end = strchr(end + 1, '_')) {
		size_t length = (size_t)(end - name);
		if (!map_get(overlap->owners, name, length))
			continue;
		add(overlap->found, name, length);
		has_owner = true;
	}
	return has_owner;
}

/* A name that is nobody's beginning: an enumerator, a guard. */
static void
add_name(struct overlap *overlap, const char *name)
{
	if (!name)
		return;
	mark_owners(overlap, name);
	if (map_get(overlap->owners, name, strlen(name)))
		add(overlap->found, name, strlen(name));
}

static void
add_owners(struct overlap *overlap, const struct schema *schema)
{
	for (size_t i = 0; i < schema->enum_count; i++)
		add_owner(overlap, schema->enums[i].c_name);
	for (size_t i = 0; i < schema->class_count; i++) {
		if (!schema->classes[i].is_mixin)
			add_owner(overlap, schema->classes[i].c_name);
	}
}

static void
find_in(struct overlap *overlap, struct run *run, const struct schema *schema)
{
	add_name(overlap, check_guard_name(run, schema));
	for (size_t i = 0; i < schema->enum_count; i++) {
		const struct enum_def *enum_def = &schema->enums[i];
		if (enum_def->c_name)
			mark_owners(overlap, enum_def->c_name);
		for (size_t k = 0; k < enum_def->value_count; k++)
			add_name(overlap, enum_def->values[k].c_name);
	}
	for (size_t i = 0; i < schema->class_count; i++) {
		const char *name = schema->classes[i].c_name;
		if (schema->classes[i].is_mixin || !name)
			continue;
		/* What makes a name of a long one is not seen by every compiler. */
		if (mark_owners(overlap, name) || strlen(name) >= SIGNIFICANT)
			add(overlap->found, name, strlen(name));
	}
}

struct map *
check_overlaps(struct run *run, struct arena *arena, const struct schema *schema)
{
	struct overlap overlap = {map_new(arena), map_new(arena)};

	for (size_t i = 0; i < schema->closure_count; i++)
		add_owners(&overlap, schema->closure[i]);
	add_owners(&overlap, schema);
	for (size_t i = 0; i < schema->closure_count; i++)
		find_in(&overlap, run, schema->closure[i]);
	find_in(&overlap, run, schema);
	return overlap.found;
}
