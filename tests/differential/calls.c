/*
 * calls.c: a random call; here the typed ones, about one attribute. Where the
 * model knows what a call must answer, the program is told.
 */
#include "differ.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int call_number;

void
open_call(FILE *out, const struct call *call, const char *about, const char *name)
{
	fprintf(out, "\tsay_call(%d, \"%s.%s %s\");\n", call_number++, call->class ? call->class->name : "", about, name);
}

void
open_try(FILE *out, const struct call *call)
{
	const char *c = call->class->c_name;

	fprintf(out, "\tTRY(show_%s, NULL, &%s_%c)\n\t\tstatus = ", c, c, call->which);
}

static void
close_expected(FILE *out, const struct call *call, const char *name, const char *expected)
{
	const char *c = call->class->c_name;

	fprintf(out, "\tend_call(%s_class(), ", c);
	if (name)
		fprintf(out, "\"%s\"", name);
	else
		fputs("NULL", out);
	fprintf(out, ", status, %s, show_%s, &%s_%c);\n", expected, c, c, call->which);
}

void
close_call(FILE *out, const struct call *call, const char *name)
{
	close_expected(out, call, name, "-1");
}

const struct class_model *
pick_self(const struct call *call, bool is_const, char text[160])
{
	const struct class_model *class = call->class, *base = class;

	/* Which of its parents have the attribute? */
	while (base->parent && chance(50) &&
	       (!call->attribute || call->attribute - class->attributes < (long)base->parent->count))
		base = base->parent;
	if (base == class)
		snprintf(text, 160, "&%s_%c", class->c_name, call->which);
	else
		snprintf(text, 160, "%s_%s_%s(&%s_%c)", class->c_name, is_const ? "as" : "edit_as", base->c_name, class->c_name,
		         call->which);
	return base;
}

static const char *const verdicts[] = {"-1", "SLOT_OK", "SLOT_OUT_OF_RANGE", "SLOT_TOO_LONG", "SLOT_BAD_VALUE", "SLOT_WRONG_TYPE"};

/* ---- reading ---- */

static void
typed_get(FILE *out, const struct call *call)
{
	const struct attribute *attribute = call->attribute;
	char self[160];
	const char *c = pick_self(call, true, self)->c_name;

	open_call(out, call, "get", attribute->name);
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
		fputs("\tlength = 77;\n\tbytes = (", out);
		break;
	case T_OBJECT:
		fprintf(out, "\tsay(\"%%s\", name_of_object(\"%s\", ", attribute->object->name);
		break;
	default:
		fputs(is_signed(attribute->type) ? "\tsay_value(slot_int(" : "\tsay_value(slot_uint(", out);
		break;
	}
	fprintf(out, "%s_get_%s(%s", c, attribute->accessor, self);
	if (attribute->count)
		fprintf(out, ", %u", below(attribute->count + 2));
	fputs(attribute->type == T_BYTES ? ", &length));\n\tsay_value(slot_bytes(bytes, length));\n\tsay(\"\\n\");\n"
	                                 : ")));\n\tsay(\"\\n\");\n",
	      out);
}

/* ---- writing ---- */

/* A C conversion to float has no answer where the number is too large. */
static struct value
typed_value(const struct attribute *attribute, bool is_good)
{
	struct value value = value_for(attribute, is_good);

	while (attribute->type == T_FLOAT && strpbrk(value.c, "0123456789") && fabs(strtod(value.c, NULL)) > 3.40282347e38)
		value = value_for(attribute, is_good);
	/* What is passed has 64 bits, but for a type that is as wide as the slot. */
	if (is_integer(attribute->type)) {
		uint64_t low, high;
		integer_limits(attribute, &low, &high);
		if (high - low == UINT64_MAX >> (64 - bits_of(attribute->type)))
			value.number = low + ((value.number - low) & (high - low));
	}
	return value;
}

/* At times, a value that lies in the object itself: of this slot or of another
 * one of its kind, or a part of it. False where there is none. */
