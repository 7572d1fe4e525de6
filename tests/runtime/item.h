/*
 * item.h: a class with an attribute of every type, written as the generator
 * writes one, for the tests of the runtime headers. C99 and C++11.
 */
#ifndef TESTS_RUNTIME_ITEM_H
#define TESTS_RUNTIME_ITEM_H

#include "slotc/slot_enum.h"
#include "slotc/slot_kept.h"
#include "slotc/slot_real.h"
#include "slotc/slot_time.h"

enum shade { SHADE_RED, SHADE_GREEN, SHADE_BLUE = 5 };

struct item_size {
	float width;
	uint8_t bits; /* unit in bits 0-1 */
};

struct item {
	int64_t i64;
	uint64_t u64;
	int64_t added_time;
	double ratio;
	char *note;
	const char *vendor;
	void *blob;
	char *words[3];
	const struct item *parent;
	int32_t i32;
	uint32_t item_id;
	float price;
	struct item_size size;
	int32_t history[4];
	uint32_t unit; /* shade in bits 0-2, percent (biased by 10) in 3-9, has percent in 10, length of blob in 11-18,
			  count of history in 19-21, count of words in 22-23, rights in 24-26, level in 27-30 */
	int16_t i16;
	uint16_t quantity;
	int8_t i8;
	uint8_t u8;
	uint8_t bits; /* `gift` in bit 0, `sold` in bit 3 */
	char sku[8];
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
	ITEM_BLOB,
	ITEM_SKU,
	ITEM_SHADE,
	ITEM_RIGHTS,
	ITEM_PERCENT,
	ITEM_LEVEL,
	ITEM_PARENT,
	ITEM_SIZE,
	ITEM_HISTORY,
	ITEM_WORDS,
	ITEM_KIND,
	ITEM_COUNT
};

static inline const slot_enum *
shade_enum(void)
{
	static const slot_enum_value values[] = {{"RED", 0, ""}, {"GREEN", 1, ""}, {"BLUE", 5, ""}};
	static const slot_enum names = {"shade", false, values, 3};

	return &names;
}

static inline const slot_enum *
rights_enum(void)
{
	static const slot_enum_value values[] = {{"READ", 1, ""}, {"WRITE", 2, ""}, {"RUN", 4, ""}};
	static const slot_enum names = {"rights", true, values, 3};

	return &names;
}

static inline int
item_size_find(const char *name, size_t length)
{
	if (length == 5 && memcmp(name, "width", 5) == 0)
		return 0;
	return length == 4 && memcmp(name, "unit", 4) == 0 ? 1 : -1;
}

static inline const slot_class *
item_size_class(void)
{
	static const slot_range ranges[] = {{0, 3, 1}};
	static const slot_real_range reals[] = {{0.0, 10.0, UINT64_C(0x3ff0000000000000) /* 1.0 */}};
	static const slot_attribute attributes[] = {
		{"width", SLOT_TYPE_FLOAT, SLOT_FLAG_MINIMUM | SLOT_FLAG_MAXIMUM, 0, 0, &reals[0], NULL, NULL, NULL, slot_real_ops, ""},
		{"unit", SLOT_TYPE_UINT8, 0, 0, 0, &ranges[0], NULL, NULL, NULL, NULL, ""},
	};
	static const slot_place places[] = {
		{offsetof(struct item_size, width), SLOT_WHOLE, 0, 32, SLOT_ALWAYS, SLOT_WAY_FLOAT | SLOT_WAY_CHECKED, SLOT_DOUBLE, 0, 4, 0, 0},
		{offsetof(struct item_size, bits), 1, 0, 2, SLOT_ALWAYS, SLOT_WAY_BITS8, SLOT_UINT, 0, 0, 0, 0},
	};
	static const slot_class cls = {
		"Size", "", sizeof(struct item_size), 4, NULL, attributes, places, 2, item_size_find, NULL, 0, NULL, NULL, NULL,
	};

	return &cls;
}

static inline const slot_class *item_class_of(void);

#define ITEM_PLAIN(name, type, flags) {name, type, flags, 0, 0, NULL, NULL, NULL, NULL, NULL, ""}

static const slot_range item_ranges[] = {
	{0, 5, 1},                       /* shade */
	{0, 7, 0},                       /* rights */
	{10, 100, 20},                   /* percent */
	{(uint64_t)-5, 5, (uint64_t)-2}, /* level */
	{7, 7, 7},                       /* kind */
};

