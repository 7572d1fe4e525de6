#!/bin/sh
# variants_together.sh: all variants of one schema in one program, told apart by
# --suffix, in C and C++: objects are carried from one to another attribute by
# attribute, and say the same of themselves; one is never taken for another.
# Speaks TAP.
. "$top_srcdir/tests/harness/lib.sh"
cd "$scratch" || exit 99

cat >fleet.yaml <<'END'
name: fleet
enums:
  state: {permissible_values: {IDLE: {}, BUSY: {value: 7}}}
  access: {flags: true, permissible_values: {READ: {}, WRITE: {}}}
classes:
  Point: {attributes: {x: int16, y: int16}}
  Entity:
    attributes: {id: {type: uint64, maximum: 100000}, alive: {type: bool, default: true}}
  Truck:
    is_a: Entity
    attributes:
      state: {type: state, optional: true}
      rights: {type: access, default: [READ]}
      load: {type: int16, minimum: -40, maximum: 2000, default: -3}
      ratio: {type: float, minimum: 0, maximum: 1}
      plate: {type: string, max_bytes: 9}
      note: {type: string, optional: true}
      digest: {type: bytes, max_bytes: 4, default: 0x00ff}
      seen: timestamp
      place: Point
      stops: {type: uint8, max_count: 3, default: [4, 5]}
      next: {type: Truck, storage: reference}
END
for variant in slotted packed map; do
	"$SLOTC" generate --variant=$variant --suffix=_$variant fleet.yaml -o fleet_$variant.h 2>stderr
	expect_status "generates the $variant header with a suffix" 0 $? stderr
done

# What is done with each of them.
cat >use.h <<'END'
/* An object with a value in every slot. */
static int
MAKE(struct TRUCK(self) *self)
{
	return TRUCK(init)(self) == SLOT_OK && TRUCK(set_id)(self, 99999) == SLOT_OK &&
	       TRUCK(set_state)(self, STATE_BUSY) == SLOT_OK && TRUCK(set_rights)(self, ACCESS_WRITE) == SLOT_OK &&
	       TRUCK(set_load)(self, 2000) == SLOT_OK && TRUCK(set_ratio)(self, 0.25f) == SLOT_OK &&
	       TRUCK(set_plate)(self, "HH-AB 123") == SLOT_OK && TRUCK(set_note)(self, "late") == SLOT_OK &&
	       TRUCK(set_digest)(self, "\0\1\2", 3) == SLOT_OK && TRUCK(set_seen)(self, -1) == SLOT_OK &&
	       TRUCK(stops_append)(self, 6) == SLOT_OK;
}
END
cat >main.c <<'END'
#include "fleet_slotted.h"
#include "fleet_packed.h"
#include "fleet_map.h"
#include <stdio.h>

END
for variant in slotted packed map; do
	upper=$(echo $variant | tr '[:lower:]' '[:upper:]')
	sed "s/struct TRUCK(self)/struct truck_$variant/; s/TRUCK(\([a-z_]*\))/truck_${variant}_\1/g; s/MAKE/make_$variant/
		s/STATE_/STATE_${upper}_/; s/ACCESS_/ACCESS_${upper}_/" use.h >>main.c
done
cat >>main.c <<'END'

static int failed;

static void
expect(bool is_so, const char *what)
{
	if (!is_so) {
		printf("not so: %s\n", what);
		failed = 1;
	}
}

static void
expect_same(const slot_class *a_class, const void *a, const slot_class *b_class, const void *b)
{
	char a_text[500], b_text[500];

	slot_format(a_class, a, a_text, sizeof a_text);
	slot_format(b_class, b, b_text, sizeof b_text);
	if (strcmp(a_text, b_text) != 0) {
		printf("not the same:\n%s\n%s\n", a_text, b_text);
		failed = 1;
	}
	expect(slot_hash(a_class, a) == slot_hash(b_class, b), "equal content has one hash");
}

