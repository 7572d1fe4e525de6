/*
 * place_packed.c: an object of bits. A class goes in; a layout comes out in which
 * every slot has a place in one array of bytes, and the array has as many bytes
 * as the sum of all bits needs.
 *
 * The one idea: what must begin on a byte boundary takes whole bytes, so it does
 * not matter to the sum whether the odd bits come before or behind it. They come
 * last in a root class, and first in a class whose parent ends inside a byte.
 * Pointers are the only things of another size elsewhere: a place is so many bits
 * and so many pointers from the start.
 */
#include "place.h"

#include <stdlib.h>
#include <string.h>

/* A run of bits that some slot needs. */
struct strip {
	size_t slot;
	enum { STRIP_VALUE, STRIP_LENGTH, STRIP_PRESENT } role;
	uint64_t width;
	unsigned pointers;
	bool is_opaque;
	bool is_placed;
};

struct packing {
	const struct class_def *class;
	struct layout *layout;
	struct need *needs;
	struct strip *strips; /* the widest first */
	size_t count;
	struct bits at;       /* the first free bit */
	uint64_t size;        /* of the object where pointers have 4 bytes */
};

static int
compare_strips(const void *left, const void *right)
{
	const struct strip *a = left, *b = right;
	bool a_points = a->pointers > 0, b_points = b->pointers > 0;

	if (a->is_opaque != b->is_opaque)
		return a->is_opaque ? 1 : -1;
	if (a_points != b_points)
		return a_points ? 1 : -1;
	if (!a->is_opaque && a->width != b->width)
		return a->width > b->width ? -1 : 1;
	if (a->slot != b->slot)
		return a->slot < b->slot ? -1 : 1;
	return (int)a->role - (int)b->role;
}

static void
add_strips(struct packing *packing, size_t slot)
{
	const struct need *need = &packing->needs[slot];
	struct strip strip = {.slot = slot, .is_opaque = need->is_opaque};

	strip.width = need->element_bits * need->elements;
	strip.pointers = (unsigned)(need->element_pointers * need->elements);
	if (strip.width || strip.pointers)
		packing->strips[packing->count++] = strip;
	if (need->length_width)
		packing->strips[packing->count++] = (struct strip){slot, STRIP_LENGTH, need->length_width, 0, false, false};
	if (need->has_present)
		packing->strips[packing->count++] = (struct strip){slot, STRIP_PRESENT, 1, 0, false, false};
}

static void
put(struct packing *packing, struct strip *strip)
{
	struct slot *slot = &packing->layout->slots[strip->slot];
	const struct need *need = &packing->needs[strip->slot];
	struct bits *bits = strip->role == STRIP_VALUE    ? &slot->bits
	                    : strip->role == STRIP_LENGTH ? &slot->length
	                                                  : &slot->present;

	*bits = packing->at;
	bits->width = (unsigned)strip->width;
	if (strip->role == STRIP_VALUE) {
		uint64_t element = need->element_bits + 64 * (uint64_t)need->element_pointers;
		bits->width = element > UINT32_MAX ? UINT32_MAX : (unsigned)element;
	}
	packing->at.bit += strip->width;
	packing->at.pointers += strip->pointers;
	strip->is_placed = true;
}

/* ---- bits --------------------------------------------------------------------------- */

/* Does one load of 1, 2, 4 or 8 bytes inside the object reach it? */
static bool
fits_window(const struct packing *packing, const struct strip *strip)
{
	uint64_t bytes = (packing->at.bit % 8 + strip->width + 7) / 8;
	uint64_t window = bytes <= 1 ? 1 : bytes <= 2 ? 2 : bytes <= 4 ? 4 : 8;

	return bytes <= 8 && window <= packing->size;
}

static bool
is_odd(const struct strip *strip)
{
	return !strip->is_opaque && strip->width % 8 != 0;
}

/* Strips that are not whole bytes: always the widest that fits one window. */
static void
put_odd(struct packing *packing)
{
	for (;;) {
		struct strip *best = NULL;
		for (size_t i = 0; i < packing->count; i++) {
			struct strip *strip = &packing->strips[i];
			if (!is_odd(strip) || strip->is_placed)
				continue;
			if (!best)
				best = strip;
			if (fits_window(packing, strip)) {
				best = strip;
				break;
			}
		}
		if (!best)
			return;
		put(packing, best);
	}
}

