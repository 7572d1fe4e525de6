/*
 * json.c: the values that templates see and --json prints. They are built
 * piece by piece in an arena, then rendered (mustache.c) or printed here.
 */
#include "json.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What makes the items of a list. */
struct json_maker {
	struct json *(*make)(void *context, size_t index, struct arena *arena);
	void *context;
	struct arena *arena; /* the list's */
	struct arena *spare; /* of an item that was forgotten, for the next */
};

static struct json *
new_json(struct arena *arena, enum json_kind kind)
{
	struct json *json = ARENA_NEW(arena, struct json);

	json->kind = kind;
	return json;
}

struct json *
json_object(struct arena *arena)
{
	struct json *json = new_json(arena, JSON_OBJECT);

	json->arena = arena;
	return json;
}

struct json *
json_object_for(struct arena *arena, uint32_t keys)
{
	struct json *json = json_object(arena);

	json->capacity = keys;
	json->fields = ARENA_ARRAY(arena, keys, struct json_field);
	return json;
}

struct json *
json_list(struct arena *arena)
{
	struct json *json = new_json(arena, JSON_LIST);

	json->arena = arena;
	return json;
}

struct json *
json_made_list(struct arena *arena, size_t count,
	       struct json *(*make)(void *context, size_t index, struct arena *arena), void *context)
{
	struct json *json = new_json(arena, JSON_LIST);

	json->count = count;
	json->is_made = true;
	json->maker = ARENA_NEW(arena, struct json_maker);
	*json->maker = (struct json_maker){.arena = arena, .make = make, .context = context};
	return json;
}

struct json *
json_item(const struct json *list, size_t index, struct arena **scratch)
{
	assert(list->kind == JSON_LIST && index < list->count);
	*scratch = NULL;
	if (!list->is_made)
		return list->items[index];

	struct json_maker *maker = list->maker;
	*scratch = maker->spare ? maker->spare : arena_inside(maker->arena);
	maker->spare = NULL;
	return maker->make(maker->context, index, *scratch);
}

void
json_forget(const struct json *list, struct arena *scratch)
{
	if (!scratch)
		return;
	arena_reset(scratch);
	list->maker->spare = scratch;
}

struct json *
json_text(struct arena *arena, const char *text)
{
	struct json *json = new_json(arena, JSON_STRING);

	json->text = text;
	json->length = arena_length(arena, text);
	return json;
}

static struct json *
new_number(struct arena *arena, const char *text, size_t length)
{
	struct json *json = new_json(arena, JSON_NUMBER);

	json->text = arena_text(arena, text, length);
	json->length = length;
	return json;
}

struct json *
json_integer(struct arena *arena, int64_t number)
{
	char digits[20]; /* -9223372036854775808 */
	size_t start = sizeof(digits);
	uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;

	/* By hand: a view holds millions of them, and printf takes five times as long. */
	do {
		digits[--start] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest);
	if (number < 0)
		digits[--start] = '-';
	return new_number(arena, digits + start, sizeof(digits) - start);
}

struct json *
json_real(struct arena *arena, double number)
{
	char text[32];
	int length = 0;

	if (!isfinite(number))
		return new_json(arena, JSON_NULL);

	/* 17 digits always read back the same (C11 5.2.4.2.2, DECIMAL_DIG). */
	for (int digits = 15; digits <= 17; digits++) {
		length = snprintf(text, sizeof(text), "%.*g", digits, number);
		double again = strtod(text, NULL);
		if (memcmp(&again, &number, sizeof(number)) == 0)
			break;
	}
	assert(length > 0 && (size_t)length < sizeof(text));

	char *comma = strchr(text, ','); /* some locales write one */
	if (comma)
		*comma = '.';
	return new_number(arena, text, (size_t)length);
}

struct json *
json_bool(struct arena *arena, bool truth)
{
	/* Nobody changes a value, so that two will do for all. */
	static struct json truths[] = {{.kind = JSON_BOOL, .truth = false}, {.kind = JSON_BOOL, .truth = true}};

	(void)arena;
	return &truths[truth];
}

struct json *
json_get(const struct json *object, const char *key)
{
	assert(object->kind == JSON_OBJECT);
	for (size_t i = 0; i < object->count; i++)
		if (strcmp(object->fields[i].key, key) == 0)
			return object->fields[i].value;
	return NULL;
}

