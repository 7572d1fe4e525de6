/*
 * schema.c: think of a random schema that slotc must accept, and write it.
 */
#include "differ.h"

#include <inttypes.h>
#include <string.h>

unsigned features = F_ALL;
struct enumeration enumerations[3];
struct class_model classes[4];
unsigned enumeration_count, class_count;

static const struct {
	const char *name;
	bool is_signed;
	unsigned bits;
} type_rows[] = {
	[T_BOOL] = {"bool", false, 1},
	[T_INT8] = {"int8", true, 8},
	[T_INT16] = {"int16", true, 16},
	[T_INT32] = {"int32", true, 32},
	[T_INT64] = {"int64", true, 64},
	[T_TIMESTAMP] = {"timestamp", true, 64},
	[T_UINT8] = {"uint8", false, 8},
	[T_UINT16] = {"uint16", false, 16},
	[T_UINT32] = {"uint32", false, 32},
	[T_UINT64] = {"uint64", false, 64},
	[T_FLOAT] = {"float", true, 32},
	[T_DOUBLE] = {"double", true, 64},
	[T_STRING] = {"string", false, 0},
	[T_BYTES] = {"bytes", false, 0},
	/* named by the schema */
	[T_ENUM] = {"", false, 0},
	[T_FLAGS] = {"", false, 0},
	[T_OBJECT] = {"", false, 0},
};

bool
is_integer(enum type type)
{
	return type >= T_INT8 && type <= T_UINT64;
}

bool
is_signed(enum type type)
{
	return type_rows[type].is_signed;
}

unsigned
bits_of(enum type type)
{
	return type_rows[type].bits;
}

bool
is_parameter(const struct attribute *attribute)
{
	return attribute->is_required || attribute->is_readonly;
}

static bool
may(enum feature feature, unsigned percent)
{
	return chance(percent) && (features & (unsigned)feature) != 0;
}

/* ---- names ---- */

static bool
is_taken(const struct class_model *class, const char *name)
{
	for (unsigned i = 0; i < class->count; i++) {
		const struct attribute *attribute = &class->attributes[i];
		if (strcmp(attribute->name, name) == 0 || strcmp(attribute->alias, name) == 0)
			return true;
	}
	return false;
}

/* Names that resemble each other, that are keywords, or that templates use;
 * a number keeps them apart from the functions made of another's name. */
static void
name_attribute(const struct class_model *class, char out[32])
{
	static const char *const words[] = {
		"id", "x", "y", "size", "class", "int", "value", "name", "out", "length", "index", "to", "from",
		"item", "items", "itme", "a_rather_long_name_of_a_slot", "a_rather_long_name_of_a_slut", "created_at",
		"status", "default", "new", "delete", "errno", "linux", "Upper", "mixedCase", "object", "cell", "buf",
	};

	do {
		const char *word = words[below(sizeof words / sizeof words[0])];
		if (chance(50))
			snprintf(out, 32, "%s", word);
		else
			snprintf(out, 32, "%s%u", word, below(30));
	} while (is_taken(class, out));
}

/* ---- enums ---- */

static void
think_of_enum(struct enumeration *names)
{
	static const char *const words[] = {"ACTIVE", "SOLD_OUT", "NO", "On", "none", "x", "y", "PENDING", "nil", "Z"};
	uint64_t number = 0;
	unsigned first = below(10);

	snprintf(names->name, sizeof names->name, "kind%u", enumeration_count);
	names->is_flags = chance(40);
	names->count = 1 + below(6);
	for (unsigned i = 0; i < names->count; i++) {
		snprintf(names->values[i], sizeof names->values[i], "%s", words[(first + i * 3) % 10]);
		if (names->is_flags) {
			names->numbers[i] = (uint64_t)1 << number;
			number += 1 + (chance(20) ? below(8) : 0);
		} else {
			names->numbers[i] = number;
			number += 1 + (chance(20) ? below(300) : 0);
		}
	}
}

static void
write_enum(FILE *out, const struct enumeration *names)
{
	fprintf(out, "  %s:\n", names->name);
	if (names->is_flags)
		fputs("    flags: true\n", out);
	fputs("    permissible_values:\n", out);
	for (unsigned i = 0; i < names->count; i++)
		fprintf(out, "      %s: {value: %" PRIu64 "}\n", names->values[i], names->numbers[i]);
}

/* ---- attributes ---- */

static void
think_of_limits(struct attribute *attribute)
{
	unsigned bits = bits_of(attribute->type);
	uint64_t low = edge_number(), high = edge_number();

	if (is_signed(attribute->type)) {
		int64_t a = (int64_t)(low << (64 - bits)) >> (64 - bits), b = (int64_t)(high << (64 - bits)) >> (64 - bits);
		attribute->minimum = (uint64_t)(a < b ? a : b);
		attribute->maximum = (uint64_t)(a < b ? b : a);
	} else {
		low = low << (64 - bits) >> (64 - bits);
		high = high << (64 - bits) >> (64 - bits);
		attribute->minimum = low < high ? low : high;
		attribute->maximum = low < high ? high : low;
	}
	attribute->has_minimum = chance(70);
	attribute->has_maximum = !attribute->has_minimum || chance(70);
}

