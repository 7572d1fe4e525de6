/*
 * node_split.c: pairs without their ':'. What YAML takes for one long key goes in,
 * `type:int8`, `type int8`, `type = int8` or `point {x: float}`; it is reported, and
 * the key and the value that were meant come out.
 */
#include "ident.h"
#include "keys.h"
#include "node_build.h"
#include "node_fault.h"
#include "value.h"

#include <string.h>

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

/* Is it likely to be the rest of a text before it, `{description: Red, unit price}`? */
static bool
follows_text(const struct node_builder *builder, const struct node_frame *frame)
{
	if (!frame->node->count)
		return false;
	const struct node *key = builder->parts[builder->part_count - 2];
	const struct node *value = builder->parts[builder->part_count - 1];
	const struct key *known = read_key(OWNER_COUNT, key->text, key->length);
	return known && (known->shape == SHAPE_TEXT || known->shape == SHAPE_REASON) && value->kind == NODE_SCALAR &&
	       value->is_plain && value->length;
}

/* Make a pair of the key: its first so many bytes, and what begins at byte `from`. */
static struct node *
split_at(struct node_builder *builder, struct node_frame *frame, size_t length, size_t from, const struct node **value)
{
	const struct node *whole = frame->key;
	struct node *parts = ARENA_ARRAY(builder->run->arena, 2, struct node);

	parts[0] = parts[1] = *whole;
	parts[0].text = arena_text(builder->run->arena, whole->text, length);
	parts[0].length = (uint32_t)length;
	parts[0].at = node_stretch(whole->at, fault_columns(whole->text, length));
	parts[1].text = whole->text + from;
	parts[1].length = whole->length - (uint32_t)from;
	parts[1].at.column += fault_columns(whole->text, from);
	parts[1].is_poisoned = strchr("\"'|>!&*{[", *parts[1].text);
	*value = &parts[1];
	return parts;
}

/* `permissible_values: {A = 1}` */
static bool
names_values(const struct node_builder *builder)
{
	const struct node *key = builder->depth > 1 ? builder->frames[builder->depth - 2].key : NULL;

	return key && text_is(key->text, "permissible_values");
}

static void
take_key(struct node_builder *builder, struct node_frame *frame, const struct node *key)
{
	frame->key = node_is_good_key(builder, frame, key) ? key : NULL;
}

/* `point {x: float}` and `point = {x: float}` are no mappings, but keys of several
 * words; in braces so are `type int8` and `type = int8`. */
static bool
split_word(struct node_builder *builder, struct node_frame *frame, const struct node **value)
{
	struct arena *arena = builder->run->arena;
	const struct node *whole = frame->key;
	const char *text = whole->text;
	size_t word = strcspn(text, " ="), from = word + strspn(text + word, " ");
	bool is_equals = text[from] == '=';
	size_t end = is_equals ? from + 1 : word;

	from += is_equals + strspn(text + from + is_equals, " ");
	const char *rest = text + from;
	if (!word || word == from || !*rest || ident_bad_byte(text, word) >= 0)
		return false;
	bool is_open = *rest == '{' || *rest == '[';
	/* In braces, of two words the first is a key, or the second a type or a number. */
	bool is_pair = frame->is_flow && (*value)->is_plain && !(*value)->length && !strchr(rest, ' ') &&
		       !follows_text(builder, frame) &&
		       (is_equals || prim_find(rest) || !rest[strspn(rest, "0123456789")] ||
			read_key(OWNER_COUNT, text, word));
	if (frame->is_flow ? !is_pair : !is_open)
		return false;

	struct node *parts = split_at(builder, frame, word, from, value);
	/* A bracket that opens in a key is closed behind the value, where YAML stumbles. */
	const char *slip = is_equals ? NODE_EQUALS : NODE_MISSING_COLON;
	struct diag_message *message =
		is_pair ? node_report(builder, E_SYNTAX, whole->at, slip, NULL)
			: node_refuse(builder, E_SYNTAX, node_stretch(whole->at, end), slip, NULL);
	if (is_pair && names_values(builder)) {
		parts[1].is_poisoned = true;
		diag_fix(message, arena_format(arena, "%s: {value: %s}", parts[0].text, rest));
	} else {
		diag_fix(message, arena_format(arena, is_pair ? "%s: %s" : "%s:", parts[0].text, rest));
	}
	if (!is_equals)
		diag_help(message, "a key ends with ':'");
	take_key(builder, frame, &parts[0]);
	return true;
}

/* `{type:int8}` has no ':' to YAML, and `Point:{x: float}` has a key that ends
 * before the second ':'. */
static void
split_colon(struct node_builder *builder, struct node_frame *frame, const struct node **value)
{
	const struct node *whole = frame->key;
	const char *colon = strchr(whole->text, ':');

	if (!colon || colon == whole->text)
		return;
	size_t before = (size_t)(colon - whole->text);
	bool is_pair = frame->is_flow && (*value)->is_plain && !(*value)->length;
	bool is_open = !frame->is_flow && (colon[1] == '{' || colon[1] == '[');
	if (!is_pair && !is_open)
		return;

	struct node *parts = split_at(builder, frame, before, before + 1, value);
	struct diag_message *message =
		is_pair ? node_report(builder, E_SYNTAX, whole->at, NODE_MISSING_BLANK, NULL)
			: node_refuse(builder, E_SYNTAX,
				      node_stretch(whole->at, fault_columns(whole->text, before + 2)),
				      NODE_MISSING_BLANK, NULL);
	diag_fix(message, arena_format(builder->run->arena, "%s: %.*s", parts[0].text,
				       is_pair ? (int)parts[1].length : 1, colon + 1));
	diag_help(message, "put a blank after ':'");
	take_key(builder, frame, &parts[0]);
}

void
node_split_key(struct node_builder *builder, struct node_frame *frame, const struct node **value)
{
	if (frame->key->is_plain && !is_annotation(builder) && !split_word(builder, frame, value))
		split_colon(builder, frame, value);
}
