/*
 * place.c: where every byte goes. Checked classes go in, each gets a layout of
 * members and, for the packed variant, one of bits.
 *
 * The one idea: what an object needs beside its members is a number of bits, and
 * there are only a few ways to make units of them. Each way is a list of pieces;
 * the order that is best for it is known (place_order.c); the best of all wins.
 * A parent's members stay where they are, and what the parent left free behind or
 * between them is used. A parent's units are not: an init of the parent stores
 * them whole.
 */
#include "place.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* What the search needs is forgotten after so many classes. */
enum { CLASSES_PER_SCRATCH = 32 };

/* A run of bits that some slot needs. */
struct run_of_bits {
	size_t slot; /* of the class */
	enum { RUN_PRESENT, RUN_LENGTH, RUN_VALUE } role;
	unsigned width;
};

/* One way to do it. */
struct way {
	struct extent extent;
	struct piece *pieces; /* in order; number: a slot, or slot_count + unit */
	size_t piece_count;
	struct units units;
	struct run_of_bits *runs; /* the widest first */
	size_t run_count;
	bool has_merged; /* whole numbers are bits too */
};

struct placing {
	struct run *run;
	const struct class_def *class;
	struct arena *scratch;
	const struct layout *base; /* the parent's, or NULL */
	struct extent start;
	struct need *needs; /* per slot; those of the parent's are not used */
	struct way best;
	bool has_best;
};

/* ---- pieces and runs of bits ------------------------------------------------------- */

static bool
is_merged(const struct need *need, bool merges)
{
	return merges && need->is_number && need->width < 64;
}

static int
compare_runs(const void *left, const void *right)
{
	const struct run_of_bits *a = left, *b = right;

	if (a->width != b->width)
		return a->width > b->width ? -1 : 1;
	if (a->slot != b->slot)
		return a->slot < b->slot ? -1 : 1;
	return (int)a->role - (int)b->role;
}

/* The runs of one slot, in the order in which `declared` has them. */
static size_t
runs_of(const struct placing *placing, size_t slot, bool merges, struct run_of_bits *runs)
{
	const struct need *need = &placing->needs[slot];
	size_t count = 0;

	if (need->has_present)
		runs[count++] = (struct run_of_bits){slot, RUN_PRESENT, 1};
	if (need->length_width)
		runs[count++] = (struct run_of_bits){slot, RUN_LENGTH, need->length_width};
	if (need->width && (!need->member.c_type || is_merged(need, merges)))
		runs[count++] = (struct run_of_bits){slot, RUN_VALUE, need->width};
	return count;
}

static struct piece
piece_of_member(const struct member *member, size_t number)
{
	struct piece piece = {.number = number, .after = SIZE_MAX};

	memcpy(piece.size, member->size, sizeof piece.size);
	memcpy(piece.align, member->align, sizeof piece.align);
	return piece;
}

static struct member
unit_member(unsigned size)
{
	static const char *const c_types[UNIT_SIZES] = {"uint8_t", "uint16_t", "uint32_t", "uint64_t"};
	uint64_t bytes = UINT64_C(1) << size;
	struct member member = {.c_type = c_types[size], .c_array = ""};

	for (int abi = 0; abi < ABI_COUNT; abi++) {
		member.size[abi] = bytes;
		member.align[abi] = bytes == 8 && abi == ABI_I386 ? 4 : bytes;
	}
	return member;
}

static size_t
units_total(const struct units *units)
{
	return units->count[0] + units->count[1] + units->count[2] + units->count[3];
}

/* log2 of the bytes of a unit; the largest come first. */
static unsigned
unit_size(const struct units *units, size_t unit)
{
	unsigned size = UNIT_SIZES - 1;

	while (unit >= units->count[size])
		unit -= units->count[size--];
	return size;
}

/* ---- optimal order ------------------------------------------------------------------- */

