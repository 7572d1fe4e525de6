/*
 * slot_real.h: a floating number as the shortest decimal text that reads back
 * as the same number, in any locale.
 *
 * The number is compared, exactly, with the ends of the interval of all that
 * round to it; digits are made until what is left lies inside (Steele and
 * White, "How to print floating-point numbers accurately", PLDI 1990).
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_REAL_H
#define SLOTC_SLOT_REAL_H

#include "slot_convert.h"
#include "slot_place.h"
#include "slot_text.h"

/* A natural number below 2^1280, least digit first; 10 * 10^324 * 2^54 fits. */
enum { SLOT_BIG_DIGITS = 40 };

typedef struct slot_big {
	uint32_t digit[SLOT_BIG_DIGITS];
} slot_big;

static inline void
slot_big_times(slot_big *big, uint32_t factor)
{
	uint64_t carry = 0;
	size_t i;

	for (i = 0; i < SLOT_BIG_DIGITS; i++) {
		carry += (uint64_t)big->digit[i] * factor;
		big->digit[i] = (uint32_t)carry;
		carry >>= 32;
	}
}

static inline void
slot_big_times_power_of_ten(slot_big *big, int power)
{
	for (; power >= 9; power -= 9)
		slot_big_times(big, 1000000000);
	for (; power > 0; power--)
		slot_big_times(big, 10);
}

/* number * 2^shift */
static inline void
slot_big_set(slot_big *big, uint64_t number, unsigned shift)
{
	const unsigned first = shift / 32, rest = shift % 32;

	memset(big, 0, sizeof *big);
	big->digit[first] = (uint32_t)(number << rest);
	big->digit[first + 1] = (uint32_t)(number << rest >> 32);
	big->digit[first + 2] = rest ? (uint32_t)(number >> (64 - rest)) : 0;
}

static inline void
slot_big_plus(slot_big *a, const slot_big *b)
{
	uint64_t carry = 0;
	size_t i;

	for (i = 0; i < SLOT_BIG_DIGITS; i++) {
		carry += (uint64_t)a->digit[i] + b->digit[i];
		a->digit[i] = (uint32_t)carry;
		carry >>= 32;
	}
}

/* -1, 0 or 1 as a is below, at or above c. It returns at the first digit that
 * differs: gcc 12 makes a wrong vector loop of one that goes on to the last. */
static inline int
slot_big_compare(const slot_big *a, const slot_big *c)
{
	size_t i;

	for (i = SLOT_BIG_DIGITS; i > 0; i--) {
		if (a->digit[i - 1] != c->digit[i - 1])
			return a->digit[i - 1] < c->digit[i - 1] ? -1 : 1;
	}
	return 0;
}

/* The same for a + b. */
static inline int
slot_big_compare_sum(const slot_big *a, const slot_big *b, const slot_big *c)
{
	slot_big sum = *a;

	slot_big_plus(&sum, b);
	return slot_big_compare(&sum, c);
}

static inline void
slot_big_minus(slot_big *a, const slot_big *b)
{
	uint64_t borrow = 0;
	size_t i;

	for (i = 0; i < SLOT_BIG_DIGITS; i++) {
		const uint64_t difference = (uint64_t)a->digit[i] - b->digit[i] - borrow;
		a->digit[i] = (uint32_t)difference;
		borrow = difference >> 63;
	}
}

/* The shortest digits of number * 2^exponent, at most 17 of them; the decimal
 * point stands *point digits after their start. */
