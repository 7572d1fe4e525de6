/*
 * node.c: YAML as a tree. libyaml's events go in; nodes that know their place
 * come out, together with a report of everything that YAML takes and a schema
 * does not: duplicate keys, merge keys, tags, pointers that are aliases, a
 * second document. The walk keeps its own stack, so that nesting is bounded.
 */
#include "node_build.h"

#include <stdlib.h>
#include <string.h>

enum {
	SCALAR_LIMIT = 64 * 1024,
	ANCHOR_LIMIT = 65536,
	ALIAS_BUDGET = 1000000, /* nodes that a reader walks because of aliases */
	SHARED_LENGTH = 32,     /* texts that may well come again */
};

/* A block scalar is pointed at by its indicator, `|-`. */
static size_t
indicator_length(struct node_builder *builder, yaml_mark_t mark)
{
	const char *text = builder->source->text + node_offset(builder, mark);

	return 1 + strspn(text + 1, "+-123456789");
}

/* A copy of the text; `type`, `uint32` and their like come again and again. */
static const char *
text_of(struct node_builder *builder, const char *bytes, size_t length)
{
	if (length > SHARED_LENGTH)
		return arena_text(builder->run->arena, bytes, length);

	const char **shared = &builder->shared[map_hash(bytes, length) % NODE_SHARED_COUNT];
	if (!*shared || strncmp(*shared, bytes, length) != 0 || (*shared)[length])
		*shared = arena_text(builder->run->arena, bytes, length);
	return *shared;
}

static void
take_scalar(struct node_builder *builder, const yaml_event_t *event)
{
	struct run *run = builder->run;
	yaml_mark_t start = event->start_mark;
	struct node_tag tag = {0};
	const char *bytes = (const char *)event->data.scalar.value;
	const char *yaml_tag = (const char *)event->data.scalar.tag;
	size_t length = event->data.scalar.length;
	yaml_scalar_style_t style = event->data.scalar.style;

	if (event->data.scalar.anchor || yaml_tag) {
		yaml_mark_t after = node_skip_properties(builder, start, &tag);
		/* Where nothing follows them, they are all there is to point at. */
		if (after.line < event->end_mark.line ||
		    (after.line == event->end_mark.line && after.column < event->end_mark.column))
			start = after;
	}

	struct span at = node_between(builder, start, event->end_mark);
	if (style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE)
		at = node_stretch(at, indicator_length(builder, start));

	struct node *node = node_new(builder, NODE_SCALAR, at);
	node->is_plain = style == YAML_PLAIN_SCALAR_STYLE;
	builder->fault.last = at;
	builder->fault.last_is_plain = node->is_plain;
	if (!node->is_plain && at.end_line > at.line)
		builder->fault.quoted = at;

	if (yaml_tag && !node_is_core_tag(yaml_tag)) {
		const char *word = node_refuse_tag(builder, tag, !length);
		if (!length) {
			bytes = word;
			length = strlen(word);
		}
	} else if (yaml_tag) {
		node_take_tag(builder, tag, node, yaml_tag, bytes);
	}

	if (length > SCALAR_LIMIT) {
		node_report(builder, E_TOO_DEEP, at, "too long a text", "65,536 bytes");
		node->is_poisoned = true;
		length = 0;
	}
	for (size_t i = 0; i < length && !node->is_poisoned;) {
		uint32_t point;
		if (bytes[i] > 0) { /* ASCII */
			i++;
			continue;
		}
		i += utf8_decode(bytes + i, length - i, &point);
		if (point == 0 || node_is_bidi(point)) {
			node_report(builder, E_CONTROL_CHAR, at, node_name_point(run->arena, point), NULL);
			node->is_poisoned = true;
			length = 0;
		}
	}
	node->text = length ? text_of(builder, bytes, length) : "";
	node->length = (uint32_t)length;

	if (event->data.scalar.anchor) {
		struct node_anchor *anchor = ARENA_NEW(run->arena, struct node_anchor);
		*anchor = (struct node_anchor){node, 1};
		node_add_anchor(builder, (const char *)event->data.scalar.anchor, anchor);
	}
	node_deliver(builder, node, 1);
}

