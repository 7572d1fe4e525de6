/*
 * compare_view.c: what the benchmark's templates see. A class goes in; for
 * each slot come out the texts that C and Python need to make a value that
 * fits it, to read it back and to name it.
 *
 * Values follow an object's number: `k` in C, the position in Python's
 * iterators (compare_value.c).
 */
#include "compare_view.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

/* Operations visit so many attributes, the first ones: each more would add as
 * much time again, and the columns are times of one operation. */
enum { MEASURED_LIMIT = 8 };

static bool
declares(const struct class_def *class, const char *name)
{
	for (size_t i = 0; i < class->slot_count; i++) {
		if (strcmp(class->slots[i]->name, name) == 0)
			return true;
		for (size_t k = 0; k < class->slots[i]->aliases.count; k++) {
			if (strcmp(class->slots[i]->aliases.items[k].text, name) == 0)
				return true;
		}
	}
	return false;
}

/* The name with another last letter: as hard to tell from the right one as a
 * mistyped name can be. */
static const char *
unknown_name(struct arena *arena, const struct class_def *class, const char *name)
{
	char *unknown = arena_text(arena, name, strlen(name));
	char *last = &unknown[strlen(name) - 1];

	for (*last = 'a'; *last < 'z' && declares(class, unknown); ++*last)
		;
	if (declares(class, unknown))
		return arena_format(arena, "%s_unknown", name);
	return unknown;
}

/* ---- what an object is made from ---------------------------------------------- */

bool
compare_is_parameter(const struct attribute *attribute)
{
	return (attribute->required || attribute->readonly) && !attribute->is_constant;
}

uint32_t
compare_elements(const struct attribute *attribute)
{
	if (is_embedded(attribute))
		return 1; /* the object that is prepared */
	return attribute->count < COMPARE_ELEMENTS ? attribute->count : COMPARE_ELEMENTS;
}

const char *
compare_element_list(struct arena *arena, const struct attribute *attribute, const struct compare_texts *texts)
{
	const char *list = texts->value;

	for (uint32_t i = 1; i < compare_elements(attribute); i++)
		list = arena_format(arena, "%s, %s", list, texts->value);
	return list;
}

/* The argument of `init`, or the two of them. */
static const char *
argument_of(const struct site *site, const struct compare_texts *texts)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	const char *type = type_of(site);

	if (attribute->count && is_embedded(attribute))
		return arena_format(arena, "%s, 1", texts->value);
	if (attribute->count) {
		const bool is_pointer = type[strlen(type) - 1] == '*';
		return arena_format(arena, is_pointer ? "(%sconst[]){%s}, %" PRIu32 : "(const %s[]){%s}, %" PRIu32, type,
		                    compare_element_list(arena, attribute, texts), compare_elements(attribute));
	}
	if (attribute->kind == TYPE_BYTES)
		return arena_format(arena, "%s, %" PRIu32, texts->value, texts->length);
	if (attribute->optional && is_number(attribute))
		return arena_format(arena, "&(const %s){%s}", parameter_type(site), texts->value);
	return texts->value;
}

static const char *
arguments_of(struct run *run, const struct class_def *class, enum compare_values values)
{
	const struct site site = site_of(run, class, VARIANT_SLOTTED);
	const char *list = "";

	for (size_t i = 0; i < class->slot_count; i++) {
		const struct site at = site_at(&site, i);
		if (!compare_is_parameter(at.attribute))
			continue;
		const struct compare_texts texts = compare_texts(run->arena, at.attribute, values);
		list = arena_format(run->arena, "%s, %s", list, argument_of(&at, &texts));
	}
	return list;
}

/* Every class whose objects others are made from, each once and after those
 * that its own are made from. */
