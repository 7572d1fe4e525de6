# mistyped.sh: whatever word of a schema is mistyped, the message alone tells
# what to write.
. "$top_srcdir/tests/harness/lib.sh"

if test -z "${PYTHON3:-}"; then
	skip 'mistyped words' 'no python3'
	done_testing
	exit
fi
cp -R "$top_srcdir/examples" "$scratch/examples"
mkdir "$scratch/golden"
cp "$top_srcdir"/tests/golden/shop.yaml "$top_srcdir"/tests/golden/common.yaml "$scratch/golden"
chmod -R u+w "$scratch"
"$PYTHON3" "$top_srcdir/tests/harness/mistyped.py" "$SLOTC" "$scratch"/golden/*.yaml "$scratch"/examples/*/*.yaml \
	>"$scratch/rows" 2>"$scratch/stderr"
expect_status 'the words could be mistyped' 0 $? "$scratch/stderr"
while IFS='	' read -r verdict name why; do
	if test "$verdict" = ok; then
		pass "$name"
	else
		echo "$why" >"$scratch/why"
		fail "$name" "$scratch/why"
	fi
done <"$scratch/rows"
done_testing
