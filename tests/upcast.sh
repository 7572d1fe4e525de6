#!/bin/sh
# upcast.sh: an object as its parent. Compilers that assume that a pointer to
# one struct never meets another are told better (SLOT_MAY_ALIAS); without it
# the same program goes wrong, so that this test can fail. Speaks TAP.
. "$top_srcdir/tests/harness/lib.sh"
cd "$scratch" || exit 99

cat >kin.yaml <<'END'
name: kin
classes:
  Base:
    attributes: {count: int32, total: int64}
  Derived:
    is_a: Base
    attributes: {extra: int32, more: bool}
  Third:
    is_a: Derived
    attributes: {last: uint8}
END
cat >main.c <<'END'
#include HEADER

int use(struct third *third, struct base *base);
__attribute__((noinline)) int
use(struct third *third, struct base *base)
{
	if (third_set_count(third, 1) != SLOT_OK || base_set_count(base, 2) != SLOT_OK)
		return -1;
	return third_get_count(third);
}

/* The child's slots lie in the parent's tail padding: a copy of a parent into
 * the child's first part, or a move, leaves them as they are. */
static int
copies_over_a_base(struct third *third)
{
	struct base base;

	if (base_init(&base) != SLOT_OK || base_set_total(&base, 5) != SLOT_OK || third_set_extra(third, 77) != SLOT_OK ||
	    third_set_more(third, true) != SLOT_OK || third_set_last(third, 9) != SLOT_OK)
		return 1;
	if (offsetof(struct third, extra) >= sizeof(struct base))
		return 2;
	if (base_copy(third_edit_as_base(third), &base) != SLOT_OK)
		return 3;
	base_move(third_edit_as_base(third), &base);
	return third_get_total(third) == 5 && third_get_extra(third) == 77 && third_get_more(third) &&
		       third_get_last(third) == 9 ? 0 : 4;
}

int
main(void)
{
	struct third third;

	if (third_init(&third) != SLOT_OK)
		return 9;
	if (third_get_last(&third) != 0 || base_get_total(third_as_base(&third)) != 0)
		return 8;
	if (copies_over_a_base(&third) != 0)
		return 7;
	return use(&third, third_edit_as_base(&third)) == 2 ? 0 : 1;
}
END
"$SLOTC" generate kin.yaml -o kin.h || exit 99
sed 's/^#define SLOT_MAY_ALIAS .*/#define SLOT_MAY_ALIAS/' kin.h >without.h

# upcast KIND COMPILER
upcast() {
	if test -z "$2"; then
		skip "$1: parent and child are one object" "$1: not found"
		return
	fi
	for level in -O2 -O3; do
		check "$1 $level: compiles" "$2" -std=c99 $level -Wall -Wextra '-DHEADER="kin.h"' main.c -o main
		check "$1 $level: what is written to the parent is read from the child" ./main
		check "$1 $level: compiles without SLOT_MAY_ALIAS" "$2" -std=c99 $level '-DHEADER="without.h"' main.c -o without
		./without
		expect_status "$1 $level: and is wrong then" 1 $?
	done
}

upcast gcc "$TEST_GCC"
upcast clang "$TEST_CLANG"
done_testing
