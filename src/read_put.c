/*
 * read_put.c: values into the model, by their shape. One function a shape;
 * the key's row says where in the object the value belongs.
 */
#include "read.h"

#include <string.h>

/* ---- shapes ----------------------------------------------------------------- */

static const char *const expected[SHAPE_COUNT] = {
	[SHAPE_TEXT] = "a text",
	[SHAPE_REASON] = "a text that says why",
	[SHAPE_NAME] = "a name",
	[SHAPE_TYPE] = "the name of a type",
	[SHAPE_PARENT] = "the name of one class",
	[SHAPE_BOOL] = "true or false",
	[SHAPE_SIZE] = "an integer above zero",
	[SHAPE_BOUND] = "a number",
	[SHAPE_VALUE] = "a value, or a list of values",
	[SHAPE_WORD] = "a word",
	[SHAPE_TEXTS] = "a list",
	[SHAPE_NAMES] = "a list",
	[SHAPE_MAPPING] = "a mapping",
	[SHAPE_DEFINITIONS] = "a mapping",
	[SHAPE_SIZES] = "an integer above zero, or one for each ABI",
	[SHAPE_ANY] = "anything",
};

static bool
is_list_of_scalars(const struct node *node)
{
	if (node->kind != NODE_SEQUENCE)
		return false;
	for (size_t i = 0; i < node->count; i++) {
		if (node->items[i]->kind != NODE_SCALAR)
			return false;
	}
	return true;
}

bool
is_right_shape(const struct key *key, const struct node *node)
{
	switch (key->shape) {
	case SHAPE_TEXTS:
	case SHAPE_NAMES:
		return is_list_of_scalars(node);
	case SHAPE_MAPPING:
	case SHAPE_DEFINITIONS:
		return node->kind == NODE_MAPPING;
	case SHAPE_SIZES:
		return node->kind != NODE_SEQUENCE;
	case SHAPE_REASON:
		return node->kind == NODE_SCALAR &&
		       !(node->is_plain && (strcmp(node->text, "true") == 0 || strcmp(node->text, "false") == 0));
	case SHAPE_VALUE: /* an array of flags has lists in its list: check_default.c */
		return node->kind != NODE_MAPPING;
	case SHAPE_ANY:
		return true;
	default:
		return node->kind == NODE_SCALAR;
	}
}

bool
has_shape(struct reader *reader, const struct key *key, const struct node_pair *pair)
{
	const struct node *node = pair->value;
	struct arena *arena = reader->run->arena;
	const char *example = key->example;

	if (is_right_shape(key, node))
		return true;
	if (node->is_poisoned)
		return false;
	if (key->shape == SHAPE_PARENT && node->kind == NODE_SEQUENCE && node->count > 1) {
		diag_report(reader->run->diag, E_LAYOUT_CONFLICT, node->at, node->items[0]->text);
		return false;
	}
	if (key->shape == SHAPE_PARENT && is_list_of_scalars(node) && node->count == 1) {
		struct diag_message *message = diag_report(reader->run->diag, E_WRONG_SHAPE, node->at, "'is_a'",
							   "the name of one class", "a list");
		diag_fix(message, node->items[0]->text);
		diag_help(message, "a class has one parent: write 'is_a: %s'", node->items[0]->text);
		return false;
	}
	if (key->shape == SHAPE_TYPE && report_list_of_type(reader, pair))
		return false;
	const char *mapping = key->shape == SHAPE_DEFINITIONS ? list_as_mapping(arena, node, key->inner) : NULL;
	const char *right = mapping;
	if ((key->shape == SHAPE_TEXTS || key->shape == SHAPE_NAMES) && node->kind == NODE_SCALAR)
		right = arena_format(arena, "[%s]", node->text);
	/* `layout: packed` */
	const struct key *inner = key->shape == SHAPE_MAPPING && node->kind == NODE_SCALAR
					  ? find_key(key->inner, node->text)
					  : NULL;
	if (inner && inner->shape == SHAPE_BOOL)
		right = arena_format(arena, "{%s: true}", inner->name);
	/* `mixin: [Tagged]` was to be `mixins`. */
	if (strcmp(key->name, "mixin") == 0 && is_list_of_scalars(node) && node->count) {
		struct diag_message *message =
			report_shape(reader, node, "'mixin'", expected[key->shape], "mixin: true");
		if (message)
			diag_help(message, "to take the attributes of others write 'mixins: [%s]'",
				  node->items[0]->text);
		return false;
	}
	bool is_pairs = key->shape == SHAPE_DEFINITIONS && is_list_of_pairs(node, key->inner);
	if (is_pairs && !right)
		example = NULL;
	else
		example = arena_format(arena, "%s: %s", key->name, right ? right : example);
	struct diag_message *message =
		report_shape(reader, node, arena_format(arena, "'%s'", key->name), expected[key->shape], example);
	if (message && is_pairs)
		diag_help(message, "%sremove the '- ' before '%s'%s", right ? "or " : "",
			  node->items[0]->pairs[0].key->text, node->count > 1 ? " and the other names" : "");
	/* All of it, or nothing. */
	bool is_whole = node->kind != NODE_SEQUENCE || (node->count <= READ_LIST_SHOWN && is_on_one_line(node));
	if (message && right && is_whole)
		diag_fix(message, right);
	return false;
}

