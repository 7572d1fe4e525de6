# yaml.sh FILE: the test of a schema; its folder decides what is tested.
#
#   golden/NAME.yaml    slotc says NAME.err, or nothing where there is none; the
#                       headers are NAME.h and NAME_map.h, and compile; the runtime
#                       is included in what is compared, not embedded; NAME_map-uthash.h and
#                       NAME_map-glib.h too, where they are
#   diag/NAME.yaml      `slotc check` says NAME.err; "# options: ..." in the first line are for it
#   examples/X/X.yaml   the headers compile; main.c with each of them prints
#                       expected.txt (with the map expected_map.txt, where it differs)
#
# slotc runs in the folder of the schema, so that messages name the file alone.
. "$top_srcdir/tests/harness/lib.sh"
. "$top_srcdir/tests/harness/compile.sh"

folder=$(cd "${1%/*}" && pwd)
name=${1##*/}
name=${name%.yaml}

# generate VARIANT FILE [OPTION...]: rows for success and silence; the header goes to FILE.
generate() {
	variant=$1 header=$2
	shift 2
	(cd "$folder" && "$SLOTC" generate --variant="$variant" "$@" "$name.yaml" -o -) >"$header" 2>"$scratch/stderr"
	expect_status "generates the $variant header" 0 $? "$scratch/stderr"
	if test -f "$folder/$name.err"; then
		expect_same "says $name.err about the $variant header" "$folder/$name.err" "$scratch/stderr"
	else
		check "is silent about the $variant header" test ! -s "$scratch/stderr"
	fi
}

golden() {
	for variant in slotted map packed map-uthash map-glib; do
		suffix=
		test $variant = slotted || suffix=_$variant
		case $variant in
		packed | map-*) test -f "$folder/$name$suffix.h" || continue ;;
		esac
		generate $variant "$scratch/expected.h" --runtime=system
		expect_same "$name$suffix.h is as expected" "$folder/$name$suffix.h" "$scratch/expected.h"
		generate $variant "$scratch/$name$suffix.h"
		if library_of $variant; then
			compile_header "$scratch/$name$suffix.h" "$name$suffix.h"
		else
			skip "$name$suffix.h compiles" "$library_missing"
		fi
	done
}

# Errors are named E0203-unknown-key, warnings W0901-lost-comment; more words may follow.
diag() {
	case $name in
	W*) wanted=0 ;;
	*) wanted=1 ;;
	esac
	# A first line "# options: -Wnaming" is for what is off by default. They are words.
	options=$(sed -n '1s/^# options: //p' "$folder/$name.yaml")
	# shellcheck disable=SC2086
	(cd "$folder" && "$SLOTC" check $options "$name.yaml") >"$scratch/stdout" 2>"$scratch/stderr"
	expect_status "check exits with $wanted" $wanted $? "$scratch/stderr"
	expect_same "says $name.err" "$folder/$name.err" "$scratch/stderr"
	expect_text "says the code" "[${name%%-*} " "$scratch/stderr"
	check "prints nothing" test ! -s "$scratch/stdout"

	(cd "$folder" && "$SLOTC" generate "$name.yaml" -o "$scratch/out.h") 2>"$scratch/stderr"
	expect_status "generate exits with $wanted" $wanted $? "$scratch/stderr"
	if test $wanted -eq 1; then
		check "generate writes nothing" test ! -e "$scratch/out.h"
	else
		check "generate writes the header" test -s "$scratch/out.h"
	fi
}

# run_example VARIANT: what main prints is left in $scratch/VARIANT/stdout.
run_example() {
	mkdir "$scratch/$1"
	cp "$folder"/*.c "$scratch/$1"
	generate "$1" "$scratch/$1/$name.h"
	compile_header "$scratch/$1/$name.h" "$name.h ($1)"
	# CC and the flags are words.
	# shellcheck disable=SC2086
	check "main.c compiles with the $1 header" \
		$CC $CFLAGS $SANITIZER_CFLAGS -Wall -Wextra -Wpedantic -Werror "$scratch/$1/main.c" -o "$scratch/$1/main"
	"$scratch/$1/main" >"$scratch/$1/stdout" 2>"$scratch/$1/stderr"
	expect_status "main runs with the $1 header" 0 $? "$scratch/$1/stderr"
}

example() {
	run_example slotted
	expect_same "main prints what is expected with the slotted header" "$folder/expected.txt" "$scratch/slotted/stdout"

	run_example map
	# What both print alike is written down once.
	if test -n "${UPDATE_GOLDEN:-}"; then
		if cmp -s "$folder/expected.txt" "$scratch/map/stdout"; then
			rm -f "$folder/expected_map.txt"
		else
			cp "$scratch/map/stdout" "$folder/expected_map.txt"
		fi
	fi
	expected=$folder/expected_map.txt
	test -f "$expected" || expected=$folder/expected.txt
	expect_same "main prints what is expected with the map header" "$expected" "$scratch/map/stdout"
}

case $folder in
*/tests/golden) golden ;;
*/tests/diag) diag ;;
*/examples/"$name") example ;;
*) skip "$name.yaml" "no test knows what to do with a schema here" ;;
esac
done_testing
