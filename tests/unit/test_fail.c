#include "slotc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <errno.h>
#include <string.h>

#include "ending.h"

#undef fail /* CMocka has one too */

static void
fail_plainly(void *context)
{
	fail("no compiler '%s'", (const char *)context);
}

static void
fail_with_reason(void *context)
{
	errno = ENOENT;
	fail("cannot read '%s':", (const char *)context);
}

static void
fail_in_usage(void *context)
{
	fail_usage("unknown option '%s'", (const char *)context);
}

static void
fail_names_the_program_and_exits_with_3(void **state)
{
	char name[] = "cc";
	struct ending ending = ending_of(fail_plainly, name);

	(void)state;
	assert_int_equal(ending.status, 3);
	assert_string_equal(ending.said, "slotc: no compiler 'cc'\n");
}

static void
a_colon_at_the_end_asks_for_the_reason(void **state)
{
	char name[] = "a.yaml", wanted[200];
	struct ending ending = ending_of(fail_with_reason, name);

	(void)state;
	snprintf(wanted, sizeof wanted, "slotc: cannot read 'a.yaml': %s\n", strerror(ENOENT));
	assert_int_equal(ending.status, 3);
	assert_string_equal(ending.said, wanted);
}

static void
a_wrong_call_exits_with_2(void **state)
{
	char name[] = "--colour";
	struct ending ending = ending_of(fail_in_usage, name);

	(void)state;
	assert_int_equal(ending.status, 2);
	assert_string_equal(ending.said, "slotc: unknown option '--colour'\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fail_names_the_program_and_exits_with_3),
		cmocka_unit_test(a_colon_at_the_end_asks_for_the_reason),
		cmocka_unit_test(a_wrong_call_exits_with_2),
	};

	return cmocka_run_group_tests_name("fail", tests, NULL, NULL);
}
