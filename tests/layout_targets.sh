# layout_targets.sh: the assertions of a header hold for compilers of many
# machines, and fail where a struct is laid out in another way.
. "$top_srcdir/tests/harness/lib.sh"

headers=$top_srcdir/tests/layout/freestanding
for variant in slotted packed; do
	check "the $variant header is generated" "$SLOTC" generate -Wno-hole -Wno-straddle --variant="$variant" -o "$scratch/$variant.h" \
		"$top_srcdir/tests/layout/shop.yaml"
	echo "#include \"$variant.h\"" >"$scratch/$variant.c"
	cp "$scratch/$variant.c" "$scratch/$variant.cc"
done

# holds NAME COMPILER ARGUMENT...
holds() {
	name=$1
	shift
	if test -z "$1"; then
		skip "$name" "compiler not found"
		return
	fi
	for variant in slotted packed; do
		suffix=c
		case $name in
		*C++*) suffix=cc ;;
		esac
		check "$name, $variant" "$@" "$scratch/$variant.$suffix"
	done
}

# Does the compiler make code for this machine at all?
can() {
	echo 'int i;' >"$scratch/can.c"
	"$@" -ffreestanding -fsyntax-only "$scratch/can.c" 2>/dev/null
}

holds 'gcc' "$TEST_GCC" -std=c11 -fsyntax-only
holds 'gcc, C99' "$TEST_GCC" -std=c99 -fsyntax-only
holds 'g++, C++11' "$TEST_GXX" -std=c++11 -fsyntax-only
holds 'clang++, C++11' "$TEST_CLANGXX" -std=c++11 -fsyntax-only
holds 'tcc' "$TEST_TCC" ${TEST_TCC:+-c -o "$scratch/tcc.o"}
if test -n "$TEST_GCC" && can "$TEST_GCC" -m32; then
	holds 'gcc -m32' "$TEST_GCC" -std=c11 -m32 -ffreestanding -fsyntax-only -isystem "$headers"
	holds 'gcc -m32 -malign-double' "$TEST_GCC" -std=c11 -m32 -malign-double -ffreestanding -fsyntax-only -isystem "$headers"
	holds 'gcc -mx32' "$TEST_GCC" -std=c11 -mx32 -ffreestanding -fsyntax-only -isystem "$headers"
else
	skip 'gcc -m32' 'gcc cannot'
fi

for target in x86_64-linux-gnu i386-linux-gnu x86_64-windows-msvc i686-windows-msvc aarch64-windows-msvc \
	x86_64-apple-macos arm64-apple-macos armv7-linux-gnueabihf aarch64-linux-gnu aarch64_be-linux-gnu \
	riscv64-linux-gnu riscv32-unknown-elf s390x-linux-gnu wasm32-unknown-unknown powerpc64-linux-gnu \
	powerpc64le-linux-gnu powerpc-linux-gnu mips-linux-gnu mips64-linux-gnuabi64 sparc-linux-gnu sparc64-linux-gnu \
	loongarch64-linux-gnu hexagon-unknown-elf; do
	if test -z "$TEST_CLANG" || ! can "$TEST_CLANG" --target="$target"; then
		skip "clang for $target" 'clang cannot'
		continue
	fi
	holds "clang for $target" "$TEST_CLANG" -std=c11 --target="$target" -ffreestanding -nostdlibinc -fsyntax-only \
		-Wall -Werror -isystem "$headers"
	case $target in
	*msvc | i386* | wasm*)
		holds "clang for $target, C++" "$TEST_CLANGXX" -std=c++17 --target="$target" -ffreestanding -nostdlibinc \
			-fsyntax-only -isystem "$headers"
		;;
	esac
done

# Where 4-byte numbers are aligned to less than 4, only the formulas count. A
# class that fills a hole of its parent's parent (Top) cannot be had there.
sed '/^  Top:/,/^  [A-Z]/{/^  Many/!d;}' "$top_srcdir/tests/layout/shop.yaml" >"$scratch/elsewhere.yaml"
check 'a header for other ABIs is generated' "$SLOTC" generate -Wno-hole -Wno-straddle -o "$scratch/elsewhere.h" \
	"$scratch/elsewhere.yaml"
echo '#include "elsewhere.h"' >"$scratch/elsewhere.c"
for target in avr-unknown-unknown msp430-unknown-elf m68k-linux-gnu; do
	if test -z "$TEST_CLANG" || ! can "$TEST_CLANG" -w --target="$target"; then
		skip "clang for $target" 'clang cannot'
		continue
	fi
	check "clang for $target" "$TEST_CLANG" -w -std=c11 --target="$target" -ffreestanding -nostdlibinc -fsyntax-only \
		-isystem "$headers" "$scratch/elsewhere.c"
done

# What the assertions are for: a compiler that packs everything, and a pragma
# that is in force at one include only.
echo '{name: tiny, classes: {Tiny: {attributes: {a: uint32}}}}' >"$scratch/tiny.yaml"
check 'a tiny header is generated' "$SLOTC" generate -o "$scratch/tiny.h" "$scratch/tiny.yaml"
cat >"$scratch/pragma.c" <<'END'
#include "tiny.h"
#pragma pack(push, 2)
#include "slotted.h"
END

# Members lie in a row without a hole, and one of them is wider than it was when
# they were placed.
echo '{name: row, classes: {Row: {attributes: {a: uint32, b: uint16, c: uint8, d: uint8}}}}' >"$scratch/row.yaml"
check 'a header of a row is generated' "$SLOTC" generate -o "$scratch/row.h" "$scratch/row.yaml"
sed 's/uint8_t c;\( .* 1 byte\)/uint16_t c;\1/' "$scratch/row.h" >"$scratch/wider.h"
echo '#include "wider.h"' >"$scratch/wider.c"

for compiler in "$TEST_GCC" "$TEST_CLANG"; do
	if test -z "$compiler"; then
		skip 'packing is noticed' 'compiler not found'
		continue
	fi
	"$compiler" -std=c11 -fsyntax-only "$scratch/wider.c" >"$scratch/pack.log" 2>&1
	expect_status "$compiler with a member that is wider is refused" 1 $? "$scratch/pack.log"
	expect_text "$compiler says which class has it" 'Row is not laid out as slotc placed it' "$scratch/pack.log"
	"$compiler" -std=c11 -fpack-struct=2 -fsyntax-only "$scratch/slotted.c" >"$scratch/pack.log" 2>&1
	expect_status "$compiler -fpack-struct=2 is refused" 1 $? "$scratch/pack.log"
	expect_text "$compiler says why" "-fpack-struct is in force" "$scratch/pack.log"
	"$compiler" -std=c11 -fsyntax-only "$scratch/pragma.c" >"$scratch/pack.log" 2>&1
	expect_status "$compiler with '#pragma pack' is refused" 1 $? "$scratch/pack.log"
	expect_text "$compiler says which class" 'CartItem is not laid out as slotc placed it' "$scratch/pack.log"
	expect_text "$compiler says what to run" '--class CartItem' "$scratch/pack.log"
done

done_testing
