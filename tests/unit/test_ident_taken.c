/* The source itself, for its tables: they are searched by bisection, which
 * loses what is out of order. */
#include "ident_taken.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

static void
assert_sorted(const char *const *words, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		if (strcmp(words[i - 1], words[i]) >= 0)
			fail_msg("'%s' stands before '%s'", words[i - 1], words[i]);
	}
}

static void
assert_names_sorted(const struct system_name *rows, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		if (strcmp(rows[i - 1].name, rows[i].name) >= 0)
			fail_msg("'%s' stands before '%s'", rows[i - 1].name, rows[i].name);
	}
}

static void
the_tables_are_sorted(void **state)
{
	(void)state;
	assert_sorted(keywords, COUNT_OF(keywords));
	assert_sorted(macros, COUNT_OF(macros));
	assert_names_sorted(headers, COUNT_OF(headers));
	assert_names_sorted(functions, COUNT_OF(functions));
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_tables_are_sorted),
		cmocka_unit_test(every_keyword_of_c_and_cpp_is_known),
		cmocka_unit_test(macros_of_systems_are_known),
		cmocka_unit_test(names_that_headers_declare_name_their_header),
	};

	return cmocka_run_group_tests_name("ident_taken", tests, NULL, NULL);
}
