/*
 * calls.c: the program. Each class has two objects, a and b, that always hold
 * a value; a call that ends one is followed by one that begins it again. What
 * a call takes is random, and what it says is printed.
 */
#include "differ.h"

#include <inttypes.h>
#include <string.h>

enum { CALLS = 60, CALLS_PER_FUNCTION = 20 };

/* ---- names in C ---- */

/* "alpha_as_base(&beta_a)" or "&alpha_a": the object as the class that has the
 * attribute's functions. */
static void
print_self(FILE *out, const struct class_model *class, const struct class_model *owner, char which, bool is_const)
{
	if (class == owner)
		fprintf(out, "&%s_%c", class->c_name, which);
	else
		fprintf(out, "%s_%s_%s(&%s_%c)", class->c_name, is_const ? "as" : "edit_as", owner->c_name, class->c_name, which);
}

static void
print_length(FILE *out, uint64_t length)
{
	fprintf(out, "%" PRIu64, length);
}

/* Arguments for init: a value for each parameter. */
static void
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

/* A hash of references is one of addresses. */
static bool
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

static bool
has_arrays(const struct class_model *class)
{
	for (unsigned i = 0; i < class->count; i++) {
		if (class->attributes[i].count)
			return true;
	}
	return false;
}

/* ---- what each class needs ---- */

static void
write_show(FILE *out, const struct class_model *class)
{
	const char *c = class->c_name;

	fprintf(out, "NOT_INLINE static void\nshow_%s(const struct %s *self)\n{\n\tslot_value value;\n", c, c);
	if (features & F_WHOLE_OBJECT) {
		fprintf(out,
		        "\tchar text[8000];\n\tint length = %s_format(self, text, sizeof text);\n\n"
		        "\tsay(\"  %%d %%s\\n\", length, text);\n",
		        c);
		if (!holds_references(class))
			fprintf(out, "\tsay(\"  hash %%016\" PRIx64 \"\\n\", %s_hash(self));\n", c);
		fprintf(out, "\tif (!%s_equal(self, self))\n\t\tsay(\"  UNEQUAL TO ITSELF\\n\");\n", c);
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
	        "\tslot_status status;\n\tslot_value found;\n\n"
	        "\tif (%s_hasn(self, name, length) || %s_getn(self, name, length, &found) != SLOT_UNKNOWN_ATTRIBUTE ||\n"
	        "\t    %s_unsetn(self, name, length) != SLOT_UNKNOWN_ATTRIBUTE)\n\t\treturn \"THERE FROM THE START\";\n"
	        "\tTRY(status, %s_setn(self, name, length, value), show_%s(self), (void)0);\n",
	        c, c, c, c, c, c, c);
	fprintf(out,
	        "#if defined(IS_MAP)\n"
	        "\tif (value.kind == SLOT_NONE || value.kind == SLOT_OBJECT)\n"
	        "\t\treturn status == SLOT_OK ? \"ACCEPTED\" : \"as it should be\";\n"
	        "\tif (status == SLOT_BAD_VALUE && value.kind == SLOT_STRING && !is_text(value))\n"
	        "\t\treturn \"as it should be\";\n"
	        "\tif (status != SLOT_OK || %s_getn(self, name, length, &found) != SLOT_OK || !is_same(value, found) ||\n"
	        "\t    !%s_hasn(self, name, length))\n\t\treturn \"NOT KEPT\";\n",
	        c, c);
	if (features & F_WHOLE_OBJECT)
		fprintf(out,
		        "\t{\n\t\tstruct %s twin;\n\t\tslot_status copied;\n\t\tbool is_equal;\n\t\tmemset(&twin, 0, sizeof twin);\n"
		        "\t\tTRY(copied, %s_copy(&twin, self), show_%s(self), (void)0);\n"
		        "\t\tis_equal = copied == SLOT_OK && %s_equal(&twin, self) && %s_hash(&twin) == %s_hash(self);\n"
		        "\t\tif (%s_unsetn(&twin, name, length) != SLOT_OK || %s_equal(&twin, self) || %s_equal(self, &twin))\n"
		        "\t\t\tis_equal = false;\n"
		        "\t\t%s_clear(&twin);\n\t\tif (!is_equal)\n\t\t\treturn \"NOT COPIED\";\n\t}\n",
		        c, c, c, c, c, c, c, c, c, c);
	fprintf(out,
	        "\tif (%s_unsetn(self, name, length) != SLOT_OK || %s_hasn(self, name, length))\n\t\treturn \"NOT REMOVED\";\n"
	        "#else\n"
	        "\tif (status != SLOT_UNKNOWN_ATTRIBUTE)\n\t\treturn \"ACCEPTED\";\n"
	        "#endif\n"
	        "\treturn \"as it should be\";\n}\n\n",
	        c, c);
}

