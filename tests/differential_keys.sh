# differential_keys.sh: what the language has, random schemas have: each key, and
# each word that a key takes, is in one of the seeds' schemas, and slotc takes
# them all.
. "$top_srcdir/tests/harness/lib.sh"
DIFFER=$top_builddir/tests/differential/differ

"$SLOTC" schema >"$scratch/schema.json" || exit 99
seed=1
: >"$scratch/refused"
while test $seed -le 250; do
	mkdir "$scratch/$seed"
	"$DIFFER" $seed "$scratch/$seed" || exit 99
	"$SLOTC" check -q "$scratch/$seed/random.yaml" >>"$scratch/refused" 2>&1 || echo "seed $seed" >>"$scratch/refused"
	seed=$((seed + 1))
done
check "slotc takes every random schema" diff /dev/null "$scratch/refused"

if test -z "${PYTHON3:-}" || ! "$PYTHON3" -c 'import yaml' 2>/dev/null; then
	skip "random schemas have every key" "no python3 with yaml"
	done_testing
	exit 0
fi
"$PYTHON3" "$top_srcdir/tests/differential/coverage.py" "$scratch/schema.json" "$scratch"/[0-9]*/*.yaml \
	>"$scratch/counts" 2>"$scratch/stderr"
expect_status "keys could be counted" 0 $? "$scratch/stderr"
check "there are keys to count" test -s "$scratch/counts"
while read -r times key; do
	check "$key is in some random schema" test "$times" -gt 0
done <"$scratch/counts"
done_testing
