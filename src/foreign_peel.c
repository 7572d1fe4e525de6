/*
 * foreign_peel.c: what stands around the name of a type. One call takes one
 * layer off, a word, a pointer or a pair of brackets, and notes what it says.
 */
#include "foreign.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What a word says of the type beside it. */
enum says { SAYS_NOTHING, SAYS_OPTIONAL, SAYS_REQUIRED, SAYS_READONLY, SAYS_UNSIGNED, SAYS_LIST, SAYS_POINTER };

struct layer_word {
	const char *word;
	enum says says;
};

static const struct layer_word before[] = {
	{"const ", SAYS_NOTHING},
	{"volatile ", SAYS_NOTHING},
	{"struct ", SAYS_NOTHING},
	{"class ", SAYS_NOTHING},
	{"enum ", SAYS_NOTHING},
	{"std::", SAYS_NOTHING},
	{"typing.", SAYS_NOTHING},
	{"datetime.", SAYS_NOTHING},
	{"required ", SAYS_NOTHING},
	{"google.protobuf.", SAYS_NOTHING},
	{"static ", SAYS_NOTHING},
	{"final ", SAYS_NOTHING},
	{"mutable ", SAYS_NOTHING},
	{"collections.abc.", SAYS_NOTHING},
	{"optional ", SAYS_OPTIONAL},
	{"weak ", SAYS_POINTER},
	{"ref ", SAYS_POINTER},
	{"pointer to ", SAYS_POINTER},
	{"reference to ", SAYS_POINTER},
	{"readonly ", SAYS_READONLY},
	{"repeated ", SAYS_LIST},
};

/* Of words that end alike, the longer one comes first. */
static const struct layer_word behind[] = {
	{" const", SAYS_NOTHING},
	{"*const", SAYS_NOTHING},
	{" not null", SAYS_NOTHING},
	{" primary key", SAYS_NOTHING},
	{" unique", SAYS_NOTHING},
	{" auto_increment", SAYS_NOTHING},
	{" autoincrement", SAYS_NOTHING},
	{" identity", SAYS_NOTHING},
	{"!", SAYS_NOTHING},
	{"?", SAYS_OPTIONAL},
	{"| none", SAYS_OPTIONAL},
	{"|none", SAYS_OPTIONAL},
	{"| null", SAYS_OPTIONAL},
	{"|null", SAYS_OPTIONAL},
	{"| undefined", SAYS_OPTIONAL},
	{" null", SAYS_OPTIONAL},
	{", optional", SAYS_OPTIONAL},
	{", required", SAYS_REQUIRED},
	{" unsigned", SAYS_UNSIGNED},
	{",", SAYS_NOTHING},
	{";", SAYS_NOTHING},
};

void
foreign_trim(struct foreign_form *form)
{
	while (form->length && form->text[form->length - 1] == ' ')
		form->length--;
	form->text[form->length] = '\0';
	while (*form->text == ' ')
		form->text++, form->length--;
}

/* Take off the last `count` bytes. */
static bool
drop_end(struct foreign_form *form, size_t count)
{
	form->length -= count;
	form->text[form->length] = '\0';
	foreign_trim(form);
	return true;
}

static bool
drop_begin(struct foreign_form *form, size_t count)
{
	form->text += count;
	form->length -= count;
	foreign_trim(form);
	return true;
}

static bool
ends_with(const struct foreign_form *form, const char *end)
{
	size_t length = strlen(end);

	return form->length > length && strcasecmp(form->text + form->length - length, end) == 0;
}

static bool
begins_with(const struct foreign_form *form, const char *begin)
{
	return form->length > strlen(begin) && strncasecmp(form->text, begin, strlen(begin)) == 0;
}

static void
add_dimension(struct foreign_form *form, unsigned long count)
{
	if (form->dimension_count < FOREIGN_LAYERS)
		form->dimensions[form->dimension_count++] = count;
}

