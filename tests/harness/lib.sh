# lib.sh: TAP for tests in POSIX sh, to be sourced. A row is printed by pass,
# fail, skip or one of the expect functions; the last line of a test is
# done_testing, so that one which ends early is an error. $scratch is a folder
# of the test's own.
#
# The paths come from the Makefile: $SLOTC, $top_srcdir, $top_builddir, $CC.
set -u

rows=0
failures=0
scratch=$(mktemp -d "${TMPDIR:-/tmp}/slotc-test.XXXXXX") || exit 99
trap 'rm -rf "$scratch"' EXIT
trap 'exit 99' HUP INT TERM

# pass NAME
pass() {
	rows=$((rows + 1))
	printf 'ok %d - %s\n' "$rows" "$1"
}

# fail NAME [FILE]: the file says why.
fail() {
	rows=$((rows + 1))
	failures=$((failures + 1))
	printf 'not ok %d - %s\n' "$rows" "$1"
	if test $# -gt 1; then
		# The file's last line may be without an end.
		awk 'NR <= 60 { print "# " $0 }' "$2"
	fi
}

# skip NAME REASON
skip() {
	rows=$((rows + 1))
	printf 'ok %d - %s # SKIP %s\n' "$rows" "$1" "$2"
}

# check NAME COMMAND [ARGUMENT...]: a row that passes if the command succeeds.
check() {
	check_name=$1
	shift
	if "$@" >"$scratch/check.log" 2>&1; then
		pass "$check_name"
	else
		fail "$check_name" "$scratch/check.log"
	fi
}

# expect_status NAME WANTED GOT [FILE]: exit status; the file is shown where it differs.
expect_status() {
	if test "$2" -eq "$3"; then
		pass "$1"
	else
		{
			echo "exit status $3, expected $2"
			test $# -lt 4 || cat "$4"
		} >"$scratch/status.log"
		fail "$1" "$scratch/status.log"
	fi
}

# expect_same NAME EXPECTED ACTUAL: two files, byte by byte. With
# UPDATE_GOLDEN set, the expectation is rewritten instead.
expect_same() {
	if test -n "${UPDATE_GOLDEN:-}" && ! cmp -s "$2" "$3"; then
		cp "$3" "$2" 2>"$scratch/same.log" || {
			fail "$1" "$scratch/same.log"
			return
		}
		echo "# rewrote $2"
	fi
	if cmp -s "$2" "$3"; then
		pass "$1"
	else
		{
			test -f "$2" || echo "$2 does not exist: UPDATE_GOLDEN=1 make check writes it"
			diff -u "$2" "$3"
		} >"$scratch/same.log" 2>&1
		fail "$1" "$scratch/same.log"
	fi
}

# expect_text NAME TEXT FILE: the file has a line that holds the text.
expect_text() {
	if grep -F -e "$2" "$3" >/dev/null; then
		pass "$1"
	else
		{
			echo "expected the text: $2"
			cat "$3"
		} >"$scratch/text.log"
		fail "$1" "$scratch/text.log"
	fi
}

done_testing() {
	echo "1..$rows"
}