static inline size_t
slot_real_digits(uint64_t number, int exponent, bool is_power_of_two, char digits[18], int *point)
{
	/* rest / whole is the number, scaled; below and above are half of the way
	 * to its neighbours. Of a power of two the lower one is twice as near. */
	const unsigned scale = is_power_of_two ? 2 : 1;
	const bool is_even = number % 2 == 0;
	slot_big rest, whole, below, above;
	size_t count = 0;
	int bits = 0;
	bool is_low, is_high;

	slot_big_set(&rest, number, (unsigned)(exponent > 0 ? exponent : 0) + scale);
	slot_big_set(&whole, 1, (unsigned)(exponent < 0 ? -exponent : 0) + scale);
	slot_big_set(&below, 1, (unsigned)(exponent > 0 ? exponent : 0));
	slot_big_set(&above, 1, (unsigned)(exponent > 0 ? exponent : 0) + scale - 1);
	while (number >> bits)
		bits++;
	/* The power of ten, or one less: log10(2) is 0.30103, rounded down. */
	*point = (exponent + bits - 1) * 30103 / 100000;
	if (exponent + bits - 1 > 0)
		*point += 1;
	if (*point >= 0) {
		slot_big_times_power_of_ten(&whole, *point);
	} else {
		slot_big_times_power_of_ten(&rest, -*point);
		slot_big_times_power_of_ten(&below, -*point);
		slot_big_times_power_of_ten(&above, -*point);
	}
	/* Correct the guess, which is off by at most one either way. */
	if (slot_big_compare_sum(&rest, &above, &whole) >= (is_even ? 0 : 1)) {
		slot_big_times(&whole, 10);
		*point += 1;
	}
	for (;;) {
		slot_big_times(&rest, 10);
		slot_big_times(&below, 10);
		slot_big_times(&above, 10);
		if (slot_big_compare_sum(&rest, &above, &whole) >= (is_even ? 0 : 1))
			break;
		*point -= 1;
	}
	for (;;) {
		char digit = '0';
		while (slot_big_compare(&rest, &whole) >= 0) {
			slot_big_minus(&rest, &whole);
			digit++;
		}
		is_low = slot_big_compare(&rest, &below) < (is_even ? 1 : 0);
		is_high = slot_big_compare_sum(&rest, &above, &whole) >= (is_even ? 0 : 1);
		if (is_low || is_high) {
			if (is_high && (!is_low || slot_big_compare_sum(&rest, &rest, &whole) >= 0))
				digit++;
			digits[count++] = digit;
			return count;
		}
		digits[count++] = digit;
		slot_big_times(&rest, 10);
		slot_big_times(&below, 10);
		slot_big_times(&above, 10);
	}
}

enum { SLOT_REAL_SIZE = 32 };

/* "0.1", "-2.0", "1e+16", "inf", "nan": as Python's repr. */
static inline void
slot_real_write(double real, bool is_float, char out[SLOT_REAL_SIZE])
{
	const uint64_t bits = is_float ? slot_float_bits((float)real) : slot_double_bits(real);
	const int mantissa_bits = is_float ? 23 : 52, bias = is_float ? 150 : 1075;
	const uint64_t hidden = (uint64_t)1 << mantissa_bits;
	const uint64_t mantissa = bits & (hidden - 1);
	const int exponent = (int)(bits >> mantissa_bits & (is_float ? 0xff : 0x7ff));
	char digits[18];
	size_t length = 0, count, i;
	int point;

	if (real != real) {
		memcpy(out, "nan", 4);
		return;
	}
	if (bits >> (is_float ? 31 : 63))
		out[length++] = '-';
	if (exponent == (is_float ? 0xff : 0x7ff)) {
		memcpy(out + length, "inf", 4);
		return;
	}
	if (exponent == 0 && mantissa == 0) {
		memcpy(out + length, "0.0", 4);
		return;
	}
	count = slot_real_digits(exponent ? mantissa | hidden : mantissa, (exponent ? exponent : 1) - bias,
				 mantissa == 0 && exponent > 1, digits, &point);
	if (point > -4 && point <= 16) {
		int place;
		for (place = point < 1 ? point - 1 : 0; place < (int)count || place <= point; place++) {
			if (place == point)
				out[length++] = '.';
			out[length++] = place >= 0 && place < (int)count ? digits[place] : '0';
		}
	} else {
		point--;
		out[length++] = digits[0];
		if (count > 1)
			out[length++] = '.';
		for (i = 1; i < count; i++)
			out[length++] = digits[i];
		out[length++] = 'e';
		out[length++] = point < 0 ? '-' : '+';
		point = point < 0 ? -point : point;
		if (point >= 100)
			out[length++] = (char)('0' + point / 100);
		out[length++] = (char)('0' + point / 10 % 10);
		out[length++] = (char)('0' + point % 10);
	}
	out[length] = '\0';
}