static bool
own_value(FILE *out, const struct call *call, char text[200])
{
	const struct attribute *wanted = call->attribute, *found = wanted;
	const char *c = call->class->c_name;
	char getter[120], index[16] = "";

	if (!chance(15) || wanted->storage == S_BORROWED || wanted->storage == S_REFERENCE)
		return false;
	for (unsigned i = 0; i < 4; i++) {
		const struct attribute *other = &call->class->attributes[below(call->class->count)];
		if (other->type == wanted->type && other->object == wanted->object)
			found = other;
	}
	if (found->count)
		snprintf(index, sizeof index, ", %u", below(found->count));
	snprintf(getter, sizeof getter, "%s_get_%s(&%s_%c%s", c, found->accessor, c, call->which, index);
	switch (wanted->type) {
	case T_STRING:
		snprintf(text, 200, "part_of_text(%s), %u)", getter, chance(60) ? 0 : below(5));
		return true;
	case T_BYTES:
		fprintf(out, "\tbytes = part_of_bytes(%s, &length), &length, %u);\n", getter, chance(60) ? 0 : below(5));
		strcpy(text, "bytes, length");
		return true;
	case T_OBJECT:
		snprintf(text, 200, "%s)", getter);
		return true;
	default:
		return false;
	}
}

static void
print_value_or(FILE *out, const struct attribute *attribute, const struct value *value, const char *own)
{
	if (own)
		fputs(own, out);
	else
		print_typed(out, attribute, value);
	fputs(");\n", out);
}

static void
typed_set(FILE *out, const struct call *call)
{
	const struct attribute *attribute = call->attribute;
	const struct value value = typed_value(attribute, chance(60));
	const unsigned index = attribute->count ? below(attribute->count + 1) : 0;
	enum verdict verdict = judge(attribute, &value);
	char self[160], expected[320], own[200];
	const char *c;
	bool is_own;

	if (attribute->is_readonly || attribute->is_constant) {
		typed_get(out, call);
		return;
	}
	c = pick_self(call, false, self)->c_name;
	open_call(out, call, "set", attribute->name);
	is_own = own_value(out, call, own);
	open_try(out, call);
	fprintf(out, "%s_set_%s(%s, ", c, attribute->accessor, self);
	if (attribute->count)
		fprintf(out, "%u, ", index);
	print_value_or(out, attribute, &value, is_own ? own : NULL);
	if (is_own)
		verdict = ANY_STATUS;
	snprintf(expected, sizeof expected, "%s", verdicts[verdict]);
	/* There is no such element, or the value is at fault too. */
	if (attribute->count && (attribute->is_bounded || index >= attribute->count)) {
		if (verdict != MUST_SUCCEED || attribute->is_optional)
			strcpy(expected, "-1");
		else if (attribute->is_bounded)
			snprintf(expected, sizeof expected, "%u < %s_%s_count(%s) ? SLOT_OK : SLOT_OUT_OF_RANGE", index, c,
			         attribute->accessor, self);
		else
			strcpy(expected, "SLOT_OUT_OF_RANGE");
	}
	close_expected(out, call, attribute->name, expected);
}

static void
presence(FILE *out, const struct call *call)
{
	const char *n = call->attribute->accessor;
	char self[160];
	const char *c = pick_self(call, false, self)->c_name;

	open_call(out, call, "unset", call->attribute->name);
	fprintf(out, "\tsay(\" %%d\", %s_has_%s(%s));\n", c, n, self);
	if (!call->attribute->is_readonly)
		fprintf(out, "\t%s_unset_%s(%s);\n\tif (%s_has_%s(%s))\n\t\tsay(\"!! still there\");\n", c, n, self, c, n, self);
	close_call(out, call, NULL);
}

