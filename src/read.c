/*
 * read.c: from nodes to a schema. The tree of a YAML document goes in, classes
 * and attributes come out. One table holds every key of the language; what is
 * not in it is an error that names what was meant.
 */
#include "slotc.h"

#include <assert.h>
#include <string.h>

struct reader {
	struct run *run;
	struct schema *schema;
};

/* ---- shapes -------------------------------------------------------------- */

static const char *const shape_what[] = {
	[SHAPE_TEXT] = "a text",
	[SHAPE_BOOL] = "true or false",
	[SHAPE_VALUE] = "one value",
	[SHAPE_TYPE] = "the name of a type",
	[SHAPE_MAPPING] = "a mapping",
};

static bool
is_right_shape(const struct key *key, const struct node *node)
{
	return node->kind == (key->shape == SHAPE_MAPPING ? NODE_MAPPING : NODE_SCALAR);
}

/* Does nothing stand behind the key? */
static bool
is_empty(const struct key *key, const struct node *node)
{
	return node_is_null(node) && (key->shape == SHAPE_MAPPING || !node->length);
}

static struct diag_message *
report_empty(struct reader *reader, const struct key *key, const struct node *at)
{
	return diag_report(reader->run->diag, E_NULL_SECTION, at->at, key->name, key->example);
}

/* `what` must be `wanted`; `example` is a line that is right. */
static void
report_shape(struct reader *reader, const struct node *node, const char *what, const char *wanted, const char *example)
{
	diag_report(reader->run->diag, E_WRONG_SHAPE, node->at, what, wanted, node_what(node), example);
}

/* ---- one function per key ------------------------------------------------ */

static void read_classes(struct reader *reader, void *object, const struct node_pair *pair);
static void read_attributes(struct reader *reader, void *object, const struct node_pair *pair);
static void read_c(struct reader *reader, void *object, const struct node_pair *pair);

static void
read_schema_name(struct reader *reader, void *object, const struct node_pair *pair)
{
	struct schema *schema = object;

	(void)reader;
	schema->name = pair->value->text;
	schema->name_at = pair->value->at;
}

/* A text for people; warn where YAML took its end for a comment. */
static const char *
read_text(struct reader *reader, const struct node *node)
{
	size_t length, end;

	if (node->is_plain && node->at.source) {
		const char *line = source_line(node->at.source, node->at.end_line, &length);
		const struct span at = node->at;
		end = source_offset(at.source, at.end_line, at.end_column) - at.source->lines[at.end_line - 1];
		size_t mark = end + strspn(line + end, " \t");
		if (mark > end && mark < length && line[mark] == '#') {
			struct span comment = {at.source, at.end_line, at.end_column + (uint32_t)(mark - end), at.end_line,
			                       at.end_column + (uint32_t)(length - end)};
			diag_report(reader->run->diag, W_LOST_COMMENT, comment,
			            arena_text(reader->run->arena, line + mark, length - mark));
		}
	}
	return node->text;
}

static void
read_schema_title(struct reader *reader, void *object, const struct node_pair *pair)
{
	((struct schema *)object)->title = read_text(reader, pair->value);
}

static void
read_schema_description(struct reader *reader, void *object, const struct node_pair *pair)
{
	((struct schema *)object)->description = read_text(reader, pair->value);
}

static void
read_schema_license(struct reader *reader, void *object, const struct node_pair *pair)
{
	(void)reader;
	((struct schema *)object)->license = pair->value->text;
}

static void
read_prefix(struct reader *reader, void *object, const struct node_pair *pair)
{
	struct schema *schema = object;

	(void)reader;
	schema->prefix = pair->value->text;
	schema->prefix_at = pair->value->at;
}

static void
read_class_description(struct reader *reader, void *object, const struct node_pair *pair)
{
	((struct class_def *)object)->description = read_text(reader, pair->value);
}

static void
read_type(struct reader *reader, void *object, const struct node_pair *pair)
{
	(void)reader;
	((struct attribute *)object)->type = pair->value;
}

static void
read_attribute_description(struct reader *reader, void *object, const struct node_pair *pair)
{
	((struct attribute *)object)->description = read_text(reader, pair->value);
}

static void
read_required(struct reader *reader, void *object, const struct node_pair *pair)
{
	struct attribute *attribute = object;
	const char *what = arena_format(reader->run->arena, "'required' of attribute '%s'", attribute->name);
	struct value value;

	if (value_read(reader->run, pair->value, prim_find("bool"), what, &value)) {
		attribute->required = value.magnitude == 1;
		attribute->required_at = pair->key->at;
	}
}

static void
read_default(struct reader *reader, void *object, const struct node_pair *pair)
{
	(void)reader;
	((struct attribute *)object)->fallback = pair->value;
	((struct attribute *)object)->fallback_at = pair->key->at;
}

