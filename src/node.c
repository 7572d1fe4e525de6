/*
 * node.c: YAML as a tree. libyaml's events go in; nodes that know their place
 * come out, together with a report of everything that YAML takes and a schema
 * does not: duplicate keys, merge keys, tags, pointers that are aliases, a
 * second document. The walk keeps its own stack, so that nesting is bounded.
 */
#include "node.h"

#include <stdlib.h>
#include <string.h>

enum {
	DEPTH_LIMIT = 64,
	SCALAR_LIMIT = 64 * 1024,
	ANCHOR_LIMIT = 65536,
	ALIAS_BUDGET = 1000000, /* nodes that a reader walks because of aliases */
	CANDIDATE_LIMIT = 1000, /* anchors that a mistyped alias is compared with */
	FEW_KEYS = 16,          /* up to which comparing beats hashing */
	SHARED_LENGTH = 32,     /* texts that may well come again, and */
	SHARED_COUNT = 1024,    /* so many of them to be found again; a power of two */
};

struct anchor {
	const struct node *node; /* NULL while its collection is open */
	size_t size;             /* nodes a reader walks */
};

/* A collection whose end has not come yet. */
struct frame {
	struct node *node;
	bool is_flow;
	size_t size;
	struct anchor *anchor;
	size_t first;           /* of its parts, on the builder's stack */
	bool has_key;
	const struct node *key; /* NULL: it was refused, its value is dropped */
	struct map *keys;       /* once they are many */
};

struct builder {
	struct run *run;
	const struct source *source;
	yaml_parser_t parser;
	struct arena *tree;
	struct frame frames[DEPTH_LIMIT];
	size_t depth;
	/* Items of the open sequences; keys and values, in turn, of the open mappings. */
	const struct node **parts;
	size_t part_count, part_capacity;
	const char *shared[SHARED_COUNT]; /* by hash, the last one of each */
	const struct node *root;
	struct map *anchors; /* name to struct anchor ** */
	const char **anchor_names;
	size_t anchor_count, anchor_capacity;
	size_t aliased;
	size_t documents;
	struct node_fault fault;
	uint32_t reported_line; /* where YAML's own words were reported last */
	/* The last mark that was found in the text: marks only move on. */
	yaml_mark_t found;
	size_t found_offset;
};

struct span
node_place(const struct source *source, yaml_mark_t mark)
{
	if (mark.line < source->line_count) {
		uint32_t line = (uint32_t)mark.line + 1, column = (uint32_t)mark.column + 1;
		return (struct span){source, line, column, line, column + 1};
	}

	size_t length;
	uint32_t line = (uint32_t)source->line_count, column = 1, point;
	const char *text = source_line(source, line, &length);
	for (size_t at = 0, size; at < length; at += size ? size : 1, column++)
		size = utf8_decode(text + at, length - at, &point);
	return (struct span){source, line, column, line, column + 1};
}

struct span
node_stretch(struct span at, size_t length)
{
	at.end_line = at.line;
	at.end_column = at.column + (uint32_t)length;
	return at;
}

static size_t
offset_of(struct builder *builder, yaml_mark_t mark)
{
	const struct source *source = builder->source;
	yaml_mark_t *found = &builder->found;

	if (mark.line != found->line || mark.column < found->column) {
		*found = (yaml_mark_t){.line = mark.line};
		builder->found_offset = mark.line < source->line_count ? source->lines[mark.line] : source->length;
	}
	while (found->column < mark.column && builder->found_offset < source->length) {
		uint32_t point;
		size_t at = builder->found_offset;
		builder->found_offset += utf8_decode(source->text + at, source->length - at, &point);
		found->column++;
	}
	return builder->found_offset;
}

static void
move_on(struct builder *builder, yaml_mark_t *mark)
{
	if (builder->source->text[offset_of(builder, *mark)] == '\n') {
		mark->line++;
		mark->column = 0;
	} else {
		mark->column++;
	}
}

