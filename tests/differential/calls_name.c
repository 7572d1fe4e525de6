/*
 * calls_name.c: random calls by name: of attributes, their aliases, and names
 * that are none; what is said of them; the names of enums.
 */
#include "differ.h"

#include <inttypes.h>
#include <string.h>

/* A name as C, and its length: in a literal of its own, with more behind it, or
 * in a block of just its size. */
static void
print_name_and_length(FILE *out, const char *name)
{
	size_t length = 0;

	for (const char *c = name; *c; c++, length++)
		c += *c == '\\' ? 3 : 0;
	switch (below(3)) {
	case 0:
		fprintf(out, "\"%s\", %zu", name, length);
		break;
	case 1:
		fprintf(out, "\"%s\" \"+more\", %zu", name, length);
		break;
	default:
		fprintf(out, "exact(\"%s\", %zu), %zu", name, length, length);
		break;
	}
}

static const char *
name_of(const struct attribute *attribute)
{
	return attribute->alias[0] && chance(40) ? attribute->alias : attribute->name;
}

/* ---- set ---- */

/* Enums take names too, times text, and anything may be tried. */
static struct value
named_value(const struct attribute *attribute)
{
	static const char *const times[] = {"\"1999-12-31T23:59:59.5Z\"", "\"2024-02-29\"", "\"2024-02-30\"", "\"no time\"",
	                                    "\"0001-01-01T00:00:00Z\"", "\"2024-05-01T14:30:00.123456+02:00\""};
	static char text[48];
	const bool is_good = chance(60);
	struct value value = {.kind = V_TEXT, .is_text = true};

	if (!is_good && chance(25))
		return any_value();
	if (attribute->type == T_TIMESTAMP && features & F_TIME && chance(40)) {
		value.c = times[below(COUNT_OF(times))];
		return value;
	}
	if ((attribute->type == T_ENUM || attribute->type == T_FLAGS) && chance(40)) {
		const struct enumeration *names = attribute->names;
		const char *first = names->values[below(names->count)];
		value.is_name = is_good || chance(60);
		if (!value.is_name)
			snprintf(text, sizeof text, "\"%s%s\"", first, chance(50) ? "|x~" : "|");
		else if (attribute->type == T_FLAGS && chance(50))
			snprintf(text, sizeof text, "\"%s|%s\"", first, names->values[below(names->count)]);
		else
			snprintf(text, sizeof text, "\"%s\"", first);
		value.c = text;
		return value;
	}
	return value_for(attribute, is_good);
}

static void
set_by_name(FILE *out, const struct call *call)
{
	static const char *const verdicts[] = {"-1", "SLOT_OK", "SLOT_OUT_OF_RANGE", "SLOT_TOO_LONG", "SLOT_BAD_VALUE",
	                                       "SLOT_WRONG_TYPE"};
	const struct attribute *attribute = call->attribute;
	const struct value value = named_value(attribute);
	const char *name = name_of(attribute);
	const bool wants_at = attribute->count ? chance(85) : chance(5);
	const char *expected = "-1";
	char self[160];
	const struct class_model *class = pick_self(call, false, self);
	const char *c = class->c_name;
	const bool is_at = has_arrays(class) && wants_at;

	if (!attribute->count && !is_at)
		expected = attribute->is_readonly || attribute->is_constant ? "SLOT_READ_ONLY" : verdicts[judge(attribute, &value)];
	open_call(out, call, "set by name", name);
	fputs("\tvalue = ", out);
	print_value(out, &value);
	fputs(";\n", out);
	open_try(out, call);
	if (is_at) {
		fprintf(out, "%s_set_at(%s, \"%s\", %u, value);\n", c, self, name, below(attribute->count + 2));
	} else if (chance(85)) {
		/* A literal name is folded, which compilers take long for. */
		fprintf(out, "%s_setn(%s, ", c, self);
		print_name_and_length(out, name);
		fputs(", value);\n", out);
	} else {
		fprintf(out, "%s_set(%s, \"%s\", value);\n", c, self, name);
	}
	if (!attribute->count && !is_at && !value.is_name && !(attribute->type == T_TIMESTAMP && value.kind == V_TEXT)) {
		fputs("\tif (status == SLOT_OK)\n\t\texpect_kept(", out);
		fprintf(out, "%s_getn(%s, ", c, self);
		print_name_and_length(out, name);
		fputs(", &found), value, found);\n", out);
	}
	fprintf(out, "\tend_call(%s_class(), \"%s\", status, %s, show_%s, &%s_%c);\n", c, name, expected, call->class->c_name,
	        call->class->c_name, call->which);
}

/* ---- get, has, unset ---- */

static void
read_by_name(FILE *out, const struct call *call)
{
	const char *name = name_of(call->attribute);
	char self[160];
	const struct class_model *class = pick_self(call, true, self);
	const char *c = class->c_name;

	fprintf(out, "\tsay(\" has %%d \", %s_hasn(%s, ", c, self);
	print_name_and_length(out, name);
	if (has_arrays(class) && chance(30)) {
		fprintf(out, "));\n\tstatus = %s_get_at(%s, \"%s\", %u", c, self, name, below(call->attribute->count + 2));
	} else {
		fprintf(out, "));\n\tstatus = %s_getn(%s, ", c, self);
		print_name_and_length(out, name);
	}
	fputs(", &value);\n\tif (status == SLOT_OK)\n\t\tsay_value(value);\n", out);
}

