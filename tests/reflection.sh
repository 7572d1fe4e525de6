#!/bin/sh
# reflection.sh: the programs of doc/reflection.md print what it says, in every
# variant; what they write of an object that tries them is what Python reads as
# CSV and as JSON; the tables of the page are whole; and who does not ask for a
# class's tables does not carry them.
# Speaks TAP.
. "$top_srcdir/tests/harness/lib.sh"

# block LANGUAGE: what stands between its fences.
block() {
	awk -v fence="\`\`\`$1" '$0 == fence { on = 1; next } /^```/ { on = 0 } on' "$top_srcdir/doc/reflection.md"
}

block yaml >"$scratch/shop.yaml"
block text >"$scratch/expected"
{
	echo '#include "shop.h"'
	echo '#include <math.h>'
	echo '#include <stdio.h>'
	block c
} >"$scratch/main.c"
# The same writers, and an object with all that could upset a reader.
{
	sed -e '/^int$/,$d' -e 's/shop\.h/odd.h/' "$scratch/main.c"
	cat <<'END'
static char longest[5001];

static int
write_odd(struct odd *odd, const char *format)
{
	memset(longest, 'x', sizeof longest - 1);
	memcpy(longest + 4990, "\"\r\n,\t\\\303\274", 8);
	if (odd_set_text(odd, longest) != SLOT_OK || odd_set_photo(odd, "1,\"2'\n\377\0", 8) != SLOT_OK ||
	    odd_words_append(odd, "a,\"b\"") != SLOT_OK || odd_words_append(odd, longest) != SLOT_OK ||
	    odd_set_itself(odd, odd) != SLOT_OK || odd_set_access(odd, ACCESS_READ | ACCESS_WRITE) != SLOT_OK ||
	    pair_set_label(odd_edit_pair(odd), "in, \"pair\"") != SLOT_OK || odd_set_nan(odd, (double)NAN) != SLOT_OK ||
	    odd_links_append(odd, NULL) != SLOT_OK || odd_links_append(odd, odd) != SLOT_OK)
		return 1;
	if (strcmp(format, "json") == 0)
		return print_json(odd_class(), odd) != SLOT_OK;
	print_csv_header(odd_class());
	return print_csv_row(odd_class(), odd) != SLOT_OK || print_csv_row(odd_class(), odd) != SLOT_OK;
}

int
main(int argc, char **argv)
{
	struct odd odd;
	int result = argc < 2 || odd_init(&odd) != SLOT_OK || write_odd(&odd, argv[1]) != 0;

	if (argc == 3) /* for the page's other functions, which are not called here */
		result = print_object(odd_class(), &odd) != SLOT_OK || print_defaults(odd_class()) != SLOT_OK;
	odd_clear(&odd);
	return result;
}
END
} >"$scratch/odd.c"
cat >"$scratch/odd.yaml" <<'END'
name: odd
enums:
  access: {flags: true, permissible_values: {READ: {}, WRITE: {}}}
  state: {permissible_values: {NEW: {}, USED: {}}}
classes:
  Pair:
    attributes: {x: {type: float, default: 1.5}, label: string, y: {type: double, default: -2}}
  Odd:
    attributes:
      text: string
      empty: string
      unset: {type: string, optional: true}
      photo: bytes
      pair: Pair
      words: {type: string, max_count: 3}
      none: {type: Odd, storage: reference}
      itself: {type: Odd, storage: reference}
      links: {type: Odd, storage: reference, max_count: 2}
      pairs: {type: Pair, count: 2}
      access: access
      state: state
      seen: timestamp
      nan: double
      is_on: {type: bool, default: true}
      least: {type: int64, default: -9223372036854775808}
END
cat >"$scratch/odd.py" <<'END'
import csv, json, sys
text = "x" * 4990 + '"\r\n,\t\\\u00fc' + "xx"
rows = list(csv.DictReader(open(sys.argv[1], newline="", encoding="utf-8"), strict=True))
assert len(rows) == 2 and rows[0] == rows[1], len(rows)
row = rows[0]
pair = "Pair(x=1.5, label='', y=-2.0)"
shown = "x" * 4990 + '"\\x0d\\x0a,\\x09\\\\\u00fc' + "xx"
wanted = {
    "text": text, "empty": "", "unset": "", "photo": "b'1,\"2\\x27\\x0a\\xff\\x00'",
    "pair": pair.replace("''", "'in, \"pair\"'"), "words": f"['a,\"b\"', '{shown}']", "none": "", "itself": "<Odd>",
    "links": "[None, <Odd>]", "pairs": f"[{pair}, {pair}]", "access": "READ|WRITE", "state": "NEW",
    "seen": "1970-01-01T00:00:00Z", "nan": "nan", "is_on": "True", "least": "-9223372036854775808"}
