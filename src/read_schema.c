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

static uint64_t
hash_bytes(uint64_t hash, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C(0x100000001b3);
	/* An end, so that "ab" "c" is not "a" "bc". */
	return (hash ^ 0xff) * UINT64_C(0x100000001b3);
}

static uint64_t
hash_node(uint64_t hash, const struct node *node)
{
	static const char marks[] = {[NODE_SCALAR] = 's', [NODE_MAPPING] = 'm', [NODE_SEQUENCE] = 'l'};

	hash = hash_bytes(hash, &marks[node->kind], 1);
	if (node->kind == NODE_SCALAR)
		return hash_bytes(hash, node->text, node->length);
	for (size_t i = 0; i < node->count; i++) {
		if (node->kind == NODE_MAPPING)
			hash = hash_node(hash, node->pairs[i].key);
		hash = hash_node(hash, node->kind == NODE_MAPPING ? node->pairs[i].value : node->items[i]);
	}
	return hash_bytes(hash, "", 0);
}

uint64_t
hash_schema(const struct node *root)
{
	return hash_node(UINT64_C(0xcbf29ce484222325), root);
}
