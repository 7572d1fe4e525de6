/*
 * schema_write.c: a schema that was thought of, as YAML: its head, types and
 * enums.
 */
#include "differ.h"

#include <inttypes.h>
#include <string.h>

void
write_remarks(FILE *out, const char *before, const char *behind)
{
	static const char *const texts[] = {
		"What it says.", "'It ends */ a comment, /* begins one, // and ?\?/ too'", "\"\\\"quoted\\\", caf\\xe9 \\\\ \\\\n\"",
		"\"Two lines:\\n- of *text*.\"",
	};

	if (chance(20))
		fprintf(out, "%sdescription: %s%s", before, texts[below(COUNT_OF(texts))], behind);
}

void
write_deprecated(FILE *out, const char *before, const char *behind)
{
	if (may(F_DEPRECATED, 5))
		fprintf(out, "%sdeprecated: use another%s", before, behind);
}

void
write_annotations(FILE *out, const char *before, const char *behind)
{
	if (chance(3))
		fprintf(out, "%sannotations: {table: items, of: [1, {a: b}]}%s", before, behind);
}

void
write_c(FILE *out, const char *name)
{
	if (!name && !may(F_C_NAME, 5))
		return;
	fputs("    c: {", out);
	if (name)
		fprintf(out, "name: %s", name);
	if (!name || chance(70))
		fprintf(out, "%stypedef: true", name ? ", " : "");
	fputs("}\n", out);
}

/* Values are numbered from 0, or bit by bit, unless they say otherwise. */
static void
write_enum_values(FILE *out, const struct enumeration *names)
{
	for (unsigned i = 0; i < names->count; i++) {
		const uint64_t before = i ? names->numbers[i - 1] : 0;
		const uint64_t next = !i ? names->is_flags : names->is_flags ? before << 1 : before + 1;
		fprintf(out, "      %s:", names->values[i]);
		if (names->numbers[i] == next && chance(30)) {
			fputs(chance(50) ? " {}\n" : "\n", out);
			continue;
		}
		fprintf(out, " {value: %" PRIu64, names->numbers[i]);
		write_remarks(out, ", ", "");
		write_deprecated(out, ", ", "");
		fputs("}\n", out);
	}
}

static void
write_enum(FILE *out, const struct enumeration *names)
{
	fprintf(out, "  %s:\n", names->name);
	if (names->is_flags)
		fputs("    flags: true\n", out);
	write_remarks(out, "    ", "\n");
	write_deprecated(out, "    ", "\n");
	write_c(out, names->has_c_name ? names->c_name + strlen(files[names->file].prefix) : NULL);
	fputs("    permissible_values:\n", out);
	write_enum_values(out, names);
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

void
write_limits(FILE *out, enum type type, const struct limits *limits)
{
	if (limits->has_minimum)
		write_limit(out, type, "minimum", limits->minimum, limits->least);
	if (limits->has_maximum)
		write_limit(out, type, "maximum", limits->maximum, limits->greatest);
	if (limits->max_bytes)
		fprintf(out, ", max_bytes: %u", limits->max_bytes);
}

/* ---- files ---- */

static void
write_named_type(FILE *out, const struct named_type *named)
{
	const struct limits *limits = &named->limits;
	const char *base = named->base ? named->base->name : type_name(named->type);
	const bool has_limits = named->base ? named->has_own_limits : limits->has_minimum || limits->has_maximum || limits->max_bytes;

	if (!has_limits && chance(50)) {
		fprintf(out, "  %s: %s\n", named->name, base);
		return;
	}
	fprintf(out, "  %s: {typeof: %s", named->name, base);
	if (has_limits)
		write_limits(out, named->type, limits);
	write_remarks(out, ", ", "");
	fputs("}\n", out);
}

/* What stands over a schema. */
static void
write_head(FILE *out, unsigned file)
{
	const char *between = "";

	fprintf(out, "name: %s\n", files[file].name);
	write_remarks(out, "", "\n");
	if (chance(5))
		fputs("title: A random schema\n", out);
	if (chance(5))
		fputs("license: MIT OR Apache-2.0\n", out);
	fputs("c: {", out);
	if (files[file].prefix[0]) {
		fprintf(out, "prefix: %s", files[file].prefix);
		between = ", ";
	}
	if (may(F_C_NAME, 5)) {
		fprintf(out, "%stypedef: true", between);
		between = ", ";
	}
	if (file == prelude_file)
		fprintf(out, "%sincludes: [prelude.h]", between);
	fputs("}\n", out);
	if (file + 1 < file_count)
		fprintf(out, "imports: [%s.yaml]\n", files[file + 1].name);
}

void
write_schema(FILE *out, unsigned file)
{
	const char *title = "types:\n";

	write_head(out, file);
	for (unsigned i = 0; i < named_type_count; i++) {
		if (named_types[i].file != file)
			continue;
		fputs(title, out);
		write_named_type(out, &named_types[i]);
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
			write_schema_class(out, &classes[i]);
	}
}
