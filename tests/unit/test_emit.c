#include "emit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "in_arena.h"

/* xorshift64 (Marsaglia 2003): the same numbers in every run. */
static uint64_t
next_random(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

/* ---- comments ------------------------------------------------------------- */

/* What compilers differ in before they look for the end of a comment
 * (C11 5.1.1.2, phases 1 and 2). */
enum {
	TRIGRAPHS = 1,     /* gcc -std=c99, clang -std=c99, C++14: ??/ is a backslash */
	BLANK_SPLICES = 2, /* gcc, clang: a backslash and blanks at a line's end join it to the next */
	CR_ENDS_LINE = 4,  /* gcc, clang */
	READINGS = 8,
};

/* Phases 1 and 2 on text; `from` is where each character came from. */
static size_t
translate(const char *text, int reading, char *out, size_t *from)
{
	size_t length = 0;

	for (size_t i = 0; text[i]; i++) {
		size_t start = i;
		char c = text[i];
		if ((reading & TRIGRAPHS) && strncmp(text + i, "?\?/", 3) == 0) {
			c = '\\';
			i += 2;
		}
		if ((reading & CR_ENDS_LINE) && c == '\r')
			c = '\n';
		if (c == '\\') {
			size_t j = i + 1;
			if (reading & BLANK_SPLICES)
				j += strspn(text + j, " \t\v\f");
			if (text[j] == '\r' && text[j + 1] == '\n')
				j++;
			if (text[j] == '\n' || ((reading & CR_ENDS_LINE) && text[j] == '\r')) {
				i = j;
				continue;
			}
		}
		from[length] = start;
		out[length++] = c;
	}
	out[length] = '\0';
	from[length] = strlen(text);
	return length;
}

/* --comments=utf8 */
static bool keeps_utf8;

/* The comment that begins the text must end where the text does, whoever
 * reads it, and hold nothing that anyone warns about or hides. */
static void
assert_is_one_comment(struct arena *arena, const char *comment, const char *origin)
{
	size_t length = strlen(comment);
	char *out = arena_alloc(arena, length + 1, 1);
	size_t *from = ARENA_ARRAY(arena, length + 1, size_t);

	assert_true(length >= 4 && strncmp(comment, "/*", 2) == 0);
	for (int reading = 0; reading < READINGS; reading++) {
		translate(comment, reading, out, from);
		const char *end = strstr(out + 2, "*/");
		if (!end || from[end + 2 - out] != length)
			fail_msg("reading %d ends the comment early:\n%s\nof: %s", reading, comment, origin);
		if (strstr(out + 2, "/*"))
			fail_msg("a comment in the comment:\n%s", comment);
	}
	if (strstr(comment, "?\?"))
		fail_msg("a trigraph may begin here:\n%s", comment);
	/* A line that ends so is joined to the next one. */
	for (const char *at = comment; (at = strchr(at, '\\')) != NULL; at++) {
		if (at[1 + strspn(at + 1, " ")] == '\n')
			fail_msg("a backslash ends a line of:\n%s", comment);
	}
	for (size_t i = 0; i < length;) {
		uint32_t point;
		size_t size = utf8_decode(comment + i, length - i, &point);
		if (!size || (point != '\n' && (point < 0x20 || point == 0x7f)))
			fail_msg("byte %d in the comment:\n%s", comment[i], comment);
		if (point > 0x7e && (!keeps_utf8 || utf8_is_hidden(point)))
			fail_msg("U+%04X in the comment:\n%s", (unsigned)point, comment);
		i += size;
	}
}

static const char *
comment_of(struct arena *arena, const char *text)
{
	const struct json *lines = emit_comment(arena, text, keeps_utf8);
	const char *comment = "";

	for (size_t i = 0; i < lines->count; i++)
		comment = arena_format(arena, "%s%s%s", comment, i ? "\n" : "", lines->items[i]->text);
	return comment;
}

static const char *const attacks[] = {
	"*/ int injected; /*",
	"*\\\n/ int injected;",
	"*\\\r\n/ int injected;",
	"*\\ \n/ int injected;",
	"*\\\t\n/ int injected;",
	"*?\?/\n/ int injected;",
	"*?\?/\r/ int injected;",
	"*?\?/ \n/ int injected;",
	"line\rint injected;",
	"line\vint injected;",
	"line\fint injected;",
	"line\xc2\x85int injected;",
	"line\xe2\x80\xa8int injected;",
	"line\xe2\x80\xa9int injected;",
	"ends in a backslash \\",
	"ends in a backslash and a blank \\ ",
	"ends in a trigraph ?\?/",
	"\\",
	"\\\n\\\n\\",
	"/",
	"*",
	"**",
	"*/",
	"/*",
	"/*/",
	"*/*/*/",
	"//* */",
	"/\n*\n/",
	"*\n/",
	"*\r\n/",
	"/* nested */ */",
	"?\?=define x",
	"?\?\?\?/",
	"what?\? ever",
	"\xe2\x80\xae turned text \xe2\x80\xac",
	"zero\xe2\x80\x8bwidth",
	"tab\tand nul-like \x01\x02\x7f",
	"not UTF-8 \xff\xfe*/",
	"*\xff/",
	"*\x01/",
	"\n\n\n",
	" ",
	"\n*/",
	"#include <evil.h>\n#define x",
	"%s%n %d",
	"@param x \\brief",
};

static void
nothing_in_a_text_ends_its_comment(void **state)
{
	for (size_t i = 0; i < COUNT_OF(attacks); i++) {
		const char *comment = comment_of(*state, attacks[i]);
		if (*comment)
			assert_is_one_comment(*state, comment, attacks[i]);
		/* The same where the line has to be folded. */
		for (int width = 60; width < 90; width++)
			assert_is_one_comment(*state,
			                      comment_of(*state, arena_format(*state, "%*s%s word %s", width, "x ", attacks[i],
			                                                      attacks[i])),
			                      attacks[i]);
	}
}

static void
nothing_in_a_text_ends_a_comment_that_keeps_its_letters(void **state)
{
	keeps_utf8 = true;
	nothing_in_a_text_ends_its_comment(state);
	keeps_utf8 = false;
}

static void
a_comment_can_keep_its_letters(void **state)
{
	keeps_utf8 = true;
	assert_string_equal(comment_of(*state, "gr\xc3\xb6\xc3\x9f" "e \xe6\x97\xa5"),
			    "/* gr\xc3\xb6\xc3\x9f" "e \xe6\x97\xa5 */");
	/* What nobody sees is shown by number: a zero width, and what turns the text. */
	assert_string_equal(comment_of(*state, "a\xe2\x80\x8b" "b\xe2\x80\xae"), "/* aU+200BbU+202E */");
	/* Lines are as wide as they look. */
	const char *word = "\xc3\xa4\xc3\xb6\xc3\xbc ";
	const char *text = "";
	for (int i = 0; i < 19; i++)
		text = arena_format(*state, "%s%s", text, word);
	assert_null(strchr(comment_of(*state, text), '\n'));
	assert_non_null(strchr(comment_of(*state, arena_format(*state, "%s%s", text, word)), '\n'));
	keeps_utf8 = false;
}

static void
no_random_text_ends_its_comment(void **state)
{
	static const char *const pieces[] = {"*",  "/",  "\\",      "?", "\n",  "\r",   " ",
	                                     "\t", "\v", "\xc2\x85", "a", "bc ", "?\?/", "\xc3\xb6"};
	uint64_t seed = 2026;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct arena *arena = arena_new();
		struct buf text = {0};
		for (uint64_t left = next_random(&seed) % 40 + 1; left; left--)
			buf_text(&text, pieces[next_random(&seed) % COUNT_OF(pieces)]);
		const char *comment = comment_of(arena, text.data);
		if (*comment)
			assert_is_one_comment(arena, comment, text.data);
		buf_free(&text);
		arena_free(arena);
	}
}

