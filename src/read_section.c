/*
 * read_section.c: sections that were left out. A class goes in whose attributes do
 * not stand below `attributes:`, or a schema whose classes do not stand below
 * `classes:`; it is said once, and what was meant comes out.
 */
#include "ident.h"
#include "read.h"

#include <string.h>

enum { LENGTH_SHOWN = 80 };

static bool
has_any(const struct node_pair *pair, enum key_owner owner, const char *required)
{
	for (size_t i = 0; pair->value->kind == NODE_MAPPING && i < pair->value->count; i++) {
		const char *word = pair->value->pairs[i].key->text;
		const struct synonym *synonym = find_synonym(owner, word);
		if (text_is(word, required) || (synonym && synonym->key && text_is(synonym->key, required)))
			return true;
	}
	return false;
}

static bool
is_enum(struct reader *reader, const struct node_pair *pair)
{
	(void)reader;
	return has_any(pair, OWNER_ENUM, "permissible_values") && !has_any(pair, OWNER_CLASS, "attributes");
}

static bool
is_type(struct reader *reader, const struct node_pair *pair)
{
	(void)reader;
	return has_any(pair, OWNER_TYPE, "typeof");
}

static bool
is_class(struct reader *reader, const struct node_pair *pair)
{
	if (is_enum(reader, pair) || is_type(reader, pair))
		return false;
	for (size_t i = 0; pair->value->kind == NODE_MAPPING && i < pair->value->count; i++)
		if (stands_for_attribute(reader, &pair->value->pairs[i]))
			return true;
	return looks_like_class(pair);
}

/* Beside an attribute: `x: percnt`, `points: [point]`, `id: {typ: uint8}`. */
static bool
may_be_attribute(struct reader *reader, const struct node_pair *pair)
{
	const struct node *value = pair->value;

	(void)reader;
	return ident_bad_byte(pair->key->text, pair->key->length) < 0 &&
	       (value->kind != NODE_SCALAR ||
		(value->is_plain && !node_is_null(value) && ident_bad_byte(value->text, value->length) < 0));
}

/* Beside a class: `Base: {}`. */
static bool
may_be_class(struct reader *reader, const struct node_pair *pair)
{
	(void)reader;
	return pair->value->kind == NODE_MAPPING && !pair->value->count;
}

typedef bool pair_test(struct reader *reader, const struct node_pair *pair);

static const struct section {
	enum key_owner owner;
	const char *name;
	pair_test *is_inner;
	pair_test *may_be_inner; /* where another pair is; NULL: it tells nothing */
} sections[] = {
	{OWNER_CLASS, "attributes", stands_for_attribute, may_be_attribute},
	{OWNER_SCHEMA, "types", is_type, NULL},
	{OWNER_SCHEMA, "enums", is_enum, NULL},
	{OWNER_SCHEMA, "classes", is_class, may_be_class},
};

/* The mapping in braces with the section around all that is in it, or NULL. */
static const char *
whole_form(struct arena *arena, const struct node *node, const char *section, size_t stray_count)
{
	const struct span at = node->at;
	size_t from = source_offset(at.source, at.line, at.column);
	size_t to = source_offset(at.source, at.end_line, at.end_column);

	if (stray_count < node->count || at.line != at.end_line || at.source->text[from] != '{' ||
	    to - from > LENGTH_SHOWN)
		return NULL;
	return arena_format(arena, "{%s: %.*s}", section, (int)(to - from), at.source->text + from);
}

/* Is the key another one's, misspelt or in another language? */
static bool
is_other_key(struct arena *arena, const struct section *section, const struct node *node, const struct node_pair *pair)
{
	const struct key *meant = meant_key(section->owner, pair->key->text);
	struct rewritten rewritten;

	if (meant && (pair->value->kind != NODE_MAPPING || is_right_shape(meant, pair->value)))
		return true;
	return find_synonym(section->owner, pair->key->text) ||
	       rewrite_key(arena, section->owner, node, pair, &rewritten);
}

/* Is the section there, misspelt? */
static bool
is_misspelt(const struct section *section, const struct node_pair *pair)
{
	const struct key *meant = pair->value->kind == NODE_MAPPING ? meant_key(section->owner, pair->key->text) : NULL;

	return meant && text_is(meant->name, section->name);
}

