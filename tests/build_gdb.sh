# build_gdb.sh: gdb with slotc's pretty-printer shows what is in a map object and
# in a packed one.
. "$top_srcdir/tests/harness/lib.sh"
. "$top_srcdir/tests/harness/compile.sh"
cd "$scratch" || exit 99

if ! command -v gdb >/dev/null; then
	skip "gdb shows objects" "gdb: not found"
	done_testing
	exit
fi
if ! gdb -nx -batch -ex 'python import gdb.printing' >out 2>&1 || test -s out; then
	skip "gdb shows objects" "gdb has no Python"
	done_testing
	exit
fi
cat >cart.yaml <<'END'
classes:
  CartItem:
    attributes:
      item_id: {type: uint32, required: true}
      balance: {type: int16, default: -5}
      price: double
      gift: bool
      sku: {type: string, default: none yet}
      vendor: {type: string, storage: borrowed}
END
cat >main.c <<'END'
#include "cart.h"
static void stop_here(void) {}
int
main(void)
{
	struct cart_item item, cleared = {NULL};
	slot_status status = cart_item_init(&item, 18);
	stop_here();
	status |= cart_item_set_price(&item, 2.5);
	status |= cart_item_set(&item, "sku", slot_string("a\"b"));
	status |= cart_item_set(&item, "gift", slot_bool(true));
	status |= cart_item_set(&item, "removed", slot_int(1));
	status |= cart_item_set(&item, "colour", slot_string("red"));
	status |= cart_item_set(&item, "weight", slot_int(-7));
	status |= cart_item_set(&item, "raw", slot_bytes("\1\2", 2));
	status |= cart_item_unset(&item, "removed");
	stop_here();
	cart_item_clear(&item);
	return (int)status + (cleared.cells != NULL);
}
END
"$SLOTC" generate --variant=map cart.yaml -o cart.h || exit 99
check "the program compiles" ${CC:-cc} -g -O0 main.c -o main
check "the program runs" ./main

gdb -nx -batch -ex "source $top_srcdir/share/gdb/slotc.py" -ex 'set width 0' -ex 'break stop_here' -ex run -ex up \
	-ex 'print item' -ex 'print cleared' -ex continue -ex up -ex 'print item' -ex 'set print pretty on' \
	-ex 'print &item' -ex 'print item.cells != 0' ./main >out 2>err
if grep -q -e 'Operation not permitted' -e 'ptrace' err; then
	skip "gdb shows objects" "gdb may not run programs here"
	done_testing
	exit
fi
expect_text "a new object has its defaults" \
	'$1 = CartItem = {item_id = 18, balance = -5, price = 0, gift = false, sku = ' out
expect_text "owned text that was not set is its default" '"none yet", vendor = ' out
expect_text "a cleared object says so" '$2 = CartItem (cleared)' out
expect_text "values are those that were set" 'price = 2.5, gift = true, sku = ' out
expect_text "text is the object's own" '"a\"b", vendor = ' out
expect_text "undeclared names follow" 'colour = ' out
expect_text "with values of every kind" '"red", weight = -7, raw = "\001\002"}' out
check "a name that was removed is not there" sh -c '! grep removed out'
check "nothing goes wrong" sh -c 'cat err; ! grep -i -e error -e exception err out'

# Every kind of slot, in an object whose class has a parent.
cat >all.yaml <<'END'
enums:
  status: {permissible_values: {ACTIVE: {}, SOLD_OUT: {}}}
  marks: {flags: true, permissible_values: {NEW: {}, HOT: {}}}
classes:
  Point: {attributes: {x: float, y: {type: int8, optional: true}}}
  Item:
    attributes:
      id: {type: uint32, required: true}
      status: {type: status, optional: true}
      marks: marks
      spot: Point
      link: {type: Item, storage: reference}
      tags: {type: uint8, count: 3, maximum: 5}
      notes: {type: string, max_bytes: 9, max_count: 2}
      sku: {type: string, max_bytes: 7, default: "a\"b"}
      raw: {type: bytes, max_bytes: 4}
      seen: {type: timestamp, optional: true}
      low: {type: int16, minimum: -300, maximum: 300, default: -3}
  Sold: {is_a: Item, attributes: {by: {type: string, default: me}, price: double}}
