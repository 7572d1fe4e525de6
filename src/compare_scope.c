/*
 * compare_scope.c: how much of a class a report speaks of. The benchmark's view
 * goes in; out come the names of the attributes that objects are created with,
 * that are timed, and that are timed by name, each beside the names of those
 * that are not.
 */
#include "compare.h"

#include <string.h>

/* So many names are said; of more, how many they are. */
enum { SAID_NAMES = 7 };

static bool
has_item(const struct json *list, const struct json *item)
{
	for (size_t i = 0; i < list->count; i++) {
		if (list->items[i] == item)
			return true;
	}
	return false;
}

/* The names of the attributes that the list has, or of those that it lacks. */
static struct compare_names
names_of(struct arena *arena, const struct json *view, const char *list, bool is_in)
{
	const struct json *all = json_get(view, "attributes"), *some = json_get(view, list);
	struct compare_names names = {ARENA_ARRAY(arena, all->count, const char *), 0};

	for (size_t i = 0; i < all->count; i++) {
		if (has_item(some, all->items[i]) == is_in)
			names.items[names.count++] = json_get(all->items[i], "name")->text;
	}
	return names;
}

struct compare_scope
compare_scope(struct arena *arena, const struct json *view)
{
	return (struct compare_scope){
		.given = names_of(arena, view, "required", true),
		.defaulted = names_of(arena, view, "required", false),
		.timed = names_of(arena, view, "accessed", true),
		.untimed = names_of(arena, view, "accessed", false),
		.by_name = names_of(arena, view, "measured", true),
		.not_by_name = names_of(arena, view, "measured", false),
	};
}

/* "id, name and 12 more". */
static const char *
said(struct arena *arena, const struct compare_names *names)
{
	/* No number stands for a single name. */
	const size_t shown = names->count > SAID_NAMES + 1 ? SAID_NAMES : names->count;
	const char *list = "";

	for (size_t i = 0; i < shown; i++)
		list = arena_format(arena, "%s%s%s", list, i ? ", " : "", names->items[i]);
	return shown < names->count ? arena_format(arena, "%s and %zu more", list, names->count - shown) : list;
}

static bool
are_alike(const struct compare_names *a, const struct compare_names *b)
{
	bool are = a->count == b->count;

	for (size_t i = 0; are && i < a->count; i++)
		are = strcmp(a->items[i], b->items[i]) == 0;
	return are;
}

size_t
compare_scope_notes(struct arena *arena, const struct compare_report *report, struct compare_fact *notes)
{
	const struct compare_scope *scope = &report->scope;
	size_t count = 0;

	if (scope->defaulted.count)
		notes[count++] = (struct compare_fact){
			"created with",
			arena_format(arena, "%s; %s at its default: %s",
				     scope->given.count ? said(arena, &scope->given) : "nothing, for none is required",
				     scope->given.count ? "the rest" : "each", said(arena, &scope->defaulted))};
	if (scope->untimed.count && compare_is_measured(report, MEASURE_READ))
		notes[count++] = (struct compare_fact){"timed", arena_format(arena, "%s; not timed: %s",
									     said(arena, &scope->timed),
									     said(arena, &scope->untimed))};
	if (scope->not_by_name.count && !are_alike(&scope->by_name, &scope->timed) &&
	    compare_is_measured(report, MEASURE_READ_NAME))
		notes[count++] = (struct compare_fact){"timed by name", arena_format(arena, "%s; not timed: %s",
										     said(arena, &scope->by_name),
										     said(arena, &scope->not_by_name))};
	return count;
}

struct json *
compare_scope_json(struct arena *arena, const struct compare_scope *scope)
{
	const struct {
		const char *key;
		const struct compare_names *names;
	} lists[] = {
		{"given", &scope->given},       {"default", &scope->defaulted}, {"timed", &scope->timed},
		{"not_timed", &scope->untimed}, {"by_name", &scope->by_name},   {"not_by_name", &scope->not_by_name},
	};
	struct json *json = json_object(arena);

	for (size_t i = 0; i < COUNT_OF(lists); i++) {
		struct json *list = json_list(arena);
		for (size_t k = 0; k < lists[i].names->count; k++)
			json_add(list, json_text(arena, lists[i].names->items[k]));
		json_set(json, lists[i].key, list);
	}
	return json;
}
