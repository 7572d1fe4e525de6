# layout.sh: what `slotc layout` prints, in every format.
. "$top_srcdir/tests/harness/lib.sh"

folder=$top_srcdir/tests/layout
cp "$folder/shop.yaml" "$scratch"
cd "$scratch" || exit 99

# prints NAME EXPECTED ARGUMENT...
prints() {
	row=$1 expected=$2
	shift 2
	"$SLOTC" layout -Wno-hole -Wno-straddle "$@" shop.yaml >out 2>err
	expect_status "$row: status" 0 $? err
	expect_same "$row" "$folder/$expected" out
	expect_same "$row: nothing else is said" /dev/null err
}

prints 'text, one ABI' shop.txt
prints 'text, side by side' shop_all.txt --target-abi=all
prints 'text, one class on i386' item_i386.txt --class CartItem --target-abi=i386
prints 'JSON' item.json --format=json --class CartItem --target-abi=all
prints 'Markdown' shop.md --format=markdown --target-abi=lp64,i386
prints 'SVG' shop.svg --format=svg

if test -n "$PYTHON3"; then
	check 'the JSON is JSON' "$PYTHON3" -m json.tool "$folder/item.json"
	check 'the SVG is XML' "$PYTHON3" -c 'import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])' "$folder/shop.svg"
else
	skip 'the JSON is JSON' 'python3: not found'
	skip 'the SVG is XML' 'python3: not found'
fi

# complains NAME TEXT ARGUMENT...: a wrong call
complains() {
	row=$1 text=$2
	shift 2
	"$SLOTC" layout -Wno-hole -Wno-straddle "$@" shop.yaml >out 2>err
	expect_status "$row: status" 2 $? err
	expect_text "$row" "$text" err
}

complains 'an unknown class' "did you mean 'CartItem'?" --class CartItm
complains 'an unknown format' "text, json, markdown or svg, not 'xml'" --format xml
complains 'an unknown ABI' "or all, not 'llp64'" --target-abi llp64

# The warnings, and their switches.
"$SLOTC" layout --class Declared shop.yaml >out 2>err
expect_text 'a hole is a warning' "'order: optimal' saves 8 [W0902 hole]" err
expect_text 'a member in two cache lines is a warning' 'straddle]' err
"$SLOTC" layout -Wno-hole -Werror=straddle shop.yaml >out 2>err
expect_status 'a warning can be an error' 1 $? err

done_testing
