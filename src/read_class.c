/*
 * read_class.c: classes and named types.
 */
#include "read.h"

#include <ctype.h>
#include <string.h>

/* ---- what a class says of itself ------------------------------------------------ */

void
read_class_c(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	read_mapping(reader, key->inner, ((struct class_def *)object)->name, pair->value, object);
}

void
read_parent(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	size_t first = strcspn(pair->value->text, ", ");

	(void)key;
	if (pair->value->text[first] == ',') {
		diag_report(reader->run->diag, E_LAYOUT_CONFLICT, pair->value->at,
			    arena_text(reader->run->arena, pair->value->text, first));
		return;
	}
	((struct class_def *)object)->is_a = (struct word){pair->value->text, pair->value->at};
}

/* `mixin: Stamped` was to be `mixins`. */
static bool
is_name_of_mixin(const struct node *node)
{
	static const char *const words[] = {"true", "false"};

	return node->is_plain && isalpha((unsigned char)*node->text) && !value_is_yaml11_bool(node->text) &&
	       !typo_nearest(node->text, words, COUNT_OF(words));
}

void
read_mixin(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	struct class_def *class = object;
	const struct node *node = pair->value;

	if (!is_name_of_mixin(node)) {
		/* It may be one: others that mix it in are not blamed. */
		if (!try_bool(reader, key, object, pair))
			class->is_cut = true;
		return;
	}
	diag_help(diag_report(reader->run->diag, E_WRONG_SHAPE, node->at, "'mixin'", "true or false",
			      arena_format(reader->run->arena, "'%s'", node->text), NULL),
		  "to take the attributes of others write 'mixins: [%s]'", node->text);
	if (!class->mixin_names.count) {
		struct word *name = ARENA_NEW(reader->run->arena, struct word);
		*name = (struct word){node->text, node->at};
		class->mixin_names = (struct words){name, 1};
	}
}

void
read_layout(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	read_mapping(reader, key->inner, ((struct class_def *)object)->name, pair->value, object);
}

/* What others call our storages. */
static const struct {
	const char *word, *ours;
} storage_words[] = {
	{"by_value", "inline"}, {"copy", "owned"},     {"dynamic", "owned"},   {"embedded", "inline"},
	{"heap", "owned"},      {"link", "reference"}, {"malloc", "owned"},    {"pointer", "reference"},
	{"ptr", "reference"},   {"ref", "reference"},  {"static", "borrowed"}, {"value", "inline"},
	{"view", "borrowed"},   {"weak", "reference"},
};

static const char *
nearest_word(const char *word, const char *const *words, size_t count)
{
	for (size_t i = 0; i < COUNT_OF(storage_words); i++) {
		for (size_t k = 0; k < count; k++) {
			if (strcmp(storage_words[i].word, word) == 0 && strcmp(storage_words[i].ours, words[k]) == 0)
				return words[k];
		}
	}
	return typo_nearest(word, words, count);
}

/* The word of a row's list; the one that was meant where it is misspelt, which
 * is reported; -1 where there is none. */
static int
read_word(struct reader *reader, const struct key *key, const struct node *node)
{
	const char *list = "";
	size_t count = 0;

	for (; key->words[count]; count++) {
		if (strcmp(key->words[count], node->text) == 0)
			return (int)count;
		list = arena_format(reader->run->arena, "%s%s%s", list,
				    !count                  ? ""
				    : key->words[count + 1] ? ", "
							    : " or ",
				    key->words[count]);
	}
	const char *nearest = nearest_word(node->text, key->words, count);
	/* What others call it may be right for a text and wrong for an object. */
	bool is_typo = nearest && typo_nearest(node->text, &nearest, 1);
	struct diag_message *message = diag_report(reader->run->diag, E_UNKNOWN_WORD, node->at, node->text, key->name,
						   list, is_typo ? nearest : NULL);
	if (!nearest)
		return -1;
	if (is_typo)
		diag_fix(message, nearest);
	else if (strcmp(nearest, "inline") == 0)
		diag_help(message, "write 'inline'");
	else if (strcmp(nearest, "owned") == 0)
		diag_help(message, "for a text write 'owned'; an object lies 'inline', or a 'reference' points to it");
	else
		diag_help(message, "for a pointer to an object write 'reference', to a text 'borrowed'");
	for (count = 0; key->words[count] != nearest;)
		count++;
	return (int)count;
}

