/*
 * read_attribute.c: the attributes of a class: `x: float` or the long form.
 */
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

static void
read_attribute(struct reader *reader, const struct key *key, struct attribute *attribute, const struct node_pair *pair)
{
	const struct node *value = pair->value;

	*attribute = (struct attribute){.name = pair->key->text, .at = pair->key->at, .is_plain = pair->key->is_plain};
	if (value->kind == NODE_SCALAR && !value->is_poisoned && !node_is_null(value)) {
		attribute->given.type = pair;
	} else if (value->kind == NODE_SEQUENCE) {
		bool is_type = value->count && value->items[0]->kind == NODE_SCALAR;
		report_definition(reader, key->inner, pair, "a type or a mapping",
				  is_type ? arena_format(reader->run->arena, "{type: %s, max_count: 8}",
							 value->items[0]->text)
					  : "{type: uint32}");
	} else {
		if (value->kind == NODE_MAPPING)
			read_mapping(reader, key->inner, attribute->name, value, attribute);
		if (value->is_cut)
			attribute->given.type = NULL;
		require_key(reader, key->inner, attribute->name, pair, "type", "type: uint32");
	}
}

void
read_attributes(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	struct class_def *class = object;
	const struct node *node = pair->value;

	class->attributes = ARENA_ARRAY(reader->run->arena, node->count, struct attribute);
	for (size_t i = 0; i < node->count;) {
		const struct node_pair *definition = next_definition(reader, key->inner, node, &i);
		read_attribute(reader, key, &class->attributes[class->attribute_count++], definition);
	}
	if (node->count == 0)
		diag_report(reader->run->diag, E_NULL_SECTION, pair->key->at, key->name, key->example);
}