/* "= None" is no value; "{1, 2}" is a list. */
static void
set_fallback(struct foreign_form *form, const char *text)
{
	static const char *const nothing[] = {"none", "null", "nullptr", "nil", "undefined"};
	size_t length = strlen(text);

	for (size_t i = 0; i < COUNT_OF(nothing); i++)
		if (strcasecmp(text, nothing[i]) == 0) {
			form->is_optional = true;
			return;
		}
	/* "field(default=0.0)", as Python's dataclasses have it; a factory has no value. */
	if (strncmp(text, "field(", strlen("field(")) == 0) {
		const char *value = strstr(text, "default=");
		if (value)
			set_fallback(form, arena_text(form->arena, value + strlen("default="),
						      strcspn(value + strlen("default="), ",)")));
		return;
	}
	if (*text == '{' && text[length - 1] == '}')
		text = arena_format(form->arena, "[%.*s]", (int)(length - 2), text + 1);
	form->fallback = text;
}

/* ---- one function per kind of layer ------------------------------------------ */

/* "float // in euros" */
static bool
peel_comment(struct foreign_form *form)
{
	const char *comment = strstr(form->text, " //");

	if (!comment)
		return false;
	form->had_comment = true;
	return drop_end(form, strlen(comment));
}

static void
hear(struct foreign_form *form, enum says says)
{
	form->is_optional |= says == SAYS_OPTIONAL;
	form->is_required |= says == SAYS_REQUIRED;
	form->is_readonly |= says == SAYS_READONLY;
	form->is_unsigned |= says == SAYS_UNSIGNED;
	form->is_list |= says == SAYS_LIST;
	form->pointers += says == SAYS_POINTER;
}

static bool
peel_word(struct foreign_form *form)
{
	for (size_t i = 0; i < COUNT_OF(before); i++)
		if (begins_with(form, before[i].word)) {
			hear(form, before[i].says);
			return drop_begin(form, strlen(before[i].word));
		}
	for (size_t i = 0; i < COUNT_OF(behind); i++)
		if (ends_with(form, behind[i].word)) {
			hear(form, behind[i].says);
			/* The pointer that is constant is a layer of its own. */
			return drop_end(form, strlen(behind[i].word) - (*behind[i].word == '*'));
		}
	return false;
}

/* "#/definitions/Point" */
static bool
peel_path(struct foreign_form *form)
{
	return begins_with(form, "#/") && drop_begin(form, (size_t)(strrchr(form->text, '/') + 1 - form->text));
}

/* "int default 3", "float = 1.5" */
static bool
peel_fallback(struct foreign_form *form)
{
	/* "DATETIME DEFAULT CURRENT_TIMESTAMP" has none that is the same in every object. */
	for (char *at = form->text; *at; at++) {
		if (strncasecmp(at, " default ", strlen(" default ")) != 0 || at == form->text)
			continue;
		const char *value = at + strlen(" default ");
		if (!strpbrk(value, "()") && strncasecmp(value, "current_", strlen("current_")) != 0)
			set_fallback(form, value);
		return drop_end(form, strlen(at));
	}
	char *equals = strchr(form->text, '=');
	if (!equals || equals == form->text || !equals[1])
		return false;
	set_fallback(form, equals + 1 + strspn(equals + 1, " "));
	return drop_end(form, strlen(equals));
}

/* "unsigned : 3" */
static bool
peel_bits(struct foreign_form *form)
{
	char *colon = strrchr(form->text, ':');

	if (!colon || colon == form->text || colon[-1] == ':')
		return false;
	char *end;
	const char *digits = colon + 1 + strspn(colon + 1, " \t");
	unsigned long bits = strtoul(digits, &end, 10);
	if (*digits < '0' || *digits > '9' || !bits || bits > 64 || *end)
		return false;
	form->bits = bits;
	return drop_end(form, strlen(colon));
}

/* "P *", "P &", "char *name", "&str". */
static bool
peel_pointer(struct foreign_form *form)
{
	char *star = strchr(form->text, '*');

	if (star && star > form->text && strspn(star + 1, " *&") < strlen(star + 1)) {
		for (const char *c = star + 1 + strspn(star + 1, " *"); *c; c++)
			if (!isalnum((unsigned char)*c) && *c != '_')
				return false;
		form->pointers++;
		return drop_end(form, strlen(star));
	}
	if (form->length > 1 && strchr("*&", form->text[form->length - 1])) {
		form->pointers++;
		return drop_end(form, 1);
	}
	if (form->length > 1 && strchr("*&", form->text[0])) {
		form->pointers++;
		return drop_begin(form, 1);
	}
	return false;
}