END
cat >all.c <<'END'
#include "all.h"
static void stop_here(void) {}
int
main(void)
{
	struct sold item;
	struct point point;
	slot_status status = sold_init(&item, 18);
	status |= point_init(&point);
	stop_here();
	status |= point_set_x(&point, 0.5f);
	status |= point_set_y(&point, -4);
	status |= sold_set(&item, "spot", slot_object(point_class(), &point));
	status |= sold_set(&item, "status", slot_string("SOLD_OUT"));
	status |= sold_set(&item, "marks", slot_uint(3));
	status |= sold_set_at(&item, "tags", 1, slot_int(5));
	status |= sold_set(&item, "raw", slot_bytes("\1\2", 2));
	status |= sold_set(&item, "seen", slot_int(-1));
	status |= sold_set(&item, "by", slot_string("you"));
	stop_here();
	sold_clear(&item);
	point_clear(&point);
	return (int)status;
}
END
for variant in map packed; do
	"$SLOTC" generate --variant=$variant all.yaml -o all.h || exit 99
	check "$variant: the program compiles" ${CC:-cc} -g -O0 all.c -o all
	check "$variant: the program runs" ./all
	gdb -nx -batch -ex "source $top_srcdir/share/gdb/slotc.py" -ex 'set width 0' -ex 'break stop_here' -ex run -ex up \
		-ex 'print item' -ex continue -ex up -ex 'print item' ./all 2>err | sed 's/ 0x[0-9a-f]* "/ "/g' >out
	expect_text "$variant: a new object" '$1 = Sold = {id = 18, status = unset, marks = 0, spot = Point = {x = 0, y = unset}, link = 0x0, tags = {0, 0, 0}, notes = {}, sku = "a\"b", raw = no bytes, seen = unset, low = -3, by = "me", price = 0}' out
	expect_text "$variant: one whose slots were set" '$2 = Sold = {id = 18, status = SOLD_OUT, marks = NEW | HOT, spot = Point = {x = 0.5, y = -4}, link = 0x0, tags = {0, 5, 0}, notes = {}, sku = "a\"b", raw = "\001\002", seen = -1, low = -3, by = "you", price = 0}' out
	check "$variant: nothing goes wrong" sh -c 'cat err; ! grep -i -e error -e exception err out'
done

# The maps of other libraries: what uthash keeps is shown, and GLib's table is named.
cat >hashed.yaml <<'END'
enums:
  status: {permissible_values: {ACTIVE: {}, SOLD_OUT: {}}}
classes:
  Item:
    attributes:
      id: {type: uint32, required: true}
      status: {type: status, optional: true}
      sku: {type: string, max_bytes: 7, default: "a\"b"}
      low: {type: int16, minimum: -300, maximum: 300, default: -3}
      price: {type: float, default: 0.5}
      gift: bool
  Sold: {is_a: Item, attributes: {by: {type: string, optional: true}, lent: {type: string, storage: borrowed}}}
END
cat >hashed.c <<'END'
#include "hashed.h"
static void stop_here(void) {}
int
main(void)
{
	struct sold item, cleared = {NULL};
	slot_status status = sold_init(&item, 18);
	stop_here();
	status |= sold_set(&item, "status", slot_string("SOLD_OUT"));
	status |= sold_set(&item, "low", slot_int(-300));
	status |= sold_set(&item, "price", slot_double(2.25));
	status |= sold_set(&item, "by", slot_string("you"));
	status |= sold_set(&item, "colour", slot_string("red"));
	status |= sold_set(&item, "weight", slot_int(-7));
	stop_here();
	sold_clear(&item);
	return (int)status + (cleared.attributes != NULL);
}
END
for variant in map-uthash map-glib; do
	if ! library_of $variant; then
		skip "$variant: gdb shows objects" "$library_missing"
		continue
	fi
	"$SLOTC" generate --variant=$variant hashed.yaml -o hashed.h || exit 99
	# shellcheck disable=SC2086
	check "$variant: the program compiles" ${CC:-cc} -g -O0 $library_cflags hashed.c -o hashed $library_libs
	check "$variant: the program runs" ./hashed
	gdb -nx -batch -ex "source $top_srcdir/share/gdb/slotc.py" -ex 'set width 0' -ex 'break stop_here' -ex run -ex up \
		-ex 'print item' -ex 'print cleared' -ex continue -ex up -ex 'print item' ./hashed 2>err | sed 's/ 0x[0-9a-f]* "/ "/g' >out
	expect_text "$variant: a cleared object" '$2 = Sold (holds nothing)' out
	if test $variant = map-glib; then
		expect_text "$variant: the table is named" '$3 = Sold (a GHashTable, not shown)' out
	else
		expect_text "$variant: a new object" '$1 = Sold = {id = 18, status = unset, sku = "a\"b", low = -3, price = 0.5, gift = false, by = unset, lent = ""}' out
		expect_text "$variant: one whose slots were set" '$3 = Sold = {id = 18, status = SOLD_OUT, sku = "a\"b", low = -300, price = 2.25, gift = false, by = "you", lent = "", colour = "red", weight = -7}' out
	fi
	check "$variant: nothing goes wrong" sh -c 'cat err; ! grep -i -e error -e exception err out'
done
done_testing