void
read_order(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	int word = read_word(reader, key, pair->value);

	if (word >= 0)
		((struct class_def *)object)->order = (enum order)word;
}

/* "owned", "borrowed", "inline", "reference": after STORAGE_DEFAULT, in this order. */
void
read_storage(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	struct attribute *attribute = object;
	int word = read_word(reader, key, pair->value);

	attribute->given.storage = pair;
	if (word >= 0)
		attribute->storage = (enum storage)(word + 1);
}

void
read_packed(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	struct class_def *class = object;
	struct value value;

	if (value_read(reader->run, pair->value, prim_find("bool"), "'packed'", &value))
		class->is_packed = value.magnitude == 1;
	(void)key;
	class->packed_at = pair->key->at;
}

void
read_align(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	struct class_def *class = object;

	(void)key;
	class->align_at = pair->value->at;
	value_read_size(reader->run, pair->value, "'align'", &class->align);
}

void
read_assert_size(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	struct class_def *class = object;
	uint64_t size = 0;

	class->assert_at = pair->value->at;
	if (pair->value->kind == NODE_MAPPING) {
		read_mapping(reader, key->inner, class->name, pair->value, class->assert_size);
		return;
	}
	if (value_read_size(reader->run, pair->value, "'assert_size'", &size)) {
		for (int abi = 0; abi < ABI_COUNT; abi++)
			class->assert_size[abi] = size;
	}
}

/* ---- definitions ------------------------------------------------------------------ */

static void
read_class(struct reader *reader, const struct key *key, struct class_def *class, const struct node_pair *pair)
{
	*class = (struct class_def){.name = pair->key->text,
				    .at = pair->key->at,
				    .is_plain = pair->key->is_plain,
				    .is_cut = pair->value->is_cut,
				    .schema = reader->schema};
	reader->class_name = class->name;
	const struct node_pair whole = {pair->key, with_sections(reader, key->inner, pair->key, class->name, pair->value)};
	pair = &whole;
	if (pair->value->kind == NODE_MAPPING)
		read_mapping(reader, key->inner, class->name, pair->value, class);
	else if (!node_is_null(pair->value)) {
		report_definition(reader, key->inner, pair, "a mapping", "{attributes: {x: float}}");
		return;
	}
	/* A class can take all that it has from others. */
	if (class->mixin_names.count)
		return;
	for (size_t i = 0; pair->value->kind == NODE_MAPPING && i < pair->value->count; i++) {
		const char *name = pair->value->pairs[i].key->text;
		if (strcmp(name, "is_a") == 0 || strcmp(name, "mixins") == 0)
			return;
	}
	require_key(reader, key->inner, class->name, pair, "attributes", "attributes: {x: float}");
}

void
read_classes(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	struct schema *schema = object;
	const struct node *node = pair->value;

	schema->classes = with_room(reader, schema->classes, schema->class_count, node->count, sizeof *schema->classes);
	for (size_t i = 0; i < node->count;) {
		const struct node_pair *definition = next_definition(reader, key->inner, node, &i);
		read_class(reader, key, &schema->classes[schema->class_count++], definition);
	}
	if (node->count == 0)
		diag_report(reader->run->diag, E_NULL_SECTION, pair->key->at, key->name, key->example);
}

static void
read_type(struct reader *reader, const struct key *key, struct type_def *type, const struct node_pair *pair)
{
	*type = (struct type_def){.name = pair->key->text, .at = pair->key->at, .schema = reader->schema};
	if (pair->value->kind == NODE_SCALAR && !pair->value->is_poisoned && !node_is_null(pair->value)) {
		type->given.type = pair;
	} else if (pair->value->kind == NODE_SEQUENCE) {
		report_definition(reader, key->inner, pair, "a type or a mapping", "{typeof: uint32}");
	} else {
		if (pair->value->kind == NODE_MAPPING)
			read_mapping(reader, key->inner, type->name, pair->value, type);
		if (pair->value->is_cut)
			type->given.type = NULL;
		require_key(reader, key->inner, type->name, pair, "typeof", "typeof: uint32");
	}
}

void
read_types(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	struct schema *schema = object;
	const struct node *node = pair->value;

	schema->types = with_room(reader, schema->types, schema->type_count, node->count, sizeof *schema->types);
	for (size_t i = 0; i < node->count;) {
		const struct node_pair *definition = next_definition(reader, key->inner, node, &i);
		read_type(reader, key, &schema->types[schema->type_count++], definition);
	}
}
