# remedies.sh: what a message says would be right in a place is right there.
. "$top_srcdir/tests/harness/lib.sh"
. "$top_srcdir/tests/harness/python.sh"

needs_python 'remedies'
cp -R "$top_srcdir/tests/diag" "$scratch/diag"
chmod -R u+w "$scratch"
python_rows 'the remedies could be tried' remedies.py "$SLOTC" "$scratch"/diag/*.yaml
check 'there are remedies' test "$(wc -l <"$scratch/rows")" -gt 30
done_testing
