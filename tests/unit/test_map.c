#include "slotc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

#include "in_arena.h"

static void
what_is_put_is_found(void **state)
{
	struct map *map = map_new(*state);
	int one, two;

	assert_null(map_get(map, "one", 3));
	assert_null(map_put(map, "one", 3, &one));
	assert_null(map_put(map, "two", 3, &two));
	assert_ptr_equal(map_get(map, "one", 3), &one);
	assert_ptr_equal(map_get(map, "two", 3), &two);
	assert_null(map_get(map, "three", 5));
}

static void
the_first_value_of_a_key_stays(void **state)
{
	struct map *map = map_new(*state);
	int first, second;

	map_put(map, "key", 3, &first);
	assert_ptr_equal(map_put(map, "key", 3, &second), &first);
	assert_ptr_equal(map_get(map, "key", 3), &first);
}

static void
keys_are_whole_bytes_of_a_length(void **state)
{
	struct map *map = map_new(*state);
	int a, b, c, empty;

	map_put(map, "abc", 2, &a);
	map_put(map, "abc", 3, &b);
	map_put(map, "ab\0", 3, &c);
	map_put(map, "", 0, &empty);
	assert_ptr_equal(map_get(map, "ab", 2), &a);
	assert_ptr_equal(map_get(map, "abc", 3), &b);
	assert_ptr_equal(map_get(map, "ab\0", 3), &c);
	assert_ptr_equal(map_get(map, "x", 0), &empty);
	assert_null(map_get(map, "a", 1));
}

static void
many_keys_are_all_found(void **state)
{
	enum { COUNT = 20000 };
	struct map *map = map_new(*state);
	char **keys = ARENA_ARRAY(*state, COUNT, char *);

	for (int i = 0; i < COUNT; i++) {
		keys[i] = arena_format(*state, "key_%d", i);
		assert_null(map_put(map, keys[i], strlen(keys[i]), keys[i]));
	}
	for (int i = 0; i < COUNT; i++) {
		char again[20];
		snprintf(again, sizeof again, "key_%d", i);
		assert_ptr_equal(map_get(map, again, strlen(again)), keys[i]);
	}
	assert_null(map_get(map, "key_20000", 9));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_is_put_is_found, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_first_value_of_a_key_stays, set_up, tear_down),
		cmocka_unit_test_setup_teardown(keys_are_whole_bytes_of_a_length, set_up, tear_down),
		cmocka_unit_test_setup_teardown(many_keys_are_all_found, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("map", tests, NULL, NULL);
}
