/* The source itself, for its tables: they are searched by bisection, which
 * loses what is out of order. */
#include "ident.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

static int
set_up(void **state)
{
	*state = arena_new();
	return 0;
}

static int
tear_down(void **state)
{
	arena_free(*state);
	return 0;
}

static void
assert_sorted(const char *const *words, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		if (strcmp(words[i - 1], words[i]) >= 0)
			fail_msg("'%s' stands before '%s'", words[i - 1], words[i]);
	}
}

static void
the_tables_are_sorted(void **state)
{
	const char *names[COUNT_OF(headers)];

	(void)state;
	assert_sorted(keywords, COUNT_OF(keywords));
	assert_sorted(macros, COUNT_OF(macros));
	for (size_t i = 0; i < COUNT_OF(headers); i++)
		names[i] = headers[i].name;
	assert_sorted(names, COUNT_OF(names));
}

static void
every_keyword_of_c_and_cpp_is_known(void **state)
{
	/* C23 6.4.1 without the reserved forms (_Bool); C++23 [lex.key] and
	 * [lex.digraph]. */
	static const char *const words[] = {
		/* C */
		"alignas", "alignof", "auto", "bool", "break", "case", "char", "const", "constexpr", "continue",
		"default", "do", "double", "else", "enum", "extern", "false", "float", "for", "goto", "if", "inline",
		"int", "long", "nullptr", "register", "restrict", "return", "short", "signed", "sizeof", "static",
		"static_assert", "struct", "switch", "thread_local", "true", "typedef", "typeof", "typeof_unqual",
		"union", "unsigned", "void", "volatile", "while",
		/* C++ */
		"and", "and_eq", "asm", "bitand", "bitor", "catch", "char16_t", "char32_t", "char8_t", "class",
		"co_await", "co_return", "co_yield", "compl", "concept", "const_cast", "consteval", "constinit",
		"decltype", "delete", "dynamic_cast", "explicit", "export", "friend", "mutable", "namespace", "new",
		"noexcept", "not", "not_eq", "operator", "or", "or_eq", "private", "protected", "public",
		"reinterpret_cast", "requires", "static_cast", "template", "this", "throw", "try", "typeid", "typename",
		"using", "virtual", "wchar_t", "xor", "xor_eq",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(words); i++) {
		if (!ident_is_keyword(words[i]))
			fail_msg("'%s' is not known", words[i]);
	}
	assert_false(ident_is_keyword("Class"));
	assert_false(ident_is_keyword("item"));
	assert_false(ident_is_keyword(""));
}

static void
macros_of_systems_are_known(void **state)
{
	static const char *const words[] = {
		"BUFSIZ", "DOMAIN", "EOF",  "FALSE", "I",     "IN",   "NAN",    "NULL", "OUT",    "TRUE",   "complex", "errno",
		"far",    "linux",  "major", "minor", "near", "signals", "slots", "stdin", "stdout", "unix",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(words); i++) {
		if (!ident_is_macro(words[i]))
			fail_msg("'%s' is not known", words[i]);
	}
	assert_false(ident_is_macro("item_id"));
}

static void
names_that_headers_declare_name_their_header(void **state)
{
	(void)state;
	assert_string_equal(ident_header("stat"), "sys/stat.h");
	assert_true(ident_starts_system_name("addri"));
	assert_true(ident_starts_system_name("BUF"));
	assert_true(ident_starts_system_name("utsname"));
	assert_false(ident_starts_system_name("utsnames"));
	assert_false(ident_starts_system_name("cart_item"));
	assert_string_equal(ident_header("tm"), "time.h");
	assert_string_equal(ident_header("addrinfo"), "netdb.h");
	assert_string_equal(ident_header("utsname"), "sys/utsname.h");
	assert_null(ident_header("cart_item"));
	assert_null(ident_header(""));
}

