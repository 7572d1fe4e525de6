/*
 * check_attribute.c: one attribute: its type, its storage, its limits, and keys
 * that contradict each other.
 */
#include "check.h"

#include <string.h>

static void
contradict(struct checker *checker, const struct attribute *attribute, struct span at, const char *key,
	   struct span other, const char *other_key, const char *help)
{
	struct diag_message *message =
		diag_report(checker->run->diag, E_CONTRADICTION, at, key, other_key, attribute->name, help);

	diag_note(message, other, "'%s' is given here", other_key);
}

/* What can be said without knowing the type. */
static void
check_contradictions(struct checker *checker, const struct attribute *attribute)
{
	const struct given_keys *given = &attribute->given;
	struct run *run = checker->run;

	if (given->constant) {
		static const char help[] = "a constant is the same in every object: keep 'constant' alone";
		struct span at = given->constant->key->at;
		if (given->fallback)
			contradict(checker, attribute, given->fallback->key->at, "default", at, "constant", help);
		if (attribute->required)
			contradict(checker, attribute, given->required->key->at, "required", at, "constant", help);
		if (attribute->optional)
			contradict(checker, attribute, given->optional->key->at, "optional", at, "constant", help);
		if (attribute->readonly)
			contradict(checker, attribute, given->readonly->key->at, "readonly", at, "constant", help);
		if (given->storage)
			contradict(checker, attribute, given->storage->key->at, "storage", at, "constant", help);
		if (given->count)
			contradict(checker, attribute, given->count->key->at, "count", at, "constant", help);
		if (given->max_count)
			contradict(checker, attribute, given->max_count->key->at, "max_count", at, "constant", help);
		return;
	}
	if (attribute->required && given->fallback) {
		struct diag_message *message =
			diag_report(run->diag, E_REQUIRED_WITH_DEFAULT, given->fallback->key->at, attribute->name);
		diag_note(message, given->required->key->at, "required here");
	} else if (attribute->readonly && given->fallback) {
		const struct node *node = given->fallback->value;
		const char *value = node->kind == NODE_SCALAR ? node->text : "[...]";
		contradict(checker, attribute, given->fallback->key->at, "default", given->readonly->key->at, "readonly",
			   arena_format(run->arena,
					"a readonly slot is given to init; for a value that no object changes write "
					"'constant: %s'",
					value));
	}
	if (attribute->required && attribute->optional)
		contradict(checker, attribute, given->optional->key->at, "optional", given->required->key->at, "required",
			   "a required slot always has a value, an optional one starts unset: keep one of them");
}

static void
check_array(struct checker *checker, struct attribute *attribute)
{
	const struct given_keys *given = &attribute->given;
	const struct node_pair *bound = given->count ? given->count : given->max_count;
	const char *key = given->count ? "count" : "max_count";
	uint64_t count;

	if (given->count && given->max_count) {
		struct diag_message *message =
			diag_report(checker->run->diag, E_ARRAY_BOUNDS, given->max_count->key->at, attribute->name);
		diag_note(message, given->count->key->at, "'count' is given here");
	}
	if (!bound)
		return;
	const char *what = arena_format(checker->run->arena, "the %s of '%s'", key, attribute->name);
	if (!value_read_size(checker->run, bound->value, what, &count))
		return;
	attribute->count = (uint32_t)count;
	attribute->is_bounded = bound == given->max_count;
}

/* Each element of an array of bytes would need a length of its own. */
static void
check_elements(struct checker *checker, struct attribute *attribute, const struct meaning *meaning)
{
	if (!attribute->count || meaning->kind != TYPE_BYTES)
		return;
	diag_report(checker->run->diag, E_CONSTRAINT_MISMATCH,
		    attribute->is_bounded ? attribute->given.max_count->key->at : attribute->given.count->key->at,
		    attribute->is_bounded ? "max_count" : "count", "all types but bytes", attribute->name, meaning->name);
	attribute->count = 0;
	attribute->is_bounded = false;
}

/* A storage that is not for the type. A word that only stands for it was
 * reported when it was read. */