static void
a_text_inside_a_comment_stays_on_its_line(void **state)
{
	for (size_t i = 0; i < COUNT_OF(attacks); i++) {
		const char *line = emit_inline(*state, attacks[i]);
		assert_null(strpbrk(line, "\n\r"));
		assert_false(*line && line[strlen(line) - 1] == '\\');
		assert_is_one_comment(*state, arena_format(*state, "/* %s: generated */", line), attacks[i]);
		assert_is_one_comment(*state, arena_format(*state, "/* License: %s */", line), attacks[i]);
	}
}

static void
a_harmless_text_is_kept(void **state)
{
	assert_string_equal(comment_of(*state, "Row in the catalogue."), "/* Row in the catalogue. */");
	assert_string_equal(comment_of(*state, "Two\nlines."), "/* Two\n * lines. */");
	assert_string_equal(comment_of(*state, "Two\r\nlines."), "/* Two\n * lines. */");
	assert_string_equal(comment_of(*state, "Three\rold\vlines."), "/* Three\n * old\n * lines. */");
	assert_string_equal(comment_of(*state, "A paragraph.\n\nAnother.\n"), "/* A paragraph.\n *\n * Another. */");
	assert_string_equal(comment_of(*state, "  indented\n    more"), "/*   indented\n *     more */");
	assert_string_equal(comment_of(*state, "gr\xc3\xb6\xc3\x9f" "e"), "/* grU+00F6U+00DFe */");
	assert_string_equal(comment_of(*state, "a/b * c, what? 100% C:\\dir"), "/* a/b * c, what? 100% C:\\dir */");
	assert_string_equal(comment_of(*state, ""), "");
	assert_string_equal(emit_inline(*state, "my shop.yaml"), "my shop.yaml");
}

