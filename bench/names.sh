# names.sh: what the benchmarks of names share: the names, the flags of the
# compiler and the contenders that are installed. Sourced, with $folder to work
# in and $flags of the compiler; adds to $flags and $libs.
#
# From the environment, if set: CC, LOOKUP_CFLAGS, LOOKUP_COUNTS.
CC=${CC:-cc}
flags=${LOOKUP_CFLAGS:--O2}
counts=${LOOKUP_COUNTS:-2 3 12 64 500}
libs=
missing=

has_gperf=false
if command -v gperf >/dev/null; then
	has_gperf=true
	flags="$flags -DHAVE_GPERF=1"
else
	missing="$missing gperf"
fi
if pkg-config --exists glib-2.0 2>/dev/null; then
	flags="$flags -DHAVE_GLIB=1 $(pkg-config --cflags glib-2.0)"
	libs=$(pkg-config --libs glib-2.0)
else
	missing="$missing GLib"
fi
if echo '#include <uthash.h>' | $CC -E - >/dev/null 2>&1; then
	flags="$flags -DHAVE_UTHASH=1"
else
	missing="$missing uthash"
fi

# Names, one a line. The first are those of a shopping cart, the others one to
# three words.
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

# make_gperf ENTRY FUNCTION FLAG...: a lookup of the names and what follows them
# in the lines of $folder/keywords, as a `struct ENTRY`.
make_gperf() {
	entry=$1
	function=$2
	shift 2
	{
		echo "struct $entry;"
		echo '%%'
		cat "$folder/keywords"
	} >"$folder/input"
	gperf -L ANSI-C -C -t -E -T -N "$function" -H "hash_$function" "$@" "$folder/input" |
		sed -e '/^#line/d' -e "s/^\(const struct $entry \*\)\$/INLINE \1/"
}

# Three of it: as it comes, comparing lengths first, and with the best of its
# search. Empty without gperf.
make_gperfs() {
	for form in plain length search; do
		case $form in
		plain) set -- "$1" ;;
		length) set -- "$1" -l ;;
		search) set -- "$1" -l -c -m 20 ;;
		esac
		entry=$1
		shift
		: >"$folder/gperf_$form.h"
		! $has_gperf || make_gperf "$entry" "gperf_$form" "$@" >"$folder/gperf_$form.h"
		set -- "$entry"
	done
}

# The members of the JSON object that say what was measured with.
print_tools() {
	echo "  \"compiler\": \"$($CC --version 2>/dev/null | sed 's/"//g;q')\","
	echo "  \"flags\": \"${LOOKUP_CFLAGS:--O2}\","
	echo "  \"missing\": \"${missing# }\","
	echo "  \"machine\": \"$(sed -n 's/^model name[^:]*: *//p;T;q' /proc/cpuinfo 2>/dev/null || uname -m)\","
}