static void
add_given(struct json *list, struct run *run, const struct class_def *class, enum compare_values values)
{
	for (size_t i = 0; i < class->slot_count; i++) {
		const struct attribute *attribute = class->slots[i];
		bool is_known = !compare_is_parameter(attribute) || !is_embedded(attribute);
		for (size_t k = 0; !is_known && k < list->count; k++)
			is_known = strcmp(json_get(list->items[k], "c_name")->text, attribute->object->c_name) == 0;
		if (is_known)
			continue;
		add_given(list, run, attribute->object, values);
		struct json *given = json_object(run->arena);
		json_set_text(given, "c_name", attribute->object->c_name);
		json_set_text(given, "init_arguments", arguments_of(run, attribute->object, values));
		json_add(list, given);
	}
}

/* The enums that a struct written by hand uses, those of objects in it too. */
static void
add_enums(struct json *list, const struct run *run, const struct class_def *class)
{
	for (size_t i = 0; i < class->slot_count; i++) {
		const struct enum_def *enum_def = class->slots[i]->enum_def;
		bool is_known = !enum_def || class->slots[i]->is_constant;
		for (size_t k = 0; !is_known && k < list->count; k++)
			is_known = strcmp(json_get(list->items[k], "c_name")->text, enum_def->c_name) == 0;
		if (!is_known)
			json_add(list, view_enum(run, enum_def));
		if (is_embedded(class->slots[i]))
			add_enums(list, run, class->slots[i]->object);
	}
}

/* ---- an attribute --------------------------------------------------------------- */

/* By name a value comes as a slot_value. */
struct access {
	const char *maker, *member;
};

static struct access
access_of(const struct attribute *attribute)
{
	switch (attribute->kind) {
	case TYPE_BOOL:
		return (struct access){"slot_bool", "boolean"};
	case TYPE_REAL:
		return (struct access){"slot_double", "real"};
	case TYPE_TEXT:
		return (struct access){"slot_string", "text"};
	case TYPE_INTEGER:
		if (attribute->prim->kind == PRIM_SIGNED)
			return (struct access){"slot_int", "integer"};
		break;
	case TYPE_ENUM:
	case TYPE_FLAGS:
	case TYPE_BYTES:
	case TYPE_OBJECT:
		break;
	}
	return (struct access){"slot_uint", "natural"};
}

/* Has an object of C these bytes in it, or a copy of its own? */
static bool
keeps_text(const struct attribute *attribute)
{
	const bool is_text = attribute->kind == TYPE_TEXT || attribute->kind == TYPE_BYTES;

	return is_text && attribute->storage != STORAGE_BORROWED && compare_is_parameter(attribute);
}

const char *
compare_of_python(struct arena *arena, const struct class_def *class)
{
	bool has_arrays = false, has_objects = false, has_texts = false;
	const char *shared[3];
	size_t count = 0;

	for (size_t i = 0; i < class->slot_count; i++) {
		const struct attribute *attribute = class->slots[i];
		has_arrays |= attribute->count && !attribute->is_constant;
		has_objects |= is_embedded(attribute);
		has_texts |= !attribute->count && keeps_text(attribute);
	}
	if (has_texts)
		shared[count++] = "the same 256 texts";
	if (has_arrays)
		shared[count++] = "their arrays";
	if (has_objects)
		shared[count++] = "the objects in them";
	if (!count)
		return NULL;
	const char *list = shared[0];
	for (size_t i = 1; i < count; i++)
		list = arena_format(arena, "%s%s%s", list, i + 1 < count ? ", " : " and ", shared[i]);
	return arena_format(arena, "all objects share %s: it holds less than C's rows", list);
}

/* Is it a slot_value by name, and no array's or object's? */
static bool
is_plain(const struct attribute *attribute)
{
	return !attribute->count && !attribute->is_constant && attribute->kind != TYPE_BYTES &&
	       attribute->kind != TYPE_OBJECT;
}

