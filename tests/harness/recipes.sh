# recipes.sh: the projects of examples/build, built with an installed slotc; to
# be sourced after lib.sh.
#
# recipes_begin PREFIX sets the environment as someone would who has slotc in
# PREFIX. recipes_log_runs has the compiler and slotc called through scripts
# that keep a log of what a build ran: `compiled main.c`, `slotc`.

# The configure scripts of Automake refuse a folder with a blank in its name, and
# what pkg-config prints is taken for words.
case $scratch in
*[[:space:]]*)
	rm -rf "$scratch"
	scratch=$(mktemp -d /tmp/slotc-test.XXXXXX) || exit 99
	;;
esac

recipes_begin() {
	recipes_prefix=$1
	PATH=$recipes_prefix/bin:$PATH
	ACLOCAL_PATH=$recipes_prefix/share/aclocal
	PKG_CONFIG_PATH=$recipes_prefix/share/pkgconfig
	CMAKE_PREFIX_PATH=$recipes_prefix
	export PATH ACLOCAL_PATH PKG_CONFIG_PATH CMAKE_PREFIX_PATH
	# The make that runs the tests has nothing to say to those inside.
	unset SLOTC CFLAGS LDFLAGS CPPFLAGS MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES DESTDIR
}

recipes_log_runs() {
	recipes_log=$scratch/ran.log
	mkdir -p "$scratch/bin"
	mv "$recipes_prefix/bin/slotc" "$recipes_prefix/bin/slotc-itself"
	cat >"$scratch/bin/cc" <<END
#!/bin/sh
for argument; do
	case \$argument in
	*main.c | *greet.c | *article.c | *customer.c) echo "compiled \${argument##*/}" >>"$recipes_log" ;;
	esac
done
exec ${CC:-cc} "\$@"
END
	cat >"$recipes_prefix/bin/slotc" <<END
#!/bin/sh
case " \$* " in
*" --version "* | *" --print-outputs "*) ;; # these make nothing
*) echo slotc >>"$recipes_log" ;;
esac
exec "$recipes_prefix/bin/slotc-itself" "\$@"
END
	chmod +x "$scratch/bin/cc" "$recipes_prefix/bin/slotc"
	PATH=$scratch/bin:$PATH
	CC=cc
	export PATH CC
}

# recipe_build: run the recipe's command; what it prints is in build.log, what
# it ran in ran.log.
recipe_build() {
	: >"$recipes_log"
	(cd "$recipe_folder" && eval "$recipe_command") >"$scratch/build.log" 2>&1
}

# recipe_ran NAME WANTED: the status of the last build was 0, and it ran these.
recipe_ran() {
	recipe_status=$?
	sort -u "$recipes_log" | tr '\n' ';' >"$scratch/ran"
	if test $recipe_status -eq 0 && test "$(cat "$scratch/ran")" = "$2"; then
		pass "$recipe: $1"
	else
		{
			echo "exit status $recipe_status; expected '$2', ran:"
			cat "$scratch/ran" "$scratch/build.log"
		} >"$scratch/recipe.log"
		fail "$recipe: $1" "$scratch/recipe.log"
	fi
}

# recipe_runs NAME WANTED SETTLED: a build runs these, and the next one, whose row is
# called SETTLED, nothing.
recipe_runs() {
	recipe_build
	recipe_ran "$1" "$2"
	recipe_build
	recipe_ran "$3" ""
}

# recipe_change SED-SCRIPT: edit the schema in its place.
recipe_change() {
	sed "$1" "$recipe_folder/shop.yaml" >"$scratch/shop.yaml"
	# Clocks of file systems and of make may tick every 10 ms only.
	sleep 0.02
	cat "$scratch/shop.yaml" >"$recipe_folder/shop.yaml"
}

# recipe_imports WANTED: a schema that is imported is tracked as the schema is,
# also when it goes away; a change of it runs these. Without imports in the language there is nothing to try.
recipe_imports() {
	common='name: common
classes:
  Vendor:
    attributes:
      number: '
	echo "${common}uint32" >"$recipe_folder/common.yaml"
	recipe_change '/^name:/a\
imports: [common.yaml]'
	if ! slotc check "$recipe_folder/shop.yaml" >"$scratch/build.log" 2>&1; then
		skip "$recipe: an imported schema is tracked" "this slotc knows no imports"
	else
		recipe_build
		expect_status "$recipe: a schema that imports another builds" 0 $? "$scratch/build.log"
		recipe_build
		recipe_ran "and no more than once" ""
		sleep 0.02
		echo "${common}uint64" >"$recipe_folder/common.yaml"
		recipe_build
		recipe_ran "a change of the imported one compiles what includes the header" "$1"
	fi
	rm "$recipe_folder/common.yaml"
	recipe_change '/^imports:/d'
	recipe_build
	expect_status "$recipe: without the imported schema it builds" 0 $? "$scratch/build.log"
}