static void
a_long_text_is_folded_between_words(void **state)
{
	const struct json *lines = emit_comment(*state,
		"The quick brown fox jumps over the lazy dog, and the lazy dog watches it jump, over and over again, "
		"until the night falls and aVeryLongWordWithoutAnyBlankThatIsLongerThanALineOfTheCommentCanEverBeAtAll "
		"ends the story.", false);

	assert_true(lines->count >= 3);
	for (size_t i = 0; i < lines->count; i++) {
		bool is_one_word = strchr(lines->items[i]->text + 3, ' ') == NULL;
		assert_true(strlen(lines->items[i]->text) <= 82 || is_one_word);
	}
	assert_non_null(strstr(lines->items[0]->text, "/* The quick brown"));
	assert_non_null(strstr(lines->items[lines->count - 1]->text, "ends the story. */"));
}

/* ---- strings -------------------------------------------------------------- */

/* The bytes that a C string literal, or several with blanks between, stand for. */
static size_t
decode(const char *literal, char *bytes)
{
	size_t length = 0;
	const char *at = literal;

	assert_int_equal(*at, '"');
	for (at++; *at;) {
		if (*at == '"') {
			at++;
			if (!*at)
				return length;
			assert_int_equal(strncmp(at, " \"", 2), 0);
			at += 2;
		} else if (*at != '\\') {
			bytes[length++] = *at++;
		} else if (at[1] >= '0' && at[1] <= '7') {
			int value = 0, digits = 0;
			for (at++; digits < 3 && *at >= '0' && *at <= '7'; digits++)
				value = value * 8 + (*at++ - '0');
			bytes[length++] = (char)value;
		} else {
			static const char letters[] = "n\nt\t\"\"\\\\??";
			const char *letter = strchr(letters, at[1]);
			assert_non_null(letter);
			bytes[length++] = letter[1];
			at += 2;
		}
	}
	fail_msg("%s does not end", literal);
	return 0;
}