static void
a_class_name_becomes_words_with_underscores(void **state)
{
	static const char *const names[][2] = {
		{"CartItem", "cart_item"},     {"cart_item", "cart_item"},   {"Point", "point"},
		{"HTTPServer", "http_server"}, {"HttpServer", "http_server"}, {"XMLHTTPRequest", "xmlhttp_request"},
		{"ItemID", "item_id"},         {"ID", "id"},                 {"A", "a"},
		{"Vec2", "vec2"},              {"Vec2Add", "vec2_add"},      {"Vec2D", "vec2d"},
		{"iPhone", "i_phone"},         {"Cart_Item", "cart_item"},   {"CART", "cart"},
		{"x", "x"},                    {"ABC1Def", "abc1_def"},      {"aB", "a_b"},
	};

	for (size_t i = 0; i < COUNT_OF(names); i++)
		assert_string_equal(ident_snake(*state, names[i][0]), names[i][1]);
}

static void
a_guard_is_in_capitals(void **state)
{
	assert_string_equal(ident_guard(*state, "cart.h"), "CART_H");
	assert_string_equal(ident_guard(*state, "slotc_my-shop_map_h"), "SLOTC_MY_SHOP_MAP_H");
	assert_string_equal(ident_guard(*state, "gr\xc3\xb6\xc3\x9f" "e2"), "GR____E2");
}

static void
the_first_bad_byte_is_found(void **state)
{
	(void)state;
	assert_int_equal(ident_bad_byte("item_id2", 8), -1);
	assert_int_equal(ident_bad_byte("_x", 2), -1);
	assert_int_equal(ident_bad_byte("first name", 10), 5);
	assert_int_equal(ident_bad_byte("9lives", 6), 0);
	assert_int_equal(ident_bad_byte("", 0), 0);
	assert_int_equal(ident_bad_byte("a\0b", 3), 1);
	assert_int_equal(ident_bad_byte("gr\xc3\xb6\xc3\x9f" "e", 7), 2);
	assert_int_equal(ident_bad_byte("a$b", 3), 1);
}

static void
a_repaired_name_is_one_that_c_takes(void **state)
{
	static const char *const names[][2] = {
		{"first name", "first_name"}, {"9lives", "n9lives"}, {"a-b", "a_b"},       {"  a  b  ", "a_b"},
		{"__x", "x"},                 {"a__b", "a_b"},       {"_Bool", "Bool"},    {"", "name"},
		{"---", "name"},              {"a.b.c", "a_b_c"},    {"unit price (EUR)", "unit_price_EUR"},
	};

	for (size_t i = 0; i < COUNT_OF(names); i++)
		assert_string_equal(ident_repair(*state, names[i][0]), names[i][1]);
	for (int c = 1; c < 256; c++) {
		char name[4] = {(char)c, (char)c, 'x', '\0'};
		const char *repaired = ident_repair(*state, name);
		assert_int_equal(ident_bad_byte(repaired, strlen(repaired)), -1);
		assert_false(ident_is_reserved(repaired));
	}
}

static void
forms_of_the_implementation_are_reserved(void **state)
{
	(void)state;
	assert_true(ident_is_reserved("_x"));
	assert_true(ident_is_reserved("_Bool"));
	assert_true(ident_is_reserved("__x"));
	assert_true(ident_is_reserved("a__b"));
	assert_true(ident_is_reserved("a__"));
	assert_false(ident_is_reserved("a_b_"));
	assert_false(ident_is_reserved("x"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_tables_are_sorted),
		cmocka_unit_test(every_keyword_of_c_and_cpp_is_known),
		cmocka_unit_test(macros_of_systems_are_known),
		cmocka_unit_test(names_that_headers_declare_name_their_header),
		cmocka_unit_test_setup_teardown(a_class_name_becomes_words_with_underscores, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_guard_is_in_capitals, set_up, tear_down),
		cmocka_unit_test(the_first_bad_byte_is_found),
		cmocka_unit_test_setup_teardown(a_repaired_name_is_one_that_c_takes, set_up, tear_down),
		cmocka_unit_test(forms_of_the_implementation_are_reserved),
	};

	return cmocka_run_group_tests_name("ident", tests, NULL, NULL);
}
