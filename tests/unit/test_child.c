#include "compare.h"

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

static struct child_result
run_shell(const char *script)
{
	const char *const arguments[] = {"sh", "-c", script, NULL};

	return child_run(arguments, NULL, NULL);
}

static void
both_outputs_and_the_exit_status_come_back(void **state)
{
	struct child_result result = run_shell("echo out; echo err >&2; exit 7");

	(void)state;
	assert_int_equal(result.error, 0);
	assert_int_equal(result.status, 7);
	assert_string_equal(result.out.data, "out\n");
	assert_string_equal(result.err.data, "err\n");
	child_free(&result);
}

static void
arguments_reach_the_program_as_they_are(void **state)
{
	const char *const arguments[] = {"printf", "%s|", "two words", "", "'$HOME' \"*\"", NULL};
	struct child_result result = child_run(arguments, NULL, NULL);

	(void)state;
	assert_string_equal(result.out.data, "two words||'$HOME' \"*\"|");
	child_free(&result);
}

static void
a_program_that_is_missing_is_told_from_one_that_fails(void **state)
{
	const char *const arguments[] = {"slotc-no-such-program", NULL};
	struct child_result result = child_run(arguments, NULL, NULL);

	(void)state;
	assert_true(result.error == ENOENT || result.status == 127);
	child_free(&result);
}

static void
more_than_a_pipe_holds_is_read_from_both_ends(void **state)
{
	struct child_result result =
		run_shell("i=0; while [ $i -lt 4000 ]; do echo 01234567890123456789012345678901234567890123456789;"
			  " echo 01234567890123456789012345678901234567890123456789 >&2; i=$((i + 1)); done");

	(void)state;
	assert_int_equal(result.status, 0);
	assert_int_equal(result.out.length, 4000 * 51);
	assert_int_equal(result.err.length, 4000 * 51);
	child_free(&result);
}

static void
its_standard_input_is_empty(void **state)
{
	struct child_result result = run_shell("cat; echo done");

	(void)state;
	assert_string_equal(result.out.data, "done\n");
	child_free(&result);
}

static void
the_signal_that_ended_it_is_told(void **state)
{
	struct child_result result = run_shell("kill -KILL $$");

	(void)state;
	assert_int_equal(result.status, 128 + SIGKILL);
	child_free(&result);
}

static void
count_tick(void *context)
{
	++*(int *)context;
}

static void
a_long_run_ticks(void **state)
{
	const char *const arguments[] = {"sleep", "1", NULL};
	int ticks = 0;
	struct child_result result = child_run(arguments, count_tick, &ticks);

	(void)state;
	assert_true(ticks > 0);
	child_free(&result);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_outputs_and_the_exit_status_come_back),
		cmocka_unit_test(arguments_reach_the_program_as_they_are),
		cmocka_unit_test(a_program_that_is_missing_is_told_from_one_that_fails),
		cmocka_unit_test(more_than_a_pipe_holds_is_read_from_both_ends),
		cmocka_unit_test(its_standard_input_is_empty),
		cmocka_unit_test(the_signal_that_ended_it_is_told),
		cmocka_unit_test(a_long_run_ticks),
	};

	return cmocka_run_group_tests_name("child", tests, NULL, NULL);
}