void
call_by_name(FILE *out, const struct call *call)
{
	const struct attribute *attribute = call->attribute;
	const struct class_model *class = call->class;
	const char *c = class->c_name, *name = name_of(attribute);
	const unsigned kind = below(10);
	char self[160];

	if (kind < 6) {
		set_by_name(out, call);
		return;
	}
	open_call(out, call, "by name", name);
	if (kind == 6) {
		c = pick_self(call, false, self)->c_name;
		fprintf(out, "\tstatus = %s_unsetn(%s, ", c, self);
		print_name_and_length(out, name);
		fputs(");\n", out);
	} else if (kind == 7) {
		open_try(out, call);
		fprintf(out, "assign_%s(&%s_%c, \"%s\", \"%s\");\n", c, c, call->which, name,
		        class->attributes[below(class->count)].name);
	} else {
		read_by_name(out, call);
	}
	close_call(out, call, name);
}

/* ---- names that are none ---- */

/* A neighbour of a name, or a stranger; as C, so that an escape is four. */
static void
pick_stranger(const struct class_model *class, char out[64])
{
	static const char *const strangers[] = {"", "colour", "retired", "__class__", "a name with blanks", "\\303\\251", "x_y_z",
	                                        "quantity_of_things_nobody_declared_at_all"};

	for (;;) {
		bool is_name = false;
		size_t length;
		if (chance(50)) {
			snprintf(out, 64, "%s", strangers[below(COUNT_OF(strangers))]);
			return;
		}
		snprintf(out, 62, "%s", class->attributes[below(class->count)].name);
		length = strlen(out);
		switch (below(4)) {
		case 0:
			strcat(out, "s");
			break;
		case 1:
			out[below((unsigned)length)] = '~';
			break;
		case 2:
			out[length - 1] = '\0';
			break;
		default:
			/* One bit is another. */
			out[below((unsigned)length)] ^= 0x20;
			break;
		}
		for (unsigned i = 0; i < class->count; i++)
			is_name |= strcmp(out, class->attributes[i].name) == 0 || strcmp(out, class->attributes[i].alias) == 0;
		/* '_' with another bit is DEL, a digit a control character. */
		for (const char *at = out; *at; at++)
			is_name |= *at < ' ' || *at == 0x7f;
		if (!is_name)
			return;
	}
}

void
call_with_stranger(FILE *out, const struct call *call)
{
	const struct class_model *class = call->class;
	const struct value value = any_value();
	char name[64];

	pick_stranger(class, name);
	open_call(out, call, "undeclared", name);
	fprintf(out, "\tsay(\" %%s\\n\", undeclared_%s(&%s_%c, ", class->c_name, class->c_name, call->which);
	print_name_and_length(out, name);
	fputs(", ", out);
	print_value(out, &value);
	fprintf(out, "));\n\tshow_%s(&%s_%c);\n", class->c_name, class->c_name, call->which);
}

/* The sentence for any status, in a buffer that may be too small. */
void
call_explain(FILE *out, const struct call *call)
{
	char name[64];

	if (chance(50))
		pick_stranger(call->class, name);
	else
		snprintf(name, sizeof name, "%s", name_of(call->attribute));
	open_call(out, call, "explain", name);
	fprintf(out, "\tsay_explained(%s_class(), \"%s\", (slot_status)%u, %u);\n", call->class->c_name, name, below(11),
	        chance(70) ? 400 : below(60));
}

/* ---- enums ---- */

void
call_enum(FILE *out)
{
	const struct enumeration *names = &enumerations[below(enumeration_count)];
	const struct call call = {.class = NULL};
	const char *c = names->c_name;
	const unsigned pick = below(names->count);
	const uint64_t number = chance(60) ? names->numbers[pick] : edge_number();

	open_call(out, &call, "enum", names->name);
	fprintf(out, "\tsay(\" %%d\", %s_is_valid(UINT64_C(%" PRIu64 ")));\n", c, number);
	if (names->is_flags)
		fprintf(out,
		        "\t{\n\t\tchar text[100];\n\t\tuint64_t flags = 0;\n\t\tmemset(text, '#', sizeof text);\n"
		        "\t\tsay(\" %%d\", %s_format(UINT64_C(%" PRIu64 "), text, %u));\n\t\tsay(\" %%.99s\", text);\n"
		        "\t\tif (%s_from_name(\"%s\", &flags) != SLOT_OK || flags != UINT64_C(%" PRIu64 "))\n\t\t\tsay(\"!! another number\");\n\t}\n",
		        c, number, 1 + below(60), c, names->values[pick], names->numbers[pick]);
	else
		fprintf(out,
		        "\t{\n\t\tenum %s found;\n\t\tconst char *name = %s_name(UINT64_C(%" PRIu64 "));\n"
		        "\t\tsay(\" %%s\", name ? name : \"none\");\n"
		        "\t\tif (%s_from_name(\"%s\", &found) != SLOT_OK || (uint64_t)found != UINT64_C(%" PRIu64 "))\n\t\t\tsay(\"!! another number\");\n"
		        "\t\tif (%s_from_name(\"%sx\", &found) != SLOT_BAD_VALUE || %s_from_name(NULL, &found) != SLOT_BAD_VALUE)\n"
		        "\t\t\tsay(\"!! a name that is none\");\n\t}\n",
		        c, c, number, c, names->values[pick], names->numbers[pick], c, names->values[pick], c);
	fputs("\tsay(\"\\n\");\n", out);
}