static void
array_call(FILE *out, const struct call *call)
{
	const struct attribute *attribute = call->attribute;
	const char *n = attribute->accessor;
	const unsigned kind = attribute->is_readonly ? 0 : below(9);
	char self[160], expected[320], own[200];
	const char *c = pick_self(call, false, self)->c_name;
	struct value value;
	enum verdict verdict;
	bool is_own;

	open_call(out, call, "array", attribute->name);
	fprintf(out, "\tsay(\" %%zu\", length = %s_%s_count(%s));\n", c, n, self);
	if (kind == 0) {
		fputs("\tsay(\"\\n\");\n", out);
		return;
	}
	if (kind == 1) {
		fprintf(out, "\t%s_%s_clear(%s);\n", c, n, self);
		snprintf(expected, sizeof expected, "%s_%s_count(%s) ? SLOT_NO_MEMORY : -1", c, n, self);
		close_expected(out, call, attribute->name, expected);
		return;
	}
	if (kind == 2) {
		const unsigned index = below(attribute->count);
		open_try(out, call);
		fprintf(out, "%s_%s_remove(%s, %u);\n", c, n, self, index);
		snprintf(expected, sizeof expected, "%u < length ? SLOT_OK : SLOT_OUT_OF_RANGE", index);
		close_expected(out, call, attribute->name, attribute->is_optional ? "-1" : expected);
		return;
	}
	value = typed_value(attribute, chance(70));
	is_own = own_value(out, call, own);
	verdict = is_own ? ANY_STATUS : judge(attribute, &value);
	open_try(out, call);
	fprintf(out, "%s_%s_append(%s, ", c, n, self);
	print_value_or(out, attribute, &value, is_own ? own : NULL);
	if (verdict == MUST_SUCCEED)
		snprintf(expected, sizeof expected, "length < %u ? SLOT_OK : SLOT_TOO_LONG", attribute->count);
	else
		snprintf(expected, sizeof expected, "length < %u ? %s : -1", attribute->count, verdicts[verdict]);
	close_expected(out, call, attribute->name, expected);
}

/* Change an object inside the object, or copy another one over it. */
static void
edit(FILE *out, const struct call *call)
{
	const struct attribute *attribute = call->attribute;
	const struct class_model *inner = attribute->object;
	const struct attribute *field = &inner->attributes[below(inner->count)];
	const struct value value = value_for(field, chance(70));
	char self[160];
	const char *c;

	if (attribute->is_readonly) {
		typed_get(out, call);
		return;
	}
	c = pick_self(call, false, self)->c_name;
	open_call(out, call, "edit", attribute->name);
	fprintf(out, "\t{\n\t\tstruct %s *inner = %s_edit_%s(%s", inner->c_name, c, attribute->accessor, self);
	if (attribute->count)
		fprintf(out, ", %u", below(attribute->count + 1));
	fputs(");\n\t\tsay(\" %d \", inner != NULL);\n\t\tstatus = SLOT_OK;\n\t\tif (inner)\n\t", out);
	open_try(out, call);
	if (chance(20)) {
		fprintf(out, "%s_copy(inner, &%s_%c);\n", inner->c_name, inner->c_name, "ab"[below(2)]);
	} else {
		if (field->count)
			fprintf(out, "%s_set_at(inner, \"%s\", %u, ", inner->c_name, field->name, below(field->count));
		else
			fprintf(out, "%s_setn(inner, \"%s\", %zu, ", inner->c_name, field->name, strlen(field->name));
		print_value(out, &value);
		fputs(");\n", out);
	}
	fputs("\t}\n", out);
	close_call(out, call, NULL);
}

/* ---- any of them ---- */

void
write_call(FILE *out)
{
	struct call call = {.class = &classes[below(class_count)], .which = "ab"[below(2)]};
	const struct attribute *attribute;
	const unsigned pick = below(100);

	while (!has_objects(call.class))
		call.class = &classes[below(class_count)];
	call.attribute = attribute = &call.class->attributes[below(call.class->count)];
	if (pick < 6)
		call_with_stranger(out, &call);
	else if (pick < 8)
		call_explain(out, &call);
	else if (pick < 10 && enumeration_count)
		call_enum(out);
	else if (pick < 15)
		call_init(out, &call);
	else if (pick < 28 && features & F_WHOLE_OBJECT)
		call_whole(out, &call);
	else if (pick < 48 && attribute->is_bounded)
		array_call(out, &call);
	else if (pick < 48 && attribute->type == T_OBJECT && attribute->storage == S_INLINE)
		edit(out, &call);
	else if (pick < 42 && attribute->is_optional)
		presence(out, &call);
	else if (pick < 50)
		typed_get(out, &call);
	else if (pick < 70)
		typed_set(out, &call);
	else
		call_by_name(out, &call);
}
