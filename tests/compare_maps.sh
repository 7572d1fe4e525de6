# compare_maps.sh: `slotc compare` beside the maps of other libraries: their
# rows, where they come from, and what is said where they cannot be.
. "$top_srcdir/tests/harness/lib.sh"
. "$top_srcdir/tests/harness/compile.sh"
cd "$scratch" || exit 99

if ! $CC --version >/dev/null 2>&1; then
	skip "maps of other libraries" "no compiler to build benchmarks with"
	done_testing
	exit 0
fi

# compare NAME STATUS FILE [OPTION...]
compare() {
	row=$1 wanted=$2
	shift 2
	"$SLOTC" compare "$@" --rounds 1 --count 1k >out 2>err
	expect_status "$row" "$wanted" $? err
}

cat >mixed.yaml <<'END'
name: mixed
classes:
  Reading:
    attributes: {samples: {type: float, count: 4}}
  Base:
    attributes:
      id: {type: uint64, readonly: true}
  Item:
    is_a: Base
    attributes:
      when: timestamp
      amount: {type: uint16, minimum: 1, maximum: 99, default: 1}
      discount: {type: float, optional: true}
      name: {type: string, max_bytes: 30}
      vendor: {type: string, storage: borrowed}
END

# has_number ROW MEASURE...: the report in out has them.
has_number() {
	name=$1
	shift
	for measure; do
		check "$name has $measure" awk -v row="\"$name\"" -v measure="\"$measure\": {" '
			/"name":/ { is_row = index($0, row) > 0 }
			index($0, measure) { is_measure = is_row }
			is_measure && /"median":/ { found = 1 }
			/}/ { is_measure = 0 }
			END { exit !found }' out
	done
}

for variant in map-uthash map-glib; do
	if ! library_of $variant; then
		skip "$variant is measured" "$library_missing"
		continue
	fi
	compare "$variant is measured, whatever other classes the schema has" 0 mixed.yaml --class Item \
		--variants slotted,map,$variant --json -
	has_number $variant create destroy read write read_by_name write_by_name resident
	if test $variant = map-uthash || echo '#include <stdlib.h>
#if !defined(__GLIBC__) || __GLIBC_MINOR__ < 33
#error
#endif' | $CC -E - >/dev/null 2>&1; then
		has_number $variant heap
	else
		skip "$variant has heap" "only glibc since 2.33 tells it"
	fi
	expect_text "$variant accepts an unknown name" '"word": "accepted"' out
	compare "$variant comes after what it is compared with" 0 mixed.yaml --class Item --variants $variant,map
	expect_text "... and the table has its row" "map, " out
	compare "a class that $variant cannot hold is a row without numbers" 0 mixed.yaml --class Reading \
		--variants map,$variant
	expect_text "... that says why" "holds numbers and strings alone, and 'samples' is an array" out
done

# Libraries that are not there. A file that is in front of uthash's own is as good as none.
mkdir none
echo '#error "there is none"' >none/uthash.h
compare "without uthash the others are measured" 0 mixed.yaml --class Item --variants map,map-uthash \
	--cflags "-std=c11 -O1 '-I$scratch/none'" --json -
expect_text "... and its row says how to get it" \
	"the compiler does not find uthash; install it to see this row (apt install uthash-dev)" out
PKG_CONFIG_LIBDIR=$scratch/none
export PKG_CONFIG_LIBDIR
compare "without GLib the others are measured" 0 mixed.yaml --class Item --variants map,map-glib --json -
expect_text "... and its row says how to get it" \
	"pkg-config does not find GLib; install it to see this row (apt install libglib2.0-dev pkg-config)" out
unset PKG_CONFIG_LIBDIR

compare "a variant that there is none of" 2 mixed.yaml --variants map-utash
expect_text "... has a name that is near" "did you mean 'map-uthash'?" err
done_testing
