#!/bin/sh
# reflection.sh: the programs of doc/reflection.md print what it says, in every
# variant; and who does not ask for a class's tables does not carry them.
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
	echo '#include <stdio.h>'
	block c
} >"$scratch/main.c"
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