static void
write_class(FILE *out, const struct class_model *class)
{
	const char *c = class->c_name;

	write_show(out, class);
	write_undeclared(out, class);
	fprintf(out, "NOT_INLINE static void\nbegin_%s(struct %s *self)\n{\n\tslot_status status;\n\n\tTRY(status, %s_init(self", c, c, c);
	print_parameters(out, class, true);
	fprintf(out,
	        "), (void)0, %s_clear(self));\n\tif (status != SLOT_OK)\n\t\tsay(\"  CANNOT BEGIN %s: %%s\\n\", status_name(status));\n"
	        "}\n\n",
	        c, c);
	fprintf(out,
	        "static inline slot_status\nassign_%s(struct %s *self, const char *to, const char *from)\n{\n\tslot_value value;\n"
	        "\tslot_status status = %s_get(self, from, &value);\n\n"
	        "\treturn status == SLOT_OK ? %s_set(self, to, value) : status;\n}\n\n",
	        c, c, c, c);
	if (features & F_WHOLE_OBJECT)
		fprintf(out,
		        "static void\nformat_%s(const struct %s *self, size_t size)\n{\n\tchar text[64];\n\tint length;\n\n"
		        "\tmemset(text, '#', sizeof text);\n\tlength = %s_format(self, size ? text : NULL, size);\n"
		        "\tsay(\" = %%d %%.*s%%c\\n\", length, (int)size, size ? text : \"\", text[size]);\n}\n\n",
		        c, c, c);
}

/* ---- calls ---- */

static int call_number;

/* Names that are none: a neighbour of one that is, or a stranger. */
static void
pick_stranger(const struct class_model *class, char out[64])
{
	static const char *const strangers[] = {"", "colour", "__class__", "a name with blanks", "\\303\\251", "x_y_z",
	                                        "quantity_of_things_nobody_declared_at_all"};

	for (;;) {
		if (chance(60)) {
			snprintf(out, 64, "%s", strangers[below(7)]);
			return;
		}
		snprintf(out, 64, "%s", class->attributes[below(class->count)].name);
		if (chance(50))
			strcat(out, "s");
		else
			out[strlen(out) - 1] = '~';
		bool is_name = false;
		for (unsigned i = 0; i < class->count; i++)
			is_name |= strcmp(out, class->attributes[i].name) == 0 || strcmp(out, class->attributes[i].alias) == 0;
		if (!is_name)
			return;
	}
}

/* A name as C, and its length: in a literal of its own, or with more behind it. */
static void
print_name_and_length(FILE *out, const char *name)
{
	size_t length = 0;

	for (const char *c = name; *c; c++, length++)
		c += *c == '\\' ? 3 : 0;
	if (chance(50))
		fprintf(out, "\"%s\", %zu", name, length);
	else
		fprintf(out, "\"%s\" \"+more\", %zu", name, length);
}

static const char *
name_of(const struct attribute *attribute)
{
	return attribute->alias[0] && chance(40) ? attribute->alias : attribute->name;
}

static void
open_call(FILE *out, const struct class_model *class, const char *about, const char *name)
{
	fprintf(out, "\tsay_call(%d, \"%s.%s %s\");\n", call_number++, class->name, about, name);
}

