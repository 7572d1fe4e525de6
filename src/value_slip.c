/*
 * value_slip.c: numbers as other languages and people write them: `5u`, `1.5f`,
 * `1,000`, `1e3` for an integer, 'a' for its code. The scalar goes in, the number
 * that a schema takes comes out, or what to do.
 */
#include "node.h"
#include "value.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* The text without what ends a constant of C. */
static const char *
without_suffix(struct arena *arena, const char *text)
{
	bool is_hex = strncmp(text, "0x", 2) == 0 || strncmp(text, "0X", 2) == 0;
	size_t length = strlen(text), kept = length;

	while (kept && strchr(is_hex ? "uUlL" : "uUlLfF", text[kept - 1]))
		kept--;
	return kept && kept < length ? arena_text(arena, text, kept) : NULL;
}

/* "1,000,000", "1'000" and "1 000" without their marks. */
static const char *
without_marks(struct arena *arena, const char *text)
{
	char *digits = arena_text(arena, text, strlen(text));
	size_t used = 0, group = 0;
	bool has_mark = false;

	for (const char *at = text; *at; at++) {
		if (strchr(",' ", *at)) {
			if (!used || (has_mark && group != 3))
				return NULL;
			has_mark = true;
			group = 0;
			continue;
		}
		digits[used++] = *at;
		group++;
	}
	digits[used] = '\0';
	return has_mark && group == 3 ? digits : NULL;
}

/* "1e3" and "5.0" are whole, and small enough to be sure of. */
static const char *
as_whole(struct arena *arena, const char *text)
{
	char *end;
	double real = strtod(text, &end);

	if (*end || end == text || strpbrk(text, "xXnN") || !(real > -9e15 && real < 9e15) ||
	    real != (double)(int64_t)real)
		return NULL;
	return arena_format(arena, "%" PRId64, (int64_t)real);
}

static bool
is_number(const char *text)
{
	char *end;

	strtod(text, &end);
	return *text && end != text && !*end && text[strspn(text, "0123456789abcdefxABCDEFX.+-")] == '\0';
}

const char *
value_slip(struct arena *arena, const struct node *node, const struct prim *type, const char **advice)
{
	bool is_whole = type->kind == PRIM_SIGNED || type->kind == PRIM_UNSIGNED;
	bool is_time = strcmp(type->name, "timestamp") == 0;
	const char *text = node->text, *number = without_suffix(arena, text);

	*advice = NULL;
	if (node_is_null(node)) {
		*advice = "leave it away, or write 'optional: true' for a slot that may have no value";
		return NULL;
	}
	if (is_time && (*advice = value_time_advice(arena, text)))
		return NULL;
	if (is_whole && !node->is_plain && node->length == 1 && (unsigned char)*text < 0x80)
		return arena_format(arena, "%d", *text);
	if (!number || !is_number(number))
		number = without_marks(arena, text);
	bool is_hex = number && strpbrk(number, "xX");
	if (number && is_number(number) && (!is_whole || is_hex || as_whole(arena, number)))
		return number;
	if (is_whole && as_whole(arena, text))
		return as_whole(arena, text);
	if (is_whole && is_number(text))
		*advice = "numbers with a fraction are of type float or double";
	else if (is_time && (strstr(text, "now") || strstr(text, "NOW") || strstr(text, "utcnow") || strstr(text, "CURRENT")))
		*advice = "every object would have the same time: write 'required: true', and give the time to init";
	else if (node->is_plain && strpbrk(text, "0123456789") && strpbrk(text, "<>*/+()%|^~"))
		*advice = "nothing is calculated in a schema: write the number that comes out";
	else if (node->is_plain && strpbrk(text, "0123456789") == text && strpbrk(text, "kKMG"))
		*advice = "a number is written with all its digits";
	return NULL;
}
