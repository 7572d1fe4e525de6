/*
 * place_map.c: where a map keeps its declared attributes. A class goes in, a
 * layout comes out whose members are 8-byte cells behind a pointer, so that
 * everything that reads a layout serves the map variant too.
 *
 * A dynamic object does not know what range a value has: a cell is as wide as
 * the widest number, text is on the heap, and whether an optional attribute is
 * there is a bit. The compiler places the cells; no offset is said here.
 */
#include "place.h"
#include "stages.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

const char *const place_map_via = "cells->";

static struct member *
add_cell(struct arena *arena, struct layout *layout, const char *name, const char *c_type, const char *c_array)
{
	struct member *cell = &layout->members[layout->member_count++];

	cell->name = arena_format(arena, "%s%s", place_map_via, name);
	cell->c_type = c_type;
	cell->c_array = c_array;
	for (int abi = 0; abi < ABI_COUNT; abi++)
		cell->size[abi] = cell->align[abi] = 8;
	return cell;
}

static const char *
cell_type(struct arena *arena, const struct attribute *attribute)
{
	switch (attribute->kind) {
	case TYPE_REAL:
		return "double";
	case TYPE_TEXT:
		return attribute->storage == STORAGE_BORROWED ? "const char *" : "char *";
	case TYPE_BYTES:
		return attribute->storage == STORAGE_BORROWED ? "const void *" : "void *";
	case TYPE_OBJECT:
		return arena_format(arena, attribute->storage == STORAGE_REFERENCE ? "const struct %s *" : "struct %s",
		                    attribute->object->c_name);
	default:
		return attribute->prim->kind == PRIM_SIGNED ? "int64_t" : "uint64_t";
	}
}

static bool
is_pointer(const struct attribute *attribute)
{
	return attribute->count == 0 && (attribute->kind == TYPE_TEXT || attribute->kind == TYPE_BYTES ||
	                                 (attribute->kind == TYPE_OBJECT && attribute->storage == STORAGE_REFERENCE));
}

/* Bits of optional attributes, 64 to a cell: the next free one. */
static struct bits
add_presence(struct arena *arena, struct layout *layout, struct bits *last)
{
	if (!last->member || last->shift == 63) {
		const char *name = arena_format(arena, "slot_present%zu", layout->member_count);
		*last = (struct bits){.member = add_cell(arena, layout, name, "uint64_t", ""), .width = 1};
	} else {
		last->shift++;
	}
	return *last;
}

static void
place_attribute(struct arena *arena, struct layout *layout, const struct attribute *attribute, struct slot *slot,
                struct bits *present)
{
	slot->bias = (struct value){.kind = VALUE_INT};
	if (attribute->is_constant)
		return;
	const char *c_array = attribute->count ? arena_format(arena, "[%" PRIu32 "]", attribute->count) : "";
	struct member *cell = add_cell(arena, layout, attribute->member, cell_type(arena, attribute), c_array);
	cell->attribute = attribute;
	slot->member = cell;
	slot->element_bits = 64;
	if (attribute->optional)
		slot->presence = is_pointer(attribute) ? PRESENCE_NULL : PRESENCE_BIT;
	if (slot->presence == PRESENCE_BIT)
		slot->present = add_presence(arena, layout, present);
	if (attribute->is_bounded || attribute->kind == TYPE_BYTES) {
		const char *name = arena_format(arena, "slot_length_%s", attribute->member);
		slot->length = (struct bits){.member = add_cell(arena, layout, name, "uint64_t", ""), .width = 64};
	}
}

struct layout *
place_map(struct arena *arena, const struct class_def *class)
{
	struct layout *layout = ARENA_NEW(arena, struct layout);
	struct bits present = {0};

	/* A value, its length, and at worst a cell for its presence. */
	layout->members = ARENA_ARRAY(arena, 3 * class->slot_count + 1, struct member);
	layout->slots = ARENA_ARRAY(arena, class->slot_count + 1, struct slot);
	if (class->parent) {
		const struct layout *base = place_map(arena, class->parent);
		memcpy(layout->members, base->members, base->member_count * sizeof *base->members);
		layout->member_count = base->member_count;
		for (size_t i = 0; i < layout->member_count; i++)
			layout->members[i].is_inherited = true;
		memcpy(layout->slots, base->slots, class->inherited_count * sizeof *base->slots);
	}
	for (size_t i = class->inherited_count; i < class->slot_count; i++)
		place_attribute(arena, layout, class->slots[i], &layout->slots[i], &present);
	return layout;
}

struct layout *
place_hashed(struct arena *arena, const struct class_def *class)
{
	struct layout *layout = ARENA_NEW(arena, struct layout);

	layout->slots = ARENA_ARRAY(arena, class->slot_count + 1, struct slot);
	for (size_t i = 0; i < class->slot_count; i++) {
		layout->slots[i].bias = (struct value){.kind = VALUE_INT};
		if (class->slots[i]->optional)
			layout->slots[i].presence = PRESENCE_FOUND;
	}
	return layout;
}