/* Room for one more in a list's or an object's array. */
static void *
grow(struct json *json, void *array, size_t size)
{
	size_t capacity = json->capacity;
	void *grown = arena_grow(json->arena, array, json->count, &capacity, size);

	assert(capacity <= UINT32_MAX);
	json->capacity = (uint32_t)capacity;
	return grown;
}

void
json_set(struct json *object, const char *key, struct json *value)
{
	assert(object->kind == JSON_OBJECT && value);
	if (object->count == object->capacity)
		object->fields = grow(object, object->fields, sizeof(*object->fields));
	object->fields[object->count++] = (struct json_field){.key = key, .value = value};

	/* Each step can be undone (odd factor, shift by half), so that two
	 * shapes which differ stay apart as long as the same keys follow. */
	object->shape = (object->shape ^ (uintptr_t)key) * 0x9e3779b97f4a7c15u;
	object->shape ^= object->shape >> 32;
}

void
json_set_text(struct json *object, const char *key, const char *text)
{
	json_set(object, key, json_text(object->arena, text));
}

void
json_set_integer(struct json *object, const char *key, int64_t number)
{
	json_set(object, key, json_integer(object->arena, number));
}

void
json_set_real(struct json *object, const char *key, double number)
{
	json_set(object, key, json_real(object->arena, number));
}

void
json_set_bool(struct json *object, const char *key, bool truth)
{
	json_set(object, key, json_bool(object->arena, truth));
}

void
json_add(struct json *list, struct json *value)
{
	assert(list->kind == JSON_LIST && !list->is_made && value);
	if (list->count == list->capacity)
		list->items = grow(list, list->items, sizeof(struct json *));
	list->items[list->count++] = value;
}

static void
print_string(const char *text, size_t length, struct buf *out)
{
	static const char short_escapes[] = {['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r'};
	size_t printed = 0;

	buf_char(out, '"');
	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)text[i];
		if (c >= 0x20 && c != '"' && c != '\\')
			continue;
		buf_add(out, text + printed, i - printed);
		printed = i + 1;
		if (c >= 0x20)
			buf_format(out, "\\%c", c);
		else if (c < sizeof(short_escapes) && short_escapes[c])
			buf_format(out, "\\%c", short_escapes[c]);
		else
			buf_format(out, "\\u%04x", c);
	}
	buf_add(out, text + printed, length - printed);
	buf_char(out, '"');
}

static void
print_line_start(int depth, struct buf *out)
{
	buf_char(out, '\n');
	for (int i = 0; i < depth; i++)
		buf_add(out, "  ", 2);
}

#ifndef NDEBUG
/* Checked where all keys are read anyway. */
static bool
has_each_key_once(const struct json *object)
{
	for (size_t i = 0; i < object->count; i++) {
		for (size_t k = 0; k < i; k++) {
			if (strcmp(object->fields[i].key, object->fields[k].key) == 0)
				return false;
		}
	}
	return true;
}
#endif

static void
print(const struct json *json, int depth, struct buf *out)
{
	const bool is_object = json->kind == JSON_OBJECT;

	switch (json->kind) {
	case JSON_NULL:
		buf_text(out, "null");
		return;
	case JSON_STRING:
		print_string(json->text, json->length, out);
		return;
	case JSON_NUMBER:
		buf_add(out, json->text, json->length);
		return;
	case JSON_BOOL:
		buf_text(out, json->truth ? "true" : "false");
		return;
	case JSON_LIST:
	case JSON_OBJECT:
		break;
	}

	assert(!is_object || has_each_key_once(json));
	buf_char(out, is_object ? '{' : '[');
	for (size_t i = 0; i < json->count; i++) {
		if (i > 0)
			buf_char(out, ',');
		print_line_start(depth + 1, out);
		if (is_object) {
			const char *key = json->fields[i].key;
			print_string(key, strlen(key), out);
			buf_add(out, ": ", 2);
		}
		struct arena *scratch = NULL;
		print(is_object ? json->fields[i].value : json_item(json, i, &scratch), depth + 1, out);
		if (!is_object)
			json_forget(json, scratch);
	}
	if (json->count > 0)
		print_line_start(depth, out);
	buf_char(out, is_object ? '}' : ']');
}

void
json_print(const struct json *json, struct buf *out)
{
	print(json, 0, out);
	buf_char(out, '\n');
}
