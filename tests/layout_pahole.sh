# layout_pahole.sh: pahole, which reads what the compiler did, sees the same
# layouts; and of 300 random structs none is smaller when pahole reorganizes it.
. "$top_srcdir/tests/harness/lib.sh"

for needed in "$TEST_PAHOLE" "$PYTHON3" "$TEST_GCC"; do
	if test -z "$needed"; then
		skip 'layouts are what pahole sees' 'needs pahole, python3 and gcc'
		done_testing
		exit
	fi
done
tool=$top_srcdir/tests/layout/pahole.py
cd "$scratch" || exit 99

# same NAME SCHEMA: compile the header, one object of each class.
same() {
	"$SLOTC" generate -Wno-hole -Wno-straddle "$2" -o same.h &&
		"$SLOTC" layout -Wno-hole -Wno-straddle --format=json "$2" >same.json &&
		{
			echo '#include "same.h"'
			sed -n 's/^struct\( SLOT_MAY_ALIAS\)* \([a-z0-9_]*\) {$/struct \2 the_\2;/p' same.h | grep -v 'slot_'
		} >same.c &&
		"$TEST_GCC" -g -c same.c -o same.o && "$TEST_PAHOLE" same.o >same.txt 2>/dev/null
	expect_status "$1: compiled and read" 0 $?
	check "$1: offsets and sizes are the same" "$PYTHON3" "$tool" same same.json same.txt
}

same 'every kind of slot' "$top_srcdir/tests/layout/shop.yaml"
"$PYTHON3" "$tool" random 300 4 >random.yaml
same '300 random classes' random.yaml

# Each struct in declared order, reorganized, and compiled again.
"$SLOTC" layout --format=json random.yaml >random.json
"$PYTHON3" "$tool" declare random.json >declared.c
check 'the declared structs compile' "$TEST_GCC" -g -c declared.c -o declared.o
# (pahole may call it packed, which is no reorganization.)
number=0
echo '#include <stdint.h>' >reorganized.c
while test $number -lt 300; do
	"$TEST_PAHOLE" --reorganize -C random$number declared.o 2>/dev/null | sed 's/__attribute__((__packed__))//'
	echo "char size_of_random$number[sizeof(struct random$number)];"
	number=$((number + 1))
done >>reorganized.c
check 'the reorganized structs compile' "$TEST_GCC" -c reorganized.c -o reorganized.o
nm -S reorganized.o | sed -n 's/^[0-9a-f]* \([0-9a-f]*\) . size_of_/\1 /p' | while read -r size name; do
	echo "$name $((0x$size))"
done >sizes
check 'none is smaller when pahole reorganizes it' "$PYTHON3" "$tool" best random.json sizes
"$PYTHON3" "$tool" best random.json sizes | sed 's/^/# /'
done_testing
