/*
 * value.c: what a scalar means, by the type that is expected. A node goes in,
 * a value of the type comes out. The rules are those of YAML 1.2's core schema
 * (10.3.2), but a word is only ever read as the type that its place asks for:
 * `NO` is never false, and `"5"` is never a number.
 */
#include "diag.h"
#include "node.h"
#include "value.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static int
digit_value(char c)
{
	if (is_digit(c))
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return 99;
}

enum number { NUMBER_FINE, NUMBER_NOT, NUMBER_OVERFLOW };

/* [-+]?[0-9]+ | 0o[0-7]+ | 0x[0-9a-fA-F]+ */
static enum number
read_integer(const char *text, struct value *out)
{
	const char *at = text;
	int base = 10;

	*out = (struct value){.kind = VALUE_INT};
	if (*at == '-' || *at == '+')
		out->negative = *at++ == '-';
	if (at == text && at[0] == '0' && (at[1] == 'x' || at[1] == 'o')) {
		base = at[1] == 'x' ? 16 : 8;
		at += 2;
	}
	if (!*at)
		return NUMBER_NOT;

	bool overflow = false;
	for (; *at; at++) {
		int digit = digit_value(*at);
		if (digit >= base)
			return NUMBER_NOT;
		if (out->magnitude > (UINT64_MAX - (uint64_t)digit) / (uint64_t)base)
			overflow = true;
		else
			out->magnitude = out->magnitude * (uint64_t)base + (uint64_t)digit;
	}
	if (out->magnitude == 0)
		out->negative = false;
	return overflow ? NUMBER_OVERFLOW : NUMBER_FINE;
}

/* [-+]? ( \.[0-9]+ | [0-9]+ ( \.[0-9]* )? ) ( [eE] [-+]? [0-9]+ )? */
static bool
is_decimal(const char *text)
{
	size_t digits = 0;

	if (*text == '-' || *text == '+')
		text++;
	for (; is_digit(*text); text++)
		digits++;
	if (*text == '.') {
		text++;
		for (; is_digit(*text); text++)
			digits++;
	}
	if (!digits)
		return false;
	if (*text == 'e' || *text == 'E') {
		text++;
		if (*text == '-' || *text == '+')
			text++;
		if (!is_digit(*text))
			return false;
		while (is_digit(*text))
			text++;
	}
	return !*text;
}

static bool
is_one_of(const char *text, const char *const words[])
{
	for (size_t i = 0; words[i]; i++) {
		if (text_is(text, words[i]))
			return true;
	}
	return false;
}

static const char *const true_words[] = {"true", "True", "TRUE", NULL};
static const char *const false_words[] = {"false", "False", "FALSE", NULL};
/* What YAML 1.1 takes for a bool. */
static const char *const yes_words[] = {"y", "Y", "yes", "Yes", "YES", "on", "On", "ON", NULL};
static const char *const no_words[] = {"n", "N", "no", "No", "NO", "off", "Off", "OFF", NULL};
static const char *const nan_words[] = {".nan", ".NaN", ".NAN", NULL};
static const char *const infinity_words[] = {".inf", ".Inf", ".INF", NULL};
/* What people write for these where YAML wants a dot in front. */
static const char *const bare_nan_words[] = {"nan", "NaN", "NAN", NULL};
static const char *const bare_infinity_words[] = {"inf", "Inf", "INF", "infinity", "Infinity", NULL};

bool
value_is_yaml11_bool(const char *text)
{
	return is_one_of(text, yes_words) || is_one_of(text, no_words);
}

/* Digits with '_' or ':' between them, 0b101: numbers of YAML 1.1 only. */
static bool
is_yaml11_number(const char *text)
{
	const char *at = text + (*text == '-' || *text == '+');
	bool has_mark = false;

	if (at[0] == '0' && at[1] == 'b' && at[2])
		return at[2 + strspn(at + 2, "01_")] == '\0';
	if (!is_digit(*at))
		return false;
	for (; *at; at++) {
		if (*at == '_' || *at == ':')
			has_mark = true;
		else if (!is_digit(*at) && *at != '.')
			return false;
	}
	return has_mark;
}

