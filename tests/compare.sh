# compare.sh: `slotc compare` from end to end, with few objects. What is
# checked is that rows are there and honest; no time passes or fails.
. "$top_srcdir/tests/harness/lib.sh"
TMPDIR=$scratch/tmp
export TMPDIR
unset PYTHONPATH NO_COLOR
mkdir "$TMPDIR"
# The report shows the command, so that its names are short: the table's width
# does not depend on where the tests run.
cd "$scratch" || exit 99
cart=cart.yaml
cp "$top_srcdir/examples/cart/$cart" .

# compare NAME WANTED-STATUS ARGUMENT...: run it into `out` and `err`.
compare() {
	name=$1
	wanted=$2
	shift 2
	"$SLOTC" compare "$@" >"$scratch/out" 2>"$scratch/err"
	expect_status "$name" "$wanted" $? "$scratch/err"
}

# nothing_left NAME: the folder for builds is empty again.
nothing_left() {
	check "$1" rmdir "$TMPDIR"
	mkdir -p "$TMPDIR"
}

if ! "$CC" --version >/dev/null 2>&1 && ! $CC --version >/dev/null 2>&1; then
	skip "compare" "no compiler to build benchmarks with"
	done_testing
	exit 0
fi

# ---- all rows -------------------------------------------------------------

compare "all rows of CartItem" 0 "$cart" --class CartItem --count 2k --rounds 2 --json all.json
for label in "slotted, in an array" "packed, in an array" "slotted, each from malloc" "struct written by hand" "map " "map, uthash" "map, GLib"; do
	expect_text "the table has a row: $label" "$label" "$scratch/out"
done
expect_text "the map accepts an unknown name" "accepted" "$scratch/out"
expect_text "the table says how many" "CartItem: 2,000 objects, varied values, 2 rounds" "$scratch/out"
expect_text "the table names the flags" ", with -std=c11 -O2" "$scratch/out"
if test "$(awk 'length($0) > most { most = length($0) } END { print most }' "$scratch/out")" -le 100; then
	pass "the table is at most 100 columns wide"
else
	fail "the table is at most 100 columns wide" "$scratch/out"
fi
if grep '#' "$scratch/out" >/dev/null; then
	fail "no bars where nobody looks" "$scratch/out"
else
	pass "no bars where nobody looks"
fi
if test -s "$scratch/err"; then
	fail "no progress where nobody looks" "$scratch/err"
else
	pass "no progress where nobody looks"
fi
nothing_left "what was built is removed"
compare "progress for a log" 0 "$cart" --variants slotted,map --count 2k --rounds 2 --progress
sed 's/[0-9]*:[0-9][0-9] left/T left/' "$scratch/err" >"$scratch/steps"
cat >"$scratch/expected" <<'END'
[  0 %]  preparing: slotted, in an array
[ 16 %]  preparing: map
[ 33 %]  round 1 of 2: slotted, in an array
[ 50 %]  round 1 of 2: map
[ 66 %]  T left  round 2 of 2: map
[ 83 %]  T left  round 2 of 2: slotted, in an array
END
check "is a line for each step" diff -u "$scratch/expected" "$scratch/steps"
compare "progress and quiet" 0 "$cart" --variants slotted --count 2k --rounds 1 --progress --quiet
check "is quiet" test ! -s "$scratch/err"

if test -n "${PYTHON3:-}"; then
	cat >"$scratch/check.py" <<'END'
import json, sys

report = json.load(open(sys.argv[1]))
rows = {row["name"]: row for row in report["rows"]}
assert report["reference"] == "slotted" and report["noise"] >= 0
assert report["format"] == 1 and report["class"] == "CartItem" and report["count"] == 2000
assert all(report["environment"][key] for key in ("command", "slotc", "compiler", "flags", "processor", "memory", "system", "date"))
for name, row in rows.items():
    measures = row["measures"]
    if row["note"] and (row["language"] == "python" or row["rounds"] == 0):
        continue
    assert row["rounds"] == 2 and row["count"] == 2000, name
    assert {"heap", "resident", "create", "read", "write", "destroy"} <= set(measures), name
    for cell in measures.values():
        if "median" in cell:
            assert cell["least"] <= cell["lower"] <= cell["median"] <= cell["upper"] <= cell["most"], (name, cell)