static void
read_storage(struct reader *reader, void *object, const struct node_pair *pair)
{
	static const char *const words[] = {"owned", "borrowed"};
	struct attribute *attribute = object;
	const struct node *node = pair->value;

	attribute->storage_at = pair->key->at;
	if (strcmp(node->text, "owned") == 0)
		attribute->storage = STORAGE_OWNED;
	else if (strcmp(node->text, "borrowed") == 0)
		attribute->storage = STORAGE_BORROWED;
	else {
		const char *nearest = typo_nearest(node->text, words, COUNT_OF(words));
		struct diag_message *message = diag_report(reader->run->diag, E_UNKNOWN_WORD, node->at, node->text,
		                                           "storage", "owned or borrowed", nearest);
		if (nearest)
			diag_fix(message, nearest);
	}
}

/* ---- the keys of the language --------------------------------------------- */

static const struct key keys[] = {
	{OWNER_SCHEMA, "name", SHAPE_TEXT, read_schema_name, "cart",
         "What the schema is called; the file's stem where it is not given."},
	{OWNER_SCHEMA, "title", SHAPE_TEXT, read_schema_title, "The shopping cart", "One line for people."},
	{OWNER_SCHEMA, "description", SHAPE_TEXT, read_schema_description, "What a shopping cart holds.",
         "What the classes are for; opens the generated header."},
	{OWNER_SCHEMA, "license", SHAPE_TEXT, read_schema_license, "MIT",
         "The SPDX expression that the generated header carries."},
	{OWNER_SCHEMA, "c", SHAPE_MAPPING, read_c, "{prefix: shop_}", "How things are called in C."},
	{OWNER_SCHEMA, "classes", SHAPE_MAPPING, read_classes, "{Point: {attributes: {x: float, y: float}}}",
         "The classes, by name."},
	{OWNER_C, "prefix", SHAPE_TEXT, read_prefix, "shop_", "Put before every C name of the schema."},
	{OWNER_CLASS, "description", SHAPE_TEXT, read_class_description, "One line of a cart.",
         "What an object of the class is."},
	{OWNER_CLASS, "attributes", SHAPE_MAPPING, read_attributes, "{x: float, y: {type: float, default: 1.5}}",
         "The slots of an object, by name."},
	{OWNER_ATTRIBUTE, "type", SHAPE_TYPE, read_type, "uint32", "The type of the slot."},
	{OWNER_ATTRIBUTE, "description", SHAPE_TEXT, read_attribute_description, "Row in the catalogue.",
         "What the slot holds: its docstring."},
	{OWNER_ATTRIBUTE, "required", SHAPE_BOOL, read_required, "true", "A parameter of init and new."},
	{OWNER_ATTRIBUTE, "default", SHAPE_VALUE, read_default, "1",
         "The value of a new object's slot; false, \"\" or the number nearest to zero where it is not given."},
	{OWNER_ATTRIBUTE, "storage", SHAPE_TEXT, read_storage, "borrowed",
         "Of a string: owned (a copy, freed by clear) or borrowed (a pointer, never freed)."},
};

/* What the owner is in "unknown key 'x' in class 'C'". */
static const char *const owner_what[] = {
	[OWNER_SCHEMA] = "schema",
	[OWNER_C] = "'c' of schema",
	[OWNER_CLASS] = "class",
	[OWNER_ATTRIBUTE] = "attribute",
};

/* What it is in "'x' belongs to a class". */
static const char *const owner_with_article[] = {
	[OWNER_SCHEMA] = "the schema",
	[OWNER_C] = "'c'",
	[OWNER_CLASS] = "a class",
	[OWNER_ATTRIBUTE] = "an attribute",
};

/* Words of other languages, and what they are here. */
static const struct synonym {
	const char *word, *key, *language;
} synonyms[] = {
	{"class", "classes", "Python"},
	{"columns", "attributes", "SQL"},
	{"comment", "description", "SQL"},
	{"doc", "description", "Avro"},
	{"docs", "description", "other schemas"},
	{"fields", "attributes", "Avro"},
	{"help", "description", "Kconfig"},
	{"init", "default", "Python's dataclasses"},
	{"initial", "default", "CSS"},
	{"members", "attributes", "C++"},
	{"messages", "classes", "Protocol Buffers"},
	{"models", "classes", "Django"},
	{"namespace", "c", "C++"},
	{"package", "c", "Protocol Buffers"},
	{"properties", "attributes", "JSON Schema"},
	{"record", "classes", "Avro"},
	{"schemas", "classes", "OpenAPI"},
	{"seq", "attributes", "Kaitai Struct"},
	{"struct", "classes", "C"},
	{"structs", "classes", "Thrift"},
	{"summary", "description", "OpenAPI"},
	{"value", "default", "Java"},
	{"vars", "attributes", "other schemas"},
};

