/*
 * foreign.c: types as they are written elsewhere. `char[10]`, `List[int]`,
 * `P *` or `varchar(20)` goes in; the type and the keys that say the same in a
 * schema come out. What stands around the name is taken off layer by layer.
 */
#include "foreign.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* No count and no max_bytes is greater than MOST (value_read_size). */
enum { LAYERS = 8, DIMENSIONS = LAYERS, MOST = INT32_MAX };

struct form {
	struct arena *arena;
	char *text; /* what is left */
	size_t length;
	unsigned long dimensions[DIMENSIONS]; /* the last one first */
	size_t dimension_count;
	bool is_list, is_optional, is_unsigned, is_readonly, is_required, had_comment;
	unsigned long bits; /* "unsigned : 3"; 0: all that the type has */
	unsigned pointers;
	unsigned long limit; /* "varchar(20)": characters; 0: none was given */
	const char *fallback; /* "float = 1.5" */
	bool had_layers;
	bool is_too_large; /* a number is beyond what a schema takes */
	const char *none; /* there is nothing like it: what to do */
};

static void
trim(struct form *form)
{
	while (form->length && form->text[form->length - 1] == ' ')
		form->length--;
	form->text[form->length] = '\0';
	while (*form->text == ' ')
		form->text++, form->length--;
}

/* Take off the last `count` bytes. */
static bool
drop_end(struct form *form, size_t count)
{
	form->length -= count;
	form->text[form->length] = '\0';
	trim(form);
	return true;
}

static bool
drop_begin(struct form *form, size_t count)
{
	form->text += count;
	form->length -= count;
	trim(form);
	return true;
}

static bool
ends_with(const struct form *form, const char *end)
{
	size_t length = strlen(end);

	return form->length > length && strcasecmp(form->text + form->length - length, end) == 0;
}

static bool
begins_with(const struct form *form, const char *begin)
{
	return form->length > strlen(begin) && strncasecmp(form->text, begin, strlen(begin)) == 0;
}

static void
add_dimension(struct form *form, unsigned long count)
{
	if (form->dimension_count < DIMENSIONS)
		form->dimensions[form->dimension_count++] = count;
}

/* "= None" is no value; "{1, 2}" is a list. */
static void
set_fallback(struct form *form, const char *text)
{
	static const char *const nothing[] = {"none", "null", "nullptr", "nil", "undefined"};
	size_t length = strlen(text);

	for (size_t i = 0; i < COUNT_OF(nothing); i++)
		if (strcasecmp(text, nothing[i]) == 0) {
			form->is_optional = true;
			return;
		}
	if (*text == '{' && text[length - 1] == '}')
		text = arena_format(form->arena, "[%.*s]", (int)(length - 2), text + 1);
	form->fallback = text;
}

/* ---- one function per kind of layer ------------------------------------------ */

static bool
peel_words(struct form *form)
{
	static const char *const before[] = {"const ",  "volatile ", "struct ",   "class ",          "enum ",
					     "std::",   "typing.",   "datetime.", "required ",       "google.protobuf.",
					     "static ", "final ",    "mutable ",  "collections.abc."};
	static const char *const behind[] = {" const",          "*const",         " not null",  " primary key", " unique",
					     " auto_increment", " autoincrement", " identity", "!"};
	static const char *const optional[] = {"?", "| none", "|none", "| null", "|null", "| undefined", " null"};

	for (size_t i = 0; i < COUNT_OF(before); i++)
		if (begins_with(form, before[i]))
			return drop_begin(form, strlen(before[i]));
	for (size_t i = 0; i < COUNT_OF(behind); i++)
		if (ends_with(form, behind[i]))
			return drop_end(form, strlen(behind[i]) - (behind[i][0] == '*'));
	for (size_t i = 0; i < COUNT_OF(optional); i++)
		if (ends_with(form, optional[i])) {
			form->is_optional = true;
			return drop_end(form, strlen(optional[i]));
		}
	if (begins_with(form, "optional ")) {
		form->is_optional = true;
		return drop_begin(form, strlen("optional "));
	}
	static const char *const pointers[] = {"weak ", "ref ", "pointer to ", "reference to "};
	for (size_t i = 0; i < COUNT_OF(pointers); i++)
		if (begins_with(form, pointers[i])) {
			form->pointers++;
			return drop_begin(form, strlen(pointers[i]));
		}
	if (begins_with(form, "readonly ")) {
		form->is_readonly = true;
		return drop_begin(form, strlen("readonly "));
	}
	if (begins_with(form, "repeated ")) {
		form->is_list = true;
		return drop_begin(form, strlen("repeated "));
	}
	/* "float // in euros" */
	char *comment = strstr(form->text, " //");
	if (comment) {
		form->had_comment = true;
		return drop_end(form, strlen(comment));
	}
	if (begins_with(form, "#/"))
		return drop_begin(form, (size_t)(strrchr(form->text, '/') + 1 - form->text));
	if (ends_with(form, ", optional")) {
		form->is_optional = true;
		return drop_end(form, strlen(", optional"));
	}
	if (ends_with(form, ", required")) {
		form->is_required = true;
		return drop_end(form, strlen(", required"));
	}
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
	if (equals && equals > form->text && equals[1]) {
		set_fallback(form, equals + 1 + strspn(equals + 1, " "));
		return drop_end(form, strlen(equals));
	}
	char *colon = strrchr(form->text, ':');
	if (colon && colon > form->text && colon[-1] != ':') {
		char *end;
		const char *digits = colon + 1 + strspn(colon + 1, " \t");
		unsigned long bits = strtoul(digits, &end, 10);
		if (*digits < '0' || *digits > '9' || !bits || bits > 64 || *end)
			return false;
		form->bits = bits;
		return drop_end(form, strlen(colon));
	}
	if (ends_with(form, " unsigned")) {
		form->is_unsigned = true;
		return drop_end(form, strlen(" unsigned"));
	}
	return false;
}

