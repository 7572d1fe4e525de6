# build_debian.sh: the Debian package is built from what is distributed, lintian has
# nothing to say, and the package's own test passes on what is in it.
. "$top_srcdir/tests/harness/lib.sh"

for tool in dpkg-buildpackage dh; do
	if ! command -v $tool >/dev/null; then
		skip "the Debian package" "$tool: not found"
		done_testing
		exit
	fi
done
unset MAKEFLAGS MFLAGS MAKELEVEL DESTDIR CFLAGS LDFLAGS CPPFLAGS
source=$scratch/slotc-source
make -C "$top_builddir" distdir distdir="$source" >"$scratch/log" 2>&1
expect_status "the sources are put together" 0 $? "$scratch/log"
chmod -R u+w "$source"
cd "$source" || exit 99
DEB_BUILD_OPTIONS="nocheck parallel=2" dpkg-buildpackage -us -uc -b >"$scratch/log" 2>&1
expect_status "the package is built" 0 $? "$scratch/log"
package=$(ls "$scratch"/slotc_*.deb)
dpkg-deb --info "$package" >"$scratch/info" 2>&1
expect_text "it serves every architecture" "Multi-Arch: foreign" "$scratch/info"
if command -v lintian >/dev/null; then
	lintian --fail-on error,warning --allow-root "$scratch"/slotc_*.changes >"$scratch/lint" 2>&1
	expect_status "lintian finds no error and no warning" 0 $? "$scratch/lint"
	check "nor anything else" sh -c 'cat "$1" && test ! -s "$1"' sh "$scratch/lint"
else
	skip "lintian" "lintian: not found"
fi
dpkg-deb --extract "$package" "$scratch/root"
DESTDIR=$scratch/root sh debian/tests/installcheck >"$scratch/log" 2>&1
expect_status "its own test passes" 0 $? "$scratch/log"
done_testing
