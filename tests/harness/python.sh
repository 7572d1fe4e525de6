# python.sh: tests whose rows a Python script prints. To be sourced after lib.sh.

# needs_python NAME: without Python, that it is skipped is the only row.
needs_python() {
	test -z "${PYTHON3:-}" || return 0
	skip "$1" 'no python3'
	done_testing
	exit
}

# python_rows NAME SCRIPT [ARGUMENT...]: a row that the script ran to its end, then
# those it printed: lines of verdict ("ok", or it failed), name, reason.
python_rows() {
	python_name=$1 python_script=$2
	shift 2
	# The folder of the sources may be read-only: nothing is compiled into it.
	"$PYTHON3" -B "$top_srcdir/tests/harness/$python_script" "$@" >"$scratch/rows" 2>"$scratch/stderr"
	expect_status "$python_name" 0 $? "$scratch/stderr"
	while IFS='	' read -r verdict name why; do
		if test "$verdict" = ok; then
			pass "$name"
		else
			echo "$why" >"$scratch/why"
			fail "$name" "$scratch/why"
		fi
	done <"$scratch/rows"
}