/* Say the status and the object after it. */
static void
close_call(FILE *out, const struct class_model *class, const char *name, char which)
{
	fprintf(out, "\tsay_status(%s_class(), ", class->c_name);
	if (name)
		fprintf(out, "\"%s\"", name);
	else
		fputs("NULL", out);
	fprintf(out, ", status);\n\tshow_%s(&%s_%c);\n", class->c_name, class->c_name, which);
}

static void
typed_get(FILE *out, const struct class_model *class, const struct attribute *attribute, char which)
{
	bool is_array = attribute->count > 0;
	unsigned index = is_array ? below(attribute->count + 2) : 0;
	const char *c = attribute->owner->c_name;

	open_call(out, class, "get", attribute->name);
	if (attribute->type == T_BYTES)
		fputs("\tlength = 77;\n", out);
	switch (attribute->type) {
	case T_BOOL:
		fputs("\tsay_value(slot_bool(", out);
		break;
	case T_FLOAT:
	case T_DOUBLE:
		fputs("\tsay_value(slot_double((double)", out);
		break;
	case T_STRING:
		fputs("\tsay_value(slot_string(", out);
		break;
	case T_BYTES:
		fputs("\tbytes = (", out);
		break;
	case T_OBJECT:
		fprintf(out, "\tsay(\"%%s\", name_of_object(\"%s\", ", attribute->object->name);
		break;
	default:
		fputs(is_signed(attribute->type) ? "\tsay_value(slot_int(" : "\tsay_value(slot_uint(", out);
		break;
	}
	fprintf(out, "%s_get_%s(", c, attribute->name);
	print_self(out, class, attribute->owner, which, true);
	if (is_array)
		fprintf(out, ", %u", index);
	fputs(attribute->type == T_BYTES ? ", &length));\n\tsay_value(slot_bytes(bytes, length));\n\tsay(\"\\n\");\n"
	                                 : ")));\n\tsay(\"\\n\");\n",
	      out);
}

static void
typed_set(FILE *out, const struct class_model *class, const struct attribute *attribute, char which)
{
	if (attribute->is_readonly || attribute->is_constant) {
		typed_get(out, class, attribute, which);
		return;
	}
	open_call(out, class, "set", attribute->name);
	fprintf(out, "\tTRY(status, %s_set_%s(", attribute->owner->c_name, attribute->name);
	print_self(out, class, attribute->owner, which, false);
	fputs(", ", out);
	if (attribute->count)
		fprintf(out, "%u, ", below(attribute->count + 1));
	if (attribute->type == T_STRING && !attribute->count && attribute->storage != S_BORROWED && chance(15)) {
		fprintf(out, "%s_get_%s(", attribute->owner->c_name, attribute->name);
		print_self(out, class, attribute->owner, which, true);
		fputs(") + 0", out);
	} else {
		print_typed(out, attribute, chance(60));
	}
	fprintf(out, "), show_%s(&%s_%c), (void)0);\n", class->c_name, class->c_name, which);
	close_call(out, class, attribute->name, which);
}

static void
presence(FILE *out, const struct class_model *class, const struct attribute *attribute, char which)
{
	const char *c = attribute->owner->c_name;

	open_call(out, class, "unset", attribute->name);
	fprintf(out, "\tsay(\"%%d\", %s_has_%s(", c, attribute->name);
	print_self(out, class, attribute->owner, which, true);
	fputs("));\n", out);
	if (!attribute->is_readonly) {
		fprintf(out, "\t%s_unset_%s(", c, attribute->name);
		print_self(out, class, attribute->owner, which, false);
		fputs(");\n", out);
	}
	fprintf(out, "\tsay(\"\\n\");\n\tshow_%s(&%s_%c);\n", class->c_name, class->c_name, which);
}

