# build_generate.sh: what `slotc generate` offers to a build: depfiles that make
# and Ninja read back, stamps, times that stay, stale headers, response files,
# names and the runtime.
. "$top_srcdir/tests/harness/lib.sh"
. "$top_srcdir/tests/harness/calls.sh"
cd "$scratch" || exit 99

schema() {
	printf 'name: cart\nclasses:\n  CartItem:\n    attributes:\n      item_id: {type: uint32, required: true}\n' >"$1"
}

folder() {
	rm -rf "$scratch/$1" && mkdir "$scratch/$1" && cd "$scratch/$1" || exit 99
	schema cart.yaml
}

# old FILE...: a time that is surely not now's.
old() {
	touch -t 202001010000 "$@"
}

# ---- names of outputs and inputs --------------------------------------------
folder names
schema basket.yaml
slotc 0 "prints the default names" generate --print-outputs cart.yaml basket.yaml -d sub/dir
lines "they are in the folder of -d" sub/dir/cart.h sub/dir/basket.h
slotc 0 "prints a variant's name" generate --print-outputs --variant=map cart.yaml
lines "it is named apart" cart_map.h
slotc 0 "prints the inputs" generate --print-inputs cart.yaml basket.yaml -d .
lines "they are the schemas" cart.yaml basket.yaml
mkdir own
cp "$top_srcdir/templates/new.mustache" own
slotc 0 "prints what --templates gives" generate --print-inputs --templates=own cart.yaml
lines "it is an input too" cart.yaml own/new.mustache
check "nothing was written" test ! -e cart.h
mkdir same && schema same/cart.yaml
slotc 2 "two schemas of one name cannot share a folder" generate -d . cart.yaml same/cart.yaml
check "nothing was written then" test ! -e cart.h
slotc 2 "a depfile cannot be the header" generate cart.yaml -o cart.h --depfile=./../names/cart.h
slotc 1 "a depfile cannot be a schema" generate cart.yaml -o cart.h --depfile=cart.yaml
slotc 2 "a stamp cannot be a schema" generate cart.yaml basket.yaml -d . --stamp=basket.yaml
slotc 2 "a stamp cannot replace what is not empty" generate cart.yaml -o cart.h --stamp=own/new.mustache
check "the file is as it was" cmp -s own/new.mustache "$top_srcdir/templates/new.mustache"
"$SLOTC" generate - -o - <cart.yaml >stream.h 2>err
expect_status "reads a stream, writes a stream" 0 $? err
slotc 0 "writes a file" generate cart.yaml
check "both differ in the schema's name alone" sh -c 'sed "1s/<stdin>/cart.yaml/" stream.h | cmp - cart.h'

# ---- depfiles -----------------------------------------------------------------
folder depfile
schema basket.yaml
slotc 0 "writes a depfile" generate cart.yaml -o cart.h --depfile=cart.d
cp cart.d out
lines "it names the header and the schema" 'cart.h: cart.yaml'
slotc 0 "several schemas" generate cart.yaml basket.yaml -d inc.d --depfile=all.d --print-outputs
mkdir inc.d
slotc 0 "several schemas with one depfile" generate cart.yaml basket.yaml -d inc.d -MD -MFall.d
cp all.d out
lines "every header depends on every schema" 'inc.d/cart.h inc.d/basket.h: cart.yaml \' ' basket.yaml'
slotc 0 "-MD alone" generate cart.yaml -o inc.d/x.h -MD
cp inc.d/x.d out
lines "is named as the header" 'inc.d/x.h: cart.yaml'
slotc 0 "-MT" generate cart.yaml -o cart.h -MD -MF cart.d -MT '$(out) a\ b'
cp cart.d out
lines "stands as it was given" '$(out) a\ b: cart.yaml'
slotc 0 "--stamp" generate cart.yaml -o cart.h --depfile=cart.d --stamp=cart.stamp
cp cart.d out
lines "is the target in the header's place" 'cart.stamp: cart.yaml'
mkdir own
cp "$top_srcdir/templates/new.mustache" own
slotc 0 "-MP" generate cart.yaml -o cart.h -MD -MP --templates=own
cp cart.d out
lines "adds a rule for what the command line does not name" 'cart.h: cart.yaml \' ' own/new.mustache' 'own/new.mustache:'
slotc 0 "--file-prefix-map" generate "$scratch/depfile/cart.yaml" -o cart.h -MD --file-prefix-map="$scratch/="
cp cart.d out
lines "maps the paths in it" 'cart.h: depfile/cart.yaml'
slotc 0 "of several that fit" generate "$scratch/depfile/cart.yaml" -o cart.h --print-inputs \
	--file-prefix-map="$scratch/=no" --file-prefix-map="$scratch/depfile=/src"
