/*
 * use.c: every function of the runtime headers called once, as C99, C11, C23,
 * C++11 and C++20. It needs nothing but a compiler: no CMocka, no output.
 */
#undef NDEBUG
#include <assert.h>

#include "item.h"
#include "slotc/slot_array.h"
#include "slotc/slot_compare.h"
#include "slotc/slot_explain.h"
#include "slotc/slot_format.h"

SLOT_ASSERT(SLOT_ABI_IS_KNOWN, "this machine's ABI is one of three");
SLOT_ASSERT(sizeof(struct item) == SLOT_BY_ABI(144, 120, 116), "item's layout");

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
	assert(slot_float(0.5f).kind == SLOT_DOUBLE && slot_float(0.5f).as.real == 0.5);
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
		assert(slot_store(&item_class, (size_t)i, &item, 0, slot_int(1)) == SLOT_OK);
		assert(slot_store(&item_class, (size_t)i, &item, 0, slot_string("x")) == SLOT_WRONG_TYPE);
	}
	assert(item.item_id == 1 && item.bits == 9 && item.i8 == 1 && item.i16 == 1 && item.i32 == 1 && item.i64 == 1);
	assert(item.u8 == 1 && item.quantity == 1 && item.u64 == 1 && item.price > 0.5f && item.ratio > 0.5);
	assert(slot_load(&item_class, ITEM_RATIO, &item, 0).as.real > 0.5);
	assert(is_text(slot_load(&item_class, ITEM_NOTE, &item, 0), "nothing"));
	assert(slot_store(&item_class, ITEM_NOTE, &item, 0, slot_string("note")) == SLOT_OK);
	assert(slot_store(&item_class, ITEM_VENDOR, &item, 0, slot_string("vendor")) == SLOT_OK);
	assert(slot_store(&item_class, ITEM_ADDED_TIME, &item, 0, slot_int(-1)) == SLOT_OK);
	assert(is_text(slot_load(&item_class, ITEM_NOTE, &item, 0), "note"));
	assert(is_text(slot_load(&item_class, ITEM_VENDOR, &item, 0), "vendor"));
	assert(slot_load(&item_class, ITEM_ADDED_TIME, &item, 0).as.integer == -1);
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
use_object(void)
{
	struct item item, other;
	char buf[1024];
	slot_value value;

	assert(slot_reset(&item_class, &item) == SLOT_OK && slot_reset(&item_class, &other) == SLOT_OK);
	assert(slot_equal(&item_class, &item, &other) && slot_hash(&item_class, &item) == slot_hash(&item_class, &other));
	assert(slot_set(&item_class, ITEM_NOTE, &item, slot_string("note")) == SLOT_OK);
	assert(slot_set(&item_class, ITEM_BLOB, &item, slot_bytes("ab", 2)) == SLOT_OK);
	assert(slot_set(&item_class, ITEM_SHADE, &item, slot_string("BLUE")) == SLOT_OK);
	assert(slot_set(&item_class, ITEM_PERCENT, &item, slot_int(50)) == SLOT_OK);
	assert(slot_append(&item_class, ITEM_WORDS, &item, slot_string("one")) == SLOT_OK);
	assert(slot_append(&item_class, ITEM_HISTORY, &item, slot_int(-1)) == SLOT_OK);
	assert(slot_append(&item_class, ITEM_HISTORY, &item, slot_int(2)) == SLOT_OK);
	assert(slot_set_at(&item_class, ITEM_HISTORY, &item, 1, slot_int(3)) == SLOT_OK);
	assert(slot_get_at(&item_class, ITEM_HISTORY, &item, 1, &value) == SLOT_OK && value.as.integer == 3);
	assert(slot_remove(&item_class, ITEM_HISTORY, &item, 0) == SLOT_OK && slot_count(&item_class, ITEM_HISTORY, &item) == 1);
	assert(slot_get(&item_class, ITEM_PERCENT, &item, &value) == SLOT_OK && value.as.natural == 50);
	assert(slot_unset(&item_class, ITEM_PERCENT, &item) == SLOT_OK && !slot_has(&item_class, ITEM_PERCENT, &item));
	assert(slot_copy(&item_class, &other, &item) == SLOT_OK && slot_equal(&item_class, &item, &other));
	assert(slot_format(&item_class, &other, buf, sizeof buf) == (int)strlen(buf));
	assert(strstr(buf, "note='note', vendor='', added_time=1970-01-01T00:00:00Z, blob=b'ab', sku=None, shade=BLUE"));
	assert(strstr(buf, "percent=None, level=-2, parent=None, size=Size(width=1.0, unit=1), history=[3], words=['one']"));
	slot_move(&item_class, &item, &other);
	slot_clear_array(&item_class, ITEM_WORDS, &item);
	slot_clear(&item_class, &item);
	slot_clear(&item_class, &item);
}

int
main(void)
{
	use_values();
	use_access();
	use_text();
	use_object();
	return 0;
}
