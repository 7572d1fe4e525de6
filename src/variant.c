/*
 * variant.c: the variants: what each is called, what its objects are, and what
 * it cannot hold. One row a variant.
 *
 * Most hold everything. Maps made of a library's hash table hold what C
 * programs keep in such tables, numbers and text: anything else would be
 * slotc's own work around the library, and no longer a measure of it.
 */
#include "stages.h"

static const char *const no_runtime[] = {NULL};
static const char *const map_runtime[] = {"slot_table", "slot_names", "slot_map", NULL};
static const char *const uthash_runtime[] = {"slot_table", "slot_names", "slot_hashed", "slot_uthash", NULL};
static const char *const glib_runtime[] = {"slot_table", "slot_names", "slot_hashed", "slot_glib", NULL};

const struct variant_row variant_table[VARIANT_COUNT] = {
	{"slotted", "", "a struct with one place for each attribute", no_runtime, NULL, NULL},
	{"packed", "_packed", "an array of bytes, with each attribute in just the bits it needs", no_runtime, NULL, NULL},
	{"map", "_map", "a map from name to value, as Python's __dict__", map_runtime, "SLOT_MAP_BACKING", NULL},
	{"map-uthash", "_map-uthash", "a map made of uthash, to compare with", uthash_runtime, "SLOT_UTHASH_BACKING",
	 "struct slot_uthash_pair *"},
	{"map-glib", "_map-glib", "a map made of GLib's GHashTable, to compare with", glib_runtime, "SLOT_GLIB_BACKING",
	 "GHashTable *"},
};

bool
variant_is_map(enum variant variant)
{
	return variant_table[variant].backing != NULL;
}

bool
variant_is_hashed(enum variant variant)
{
	return variant_table[variant].pointer != NULL;
}

const char *
variant_refuses(enum variant variant, const struct attribute *attribute)
{
	if (!variant_is_hashed(variant) || attribute->is_constant)
		return NULL;
	if (attribute->count)
		return "is an array";
	if (attribute->kind == TYPE_BYTES)
		return "is bytes";
	if (attribute->kind == TYPE_OBJECT)
		return attribute->storage == STORAGE_REFERENCE ? "is a reference" : "is an embedded object";
	return NULL;
}
