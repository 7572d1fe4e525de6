/*
 * value.c: random values, many at an edge of their type or just beyond it; and
 * what setting one must answer.
 */
#include "differ.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *c, *yaml;
	unsigned length;
} texts[] = {
	{"\"\"", "\"\"", 0},
	{"\"a\"", "\"a\"", 1},
	{"\"ab'c\"", "\"ab'c\"", 4},
	{"\"say \\\"hi\\\"\"", "'say \"hi\"'", 8},
	{"\"back\\\\slash\"", "back\\slash", 10},
	{"\"\\303\\251t\\303\\251\"", "\"\\u00e9t\\xe9\"", 5},
	{"\"\\360\\237\\230\\200\"", "\"\\U0001F600\"", 4},
	{"\"\\357\\277\\277\\364\\217\\277\\277\"", "\"\\uFFFF\\U0010FFFF\"", 7},
	{"\"line\\nbreak\\t\\001\"", "\"line\\nbreak\\t\\x01\"", 12},
	{"\"?\" \"?=%d %s /* */\"", "'?\?=%d %s /* */'", 14},
	{"\"a text that is longer than any limit of a slot, and than a cache line\"",
	 "\"a text that is longer than any limit of a slot, and than a cache line\"", 70},
};
/* What is no UTF-8: cut short, a surrogate, overlong, too large, no first byte. */
static const struct {
	const char *c;
	unsigned length;
} no_texts[] = {
	{"\"\\303\"", 1}, {"\"ab\\355\\240\\200\"", 5}, {"\"\\377\\376\"", 2}, {"\"\\300\\200\"", 2},
	{"\"a\\364\\220\\200\\200\"", 5}, {"\"\\340\\237\\277\"", 3}, {"\"\\360\\237\\230\"", 3}, {"\"\\200\"", 1},
};

/* A text of just this length: letters, and a last character of two bytes. */
static struct value
filler(unsigned length)
{
	static char buffers[64][600];
	static unsigned next;
	char *c = buffers[next++ % 64];
	struct value value = {.kind = V_TEXT, .is_text = true, .length = length, .c = c, .yaml = c};
	const bool is_plain = length < 2 || chance(50);
	const unsigned letters = is_plain ? length : length - 2;

	*c++ = '"';
	for (unsigned i = 0; i < letters; i++)
		*c++ = (char)('a' + i % 26);
	snprintf(c, 12, is_plain ? "\"" : "\\303\\251\"");
	if (!is_plain) {
		value.yaml = c = buffers[next++ % 64];
		memcpy(c, value.c, letters + 1);
		snprintf(c + letters + 1, 12, "\\xe9\"");
	}
	return value;
}

static struct value
text_for(const struct attribute *attribute, bool is_good)
{
	const uint32_t limit = attribute ? attribute->limits.max_bytes : 0;
	struct value value = {.kind = V_TEXT, .is_text = true};
	unsigned pick;

	if (!is_good && chance(20)) {
		value.c = NULL;
		return value;
	}
	/* Borrowed text is printed, so it must be text. */
	if (!is_good && chance(30) && !(attribute && attribute->storage == S_BORROWED)) {
		pick = below(COUNT_OF(no_texts));
		value.c = no_texts[pick].c;
		value.length = no_texts[pick].length;
		value.is_text = false;
		return value;
	}
	if (limit && chance(40))
		return filler(limit - (chance(30) ? 1 : 0) + (is_good || chance(50) ? 0 : 1));
	do
		pick = below(COUNT_OF(texts));
	while (is_good && limit && texts[pick].length > limit);
	value.c = texts[pick].c;
	value.yaml = texts[pick].yaml;
	value.length = texts[pick].length;
	return value;
}

static struct value
bytes_for(const struct attribute *attribute, bool is_good)
{
	const uint32_t limit = attribute ? attribute->limits.max_bytes : 0;
	struct value value = {.kind = V_BYTES};
	unsigned most = 59;

	if (limit && limit < most)
		most = limit;
	value.length = chance(20) ? 0 : below(most + 1);
	if (limit && chance(40))
		value.length = limit;
	if (!is_good && limit && chance(50))
		value.length = limit + 1 + below(2);
	value.c = "all_bytes";
	if (!is_good && chance(10)) {
		value.c = NULL;
		value.length = below(3);
	}
	return value;
}

/* ---- numbers ---- */

static uint64_t
number_for(const struct attribute *attribute, bool is_good)
{
	uint64_t low, high;
	const bool is_ranged = attribute->limits.has_minimum || attribute->limits.has_maximum;

	integer_limits(attribute, &low, &high);
	if (is_good || (is_ranged && chance(70))) {
		const uint64_t span = high - low;
		switch (below(is_good ? 5 : 7)) {
		case 0:
			return low;
		case 1:
			return high;
		case 2:
			return low + span / 2;
		case 3:
			return low + (span == UINT64_MAX ? random_word() : random_word() % (span + 1));
		case 4:
			return low + (span < 9 ? 0 : below(10));
		case 5:
			return low - 1;
		default:
			return high + 1;
		}
	}
	return edge_number();
}