lines "the last counts" /src/cart.yaml
echo 'classes: {A: {atributes: {}}}' >wrong.yaml
slotc 1 "a mistake" check "$PWD/wrong.yaml" --file-prefix-map="$PWD/=" --error-format=short
expect_text "is shown at the mapped path" 'wrong.yaml:1:' err
check "and at no other" sh -c '! grep -F "$1" err' sh "$scratch"
slotc 2 "-o - needs a name for -MD" generate cart.yaml -o - -MD
slotc 0 "a schema from a stream" generate cart.yaml -o - --depfile=cart.d
rm -f cart.d
"$SLOTC" generate - -o cart.h --depfile=cart.d <cart.yaml
printf 'cart.h:\n' >expected
check "is no input that a build could look at" cmp expected cart.d

newline='a
b'
schema "$newline.yaml"
slotc 3 "a name that no depfile can hold" generate "$newline.yaml" -o broken.h --depfile=broken.d
check "writes nothing" test ! -e broken.h -a ! -e broken.d

# read_back NAME: make and Ninja find the schema of this name in a depfile.
read_back() {
	schema "$1.yaml"
	"$SLOTC" generate "$1.yaml" -o "$1.h" --depfile=made.d 2>err
	expect_status "writes a depfile for '$1.yaml'" 0 $? err
	make -rpq -f made.d >out 2>&1
	check "make reads it back" grep -F -x -e "$1.h: $1.yaml" out
	if ! command -v ninja >/dev/null; then
		skip "Ninja reads it back" "ninja: not found"
		return
	fi
	"$SLOTC" generate "$1.yaml" -o out.h --depfile=out.d
	# shellcheck disable=SC2016
	printf 'rule slotc\n  command = touch $out\n  depfile = out.d\n  deps = gcc\nbuild out.h: slotc\n' >build.ninja
	rm -f .ninja_deps .ninja_log out.h
	ninja >out 2>&1 && ninja -t deps out.h >out 2>&1
	check "Ninja reads it back" grep -F -x -e "    $1.yaml" out
}
folder read_back
read_back 'plain'
read_back 'a b'
read_back 'a#b'
# shellcheck disable=SC2016
read_back 'a$b'
# shellcheck disable=SC2016
read_back 'a$(b)'
read_back 'a:b'
read_back 'a[b]~c!'
read_back 'a\ b'
read_back "$(printf 'a\303\251')"

# ---- times: --write=if-changed, --stamp ------------------------------------------
folder times
slotc 0 "writes a header and a stamp" generate cart.yaml -o cart.h --write=if-changed --stamp=cart.stamp
check "the stamp is empty" test -e cart.stamp -a ! -s cart.stamp
old cart.h cart.stamp
cp -p cart.h before.h
slotc 0 "and again" generate cart.yaml -o cart.h --write=if-changed --stamp=cart.stamp
check "the header keeps its time" test ! cart.h -nt before.h
check "the stamp is new" test cart.stamp -nt before.h
echo '# a comment' >>cart.yaml
slotc 0 "a comment in the schema" generate cart.yaml -o cart.h --write=if-changed --stamp=cart.stamp
check "does not touch the header" test ! cart.h -nt before.h
sed 's/uint32/uint64/' cart.yaml >new.yaml && mv new.yaml cart.yaml
slotc 0 "another type" generate cart.yaml -o cart.h --write=if-changed --stamp=cart.stamp
check "touches it" test cart.h -nt before.h
old cart.h
slotc 0 "--write=always" generate cart.yaml -o cart.h --write=always
check "writes what is the same" test cart.h -nt before.h
old cart.h
slotc 0 "without a word" generate cart.yaml -o cart.h
check "that is what it does" test cart.h -nt before.h
slotc 2 "--write takes two words" generate cart.yaml --write=never
rm cart.h
echo 'classes: 7' >cart.yaml
slotc 1 "after a mistake" generate cart.yaml -o cart.h --stamp=new.stamp --depfile=new.d
check "nothing is written" test ! -e cart.h -a ! -e new.stamp -a ! -e new.d

