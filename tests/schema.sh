# schema.sh: the JSON Schema of `slotc schema`: what slotc takes, an editor
# takes, and mistakes of shape are found by both.
. "$top_srcdir/tests/harness/lib.sh"
. "$top_srcdir/tests/harness/python.sh"

"$SLOTC" schema >"$scratch/schema.json" 2>"$scratch/stderr"
expect_status 'schema exits with 0' 0 $? "$scratch/stderr"
check 'schema is silent' test ! -s "$scratch/stderr"
expect_same 'share/slotc.schema.json, which is installed, is the same' "$top_srcdir/share/slotc.schema.json" \
	"$scratch/schema.json"

if test -z "${PYTHON3:-}"; then
	skip 'schemas against the JSON Schema' 'no python3'
elif ! "$PYTHON3" -c 'import jsonschema, yaml' 2>/dev/null; then
	skip 'schemas against the JSON Schema' 'no python3-jsonschema or no python3-yaml'
else
	# What slotc says of each: its exit status, and which mistakes.
	set -- "$top_srcdir"/tests/golden/*.yaml "$top_srcdir"/tests/diag/*.yaml "$top_srcdir"/examples/*/*.yaml
	for file; do
		test -f "$file" || continue
		"$SLOTC" check --error-format=short "$file" >/dev/null 2>"$scratch/stderr"
		printf '%s\t%s\t%s\n' "$file" $? "$(sed -n 's/.* error: .*\[\(E[0-9]*\) .*/\1/p' "$scratch/stderr" | sort -u | tr '\n' ' ')"
	done >"$scratch/verdicts"
	python_rows 'the JSON Schema could be tried' json_schema.py "$scratch/schema.json" "$scratch/verdicts"
fi
done_testing