# recipe_begin NAME PROGRAM FOLDER SET-UP BUILD RUN: copy the project and set it
# up; fails, after a row that says why, where it cannot be.
recipe_begin() {
	recipe=$1 recipe_command=$5 recipe_run=$6
	recipe_folder=$scratch/project/$(echo "$1" | tr ' ' '_')
	if ! command -v "$2" >/dev/null; then
		skip "$recipe" "$2: not found"
		return 1
	fi
	mkdir -p "$recipe_folder"
	cp "$top_srcdir/examples/build/$3"/* "$recipe_folder"
	chmod -R u+w "$recipe_folder"
	: >"$recipes_log"
	if ! (cd "$recipe_folder" && eval "$4") >"$scratch/build.log" 2>&1; then
		fail "$recipe: set-up" "$scratch/build.log"
		return 1
	fi
}

# recipe_prints LINE...: what the program prints.
recipe_prints() {
	(cd "$recipe_folder" && eval "$recipe_run") >"$scratch/out" 2>"$scratch/err"
	printf '%s\n' "$@" >"$scratch/expected"
	check "$recipe: the program runs" diff -u "$scratch/expected" "$scratch/out"
}

# recipe_returns HEADER: it is made again when it was deleted.
recipe_returns() {
	rm -f "$recipe_folder/$1"
	recipe_build
	expect_status "$recipe: a build without the header" 0 $? "$scratch/build.log"
	check "$recipe: brings it back" test -s "$recipe_folder/$1"
}

# recipe_mistake: a wrong schema stops the build.
recipe_mistake() {
	recipe_change 's/type: double/type: dobule/'
	recipe_build
	if test $? -ne 0; then
		pass "$recipe: a mistake in the schema stops the build"
	else
		fail "$recipe: a mistake in the schema stops the build" "$scratch/build.log"
	fi
	expect_text "$recipe: the message is seen" "shop.yaml:8:21: error: unknown type 'dobule'" "$scratch/build.log"
	check "$recipe: nothing was compiled" sh -c '! grep compiled "$1"' sh "$recipes_log"
	recipe_change 's/type: dobule/type: double/'
	recipe_build
	expect_status "$recipe: the mistake mended, it builds" 0 $? "$scratch/build.log"
}

# recipe NAME PROGRAM FOLDER SET-UP BUILD RUN HEADER: the set-up runs once.
recipe() {
	recipe_begin "$1" "$2" "$3" "$4" "$5" "$6" || return

	recipe_runs "a clean build runs slotc and compiles all" "compiled greet.c;compiled main.c;slotc;" \
		"a second build runs nothing"
	recipe_prints welcome 'article 18 costs 2.50'

	recipe_change '$a\
# a comment'
	recipe_runs "a comment in the schema compiles nothing" "slotc;" "and the build settles"

	recipe_change 's/on_sale: bool/on_sale: int8/'
	recipe_runs "another type compiles what includes the header" "compiled main.c;slotc;" "and no more"

	recipe_returns "$7"
	recipe_imports "compiled main.c;slotc;"
	recipe_mistake
}

# recipe_classes HEADER: a class that is added to the schema gets a header that
# a source can include, and one that is taken out leaves none behind.
recipe_classes() {
	recipe_change '$a\
\  Voucher: {attributes: {value: {type: uint16}}}'
	echo '#include "shop.voucher.h"' >>"$recipe_folder/customer.c"
	recipe_runs "a class that is added has a header" "compiled customer.c;slotc;" "and the build settles"
	recipe_change '/Voucher/d'
	recipe_build
	if test $? -ne 0; then
		pass "$recipe: who includes the header of a class that is gone is told"
	else
		fail "$recipe: who includes the header of a class that is gone is told" "$scratch/build.log"
	fi
	check "$recipe: the header of a class that is gone is gone" test ! -e "$recipe_folder/$1"
	sed '/voucher/d' "$recipe_folder/customer.c" >"$scratch/customer.c"
	cat "$scratch/customer.c" >"$recipe_folder/customer.c"
	recipe_build
	expect_status "$recipe: without it, it builds" 0 $? "$scratch/build.log"
}

# split_recipe NAME PROGRAM SET-UP BUILD RUN FOLDER [LISTED]: the project whose
# schema has a header for each class, which are made in the folder. The names
# are LISTED in the build file, or the build asks slotc for them.
split_recipe() {
	recipe_begin "$1, class by class" "$2" split "$3" "$4" "$5" || return

	recipe_runs "a clean build runs slotc and compiles all" \
		"compiled article.c;compiled customer.c;compiled main.c;slotc;" \
		"a second build runs nothing"
	recipe_prints 'article 18 costs 2.50' 'a customer of 41'
	recipe_change '$a\
# a comment'
	recipe_runs "a comment in the schema compiles nothing" "slotc;" "and the build settles"
	recipe_change 's/uint8/uint16/'
	recipe_runs "another type of one class compiles what includes its header" "compiled customer.c;slotc;" "and no more"
	recipe_returns "$6/shop.customer.h"
	recipe_imports "compiled article.c;compiled customer.c;slotc;"
	test "${7:-}" = LISTED || recipe_classes "$6/shop.voucher.h"
	recipe_mistake
}
