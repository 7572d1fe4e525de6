# build_recipes.sh: each project of examples/build with its build system, where
# that is installed, and a slotc that was installed for it.
. "$top_srcdir/tests/harness/lib.sh"
. "$top_srcdir/tests/harness/recipes.sh"

if test -n "${SANITIZER_CFLAGS:-}"; then
	skip "recipes" "an instrumented slotc is not installed"
	done_testing
	exit
fi
(unset MAKEFLAGS MFLAGS MAKELEVEL DESTDIR && make -C "$top_builddir" install prefix="$scratch/prefix") >"$scratch/install.log" 2>&1
expect_status "slotc is installed" 0 $? "$scratch/install.log"
recipes_begin "$scratch/prefix"
recipes_log_runs

recipe "make" make make : make ./app shop.h
recipe "Automake" automake automake "autoreconf -i && mkdir out && cd out && ../configure" "make -C out" out/app out/shop.h
recipe "CMake with Ninja" cmake cmake "command -v ninja && cmake -S . -B out -G Ninja" "cmake --build out" out/app out/shop.h
recipe "CMake with make" cmake cmake "cmake -S . -B out -G 'Unix Makefiles'" "cmake --build out" out/app out/shop.h
recipe "Meson" meson meson "meson setup out" "meson compile -C out" out/app out/shop.h
recipe "Ninja" ninja ninja : ninja ./app shop.h

split_recipe "make" make : make ./app .
split_recipe "CMake with Ninja" cmake "command -v ninja && cmake -S . -B out -G Ninja" "cmake --build out" out/app out
split_recipe "CMake with make" cmake "cmake -S . -B out -G 'Unix Makefiles'" "cmake --build out" out/app out
split_recipe "Meson" meson "meson setup out" "meson compile -C out" out/app out
split_recipe "Ninja" ninja : ninja ./app . LISTED

# Bazel keeps its own account of what it runs; a program in its sandbox could
# keep no log. BAZEL_FLAGS is for machines where it has to be told where its
# own rules are.
bazel_build() {
	# The flags are words.
	# shellcheck disable=SC2086
	(cd "$recipe_folder" && bazel --output_user_root="$scratch/bazel-root" build ${BAZEL_FLAGS:-} -s :app) >"$scratch/build.log" 2>&1
}

# bazel_debian: Debian has Bazel's rules as packages, so that nothing need be
# fetched. rules_cc is newer there than Bazel, and asks for one function that
# this Bazel has not.
bazel_debian() {
	bazel_rules=/usr/share/bazel
	test -d $bazel_rules/rules/cc || return 1
	cp -RL $bazel_rules/rules/cc "$scratch/rules_cc"
	chmod -R u+w "$scratch/rules_cc"
	if ! grep -q use_cpp_toolchain $bazel_rules/embedded_tools/tools/cpp/toolchain_utils.bzl; then
		grep -rl use_cpp_toolchain "$scratch/rules_cc" | while read -r file; do
			sed 's|, "use_cpp_toolchain"||; s|use_cpp_toolchain()|["@bazel_tools//tools/cpp:toolchain_type"]|' "$file" >"$scratch/bzl"
			cat "$scratch/bzl" >"$file"
		done
	fi
	BAZEL_FLAGS="${BAZEL_FLAGS:-} --override_repository=rules_cc=$scratch/rules_cc"
	for name in rules_java=rules/java rules_proto=rules/proto platforms=platforms bazel_skylib=tools/skylib; do
		BAZEL_FLAGS="$BAZEL_FLAGS --override_repository=${name%=*}=$bazel_rules/${name#*=}"
	done
}

# bazel_offline: did it want something from the net?
bazel_offline() {
	grep -q -e 'Error downloading' -e 'Unknown host' "$scratch/build.log"
}

