/*
 * schema_write.c: a schema that was thought of, as YAML.
 */
#include "differ.h"

#include <inttypes.h>
#include <string.h>

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

static void
write_limit(FILE *out, enum type type, const char *key, uint64_t limit, double real)
{
	if (is_real(type))
		fprintf(out, ", %s: %.17g", key, real);
	else if (is_signed(type))
		fprintf(out, ", %s: %" PRId64, key, (int64_t)limit);
	else
		fprintf(out, ", %s: %" PRIu64, key, limit);
}

static void
write_limits(FILE *out, enum type type, const struct limits *limits)
{
	if (limits->has_minimum)
		write_limit(out, type, "minimum", limits->minimum, limits->least);
	if (limits->has_maximum)
		write_limit(out, type, "maximum", limits->maximum, limits->greatest);
	if (limits->max_bytes)
		fprintf(out, ", max_bytes: %u", limits->max_bytes);
}

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

static void
write_attribute(FILE *out, const struct attribute *attribute)
{
	fprintf(out, "      %s: {type: %s", attribute->name, type_of(attribute));
	if (!attribute->named)
		write_limits(out, attribute->type, &attribute->limits);
	if (attribute->storage == S_BORROWED)
		fputs(", storage: borrowed", out);
	if (attribute->storage == S_OWNED && attribute->limits.max_bytes)
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
	if (strcmp(attribute->name, attribute->accessor) != 0)
		fprintf(out, ", c: {name: %s}", attribute->accessor);
	if (attribute->is_constant || may(F_DEFAULT, 50))
		write_default(out, attribute);
	if (may(F_DEPRECATED, 5))
		fputs(", deprecated: use another", out);
	if (chance(20))
		fputs(", description: What it says.", out);
	fputs("}\n", out);
}

/* ---- classes ---- */

static void
write_layout(FILE *out, const struct class_model *class)
{
	if (class->is_mixin)
		return;
	if (is_packed) {
		fputs("    layout: {packed: true}\n", out);
		return;
	}
	if (!may(F_LAYOUT, 25))
		return;
	if (chance(50))
		fputs("    layout: {order: declared}\n", out);
	else
		fprintf(out, "    layout: {align: %u}\n", 1u << (3 + below(2)));
}

static void
write_class(FILE *out, const struct class_model *class)
{
	fprintf(out, "  %s:\n", class->name);
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
	if (class->has_c_name || may(F_C_NAME, 5)) {
		fputs("    c: {", out);
		if (class->has_c_name)
			fprintf(out, "name: %s, ", class->c_name + strlen(files[class->file].prefix));
		fputs("typedef: true}\n", out);
	}
	if (may(F_DEPRECATED, 5))
		fputs("    deprecated: use another\n", out);
	if (class->own < class->count)
		fputs("    attributes:\n", out);
	for (unsigned i = class->own; i < class->count; i++)
		write_attribute(out, &class->attributes[i]);
	write_layout(out, class);
}

void
write_schema(FILE *out, unsigned file)
{
	const char *title = "types:\n";

	fprintf(out, "name: %s\n", files[file].name);
	if (files[file].prefix[0])
		fprintf(out, "c: {prefix: %s}\n", files[file].prefix);
	if (file + 1 < file_count)
		fprintf(out, "imports: [%s.yaml]\n", files[file + 1].name);
	for (unsigned i = 0; i < named_type_count; i++) {
		if (named_types[i].file != file)
			continue;
		fprintf(out, "%s  %s: {typeof: %s", title, named_types[i].name, type_name(named_types[i].type));
		write_limits(out, named_types[i].type, &named_types[i].limits);
		fputs("}\n", out);
		title = "";
	}
	title = "enums:\n";
	for (unsigned i = 0; i < enumeration_count; i++) {
		if (enumerations[i].file != file)
			continue;
		fputs(title, out);
		write_enum(out, &enumerations[i]);
		title = "";
	}
	fputs("classes:\n", out);
	for (unsigned i = 0; i < class_count; i++) {
		if (classes[i].file == file)
			write_class(out, &classes[i]);
	}
}
