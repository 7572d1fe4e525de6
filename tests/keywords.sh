# keywords.sh: names that C and C++ keep for themselves, each in every place of a
# schema that takes a name: it is refused with the name to take instead, or the
# header compiles behind the headers that declare it, as C and as C++.
. "$top_srcdir/tests/harness/lib.sh"
cd "$scratch" || exit 99

# Keywords of C99 to C23 and C++98 to C++23; macros, types, tags and functions of
# their headers and POSIX's; names that slotc's own headers use.
words='alignas alignof and and_eq asm auto bitand bitor bool break case catch char char16_t char32_t char8_t class co_await
co_return co_yield compl concept const const_cast consteval constexpr constinit continue decltype default delete do double
dynamic_cast else enum explicit export extern false final float for friend goto if import inline int long module mutable
namespace new noexcept not not_eq nullptr operator or or_eq override private protected public register reinterpret_cast
requires restrict return short signed sizeof static static_assert static_cast struct switch template this thread_local throw
true try typedef typeid typename typeof typeof_unqual union unsigned using virtual void volatile wchar_t while xor xor_eq
BUFSIZ CHAR_BIT DBL_MAX EDOM EOF ERANGE EXIT_SUCCESS FLT_MAX HUGE_VAL I INFINITY INT_MAX LC_ALL M_PI NAN NULL PRIu64 RAND_MAX
SEEK_SET SIGINT SIZE_MAX UINT64_C assert complex errno imaginary linux noreturn offsetof stderr stdin stdout unix va_start
FILE clock_t div_t fpos_t jmp_buf ptrdiff_t sigset_t size_t std stat tm time_t timespec timeval uint8_t va_list
abs close exp free gamma index j0 log main malloc open printf read remove rename select signal time write y0 y1
count data from hash init name object out self slot_class slot_status slot_value value'

cat >includes <<'END'
#include <errno.h>
#include <float.h>
#include <inttypes.h>
#include <limits.h>
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>
END

# collect PLACE: the words that may stand there, each of which `place` writes a schema with, into PLACE.words.
collect() {
	: >"$1.words"
	: >why
	for word in $words; do
		place "$1" "$word" >one.yaml
		"$SLOTC" check -Wno-yaml11-word one.yaml >one.err 2>&1
		case $? in
		0) echo "$word" >>"$1.words" ;;
		1) grep -q '^  help: ' one.err || { echo "$word:"; cat one.err; } >>why ;;
		*) { echo "$word:"; cat one.err; } >>why ;;
		esac
	done
	check "as the name of $2, $(wc -l <"$1.words" | tr -d ' ') of them are taken, and the rest refused with a remedy" test ! -s why
}

# classes_of TYPE...: a class with an attribute of each.
classes_of() {
	echo 'classes:'
	for name; do printf '  Of%s: {attributes: {x: %s}}\n' "$name" "$name"; done
}

# place PLACE WORD...: a schema in which the words stand there, numbered where there are many.
place() {
	place=$1
	shift
	case $place in
	class) echo 'classes:' && printf '  %s: {attributes: {x: int8}}\n' "$@" ;;
	enum)
		echo 'enums:' && printf '  %s: {permissible_values: {A: , B: }}\n' "$@"
		classes_of "$@"
		;;
	type)
		echo 'types:' && printf '  %s: {typeof: uint8}\n' "$@"
		classes_of "$@"
		;;
	value)
		echo 'enums:' && echo '  kind:' && echo '    permissible_values:' && printf '      "%s":\n' "$@"
		echo 'classes: {K: {attributes: {x: kind}}}'
		;;
	attribute)
		echo 'classes:'
		for name; do
			printf '  At%s:\n    attributes:\n      "%s": {type: string, max_bytes: 3, required: true}\n' "$name" "$name"
		done
		;;
	bits) echo 'classes: {K: {attributes: {' && printf '"%s": bool,\n' "$@" && echo '}}}' ;;
	list)
		echo 'classes:'
		for name; do
			printf '  In%s: {attributes: {"%s": {type: uint8, max_count: 3}}}\n' "$name" "$name"
		done
		;;
	constant) echo 'classes: {K: {attributes: {x: int8,' && printf '"%s": {type: uint8, constant: 4},\n' "$@" && echo '}}}' ;;
	object)
		echo 'classes:' && echo '  Part: {attributes: {x: int8}}'
		for name; do printf '  Has%s: {attributes: {"%s": Part}}\n' "$name" "$name"; done
		;;
	esac
}

# compiles PLACE VARIANT COMPILERS: the header of all that may stand there.
compiles() {
	# Words are words, in this and the compilers' rows.
	# shellcheck disable=SC2046
	place "$1" $(cat "$1.words") >"$1.yaml"
	"$SLOTC" generate -q --variant="$2" "$1.yaml" -o "$1.h" --force 2>err || {
		fail "a header with $1 names of them all ($2)" err
		return
	}
	{
		cat includes
		echo "#include \"$1.h\""
	} >use.c
	cp use.c use.cc
	while read -r compiler flags; do
		file=use.cc
		case $compiler in
		"$TEST_GXX" | "$TEST_CLANGXX") ;;
		*) file=use.c ;;
		esac
		# shellcheck disable=SC2086
		check "${compiler##*/} $flags takes the header with $1 names of them all ($2)" $compiler $flags -c $file -o use.o
	done <"$3"
}

warnings='-Wall -Wextra -Wpedantic -Wshadow -Werror -Wno-unused-function'
{
	test -z "$TEST_GCC" || echo "$TEST_GCC -std=gnu2x $warnings"
	test -z "$TEST_CLANGXX" || echo "$TEST_CLANGXX -std=c++20 $warnings"
} >some
{
	test -z "$TEST_CLANG" || echo "$TEST_CLANG -std=c99 -D_GNU_SOURCE $warnings"
	test -z "$TEST_GXX" || echo "$TEST_GXX -std=c++11 $warnings"
} >others
cat some others >all
test -s all || skip 'compilers' 'none was found'

collect class 'a class'
collect enum 'an enum'
collect type 'a type'
collect value 'a value of an enum'
collect attribute 'an attribute'
for place in bits list constant object; do cp attribute.words $place.words; done
check 'attributes may be called by nearly all' test "$(wc -l <attribute.words)" -gt 150
compiles class slotted all
compiles enum map all
compiles type packed some
compiles value slotted others
compiles attribute slotted all
compiles attribute map others
compiles bits slotted some
compiles list packed others
compiles constant slotted some
compiles object map others
done_testing
