/*
 * read_unknown.c: what is said of a key that is not in the table. A pair goes in
 * whose key is another language's, belongs elsewhere, is mistyped, or is no key at
 * all; the message that helps most comes out.
 */
#include "ident.h"
#include "read.h"

#include <string.h>

/* From the key to the end of its value, where both stand on one line. */
static struct span
whole_pair(const struct node_pair *pair)
{
	struct span at = pair->key->at;

	if (pair->value->at.line == at.line && pair->value->at.end_line == at.line) {
		at.end_line = pair->value->at.end_line;
		at.end_column = pair->value->at.end_column;
	}
	return at;
}

/* Letters, digits and '_' only: it can be written without quotes anywhere. */
static bool
is_word(const char *text)
{
	return *text && ident_bad_byte(text, strlen(text)) < 0;
}

/* A word of another language. True when it was one. */
static bool
report_foreign_key(struct reader *reader, enum key_owner owner, const char *name, const struct node_pair *pair)
{
	const struct node *key = pair->key;
	const struct synonym *synonym = find_synonym(owner, key->text);
	struct diag *diag = reader->run->diag;

	if (!synonym)
		return false;
	if (!synonym->key) {
		struct diag_message *message =
			diag_report(diag, E_UNKNOWN_KEY, key->at, key->text, key_owner_table[owner].what, name);
		diag_help(message, "%s", synonym->language);
		return true;
	}
	const struct key *meant = find_key(owner, synonym->key);
	if (meant && is_right_shape(meant, pair->value)) {
		diag_fix(diag_report(diag, E_FOREIGN_KEY, key->at, key->text, synonym->key, synonym->language),
			 synonym->key);
		return true;
	}
	/* `package: shop`: the word alone would not do. */
	const char *mapping = meant && meant->shape == SHAPE_DEFINITIONS
				      ? list_as_mapping(reader->run->arena, pair->value, meant->inner)
				      : NULL;
	const char *right =
		meant ? arena_format(reader->run->arena, "%s: %s", meant->name, mapping ? mapping : meant->example)
		      : synonym->key;
	const char *open = strchr(right, '{');
	bool is_filled = !meant && open && pair->value->kind == NODE_SCALAR && is_word(pair->value->text);
	if (is_filled) {
		/* What goes before a name ends in '_'. */
		size_t begin = (size_t)(open - right) + strcspn(open, ":"), end = strlen(right);
		bool is_prefix = right[end - 2] == '_' && pair->value->text[pair->value->length - 1] != '_';
		right = arena_format(reader->run->arena, "%.*s: %s%s}", (int)begin, right, pair->value->text,
				     is_prefix ? "_" : "");
	}
	struct diag_message *message = diag_report(diag, E_FOREIGN_KEY, is_filled ? whole_pair(pair) : key->at,
						   key->text, right, synonym->language);
	if (is_filled)
		diag_fix(message, right);
	return true;
}

/* Where else a key of this name may stand, or NULL: in a mapping of this owner,
 * or in what this is a mapping of, rather than somewhere else. */
static const char *
find_other_place(enum key_owner owner, const char *name)
{
	size_t count;
	const struct key *keys = read_keys(&count), *elsewhere = NULL;

	for (size_t i = 0; i < count; i++) {
		if (keys[i].owner == owner && keys[i].shape == SHAPE_MAPPING && find_key(keys[i].inner, name))
			return key_owner_table[keys[i].inner].with_article;
		if (keys[i].inner == owner && keys[i].shape == SHAPE_MAPPING && find_key(keys[i].owner, name))
			return key_owner_table[keys[i].owner].with_article;
		if (!elsewhere && strcmp(keys[i].name, name) == 0)
			elsewhere = &keys[i];
	}
	return elsewhere ? key_owner_table[elsewhere->owner].with_article : NULL;
}

/* The owner's key under which a key of this name may stand, or NULL. */
static const struct key *
section_of(enum key_owner owner, const char *name)
{
	size_t count;
	const struct key *keys = read_keys(&count);

	for (size_t i = 0; i < count; i++) {
		if (keys[i].owner == owner && keys[i].shape == SHAPE_MAPPING && find_key(keys[i].inner, name))
			return &keys[i];
	}
	return NULL;
}

bool
looks_like_attribute(const struct node *value)
{
	for (size_t i = 0; value->kind == NODE_MAPPING && i < value->count; i++) {
		if (strcmp(value->pairs[i].key->text, "type") == 0)
			return true;
	}
	return value->kind == NODE_SCALAR && prim_find(value->text);
}

bool
is_defined(struct reader *reader, const char *word)
{
	const struct node *root = reader->root;

	if (!reader->defined) {
		reader->defined = map_new(reader->run->arena);
		for (size_t i = 0; i < root->count; i++) {
			const struct node *key = root->pairs[i].key, *value = root->pairs[i].value;
			const struct key *section = find_key(OWNER_SCHEMA, key->text);
			if (value->kind != NODE_MAPPING)
				continue;
			/* A definition that is not in its section is one, too. */
			if (!section)
				map_put(reader->defined, key->text, key->length, reader->schema);
			if (!section || section->shape != SHAPE_DEFINITIONS)
				continue;
			for (size_t k = 0; k < value->count; k++) {
				const struct node *name = value->pairs[k].key;
				map_put(reader->defined, name->text, name->length, reader->schema);
			}
		}
	}
	return map_get(reader->defined, word, strlen(word));
}

