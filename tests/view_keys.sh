#!/bin/sh
# view_keys.sh: doc/view.md names every key that a template sees, and no other.
# The schemas of tests/golden have every feature. Speaks TAP.
. "$top_srcdir/tests/harness/lib.sh"

for schema in "$top_srcdir"/tests/golden/*.yaml; do
	for variant in slotted packed map; do
		"$SLOTC" view --variant=$variant "$schema"
	done
done >"$scratch/view" 2>"$scratch/stderr"
check "there is something to view" test -s "$scratch/view"
sed -n 's/^ *"\([a-z_]*\)": .*/\1/p' "$scratch/view" | sort -u >"$scratch/keys"
# In the tables, what stands between backquotes in the first and third column;
# examples may be anything.
awk -F' [|] ' '/^[|] `/ { print $1; print $3 }' "$top_srcdir/doc/view.md" | tr -c 'a-z_`' '\n' |
	sed -n 's/^`\([a-z_][a-z_]*\)`$/\1/p' | sort -u >"$scratch/named"
comm -23 "$scratch/keys" "$scratch/named" >"$scratch/unnamed"
check "every key is named" test ! -s "$scratch/unnamed"
sed 's/^/# not in doc\/view.md: /' "$scratch/unnamed"
# Words of the third column may be C.
awk -F' [|] ' '/^[|] `/ { print $1 }' "$top_srcdir/doc/view.md" | tr -c 'a-z_`' '\n' |
	sed -n 's/^`\([a-z_][a-z_]*\)`$/\1/p' | sort -u >"$scratch/first"
comm -13 "$scratch/keys" "$scratch/first" >"$scratch/gone"
check "every name is a key" test ! -s "$scratch/gone"
sed 's/^/# in doc\/view.md alone: /' "$scratch/gone"
done_testing
