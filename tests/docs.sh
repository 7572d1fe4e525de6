# docs.sh: the manual of the language, held against the table of keys: a section
# for each key, none for what is no key, and examples that slotc takes.
. "$top_srcdir/tests/harness/lib.sh"

page=$top_srcdir/doc/slotc.5
"$SLOTC" schema >"$scratch/schema.json" 2>"$scratch/stderr"

# "attribute: minimum", from the JSON that slotc prints with two spaces a level:
# the schema's own keys first, then each definition's.
awk '
/^    "/ && section == "properties" { print name ": " key($0) }
/^        "/ && section == "definitions" && inner == "properties" { print name ": " key($0) }
/^  "properties"/ { section = "properties"; name = "schema" }
/^  "definitions"/ { section = "definitions" }
/^    "/ && section == "definitions" { name = owner(key($0)) }
/^      "/ && section == "definitions" { inner = key($0) }
/^  "/ && !/"properties"|"definitions"/ { section = "" }
function key(line) { sub(/^ *"/, "", line); sub(/".*/, "", line); return line }
function owner(id,   what) {
	if (id == "layout" || id == "assert_size") return id
	what = id
	if (sub(/_c$/, "", what)) return "c of " (what == "schema" ? "the" : what ~ /^[aeiou]/ ? "an" : "a") " " what
	gsub(/_/, " ", id)
	return id
}' "$scratch/schema.json" | sort >"$scratch/keys"
check 'there are keys' test -s "$scratch/keys"

sed -n 's/^\.SS \(.*: [a-z0-9_]*\)$/\1/p' "$page" | sort >"$scratch/sections"
while read -r key; do
	check "slotc.5 has a section on $key" grep -F -x "$key" "$scratch/sections"
done <"$scratch/keys"
comm -13 "$scratch/keys" "$scratch/sections" >"$scratch/extra"
expect_same 'slotc.5 has no section on what is no key' /dev/null "$scratch/extra"

# Each example, in the place that its section speaks of.
awk -v folder="$scratch" '
/^\.SS / { name = substr($0, 5); gsub(/[^a-z_]+/, "-", name); owner = $0; sub(/^\.SS /, "", owner); sub(/: .*/, "", owner) }
/^\.SH / { owner = "" }
/^\.EX/ && owner != "" { file = folder "/" name ".yaml"; inside = 1; begin(); next }
/^\.EE/ && inside { inside = 0; finish(); close(file); next }
inside { has_classes = has_classes || /^classes:/; gsub(/\\/, ""); print indent $0 >file }
function begin() {
	has_classes = 0
	indent = ""
	printf "" >file
	if (owner ~ /attribute$/) { print "classes:\n  Item:\n    attributes:" >file; indent = "      "; has_classes = 1 }
	else if (owner ~ /class$/ || owner == "layout" || owner == "assert_size") { print "classes:" >file; indent = "  "; has_classes = 1 }
	else if (owner == "type") { print "types:" >file; indent = "  " }
	else if (owner ~ /enum$/ || owner == "permissible value") { print "enums:" >file; indent = "  " }
}
function finish() {
	if (!has_classes) print "classes: {Example: {attributes: {x: float}}}" >file
}' "$page"
for example in "$scratch"/*.yaml; do
	test -f "$example" || continue
	name=${example##*/}
	"$SLOTC" check "$example" >"$scratch/stdout" 2>"$scratch/stderr"
	expect_status "the example of ${name%.yaml} is right" 0 $? "$scratch/stderr"
done

# README.md says how large its own header is, with the runtime and without.
awk '/^```/ { inside = 0 } inside { print } /^```yaml/ && !count++ { inside = 1 }' "$top_srcdir/README.md" >"$scratch/cart.yaml"
"$SLOTC" generate "$scratch/cart.yaml" -o "$scratch/whole.h" && whole=$(wc -c <"$scratch/whole.h")
"$SLOTC" generate --runtime=system "$scratch/cart.yaml" -o "$scratch/own.h" && own=$(wc -c <"$scratch/own.h")
# said PATTERN: the number that README.md has in the group of the pattern.
said() {
	number=$(sed -n "s/.*$1.*/\1/p" "$top_srcdir/README.md")
	echo "${number:-0}"
}
difference=$((own / 1000 - $(said 'this header has \([0-9]*\) KB')))
check "README.md says how many KB its header has: $own bytes" test "${difference#-}" -le 1
difference=$(((whole - own) / 1000 - $(said 'About \([0-9]*\) KB of this header are the runtime')))
check "README.md says how many of it are the runtime: $((whole - own)) bytes" test "${difference#-}" -le 10

if command -v groff >/dev/null 2>&1; then
	groff -t -man -Tutf8 -ww "$page" >"$scratch/formatted" 2>"$scratch/stderr"
	check 'groff has nothing to say' test ! -s "$scratch/stderr"
else
	skip 'groff has nothing to say' 'no groff'
fi
done_testing
