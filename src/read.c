/*
 * read.c: from nodes to a schema. The tree of a YAML document goes in, types,
 * enums, classes and attributes come out. One table (read_keys.c) holds every
 * key of the language; what is not in it is an error that names what was meant.
 */
#include "diag_internal.h"
#include "ident.h"
#include "read.h"
#include "stages.h"

#include <string.h>

enum { STRAYS_KEPT = 50 };

/* ---- keys ------------------------------------------------------------------ */

const struct key *
find_key(enum key_owner owner, const char *name)
{
	size_t count;
	const struct key *keys = read_keys(&count);

	for (size_t i = 0; i < count; i++) {
		if (keys[i].owner == owner && text_is(name, keys[i].name))
			return &keys[i];
	}
	return NULL;
}

size_t
list_keys(enum key_owner owner, const char **names, struct arena *arena, const char **sentence)
{
	size_t key_count, count = 0;
	const struct key *keys = read_keys(&key_count);

	*sentence = "";
	for (size_t i = 0; i < key_count; i++) {
		if (keys[i].owner != owner)
			continue;
		names[count++] = keys[i].name;
		*sentence = arena_format(arena, "%s%s%s", *sentence, count > 1 ? ", " : "", keys[i].name);
	}
	return count;
}

const struct key *
meant_key(enum key_owner owner, const char *word)
{
	const struct synonym *synonym = find_synonym(owner, word);
	size_t count;

	if (synonym)
		return synonym->key ? find_key(owner, synonym->key) : NULL;
	read_keys(&count);
	struct arena *scratch = arena_new();
	const char **names = ARENA_ARRAY(scratch, count, const char *), *sentence;
	count = list_keys(owner, names, scratch, &sentence);
	const char *nearest = typo_nearest(word, names, count);
	arena_free(scratch);
	return nearest ? find_key(owner, nearest) : NULL;
}

static bool
has_key(const struct node *node, const char *name)
{
	for (size_t i = 0; i < node->count; i++) {
		if (strcmp(node->pairs[i].key->text, name) == 0)
			return true;
	}
	return false;
}

/* What follows an empty section in its own column and is no key: its content,
 * that somebody forgot to indent. */
static const struct node *
content_beside(struct reader *reader, enum key_owner owner, const struct node *node, size_t section)
{
	struct node *content = ARENA_NEW(reader->run->arena, struct node);
	struct span at = node->pairs[section].key->at;

	*content = (struct node){.kind = NODE_MAPPING, .at = at, .pairs = &node->pairs[section + 1]};
	for (size_t i = section + 1; i < node->count; i++) {
		const struct node *key = node->pairs[i].key;
		if (key->at.line == at.line || key->at.column != at.column || find_key(owner, key->text) ||
		    meant_key(owner, key->text))
			break;
		content->count++;
	}
	content->is_cut = node->is_cut && section + 1 + content->count == node->count;
	return content;
}

/* A pair that is not in the tree, and lasts as long. */
static const struct node_pair *
new_pair(struct reader *reader, const struct node *key, const struct node *value)
{
	struct node_pair *pair = ARENA_NEW(reader->run->arena, struct node_pair);

	*pair = (struct node_pair){key, value};
	return pair;
}

const struct node_pair *
next_definition(struct reader *reader, enum key_owner owner, const struct node *node, size_t *next)
{
	const struct node_pair *pair = &node->pairs[(*next)++];
	struct span place = pair->key->at;
	size_t first = *next;

	if (!node_is_null(pair->value) || pair->value->is_poisoned) {
		size_t rest = count_rest(reader->run->arena, owner, true, node, *next - 1);
		*next += rest;
		return rest ? with_rest(reader->run->arena, pair, rest) : pair;
	}
	for (; *next < node->count; ++*next) {
		const struct node *key = node->pairs[*next].key;
		if (key->at.line == place.line || key->at.column != place.column || !find_key(owner, key->text))
			break;
	}
	if (*next == first)
		return pair;
	struct node *content = ARENA_NEW(reader->run->arena, struct node);
	*content = (struct node){.kind = NODE_MAPPING,
				 .at = place,
				 .is_cut = node->is_cut && *next == node->count,
				 .pairs = &node->pairs[first],
				 .count = (uint32_t)(*next - first)};
	struct diag_message *message = diag_report(reader->run->diag, E_NULL_SECTION, place, pair->key->text, NULL);
	diag_note(message, content->pairs[0].key->at, "'%s' is not indented under it", content->pairs[0].key->text);
	diag_help(message, "indent what belongs to '%s' by two blanks more", pair->key->text);
	return new_pair(reader, pair->key, content);
}

