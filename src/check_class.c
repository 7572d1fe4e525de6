/*
 * check_class.c: parents, mixins and slots. Classes with their own attributes
 * go in; each gets the list of all that its objects have: its parent's slots
 * first, then those of its mixins, then its own.
 *
 * Classes are finished in an order in which parents and mixins come first. The
 * walk keeps its own stack: how deep a hierarchy is, is the input's choice.
 */
#include "check.h"

#include <stdlib.h>
#include <string.h>

enum { ATTRIBUTE_LIMIT = 4096, ALIGN_LIMIT = 65536, DEPTH_LIMIT = 64, NAMES_SHOWN = 20 };

enum state { STATE_NEW, STATE_BUSY, STATE_DONE };

/* What is known of a class while classes are linked. */
struct link {
	enum state state;
	struct class_def **bases; /* the parent and the mixins; NULL where they are wrong */
	const struct word **words;
	size_t base_count;
	size_t next; /* the base that the walk looks at next */
};

/* ---- bases -------------------------------------------------------------------------- */

/* A few classes can be listed. */
static void
list_classes(struct checker *checker, struct diag_message *message)
{
	const char *list = "";

	if (checker->class_name_count > NAMES_SHOWN)
		return;
	for (size_t i = 0; i < checker->class_name_count; i++)
		list = arena_format(checker->run->arena, "%s%s%s", list, i ? ", " : "", checker->class_names[i]);
	diag_note(message, (struct span){0}, "classes are %s", list);
}

static struct class_def *
find_class(struct checker *checker, const char *role, const struct word *word)
{
	struct run *run = checker->run;
	const struct definition *definition = find_definition(checker, word->text);

	if (definition && definition->kind == DEFINES_CLASS)
		return definition->class;
	if (!definition && is_defined_unread(checker, word->text))
		return NULL;
	const char *nearest =
		definition ? NULL : nearest_name(checker, word->text, checker->class_names, checker->class_name_count);
	if (!definition && !nearest && checker->lacks_import)
		return NULL;
	struct diag_message *message = diag_report(run->diag, E_UNKNOWN_PARENT, word->at, role, word->text, nearest);
	if (nearest)
		diag_fix(message, nearest);
	else if (!definition)
		list_classes(checker, message);
	if (definition)
		diag_note(message, definition->at, "'%s' is %s", word->text,
			  definition->kind == DEFINES_ENUM ? "an enum" : "a type");
	return NULL;
}

static struct class_def *
find_parent(struct checker *checker, const struct class_def *class)
{
	struct run *run = checker->run;
	struct class_def *parent = find_class(checker, "parent", &class->is_a);

	if (parent && class->is_mixin) {
		struct diag_message *message = diag_report(run->diag, E_MIXIN_AS_PARENT, class->is_a.at, class->name,
							   "is a mixin and cannot have a parent", parent->name);
		diag_note(message, class->at, "'%s' is defined here", class->name);
		return NULL;
	}
	if (parent && parent->is_mixin) {
		struct diag_message *message = diag_report(run->diag, E_MIXIN_AS_PARENT, class->is_a.at, parent->name,
							   "is a mixin and cannot be a parent", parent->name);
		diag_note(message, parent->at, "'%s' is defined here", parent->name);
		return NULL;
	}
	return parent;
}

static struct class_def *
find_mixin(struct checker *checker, const struct word *word)
{
	struct class_def *mixin = find_class(checker, "mixin", word);

	if (mixin && !mixin->is_mixin && !mixin->is_cut) {
		struct diag_message *message = diag_report(checker->run->diag, E_NOT_A_MIXIN, word->at, mixin->name);
		diag_note(message, mixin->at, "'%s' is defined here", mixin->name);
		return NULL;
	}
	return mixin;
}

static void
find_bases(struct checker *checker, const struct class_def *class, struct link *link)
{
	size_t most = class->mixin_names.count + 1;

	link->bases = ARENA_ARRAY(checker->run->arena, most, struct class_def *);
	link->words = ARENA_ARRAY(checker->run->arena, most, const struct word *);
	if (class->is_a.text) {
		link->words[0] = &class->is_a;
		link->bases[link->base_count++] = find_parent(checker, class);
	}
	for (size_t i = 0; i < class->mixin_names.count; i++) {
		link->words[link->base_count] = &class->mixin_names.items[i];
		link->bases[link->base_count++] = find_mixin(checker, &class->mixin_names.items[i]);
	}
	for (size_t i = 0; i < link->base_count; i++) {
		if (link->bases[i])
			link->bases[i]->is_base = true;
	}
}

/* ---- slots -------------------------------------------------------------------------- */

struct slots {
	struct checker *checker;
	struct class_def *class;
	struct map *names; /* of slots and their aliases, to attributes */
	struct map *reserved;
};

