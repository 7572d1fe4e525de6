# lists.sh: sources, templates, headers and unit tests are listed by name in
# local.mk files; a file that was forgotten there is not built, not embedded,
# or not tested. Lists are sorted, so that two people's additions meet rarely.
. "$top_srcdir/tests/harness/lib.sh"
cd "$top_srcdir" || exit 99

# listed MAKEFILE PATTERN...: every file that matches has its line.
listed() {
	list=$1
	shift
	for file; do
		test -f "$file" || continue
		test "$file" != src/embedded.c || continue
		name="%D%/${file#"${list%/*}"/}"
		case $list in
		tests/*) name=${name%.c} ;;
		esac
		check "$list lists $file" grep -F -x -e "	$name" -e "	$name \\" "$list"
	done
}

listed include/local.mk include/slotc/*.h
listed src/local.mk src/*.[ch] src/*.def
listed templates/local.mk templates/*.mustache templates/*/*.mustache
listed tests/local.mk tests/*/test_*.c tests/runtime/*.h

for list in include src templates tests; do
	# The lines of each list, in runs that any other line ends.
	awk '/^\t%D%\// { sub(/ \\$/, ""); if ($0 < last) { print "after " last ": " $0; bad = 1 } last = $0; next }
		{ last = "" }
		END { exit bad }' $list/local.mk >"$scratch/order" 2>&1
	expect_status "$list/local.mk is sorted" 0 $? "$scratch/order"
done
done_testing
