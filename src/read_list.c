/*
 * read_list.c: lists where a schema has none. What Avro and dbt write as a list of
 * names is a mapping here, and `[float, 4]` is a type with a count: the list goes
 * in, and what to write comes out.
 */
#include "read.h"

#include <string.h>

bool
is_on_one_line(const struct node *node)
{
	const struct span at = node->at;

	/* A list of dashes is pointed at by its first line. */
	return at.line == at.end_line && at.source->text[source_offset(at.source, at.line, at.column)] != '-';
}

/* The name of a list's item: itself, the only key of `- x: float`, or what `name:` says. */
static const struct node *
name_of_item(const struct node *item, const struct node **type)
{
	*type = NULL;
	if (item->kind == NODE_SCALAR)
		return item;
	/* `- name: string` is an attribute called so. */
	if (item->kind == NODE_MAPPING && item->count == 1 && !find_key(OWNER_ATTRIBUTE, item->pairs[0].key->text) &&
	    (strcmp(item->pairs[0].key->text, "name") != 0 || prim_find(item->pairs[0].value->text))) {
		*type = item->pairs[0].value;
		return item->pairs[0].key;
	}
	const struct node *name = NULL;
	for (size_t k = 0; item->kind == NODE_MAPPING && k < item->count; k++) {
		if (strcmp(item->pairs[k].key->text, "name") == 0)
			name = item->pairs[k].value;
		else if (strcmp(item->pairs[k].key->text, "type") == 0)
			*type = item->pairs[k].value;
	}
	return name;
}

bool
is_list_of_pairs(const struct node *list, enum key_owner owner)
{
	const struct node *first = list->kind == NODE_SEQUENCE && list->count ? list->items[0] : NULL;

	return first && !is_on_one_line(list) && first->kind == NODE_MAPPING && first->count &&
	       strcmp(first->pairs[0].key->text, "name") != 0 && !find_key(owner, first->pairs[0].key->text);
}

/* As it is written, where that is one word or stands in braces on one line; or NULL. */
static const char *
written(struct arena *arena, const struct node *node)
{
	const struct span at = node->at;
	size_t from = source_offset(at.source, at.line, at.column);

	if (node->kind == NODE_SCALAR && node->is_plain && node->length)
		return node->text;
	if (at.line != at.end_line || !strchr("{\"'", at.source->text[from]))
		return NULL;
	return arena_text(arena, at.source->text + from, source_offset(at.source, at.end_line, at.end_column) - from);
}

/* What an attribute's item says besides its name: its type, or "{type: float, default: 1}"
 * with all its keys. NULL where nothing is said, or it takes more lines. */
static const char *
definition_of_item(struct arena *arena, const struct node *item, const struct node *type)
{
	const char *name = type ? written(arena, type) : NULL, *keys = NULL;

	if (!name || item->count <= 2)
		return name;
	for (size_t i = 0; i < item->count; i++) {
		const char *value = written(arena, item->pairs[i].value);
		if (strcmp(item->pairs[i].key->text, "name") == 0)
			continue;
		if (!value)
			return NULL;
		keys = arena_format(arena, "%s%s%s: %s", keys ? keys : "", keys ? ", " : "", item->pairs[i].key->text,
				    value);
	}
	return arena_format(arena, "{%s}", keys);
}

const char *
list_as_mapping(struct arena *arena, const struct node *list, enum key_owner owner)
{
	const char *what = owner == OWNER_ATTRIBUTE ? "uint32"
			   : owner == OWNER_CLASS   ? "{attributes: {x: float}}"
			   : owner == OWNER_ENUM    ? "{permissible_values: {ACTIVE: {}}}"
			   : owner == OWNER_TYPE    ? "uint32"
						    : "{}";
	const char *text = "";

	if (list->kind != NODE_SEQUENCE)
		return NULL;
	for (size_t i = 0; i < list->count && i < READ_LIST_SHOWN; i++) {
		const struct node *type, *name = name_of_item(list->items[i], &type);
		if (!name || name->kind != NODE_SCALAR || !name->length)
			return NULL;
		const char *definition =
			owner == OWNER_ATTRIBUTE ? definition_of_item(arena, list->items[i], type) : NULL;
		if (type && type->kind == NODE_MAPPING && !definition)
			return NULL;
		text = arena_format(arena, "%s%s%s: %s", text, i ? ", " : "", name->text,
				    definition ? definition : what);
	}
	return *text ? arena_format(arena, "{%s%s}", text, list->count > READ_LIST_SHOWN ? ", ..." : "") : NULL;
}

static bool
is_null_word(const char *text)
{
	return strcmp(text, "null") == 0 || strcmp(text, "None") == 0;
}

/* `[float, 4]`, `[u8; 4]`, `[float]` and `[float, null]` as C would write them:
 * "float[4]", "float[]", "float | null". NULL where it is something else. */
static const char *
type_of_list(struct arena *arena, const struct node *list)
{
	const char *texts[2] = {NULL, NULL};

	if (list->count < 1 || list->count > 2)
		return NULL;
	for (size_t i = 0; i < list->count; i++) {
		const struct node *item = list->items[i];
		texts[i] = i == 0 && item->kind == NODE_SEQUENCE ? type_of_list(arena, item) : item->text;
		if (!texts[i] || !*texts[i])
			return NULL;
	}
	const char *first = texts[0], *second = texts[1];
	const char *semicolon = strchr(first, ';');
	if (second && is_null_word(second))
		return arena_format(arena, "%s | null", first);
	if (second && is_null_word(first))
		return arena_format(arena, "%s | null", second);
	if (second)
		return second[strspn(second, "0123456789")] ? NULL : arena_format(arena, "%s[%s]", first, second);
	if (semicolon)
		return arena_format(arena, "%.*s[%s]", (int)(semicolon - first), first,
				    semicolon + 1 + strspn(semicolon + 1, " "));
	return arena_format(arena, "%s[]", first);
}

bool
report_list_of_type(struct reader *reader, const struct node_pair *pair)
{
	struct arena *arena = reader->run->arena;
	const struct node *list = pair->value;
	const char *text = list->kind == NODE_SEQUENCE ? type_of_list(arena, list) : NULL;
	struct foreign_type form;

	if (!text || !foreign_type(arena, text, &form) || !form.type || form.choices)
		return false;
	bool is_own = reader->class_name && strcmp(form.type, reader->class_name) == 0;
	if (is_own && form.key_count < COUNT_OF(form.keys))
		form.keys[form.key_count++] = "storage: reference"; /* it cannot contain itself */
	/* Behind `type`, in a block, each key goes on a line of its own. */
	const struct span at = pair->key->at;
	size_t length;
	const char *line = source_line(at.source, at.line, &length);
	bool is_short = strcmp(pair->key->text, "type") != 0;
	bool is_block = !is_short && strspn(line, " ") + 1 == at.column;
	const char *right = form.type;
	for (size_t i = 0; i < form.key_count; i++)
		right = arena_format(arena, "%s%s%s", right, is_block ? "' and '" : ", ", form.keys[i]);
	if (is_short)
		right = arena_format(arena, "{type: %s}", right);

	struct diag_message *message =
		report_shape(reader, list, is_short ? arena_format(arena, "attribute '%s'", pair->key->text) : "'type'",
			     is_short ? "a type or a mapping" : "the name of a type",
			     arena_format(arena, "%s: %s", pair->key->text, right));
	if (message && !is_block && is_on_one_line(list))
		diag_fix(message, right);
	if (message && form.why)
		diag_note(message, (struct span){0}, "%s", form.why);
	return true;
}
