#!/bin/sh
# Measure the lookup of a name against gperf, a chain of strcmp, GHashTable and
# uthash, on 2, 3, 12, 64 and 500 names, and the bytes that its code and tables
# take. Writes JSON to standard output.
#
# From the environment: EMIT (the program made of emit.c), top_srcdir, and what
# names.sh takes.
set -eu
: "${EMIT:?}" "${top_srcdir:?}"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
. "$top_srcdir/bench/names.sh"

# Code and tables of the lookup alone, as binutils' size counts them.
cat >"$folder/size.c" <<'C'
#include "slotc/slot.h"
#include "set.h"
int find_slotc(const char *name, size_t length);
int
find_slotc(const char *name, size_t length)
{
	return bench_find(name, length);
}
C
find_bytes() {
	# shellcheck disable=SC2086 # flags are words
	$CC -std=gnu11 ${LOOKUP_CFLAGS:--O2} -fno-asynchronous-unwind-tables -w -I"$folder" -I"$top_srcdir/include" \
		-c -o "$folder/size.o" "$folder/size.c"
	size "$folder/size.o" 2>/dev/null | awk 'NR == 2 { print $1 + $2 }'
}

echo '{'
print_tools
echo '  "lookups": ['
comma=
sizes=
for count in $counts; do
	make_names "$count" >"$folder/names"
	"$EMIT" "$top_srcdir/templates" <"$folder/names" >"$folder/set.h"
	awk '{ print $0 ", " NR - 1 }' "$folder/names" >"$folder/keywords"
	make_gperfs entry
	# shellcheck disable=SC2086 # flags are words
	$CC -std=gnu11 $flags -w -I"$folder" -I"$top_srcdir/include" -I"$top_srcdir/bench" -o "$folder/lookup" \
		"$top_srcdir/bench/lookup/lookup.c" $libs
	printf '%s' "$comma"
	"$folder/lookup"
	comma='    ,
'
	bytes=$(find_bytes)
	sizes="$sizes${sizes:+, }{\"names\": $count, \"bytes\": ${bytes:-null}}"
done
echo '  ],'
echo "  \"sizes\": [$sizes]"
echo '}'