/* 0755: 755 in YAML 1.2, 493 in YAML 1.1. */
static bool
looks_octal(const char *text)
{
	text += *text == '-' || *text == '+';
	return text[0] == '0' && is_digit(text[1]) && text[strspn(text, "0123456789")] == '\0';
}

/* What a value is read for, and what to say of one that does not fit. */
struct reading {
	struct run *run;
	const char *what;
	enum diag_id too_large;
};

/* Say that the scalar is not of the type; `fix` is the word that would be, or NULL. */
static void
report_type(struct run *run, const struct node *node, const struct prim *type, const char *what, const char *fix)
{
	bool is_just_quoted = fix && !node->is_plain && strcmp(fix, node->text) == 0;
	const char *found = arena_format(run->arena, node->is_plain ? "'%s'" : "the text '%s'", node->text);
	struct diag_message *message = diag_report(run->diag, E_DEFAULT_TYPE, node->at, found, what, type->about,
	                                           is_just_quoted ? NULL : fix);

	if (is_just_quoted)
		diag_help(message, "remove the quotes");
	if (fix)
		diag_fix(message, fix);
}

/* 0755: offer both of what it can mean. */
static void
report_octal(struct run *run, const struct node *node)
{
	struct arena *arena = run->arena;
	const char *sign = *node->text == '-' ? "-" : "";
	const char *digits = node->text + strspn(node->text, "+-");

	while (digits[0] == '0' && digits[1])
		digits++;
	const char *decimal = arena_format(arena, "%s%s", sign, digits);
	/* 21 octal digits fit 64 bits; a single digit means the same in both. */
	size_t length = strlen(digits);
	if (length == 1 || length > 21 || digits[strspn(digits, "01234567")]) {
		struct diag_message *message = diag_report(run->diag, E_OCTAL_LOOKING, node->at, node->text);
		diag_help(message, "write '%s'", decimal);
		diag_fix(message, decimal);
		return;
	}
	const char *octal = arena_format(arena, "%s%" PRIu64, sign, (uint64_t)strtoull(digits, NULL, 8));
	diag_report(run->diag, E_OCTAL_LOOKING, node->at, node->text, decimal, octal,
	            *sign ? octal : arena_format(arena, "0o%s", digits));
}

/* What 1:30, 1_000 and 0b101 are in YAML 1.1, or NULL where that is no whole
 * number of a length that people write. */
static const char *
decimal_of(struct arena *arena, const char *text)
{
	const char *sign = *text == '-' ? "-" : "";
	const char *at = text + strspn(text, "+-");
	unsigned base = strncmp(at, "0b", 2) == 0 ? 2 : 10;
	uint64_t sixties = 0, number = 0;

	if (strlen(text) > 18)
		return NULL;
	for (at += base == 2 ? 2 : 0; *at; at++) {
		if (*at == '.')
			return NULL;
		if (*at == ':') {
			sixties = (sixties + number) * 60;
			number = 0;
		} else if (*at != '_') {
			number = number * base + (uint64_t)(*at - '0');
		}
	}
	return arena_format(arena, "%s%" PRIu64, sign, sixties + number);
}

static void
report_yaml11_number(struct run *run, const struct node *node)
{
	const char *decimal = decimal_of(run->arena, node->text);
	struct diag_message *message = diag_report(run->diag, E_YAML11_NUMBER, node->at, node->text, decimal);

	if (decimal)
		diag_fix(message, decimal);
}

static bool
read_bool(struct run *run, const struct node *node, const struct prim *type, const char *what, struct value *out)
{
	static const char *const words[] = {"true", "false"};
	bool truth = is_one_of(node->text, true_words);

	if (!node->is_plain || (!truth && !is_one_of(node->text, false_words))) {
		bool was_true = truth || is_one_of(node->text, yes_words) || strcmp(node->text, "1") == 0;
		bool was_false = is_one_of(node->text, false_words) || is_one_of(node->text, no_words) ||
		                 strcmp(node->text, "0") == 0;
		report_type(run, node, type, what, was_true    ? "true"
		                                     : was_false ? "false"
		                                                 : typo_nearest(node->text, words, COUNT_OF(words)));
		return false;
	}
	*out = (struct value){.kind = VALUE_BOOL, .magnitude = truth};
	return true;
}

