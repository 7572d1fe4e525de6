/*
 * report_bounds.c: the four sizes that a class is measured by. A placed class
 * goes in; bytes per object come out: as a hand would write it, as the optimal
 * order has it, packed, and what information theory asks for.
 *
 * Logarithms are integers, in units of 2^-24, so that every machine gets the
 * same: the square of a number between 1 and 2 tells the next binary digit of
 * its logarithm.
 */
#include "report.h"

#include <string.h>

enum { FRACTION_BITS = 24 };

/* What is known of a class: classes that are embedded often are asked once. */
struct known {
	uint64_t declared_size, declared_align;
	uint64_t information; /* bits, in units of 2^-24 */
};

struct bounding {
	struct run *run;
	enum abi abi;
	struct map *known;
};

uint64_t
report_log2(uint64_t n)
{
	unsigned whole = 0;
	uint64_t result, mantissa;

	for (uint64_t rest = n; rest >>= 1;)
		whole++;
	result = (uint64_t)whole << FRACTION_BITS;
	mantissa = whole <= 31 ? n << (31 - whole) : n >> (whole - 31); /* 1 to 2, in units of 2^-31 */
	for (int bit = FRACTION_BITS - 1; bit >= 0; bit--) {
		mantissa = mantissa * mantissa >> 31;
		if (mantissa >> 32) {
			mantissa >>= 1;
			result |= UINT64_C(1) << bit;
		}
	}
	return result;
}

static uint64_t
whole_bits(uint64_t bits)
{
	return bits << FRACTION_BITS;
}

static const struct known *know(struct bounding *bounding, const struct class_def *class);

/* ---- information ----------------------------------------------------------------------- */

static uint64_t
number_of(const struct value *value)
{
	return value->negative ? 0 - value->magnitude : value->magnitude;
}

/* How many values one element has; 0 stands for 2^64 or more, or a kind that is
 * not counted: then *bits has the logarithm. */
static uint64_t
count_values(struct bounding *bounding, const struct attribute *attribute, uint64_t *bits)
{
	unsigned pointer = bounding->abi == ABI_LP64 ? 64 : 32;
	uint64_t mask, count = 0;

	switch (attribute->kind) {
	case TYPE_BOOL:
		return 2;
	case TYPE_INTEGER:
		*bits = whole_bits(attribute->prim->bits);
		if (attribute->minimum.kind == VALUE_INT && attribute->maximum.kind == VALUE_INT)
			return number_of(&attribute->maximum) - number_of(&attribute->minimum) + 1;
		return attribute->prim->bits < 64 ? UINT64_C(1) << attribute->prim->bits : 0;
	case TYPE_ENUM:
		return attribute->enum_def->value_count;
	case TYPE_FLAGS:
		*bits = whole_bits(64);
		for (mask = attribute->enum_def->mask; mask; mask &= mask - 1)
			count++;
		return count < 64 ? UINT64_C(1) << count : 0;
	case TYPE_REAL:
		*bits = whole_bits(attribute->prim->bits);
		return attribute->prim->bits < 64 ? UINT64_C(1) << attribute->prim->bits : 0;
	case TYPE_TEXT:
	case TYPE_BYTES:
		*bits = whole_bits(pointer);
		if (attribute->storage == STORAGE_INLINE) /* all of them of full length: nearly all there are */
			*bits = attribute->max_bytes * (attribute->kind == TYPE_TEXT ? report_log2(255) : whole_bits(8));
		return 0;
	case TYPE_OBJECT:
		*bits = whole_bits(pointer);
		if (attribute->storage != STORAGE_REFERENCE)
			*bits = know(bounding, attribute->object)->information;
		return 0;
	}
	return 0;
}

/* The sum of 1, n, n^2, ... n^most; 0 where it is 2^64 or more. */
static uint64_t
sum_of_powers(uint64_t n, uint64_t most)
{
	uint64_t sum = 1, power = 1;

	for (uint64_t i = 0; i < most; i++) {
		if (n == 1 && i == 1)
			return most + 1;
		if (power > UINT64_MAX / n)
			return 0;
		power *= n;
		if (power > UINT64_MAX - sum)
			return 0;
		sum += power;
	}
	return sum;
}

