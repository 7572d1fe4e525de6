# remedies.sh: what a message says would be right in a place is right there.
. "$top_srcdir/tests/harness/lib.sh"

if test -z "${PYTHON3:-}"; then
	skip 'remedies' 'no python3'
	done_testing
	exit
fi
cp -R "$top_srcdir/tests/diag" "$scratch/diag"
chmod -R u+w "$scratch"
"$PYTHON3" "$top_srcdir/tests/harness/remedies.py" "$SLOTC" "$scratch"/diag/*.yaml >"$scratch/rows" 2>"$scratch/stderr"
expect_status 'the remedies could be tried' 0 $? "$scratch/stderr"
check 'there are remedies' test "$(wc -l <"$scratch/rows")" -gt 30
while IFS='	' read -r verdict name why; do
	if test "$verdict" = ok; then
		pass "$name"
	else
		echo "$why" >"$scratch/why"
		fail "$name" "$scratch/why"
	fi
done <"$scratch/rows"
done_testing
