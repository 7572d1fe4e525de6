# twins.sh: the maps that are made of other libraries answer as the variants of
# slotc's own do, and lose no memory. tests/twins/calls.c makes the same calls
# in every variant.
. "$top_srcdir/tests/harness/lib.sh"
. "$top_srcdir/tests/harness/compile.sh"
here=$top_srcdir/tests/twins
cd "$scratch" || exit 99

# What the libraries' maps cannot hold is refused; map holds it.
cp "$here/refused.yaml" "$here/importing.yaml" .
for schema in refused importing; do
	"$SLOTC" generate $schema.yaml --variant=map-uthash -o refused.h 2>err
	expect_status "$schema.yaml is refused" 1 $? err
	expect_same "$schema.yaml: each attribute is named, with its place and the variant" "$here/$schema.err" err
	check "$schema.yaml: nothing is written" test ! -e refused.h
	"$SLOTC" generate $schema.yaml --variant=map-glib -o refused.h 2>err
	expect_status "$schema.yaml is refused by map-glib" 1 $? err
	sed 's/map-uthash/map-glib/' "$here/$schema.err" >expected
	check "$schema.yaml: map-glib says the same" cmp expected err
	check "$schema.yaml: map holds it" "$SLOTC" generate $schema.yaml --variant=map
	"$SLOTC" view $schema.yaml --variant=map-glib >out 2>err
	expect_status "$schema.yaml: its view is refused" 1 $? err
done

mkdir outputs
cp "$here/twins.yaml" outputs
for variant in map-uthash map-glib; do
	check "$variant: a header is generated" "$SLOTC" generate outputs/twins.yaml -d outputs --variant=$variant
	check "$variant: its default name" test -f "outputs/twins_$variant.h"
done

if ! $CC --version >/dev/null 2>&1; then
	skip "the variants answer alike" "no compiler to build them with"
	done_testing
	exit 0
fi

# run NAME VARIANT COMPILER FLAG...: compile the calls and run them into NAME.out.
run() {
	name=$1 variant=$2
	shift 2
	test -f "$variant.h" || "$SLOTC" generate "$here/twins.yaml" --variant="$variant" -o "$variant.h" || return 1
	case $variant in
	map*) set -- "$@" -DIS_MAP ;;
	esac
	# The flags are words.
	# shellcheck disable=SC2086
	"$@" -DHEADER="\"$variant.h\"" -I. $library_cflags -o "$name" "$here/calls.c" $library_libs || return 1
	"./$name" >"$name.out"
}

# same VARIANT NAME OUTPUT: as slotted on what is declared; on other names as
# map, in whatever order GLib lists them.
same() {
	head -n "$(wc -l <slotted.out)" "$3" >declared.out
	expect_same "$2: calls on declared attributes answer as with slots" slotted.out declared.out
	if test "$1" = map-glib; then
		sort map.out >map.sorted
		sort "$3" >"$3.sorted"
		expect_same "$2: all calls answer as with map, but for the order of names" map.sorted "$3.sorted"
	else
		expect_same "$2: all calls answer as with map" map.out "$3"
	fi
}

check "the calls run with slots" run slotted slotted $CC -O1
check "the calls run with packed" run packed packed $CC -O1
check "the calls run with map" run map map $CC -O1
expect_same "packed answers as slots do" slotted.out packed.out
same map map map.out

# row VARIANT WHAT COMPILER FLAG...
row() {
	variant=$1 what=$2
	shift 2
	if test -z "${1:-}"; then
		skip "$variant, $what: the calls run" "not found"
		return
	fi
	rm -f row.out
	check "$variant, $what: the calls run" run row "$variant" "$@"
	same "$variant" "$variant, $what" row.out
}

warnings='-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wcast-qual -Wdouble-promotion -Wundef -Werror'
for variant in map-uthash map-glib; do
	if ! library_of $variant; then
		skip "$variant: the calls run" "$library_missing"
		continue
	fi
	# The warnings are words.
	# shellcheck disable=SC2086
	{
		row $variant "gcc -std=c99 -O2" ${TEST_GCC:+$TEST_GCC -std=c99 -O2 $warnings}
		row $variant "gcc -std=c11 with sanitizers" ${TEST_GCC:+$TEST_GCC -std=c11 -g -O1 -fsanitize=address,undefined
			-fno-sanitize-recover=all}
		row $variant "clang -std=c11 -O2" ${TEST_CLANG:+$TEST_CLANG -std=c11 -O2 $warnings}
		row $variant "tcc" ${TEST_TCC:+$TEST_TCC}
		row $variant "g++ -std=c++11 -O2" ${TEST_GXX:+$TEST_GXX -x c++ -std=c++11 -O2 $warnings -x c++}
		row $variant "clang++ -std=c++20" ${TEST_CLANGXX:+$TEST_CLANGXX -x c++ -std=c++20 $warnings -x c++}
	}
	if command -v valgrind >/dev/null; then
		check "$variant: the calls run" run "$variant" $variant $CC -O1
		# GLib's own tables stay until the end.
		check "$variant: valgrind finds no error and no leak" valgrind -q --error-exitcode=9 --leak-check=full \
			--errors-for-leak-kinds=definite,indirect "./$variant"
	else
		skip "$variant: valgrind finds no error and no leak" "valgrind: not found"
	fi
done

# Both, slots too, in one program.
cat >both.c <<'END'
#include "slots.h"
#include "uthash.h.h"
#include "glib.h.h"

#include <stdio.h>