# bazel_ran NAME ACTION...: the last build ran these actions and no other.
bazel_ran() {
	sed -n "s/^SUBCOMMAND:.*\[action '\([^']*\)'.*/\1/p" "$scratch/build.log" | sed '/^Linking/d' | sort >"$scratch/ran"
	bazel_name=$1
	shift
	printf '%s\n' "$@" | sed '/^$/d' >"$scratch/expected"
	check "Bazel: $bazel_name" diff -u "$scratch/expected" "$scratch/ran"
}

# bazel_project FOLDER: a copy of the project.
bazel_project() {
	recipe_folder=$scratch/$1
	mkdir "$recipe_folder"
	cp "$top_srcdir/examples/build/$1"/* "$scratch/prefix/share/slotc/slotc.bzl" "$recipe_folder"
	chmod -R u+w "$recipe_folder"
}

bazel_recipe() {
	bazel_project bazel
	if ! bazel_build && { ! bazel_offline || ! bazel_debian || ! bazel_build; }; then
		if bazel_offline; then
			skip "Bazel" "cannot fetch its own rules from the net, and has none from packages (bazel-rules-cc and its like)"
		else
			fail "Bazel: a clean build" "$scratch/build.log"
		fi
		return
	fi
	bazel_ran "a clean build runs slotc and compiles all" "Compiling greet.c" "Compiling main.c" "Generating shop.h"
	"$recipe_folder/bazel-bin/app" >"$scratch/out" 2>&1
	check "Bazel: the program runs" grep -F "article 18 costs 2.50" "$scratch/out"
	bazel_build
	bazel_ran "a second build runs nothing" ""
	recipe_change '$a\
# a comment'
	bazel_build
	bazel_ran "a comment in the schema compiles nothing" "Generating shop.h"
	recipe_change 's/on_sale: bool/on_sale: int8/'
	bazel_build
	bazel_ran "another type compiles what includes the header" "Compiling main.c" "Generating shop.h"
	recipe_change 's/type: double/type: dobule/'
	if bazel_build; then
		fail "Bazel: a mistake in the schema stops the build" "$scratch/build.log"
	else
		expect_text "Bazel: a mistake in the schema is shown" "shop.yaml:8:21: error: unknown type 'dobule'" "$scratch/build.log"
	fi
	bazel_split_recipe
}

# The names of the headers are listed in BUILD.
bazel_split_recipe() {
	bazel_project split
	bazel_build
	bazel_ran "class by class, a clean build" "Compiling article.c" "Compiling customer.c" "Compiling main.c" "Generating shop.h"
	"$recipe_folder/bazel-bin/app" >"$scratch/out" 2>&1
	check "Bazel: class by class, the program runs" grep -x "a customer of 41" "$scratch/out"
	bazel_build
	bazel_ran "class by class, a second build runs nothing" ""
	recipe_change 's/uint8/uint16/'
	bazel_build
	bazel_ran "another type of one class compiles what includes its header" "Compiling customer.c" "Generating shop.h"
	recipe_change '/Customer/,$d'
	if bazel_build; then
		fail "Bazel: a class that is listed and gone stops the build" "$scratch/build.log"
	else
		expect_text "Bazel: a class that is listed and gone stops the build" "shop.customer.h' was not created" "$scratch/build.log"
	fi
}
mv -f "$scratch/prefix/bin/slotc-itself" "$scratch/prefix/bin/slotc"
if command -v bazel >/dev/null; then
	bazel_recipe
	bazel --output_user_root="$scratch/bazel-root" shutdown >"$scratch/build.log" 2>&1
	chmod -R u+w "$scratch/bazel-root"
else
	skip "Bazel" "bazel: not found"
fi

(unset MAKEFLAGS MFLAGS MAKELEVEL DESTDIR && make -C "$top_builddir" uninstall prefix="$scratch/prefix") >"$scratch/install.log" 2>&1
expect_status "slotc is uninstalled" 0 $? "$scratch/install.log"
find "$scratch/prefix" -type f >"$scratch/left"
check "and nothing of it is left" sh -c 'cat "$1" && test ! -s "$1"' sh "$scratch/left"
done_testing