static void
deliver_poison(struct node_builder *builder, struct span at)
{
	struct node *node = node_new(builder, NODE_SCALAR, at);

	node->is_poisoned = true;
	node_deliver(builder, node, 1);
}

/* Does the value belong to a key that was refused? */
static bool
is_dropped(const struct node_builder *builder)
{
	const struct node_frame *frame = builder->depth ? &builder->frames[builder->depth - 1] : NULL;

	return frame && frame->has_key && !frame->key;
}

/* A whole node may stand in several places; what that makes a reader walk is
 * charged first. The node is shared, but for the place where it stands. */
static bool
take_alias(struct node_builder *builder, const yaml_event_t *event)
{
	struct arena *arena = builder->run->arena;
	struct span at = node_between(builder, event->start_mark, event->end_mark);
	const char *name = (const char *)event->data.alias.anchor;
	struct node_anchor **place = map_get(builder->anchors, name, strlen(name));
	struct node_anchor *anchor = place ? *place : NULL;

	bool is_wrong = !anchor;
	if (is_wrong && !is_dropped(builder))
		anchor = node_refuse_alias(builder, at, arena_text(arena, name, strlen(name)));
	if (!anchor || (is_wrong && !anchor->node)) {
		deliver_poison(builder, at);
		return true;
	}
	if (!anchor->node) {
		node_report(builder, E_TOO_DEEP, at, arena_format(arena, "'*%s' contains itself without end", name),
			    "64 levels");
		deliver_poison(builder, at);
		return true;
	}

	builder->aliased += anchor->size;
	if (builder->aliased > ALIAS_BUDGET) {
		node_report(builder, E_TOO_DEEP, at, "too many nodes behind aliases", "1,000,000");
		return false;
	}
	struct node *node = ARENA_NEW(builder->tree, struct node);
	*node = *anchor->node;
	node->at = at;
	node_deliver(builder, node, anchor->size);
	return true;
}

static bool
open_collection(struct node_builder *builder, const yaml_event_t *event, enum node_kind kind)
{
	bool is_mapping = kind == NODE_MAPPING;
	const yaml_char_t *name = is_mapping ? event->data.mapping_start.anchor : event->data.sequence_start.anchor;
	const yaml_char_t *yaml_tag = is_mapping ? event->data.mapping_start.tag : event->data.sequence_start.tag;
	yaml_mark_t start = event->start_mark;
	struct node_tag tag = {0};

	if (name || yaml_tag)
		start = node_skip_properties(builder, start, &tag);
	if (yaml_tag && !node_is_core_tag((const char *)yaml_tag))
		node_refuse_tag(builder, tag, false);

	struct span at = node_place(builder->source, start);
	if (builder->depth == NODE_DEPTH_LIMIT) {
		node_report(builder, E_TOO_DEEP, at, "nested too deeply", "64 levels");
		return false;
	}

	struct node_frame *frame = &builder->frames[builder->depth++];
	*frame = (struct node_frame){
		.node = node_new(builder, kind, at),
		.is_flow = is_mapping ? event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
				      : event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE,
		.size = 1,
		.first = builder->part_count,
	};
	if (name) {
		frame->anchor = ARENA_NEW(builder->run->arena, struct node_anchor);
		node_add_anchor(builder, (const char *)name, frame->anchor);
	}
	return true;
}

/* The end of a block collection lies on a later line: point at the first. */
static void
clip_to_first_line(const struct node_builder *builder, const struct node_frame *frame)
{
	struct node *node = frame->node;
	const struct node *const *parts = node->count ? builder->parts + frame->first : NULL;
	const struct node *first = NULL;

	if (node->count)
		first = node->kind == NODE_MAPPING ? parts[1] : parts[0];
	if (first && first->at.line != node->at.line)
		first = node->kind == NODE_MAPPING ? parts[0] : NULL;
	if (first && first->at.line == node->at.line && first->at.end_line == node->at.line)
		node->at.end_column = first->at.end_column;
}

