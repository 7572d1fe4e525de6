# embed.sh: what build-aux/embed.sh writes is C that holds every byte as it was.
. "$top_srcdir/tests/harness/lib.sh"
cd "$scratch" || exit 99

mkdir -p in/b/sub in/a
awk 'BEGIN { for (i = 1; i < 256; i++) printf "%c", i }' >in/a/bytes
printf 'nul:\000:nul' >in/b/nul
: >in/b/sub/empty
cat >print.c <<'END'
#include "template.h"

int
main(void)
{
	for (size_t i = 0; i < embedded_count; i++) {
		FILE *file = fopen(i == 0 ? "0" : i == 1 ? "1" : "2", "wb");

		if (!file)
			return 1;
		fwrite(embedded_table[i].bytes, 1, embedded_table[i].length, file);
		if (fclose(file))
			return 1;
		puts(embedded_table[i].name);
	}
	return 0;
}
END

# embed ROW FILE...: makes and runs ./print with these files embedded.
embed() {
	row=$1
	shift
	sh "$top_srcdir/build-aux/embed.sh" in "$@" >embedded.c
	# shellcheck disable=SC2086
	check "$row" $CC $CFLAGS $SANITIZER_CFLAGS -Wall -Wextra -Wpedantic -Wconversion -Wcast-qual -Wdouble-promotion -Werror \
		-I"$top_srcdir/src" print.c embedded.c -o print
	./print >names
}

embed "three files compile without warnings" b/sub/empty b/nul a/bytes
printf '%s\n' bytes nul sub/empty >expected
check "names lose their first folder and are sorted" cmp expected names
check "every byte from 1 to 255 is kept" cmp in/a/bytes 0
check "a zero byte ends nothing" cmp in/b/nul 1
check "an empty file is empty" cmp in/b/sub/empty 2

embed "no file at all compiles without warnings"
check "no file at all is an empty table" test ! -s names

sh "$top_srcdir/build-aux/embed.sh" in a/missing >out 2>err
expect_status "a missing file is an error" 1 $?
expect_text "the missing file is named" in/a/missing err
done_testing