bool
stands_for_attribute(struct reader *reader, const struct node_pair *pair)
{
	const struct node *value = pair->value;
	struct foreign_type form;

	if (looks_like_attribute(value))
		return strncmp(pair->key->text, "type", strlen("type")) != 0;
	if (value->kind != NODE_SCALAR || !value->is_plain || !value->length ||
	    ident_bad_byte(pair->key->text, pair->key->length) >= 0)
		return false;
	bool is_class = value->text[0] >= 'A' && value->text[0] <= 'Z'; /* as nearly everybody writes them */
	return foreign_type(reader->run->arena, value->text, &form) ||
	       (is_class && ident_bad_byte(value->text, value->length) < 0) || is_defined(reader, value->text);
}

bool
looks_like_class(const struct node_pair *pair)
{
	static const char *const words[] = {"class ", "struct ", "message ", "interface ", "type "};

	for (size_t i = 0; i < COUNT_OF(words); i++) {
		if (strncmp(pair->key->text, words[i], strlen(words[i])) == 0)
			return true;
	}
	for (size_t i = 0; pair->value->kind == NODE_MAPPING && i < pair->value->count; i++) {
		if (find_key(OWNER_CLASS, pair->value->pairs[i].key->text) ||
		    find_synonym(OWNER_CLASS, pair->value->pairs[i].key->text) ||
		    looks_like_attribute(pair->value->pairs[i].value))
			return true;
	}
	return false;
}

void
report_unknown_key(struct reader *reader, enum key_owner owner, const char *owner_name, const struct node_pair *pair)
{
	const struct node *key = pair->key;
	struct diag *diag = reader->run->diag;
	struct diag_message *message;
	size_t key_count;

	if (report_foreign_key(reader, owner, owner_name, pair))
		return;
	read_keys(&key_count);
	struct arena *scratch = arena_new();
	const char **names = ARENA_ARRAY(scratch, key_count, const char *), *sentence;
	size_t count = list_keys(owner, names, scratch, &sentence);
	/* `name: string` in a class is an attribute in a wrong place, and no other key. */
	bool is_attribute =
		owner == OWNER_CLASS && stands_for_attribute(reader, pair) &&
		(looks_like_attribute(pair->value) ||
		 (!find_other_place(owner, key->text) && !meant_key(owner, key->text)));
	const char *elsewhere = is_attribute ? NULL : find_other_place(owner, key->text);
	const char *nearest = elsewhere || is_attribute ? NULL : typo_nearest(key->text, names, count);
	/* `Base: {}` is no name. */
	if (nearest && pair->value->kind == NODE_MAPPING && !is_right_shape(find_key(owner, nearest), pair->value))
		nearest = NULL;
	if (!nearest && !elsewhere && !is_attribute)
		nearest = nearest_synonym(owner, key->text);
	const struct key *section = elsewhere && pair->value->kind == NODE_SCALAR ? section_of(owner, key->text) : NULL;
	if (elsewhere)
		message = diag_report(diag, E_WRONG_PLACE, section ? whole_pair(pair) : key->at, key->text, elsewhere,
				      key_owner_table[owner].with_article);
	else
		message = diag_report(diag, E_UNKNOWN_KEY, key->at, key->text, key_owner_table[owner].what, owner_name,
				      nearest);
	if (section) {
		const char *right = arena_format(scratch, "%s: {%s: %s}", section->name, key->text, pair->value->text);
		diag_fix(message, right);
		diag_help(message, "write '%s'", right);
	}
	if (nearest)
		diag_fix(message, nearest);
	else if (is_attribute)
		diag_help(message, "is it an attribute? Those stand below 'attributes:', indented");
	else if (!elsewhere && owner == OWNER_TYPE && looks_like_attribute(pair->value))
		diag_help(message, "is '%s' a class? A type has no attributes; classes stand below 'classes:'", owner_name);
	else if (!elsewhere && owner == OWNER_SCHEMA && looks_like_class(pair))
		diag_help(message, "is it a class? Those stand below 'classes:', indented");
	else if (!elsewhere && owner == OWNER_ENUM && !strchr(key->text, ' '))
		diag_help(message, "is it a value? Those stand below 'permissible_values:', indented");
	diag_note(message, (struct span){0}, "keys allowed here: %s", sentence);
	arena_free(scratch);
}

void
report_rewritten(struct reader *reader, enum key_owner owner, const char *name, const struct node_pair *pair,
		 const struct rewritten *meant)
{
	struct arena *arena = reader->run->arena;
	struct diag *diag = reader->run->diag;
	const struct node *key = pair->key;

	if (!meant->count) {
		diag_help(diag_report(diag, E_UNKNOWN_KEY, key->at, key->text, key_owner_table[owner].what, name), "%s",
			  meant->why);
		return;
	}
	/* Two keys go on two lines, but in braces. */
	size_t length;
	struct span at = whole_pair(pair);
	const char *line = source_line(at.source, at.line, &length);
	bool is_block = strspn(line, " \t") + 1 == at.column;
	const char *text = arena_format(arena, "%s: %s", meant->keys[0], meant->values[0]);
	if (meant->count > 1)
		text = arena_format(arena, "%s%s%s: %s", text, is_block ? "' and '" : ", ", meant->keys[1],
				    meant->values[1]);
	struct diag_message *message = diag_report(diag, E_FOREIGN_KEY, at, key->text, text, meant->language);
	if (at.end_column != key->at.end_column && (meant->count == 1 || !is_block))
		diag_fix(message, text);
	if (meant->why)
		diag_note(message, (struct span){0}, "%s", meant->why);
}
