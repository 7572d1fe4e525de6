# yaml_faults.sh: where YAML itself is wrong, what stands before is checked, and
# nothing is said that only follows from the rest not being read.
. "$top_srcdir/tests/harness/lib.sh"

if test -z "${PYTHON3:-}"; then
	skip 'faults of YAML' 'no python3'
	done_testing
	exit
fi
cp -R "$top_srcdir/examples" "$scratch/examples"
cp -R "$top_srcdir/tests/golden" "$scratch/golden"
chmod -R u+w "$scratch"
"$PYTHON3" "$top_srcdir/tests/harness/yaml_faults.py" "$SLOTC" "$scratch"/golden/*.yaml "$scratch"/examples/*/*.yaml \
	>"$scratch/rows" 2>"$scratch/stderr"
expect_status 'faults could be put in' 0 $? "$scratch/stderr"
check 'there are schemas to put them in' test "$(wc -l <"$scratch/rows")" -gt 10
while IFS='	' read -r verdict name why; do
	if test "$verdict" = ok; then
		pass "$name"
	else
		echo "$why" >"$scratch/why"
		fail "$name" "$scratch/why"
	fi
done <"$scratch/rows"
done_testing
