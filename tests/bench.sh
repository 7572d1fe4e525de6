# bench.sh: bench/run.sh puts what benchmarks write into one JSON object, and
# bench/table.py shows it. The benchmarks here are quick ones, made up.
. "$top_srcdir/tests/harness/lib.sh"
mkdir -p "$scratch/tree/bench/good" "$scratch/tree/bench/absent" "$scratch/tree/bench/bad"
printf 'echo "{"\necho "  \\"n\\": 1"\necho "}"\n' >"$scratch/tree/bench/good/good.sh"
printf 'echo "no \\"gperf\\"" >&2\nexit 3\n' >"$scratch/tree/bench/absent/absent.sh"
printf 'echo broken >&2\nexit 1\n' >"$scratch/tree/bench/bad/bad.sh"

# run NAME...: into bench.json and err.
run() {
	EMIT=none GENERATE=none top_srcdir=$scratch/tree sh "$top_srcdir/bench/run.sh" "$@" \
		>"$scratch/bench.json" 2>"$scratch/err"
}

run good absent
expect_status "benchmarks are run" 0 $? "$scratch/err"
expect_text "one that cannot run says why" '"absent": "not measured: no \"gperf\""' "$scratch/bench.json"
if test -n "${PYTHON3:-}"; then
	check "what they write is one object" "$PYTHON3" -c '
import json, sys
found = json.load(open(sys.argv[1]))
assert found["format"] == 1 and found["slotc"].startswith("slotc ") and found["date"], found
assert found["benches"]["good"] == {"n": 1}, found
' "$scratch/bench.json"
fi
run
expect_status "without a name all are run, and one that fails fails the run" 1 $? "$scratch/err"
expect_text "it is said which" "bench: bad failed" "$scratch/err"
expect_text "it is said why" "broken" "$scratch/err"

if test -n "${PYTHON3:-}"; then
	cat >"$scratch/kept.json" <<'END'
{"slotc": "slotc 1", "date": "today", "system": "Linux", "processor": "Z80", "processors": 1, "load_before": "0",
 "benches": {
  "absent": "not measured: no gperf",
  "generate": {"rounds": 5, "runs": [{"classes": 1000, "schema_bytes": 1000, "header_bytes": 2500, "events_s": 0.5,
    "generate_s": 2.0, "ratio": 4.0, "peak_KiB": 2048}]},
  "by_name": {"compiler": "cc", "flags": "-O2", "missing": "gperf", "accesses": [
    {"names": 2, "form": "get", "stream": "near_misses", "contenders": [{"name": "slotc", "ns": 3, "ratio": 1}]},
    {"names": 2, "form": "set", "stream": "hits", "contenders": [{"name": "slotc", "ns": 5, "ratio": 1}]}]},
  "lookup": {"compiler": "cc", "flags": "-O2", "missing": "", "sizes": [{"names": 2, "bytes": 138}], "lookups": [
    {"names": 2, "form": "called", "stream": "hits", "contenders": [{"name": "slotc", "ns": 2, "ratio": 1}, {"name": "other", "ns": 4, "ratio": 2}]},
    {"names": 8, "form": "called", "stream": "hits", "contenders": [{"name": "slotc", "ns": 8, "ratio": 1}, {"name": "other", "ns": 64, "ratio": 8}]}]}}}
END
	printf 'before\n<!-- bench: begin -->\nold\n<!-- bench: end -->\nafter\n' >"$scratch/doc.md"
	check "a run is shown" "$PYTHON3" "$top_srcdir/bench/table.py" "$scratch/kept.json" "$scratch/doc.md"
	expect_text "sizes and times are shown" "| 1,000 | 1.00 kB | 2.50 kB | 500 ms | 2,000 ms (4.0x) | 2.00 MiB |" "$scratch/doc.md"
	expect_text "ratios are geometric means" "| other | 16.0 (4.00x) |" "$scratch/doc.md"
	expect_text "ratios of each number of names are shown" "| other | 2.00x | 8.00x |" "$scratch/doc.md"
	expect_text "sizes of lookups are shown" "138 of 2 names" "$scratch/doc.md"
	expect_text "each form of access has a column" "| slotc | 3.00 (1.00x) | 5.00 (1.00x) |" "$scratch/doc.md"
	expect_text "missing tools are named" "not installed: gperf" "$scratch/doc.md"
	expect_text "what was not measured is shown" "not measured: no gperf" "$scratch/doc.md"
	expect_text "the rest of the document stays" "after" "$scratch/doc.md"
fi
done_testing
