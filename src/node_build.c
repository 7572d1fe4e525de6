/*
 * node_build.c: nodes into their collections. Finished nodes go in, one by one;
 * each becomes a key, a value or an item of the collection that is open. Keys are
 * good ones and unique, or reported.
 */
#include "node_build.h"

#include <stdlib.h>
#include <string.h>

enum {
	FEW_KEYS = 16, /* up to which comparing beats hashing */
	LINE_LIMIT = 4096,
};

struct node *
node_new(struct node_builder *builder, enum node_kind kind, struct span at)
{
	struct node *node = ARENA_NEW(builder->tree, struct node);

	node->kind = (uint8_t)kind;
	node->at = at;
	node->text = "";
	return node;
}

void
node_add_anchor(struct node_builder *builder, const char *bytes, struct node_anchor *anchor)
{
	const char *name = arena_text(builder->run->arena, bytes, strlen(bytes));
	struct node_anchor **place = map_get(builder->anchors, name, strlen(name));

	if (!place) {
		place = ARENA_NEW(builder->run->arena, struct node_anchor *);
		map_put(builder->anchors, name, strlen(name), place);
		builder->anchor_names = arena_grow(builder->run->arena, builder->anchor_names, builder->anchor_count,
						   &builder->anchor_capacity, sizeof(char *));
		builder->anchor_names[builder->anchor_count++] = name;
	}
	/* An anchor that is named again hides the earlier one. */
	*place = anchor;
}

/* The earlier key of the mapping with the same text, or NULL. */
static const struct node *
find_key(const struct node_builder *builder, const struct node_frame *frame, const struct node *key)
{
	if (frame->keys)
		return map_get(frame->keys, key->text, key->length);
	for (size_t i = frame->first; i < builder->part_count; i += 2) {
		const struct node *other = builder->parts[i];
		if (other->length == key->length && memcmp(other->text, key->text, key->length) == 0)
			return other;
	}
	return NULL;
}

static void
add_part(struct node_builder *builder, const struct node *node)
{
	if (builder->part_count == builder->part_capacity) {
		size_t capacity = builder->part_capacity ? 2 * builder->part_capacity : 256;
		const struct node **parts = realloc(builder->parts, capacity * sizeof *parts);
		if (!parts)
			fail("out of memory");
		builder->parts = parts;
		builder->part_capacity = capacity;
	}
	builder->parts[builder->part_count++] = node;
}

static void
add_pair(struct node_builder *builder, struct node_frame *frame, const struct node *value)
{
	add_part(builder, frame->key);
	add_part(builder, value);
	if (++frame->node->count < FEW_KEYS)
		return;

	size_t first = frame->keys ? builder->part_count - 2 : frame->first;
	if (!frame->keys)
		frame->keys = map_new(builder->tree);
	for (size_t i = first; i < builder->part_count; i += 2) {
		const struct node *key = builder->parts[i];
		map_put(frame->keys, key->text, key->length, (void *)(uintptr_t)key);
	}
}

/* Notes are for other tools, whatever they hold. */
static bool
is_annotation(const struct node_builder *builder)
{
	for (size_t i = 0; i < builder->depth; i++) {
		const struct node *key = builder->frames[i].key;
		if (key && strcmp(key->text, "annotations") == 0)
			return true;
	}
	return false;
}

/* The second 000 of `{maximum: 1,000,000}` is no key to anybody. */
static bool
is_rest_of_number(const struct node *key)
{
	/* Far along a line, it takes long to find a place. */
	if (!key->is_plain || key->text[strspn(key->text, "0123456789")] || key->at.end_column > LINE_LIMIT)
		return false;
	return strchr(",}", key->at.source->text[source_offset(key->at.source, key->at.end_line, key->at.end_column)]);
}

/* Is it a key that a schema can have? Reports it where not. */
static bool
is_good_key(struct node_builder *builder, const struct node_frame *frame, const struct node *key)
{
	if (key->is_poisoned)
		return false;
	/* What the mapping then lacks may be what stands behind these. */
	if (key->kind != NODE_SCALAR || (key->is_plain && !key->length)) {
		node_report(builder, E_COMPLEX_KEY, key->at, node_what(key), NULL);
		frame->node->is_poisoned = true;
		return false;
	}
	if (key->is_plain && strcmp(key->text, "<<") == 0) {
		node_report(builder, E_MERGE_KEY, key->at, NULL, NULL);
		frame->node->is_poisoned = true;
		return false;
	}

	const struct node *earlier = find_key(builder, frame, key);
	if (earlier && !(frame->is_flow && is_rest_of_number(key))) {
		struct diag_message *message = node_report(builder, E_DUPLICATE_KEY, key->at, key->text, NULL);
		diag_note(message, earlier->at, "first given here");
	}
	return !earlier;
}

