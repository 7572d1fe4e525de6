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

# cmake_refused NAME TEXT LINE...: CMakeLists.txt with these lines ends with one
# error, which has the text.
cmake_refused() {
	refused_name="CMake: $1" refused_text=$2
	shift 2
	printf '%s\n' 'cmake_minimum_required(VERSION 3.20)' 'project(shop NONE)' 'find_package(slotc REQUIRED)' \
		'add_executable(app main.c)' "$@" >"$scratch/refused/CMakeLists.txt"
	rm -rf "$scratch/refused/out"
	if cmake -S "$scratch/refused" -B "$scratch/refused/out" >"$scratch/build.log" 2>&1; then
		fail "$refused_name" "$scratch/build.log"
		return
	fi
	# CMake breaks lines where it likes.
	tr -s ' \n' ' ' <"$scratch/build.log" >"$scratch/refused.log"
	expect_text "$refused_name" "$refused_text" "$scratch/refused.log"
	grep -c '^CMake Error' "$scratch/build.log" >"$scratch/refused.log"
	check "$refused_name: this is all that is said" grep -x 1 "$scratch/refused.log"
}

if command -v cmake >/dev/null; then
	mkdir -p "$scratch/refused/other" "$scratch/refused/inner"
	cp "$top_srcdir/examples/build/cmake/main.c" "$top_srcdir/examples/build/cmake/shop.yaml" "$scratch/refused"
	cp "$scratch/refused/shop.yaml" "$scratch/refused/other"
	echo 'classes: {A: {attributes: {x: int8}}}' >"$scratch/refused/shop.article.yaml"
	echo 'slotc_generate(TARGET app FILES ../shop.yaml)' >"$scratch/refused/inner/CMakeLists.txt"
	cmake_refused "a target that is none" "there is no target 'nope'; call it behind the add_executable()" \
		'slotc_generate(TARGET nope FILES shop.yaml)'
	cmake_refused "a target's other name" "'alias' is an alias; give it TARGET app" \
		'add_executable(alias ALIAS app)' 'slotc_generate(TARGET alias FILES shop.yaml)'
	for kind in 'add_library(idle INTERFACE)' 'add_library(idle STATIC IMPORTED)' 'add_custom_target(idle)'; do
		cmake_refused "a target that compiles nothing, $kind" "the target 'idle' compiles nothing; give it the executable" \
			"$kind" 'slotc_generate(TARGET idle FILES shop.yaml)'
	done
	cmake_refused "a target of another folder" "the target 'app' is made in $scratch/refused; call it in that folder's" \
		'add_subdirectory(inner)'
	cmake_refused "whole and class by class in one folder" \
		"would make $scratch/refused/out/shop.h, which is made of the same schema with other arguments already; give one of the two an OUTPUT_DIRECTORY of its own" \
		'slotc_generate(TARGET app FILES shop.yaml)' 'slotc_generate(TARGET app FILES shop.yaml SPLIT class)'
	cmake_refused "class by class and whole" "which is made of the same schema with other arguments already" \
		'slotc_generate(TARGET app FILES shop.yaml SPLIT class)' 'slotc_generate(TARGET app FILES shop.yaml)'
	cmake_refused "two schemas of one name in one folder" \
		"refused/other/shop.yaml would make $scratch/refused/out/shop.h, which is made of $scratch/refused/shop.yaml already; give" \
		'slotc_generate(TARGET app FILES shop.yaml other/shop.yaml)'
	cmake_refused "a class's header that another schema is called as" \
		"refused/shop.yaml would make $scratch/refused/out/shop.article.h, which is made of $scratch/refused/shop.article.yaml already" \
		'slotc_generate(TARGET app FILES shop.article.yaml)' 'slotc_generate(TARGET app FILES shop.yaml SPLIT class)'
	cmake_refused "a keyword without its value" "a value is missing behind SPLIT" \
		'slotc_generate(TARGET app FILES shop.yaml SPLIT)'
	cmake_refused "arguments without keywords" \
		"unknown arguments: app shop.yaml; it is written slotc_generate(TARGET app FILES shop.yaml)" \
		'slotc_generate(app shop.yaml)'
	cmake_refused "a keyword that is none" \
		"unknown arguments: FILE shop.yaml; it is written slotc_generate(TARGET app FILES shop.yaml)" \
		'slotc_generate(TARGET app FILE shop.yaml)'
	cmake_refused "no schema at all" "needs TARGET and FILES, as in slotc_generate(TARGET app FILES shop.yaml)" \
		'slotc_generate(TARGET app)'
	for split in '' ' SPLIT class'; do
		cmake_refused "a schema that is not there$split" "there is no schema $scratch/refused/shoop.yaml" \
			"slotc_generate(TARGET app FILES shop.yaml shoop.yaml$split)"
	done
	cmake_refused "a folder for a schema" "there is no schema $scratch/refused/other" 'slotc_generate(TARGET app FILES other)'
	while IFS='|' read -r options refusal; do
		cmake_refused "OPTIONS $options" "$refusal" "slotc_generate(TARGET app FILES shop.yaml OPTIONS --force $options)"
	done <<'END'
