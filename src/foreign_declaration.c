/*
 * foreign_declaration.c: members as C, Java or Protocol Buffers declare them.
 * `uint32_t id;`, `char name[16]` or `repeated string tags = 3` goes in; the name
 * and what stands behind it in a schema come out.
 */
#include "foreign.h"
#include "ident.h"

#include <ctype.h>
#include <string.h>

static bool
is_letter(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* What is declared, without the ';', and a value, which for Protocol Buffers is
 * the number of a field. */
static size_t
declared_length(const char *text)
{
	size_t length = strcspn(text, "=;");

	while (length && text[length - 1] == ' ')
		length--;
	return length;
}

const char *
foreign_declaration(struct arena *arena, const char *text, const char **name)
{
	size_t end = declared_length(text), bits = end;
	struct foreign_type form;

	/* "unsigned flags : 3" */
	while (bits && isdigit((unsigned char)text[bits - 1]))
		bits--;
	size_t colon = bits;
	while (colon && text[colon - 1] == ' ')
		colon--;
	if (bits < end && colon && text[colon - 1] == ':')
		colon--;
	else
		colon = end;
	size_t dimensions = colon;
	while (dimensions && text[dimensions - 1] == ' ')
		dimensions--;
	size_t after = dimensions;
	while (dimensions && text[dimensions - 1] == ']') {
		while (dimensions && text[dimensions - 1] != '[')
			dimensions--;
		dimensions -= dimensions > 0;
	}
	size_t begin = dimensions;
	while (begin && is_letter(text[begin - 1]))
		begin--;
	size_t type_end = begin;
	while (type_end && text[type_end - 1] == ' ')
		type_end--;
	if (begin == dimensions || isdigit((unsigned char)text[begin]) || !type_end ||
	    (is_letter(text[begin - 1]) && begin == type_end))
		return NULL;

	*name = arena_text(arena, text + begin, dimensions - begin);
	const char *type = arena_format(arena, "%.*s%.*s%.*s", (int)type_end, text, (int)(after - dimensions),
					text + dimensions, (int)(end - colon), text + colon);
	if (prim_find(*name))
		return NULL; /* `b uint8` */
	if (prim_find(type))
		return type;
	if (!foreign_type(arena, type, &form) || !form.type) {
		bool is_statement = text[strlen(text) - 1] == ';';
		return is_statement && ident_bad_byte(type, strlen(type)) < 0 ? type : NULL;
	}
	const char *right = form.type;
	for (size_t i = 0; i < form.key_count; i++)
		right = arena_format(arena, "%s, %s", right, form.keys[i]);
	return form.key_count ? arena_format(arena, "{type: %s}", right) : right;
}