static char
char_at(struct builder *builder, yaml_mark_t mark)
{
	return builder->source->text[offset_of(builder, mark)];
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Does this end an anchor or a tag? Outside brackets only a blank does. */
static bool
ends_property(const struct builder *builder, char c)
{
	bool is_flow = builder->depth && builder->frames[builder->depth - 1].is_flow;

	return !c || is_space(c) || (is_flow && strchr(",[]{}", c));
}

static struct span
span_between(struct builder *builder, yaml_mark_t start, yaml_mark_t end)
{
	struct span at = node_place(builder->source, start);
	struct span to = node_place(builder->source, end);

	at.end_line = to.line;
	at.end_column = to.column;
	return at;
}

/* A tag as it is written. */
struct tag {
	struct span at;
	const char *text;
};

/* Find what follows the anchor and the tag. */
static yaml_mark_t
skip_properties(struct builder *builder, yaml_mark_t mark, struct tag *tag)
{
	while (char_at(builder, mark) == '&' || char_at(builder, mark) == '!') {
		yaml_mark_t word = mark;
		size_t from = offset_of(builder, mark);
		do
			move_on(builder, &mark);
		while (!ends_property(builder, char_at(builder, mark)));
		if (builder->source->text[from] == '!') {
			tag->at = span_between(builder, word, mark);
			tag->text = arena_text(builder->run->arena, builder->source->text + from,
					       offset_of(builder, mark) - from);
		}
		while (is_space(char_at(builder, mark)) || char_at(builder, mark) == '#') {
			if (char_at(builder, mark) == '#')
				while (char_at(builder, mark) && char_at(builder, mark) != '\n')
					move_on(builder, &mark);
			else
				move_on(builder, &mark);
		}
	}
	return mark;
}

/* ---- what is refused --------------------------------------------------- */

static struct diag_message *
report(struct builder *builder, enum diag_id id, struct span at, const char *a, const char *b)
{
	builder->reported_line = at.line;
	return diag_report(builder->run->diag, id, at, a, b);
}

/* Is the tag one of YAML's core schema (YAML 1.2.2, 10.3)? */
static bool
is_core_tag(const char *tag)
{
	static const char prefix[] = "tag:yaml.org,2002:";
	static const char *const names[] = {"str", "int", "bool", "float", "null", "map", "seq"};

	if (strncmp(tag, prefix, sizeof(prefix) - 1) != 0)
		return false;
	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (strcmp(tag + sizeof(prefix) - 1, names[i]) == 0)
			return true;
	return false;
}

/* Returns the word after the '!', which is what was meant where it is all
 * there is. */
static const char *
refuse_tag(struct builder *builder, struct tag tag, bool is_all)
{
	const char *word = tag.text + strspn(tag.text, "!");
	struct diag_message *message = report(builder, E_BANG_IS_TAG, tag.at, tag.text, NULL);

	if (is_all) {
		diag_fix(message, word);
		diag_help(message, "remove the '!'");
	} else {
		diag_help(message, "remove it, or quote what is a text");
	}
	return word;
}

static bool
is_c_type(const char *name)
{
	static const char *const words[] = {"char",   "void",  "int",    "short",  "long",   "unsigned",
					    "signed", "float", "double", "struct", "const",  "FILE",
					    "string", "bytes", "uint8",  "uint16", "uint32", "uint64",
					    "int8",   "int16", "int32",  "int64",  "bool"};
	size_t length = strlen(name);

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (strcmp(name, words[i]) == 0)
			return true;
	return length > 2 && strcmp(name + length - 2, "_t") == 0;
}

/* Does the value belong to a key that was refused? */
static bool
is_dropped(const struct builder *builder)
{
	const struct frame *frame = builder->depth ? &builder->frames[builder->depth - 1] : NULL;

	return frame && frame->has_key && !frame->key;
}

static bool
is_value_of(const struct builder *builder, const char *key)
{
	const struct frame *frame = builder->depth ? &builder->frames[builder->depth - 1] : NULL;

	return frame && frame->has_key && frame->key && strcmp(frame->key->text, key) == 0;
}

/* Returns the anchor that was most likely meant, or NULL. */
static struct anchor *
refuse_alias(struct builder *builder, struct span at, const char *name)
{
	size_t count = builder->anchor_count < CANDIDATE_LIMIT ? builder->anchor_count : CANDIDATE_LIMIT;
	const char *nearest = typo_nearest(name, builder->anchor_names, count);

	if (nearest) {
		struct diag_message *message = report(builder, E_UNDEFINED_ALIAS, at, name, nearest);
		struct anchor **place = map_get(builder->anchors, nearest, strlen(nearest));
		diag_fix(message, arena_format(builder->run->arena, "*%s", nearest));
		return *place;
	}
	if (!is_c_type(name) && !is_value_of(builder, "type")) {
		struct diag_message *message = report(builder, E_UNDEFINED_ALIAS, at, name, NULL);
		if (count)
			diag_help(message, "mark what it repeats with '&%s'; the last anchor before it is '&%s'", name,
				  builder->anchor_names[builder->anchor_count - 1]);
		else
			diag_help(message, "a text that begins with '*' must be quoted");
		return NULL;
	}

	struct arena *arena = builder->run->arena;
	struct diag_message *message = report(builder, E_POINTER_IS_ALIAS, at, name, NULL);
	struct foreign_type form;
	if (!foreign_type(arena, arena_format(arena, "%s *", name), &form) || !form.type) {
		diag_help(message, "write the type of the value itself; for many values add 'count' or 'max_count'");
		return NULL;
	}
	const char *keys = "";
	for (size_t i = 0; i < form.key_count; i++)
		keys = arena_format(arena, "%s, %s", keys, form.keys[i]);
	bool has_key = is_value_of(builder, "type");
	const char *right = arena_format(arena, *keys && !has_key ? "{type: %s%s}" : "%s%s", form.type, keys);
	if (!*keys || !has_key || builder->frames[builder->depth - 1].is_flow)
		diag_fix(message, right);
	if (form.key_count)
		diag_help(message, "for a pointer to another object write 'type: %s' and '%s'", form.type,
			  form.keys[0]);
	else
		diag_help(message, "write '%s'; %s", right, form.why ? form.why : "a slot holds the value itself");
	return NULL;
}

/* ---- nodes ------------------------------------------------------------- */

static struct node *
new_node(struct builder *builder, enum node_kind kind, struct span at)
{
	struct node *node = ARENA_NEW(builder->tree, struct node);

	node->kind = (uint8_t)kind;
	node->at = at;
	node->text = "";
	return node;
}

static void
add_anchor(struct builder *builder, const char *bytes, struct anchor *anchor)
{
	const char *name = arena_text(builder->run->arena, bytes, strlen(bytes));
	struct anchor **place = map_get(builder->anchors, name, strlen(name));

	if (!place) {
		place = ARENA_NEW(builder->run->arena, struct anchor *);
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
find_key(const struct builder *builder, const struct frame *frame, const struct node *key)
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
add_part(struct builder *builder, const struct node *node)
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
add_pair(struct builder *builder, struct frame *frame, const struct node *value)
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
is_annotation(const struct builder *builder)
{
	for (size_t i = 0; i < builder->depth; i++) {
		const struct node *key = builder->frames[i].key;
		if (key && strcmp(key->text, "annotations") == 0)
			return true;
	}
	return false;
}

/* Is it a key that a schema can have? Reports it where not. */
static bool
is_good_key(struct builder *builder, const struct frame *frame, const struct node *key)
{
	if (key->is_poisoned)
		return false;
	/* What the mapping then lacks may be what stands behind these. */
	if (key->kind != NODE_SCALAR || (key->is_plain && !key->length)) {
		report(builder, E_COMPLEX_KEY, key->at, node_what(key), NULL);
		frame->node->is_poisoned = true;
		return false;
	}
	if (key->is_plain && strcmp(key->text, "<<") == 0) {
		report(builder, E_MERGE_KEY, key->at, NULL, NULL);
		frame->node->is_poisoned = true;
		return false;
	}

	const struct node *earlier = find_key(builder, frame, key);
	if (earlier) {
		struct diag_message *message = report(builder, E_DUPLICATE_KEY, key->at, key->text, NULL);
		diag_note(message, earlier->at, "first given here");
	}
	return !earlier;
}

/* `{type:int8}` is one long key without a value to YAML, and `Point:{x: float}`
 * has a key that ends before the second ':'. Report it, and make of the pair
 * what was meant. */
static void
split_key(struct builder *builder, struct frame *frame, const struct node **value)
{
	struct arena *arena = builder->run->arena;
	const struct node *whole = frame->key;
	const char *colon = whole->is_plain ? strchr(whole->text, ':') : NULL;

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
	parts[1].is_poisoned = is_open;

	struct span at = is_pair ? whole->at : node_stretch(whole->at, before + 2);
	struct diag_message *message = report(builder, E_SYNTAX, at, NODE_MISSING_BLANK, NULL);
	diag_fix(message,
		 arena_format(arena, "%s: %.*s", parts[0].text, is_pair ? (int)parts[1].length : 1, colon + 1));
	diag_help(message, "put a blank after ':'");
	frame->key = is_good_key(builder, frame, &parts[0]) ? &parts[0] : NULL;
	*value = &parts[1];
}

/* Give a finished node to the collection it is in. */
static void
deliver(struct builder *builder, const struct node *node, size_t size)
{
	if (!builder->depth) {
		builder->root = node;
		return;
	}

	struct frame *frame = &builder->frames[builder->depth - 1];
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

static void
deliver_poison(struct builder *builder, struct span at)
{
	struct node *node = new_node(builder, NODE_SCALAR, at);

	node->is_poisoned = true;
	deliver(builder, node, 1);
}

/* ---- events ------------------------------------------------------------ */

/* A block scalar is pointed at by its indicator, `|-`. */
static size_t
indicator_length(struct builder *builder, yaml_mark_t mark)
{
	const char *text = builder->source->text + offset_of(builder, mark);

	return 1 + strspn(text + 1, "+-123456789");
}

/* A copy of the text; `type`, `uint32` and their like come again and again. */
static const char *
text_of(struct builder *builder, const char *bytes, size_t length)
{
	if (length > SHARED_LENGTH)
		return arena_text(builder->run->arena, bytes, length);

	const char **shared = &builder->shared[map_hash(bytes, length) % SHARED_COUNT];
	if (!*shared || strncmp(*shared, bytes, length) != 0 || (*shared)[length])
		*shared = arena_text(builder->run->arena, bytes, length);
	return *shared;
}

static void
take_scalar(struct builder *builder, const yaml_event_t *event)
{
	struct run *run = builder->run;
	yaml_mark_t start = event->start_mark;
	struct tag tag = {0};
	const char *bytes = (const char *)event->data.scalar.value;
	const char *yaml_tag = (const char *)event->data.scalar.tag;
	size_t length = event->data.scalar.length;
	yaml_scalar_style_t style = event->data.scalar.style;

	if (event->data.scalar.anchor || yaml_tag) {
		yaml_mark_t after = skip_properties(builder, start, &tag);
		/* Where nothing follows them, they are all there is to point at. */
		if (after.line < event->end_mark.line ||
		    (after.line == event->end_mark.line && after.column < event->end_mark.column))
			start = after;
	}

	struct span at = span_between(builder, start, event->end_mark);
	if (style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE)
		at = node_stretch(at, indicator_length(builder, start));

	struct node *node = new_node(builder, NODE_SCALAR, at);
	node->is_plain = style == YAML_PLAIN_SCALAR_STYLE;
	builder->fault.last = at;
	builder->fault.last_is_plain = node->is_plain;

	if (yaml_tag && !is_core_tag(yaml_tag)) {
		const char *word = refuse_tag(builder, tag, !length);
		if (!length) {
			bytes = word;
			length = strlen(word);
		}
	} else if (yaml_tag && strcmp(yaml_tag, "tag:yaml.org,2002:str") == 0) {
		node->is_plain = false;
	}

	if (length > SCALAR_LIMIT) {
		report(builder, E_TOO_DEEP, at, "too long a text", "65,536 bytes");
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
			report(builder, E_CONTROL_CHAR, at, node_name_point(run->arena, point), NULL);
			node->is_poisoned = true;
			length = 0;
		}
	}
	node->text = length ? text_of(builder, bytes, length) : "";
	node->length = (uint32_t)length;

	if (event->data.scalar.anchor) {
		struct anchor *anchor = ARENA_NEW(run->arena, struct anchor);
		*anchor = (struct anchor){node, 1};
		add_anchor(builder, (const char *)event->data.scalar.anchor, anchor);
	}
	deliver(builder, node, 1);
}

/* A whole node may stand in several places; what that makes a reader walk is
 * charged first. The node is shared, but for the place where it stands. */
static bool
take_alias(struct builder *builder, const yaml_event_t *event)
{
	struct arena *arena = builder->run->arena;
	struct span at = span_between(builder, event->start_mark, event->end_mark);
	const char *name = (const char *)event->data.alias.anchor;
	struct anchor **place = map_get(builder->anchors, name, strlen(name));
	struct anchor *anchor = place ? *place : NULL;

	bool is_wrong = !anchor;
	if (is_wrong && !is_dropped(builder))
		anchor = refuse_alias(builder, at, arena_text(arena, name, strlen(name)));
	if (!anchor || (is_wrong && !anchor->node)) {
		deliver_poison(builder, at);
		return true;
	}
	if (!anchor->node) {
		report(builder, E_TOO_DEEP, at, arena_format(arena, "'*%s' contains itself without end", name),
		       "64 levels");
		deliver_poison(builder, at);
		return true;
	}

	builder->aliased += anchor->size;
	if (builder->aliased > ALIAS_BUDGET) {
		report(builder, E_TOO_DEEP, at, "too many nodes behind aliases", "1,000,000");
		return false;
	}
	struct node *node = ARENA_NEW(builder->tree, struct node);
	*node = *anchor->node;
	node->at = at;
	deliver(builder, node, anchor->size);
	return true;
}

static bool
open_collection(struct builder *builder, const yaml_event_t *event, enum node_kind kind)
{
	bool is_mapping = kind == NODE_MAPPING;
	const yaml_char_t *name = is_mapping ? event->data.mapping_start.anchor : event->data.sequence_start.anchor;
	const yaml_char_t *yaml_tag = is_mapping ? event->data.mapping_start.tag : event->data.sequence_start.tag;
	yaml_mark_t start = event->start_mark;
	struct tag tag = {0};

	if (name || yaml_tag)
		start = skip_properties(builder, start, &tag);
	if (yaml_tag && !is_core_tag((const char *)yaml_tag))
		refuse_tag(builder, tag, false);

	struct span at = node_place(builder->source, start);
	if (builder->depth == DEPTH_LIMIT) {
		report(builder, E_TOO_DEEP, at, "nested too deeply", "64 levels");
		return false;
	}

	struct frame *frame = &builder->frames[builder->depth++];
	*frame = (struct frame){
		.node = new_node(builder, kind, at),
		.is_flow = is_mapping ? event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
				      : event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE,
		.size = 1,
		.first = builder->part_count,
	};
	if (name) {
		frame->anchor = ARENA_NEW(builder->run->arena, struct anchor);
		add_anchor(builder, (const char *)name, frame->anchor);
	}
	return true;
}

/* The end of a block collection lies on a later line: point at the first. */
static void
clip_to_first_line(const struct builder *builder, const struct frame *frame)
{
	struct node *node = frame->node;
	const struct node *const *parts = builder->parts + frame->first;
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
take_parts(struct builder *builder, const struct frame *frame)
{
	struct node *node = frame->node;
	const struct node *const *parts = builder->parts + frame->first;

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
close_collection(struct builder *builder, const yaml_event_t *event)
{
	struct frame *frame = &builder->frames[--builder->depth];
	struct node *node = frame->node;

	if (frame->is_flow) {
		struct span end = node_place(builder->source, event->end_mark);
		node->at.end_line = end.line;
		node->at.end_column = end.column;
	} else {
		clip_to_first_line(builder, frame);
	}
	take_parts(builder, frame);
	if (frame->anchor)
		*frame->anchor = (struct anchor){node, frame->size};
	deliver(builder, node, frame->size);
}

/* False when there is nothing to go on with. */
static bool
take_event(struct builder *builder, const yaml_event_t *event)
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
		close_collection(builder, event);
		break;
	default:
		break;
	}
	if (builder->anchor_count > ANCHOR_LIMIT) {
		report(builder, E_TOO_DEEP, node_place(builder->source, event->start_mark), "too many anchors",
		       "65,536");
		return false;
	}
	return true;
}

static void
explain_fault(struct builder *builder)
{
	if (builder->parser.error == YAML_MEMORY_ERROR)
		fail("out of memory");

	/* An alias or a tag that was no such thing may have brought it about. */
	if (builder->reported_line && builder->parser.problem_mark.line + 1 == builder->reported_line)
		return;
	if (builder->depth && builder->frames[builder->depth - 1].is_flow)
		builder->fault.flow = node_stretch(builder->frames[builder->depth - 1].node->at, 1);
	builder->fault.parser = &builder->parser;
	node_explain_fault(builder->run, builder->source, &builder->fault);
}

/* All events of the first document; false when there is no tree. */
static bool
parse_events(struct builder *builder)
{
	yaml_event_t event;

	for (;;) {
		if (!yaml_parser_parse(&builder->parser, &event)) {
			explain_fault(builder);
			return false;
		}

		bool goes_on = true, is_end = event.type == YAML_STREAM_END_EVENT;
		if (event.type == YAML_DOCUMENT_START_EVENT && ++builder->documents > 1) {
			struct span at = node_place(builder->source, event.start_mark);
			report(builder, E_MULTIPLE_DOCUMENTS, node_stretch(at, 3), NULL, NULL);
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
	struct builder *builder = ARENA_NEW(tree, struct builder);
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

bool
node_is_null(const struct node *node)
{
	static const char *const words[] = {"", "~", "null", "Null", "NULL"};

	if (node->kind != NODE_SCALAR || !node->is_plain)
		return false;
	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (strcmp(node->text, words[i]) == 0)
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
