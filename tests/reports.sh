# reports.sh: what `make reports` keeps: the examples' report.json and the
# tables in the READMEs, measured in a copy with few objects.
. "$top_srcdir/tests/harness/lib.sh"
TMPDIR=$scratch
export TMPDIR
if test -z "${PYTHON3:-}" || ! $CC --version >/dev/null 2>&1; then
	skip "reports" "no python3, or no compiler"
	done_testing
	exit 0
fi

mkdir -p "$scratch/copy/examples"
cp -R "$top_srcdir/examples/cart" "$top_srcdir/examples/image" "$top_srcdir/examples"/report* "$scratch/copy/examples"
printf 'before\n<!-- report: begin -->\nold\n<!-- report: end -->\nafter\n' >"$scratch/copy/README.md"
chmod -R u+w "$scratch/copy"
reports() {
	top_srcdir=$scratch/copy REPORT_FLAGS="--count 1k --rounds 2 --cflags -O0 --variants $1" \
		sh "$scratch/copy/examples/reports.sh" >"$scratch/out" 2>&1
}
reports slotted,map
expect_status "the examples are measured" 0 $? "$scratch/out"
for file in README.md examples/cart/README.md examples/image/README.md; do
	expect_text "$file has a row of the map" "| map | " "$scratch/copy/$file"
	expect_text "$file says how it was measured" "Medians of 2 rounds" "$scratch/copy/$file"
done
expect_text "the project's table is the cart's" "| slotted, in an array | 16.0 | " "$scratch/copy/README.md"
expect_text "what stands around the table stays" "after" "$scratch/copy/README.md"
expect_text "the report names no folder" '"slotc compare cart.yaml --class CartItem' "$scratch/copy/examples/cart/report.json"
reports struct
expect_status "they are measured anew" 0 $? "$scratch/out"
if grep -e '^| map' -e '^old' "$scratch/copy/README.md" >"$scratch/old"; then
	fail "the old table is gone" "$scratch/old"
else
	pass "the old table is gone"
fi

# The tables that are kept are of the reports that are kept.
cp -R "$top_srcdir/examples" "$scratch/kept"
chmod -R u+w "$scratch/kept"
for example in cart image; do
	check "the table of $example is rewritten" "$PYTHON3" "$scratch/kept/report.py" "$scratch/kept/$example/report.json" \
		"$scratch/kept/$example/README.md"
	check "the table of $example is that of its report" cmp "$top_srcdir/examples/$example/README.md" \
		"$scratch/kept/$example/README.md"
done
done_testing