int
main(void)
{
	struct label slots;
	struct label_uthash in_uthash;
	struct label_glib in_glib;
	char a[100], b[100], c[100];

	if (label_init(&slots, 5) || label_uthash_init(&in_uthash, 5) || label_glib_init(&in_glib, 5))
		return 1;
	label_format(&slots, a, sizeof a);
	label_uthash_format(&in_uthash, b, sizeof b);
	label_glib_format(&in_glib, c, sizeof c);
	label_clear(&slots);
	label_uthash_clear(&in_uthash);
	label_glib_clear(&in_glib);
	printf("%s\n%s\n%s\n", a, b, c);
	return 0;
}
END
"$SLOTC" generate "$here/twins.yaml" -o slots.h
"$SLOTC" generate "$here/twins.yaml" --variant=map-uthash --suffix=_uthash -o uthash.h.h
"$SLOTC" generate "$here/twins.yaml" --variant=map-glib --suffix=_glib -o glib.h.h
if library_of map-uthash && library_of map-glib; then
	# shellcheck disable=SC2086
	check "with --suffix they live in one program" $CC -Wall -Wextra -Werror $library_cflags -o both both.c $library_libs
	printf "Label(id=5, colour='white')\nLabel(id=5, colour='white')\nLabel(id=5, colour='white')\n" >both.expected
	./both >both.out
	expect_same "... and hold the same" both.expected both.out
	printf '#include "map-uthash.h"\n#include "map-glib.h"\n' >clash.c
	# shellcheck disable=SC2086
	$CC -fsyntax-only clash.c $library_cflags 2>err
	expect_status "without it a unit holds one of them" 1 $? err
	expect_text "... and says so" "twins: its map-uthash variant is included already" err
else
	skip "with --suffix they live in one program" "$library_missing"
fi

# An optional borrowed string that init is given may be NULL: then it is unset. The
# maps of the libraries know by its entry alone that a derived class declares what
# is unset; slotc's own map knows it always.
cat >lent.yaml <<'END'
classes:
  Base:
    attributes: {id: uint8}
  Lent:
    is_a: Base
    attributes:
      maker: {type: string, storage: borrowed, optional: true, readonly: true}
      note: {type: string, optional: true}
END
cat >lent.c <<'END'
#include HEADER

static int line;
#define EXPECT(condition) \
	do { \
		if (!(condition) && !line) \
			line = __LINE__; \
	} while (0)

int
main(void)
{
	static const char maker[] = "\xff no text";
	struct lent lent;
	slot_value value;
	slot_status status = lent_init(&lent, NULL);

	EXPECT(status == SLOT_OK && !lent_has_maker(&lent) && lent_get_maker(&lent)[0] == '\0');
	EXPECT(lent_get(&lent, "maker", &value) == SLOT_UNSET);
	lent_clear(&lent);
	status = lent_init(&lent, maker);
	EXPECT(status == SLOT_OK && lent_has_maker(&lent) && lent_get_maker(&lent) == maker);
	EXPECT(lent_set(&lent, "maker", slot_string("x")) == SLOT_READ_ONLY);

	EXPECT(base_set(lent_edit_as_base(&lent), "maker", slot_int(1)) == SLOT_UNKNOWN_ATTRIBUTE);
#if defined(BY_ENTRY)
	EXPECT(base_set(lent_edit_as_base(&lent), "note", slot_int(5)) == SLOT_OK);
	EXPECT(base_get(lent_as_base(&lent), "note", &value) == SLOT_OK && value.as.integer == 5);
	EXPECT(!lent_has_note(&lent) && lent_get(&lent, "note", &value) == SLOT_UNSET);
	EXPECT(lent_set_note(&lent, "a note") == SLOT_OK && !strcmp(lent_get_note(&lent), "a note"));
	EXPECT(!base_has(lent_as_base(&lent), "note"));
#else
	EXPECT(base_set(lent_edit_as_base(&lent), "note", slot_int(5)) == SLOT_UNKNOWN_ATTRIBUTE);
#endif
	lent_clear(&lent);
	return line;
}
END
for variant in slotted packed map map-uthash map-glib; do
	name="$variant: init takes NULL for what is borrowed and optional, and what is unset is known as it should be"
	if ! library_of $variant; then
		skip "$name" "$library_missing"
		continue
	fi
	"$SLOTC" generate lent.yaml --variant=$variant -o lent.h || exit 99
	define=
	case $variant in
	map-*) define=-DBY_ENTRY ;;
	esac
	# shellcheck disable=SC2086
	if $CC $CFLAGS $SANITIZER_CFLAGS $define '-DHEADER="lent.h"' $library_cflags -o lent lent.c $library_libs >log 2>&1; then
		./lent >>log 2>&1
		expect_status "$name" 0 $? log
	else
		fail "$name" log
	fi
done

# Random schemas of what they hold, and random calls (tests/differential): all
# features but bytes, arrays, embedded objects and references.
DIFFER=$top_builddir/tests/differential/differ
DIFFERENTIAL_FEATURES=0x7ff83f
DIFFERENTIAL_VARIANTS='slotted map-uthash map-glib'
export DIFFER DIFFERENTIAL_FEATURES DIFFERENTIAL_VARIANTS
for seed in 5 7 8; do
	if ! library_of map-uthash || ! library_of map-glib; then
		skip "the variants agree on seed $seed" "$library_missing"
		continue
	fi
	check "the variants agree on seed $seed" sh "$top_srcdir/tests/differential/seed.sh" "$seed" "$scratch/seed"
done
done_testing