/* The length of an array: mostly small. */
static uint32_t
some_count(void)
{
	static const uint32_t counts[] = {1, 2, 3, 4, 5, 7, 8, 9, 17};

	return counts[below(9)];
}

static enum type
some_type(void)
{
	unsigned pick = below(100);

	if (pick < 14)
		return T_BOOL;
	if (pick < 54)
		return (enum type)(T_INT8 + below(9));
	if (pick < 62)
		return chance(50) ? T_FLOAT : T_DOUBLE;
	if (pick < 76)
		return T_STRING;
	if (pick < 82 && features & F_BYTES)
		return T_BYTES;
	if (pick < 91 && features & F_ENUM && enumeration_count)
		return T_ENUM;
	if (class_count > 0 && features & (F_EMBED | F_REFERENCE))
		return T_OBJECT;
	return T_UINT32;
}

static void
think_of_attribute(struct class_model *class)
{
	struct attribute *attribute = &class->attributes[class->count];

	memset(attribute, 0, sizeof *attribute);
	name_attribute(class, attribute->name);
	attribute->owner = class;
	attribute->type = some_type();
	if (attribute->type == T_ENUM) {
		attribute->names = &enumerations[below(enumeration_count)];
		if (attribute->names->is_flags)
			attribute->type = T_FLAGS;
	}
	if (is_integer(attribute->type) && attribute->type != T_TIMESTAMP && may(F_RANGE, 50))
		think_of_limits(attribute);
	if (attribute->type == T_INT16 && may(F_NAMED_TYPE, 50)) {
		attribute->is_named = attribute->has_minimum = attribute->has_maximum = true;
		attribute->minimum = (uint64_t)-5;
		attribute->maximum = 300;
	}
	if ((attribute->type == T_FLOAT || attribute->type == T_DOUBLE) && may(F_RANGE, 40)) {
		attribute->has_minimum = chance(60);
		attribute->has_maximum = !attribute->has_minimum || chance(60);
	}
	if (attribute->type == T_STRING || attribute->type == T_BYTES) {
		attribute->storage = chance(30) ? S_BORROWED : S_OWNED;
		if (attribute->type == T_BYTES)
			attribute->storage = S_OWNED;
		if (attribute->storage == S_OWNED && may(F_MAX_BYTES, 60)) {
			attribute->max_bytes = 1 + below(20);
			attribute->storage = chance(70) ? S_INLINE : S_OWNED;
		}
	}
	if (attribute->type == T_OBJECT) {
		attribute->object = &classes[below(class_count)];
		attribute->storage = features & F_REFERENCE && (chance(40) || !(features & F_EMBED)) ? S_REFERENCE : S_INLINE;
	}
	if (may(F_ARRAY, 20) && attribute->type != T_BYTES) {
		attribute->count = some_count();
		attribute->is_bounded = may(F_BOUNDED, 60);
	}
	attribute->is_optional = !attribute->count && may(F_OPTIONAL, 25);
	attribute->is_readonly = may(F_READONLY, 12);
	attribute->is_required = chance(15) && !attribute->is_optional;
	if (!attribute->count && !attribute->is_optional && !is_parameter(attribute) && attribute->type != T_BYTES &&
	    attribute->type != T_FLAGS && attribute->type != T_OBJECT && may(F_CONSTANT, 12)) {
		attribute->is_constant = true;
		attribute->storage = S_NONE;
		attribute->max_bytes = 0;
	}
	if (may(F_ALIAS, 10)) {
		char alias[32];
		snprintf(alias, sizeof alias, "old%u", class->count);
		memcpy(attribute->alias, alias, sizeof alias);
	}
	class->count++;
}

/* A default that the type and the limits allow, or nothing. */
static void
write_default(FILE *out, const struct attribute *attribute)
{
	const char *key = attribute->is_constant ? "constant" : "default";
	uint64_t low = attribute->has_minimum ? attribute->minimum : 0;

	if (is_parameter(attribute) || attribute->count)
		return;
	switch (attribute->type) {
	case T_BOOL:
		fprintf(out, ", %s: %s", key, chance(50) ? "true" : "false");
		break;
	case T_FLOAT:
	case T_DOUBLE:
		fprintf(out, ", %s: %s", key, chance(50) ? "0.1" : "-1.25");
		break;
	case T_STRING:
		if (attribute->storage != S_INLINE && !attribute->max_bytes)
			fprintf(out, ", %s: %s", key, chance(50) ? "\"it's \\\"so\\\"\"" : "\"?\?=%d \\u00e9\"");
		else
			fprintf(out, ", %s: \"q\"", key);
		break;
	case T_ENUM:
		fprintf(out, ", %s: %s", key, attribute->names->values[below(attribute->names->count)]);
		break;
	case T_TIMESTAMP:
		fprintf(out, ", %s: %s", key, features & F_TIME ? "2024-05-01T12:30:00.25Z" : "-1");
		break;
	default:
		if (!is_integer(attribute->type))
			break;
		if (!attribute->has_minimum)
			low = attribute->has_maximum ? attribute->maximum : below(100);
		if (is_signed(attribute->type))
			fprintf(out, ", %s: %" PRId64, key, (int64_t)low);
		else
			fprintf(out, ", %s: %" PRIu64, key, low);
		break;
	}
}