/* Whatever the variants of the two: values and elements go over, by index. */
static void
carry(const slot_class *from_class, const void *from, const slot_class *to_class, void *to)
{
	for (size_t i = 0; i < from_class->count; i++) {
		const int index = (int)i;
		slot_value value;
		if (from_class->attributes[i].count) {
			slot_clear_array(to_class, i, to);
			for (size_t k = 0; slot_get_at(from_class, index, from, k, &value) == SLOT_OK; k++)
				expect(slot_append(to_class, i, to, value) == SLOT_OK, "an element is carried");
		} else if (slot_get(from_class, index, from, &value) != SLOT_OK) {
			expect(slot_unset(to_class, index, to) == SLOT_OK, "what is unset is carried");
		} else if (from_class->attributes[i].type != SLOT_TYPE_OBJECT) {
			expect(slot_set(to_class, index, to, value) == SLOT_OK, "a value is carried");
		} else if (value.as.pointer) {
			expect(slot_set(to_class, index, to, value) == SLOT_WRONG_TYPE, "an object of another variant is refused");
		}
	}
}

int
main(void)
{
	struct truck_slotted slotted, last;
	struct truck_packed packed;
	struct truck_map map;

	if (!make_slotted(&slotted) || truck_packed_init(&packed) != SLOT_OK || truck_map_init(&map) != SLOT_OK ||
	    truck_slotted_init(&last) != SLOT_OK)
		return 2;
	/* Round about: through packed bits and a map, and back. */
	carry(truck_slotted_class(), &slotted, truck_packed_class(), &packed);
	expect_same(truck_slotted_class(), &slotted, truck_packed_class(), &packed);
	carry(truck_packed_class(), &packed, truck_map_class(), &map);
	expect_same(truck_slotted_class(), &slotted, truck_map_class(), &map);
	carry(truck_map_class(), &map, truck_slotted_class(), &last);
	expect(truck_slotted_equal(&slotted, &last), "what went round is equal");
	/* Made one by one, they are the same too. */
	truck_packed_clear(&packed);
	truck_map_clear(&map);
	expect(make_packed(&packed) && make_map(&map), "each variant is made");
	expect_same(truck_slotted_class(), &slotted, truck_packed_class(), &packed);
	expect_same(truck_slotted_class(), &slotted, truck_map_class(), &map);
	/* A reference to another variant is no reference to a truck. */
	expect(truck_slotted_set(&slotted, "next", slot_object(truck_map_class(), &map)) == SLOT_WRONG_TYPE &&
	               truck_packed_set(&packed, "next", slot_object(truck_slotted_class(), &slotted)) == SLOT_WRONG_TYPE &&
	               truck_map_set(&map, "next", slot_object(truck_packed_class(), &packed)) == SLOT_WRONG_TYPE &&
	               truck_slotted_set(&slotted, "next", slot_object(truck_slotted_class(), &last)) == SLOT_OK,
	       "a reference is to its own variant");
	expect(truck_slotted_set(&slotted, "colour", slot_int(1)) == SLOT_UNKNOWN_ATTRIBUTE &&
	               truck_packed_set(&packed, "colour", slot_int(1)) == SLOT_UNKNOWN_ATTRIBUTE &&
	               truck_map_set(&map, "colour", slot_int(1)) == SLOT_OK,
	       "only the map takes what nobody declared");
	truck_slotted_clear(&slotted);
	truck_slotted_clear(&last);
	truck_packed_clear(&packed);
	truck_map_clear(&map);
	return failed;
}
END
cp main.c main.cc

# together KIND COMPILER FLAG...
together() {
	kind=$1
	compiler=$2
	shift 2
	if test -z "$compiler"; then
		skip "$kind: three variants in one program" "$kind: not found"
		return
	fi
	source=main.c
	case $kind in *++) source=main.cc ;; esac
	check "$kind: three variants compile in one program" "$compiler" "$@" -Wall $source -o main
	check "$kind: objects go from one to the other" ./main
}
together gcc "$TEST_GCC" -std=c11 -O2 -Wextra -Wshadow -Wconversion -Werror
together clang "$TEST_CLANG" -std=c99 -Wextra -Wshadow -Wconversion -Werror
together g++ "$TEST_GXX" -std=c++11 -Wextra -Wshadow -Werror
together clang++ "$TEST_CLANGXX" -std=c++20 -O2 -Wextra -Wshadow -Werror
together tcc "$TEST_TCC"
done_testing
