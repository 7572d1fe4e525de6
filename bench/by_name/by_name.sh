#!/bin/sh
# Measure access by name, get, set and a name that is none, in classes of 2, 3,
# 12, 64 and 500 attributes of mixed types, against what a careful person makes
# of gperf, a chain of strcmp, GHashTable or uthash. Writes JSON to standard
# output.
#
# From the environment: SLOTC, top_srcdir, and what names.sh takes.
set -eu
: "${SLOTC:?}" "${top_srcdir:?}"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
. "$top_srcdir/bench/names.sh"

# The types take turns: UINT32, INT64, BOOL, DOUBLE, STRING, UINT16.
types='
	BEGIN {
		split("uint32|int64|bool|double|{type: string, storage: borrowed}|{type: uint16, minimum: 1, maximum: 999}",
		      schema_types, "|")
		split("uint32_t |int64_t |bool |double |const char *|uint16_t ", c_types, "|")
		split("uint32 int64 bool double string uint16", kinds, " ")
		split("UINT32 INT64 BOOL DOUBLE STRING UINT16", fields, " ")
		split("uint int bool double string uint", makers, " ")
	}
	{ i = (NR - 1) % 6 + 1 }'

make_schema() {
	echo 'name: bench'
	echo 'classes:'
	echo '  Bench:'
	echo '    attributes:'
	awk "$types"'{ print "      " $1 ": " schema_types[i] }' "$folder/names"
}

# A row for gperf's input and for `fields`.
make_keywords() {
	awk "$types"'{ printf "%s, %d, offsetof(struct by_hand, %s), FIELD_%s, %s\n", $1, NR - 1, $1, fields[i],
		fields[i] == "UINT16" ? "1, 999" : "0, 0" }' "$folder/names"
}

# Statements that get and set member $1.
statements='
	function get() { return "*out = slot_" makers[i] "(self->" $1 ");" }
	function set() { return "return put_" kinds[i] "(&self->" $1 ", value" (kinds[i] == "uint16" ? ", 1, 999" : "") ");" }'

make_by_hand() {
	echo 'struct by_hand {'
	awk "$types"'{ print "\t" c_types[i] $1 ";" }' "$folder/names"
	echo '};'
	awk 'NR == 1 { print "#define FIRST_NAME " $1 } END { print "enum { NAME_COUNT = " NR " };" }' "$folder/names"
	echo 'static const char *const names[] = {'
	awk '{ print "\t\"" $1 "\"," }' "$folder/names"
	echo '};'
	echo 'static const struct field fields[] = {'
	awk '{ sub(/^[^,]*/, "\"&\""); print "\t{" $0 "}," }' "$folder/keywords"
	echo '};'
	awk "$statements $types"'
	{ gets = gets "\tcase " NR - 1 ": " get() " return SLOT_OK;\n"; sets = sets "\tcase " NR - 1 ": " set() "\n" }
	END {
		print "static inline slot_status\nswitch_get(const struct by_hand *self, int index, slot_value *out)\n{"
		print "\tswitch (index) {\n" gets "\t}\n\treturn SLOT_UNKNOWN_ATTRIBUTE;\n}"
		print "static inline slot_status\nswitch_set(struct by_hand *self, int index, slot_value value)\n{"
		print "\tswitch (index) {\n" sets "\t}\n\treturn SLOT_UNKNOWN_ATTRIBUTE;\n}"
	}' "$folder/names"
	awk "$statements $types"'
	function compare() { return "\tif (strcmp(name, \"" $1 "\") == 0) { " }
	{ gets = gets compare() get() " return SLOT_OK; }\n"; sets = sets compare() set() " }\n" }
	END {
		print "static inline slot_status\nchain_get(const struct by_hand *self, const char *name, slot_value *out)\n{"
		print gets "\treturn SLOT_UNKNOWN_ATTRIBUTE;\n}"
		print "static inline slot_status\nchain_set(struct by_hand *self, const char *name, slot_value value)\n{"
		print sets "\treturn SLOT_UNKNOWN_ATTRIBUTE;\n}"
	}' "$folder/names"
}

echo '{'
print_tools
echo '  "accesses": ['
comma=
for count in $counts; do
	make_names "$count" >"$folder/names"
	make_schema >"$folder/bench.yaml"
	"$SLOTC" generate "$folder/bench.yaml" -o "$folder/bench.h"
	make_keywords >"$folder/keywords"
	make_by_hand >"$folder/by_hand.h"
	make_gperfs field
	# shellcheck disable=SC2086 # flags are words
	$CC -std=gnu11 $flags -w -I"$folder" -I"$top_srcdir/bench" -o "$folder/by_name" \
		"$top_srcdir/bench/by_name/by_name.c" $libs
	printf '%s' "$comma"
	"$folder/by_name"
	comma='    ,
'
done
echo '  ]'
echo '}'
