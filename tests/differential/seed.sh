# seed.sh SEED FOLDER [quick|long]: one random schema and one random program in
# every variant. Says what is wrong and ends with 1 where they disagree, or a
# program finds fault by itself; then the folder has everything that is needed
# to look into it.
#
# quick: each variant is built once, with a compiler and a level that change
# with the seed. long: with both compilers at both levels, with tcc, for 32 bits,
# and once more under AddressSanitizer and UndefinedBehaviorSanitizer.
set -u
seed=$1
folder=$2
mode=${3:-quick}
here=$top_srcdir/tests/differential
# A call that never ends must not hang the tests.
limit=
if command -v timeout >/dev/null; then limit="timeout 60"; fi
variants=${DIFFERENTIAL_VARIANTS:-slotted packed map}
rm -rf "$folder"
mkdir -p "$folder" && cd "$folder" || exit 99

"$DIFFER" "$seed" . ${DIFFERENTIAL_FEATURES:-} || exit 99

# build VARIANT NAME COMPILER FLAG...: compile and run into NAME.out.
build() {
	variant=$1
	name=$2
	compiler=$3
	shift 3
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
	if ! $compiler -std=c11 -w "$@" -I"$here" "-DHEADER=\"$variant.h\"" $define -o "$name" program.c -lm $libraries \
		>"$name.log" 2>&1; then
		echo "seed $seed: $variant does not compile: $compiler $*"
		sed 5q "$name.log"
		exit 1
	fi
	if ! $limit "./$name" >"$name.out" 2>"$name.log"; then
		echo "seed $seed: $variant ends badly: $compiler $*"
		sed 5q "$name.log"
		exit 1
	fi
	rm -f "$name" "$name.log"
	if grep -n '!!' "$name.out" >faults; then
		echo "seed $seed: $variant breaks a promise: $compiler $*"
		sed 5q faults
		exit 1
	fi
	if test ! -f first.out; then
		mv "$name.out" first.out
		return
	fi
	if ! cmp -s first.out "$name.out"; then
		echo "seed $seed: $variant disagrees with the first: $compiler $*"
		diff first.out "$name.out" | sed 6q
		exit 1
	fi
	rm -f "$name.out"
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
if test "$mode" = long; then
	has_32_bits=false
	echo 'int main(void) { return 0; }' >empty.c
	if $gcc -m32 empty.c -o empty 2>/dev/null && ./empty; then has_32_bits=true; fi
	for variant in $variants; do
		for level in -O0 -O2; do
			build "$variant" "$variant-long" "$gcc" $level
			build "$variant" "$variant-long" "$clang" $level
		done
		test -z "${TEST_TCC:-}" || build "$variant" "$variant-tcc" "$TEST_TCC"
		if $has_32_bits; then build "$variant" "$variant-32" "$gcc" -m32 -O1; fi
		build "$variant" "$variant-sanitized" "$gcc" -g -O1 -fsanitize=address,undefined -fno-sanitize-recover=all
	done
	exit 0
fi

# The sanitizers go through the variants, and optimising takes most of the time.
turn=$((seed % 3))
for variant in $variants; do
	case $turn in
	0) build "$variant" "$variant-quick" "$fast" ;;
	1) build "$variant" "$variant-quick" "$clang" -O0 ;;
	*)
		case $((seed % 12)) in
		1) build "$variant" "$variant-quick" "$gcc" -O2 ;;
		5) build "$variant" "$variant-quick" "$clang" -O2 ;;
		*) build "$variant" "$variant-quick" "$gcc" -O0 ;;
		esac
		;;
	esac
	turn=$(((turn + 1) % 3))
done
exit 0