static void
array_call(FILE *out, const struct class_model *class, const struct attribute *attribute, char which)
{
	const char *c = attribute->owner->c_name, *n = attribute->name;
	unsigned kind = attribute->is_readonly ? 0 : below(8);

	open_call(out, class, "array", n);
	fprintf(out, "\tsay(\"%%zu\", %s_%s_count(", c, n);
	print_self(out, class, attribute->owner, which, true);
	fputs("));\n", out);
	if (kind == 0) {
		fputs("\tsay(\"\\n\");\n", out);
		return;
	}
	if (kind == 1) {
		fprintf(out, "\t%s_%s_clear(", c, n);
		print_self(out, class, attribute->owner, which, false);
		fprintf(out, ");\n\tsay(\"\\n\");\n\tshow_%s(&%s_%c);\n", class->c_name, class->c_name, which);
		return;
	}
	fprintf(out, "\tTRY(status, %s_%s_%s(", c, n, kind == 2 ? "remove" : "append");
	print_self(out, class, attribute->owner, which, false);
	fputs(", ", out);
	if (kind == 2)
		print_length(out, below(attribute->count));
	else
		print_typed(out, attribute, chance(70));
	fprintf(out, "), show_%s(&%s_%c), (void)0);\n", class->c_name, class->c_name, which);
	close_call(out, class, n, which);
}

static void
edit(FILE *out, const struct class_model *class, const struct attribute *attribute, char which)
{
	const struct class_model *inner = attribute->object;
	const struct attribute *field = &inner->attributes[below(inner->count)];

	if (attribute->is_readonly) {
		typed_get(out, class, attribute, which);
		return;
	}
	open_call(out, class, "edit", attribute->name);
	fprintf(out, "\t{\n\t\tstruct %s *inner = %s_edit_%s(", inner->c_name, attribute->owner->c_name, attribute->name);
	print_self(out, class, attribute->owner, which, false);
	if (attribute->count)
		fprintf(out, ", %u", below(attribute->count + 1));
	fprintf(out, ");\n\t\tsay(\" %%d \", inner != NULL);\n\t\tif (inner)\n\t\t\tTRY(status, ");
	if (field->count)
		fprintf(out, "%s_set_at(inner, \"%s\", %u, ", inner->c_name, field->name, below(field->count));
	else
		fprintf(out, "%s_setn(inner, \"%s\", %zu, ", inner->c_name, field->name, strlen(field->name));
	print_value(out, field, chance(70));
	fprintf(out, "), show_%s(&%s_%c), (void)0);\n\t\telse\n\t\t\tstatus = SLOT_OK;\n\t}\n", class->c_name, class->c_name, which);
	close_call(out, class, NULL, which);
}

static void
set_by_name(FILE *out, const struct class_model *class, const struct attribute *attribute, char which)
{
	const char *c = class->c_name, *name = name_of(attribute);
	bool is_good = chance(60);

	open_call(out, class, "set by name", name);
	if (attribute->count ? chance(85) : has_arrays(class) && chance(5)) {
		fprintf(out, "\tTRY(status, %s_set_at(&%s_%c, \"%s\", %u, ", c, c, which, name, below(attribute->count + 2));
	} else if (chance(85)) {
		/* A literal name is folded, which compilers take long for. */
		fprintf(out, "\tTRY(status, %s_setn(&%s_%c, ", c, c, which);
		print_name_and_length(out, name);
		fputs(", ", out);
	} else {
		fprintf(out, "\tTRY(status, %s_set(&%s_%c, \"%s\", ", c, c, which, name);
	}
	print_value(out, attribute, is_good);
	fprintf(out, "), show_%s(&%s_%c), (void)0);\n", c, c, which);
	close_call(out, class, name, which);
}

static void
get_by_name(FILE *out, const struct class_model *class, const struct attribute *attribute, char which)
{
	const char *c = class->c_name, *name = name_of(attribute);
	unsigned kind = below(4);

	open_call(out, class, "by name", name);
	if (kind == 0) {
		fprintf(out, "\tstatus = %s_unsetn(&%s_%c, ", c, c, which);
		print_name_and_length(out, name);
		fputs(");\n", out);
	} else if (kind == 1) {
		fprintf(out, "\tTRY(status, assign_%s(&%s_%c, \"%s\", \"%s\"), show_%s(&%s_%c), (void)0);\n", c, c, which, name,
		        class->attributes[below(class->count)].name, c, c, which);
	} else {
		fprintf(out, "\tsay(\"has %%d \", %s_hasn(&%s_%c, ", c, c, which);
		print_name_and_length(out, name);
		fprintf(out, "));\n\tstatus = %s_getn(&%s_%c, ", c, c, which);
		print_name_and_length(out, name);
		fputs(", &value);\n\tif (status == SLOT_OK)\n\t\tsay_value(value);\n", out);
	}
	close_call(out, class, name, which);
}