/* ---- as a type ---- */

static inline slot_status
slot_convert_real(const slot_attribute *attribute, slot_value value, slot_value *out)
{
	/* Half way from FLT_MAX to the next power of two: rounds to infinity. */
	const double float_overflow = 3.4028235677973366e38;
	const slot_real_range *range = (const slot_real_range *)attribute->range;
	const bool is_float = attribute->type == SLOT_TYPE_FLOAT;
	double real;

	if (value.kind == SLOT_DOUBLE) {
		real = value.as.real;
		if (is_float && real - real == 0.0 && (real >= float_overflow || real <= -float_overflow))
			return SLOT_OUT_OF_RANGE;
		if (is_float)
			real = (double)(float)real;
	} else if (value.kind == SLOT_INT || value.kind == SLOT_UINT) {
		/* An integer is welcome where it stays the same number. */
		const bool is_negative = value.kind == SLOT_INT && value.as.integer < 0;
		const uint64_t natural = value.kind == SLOT_INT ? (uint64_t)value.as.integer : value.as.natural;
		const uint64_t magnitude = is_negative ? 0 - natural : natural;
		const uint64_t limit = is_float ? (uint64_t)1 << 24 : (uint64_t)1 << 53;

		if (magnitude > limit)
			return SLOT_OUT_OF_RANGE;
		real = is_negative ? -(double)magnitude : (double)magnitude;
	} else {
		return SLOT_WRONG_TYPE;
	}
	/* A NaN is neither above the least nor below the greatest. */
	if ((attribute->flags & SLOT_FLAG_MINIMUM && !(real >= range->minimum)) ||
	    (attribute->flags & SLOT_FLAG_MAXIMUM && !(real <= range->maximum)))
		return SLOT_OUT_OF_RANGE;
	*out = slot_double(real);
	return SLOT_OK;
}

static inline void
slot_text_real(slot_text *text, double real, bool is_float)
{
	char digits[SLOT_REAL_SIZE];

	slot_real_write(real, is_float, digits);
	slot_text_add(text, digits);
}

static inline void
slot_text_real_domain(slot_text *text, const slot_attribute *attribute)
{
	const slot_real_range *range = (const slot_real_range *)attribute->range;
	const bool is_float = attribute->type == SLOT_TYPE_FLOAT;

	slot_text_add(text, "a number");
	if (attribute->flags & SLOT_FLAG_MINIMUM) {
		slot_text_add(text, attribute->flags & SLOT_FLAG_MAXIMUM ? " from " : " not below ");
		slot_text_real(text, range->minimum, is_float);
	}
	if (attribute->flags & SLOT_FLAG_MAXIMUM) {
		slot_text_add(text, attribute->flags & SLOT_FLAG_MINIMUM ? " to " : " not above ");
		slot_text_real(text, range->maximum, is_float);
	}
	if (!(attribute->flags & (SLOT_FLAG_MINIMUM | SLOT_FLAG_MAXIMUM)))
		slot_text_add(text, is_float ? " within 3.4028235e38 of zero, or an integer within 16777216"
					     : ", or an integer within 9007199254740992 of zero");
}

static inline void
slot_real_show(slot_text *text, const slot_attribute *attribute, slot_value value)
{
	slot_text_real(text, value.as.real, attribute->type == SLOT_TYPE_FLOAT);
}

static inline const slot_ops *
slot_real_ops(void)
{
	static const slot_ops ops = {slot_convert_real, NULL, NULL, slot_real_show, slot_text_real_domain};

	return &ops;
}

#endif