static void
keep_better(struct placing *placing, const struct way *way)
{
	if (placing->has_best && extent_compare(&way->extent, &placing->best.extent) >= 0)
		return;
	placing->best = *way;
	placing->has_best = true;
}

/* Order the members and these units, and keep the result if it is the best. */
static void
try_units(struct placing *placing, const struct way *frame)
{
	const struct class_def *class = placing->class;
	size_t unit_count = units_total(&frame->units), count = 0;
	struct way way = *frame;

	way.pieces = ARENA_ARRAY(placing->scratch, class->slot_count + unit_count, struct piece);
	for (size_t i = class->inherited_count; i < class->slot_count; i++) {
		const struct need *need = &placing->needs[i];
		if (need->member.c_type && !is_merged(need, frame->has_merged))
			way.pieces[count++] = piece_of_member(&need->member, i);
	}
	for (size_t unit = 0; unit < unit_count; unit++) {
		struct member member = unit_member(unit_size(&frame->units, unit));
		way.pieces[count++] = piece_of_member(&member, class->slot_count + unit);
	}
	way.piece_count = count;
	way.units.unit_of = ARENA_ARRAY(placing->scratch, frame->run_count, size_t);
	if (frame->run_count)
		memcpy(way.units.unit_of, frame->units.unit_of, frame->run_count * sizeof(size_t));

	struct way with_holes = way;
	way.extent = order_pieces(placing->scratch, &placing->start, way.pieces, count);
	keep_better(placing, &way);
	if (!placing->base)
		return;
	with_holes.pieces = ARENA_ARRAY(placing->scratch, count, struct piece);
	if (count)
		memcpy(with_holes.pieces, way.pieces, count * sizeof *way.pieces);
	size_t behind = fill_holes(placing->scratch, placing->base, with_holes.pieces, count);
	if (behind == count)
		return;
	with_holes.extent = order_pieces(placing->scratch, &placing->start, with_holes.pieces, behind);
	keep_better(placing, &with_holes);
}

/* The least that could come of it: no hole, no free bit. */
static struct extent
ideal_extent(const struct placing *placing, bool merges)
{
	const struct class_def *class = placing->class;
	struct extent ideal = placing->start;
	uint64_t bits = 0;

	for (size_t i = class->inherited_count; i < class->slot_count; i++) {
		const struct need *need = &placing->needs[i];
		struct run_of_bits runs[3];
		for (size_t k = runs_of(placing, i, merges, runs); k-- > 0;)
			bits += runs[k].width;
		if (!need->member.c_type || is_merged(need, merges))
			continue;
		for (int abi = 0; abi < ABI_COUNT; abi++) {
			ideal.end[abi] += need->member.size[abi];
			if (need->member.align[abi] > ideal.align[abi])
				ideal.align[abi] = need->member.align[abi];
		}
	}
	for (int abi = 0; abi < ABI_COUNT; abi++) {
		ideal.end[abi] += (bits + 7) / 8;
		ideal.size[abi] = round_up(ideal.end[abi], ideal.align[abi]);
	}
	return ideal;
}

static void
try_ways(struct placing *placing, bool merges)
{
	const struct class_def *class = placing->class;
	struct way way = {.has_merged = merges};
	unsigned *widths;

	way.runs = ARENA_ARRAY(placing->scratch, 3 * class->slot_count + 1, struct run_of_bits);
	for (size_t i = class->inherited_count; i < class->slot_count; i++)
		way.run_count += runs_of(placing, i, merges, way.runs + way.run_count);
	qsort(way.runs, way.run_count, sizeof *way.runs, compare_runs);
	widths = ARENA_ARRAY(placing->scratch, way.run_count + 1, unsigned);
	for (size_t i = 0; i < way.run_count; i++)
		widths[i] = way.runs[i].width;

	if (way.run_count == 0) {
		try_units(placing, &way);
		return;
	}
	struct extent ideal = ideal_extent(placing, merges);
	for (unsigned largest = 0; largest < UNIT_SIZES; largest++) {
		if (placing->has_best && extent_compare(&placing->best.extent, &ideal) <= 0)
			break;
		if (units_smallest(placing->scratch, widths, way.run_count, largest, &way.units))
			try_units(placing, &way);
	}
}

