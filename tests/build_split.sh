# build_split.sh: `slotc generate --split=class`: a header for each class, which
# compiles alone, and which changes only with its class.
. "$top_srcdir/tests/harness/lib.sh"
. "$top_srcdir/tests/harness/calls.sh"
cd "$scratch" || exit 99

folder() {
	rm -rf "$scratch/$1" && mkdir "$scratch/$1" && cd "$scratch/$1" || exit 99
}

# A parent that points to its grandchild, a class that is within what points to
# it, and pointers in a circle.
cat >people.yaml <<'END'
enums: {rank: {permissible_values: {LOW: , HIGH: }}}
classes:
  Entity: {abstract: true, attributes: {owner: {type: Admin, storage: reference}}}
  User: {is_a: Entity, attributes: {rank: rank}}
  Admin: {is_a: User, attributes: {badge: {type: Badge}}}
  Badge: {attributes: {holder: {type: Desk, storage: reference, required: true}}}
  Desk: {attributes: {badge: {type: Badge}, next: {type: Desk, storage: reference}}}
  Alone: {attributes: {x: int32}}
END
# ---- names ----------------------------------------------------------------------
folder names
cp ../people.yaml .
slotc 0 "prints the names of all headers" generate --split=class --print-outputs -d inc people.yaml
lines "one for each class, one for what they share, one for all" inc/people.h inc/people.common.h inc/people.entity.h \
	inc/people.user.h inc/people.badge.h inc/people.admin.h inc/people.desk.h inc/people.alone.h
slotc 0 "of a variant, with a prefix and a suffix" generate --split=class --print-outputs --variant=map --prefix=co_ \
	--suffix=_map people.yaml
check "they have the variant's and the classes' names" grep -x people_map.co_alone_map.h out
slotc 2 "-o names one header" generate --split=class people.yaml -o people.h
slotc 2 "a stream is one header" generate --split=class people.yaml -o -
slotc 2 "it takes a word that it knows" generate --split=attribute people.yaml
slotc 0 "none is the default" generate --split=none --print-outputs people.yaml
lines "which is one header" people.h
echo 'classes: {Common: {attributes: {x: int8}}}' >shared.yaml
slotc 2 "a class cannot be called as what all share" generate --split=class shared.yaml
expect_text "the message says what to do" 'give it another name in C' err
echo 'classes: {Ab: {c: {name: ab}, attributes: {x: int8}}, AB: {c: {name: AB}, attributes: {x: int8}}}' >case.yaml
slotc 2 "names that differ in case alone" generate --split=class case.yaml
cp people.yaml 'a"b.yaml'
slotc 2 "a name that C cannot include" generate --split=class 'a"b.yaml'
check "nothing was written" sh -c '! ls *.h'

