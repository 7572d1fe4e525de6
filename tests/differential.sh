# differential.sh: the variants answer alike. Random schemas and random calls
# (tests/differential), one row a seed. SEED=7 tries one seed again,
# DIFFERENTIAL_SEEDS=1000 so many, DIFFERENTIAL_MODE=long with more compilers.
# What a failing seed needs stays in tests/differential-failed.
. "$top_srcdir/tests/harness/lib.sh"
count=${DIFFERENTIAL_SEEDS:-50}
mode=${DIFFERENTIAL_MODE:-quick}
DIFFER=$top_builddir/tests/differential/differ
export DIFFER

if ! $CC --version >/dev/null 2>&1; then
	skip "random schemas and calls" "no compiler to build them with"
	done_testing
	exit 0
fi

if test ! -x "$DIFFER"; then
	echo "$DIFFER is not built" >"$scratch/missing.log"
	fail "the generator of schemas and calls is there" "$scratch/missing.log"
	done_testing
	exit 0
fi

# try SEED: in a folder of its own.
try() {
	if sh "$top_srcdir/tests/differential/seed.sh" "$1" "$scratch/$1" "$mode" >"$scratch/$1.log" 2>&1; then
		rm -rf "${scratch:?}/$1"
		: >"$scratch/$1.ok"
	fi
}

# judge SEED: a row, and the files of one that failed.
judge() {
	if test -f "$scratch/$1.ok"; then
		pass "the variants agree on seed $1"
		return
	fi
	kept=$top_builddir/tests/differential-failed/$1
	rm -rf "$kept"
	mkdir -p "${kept%/*}" && mv "$scratch/$1" "$kept"
	echo "again: SEED=$1 make check TESTS=tests/differential.sh; files: $kept" >>"$scratch/$1.log"
	fail "the variants agree on seed $1" "$scratch/$1.log"
}

if test -n "${SEED:-}"; then
	mode=long
	try "$SEED"
	judge "$SEED"
	done_testing
	exit 0
fi
seed=1
while test "$seed" -le "$count"; do
	try "$seed" &
	try $((seed + 1)) &
	wait
	judge "$seed"
	judge $((seed + 1))
	seed=$((seed + 2))
done
done_testing