static void
place_optimal(struct placing *placing)
{
	try_ways(placing, false);

	struct extent ideal = ideal_extent(placing, true);
	bool may_gain = false;
	for (int abi = 0; abi < ABI_COUNT; abi++)
		may_gain |= ideal.size[abi] < placing->best.extent.size[abi];
	if (!may_gain)
		return;

	/* Only for a smaller object: a number of its own is read faster. */
	struct way unmerged = placing->best;
	placing->has_best = false;
	try_ways(placing, true);
	for (int abi = 0; abi < ABI_COUNT; abi++) {
		if (placing->best.extent.size[abi] < unmerged.extent.size[abi])
			return;
		if (placing->best.extent.size[abi] > unmerged.extent.size[abi])
			break;
	}
	placing->best = unmerged;
}

/* ---- declared order --------------------------------------------------------------------- */

/* Members as they are declared; bits join the unit before them while there is
 * room and no member has come between. */
static void
place_declared(struct placing *placing)
{
	const struct class_def *class = placing->class;
	struct way *way = &placing->best;
	size_t unit_count = 0;
	unsigned room = 0;
	unsigned *sizes = ARENA_ARRAY(placing->scratch, 3 * class->slot_count + 1, unsigned);

	*way = (struct way){0};
	way->runs = ARENA_ARRAY(placing->scratch, 3 * class->slot_count + 1, struct run_of_bits);
	way->units.unit_of = ARENA_ARRAY(placing->scratch, 3 * class->slot_count + 1, size_t);
	way->pieces = ARENA_ARRAY(placing->scratch, 4 * class->slot_count + 1, struct piece);
	for (size_t i = class->inherited_count; i < class->slot_count; i++) {
		const struct need *need = &placing->needs[i];
		size_t first = way->run_count;
		way->run_count += runs_of(placing, i, false, way->runs + first);
		for (size_t k = first; k < way->run_count; k++) {
			unsigned width = way->runs[k].width;
			if (room < width) {
				unsigned size = width <= 8 ? 0 : width <= 16 ? 1 : width <= 32 ? 2 : 3;
				struct member unit = unit_member(size);
				sizes[unit_count] = size;
				way->pieces[way->piece_count++] =
					piece_of_member(&unit, class->slot_count + unit_count++);
				room = 8u << size;
			}
			room -= width;
			way->units.unit_of[k] = unit_count - 1;
		}
		if (need->member.c_type) {
			way->pieces[way->piece_count++] = piece_of_member(&need->member, i);
			room = 0;
		}
	}
	way->extent = order_extent(&placing->start, way->pieces, way->piece_count);

	/* Units are numbered from the largest down. */
	size_t *renumbered = ARENA_ARRAY(placing->scratch, unit_count + 1, size_t), next = 0;
	for (unsigned size = UNIT_SIZES; size-- > 0;) {
		for (size_t unit = 0; unit < unit_count; unit++) {
			if (sizes[unit] != size)
				continue;
			renumbered[unit] = next++;
			way->units.count[size]++;
		}
	}
	for (size_t k = 0; k < way->run_count; k++)
		way->units.unit_of[k] = renumbered[way->units.unit_of[k]];
	for (size_t k = 0; k < way->piece_count; k++) {
		if (way->pieces[k].number >= class->slot_count)
			way->pieces[k].number = class->slot_count + renumbered[way->pieces[k].number - class->slot_count];
	}
}

/* ---- from the best way to a layout --------------------------------------------------------- */

static bool
is_taken(const struct class_def *class, const struct layout *layout, const char *name)
{
	for (size_t i = 0; i < class->slot_count; i++) {
		if (strcmp(class->slots[i]->member, name) == 0)
			return true;
	}
	for (size_t i = 0; i < layout->member_count; i++) {
		if (layout->members[i].name && strcmp(layout->members[i].name, name) == 0)
			return true;
	}
	return false;
}

