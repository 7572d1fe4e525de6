# macros.sh: no macro of C, POSIX, Windows, Qt or Protocol Buffers reaches into a
# header. Each that the header's own includes do not define is made to break
# whatever uses its name, and golden headers compile all the same; attributes
# may be called by any of them.
. "$top_srcdir/tests/harness/lib.sh"
cd "$scratch" || exit 99

headers='aio.h arpa/inet.h assert.h complex.h cpio.h ctype.h dirent.h dlfcn.h errno.h fcntl.h fenv.h float.h fmtmsg.h
fnmatch.h ftw.h glob.h grp.h iconv.h ifaddrs.h inttypes.h iso646.h langinfo.h libgen.h limits.h locale.h math.h monetary.h
mqueue.h net/if.h netdb.h netinet/in.h netinet/tcp.h nl_types.h poll.h pthread.h pwd.h regex.h sched.h search.h semaphore.h
setjmp.h signal.h spawn.h stdalign.h stdarg.h stdatomic.h stdbool.h stddef.h stdint.h stdio.h stdlib.h stdnoreturn.h
string.h strings.h sys/epoll.h sys/ioctl.h sys/ipc.h sys/mman.h sys/msg.h sys/param.h sys/resource.h sys/select.h sys/sem.h
sys/shm.h sys/socket.h sys/stat.h sys/statvfs.h sys/sysmacros.h sys/time.h sys/times.h sys/types.h sys/uio.h sys/un.h
sys/utsname.h sys/wait.h syslog.h tar.h termios.h tgmath.h threads.h time.h ulimit.h unistd.h utime.h utmpx.h wchar.h
wctype.h wordexp.h'
# What the headers of other systems define, in the form NAME or NAME().
elsewhere='interface small near far cdecl pascal hyper min() max() IN OUT OPTIONAL ERROR DELETE NEAR FAR STRICT DEBUG TRUE
FALSE DOMAIN PACKED CONST VOID THIS rad1 rad2 grp1 chr1 lst1 edt1 psh1 cmb1 stc1 UNIX SHARED
slots signals emit foreach() forever SLOT() SIGNAL() METHOD() Q_OBJECT
linux unix i386 sun mips vax major() minor() makedev() minix NOERROR YES NO Status Bool None Always Success check() verify()
require() assert_() nil Nil BOOL SEL id() IMP environ index() rindex() bcopy() log_() status_ unused packed self_
PROTOBUF_EXPORT UNKNOWN NO_ERROR'

# macros LANGUAGE HEADER...: what is defined after them, as "NAME" or "NAME()", sorted.
macros() {
	language=$1
	shift
	for header; do
		echo "#include <$header>"
	done >list.$language
	$CC -E -dM -x $language list.$language 2>errors |
		sed -n 's/^#define \([A-Za-z][A-Za-z0-9_]*\)\((*\).*/\1\2/p' | sed 's/($/()/' | sort -u
}

if ! echo 'int x;' | $CC -E -dM -x c - >known 2>errors || ! grep -q __STDC__ known; then
	skip 'macros' 'the compiler cannot list macros'
	done_testing
	exit
fi
for header in $headers; do
	echo "#include <$header>" | $CC -fsyntax-only -x c - 2>errors && echo "$header"
done >present
# Names are words.
# shellcheck disable=SC2046
macros c $(cat present) >all
# shellcheck disable=SC2086
printf '%s\n' $elsewhere >>all
check 'there are macros' test "$(wc -l <all)" -gt 500

# Make every macro of the list break what uses it, but those that the header's
# own includes define, or the compiler.
prelude() {
	sed -n 's/^# *include <\([a-z0-9/]*\.h\)>.*/\1/p' "$1" | sort -u >own
	# shellcheck disable=SC2046
	macros c $(cat own) >needed
	sed 's/^/#include </; s/$/>/' own
	sed 's/()$//' needed | sort -u >names
	sort -u all | sed 's/()$/ ()/' | awk 'NR == FNR { known[$1] = 1; next } !($1 in known) {
		printf "#undef %s\n#define %s%s @ hostile @\n", $1, $1, $2 == "()" ? "(...)" : "" }' names -
}

for schema in "$top_srcdir"/tests/golden/*.yaml; do
	name=${schema##*/}
	for variant in slotted packed map; do
		"$SLOTC" generate -Wno-hole -Wno-straddle --variant=$variant "$schema" -o header.h --force 2>errors || {
			fail "$name ($variant)" errors
			continue
		}
		prelude header.h >use.c
		echo '#include "header.h"' >>use.c
		cp use.c use.cc
		for compiler in "$TEST_GCC -std=gnu17" "$TEST_CLANG -std=c99"; do
			test -z "${compiler%% *}" && continue
			# The compiler and its standard are words.
			# shellcheck disable=SC2086
			check "$name ($variant): ${compiler##*/}" $compiler -Wall -Werror -c use.c -o use.o
		done
	done
done

# The prelude itself: a name that is taken does not get through.
{
	prelude header.h
	echo 'int near;'
} >use.c
check 'what uses a macro is found' sh -c '! $0 -fsyntax-only use.c 2>errors' "$CC"

# The other way round: attributes of these names, and the headers before.
sed 's/()$//' all | grep '^[a-z][a-z0-9_]*$' | grep -v '__\|_$\|^self$' | sort -u >lower
{
	echo 'classes:'
	echo '  Item:'
	echo '    attributes:'
	sed 's/.*/      "&": uint8/' lower
} >names.yaml
check "$(wc -l <lower | tr -d ' ') attributes are called as macros are" "$SLOTC" generate names.yaml -o names.h
{
	sed 's/^/#include </; s/$/>/' present
	echo '#include "names.h"'
} >names.c
for compiler in "$TEST_GCC -std=gnu17" "$TEST_CLANG -std=gnu17"; do
	test -z "${compiler%% *}" && continue
	# shellcheck disable=SC2086
	check "they compile: ${compiler##*/}" $compiler -D_GNU_SOURCE -Wall -Werror -Wno-unused-function -fsyntax-only names.c
done
for compiler in "$TEST_GXX -std=c++17" "$TEST_CLANGXX -std=c++17"; do
	test -z "${compiler%% *}" && continue
	grep -v 'stdatomic\|threads\.h\|tgmath\|complex' names.c >names.cc
	# shellcheck disable=SC2086
	check "they compile: ${compiler##*/}" $compiler -Wall -Werror -Wno-unused-function -Wno-deprecated -fsyntax-only names.cc
done
done_testing
