/*
 * compare_rows.c: the rows and columns of the report. A new variant is a row
 * here (and its header, given to compare_run by the command); a new operation
 * is a column here and a passage in the bench templates.
 */
#include "compare.h"

#include <ctype.h>
#include <string.h>

static const struct compare_library uthash = {"uthash", "uthash.h", NULL, "apt install uthash-dev"};
static const struct compare_library glib = {"GLib", "glib.h", "glib-2.0", "apt install libglib2.0-dev pkg-config"};

const struct compare_kind compare_kinds[] = {
	{"slotted", "slotted, in an array", COMPARE_C, "slotted", NULL, NULL, NULL},
	{"packed", "packed, in an array", COMPARE_C, "packed", NULL, NULL, NULL},
	{"slotted-malloc", "slotted, each from malloc", COMPARE_C, "slotted", "-DBENCH_POINTERS", NULL, NULL},
	{"struct", "struct written by hand", COMPARE_C, NULL, "-DBENCH_STRUCT", NULL, NULL},
	{"map", "map", COMPARE_C, "map", NULL, NULL, NULL},
	{"map-uthash", "map, uthash", COMPARE_C, "map-uthash", NULL, NULL, &uthash},
	{"map-glib", "map, GLib's GHashTable", COMPARE_C, "map-glib", "-DBENCH_ALL_HEAP", NULL, &glib},
	{"python-slots", "Python, __slots__", COMPARE_PYTHON, NULL, NULL, "slots", NULL},
	{"python-dict", "Python, __dict__", COMPARE_PYTHON, NULL, NULL, "dict", NULL},
	{"python-namedtuple", "Python, namedtuple", COMPARE_PYTHON, NULL, NULL, "namedtuple", NULL},
};

const size_t compare_kind_count = COUNT_OF(compare_kinds);

const struct compare_measure_row compare_measures[MEASURE_COUNT] = {
	[MEASURE_HEAP] = {"heap", "heap, B", "B", "taken from the allocator"},
	[MEASURE_RESIDENT] = {"resident", "resident, B", "B", "the process grew by"},
	[MEASURE_CREATE] = {"create", "create, ns", "ns", "make an object, of the values that its constructor takes"},
	[MEASURE_READ] = {"read", "read", "ns", "read one attribute through its accessor"},
	[MEASURE_WRITE] = {"write", "write", "ns", "write one attribute through its accessor"},
	[MEASURE_READ_NAME] = {"read_by_name", "read by name", "ns", "read an attribute whose name comes at run time"},
	[MEASURE_WRITE_NAME] = {"write_by_name", "write by name", "ns",
				"write an attribute whose name comes at run time"},
	[MEASURE_REJECT] = {"reject", "reject a name", "ns", "refuse to set an attribute that the class lacks"},
	[MEASURE_DESTROY] = {"destroy", "destroy, ns", "ns", "give an object back, with what was written into it"},
	[MEASURE_CREATE_NO_GC] = {"create_without_gc", "create, no gc", "ns",
				  "create with Python's cyclic garbage collector off"},
};

/* Does the word, as a user gives it, mean this kind? */
static bool
names_kind(const char *word, size_t length, const struct compare_kind *kind)
{
	if (kind->language == COMPARE_PYTHON && length == strlen("python") && memcmp(word, "python", length) == 0)
		return true;
	return strlen(kind->name) == length && memcmp(word, kind->name, length) == 0;
}

static _Noreturn void
refuse_name(struct arena *arena, const char *word, size_t length)
{
	const char **names = ARENA_ARRAY(arena, compare_kind_count, const char *);
	struct buf all = {0};

	for (size_t i = 0; i < compare_kind_count; i++) {
		names[i] = compare_kinds[i].name;
		buf_format(&all, "%s%s", i ? ", " : "", names[i]);
	}

	const char *name = arena_text(arena, word, length);
	const char *meant = typo_nearest(name, names, compare_kind_count);
	if (meant)
		fail_usage("no variant is called '%s'; did you mean '%s'? There are %s", name, meant, all.data);
	fail_usage("no variant is called '%s'; there are %s, and python for all of its three", name, all.data);
}

const struct compare_kind **
compare_choose(struct arena *arena, const char *list, size_t *count)
{
	const struct compare_kind **chosen = ARENA_ARRAY(arena, compare_kind_count, const struct compare_kind *);
	bool *is_named = ARENA_ARRAY(arena, compare_kind_count, bool);

	for (const char *word = list; word;) {
		size_t length = strcspn(word, ",");
		bool is_known = false;
		for (size_t i = 0; i < compare_kind_count; i++) {
			if (names_kind(word, length, &compare_kinds[i]))
				is_known = is_named[i] = true;
		}
		if (!is_known)
			refuse_name(arena, word, length);
		word = word[length] ? word + length + 1 : NULL;
	}

	*count = 0;
	for (size_t i = 0; i < compare_kind_count; i++) {
		if (!list || is_named[i])
			chosen[(*count)++] = &compare_kinds[i];
	}
	return chosen;
}

bool
compare_read_count(const char *text, uint64_t *count)
{
	static const struct {
		char letter;
		uint64_t times;
	} units[] = {{'k', 1000}, {'m', 1000000}, {'g', 1000000000}};
	const uint64_t most = 1000000000000;
	uint64_t number = 0;

	if (!isdigit((unsigned char)*text))
		return false;
	for (; isdigit((unsigned char)*text); text++) {
		number = number * 10 + (uint64_t)(*text - '0');
		if (number > most)
			return false;
	}
	if (*text) {
		uint64_t times = 0;
		for (size_t i = 0; i < COUNT_OF(units); i++) {
			if (units[i].letter == tolower((unsigned char)*text))
				times = units[i].times;
		}
		if (!times || text[1] || number > most / times)
			return false;
		number *= times;
	}
	if (number > 0)
		*count = number;
	return number > 0;
}
