/*
 * place.c: where every byte goes. Checked classes go in, each gets a layout of
 * members and, for the packed variant, one of bits. What slots need is found
 * first (place_slot.c), then the best way to lie (place_way.c), and that way made
 * a layout (place_layout.c).
 */
#include "place.h"
#include "stages.h"

#include <string.h>

/* What the search needs is forgotten after so many classes. */
enum { CLASSES_PER_SCRATCH = 32 };

static bool
has_objects_placed(const struct class_def *class)
{
	if (class->parent && class->parent->slot_count && !class->parent->layout)
		return false;
	for (size_t i = 0; i < class->slot_count; i++) {
		const struct attribute *attribute = class->slots[i];
		if (attribute->kind == TYPE_OBJECT && attribute->storage != STORAGE_REFERENCE &&
		    !attribute->is_constant && (!attribute->object || !attribute->object->layout))
			return false;
	}
	return true;
}

/* What slots need; false and reported where one is larger than any object. */
static bool
find_needs(struct placing *placing)
{
	const struct class_def *class = placing->class;
	uint64_t sum = 0;
	bool fits = true;

	placing->needs = ARENA_ARRAY(placing->scratch, class->slot_count + 1, struct need);
	for (size_t i = class->inherited_count; i < class->slot_count; i++) {
		const struct attribute *attribute = class->slots[i];
		struct need *need = &placing->needs[i];
		if (!place_need(placing->run->arena, attribute, false, need)) {
			place_too_big(placing->run, attribute->at,
			              arena_format(placing->run->arena, "attribute '%s'", attribute->name),
			              need->member.size[ABI_LP64]);
			fits = false;
		}
		sum += need->member.size[ABI_LP64];
	}
	if (fits && sum > PLACE_LIMIT) {
		place_too_big(placing->run, class->at, arena_format(placing->run->arena, "class '%s'", class->name), sum);
		fits = false;
	}
	return fits;
}

/* The layout in the given order; NULL and reported where it is too large. */
static struct layout *
place_members(struct placing *placing, enum order order)
{
	const struct class_def *class = placing->class;

	placing->start = (struct extent){.align = {1, 1, 1}};
	placing->base = class->parent && class->inherited_count ? class->parent->layout : NULL;
	for (int abi = 0; abi < ABI_COUNT; abi++) {
		if (placing->base) {
			placing->start.end[abi] = placing->base->end[abi];
			placing->start.align[abi] = placing->base->align[abi];
		}
		if (class->align > placing->start.align[abi])
			placing->start.align[abi] = class->align;
	}
	placing->has_best = false;
	if (order == ORDER_DECLARED)
		way_declared(placing);
	else
		way_optimal(placing);
	if (placing->best.extent.size[ABI_LP64] > PLACE_LIMIT) {
		place_too_big(placing->run, class->at, arena_format(placing->run->arena, "class '%s'", class->name),
		              placing->best.extent.size[ABI_LP64]);
		return NULL;
	}
	return layout_of_way(placing);
}

static void
place_class(struct run *run, struct arena *scratch, struct class_def *class)
{
	struct placing placing = {.run = run, .class = class, .scratch = scratch};
	struct layout *layout, *optimal;

	if (class->layout || class->is_mixin || (class->is_abstract && class->slot_count == 0))
		return;
	if (!has_objects_placed(class) || !place_check_packed(run, class))
		return;
	if (!find_needs(&placing))
		return;
	struct layout *packed = run->skips_packed && !class->is_packed ? NULL : place_packed(run, scratch, class);
	layout = optimal = class->is_packed ? packed : place_members(&placing, ORDER_OPTIMAL);
	if (layout && class->order == ORDER_DECLARED && !class->is_packed)
		layout = place_members(&placing, ORDER_DECLARED);
	if (layout) {
		memcpy(layout->optimal, optimal->size, sizeof layout->optimal);
		place_check_layout(run, class, layout);
	}
	class->layout = layout;
	class->packed_layout = packed;
}

static void
place_classes(struct run *run, const struct schema *schema)
{
	struct arena *scratch = NULL;

	for (size_t i = 0; i < schema->ordered_count; i++) {
		if (i % CLASSES_PER_SCRATCH == 0) {
			arena_free(scratch);
			scratch = arena_new();
		}
		place_class(run, scratch, schema->ordered[i]);
	}
	arena_free(scratch);
}

void
place_schema(struct run *run, struct schema *schema)
{
	for (size_t i = 0; i < schema->closure_count; i++)
		place_classes(run, schema->closure[i]);
	place_classes(run, schema);
}
