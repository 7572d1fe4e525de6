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

/* The second 000 of `{maximum: 1,000,000}` is no key to anybody. */
static bool
is_rest_of_number(const struct node *key)
{
	/* Far along a line, it takes long to find a place. */
	if (!key->is_plain || key->text[strspn(key->text, "0123456789")] || key->at.end_column > LINE_LIMIT)
		return false;
	return strchr(",}", key->at.source->text[source_offset(key->at.source, key->at.end_line, key->at.end_column)]);
}

bool
node_is_good_key(struct node_builder *builder, const struct node_frame *frame, const struct node *key)
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
		frame->key = node_is_good_key(builder, frame, node) ? node : NULL;
		frame->has_key = true;
	} else {
		if (frame->key)
			node_split_key(builder, frame, &node);
		if (frame->key)
			add_pair(builder, frame, node);
		frame->has_key = false;
	}
}
