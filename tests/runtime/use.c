/*
 * use.c: every function of the runtime headers called once, as C99, C11, C23,
 * C++11 and C++20. It needs nothing but a compiler: no CMocka, no output.
 */
#undef NDEBUG
#include <assert.h>

#include "item.h"
#include "slotc/slot_access.h"
#include "slotc/slot_map.h"
#include "slotc/slot_table.h"
#include "slotc/slot_text.h"

SLOT_ASSERT(SLOT_ABI_IS_KNOWN, "this machine's ABI is one of three");
SLOT_ASSERT(sizeof(struct item) == SLOT_BY_ABI(72, 64, 60), "item's layout");

static bool
is_text(slot_value value, const char *text)
{
	return value.kind == SLOT_STRING && strcmp(value.as.text, text) == 0;
}

static void
use_values(void)
{
	slot_value value = slot_none();

	assert(value.kind == SLOT_NONE);
	value = slot_bool(true);
	assert(value.as.boolean);
	value = slot_bytes("ab", 2);
	assert(value.kind == SLOT_BYTES && value.length == 2);
#if defined(slot_of) || defined(__cplusplus)
	{
		const unsigned short narrow = 65535;
		char text[] = "text";

		assert(slot_of(-1).as.integer == -1);
		assert(slot_of(narrow).as.natural == 65535);
		assert(slot_of(0.5f).as.real == 0.5);
		assert(slot_of(text).length == 4);
		assert(slot_of("text").length == 4);
	}
#endif
	assert(slot_load2("\1\2") == 0x0201);
	assert(slot_load4("\1\2\3\4") == 0x04030201);
	assert(slot_is_utf8("\xc3\xa9", 2) && !slot_is_utf8("\xc3", 1));
}

static void
use_access(void)
{
	struct item item;
	int i;

	memset(&item, 0, sizeof item);
	for (i = 0; i < ITEM_NOTE; i++) {
		assert(slot_store(&item_attributes[i], &item, slot_int(1)) == SLOT_OK);
		assert(slot_store(&item_attributes[i], &item, slot_string("x")) == SLOT_WRONG_TYPE);
	}
	assert(item.item_id == 1 && item.bits == 9 && item.i8 == 1 && item.i16 == 1 && item.i32 == 1 && item.i64 == 1);
	assert(item.u8 == 1 && item.quantity == 1 && item.u64 == 1 && item.price > 0.5f && item.ratio > 0.5);
	assert(slot_load(&item_attributes[ITEM_RATIO], &item).as.real > 0.5);
	assert(is_text(slot_load(&item_attributes[ITEM_NOTE], &item), "nothing"));
	assert(slot_store(&item_attributes[ITEM_NOTE], &item, slot_string("note")) == SLOT_OK);
	assert(slot_store(&item_attributes[ITEM_VENDOR], &item, slot_string("vendor")) == SLOT_OK);
	assert(slot_store(&item_attributes[ITEM_ADDED_TIME], &item, slot_int(-1)) == SLOT_OK);
	assert(is_text(slot_load(&item_attributes[ITEM_NOTE], &item), "note"));
	assert(is_text(slot_load(&item_attributes[ITEM_VENDOR], &item), "vendor"));
	assert(slot_load(&item_attributes[ITEM_ADDED_TIME], &item).as.integer == -1);
	SLOT_FREE(item.note);
}

static void
use_text(void)
{
	char buf[128];
	int status;

	assert(slot_explain(&item_class, "quantiy", SLOT_UNKNOWN_ATTRIBUTE, buf, sizeof buf) == (int)strlen(buf));
	assert(strcmp(buf, "'CartItem' object has no attribute 'quantiy'; did you mean 'quantity'?") == 0);
	assert(slot_explain(&item_class, "i32", SLOT_OUT_OF_RANGE, buf, 4) > 4);
	assert(strcmp(buf, "'i3") == 0);
	for (status = SLOT_OK; status <= SLOT_NO_MEMORY; status++) {
		assert(strncmp(slot_status_name((slot_status)status), "SLOT_", 5) == 0);
		assert(slot_explain(&item_class, NULL, (slot_status)status, NULL, 0) > 0);
	}
}

static void
use_map(void)
{
	slot_map map;
	slot_value value;
	const char *name;
	size_t cursor = 0, length, count = 0;
	char key[] = "key a";
	int i;

	assert(slot_map_init(&map, &item_class) == SLOT_OK);
	slot_map_cell(&map, ITEM_QUANTITY)->natural = 7;
	assert(slot_map_get(&map, &item_class, ITEM_QUANTITY).as.natural == 7);
	for (i = 0; i < ITEM_NOTE; i++)
		assert(slot_map_set(&map, &item_class, (size_t)i, slot_int(1)) == SLOT_OK);
	assert(slot_map_setn(&map, &item_class, "note", 4, slot_string("note")) == SLOT_OK);
	assert(slot_map_setn(&map, &item_class, "vendor", 6, slot_string("vendor")) == SLOT_OK);
	for (i = 0; i < 26; i++) {
		key[4] = (char)('a' + i);
		assert(slot_map_setn(&map, &item_class, key, 5, i % 2 ? slot_string(key) : slot_int(i)) == SLOT_OK);
	}
	assert(slot_map_getn(&map, &item_class, "key z", 5, &value) == SLOT_OK && is_text(value, "key z"));
	assert(slot_map_getn(&map, &item_class, "key y", 5, &value) == SLOT_OK && value.as.integer == 24);
	assert(slot_map_getn(&map, &item_class, "note", 4, &value) == SLOT_OK && is_text(value, "note"));
	assert(slot_map_getn(&map, &item_class, "vendor", 6, &value) == SLOT_OK && is_text(value, "vendor"));
	assert(slot_map_unsetn(&map, &item_class, "key a", 5) == SLOT_OK);
	assert(!slot_map_hasn(&map, &item_class, "key a", 5));
	while (slot_map_next(&map, &item_class, &cursor, &name, &length, &value))
		count++;
	assert(count == ITEM_COUNT + 25 && count == slot_map_count(&map, &item_class));
	slot_map_clear(&map, &item_class);
	slot_map_clear(&map, &item_class);
}

int
main(void)
{
	use_values();
	use_access();
	use_text();
	use_map();
	return 0;
}
