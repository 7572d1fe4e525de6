# yaml_faults.sh: where YAML itself is wrong, what stands before is checked, and
# nothing is said that only follows from the rest not being read.
. "$top_srcdir/tests/harness/lib.sh"
. "$top_srcdir/tests/harness/python.sh"

needs_python 'faults of YAML'
cp -R "$top_srcdir/examples" "$scratch/examples"
cp -R "$top_srcdir/tests/golden" "$scratch/golden"
chmod -R u+w "$scratch"
python_rows 'faults could be put in' yaml_faults.py "$SLOTC" "$scratch"/golden/*.yaml "$scratch"/examples/*/*.yaml
check 'there are schemas to put them in' test "$(wc -l <"$scratch/rows")" -gt 10
done_testing