/* Say that the scalar is no number, and which one was meant. */
static void
report_slip(struct run *run, const struct node *node, const struct prim *type, const char *what)
{
	const char *advice, *number = value_slip(run->arena, node, type, &advice);
	const char *found = arena_format(run->arena, node->is_plain ? "'%s'" : "the text '%s'", node->text);
	struct diag_message *message =
		diag_report(run->diag, E_DEFAULT_TYPE, node->at, found, what, type->about, number);

	if (number)
		diag_fix(message, number);
	if (advice)
		diag_help(message, "%s", advice);
}

/* Faults that all numbers share. True when one was reported. */
static bool
report_not_a_number(struct run *run, const struct node *node, const struct prim *type, const char *what)
{
	if (!node->is_plain) {
		struct value ignored;
		bool would_do = is_decimal(node->text) || read_integer(node->text, &ignored) == NUMBER_FINE;
		if (would_do)
			report_type(run, node, type, what, node->text);
		else
			report_slip(run, node, type, what);
	} else if (looks_octal(node->text)) {
		report_octal(run, node);
	} else if (is_yaml11_number(node->text)) {
		report_yaml11_number(run, node);
	} else {
		return false;
	}
	return true;
}

static bool
is_time(const struct prim *type)
{
	return strcmp(type->name, "timestamp") == 0;
}

/* A number that the type cannot hold: of a limit, one that is never reached. */
static bool
report_range(const struct reading *reading, const struct node *node, const struct prim *type)
{
	struct diag_message *message = diag_report(reading->run->diag, reading->too_large, node->at, node->text, type->name,
	                                           type->about, reading->what);
	if (reading->too_large == E_DEFAULT_RANGE && prim_find(type->name) && type->kind == PRIM_UNSIGNED &&
	    node->text[0] == '-')
		diag_help(message, "numbers below zero are of type int8, int16, int32 or int64");
	return false;
}

static bool
read_whole(const struct reading *reading, const struct node *node, const struct prim *type, struct value *out)
{
	struct run *run = reading->run;
	const char *what = reading->what;
	enum number number = read_integer(node->text, out);

	if (is_time(type) && value_read_time(node->text, out))
		return true;
	if (report_not_a_number(run, node, type, what))
		return false;
	if (number == NUMBER_NOT) {
		if (is_one_of(node->text, nan_words) || is_one_of(node->text, infinity_words))
			diag_report(run->diag, E_FLOAT_SPECIAL, node->at, node->text, type->name, NULL);
		else
			report_slip(run, node, type, what);
		return false;
	}

	uint64_t limit = type->kind == PRIM_SIGNED ? UINT64_MAX >> (65 - type->bits) : UINT64_MAX >> (64 - type->bits);
	if (out->negative)
		limit = type->kind == PRIM_SIGNED ? limit + 1 : 0;
	if (number == NUMBER_OVERFLOW || out->magnitude > limit)
		return report_range(reading, node, type);
	return true;
}

static bool
read_real(const struct reading *reading, const struct node *node, const struct prim *type, struct value *out)
{
	struct run *run = reading->run;
	const char *what = reading->what;
	const char *text = node->text;
	const char *unsigned_text = text + (*text == '-' || *text == '+');

	*out = (struct value){.kind = VALUE_REAL};
	if (report_not_a_number(run, node, type, what))
		return false;
	if (is_one_of(unsigned_text, bare_infinity_words) || is_one_of(unsigned_text, bare_nan_words)) {
		const char *sign = *text == '-' && is_one_of(unsigned_text, bare_infinity_words) ? "-" : "";
		const char *word = is_one_of(unsigned_text, bare_nan_words) ? ".nan" : ".inf";
		const char *fix = arena_format(run->arena, "%s%s", sign, word);
		diag_fix(diag_report(run->diag, E_FLOAT_SPECIAL, node->at, text, type->name, fix), fix);
		return false;
	}
	if (is_one_of(text, nan_words)) {
		out->real = strtod("nan", NULL);
		return true;
	}
	if (is_one_of(unsigned_text, infinity_words)) {
		out->real = strtod(*text == '-' ? "-inf" : "inf", NULL);
		return true;
	}
	if (!is_decimal(text)) {
		struct value whole;
		if (read_integer(text, &whole) != NUMBER_FINE) {
			report_slip(run, node, type, what);
			return false;
		}
		out->real = type->bits == 32 ? (double)(float)whole.magnitude : (double)whole.magnitude;
		return true;
	}

	/* The program never calls setlocale, so the decimal point is a point. */
	bool too_large;
	if (type->bits == 32) {
		float number = strtof(text, NULL);
		too_large = number - number != 0.0f;
		out->real = (double)number;
	} else {
		out->real = strtod(text, NULL);
		too_large = out->real - out->real != 0.0;
	}
	return too_large ? report_range(reading, node, type) : true;
}