static void
report_storage(struct checker *checker, const struct attribute *attribute, const char *word, const char *allowed,
	       const char *better)
{
	const struct node *node = attribute->given.storage->value;

	if (strcmp(node->text, word) == 0)
		diag_fix(diag_report(checker->run->diag, E_UNKNOWN_WORD, node->at, word, "storage", allowed, better),
			 better);
}

static void
check_storage(struct checker *checker, struct attribute *attribute, const struct meaning *meaning)
{
	const struct node_pair *given = attribute->given.storage;
	struct diag *diag = checker->run->diag;
	bool is_text = meaning->kind == TYPE_TEXT || meaning->kind == TYPE_BYTES;
	bool is_object = meaning->kind == TYPE_OBJECT;

	if (given && !is_text && !is_object) {
		diag_report(diag, E_CONSTRAINT_MISMATCH, given->key->at, "storage", "strings, bytes and classes",
			    attribute->name, meaning->name);
		attribute->storage = STORAGE_DEFAULT;
		return;
	}
	if (is_text && attribute->storage == STORAGE_REFERENCE)
		report_storage(checker, attribute, "reference", "owned, borrowed or inline for a string or bytes",
			       "borrowed");
	if (is_object && attribute->storage == STORAGE_OWNED)
		report_storage(checker, attribute, "owned", "inline or reference for a class", "reference");
	if (is_object && attribute->storage == STORAGE_BORROWED)
		report_storage(checker, attribute, "borrowed", "inline or reference for a class", "reference");
	if (is_text && attribute->storage == STORAGE_INLINE && !meaning->max_bytes)
		diag_report(diag, E_MISSING_KEY, given->key->at, "max_bytes", "attribute", attribute->name, "max_bytes: 15");
	if (is_text && attribute->storage == STORAGE_BORROWED && meaning->max_bytes)
		contradict(checker, attribute, given->key->at, "storage: borrowed",
			   attribute->given.max_bytes ? attribute->given.max_bytes->key->at
							    : attribute->given.type->value->at,
			   "max_bytes", "the text is the caller's, whatever its length: remove one of them");
	if (attribute->storage == STORAGE_DEFAULT && is_text)
		attribute->storage = meaning->max_bytes ? STORAGE_INLINE : STORAGE_OWNED;
	if (attribute->storage == STORAGE_DEFAULT && is_object)
		attribute->storage = STORAGE_INLINE;
}

/* A class of which there are no objects cannot be the type of a slot. */
static void
check_object(struct checker *checker, const struct attribute *attribute)
{
	const struct class_def *class = attribute->object;
	const struct node *type = attribute->given.type->value;
	bool is_embedded = attribute->storage != STORAGE_REFERENCE;

	if (!class->is_mixin && !(class->is_abstract && is_embedded))
		return;
	struct diag_message *message = diag_report(
		checker->run->diag, E_ABSTRACT_VALUE, type->at, class->name, class->is_mixin ? "a mixin" : "abstract",
		attribute->name,
		class->is_mixin
			? "name a class that mixes it in"
			: arena_format(checker->run->arena,
				       "name a class with 'is_a: %s', or write 'storage: reference' to point at any "
				       "of them",
				       class->name));
	diag_note(message, class->at, "'%s' is defined here", class->name);
}

void
check_attribute(struct checker *checker, struct attribute *attribute)
{
	struct meaning meaning;

	check_contradictions(checker, attribute);
	check_array(checker, attribute);
	attribute->is_constant = attribute->given.constant != NULL;
	/* The rest depends on a type that is known. */
	if (!attribute->given.type || !resolve_type(checker, attribute->given.type, attribute->at, true, &meaning))
		return;
	check_elements(checker, attribute, &meaning);
	narrow(checker, &attribute->given, attribute->name, &meaning);
	check_storage(checker, attribute, &meaning);
	attribute->kind = meaning.kind;
	attribute->prim = meaning.prim;
	attribute->enum_def = meaning.enum_def;
	attribute->object = meaning.object;
	attribute->minimum = meaning.minimum;
	attribute->maximum = meaning.maximum;
	attribute->max_bytes = meaning.max_bytes;
	if (attribute->object)
		check_object(checker, attribute);
	check_default(checker, attribute, &meaning);
}
