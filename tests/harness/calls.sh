# calls.sh: slotc is called, and what it says is looked at. To be sourced after
# lib.sh. $calls is the folder where that is left, in out and err.
calls=.

# slotc STATUS NAME ARGUMENT...
slotc() {
	slotc_wanted=$1 slotc_name=$2
	shift 2
	"$SLOTC" "$@" >"$calls/out" 2>"$calls/err" </dev/null
	expect_status "$slotc_name: exit $slotc_wanted" "$slotc_wanted" $? "$calls/err"
}

# silent NAME: nothing was said on standard error.
silent() {
	check "$1 is silent" test ! -s "$calls/err"
}

# lines NAME LINE...: out has just these lines.
lines() {
	lines_name=$1
	shift
	printf '%s\n' "$@" >"$calls/expected"
	check "$lines_name" diff -u "$calls/expected" "$calls/out"
}