assert list(row) == list(wanted), list(row)
for key in wanted:
    assert row[key] == wanted[key], (key, repr(row[key])[-120:], repr(wanted[key])[-120:])
pair = {"x": 1.5, "label": "", "y": -2.0}
wanted = {
    "text": text, "empty": "", "unset": None, "photo": b"1,\"2'\n\377\0".hex(), "pair": {**pair, "label": 'in, "pair"'},
    "words": ['a,"b"', text], "none": None, "itself": "Odd", "links": [None, "Odd"], "pairs": [pair, pair],
    "access": "READ|WRITE", "state": "NEW", "seen": "1970-01-01T00:00:00Z", "nan": None, "is_on": True,
    "least": -2**63}
got = json.load(open(sys.argv[2], encoding="utf-8"))
assert list(got) == list(wanted), list(got)
for key in wanted:
    assert got[key] == wanted[key], (key, repr(got[key])[-120:], repr(wanted[key])[-120:])
END
for variant in slotted packed map; do
	mkdir "$scratch/$variant"
	cp "$scratch/main.c" "$scratch/$variant"
	(cd "$scratch" && "$SLOTC" generate --variant=$variant shop.yaml -o $variant/shop.h) 2>"$scratch/stderr"
	expect_status "generates the $variant header" 0 $? "$scratch/stderr"
	# CC and the flags are words.
	# shellcheck disable=SC2086
	check "the program compiles with the $variant header" \
		$CC $CFLAGS $SANITIZER_CFLAGS -Wall -Wextra -Wpedantic -Wconversion -Werror "$scratch/$variant/main.c" -o "$scratch/$variant/main"
	"$scratch/$variant/main" >"$scratch/stdout" 2>"$scratch/stderr"
	expect_status "it runs with the $variant header" 0 $? "$scratch/stderr"
	expect_same "it prints what the manual says with the $variant header" "$scratch/expected" "$scratch/stdout"

	cp "$scratch/odd.c" "$scratch/$variant"
	(cd "$scratch" && "$SLOTC" generate --variant=$variant odd.yaml -o $variant/odd.h) || exit 99
	# shellcheck disable=SC2086
	check "its functions compile with an odd class, $variant" \
		$CC $CFLAGS $SANITIZER_CFLAGS -Wall -Wextra -Wpedantic -Wconversion -Werror "$scratch/$variant/odd.c" -o "$scratch/$variant/odd"
	for format in csv json; do
		"$scratch/$variant/odd" $format >"$scratch/odd.$format" 2>"$scratch/stderr"
		expect_status "an odd object is written as $format, $variant" 0 $? "$scratch/stderr"
	done
	if test -n "${PYTHON3:-}"; then
		check "Python's csv and json read all that an odd object holds, $variant" \
			"$PYTHON3" "$scratch/odd.py" "$scratch/odd.csv" "$scratch/odd.json"
	else
		skip "Python's csv and json read all that an odd object holds, $variant" "python3: not found"
	fi
done

# constants FILE TABLE: the words of the file that begin so, once each.
constants() {
	tr -c 'A-Z0-9_' '\n' <"$1" | grep "^SLOT_$2_" | sort -u
}
for table in TYPE FLAG; do
	constants "$top_srcdir/include/slotc/slot_class.h" $table >"$scratch/declared"
	constants "$top_srcdir/doc/reflection.md" $table >"$scratch/told"
	check "the page names every SLOT_${table}_, and no other" \
		sh -c 'test -s "$1" && diff -u "$1" "$2"' sh "$scratch/declared" "$scratch/told"
done

# Typed access alone: no table, no name, no code but its own.
cat >"$scratch/slotted/typed.c" <<'END'
#include "shop.h"
double use(struct product *product);
double use(struct product *product)
{
	return product_set_price(product, 2.5) == SLOT_OK ? product_get_price(product) : 0;
}
END
for level in -O0 -O2; do
	# shellcheck disable=SC2086
	if $CC $level -c "$scratch/slotted/typed.c" -o "$scratch/typed.o" 2>"$scratch/stderr" &&
		nm "$scratch/typed.o" >"$scratch/symbols" 2>>"$scratch/stderr"; then
		grep -E 'class|attributes|places|ranges|find|slot_' "$scratch/symbols" >"$scratch/paid"
		check "typed access at $level pays for no table" test ! -s "$scratch/paid"
	else
		skip "typed access at $level pays for no table" "no object file, or no nm"
	fi
done
done_testing
