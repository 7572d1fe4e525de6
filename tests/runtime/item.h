/*
 * item.h: a class with an attribute of every type, written as the generator
 * writes one, for the tests of the runtime headers. C99 and C++11.
 */
#ifndef TESTS_RUNTIME_ITEM_H
#define TESTS_RUNTIME_ITEM_H

#include "slotc/slot.h"

struct item {
	int64_t i64;
	uint64_t u64;
	int64_t added_time;
	double ratio;
	char *note;
	const char *vendor;
	int32_t i32;
	uint32_t item_id;
	float price;
	int16_t i16;
	uint16_t quantity;
	int8_t i8;
	uint8_t u8;
	uint8_t bits; /* `gift` in bit 0, `sold` in bit 3 */
};

enum item_index {
	ITEM_ITEM_ID,
	ITEM_GIFT,
	ITEM_SOLD,
	ITEM_I8,
	ITEM_I16,
	ITEM_I32,
	ITEM_I64,
	ITEM_U8,
	ITEM_QUANTITY,
	ITEM_U64,
	ITEM_PRICE,
	ITEM_RATIO,
	ITEM_NOTE,
	ITEM_VENDOR,
	ITEM_ADDED_TIME,
	ITEM_COUNT
};

static const slot_attribute item_attributes[] = {
	{"item_id", SLOT_TYPE_UINT32, SLOT_FLAG_REQUIRED, offsetof(struct item, item_id), 0, NULL, "Row number."},
	{"gift", SLOT_TYPE_BOOL, 0, offsetof(struct item, bits), 0, NULL, ""},
	{"sold", SLOT_TYPE_BOOL, 0, offsetof(struct item, bits), 3, NULL, ""},
	{"i8", SLOT_TYPE_INT8, 0, offsetof(struct item, i8), 0, NULL, ""},
	{"i16", SLOT_TYPE_INT16, 0, offsetof(struct item, i16), 0, NULL, ""},
	{"i32", SLOT_TYPE_INT32, 0, offsetof(struct item, i32), 0, NULL, ""},
	{"i64", SLOT_TYPE_INT64, 0, offsetof(struct item, i64), 0, NULL, ""},
	{"u8", SLOT_TYPE_UINT8, 0, offsetof(struct item, u8), 0, NULL, ""},
	{"quantity", SLOT_TYPE_UINT16, 0, offsetof(struct item, quantity), 0, NULL, ""},
	{"u64", SLOT_TYPE_UINT64, 0, offsetof(struct item, u64), 0, NULL, ""},
	{"price", SLOT_TYPE_FLOAT, 0, offsetof(struct item, price), 0, NULL, ""},
	{"ratio", SLOT_TYPE_DOUBLE, 0, offsetof(struct item, ratio), 0, NULL, ""},
	{"note", SLOT_TYPE_STRING, SLOT_FLAG_OWNED, offsetof(struct item, note), 0, "nothing", ""},
	{"vendor", SLOT_TYPE_STRING, SLOT_FLAG_BORROWED, offsetof(struct item, vendor), 0, NULL, ""},
	{"added_time", SLOT_TYPE_TIMESTAMP, 0, offsetof(struct item, added_time), 0, NULL, ""},
};

static int
item_find(const char *name, size_t length)
{
	int i;

	for (i = 0; i < ITEM_COUNT; i++) {
		if (strlen(item_attributes[i].name) == length && memcmp(item_attributes[i].name, name, length) == 0)
			return i;
	}
	return -1;
}

static const slot_class item_class = {"CartItem", sizeof(struct item), item_attributes, ITEM_COUNT, item_find};

#endif
