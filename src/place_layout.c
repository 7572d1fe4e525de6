/*
 * place_layout.c: from a way to a layout. The pieces of a way go in, in order;
 * members with names and offsets, and slots that know their member or their bits,
 * come out.
 *
 * A parent's members stay where they are, and what the parent left free behind or
 * between them is used. A parent's units are not: an init of the parent stores
 * them whole.
 */
#include "place.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

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

struct layout *
layout_of_way(const struct placing *placing)
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