/* "P *", "P &", "char *name", "&str". */
static bool
peel_pointer(struct form *form)
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
opening(const struct form *form)
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
peel_wrapper(struct form *form, char *name, char *inner)
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
	trim(form);
	return true;
}

/* "T[4]", "T[]", "[4]T", "List[T]", "vector<T>", "varchar(20)". */
static bool
peel_brackets(struct form *form)
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

/* ---- the name that is left ---------------------------------------------------- */

static bool
is_name(const char *text)
{
	return isalpha((unsigned char)*text) && ident_bad_byte(text, strlen(text)) < 0;
}

static void
add_key(struct foreign_type *out, const char *key)
{
	out->keys[out->key_count++] = key;
}

/* "google.protobuf.Timestamp" is our timestamp, whatever its case. */
static const char *
name_of(const struct form *form)
{
	for (size_t i = 0; i < prim_count; i++)
		if (strcasecmp(prim_table[i].name, form->text) == 0)
			return prim_table[i].name;
	return form->text;
}

/* "uint4", "int24": the next wider type, and what fits. */
static bool
mean_width(struct form *form, struct foreign_type *out)
{
	bool is_unsigned = *form->text == 'u';
	const char *digits = form->text + is_unsigned + 3;
	char *end;

	if (strncmp(form->text + is_unsigned, "int", 3) != 0 || !isdigit((unsigned char)*digits))
		return false;
	unsigned long bits = strtoul(digits, &end, 10), wide = 8;
	/* uint46 is a slip of the finger. */
	if (*end || bits < 2 || bits > 63 || (bits > 8 && bits % 4 != 0))
		return false;
	while (wide < bits)
		wide *= 2;
	if (wide == bits)
		return false;
	out->type = arena_format(form->arena, "%sint%lu", is_unsigned ? "u" : "", wide);
	unsigned long long most = (1ULL << (bits - !is_unsigned)) - 1;
	if (!is_unsigned)
		add_key(out, arena_format(form->arena, "minimum: -%llu", most + 1));
	add_key(out, arena_format(form->arena, "maximum: %llu", most));
	return true;
}

/* A text's length stands where an array's does, and its pointer is no one else's. */
static void
mean_text(struct form *form, struct foreign_type *out, bool is_c)
{
	unsigned long limit = form->limit;

	if (form->pointers) {
		out->why = "a copy of its own; 'storage: borrowed' keeps the caller's pointer";
		form->is_list |= is_c && form->pointers > 1;
		form->pointers = 0;
	} else if (form->dimension_count) {
		limit = form->dimensions[0];
		form->dimension_count--;
		memmove(form->dimensions, form->dimensions + 1, form->dimension_count * sizeof *form->dimensions);
		if (strcmp(out->type, "string") == 0)
			out->why = is_c ? "max_bytes does not count the NUL at the end"
					: arena_format(form->arena, "for an array of %lu strings write 'count: %lu'",
						       limit, limit);
		if (is_c && limit == 1)
			out->why = "in C the NUL alone fits there, and no character; 1 is the least that max_bytes can be";
		limit -= is_c && limit > 1;
	} else if (limit && strcmp(out->type, "string") == 0) {
		out->why = "max_bytes counts the bytes of UTF-8: a character can take 4";
	} else if (is_c) {
		form->is_list = false;
	}
	form->is_too_large |= limit > MOST;
	if (limit)
		add_key(out, arena_format(form->arena, "max_bytes: %lu", limit));
}