/* A key with nothing behind it. Returns how many of the pairs that follow are
 * taken for what belongs under it. */
static size_t
read_empty(struct reader *reader, const struct key *key, const struct node *node, size_t at, void *object)
{
	const struct node_pair *pair = &node->pairs[at];
	struct diag_message *message =
		diag_report(reader->run->diag, E_NULL_SECTION, pair->key->at, key->name, key->example);
	const struct node *content = content_beside(reader, key->owner, node, at);
	const struct span name = pair->key->at;
	const char *behind = name.source->text + source_offset(name.source, name.end_line, name.end_column);

	/* `{optional}` */
	if (key->shape == SHAPE_BOOL && behind[strspn(behind, " ")] != ':')
		diag_fix(message, arena_format(reader->run->arena, "%s: true", key->name));
	if (!is_right_shape(key, content) || !content->count)
		return 0;
	diag_note(message, content->pairs[0].key->at, "'%s' is not indented under it", content->pairs[0].key->text);
	key->read(reader, key, object, new_pair(reader, pair->key, content));
	return content->count;
}

/* The keys that were meant, unless they stand there too. */
static void
read_rewritten(struct reader *reader, enum key_owner owner, const struct node *mapping, const struct node_pair *pair,
	       const struct rewritten *meant, void *object)
{
	for (size_t i = 0; i < meant->count; i++) {
		const struct key *key = find_key(owner, meant->keys[i]);
		struct node *value = ARENA_NEW(reader->run->arena, struct node);
		*value = (struct node){.kind = NODE_SCALAR,
				       .is_plain = true,
				       .at = pair->value->at,
				       .text = meant->values[i],
				       .length = (uint32_t)strlen(meant->values[i])};
		if (!has_key(mapping, key->name))
			key->read(reader, key, object, new_pair(reader, pair->key, value));
	}
}

/* A word that is wrong is reported, and read as the key it was meant to be. */
static void
read_unknown(struct reader *reader, enum key_owner owner, const char *name, const struct node *node,
	     const struct node_pair *pair, void *object)
{
	struct rewritten rewritten;

	/* Beyond these, messages are only counted: advice would be for nobody. */
	if (diag_errors(reader->run->diag) >= DIAG_KEPT) {
		diag_report(reader->run->diag, E_UNKNOWN_KEY, pair->key->at, pair->key->text,
			    key_owner_table[owner].what, name);
		return;
	}
	const struct key *meant = meant_key(owner, pair->key->text);
	if (!pair->value->is_poisoned && rewrite_key(reader->run->arena, owner, node, pair, &rewritten)) {
		report_rewritten(reader, owner, name, pair, &rewritten);
		read_rewritten(reader, owner, node, pair, &rewritten, object);
		return;
	}

	report_unknown_key(reader, owner, name, pair);
	if (meant && !has_key(node, meant->name) && is_right_shape(meant, pair->value) && !node_is_null(pair->value) &&
	    !pair->value->is_poisoned)
		meant->read(reader, meant, object, pair);
}

void
read_mapping(struct reader *reader, enum key_owner owner, const char *name, const struct node *node, void *object)
{
	for (size_t i = 0; i < node->count; i++) {
		const struct node_pair *pair = &node->pairs[i];
		const struct key *key = find_key(owner, pair->key->text);
		size_t rest = count_rest(reader->run->arena, owner, false, node, i);
		if (rest) {
			read_rest(reader, node, key, i, rest, object);
			i += rest;
			if (key)
				continue;
		}
		if (!key)
			read_unknown(reader, owner, name, node, pair, object);
		else if (pair->value->is_poisoned)
			continue;
		else if (key->shape != SHAPE_ANY && key->shape != SHAPE_VALUE && node_is_null(pair->value))
			i += read_empty(reader, key, node, i, object);
		else if (key->shape == SHAPE_VALUE && node_is_null(pair->value) && !pair->value->length)
			read_empty(reader, key, node, i, object);
		else if (has_shape(reader, key, pair))
			key->read(reader, key, object, pair);
	}
}

