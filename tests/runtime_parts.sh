# runtime_parts.sh: a header embeds the runtime files that its classes need, and
# no others; headers with different needs meet in one program, in any order.
. "$top_srcdir/tests/harness/lib.sh"
cd "$scratch" || exit 99

# schema NAME ATTRIBUTES [KEYS]: one class, Name, with these.
schema() {
	class=$(echo "$1" | awk '{ print toupper(substr($0, 1, 1)) substr($0, 2) }')
	{
		echo "name: $1"
		case $2 in
		*shade*) echo 'enums: {shade: {permissible_values: {RED: {}, BLUE: {}}}}' ;;
		esac
		echo "classes: {$class: {${3-} attributes: {$2}}}"
	} >"$1.yaml"
	"$SLOTC" generate "$1.yaml" || exit 99
	"$SLOTC" generate --variant=map "$1.yaml" || exit 99
}

# The runtime files in a header that not every header has.
parts() {
	sed -n 's/^#define SLOTC_SLOT_\([A-Z]*\)_H$/\1/p' "$1" | tr 'A-Z' 'a-z' |
		grep -vxE 'class|convert|text|place|object|compare|access|explain|format' | sort | tr '\n' ' '
}

# expect_parts HEADER PART...: sorted
expect_parts() {
	header=$1
	shift
	parts "$header" >found
	echo "$*${*:+ }" | tr -d '\n' >wanted
	check "$header has ${*:-none}" cmp wanted found
}

schema ints 'a: int32, b: uint16, c: bool, d: {type: uint8, maximum: 9, optional: true}'
schema whens 'at: timestamp'
schema reals 'x: float, y: double'
schema enums 'shade: shade'
schema lists 'numbers: {type: int32, max_count: 4}'
schema bits 'a: {type: uint16, maximum: 999}, b: bool' 'layout: {packed: true},'
schema texts 'name: string, blob: {type: bytes, max_bytes: 4}, tag: {type: string, max_bytes: 3}'
schema all 'a: int32, when: timestamp, x: float, shade: shade, numbers: {type: int32, max_count: 4}, name: string'

expect_parts ints.h
expect_parts whens.h time
expect_parts reals.h real
expect_parts enums.h enum
expect_parts lists.h array kept life string
expect_parts bits.h packed
expect_parts texts.h kept life string
expect_parts all.h array enum kept life real string time
expect_parts ints_map.h kept life map names real string table undeclared

"$SLOTC" generate --variant=packed ints.yaml -o ints_packed.h || exit 99
expect_parts ints_packed.h packed
cat >importer.yaml <<'END'
imports: [whens.yaml]
classes: {Importer: {attributes: {when: Whens}}}
END
"$SLOTC" generate importer.yaml || exit 99
expect_parts importer.h kept life string time
"$SLOTC" generate --runtime=system whens.yaml -o system.h || exit 99
check 'a header that includes the runtime includes what it needs' grep -x '#include <slotc/slot_time.h>' system.h
check 'and nothing else' test "$(grep -c 'slot_real.h\|slot_enum.h\|slot_array.h\|slot_packed.h\|slot_map.h' system.h)" -eq 0

lines() {
	wc -l <"$1"
}
check 'a class of integers makes a much smaller header than one of everything' \
	test "$(($(lines ints.h) * 3))" -lt "$(($(lines all.h) * 2))"

# ---- headers that a schema asks for ---------------------------------------------------

# The allocator of such a header is the one that the runtime takes.
cat >counted.h <<'END'
#ifndef COUNTED_H
#define COUNTED_H
#include <stdlib.h>
#include <string.h>
static size_t taken;
static inline void *counted_malloc(size_t size) { taken++; return malloc(size); }
#define SLOT_MALLOC(size) counted_malloc(size)
#define SLOT_REALLOC(memory, size) realloc(memory, size)
#define SLOT_FREE(memory) free(memory)
#endif
END
cat >counted.c <<'END'
#include HEADER
int
main(void)
{
	struct counted *object;
	size_t before = taken;

	if (counted_new(&object) != SLOT_OK || counted_set_note(object, "a note") != SLOT_OK)
		return 1;
	counted_free(object);
	return taken == before;
}
END
printf 'c: {includes: [counted.h]}\nclasses: {Part: {attributes: {note: string}}}\n' >counting.yaml
cat >own.yaml <<'END'
c: {includes: [counted.h]}
classes: {Counted: {attributes: {note: string}}}
END
cat >imported.yaml <<'END'
imports: [counting.yaml]
classes: {Counted: {attributes: {note: string, part: Part}}}
END
# allocates NAME HEADER: the program takes its memory where counted.h says.
allocates() {
	# CC and the flags are words.
	# shellcheck disable=SC2086
	if $CC $CFLAGS $SANITIZER_CFLAGS -Wall -Wextra -Werror -I"$top_srcdir/include" "-DHEADER=\"$2\"" counted.c -o counted \
		>log 2>&1 && ./counted; then
		pass "$1"
	else
		fail "$1" log
	fi
}
if $CC --version >/dev/null 2>&1; then
	for variant in slotted packed map; do
		"$SLOTC" generate --variant=$variant own.yaml -o own.h || exit 99
		allocates "$variant: a header of the schema can bring the allocator" own.h
	done
	"$SLOTC" generate --runtime=system own.yaml -o own_system.h || exit 99
	allocates "also where the runtime is included" own_system.h
	"$SLOTC" generate --split=class own.yaml || exit 99
	allocates "also where each class has a header" own.counted.h
	"$SLOTC" generate imported.yaml || exit 99
	allocates "also where an imported schema asks for it" imported.h
	"$SLOTC" generate -d . --imports=include counting.yaml imported.yaml || exit 99
	allocates "also where that one's header is included" imported.h
