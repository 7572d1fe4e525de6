/*
 * check_lint.c: what is not wrong and still deserves a word. Only the schemas
 * that are asked about are looked at for unused names, when all of them are
 * checked: an imported one serves others as well.
 */
#include "check.h"
#include "ident.h"
#include "stages.h"

#include <string.h>

static void
warn_yaml11_word(struct checker *checker, const char *name, bool is_plain, struct span at)
{
	/* A lone letter names an axis, and no reader that people use takes it for a bool. */
	if (is_plain && name[0] && name[1] && value_is_yaml11_bool(name))
		diag_fix(diag_report(checker->run->diag, W_YAML11_WORD, at, name),
			 arena_format(checker->run->arena, "\"%s\"", name));
}

static void
warn_description(struct checker *checker, const char *description, const char *kind, const char *name, struct span at)
{
	if (!description)
		diag_report(checker->run->diag, W_NO_DESCRIPTION, at, kind, name);
}

static void
warn_naming(struct checker *checker, const char *kind, const char *name, struct span at, const char *better)
{
	if (strcmp(name, better) != 0)
		diag_report(checker->run->diag, W_NAMING, at, kind, name, better);
}

/* "CartItem" from "cart_item" or "cartItem". */
static const char *
camel_case(struct arena *arena, const char *name)
{
	size_t length = strlen(name), used = 0;
	char *camel = arena_alloc(arena, length + 1, 1);
	bool begins = true;

	for (size_t i = 0; i < length; i++) {
		bool is_lower = name[i] >= 'a' && name[i] <= 'z';
		if (name[i] == '_') {
			begins = true;
			continue;
		}
		camel[used++] = begins && is_lower ? (char)(name[i] - 'a' + 'A') : name[i];
		begins = false;
	}
	return camel;
}

static void
warn_deprecated(struct checker *checker, const char *deprecated, const char *kind, const char *name, struct span at)
{
	if (deprecated)
		diag_report(checker->run->diag, W_DEPRECATED_USED, at, kind, name, deprecated);
}

/* The values of an enum that a default or a constant names, which may be a list, or an array of lists. */
static void
warn_deprecated_values(struct checker *checker, const struct enum_def *enum_def, const struct node *node)
{
	for (size_t i = 0; node->kind == NODE_SEQUENCE && i < node->count; i++)
		warn_deprecated_values(checker, enum_def, node->items[i]);
	for (size_t i = 0; node->kind == NODE_SCALAR && i < enum_def->value_count; i++) {
		const struct permissible_value *value = &enum_def->values[i];
		if (strcmp(value->name, node->text) == 0)
			warn_deprecated(checker, value->deprecated, "value", value->name, node->at);
	}
}

static void
lint_attribute(struct checker *checker, const struct class_def *class, const struct attribute *attribute)
{
	struct arena *arena = checker->run->arena;

	warn_yaml11_word(checker, attribute->name, attribute->is_plain, attribute->at);
	warn_description(checker, attribute->description, "attribute", attribute->name, attribute->at);
	if (diag_is_on(checker->run->diag, W_NAMING))
		warn_naming(checker, "attribute", attribute->name, attribute->at, ident_snake(arena, attribute->name));
	const struct node *fallback = attribute->given.fallback ? attribute->given.fallback->value : NULL;
	if (attribute->kind == TYPE_TEXT && attribute->prim && fallback && fallback->kind == NODE_SCALAR)
		warn_yaml11_word(checker, fallback->text, fallback->is_plain, fallback->at);
	/* What is deprecated itself may use what is deprecated. */
	if (class->deprecated || attribute->deprecated || !attribute->given.type)
		return;
	struct span at = attribute->given.type->value->at;
	if (attribute->object)
		warn_deprecated(checker, attribute->object->deprecated, "class", attribute->object->name, at);
	if (!attribute->enum_def)
		return;
	warn_deprecated(checker, attribute->enum_def->deprecated, "enum", attribute->enum_def->name, at);
	const struct node_pair *given = attribute->is_constant ? attribute->given.constant : attribute->given.fallback;
	if (given)
		warn_deprecated_values(checker, attribute->enum_def, given->value);
}