-o x.h|-o cannot be one of the OPTIONS: use OUTPUT_DIRECTORY
-ox.h|-ox.h cannot be one of the OPTIONS: use OUTPUT_DIRECTORY
--output=x.h|--output=x.h cannot be one of the OPTIONS: use OUTPUT_DIRECTORY
-d made|-d cannot be one of the OPTIONS: use OUTPUT_DIRECTORY
--directory made|--directory cannot be one of the OPTIONS: use OUTPUT_DIRECTORY
--variant=map|--variant=map cannot be one of the OPTIONS: use VARIANT
--split class|--split cannot be one of the OPTIONS: use SPLIT
-MD|-MD cannot be one of the OPTIONS: slotc_generate gives it itself
--stamp=done|--stamp=done cannot be one of the OPTIONS: slotc_generate gives it itself
--print-outputs|--print-outputs cannot be one of the OPTIONS: it writes no header
END
fi

# What goes together: a rule that two targets share, and every other way in a folder of its own.
cmake_together() {
	recipe_begin "$1, two targets and many ways" cmake cmake : "cmake --build out" : || return
	mkdir "$recipe_folder/other"
	cp "$recipe_folder/shop.yaml" "$recipe_folder/other"
	cat >>"$recipe_folder/CMakeLists.txt" <<'END'
add_executable(second main.c greet.c)
slotc_generate(TARGET second FILES shop.yaml)
slotc_generate(TARGET app FILES shop.yaml VARIANT map)
slotc_generate(TARGET app FILES shop.yaml SPLIT class OUTPUT_DIRECTORY split)
slotc_generate(TARGET app FILES other/shop.yaml OUTPUT_DIRECTORY other)
slotc_generate(TARGET app FILES ${CMAKE_CURRENT_BINARY_DIR}/late.yaml OPTIONS --suffix=_late)
add_custom_command(OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/late.yaml VERBATIM
  COMMAND ${CMAKE_COMMAND} -E copy ${CMAKE_CURRENT_SOURCE_DIR}/shop.yaml ${CMAKE_CURRENT_BINARY_DIR}/late.yaml)
add_custom_command(OUTPUT ${CMAKE_CURRENT_SOURCE_DIR}/made.yaml VERBATIM
  COMMAND ${CMAKE_COMMAND} -E copy ${CMAKE_CURRENT_SOURCE_DIR}/shop.yaml ${CMAKE_CURRENT_SOURCE_DIR}/made.yaml)
slotc_generate(TARGET app FILES made.yaml)
END
	(cd "$recipe_folder" && cmake -S . -B out -G "$2") >"$scratch/build.log" 2>&1
	recipe_build
	expect_status "$recipe" 0 $? "$scratch/build.log"
	check "$recipe: each has its header" test -s "$recipe_folder/out/shop.h" -a -s "$recipe_folder/out/shop_map.h" -a \
		-s "$recipe_folder/out/split/shop.article.h" -a -s "$recipe_folder/out/other/shop.h"
	check "$recipe: of a schema that a rule makes, too" test -s "$recipe_folder/out/late.h" -a -s "$recipe_folder/out/made.h"
}
cmake_together "CMake with make" 'Unix Makefiles'
! command -v ninja >/dev/null || cmake_together "CMake with Ninja" Ninja

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
