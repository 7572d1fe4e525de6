/*
 * program.c: the program. Each class has two objects, a and b, that always hold
 * a value; a call that ends one is followed by one that begins it again. What
 * a call takes is random, and what it says is printed.
 */
#include "differ.h"

#include <string.h>

enum { CALLS = 108, CALLS_PER_FUNCTION = 18 };

bool
holds_references(const struct class_model *class)
{
	for (unsigned i = 0; i < class->count; i++) {
		const struct attribute *attribute = &class->attributes[i];
		if (attribute->storage == S_REFERENCE)
			return true;
		if (attribute->type == T_OBJECT && holds_references(attribute->object))
			return true;
	}
	return false;
}

void
print_parameters(FILE *out, const struct class_model *class, bool is_good)
{
	for (unsigned i = 0; i < class->count; i++) {
		const struct attribute *attribute = &class->attributes[i];
		if (!is_parameter(attribute) || attribute->is_constant)
			continue;
		fputs(", ", out);
		print_parameter(out, attribute, is_good || chance(60));
	}
}

/* ---- what each class needs ---- */

static void
write_show(FILE *out, const struct class_model *class)
{
	const char *c = class->c_name;

	fprintf(out,
	        "NOT_INLINE static void\nshow_%s(const void *object)\n{\n\tconst struct %s *self = (const struct %s *)object;\n"
	        "\tslot_value value;\n",
	        c, c, c);
	if (features & F_WHOLE_OBJECT) {
		fprintf(out,
		        "\tchar text[16000];\n\tint length = %s_format(self, text, sizeof text);\n\n"
		        "\tsay(\"  %%d %%s\\n\", length, text);\n",
		        c);
		if (!holds_references(class))
			fprintf(out, "\tsay(\"  hash %%016\" PRIx64 \"\\n\", %s_hash(self));\n", c);
		fprintf(out, "\tif (!%s_equal(self, self))\n\t\tsay(\"!! unequal to itself\\n\");\n", c);
	}
	fprintf(out,
	        "\tfor (size_t i = 0; i < %s_class()->count; i++) {\n"
	        "\t\tconst slot_attribute *attribute = &%s_class()->attributes[i];\n"
	        "\t\tconst char *name = attribute->name;\n"
	        "\t\tslot_status status;\n\n"
	        "\t\tsay(\"  %%s:\", name);\n",
	        c, c);
	if (has_arrays(class))
		fprintf(out,
		        "\t\tfor (size_t k = 0; attribute->count && k <= attribute->count; k++) {\n"
		        "\t\t\tstatus = %s_get_at(self, name, k, &value);\n"
		        "\t\t\tsay_found(status, value);\n"
		        "\t\t}\n",
		        c);
	fprintf(out,
	        "\t\tstatus = %s_getn(self, name, strlen(name), &value);\n"
	        "\t\tsay(\" has %%d\", %s_hasn(self, name, strlen(name)));\n"
	        "\t\tsay_found(status, value);\n"
	        "\t\tsay(\"\\n\");\n"
	        "\t}\n}\n\n",
	        c, c);
}