/* Its parts, from the stack. */
static void
take_parts(struct node_builder *builder, const struct node_frame *frame)
{
	struct node *node = frame->node;
	const struct node *const *parts = node->count ? builder->parts + frame->first : NULL;

	if (node->kind == NODE_MAPPING) {
		struct node_pair *pairs = ARENA_ARRAY(builder->tree, node->count, struct node_pair);
		for (size_t i = 0; i < node->count; i++)
			pairs[i] = (struct node_pair){parts[2 * i], parts[2 * i + 1]};
		node->pairs = pairs;
	} else {
		const struct node **items = ARENA_ARRAY(builder->tree, node->count, const struct node *);
		if (node->count)
			memcpy(items, parts, node->count * sizeof *items);
		node->items = items;
	}
	builder->part_count = frame->first;
}

static void
close_collection(struct node_builder *builder, yaml_mark_t end_mark)
{
	struct node_frame *frame = &builder->frames[--builder->depth];
	struct node *node = frame->node;

	if (frame->is_flow) {
		struct span end = node_place(builder->source, end_mark);
		node->at.end_line = end.line;
		node->at.end_column = end.column;
	} else {
		clip_to_first_line(builder, frame);
	}
	take_parts(builder, frame);
	if (frame->anchor)
		*frame->anchor = (struct node_anchor){node, frame->size};
	node_deliver(builder, node, frame->size);
}

/* False when there is nothing to go on with. */
static bool
take_event(struct node_builder *builder, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		take_scalar(builder, event);
		break;
	case YAML_ALIAS_EVENT:
		return take_alias(builder, event);
	case YAML_MAPPING_START_EVENT:
		return open_collection(builder, event, NODE_MAPPING);
	case YAML_SEQUENCE_START_EVENT:
		return open_collection(builder, event, NODE_SEQUENCE);
	case YAML_MAPPING_END_EVENT:
	case YAML_SEQUENCE_END_EVENT:
		close_collection(builder, event->end_mark);
		break;
	default:
		break;
	}
	if (builder->anchor_count > ANCHOR_LIMIT) {
		node_report(builder, E_TOO_DEEP, node_place(builder->source, event->start_mark), "too many anchors",
			    "65,536");
		return false;
	}
	return true;
}

/* Returns where the tree ends. */
static struct span
explain_fault(struct node_builder *builder)
{
	if (builder->parser.error == YAML_MEMORY_ERROR)
		fail("out of memory");

	/* An alias or a tag that was no such thing may have brought it about. */
	if (builder->refused_line && builder->parser.problem_mark.line + 1 == builder->refused_line) {
		node_note_unread(builder->refused, builder->source, builder->refused_line);
		return node_place(builder->source, builder->parser.problem_mark);
	}
	if (builder->depth && builder->frames[builder->depth - 1].is_flow)
		builder->fault.flow = node_stretch(builder->frames[builder->depth - 1].node->at, 1);
	builder->fault.parser = &builder->parser;
	return node_explain_fault(builder->run, builder->source, &builder->fault);
}

/* The node as far as it was read before the fault. What it ends with may be
 * something else than was meant, or have its rest behind the fault. */
static const struct node *
cut_node(struct node_builder *builder, const struct node *node, struct span fault)
{
	char first = node->at.source->text[source_offset(node->at.source, node->at.line, node->at.column)];
	if (node->kind != NODE_SCALAR && strchr("{[*", first))
		return node;

	struct node *cut = ARENA_NEW(builder->tree, struct node);
	*cut = *node;
	cut->is_cut = true;
	cut->is_poisoned |= node->kind == NODE_SCALAR && (node_is_null(node) || node->at.end_line >= fault.line);
	if (node->kind == NODE_MAPPING && node->count) {
		struct node_pair *pairs = ARENA_ARRAY(builder->tree, node->count, struct node_pair);
		memcpy(pairs, node->pairs, node->count * sizeof *pairs);
		pairs[node->count - 1].value = cut_node(builder, node->pairs[node->count - 1].value, fault);
		cut->pairs = pairs;
	}
	return cut;
}

