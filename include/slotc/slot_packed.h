/*
 * slot_packed.h: runs of bits in an object that is an array of bytes.
 *
 * Bit b of a packed object is bit b % 8 of byte b / 8. A run of bits is read
 * and written through one window of 1, 2, 4 or 8 bytes that lies in the
 * object, or through two; with constants for place and size that is a load, a
 * shift and a mask. The same bytes on every machine: big-endian ones swap.
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_PACKED_H
#define SLOTC_SLOT_PACKED_H

#include "slot_class.h"

SLOT_FOLD uint64_t
slot_swap_bytes(uint64_t word, size_t bytes)
{
	uint64_t swapped = 0;
	size_t i;

	for (i = 0; i < bytes; i++)
		swapped |= (word >> 8 * i & 0xff) << 8 * (bytes - 1 - i);
	return swapped;
}

/* Bytes of the window for a run of bits, or 0: none fits. */
SLOT_FOLD size_t
slot_window(size_t size, uint64_t bit, unsigned width)
{
	const size_t bytes = (size_t)(bit % 8 + width + 7) / 8;
	const size_t window = bytes <= 1 ? 1 : bytes <= 2 ? 2 : bytes <= 4 ? 4 : 8;

	return bytes <= 8 && window <= size ? window : 0;
}

SLOT_FOLD uint64_t
slot_window_load(const uint8_t *bytes, size_t size, size_t window, uint64_t bit, unsigned width)
{
	const size_t base = (size_t)(bit / 8) < size - window ? (size_t)(bit / 8) : size - window;
	uint64_t word = slot_load_unit(bytes + base, window);

	if (!slot_is_little_endian())
		word = slot_swap_bytes(word, window);
	return slot_bits(word, (unsigned)(bit - 8 * (uint64_t)base), width);
}

SLOT_FOLD void
slot_window_store(uint8_t *bytes, size_t size, size_t window, uint64_t bit, unsigned width, uint64_t number)
{
	const size_t base = (size_t)(bit / 8) < size - window ? (size_t)(bit / 8) : size - window;
	uint64_t word = slot_load_unit(bytes + base, window);

	if (!slot_is_little_endian())
		word = slot_swap_bytes(word, window);
	word = slot_with_bits(word, (unsigned)(bit - 8 * (uint64_t)base), width, number);
	if (!slot_is_little_endian())
		word = slot_swap_bytes(word, window);
	slot_store_unit(bytes + base, window, word);
}

/* How many bits the first of two windows has: it ends between two bytes, and
 * both fit into the object. */
SLOT_FOLD unsigned
slot_first_window(uint64_t bit, unsigned width)
{
	const unsigned bytes = (unsigned)(bit % 8 + width + 7) / 8;

	return (bytes > 8 ? 64u : bytes > 4 ? 32u : 16u) - (unsigned)(bit % 8);
}

/* The number in `width` bits from bit `bit` of an object of `size` bytes. */
SLOT_FOLD uint64_t
slot_unpack(const uint8_t *bytes, size_t size, uint64_t bit, unsigned width)
{
	const size_t window = slot_window(size, bit, width);
	const unsigned first = slot_first_window(bit, width);

	if (width == 0)
		return 0;
	if (window)
		return slot_window_load(bytes, size, window, bit, width);
	return slot_window_load(bytes, size, slot_window(size, bit, first), bit, first) |
	       slot_window_load(bytes, size, slot_window(size, bit + first, width - first), bit + first, width - first)
		       << first;
}

SLOT_FOLD void
slot_pack(uint8_t *bytes, size_t size, uint64_t bit, unsigned width, uint64_t number)
{
	const size_t window = slot_window(size, bit, width);
	const unsigned first = slot_first_window(bit, width);

	if (width == 0)
		return;
	if (window) {
		slot_window_store(bytes, size, window, bit, width, number);
		return;
	}
	slot_window_store(bytes, size, slot_window(size, bit, first), bit, first, number);
	slot_window_store(bytes, size, slot_window(size, bit + first, width - first), bit + first, width - first,
			  number >> first);
}

/* ---- by place ---- */

SLOT_FOLD uint64_t
slot_first_bit(const slot_place *place, size_t element)
{
	return (uint64_t)place->offset * 8 + place->shift + (uint64_t)element * place->step;
}

static inline uint64_t
slot_packed_load(const slot_class *cls, const slot_place *place, const void *object, size_t element)
{
	return slot_unpack((const uint8_t *)object, cls->size, slot_first_bit(place, element), place->width);
}

static inline void
slot_packed_store(const slot_class *cls, const slot_place *place, void *object, size_t element, uint64_t bits)
{
	slot_pack((uint8_t *)object, cls->size, slot_first_bit(place, element), place->width, bits);
}

/* The initialiser of a slot_packing. */
#define SLOT_PACKING \
	{ \
		slot_packed_load, slot_packed_store \
	}

#endif