/* "0xCAFE" is two bytes; anything else is the bytes of its UTF-8. */
static bool
read_bytes(const struct reading *reading, const struct node *node, const struct prim *type, struct value *out)
{
	*out = (struct value){.kind = VALUE_TEXT, .text = node->text, .length = node->length};
	if (strncmp(node->text, "0x", 2) != 0)
		return true;

	const char *digits = node->text + 2;
	size_t count = strspn(digits, "0123456789abcdefABCDEF");
	if (!count || digits[count] || count % 2) {
		struct diag_message *message =
			diag_report(reading->run->diag, E_DEFAULT_TYPE, node->at,
		                    arena_format(reading->run->arena, "'%s'", node->text), reading->what, type->about);
		if (!digits[count])
			diag_help(message, "two digits make a byte, and there are %zu", count);
		return false;
	}
	char *bytes = arena_alloc(reading->run->arena, count / 2, 1);
	for (size_t i = 0; i < count / 2; i++)
		bytes[i] = (char)(digit_value(digits[2 * i]) * 16 + digit_value(digits[2 * i + 1]));
	out->text = bytes;
	out->length = (uint32_t)(count / 2);
	return true;
}

static bool
read_as(const struct reading *reading, const struct node *node, const struct prim *type, struct value *out)
{
	if (node->kind != NODE_SCALAR) {
		diag_report(reading->run->diag, E_DEFAULT_TYPE, node->at, node_what(node), reading->what, type->about);
		return false;
	}
	if (node->is_poisoned)
		return false;
	if (node->is_plain && node_is_null(node) && type->kind != PRIM_TEXT) {
		report_slip(reading->run, node, type, reading->what);
		return false;
	}
	switch (type->kind) {
	case PRIM_BOOL:
		return read_bool(reading->run, node, type, reading->what, out);
	case PRIM_SIGNED:
	case PRIM_UNSIGNED:
		return read_whole(reading, node, type, out);
	case PRIM_REAL:
		return read_real(reading, node, type, out);
	case PRIM_TEXT:
		*out = (struct value){.kind = VALUE_TEXT, .text = node->text, .length = node->length};
		return true;
	case PRIM_BYTES:
		return read_bytes(reading, node, type, out);
	}
	assert(false); /* every kind has a case */
	return false;
}

bool
value_read(struct run *run, const struct node *node, const struct prim *type, const char *what, struct value *out)
{
	return read_as(&(struct reading){run, what, E_DEFAULT_RANGE}, node, type, out);
}

bool
value_read_limit(struct run *run, const struct node *node, const struct prim *type, const char *what, struct value *out)
{
	return read_as(&(struct reading){run, what, E_CONSTRAINT_OUTSIDE_TYPE}, node, type, out);
}

bool
value_read_size(struct run *run, const struct node *node, const char *what, uint64_t *out)
{
	static const struct prim size = {.name = "a count", .kind = PRIM_UNSIGNED, .bits = 31,
	                                 .about = "an integer from 1 to 2147483647"};
	struct value value;

	if (!value_read(run, node, &size, what, &value))
		return false;
	if (value.magnitude == 0)
		diag_report(run->diag, E_DEFAULT_RANGE, node->at, node->text, size.name, size.about, what);
	*out = value.magnitude;
	return value.magnitude > 0;
}