/* The last of what the open collection holds. */
static void
cut_last(struct node_builder *builder, struct node_frame *frame, struct span fault)
{
	size_t size = frame->node->kind == NODE_MAPPING ? 2 : 1;

	if (frame->has_key && frame->key && frame->key->at.line < fault.line)
		deliver_poison(builder, fault);
	frame->has_key = false;
	while (frame->node->count && builder->parts[builder->part_count - size]->at.line >= fault.line) {
		builder->part_count -= size;
		frame->node->count--;
	}
	if (frame->node->count) {
		const struct node **last = &builder->parts[builder->part_count - 1];
		*last = cut_node(builder, *last, fault);
	}
}

/* libyaml gave up: what it had read by then is a tree, too. In brackets all is
 * dubious, since the fault may be that they were not closed where they should. */
static void
cut_off(struct node_builder *builder, struct span fault)
{
	while (builder->depth) {
		struct node_frame *frame = &builder->frames[builder->depth - 1];
		cut_last(builder, frame, fault);
		frame->node->is_cut = true;
		frame->node->is_poisoned |= frame->is_flow || !frame->node->count;
		close_collection(builder, builder->parser.problem_mark);
	}
	if (!builder->root->is_cut)
		builder->root = cut_node(builder, builder->root, fault);
}

/* All events of the first document; false when there is no tree. */
static bool
parse_events(struct node_builder *builder)
{
	yaml_event_t event;

	for (;;) {
		if (!yaml_parser_parse(&builder->parser, &event)) {
			struct span fault = explain_fault(builder);
			if (builder->depth || builder->root)
				cut_off(builder, fault);
			return builder->root && builder->root->kind == NODE_MAPPING;
		}

		bool goes_on = true, is_end = event.type == YAML_STREAM_END_EVENT;
		if (event.type == YAML_DOCUMENT_START_EVENT && ++builder->documents > 1) {
			struct span at = node_place(builder->source, event.start_mark);
			node_report(builder, E_MULTIPLE_DOCUMENTS, node_stretch(at, 3), NULL, NULL);
			is_end = true;
		} else {
			goes_on = take_event(builder, &event);
		}
		yaml_event_delete(&event);
		if (is_end || !goes_on)
			return goes_on;
	}
}

const struct node *
node_parse(struct run *run, const struct source *source)
{
	if (!node_scan(run, source))
		return NULL;

	struct arena *tree = run->tree ? run->tree : run->arena;
	struct node_builder *builder = ARENA_NEW(tree, struct node_builder);
	builder->run = run;
	builder->tree = tree;
	builder->source = source;
	builder->anchors = map_new(tree);
	if (!yaml_parser_initialize(&builder->parser))
		fail("out of memory");
	yaml_parser_set_encoding(&builder->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&builder->parser, (const unsigned char *)source->text, source->length);

	bool has_tree = parse_events(builder);
	yaml_parser_delete(&builder->parser);
	free(builder->parts);
	if (!has_tree)
		return NULL;
	if (!builder->root ||
	    (builder->root->kind == NODE_SCALAR && builder->root->is_plain && !builder->root->length)) {
		diag_report(run->diag, E_EMPTY_FILE, (struct span){.source = source}, NULL);
		return NULL;
	}
	return builder->root;
}

/* ---- what a node is -------------------------------------------------- */

bool
node_is_null(const struct node *node)
{
	static const char *const words[] = {"", "~", "null", "Null", "NULL"};

	if (node->kind != NODE_SCALAR || !node->is_plain)
		return false;
	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (text_is(node->text, words[i]))
			return true;
	return false;
}

const char *
node_what(const struct node *node)
{
	if (node->kind == NODE_MAPPING)
		return "a mapping";
	if (node->kind == NODE_SEQUENCE)
		return "a list";
	if (node_is_null(node))
		return "nothing";
	if (!node->is_plain)
		return "a text";
	size_t sign = node->text[0] == '-' || node->text[0] == '+';
	return node->text[sign] >= '0' && node->text[sign] <= '9' ? "a number" : "a word";
}
