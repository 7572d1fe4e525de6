# layout_alias.sh: an object of a derived class is reached through a pointer to
# its parent's struct, too, and a copy of the parent leaves derived slots alone.
. "$top_srcdir/tests/harness/lib.sh"
cd "$scratch" || exit 99

check 'the header is generated' "$SLOTC" generate -Wno-hole -Wno-straddle "$top_srcdir/tests/layout/shop.yaml" -o shop.h
cat >alias.c <<'END'
#include "shop.h"

#include <stdio.h>

#if defined(__GNUC__) && !defined(__TINYC__)
__attribute__((noinline))
#endif
static bool
through_both(struct entity *entity, struct cart_item *item)
{
	if (entity_set_live(entity, true) || cart_item_set_live(item, false))
		return true;
	return entity_get_live(entity);
}

#if defined(__GNUC__) && !defined(__TINYC__)
__attribute__((noinline))
#endif
static uint64_t
number_through_both(struct entity *entity, struct cart_item *item)
{
	entity->id = 1;
	item->id = 2;
	return entity->id;
}

int
main(void)
{
	struct cart_item item, other;
	struct bottom *base, *other_base;
	struct top top, other_top;

	if (cart_item_init(&item, 7) || cart_item_init(&other, 8))
		return 2;
	if (through_both((struct entity *)(void *)&item, &item)) {
		puts("a bit written through the derived struct was not seen through the parent's");
		return 1;
	}
	if (number_through_both((struct entity *)(void *)&item, &item) != 2) {
		puts("a number written through the derived struct was not seen through the parent's");
		return 1;
	}
	cart_item_clear(&item);
	cart_item_clear(&other);

	/* What lies in holes and behind the parent's members is the derived class's. */
	if (top_init(&top) || top_init(&other_top) || top_set_flag(&top, true) || top_set_half(&top, 513) ||
	    top_set_word(&top, 1) || top_set_byte(&other_top, 9))
		return 2;
	base = (struct bottom *)(void *)&top;
	other_base = (struct bottom *)(void *)&other_top;
	if (bottom_copy(base, other_base) || top_get_byte(&top) != 9 || !top_get_flag(&top) || top_get_half(&top) != 513) {
		puts("a copy of the parent changed a derived slot");
		return 1;
	}
	bottom_clear(base);
	if (bottom_init(base) || !top_get_flag(&top) || top_get_half(&top) != 513) {
		puts("init of the parent changed a derived slot");
		return 1;
	}
	top_clear(&top);
	top_clear(&other_top);
	return 0;
}
END

for compiler in "$TEST_GCC" "$TEST_CLANG" "$TEST_GXX" "$TEST_CLANGXX" "$TEST_TCC"; do
	for level in -O0 -O2 -O3; do
		name="$compiler $level: both structs see the same object"
		if test -z "$compiler"; then
			skip "a compiler $level: both structs see the same object" 'not found'
			continue
		fi
		case $compiler in
		*++) language='-x c++ -std=c++11' ;;
		*) language= ;;
		esac
		# The flags are words.
		# shellcheck disable=SC2086
		if "$compiler" $language $level -o alias alias.c 2>log && ./alias >log 2>&1; then
			pass "$name"
		else
			fail "$name" log
		fi
	done
done

# Without SLOT_MAY_ALIAS the same program is miscompiled, by these compilers at
# least: if it is not any more, the test above no longer says anything.
if test -n "$TEST_GCC"; then
	mkdir without
	sed 's/__attribute__((may_alias))//' shop.h >without/shop.h
	sed 's/"shop.h"/"without\/shop.h"/' alias.c >without.c
	"$TEST_GCC" -O2 -o alias without.c 2>log && ./alias >log 2>&1
	expect_status 'without SLOT_MAY_ALIAS gcc -O2 does not see it' 1 $? log
else
	skip 'without SLOT_MAY_ALIAS gcc -O2 does not see it' 'gcc: not found'
fi
done_testing