static void
stranger(FILE *out, const struct class_model *class, char which)
{
	char name[64];

	pick_stranger(class, name);
	open_call(out, class, "undeclared", name);
	fprintf(out, "\tsay(\" %%s\\n\", undeclared_%s(&%s_%c, ", class->c_name, class->c_name, which);
	print_name_and_length(out, name);
	fputs(", ", out);
	print_value(out, NULL, false);
	fprintf(out, "));\n\tshow_%s(&%s_%c);\n", class->c_name, class->c_name, which);
}

static void
init(FILE *out, const struct class_model *class, char which)
{
	const char *c = class->c_name;
	bool is_new = chance(30);

	open_call(out, class, is_new ? "new" : "init", "");
	if (is_new) {
		fprintf(out, "\tfresh_%s = NULL;\n\tTRY(status, %s_new(&fresh_%s", c, c, c);
		print_parameters(out, class, chance(60));
		fprintf(out,
		        "), (void)0, say_if(fresh_%s != NULL, \" NOT NULL\"));\n"
		        "\tsay_status(%s_class(), NULL, status);\n\tif (fresh_%s)\n\t\tshow_%s(fresh_%s);\n\t%s_free(fresh_%s);\n",
		        c, c, c, c, c, c, c);
		return;
	}
	fprintf(out, "\t%s_clear(&%s_%c);\n\t%s_clear(&%s_%c);\n\tTRY(status, %s_init(&%s_%c", c, c, which, c, c, which, c, c, which);
	print_parameters(out, class, chance(60));
	fprintf(out,
	        "), (void)0, %s_clear(&%s_%c));\n\tsay_status(%s_class(), NULL, status);\n\tif (status != SLOT_OK) {\n"
	        "\t\t%s_clear(&%s_%c);\n\t\tbegin_%s(&%s_%c);\n\t}\n\tshow_%s(&%s_%c);\n",
	        c, c, which, c, c, c, which, c, c, which, c, c, which);
}

static void
whole(FILE *out, const struct class_model *class, char which)
{
	const char *c = class->c_name;
	char other = which == 'a' ? 'b' : 'a';

	switch (below(5)) {
	case 0:
		open_call(out, class, "copy", "");
		if (chance(15))
			other = which;
		fprintf(out, "\tTRY(status, %s_copy(&%s_%c, &%s_%c), show_%s(&%s_%c), (void)0);\n", c, c, which, c, other, c, c, which);
		fprintf(out, "\tif (!%s_equal(&%s_%c, &%s_%c) || %s_hash(&%s_%c) != %s_hash(&%s_%c))\n\t\tsay(\" UNEQUAL\");\n", c, c,
		        which, c, other, c, c, which, c, c, other);
		close_call(out, class, NULL, which);
		break;
	case 1:
		open_call(out, class, "move", "");
		fprintf(out, "\t%s_move(&%s_%c, &%s_%c);\n", c, c, which, c, other);
		if (chance(50))
			fprintf(out, "\t%s_clear(&%s_%c);\n\tbegin_%s(&%s_%c);\n", c, c, other, c, c, other);
		else
			fprintf(out, "\tTRY(status, %s_copy(&%s_%c, &%s_%c), (void)0, (void)0);\n", c, c, other, c, which);
		fprintf(out, "\tsay(\"\\n\");\n\tshow_%s(&%s_%c);\n", c, c, which);
		break;
	case 2:
		open_call(out, class, "format", "");
		fprintf(out, "\tformat_%s(&%s_%c, %u);\n", c, c, which, below(60));
		break;
	default:
		open_call(out, class, "equal", "");
		fprintf(out, "\tsay(\" = %%d\\n\", %s_equal(&%s_a, &%s_b));\n", c, c, c);
		fprintf(out, "\tif (%s_equal(&%s_a, &%s_b) && %s_hash(&%s_a) != %s_hash(&%s_b))\n\t\tsay(\" HASHED APART\\n\");\n", c,
		        c, c, c, c, c, c);
		break;
	}
}