array, alone, by_hand, in_map = (rows[n]["measures"] for n in ("slotted", "slotted-malloc", "struct", "map"))
assert array["heap"]["ratio"] == 1.0
assert by_hand["heap"]["median"] == array["heap"]["median"]
assert alone["heap"]["median"] > array["heap"]["median"]
assert in_map["heap"]["median"] > array["heap"]["median"]
assert in_map["reject"]["word"] == "accepted" and "median" in array["reject"]
assert "read_by_name" not in by_hand and "reject" not in by_hand
# PERFORMANCE.md: a number and a pointer are 16 bytes, 12 without the hole.
assert array["heap"]["median"] - rows["packed"]["measures"]["heap"]["median"] == 4 or sys.maxsize < 2**32
assert 16 <= array["heap"]["median"] < 17 or sys.maxsize < 2**32
slots, tuples = (rows.get(n, {}).get("measures") for n in ("python-slots", "python-namedtuple"))
if slots and tuples:
    assert slots["heap"]["median"] < rows["python-dict"]["measures"]["heap"]["median"]
    assert rows["python-dict"]["measures"]["reject"]["word"] == "accepted"
    assert tuples["write"]["word"] == "immutable" and "median" in tuples["reject"]
END
	check "the JSON holds together" "$PYTHON3" "$scratch/check.py" "$scratch/all.json"
fi

# ---- every type, names that Python has for itself, defaults ------------------

cat >"$scratch/every.yaml" <<'END'
classes:
  Every:
    attributes:
      flag: {type: bool, required: true}
      tiny: {type: int8, required: true}
      small: {type: uint16, required: true}
      from: {type: int64, required: true}
      lambda: {type: double, required: true}
      ratio: {type: float, required: true}
      class: {type: string, required: true}
      None: {type: string, storage: borrowed, required: true}
      when: timestamp
      count: {type: uint64, default: 18446744073709551615}
      index: {type: int32, default: -2147483648}
      open: {type: bool, default: true}
      note: {type: string, default: "a \"b\" \\ \u00e9 \n*/"}
      label: {type: string, storage: borrowed, default: "c"}
      half: {type: float, default: 0.5}
END
compare "a class of every type" 0 "$scratch/every.yaml" --count 1500 --rounds 1 --cflags -O0
compare "the same value for all objects" 0 "$scratch/every.yaml" --count 1500 --rounds 1 --cflags -O0 --values=same \
	--variants slotted,struct,python-slots
expect_text "the table says that values are the same" "same values" "$scratch/out"
printf 'classes: {Plain: {attributes: {n: uint8}}}\n' >"$scratch/plain.yaml"
compare "a class without required attributes" 0 "$scratch/plain.yaml" --count 1 --rounds 1 --cflags -O0
expect_text "it is said that its objects are given nothing" "nothing, for none is required; each at its default: n" "$scratch/out"

# 500 attributes of every kind; more objects than fit.
awk 'BEGIN {
	split("bool int8 uint16 int32 uint64 float double string timestamp", type)
	print "classes:\n  Big:\n    attributes:"
	for (i = 0; i < 500; i++)
		printf "      a%03d: {type: %s, required: %s}\n", i, type[i % 9 + 1], i % 3 ? "true" : "false"
}' >"$scratch/big.yaml"
# An object of 80 MB: no hundred of them are made to weigh it.
printf 'classes: {Signal: {attributes: {samples: {type: double, count: 10000000}}}}\n' >"$scratch/huge.yaml"
if test -n "${SANITIZER_CFLAGS:-}" || ! (ulimit -v 500000) 2>/dev/null; then
	skip "a class of large objects is weighed by few" "memory cannot be limited here"
else
	(
		ulimit -v 500000
		"$SLOTC" compare "$scratch/huge.yaml" --variants slotted,map --rounds 1 --cflags -O1
	) >"$scratch/out" 2>"$scratch/err"
	expect_status "a class of large objects is weighed by few" 0 $? "$scratch/err"
	expect_text "its row says how many" "measured with 3 objects: more" "$scratch/out"
fi
compare "a class of 500 attributes" 0 "$scratch/big.yaml" --count 200 --rounds 1 --cflags -O0 \
	--variants slotted,map,python-namedtuple
expect_text "a few and a number are said of what is at its default" "a015, a018 and 160 more" "$scratch/out"
expect_text "and of what is not timed" "a012, a013, a014 and 485 more" "$scratch/out"
if test -n "${SANITIZER_CFLAGS:-}" || ! (ulimit -v 300000) 2>/dev/null; then
	skip "fewer objects where memory is short" "memory cannot be limited here"
else
	(
		ulimit -v 300000
		"$SLOTC" compare "$scratch/big.yaml" --variants slotted --count 10M --rounds 1 --cflags -O0
	) >"$scratch/out" 2>"$scratch/err"
	expect_status "fewer objects where memory is short" 0 $? "$scratch/err"
	expect_text "a row says how many" "0 objects: more would not fit in memory" "$scratch/out"
fi

compare "all rows of TimedCartItem" 0 "$cart" --class TimedCartItem --count 2k --rounds 1 --json "$scratch/timed.json" \
	--variants slotted,packed,struct
if test -n "${PYTHON3:-}"; then
	cat >"$scratch/timed.py" <<'END'
import json, sys