/* What is outside the common interface: in each variant, its own rules hold. */
static void
write_undeclared(FILE *out, const struct class_model *class)
{
	const char *c = class->c_name;

	fprintf(out,
	        "/* A name that the class does not declare. */\n"
	        "NOT_INLINE static const char *\nundeclared_%s(struct %s *self, const char *name, size_t length, slot_value value)\n{\n"
	        "\tslot_status status = SLOT_OK;\n\tslot_value found;\n\n"
	        "\tif (%s_hasn(self, name, length) || %s_getn(self, name, length, &found) != SLOT_UNKNOWN_ATTRIBUTE ||\n"
	        "\t    %s_unsetn(self, name, length) != SLOT_UNKNOWN_ATTRIBUTE)\n\t\treturn \"!! there from the start\";\n"
	        "\tTRY(show_%s, NULL, self)\n\t\tstatus = %s_setn(self, name, length, value);\n",
	        c, c, c, c, c, c, c);
	fprintf(out,
	        "#if defined(IS_MAP)\n"
	        "\tif (value.kind == SLOT_NONE || value.kind == SLOT_OBJECT)\n"
	        "\t\treturn status == SLOT_OK ? \"!! accepted\" : \"as it should be\";\n"
	        "\tif (status == SLOT_BAD_VALUE && value.kind == SLOT_STRING && !is_text(value))\n"
	        "\t\treturn \"as it should be\";\n"
	        "\tif (status != SLOT_OK || %s_getn(self, name, length, &found) != SLOT_OK || !is_same(value, found) ||\n"
	        "\t    !%s_hasn(self, name, length))\n\t\treturn \"!! not kept\";\n",
	        c, c);
	if (features & F_WHOLE_OBJECT)
		fprintf(out,
		        "\t{\n\t\tstruct %s twin;\n\t\tbool is_equal;\n\t\tmemset(&twin, 0, sizeof twin);\n"
		        "\t\tTRY(show_%s, NULL, self)\n\t\t\tstatus = %s_copy(&twin, self);\n"
		        "\t\tis_equal = status == SLOT_OK && %s_equal(&twin, self) && %s_hash(&twin) == %s_hash(self);\n"
		        "\t\tif (%s_unsetn(&twin, name, length) != SLOT_OK || %s_equal(&twin, self) || %s_equal(self, &twin))\n"
		        "\t\t\tis_equal = false;\n"
		        "\t\t%s_clear(&twin);\n\t\tif (!is_equal)\n\t\t\treturn \"!! not copied\";\n\t}\n",
		        c, c, c, c, c, c, c, c, c, c);
	fprintf(out,
	        "\tif (%s_unsetn(self, name, length) != SLOT_OK || %s_hasn(self, name, length))\n\t\treturn \"!! not removed\";\n"
	        "#else\n"
	        "\tif (status != SLOT_UNKNOWN_ATTRIBUTE)\n\t\treturn \"!! accepted\";\n"
	        "#endif\n"
	        "\treturn \"as it should be\";\n}\n\n",
	        c, c);
}

/* ---- an object with the same content ---- */

/* Can init be given what getters return? */
static bool
can_rebuild(const struct class_model *class)
{
	for (unsigned i = 0; i < class->count; i++) {
		const struct attribute *attribute = &class->attributes[i];
		if (attribute->is_readonly && (attribute->count || attribute->is_optional || attribute->type == T_BYTES))
			return false;
	}
	return true;
}

static void
write_rebuild_slot(FILE *out, const char *c, const struct attribute *attribute)
{
	const char *n = attribute->accessor;

	if (attribute->is_readonly || attribute->is_constant)
		return;
	fputs("\tstatus = SLOT_OK;\n", out);
	if (attribute->is_optional)
		fprintf(out, "\tif (!%s_has_%s(from))\n\t\t%s_unset_%s(&to);\n\telse\n", c, n, c, n);
	if (attribute->count && attribute->is_bounded) {
		/* An array that is there, and empty, cannot be made by appending. */
		fprintf(out,
		        "\t{\n\t\tis_empty |= %d && %s_%s_count(from) == 0;\n\t\t%s_%s_clear(&to);\n"
		        "\t\tfor (size_t i = 0; status == SLOT_OK && i < %s_%s_count(from); i++)\n"
		        "\t\t\tstatus = %s_%s_append(&to, %s_get_%s(from, i));\n\t}\n",
		        attribute->is_optional, c, n, c, n, c, n, c, n, c, n);
	} else if (attribute->count) {
		fprintf(out,
		        "\tfor (size_t i = 0; status == SLOT_OK && i < %u; i++)\n"
		        "\t\tstatus = %s_set_%s(&to, i, %s_get_%s(from, i));\n",
		        attribute->count, c, n, c, n);
	} else if (attribute->type == T_BYTES) {
		fprintf(out, "\t{\n\t\tbytes = %s_get_%s(from, &length);\n\t\tstatus = %s_set_%s(&to, bytes, length);\n\t}\n", c, n, c, n);
	} else {
		fprintf(out, "\tstatus = %s_set_%s(&to, %s_get_%s(from));\n", c, n, c, n);
	}
	fprintf(out, "\tif (status != SLOT_OK)\n\t\tsay(\"!! its own %s: %%s\", status_name(status));\n", n);
}