static void
report_twice(struct slots *slots, const char *name, struct span at, const struct attribute *first,
	     const struct attribute *second)
{
	struct diag_message *message =
		diag_report(slots->checker->run->diag, E_DUPLICATE_ATTRIBUTE, at, slots->class->name, name);
	bool is_alias = strcmp(first->name, name) != 0;
	struct span there = first->at;

	for (size_t i = 0; is_alias && i < first->aliases.count; i++) {
		if (strcmp(first->aliases.items[i].text, name) == 0)
			there = first->aliases.items[i].at;
	}
	diag_note(message, there, "first declared here, %s %s '%s'", is_alias ? "as an alias in" : "in",
		  first->from->is_mixin ? "mixin" : "class", first->from->name);
	if (second->from != slots->class)
		diag_note(message, second->at, "and here, in mixin '%s'", second->from->name);
}

static void
check_retired(struct slots *slots, const char *name, struct span at)
{
	const struct word *reserved = map_get(slots->reserved, name, strlen(name));

	if (!reserved)
		return;
	struct diag_message *message =
		diag_report(slots->checker->run->diag, E_RESERVED_NAME, at, name, slots->class->name);
	diag_note(message, reserved->at, "reserved here");
}

/* Names and aliases share one space: access by name takes both. `at` is where
 * the class says that it has the attribute. False where the name is taken. */
static bool
take_names(struct slots *slots, struct attribute *attribute, struct span at)
{
	const char *name = attribute->name;
	struct attribute *first = map_put(slots->names, name, strlen(name), attribute);

	if (first && first != attribute) {
		report_twice(slots, name, at, first, attribute);
		return false;
	}
	check_retired(slots, name, attribute->at);
	for (size_t i = 0; i < attribute->aliases.count; i++) {
		const struct word *alias = &attribute->aliases.items[i];
		first = map_put(slots->names, alias->text, strlen(alias->text), attribute);
		if (first)
			report_twice(slots, alias->text, alias->at, first, attribute);
		check_retired(slots, alias->text, alias->at);
	}
	return true;
}

static void
add_slot(struct slots *slots, struct attribute *attribute, struct span at)
{
	struct class_def *class = slots->class;

	if (!take_names(slots, attribute, at))
		return;
	class->slots[class->slot_count++] = attribute;
}

static void
add_reserved(struct slots *slots, const struct class_def *class)
{
	for (size_t i = 0; i < class->reserved.count; i++) {
		const char *name = class->reserved.items[i].text;
		/* Only looked up, never changed. */
		union {
			const struct word *in;
			void *out;
		} word = {&class->reserved.items[i]};
		map_put(slots->reserved, name, strlen(name), word.out);
	}
}

/* Has the class the attributes of a mixin already, by another way? */
static bool
has_from(const struct slots *slots, const struct attribute *attribute)
{
	const struct attribute *there = map_get(slots->names, attribute->name, strlen(attribute->name));

	return there && there->from == attribute->from;
}

/* A mixin's attributes are copied: their functions are called after the class. */
static void
add_mixin(struct slots *slots, const struct class_def *mixin, struct span at)
{
	for (size_t i = 0; i < mixin->slot_count; i++) {
		if (has_from(slots, mixin->slots[i]))
			continue;
		struct attribute *copy = ARENA_NEW(slots->checker->run->arena, struct attribute);
		*copy = *mixin->slots[i];
		copy->owner = slots->class;
		add_slot(slots, copy, at);
	}
	add_reserved(slots, mixin);
}

static void
check_layout(struct checker *checker, const struct class_def *class)
{
	struct run *run = checker->run;

	if (class->align && ((class->align & (class->align - 1)) || class->align > ALIGN_LIMIT))
		diag_report(run->diag, E_BAD_ALIGN, class->align_at, class->name,
			    arena_format(run->arena, "%llu is not a power of two up to %d",
					 (unsigned long long)class->align, ALIGN_LIMIT),
			    "write 8, 16, 32, 64 or the like");
	else if (class->align && class->is_packed)
		diag_report(run->diag, E_BAD_ALIGN, class->align_at, class->name, "a packed class is a byte array",
			    "remove 'align' or 'packed'");
}

/* Each ancestor gives a class functions of its own, and tables a row. */
static void
check_depth(struct checker *checker, struct class_def *class)
{
	struct run *run = checker->run;
	size_t depth = 0;

	for (const struct class_def *up = class->parent; up; up = up->parent)
		depth++;
	if (depth <= DEPTH_LIMIT)
		return;
	class->parent = NULL;
	if (checker->is_depth_reported)
		return;
	checker->is_depth_reported = true;
	diag_report(run->diag, E_TOO_BIG, class->is_a.at, arena_format(run->arena, "class '%s'", class->name),
		    arena_format(run->arena, "%zu ancestors", depth), arena_format(run->arena, "%d", DEPTH_LIMIT));
}

