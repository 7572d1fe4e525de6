/*
 * read_schema.c: what a schema says of itself, before its types and classes.
 */
#include "read.h"

void
read_schema_name(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	struct schema *schema = object;

	(void)reader;
	(void)key;
	schema->name = pair->value->text;
	schema->name_at = pair->value->at;
}

void
read_schema_c(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	read_mapping(reader, key->inner, reader->schema->name, pair->value, object);
}

void
read_prefix(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	struct schema *schema = object;

	(void)reader;
	(void)key;
	schema->prefix = pair->value->text;
	schema->prefix_at = pair->value->at;
}