# ---- --check ------------------------------------------------------------------------
folder stale
schema basket.yaml
slotc 1 "a missing header is stale" generate --check cart.yaml
expect_text "and named" "'cart.h' is missing" err
slotc 0 "two headers" generate cart.yaml basket.yaml -d .
slotc 0 "are current" generate --check cart.yaml basket.yaml -d .
check "which is nothing to talk about" test ! -s out -a ! -s err
sed 's/uint32/uint64/' cart.yaml >new && mv new cart.yaml
old cart.h
cp -p cart.h before.h
slotc 1 "another type makes one stale" generate --check cart.yaml basket.yaml -d . --stamp=s --depfile=d
echo "slotc: './cart.h' is stale; generate it again" >message
expect_same "it is named on stderr, the other is not, and that is all there" message err
expect_text "standard output has what was" '-	uint32_t item_id;' out
expect_text "and what would be" '+	uint64_t item_id;' out
check "of no other header" sh -c '! grep basket out'
check "the diff is short" test "$(wc -l <out)" -lt 150
"$SLOTC" generate --check cart.yaml basket.yaml -d . >both 2>&1
cat err out >message
expect_same "in one place, the message stands before its diff" message both
check "nothing is written" test ! cart.h -nt before.h -a ! -e s -a ! -e d
# The hunks are true: patch, which checks every line, makes the new header of the old one.
"$SLOTC" generate cart.yaml -o new.h
printf 'by hand\n' >>basket.h
slotc 1 "an edited header is stale" generate --check basket.yaml
expect_text "the line is shown" '-by hand' out
slotc 2 "--check has nothing to compare with a stream" generate --check cart.yaml -o -
mkfifo fifo
slotc 3 "nor with a FIFO" generate --check cart.yaml -o fifo

# ---- @FILE ---------------------------------------------------------------------------
folder response
mv cart.yaml 'my cart.yaml'
cat >args <<'END'
--variant=map	'my cart.yaml'
 -o "out dir/a\"b.h" --depfile=back\\slash\
.d
END
mkdir 'out dir'
slotc 0 "@FILE gives arguments" generate @args
check "quotes and backslashes are GCC's" test -s 'out dir/a"b.h' -a -s 'back\slash
.d'
printf 'generate @inner\n' >outer
printf '"my cart.yaml" -o nested.h' >inner
slotc 0 "one that names another, and the command" @outer
check "is followed" test -s nested.h
printf "''" >empty
slotc 3 "an empty word is a word" generate @empty
expect_text "that names no file" "''" err
schema @cart.yaml.none
slotc 3 "an @ without a file is a name" generate @missing
expect_text "as it stands" "'@missing'" err
echo @loop >loop
slotc 2 "one that names itself" generate @loop
expect_text "is not followed for ever" "does one name itself?" err
slotc 3 "a folder has no arguments" generate "@out dir"
: >nothing
slotc 2 "an empty file gives none" @nothing

# ---- --runtime -------------------------------------------------------------------------
folder runtime
cat >main.c <<'END'
#include "cart.h"
int
main(void)
{
	struct cart_item item;
	if (cart_item_init(&item, 7) != SLOT_OK)
		return 1;
	if (cart_item_set(&item, "item_id", slot_uint(8)) != SLOT_OK)
		return 2;
	if (cart_item_get_item_id(&item) != 8)
		return 3;
	cart_item_clear(&item);
	return 0;
}
END
for variant in slotted map; do
	slotc 0 "$variant with --runtime=system" generate --runtime=system --variant=$variant cart.yaml -o cart.h
	check "$variant includes the runtime" grep -F '#include <slotc/slot' cart.h
	check "$variant does not hold it" sh -c '! grep SLOTC_SLOT_H cart.h'
	# CC and the flags are words.
	# shellcheck disable=SC2086
	check "$variant compiles with it" $CC $CFLAGS $SANITIZER_CFLAGS -Wall -Wextra -Werror -I"$top_srcdir/include" main.c -o main
	check "$variant runs" ./main
	slotc 0 "$variant with --runtime=embed" generate --runtime=embed --variant=$variant cart.yaml -o cart.h
	cp cart.h embedded.h
	slotc 0 "$variant without a word" generate --variant=$variant cart.yaml -o cart.h
	check "$variant: embed is the default" cmp embedded.h cart.h
done
slotc 2 "--runtime takes two words" generate --runtime=none cart.yaml