/* ---- into the object ---------------------------------------------------------- */

void *
member_at(const struct key *key, void *object)
{
	return (char *)object + key->offset;
}

void *
with_room(struct reader *reader, const void *array, size_t count, size_t more, size_t size)
{
	void *copy = arena_alloc(reader->run->arena, count + more, size);

	if (count)
		memcpy(copy, array, count * size);
	return copy;
}

void
put_text(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	(void)reader;
	*(const char **)member_at(key, object) = pair->value->text;
}

/* It is read by tools: an SPDX license expression (SPDX 2.3, annex D). */
void
put_license(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	const char *text = pair->value->text;
	size_t good = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-+: ()");

	if (text[good]) {
		uint32_t point;
		size_t size = utf8_decode(text + good, pair->value->length - good, &point);
		diag_report(reader->run->diag, E_BAD_LICENSE, pair->value->at, text,
			    arena_text(reader->run->arena, text + good, size));
		return;
	}
	put_text(reader, key, object, pair);
}

/* Warn where YAML took the end of a text for a comment. */
void
put_description(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	const struct node *node = pair->value;
	const struct span at = node->at;

	put_text(reader, key, object, pair);
	if (!node->is_plain || !at.source)
		return;

	size_t length;
	const char *line = source_line(at.source, at.end_line, &length);
	if (!memchr(line, '#', length))
		return;
	size_t end = source_offset(at.source, at.end_line, at.end_column) - at.source->lines[at.end_line - 1];
	size_t mark = end + strspn(line + end, " \t");
	if (mark > end && mark < length && line[mark] == '#') {
		struct span comment = {at.source, at.end_line, at.end_column + (uint32_t)(mark - end), at.end_line,
				       at.end_column + (uint32_t)(length - end)};
		diag_report(reader->run->diag, W_LOST_COMMENT, comment,
			    arena_text(reader->run->arena, line + mark, length - mark));
	}
}

void
put_word(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	(void)reader;
	*(struct word *)member_at(key, object) = (struct word){pair->value->text, pair->value->at};
}

void
put_words(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	const struct node *node = pair->value;
	struct word *items = ARENA_ARRAY(reader->run->arena, node->count, struct word);
	size_t count = 0;

	for (size_t i = 0; i < node->count; i++) {
		if (!node->items[i]->is_poisoned)
			items[count++] = (struct word){node->items[i]->text, node->items[i]->at};
	}
	*(struct words *)member_at(key, object) = (struct words){items, count};
}

bool
try_bool(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	struct value value;
	const char *what = arena_format(reader->run->arena, "'%s'", key->name);
	bool is_bool = value_read(reader->run, pair->value, prim_find("bool"), what, &value);

	if (is_bool)
		*(bool *)member_at(key, object) = value.magnitude == 1;
	return is_bool;
}

void
put_bool(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	try_bool(reader, key, object, pair);
}

void
put_given(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	(void)reader;
	*(const struct node_pair **)member_at(key, object) = pair;
}

/* The offset is an index here: of an array of sizes, by ABI. */
void
put_size(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	uint64_t *sizes = object;
	const char *what = arena_format(reader->run->arena, "'%s'", pair->key->text);

	value_read_size(reader->run, pair->value, what, &sizes[key->offset]);
}

void
put_nothing(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	(void)reader;
	(void)key;
	(void)object;
	(void)pair;
}