/* Where nothing stands behind the name, all of it is missing. */
static void
report_missing(struct reader *reader, enum key_owner owner, const char *name, const struct node_pair *pair,
	       const char *key, const char *example)
{
	const char *what = key_owner_table[owner].what;
	bool is_empty = node_is_null(pair->value);
	struct diag_message *message = diag_report(reader->run->diag, E_MISSING_KEY, pair->key->at, key, what, name,
						   is_empty ? NULL : example);

	if (is_empty) {
		bool is_name = ident_bad_byte(name, strlen(name)) < 0;
		diag_help(message, "write '%s: {%s}'", is_name ? name : ident_repair(reader->run->arena, name), example);
	}
}

void
require_key(struct reader *reader, enum key_owner owner, const char *name, const struct node_pair *pair,
	    const char *key, const char *example)
{
	const struct node *node = pair->value;

	if (node->is_poisoned || node->is_cut)
		return;
	/* What may have been meant for it was reported already. */
	for (size_t i = 0; node->kind == NODE_MAPPING && i < node->count; i++) {
		const char *word = node->pairs[i].key->text;
		if (strcmp(word, key) == 0)
			return;
		if (find_key(owner, word))
			continue;
		struct rewritten rewritten;
		if (rewrite_key(reader->run->arena, owner, node, &node->pairs[i], &rewritten)) {
			if (rewritten.count && strcmp(rewritten.keys[0], key) == 0)
				return;
			continue;
		}
		const struct key *meant = meant_key(owner, word);
		if (!meant || strcmp(meant->name, key) == 0)
			return;
	}
	report_missing(reader, owner, name, pair, key, example);
}

/* Lines of declarations in C are one long text to YAML. */
static bool
report_declarations(struct reader *reader, const struct node *node)
{
	struct arena *arena = reader->run->arena;
	struct span at = node->at;
	size_t length;

	if (node->kind != NODE_SCALAR || !node->is_plain || at.line == at.end_line)
		return false;
	const char *line = source_line(at.source, at.line, &length);
	size_t from = source_offset(at.source, at.line, at.column) - at.source->lines[at.line - 1];
	const char *name, *type = foreign_declaration(arena, arena_text(arena, line + from, length - from), &name);
	if (!type)
		return false;
	at.end_line = at.line;
	at.end_column = at.column;
	for (size_t i = from; i < length; i++)
		at.end_column += (line[i] & 0xC0) != 0x80;
	diag_help(diag_report(reader->run->diag, E_SYNTAX, at, NODE_TYPE_FIRST), "write '%s: %s', and so the other lines",
		  name, type);
	return true;
}

/* `w:uint8` is a word to YAML, and a pair to everybody else. */
static bool
report_missing_blank(struct reader *reader, const struct node *node)
{
	size_t name = node->kind == NODE_SCALAR && node->is_plain ? strcspn(node->text, ":") : 0;
	size_t equals = node->kind == NODE_SCALAR && node->is_plain ? strcspn(node->text, "=") : 0;
	if (equals && node->text[equals] && !strpbrk(node->text, ":\n")) {
		size_t before = equals, after = equals + 1 + strspn(node->text + equals + 1, " ");
		while (before && node->text[before - 1] == ' ')
			before--;
		struct diag_message *message =
			diag_report(reader->run->diag, E_SYNTAX, node->at, NODE_EQUALS);
		diag_fix(message,
			 arena_format(reader->run->arena, "%.*s: %s", (int)before, node->text, node->text + after));
		return true;
	}
	if (!name || !node->text[name] || !node->text[name + 1] || strpbrk(node->text, " \t\n"))
		return false;
	struct diag_message *message = diag_report(reader->run->diag, E_SYNTAX, node->at, NODE_MISSING_BLANK);
	diag_fix(message, arena_format(reader->run->arena, "%.*s: %s", (int)name, node->text, node->text + name + 1));
	diag_help(message, "put a blank after ':'");
	return true;
}

struct diag_message *
report_shape(struct reader *reader, const struct node *node, const char *what, const char *expected,
	     const char *example)
{
	/* A list that YAML did not read to its end may be no list. */
	bool is_cut_list = node->kind == NODE_SEQUENCE && node->is_cut;
	if (node->is_poisoned || is_cut_list || report_declarations(reader, node) || report_missing_blank(reader, node))
		return NULL;
	return diag_report(reader->run->diag, E_WRONG_SHAPE, node->at, what, expected, node_what(node), example);
}

struct diag_message *
report_definition(struct reader *reader, enum key_owner owner, const struct node_pair *pair, const char *expected,
		  const char *example)
{
	struct arena *arena = reader->run->arena;
	const char *name = pair->key->text;

	return report_shape(reader, pair->value, arena_format(arena, "%s '%s'", key_owner_table[owner].what, name),
			    expected, arena_format(arena, "%s: %s", name, example));
}

