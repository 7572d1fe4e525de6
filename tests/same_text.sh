# same_text.sh: no text of a schema becomes code. What a compiler makes of a
# header, token by token, is the same with the descriptions as they are,
# without them, and with hostile ones in their place.
#
# One thing differs by intent: the class table carries each description as a
# string literal, the last of an attribute's row and the one between the name
# and the size of a class. They are dropped from both before they are compared;
# a text that could end its literal would still show beside it.
. "$top_srcdir/tests/harness/lib.sh"
cd "$scratch" || exit 99
retext=$top_builddir/tests/tools/retext

# tokens HEADER COMPILER STANDARD
tokens() {
	case $2 in
	*++*) language=c++ ;;
	*) language=c ;;
	esac
	"$2" -std="$3" -x $language -E -P "$1" >preprocessed 2>errors || return
	tr -s '[:space:]' ' ' <preprocessed |
		sed -E -e 's/, ("([^"\\]|\\.)*" ?)+\}/, ""}/g' \
			-e 's/, ("([^"\\]|\\.)*" ?)+, sizeof ?\(/, "", sizeof(/g'
}

# each_reading COMMAND...: run with a compiler and a standard appended; all
# that take a line for another one differ in these.
each_reading() {
	for standard in c99 gnu17; do
		test -z "$TEST_GCC" || "$@" "$TEST_GCC" $standard || return
		test -z "$TEST_CLANG" || "$@" "$TEST_CLANG" $standard || return
	done
	test -z "$TEST_GXX" || "$@" "$TEST_GXX" c++14 || return
	test -z "$TEST_CLANGXX" || "$@" "$TEST_CLANGXX" c++14
}

# first_reading COMMAND...: with one of them.
first_reading() {
	"$@" "${TEST_GCC:-${TEST_CLANG:-$CC}}" c99
}

keep_tokens() {
	tokens "$1" "$2" "$3" >"tokens.${2##*/}.$3"
	test -s "tokens.${2##*/}.$3"
}

are_same() {
	tokens "$1" "$2" "$3" >found
	cmp -s "tokens.${2##*/}.$3" found || {
		echo "$2 -std=$3:"
		tr ' ' '\n' <"tokens.${2##*/}.$3" >expected.lines
		tr ' ' '\n' <found | diff expected.lines - | head -20
		cat errors
		return 1
	}
}

# Every schema, as it is and without its texts. A text that spans lines moves
# none of the tokens. Packed headers have the slotted ones' texts in other places:
# one reading tells whether they hold.
for schema in "$top_srcdir"/tests/golden/*.yaml "$top_srcdir"/examples/*/*.yaml; do
	name=${schema##*/}
	for variant in slotted map packed; do
		reading=each_reading
		test $variant != packed || reading=first_reading
		"$SLOTC" generate --variant=$variant "$schema" -o header.h --force || exit 99
		"$retext" $variant "$schema" >without.h || exit 99
		$reading keep_tokens without.h
		check "$name ($variant): the same tokens without descriptions" $reading are_same header.h
	done
done

# Every text of a schema replaced by a hostile one (doc/view.md names where
# they come to stand).
"$retext" slotted "$top_srcdir/examples/cart/cart.yaml" >without.h || exit 99
each_reading keep_tokens without.h
count=0
# hostile FORMAT: the text as printf makes it; \n stands for a line end.
hostile() {
	count=$((count + 1))
	# The format is the text.
	# shellcheck disable=SC2059
	text=$(printf "$1.")
	"$retext" slotted "$top_srcdir/examples/cart/cart.yaml" "${text%.}" >header.h || exit 99
	check "hostile text $count: $1" each_reading are_same header.h
}

hostile '*/ int injected; /*'
hostile '*\\\n/ int injected; /*'
hostile '*\\ \n/ int injected; /*'
hostile '*\\\t\n/ int injected; /*'
hostile '*\\\r\n/ int injected; /*'
hostile '*\\\r/ int injected; /*'
hostile '*??/\n/ int injected; /*'
hostile '*??/ \n/ int injected; /*'
hostile '*??/\r/ int injected; /*'
hostile 'one\rint injected;'
hostile 'one\nint injected;'
hostile 'one\vint injected;'
hostile 'one\fint injected;'
hostile 'one\302\205int injected;'
hostile 'one\342\200\250int injected;'
hostile 'ends in \\'
hostile 'ends in \\ '
hostile 'ends in ??/'
hostile '/'
hostile '*'
hostile '*\n/'
hostile '\\\n\\\n'
hostile '//* */'
hostile '" }; int injected; //'
hostile '\\" }; int injected; //'
hostile '??/" }; int injected; //'
hostile '\n#define SLOT_OK injected\n#error injected\n'
hostile '*/\n#error injected\n/*'
hostile '_Pragma("GCC error \\"injected\\"")'
hostile '%%s%%n{{name}}{{{text}}}{{#attributes}}{{> struct}}'
hostile '\302\240\343\200\200\342\200\213'
hostile '\377\376*/'

# The oracle itself: where a text does become code, it says so.
sed 's|^struct cart_item {|int injected; struct cart_item {|' without.h >header.h
check 'code that is added is found' sh -c '! cmp -s without.h header.h'
if each_reading are_same header.h >found.log; then
	fail 'code that is added is told' found.log
else
	pass 'code that is added is told'
fi

done_testing
