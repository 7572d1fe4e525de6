/*
 * compare_hand.c: a class as somebody writes it by hand: a struct in declared
 * order, with what each member needs beside it, and the plain C that makes an
 * object and gives it back.
 */
#include "compare_view.h"

#include <inttypes.h>
#include <string.h>

const char *
compare_without_hand(struct arena *arena, const struct class_def *class)
{
	for (size_t i = 0; i < class->slot_count; i++) {
		const struct attribute *attribute = class->slots[i];
		if (attribute->is_constant)
			continue;
		if (is_embedded(attribute))
			return arena_format(arena, "left out: '%s' holds an object", attribute->name);
		if (attribute->count && !is_number(attribute))
			return arena_format(arena, "left out: '%s' is an array of more than numbers", attribute->name);
	}
	return NULL;
}

/* "barcode_length": no other member's name. */
static const char *
beside(const struct site *site, const char *format)
{
	const char *name = arena_format(site->arena, format, site->attribute->member);

	for (size_t i = 0; i < site->class->slot_count; i++) {
		if (strcmp(site->class->slots[i]->member, name) == 0)
			return arena_format(site->arena, "%s_", name);
	}
	return name;
}

static const char *
count_type(uint32_t most)
{
	return most <= UINT8_MAX ? "uint8_t" : most <= UINT16_MAX ? "uint16_t" : "uint32_t";
}

struct hand {
	struct arena *arena;
	struct json *declarations, *creates, *destroys;
};

static void
add(struct json *list, const char *text)
{
	json_add(list, json_text(list->arena, text));
}

static void
assign(struct hand *hand, const char *member, const char *value)
{
	add(hand->creates, arena_format(hand->arena, "objects[i].%s = %s", member, value));
}

static void
hold_array(struct hand *hand, const struct site *site, const struct compare_texts *texts)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	const char *member = attribute->member;
	const bool is_given = compare_is_parameter(attribute);
	const uint32_t given = compare_elements(attribute);
	const char *type = type_of(site);

	add(hand->declarations, arena_format(arena, "%s %s[%" PRIu32 "]", type, member, attribute->count));
	if (attribute->is_bounded) {
		const char *count = beside(site, "%s_count");
		add(hand->declarations, arena_format(arena, "%s %s", count_type(attribute->count), count));
		assign(hand, count, arena_format(arena, "%" PRIu64, is_given ? given : (uint64_t)attribute->value_count));
	}
	if (!attribute->is_bounded)
		add(hand->creates, arena_format(arena, "for (size_t e = 0; e < %" PRIu32 "; e++)\n\t\t\tobjects[i].%s[e] = %s",
		                                attribute->count, member, literal_of(site, &attribute->value)));
	if (is_given) {
		add(hand->creates, arena_format(arena, "memcpy(objects[i].%s, ((const %s[]){%s}), %" PRIu32 " * sizeof(%s))",
		                                member, type, compare_element_list(arena, attribute, texts), given, type));
		return;
	}
	for (size_t e = 0; e < attribute->value_count; e++)
		assign(hand, arena_format(arena, "%s[%zu]", member, e), literal_of(site, &attribute->values[e]));
}

static void
hold_bytes(struct hand *hand, const struct site *site, const struct compare_texts *texts)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	const char *member = attribute->member, *length = beside(site, "%s_length");
	const bool is_given = compare_is_parameter(attribute);
	const char *bytes = is_given ? texts->value : literal_of(site, &attribute->value);
	const uint64_t size = is_given ? texts->length : attribute->value.length;

	if (attribute->storage == STORAGE_INLINE) {
		add(hand->declarations, arena_format(arena, "uint8_t %s[%" PRIu32 "]", member, attribute->max_bytes));
		add(hand->declarations, arena_format(arena, "%s %s", count_type(attribute->max_bytes), length));
		if (size)
			add(hand->creates, arena_format(arena, "memcpy(objects[i].%s, %s, %" PRIu64 ")", member, bytes, size));
		assign(hand, length, arena_format(arena, "%" PRIu64, size));
		return;
	}
	add(hand->declarations, arena_format(arena, is_owned(attribute) ? "void *%s" : "const void *%s", member));
	add(hand->declarations, arena_format(arena, "size_t %s", length));
	if (is_owned(attribute)) {
		assign(hand, member, is_given ? arena_format(arena, "copy_bytes(%s, %" PRIu64 ")", bytes, size) : "NULL");
		assign(hand, length, is_given ? arena_format(arena, "%" PRIu64, size) : "0");
		add(hand->destroys, arena_format(arena, "SLOT_FREE(objects[i].%s)", member));
		return;
	}
	assign(hand, member, bytes);
	assign(hand, length, arena_format(arena, "%" PRIu64, size));
}