static struct value
integer_for(const struct attribute *attribute, bool is_good)
{
	struct value value = {.kind = is_signed(attribute->type) ? V_INT : V_UINT};

	value.number = number_for(attribute, is_good);
	return value;
}

static struct value
time_text(bool is_good)
{
	static const char *const times[] = {"\"1999-12-31T23:59:59.5Z\"", "\"2024-02-29\"", "\"0001-01-01T00:00:00Z\"",
	                                    "\"1969-12-31T23:59:59.999999Z\"", "\"2024-05-01T14:30:00+02:00\"",
	                                    "\"9999-12-31T23:59:59.999999Z\"", "\"2024-02-30\"", "\"no time\"",
	                                    "\"2023-02-29\"", "\"2024-05-01T24:30:00Z\"", "\"2024-05-01T12:30:00\"", "\"\""};
	struct value value = {.kind = V_TEXT, .is_text = true};

	value.c = times[below(is_good ? 6 : 12)];
	value.length = (unsigned)strlen(value.c) - 2;
	return value;
}

static const char *const reals[] = {
	"0.0", "-0.0", "1.5", "-1e-3", "16777217.0", "0.1", "123456789.125", "-1.25", "1e22", "1e21", "1e16", "1e-45",
	/* what not every float takes */
	"3.4028234e38", "3.4028235677973366e38", "1e39", "-1e39", "5e-324", "1e308",
	/* what C writes in another way */
	"not_a_number()", "HUGE_VAL", "-HUGE_VAL",
};

static struct value
real_for(const struct attribute *attribute, bool is_good)
{
	static char buffers[64][32];
	static unsigned next;
	struct value value = {.kind = V_REAL};
	const struct limits *limits = attribute ? &attribute->limits : NULL;

	if (limits && (limits->has_minimum || limits->has_maximum) && (is_good || chance(50))) {
		char *text = buffers[next++ % 64];
		const bool is_low = limits->has_minimum && (!limits->has_maximum || chance(50));
		double real = is_low ? limits->least : limits->greatest;
		/* A limit may be between two floats: beyond it is not good, and far enough inside is. */
		if (!is_good)
			real = is_low ? nextafter(real, -HUGE_VAL) : nextafter(real, HUGE_VAL);
		else if (limits->has_minimum && limits->has_maximum && limits->least < limits->greatest)
			real = limits->least / 2 + limits->greatest / 2;
		else if (limits->least < limits->greatest)
			real = is_low ? real + fabs(real) : real - fabs(real);
		snprintf(text, sizeof buffers[0], "%.17g", real);
		if (!strpbrk(text, ".en"))
			strcat(text, ".0");
		value.c = value.yaml = text;
		return value;
	}
	/* Without limits anything is good, but for floats what they cannot hold. */
	value.c = value.yaml = reals[below(is_good ? 12 : COUNT_OF(reals))];
	return value;
}

static struct value
enum_value(const struct enumeration *names, bool is_good)
{
	struct value value = {.kind = V_UINT};

	if (!is_good && chance(50)) {
		value.number = chance(70) ? below(400) : edge_number();
		if (!names->is_flags)
			value.number &= UINT32_MAX;
		return value;
	}
	if (!names->is_flags) {
		value.number = names->numbers[below(names->count)];
		return value;
	}
	for (unsigned i = 0; i < names->count; i++)
		value.number |= chance(50) ? names->numbers[i] : 0;
	return value;
}

static struct value
object_for(const struct attribute *attribute, bool is_good)
{
	struct value value = {.kind = V_OBJECT, .object = attribute->object};
	const struct class_model *object = attribute->object;

	if (attribute->storage == S_REFERENCE)
		object = some_object_of(attribute->object);
	value.which = "ab"[below(2)];
	if (!object || (!is_good && chance(20)))
		value.which = 0;
	else
		value.object = object;
	return value;
}

struct value
value_for(const struct attribute *attribute, bool is_good)
{
	struct value value = {.kind = V_BOOL};

	switch (attribute->type) {
	case T_BOOL:
		value.number = below(2);
		return value;
	case T_FLOAT:
	case T_DOUBLE:
		return real_for(attribute, is_good);
	case T_STRING:
		return text_for(attribute, is_good);
	case T_BYTES:
		return bytes_for(attribute, is_good);
	case T_ENUM:
	case T_FLAGS:
		return enum_value(attribute->names, is_good);
	case T_OBJECT:
		return object_for(attribute, is_good);
	default:
		return integer_for(attribute, is_good);
	}
}

struct value
any_value(void)
{
	struct value value = {.kind = V_NONE};

	switch (below(9)) {
	case 0:
		return value;
	case 1:
		value.kind = V_BOOL;
		value.number = below(2);
		return value;
	case 2:
	case 3:
		value.kind = chance(50) ? V_INT : V_UINT;
		value.number = edge_number();
		return value;
	case 4:
		return real_for(NULL, false);
	case 5:
		return text_for(NULL, false);
	case 6:
		return bytes_for(NULL, true);
	case 7:
		if (features & F_TIME)
			return time_text(false);
		return value;
	default:
		value.object = &classes[below(class_count)];
		if (!(features & (F_EMBED | F_REFERENCE)) || !has_objects(value.object))
			return value;
		value.kind = V_OBJECT;
		value.which = 'a';
		return value;
	}
}

