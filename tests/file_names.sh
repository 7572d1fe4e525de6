# file_names.sh: whatever a schema's file is called, its header holds the same
# tokens, since the name stands in comments alone; no shell sees the name, and no
# option is made of it.
. "$top_srcdir/tests/harness/lib.sh"
cd "$scratch" || exit 99

write() {
	printf 'name: shop\nclasses:\n  Item: {attributes: {id: {type: uint32, required: true}, sku: string}}\n' >"$1"
}

# tokens HEADER STANDARD: what the compiler sees of it, its includes left out.
tokens() {
	sed 's/^# *include.*//' "$1" | $CC "-std=$2" -E -P -x c - 2>errors
}

newline='a
b'
mkdir 'a *' plain
write plain/shop.yaml
"$SLOTC" generate plain/shop.yaml -o plain.h
standards=
if ! $CC --version >/dev/null 2>&1; then
	skip "the headers hold the same tokens" "no compiler to read them with"
else
	standards="c99 gnu17"
	for standard in $standards; do
		tokens plain.h $standard >plain.$standard
		expect_text "a header is read as $standard" "struct item {" plain.$standard
	done
fi

# The names are of no shell's business, so nothing in them is to expand.
# shellcheck disable=SC2016
for name in 'a */ b' 'x"y' "x'y" "$newline" -rf --help '$(touch p)' '`touch p`' '; touch p' '%s%n' 'a??' 'a\' 'a\n' '#define x' '/*' \
	'*' "$(printf 'a\rint i;')" "$(printf 'a\033[31m')" "$(printf 'a\342\200\250b')" "$(printf 'a\377b')" ' ' -; do
	case $name in
	'/*') continue ;;
	esac
	shown=$(printf '%s' "$name" | LC_ALL=C tr -c '[:print:]' '?')
	if ! write "./$name.yaml" 2>/dev/null; then
		skip "a schema in '$shown.yaml'" "the file system takes no such name"
		continue
	fi
	for variant in slotted map; do
		"$SLOTC" generate --variant=$variant -o odd.h -- "$name.yaml" >out 2>err
		expect_status "generates a $variant header from '$shown.yaml'" 0 $? err
		test $variant = slotted || continue
		for standard in $standards; do
			tokens odd.h $standard >odd
			expect_same "which is the same to $standard" plain.$standard odd
		done
		LC_ALL=C sed -n '1,/^#/p' odd.h | LC_ALL=C grep '[^ -~	]' >strange
		check "and is of plain characters" test ! -s strange
	done
	"$SLOTC" generate -d . -- "$name.yaml" >out 2>err
	expect_status "and one called after '$shown.yaml'" 0 $? err
	"$SLOTC" generate -o odd.h --file-prefix-map="$name=*/ int i;" -- "$name.yaml" >out 2>err
	expect_status "its path is mapped" 0 $? err
	for standard in $standards; do
		tokens odd.h $standard >odd
		expect_same "to what is none of the tokens of $standard either" plain.$standard odd
	done
	rm -f "./$name.yaml" "./$name.h" odd.h
done
check 'no command in a name was run' test ! -e p

write '$(touch p).yaml'
if "$SLOTC" compare --count=10 --rounds=1 --variants=slotted -- '$(touch p).yaml' >out 2>err; then
	pass 'compare builds one whose name is a command'
else
	fail 'compare builds one whose name is a command' err
fi
check 'which is not run' test ! -e p
done_testing
