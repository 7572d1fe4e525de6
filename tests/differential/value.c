/*
 * value.c: random values, written as C. Many are at an edge of their type, or
 * just beyond it.
 */
#include "differ.h"

#include <inttypes.h>
#include <string.h>

uint64_t
edge_number(void)
{
	uint64_t power = (uint64_t)1 << below(64);

	switch (below(6)) {
	case 0:
		return below(10);
	case 1:
		return power;
	case 2:
		return power - 1;
	case 3:
		return 0 - power;
	case 4:
		return 0 - power - 1;
	default:
		return random_word() >> below(64);
	}
}

static const struct {
	const char *c;
	unsigned length;
	bool is_good; /* UTF-8 without NUL */
} texts[] = {
	{"\"\"", 0, true},
	{"\"a\"", 1, true},
	{"\"ab'c\"", 4, true},
	{"\"say \\\"hi\\\"\"", 8, true},
	{"\"back\\\\slash\"", 10, true},
	{"\"\\303\\251t\\303\\251\"", 5, true},
	{"\"\\360\\237\\230\\200\"", 4, true},
	{"\"line\\nbreak\\t\\001\"", 12, true},
	{"\"a text of twenty-four by\"", 24, true},
	{"\"a text that is longer than any limit of a slot, and than a cache line\"", 70, true},
	{"\"\\303\"", 1, false},
	{"\"ab\\355\\240\\200\"", 5, false},
	{"\"\\377\\376\"", 2, false},
};

const char *
text_literal(bool is_good, uint32_t max_bytes)
{
	for (;;) {
		unsigned pick = below(sizeof texts / sizeof texts[0]);
		if (!is_good || (texts[pick].is_good && (max_bytes == 0 || texts[pick].length <= max_bytes)))
			return texts[pick].c;
	}
}

/* Only for bytes that have no NUL need a text do. */
const char *
bytes_literal(unsigned *length, uint32_t max_bytes, bool is_good)
{
	static const char all[] = "\"\\000\\001bytes \\377\\200 of all\\000sorts, more than a slot takes\"";
	unsigned most = 48;

	if (is_good && max_bytes && max_bytes < most)
		most = max_bytes;
	*length = chance(20) ? 0 : below(most + 1);
	if (!is_good && max_bytes && chance(50))
		*length = max_bytes + below(2);
	return all;
}

/* ---- numbers ---- */

static uint64_t
number_for(const struct attribute *attribute, bool is_good)
{
	unsigned bits = bits_of(attribute->type);
	bool is_ranged = attribute->has_minimum || attribute->has_maximum;
	uint64_t number = edge_number();

	if (is_ranged && (is_good || chance(70))) {
		uint64_t low = attribute->minimum, high = attribute->maximum, half;
		/* The type's own end, where one limit is missing. */
		if (!attribute->has_minimum)
			low = is_signed(attribute->type) ? 0 - ((uint64_t)1 << (bits - 1)) : 0;
		if (!attribute->has_maximum)
			high = UINT64_MAX >> (64 - bits + (is_signed(attribute->type) ? 1 : 0));
		half = (high - low) / 2;
		switch (below(is_good ? 3 : 5)) {
		case 0:
			return low;
		case 1:
			return high;
		case 2:
			return low + half;
		case 3:
			return low - 1;
		default:
			return high + 1;
		}
	}
	if (is_ranged)
		return number;
	if (is_signed(attribute->type))
		return (uint64_t)((int64_t)(number << (64 - bits)) >> (64 - bits));
	return number << (64 - bits) >> (64 - bits);
}

static void
print_number(FILE *out, uint64_t number, bool with_sign)
{
	if (!with_sign)
		fprintf(out, "UINT64_C(%" PRIu64 ")", number);
	else if ((int64_t)number == INT64_MIN)
		fputs("INT64_MIN", out);
	else
		fprintf(out, "INT64_C(%" PRId64 ")", (int64_t)number);
}

static const char *const reals[] = {
	"0.0", "-0.0", "1.5", "-1e-3", "16777217.0", "3.4028234e38", "1e39", "-1e39", "5e-324", "1e-45",
	"HUGE_VAL", "-HUGE_VAL", "not_a_number()", "0.1", "123456789.125", "1e308", "1e22", "1e21", "1e16",
};

/* What a float parameter takes without a cast changing its meaning. */
static const char *const small_reals[] = {"0.0f", "-0.0f", "1.5f", "-1e-3f", "1e-45f", "3.4028234e38f", "0.1f", "16777216.0f"};

