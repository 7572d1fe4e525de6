#!/bin/sh
# Measure the lookup of a name against gperf, a chain of strcmp, GHashTable and
# uthash, on 2, 3, 12, 64 and 500 names. Writes JSON to standard output.
#
# From the environment: EMIT (the program made of emit.c), top_srcdir, and if
# set CC, LOOKUP_CFLAGS, LOOKUP_COUNTS. Without gperf there is nothing to
# measure against.
set -eu
: "${EMIT:?}" "${top_srcdir:?}"
CC=${CC:-cc}
flags=${LOOKUP_CFLAGS:--O2}

if ! command -v gperf >/dev/null; then
	echo 'lookup.sh: gperf is not installed' >&2
	exit 3
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

libs=
if pkg-config --exists glib-2.0 2>/dev/null; then
	flags="$flags -DHAVE_GLIB=1 $(pkg-config --cflags glib-2.0)"
	libs=$(pkg-config --libs glib-2.0)
fi
if echo '#include <uthash.h>' | $CC -E - >/dev/null 2>&1; then
	flags="$flags -DHAVE_UTHASH=1"
fi

# The first names are those of a shopping cart, the others one to three words.
make_names() {
	awk -v count="$1" '
	function below(end) { state = state * 16807 % 2147483647; return state % end }
	BEGIN {
		state = 20240229
		split("item_id added_time quantity sku discount status position parent note vendor barcode history", cart)
		size = split("id item name time added quantity status discount gift sku note vendor position parent " \
		             "samples history barcode old price weight height width length color size brand model " \
		             "serial origin country region city street zip phone mail url image icon label title text " \
		             "lang currency tax rate total count index order batch lot date month year day hour minute " \
		             "second user owner group role level score rank flag state mode type kind class unit scale", word)
		while (made < count) {
			if (count <= 12) {
				name = cart[made + 1]
			} else {
				name = word[1 + below(size)]
				for (more = below(3); more > 0; more--)
					name = name "_" word[1 + below(size)]
			}
			if (!(name in seen)) {
				seen[name] = 1
				made++
				print name
			}
		}
	}'
}

# make_gperf FUNCTION FLAG...
make_gperf() {
	function=$1
	shift
	{
		echo 'struct entry { const char *name; int index; };'
		echo '%%'
		awk '{ print $0 ", " NR - 1 }' "$folder/names"
	} >"$folder/input"
	gperf -L ANSI-C -C -t -E -T -N "$function" -H "hash_$function" "$@" "$folder/input" |
		sed -e '/^#line/d' -e "s/^\(const struct entry \*\)\$/static \1/"
}

echo '{'
echo "  \"compiler\": \"$($CC --version 2>/dev/null | sed 's/"//g;q')\","
echo "  \"flags\": \"${LOOKUP_CFLAGS:--O2}\","
echo "  \"machine\": \"$(sed -n 's/^model name[^:]*: *//p;T;q' /proc/cpuinfo 2>/dev/null || uname -m)\","
echo '  "lookups": ['
comma=
for count in ${LOOKUP_COUNTS:-2 3 12 64 500}; do
	make_names "$count" >"$folder/names"
	"$EMIT" "$top_srcdir/templates" <"$folder/names" >"$folder/set.h"
	make_gperf gperf_plain >"$folder/gperf_plain.h"
	make_gperf gperf_length -l >"$folder/gperf_length.h"
	make_gperf gperf_search -l -c -m 20 >"$folder/gperf_search.h"
	# shellcheck disable=SC2086 # flags are words
	$CC -std=gnu11 $flags -w -I"$folder" -I"$top_srcdir/include" -o "$folder/lookup" \
		"$top_srcdir/bench/lookup/lookup.c" $libs
	printf '%s' "$comma"
	"$folder/lookup"
	comma='    ,
'
done
echo '  ]'
echo '}'