static void
write_limit(FILE *out, const struct attribute *attribute, const char *key, uint64_t limit)
{
	if (attribute->type == T_FLOAT || attribute->type == T_DOUBLE)
		fprintf(out, ", %s: %s", key, strcmp(key, "minimum") == 0 ? "-1.5" : "1e6");
	else if (is_signed(attribute->type))
		fprintf(out, ", %s: %" PRId64, key, (int64_t)limit);
	else
		fprintf(out, ", %s: %" PRIu64, key, limit);
}

static void
write_attribute(FILE *out, const struct attribute *attribute)
{
	const char *type = attribute->type == T_OBJECT                                      ? attribute->object->name
	                   : attribute->is_named                                              ? "small"
	                   : attribute->type == T_ENUM || attribute->type == T_FLAGS ? attribute->names->name
	                                                                             : type_rows[attribute->type].name;

	fprintf(out, "      %s: {type: %s", attribute->name, type);
	if (attribute->has_minimum && !attribute->is_named)
		write_limit(out, attribute, "minimum", attribute->minimum);
	if (attribute->has_maximum && !attribute->is_named)
		write_limit(out, attribute, "maximum", attribute->maximum);
	if (attribute->max_bytes)
		fprintf(out, ", max_bytes: %u", attribute->max_bytes);
	if (attribute->storage == S_BORROWED)
		fputs(", storage: borrowed", out);
	if (attribute->storage == S_OWNED && attribute->max_bytes)
		fputs(", storage: owned", out);
	if (attribute->storage == S_REFERENCE)
		fputs(", storage: reference", out);
	if (attribute->count)
		fprintf(out, ", %s: %u", attribute->is_bounded ? "max_count" : "count", attribute->count);
	if (attribute->is_optional)
		fputs(", optional: true", out);
	if (attribute->is_required)
		fputs(", required: true", out);
	if (attribute->is_readonly)
		fputs(", readonly: true", out);
	if (attribute->alias[0])
		fprintf(out, ", aliases: [%s]", attribute->alias);
	if (attribute->is_constant || chance(50))
		write_default(out, attribute);
	if (may(F_DEPRECATED, 5))
		fputs(", deprecated: use another", out);
	if (chance(20))
		fputs(", description: What it says.", out);
	fputs("}\n", out);
}

/* ---- classes ---- */

static void
think_of_class(void)
{
	static const char *const names[] = {"Alpha", "BetaItem", "gamma_ray", "HTTPDelta"};
	static const char *const c_names[] = {"alpha", "beta_item", "gamma_ray", "http_delta"};
	struct class_model *class = &classes[class_count];
	unsigned own = 1 + below(chance(15) ? 15 : 7);

	memset(class, 0, sizeof *class);
	snprintf(class->name, sizeof class->name, "%s", names[class_count]);
	snprintf(class->c_name, sizeof class->c_name, "%s", c_names[class_count]);
	if (class_count > 0 && may(F_PARENT, 35)) {
		class->parent = &classes[below(class_count)];
		memcpy(class->attributes, class->parent->attributes, sizeof class->attributes);
		class->count = class->inherited = class->parent->count;
		class->is_packed = class->parent->is_packed;
	}
	for (unsigned i = 0; i < own && class->count < 24; i++)
		think_of_attribute(class);
	class_count++;
}

void
write_schema(FILE *out)
{
	unsigned wanted = 1 + below(3);

	for (unsigned i = features & F_ENUM ? below(3) : 0; i > 0; i--)
		think_of_enum(&enumerations[enumeration_count++]);
	while (class_count < wanted)
		think_of_class();
	fputs("name: random\n", out);
	if (features & F_NAMED_TYPE)
		fputs("types:\n  small: {typeof: int16, minimum: -5, maximum: 300}\n", out);
	if (enumeration_count)
		fputs("enums:\n", out);
	for (unsigned i = 0; i < enumeration_count; i++)
		write_enum(out, &enumerations[i]);
	fputs("classes:\n", out);
	for (unsigned i = 0; i < class_count; i++) {
		const struct class_model *class = &classes[i];
		fprintf(out, "  %s:\n", class->name);
		if (class->parent)
			fprintf(out, "    is_a: %s\n", class->parent->name);
		fputs("    attributes:\n", out);
		for (unsigned k = class->inherited; k < class->count; k++)
			write_attribute(out, &class->attributes[k]);
		if (may(F_LAYOUT, 20))
			fputs("    layout: {order: declared}\n", out);
	}
}
