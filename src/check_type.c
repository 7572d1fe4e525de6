/*
 * check_type.c: what a type means. The name of a scalar, a named type, an enum
 * or a class goes in; how its values are kept and which are allowed comes out.
 */
#include "check.h"

#include <assert.h>
#include <string.h>

/* ---- types of other languages ------------------------------------------------ */

/* Where a type was written: behind its key, or behind the name in the short form. */
enum type_place { PLACE_SHORT, PLACE_FLOW, PLACE_BLOCK };

static enum type_place
place_of(const struct node_pair *given, struct span name_at)
{
	const struct span at = given->key->at;
	size_t length;

	if (at.line == name_at.line && at.column == name_at.column)
		return PLACE_SHORT;
	const char *line = source_line(at.source, at.line, &length);
	return strspn(line, " \t") + 1 < at.column ? PLACE_FLOW : PLACE_BLOCK;
}

/* The type with its keys, each of which goes on a line of its own in a block. */
static const char *
write_form(struct arena *arena, const struct foreign_type *form, const char *key, const char *between)
{
	const char *text = arena_format(arena, "%s: %s", key, form->type);

	for (size_t i = 0; i < form->key_count; i++)
		text = arena_format(arena, "%s%s%s", text, between, form->keys[i]);
	return text;
}

/* What to write instead, as messages quote it; `*fix` is what goes in the place of the
 * type, or NULL where that is not enough. */
static const char *
write_here(struct arena *arena, const struct node_pair *given, struct span name_at, const char *key,
           const struct foreign_type *form, const char **fix)
{
	enum type_place place = place_of(given, name_at);
	const char *flow = write_form(arena, form, key, ", ");

	*fix = form->type;
	if (!form->key_count)
		return form->type;
	*fix = place == PLACE_SHORT ? arena_format(arena, "{%s}", flow) : flow + strlen(key) + strlen(": ");
	if (place == PLACE_SHORT)
		return *fix;
	if (place == PLACE_FLOW)
		return flow;
	*fix = NULL;
	return write_form(arena, form, key, "' and '");
}

static void
report_form(struct checker *checker, const struct node_pair *given, struct span name_at, bool is_attribute,
            const struct foreign_type *form)
{
	struct arena *arena = checker->run->arena;
	const struct node *node = given->value;
	const char *key = is_attribute ? "type" : "typeof", *fix;
	const char *help = write_here(arena, given, name_at, key, form, &fix);
	const char *called = form->key_count ? write_form(arena, form, key, ", ") : form->type;
	struct diag_message *message =
		diag_report(checker->run->diag, E_FOREIGN_TYPE, node->at, node->text, called, help);

	if (fix)
		diag_fix(message, fix);
	if (form->why)
		diag_note(message, (struct span){0}, "%s", form->why);
}

/* `struct Foo`, `List[Foo]`, and there is no Foo either. */
static void
report_unknown_form(struct checker *checker, const struct node_pair *given, struct span name_at, bool is_attribute,
                    const struct foreign_type *form)
{
	const char *fix;
	const char *right = write_here(checker->run->arena, given, name_at, is_attribute ? "type" : "typeof", form, &fix);
	struct diag_message *message =
		diag_report(checker->run->diag, E_UNKNOWN_TYPE, given->value->at, form->type);

	bool is_enum = strncmp(given->value->text, "enum ", strlen("enum ")) == 0;
	diag_help(message, "declare '%s' under '%s:', and write '%s'", form->type,
	          !is_attribute ? "types" : is_enum ? "enums" : "classes", right);
}

/* What a named type cannot say belongs to the attributes that have it. */
static void
move_to_attributes(struct arena *arena, struct foreign_type *form)
{
	static const char limits[] = "minimum: maximum: max_bytes: ";
	const char *moved = "";
	size_t kept = 0;

	for (size_t i = 0; i < form->key_count; i++) {
		const char *key = form->keys[i];
		if (strstr(limits, arena_text(arena, key, strcspn(key, " "))))
			form->keys[kept++] = key;
		else
			moved = arena_format(arena, "%s%s'%s'", moved, *moved ? " and " : "", key);
	}
	form->key_count = kept;
	if (*moved)
		form->why = arena_format(arena, "%s can be said of the attributes that have the type", moved);
}

