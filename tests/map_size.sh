# map_size.sh: what an object of the map variant takes: the pointer, its block,
# and what glibc's allocator keeps beside it. doc/variants.md shows these.
. "$top_srcdir/tests/harness/lib.sh"
cd "$scratch" || exit 99

cat >size.c <<'END'
#include <stdio.h>
#if defined(__GLIBC__) && defined(__LP64__)
#include <malloc.h>
#include "size_map.h"

#define MEASURE(name) \
	do { \
		static struct name objects[1000]; \
		for (size_t i = 0; i < 1000; i++) { \
			if (name##_init(&objects[i]) != SLOT_OK) \
				return 1; \
		} \
		/* the last: the first ones fill holes, which may be larger */ \
		printf("%s %zu\n", #name, sizeof objects[999] + malloc_usable_size(objects[999].cells) + sizeof(size_t)); \
	} while (0)

int
main(void)
{
	MEASURE(three);
	MEASURE(eight);
	MEASURE(sixteen);
	MEASURE(options);
	return 0;
}
#else
int
main(void)
{
	return 77;
}
#endif
END

# class NAME COUNT KEY: so many scalar attributes of changing types.
class() {
	echo "  $1:"
	echo "    attributes:"
	i=0
	while test "$i" -lt "$2"; do
		for type in uint32 bool double int8 timestamp; do
			test "$i" -ge "$2" || echo "      a$i: {type: $type${3:-}}"
			i=$((i + 1))
		done
	done
}
{
	echo "classes:"
	class Three 3
	class Eight 8
	class Sixteen 16
	class Options 8 ", optional: true"
} >size.yaml
check "a header is generated" "$SLOTC" generate size.yaml -o size_map.h --variant=map
if ! $CC -o size size.c >size.log 2>&1; then
	fail "it compiles" size.log
	done_testing
	exit 0
fi
pass "it compiles"
./size >sizes
case $? in
77)
	skip "bytes of an object" "the numbers are those of glibc with 8-byte pointers"
	;;
0)
	# at most: 3 attributes 72 bytes, 8 attributes 120, 16 attributes 232
	printf 'three 56\neight 104\nsixteen 168\noptions 104\n' >expected
	expect_same "3, 8 and 16 attributes take 56, 104 and 168 bytes" expected sizes
	;;
*)
	fail "objects begin" sizes
	;;
esac
done_testing
