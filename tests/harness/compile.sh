# compile.sh: does a generated header compile alone? To be sourced after
# lib.sh. One row per compiler and standard.
#
# The program includes the header twice and uses nothing of it, so that a
# missing guard, a missing include and an unused static object show. At -O0
# the syntax is checked; at -O2 GCC also makes code for every inline function
# that nobody calls, since some of its warnings come only then. All warnings
# of clang come from its front end.

compile_warnings='-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wcast-qual -Wdouble-promotion -Wundef -Werror'

# What a program needs to compile with the header's library, and to be linked
# with it; from library_of.
library_cflags= library_libs=

# library_of VARIANT: are the files of the library there that the variant's
# headers include? Else says what is missing in $library_missing.
library_of() {
	library_cflags= library_libs= library_missing=
	case $1 in
	map-uthash)
		library_header=uthash.h library_missing='uthash.h: not found (apt install uthash-dev)'
		;;
	map-glib)
		library_header=glib.h library_missing='glib.h: not found (apt install libglib2.0-dev pkg-config)'
		library_cflags=$(pkg-config --cflags glib-2.0 2>/dev/null) && library_libs=$(pkg-config --libs glib-2.0)
		;;
	*)
		return 0
		;;
	esac
	printf '#include <%s>\nint main(void) { return 0; }\n' "$library_header" >"$scratch/library.c"
	# The flags are words.
	# shellcheck disable=SC2086
	$CC -o "$scratch/library" $library_cflags "$scratch/library.c" $library_libs >/dev/null 2>&1
}

# compile_try COMPILER ARGUMENT...: run in $scratch/compile.
compile_try() {
	(cd "$scratch/compile" && "$@") >>"$scratch/compile.log" 2>&1
}

# compile_row KIND COMPILER STANDARD NAME
compile_row() {
	compile_name="$4: $1 -std=$3"
	if test -z "$2"; then
		skip "$compile_name" "$1: not found"
		return
	fi
	case $1 in
	*++) compile_suffix=cc compile_flags=$compile_warnings ;;
	*) compile_suffix=c compile_flags="$compile_warnings -Wstrict-prototypes" ;;
	esac
	case $1 in
	g*) compile_flags="$compile_flags -Wunused-const-variable=2" ;;
	*) compile_flags="$compile_flags -Wunused-const-variable" ;;
	esac
	compile_flags="$compile_flags $library_cflags"
	: >"$scratch/compile.log"
	# The flags are words.
	# shellcheck disable=SC2086
	case $1 in
	tcc)
		compile_try "$2" -std="$3" -Wall -Werror $library_cflags -c use.c -o out.o
		;;
	g*)
		compile_try "$2" -std="$3" -O0 $compile_flags -fsyntax-only use.$compile_suffix && {
			# What the optimiser sees is the same in every standard.
			case $3 in
			c99 | c++11)
				compile_try "$2" -std="$3" -O2 -fkeep-inline-functions $compile_flags -S -o out.s \
					use.$compile_suffix
				;;
			esac
		}
		;;
	clang*)
		compile_try "$2" -std="$3" -O0 $compile_flags -fsyntax-only use.$compile_suffix &&
			compile_try "$2" -std="$3" -O2 $compile_flags -fsyntax-only use.$compile_suffix
		;;
	esac && {
		pass "$compile_name"
		return
	}
	# An old compiler may not know the standard at all.
	if compile_try "$2" -std="$3" -c empty.$compile_suffix -o out.o; then
		fail "$compile_name" "$scratch/compile.log"
	else
		skip "$compile_name" "$1 does not know -std=$3"
	fi
}

# compile_header FILE NAME: rows for the header FILE, called NAME.
compile_header() {
	rm -rf "$scratch/compile"
	mkdir "$scratch/compile"
	cp "$1" "$scratch/compile/header.h"
	printf '#include "header.h"\n#include "header.h"\n' >"$scratch/compile/use.c"
	cp "$scratch/compile/use.c" "$scratch/compile/use.cc"
	echo 'extern int nothing;' >"$scratch/compile/empty.c"
	cp "$scratch/compile/empty.c" "$scratch/compile/empty.cc"
	for standard in c99 c11 gnu17 c2x; do
		compile_row gcc "$TEST_GCC" $standard "$2"
	done
	for standard in c99 c11 c2x; do
		compile_row clang "$TEST_CLANG" $standard "$2"
	done
	for standard in c++11 c++20; do
		compile_row g++ "$TEST_GXX" $standard "$2"
		compile_row clang++ "$TEST_CLANGXX" $standard "$2"
	done
	compile_row tcc "$TEST_TCC" c99 "$2"
}