const struct key *
read_keys(size_t *count)
{
	*count = COUNT_OF(keys);
	return keys;
}

static const struct key *
find_key(enum key_owner owner, const char *name)
{
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		if (keys[i].owner == owner && strcmp(keys[i].name, name) == 0)
			return &keys[i];
	}
	return NULL;
}

/* "type, description, ..." */
static const char *
list_keys(struct arena *arena, enum key_owner owner)
{
	const char *list = "";

	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		if (keys[i].owner == owner)
			list = arena_format(arena, "%s%s%s", list, *list ? ", " : "", keys[i].name);
	}
	return list;
}

static const struct synonym *
find_synonym(enum key_owner owner, const char *word)
{
	for (size_t i = 0; i < COUNT_OF(synonyms); i++) {
		if (strcmp(synonyms[i].word, word) == 0 && find_key(owner, synonyms[i].key))
			return &synonyms[i];
	}
	return NULL;
}

/* The key that an unknown word was meant to be, or NULL. */
static const struct key *
meant_key(enum key_owner owner, const char *word)
{
	const struct synonym *synonym = find_synonym(owner, word);
	const char *names[COUNT_OF(keys)];
	size_t count = 0;

	if (synonym)
		return find_key(owner, synonym->key);
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		if (keys[i].owner == owner)
			names[count++] = keys[i].name;
	}
	const char *nearest = typo_nearest(word, names, count);
	return nearest ? find_key(owner, nearest) : NULL;
}

/* A key of this name that belongs to something else, or NULL. */
static const struct key *
key_elsewhere(const char *word)
{
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		if (strcmp(keys[i].name, word) == 0)
			return &keys[i];
	}
	return NULL;
}