/* Of required references init wants all. */
static void
write_rebuild_references(FILE *out, const char *c, const struct attribute *attribute)
{
	fprintf(out, ", (const struct %s *const[]){", attribute->object->c_name);
	for (uint32_t i = 0; i < attribute->count; i++)
		fprintf(out, "%s%s_get_%s(from, %u)", i ? ", " : "", c, attribute->accessor, i);
	fprintf(out, "}, %u", attribute->count);
}

static void
write_rebuild(FILE *out, const struct class_model *class)
{
	const char *c = class->c_name;

	fprintf(out,
	        "/* Another object with the same content, made by typed calls alone. */\n"
	        "NOT_INLINE static void\nrebuild_%s(const struct %s *from)\n{\n\tstruct %s to;\n\tslot_status status;\n"
	        "\tconst void *bytes;\n\tsize_t length;\n\tbool is_empty = false;\n\n\t(void)bytes;\n\t(void)length;\n"
	        "\tmemset(&to, 0x5a, sizeof to);\n\tstatus = %s_init(&to",
	        c, c, c, c);
	for (unsigned i = 0; i < class->count; i++) {
		const struct attribute *attribute = &class->attributes[i];
		if (!is_parameter(attribute))
			continue;
		if (attribute->count && attribute->storage == S_REFERENCE && !attribute->is_bounded)
			write_rebuild_references(out, c, attribute);
		else if (attribute->count || attribute->type == T_BYTES)
			fputs(", NULL, 0", out);
		else
			fprintf(out, ", %s_get_%s(from)", c, attribute->accessor);
	}
	fputs(");\n\tif (status != SLOT_OK)\n\t\tsay(\"!! init from its own values: %s\", status_name(status));\n", out);
	for (unsigned i = 0; i < class->count; i++)
		write_rebuild_slot(out, c, &class->attributes[i]);
	fprintf(out,
	        "\tif (!is_empty && (!%s_equal(&to, from) || !%s_equal(from, &to)))\n\t\tsay(\"!! rebuilt, but not equal\");\n"
	        "\telse if (!is_empty && %s_hash(&to) != %s_hash(from))\n\t\tsay(\"!! equal, but hashed apart\");\n"
	        "\t%s_clear(&to);\n}\n\n",
	        c, c, c, c, c);
}

static void
write_class(FILE *out, const struct class_model *class)
{
	const char *c = class->c_name;

	write_show(out, class);
	write_undeclared(out, class);
	fprintf(out,
	        "static void\nundo_%s(void *self)\n{\n\t%s_clear((struct %s *)self);\n}\n\n"
	        "static void\nundo_new_%s(void *self)\n{\n\tif (*(struct %s **)self)\n\t\tsay(\"!! an object without memory\");\n}\n\n"
	        "NOT_INLINE static void\nbegin_%s(struct %s *self)\n{\n\tslot_status status = SLOT_OK;\n\n"
	        "\tTRY(NULL, undo_%s, self)\n\t\tstatus = %s_init(self",
	        c, c, c, c, c, c, c, c, c);
	print_parameters(out, class, true);
	fprintf(out,
	        ");\n\tif (status != SLOT_OK)\n\t\tsay(\"!! cannot begin %s: %%s\\n\", status_name(status));\n"
	        "}\n\n",
	        c);
	fprintf(out,
	        "static inline slot_status\nassign_%s(struct %s *self, const char *to, const char *from)\n{\n\tslot_value value;\n"
	        "\tslot_status status = %s_get(self, from, &value);\n\n"
	        "\treturn status == SLOT_OK ? %s_set(self, to, value) : status;\n}\n\n",
	        c, c, c, c);
	if (!(features & F_WHOLE_OBJECT))
		return;
	fprintf(out,
	        "static inline void\nformat_%s(const struct %s *self, size_t size)\n{\n\tchar text[64];\n\tint length;\n\n"
	        "\tmemset(text, '#', sizeof text);\n\tlength = %s_format(self, size ? text : NULL, size);\n"
	        "\tsay(\" = %%d %%.*s%%c\\n\", length, (int)size, size ? text : \"\", text[size]);\n}\n\n",
	        c, c, c);
	if (can_rebuild(class))
		write_rebuild(out, class);
	else
		fprintf(out, "#define rebuild_%s(from) (void)(from)\n\n", c);
}