static const slot_attribute item_attributes[] = {
	{"item_id", SLOT_TYPE_UINT32, SLOT_FLAG_REQUIRED, 0, 0, NULL, NULL, NULL, NULL, NULL, "Row number."},
	ITEM_PLAIN("gift", SLOT_TYPE_BOOL, 0),
	ITEM_PLAIN("sold", SLOT_TYPE_BOOL, 0),
	ITEM_PLAIN("i8", SLOT_TYPE_INT8, 0),
	ITEM_PLAIN("i16", SLOT_TYPE_INT16, 0),
	ITEM_PLAIN("i32", SLOT_TYPE_INT32, 0),
	ITEM_PLAIN("i64", SLOT_TYPE_INT64, 0),
	ITEM_PLAIN("u8", SLOT_TYPE_UINT8, 0),
	ITEM_PLAIN("quantity", SLOT_TYPE_UINT16, 0),
	ITEM_PLAIN("u64", SLOT_TYPE_UINT64, 0),
	{"price", SLOT_TYPE_FLOAT, 0, 0, 0, NULL, NULL, NULL, NULL, slot_real_ops, ""},
	{"ratio", SLOT_TYPE_DOUBLE, 0, 0, 0, NULL, NULL, NULL, NULL, slot_real_ops, ""},
	{"note", SLOT_TYPE_STRING, SLOT_FLAG_OWNED, 0, 0, NULL, "nothing", NULL, NULL, slot_text_ops, ""},
	{"vendor", SLOT_TYPE_STRING, SLOT_FLAG_BORROWED, 0, 0, NULL, "", NULL, NULL, slot_text_ops, ""},
	{"added_time", SLOT_TYPE_TIMESTAMP, 0, 0, 0, NULL, NULL, NULL, NULL, slot_time_ops, ""},
	{"blob", SLOT_TYPE_BYTES, SLOT_FLAG_OWNED | SLOT_FLAG_OPTIONAL, 0, 200, NULL, "", NULL, NULL, slot_bytes_ops, ""},
	{"sku", SLOT_TYPE_STRING, SLOT_FLAG_INLINE | SLOT_FLAG_OPTIONAL, 0, 7, NULL, "", NULL, NULL, slot_text_ops, ""},
	{"shade", SLOT_TYPE_ENUM, 0, 0, 0, &item_ranges[0], NULL, shade_enum, NULL, slot_enum_ops, ""},
	{"rights", SLOT_TYPE_FLAGS, 0, 0, 0, &item_ranges[1], NULL, rights_enum, NULL, slot_enum_ops, ""},
	{"percent", SLOT_TYPE_UINT8, SLOT_FLAG_OPTIONAL, 0, 0, &item_ranges[2], NULL, NULL, NULL, NULL, ""},
	{"level", SLOT_TYPE_INT8, SLOT_FLAG_READ_ONLY, 0, 0, &item_ranges[3], NULL, NULL, NULL, NULL, ""},
	{"parent", SLOT_TYPE_OBJECT, SLOT_FLAG_REFERENCE, 0, 0, NULL, NULL, NULL, item_class_of, slot_object_ops, ""},
	{"size", SLOT_TYPE_OBJECT, SLOT_FLAG_INLINE, 0, 0, NULL, NULL, NULL, item_size_class, slot_object_ops, ""},
	{"history", SLOT_TYPE_INT32, SLOT_FLAG_BOUNDED, 4, 0, NULL, NULL, NULL, NULL, NULL, ""},
	{"words", SLOT_TYPE_STRING, SLOT_FLAG_BOUNDED | SLOT_FLAG_OWNED, 3, 0, NULL, "", NULL, NULL, slot_text_ops, ""},
	{"kind", SLOT_TYPE_UINT8, SLOT_FLAG_CONSTANT, 0, 0, &item_ranges[4], NULL, NULL, NULL, NULL, ""},
};

#define ITEM_WHOLE(member, width, way, kind) \
	{offsetof(struct item, member), SLOT_WHOLE, 0, width, SLOT_ALWAYS, way, kind, 0, (width) / 8, 0, 0}
#define ITEM_POINTER(member, presence, way, kind, length) \
	{offsetof(struct item, member), SLOT_WHOLE, 0, 0, presence, way, kind, length, sizeof(void *), 0, 0}