/* ---- the program ---- */

static void
write_call(FILE *out)
{
	const struct class_model *class = &classes[below(class_count)];
	const struct attribute *attribute = &class->attributes[below(class->count)];
	char which = "ab"[below(2)];
	unsigned pick = below(100);

	if (pick < 8)
		stranger(out, class, which);
	else if (pick < 14)
		init(out, class, which);
	else if (pick < 26 && features & F_WHOLE_OBJECT)
		whole(out, class, which);
	else if (pick < 46 && attribute->is_bounded)
		array_call(out, class, attribute, which);
	else if (pick < 46 && attribute->type == T_OBJECT && attribute->storage == S_INLINE)
		edit(out, class, attribute, which);
	else if (pick < 40 && attribute->is_optional)
		presence(out, class, attribute, which);
	else if (pick < 50)
		typed_get(out, class, attribute, which);
	else if (pick < 70)
		typed_set(out, class, attribute, which);
	else if (pick < 88)
		set_by_name(out, class, attribute, which);
	else
		get_by_name(out, class, attribute, which);
}

static void
write_objects(FILE *out)
{
	for (unsigned i = 0; i < class_count; i++) {
		const char *c = classes[i].c_name;
		fprintf(out, "static struct %s %s_a, %s_b, *fresh_%s;\n", c, c, c, c);
	}
	fputs("\nstatic const char *\nname_of_object(const char *class_name, const void *object)\n{\n\tif (!object)\n\t\treturn \"NULL\";\n", out);
	for (unsigned i = 0; i < class_count; i++) {
		const char *c = classes[i].c_name;
		fprintf(out,
		        "\tif (strcmp(class_name, \"%s\") == 0 && (object == &%s_a || object == &%s_b))\n"
		        "\t\treturn object == &%s_a ? \"%s_a\" : \"%s_b\";\n",
		        classes[i].name, c, c, c, c, c);
	}
	fputs("\treturn \"inside\";\n}\n\n", out);
}

void
write_calls(FILE *out)
{
	fputs("#include \"prelude.h\"\n#include HEADER\n#include \"report.h\"\n\n", out);
	write_objects(out);
	for (unsigned i = 0; i < class_count; i++)
		write_class(out, &classes[i]);
	for (int i = 0; i < CALLS; i++) {
		if (i % CALLS_PER_FUNCTION == 0)
			fprintf(out,
			        "static void\ncalls_%d(void)\n{\n\tslot_status status = SLOT_OK;\n\tslot_value value = slot_none();\n"
			        "\tconst void *bytes = NULL;\n\tsize_t length = 0;\n\n\t(void)bytes;\n\t(void)length;\n\t(void)value;\n\t(void)status;\n",
			        i / CALLS_PER_FUNCTION);
		write_call(out);
		if (i % CALLS_PER_FUNCTION == CALLS_PER_FUNCTION - 1)
			fputs("}\n\n", out);
	}
	fputs("int\nmain(void)\n{\n", out);
	for (unsigned i = 0; i < class_count; i++)
		fprintf(out, "\tbegin_%s(&%s_a);\n\tbegin_%s(&%s_b);\n", classes[i].c_name, classes[i].c_name, classes[i].c_name,
		        classes[i].c_name);
	for (int i = 0; i < CALLS / CALLS_PER_FUNCTION; i++)
		fprintf(out, "\tcalls_%d();\n", i);
	for (unsigned i = 0; i < class_count; i++)
		fprintf(out, "\t%s_clear(&%s_a);\n\t%s_clear(&%s_b);\n", classes[i].c_name, classes[i].c_name, classes[i].c_name,
		        classes[i].c_name);
	fputs("\tsay(\"%ld blocks left\\n\", live_blocks);\n\treturn 0;\n}\n", out);
}