/* Mark those of the other pairs that pass the test; returns how many. */
static size_t
mark_strays(struct reader *reader, const struct section *section, const struct node *node, pair_test *test,
	    bool *strays)
{
	size_t count = 0;

	/* What a word is near to takes long to find out, and there may be thousands: it comes last. */
	for (size_t i = 0; i < node->count; i++) {
		const struct node_pair *pair = &node->pairs[i];
		if (strays[i] || find_key(section->owner, pair->key->text) || !test(reader, pair) ||
		    is_other_key(reader->run->arena, section, node, pair))
			continue;
		strays[i] = true;
		count++;
	}
	return count;
}

/* Which of the pairs should stand in the section; NULL: none, or the section is there. */
static bool *
find_strays(struct reader *reader, const struct section *section, const struct node *node, size_t *count)
{
	bool is_all_known = true;

	*count = 0;
	for (size_t i = 0; i < node->count; i++) {
		const struct node_pair *pair = &node->pairs[i];
		if (text_is(pair->key->text, section->name))
			return NULL;
		is_all_known &= find_key(section->owner, pair->key->text) != NULL;
	}
	if (is_all_known)
		return NULL;
	for (size_t i = 0; i < node->count; i++)
		if (!find_key(section->owner, node->pairs[i].key->text) && is_misspelt(section, &node->pairs[i]))
			return NULL;

	bool *strays = ARENA_ARRAY(reader->run->arena, node->count, bool);
	*count = mark_strays(reader, section, node, section->is_inner, strays);
	if (*count && section->may_be_inner)
		*count += mark_strays(reader, section, node, section->may_be_inner, strays);
	return *count ? strays : NULL;
}

static void
report_section(struct reader *reader, const struct section *section, const struct node *name, const char *owner_name,
	       const struct node *node, const struct node *strays)
{
	struct arena *arena = reader->run->arena;
	const struct node *first = strays->pairs[0].key;
	const char *form = name ? whole_form(arena, node, section->name, strays->count) : NULL;
	bool is_flow = node->at.source->text[source_offset(node->at.source, node->at.line, node->at.column)] == '{';
	struct diag_message *message = diag_report(reader->run->diag, E_MISSING_KEY, form ? node->at : first->at,
						   section->name, key_owner_table[section->owner].what, owner_name);

	if (form) {
		diag_fix(message, form);
		diag_help(message, "write '%s: %s'", owner_name, form);
		return;
	}
	if (is_flow)
		diag_help(message, "write '%s: {%s: ...}'", section->name, first->text);
	else
		diag_help(message, "write '%s:' on the line before it, and indent %s%s by two blanks", section->name,
			  strays->count == 1 ? "it" : "the ", strays->count == 1 ? "" : section->name);
}

static const struct node *
put_into_section(struct reader *reader, const struct section *section, const struct node *name, const char *owner_name,
		 const struct node *node)
{
	struct arena *arena = reader->run->arena;
	size_t count, kept = 0, taken = 0;
	const bool *strays = find_strays(reader, section, node, &count);

	if (!strays)
		return node;
	struct node_pair *pairs = ARENA_ARRAY(arena, node->count - count + 1, struct node_pair);
	struct node_pair *inner = ARENA_ARRAY(arena, count, struct node_pair);
	for (size_t i = 0; i < node->count; i++) {
		if (strays[i])
			inner[taken++] = node->pairs[i];
		else
			pairs[kept++] = node->pairs[i];
	}
	struct node *outer = ARENA_NEW(arena, struct node), *key = ARENA_NEW(arena, struct node);
	struct node *content = ARENA_NEW(arena, struct node);
	*key = *inner[0].key;
	key->text = section->name;
	key->length = (uint32_t)strlen(section->name);
	*content = *node;
	content->pairs = inner;
	content->count = (uint32_t)count;
	pairs[kept++] = (struct node_pair){key, content};
	*outer = *node;
	outer->pairs = pairs;
	outer->count = (uint32_t)kept;
	report_section(reader, section, name, owner_name, node, content);
	return outer;
}

const struct node *
with_sections(struct reader *reader, enum key_owner owner, const struct node *name, const char *owner_name,
	      const struct node *node)
{
	for (size_t i = 0; i < COUNT_OF(sections); i++) {
		if (sections[i].owner == owner && node->kind == NODE_MAPPING && !node->is_poisoned)
			node = put_into_section(reader, &sections[i], name, owner_name, node);
	}
	return node;
}