/* Whole bytes, from a byte boundary on. */
static void
put_whole(struct packing *packing)
{
	bool is_first = true;

	for (size_t i = 0; i < packing->count; i++) {
		struct strip *strip = &packing->strips[i];
		if (strip->is_placed || is_odd(strip))
			continue;
		if (is_first && packing->at.bit % 8 != 0) {
			packing->layout->gap = packing->at;
			packing->layout->gap.width = (unsigned)(8 - packing->at.bit % 8);
			packing->at.bit += packing->layout->gap.width;
		}
		is_first = false;
		put(packing, strip);
	}
}

/* Bits that an ancestor left between its slots take what fits, as full as can be. */
static void
fill_gap(struct packing *packing)
{
	struct bits *gap = &packing->layout->gap;
	struct bits at = packing->at;

	while (gap->width) {
		struct strip *best = NULL;
		for (size_t i = 0; i < packing->count && !best; i++) {
			struct strip *strip = &packing->strips[i];
			if (is_odd(strip) && !strip->is_placed && strip->width <= gap->width)
				best = strip;
		}
		if (!best)
			break;
		packing->at = (struct bits){.bit = gap->bit, .pointers = gap->pointers};
		put(packing, best);
		gap->bit += best->width;
		gap->width -= (unsigned)best->width;
	}
	packing->at = at;
}

/* ---- the layout ------------------------------------------------------------------------ */

static void
inherit(struct packing *packing, const struct layout *base)
{
	if (!base)
		return;
	for (size_t i = 0; i < packing->class->inherited_count; i++)
		packing->layout->slots[i] = base->slots[i];
	packing->at = base->end_bit;
	packing->layout->gap = base->gap;
}

struct layout *
place_packed(struct run *run, struct arena *scratch, const struct class_def *class)
{
	struct layout *layout = ARENA_NEW(run->arena, struct layout);
	struct packing packing = {.class = class, .layout = layout};
	size_t own = class->slot_count - class->inherited_count;
	uint64_t bits, pointers;

	layout->is_packed = true;
	layout->slots = ARENA_ARRAY(run->arena, class->slot_count, struct slot);
	packing.needs = ARENA_ARRAY(scratch, class->slot_count + 1, struct need);
	packing.strips = ARENA_ARRAY(scratch, 3 * own + 1, struct strip);
	inherit(&packing, class->parent && class->inherited_count ? class->parent->packed_layout : NULL);
	bits = packing.at.bit;
	pointers = packing.at.pointers;
	for (size_t i = class->inherited_count; i < class->slot_count; i++) {
		struct need *need = &packing.needs[i];
		place_need(scratch, class->slots[i], true, need);
		layout->slots[i].bias = need->bias;
		layout->slots[i].presence = need->presence;
		layout->slots[i].spare = need->spare;
		layout->slots[i].element_bits = need->element_bits;
		layout->slots[i].element_pointers = need->element_pointers;
		bits += need->element_bits * need->elements + need->length_width + need->has_present;
		pointers += need->element_pointers * need->elements;
		add_strips(&packing, i);
	}
	if (bits / 8 + 8 * pointers > PLACE_LIMIT) {
		place_too_big(run, class->at, arena_format(run->arena, "class '%s'", class->name), bits / 8 + 8 * pointers);
		return NULL;
	}
	packing.size = (bits + 7) / 8 + 4 * pointers;
	qsort(packing.strips, packing.count, sizeof *packing.strips, compare_strips);
	fill_gap(&packing);
	if (packing.at.bit % 8 != 0)
		put_odd(&packing);
	put_whole(&packing);
	put_odd(&packing);

	layout->end_bit = packing.at;
	for (int abi = 0; abi < ABI_COUNT; abi++) {
		layout->size[abi] = (packing.at.bit + 7) / 8 + packing.at.pointers * place_pointer_size[abi];
		layout->end[abi] = layout->size[abi];
		layout->align[abi] = 1;
		if (layout->size[abi] == 0) /* C has no empty structs */
			layout->size[abi] = 1;
	}
	return layout;
}