# ---- --suffix, --prefix -------------------------------------------------------------------
folder names_in_c
slotc 0 "slots as they are" generate cart.yaml -o slots.h
slotc 0 "the map with a suffix" generate --variant=map --suffix=_map cart.yaml -o map.h
slotc 0 "slots with a suffix" generate --suffix=_b cart.yaml -o slots_b.h
slotc 0 "slots with a prefix" generate --prefix=shop_ cart.yaml -o slots_shop.h
cat >main.c <<'END'
#include "slots.h"
#include "map.h"
#include "slots_b.h"
#include "slots_shop.h"
#include <stdio.h>
int
main(void)
{
	struct cart_item slots;
	struct cart_item_map map;
	struct cart_item_b second;
	struct shop_cart_item prefixed;
	if (cart_item_init(&slots, 1) || cart_item_map_init(&map, 2) || cart_item_b_init(&second, 3) ||
	    shop_cart_item_init(&prefixed, 4))
		return 1;
	printf("%d %d\n", cart_item_set(&slots, "other", slot_uint(8)), cart_item_map_set(&map, "other", slot_uint(8)));
	printf("%u %u %u %u\n", (unsigned)cart_item_get_item_id(&slots), (unsigned)cart_item_map_get_item_id(&map),
	       (unsigned)cart_item_b_get_item_id(&second), (unsigned)shop_cart_item_get_item_id(&prefixed));
	cart_item_map_clear(&map);
	return 0;
}
END
# shellcheck disable=SC2086
check "four headers of one schema compile in one file" \
	$CC $CFLAGS $SANITIZER_CFLAGS -Wall -Wextra -Wshadow -Werror main.c -o main
./main >out 2>err
expect_status "and run" 0 $? err
lines "each with functions of its own" "1 0" "1 2 3 4"
cat >both.c <<'END'
#include "slots.h"
#include "unsuffixed_map.h"
END
slotc 0 "the map without a suffix" generate --variant=map cart.yaml -o unsuffixed_map.h
$CC -fsyntax-only both.c >out 2>&1
expect_text "cannot stand beside the slots, but for a suffix" "slotted variant is included already; generate one of them with --suffix" out
slotc 0 "a suffix that looks like the map" generate --suffix=_map cart.yaml -o looks.h
printf '#include "looks.h"\n#include "unsuffixed_map.h"\nstruct cart_item_map a; struct cart_item b;\n' >both.c
check "is not taken for it" $CC -fsyntax-only both.c
for word in a-b _ x_ a__b 'a b' ''; do
	slotc 2 "--suffix='$word' is refused" generate "--suffix=$word" cart.yaml -o no.h
done
for word in _a A__ '1' 'a.b' ''; do
	slotc 2 "--prefix='$word' is refused" generate "--prefix=$word" cart.yaml -o no.h
done
check "nothing was written" test ! -e no.h

# ---- imports: two headers that hold the same classes -------------------------------
folder imports
printf 'classes: {Base: {attributes: {x: int32}}}\n' >base.yaml
printf 'imports: [base.yaml]\nclasses: {More: {is_a: Base, attributes: {y: int32}}}\n' >more.yaml
for variant in slotted packed map; do
	mkdir $variant
	slotc 0 "their headers ($variant)" generate --variant=$variant -d $variant base.yaml more.yaml
	for order in 'base more' 'more base'; do
		for name in $order; do
			echo "#include \"$(cd $variant && ls "$name"*.h)\""
		done >$variant/both.c
		# shellcheck disable=SC2086
		check "can be included together: $order ($variant)" $CC $CFLAGS -Wundef -Werror -fsyntax-only $variant/both.c
	done
done
cat >user.c <<'END'
#include "more.h"
#include "base.h"
int
main(void)
{
	struct more more;

	return more_init(&more) == SLOT_OK && base_get_x(more_as_base(&more)) == 0 ? 0 : 1;
}
END
for split in none class; do
	mkdir included-$split
	slotc 0 "headers that include others (--split=$split)" generate --imports=include --split=$split -d included-$split \
		more.yaml base.yaml
	check "hold no class but their own (--split=$split)" sh -c '! grep "^struct.* base {" included-*/more*'
	# shellcheck disable=SC2086
	check "compile as before (--split=$split)" $CC $CFLAGS $SANITIZER_CFLAGS -Wall -Wundef -Werror -Iincluded-$split user.c -o user
	check "and run (--split=$split)" ./user
done
echo 'types: {row: uint64}' >rows.yaml
printf 'imports: [rows.yaml]\nclasses: {Line: {attributes: {r: row}}}\n' >line.yaml
slotc 0 "types alone" generate --imports=include line.yaml
check "need no header" sh -c '! grep rows.h line.h'
mkdir -p own/sub
cp base.yaml own/sub
printf 'name: own\nimports: [sub/base.yaml]\nclasses: {Sub: {is_a: Base}}\n' >own/base.yaml
slotc 2 "a header that would include itself" generate --imports=include own/base.yaml -d own
expect_text "is refused by name" "the header of 'own/sub/base.yaml' would be 'base.h'" err
sed -i.orig 's/int32/int64/' base.yaml
slotc 0 "another version of what is imported" generate base.yaml -d slotted
$CC -fsyntax-only slotted/both.c >out 2>&1
expect_text "cannot stand beside it" "it is here already, in another version" out
cd "$scratch" && done_testing
