# build_man.sh: the manual pages say what slotc takes and finds, no more and no
# less, and every formatter reads them.
. "$top_srcdir/tests/harness/lib.sh"
page=$top_srcdir/doc/slotc.1

# section NAME: the lines of a subsection of slotc.1.
section() {
	awk -v name="$1" '/^\.S[sh] / { inside = $0 == ".Ss " name; next } inside' "$page"
}

# documented NAME: the options of its list, as slotc writes them.
documented() {
	section "$1" | sed -n 's/^\.It Fl //p' | sed 's/ Ns = Ns.*//; s/ Ar .*//; s/ , Fl /\
/' | sed 's/^/-/' | sort
}

documented "Options of every command" >"$scratch/common"
check "the common options are documented" test -s "$scratch/common"
documented "Options of commands that read a schema" >"$scratch/reading"
check "so are those of commands that read a schema" test -s "$scratch/reading"
"$SLOTC" help | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p' >"$scratch/commands"
while read -r command; do
	"$SLOTC" help "$command" | sed -n 's/^  \(-[A-Za-z]\),/\1\
     /p; s/^      \(-\)/      \1/p' | sed -n 's/^ *\(-[-A-Za-z]*\).*/\1/p' | sort >"$scratch/taken"
	{
		documented "slotc $command"
		cat "$scratch/common"
		case $command in
		check | compare | generate | layout | view) cat "$scratch/reading" ;;
		esac
	} | sort >"$scratch/documented"
	check "slotc.1 has the options of $command, and no other" diff -u "$scratch/taken" "$scratch/documented"
	check "and its synopsis" grep -x -e ".Cm $command" "$page"
done <"$scratch/commands"
grep '^\.Ss slotc ' "$page" | sed 's/.Ss slotc //' | sort >"$scratch/documented"
check "slotc.1 has no command that is not" sh -c 'sort "$1" | diff -u - "$2"' sh "$scratch/commands" "$scratch/documented"

sed -n '/^\.Sh FILES/,/^\.Sh EXIT/s/^\.It Pa \(.*\.md\)$/\1/p' "$page" | sort >"$scratch/documented"
(cd "$top_srcdir/doc" && ls ./*.md) | sed 's|^\./||' | sort >"$scratch/installed"
check "slotc.1 names every document that is installed, and no other" diff -u "$scratch/installed" "$scratch/documented"

list=$top_srcdir/doc/slotc-diagnostics.7
{
	sed '/^\.\\" the list$/q' "$list"
	sh "$top_srcdir/tests/harness/diagnostics.sh" "$SLOTC"
	sed -n '/^\.\\" the end of the list$/,$p' "$list"
} >"$scratch/slotc-diagnostics.7"
expect_same "slotc-diagnostics.7 has every code, as slotc explains it" "$list" "$scratch/slotc-diagnostics.7"

for file in "$page" "$list"; do
	if command -v mandoc >/dev/null; then
		mandoc -T lint -W warning "$file" >"$scratch/lint" 2>&1
		check "mandoc takes ${file##*/}" sh -c 'cat "$1" && test ! -s "$1"' sh "$scratch/lint"
	else
		skip "mandoc takes ${file##*/}" "mandoc: not found"
	fi
	if command -v groff >/dev/null; then
		groff -K utf8 -mdoc -ww -Tutf8 "$file" 2>&1 >/dev/null | sed '/tmac/d' >"$scratch/lint"
		check "groff takes ${file##*/}" sh -c 'cat "$1" && test ! -s "$1"' sh "$scratch/lint"
	else
		skip "groff takes ${file##*/}" "groff: not found"
	fi
done
done_testing
