# bootstrap.sh: what ./bootstrap would do on machines that this one is not.
# A machine is a folder of commands that is the whole PATH; a dry run says
# what would be done there.
. "$top_srcdir/tests/harness/lib.sh"
sh=$(command -v sh)

# machine USER-ID COMMAND...: a new machine; its commands succeed, but
# pkg-config: a library is there if a command has its name.
machine() {
	rm -rf "$scratch/machine"
	mkdir "$scratch/machine"
	ln -s "$(command -v cat)" "$(command -v env)" "$scratch/machine"
	printf '#!%s\necho %s\n' "$sh" "$1" >"$scratch/machine/id"
	shift
	for command; do
		printf '#!%s\nexit 0\n' "$sh" >"$scratch/machine/$command"
	done
	if test -e "$scratch/machine/pkg-config"; then
		# shellcheck disable=SC2016
		printf '#!%s\ntest -e "%s/$2"\n' "$sh" "$scratch/machine" >"$scratch/machine/pkg-config"
	fi
	for command in "$scratch"/machine/*; do
		test -h "$command" || chmod +x "$command"
	done
}

# A source tree where it does no harm to configure.
mkdir "$scratch/tree"
cp "$top_srcdir/bootstrap" "$scratch/tree"
printf '#!%s\necho configured\n' "$sh" >"$scratch/tree/configure"
chmod +x "$scratch/tree/configure"

# bootstrap NAME STATUS ARGUMENT...: a run on the machine.
bootstrap() {
	row=$1 wanted=$2
	shift 2
	(unset CC && PATH=$scratch/machine "$sh" "$scratch/tree/bootstrap" "$@") >"$scratch/out" 2>&1
	expect_status "$row" "$wanted" $? "$scratch/out"
}

says() {
	expect_text "says: $1" "$1" "$scratch/out"
}

says_not() {
	if grep -F -e "$1" "$scratch/out" >/dev/null; then
		fail "does not say: $1" "$scratch/out"
	else
		pass "does not say: $1"
	fi
}

all='cc make autoconf autoreconf automake pkg-config yaml-0.1 python3 glib-2.0 cmocka g++ clang tcc cmake meson ninja pahole xz objdump gdb strace script valgrind dh lintian groff
mandoc bash fish zsh s390x-linux-gnu-gcc qemu-s390x'

# shellcheck disable=SC2086
machine 1000 $all apt-get
bootstrap "a complete machine needs no package" 0 --dry-run check
says "nothing is missing"
says_not "apt-get"
says "would run: autoreconf -i"
says "would run: ./configure"
says "check"
bootstrap "the demo compares" 0 --dry-run demo
says "the comparison takes a few minutes"
says "would run: ./slotc compare examples/cart/cart.yaml --class CartItem --count 10M --progress"

machine 0 apt-get
bootstrap "apt, an empty machine" 0 --dry-run check
says "would run: apt-get update"
says "apt-get install -y --no-remove --no-install-recommends gcc libc6-dev make autoconf automake pkg-config libyaml-dev"
for package in python3 uthash-dev libglib2.0-dev libcmocka-dev g++ clang tcc cmake meson ninja-build dwarves xz-utils python3-jsonschema \
	python3-yaml binutils-s390x-linux-gnu libc6-dev-s390x-cross qemu-user binutils gdb strace bsdutils valgrind debhelper lintian groff mandoc bash fish zsh; do
	says "would run: env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-remove --no-install-recommends $package"
done
bootstrap "the demo installs less" 0 --dry-run demo
says "--no-install-recommends python3"
says "--no-install-recommends uthash-dev"
says "--no-install-recommends libglib2.0-dev"
says_not clang
says_not libcmocka-dev

machine 0 dnf
bootstrap "dnf, an empty machine" 0 --dry-run
says "would run: dnf install -y gcc glibc-devel make autoconf automake pkgconf-pkg-config libyaml-devel"
says "would run: dnf install -y gcc-c++"

machine 0 apk
bootstrap "apk, an empty machine" 0 --dry-run
says "would run: apk update"
says "would run: apk add gcc musl-dev make autoconf automake pkgconf yaml-dev"
says "would run: apk add cmocka-dev"

machine 0 pacman
bootstrap "pacman, an empty machine" 0 --dry-run
says "would run: pacman -Syu --needed --noconfirm gcc make autoconf automake pkgconf libyaml"

machine 1000 brew
bootstrap "brew, an empty machine" 0 --dry-run
says "would run: brew install gcc make autoconf automake pkgconf libyaml"
says_not sudo

machine 0 brew
bootstrap "brew is not for root" 3 --dry-run
says "brew does not run as root"

# shellcheck disable=SC2086
machine 0 $all apt-get
rm "$scratch/machine/yaml-0.1"
bootstrap "only what is missing is installed" 0 --dry-run check
says "missing: libyaml"
says "would run: env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-remove --no-install-recommends libyaml-dev"
says_not clang
says_not autoconf

# shellcheck disable=SC2086
machine 0 $all apt-get
for compiler in cc clang; do
	printf '#!%s\nexit 1\n' "$sh" >"$scratch/machine/$compiler"
done
bootstrap "a compiler without a C library is missing" 0 --dry-run
says "missing: C compiler"
says "gcc libc6-dev"

# shellcheck disable=SC2086
machine 0 $all apt-get uname
printf '#!%s\necho x86_64\n' "$sh" >"$scratch/machine/uname"
printf '#!%s\ntest "$1" != -m32\n' "$sh" >"$scratch/machine/cc"
bootstrap "a compiler without a 32-bit C library is all that is missing" 0 --dry-run check
says "missing: 32-bit C"
says "--no-install-recommends gcc-multilib"
bootstrap "the demo does without" 0 --dry-run demo
says "nothing is missing"

machine 1000 apt-get sudo
bootstrap "sudo is used where there is no right" 0 --dry-run
says "would run: sudo apt-get update"
says "would run: sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-remove --no-install-recommends gcc"

machine 1000 apt-get
bootstrap "no right to install is exit 3" 3 --dry-run check
says "no right to install"
says "missing: C compiler, make, autoconf, automake, pkg-config, libyaml, python3, uthash, GLib, jsonschema, PyYAML, CMocka, g++, clang, tcc, cmake, meson, ninja, pahole, xz, big-endian C, qemu-s390x, binutils, gdb, strace, script, valgrind, debhelper, lintian, groff, mandoc, bash, fish, zsh"
says "apt-get update && env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-remove --no-install-recommends gcc libc6-dev make"
says_not "would run"

machine 0
bootstrap "no package manager is exit 3" 3 --dry-run check
says "no package manager that this script knows"
says "missing: C compiler"
says "install these by hand"

machine 1000 cc make autoconf autoreconf automake pkg-config yaml-0.1 apt-get
bootstrap "what only tests need stops nothing" 0 --dry-run check
says "none of these is needed to build"
says "would run: ./configure"

# An apt-get that has no clang; with "$1" set, its libyaml does not help.
broken_apt() {
	cat >"$scratch/machine/apt-get" <<END
#!$sh
case "\$*" in
*clang*) exit 100 ;;
*libyaml-dev*) test -n "$1" || : >"$scratch/machine/yaml-0.1" ;;
esac
END
}
# shellcheck disable=SC2086
machine 0 $all apt-get
rm "$scratch/machine/yaml-0.1" "$scratch/machine/clang"
broken_apt ""
bootstrap "a package that cannot be had and is not needed stops nothing" 0 check
says "could not install clang"
says "configured"
rm "$scratch/machine/yaml-0.1"
broken_apt yes
bootstrap "what is still missing after the installation is exit 3" 3 check
says "still missing after the installation: libyaml"
says_not "configured"

machine 0
bootstrap "an unknown word is exit 2" 2 chekc
says "unknown argument 'chekc'"
bootstrap "help needs nothing" 0 --help
says "Usage:"
done_testing
