# installcheck.sh: an installed slotc, as a project finds it that uses it: with
# slotc.m4, with pkg-config, with CMake. `make installcheck` and the Debian
# package's own test run it with the folders in the environment.
. "$top_srcdir/tests/harness/lib.sh"
. "$top_srcdir/tests/harness/recipes.sh"

staged=$DESTDIR # until it is moved to its place
recipes_begin "$staged$prefix"
PATH=$staged$bindir:$PATH
ACLOCAL_PATH=$staged$aclocaldir

# project NAME FOLDER: a copy of an example, installed or not.
project() {
	mkdir "$scratch/$1"
	cp "$top_srcdir/examples/build/$2"/* "$scratch/$1"
	chmod -R u+w "$scratch/$1"
	cd "$scratch/$1" || exit 99
}

# runs NAME PROGRAM
runs() {
	"$2" >"$scratch/out" 2>&1
	expect_text "$1" "article 18 costs 2.50" "$scratch/out"
}

slotc --version >"$scratch/out" 2>&1
expect_status "slotc runs" 0 $? "$scratch/out"
check "it is the installed one" test "$(command -v slotc)" = "$staged$bindir/slotc"
for page in man1/slotc.1 man5/slotc.5 man7/slotc-diagnostics.7; do
	check "the page $page is there" sh -c 'ls "$1"*' sh "$staged$mandir/$page"
done
for document in "$top_srcdir"/doc/*.md; do
	document=${document##*/}
	check "the document $document is there" sh -c 'ls "$1" || ls "$1.gz"' sh "$staged$docdir/$document"
done
check "the JSON Schema is there, as slotc prints it" sh -c 'slotc schema | cmp - "$1"' sh \
	"$staged$pkgdatadir/slotc.schema.json"

if command -v autoreconf >/dev/null; then
	project automake automake
	check "slotc.m4: configure finds slotc" sh -c 'autoreconf -i && mkdir out && cd out && ../configure SLOTC='
	check "slotc.m4: it builds" make -C out
	runs "slotc.m4: it runs" out/app
	sed 's/SLOTC_PROG(\[.*\])/SLOTC_PROG([99.0])/' configure.ac >new && mv new configure.ac
	autoreconf >"$scratch/log" 2>&1
	(mkdir late && cd late && ../configure) >"$scratch/log" 2>&1
	expect_text "slotc.m4: a version to come is asked for in vain" "slotc 99.0 or later is needed" "$scratch/log"
else
	skip "slotc.m4" "autoreconf: not found"
fi

if command -v pkg-config >/dev/null; then
	project pkg-config make
	# Before they are moved the files are not where they say.
	pkg_config="pkg-config"
	test -z "$staged" || pkg_config="pkg-config --define-variable=prefix=$staged$prefix"
	check "pkg-config knows the version" test "slotc $($pkg_config --modversion slotc)" = "$(slotc --version)"
	check "pkg-config names the program" test -x "$($pkg_config --variable=slotc slotc)"
	check "pkg-config: it builds" make SLOTC="$($pkg_config --variable=slotc slotc)"
	runs "pkg-config: it runs" ./app
	slotc generate --runtime=system shop.yaml
	# CC and the flags are words.
	# shellcheck disable=SC2046,SC2086
	check "pkg-config finds the runtime headers" ${CC:-cc} $($pkg_config --cflags slotc) -o system main.c greet.c
	runs "with them it runs" ./system
	slotc generate --templates="$($pkg_config --variable=pkgdatadir slotc)/templates" shop.yaml -o own.h
	slotc generate shop.yaml -o embedded.h
	check "the installed templates are the embedded ones" sh -c 'sed 1d own.h >a && sed 1d embedded.h | cmp a -'
else
	skip "pkg-config" "pkg-config: not found"
fi

if command -v cmake >/dev/null; then
	project cmake cmake
	check "CMake finds slotc" cmake -S . -B out
	check "CMake: it builds" cmake --build out
	runs "CMake: it runs" out/app
	sed 's/find_package(slotc/& 99.0/' CMakeLists.txt >new && mv new CMakeLists.txt
	cmake -S . -B late >"$scratch/log" 2>&1
	expect_text "CMake: a version to come is asked for in vain" 'version "99.0"' "$scratch/log"
else
	skip "CMake" "cmake: not found"
fi
cd "$scratch" && done_testing
test $failures -eq 0