/* ---- the whole -------------------------------------------------------------- */

/* "my_shop" from "dir/my-shop.yaml". */
static const char *
stem_of(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *base = slash ? slash + 1 : path;

	if (strcmp(path, "<stdin>") == 0)
		return "schema";
	return ident_repair(arena, arena_text(arena, base, *base ? 1 + strcspn(base + 1, ".") : 0));
}

/* The name that messages call the schema by, wherever its key stands. */
static const char *
name_of(const struct node *root, const char *stem)
{
	for (size_t i = 0; i < root->count; i++) {
		const struct node_pair *pair = &root->pairs[i];
		if (strcmp(pair->key->text, "name") == 0 && pair->value->kind == NODE_SCALAR && pair->value->length &&
		    !pair->value->is_poisoned)
			return pair->value->text;
	}
	return stem;
}

static const char example[] = "classes: {Point: {attributes: {x: float, y: float}}}";

/* A schema defines something, or hands on what others define. */
static void
require_content(struct reader *reader, const struct node *root)
{
	static const char *const any[] = {"classes", "enums", "types", "imports"};

	if (root->is_cut)
		return;
	for (size_t i = 0; i < COUNT_OF(any); i++) {
		if (has_key(root, any[i]))
			return;
	}
	for (size_t i = 0; i < root->count; i++) {
		const char *word = root->pairs[i].key->text;
		if (find_key(OWNER_SCHEMA, word))
			continue;
		const struct key *meant = meant_key(OWNER_SCHEMA, word);
		if (!meant || meant->shape == SHAPE_DEFINITIONS || meant->shape == SHAPE_TEXTS)
			return;
	}
	diag_report(reader->run->diag, E_MISSING_KEY, root->at, "classes", "schema", reader->schema->name, example);
}

/* The text behind the last node of the tree. */
static const char *
text_after(const struct node *node)
{
	while (node->count && node->kind != NODE_SCALAR)
		node = node->kind == NODE_MAPPING ? node->pairs[node->count - 1].value : node->items[node->count - 1];
	return node->at.source->text + source_offset(node->at.source, node->at.line, node->at.column);
}

/* `Place: {...}` at the top, beside `classes`. */
static void
find_strays(struct reader *reader, const struct node *root)
{
	struct word *strays = ARENA_ARRAY(reader->run->arena, STRAYS_KEPT, struct word);
	size_t count = 0;

	for (size_t i = 0; i < root->count && count < STRAYS_KEPT; i++) {
		const struct node *key = root->pairs[i].key, *value = root->pairs[i].value;
		if (value->kind != NODE_MAPPING || find_key(OWNER_SCHEMA, key->text))
			continue;
		strays[count++] = (struct word){key->text, key->at};
		/* `$defs` has classes in it. */
		const struct key *meant = meant_key(OWNER_SCHEMA, key->text);
		for (size_t k = 0; meant && k < value->count && count < STRAYS_KEPT; k++)
			strays[count++] = (struct word){value->pairs[k].key->text, value->pairs[k].key->at};
	}
	reader->schema->strays = (struct words){strays, count};
}

struct schema *
read_schema(struct run *run, const struct source *source, const struct node *root)
{
	struct schema *schema = ARENA_NEW(run->arena, struct schema);
	struct reader reader = {.run = run, .schema = schema};
	size_t errors = diag_errors(run->diag);

	schema->source = source;
	schema->name = stem_of(run->arena, source->path);
	schema->prefix = "";
	schema->hash = hash_schema(root);
	schema->is_sound = true;
	if (root->is_cut)
		schema->unread = text_after(root);
	if (root->is_poisoned || root->kind != NODE_MAPPING)
		schema->is_sound = false;
	if (root->is_poisoned)
		return schema;
	if (root->kind != NODE_MAPPING) {
		report_shape(&reader, root, "the schema", "a mapping", example);
		return schema;
	}
	schema->name = name_of(root, schema->name);
	reader.root = root;
	root = with_sections(&reader, OWNER_SCHEMA, NULL, schema->name, root);
	find_strays(&reader, root);
	read_mapping(&reader, OWNER_SCHEMA, schema->name, root, schema);
	require_content(&reader, root);
	schema->is_sound = diag_errors(run->diag) == errors;
	return schema;
}