# ---- each compiles alone ------------------------------------------------------------
# alone FOLDER NAME COMPILER ARGUMENT...: each header of the folder.
alone() {
	alone_folder=$1 alone_name=$2
	shift 2
	if test -z "$1"; then
		skip "$alone_name" "no such compiler"
		return
	fi
	for header in "$alone_folder"/*.h; do
		printf '#include "%s"\n#include "%s"\n' "$header" "$header" >alone.c
		"$@" alone.c >>alone.log 2>&1 || echo "$header" >>alone.log
	done
	check "$alone_name" sh -c 'cat alone.log; test ! -s alone.log'
	rm -f alone.log
}

warnings='-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wcast-qual -Wdouble-promotion -Wundef -Werror -fsyntax-only'
folder alone
for variant in slotted packed map; do
	mkdir $variant
	slotc 0 "generates ($variant)" generate -Wno-yaml11-word --split=class --variant=$variant -d $variant \
		"$top_srcdir/tests/golden/shop.yaml" ../people.yaml
	# shellcheck disable=SC2086
	alone $variant "each compiles alone: gcc, C99 ($variant)" "$TEST_GCC" -std=c99 $warnings -Wunused-const-variable=2
	# shellcheck disable=SC2086
	alone $variant "each compiles alone: g++, C++11 ($variant)" "$TEST_GXX" -std=c++11 -x c++ $warnings
	alone $variant "each compiles alone: tcc ($variant)" "$TEST_TCC" -Wall -Werror -c -o alone.o
done
# shellcheck disable=SC2086
alone packed "each compiles alone: clang (packed)" "$TEST_CLANG" -std=c11 $warnings
# Pointers from each class to the next: they may not nest as deep as the circle is long.
for count in 60 90; do
	folder ring
	i=0
	echo 'classes:' >ring.yaml
	while test $i -lt $count; do
		echo "  C$i: {attributes: {next: {type: C$(((i + 1) % count)), storage: reference}}}" >>ring.yaml
		i=$((i + 1))
	done
	slotc 0 "a circle of $count" generate --split=class ring.yaml
	mkdir some
	cp ring.h ring.c42.h some
	alone some "compiles from any end: tcc ($count)" "$TEST_TCC" -Wall -Werror -I. -c -o alone.o
	# shellcheck disable=SC2086
	alone some "compiles from any end: gcc ($count)" "$TEST_GCC" -std=c99 -I. $warnings
done

# ---- a program of several files ---------------------------------------------------------
folder program
slotc 0 "headers for a program" generate --split=class ../people.yaml
cat >desk.c <<'END'
#include "people.desk.h"
const struct desk *first_desk(void);
const struct desk *
first_desk(void)
{
	static struct desk desk;
	struct badge badge;

	if (badge_init(&badge, &desk) != SLOT_OK || desk_init(&desk) != SLOT_OK)
		return NULL;
	return desk_set_badge(&desk, &badge) == SLOT_OK ? &desk : NULL;
}
END
cat >main.c <<'END'
#include "people.admin.h"
#include "people.h"
#include <stdio.h>
const struct desk *first_desk(void);
int
main(void)
{
	struct admin admin;
	char text[200];

	if (admin_init(&admin) != SLOT_OK || badge_set_holder(admin_edit_badge(&admin), first_desk()) != SLOT_OK)
		return 1;
	if (admin_set(&admin, "rank", slot_string("HIGH")) != SLOT_OK)
		return 1;
	admin_format(&admin, text, sizeof text);
	puts(text);
	puts(entity_class()->attributes[0].object_class()->name);
	return 0;
}
END
# shellcheck disable=SC2086
check "two files use what they need" $CC $CFLAGS $SANITIZER_CFLAGS -Wall -Wextra -Werror main.c desk.c -o main
./main >out 2>err
expect_status "and run as one program" 0 $? err
lines "with the same classes" 'Admin(owner=None, rank=HIGH, badge=Badge(holder=<Desk>))' 'Admin'

# ---- only what changed is written ----------------------------------------------------------
folder times
cp ../people.yaml .
generate() {
	generate_status=$1 generate_name=$2
	shift 2
	slotc "$generate_status" "$generate_name" generate --split=class --write=if-changed --stamp=people.stamp \
		--depfile=people.d people.yaml "$@"
}
generate 0 "headers, a stamp and a depfile"
printf '%s\n' 'people.stamp: people.yaml' >expected
check "the rule is the stamp's" cmp expected people.d
slotc 0 "a depfile alone" generate --split=class people.yaml --print-outputs
tr '\n' ' ' <out | sed 's/ $/: people.yaml\n/' >expected
slotc 0 "writes it" generate --split=class --write=if-changed --depfile=all.d people.yaml
check "every header is a target" cmp expected all.d
touch -t 202001010000 ./*.h
touch -t 202001010001 before
sed -i.orig 's/x: int32/x: int64/; s/^enums/# a comment\n&/' people.yaml
slotc 1 "--check after a change of one class" generate --split=class --check people.yaml
cp err out
lines "names the header of this class alone" "slotc: 'people.alone.h' is stale; generate it again"
generate 0 "generates again"
find . -name '*.h' -newer before >out
lines "the others keep their time" ./people.alone.h
sed -i.orig '/Alone/d' people.yaml
generate 0 "a class less"
touch -t 202001010002 before
slotc 0 "--check" generate --split=class --check people.yaml
check "says nothing of what is left over" test -e people.alone.h -a ! -s err
check "the header of all does not include it" sh -c '! grep alone people.h'
cp people.h kept.h
rm people.desk.h && mkdir people.desk.h
sed -i.orig 's/Desk:/Desk: \&d/; s/LOW/LOWER/' people.yaml
cp people.common.h common.h
slotc 3 "one header cannot be written" generate --split=class people.yaml
check "then none is" cmp common.h people.common.h
check "nothing is left behind" sh -c '! ls -A | grep slotc-'

# ---- what cannot stand together ------------------------------------------------------------
folder together
cp ../people.yaml .
echo 'imports: [people.yaml]
classes: {Boss: {is_a: Admin}}' >boss.yaml
mkdir whole
slotc 0 "slots, class by class" generate --split=class people.yaml
slotc 0 "a map, class by class" generate --split=class --variant=map people.yaml
slotc 0 "the whole schema" generate people.yaml -d whole
slotc 0 "one that embeds it" generate boss.yaml
# refused NAME TEXT HEADER...: they cannot be included in this order.
refused() {
	refused_name=$1 refused_text=$2
	shift 2
	printf '#include "%s"\n' "$@" >both.c
	$CC -fsyntax-only both.c >out 2>&1
	expect_text "$refused_name" "$refused_text" out
}
refused "two variants" 'its slotted variant is included already' people.alone.h people_map.user.h
refused "all and one" 'the header of all its classes is included already' whole/people.h people.alone.h
refused "one, after a header that embeds all" 'from a header that embeds them all' boss.h people.alone.h
refused "one, before a header that embeds all" 'it is here already' people.alone.h boss.h
done_testing