static struct json *
view_slot(const struct site *site, size_t measured, enum compare_values values, struct compare_count *count)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	const struct access access = access_of(attribute);
	const struct compare_texts texts = compare_texts(arena, attribute, values);
	struct json *view = json_object(arena);

	json_set_text(view, "name", attribute->name);
	json_set_text(view, "accessor", attribute->accessor);
	json_set_text(view, "member", attribute->member);
	json_set_integer(view, "index", (int64_t)measured);
	json_set_bool(view, "is_writable", !attribute->readonly);
	json_set_text(view, "value", texts.value);
	json_set_text(view, "slot_value", arena_format(arena, "%s(%s%s)", access.maker,
	                                               attribute->kind == TYPE_ENUM ? "(uint64_t)" : "", texts.value));
	json_set_text(view, "slot_bits", arena_format(arena, "%s_BITS(value.as.%s)", compare_bits(attribute), access.member));
	json_set_text(view, "unknown_name", unknown_name(arena, site->class, attribute->name));
	json_set_text(view, "python_name", compare_python_name(arena, attribute->name));
	json_set_text(view, "python_values", compare_python_values(site, values));
	json_set_text(view, "python_value", texts.python_value);
	compare_hand(view, site, values);
	*count = compare_accesses(view, site, values);
	return view;
}

struct json *
compare_view(struct run *run, const struct class_def *class, enum compare_values values)
{
	struct arena *arena = run->arena;
	const struct site site = site_of(run, class, VARIANT_SLOTTED);
	struct json *view = json_object(arena);
	struct json *attributes = json_list(arena), *measured = json_list(arena), *required = json_list(arena);
	struct json *checked = json_list(arena), *parameters = json_list(arena), *fields = json_list(arena);
	struct json *defaults = json_list(arena), *given = json_list(arena), *accessed = json_list(arena);
	struct json *enums = json_list(arena);
	struct compare_count total = {0, 0};
	size_t writable = 0;

	for (size_t i = 0; i < class->slot_count; i++) {
		const struct site at = site_at(&site, i);
		if (at.attribute->is_constant)
			continue;
		struct compare_count accesses;
		struct json *item = view_slot(&at, measured->count, values, &accesses);
		json_add(attributes, item);
		if (accesses.reads && accessed->count < MEASURED_LIMIT) {
			json_add(accessed, item);
			total.reads += accesses.reads;
			total.writes += accesses.writes;
		}
		if (is_plain(at.attribute) && measured->count < MEASURED_LIMIT) {
			json_add(measured, item);
			writable += !at.attribute->readonly;
		}
		if (!compare_is_parameter(at.attribute))
			continue;
		json_add(required, item);
		if (is_plain(at.attribute))
			json_add(checked, item);
		json_add(parameters, json_get(item, "python_name"));
		json_add(fields, json_get(item, "python_name"));
	}
	if (attributes->count == 0)
		fail_usage("objects of class '%s' have no attributes of their own: there is nothing to compare", class->name);
	/* Python wants the parameters that have a default after the others. */
	for (size_t i = 0, k = 0; i < class->slot_count; i++) {
		const struct attribute *attribute = class->slots[i];
		if (attribute->is_constant)
			continue;
		struct json *name = json_get(attributes->items[k++], "python_name");
		if (compare_is_parameter(attribute))
			continue;
		const struct site at = site_at(&site, i);
		const char *fallback = compare_python_default(&at, values);
		json_add(parameters, json_text(arena, arena_format(arena, "%s=%s", name->text, fallback)));
		json_add(fields, name);
		json_add(defaults, json_text(arena, fallback));
	}
	add_given(given, run, class, values);
	add_enums(enums, run, class);

	json_set_text(view, "class_name", class->name);
	json_set_text(view, "c_name", class->c_name);
	json_set_text(view, "init_arguments", arguments_of(run, class, values));
	json_set(view, "given", given);
	json_set(view, "enums", enums);
	json_set(view, "attributes", attributes);
	json_set(view, "accessed", accessed);
	json_set_integer(view, "read_count", (int64_t)total.reads);
	json_set_integer(view, "write_count", (int64_t)total.writes);
	json_set(view, "measured", measured);
	json_set_integer(view, "measured_count", (int64_t)measured->count);
	json_set_integer(view, "written_count", (int64_t)writable);
	json_set(view, "required", required);
	json_set(view, "checked", checked);
	json_set(view, "python_parameters", parameters);
	json_set(view, "python_fields", fields);
	json_set(view, "python_defaults", defaults);
	return view;
}
