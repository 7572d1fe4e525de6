/*
 * placing.h: classes made by hand, for tests of what place.c does with them.
 */
#ifndef SLOTC_TEST_PLACING_H
#define SLOTC_TEST_PLACING_H

#include "diag.h"
#include "stages.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

struct placing_test {
	struct run run;
	struct class_def *classes[8];
	size_t class_count;
};

static struct placing_test
placing_begin(void)
{
	struct arena *arena = arena_new();

	return (struct placing_test){.run = {.arena = arena, .diag = diag_new(arena)}};
}

static void
placing_end(struct placing_test *test)
{
	arena_free(test->run.arena);
}

static inline struct class_def *
new_class(struct placing_test *test, const char *name, const struct class_def *parent)
{
	struct class_def *class = ARENA_NEW(test->run.arena, struct class_def);

	class->name = class->c_name = name;
	class->parent = parent;
	class->slots = ARENA_ARRAY(test->run.arena, 4200, struct attribute *);
	if (parent) {
		class->slot_count = class->inherited_count = parent->slot_count;
		for (size_t i = 0; i < parent->slot_count; i++)
			class->slots[i] = parent->slots[i];
	}
	test->classes[test->class_count++] = class;
	return class;
}

/* An attribute of a type with a name of its own: bool, numbers, string. */
static inline struct attribute *
new_slot(struct placing_test *test, struct class_def *class, const char *type)
{
	struct attribute *attribute = ARENA_NEW(test->run.arena, struct attribute);

	attribute->name = attribute->member = arena_format(test->run.arena, "%s%zu", class->name, class->slot_count);
	attribute->owner = class;
	attribute->prim = prim_find(type);
	switch (attribute->prim->kind) {
	case PRIM_BOOL:
		attribute->kind = TYPE_BOOL;
		break;
	case PRIM_SIGNED:
	case PRIM_UNSIGNED:
		attribute->kind = TYPE_INTEGER;
		break;
	case PRIM_REAL:
		attribute->kind = TYPE_REAL;
		break;
	case PRIM_TEXT:
		attribute->kind = TYPE_TEXT;
		attribute->storage = STORAGE_OWNED;
		break;
	case PRIM_BYTES:
		attribute->kind = TYPE_BYTES;
		attribute->storage = STORAGE_OWNED;
		break;
	}
	class->slots[class->slot_count++] = attribute;
	return attribute;
}

static inline struct value
integer(int64_t number)
{
	return (struct value){
		.kind = VALUE_INT,
		.negative = number < 0,
		.magnitude = number < 0 ? 0 - (uint64_t)number : (uint64_t)number,
	};
}

static inline struct attribute *
new_ranged(struct placing_test *test, struct class_def *class, const char *type, int64_t minimum, int64_t maximum)
{
	struct attribute *attribute = new_slot(test, class, type);

	attribute->minimum = integer(minimum);
	attribute->maximum = integer(maximum);
	return attribute;
}

/* A number that takes so many bits. */
static inline struct attribute *
new_bits(struct placing_test *test, struct class_def *class, unsigned bits)
{
	struct attribute *attribute = new_slot(test, class, "uint64");

	attribute->minimum = integer(0);
	attribute->maximum = (struct value){.kind = VALUE_INT, .magnitude = UINT64_MAX >> (64 - bits)};
	return attribute;
}

static inline struct attribute *
new_object(struct placing_test *test, struct class_def *class, const struct class_def *object)
{
	struct attribute *attribute = new_slot(test, class, "uint8");

	attribute->kind = TYPE_OBJECT;
	attribute->prim = NULL;
	attribute->object = object;
	attribute->storage = STORAGE_INLINE;
	return attribute;
}

static inline void
place_all(struct placing_test *test)
{
	struct schema schema = {.ordered = test->classes, .ordered_count = test->class_count};

	place_schema(&test->run, &schema);
}

/* Sizes on lp64, ilp32, i386. */
#define assert_sizes(layout, lp64, ilp32, i386)                    \
	do {                                                       \
		assert_int_equal((layout)->size[ABI_LP64], lp64);  \
		assert_int_equal((layout)->size[ABI_ILP32], ilp32); \
		assert_int_equal((layout)->size[ABI_I386], i386);  \
	} while (0)

/* What holds of every layout: members in order, aligned, apart; runs of bits
 * inside their units and apart. */
static inline void
assert_sound(const struct class_def *class)
{
	const struct layout *layout = class->layout;

	for (int abi = 0; abi < ABI_COUNT; abi++) {
		uint64_t end = 0;
		for (size_t i = 0; i < layout->member_count; i++) {
			const struct member *member = &layout->members[i];
			assert_true(member->offset[abi] >= end);
			assert_int_equal(member->offset[abi] % member->align[abi], 0);
			assert_int_equal(layout->align[abi] % member->align[abi], 0);
			end = member->offset[abi] + member->size[abi];
		}
		assert_true(layout->size[abi] >= end);
		assert_int_equal(layout->size[abi] % layout->align[abi], 0);
	}
	for (size_t unit = 0; unit < layout->member_count; unit++) {
		const struct member *member = &layout->members[unit];
		uint64_t used = 0;
		assert_non_null(member->name);
		for (size_t i = 0; i < layout->member_count; i++)
			assert_true(i == unit || strcmp(member->name, layout->members[i].name) != 0);
		for (size_t i = 0; i < class->slot_count; i++) {
			const struct slot *slot = &layout->slots[i];
			const struct bits *runs[] = {&slot->bits, &slot->present, &slot->length};
			for (size_t k = 0; k < COUNT_OF(runs); k++) {
				if (runs[k]->member != member)
					continue;
				assert_null(member->attribute);
				assert_true(runs[k]->width >= 1);
				assert_true(runs[k]->shift + runs[k]->width <= 8 * member->size[0]);
				uint64_t mask = UINT64_MAX >> (64 - runs[k]->width) << runs[k]->shift;
				assert_int_equal(used & mask, 0);
				used |= mask;
			}
		}
	}
	if (!class->parent)
		return;
	for (size_t i = 0; i < class->inherited_count; i++) {
		const struct slot *mine = &layout->slots[i], *theirs = &class->parent->layout->slots[i];
		const struct member *a = mine->member ? mine->member : mine->bits.member;
		const struct member *b = theirs->member ? theirs->member : theirs->bits.member;
		assert_int_equal(a != NULL, b != NULL);
		if (!a)
			continue;
		for (int abi = 0; abi < ABI_COUNT; abi++)
			assert_int_equal(a->offset[abi], b->offset[abi]);
		assert_int_equal(mine->bits.shift, theirs->bits.shift);
	}
}

#endif