static void
assert_round_trips(struct arena *arena, const char *bytes, size_t length)
{
	const char *literal = emit_string(arena, bytes, length);
	size_t size = strlen(literal);
	char *back = arena_alloc(arena, size, 1);

	assert_int_equal(decode(literal, back), length);
	assert_memory_equal(back, bytes, length);
	assert_null(strstr(literal, "?\?"));
	for (size_t i = 0, piece = 0; i < size; i++) {
		assert_true(literal[i] >= 0x20 && literal[i] <= 0x7e);
		piece = strncmp(literal + i, "\" \"", 3) == 0 ? 0 : piece + 1;
		assert_true(piece < 150);
	}
}

static void
a_string_literal_stands_for_its_bytes(void **state)
{
	assert_string_equal(emit_string(*state, "plain", 5), "\"plain\"");
	assert_string_equal(emit_string(*state, "", 0), "\"\"");
	assert_string_equal(emit_string(*state, "a\"b\\c?\n\t", 8), "\"a\\\"b\\\\c\\?\\n\\t\"");
	assert_string_equal(emit_string(*state, "\1" "2", 2), "\"\\0012\"");
	assert_string_equal(emit_string(*state, "\xc3\xb6", 2), "\"\\303\\266\"");
	for (size_t i = 0; i < COUNT_OF(attacks); i++)
		assert_round_trips(*state, attacks[i], strlen(attacks[i]));
	for (int c = 0; c < 256; c++) {
		char pair[2] = {(char)c, '7'};
		assert_round_trips(*state, pair, 2);
	}
}

static void
random_bytes_round_trip(void **state)
{
	uint64_t seed = 2026;

	(void)state;
	for (int i = 0; i < 10000; i++) {
		struct arena *arena = arena_new();
		char bytes[400];
		size_t length = next_random(&seed) % sizeof bytes;
		for (size_t j = 0; j < length; j++)
			bytes[j] = (char)(i % 2 ? next_random(&seed) : 'a' + next_random(&seed) % 26);
		assert_round_trips(arena, bytes, length);
		arena_free(arena);
	}
}

/* ---- numbers -------------------------------------------------------------- */

static const char *
integer_of(struct arena *arena, const char *type, bool negative, uint64_t magnitude)
{
	struct value value = {.kind = VALUE_INT, .negative = negative, .magnitude = magnitude};

	return emit_integer(arena, value, prim_find(type));
}

static void
integers_have_the_form_that_c_needs(void **state)
{
	assert_string_equal(integer_of(*state, "int8", false, 0), "0");
	assert_string_equal(integer_of(*state, "int8", true, 128), "-128");
	assert_string_equal(integer_of(*state, "uint8", false, 255), "255u");
	assert_string_equal(integer_of(*state, "int32", false, INT32_MAX), "2147483647");
	assert_string_equal(integer_of(*state, "int32", true, 2147483647u), "-2147483647");
	/* 2147483648 is no int, and 9223372036854775808 no int64_t. */
	assert_string_equal(integer_of(*state, "int32", true, 2147483648u), "(-2147483647 - 1)");
	assert_string_equal(integer_of(*state, "int64", true, 2147483648u), "INT64_C(-2147483648)");
	assert_string_equal(integer_of(*state, "int64", false, 2147483648u), "INT64_C(2147483648)");
	assert_string_equal(integer_of(*state, "int64", true, INT64_MAX), "INT64_C(-9223372036854775807)");
	assert_string_equal(integer_of(*state, "int64", true, (uint64_t)INT64_MAX + 1),
	                    "(-INT64_C(9223372036854775807) - 1)");
	assert_string_equal(integer_of(*state, "timestamp", false, INT64_MAX), "INT64_C(9223372036854775807)");
	assert_string_equal(integer_of(*state, "uint32", false, UINT32_MAX), "4294967295u");
	assert_string_equal(integer_of(*state, "uint64", false, UINT64_MAX), "UINT64_C(18446744073709551615)");
	assert_string_equal(integer_of(*state, "uint64", false, 1), "1u");
}

