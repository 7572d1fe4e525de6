#!/bin/sh
# runtime.sh: the runtime headers under every compiler, standard and level.
# Each header is compiled alone, twice over and unused; tests/runtime/use.c
# calls every function and is run. Speaks TAP; a compiler that is absent, or
# cannot do what is asked of it for an empty program, is skipped.
#
# Environment: top_srcdir; TEST_GCC, TEST_CLANG, TEST_TCC, TEST_GXX and
# TEST_CLANGXX, empty where the compiler is absent; CC, tried too where it is
# none of them.

top_srcdir=${top_srcdir:-.}
headers="slot slot_access slot_array slot_class slot_compare slot_convert slot_enum slot_explain slot_format slot_kept slot_life slot_map slot_names slot_object slot_packed slot_place slot_real slot_string slot_table slot_text slot_time slot_undeclared"
warnings="-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wcast-qual -Wdouble-promotion -Wundef -Wunused-const-variable -Werror"
gcc=${TEST_GCC-gcc}
clang=${TEST_CLANG-clang}
tcc=${TEST_TCC-tcc}
gxx=${TEST_GXX-g++}
clangxx=${TEST_CLANGXX-clang++}

work=$(mktemp -d "${TMPDIR:-/tmp}/slotc-runtime.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

number=0
failed=0

# result STATUS DESCRIPTION
result() {
	number=$((number + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $number - $2"
	else
		failed=1
		echo "not ok $number - $2"
		sed 's/^/# /' "$work/log"
	fi
}

skip() {
	number=$((number + 1))
	echo "ok $number # SKIP $1"
}

# Has the object file no code and no data? Undefined symbols are none of it.
is_empty() {
	nm "$1" >"$work/symbols" 2>&1 || return 1
	! grep -q ' [A-TV-Za-tv-z] ' "$work/symbols"
}

compile_alone() {
	for header in $headers; do
		"$@" $warnings -I "$top_srcdir/include" -c -o "$work/alone.o" "$work/$header.$extension" || return 1
		case $* in
		*-fsanitize*) continue ;; # it leaves things of its own
		esac
		if ! is_empty "$work/alone.o"; then
			echo "$header.h, included and not used, leaves this behind:"
			cat "$work/symbols"
			return 1
		fi
	done
}

# try COMPILER FLAGS...
try() {
	if ! command -v "${1:-}" >/dev/null 2>&1; then
		skip "no such compiler:$(printf ' %s' "$@")"
		return
	fi
	if ! "$@" -o "$work/empty" "$work/empty.$extension" >"$work/log" 2>&1 || ! "$work/empty"; then
		skip "$* cannot build an empty program"
		return
	fi
	case $* in
	*-O2*) ;; # what an unused header does, it does at -O0
	*)
		compile_alone "$@" >"$work/log" 2>&1
		result $? "$*: each header alone"
		;;
	esac
	"$@" $warnings -I "$top_srcdir/include" -o "$work/use" "$work/use.$extension" >"$work/log" 2>&1 &&
		"$work/use" >>"$work/log" 2>&1
	result $? "$*: every function"
}

for extension in c cc; do
	for header in $headers; do
		printf '#include "slotc/%s.h"\n#include "slotc/%s.h"\n' "$header" "$header" >"$work/$header.$extension"
	done
	echo 'int main() { return 0; }' >"$work/empty.$extension"
	cp "$top_srcdir/tests/runtime/use.c" "$work/use.$extension" || exit 99
	cp "$top_srcdir/tests/runtime/item.h" "$work" || exit 99
done

for level in -O0 -O2; do
	extension=c
	for cc in "$gcc" "$clang" "$tcc"; do
		standards="c99 c11 c2x"
		[ "$cc" = "$tcc" ] && standards="c99 c11"
		for standard in $standards; do
			try "$cc" "-std=$standard" $level -Wstrict-prototypes
		done
	done
	extension=cc
	for cxx in "$gxx" "$clangxx"; do
		for standard in c++11 c++20; do
			try "$cxx" "-std=$standard" $level
		done
	done
done
# A machine with other word sizes, where the compiler has its libraries.
extension=c
try "$gcc" -m32 -std=c99 -O2 -Wstrict-prototypes
# Behaviour that must not hang on a compiler's licence (C 6.5p5, 6.5p7).
for flag in -fwrapv -ftrapv -fno-strict-aliasing; do
	try "$gcc" -std=c11 -O3 $flag
done
try "$gcc" -std=c11 -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all
# The compiler of this build, which may be several words.
case ${CC:-$gcc} in
"$gcc" | "$clang" | "$tcc") ;;
*) try $CC -O2 ;;
esac

echo "1..$number"
exit $failed
