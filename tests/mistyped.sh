# mistyped.sh: whatever word of a schema is mistyped, the message alone tells
# what to write.
. "$top_srcdir/tests/harness/lib.sh"
. "$top_srcdir/tests/harness/python.sh"

needs_python 'mistyped words'
cp -R "$top_srcdir/examples" "$scratch/examples"
mkdir "$scratch/golden"
cp "$top_srcdir"/tests/golden/shop.yaml "$top_srcdir"/tests/golden/common.yaml "$scratch/golden"
chmod -R u+w "$scratch"
python_rows 'the words could be mistyped' mistyped.py "$SLOTC" "$scratch"/golden/*.yaml "$scratch"/examples/*/*.yaml
done_testing
