/*
 * schema_type.c: think of random enums and named types, and of the limits of
 * numbers.
 */
#include "differ.h"

#include <ctype.h>
#include <string.h>

struct enumeration enumerations[4];
struct named_type named_types[4];
unsigned enumeration_count, named_type_count;

/* ---- limits ---- */

/* The number as the type holds it. */
static uint64_t
wrap(enum type type, uint64_t number)
{
	const unsigned unused = 64 - bits_of(type);

	return is_signed(type) ? (uint64_t)((int64_t)(number << unused) >> unused) : number << unused >> unused;
}

void
think_of_limits(enum type type, struct limits *limits)
{
	static const struct {
		double least, greatest;
	} reals[] = {{-1.5, 1e6}, {0, 1}, {-1, -0.25}, {0.125, 3e38}, {-3e38, 0}, {0.1, 0.3}, {2, 2}, {-1e-40, 1e-40}};
	/* At times just as many values as some bits have, or one less. */
	const uint64_t a = wrap(type, edge_number()), full = UINT64_MAX >> (64 - (8u << below(3)));
	const uint64_t b = wrap(type, chance(15) ? a + below(3) : chance(20) ? a + full - below(2) : edge_number());
	const bool is_upward = !is_less(type, b, a);
	const unsigned pick = below(COUNT_OF(reals));

	limits->minimum = is_upward ? a : b;
	limits->maximum = is_upward ? b : a;
	limits->least = reals[pick].least;
	limits->greatest = reals[pick].greatest;
	limits->has_minimum = chance(70);
	limits->has_maximum = !limits->has_minimum || chance(70);
}

/* Some of the numbers, or lengths, that the limits allow; false where there is
 * nothing to narrow. */
bool
narrow(enum type type, struct limits *limits)
{
	const struct attribute wide = {.type = type, .limits = *limits};
	uint64_t low, high, a, b;

	if (type == T_STRING || type == T_BYTES) {
		if (limits->max_bytes)
			limits->max_bytes = 1 + below(limits->max_bytes);
		return limits->max_bytes != 0;
	}
	if (!is_integer(type))
		return false;
	integer_limits(&wide, &low, &high);
	a = low + below(3) % (high - low + 1 ? high - low + 1 : UINT64_MAX);
	b = high - (chance(50) ? 0 : (high - a) / (2 + below(9)));
	limits->has_minimum = limits->has_maximum = true;
	limits->minimum = a;
	limits->maximum = b;
	return true;
}

/* ---- enums ---- */

void
think_of_enum(unsigned file)
{
	static const char *const words[] = {"ACTIVE", "SOLD_OUT", "NO", "On", "none", "x", "y", "PENDING", "nil", "Z"};
	const unsigned index = enumeration_count++, first = below(10);
	struct enumeration *names = &enumerations[index];
	const char *prefix = files[file].prefix;
	uint64_t number = 0;
	char *c;

	names->file = file;
	names->has_c_name = may(F_C_NAME, 15);
	snprintf(names->name, sizeof names->name, "kind%u", index);
	snprintf(names->c_name, sizeof names->c_name, "%s%s%u", prefix, names->has_c_name ? "sort" : "kind", index);
	snprintf(names->constants, sizeof names->constants, "%s%s%u_", prefix, names->has_c_name ? "sort" : "kind", index);
	for (c = names->constants; *c; c++)
		*c = (char)toupper((unsigned char)*c);
	names->is_flags = chance(40);
	names->count = 1 + below(6);
	if (!names->is_flags && chance(15))
		number = below(2) ? 7 : 2147483647 - 2 * 6 * 300;
	for (unsigned i = 0; i < names->count; i++) {
		snprintf(names->values[i], sizeof names->values[i], "%s", words[(first + i * 3) % 10]);
		if (names->is_flags) {
			names->numbers[i] = (uint64_t)1 << number;
			number += 1 + (chance(20) ? below(11) : 0);
		} else {
			names->numbers[i] = number;
			number += 1 + (chance(20) ? below(300) : 0);
		}
	}
	if (names->is_flags && chance(5))
		names->numbers[names->count - 1] = (uint64_t)1 << 63;
	if (!names->is_flags && chance(5))
		names->numbers[names->count - 1] = 2147483647;
}

/* ---- named types ---- */

static void
think_of_base(struct named_type *named)
{
	static const enum type types[] = {T_INT8,   T_INT16,  T_INT32, T_INT64,  T_TIMESTAMP, T_UINT8, T_UINT16, T_UINT32,
	                                  T_UINT64, T_FLOAT,  T_DOUBLE, T_STRING, T_STRING,   T_BYTES, T_BOOL};

	named->type = types[below(COUNT_OF(types))];
	if (named->type == T_BYTES && !(features & F_BYTES))
		named->type = T_STRING;
	if (named->type == T_STRING || named->type == T_BYTES)
		named->limits.max_bytes = may(F_MAX_BYTES, 75) ? 1 + below(30) : 0;
	else if (named->type != T_BOOL && chance(85))
		think_of_limits(named->type, &named->limits);
}

void
think_of_type(unsigned file)
{
	struct named_type *named = &named_types[named_type_count];

	memset(named, 0, sizeof *named);
	snprintf(named->name, sizeof named->name, "small%u", named_type_count);
	named->file = file;
	if (named_type_count > 0 && chance(40)) {
		named->base = &named_types[below(named_type_count)];
		named->type = named->base->type;
		named->limits = named->base->limits;
		named->has_own_limits = chance(70) && narrow(named->type, &named->limits);
	} else {
		think_of_base(named);
	}
	named_type_count++;
}
