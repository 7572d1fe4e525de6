/*
 * read_comma.c: what a ',' cuts in two. In braces it ends a value that is not
 * quoted, and the rest of the value looks like keys with nothing behind them:
 * `{maximum: 1,000}`, `{type: DECIMAL(10,2)}`, `{description: Red, green or blue}`.
 * A pair of a mapping goes in; how many of those that follow are its rest comes
 * out, and what is said of them.
 */
#include "diag_internal.h"
#include "ident.h"
#include "read.h"

#include <string.h>

static bool
is_digits(const char *text)
{
	return *text && text[strspn(text, "0123456789")] == '\0';
}

static bool
is_number(const char *text)
{
	return is_digits(text + (*text == '-' || *text == '+'));
}

/* Is it a key, or likely to be one? Of what stands in a text for people, hardly. */
static bool
could_be_key(struct arena *arena, enum key_owner owner, const struct node *mapping, const struct node_pair *pair,
	     bool is_text)
{
	struct rewritten rewritten;
	const char *word = pair->key->text;
	size_t count;
	const struct key *keys = read_keys(&count);

	if (is_digits(word))
		return false;
	if (find_key(owner, word) || rewrite_key(arena, owner, mapping, pair, &rewritten))
		return true;
	for (size_t i = 0; i < count && !is_text; i++) {
		if (strcmp(keys[i].name, word) == 0)
			return true;
	}
	return !is_text && (find_synonym(owner, word) || meant_key(owner, word) || nearest_synonym(owner, word));
}

/* Could it be the name of an attribute or a type? */
static bool
could_be_name(const char *word)
{
	return !strchr("0123456789", word[0]) && ident_bad_byte(word, strlen(word)) < 0;
}

/* Does the pair follow on the same line, with nothing behind its key? */
static bool
follows(const struct node *before, const struct node_pair *pair)
{
	const struct node *key = pair->key, *value = pair->value;

	return key->is_plain && key->length && value->kind == NODE_SCALAR && value->is_plain && !value->length &&
	       !value->is_poisoned && key->at.line == before->at.end_line && key->at.end_line == key->at.line;
}

size_t
count_rest(struct arena *arena, enum key_owner owner, bool is_definition, const struct node *mapping, size_t at)
{
	const struct node *before = mapping->pairs[at].value;
	size_t count = 0;

	if (before->kind != NODE_SCALAR || !before->is_plain || !before->length || before->is_poisoned ||
	    before->at.line != before->at.end_line || before->at.end_column > DIAG_LONG_LINE)
		return 0;
	for (size_t next = at + 1; next < mapping->count && follows(before, &mapping->pairs[next]); next++) {
		const struct node_pair *pair = &mapping->pairs[next];
		const struct key *key = find_key(owner, mapping->pairs[at].key->text);
		bool is_text = key && (key->shape == SHAPE_TEXT || key->shape == SHAPE_REASON);
		if (is_definition ? could_be_name(pair->key->text) : could_be_key(arena, owner, mapping, pair, is_text))
			break;
		before = pair->key;
		count++;
	}
	return count;
}

/* The value with its rest, as it is written. */
static struct node *
whole_value(struct arena *arena, const struct node_pair *pair, size_t rest)
{
	struct node *whole = ARENA_NEW(arena, struct node);
	const struct span last = pair[rest].key->at;
	struct span at = pair->value->at;

	at.end_column = last.end_column;
	size_t from = source_offset(at.source, at.line, at.column), to = source_offset(at.source, at.line, at.end_column);
	/* Of "1,000,000" the second 000 was no key of its own. */
	while (is_number(pair->value->text) && strchr(",0123456789", at.source->text[to]) && at.source->text[to])
		to++, at.end_column++;
	while (at.source->text[to - 1] == ',')
		to--, at.end_column--;
	*whole = *pair->value;
	whole->at = at;
	whole->text = arena_text(arena, at.source->text + from, to - from);
	whole->length = (uint32_t)(to - from);
	return whole;
}

const struct node_pair *
with_rest(struct arena *arena, const struct node_pair *pair, size_t rest)
{
	struct node_pair *whole = ARENA_NEW(arena, struct node_pair);

	*whole = (struct node_pair){pair->key, whole_value(arena, pair, rest)};
	return whole;
}