rows = {row["name"]: row["measures"]["heap"]["median"] for row in json.load(open(sys.argv[1]))["rows"]}
# 4 + 8 + 2 bytes and a bit are 15 bytes; C's alignment makes 16 of them, and 24 in declared order.
assert 15 <= rows["packed"] < 16 <= rows["slotted"] < 17 and 24 <= rows["struct"] < 25, rows
END
	check "a time, a count and a bit are 15 bytes packed" "$PYTHON3" "$scratch/timed.py" "$scratch/timed.json"
fi

# ---- choices -------------------------------------------------------------------

compare "rows can be chosen" 0 "$cart" --variants map,struct --count 1k --rounds 1 --json -
expect_text "one chosen row" '"name": "struct"' "$scratch/out"
if grep -e '"slotted"' -e '^per object' "$scratch/out" >/dev/null; then
	fail "only the chosen rows, and only JSON" "$scratch/out"
else
	pass "only the chosen rows, and only JSON"
fi
compare "a row that does not exist" 2 "$cart" --variants slottde
expect_text "the row that was meant" "did you mean 'slotted'?" "$scratch/err"
compare "a first look" 0 "$cart" --variants slotted --quick
expect_text "a first look is at fewer objects" "CartItem: 100,000 objects, varied values, 3 rounds" "$scratch/out"
expect_text "it is said how far rounds lie apart" "ounds of the same row lie " "$scratch/out"
if grep -e '^created with' -e '^timed' "$scratch/out" >/dev/null; then
	fail "nothing is said of attributes where all are given and timed" "$scratch/out"
else
	pass "nothing is said of attributes where all are given and timed"
fi
compare "a count that is none" 2 "$cart" --count 10MB

compare "the sources can be kept" 0 "$cart" --variants slotted,struct --count 1k --rounds 1 --keep "$scratch/keep it"
check "the kept commands build again" sh "$scratch/keep it/commands.txt"
check "a kept program runs" "$scratch/keep it/slotted" 10

check "of one round nothing is told apart" grep -q '^struct written by hand .* ~[0-9.]*x  *[0-9.]* *~[0-9.]*x$' "$scratch/out"
compare "one object" 0 "$cart" --variants slotted,struct --count 1 --rounds 2
expect_text "one object is not 'objects'" "CartItem: 1 object, varied" "$scratch/out"
expect_text "it is said what so few bytes are worth" "of so few objects it says little" "$scratch/out"
compare "a class that does not exist" 2 "$cart" --class Basket
expect_text "it is said which there are" "has no class 'Basket'; it has CartItem" "$scratch/err"

mkdir "$scratch/a folder"
printf '#!/bin/sh\nexec %s "$@"\n' "$CC" >"$scratch/a folder/my cc"
chmod +x "$scratch/a folder/my cc"
cat >"$scratch/a folder/forced.h" <<'END'
#define LATER(text) (sizeof(text) == sizeof("a b") ? 1 : -1)
typedef char same[LATER(WORDS)];
END
compare "a compiler whose path has blanks" 0 "$cart" --cc "$scratch/a folder/my cc" --variants slotted --count 10 \
	--rounds 1 --cflags "-O1 '-DWORDS=\"a b\"' -include \"$scratch/a folder/forced.h\""
compare "a quoted compiler with a flag" 0 "$cart" --cc "'$scratch/a folder/my cc' -O1" --variants slotted --count 10 --rounds 1
compare "a quote that is not closed" 2 "$cart" --cflags '-DWORDS="a b'
expect_text "it is said where" "a quote is not closed in '-DWORDS=\"a b' (from --cflags)" "$scratch/err"
if command -v tcc >/dev/null 2>&1; then
	compare "tcc builds the benchmark" 0 "$cart" --cc tcc --cflags= --variants slotted,struct,map --count 10 --rounds 1
else
	skip "tcc builds the benchmark" "no tcc"
fi

# ---- in a terminal ----------------------------------------------------------------

# shown COLUMNS LOCALE [OPTION]: what a terminal of that width is sent.
shown() {
	COLUMNS=$1 LC_ALL=$2 TERM=xterm script -qec "'$SLOTC' compare $cart --variants slotted,slotted-malloc,map --count 50k --rounds 2 ${3-}" \
		/dev/null </dev/null | tr -d '\r' >"$scratch/out"
}
# Escape sequences away, and of each line what is drawn over it.
plain() {
	sed 's/\x1b\[[0-9;]*[A-Za-z]//g' "$scratch/out"
}
if ! script -qec true /dev/null </dev/null >/dev/null 2>&1; then
	skip "a table fits its terminal" "no script(1) that makes a terminal"
