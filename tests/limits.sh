# limits.sh: every limit of a schema holds where it says: one less and the limit
# itself are taken, one more is refused by name.
. "$top_srcdir/tests/harness/lib.sh"
cd "$scratch" || exit 99

# many COUNT FORMAT: the format with each number from 1.
many() {
	awk -v count="$1" -v format="$2\n" 'BEGIN { for (i = 1; i <= count; i++) printf format, i }'
}

# repeat COUNT TEXT
repeat() {
	awk -v count="$1" -v text="$2" 'BEGIN { for (i = 1; i <= count; i++) printf "%s", text }'
}

# limit WHAT NUMBER MAKER TEXT: MAKER prints a schema with so many of them.
limit() {
	for count in $(($2 - 1)) "$2"; do
		$3 $count >schema.yaml
		"$SLOTC" check -Wno-hole schema.yaml 2>err
		expect_status "$count $1" 0 $? err
	done
	$3 $(($2 + 1)) >schema.yaml
	"$SLOTC" check schema.yaml 2>err
	expect_status "$(($2 + 1)) $1" 1 $? err
	expect_text "the limit of $1 is named" "$4" err
}

text_bytes() {
	printf 'classes: {A: {description: "%s", attributes: {x: int8}}}\n' "$(repeat "$1" x)"
}
name_bytes() {
	printf 'classes: {A: {attributes: {%s: int8}}}\n' "$(repeat "$1" a)"
}
attributes() {
	printf 'classes:\n  A:\n    attributes:\n'
	many "$1" '      x%d: int8'
}
values() {
	printf 'enums:\n  e:\n    permissible_values:\n'
	many "$1" '      V%d:'
}
classes() {
	printf 'classes:\n'
	many "$1" '  C%d: {attributes: {x: int8}}'
}
# The mapping, its classes, A and the lists of a note are levels.
levels() {
	printf 'classes: {A: {attributes: {x: int8}, annotations: %s%s}}\n' "$(repeat $(($1 - 3)) '[')" "$(repeat $(($1 - 3)) ']')"
}
limit 'bytes of text' 65536 text_bytes 'too long a text (the limit is 65,536 bytes)'
limit 'bytes of a name' 63 name_bytes 'the name of this attribute has 64 bytes; the limit is 63'
limit 'attributes' 4096 attributes "class 'A' has 4097 attributes; the limit is 4096"
limit 'values' 65536 values "enum 'e' has 65537 values; the limit is 65536"
limit 'classes' 65536 classes 'the schema has 65537 classes; the limit is 65536'
limit 'levels' 64 levels 'nested too deeply (the limit is 64 levels)'

# A file of 64 MiB is read, and no more.
{
	printf 'classes: {A: {attributes: {x: int8}}}\n'
	dd if=/dev/zero bs=1048576 count=64 2>/dev/null | tr '\0' '#'
} | dd of=schema.yaml bs=1048576 count=64 iflag=fullblock 2>/dev/null
"$SLOTC" check schema.yaml 2>err
expect_status '64 MiB are read' 0 $? err
echo >>schema.yaml
"$SLOTC" check schema.yaml 2>err
expect_status 'one byte more is not' 3 $? err
expect_text 'the limit of a file is named' 'larger than the limit of 64 MiB' err

# A product that does not fit is found out in 32 bits too.
cat >product.c <<'END'
#include "slotc.h"

int
main(void)
{
	return arena_alloc(arena_new(), 0x10000001, 16) == NULL;
}
END
if test -n "$TEST_GCC" && $TEST_GCC -m32 -std=c11 -D_POSIX_C_SOURCE=200809L -I"$top_srcdir/src" product.c "$top_srcdir/src/arena.c" \
	"$top_srcdir/src/format.c" "$top_srcdir/src/fail.c" -o product 2>err && { ./product 2>err || test $? -eq 3; }; then
	expect_text 'a size beyond 32 bits is no memory' 'out of memory' err
else
	skip 'a size beyond 32 bits is no memory' 'no programs of 32 bits here'
fi
done_testing
