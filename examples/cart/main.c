/*
 * A shopping cart: objects with slots, by type and by name. Build it with the
 * header that `slotc generate cart.yaml` writes, or with that of
 * `slotc generate --variant=map cart.yaml -o cart.h`: the program is the same.
 */
#include "cart.h"

#include <inttypes.h>
#include <stdio.h>

/* Show what came of a call, in words for people. */
static void
show(const char *what, const char *name, slot_status status)
{
	char sentence[200];

	slot_explain(cart_item_class(), name, status, sentence, sizeof sentence);
	printf("%-28s %s\n", what, status == SLOT_OK ? "done" : sentence);
}

int
main(void)
{
	struct cart_item item;
	struct timed_cart_item *timed;
	slot_value value;

	/* Required attributes are parameters, as in Python's __init__. */
	if (cart_item_init(&item, 17, "2023-11-20 13:45") != SLOT_OK)
		return 1;
	printf("item %" PRIu32 ", added %s\n", cart_item_get_item_id(&item), cart_item_get_added_time(&item));

	/* Typed access is a load or a store. */
	if (cart_item_set_item_id(&item, 18) != SLOT_OK)
		return 1;

	/* By name, for code that learns the names while it runs. */
	if (cart_item_get(&item, "item_id", &value) != SLOT_OK)
		return 1;
	printf("by name: item_id is %" PRIu64 "\n\n", value.as.natural);

	show("set item_id to 19:", "item_id", cart_item_set(&item, "item_id", slot_uint(19)));
	show("set item_id to -1:", "item_id", cart_item_set(&item, "item_id", slot_int(-1)));
	show("set item_id to \"x\":", "item_id", cart_item_set(&item, "item_id", slot_string("x")));
	show("unset item_id:", "item_id", cart_item_unset(&item, "item_id"));

	/* What slots are for: a name that nobody declared is refused. */
	show("set item_idd:", "item_idd", cart_item_set(&item, "item_idd", slot_uint(20)));
	show("set colour:", "colour", cart_item_set(&item, "colour", slot_string("red")));
	printf("has item_id: %s, has colour: %s\n\n", cart_item_has(&item, "item_id") ? "yes" : "no",
	       cart_item_has(&item, "colour") ? "yes" : "no");
	cart_item_clear(&item);

	/* The same with the time as a number, on the heap. */
	if (timed_cart_item_new(&timed, 17, INT64_C(1700487900000000)) != SLOT_OK)
		return 1;
	if (timed_cart_item_set_gift(timed, true) != SLOT_OK)
		return 1;
	printf("%u of item %" PRIu32 ", added at %" PRId64 ", %s\n", timed_cart_item_get_quantity(timed),
	       timed_cart_item_get_item_id(timed), timed_cart_item_get_added_time(timed),
	       timed_cart_item_get_gift(timed) ? "as a gift" : "not as a gift");
	timed_cart_item_free(timed);
	return 0;
}