/* ---- what is known of the answer ---- */

static enum verdict
judge_number(const struct attribute *attribute, const struct value *value)
{
	uint64_t low, high;

	integer_limits(attribute, &low, &high);
	/* Beyond the other kind of 64 bits it is in no range. */
	if (is_signed(attribute->type) && value->kind == V_UINT && value->number > INT64_MAX)
		return MUST_BE_OUT_OF_RANGE;
	if (!is_signed(attribute->type) && value->kind == V_INT && value->number > INT64_MAX)
		return MUST_BE_OUT_OF_RANGE;
	if (is_less(attribute->type, value->number, low) || is_less(attribute->type, high, value->number))
		return MUST_BE_OUT_OF_RANGE;
	return MUST_SUCCEED;
}

static enum verdict
judge_enum(const struct enumeration *names, const struct value *value)
{
	uint64_t known = 0;

	for (unsigned i = 0; i < names->count; i++) {
		if (!names->is_flags && names->numbers[i] == value->number)
			return MUST_SUCCEED;
		known |= names->numbers[i];
	}
	return names->is_flags && (value->number & ~known) == 0 ? MUST_SUCCEED : MUST_BE_OUT_OF_RANGE;
}

static enum verdict
judge_text(const struct attribute *attribute, const struct value *value)
{
	const bool is_long = attribute->limits.max_bytes && value->length > attribute->limits.max_bytes;

	if (!value->c)
		return MUST_BE_BAD;
	if (attribute->storage == S_BORROWED || (value->is_text && !is_long))
		return MUST_SUCCEED;
	return value->is_text ? MUST_BE_TOO_LONG : is_long ? ANY_STATUS : MUST_BE_BAD;
}

static enum verdict
judge_real(const struct attribute *attribute, const struct value *value)
{
	const struct limits *limits = &attribute->limits;
	const bool is_ranged = limits->has_minimum || limits->has_maximum;
	double real, least = limits->least, greatest = limits->greatest;

	if (!strpbrk(value->c, "0123456789"))
		return is_ranged ? ANY_STATUS : MUST_SUCCEED;
	real = strtod(value->c, NULL);
	if (attribute->type == T_FLOAT) {
		if (fabs(real) >= 3.4028235677973366e38)
			return MUST_BE_OUT_OF_RANGE;
		/* The limits are floats too. */
		real = (double)(float)real;
		least = (double)(float)least;
		greatest = (double)(float)greatest;
	}
	if ((limits->has_minimum && real < least) || (limits->has_maximum && real > greatest))
		return MUST_BE_OUT_OF_RANGE;
	return MUST_SUCCEED;
}

/* NULL is no object; and where a reference is optional, it is unset. */
static bool
may_be_null(const struct attribute *attribute)
{
	return attribute->storage == S_REFERENCE && !attribute->is_required && (!attribute->is_optional || attribute->count);
}

enum verdict
judge(const struct attribute *attribute, const struct value *value)
{
	const bool is_number = value->kind == V_INT || value->kind == V_UINT;

	if (value->is_name)
		return MUST_SUCCEED;
	switch (attribute->type) {
	case T_BOOL:
		return value->kind == V_BOOL ? MUST_SUCCEED : ANY_STATUS;
	case T_FLOAT:
	case T_DOUBLE:
		return value->kind == V_REAL ? judge_real(attribute, value) : is_number ? ANY_STATUS : MUST_BE_WRONG_TYPE;
	case T_STRING:
		return value->kind == V_TEXT ? judge_text(attribute, value) : MUST_BE_WRONG_TYPE;
	case T_BYTES:
		if (value->kind != V_BYTES)
			return MUST_BE_WRONG_TYPE;
		if (!value->c)
			return value->length ? MUST_BE_BAD : MUST_SUCCEED;
		return attribute->limits.max_bytes && value->length > attribute->limits.max_bytes ? MUST_BE_TOO_LONG : MUST_SUCCEED;
	case T_ENUM:
	case T_FLAGS:
		if (value->kind == V_INT && value->number > INT64_MAX)
			return MUST_BE_OUT_OF_RANGE;
		return is_number ? judge_enum(attribute->names, value) : value->kind == V_TEXT ? ANY_STATUS : MUST_BE_WRONG_TYPE;
	case T_OBJECT:
		if (value->kind != V_OBJECT)
			return MUST_BE_WRONG_TYPE;
		if (value->object != attribute->object && attribute->storage != S_REFERENCE)
			return MUST_BE_WRONG_TYPE;
		if (!is_kind_of(value->object, attribute->object))
			return ANY_STATUS;
		return value->which || may_be_null(attribute) ? MUST_SUCCEED : MUST_BE_BAD;
	case T_TIMESTAMP:
		return is_number ? judge_number(attribute, value) : value->kind == V_TEXT ? ANY_STATUS : MUST_BE_WRONG_TYPE;
	default:
		return is_number ? judge_number(attribute, value) : MUST_BE_WRONG_TYPE;
	}
}
