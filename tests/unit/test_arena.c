#include "slotc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <inttypes.h>
#include <limits.h>
#include <string.h>

#include "ending.h"
#include "in_arena.h"

static void
memory_is_zeroed_and_aligned_for_any_type(void **state)
{
	for (size_t size = 1; size < 100000; size = size * 3 + 1) {
		char *memory = arena_alloc(*state, size, 1);
		assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(memory[i], 0);
		memset(memory, 0xa5, size);
	}
}

static void
nothing_is_allocated_somewhere_too(void **state)
{
	assert_non_null(arena_alloc(*state, 0, sizeof(int)));
	assert_non_null(arena_alloc(*state, 4, 0));
	char *memory = arena_alloc(*state, 1, 1);
	assert_int_equal(*memory, 0);
}

static void
allocations_do_not_overlap(void **state)
{
	enum { COUNT = 2000 };
	unsigned char *memory[COUNT];

	for (int i = 0; i < COUNT; i++) {
		memory[i] = arena_alloc(*state, (size_t)i % 97 + 1, 1);
		memset(memory[i], i % 251, (size_t)i % 97 + 1);
	}
	for (int i = 0; i < COUNT; i++) {
		assert_int_equal(memory[i][0], i % 251);
		assert_int_equal(memory[i][i % 97], i % 251);
	}
}

static void
a_text_is_copied_and_ends_in_nul(void **state)
{
	char bytes[] = "cart item";
	const char *text = arena_text(*state, bytes, 4);

	memset(bytes, 'x', sizeof bytes);
	assert_string_equal(text, "cart");
	assert_string_equal(arena_text(*state, NULL, 0), "");
}

static void
a_format_prints_as_printf_does(void **state)
{
	assert_string_equal(arena_format(*state, "%s_%d%%", "slot", 42), "slot_42%");

	const char *wide = arena_format(*state, "%*d", 100000, 7);
	assert_int_equal(strlen(wide), 100000);
	assert_int_equal(wide[99999], '7');
}

static void
a_format_prints_whatever_is_asked_of_printf(void **state)
{
	assert_string_equal(arena_format(*state, "%s|%.*s|%.*s|%c", "text", 2, "text", 9, "text", 'x'), "text|te|text|x");
	assert_string_equal(arena_format(*state, "%d %d %u", INT_MIN, INT_MAX, UINT_MAX),
			    "-2147483648 2147483647 4294967295");
	assert_string_equal(arena_format(*state, "%" PRId64 " %" PRIu64 " %lld %zu", INT64_MIN, UINT64_MAX, LLONG_MAX,
					 (size_t)0),
			    "-9223372036854775808 18446744073709551615 9223372036854775807 0");
	assert_string_equal(arena_format(*state, "%s %04x %g %5d|%-5s|%" PRIx64, "rest", 0xabu, 0.5, 42, "left",
					 UINT64_MAX),
			    "rest 00ab 0.5    42|left |ffffffffffffffff");
	assert_string_equal(arena_format(*state, "%s", ""), "");
}

static void
formats_of_every_length_are_whole(void **state)
{
	char digits[5001];

	/* Some of them come to the end of a block. */
	for (int i = 0; i <= 5000; i++) {
		memset(digits, '0' + i % 10, (size_t)i);
		digits[i] = '\0';
		const char *text = arena_format(*state, "%s", digits);
		assert_string_equal(text, digits);
		assert_int_equal(*(char *)arena_alloc(*state, 1, 1), 0);
	}
}

static void
what_is_reset_is_zeroed_again(void **state)
{
	struct arena *inside = arena_inside(*state);

	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < 1000; i++) {
			char *memory = arena_alloc(inside, 100, (size_t)i % 7 + 1);
			for (int k = 0; k < 100 * (i % 7 + 1); k++)
				assert_int_equal(memory[k], 0);
			memset(memory, 0xa5, 100 * ((size_t)i % 7 + 1));
			memset(arena_alloc(inside, 60000, 1), 0xa5, 60000);
			arena_format(inside, "%*d", i % 3 == 0 ? 5000 : i, 7);
		}
		arena_reset(inside);
	}
}

static void
the_length_of_a_text_is_that_of_its_bytes_whether_it_was_formatted_last_or_not(void **state)
{
	const char *first = arena_format(*state, "%s", "cart");
	assert_int_equal(arena_length(*state, first), 4);
	const char *second = arena_format(*state, "%*d", 100000, 7);
	assert_int_equal(arena_length(*state, second), 100000);
	assert_int_equal(arena_length(*state, first), 4);
	assert_int_equal(arena_length(*state, "item"), 4);

	arena_reset(*state);
	char *again = arena_text(*state, "item_id", 7);
	assert_int_equal(arena_length(*state, again), 7);
}

static void
an_array_keeps_its_elements_as_it_grows(void **state)
{
	int *array = NULL;
	size_t capacity = 0;

	for (int i = 0; i < 1000; i++) {
		array = arena_grow(*state, array, (size_t)i, &capacity, sizeof *array);
		array[i] = i;
	}
	for (int i = 0; i < 1000; i++)
		assert_int_equal(array[i], i);
}

static void
ask_for_too_many(void *context)
{
	arena_alloc(context, SIZE_MAX / 2, 4);
}

static void
ask_for_all_there_is(void *context)
{
	arena_alloc(context, SIZE_MAX - 8, 1);
}

static void
a_size_that_overflows_ends_the_run(void **state)
{
	struct ending ending = ending_of(ask_for_too_many, *state);

	assert_int_equal(ending.status, EXIT_ENVIRONMENT);
	assert_string_equal(ending.said, "slotc: out of memory\n");
	assert_int_equal(ending_of(ask_for_all_there_is, *state).status, EXIT_ENVIRONMENT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(memory_is_zeroed_and_aligned_for_any_type, set_up, tear_down),
		cmocka_unit_test_setup_teardown(nothing_is_allocated_somewhere_too, set_up, tear_down),
		cmocka_unit_test_setup_teardown(allocations_do_not_overlap, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_text_is_copied_and_ends_in_nul, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_format_prints_as_printf_does, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_format_prints_whatever_is_asked_of_printf, set_up, tear_down),
		cmocka_unit_test_setup_teardown(formats_of_every_length_are_whole, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_reset_is_zeroed_again, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			the_length_of_a_text_is_that_of_its_bytes_whether_it_was_formatted_last_or_not, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_array_keeps_its_elements_as_it_grows, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_size_that_overflows_ends_the_run, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
