/*
 * read_enum.c: enums and their permissible values.
 */
#include "ident.h"
#include "read.h"

#include <string.h>

static void
read_permissible_value(struct reader *reader, const struct key *key, struct permissible_value *value,
		       const struct node_pair *pair)
{
	*value = (struct permissible_value){
		.name = pair->key->text, .at = pair->key->at, .is_plain = pair->key->is_plain};
	if (pair->value->kind == NODE_MAPPING) {
		read_mapping(reader, key->inner, value->name, pair->value, value);
	} else if (!node_is_null(pair->value)) {
		bool is_scalar = pair->value->kind == NODE_SCALAR;
		const char *number = is_scalar ? pair->value->text + strspn(pair->value->text, "= ") : "";
		bool is_number = *number && pair->value->is_plain &&
				 strspn(number + (*number == '-'), "0123456789xXabcdefABCDEF") ==
					 strlen(number + (*number == '-')) &&
				 strspn(number + (*number == '-'), "0123456789") > 0;
		bool is_text = is_scalar && !pair->value->is_plain && !strpbrk(pair->value->text, "\"\\\n");
		const char *example =
			is_number ? arena_format(reader->run->arena, "{value: %s}", number)
			: is_text ? arena_format(reader->run->arena, "{description: \"%s\"}", pair->value->text)
				  : "{description: None left.}";
		struct diag_message *message =
			report_definition(reader, key->inner, pair, "empty or a mapping", example);
		if (message && (is_number || is_text))
			diag_fix(message, example);
	}
}

void
read_permissible_values(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	struct enum_def *enum_def = object;
	const struct node *node = pair->value;

	enum_def->values = ARENA_ARRAY(reader->run->arena, node->count, struct permissible_value);
	enum_def->value_count = node->count;
	for (size_t i = 0; i < node->count; i++)
		read_permissible_value(reader, key, &enum_def->values[i], &node->pairs[i]);
	if (node->count == 0)
		diag_report(reader->run->diag, E_NULL_SECTION, pair->key->at, key->name, key->example);
}

/* Where nobody knows whether values are bits, nothing is said of slots that hold them. */
void
read_flags(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	if (!try_bool(reader, key, object, pair))
		((struct enum_def *)object)->is_cut = true;
}

void
read_enum_c(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	read_mapping(reader, key->inner, ((struct enum_def *)object)->name, pair->value, object);
}

/* `{small: 1, medium: 2}`: the values, without what they stand below. NULL where
 * it is something else. */
static const char *
bare_values(struct arena *arena, const struct node *node)
{
	struct buf buf = {0};

	for (size_t i = 0; i < node->count; i++) {
		const struct node *key = node->pairs[i].key, *value = node->pairs[i].value;
		bool is_number = value->is_plain && value->text[strspn(value->text, "0123456789xXabcdefABCDEF")] == '\0';
		if (find_key(OWNER_ENUM, key->text) || find_synonym(OWNER_ENUM, key->text) || value->is_poisoned ||
		    value->kind != NODE_SCALAR || !is_number || ident_bad_byte(key->text, key->length) >= 0) {
			buf_free(&buf);
			return NULL;
		}
		buf_format(&buf, value->length ? "%s%s: {value: %s}" : "%s%s: {}", i ? ", " : "", key->text, value->text);
	}
	const char *text = node->count ? arena_format(arena, "permissible_values: {%s}", buf.data) : NULL;
	buf_free(&buf);
	return text;
}

static void
read_enum(struct reader *reader, const struct key *key, struct enum_def *enum_def, const struct node_pair *pair)
{
	*enum_def = (struct enum_def){.name = pair->key->text,
				      .at = pair->key->at,
				      .is_plain = pair->key->is_plain,
				      .is_cut = pair->value->is_cut,
				      .schema = reader->schema};
	const char *bare = pair->value->kind == NODE_MAPPING ? bare_values(reader->run->arena, pair->value) : NULL;
	if (bare) {
		/* What its values are is not known: nothing is said of defaults. */
		enum_def->is_cut = true;
		struct diag_message *message = diag_report(reader->run->diag, E_MISSING_KEY, pair->key->at,
							   "permissible_values", key_owner_table[key->inner].what,
							   enum_def->name, NULL);
		diag_help(message, "write '%s: {%s}'", enum_def->name, bare);
		return;
	}
	if (pair->value->kind == NODE_MAPPING)
		read_mapping(reader, key->inner, enum_def->name, pair->value, enum_def);
	else if (!node_is_null(pair->value)) {
		const char *values = list_as_mapping(reader->run->arena, pair->value, OWNER_PERMISSIBLE_VALUE);
		const char *form = values ? values : "{ACTIVE: {}, SOLD_OUT: {}}";
		form = arena_format(reader->run->arena, "{permissible_values: %s}", form);
		struct diag_message *message = report_definition(reader, key->inner, pair, "a mapping", form);
		if (message && values && is_on_one_line(pair->value))
			diag_fix(message, form);
		return;
	}
	require_key(reader, key->inner, enum_def->name, pair, "permissible_values",
		    "permissible_values: {ACTIVE: {}, SOLD_OUT: {}}");
}

void
read_enums(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair)
{
	struct schema *schema = object;
	const struct node *node = pair->value;

	schema->enums = with_room(reader, schema->enums, schema->enum_count, node->count, sizeof *schema->enums);
	for (size_t i = 0; i < node->count;) {
		const struct node_pair *definition = next_definition(reader, key->inner, node, &i);
		read_enum(reader, key, &schema->enums[schema->enum_count++], definition);
	}
}
