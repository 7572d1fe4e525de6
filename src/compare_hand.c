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
		if (attribute->count && !is_number(attribute))
			return arena_format(arena, "left out: '%s' is an array of more than numbers", attribute->name);
		const char *inner = is_embedded(attribute) ? compare_without_hand(arena, attribute->object) : NULL;
		if (inner)
			return inner;
	}
	return NULL;
}

const char *
compare_beside(const struct site *site, const char *format)
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

/* A struct and the statements that make an object of it. */
struct hand {
	struct arena *arena;
	enum compare_values values;
	const char *object; /* "objects[i]", or one that is in it */
	bool is_given;      /* it gets what `init` asks for; else defaults alone */
	struct json *declarations, *creates, *destroys;
};

static bool
is_given(const struct hand *hand, const struct attribute *attribute)
{
	return hand->is_given && compare_is_parameter(attribute);
}

static void
add(struct json *list, const char *text)
{
	json_add(list, json_text(list->arena, text));
}

static void
assign(struct hand *hand, const char *member, const char *value)
{
	add(hand->creates, arena_format(hand->arena, "%s.%s = %s", hand->object, member, value));
}

static void
hold_array(struct hand *hand, const struct site *site, const struct compare_texts *texts)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	const char *member = attribute->member;
	const bool has_given = is_given(hand, attribute);
	const uint32_t given = compare_elements(attribute);
	const char *type = type_of(site);

	add(hand->declarations, arena_format(arena, "%s %s[%" PRIu32 "]", type, member, attribute->count));
	if (attribute->is_bounded) {
		const char *count = compare_beside(site, "%s_count");
		add(hand->declarations, arena_format(arena, "%s %s", count_type(attribute->count), count));
		assign(hand, count, arena_format(arena, "%" PRIu64, has_given ? given : (uint64_t)attribute->value_count));
	}
	if (!attribute->is_bounded)
		add(hand->creates, arena_format(arena, "for (size_t e = 0; e < %" PRIu32 "; e++)\n\t\t\t%s.%s[e] = %s",
		                                attribute->count, hand->object, member, literal_of(site, &attribute->value)));
	if (has_given) {
		add(hand->creates, arena_format(arena, "memcpy(%s.%s, ((const %s[]){%s}), %" PRIu32 " * sizeof(%s))",
		                                hand->object, member, type, compare_element_list(arena, attribute, texts), given, type));
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
	const char *member = attribute->member, *length = compare_beside(site, "%s_length");
	const bool has_given = is_given(hand, attribute);
	const char *bytes = has_given ? texts->value : literal_of(site, &attribute->value);
	const uint64_t size = has_given ? texts->length : attribute->value.length;

	if (attribute->storage == STORAGE_INLINE) {
		add(hand->declarations, arena_format(arena, "uint8_t %s[%" PRIu32 "]", member, attribute->max_bytes));
		add(hand->declarations, arena_format(arena, "%s %s", count_type(attribute->max_bytes), length));
		if (size)
			add(hand->creates, arena_format(arena, "memcpy(%s.%s, %s, %" PRIu64 ")", hand->object, member, bytes, size));
		assign(hand, length, arena_format(arena, "%" PRIu64, size));
		return;
	}
	add(hand->declarations, arena_format(arena, is_owned(attribute) ? "void *%s" : "const void *%s", member));
	add(hand->declarations, arena_format(arena, "size_t %s", length));
	if (is_owned(attribute)) {
		assign(hand, member, has_given ? arena_format(arena, "copy_bytes(%s, %" PRIu64 ")", bytes, size) : "NULL");
		assign(hand, length, has_given ? arena_format(arena, "%" PRIu64, size) : "0");
		add(hand->destroys, arena_format(arena, "SLOT_FREE(%s.%s)", hand->object, member));
		return;
	}
	assign(hand, member, bytes);
	assign(hand, length, arena_format(arena, "%" PRIu64, size));
}

static void
hold_text(struct hand *hand, const struct site *site, const struct compare_texts *texts)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	const char *member = attribute->member;
	const bool has_given = is_given(hand, attribute);
	const char *fallback = literal_of(site, &attribute->value);

	if (attribute->storage == STORAGE_INLINE) {
		add(hand->declarations, arena_format(arena, "char %s[%" PRIu64 "]", member, (uint64_t)attribute->max_bytes + 1));
		add(hand->creates, arena_format(arena, "put_text(%s.%s, sizeof %s.%s, %s)", hand->object, member, hand->object,
		                                member, has_given ? texts->value : fallback));
		return;
	}
	if (is_borrowed(attribute)) {
		add(hand->declarations, arena_format(arena, "const char *%s", member));
		assign(hand, member, has_given ? texts->value : attribute->optional ? "NULL" : fallback);
		return;
	}
	/* By hand too, an owned text that nobody set would be NULL. */
	add(hand->declarations, arena_format(arena, "char *%s", member));
	assign(hand, member, has_given ? arena_format(arena, "copy_text(%s)", texts->value) : "NULL");
	add(hand->destroys, arena_format(arena, "SLOT_FREE(%s.%s)", hand->object, member));
}