static void
mean_word(struct form *form, const struct foreign_word *word, struct foreign_type *out)
{
	bool is_char = strcasecmp(form->text, "char") == 0;

	if (is_char && (form->pointers || form->dimension_count || form->is_list || form->limit)) {
		out->type = "string";
		mean_text(form, out, form->limit == 0);
		return;
	}
	out->type = word->type;
	if (word->key)
		add_key(out, word->key);
	/* What is borrowed has no limit: several of them are an array. */
	bool is_borrowed = word->key && strcmp(word->key, "storage: borrowed") == 0;
	if (is_borrowed)
		form->pointers = 0;
	else if (strcmp(word->type, "string") == 0 || strcmp(word->type, "bytes") == 0)
		mean_text(form, out, false);
	if (form->had_layers && word->choices && strcmp(word->choices, word->type) != 0)
		out->why = arena_format(form->arena, "'%s' has no fixed width: %s", form->text, word->choices);
	else
		out->choices = form->had_layers ? NULL : word->choices;
}

/* What the layers say of the type. */
static void
add_layers(struct form *form, struct foreign_type *out)
{
	struct arena *arena = form->arena;
	uint64_t count = 1;
	bool is_scalar = prim_find(out->type) != NULL;

	if (form->is_unsigned && strncmp(out->type, "int", 3) == 0)
		out->type = arena_format(arena, "u%s", out->type);
	for (size_t i = 0; i < form->dimension_count && !form->is_too_large; i++) {
		form->is_too_large = form->dimensions[i] > MOST / count;
		count *= form->dimensions[i];
	}
	if (form->dimension_count > 1)
		out->why = "an array has one dimension: all elements, row by row";
	if (form->dimension_count) {
		add_key(out, arena_format(arena, "count: %" PRIu64, count));
	} else if (form->is_list || (form->pointers > 1 && !is_scalar)) {
		add_key(out, "max_count: 8");
		if (!out->why)
			out->why = "8 stands for the most elements that there can be";
	}
	if (form->bits > 32 && (strcmp(out->type, "int32") == 0 || strcmp(out->type, "uint32") == 0))
		out->type = *out->type == 'u' ? "uint64" : "int64";
	if (form->bits && form->bits < 64 && strncmp(out->type, "uint", 4) == 0) {
		add_key(out, arena_format(arena, "maximum: %llu", (1ULL << form->bits) - 1));
		out->why = "a slot takes the bits that its values need";
	}
	if (form->is_optional)
		add_key(out, "optional: true");
	if (form->is_readonly)
		add_key(out, "readonly: true");
	if (form->is_required)
		add_key(out, "required: true");
	if (form->had_comment)
		out->why = "a comment begins with '#'";
	/* One value stands for each element of a fixed array, but not for how many there are. */
	bool is_element = !form->dimension_count && form->is_list && form->fallback && *form->fallback != '[';
	if (form->fallback && *form->fallback)
		add_key(out, arena_format(arena, is_element ? "default: [%s]" : "default: %s", form->fallback));
	if (form->pointers && !is_scalar)
		add_key(out, "storage: reference");
	else if (form->pointers)
		out->why = "a slot holds the value itself; for several of them add 'count' or 'max_count'";
}

bool
foreign_type(struct arena *arena, const char *text, struct foreign_type *out)
{
	struct form form = {.arena = arena, .text = arena_text(arena, text, strlen(text)), .length = strlen(text)};

	*out = (struct foreign_type){0};
	trim(&form);
	struct foreign_word word;
	for (int layer = 0; layer < LAYERS && form.length && !form.none && !foreign_word(form.text, &word); layer++) {
		if (!peel_words(&form) && !peel_pointer(&form) && !peel_brackets(&form))
			break;
		form.had_layers = true;
	}
	if (form.pointers && strcasecmp(form.text, "void") == 0)
		form.none = foreign_advice("void*");
	if (strchr(form.text, '|'))
		form.none = strpbrk(form.text, "'\"") ? "declare an enum with these values under 'enums:' and name that"
						      : foreign_advice("union");

	out->why = form.none ? form.none : foreign_advice(form.text);
	if (out->why)
		return true;
	if (foreign_word(form.text, &word)) {
		mean_word(&form, &word, out);
	} else if (!mean_width(&form, out) && form.had_layers && is_name(form.text)) {
		out->type = name_of(&form);
		if (strcmp(out->type, "string") == 0 || strcmp(out->type, "bytes") == 0)
			mean_text(&form, out, false);
	}
	if (!out->type)
		return false;
	add_layers(&form, out);
	if (form.is_too_large)
		*out = (struct foreign_type){.why = arena_format(arena, "a count or a limit is at most %d", MOST)};
	return true;
}