/* Returns the statement that writes the value of object k. */
static const char *
hold_text(struct hand *hand, const struct site *site, const struct compare_texts *texts)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	const char *member = attribute->member;
	const bool is_given = compare_is_parameter(attribute);
	const char *fallback = literal_of(site, &attribute->value);

	if (attribute->storage == STORAGE_INLINE) {
		const char *put = arena_format(arena, "put_text(objects[i].%s, sizeof objects[i].%s, ", member, member);
		add(hand->declarations, arena_format(arena, "char %s[%" PRIu64 "]", member, (uint64_t)attribute->max_bytes + 1));
		add(hand->creates, arena_format(arena, "%s%s)", put, is_given ? texts->value : fallback));
		return arena_format(arena, "%s%s)", put, texts->value);
	}
	if (is_borrowed(attribute)) {
		add(hand->declarations, arena_format(arena, "const char *%s", member));
		assign(hand, member, is_given ? texts->value : attribute->optional ? "NULL" : fallback);
		return arena_format(arena, "objects[i].%s = %s", member, texts->value);
	}
	/* By hand too, an owned text that nobody set would be NULL. */
	add(hand->declarations, arena_format(arena, "char *%s", member));
	assign(hand, member, is_given ? arena_format(arena, "copy_text(%s)", texts->value) : "NULL");
	add(hand->destroys, arena_format(arena, "SLOT_FREE(objects[i].%s)", member));
	return arena_format(arena, "replace_text(&objects[i].%s, %s)", member, texts->value);
}

static const char *
hold_number(struct hand *hand, const struct site *site, const struct compare_texts *texts)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	const char *member = attribute->member;
	const char *write = arena_format(arena, "objects[i].%s = %s", member, texts->value);
	const bool is_given = compare_is_parameter(attribute);

	add(hand->declarations, declare(arena, type_of(site), member));
	assign(hand, member, is_given ? texts->value : literal_of(site, &attribute->value));
	if (!attribute->optional || attribute->kind == TYPE_OBJECT)
		return write;
	const char *has = beside(site, "has_%s");
	add(hand->declarations, arena_format(arena, "bool %s", has));
	assign(hand, has, is_given ? "true" : "false");
	return arena_format(arena, "%s, objects[i].%s = true", write, has);
}

void
compare_hand(struct json *view, const struct site *site, const struct compare_texts *texts)
{
	const struct attribute *attribute = site->attribute;
	struct arena *arena = site->arena;
	struct hand hand = {arena, json_list(arena), json_list(arena), json_list(arena)};
	const char *write = "";

	if (attribute->is_constant || is_embedded(attribute) || (attribute->count && !is_number(attribute)))
		; /* costs nothing, or the row is left out */
	else if (attribute->count)
		hold_array(&hand, site, texts);
	else if (attribute->kind == TYPE_BYTES)
		hold_bytes(&hand, site, texts);
	else if (attribute->kind == TYPE_TEXT)
		write = hold_text(&hand, site, texts);
	else
		write = hold_number(&hand, site, texts);
	json_set(view, "declarations", hand.declarations);
	json_set(view, "creates", hand.creates);
	json_set(view, "destroys", hand.destroys);
	json_set_text(view, "write", write);
}
