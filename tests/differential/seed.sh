# seed.sh SEED FOLDER [quick|long]: one random schema and one random program in
# every variant. Says what is wrong and ends with 1 where they disagree; then
# the folder has everything that is needed to look into it.
#
# quick: each variant is built once, with a compiler and a level that change
# with the seed. long: with both compilers at both levels, and once more under
# AddressSanitizer and UndefinedBehaviorSanitizer.
set -u
seed=$1
folder=$2
mode=${3:-quick}
here=$top_srcdir/tests/differential
# A call that never ends must not hang the tests.
limit=
if command -v timeout >/dev/null; then limit="timeout 20"; fi
variants=${DIFFERENTIAL_VARIANTS:-slotted packed map}
rm -rf "$folder"
mkdir -p "$folder" && cd "$folder" || exit 99

"$DIFFER" "$seed" schema.yaml program.c ${DIFFERENTIAL_FEATURES:-} || exit 99

# build VARIANT NAME COMPILER FLAG...: compile and run into NAME.out.
build() {
	variant=$1
	name=$2
	compiler=$3
	shift 3
	define=
	test "$variant" != map || define=-DIS_MAP
	if ! $compiler -std=c11 -w "$@" -I"$here" "-DHEADER=\"$variant.h\"" $define -o "$name" program.c -lm >"$name.log" 2>&1; then
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
	if test ! -f first.out; then
		mv "$name.out" first.out
		# What a program finds wrong by itself is said in capitals.
		if grep -n -E '[A-Z]{2,} (WITHOUT|TO|FROM|BEGIN|KEPT|COPIED|REMOVED|ITS|APART|NULL)|UNEQUAL|HASHED|ACCEPTED' first.out; then
			echo "seed $seed: $variant breaks a promise: $compiler $*"
			exit 1
		fi
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
	"$SLOTC" generate schema.yaml -o "$variant.h" "--variant=$variant" >generate.log 2>&1 || {
		echo "seed $seed: no $variant header"
		sed 5q generate.log
		exit 1
	}
done
compiler_of() {
	case $1 in
	gcc) echo "${TEST_GCC:-$CC}" ;;
	clang) echo "${TEST_CLANG:-$CC}" ;;
	esac
}

turn=$((seed * 5))
for variant in $variants; do
	if test "$mode" = long; then
		for configuration in "gcc -O0" "gcc -O2" "clang -O0" "clang -O2"; do
			build "$variant" "$variant-long" "$(compiler_of "${configuration% *}")" "${configuration#* }"
		done
		build "$variant" "$variant-sanitized" "$(compiler_of gcc)" -g -O1 -fsanitize=address,undefined \
			-fno-sanitize-recover=all
		continue
	fi
	# Optimising takes most of the time.
	case $((turn % 24)) in
	0) build "$variant" "$variant-quick" "$(compiler_of gcc)" -O2 ;;
	11) build "$variant" "$variant-quick" "$(compiler_of clang)" -O2 ;;
	*[13579]) build "$variant" "$variant-quick" "$(compiler_of gcc)" -O0 ;;
	*) build "$variant" "$variant-quick" "$(compiler_of clang)" -O0 ;;
	esac
	turn=$((turn + 1))
done
exit 0