/* A pointer to what is no class is the value itself. */
static void
drop_reference(struct checker *checker, struct foreign_type *form)
{
	const struct definition *definition = find_definition(checker, form->type);

	if (!form->key_count || strcmp(form->keys[form->key_count - 1], "storage: reference") != 0 || !definition ||
	    definition->kind == DEFINES_CLASS)
		return;
	form->key_count--;
	form->why = "a slot holds the value itself";
}

static bool
report_foreign_type(struct checker *checker, const struct node_pair *given, struct span name_at, bool is_attribute)
{
	struct diag *diag = checker->run->diag;
	const struct node *node = given->value;
	struct foreign_type form;
	bool is_unknown = false;

	if (!foreign_type(checker->run->arena, node->text, &form))
		return false;
	if (!form.type) {
		diag_help(diag_report(diag, E_UNKNOWN_TYPE, node->at, node->text), "%s", form.why);
		return true;
	}
	if (form.choices) {
		diag_report(diag, E_AMBIGUOUS_TYPE, node->at, node->text, form.choices);
		return true;
	}
	if (!prim_find(form.type) && !find_definition(checker, form.type)) {
		const char *nearest = nearest_name(checker, form.type, checker->names, checker->name_count);
		is_unknown = !nearest && !checker->lacks_import && !is_defined_unread(checker, form.type);
		form.type = nearest ? nearest : form.type;
	}
	drop_reference(checker, &form);
	if (!is_attribute)
		move_to_attributes(checker->run->arena, &form);
	if (is_unknown)
		report_unknown_form(checker, given, name_at, is_attribute, &form);
	else
		report_form(checker, given, name_at, is_attribute, &form);
	return true;
}

static void
report_unknown_type(struct checker *checker, const struct node *node)
{
	struct run *run = checker->run;
	struct arena *scratch = arena_new(); /* thousands of names, perhaps thousands of times */
	size_t count = 0;
	const char **names = ARENA_ARRAY(scratch, prim_count + checker->name_count, const char *);
	const char *list = "";

	for (size_t i = 0; i < prim_count; i++) {
		names[count++] = prim_table[i].name;
		list = arena_format(scratch, "%s%s%s", list, i ? ", " : "", prim_table[i].name);
	}
	for (size_t i = 0; i < checker->name_count; i++)
		names[count++] = checker->names[i];
	/* "common.percent": what is imported has its own name alone. */
	const char *dot = strrchr(node->text, '.');
	const struct definition *unqualified = dot ? find_definition(checker, dot + 1) : NULL;
	const char *nearest = unqualified ? unqualified->name : nearest_name(checker, node->text, names, count);
	if (nearest || !checker->lacks_import) {
		struct diag_message *message = diag_report(run->diag, E_UNKNOWN_TYPE, node->at, node->text, nearest);
		if (nearest)
			diag_fix(message, nearest);
		diag_note(message, (struct span){0}, "types are %s%s", list,
		          checker->name_count ? ", and the types, enums and classes of the schema" : "");
	}
	arena_free(scratch);
}

/* ---- meanings --------------------------------------------------------------------- */

static void
mean_prim(const struct prim *prim, struct meaning *out)
{
	struct value none = {0};

	*out = (struct meaning){.prim = prim, .minimum = none, .maximum = none, .name = prim->name};
	switch (prim->kind) {
	case PRIM_BOOL:
		out->kind = TYPE_BOOL;
		return;
	case PRIM_SIGNED:
		out->kind = TYPE_INTEGER;
		out->minimum = (struct value){
			.kind = VALUE_INT, .negative = true, .magnitude = UINT64_C(1) << (prim->bits - 1)};
		out->maximum = (struct value){
			.kind = VALUE_INT, .magnitude = (UINT64_C(1) << (prim->bits - 1)) - 1};
		return;
	case PRIM_UNSIGNED:
		out->kind = TYPE_INTEGER;
		out->minimum = (struct value){.kind = VALUE_INT};
		out->maximum = (struct value){.kind = VALUE_INT, .magnitude = UINT64_MAX >> (64 - prim->bits)};
		return;
	case PRIM_REAL:
		out->kind = TYPE_REAL;
		return;
	case PRIM_TEXT:
		out->kind = TYPE_TEXT;
		return;
	case PRIM_BYTES:
		out->kind = TYPE_BYTES;
		return;
	}
	assert(false); /* every kind has a case */
}

