/*
 * ident.c: names. A name of the schema goes in; out comes whether C and C++
 * can take its letters, and the C name that is made of it.
 */
#include "ident.h"

#include <string.h>

/* <ctype.h> asks the locale; C's identifiers do not. */
static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static char
to_lower(char c)
{
	return is_upper(c) ? (char)(c - 'A' + 'a') : c;
}

static char
to_upper(char c)
{
	return is_lower(c) ? (char)(c - 'a' + 'A') : c;
}

static bool
can_stand(char c, bool is_first)
{
	return is_upper(c) || is_lower(c) || c == '_' || (is_digit(c) && !is_first);
}

int
ident_bad_byte(const char *name, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (!can_stand(name[i], i == 0))
			return (int)i;
	}
	return length ? -1 : 0;
}

bool
ident_is_reserved(const char *name)
{
	return name[0] == '_' || strstr(name, "__") != NULL;
}

const char *
ident_repair(struct arena *arena, const char *name)
{
	size_t length = strlen(name);
	char *repaired = arena_alloc(arena, length + 2, 1);
	size_t used = 0;

	for (size_t i = 0; i < length; i++) {
		if (used == 0 && is_digit(name[i]))
			repaired[used++] = 'n';
		if (can_stand(name[i], used == 0) && name[i] != '_')
			repaired[used++] = name[i];
		else if (used && repaired[used - 1] != '_')
			repaired[used++] = '_';
	}
	while (used && repaired[used - 1] == '_')
		used--;
	repaired[used] = '\0';
	return used ? repaired : "name";
}

/* Does a new word begin at name[i]? "itemId", "HTTPServer", "Vec2Add". */
static bool
begins_word(const char *name, size_t i)
{
	if (i == 0 || !is_upper(name[i]))
		return false;
	if (is_lower(name[i - 1]))
		return true;
	return (is_upper(name[i - 1]) || is_digit(name[i - 1])) && is_lower(name[i + 1]);
}

const char *
ident_snake(struct arena *arena, const char *name)
{
	size_t length = strlen(name);
	char *snake = arena_alloc(arena, length + 1, 2);
	size_t used = 0;

	for (size_t i = 0; i < length; i++) {
		if (begins_word(name, i))
			snake[used++] = '_';
		snake[used++] = to_lower(name[i]);
	}
	return snake;
}

const char *
ident_upper(struct arena *arena, const char *name)
{
	size_t length = strlen(name);
	char *upper = arena_alloc(arena, length + 1, 2);
	size_t used = 0;

	/* Unlike in snake case, "IPv4" is one word. */
	for (size_t i = 0; i < length; i++) {
		if (i && is_upper(name[i]) && is_lower(name[i - 1]))
			upper[used++] = '_';
		upper[used++] = to_upper(name[i]);
	}
	return upper;
}

const char *
ident_guard(struct arena *arena, const char *name)
{
	size_t length = strlen(name);
	char *guard = arena_text(arena, name, length);

	for (size_t i = 0; i < length; i++)
		guard[i] = can_stand(name[i], false) ? to_upper(name[i]) : '_';
	return guard;
}
