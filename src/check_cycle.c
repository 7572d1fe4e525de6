/*
 * check_cycle.c: the order in which C can declare the classes: each after its
 * parent and after what it embeds. A class that would contain itself has none.
 */
#include "check.h"

enum state { STATE_NEW, STATE_BUSY, STATE_DONE };

struct visit {
	enum state state;
	size_t next; /* 0: the parent; then the slots that are not the parent's */
};

struct walk {
	struct checker *checker;
	struct visit *visits; /* by the index of a class in its schema */
	struct class_def **stack;
	size_t depth;
	struct class_def **ordered;
	size_t count;
};

static struct visit *
visit_of(const struct walk *walk, const struct class_def *class)
{
	return &walk->visits[class - walk->checker->schema->classes];
}

static bool
is_embedded(const struct attribute *attribute)
{
	return attribute->object && attribute->storage == STORAGE_INLINE;
}

/* The slot that the walk follows from a class; NULL: it follows the parent. */
static const struct attribute *
followed(const struct walk *walk, const struct class_def *class)
{
	size_t next = visit_of(walk, class)->next - 1;

	return next ? class->slots[class->inherited_count + next - 1] : NULL;
}

/* "A.b -> B.a -> A" */
static void
report_cycle(struct walk *walk, const struct class_def *again)
{
	struct run *run = walk->checker->run;
	const struct class_def *last = walk->stack[walk->depth - 1];
	const struct attribute *attribute = NULL;
	const char *path = "";
	size_t first = 0;

	while (walk->stack[first] != again)
		first++;
	for (size_t i = first; i < walk->depth; i++) {
		const struct attribute *slot = followed(walk, walk->stack[i]);
		const char *step = slot ? arena_format(run->arena, "%s.%s", walk->stack[i]->name, slot->name)
					: walk->stack[i]->name;
		path = add_step(run->arena, path, i - first, walk->depth - first, step);
		attribute = slot ? slot : attribute;
	}
	const struct attribute *closing = followed(walk, last);
	if (closing)
		attribute = closing;
	diag_report(run->diag, E_TYPE_CYCLE, attribute ? attribute->given.type->value->at : last->at, again->name,
		    arena_format(run->arena, "%s%s", path, again->name));
}

/* The next class that must come before; NULL when there is none left. */
static struct class_def *
next_before(const struct walk *walk, const struct class_def *class)
{
	struct visit *visit = visit_of(walk, class);
	const struct schema *schema = walk->checker->schema;
	size_t own = class->slot_count - class->inherited_count;

	while (visit->next <= own) {
		const struct attribute *slot =
			visit->next ? class->slots[class->inherited_count + visit->next - 1] : NULL;
		const struct class_def *before = !slot ? class->parent : is_embedded(slot) ? slot->object : NULL;
		visit->next++;
		if (before && before->schema == schema)
			return &schema->classes[before - schema->classes];
	}
	return NULL;
}

static void
walk_from(struct walk *walk, struct class_def *start)
{
	walk->stack[walk->depth++] = start;
	visit_of(walk, start)->state = STATE_BUSY;
	while (walk->depth) {
		struct class_def *class = walk->stack[walk->depth - 1];
		struct class_def *before = next_before(walk, class);
		if (!before) {
			visit_of(walk, class)->state = STATE_DONE;
			walk->ordered[walk->count++] = class;
			walk->depth--;
		} else if (visit_of(walk, before)->state == STATE_BUSY) {
			report_cycle(walk, before);
		} else if (visit_of(walk, before)->state == STATE_NEW) {
			visit_of(walk, before)->state = STATE_BUSY;
			walk->stack[walk->depth++] = before;
		}
	}
}

void
check_order(struct checker *checker)
{
	struct schema *schema = checker->schema;
	struct walk walk = {
		.checker = checker,
		.visits = ARENA_ARRAY(checker->run->arena, schema->class_count, struct visit),
		.stack = ARENA_ARRAY(checker->run->arena, schema->class_count, struct class_def *),
		.ordered = ARENA_ARRAY(checker->run->arena, schema->class_count, struct class_def *),
	};

	/* A mixin has no objects, so nothing is declared for it. */
	for (size_t i = 0; i < schema->class_count; i++) {
		if (!schema->classes[i].is_mixin && walk.visits[i].state == STATE_NEW)
			walk_from(&walk, &schema->classes[i]);
	}
	schema->ordered = walk.ordered;
	schema->ordered_count = walk.count;
}