else
	shown 60 C.UTF-8
	if test "$(plain | grep -v '% *[0-9:]* left' | awk 'length($0) > most { most = length($0) } END { print most }')" -le 60; then
		pass "a table fits its terminal"
	else
		fail "a table fits its terminal" "$scratch/out"
	fi
	expect_text "the best is bold" "$(printf '\033[1m  16.')" "$scratch/out"
	expect_text "it is told what is bold" "bold: best of its column" "$scratch/out"
	expect_text "how far it is" "left  round 2 of 2: " "$scratch/out"
	expect_text "before a row has run" "%  round 1 of 2: " "$scratch/out"
	if grep -E 'left  (preparing|round 1)' "$scratch/out" >/dev/null; then
		fail "no time left is guessed before each row has run" "$scratch/out"
	else
		pass "no time left is guessed before each row has run"
	fi
	shown 60 C.UTF-8 --quiet
	if grep " left " "$scratch/out" >/dev/null; then
		fail "--quiet: no progress" "$scratch/out"
	else
		pass "--quiet: no progress"
	fi
	expect_text "--quiet: the table all the same" "bold: best of its column" "$scratch/out"
	(NO_COLOR=1 && export NO_COLOR && shown 160 C.UTF-8)
	if grep "$(printf '\033\[1m')" "$scratch/out" >/dev/null; then
		fail "NO_COLOR: nothing is bold" "$scratch/out"
	else
		pass "NO_COLOR: nothing is bold"
	fi
	expect_text "bars of times beside bars of bytes" "heap, B                     resident, B                      create, ns" "$scratch/out"
	expect_text "a full bar" "████████████████" "$scratch/out"
	shown 160 C
	expect_text "a full bar without UTF-8" "################" "$scratch/out"
fi

# ---- what is missing or fails -----------------------------------------------------

compare "a compiler that does not exist" 3 "$cart" --cc slotc-no-such-compiler
expect_text "it is said where the compiler's name came from" "'slotc-no-such-compiler' (from --cc)" "$scratch/err"
expect_text "it is said how to get a compiler" "apt install gcc" "$scratch/err"
(CC=slotc-no-such-compiler "$SLOTC" compare "$cart") >"$scratch/out" 2>"$scratch/err"
expect_status "CC names the compiler" 3 $? "$scratch/err"
expect_text "it is said that CC names it" "(from CC in the environment)" "$scratch/err"

cat >"$scratch/refuse" <<'END'
#!/bin/sh
test "$1" = --version && echo "refuse 1.0" && exit 0
echo "bench.c:1: cannot compile this" >&2
exit 1
END
chmod +x "$scratch/refuse"
compare "a compiler that refuses" 3 "$cart" --cc "$scratch/refuse" --variants map
expect_text "its message is shown" "bench.c:1: cannot compile this" "$scratch/err"
expect_text "the variant is named" "refused the variant 'map'" "$scratch/err"
nothing_left "what was written is removed after a failure"

mkdir "$scratch/bin"
printf '#!/bin/sh\nexit 127\n' >"$scratch/bin/python3"
chmod +x "$scratch/bin/python3"
real_path=$PATH
PATH=$scratch/bin:$PATH
compare "without Python the other rows are measured" 0 "$cart" --variants slotted,python-slots --count 1k --rounds 1
expect_text "a row says how to get Python" "python3 was not found; install it" "$scratch/out"
printf '#!/bin/sh\necho boom >&2\nexit 1\n' >"$scratch/bin/python3"
compare "a benchmark that fails fails the run" 3 "$cart" --variants slotted,python-slots --count 1k --rounds 1
expect_text "its row says why" "failed: boom" "$scratch/out"
PATH=$real_path

# ---- a signal -------------------------------------------------------------------------

printf '#!/bin/sh\ntest "$1" = --version && exit 0\nexec sleep 60\n' >"$scratch/slow"
chmod +x "$scratch/slow"

# interrupt PID FOLDER: once it has begun to build there; its status.
interrupt() {
	tries=0
	while test -z "$(find "$2" -name bench.py 2>/dev/null)" && test $tries -lt 100; do
		sleep 0.1
		tries=$((tries + 1))
	done
	kill -TERM "$1"
	wait "$1" 2>/dev/null
}
"$SLOTC" compare "$cart" --cc "$scratch/slow" --variants slotted >"$scratch/out" 2>"$scratch/err" &
interrupt $! "$TMPDIR"
expect_status "a signal ends it" 143 $? "$scratch/err"
expect_text "it says that it was interrupted" "interrupted; what was built is removed" "$scratch/err"
nothing_left "what was built is removed after a signal"

"$SLOTC" compare "$cart" --cc "$scratch/slow" --variants slotted --keep "$scratch/kept" >"$scratch/out" 2>"$scratch/err" &
interrupt $! "$scratch/kept"
expect_status "a signal ends a run that keeps" 143 $? "$scratch/err"
expect_text "it says what becomes of it" "is kept" "$scratch/err"
check "what was to be kept is there" test -f "$scratch/kept/bench.c"

done_testing