static void
assert_real(struct arena *arena, double value, bool is_float)
{
	const char *text = emit_real(arena, value, is_float);
	char *end;
	double back = is_float ? (double)strtof(text, &end) : strtod(text, &end);

	if (memcmp(&back, &value, sizeof value) != 0)
		fail_msg("%a became %s", value, text);
	assert_string_equal(end, is_float ? "f" : "");
	assert_non_null(strpbrk(text, ".e"));
}

static void
a_real_reads_back_bit_for_bit(void **state)
{
	static const double reals[] = {0.0, -0.0, 1.0, -1.5, 0.1, 1e23, 1e22, 9007199254740993.0, 5e-324,
	                               2.2250738585072014e-308, 1.7976931348623157e308};
	static const float floats[] = {0.0f, -0.0f, 0.1f, 16777216.0f, 1e-45f, 1.1754944e-38f, 3.4028235e38f};
	uint64_t seed = 2026;

	for (size_t i = 0; i < COUNT_OF(reals); i++)
		assert_real(*state, reals[i], false);
	for (size_t i = 0; i < COUNT_OF(floats); i++)
		assert_real(*state, (double)floats[i], true);
	for (int i = 0; i < 20000; i++) {
		uint64_t bits = next_random(&seed);
		uint32_t half = (uint32_t)(bits >> 16);
		double real;
		float narrow;
		memcpy(&real, &bits, sizeof real);
		memcpy(&narrow, &half, sizeof narrow);
		if (isfinite(real))
			assert_real(*state, real, false);
		if (isfinite(narrow))
			assert_real(*state, (double)narrow, true);
	}
}

static void
a_bound_is_cast_where_its_digits_say_another_number(void **state)
{
	assert_string_equal(emit_bound(*state, 0.0, true), "0.0f");
	assert_string_equal(emit_bound(*state, -1.25, true), "-1.25f");
	assert_string_equal(emit_bound(*state, (double)0.1f, true), "(float)0.1f");
	assert_string_equal(emit_bound(*state, (double)-3e38f, true), "(float)-3e+38f");
	assert_string_equal(emit_bound(*state, 1e6, false), "1000000.0");
	assert_string_equal(emit_bound(*state, 9007199254740993.0, false), "9007199254740992.0");
	assert_string_equal(emit_bound(*state, 72057594037927936.0, false), "(double)7.205759403792794e+16");
	assert_string_equal(emit_bound(*state, 134217728.0, true), "(float)1.3421773e+08f");
	assert_string_equal(emit_bound(*state, 1e22, false), "1e+22");
	assert_string_equal(emit_bound(*state, 1e23, false), "(double)1e+23");
	assert_string_equal(emit_bound(*state, -0.3, false), "(double)-0.3");
}

static void
a_real_has_no_more_digits_than_it_needs(void **state)
{
	assert_string_equal(emit_real(*state, 0.1, false), "0.1");
	assert_string_equal(emit_real(*state, 2.0, false), "2.0");
	assert_string_equal(emit_real(*state, (double)2.2f, true), "2.2f");
	assert_string_equal(emit_real(*state, 1e300, false), "1e+300");
	assert_string_equal(emit_real(*state, -0.0, false), "-0.0");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(nothing_in_a_text_ends_its_comment, set_up, tear_down),
		cmocka_unit_test_setup_teardown(nothing_in_a_text_ends_a_comment_that_keeps_its_letters, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_comment_can_keep_its_letters, set_up, tear_down),
		cmocka_unit_test(no_random_text_ends_its_comment),
		cmocka_unit_test_setup_teardown(a_text_inside_a_comment_stays_on_its_line, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_harmless_text_is_kept, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_long_text_is_folded_between_words, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_string_literal_stands_for_its_bytes, set_up, tear_down),
		cmocka_unit_test(random_bytes_round_trip),
		cmocka_unit_test_setup_teardown(integers_have_the_form_that_c_needs, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_real_reads_back_bit_for_bit, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_bound_is_cast_where_its_digits_say_another_number, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_real_has_no_more_digits_than_it_needs, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("emit", tests, NULL, NULL);
}
