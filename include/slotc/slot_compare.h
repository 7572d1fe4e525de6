/*
 * slot_compare.h: are two objects equal, and a hash that agrees. Values are
 * compared, slot by slot; padding is never looked at.
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_COMPARE_H
#define SLOTC_SLOT_COMPARE_H

#include "slot_object.h"

SLOT_FOLD const char *
slot_bytes_of(slot_value value)
{
	return value.kind == SLOT_STRING ? value.as.text : (const char *)value.as.pointer;
}

/* NaN equals NaN, -0 equals 0; references are equal where they refer to the
 * same object. */
static inline bool
slot_value_equal(slot_value a, slot_value b)
{
	switch (a.kind) {
	case SLOT_DOUBLE:
		return a.as.real == b.as.real || (a.as.real != a.as.real && b.as.real != b.as.real);
	case SLOT_STRING:
	case SLOT_BYTES:
		return a.length == b.length && (a.length == 0 || memcmp(slot_bytes_of(a), slot_bytes_of(b), a.length) == 0);
	case SLOT_OBJECT:
		return a.as.pointer == b.as.pointer;
	case SLOT_BOOL:
		return a.as.boolean == b.as.boolean;
	case SLOT_INT:
		return a.as.integer == b.as.integer;
	default:
		return a.as.natural == b.as.natural;
	}
}

static inline bool
slot_equal(const slot_class *cls, const void *a, const void *b)
{
	size_t i, k;

	for (i = 0; i < cls->count; i++) {
		const slot_attribute *attribute = &cls->attributes[i];
		size_t count;
		bool is_set;

		if (attribute->flags & SLOT_FLAG_CONSTANT)
			continue;
		is_set = slot_is_set(cls, i, a);
		if (is_set != slot_is_set(cls, i, b))
			return false;
		count = is_set ? slot_elements(cls, i, a) : 0;
		if (is_set && count != slot_elements(cls, i, b))
			return false;
		for (k = 0; k < count; k++) {
			const slot_value value = slot_load(cls, i, a, k), other = slot_load(cls, i, b, k);
			if (slot_is_embedded(attribute) ? !slot_equal(value.object_class, value.as.pointer, other.as.pointer)
							: !slot_value_equal(value, other))
				return false;
		}
	}
	return !cls->undeclared || cls->undeclared->equal(cls, a, b);
}

/* Mix a word into a hash: a multiplication carries every bit up, a shift
 * brings the upper half down. */
SLOT_FOLD uint64_t
slot_mix(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
	return hash ^ hash >> 32;
}

static inline uint64_t
slot_value_hash(uint64_t hash, slot_value value)
{
	const char *bytes;
	size_t i;

	switch (value.kind) {
	case SLOT_DOUBLE:
		if (value.as.real != value.as.real)
			return slot_mix(hash, 1);
		return slot_mix(hash, value.as.real == 0.0 ? 0 : slot_double_bits(value.as.real));
	case SLOT_STRING:
	case SLOT_BYTES:
		bytes = slot_bytes_of(value);
		hash = slot_mix(hash, value.length);
		for (i = 0; value.length - i >= 8; i += 8)
			hash = slot_mix(hash, slot_load8(bytes + i));
		for (; i < value.length; i++)
			hash = slot_mix(hash, slot_load1(bytes + i));
		return hash;
	case SLOT_OBJECT:
		return slot_mix(hash, (uint64_t)(uintptr_t)value.as.pointer);
	case SLOT_BOOL:
		return slot_mix(hash, value.as.boolean);
	case SLOT_INT:
		return slot_mix(hash, (uint64_t)value.as.integer);
	default:
		return slot_mix(hash, value.as.natural);
	}
}

/* Equal objects have the same hash, on every machine and in every variant as
 * long as they hold no references. */
static inline uint64_t
slot_hash(const slot_class *cls, const void *object)
{
	uint64_t hash = cls->count;
	size_t i, k;

	for (i = 0; i < cls->count; i++) {
		const slot_attribute *attribute = &cls->attributes[i];
		size_t count;

		if (attribute->flags & SLOT_FLAG_CONSTANT)
			continue;
		count = slot_is_set(cls, i, object) ? slot_elements(cls, i, object) : 0;
		if (attribute->flags & (SLOT_FLAG_OPTIONAL | SLOT_FLAG_BOUNDED))
			hash = slot_mix(hash, count);
		for (k = 0; k < count; k++) {
			const slot_value value = slot_load(cls, i, object, k);
			if (slot_is_embedded(attribute))
				hash = slot_mix(hash, slot_hash(value.object_class, value.as.pointer));
			else
				hash = slot_value_hash(hash, value);
		}
	}
	return cls->undeclared ? hash + cls->undeclared->hash(cls, object) : hash;
}

#endif