/* Units of several slots are called bits, bits1, ...; one of a single slot
 * has the slot's name. A parent's unit may be called otherwise in a derived
 * class that has an attribute of that name. */
static void
name_units(struct arena *arena, const struct class_def *class, struct layout *layout)
{
	size_t number = 0;

	for (size_t i = 0; i < layout->member_count; i++) {
		struct member *unit = &layout->members[i];
		const struct attribute *only = NULL;
		size_t users = 0;
		if (unit->attribute)
			continue;
		for (size_t k = 0; k < class->slot_count; k++) {
			const struct slot *slot = &layout->slots[k];
			if (slot->bits.member == unit) {
				only = class->slots[k];
				users++;
			}
			users += slot->present.member == unit;
			users += slot->length.member == unit;
		}
		unit->name = users == 1 && only ? only->member : NULL;
	}
	for (size_t i = 0; i < layout->member_count; i++) {
		struct member *unit = &layout->members[i];
		while (!unit->name) {
			const char *name = number ? arena_format(arena, "bits%zu", number) : "bits";
			number++;
			if (!is_taken(class, layout, name))
				unit->name = name;
		}
	}
}

/* The whole unit is one number of the type that it was declared with. */
static bool
is_whole_number(const struct placing *placing, const struct run_of_bits *run, const struct member *unit)
{
	const struct need *need = &placing->needs[run->slot];

	return run->role == RUN_VALUE && need->member.c_type && need->member.size[0] == unit->size[0];
}

static void
set_bits(struct slot *slot, const struct run_of_bits *run, const struct member *unit, unsigned shift)
{
	struct bits bits = {.member = unit, .shift = shift, .width = run->width};

	if (run->role == RUN_PRESENT)
		slot->present = bits;
	else if (run->role == RUN_LENGTH)
		slot->length = bits;
	else
		slot->bits = bits;
}

/* Runs of one unit, in the order of the slots. */
static int
compare_declared(const void *left, const void *right)
{
	const struct run_of_bits *a = left, *b = right;

	if (a->slot != b->slot)
		return a->slot < b->slot ? -1 : 1;
	return (int)b->role - (int)a->role;
}

static void
fill_unit(const struct placing *placing, const struct way *way, size_t number, struct layout *layout,
          struct member *unit)
{
	struct run_of_bits runs[64];
	size_t count = 0;
	unsigned shift = 0;

	for (size_t i = 0; i < way->run_count; i++) {
		if (way->units.unit_of[i] == number)
			runs[count++] = way->runs[i];
	}
	qsort(runs, count, sizeof *runs, compare_declared);
	for (size_t i = 0; i < count; i++) {
		struct slot *slot = &layout->slots[runs[i].slot];
		const struct need *need = &placing->needs[runs[i].slot];
		if (is_whole_number(placing, &runs[i], unit)) {
			*unit = need->member;
			slot->member = unit;
			return;
		}
		set_bits(slot, &runs[i], unit, shift);
		shift += runs[i].width;
		/* What is whole by itself has its sign; among bits it has none. */
		if (runs[i].role == RUN_VALUE && need->member.c_type) {
			struct value minimum, maximum;
			place_range(placing->class->slots[runs[i].slot], &minimum, &maximum);
			slot->bias = minimum.negative ? minimum : slot->bias;
		}
	}
}

/* Give each member its offsets, in order, and the object its size. */
static void
set_offsets(struct layout *layout)
{
	for (int abi = 0; abi < ABI_COUNT; abi++) {
		uint64_t end = 0, align = layout->required_align ? layout->required_align : 1;
		for (size_t i = 0; i < layout->member_count; i++) {
			struct member *member = &layout->members[i];
			uint64_t offset = round_up(end, member->align[abi]);
			assert(!member->is_inherited || member->offset[abi] == offset);
			member->offset[abi] = offset;
			end = offset + member->size[abi];
			if (member->align[abi] > align)
				align = member->align[abi];
		}
		layout->end[abi] = end;
		layout->align[abi] = align;
		layout->size[abi] = round_up(end, align);
	}
}

