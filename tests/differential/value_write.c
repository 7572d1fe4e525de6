/*
 * value_write.c: values as C, as a slot_value, and as YAML.
 */
#include "differ.h"

#include <inttypes.h>
#include <string.h>

static void
print_number(FILE *out, const struct value *value)
{
	if (value->kind == V_BOOL)
		fputs(value->number ? "true" : "false", out);
	else if (value->kind == V_UINT)
		fprintf(out, "UINT64_C(%" PRIu64 ")", value->number);
	else if ((int64_t)value->number == INT64_MIN)
		fputs("INT64_MIN", out);
	else
		fprintf(out, "INT64_C(%" PRId64 ")", (int64_t)value->number);
}

/* "&alpha_a", as the class that is wanted. */
static void
print_object(FILE *out, const struct class_model *wanted, const struct value *value)
{
	const char *c = value->object->c_name;

	if (!value->which)
		fputs("NULL", out);
	else if (value->object == wanted)
		fprintf(out, "&%s_%c", c, value->which);
	else
		fprintf(out, "%s_as_%s(&%s_%c)", c, wanted->c_name, c, value->which);
}

static void
print_enum(FILE *out, const struct attribute *attribute, const struct value *value)
{
	const struct enumeration *names = attribute->names;

	for (unsigned i = 0; i < names->count; i++) {
		if (names->numbers[i] == value->number && chance(50)) {
			fprintf(out, "%s", names->constants);
			for (const char *c = names->values[i]; *c; c++)
				fputc(*c >= 'a' && *c <= 'z' ? *c - 'a' + 'A' : *c, out);
			return;
		}
	}
	if (attribute->type == T_ENUM)
		fprintf(out, "(enum %s)%" PRIu64, names->c_name, value->number & UINT32_MAX);
	else
		fprintf(out, "UINT64_C(%" PRIu64 ")", value->number);
}

void
print_typed(FILE *out, const struct attribute *attribute, const struct value *value)
{
	switch (value->kind) {
	case V_REAL:
		/* The cast takes excess precision away: all programs are to pass one number. */
		fprintf(out, "(double)%s", value->c);
		break;
	case V_TEXT:
		fputs(value->c ? value->c : "NULL", out);
		break;
	case V_BYTES:
		fprintf(out, "%s, %u", value->c ? value->c : "NULL", value->length);
		break;
	case V_OBJECT:
		print_object(out, attribute->object, value);
		break;
	default:
		if (attribute->names && !is_integer(attribute->type))
			print_enum(out, attribute, value);
		else
			print_number(out, value);
		break;
	}
}

void
print_value(FILE *out, const struct value *value)
{
	switch (value->kind) {
	case V_NONE:
		fputs("slot_none()", out);
		break;
	case V_REAL:
		fprintf(out, "%s(%s)", chance(10) ? "slot_of" : "slot_double", value->c);
		break;
	case V_TEXT:
		fprintf(out, "slot_string(%s)", value->c ? value->c : "NULL");
		break;
	case V_BYTES:
		fprintf(out, "slot_bytes(%s, %u)", value->c ? value->c : "NULL", value->length);
		break;
	case V_OBJECT:
		fprintf(out, "slot_object(%s_class(), ", value->object->c_name);
		print_object(out, value->object, value);
		fputs(")", out);
		break;
	default:
		/* `true` is an int in C before C23. */
		fputs(value->kind != V_BOOL && chance(10) ? "slot_of(" : value->kind == V_BOOL ? "slot_bool(" : value->kind == V_INT ? "slot_int(" : "slot_uint(", out);
		print_number(out, value);
		fputs(")", out);
		break;
	}
}

/* ---- init ---- */

/* What an element of an array is to init; a slot that holds less than its type
 * has a parameter of 64 bits. */
static const char *
c_type_of(const struct attribute *attribute, bool is_element)
{
	static const char *const c_types[] = {"bool", "int8_t", "int16_t", "int32_t", "int64_t", "int64_t", "uint8_t",
	                                      "uint16_t", "uint32_t", "uint64_t", "float", "double", "char *const"};
	static char text[64];
	const unsigned bits = bits_of(attribute->type);
	uint64_t known = 0, low, high;

	if (attribute->type == T_ENUM) {
		snprintf(text, sizeof text, "enum %s", attribute->names->c_name);
		return text;
	}
	if (attribute->type == T_FLAGS) {
		for (unsigned i = 0; i < attribute->names->count; i++)
			known |= attribute->names->numbers[i];
		return !is_element || known >> 32 ? "uint64_t" : known >> 16 ? "uint32_t" : known >> 8 ? "uint16_t" : "uint8_t";
	}
	if (is_integer(attribute->type) && !is_element) {
		integer_limits(attribute, &low, &high);
		if (high - low != UINT64_MAX >> (64 - bits))
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
	/* Of required references, all. */
	if (is_good && attribute->storage == S_REFERENCE && attribute->is_required && !attribute->is_bounded)
		count = attribute->count;
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
		const struct value value = value_for(attribute, is_good || chance(90));
		fputs(i ? ", " : "", out);
		print_typed(out, attribute, &value);
	}
	fprintf(out, "}, %u", count);
}

void
print_parameter(FILE *out, const struct attribute *attribute, bool is_good)
{
	const bool is_number = attribute->type != T_STRING && attribute->type != T_BYTES && attribute->type != T_OBJECT;

	if (attribute->count) {
		print_elements(out, attribute, is_good);
	} else if (attribute->is_optional && chance(30)) {
		fputs(attribute->type == T_BYTES ? "NULL, 0" : "NULL", out);
	} else {
		const struct value value = value_for(attribute, is_good);
		if (attribute->is_optional && is_number)
			fprintf(out, "&(const %s){", c_type_of(attribute, false));
		print_typed(out, attribute, &value);
		if (attribute->is_optional && is_number)
			fputs("}", out);
	}
}

/* ---- YAML ---- */

static void
print_yaml_names(FILE *out, const struct enumeration *names, uint64_t number)
{
	const char *between = "";

	fputs(names->is_flags ? "[" : "", out);
	for (unsigned i = 0; i < names->count; i++) {
		if (names->is_flags ? (number & names->numbers[i]) != 0 : number == names->numbers[i]) {
			fprintf(out, "%s%s", between, names->values[i]);
			between = ", ";
			if (!names->is_flags)
				break;
		}
	}
	fputs(names->is_flags ? "]" : "", out);
}

void
print_yaml(FILE *out, const struct attribute *attribute, const struct value *value)
{
	/* As the prelude has them. */
	static const char all[] = "\000\001bytes \377\200 of all\000sorts, more than a slot takes, and on and on";

	if (attribute->names && !is_integer(attribute->type)) {
		print_yaml_names(out, attribute->names, value->number);
		return;
	}
	switch (value->kind) {
	case V_BOOL:
		fputs(value->number ? "true" : "false", out);
		break;
	case V_INT:
		fprintf(out, "%" PRId64, (int64_t)value->number);
		break;
	case V_UINT:
		fprintf(out, "%" PRIu64, value->number);
		break;
	case V_REAL:
		if (!attribute->limits.has_minimum && !attribute->limits.has_maximum && chance(20))
			fputs(chance(50) ? ".nan" : "-.inf", out);
		else
			fputs(value->yaml, out);
		break;
	case V_BYTES:
		if (value->length == 0)
			fputs("\"\"", out);
		for (unsigned i = 0; i < value->length; i++)
			fprintf(out, "%s%02x", i ? "" : "0x", (unsigned char)all[i % (sizeof all - 1)]);
		break;
	default:
		fputs(value->yaml, out);
		break;
	}
}
