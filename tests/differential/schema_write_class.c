/*
 * schema_write_class.c: classes that were thought of, and their attributes, as
 * YAML.
 */
#include "differ.h"

#include <string.h>

/* ---- attributes ---- */

static void
write_default_value(FILE *out, const struct attribute *attribute)
{
	const struct value value = value_for(attribute, true);

	print_yaml(out, attribute, &value);
}

/* Some elements, or for a fixed array at times one value for all. */
static void
write_default_array(FILE *out, const struct attribute *attribute)
{
	const unsigned count = below(attribute->count + 1);

	/* A list would be a union of flags. */
	if (!attribute->is_bounded && attribute->type != T_FLAGS && chance(40)) {
		write_default_value(out, attribute);
		return;
	}
	fputs("[", out);
	for (unsigned i = 0; i < count; i++) {
		fputs(i ? ", " : "", out);
		write_default_value(out, attribute);
	}
	fputs("]", out);
}

static void
write_default(FILE *out, const struct attribute *attribute)
{
	if (is_parameter(attribute) || attribute->type == T_OBJECT)
		return;
	fprintf(out, ", %s: ", attribute->is_constant ? "constant" : "default");
	if (attribute->count)
		write_default_array(out, attribute);
	else
		write_default_value(out, attribute);
}

static const char *
type_of(const struct attribute *attribute)
{
	if (attribute->named)
		return attribute->named->name;
	if (attribute->object)
		return attribute->object->name;
	return attribute->names && !is_integer(attribute->type) ? attribute->names->name : type_name(attribute->type);
}

/* Is its type all that must be said of it? */
static bool
is_bare(const struct attribute *attribute)
{
	const struct limits *limits = &attribute->limits;
	const bool has_limits = limits->has_minimum || limits->has_maximum || limits->max_bytes;
	const bool is_usual = attribute->storage != S_BORROWED && attribute->storage != S_REFERENCE;

	if (attribute->named ? attribute->has_own_limits || attribute->storage == S_OWNED : has_limits)
		return false;
	return is_usual && !attribute->count && !attribute->is_optional && !is_parameter(attribute) && !attribute->is_constant &&
	       !attribute->alias[0] && strcmp(attribute->name, attribute->accessor) == 0;
}

static void
write_storage(FILE *out, const struct attribute *attribute)
{
	switch (attribute->storage) {
	case S_BORROWED:
		fputs(", storage: borrowed", out);
		break;
	case S_OWNED:
		if (attribute->limits.max_bytes)
			fputs(", storage: owned", out);
		break;
	case S_INLINE:
		if (chance(20))
			fputs(", storage: inline", out);
		break;
	case S_REFERENCE:
		fputs(", storage: reference", out);
		break;
	default:
		break;
	}
}

static void
write_attribute(FILE *out, const struct attribute *attribute)
{
	if (is_bare(attribute) && chance(30)) {
		fprintf(out, "      %s: %s\n", attribute->name, type_of(attribute));
		return;
	}
	fprintf(out, "      %s: {type: %s", attribute->name, type_of(attribute));
	if (!attribute->named || attribute->has_own_limits)
		write_limits(out, attribute->type, &attribute->limits);
	write_storage(out, attribute);
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
	if (strcmp(attribute->name, attribute->accessor) != 0)
		fprintf(out, ", c: {name: %s}", attribute->accessor);
	if (attribute->is_constant || may(F_DEFAULT, 50))
		write_default(out, attribute);
	if (chance(5))
		fputs(", unit: ms", out);
	write_deprecated(out, ", ", "");
	write_remarks(out, ", ", "");
	write_annotations(out, ", ", "");
	fputs("}\n", out);
}

/* ---- classes ---- */

static void
write_layout(FILE *out, const struct class_model *class)
{
	const unsigned size = class->known_size;

	if (class->is_mixin)
		return;
	if (is_packed) {
		fputs("    layout: {packed: true}\n", out);
		return;
	}
	if (size && chance(50))
		fprintf(out, "    layout: {assert_size: %u}\n", size);
	else if (size && chance(50))
		fprintf(out, "    layout: {assert_size: {lp64: %u, ilp32: %u, i386: %u}, order: optimal}\n", size, size, size);
	else if (may(F_LAYOUT, 15))
		fprintf(out, "    layout: {order: %s}\n", chance(70) ? "declared" : "optimal");
	else if (may(F_LAYOUT, 15))
		fprintf(out, "    layout: {align: %u}\n", 1u << (3 + below(2)));
}

void
write_schema_class(FILE *out, const struct class_model *class)
{
	fprintf(out, "  %s:\n", class->name);
	write_remarks(out, "    ", "\n");
	if (class->parent)
		fprintf(out, "    is_a: %s\n", class->parent->name);
	if (class->is_mixin)
		fputs("    mixin: true\n", out);
	if (class->is_abstract)
		fputs("    abstract: true\n", out);
	for (unsigned i = 0; i < class->mixin_count; i++)
		fprintf(out, "%s%s", i ? ", " : "    mixins: [", class->mixins[i]->name);
	if (class->mixin_count)
		fputs("]\n", out);
	write_c(out, class->has_c_name ? class->c_name + strlen(files[class->file].prefix) : NULL);
	if (chance(10))
		fputs("    reserved: [retired, colour]\n", out);
	write_deprecated(out, "    ", "\n");
	write_annotations(out, "    ", "\n");
	if (class->own < class->count)
		fputs("    attributes:\n", out);
	for (unsigned i = class->own; i < class->count; i++)
		write_attribute(out, &class->attributes[i]);
	write_layout(out, class);
}