/* The parent's slots with the members of this layout. */
static void
inherit_slots(const struct placing *placing, struct layout *layout, const size_t *places)
{
	const struct layout *base = placing->base;

	for (size_t i = 0; base && i < placing->class->inherited_count; i++) {
		struct slot *slot = &layout->slots[i];
		const struct member **members[] = {&slot->member, &slot->bits.member, &slot->present.member,
		                                   &slot->length.member};
		*slot = base->slots[i];
		for (size_t k = 0; k < COUNT_OF(members); k++) {
			if (*members[k])
				*members[k] = &layout->members[places[*members[k] - base->members]];
		}
	}
}

static struct layout *
make_layout(const struct placing *placing)
{
	const struct class_def *class = placing->class;
	const struct way *way = &placing->best;
	const struct layout *base = placing->base;
	/* What only keeps a parent from being empty is not needed any more. */
	size_t base_count = base && base->end[ABI_LP64] ? base->member_count : 0;
	struct arena *arena = placing->run->arena;
	struct layout *layout = ARENA_NEW(arena, struct layout);
	size_t *places = ARENA_ARRAY(placing->scratch, base_count + 1, size_t);

	layout->slots = ARENA_ARRAY(arena, class->slot_count, struct slot);
	layout->members = ARENA_ARRAY(arena, base_count + way->piece_count + 1, struct member);
	for (size_t i = class->inherited_count; i < class->slot_count; i++) {
		layout->slots[i].bias = placing->needs[i].bias;
		layout->slots[i].presence = placing->needs[i].presence;
		layout->slots[i].spare = placing->needs[i].spare;
	}
	/* The parent's, each with what goes into the hole behind it; then the rest. */
	for (size_t i = 0; i <= base_count; i++) {
		size_t after = i < base_count ? i : SIZE_MAX;
		if (i < base_count) {
			places[i] = layout->member_count;
			layout->members[layout->member_count] = base->members[i];
			layout->members[layout->member_count++].is_inherited = true;
		}
		for (size_t k = 0; k < way->piece_count; k++) {
			const struct piece *piece = &way->pieces[k];
			if (piece->after != after)
				continue;
			struct member *member = &layout->members[layout->member_count++];
			if (piece->number < class->slot_count) {
				*member = placing->needs[piece->number].member;
				layout->slots[piece->number].member = member;
			} else {
				size_t unit = piece->number - class->slot_count;
				*member = unit_member(unit_size(&way->units, unit));
				fill_unit(placing, way, unit, layout, member);
			}
		}
	}
	inherit_slots(placing, layout, places);
	bool is_empty = layout->member_count == 0;
	if (is_empty) /* C has no empty structs */
		layout->members[layout->member_count++] = unit_member(0);
	name_units(arena, class, layout);
	layout->required_align = base ? base->required_align : 0;
	if (class->align > layout->required_align)
		layout->required_align = class->align;
	set_offsets(layout);
	/* Where members need more, there is nothing to be told. */
	for (int abi = 0; abi < ABI_COUNT; abi++) {
		if (layout->align[abi] > layout->required_align)
			layout->required_align = 0;
	}
	if (is_empty)
		memset(layout->end, 0, sizeof layout->end);
	return layout;
}

/* ---- the stage ------------------------------------------------------------------------------ */

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
		place_declared(placing);
	else
		place_optimal(placing);
	if (placing->best.extent.size[ABI_LP64] > PLACE_LIMIT) {
		place_too_big(placing->run, class->at, arena_format(placing->run->arena, "class '%s'", class->name),
		              placing->best.extent.size[ABI_LP64]);
		return NULL;
	}
	return make_layout(placing);
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