else
	skip "a header of the schema can bring the allocator" "no compiler"
fi

# ---- together ----------------------------------------------------------------------

# Everything that a class does, through its table.
exercise() {
	cat <<-END
		{
			struct $1 a, b;
			char text[200];
			slot_value value = slot_none();
			size_t i;
			if ($1_init(&a) != SLOT_OK || $1_init(&b) != SLOT_OK || $1_copy(&b, &a) != SLOT_OK)
				return 1;
			for (i = 0; i < $1_class()->count; i++) {
				const char *name = $1_class()->attributes[i].name;
				if ($1_get(&a, name, &value) == SLOT_OK && $1_set(&b, name, value) != SLOT_OK)
					return 2;
				slot_explain($1_class(), name, SLOT_WRONG_TYPE, text, sizeof text);
				puts(text);
			}
			if (!$1_equal(&a, &b) || $1_hash(&a) != $1_hash(&b))
				return 3;
			$1_format(&a, text, sizeof text);
			puts(text);
			$1_clear(&a);
			$1_clear(&b);
		}
	END
}

# together COMPILER FLAGS... -- NAME...: the headers in this order and the other
together() {
	flags=
	while test "$1" != --; do
		flags="$flags $1"
		shift
	done
	shift
	for order in "$*" "$(printf '%s\n' "$@" | tac | tr '\n' ' ')"; do
		for name in $order; do
			echo "#include \"$name.h\""
		done >main.c
		{
			echo '#include <stdio.h>'
			echo 'int main(void) {'
			for name in "$@"; do
				exercise "${name%_map}"
			done
			echo 'return 0; }'
		} >>main.c
		cp main.c main.cc
		# The flags are words.
		# shellcheck disable=SC2086
		check "compiles: $flags $order" $flags -Wall -Wextra -Werror -o main || return
		./main >"out.$number_of" 2>err
		expect_status "runs: $order" 0 $? err
		number_of=$((number_of + 1))
	done
	check "says the same in either order: $*" cmp "out.$((number_of - 1))" "out.$((number_of - 2))"
}
number_of=0

pairs='ints:all all:bits whens:reals enums:lists texts:ints ints_map:all lists:whens:bits:texts:reals:enums:ints'
for pair in $pairs; do
	# shellcheck disable=SC2086,SC2046
	together $CC -O1 main.c -- $(echo $pair | tr ':' ' ')
done
if test -n "$TEST_GXX"; then
	for pair in ints:all bits:whens:ints; do
		# shellcheck disable=SC2046
		together "$TEST_GXX" -std=c++11 main.cc -- $(echo $pair | tr ':' ' ')
	done
else
	skip 'in C++' 'g++: not found'
fi

# ---- versions ----------------------------------------------------------------------

version=$(sed -n 's/^#define SLOT_RUNTIME //p' "$top_srcdir/include/slotc/slot.h")
stamp="needs version $version of slotc's runtime"
sed "s/^#define SLOT_RUNTIME .*/#define SLOT_RUNTIME $((version + 1))/; s/^#if SLOT_RUNTIME != .*/#if 0/" texts.h >texts_next.h

# refused NAME TEXT...: the C lines do not compile, and the stamp says why before anything else
refused() {
	name=$1
	shift
	printf '%s\n' "$@" 'int main(void) { return 0; }' >versions.c
	# shellcheck disable=SC2086
	$CC $include_flags -o versions versions.c 2>err
	check "$name does not compile" test $? -ne 0
	check "$name: the first error says what to do" sh -c "grep -m 1 'error' err | grep -q \"$stamp\""
}
include_flags=
refused 'a header behind one of another version' '#include "texts_next.h"' '#include "ints.h"'
mkdir -p installed/slotc
cp "$top_srcdir"/include/slotc/*.h installed/slotc
include_flags=-Iinstalled
printf '%s\n' '#include "system.h"' '#include "ints.h"' 'int main(void) { return 0; }' >versions.c
check 'embedded and included runtimes of one version meet' $CC $include_flags -o versions versions.c
sed "s/^#define SLOT_RUNTIME .*/#define SLOT_RUNTIME $((version + 1))/" "$top_srcdir/include/slotc/slot.h" >installed/slotc/slot.h
refused 'a header that finds another version installed' '#include "system.h"'

done_testing
