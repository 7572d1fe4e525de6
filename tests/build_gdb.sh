# build_gdb.sh: gdb with slotc's pretty-printer shows what is in a map object.
. "$top_srcdir/tests/harness/lib.sh"
cd "$scratch" || exit 99

if ! command -v gdb >/dev/null; then
	skip "gdb shows map objects" "gdb: not found"
	done_testing
	exit
fi
if ! gdb -nx -batch -ex 'python import gdb.printing' >out 2>&1 || test -s out; then
	skip "gdb shows map objects" "gdb has no Python"
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
	struct cart_item item, cleared = {{NULL}};
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
	return (int)status + (cleared.map.cells != NULL);
}
END
"$SLOTC" generate --variant=map cart.yaml -o cart.h || exit 99
check "the program compiles" ${CC:-cc} -g -O0 main.c -o main
check "the program runs" ./main

# shown NAME STOP TEXT: in main at the STOPth call of stop_here.
gdb -nx -batch -ex "source $top_srcdir/share/gdb/slotc.py" -ex 'set width 0' -ex 'break stop_here' -ex run -ex up \
	-ex 'print item' -ex 'print cleared' -ex continue -ex up -ex 'print item' -ex 'set print pretty on' \
	-ex 'print &item' -ex 'print item.map.cells != 0' ./main >out 2>err
if grep -q -e 'Operation not permitted' -e 'ptrace' err; then
	skip "gdb shows map objects" "gdb may not run programs here"
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
done_testing