static uint64_t
enum_number(const struct enumeration *names, bool is_good)
{
	uint64_t number = 0;

	if (!is_good && chance(50))
		return below(400);
	if (!names->is_flags)
		return names->numbers[below(names->count)];
	for (unsigned i = 0; i < names->count; i++)
		number |= chance(50) ? names->numbers[i] : 0;
	return number;
}

/* ---- values ---- */

void
print_typed(FILE *out, const struct attribute *attribute, bool is_good)
{
	unsigned length;

	switch (attribute->type) {
	case T_BOOL:
		fputs(chance(50) ? "true" : "false", out);
		break;
	case T_FLOAT:
	case T_DOUBLE:
		if (is_good && (attribute->has_minimum || attribute->has_maximum))
			fputs(attribute->type == T_FLOAT ? "0.5f" : "0.5", out);
		else if (attribute->type == T_FLOAT)
			fputs(small_reals[below(8)], out);
		else
			fputs(reals[below(19)], out);
		break;
	case T_STRING:
		if (attribute->storage == S_BORROWED)
			fputs(!is_good && chance(20) ? "NULL" : text_literal(true, 0), out);
		else if (!is_good && chance(20))
			fputs("NULL", out);
		else
			fputs(text_literal(is_good, attribute->max_bytes), out);
		break;
	case T_BYTES:
		fputs(bytes_literal(&length, attribute->max_bytes, is_good), out);
		fprintf(out, ", %u", length);
		break;
	case T_ENUM:
		fprintf(out, "(enum %s)%" PRIu64, attribute->names->name, enum_number(attribute->names, is_good));
		break;
	case T_FLAGS:
		fprintf(out, "%" PRIu64 "u", enum_number(attribute->names, is_good));
		break;
	case T_OBJECT:
		if (attribute->storage == S_REFERENCE && attribute->is_optional && chance(20))
			fputs("NULL", out);
		else
			fprintf(out, "&%s_%c", attribute->object->c_name, "ab"[below(2)]);
		break;
	default:
		print_number(out, number_for(attribute, is_good), is_signed(attribute->type));
		break;
	}
}

/* What an element of an array is to init; a slot that holds less than its type
 * has a parameter of 64 bits. */
static const char *
c_type_of(const struct attribute *attribute, bool is_element)
{
	static const char *const c_types[] = {"bool", "int8_t", "int16_t", "int32_t", "int64_t", "int64_t", "uint8_t",
	                                      "uint16_t", "uint32_t", "uint64_t", "float", "double", "char *const"};
	static char text[64];
	unsigned bits = bits_of(attribute->type);

	if (attribute->type == T_ENUM) {
		snprintf(text, sizeof text, "enum %s", attribute->names->name);
		return text;
	}
	if (attribute->type == T_FLAGS && is_element)
		return attribute->names->numbers[attribute->names->count - 1] <= 0x80     ? "uint8_t"
		       : attribute->names->numbers[attribute->names->count - 1] <= 0x8000 ? "uint16_t"
		       : attribute->names->numbers[attribute->names->count - 1] >> 32     ? "uint64_t"
		                                                                          : "uint32_t";
	if (attribute->type == T_FLAGS)
		return "uint64_t";
	if (is_integer(attribute->type) && !is_element) {
		uint64_t top = UINT64_MAX >> (64 - bits + (is_signed(attribute->type) ? 1 : 0));
		uint64_t bottom = is_signed(attribute->type) ? 0 - top - 1 : 0;
		if ((attribute->has_minimum && attribute->minimum != bottom) || (attribute->has_maximum && attribute->maximum != top))
			return is_signed(attribute->type) ? "int64_t" : "uint64_t";
	}
	return c_types[attribute->type];
}

/* "(const int32_t[]){INT64_C(1), INT64_C(2)}, 2" */
static void
print_elements(FILE *out, const struct attribute *attribute, bool is_good)
{
	unsigned count = below(attribute->count + 1);

	if (!is_good && chance(30))
		count = attribute->count + below(2);
	if (attribute->type == T_OBJECT && attribute->storage == S_INLINE && count > 0) {
		fprintf(out, "&%s_%c, 1", attribute->object->c_name, "ab"[below(2)]);
		return;
	}
	if (count == 0) {
		fprintf(out, "NULL, %d", !is_good && chance(10));
		return;
	}
	if (attribute->type == T_OBJECT)
		fprintf(out, "(const struct %s *const[]){", attribute->object->c_name);
	else
		fprintf(out, "(const %s[]){", c_type_of(attribute, true));
	for (unsigned i = 0; i < count; i++) {
		fputs(i ? ", " : "", out);
		print_typed(out, attribute, is_good || chance(90));
	}
	fprintf(out, "}, %u", count);
}