/* `point {x: float}` lacks the ':' before its bracket, and so is no mapping but a
 * key of two words. */
static bool
split_word(struct node_builder *builder, struct node_frame *frame, const struct node **value)
{
	struct arena *arena = builder->run->arena;
	const struct node *whole = frame->key;
	size_t word = whole->is_plain ? strcspn(whole->text, " ") : whole->length;

	if (frame->is_flow || !word || word == whole->length || is_annotation(builder))
		return false;
	const char *bracket = whole->text + word + strspn(whole->text + word, " ");
	if (*bracket != '{' && *bracket != '[')
		return false;
	struct node *parts = ARENA_ARRAY(arena, 2, struct node);
	parts[0] = parts[1] = *whole;
	parts[0].text = arena_text(arena, whole->text, word);
	parts[0].length = (uint32_t)word;
	parts[0].at = node_stretch(whole->at, word);
	parts[1].is_poisoned = true;

	struct diag_message *message =
		node_report(builder, E_SYNTAX, parts[0].at, "a ':' is missing after this word", NULL);
	diag_fix(message, arena_format(arena, "%s:", parts[0].text));
	diag_help(message, "a key ends with ':'");
	frame->key = is_good_key(builder, frame, &parts[0]) ? &parts[0] : NULL;
	*value = &parts[1];
	return true;
}

/* `{type:int8}` is one long key without a value to YAML, and `Point:{x: float}`
 * has a key that ends before the second ':'. Report it, and make of the pair
 * what was meant. */
static void
split_key(struct node_builder *builder, struct node_frame *frame, const struct node **value)
{
	struct arena *arena = builder->run->arena;
	const struct node *whole = frame->key;
	const char *colon = whole->is_plain ? strchr(whole->text, ':') : NULL;

	if (split_word(builder, frame, value))
		return;
	if (!colon || colon == whole->text || is_annotation(builder))
		return;
	size_t before = (size_t)(colon - whole->text);
	bool is_pair = frame->is_flow && (*value)->is_plain && !(*value)->length;
	bool is_open = !frame->is_flow && (colon[1] == '{' || colon[1] == '[');
	if (!is_pair && !is_open)
		return;
	struct node *parts = ARENA_ARRAY(arena, 2, struct node);
	parts[0] = parts[1] = *whole;
	parts[0].text = arena_text(arena, whole->text, before);
	parts[0].length = (uint32_t)before;
	parts[1].text = colon + 1;
	parts[1].length = whole->length - (uint32_t)before - 1;
	parts[1].is_poisoned = is_open || strchr("\"'|>!&*", colon[1]);

	struct span at = is_pair ? whole->at : node_stretch(whole->at, before + 2);
	struct diag_message *message = node_report(builder, E_SYNTAX, at, NODE_MISSING_BLANK, NULL);
	diag_fix(message,
		 arena_format(arena, "%s: %.*s", parts[0].text, is_pair ? (int)parts[1].length : 1, colon + 1));
	diag_help(message, "put a blank after ':'");
	frame->key = is_good_key(builder, frame, &parts[0]) ? &parts[0] : NULL;
	*value = &parts[1];
}

void
node_deliver(struct node_builder *builder, const struct node *node, size_t size)
{
	if (!builder->depth) {
		builder->root = node;
		return;
	}

	struct node_frame *frame = &builder->frames[builder->depth - 1];
	frame->size += size;
	if (frame->node->kind == NODE_SEQUENCE) {
		add_part(builder, node);
		frame->node->count++;
	} else if (!frame->has_key) {
		frame->key = is_good_key(builder, frame, node) ? node : NULL;
		frame->has_key = true;
	} else {
		if (frame->key)
			split_key(builder, frame, &node);
		if (frame->key)
			add_pair(builder, frame, node);
		frame->has_key = false;
	}
}