/* A number or a pointer, and whether it is set. */
static void
hold_number(struct hand *hand, const struct site *site, const struct compare_texts *texts)
{
	const struct attribute *attribute = site->attribute;
	const bool has_given = is_given(hand, attribute);

	add(hand->declarations, declare(site->arena, type_of(site), attribute->member));
	assign(hand, attribute->member, has_given ? texts->value : literal_of(site, &attribute->value));
	if (!attribute->optional || attribute->kind == TYPE_OBJECT)
		return;
	const char *has = compare_beside(site, "has_%s");
	add(hand->declarations, arena_format(site->arena, "bool %s", has));
	assign(hand, has, has_given ? "true" : "false");
}

static void hold(struct hand *hand, const struct site *site);

static const char *
joined(struct arena *arena, const struct json *list, const char *between)
{
	const char *all = "";

	for (size_t i = 0; i < list->count; i++)
		all = arena_format(arena, "%s%s%s", all, i ? between : "", list->items[i]->text);
	return all;
}

/* A struct in the struct. Those that are given are copies of object 0. */
static void
hold_object(struct hand *hand, const struct site *site)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	const struct site inner = site_of(site->run, attribute->object, VARIANT_SLOTTED);
	const bool has_given = is_given(hand, attribute);
	struct hand in = {
		.arena = arena,
		.values = hand->values,
		.object = arena_format(arena, "%s.%s", hand->object, attribute->member),
		.is_given = has_given,
		.declarations = json_list(arena),
		.creates = json_list(arena),
		.destroys = hand->destroys,
	};

	for (size_t i = 0; i < attribute->object->slot_count; i++) {
		const struct site slot = site_at(&inner, i);
		hold(&in, &slot);
	}
	add(hand->declarations, arena_format(arena, "struct {\n\t\t%s;\n\t} %s", joined(arena, in.declarations, ";\n\t\t"),
	                                     attribute->member));
	add(hand->creates, arena_format(arena, "do {\n\t\t\tconst size_t k = 0;\n\t\t\t(void)k;\n\t\t\t%s;\n\t\t} while (0)",
	                                joined(arena, in.creates, ";\n\t\t\t")));
	if (attribute->optional) {
		const char *has = compare_beside(site, "has_%s");
		add(hand->declarations, arena_format(arena, "bool %s", has));
		assign(hand, has, has_given ? "true" : "false");
	}
}

static void
hold(struct hand *hand, const struct site *site)
{
	const struct attribute *attribute = site->attribute;
	const struct compare_texts texts = compare_texts(site->arena, attribute, hand->values);

	if (attribute->is_constant || (attribute->count && !is_number(attribute)))
		; /* costs nothing, or the row is left out */
	else if (attribute->count)
		hold_array(hand, site, &texts);
	else if (is_embedded(attribute))
		hold_object(hand, site);
	else if (attribute->kind == TYPE_BYTES)
		hold_bytes(hand, site, &texts);
	else if (attribute->kind == TYPE_TEXT)
		hold_text(hand, site, &texts);
	else
		hold_number(hand, site, &texts);
}

void
compare_hand(struct json *view, const struct site *site, enum compare_values values)
{
	struct arena *arena = site->arena;
	struct hand hand = {
		.arena = arena,
		.values = values,
		.object = "objects[i]",
		.is_given = true,
		.declarations = json_list(arena),
		.creates = json_list(arena),
		.destroys = json_list(arena),
	};

	hold(&hand, site);
	json_set(view, "declarations", hand.declarations);
	json_set(view, "creates", hand.creates);
	json_set(view, "destroys", hand.destroys);
}

static const char *
write_bytes(const struct site *site, const struct compare_texts *texts, const char *member, const char *object)
{
	struct arena *arena = site->arena;
	const char *set_length =
		arena_format(arena, "%s.%s = %" PRIu32, object, compare_beside(site, "%s_length"), texts->length);

	if (site->attribute->storage == STORAGE_INLINE)
		return arena_format(arena, "memcpy(%s, %s, %" PRIu32 "), %s", member, texts->value, texts->length, set_length);
	if (is_owned(site->attribute))
		return arena_format(arena, "replace_bytes(&%s, %s, %" PRIu32 "), %s", member, texts->value, texts->length,
		                    set_length);
	return arena_format(arena, "%s = %s, %s", member, texts->value, set_length);
}

const char *
compare_hand_write(const struct site *site, const struct compare_texts *texts, const char *object)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	const char *member = arena_format(arena, "%s.%s", object, attribute->member);

	if (attribute->is_bounded)
		return arena_format(arena, "%s[%s.%s++] = %s", member, object, compare_beside(site, "%s_count"), texts->value);
	if (attribute->count)
		return arena_format(arena, "%s[e] = %s", member, texts->value);
	if (attribute->kind == TYPE_BYTES)
		return write_bytes(site, texts, member, object);
	if (attribute->kind == TYPE_TEXT && attribute->storage == STORAGE_INLINE)
		return arena_format(arena, "put_text(%s, sizeof %s, %s)", member, member, texts->value);
	if (attribute->kind == TYPE_TEXT && is_owned(attribute))
		return arena_format(arena, "replace_text(&%s, %s)", member, texts->value);
	if (!attribute->optional || !is_number(attribute))
		return arena_format(arena, "%s = %s", member, texts->value);
	return arena_format(arena, "%s = %s, %s.%s = true", member, texts->value, object, compare_beside(site, "has_%s"));
}
