#include "ident.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "in_arena.h"

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
		cmocka_unit_test_setup_teardown(a_class_name_becomes_words_with_underscores, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_guard_is_in_capitals, set_up, tear_down),
		cmocka_unit_test(the_first_bad_byte_is_found),
		cmocka_unit_test_setup_teardown(a_repaired_name_is_one_that_c_takes, set_up, tear_down),
		cmocka_unit_test(forms_of_the_implementation_are_reserved),
	};

	return cmocka_run_group_tests_name("ident", tests, NULL, NULL);
}
