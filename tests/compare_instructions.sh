# compare_instructions.sh: what slots cost beside a struct written by hand, in
# instructions of the benchmark that `slotc compare` builds. They are counted,
# not timed: the same on a busy machine.
. "$top_srcdir/tests/harness/lib.sh"
cart=$top_srcdir/examples/cart/cart.yaml
config=$top_srcdir/examples/config/config.yaml
TMPDIR=$scratch
export TMPDIR

if ! command -v valgrind >/dev/null 2>&1 || ! valgrind --version >/dev/null 2>&1; then
	skip "instructions of the benchmark" "no valgrind"
	done_testing
	exit 0
fi

# counted PROGRAM FUNCTION COUNT: instructions of all calls of the function.
counted() {
	valgrind --tool=callgrind --callgrind-out-file=/dev/null --toggle-collect="$2" "$1" "$3" 2>&1 |
		sed -n 's/.*Collected : //p'
}

# each PROGRAM FUNCTION: instructions an object. A tenth of a thousand objects
# more are made to warm up.
each() {
	less=$(counted "$1" "$2" 10000)
	more=$(counted "$1" "$2" 20000)
	test -n "$less" && test -n "$more" || return
	awk "BEGIN { printf \"%.2f\", ($more - $less) / 10100 }"
}

# built SCHEMA CLASS VARIANT: the programs are kept, built by this compiler.
built() {
	rm -rf "$scratch/kept"
	"$SLOTC" compare "$1" --class "$2" --cc "$cc" --variants "$3,struct" --count 10 --rounds 1 \
		--keep "$scratch/kept" >"$scratch/out" 2>"$scratch/err"
	expect_status "the benchmark of $2 is built, $3, $cc" 0 $? "$scratch/err"
}

# at_most NAME FUNCTION RATIO [VARIANT]: in kept programs of this compiler.
at_most() {
	slotted=$(each "$scratch/kept/${4-slotted}" "$2")
	by_hand=$(each "$scratch/kept/struct" "$2")
	echo "# $1: $slotted, by hand $by_hand" | tee "$scratch/counted"
	if test -z "$slotted" || test -z "$by_hand"; then
		skip "$1: at most $3 times by hand" "valgrind cannot run it here"
	elif awk "BEGIN { exit !($by_hand > 0 && $slotted <= $3 * $by_hand) }"; then
		pass "$1: at most $3 times by hand"
	else
		fail "$1: at most $3 times by hand" "$scratch/counted"
	fi
}

for cc in "$CC" "${TEST_CLANG:-}"; do
	if test -z "$cc"; then
		skip "instructions of the benchmark, clang" "no clang"
		continue
	fi
	built "$cart" CartItem slotted
	at_most "create, $cc" create 1.1
	at_most "read, $cc" read_all 1.05
	at_most "write, $cc" write_all 1.1
	for variant in slotted packed; do
		built "$config" Listener "$variant"
		at_most "destroy what owns two texts, $variant, $cc" destroy 1.1 "$variant"
	done
done

done_testing