static void
report_key(struct reader *reader, enum key_owner owner, const char *owner_name, const struct node_pair *pair)
{
	struct diag *diag = reader->run->diag;
	const struct node *key = pair->key;
	const struct synonym *synonym = find_synonym(owner, key->text);
	const struct key *meant = meant_key(owner, key->text), *elsewhere = key_elsewhere(key->text);
	const char *allowed = list_keys(reader->run->arena, owner);

	if (synonym && is_right_shape(meant, pair->value)) {
		diag_fix(diag_report(diag, E_FOREIGN_KEY, key->at, key->text, meant->name, synonym->language),
		         meant->name);
	} else if (synonym) {
		/* `package: shop`: the word alone would not do. */
		diag_report(diag, E_FOREIGN_KEY, key->at, key->text,
		            arena_format(reader->run->arena, "%s: %s", meant->name, meant->example), synonym->language);
	} else if (!meant && elsewhere) {
		diag_report(diag, E_WRONG_PLACE, key->at, key->text, owner_with_article[elsewhere->owner],
		            owner_with_article[owner], allowed);
	} else {
		struct diag_message *message = diag_report(diag, E_UNKNOWN_KEY, key->at, key->text, owner_what[owner],
		                                           owner_name, meant ? meant->name : NULL);
		if (meant)
			diag_fix(message, meant->name);
		diag_note(message, (struct span){0}, "keys allowed here: %s", allowed);
	}
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

/* Is there the key that is required, or what may have been meant for it? That
 * was reported already, and the absence follows from it. */
static bool
has_key_or_attempt(const struct node *node, enum key_owner owner, const char *name)
{
	if (has_key(node, name))
		return true;
	for (size_t i = 0; i < node->count; i++) {
		const char *word = node->pairs[i].key->text;
		if (find_key(owner, word))
			continue;
		const struct key *meant = meant_key(owner, word);
		if (!meant || strcmp(meant->name, name) == 0)
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
	return content;
}

/* Read every key of a mapping into the object it describes. A word that is
 * wrong is reported, and read as the key it was meant to be. */
static void
read_mapping(struct reader *reader, enum key_owner owner, const char *owner_name, const struct node *node, void *object)
{
	for (size_t i = 0; i < node->count; i++) {
		const struct node_pair *pair = &node->pairs[i];
		const struct key *key = find_key(owner, pair->key->text);
		if (!key) {
			report_key(reader, owner, owner_name, pair);
			key = meant_key(owner, pair->key->text);
			if (key && !has_key(node, key->name) && is_right_shape(key, pair->value) &&
			    !pair->value->is_poisoned)
				key->read(reader, object, pair);
			continue;
		}
		if (pair->value->is_poisoned)
			continue;
		if (is_empty(key, pair->value)) {
			struct diag_message *message = report_empty(reader, key, pair->key);
			const struct node *content = content_beside(reader, owner, node, i);
			if (key->shape != SHAPE_MAPPING || !content->count)
				continue;
			diag_note(message, content->pairs[0].key->at, "'%s' is not indented under it",
			          content->pairs[0].key->text);
			key->read(reader, object, &(struct node_pair){pair->key, content});
			i += content->count;
		} else if (is_right_shape(key, pair->value)) {
			key->read(reader, object, pair);
		} else {
			report_shape(reader, pair->value, arena_format(reader->run->arena, "'%s'", key->name),
			             shape_what[key->shape],
			             arena_format(reader->run->arena, "%s: %s", key->name, key->example));
		}
	}
}

/* ---- structure ------------------------------------------------------------ */

static void
read_c(struct reader *reader, void *object, const struct node_pair *pair)
{
	read_mapping(reader, OWNER_C, reader->schema->name, pair->value, object);
}

static void
read_attribute(struct reader *reader, struct attribute *attribute, const struct node_pair *pair)
{
	struct run *run = reader->run;
	const struct node *value = pair->value;

	*attribute = (struct attribute){.name = pair->key->text, .at = pair->key->at, .is_plain = pair->key->is_plain};
	if (value->is_poisoned)
		return;
	if (value->kind == NODE_SEQUENCE) {
		report_shape(reader, value, arena_format(run->arena, "attribute '%s'", attribute->name),
		             "a type or a mapping", arena_format(run->arena, "%s: {type: uint32}", attribute->name));
		return;
	}
	if (value->kind == NODE_MAPPING)
		read_mapping(reader, OWNER_ATTRIBUTE, attribute->name, value, attribute);
	else if (!node_is_null(value))
		attribute->type = value;
	if (node_is_null(value) ||
	    (value->kind == NODE_MAPPING && !has_key_or_attempt(value, OWNER_ATTRIBUTE, "type")))
		diag_report(run->diag, E_MISSING_KEY, pair->key->at, "type", "attribute", attribute->name,
		            "type: uint32");
}

static void
read_attributes(struct reader *reader, void *object, const struct node_pair *pair)
{
	struct class_def *class = object;
	const struct node *node = pair->value;

	class->attributes = ARENA_ARRAY(reader->run->arena, node->count, struct attribute);
	class->attribute_count = node->count;
	for (size_t i = 0; i < node->count; i++)
		read_attribute(reader, &class->attributes[i], &node->pairs[i]);
	if (node->count == 0)
		report_empty(reader, find_key(OWNER_CLASS, "attributes"), pair->key);
}

static void
read_class(struct reader *reader, struct class_def *class, const struct node_pair *pair)
{
	const struct node *value = pair->value;

	*class = (struct class_def){.name = pair->key->text, .at = pair->key->at, .is_plain = pair->key->is_plain};
	if (value->is_poisoned)
		return;
	if (value->kind != NODE_MAPPING && !node_is_null(value)) {
		report_shape(reader, value, arena_format(reader->run->arena, "class '%s'", class->name), "a mapping",
		             arena_format(reader->run->arena, "%s: {attributes: {x: float}}", class->name));
		return;
	}
	if (value->kind == NODE_MAPPING)
		read_mapping(reader, OWNER_CLASS, class->name, value, class);
	if (value->kind != NODE_MAPPING || !has_key_or_attempt(value, OWNER_CLASS, "attributes"))
		diag_report(reader->run->diag, E_MISSING_KEY, pair->key->at, "attributes", "class", class->name,
		            "attributes: {x: float}");
}

static void
read_classes(struct reader *reader, void *object, const struct node_pair *pair)
{
	struct schema *schema = object;
	const struct node *node = pair->value;

	schema->classes = ARENA_ARRAY(reader->run->arena, node->count, struct class_def);
	schema->class_count = node->count;
	for (size_t i = 0; i < node->count; i++)
		read_class(reader, &schema->classes[i], &node->pairs[i]);
	if (node->count == 0)
		report_empty(reader, find_key(OWNER_SCHEMA, "classes"), pair->key);
}

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
		if (strcmp(pair->key->text, "name") == 0 && pair->value->kind == NODE_SCALAR && pair->value->length)
			return pair->value->text;
	}
	return stem;
}

struct schema *
read_schema(struct run *run, const struct source *source, const struct node *root)
{
	static const char example[] = "classes: {Point: {attributes: {x: float, y: float}}}";
	struct schema *schema = ARENA_NEW(run->arena, struct schema);
	struct reader reader = {.run = run, .schema = schema};

	schema->source = source;
	schema->name = stem_of(run->arena, source->path);
	schema->prefix = "";
	if (root->is_poisoned)
		return schema;
	if (root->kind != NODE_MAPPING) {
		report_shape(&reader, root, "the schema", "a mapping", example);
		return schema;
	}
	schema->name = name_of(root, schema->name);
	read_mapping(&reader, OWNER_SCHEMA, schema->name, root, schema);
	if (!has_key_or_attempt(root, OWNER_SCHEMA, "classes"))
		diag_report(run->diag, E_MISSING_KEY, root->at, "classes", "schema", schema->name, example);
	return schema;
}