/* log2 of how many states the attribute has. */
static uint64_t
information_of(struct bounding *bounding, const struct attribute *attribute)
{
	uint64_t bits = 0, values = count_values(bounding, attribute, &bits);
	uint64_t most = attribute->count, states = values;

	if (attribute->is_constant)
		return 0;
	if (values)
		bits = report_log2(values);
	if (most) {
		states = values && attribute->is_bounded ? sum_of_powers(values, most) : 0;
		bits = states ? report_log2(states) : bits * most;
	}
	if (attribute->optional && states && states < UINT64_MAX)
		bits = report_log2(states + 1);
	return bits;
}

/* ---- by hand ---------------------------------------------------------------------------- */

static void
append(struct known *known, uint64_t size, uint64_t align, uint64_t count)
{
	known->declared_size = (known->declared_size + align - 1) / align * align + size * count;
	if (align > known->declared_align)
		known->declared_align = align;
}

static uint64_t
scalar_align(const struct bounding *bounding, uint64_t size)
{
	return size == 8 && bounding->abi == ABI_I386 ? 4 : size;
}

/* A bool for each optional number, 32 bits for each length. */
static void
append_by_hand(struct bounding *bounding, struct known *known, const struct attribute *attribute)
{
	uint64_t pointer = bounding->abi == ABI_LP64 ? 8 : 4, count = attribute->count ? attribute->count : 1, size;
	bool is_pointer = false;

	if (attribute->is_constant)
		return;
	switch (attribute->kind) {
	case TYPE_TEXT:
	case TYPE_BYTES:
		is_pointer = attribute->storage != STORAGE_INLINE;
		break;
	case TYPE_OBJECT:
		is_pointer = attribute->storage == STORAGE_REFERENCE;
		break;
	default:
		break;
	}
	if (attribute->optional && (!is_pointer || attribute->count))
		append(known, 1, 1, 1);
	if (attribute->is_bounded || attribute->kind == TYPE_BYTES)
		append(known, 4, 4, 1);
	if (is_pointer) {
		append(known, pointer, pointer, count);
	} else if (attribute->kind == TYPE_OBJECT) {
		const struct known *object = know(bounding, attribute->object);
		append(known, object->declared_size, object->declared_align, count);
	} else if (attribute->kind == TYPE_TEXT || attribute->kind == TYPE_BYTES) {
		append(known, (uint64_t)attribute->max_bytes + (attribute->kind == TYPE_TEXT), 1, count);
	} else {
		size = attribute->kind == TYPE_BOOL ? 1 : attribute->prim->bits / 8;
		append(known, size, scalar_align(bounding, size), count);
	}
}

/* ---- classes ------------------------------------------------------------------------------ */

static const struct known *
know(struct bounding *bounding, const struct class_def *class)
{
	struct known *known = map_get(bounding->known, class->c_name, strlen(class->c_name));

	if (known)
		return known;
	known = ARENA_NEW(bounding->run->arena, struct known);
	known->declared_align = 1;
	for (size_t i = 0; i < class->slot_count; i++) {
		append_by_hand(bounding, known, class->slots[i]);
		known->information += information_of(bounding, class->slots[i]);
	}
	if (class->layout && class->layout->required_align > known->declared_align)
		known->declared_align = class->layout->required_align;
	append(known, 0, known->declared_align, 0);
	if (known->declared_size == 0)
		known->declared_size = 1;
	map_put(bounding->known, class->c_name, strlen(class->c_name), known);
	return known;
}

struct report_bounds
report_bounds(struct run *run, const struct class_def *class, enum abi abi)
{
	struct bounding bounding = {.run = run, .abi = abi, .known = map_new(run->arena)};
	const struct known *known = know(&bounding, class);
	uint64_t bits = (known->information >> FRACTION_BITS) + (known->information % whole_bits(1) != 0);

	return (struct report_bounds){
		.declared = known->declared_size,
		.optimal = class->layout->optimal[abi],
		.packed = class->packed_layout->size[abi],
		.information = (bits + 7) / 8,
	};
}
