/*
 * read_attribute.c: the attributes of a class: `x: float` or the long form.
 */
#include "ident.h"
#include "read.h"

#include <string.h>

void
read_flag(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	struct attribute *attribute = object;
	bool *flag = member_at(key, object);
	const struct node_pair **given = flag == &attribute->required   ? &attribute->given.required
			      : flag == &attribute->optional ? &attribute->given.optional
							     : &attribute->given.readonly;
	struct value value;
	const char *what = arena_format(reader->run->arena, "'%s' of attribute '%s'", key->name, attribute->name);

	if (value_read(reader->run, pair->value, prim_find("bool"), what, &value)) {
		*flag = value.magnitude == 1;
		*given = pair;
	}
}

void
read_attribute_c(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	read_mapping(reader, key->inner, ((struct attribute *)object)->name, pair->value, object);
}

/* `Point origin:` or `origin Point:`; where both may be the type, it is no declaration. */
static const char *
two_words(struct reader *reader, const char *text, const char **name, bool *is_behind)
{
	size_t length = strcspn(text, " ");
	const char *first = arena_text(reader->run->arena, text, length), *second = text + length;

	second += strspn(second, " ");
	if (ident_bad_byte(first, length) >= 0 || ident_bad_byte(second, strlen(second)) >= 0)
		return NULL;
	/* As nearly everybody writes the names of classes, and nobody those of attributes. */
	bool is_class = *first >= 'A' && *first <= 'Z' && *second >= 'a' && *second <= 'z';
	*is_behind = prim_find(second) || is_defined(reader, second);
	if ((is_class || prim_find(first) || is_defined(reader, first)) == *is_behind)
		return NULL;
	*name = *is_behind ? first : second;
	return *is_behind ? second : first;
}

/* `uint32_t id:`, `char name[16]:` and `int32 id: 1`, as C and Protocol Buffers have
 * it: reported, with the pair to write instead. Returns the name, or NULL. */
static const char *
report_declaration(struct reader *reader, const struct node_pair *pair)
{
	const struct node *key = pair->key, *value = pair->value;
	bool is_number = value->kind == NODE_SCALAR && !value->text[strspn(value->text, "0123456789")];
	bool is_behind = false;

	if (!key->is_plain || !strchr(key->text, ' ') || !(is_number || node_is_null(value)) || value->is_poisoned)
		return NULL;
	const char *name, *type = foreign_declaration(reader->run->arena, key->text, &name);
	if (!type)
		type = two_words(reader, key->text, &name, &is_behind);
	if (type)
		diag_help(diag_report(reader->run->diag, E_SYNTAX, key->at,
				      is_behind ? "a ':' is missing between name and type" : NODE_TYPE_FIRST),
			  "write '%s: %s'", name, type);
	return type ? name : NULL;
}

/* Is the key, which has nothing behind it, a type? What stands first may be the name
 * of any. */
static bool
is_type(struct reader *reader, enum key_owner owner, const struct node *key, bool is_first)
{
	const char *word = key->text;
	struct foreign_type form;

	if (!key->is_plain || find_key(owner, word))
		return false;
	if (prim_find(word) || (is_first && foreign_type(reader->run->arena, word, &form)))
		return true;
	bool is_class = *word >= 'A' && *word <= 'Z'; /* as nearly everybody writes them */
	return is_first && ident_bad_byte(word, key->length) < 0 &&
	       (is_class || (!meant_key(owner, word) && !nearest_synonym(owner, word)));
}

/* `{uint8, maximum: 3}`: a type without its key. Reported, and given one. */
static const struct node *
with_type_key(struct reader *reader, enum key_owner owner, const struct node *node)
{
	struct arena *arena = reader->run->arena;
	size_t found = node->count;

	for (size_t i = node->count; i-- > 0;) {
		const struct node_pair *pair = &node->pairs[i];
		const struct node *value = pair->value;
		if (text_is(pair->key->text, "type"))
			return node;
		if (value->kind == NODE_SCALAR && value->is_plain && !value->length && !value->is_poisoned &&
		    is_type(reader, owner, pair->key, i == 0))
			found = i;
	}
	if (found == node->count)
		return node;

	const struct node *type = node->pairs[found].key;
	struct diag_message *message =
		diag_report(reader->run->diag, E_SYNTAX, type->at, "'type:' is missing before this type");
	diag_fix(message, arena_format(arena, "type: %s", type->text));
	struct node *whole = ARENA_NEW(arena, struct node), *key = ARENA_NEW(arena, struct node);
	struct node_pair *pairs = ARENA_ARRAY(arena, node->count, struct node_pair);
	memcpy(pairs, node->pairs, node->count * sizeof *pairs);
	*key = *type;
	key->text = "type";
	key->length = (uint32_t)strlen(key->text);
	pairs[found] = (struct node_pair){key, type};
	*whole = *node;
	whole->pairs = pairs;
	return whole;
}

static void
report_list(struct reader *reader, enum key_owner owner, const struct node_pair *pair)
{
	const struct node *list = pair->value;
	bool is_names = list->count > 1;

	if (report_list_of_type(reader, pair))
		return;
	for (size_t i = 0; i < list->count; i++)
		is_names &= list->items[i]->kind == NODE_SCALAR;
	if (!is_names) {
		report_definition(reader, owner, pair, "a type or a mapping", "{type: uint32, max_count: 8}");
		return;
	}
	struct diag_message *message =
		report_shape(reader, list, arena_format(reader->run->arena, "attribute '%s'", pair->key->text),
			     "a type or a mapping", NULL);
	if (message)
		diag_help(message, "for one of several values declare an enum under 'enums:', and name that");
}

static void
read_attribute(struct reader *reader, const struct key *key, struct attribute *attribute, const struct node_pair *pair)
{
	const struct node *value = pair->value;

	*attribute = (struct attribute){.name = pair->key->text, .at = pair->key->at, .is_plain = pair->key->is_plain};
	const char *declared = report_declaration(reader, pair);
	if (declared) {
		attribute->name = declared;
	} else if (value->kind == NODE_SCALAR && !value->is_poisoned && !node_is_null(value)) {
		attribute->given.type = pair;
	} else if (value->kind == NODE_SEQUENCE) {
		report_list(reader, key->inner, pair);
	} else {
		struct node_pair whole = *pair;
		if (value->kind == NODE_MAPPING) {
			whole.value = with_type_key(reader, key->inner, value);
			read_mapping(reader, key->inner, attribute->name, whole.value, attribute);
		}
		if (value->is_cut)
			attribute->given.type = NULL;
		require_key(reader, key->inner, attribute->name, &whole, "type", "type: uint32");
	}
}

void
read_attributes(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	struct class_def *class = object;
	const struct node *node = pair->value;

	class->attributes =
		with_room(reader, class->attributes, class->attribute_count, node->count, sizeof *class->attributes);
	for (size_t i = 0; i < node->count;) {
		const struct node_pair *definition = next_definition(reader, key->inner, node, &i);
		read_attribute(reader, key, &class->attributes[class->attribute_count++], definition);
	}
	if (node->count == 0)
		diag_report(reader->run->diag, E_NULL_SECTION, pair->key->at, key->name, key->example);
}