/* "1250000.5" of "1,250,000.5", or NULL where the marks stand elsewhere. */
static const char *
without_marks(struct arena *arena, const char *text)
{
	char *digits = arena_text(arena, text, strlen(text)), *end = digits + strcspn(text, ",");

	if (digits[strspn(digits, "+-")] == '0')
		return NULL;
	for (text += end - digits; *text == ','; text += 4, end += 3) {
		if (strspn(text + 1, "0123456789") != 3)
			return NULL;
		memcpy(end, text + 1, 3);
	}
	if (*text && *text != '.')
		return NULL;
	memmove(end, text, strlen(text) + 1);
	return digits;
}

/* What the number is for, as far as it is written in the same mapping. */
enum purpose { ANY_NUMBER, WHOLE_NUMBER, REAL_NUMBER };

static enum purpose
purpose_of(const struct node *mapping, const struct key *key)
{
	if (key && key->shape == SHAPE_SIZE)
		return WHOLE_NUMBER;
	for (size_t i = 0; i < mapping->count; i++) {
		const struct node_pair *pair = &mapping->pairs[i];
		if (strncmp(pair->key->text, "type", 4) != 0 || pair->value->kind != NODE_SCALAR)
			continue;
		const struct prim *prim = prim_find(pair->value->text);
		if (prim)
			return prim->kind == PRIM_REAL ? REAL_NUMBER : WHOLE_NUMBER;
	}
	return ANY_NUMBER;
}

static bool
is_array(const struct node *mapping)
{
	for (size_t i = 0; i < mapping->count; i++) {
		const char *key = mapping->pairs[i].key->text;
		if (strcmp(key, "count") == 0 || strcmp(key, "max_count") == 0)
			return true;
	}
	return false;
}

/* `default: 1,000` and `default: 1,5`: a ',' stands in a number, or between two. */
static void
report_number(struct reader *reader, const struct node *mapping, const struct key *key, const struct node *whole)
{
	struct arena *arena = reader->run->arena;
	struct diag_message *message = diag_report(reader->run->diag, E_SYNTAX, whole->at, "',' inside a number");
	const char *digits = without_marks(arena, whole->text), *comma = strchr(whole->text, ',');
	const char *second = comma + 1 + strspn(comma + 1, " ");
	const char *fraction = arena_format(arena, "%.*s.%s", (int)(comma - whole->text), whole->text, second);
	enum purpose purpose = purpose_of(mapping, key);

	if (key && key->shape == SHAPE_VALUE && is_array(mapping)) {
		const char *list = arena_format(arena, "[%s]", whole->text);
		diag_fix(message, list);
		diag_help(message, "for a list write '%s'", list);
	} else if (digits) {
		diag_fix(message, digits);
		if (purpose == WHOLE_NUMBER || strchr(second, ',') || strchr(second, '.'))
			diag_help(message, "no marks stand between thousands: write '%s'", digits);
		else
			diag_help(message, "write '%s', or for a fraction '%s'", digits, fraction);
	} else if (purpose == WHOLE_NUMBER) {
		diag_help(message, "a whole number is expected here; '%s' is for float and double", fraction);
	} else {
		if (!strchr(second, ','))
			diag_fix(message, fraction);
		diag_help(message, "a fraction follows a point: write '%s'", fraction);
	}
}

void
read_rest(struct reader *reader, const struct node *mapping, const struct key *key, size_t at, size_t rest, void *object)
{
	const struct node_pair *pair = with_rest(reader->run->arena, &mapping->pairs[at], rest);
	const struct node *whole = pair->value;

	if (key && key->shape == SHAPE_TYPE) {
		key->read(reader, key, object, pair);
	} else if (is_number(mapping->pairs[at].value->text) &&
		   strspn(mapping->pairs[at + 1].key->text, "0123456789.") == mapping->pairs[at + 1].key->length) {
		report_number(reader, mapping, key, whole);
	} else {
		struct diag_message *message = diag_report(reader->run->diag, E_SYNTAX, whole->at,
							   "',' inside an unquoted text in braces");
		if (!strpbrk(whole->text, "\"\\"))
			diag_fix(message, arena_format(reader->run->arena, "\"%s\"", whole->text));
		diag_help(message, "quote the text: a ',' ends it");
	}
}