static void
mean_enum(const struct enum_def *enum_def, struct meaning *out)
{
	uint64_t least = UINT64_MAX, most = 0;

	for (size_t i = 0; i < enum_def->value_count; i++) {
		uint64_t number = enum_def->values[i].number;
		least = number < least ? number : least;
		most = number > most ? number : most;
	}
	*out = (struct meaning){
		.kind = enum_def->is_flags ? TYPE_FLAGS : TYPE_ENUM,
		.prim = enum_def->prim,
		.enum_def = enum_def,
		.minimum = {.kind = VALUE_INT, .magnitude = enum_def->is_flags || !enum_def->value_count ? 0 : least},
		.maximum = {.kind = VALUE_INT, .magnitude = enum_def->is_flags ? enum_def->mask : most},
		.name = enum_def->name,
	};
}

static void
mean_type(const struct type_def *type, struct meaning *out)
{
	mean_prim(type->prim, out);
	out->minimum = type->minimum;
	out->maximum = type->maximum;
	out->max_bytes = type->max_bytes;
	out->name = type->name;
}

bool
resolve_type(struct checker *checker, const struct node_pair *given, struct span name_at, bool is_attribute,
             struct meaning *out)
{
	const struct node *node = given->value;
	const struct prim *prim = prim_find(node->text);
	const struct definition *definition = prim ? NULL : find_definition(checker, node->text);

	if (prim) {
		mean_prim(prim, out);
		return true;
	}
	if (!definition) {
		if (is_defined_unread(checker, node->text))
			return false;
		if (!report_foreign_type(checker, given, name_at, is_attribute))
			report_unknown_type(checker, node);
		return false;
	}
	switch (definition->kind) {
	case DEFINES_TYPE:
		definition->type->is_used = true;
		if (definition->type->prim)
			mean_type(definition->type, out);
		return definition->type->prim != NULL;
	case DEFINES_ENUM:
		definition->enum_def->is_used = true;
		if (definition->enum_def->is_cut)
			return false;
		mean_enum(definition->enum_def, out);
		return true;
	case DEFINES_CLASS:
		*out = (struct meaning){.kind = TYPE_OBJECT, .object = definition->class, .name = definition->name};
		return true;
	}
	return false;
}

/* ---- limits ------------------------------------------------------------------------ */

/* Read a limit that must not widen the type; false where it is wrong. */
static bool
read_limit(struct checker *checker, const struct node_pair *given, const char *key, const char *name,
           const struct meaning *meaning, struct value *out)
{
	struct run *run = checker->run;
	const char *what = arena_format(run->arena, "the %s of '%s'", key, name);
	const struct node *node = given->value;

	if (!value_read_limit(run, node, meaning->prim, what, out))
		return false;
	bool is_nan = out->kind == VALUE_REAL && out->real - out->real != 0.0;
	if (is_nan) {
		diag_report(run->diag, E_DEFAULT_TYPE, node->at, arena_format(run->arena, "'%s'", node->text), what,
		            "a finite number");
		return false;
	}
	bool is_below = meaning->minimum.kind != VALUE_NONE && value_compare(out, &meaning->minimum) < 0;
	bool is_above = meaning->maximum.kind != VALUE_NONE && value_compare(out, &meaning->maximum) > 0;
	if (is_below || is_above) {
		const char *limit =
			value_show(run->arena, is_below ? &meaning->minimum : &meaning->maximum, meaning->prim);
		diag_report(run->diag, E_CONSTRAINT_OUTSIDE_TYPE, node->at, node->text, meaning->name,
		            arena_format(run->arena, "%s %s", is_below ? "at least" : "at most", limit), what);
		return false;
	}
	return true;
}

static void
narrow_range(struct checker *checker, const struct given_keys *given, const char *name, struct meaning *meaning)
{
	struct meaning whole = *meaning;
	struct value minimum, maximum;
	bool has_minimum =
		given->minimum && read_limit(checker, given->minimum, "minimum", name, &whole, &minimum);
	bool has_maximum =
		given->maximum && read_limit(checker, given->maximum, "maximum", name, &whole, &maximum);

	if (has_minimum && has_maximum && value_compare(&minimum, &maximum) > 0) {
		struct diag_message *message =
			diag_report(checker->run->diag, E_MIN_GREATER_MAX, given->minimum->value->at, name,
		                    given->minimum->value->text, given->maximum->value->text);
		diag_note(message, given->maximum->value->at, "the maximum is given here");
		return;
	}
	if (has_minimum)
		meaning->minimum = minimum;
	if (has_maximum)
		meaning->maximum = maximum;
}

