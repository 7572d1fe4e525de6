/*
 * schema.c: the types of the language; think of random attributes that slotc
 * must accept.
 */
#include "differ.h"

#include <string.h>

unsigned features = F_ALL;
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
is_real(enum type type)
{
	return type == T_FLOAT || type == T_DOUBLE;
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

const char *
type_name(enum type type)
{
	return type_rows[type].name;
}

bool
is_parameter(const struct attribute *attribute)
{
	return attribute->is_required || attribute->is_readonly;
}

bool
may(enum feature feature, unsigned percent)
{
	return chance(percent) && (features & (unsigned)feature) != 0;
}

bool
is_less(enum type type, uint64_t a, uint64_t b)
{
	return is_signed(type) ? (int64_t)a < (int64_t)b : a < b;
}

void
integer_limits(const struct attribute *attribute, uint64_t *least, uint64_t *greatest)
{
	const struct limits *limits = &attribute->limits;
	const unsigned bits = bits_of(attribute->type);
	const bool has_sign = is_signed(attribute->type);
	const uint64_t top = UINT64_MAX >> (64 - bits + (has_sign ? 1 : 0));

	*least = limits->has_minimum ? limits->minimum : has_sign ? 0 - top - 1 : 0;
	*greatest = limits->has_maximum ? limits->maximum : top;
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
		"bits", "self1", "places", "slot_i",
	};

	do {
		const char *word = words[below(COUNT_OF(words))];
		/* What is mixed in must not meet another's names. */
		if (class->is_mixin)
			snprintf(out, 32, "%s%u%u", word, 3 + below(7), below(1000));
		else if (chance(50))
			snprintf(out, 32, "%s", word);
		else
			snprintf(out, 32, "%s%u", word, below(30));
	} while (is_taken(class, out));
}

/* ---- attributes ---- */

/* The length of an array: mostly small. */
static uint32_t
some_count(void)
{
	static const uint32_t counts[] = {1, 2, 3, 4, 5, 7, 8, 9, 17};

	return counts[below(9)];
}

static uint32_t
some_max_bytes(void)
{
	static const uint32_t edges[] = {7, 8, 15, 16, 63, 64, 127, 254, 255, 256};

	return chance(75) ? 1 + below(20) : edges[below(10)];
}

static enum type
some_type(void)
{
	const unsigned pick = below(100);

	if (pick < 14)
		return T_BOOL;
	if (pick < 50)
		return (enum type)(T_INT8 + below(9));
	if (pick < 58)
		return chance(50) ? T_FLOAT : T_DOUBLE;
	if (pick < 72)
		return T_STRING;
	if (pick < 80 && features & F_BYTES)
		return T_BYTES;
	if (pick < 89 && features & F_ENUM && enumeration_count)
		return T_ENUM;
	if (features & (F_EMBED | F_REFERENCE))
		return T_OBJECT;
	return T_UINT32;
}

/* A class for a slot, that is there already; or T_UINT32 where there is none. */
static void
think_of_object(struct attribute *attribute, const struct class_model *class)
{
	const bool is_reference = features & F_REFERENCE && (chance(40) || !(features & F_EMBED));

	attribute->storage = is_reference ? S_REFERENCE : S_INLINE;
	for (unsigned tries = 0; tries < 8; tries++) {
		const struct class_model *object = &classes[below(class_count + 1)];
		if (object->is_mixin || object->file < class->file || (object->is_abstract && !is_reference))
			continue;
		/* Of itself, only a reference; and mixins are the type of no slot. */
		if (object == &classes[class_count] && (!is_reference || class->is_mixin))
			continue;
		attribute->object = object;
		return;
	}
	attribute->type = T_UINT32;
	attribute->storage = S_NONE;
}

static void
think_of_storage(struct attribute *attribute)
{
	if (!attribute->named && may(F_MAX_BYTES, 42))
		attribute->limits.max_bytes = some_max_bytes();
	if (attribute->limits.max_bytes)
		attribute->storage = chance(70) ? S_INLINE : S_OWNED;
	else
		attribute->storage = chance(50) ? S_BORROWED : S_OWNED;
}

/* Its type is one of the named ones, whose limits it may narrow. False where
 * this file knows none. */
static bool
think_of_named(struct attribute *attribute, const struct class_model *class)
{
	const struct named_type *named = &named_types[below(named_type_count)];

	if (named->file < class->file)
		return false;
	attribute->named = named;
	attribute->type = named->type;
	attribute->names = NULL;
	attribute->limits = named->limits;
	attribute->has_own_limits = chance(25) && narrow(named->type, &attribute->limits);
	return true;
}

void
think_of_attribute(struct class_model *class)
{
	struct attribute *attribute = &class->attributes[class->count];

	memset(attribute, 0, sizeof *attribute);
	name_attribute(class, attribute->name);
	memcpy(attribute->accessor, attribute->name, sizeof attribute->accessor);
	if (may(F_C_NAME, 5))
		snprintf(attribute->accessor, sizeof attribute->accessor, "renamed%u", below(100000));
	attribute->type = some_type();
	if (attribute->type == T_ENUM) {
		attribute->names = &enumerations[below(enumeration_count)];
		if (attribute->names->file < class->file)
			attribute->type = T_UINT64;
		else if (attribute->names->is_flags)
			attribute->type = T_FLAGS;
	}
	if (named_type_count && may(F_NAMED_TYPE, 12) && think_of_named(attribute, class)) {
		/* What it is follows from there. */
	} else if ((is_integer(attribute->type) || is_real(attribute->type)) && may(F_RANGE, 45)) {
		think_of_limits(attribute->type, &attribute->limits);
	}
	if (attribute->type == T_STRING || attribute->type == T_BYTES)
		think_of_storage(attribute);
	if (attribute->type == T_OBJECT)
		think_of_object(attribute, class);
	if (may(F_ARRAY, 20) && attribute->type != T_BYTES) {
		attribute->count = some_count();
		attribute->is_bounded = may(F_BOUNDED, 60);
	}
	attribute->is_optional = may(F_OPTIONAL, 25);
	/* A reference to what has no objects yet cannot be asked for. */
	if (attribute->type != T_OBJECT || !attribute->object->is_abstract) {
		attribute->is_readonly = may(F_READONLY, 12);
		attribute->is_required = chance(15) && !attribute->is_optional;
	}
	if (!attribute->count && !attribute->is_optional && !is_parameter(attribute) && attribute->type != T_OBJECT &&
	    may(F_CONSTANT, 12)) {
		attribute->is_constant = true;
		attribute->storage = S_NONE;
	}
	if (may(F_ALIAS, 10))
		snprintf(attribute->alias, sizeof attribute->alias, chance(50) ? "old%u" : "old name-%u", below(100000));
	class->count++;
}

void
think_of_plain_attribute(struct class_model *class, enum type type)
{
	struct attribute *attribute = &class->attributes[class->count];

	memset(attribute, 0, sizeof *attribute);
	name_attribute(class, attribute->name);
	memcpy(attribute->accessor, attribute->name, sizeof attribute->accessor);
	attribute->type = type;
	class->count++;
}