/* The most slots that the class can have. */
static size_t
count_slots(const struct class_def *class, const struct link *link)
{
	size_t count = class->attribute_count;

	for (size_t i = 0; i < link->base_count; i++)
		count += link->bases[i] ? link->bases[i]->slot_count : 0;
	return count;
}

/* The bases are finished: put their slots and the class's own together. */
static void
finish_class(struct checker *checker, struct class_def *class, const struct link *link)
{
	struct run *run = checker->run;
	struct slots slots = {
		.checker = checker,
		.class = class,
		.names = map_new(checker->scratch),
		.reserved = map_new(checker->scratch),
	};

	class->parent = class->is_a.text ? link->bases[0] : NULL;
	if (class->parent && class->parent->schema == class->schema)
		link->bases[0]->is_parent = true;
	check_depth(checker, class);
	class->slots = ARENA_ARRAY(run->arena, count_slots(class, link), struct attribute *);
	/* What a parent says of its own slots was checked there. */
	add_reserved(&slots, class);
	for (size_t i = 0; class->parent && i < class->parent->slot_count; i++)
		add_slot(&slots, class->parent->slots[i], class->is_a.at);
	class->inherited_count = class->slot_count;
	for (const struct class_def *up = class->parent; up; up = up->parent)
		add_reserved(&slots, up);
	for (size_t i = class->is_a.text ? 1 : 0; i < link->base_count; i++) {
		if (link->bases[i])
			add_mixin(&slots, link->bases[i], link->words[i]->at);
	}
	for (size_t i = 0; i < class->attribute_count; i++) {
		struct attribute *attribute = &class->attributes[i];
		attribute->owner = class;
		attribute->from = class;
		check_attribute(checker, attribute);
		add_slot(&slots, attribute, attribute->at);
	}
	if (class->slot_count > ATTRIBUTE_LIMIT)
		diag_report(run->diag, E_TOO_BIG, class->at, arena_format(run->arena, "class '%s'", class->name),
			    arena_format(run->arena, "%zu attributes", class->slot_count),
			    arena_format(run->arena, "%d", ATTRIBUTE_LIMIT));
	check_layout(checker, class);
	arena_reset(checker->scratch);
}

/* ---- the walk ----------------------------------------------------------------------- */

struct walk {
	struct checker *checker;
	struct link *links; /* by the index of a class in its schema */
	struct class_def **stack;
	size_t depth;
};

static struct link *
link_of(const struct walk *walk, const struct class_def *class)
{
	return &walk->links[class - walk->checker->schema->classes];
}

/* "A -> B -> A" */
static void
report_cycle(struct walk *walk, const struct class_def *again)
{
	struct arena *arena = walk->checker->run->arena;
	const struct class_def *last = walk->stack[walk->depth - 1];
	const struct link *link = link_of(walk, last);
	const char *path = "";
	size_t first = 0;

	walk->checker->is_depth_reported = true;
	while (walk->stack[first] != again)
		first++;
	for (size_t i = first; i < walk->depth; i++)
		path = add_step(arena, path, i - first, walk->depth - first, walk->stack[i]->name);
	diag_report(walk->checker->run->diag, E_IS_A_CYCLE, link->words[link->next - 1]->at, last->name,
		    arena_format(arena, "%s%s", path, again->name));
}

static void
walk_from(struct walk *walk, struct class_def *start)
{
	walk->stack[walk->depth++] = start;
	link_of(walk, start)->state = STATE_BUSY;
	while (walk->depth) {
		struct class_def *class = walk->stack[walk->depth - 1];
		struct link *link = link_of(walk, class);
		if (link->next == link->base_count) {
			finish_class(walk->checker, class, link);
			link->state = STATE_DONE;
			walk->depth--;
			continue;
		}
		struct class_def *base = link->bases[link->next++];
		if (!base || base->schema != walk->checker->schema)
			continue;
		struct link *next = link_of(walk, base);
		if (next->state == STATE_BUSY) {
			report_cycle(walk, base);
			link->bases[link->next - 1] = NULL;
		} else if (next->state == STATE_NEW) {
			next->state = STATE_BUSY;
			walk->stack[walk->depth++] = base;
		}
	}
}

void
check_classes(struct checker *checker)
{
	struct schema *schema = checker->schema;
	struct walk walk = {
		.checker = checker,
		.links = ARENA_ARRAY(checker->run->arena, schema->class_count, struct link),
		.stack = ARENA_ARRAY(checker->run->arena, schema->class_count, struct class_def *),
	};

	for (size_t i = 0; i < schema->class_count; i++)
		find_bases(checker, &schema->classes[i], &walk.links[i]);
	for (size_t i = 0; i < schema->class_count; i++) {
		if (walk.links[i].state == STATE_NEW)
			walk_from(&walk, &schema->classes[i]);
	}
}

bool
class_has_arrays(const struct class_def *class)
{
	for (size_t i = 0; i < class->slot_count; i++) {
		if (class->slots[i]->count)
			return true;
	}
	return false;
}