void
print_parameter(FILE *out, const struct attribute *attribute, bool is_good)
{
	bool is_number = attribute->type != T_STRING && attribute->type != T_BYTES && attribute->type != T_OBJECT;

	if (attribute->count) {
		print_elements(out, attribute, is_good);
	} else if (attribute->is_optional && chance(30)) {
		fputs(attribute->type == T_BYTES ? "NULL, 0" : "NULL", out);
	} else if (attribute->is_optional && is_number) {
		fprintf(out, "&(const %s){", c_type_of(attribute, false));
		print_typed(out, attribute, is_good);
		fputs("}", out);
	} else {
		print_typed(out, attribute, is_good);
	}
}

static void
print_any_value(FILE *out)
{
	unsigned length;

	switch (below(8)) {
	case 0:
		fputs("slot_none()", out);
		break;
	case 1:
		fputs(chance(50) ? "slot_bool(true)" : "slot_bool(false)", out);
		break;
	case 2:
		fputs("slot_int(", out);
		print_number(out, edge_number(), true);
		fputs(")", out);
		break;
	case 3:
		fputs("slot_uint(", out);
		print_number(out, edge_number(), false);
		fputs(")", out);
		break;
	case 4:
		fprintf(out, "slot_double(%s)", reals[below(19)]);
		break;
	case 5:
		fprintf(out, "slot_string(%s)", chance(20) ? "NULL" : text_literal(false, 0));
		break;
	case 6:
		fprintf(out, "slot_bytes(%s", bytes_literal(&length, 0, true));
		fprintf(out, ", %u)", length);
		break;
	default:
		if (features & (F_EMBED | F_REFERENCE))
			fprintf(out, "slot_object(%s_class(), &%s_a)", classes[0].c_name, classes[0].c_name);
		else
			fputs("slot_none()", out);
		break;
	}
}

void
print_value(FILE *out, const struct attribute *attribute, bool is_good)
{
	unsigned length;

	if (!attribute || (!is_good && chance(25))) {
		print_any_value(out);
		return;
	}
	switch (attribute->type) {
	case T_BOOL:
		fprintf(out, "slot_bool(%s)", chance(50) ? "true" : "false");
		break;
	case T_FLOAT:
	case T_DOUBLE:
		fprintf(out, "slot_double(%s)", reals[below(is_good ? 5 : 19)]);
		break;
	case T_STRING:
		/* Borrowed text is printed, so it must be text. */
		fprintf(out, "slot_string(%s)", text_literal(is_good || attribute->storage == S_BORROWED, is_good ? attribute->max_bytes : 0));
		break;
	case T_BYTES:
		fprintf(out, "slot_bytes(%s", bytes_literal(&length, attribute->max_bytes, is_good));
		fprintf(out, ", %u)", length);
		break;
	case T_ENUM:
	case T_FLAGS:
		if (chance(50)) {
			fprintf(out, "slot_string(\"%s%s\")", attribute->names->values[below(attribute->names->count)],
			        is_good || chance(80) ? "" : "|x");
			break;
		}
		fputs("slot_uint(", out);
		print_number(out, enum_number(attribute->names, is_good), false);
		fputs(")", out);
		break;
	case T_OBJECT:
		fprintf(out, "slot_object(%s_class(), ", attribute->object->c_name);
		if (!is_good && chance(20))
			fputs("NULL)", out);
		else
			fprintf(out, "&%s_%c)", attribute->object->c_name, "ab"[below(2)]);
		break;
	case T_TIMESTAMP:
		if (features & F_TIME && chance(40)) {
			static const char *const times[] = {"1999-12-31T23:59:59.5Z", "2024-02-29", "2024-02-30", "no time"};
			fprintf(out, "slot_string(\"%s\")", times[below(is_good ? 2 : 4)]);
			break;
		}
		/* fall through */
	default:
		fputs(is_signed(attribute->type) ? "slot_int(" : "slot_uint(", out);
		print_number(out, number_for(attribute, is_good), is_signed(attribute->type));
		fputs(")", out);
		break;
	}
}