static const slot_place item_places[] = {
	ITEM_WHOLE(item_id, 32, SLOT_WAY_UINT32, SLOT_UINT),
	{offsetof(struct item, bits), 1, 0, 1, SLOT_ALWAYS, SLOT_WAY_BOOL8, SLOT_BOOL, 0, 0, 0, 0},
	{offsetof(struct item, bits), 1, 3, 1, SLOT_ALWAYS, SLOT_WAY_BOOL8, SLOT_BOOL, 0, 0, 0, 0},
	ITEM_WHOLE(i8, 8, SLOT_WAY_INT8, SLOT_INT),
	ITEM_WHOLE(i16, 16, SLOT_WAY_INT16, SLOT_INT),
	ITEM_WHOLE(i32, 32, SLOT_WAY_INT32, SLOT_INT),
	ITEM_WHOLE(i64, 64, SLOT_WAY_INT64, SLOT_INT),
	ITEM_WHOLE(u8, 8, SLOT_WAY_UINT8, SLOT_UINT),
	ITEM_WHOLE(quantity, 16, SLOT_WAY_UINT16, SLOT_UINT),
	ITEM_WHOLE(u64, 64, SLOT_WAY_UINT64, SLOT_UINT),
	ITEM_WHOLE(price, 32, SLOT_WAY_FLOAT, SLOT_DOUBLE),
	ITEM_WHOLE(ratio, 64, SLOT_WAY_DOUBLE, SLOT_DOUBLE),
	ITEM_POINTER(note, SLOT_ALWAYS, SLOT_WAY_TEXT, SLOT_STRING, 0),
	ITEM_POINTER(vendor, SLOT_ALWAYS, SLOT_WAY_BORROWED, SLOT_STRING, 0),
	ITEM_WHOLE(added_time, 64, SLOT_WAY_INT64, SLOT_INT),
	ITEM_POINTER(blob, SLOT_UNLESS_NULL, SLOT_WAY_NONE, SLOT_BYTES, ITEM_COUNT),
	{offsetof(struct item, sku), SLOT_WHOLE, 0, 0, SLOT_UNLESS_SPARE, SLOT_WAY_INLINE, SLOT_STRING, 0, 8, 0, 0xff},
	{offsetof(struct item, unit), 4, 0, 3, SLOT_ALWAYS, SLOT_WAY_BITS32 | SLOT_WAY_CHECKED, SLOT_UINT, 0, 0, 0, 0},
	{offsetof(struct item, unit), 4, 24, 3, SLOT_ALWAYS, SLOT_WAY_BITS32, SLOT_UINT, 0, 0, 0, 0},
	{offsetof(struct item, unit), 4, 3, 7, SLOT_IF_BIT, SLOT_WAY_BITS32, SLOT_UINT, 0, 0, 10, ITEM_COUNT + 1},
	{offsetof(struct item, unit), 4, 27, 4, SLOT_ALWAYS, SLOT_WAY_BITS32 | SLOT_WAY_CHECKED, SLOT_INT, 0, 0, (uint64_t)-5, 0},
	ITEM_POINTER(parent, SLOT_ALWAYS, SLOT_WAY_NONE, SLOT_OBJECT, 0),
	{offsetof(struct item, size), SLOT_WHOLE, 0, 0, SLOT_ALWAYS, SLOT_WAY_NONE, SLOT_OBJECT, 0, sizeof(struct item_size), 0, 0},
	{offsetof(struct item, history), SLOT_WHOLE, 0, 32, SLOT_ALWAYS, SLOT_WAY_NONE, SLOT_INT, ITEM_COUNT + 2, 4, 0, 0},
	{offsetof(struct item, words), SLOT_WHOLE, 0, 0, SLOT_ALWAYS, SLOT_WAY_NONE, SLOT_STRING, ITEM_COUNT + 3, sizeof(void *), 0, 0},
	{0, 1, 0, 0, SLOT_ALWAYS, SLOT_WAY_NONE, SLOT_UINT, 0, 0, 0, 0},
	{offsetof(struct item, unit), 4, 11, 8, SLOT_ALWAYS, SLOT_WAY_NONE, SLOT_NONE, 0, 0, 0, 0}, /* length of blob */
	{offsetof(struct item, unit), 4, 10, 1, SLOT_ALWAYS, SLOT_WAY_NONE, SLOT_NONE, 0, 0, 0, 0}, /* has percent */
	{offsetof(struct item, unit), 4, 19, 3, SLOT_ALWAYS, SLOT_WAY_NONE, SLOT_NONE, 0, 0, 0, 0}, /* count of history */
	{offsetof(struct item, unit), 4, 22, 2, SLOT_ALWAYS, SLOT_WAY_NONE, SLOT_NONE, 0, 0, 0, 0}, /* count of words */
};

static inline int
item_find(const char *name, size_t length)
{
	int i;

	for (i = 0; i < ITEM_COUNT; i++) {
		if (strlen(item_attributes[i].name) == length && memcmp(item_attributes[i].name, name, length) == 0)
			return i;
	}
	return -1;
}

static const slot_class item_class = {
	"CartItem", "", sizeof(struct item), 8, NULL, item_attributes, item_places, ITEM_COUNT, item_find, NULL, 0, NULL, NULL, NULL,
};

static inline const slot_class *
item_class_of(void)
{
	return &item_class;
}

#endif
