# seed.sh SEED FOLDER [quick|long|full]: one random schema and one random program
# in every variant. Says what is wrong and ends with 1 where they disagree, or a
# program finds fault by itself; then the folder has everything that is needed
# to look into it.
#
# Compiling takes nearly all of the time, and most of that optimising. So, of the
# variants and the ways to build them:
#
# quick: each variant once, with a compiler and a level that change with the seed.
# long:  each variant with tcc, gcc and clang, at -O0 and -O2; one, which changes
#        with the seed, for 32 bits, one under AddressSanitizer and
#        UndefinedBehaviorSanitizer.
# full:  each variant in each of these ways, the sanitizers with optimising too.
#
# One seed of ten, but for quick, has a second schema, of scalars and text, which the
# maps of uthash and GLib hold too: quickly, where these libraries are.
set -u
seed=$1
folder=$2
mode=${3:-quick}
here=$top_srcdir/tests/differential
# A call that never ends must not hang the tests.
limit=
if command -v timeout >/dev/null; then limit="timeout 60"; fi
variants=${DIFFERENTIAL_VARIANTS:-slotted packed map}
# All features but bytes, arrays, embedded objects and references.
scalar_features=0x7ff83f
rm -rf "$folder"
mkdir -p "$folder" && cd "$folder" || exit 99

"$DIFFER" "$seed" . ${DIFFERENTIAL_FEATURES:-} || exit 99

# build VARIANT COMPILER FLAG...: compile, run, and compare what it says with
# what the first said.
build() {
	variant=$1
	compiler=$2
	shift 2
	define= libraries=
	case $variant in
	map) define=-DIS_MAP ;;
	# uthash ends the program where there is no memory: its own comes from elsewhere.
	map-uthash) define='-DIS_MAP -Duthash_malloc(size)=malloc(size) -Duthash_free(memory,size)=free(memory)' ;;
	map-glib)
		define="-DIS_MAP $(pkg-config --cflags glib-2.0)"
		libraries=$(pkg-config --libs glib-2.0)
		;;
	esac
	if ! $compiler -std=c11 -w "$@" -I"$here" "-DHEADER=\"$variant.h\"" $define -o program program.c -lm $libraries \
		>program.log 2>&1; then
		echo "seed $seed: $variant does not compile: $compiler $*"
		sed 5q program.log
		exit 1
	fi
	if ! $limit ./program >program.out 2>program.log; then
		echo "seed $seed: $variant ends badly: $compiler $*"
		sed 5q program.log
		exit 1
	fi
	if grep -n '!!' program.out >faults; then
		echo "seed $seed: $variant breaks a promise: $compiler $*"
		sed 5q faults
		exit 1
	fi
	if test ! -f first.out; then
		mv program.out first.out
	elif ! cmp -s first.out program.out; then
		echo "seed $seed: $variant disagrees with the first: $compiler $*"
		diff first.out program.out | sed 6q
		exit 1
	fi
}

for variant in $variants; do
	"$SLOTC" generate random.yaml -o "$variant.h" "--variant=$variant" >generate.log 2>&1 || {
		echo "seed $seed: no $variant header"
		sed 5q generate.log
		exit 1
	}
done

gcc=${TEST_GCC:-$CC}
clang=${TEST_CLANG:-$CC}
# What compiles at once, where it is there.
fast=${TEST_TCC:-$gcc}

# can COMPILER FLAG...: what is built so runs here.
echo 'int main(void) { return 0; }' >empty.c
can() {
	"$@" empty.c -o empty 2>/dev/null && ./empty
}

sanitizers="-g -fsanitize=address,undefined -fno-sanitize-recover=all"
sanitizer=$clang
# Flags are words.
# shellcheck disable=SC2086
can "$clang" $sanitizers || sanitizer=$gcc

# turn N: the variant whose turn it is, and N behind it.
turn() {
	# shellcheck disable=SC2086
	set -- $(((seed + $1) % $(set -- $variants && echo $#))) $variants
	shift $(($1 + 1))
	echo "$1"
}

# shellcheck disable=SC2086
case $mode in
long)
	for variant in $variants; do
		test -z "${TEST_TCC:-}" || build "$variant" "$TEST_TCC"
		for level in -O0 -O2; do
			build "$variant" "$gcc" $level
			build "$variant" "$clang" $level
		done
	done
	if can "$gcc" -m32; then build "$(turn 1)" "$gcc" -m32 -O0; fi
	build "$(turn 2)" "$sanitizer" -O0 $sanitizers
	;;
full)
	for variant in $variants; do
		test -z "${TEST_TCC:-}" || build "$variant" "$TEST_TCC"
		for level in -O0 -O2; do
			build "$variant" "$gcc" $level
			build "$variant" "$clang" $level
		done
		if can "$gcc" -m32; then build "$variant" "$gcc" -m32 -O1; fi
		build "$variant" "$sanitizer" -O0 $sanitizers
		build "$variant" "$gcc" -O1 $sanitizers
	done
	;;
*)
	# The compilers go through the variants.
	place=$((seed % 3))
	for variant in $variants; do
		case $place in
		0) build "$variant" "$fast" ;;
		1) build "$variant" "$clang" -O0 ;;
		*)
			case $((seed % 12)) in
			1) build "$variant" "$gcc" -O2 ;;
			5) build "$variant" "$clang" -O2 ;;
			*) build "$variant" "$gcc" -O0 ;;
			esac
			;;
		esac
		place=$(((place + 1) % 3))
	done
	;;
esac

# Both libraries' headers are found, as the variants are built.
has_libraries() {
	printf '#include <uthash.h>\n#include <glib.h>\nint main(void) { return 0; }\n' >libraries.c
	# shellcheck disable=SC2046
	$gcc $(pkg-config --cflags glib-2.0 2>/dev/null) -fsyntax-only libraries.c >libraries.log 2>&1
}

if test "$mode" != quick && test $((seed % 10)) -eq 1 && test -z "${DIFFERENTIAL_VARIANTS:-}" && has_libraries; then
	DIFFERENTIAL_VARIANTS="slotted map-uthash map-glib" DIFFERENTIAL_FEATURES=$scalar_features \
		sh "$here/seed.sh" "$seed" "$PWD/scalars" || exit 1
fi
exit 0