static void
report_mismatch(struct checker *checker, const struct node_pair *given, const char *key, const char *applies_to,
                const char *name, const struct meaning *meaning)
{
	if (given)
		diag_report(checker->run->diag, E_CONSTRAINT_MISMATCH, given->key->at, key, applies_to, name, meaning->name);
}

void
narrow(struct checker *checker, const struct given_keys *given, const char *name, struct meaning *meaning)
{
	struct run *run = checker->run;
	uint64_t size;

	if (meaning->kind == TYPE_INTEGER || meaning->kind == TYPE_REAL) {
		narrow_range(checker, given, name, meaning);
	} else {
		report_mismatch(checker, given->minimum, "minimum", "numbers", name, meaning);
		report_mismatch(checker, given->maximum, "maximum", "numbers", name, meaning);
	}
	if (meaning->kind != TYPE_TEXT && meaning->kind != TYPE_BYTES) {
		report_mismatch(checker, given->max_bytes, "max_bytes", "strings and bytes", name, meaning);
	} else if (given->max_bytes) {
		const char *what = arena_format(run->arena, "the max_bytes of '%s'", name);
		const struct node *node = given->max_bytes->value;
		if (!value_read_size(run, node, what, &size))
			return;
		if (meaning->max_bytes && size > meaning->max_bytes)
			diag_report(run->diag, E_CONSTRAINT_OUTSIDE_TYPE, node->at, node->text, meaning->name,
			            arena_format(run->arena, "at most %u", (unsigned)meaning->max_bytes), what);
		else
			meaning->max_bytes = (uint32_t)size;
	}
}

/* ---- named types -------------------------------------------------------------------- */

enum { STATE_NEW, STATE_BUSY, STATE_DONE };

/* "a -> b -> a", of the types from the one that closes the loop. */
static void
report_loop(struct checker *checker, struct type_def *const *chain, size_t count, const struct type_def *again)
{
	const char *path = "";
	size_t first = 0;

	while (chain[first] != again)
		first++;
	for (size_t i = first; i < count; i++)
		path = add_step(checker->run->arena, path, i - first, count - first, chain[i]->name);
	const struct node *node = chain[count - 1]->given.type->value;
	diag_report(checker->run->diag, E_TYPEOF_CYCLE, node->at, chain[count - 1]->name,
	            arena_format(checker->run->arena, "%s%s", path, again->name));
}

/* Give a type the meaning of what it is made from, which is known by now. */
static void
finish_type(struct checker *checker, struct type_def *type)
{
	struct meaning meaning;
	const struct node *node = type->given.type->value;

	type->state = STATE_DONE;
	if (!resolve_type(checker, type->given.type, type->at, false, &meaning))
		return;
	if (meaning.enum_def || meaning.object) {
		const struct definition *definition = find_definition(checker, node->text);
		struct diag_message *message = diag_report(checker->run->diag, E_NOT_SCALAR, node->at, node->text,
		                                           meaning.object ? "a class" : "an enum");
		diag_note(message, definition->at, "defined here");
		return;
	}
	narrow(checker, &type->given, type->name, &meaning);
	type->prim = meaning.prim;
	type->minimum = meaning.minimum;
	type->maximum = meaning.maximum;
	type->max_bytes = meaning.max_bytes;
}

void
check_types(struct checker *checker)
{
	struct schema *schema = checker->schema;
	struct type_def **chain = ARENA_ARRAY(checker->run->arena, schema->type_count, struct type_def *);

	for (size_t i = 0; i < schema->type_count; i++) {
		struct type_def *type = &schema->types[i];
		size_t count = 0;
		bool is_loop = false;
		while (type && type->state == STATE_NEW && type->given.type) {
			type->state = STATE_BUSY;
			chain[count++] = type;
			const char *base = type->given.type->value->text;
			const struct definition *definition = prim_find(base) ? NULL : find_definition(checker, base);
			type = definition ? definition->type : NULL;
			if (type && type->state == STATE_BUSY) {
				report_loop(checker, chain, count, type);
				is_loop = true;
			}
		}
		while (count) {
			struct type_def *last = chain[--count];
			last->state = STATE_DONE;
			if (!is_loop)
				finish_type(checker, last);
		}
	}
}
