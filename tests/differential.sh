# differential.sh: the variants answer alike. Random schemas and random calls
# (tests/differential), one row a seed, as they are done. SEED=7 tries one seed
# again, in every way there is; DIFFERENTIAL_SEEDS=1000 so many, from
# DIFFERENTIAL_FIRST, DIFFERENTIAL_JOBS at a time; DIFFERENTIAL_MODE=long with
# more compilers (tests/differential/seed.sh). What a failing seed needs stays in
# tests/differential-failed.
. "$top_srcdir/tests/harness/lib.sh"
first=${DIFFERENTIAL_FIRST:-1}
count=${DIFFERENTIAL_SEEDS:-50}
jobs=${DIFFERENTIAL_JOBS:-2}
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

# try SEED: in a folder of its own; then its number.
try() {
	if sh "$top_srcdir/tests/differential/seed.sh" "$1" "$scratch/$1" "$mode" >"$scratch/$1.log" 2>&1; then
		rm -rf "${scratch:?}/$1"
		: >"$scratch/$1.ok"
	fi
	echo "$1"
}

# try_every STEP SEED: that seed, and on in steps to the last.
try_every() {
	next=$2
	while test "$next" -lt $((first + count)); do
		try "$next"
		next=$((next + $1))
	done
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
	mode=full
	first=$SEED
	count=1
fi
mkfifo "$scratch/done" || exit 99
(
	job=0
	while test $job -lt "$jobs"; do
		try_every "$jobs" $((first + job)) &
		job=$((job + 1))
	done
	wait
) >"$scratch/done" &
while read -r seed; do
	judge "$seed"
done <"$scratch/done"
done_testing