/* Where the bracket that the last character closes was opened, or NULL. */
static char *
opening(const struct foreign_form *form)
{
	size_t depth = 0;

	for (char *c = form->text + form->length; c-- > form->text;) {
		if (strchr("]>)", *c))
			depth++;
		else if (strchr("[<(", *c) && --depth == 0)
			return c;
	}
	return NULL;
}

/* How many types stand between the brackets, and where the first one ends. */
static size_t
count_arguments(const char *text, size_t *first)
{
	size_t count = 1, depth = 0;

	*first = strlen(text);
	for (const char *c = text; *c; c++) {
		if (strchr("[<(", *c))
			depth++;
		else if (strchr("]>)", *c))
			depth--;
		else if (*c == ',' && depth == 0 && count++ == 1)
			*first = (size_t)(c - text);
	}
	return count;
}

/* The type around another: `name` and what is between its brackets. */
static bool
peel_wrapper(struct foreign_form *form, char *name, char *inner)
{
	const struct foreign_wrapper *wrapper = foreign_wrapper(name);
	size_t first, count = count_arguments(inner, &first);
	const char *second = inner + first + (inner[first] == ',');

	second += strspn(second, " ");
	if (!wrapper) {
		form->none = foreign_advice(name);
		return form->none != NULL;
	}
	if (wrapper->wraps == WRAPS_LIST) {
		unsigned long length = strtoul(second, NULL, 10);
		if (count == 2 && length)
			add_dimension(form, length);
		else if (count == 1 || strcmp(second, "...") == 0)
			form->is_list = true;
		else
			form->none = foreign_advice("struct");
	}
	form->is_optional |= wrapper->wraps == WRAPS_OPTIONAL;
	form->pointers += wrapper->wraps == WRAPS_REFERENCE;
	form->text = inner;
	form->length = first;
	foreign_trim(form);
	return true;
}

/* "T[4]", "T[]", "[4]T", "List[T]", "vector<T>", "varchar(20)". */
static bool
peel_brackets(struct foreign_form *form)
{
	char *end = form->text + form->length - 1;

	if (*form->text == '[') {
		char *close = strchr(form->text, ']');
		unsigned long count = strtoul(form->text + 1, NULL, 10);
		if (!close || (!count && close != form->text + 1))
			return false;
		if (count)
			add_dimension(form, count);
		else
			form->is_list = true;
		return drop_begin(form, (size_t)(close + 1 - form->text));
	}
	if (!strchr("]>)", *end))
		return false;
	char *open = opening(form);
	if (!open || open == form->text)
		return false;

	char kind = *open, *inner = open + 1;
	char *after;
	unsigned long count = strtoul(inner, &after, 10);
	bool is_number = after == end && after > inner && count;
	*end = '\0';
	if (kind == '[' && (is_number || !*inner)) {
		if (is_number)
			add_dimension(form, count);
		else
			form->is_list = true;
		return drop_end(form, (size_t)(end + 1 - open));
	}
	if (kind == '(' && *inner && strspn(inner, "0123456789, ") == strlen(inner)) {
		form->limit = count;
		return drop_end(form, (size_t)(end + 1 - open));
	}
	if (kind == '(' && strcasecmp(inner, "max") == 0)
		return drop_end(form, (size_t)(end + 1 - open));

	*open = '\0';
	char *name = open;
	while (name > form->text && (isalnum((unsigned char)name[-1]) || name[-1] == '_'))
		name--;
	return peel_wrapper(form, name, inner);
}

bool
foreign_peel(struct foreign_form *form)
{
	return peel_comment(form) || peel_word(form) || peel_path(form) || peel_fallback(form) || peel_bits(form) ||
	       peel_pointer(form) || peel_brackets(form);
}