/* A mixin is named where its attributes are taken. */
static void
warn_deprecated_mixins(struct checker *checker, const struct class_def *class)
{
	for (size_t i = class->inherited_count; i < class->slot_count; i++) {
		const struct class_def *mixin = class->slots[i]->from;
		for (size_t k = 0; mixin != class && mixin->deprecated && k < class->mixin_names.count; k++) {
			const struct word *word = &class->mixin_names.items[k];
			if (strcmp(word->text, mixin->name) == 0)
				warn_deprecated(checker, mixin->deprecated, "mixin", mixin->name, word->at);
		}
	}
}

static void
lint_class(struct checker *checker, const struct class_def *class)
{
	struct arena *arena = checker->run->arena;

	warn_yaml11_word(checker, class->name, class->is_plain, class->at);
	warn_description(checker, class->description, "class", class->name, class->at);
	if (diag_is_on(checker->run->diag, W_NAMING))
		warn_naming(checker, "class", class->name, class->at, camel_case(arena, class->name));
	if (class->parent && !class->deprecated)
		warn_deprecated(checker, class->parent->deprecated, "class", class->parent->name, class->is_a.at);
	if (!class->deprecated)
		warn_deprecated_mixins(checker, class);
	for (size_t i = 0; i < class->attribute_count; i++)
		lint_attribute(checker, class, &class->attributes[i]);
}

static void
lint_enum(struct checker *checker, const struct enum_def *enum_def)
{
	struct arena *arena = checker->run->arena;

	warn_yaml11_word(checker, enum_def->name, enum_def->is_plain, enum_def->at);
	warn_description(checker, enum_def->description, "enum", enum_def->name, enum_def->at);
	for (size_t i = 0; i < enum_def->value_count; i++) {
		const struct permissible_value *value = &enum_def->values[i];
		warn_yaml11_word(checker, value->name, value->is_plain, value->at);
		if (diag_is_on(checker->run->diag, W_NAMING))
		warn_naming(checker, "value", value->name, value->at, ident_upper(arena, value->name));
	}
}

/* An abstract class is there for its children. */
static void
lint_abstract(struct checker *checker)
{
	const struct schema *schema = checker->schema;
	for (size_t i = 0; i < schema->class_count; i++) {
		const struct class_def *class = &schema->classes[i];
		if (class->is_abstract && !class->is_mixin && !class->is_base)
			diag_report(checker->run->diag, W_UNUSED_ABSTRACT, class->at, class->name);
	}
}

/* Neither is a mixin for its own sake. Where a schema has nothing else, it is
 * there to be imported. */
static void
lint_mixins(struct checker *checker)
{
	const struct schema *schema = checker->schema;
	bool has_object = false;

	for (size_t i = 0; i < schema->class_count; i++) {
		const struct class_def *class = &schema->classes[i];
		has_object |= !class->is_mixin && !class->is_abstract;
	}
	for (size_t i = 0; has_object && i < schema->class_count; i++) {
		const struct class_def *class = &schema->classes[i];
		if (class->is_mixin && !class->is_base)
			diag_report(checker->run->diag, W_UNUSED_MIXIN, class->at, class->name);
	}
}

void
check_lints(struct run *run, struct schema *schema)
{
	struct checker *checker = &(struct checker){.run = run, .schema = schema};
	/* A schema without classes is there to be imported; and what is wrong may be
	 * the very use that is missed. */
	bool is_library = schema->class_count == 0 || !schema->is_sound;

	for (size_t i = 0; i < schema->type_count; i++) {
		const struct type_def *type = &schema->types[i];
		warn_description(checker, type->description, "type", type->name, type->at);
		if (!type->is_used && !is_library)
			diag_report(checker->run->diag, W_UNUSED_TYPE, type->at, type->name);
	}
	for (size_t i = 0; i < schema->enum_count; i++) {
		lint_enum(checker, &schema->enums[i]);
		if (!schema->enums[i].is_used && !is_library)
			diag_report(checker->run->diag, W_UNUSED_ENUM, schema->enums[i].at, schema->enums[i].name);
	}
	for (size_t i = 0; i < schema->class_count; i++)
		lint_class(checker, &schema->classes[i]);
	if (is_library)
		return;
	lint_abstract(checker);
	lint_mixins(checker);
}