/* ---- the whole ---- */

/* An embedded object begins at times where the outer one does, but never one
 * of its own kind. */
static void
write_objects(FILE *out)
{
	for (unsigned i = 0; i < class_count; i++) {
		const char *c = classes[i].c_name;
		if (has_objects(&classes[i]))
			fprintf(out, "static struct %s %s_a, %s_b, *fresh_%s;\n", c, c, c, c);
	}
	fputs("\nstatic const char *\nname_of_object(const char *class_name, const void *object)\n{\n\tif (!object)\n\t\treturn \"NULL\";\n", out);
	for (unsigned i = 0; i < class_count; i++) {
		const char *c = classes[i].c_name;
		if (!has_objects(&classes[i]))
			continue;
		fprintf(out, "\tif ((object == &%s_a || object == &%s_b) && (false", c, c);
		for (const struct class_model *base = &classes[i]; base; base = base->parent)
			fprintf(out, " || strcmp(class_name, \"%s\") == 0", base->name);
		fprintf(out, "))\n\t\treturn object == &%s_a ? \"%s_a\" : \"%s_b\";\n", c, c, c);
	}
	fputs("\treturn \"inside\";\n}\n\n", out);
}

void
write_program(FILE *out)
{
	if (prelude_file >= file_count)
		fputs("#include \"prelude.h\"\n", out);
	fputs("#include HEADER\n#include \"report.h\"\n\n", out);
	write_objects(out);
	for (unsigned i = 0; i < class_count; i++) {
		if (has_objects(&classes[i]))
			write_class(out, &classes[i]);
	}
	for (int i = 0; i < CALLS; i++) {
		if (i % CALLS_PER_FUNCTION == 0)
			fprintf(out,
			        "static void\ncalls_%d(void)\n{\n\tslot_status status = SLOT_OK;\n\tslot_value value = slot_none(), found = value;\n"
			        "\tconst void *bytes = NULL;\n\tsize_t length = 0;\n\n\t(void)bytes;\n\t(void)length;\n\t(void)value;\n"
			        "\t(void)found;\n\t(void)status;\n",
			        i / CALLS_PER_FUNCTION);
		write_call(out);
		if (i % CALLS_PER_FUNCTION == CALLS_PER_FUNCTION - 1)
			fputs("}\n\n", out);
	}
	fputs("int\nmain(void)\n{\n", out);
	for (unsigned i = 0; i < class_count; i++) {
		const char *c = classes[i].c_name;
		if (has_objects(&classes[i]))
			fprintf(out, "\tsay_class(%s_class());\n\tbegin_%s(&%s_a);\n\tbegin_%s(&%s_b);\n", c, c, c, c, c);
	}
	for (int i = 0; i < CALLS / CALLS_PER_FUNCTION; i++)
		fprintf(out, "\tcalls_%d();\n", i);
	for (unsigned i = 0; i < class_count; i++) {
		const char *c = classes[i].c_name;
		if (has_objects(&classes[i]))
			fprintf(out, "\t%s_clear(&%s_a);\n\t%s_clear(&%s_b);\n", c, c, c, c);
	}
	fputs("\tsay(live_blocks ? \"!! %ld blocks left\\n\" : \"%ld blocks left\\n\", live_blocks);\n"
	      "\treturn 0;\n}\n", out);
}
