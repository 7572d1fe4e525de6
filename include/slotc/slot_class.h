/*
 * slot_class.h: the tables that describe a class: what its attributes are, and
 * where they lie in an object. Generic code needs nothing else.
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_CLASS_H
#define SLOTC_SLOT_CLASS_H

#include "slot.h"

typedef enum slot_type {
	SLOT_TYPE_BOOL,
	SLOT_TYPE_INT8,
	SLOT_TYPE_INT16,
	SLOT_TYPE_INT32,
	SLOT_TYPE_INT64,
	SLOT_TYPE_TIMESTAMP, /* int64, microseconds since 1970-01-01T00:00:00Z */
	SLOT_TYPE_UINT8,
	SLOT_TYPE_UINT16,
	SLOT_TYPE_UINT32,
	SLOT_TYPE_UINT64,
	SLOT_TYPE_ENUM,   /* one of the numbers that have a name */
	SLOT_TYPE_FLAGS,  /* any union of them */
	SLOT_TYPE_FLOAT,
	SLOT_TYPE_DOUBLE,
	SLOT_TYPE_STRING, /* UTF-8 without NUL */
	SLOT_TYPE_BYTES,
	SLOT_TYPE_OBJECT
} slot_type;

enum slot_flag {
	SLOT_FLAG_REQUIRED = 0x1,    /* a parameter of init and new */
	SLOT_FLAG_OPTIONAL = 0x2,    /* can be unset */
	SLOT_FLAG_READ_ONLY = 0x4,   /* given to init, never changed after */
	SLOT_FLAG_CONSTANT = 0x8,    /* the class's value, in no object */
	SLOT_FLAG_OWNED = 0x10,      /* text or bytes copied into memory of the object's own */
	SLOT_FLAG_BORROWED = 0x20,   /* text or bytes that stay the caller's: never read, copied or freed */
	SLOT_FLAG_INLINE = 0x40,     /* text, bytes or an object inside the object */
	SLOT_FLAG_REFERENCE = 0x80,  /* a pointer to an object that stays the caller's */
	SLOT_FLAG_BOUNDED = 0x100,   /* an array of up to `count` elements */
	SLOT_FLAG_MINIMUM = 0x200,   /* of a float or double: `range` has the least, */
	SLOT_FLAG_MAXIMUM = 0x400,   /* the greatest */
	SLOT_FLAG_DEPRECATED = 0x800
};

/* What an integer slot can hold, and its default; signed ones as two's
 * complement. */
typedef struct slot_range {
	uint64_t minimum, maximum, fallback;
} slot_range;

/* The same of a float or double slot. */
typedef struct slot_real_range {
	double minimum, maximum;
	uint64_t fallback; /* the default as the bits of a double (IEEE 754), so that NaN is a constant too */
} slot_real_range;

typedef struct slot_enum_value {
	const char *name;
	uint64_t number;
	const char *description;
} slot_enum_value;

typedef struct slot_enum {
	const char *name;
	bool is_flags;
	const slot_enum_value *values; /* as written in the schema */
	size_t count;
} slot_enum;

struct slot_attribute;
struct slot_class;
struct slot_place;
struct slot_text;

/* What is done with values of a type that is more than an integer or a bool.
 * It is in a runtime file of the type's own, which only headers with such
 * attributes need. */
typedef struct slot_ops {
	/* The value as the attribute holds it, or why it cannot. */
	slot_status (*convert)(const struct slot_attribute *attribute, slot_value value, slot_value *out);
	/* Give an element that has a place a value that was converted; on failure it
	 * keeps what it has. NULL: the place's bits are the value. */
	slot_status (*store)(const struct slot_class *cls, size_t index, void *object, size_t element, slot_value value);
	/* Free what the attribute owns; NULL: nothing. */
	void (*release)(const struct slot_class *cls, size_t index, void *object);
	/* A value as slot_format shows it. */
	void (*show)(struct slot_text *text, const struct slot_attribute *attribute, slot_value value);
	/* What the attribute takes, as slot_explain says it. */
	void (*domain)(struct slot_text *text, const struct slot_attribute *attribute);
} slot_ops;

/* What an attribute is. Pointers that do not concern its type are NULL. */
typedef struct slot_attribute {
	const char *name;
	slot_type type;
	unsigned flags;       /* of enum slot_flag */
	uint32_t count;       /* elements of an array, at most; 0: it is none */
	uint32_t max_bytes;   /* of text and bytes; 0: no limit */
	const void *range;    /* slot_real_range of floats and doubles, slot_range of integers, bools, enums
				 and flags, and of bytes for the length of their default; NULL: all that the
				 type can hold, and 0 */
	const char *fallback; /* the default of text and bytes; what NULL in the object stands for */
	const slot_enum *(*names)(void);                /* of enums and flags */
	const struct slot_class *(*object_class)(void); /* of objects */
	const slot_ops *(*ops)(void);                   /* of all but integers and bools */
	const char *description;                        /* "" where the schema has none */
} slot_attribute;

/* How an attribute without a value is told from one with. */
enum slot_presence {
	SLOT_ALWAYS,        /* it always has one */
	SLOT_UNLESS_NULL,   /* a null pointer is none */
	SLOT_UNLESS_SPARE,  /* the bits `spare` are none; of text in the object: its first byte */
	SLOT_IF_BIT,        /* the bit at places[spare] says so */
	SLOT_IF_FOUND       /* of a map that has no place for what has no value: it is found */
};

/* How get and set by name reach the value of an attribute that is no array, in
 * one step. What is rare has none, and is done by its type and place. A number
 * lies within 1, 2, 4 or 8 bytes at `offset`, as the lowest bits say: from bit
 * `shift` on, packed ones as a little-endian word. */
enum slot_way {
	SLOT_WAY_NONE,
	SLOT_WAY_FLOAT,
	SLOT_WAY_TEXT,     /* a pointer to it */
	SLOT_WAY_BORROWED, /* the same, and set may replace it */
	SLOT_WAY_INLINE,   /* text in the object */
	/* all that so many bytes can be */
	SLOT_WAY_UINT8 = 8, SLOT_WAY_UINT16, SLOT_WAY_UINT32, SLOT_WAY_UINT64,
	SLOT_WAY_INT8, SLOT_WAY_INT16, SLOT_WAY_INT32, SLOT_WAY_INT64,
	/* what is in the attribute's range; the same, and the highest bit is a sign */
	SLOT_WAY_BITS8, SLOT_WAY_BITS16, SLOT_WAY_BITS32, SLOT_WAY_BITS64,
	SLOT_WAY_SIGNED8, SLOT_WAY_SIGNED16, SLOT_WAY_SIGNED32, SLOT_WAY_SIGNED64,
	SLOT_WAY_BOOL8, SLOT_WAY_BOOL16, SLOT_WAY_BOOL32, SLOT_WAY_BOOL64,
	SLOT_WAY_DOUBLE = 31,
	SLOT_WAY = 31,        /* the bits that say which of these; and more: */
	SLOT_WAY_CHECKED = 32 /* that is not all that set looks at: it is done by type */
};

enum { SLOT_WHOLE = 0, SLOT_PACKED = 9 };

/* Where an attribute lies in an object. Bits that say whether an attribute
 * has a value, and lengths, have places too, after those of the attributes. */
typedef struct slot_place {
	uint32_t offset;   /* bytes: of the member; of the unit; of a byte from which `shift` counts */
	uint8_t unit;      /* SLOT_WHOLE: a member of its own; 1, 2, 4, 8: bytes of the unsigned member
			      whose bits it shares; SLOT_PACKED: bits of a byte array, lowest first */
	uint8_t shift;     /* of its lowest bit in the unit or byte */
	uint8_t width;     /* bits of a number; 0: there is only one value */
	uint8_t presence;  /* of enum slot_presence */
	uint8_t way;       /* of enum slot_way */
	uint8_t kind;      /* of enum slot_kind: what its values are */
	uint16_t length;   /* the place of a bounded array's count or of the length of bytes, or 0 */
	uint32_t step;     /* from an element to the next: bytes; SLOT_PACKED: bits */
	uint64_t bias;     /* a number is what is stored plus this, modulo 2^64 */
	uint64_t spare;    /* SLOT_UNLESS_SPARE: the bits that are none; SLOT_IF_BIT: the place of the bit */
} slot_place;

struct slot_pair;

/* A hash table of a library, for maps whose attributes are its entries
 * (slot_hashed.h). Such an object points to the table, NULL while it is empty. */
typedef struct slot_library {
	struct slot_pair *(*find)(const void *object, const char *name, size_t length); /* or NULL */
	/* Add a name that is not there, its value all bits zero; the name may be copied. */
	struct slot_pair *(*insert)(void *object, const char *name, size_t length, bool is_copied);
	void (*remove)(void *object, struct slot_pair *pair);
	/* Each name that no class declares, or NULL at the end. */
	struct slot_pair *(*next)(const void *object, size_t *cursor, const char **name);
	void (*clear)(void *object);
	/* Remove the declared names that are none of the class's. */
	void (*narrow)(void *object, const struct slot_class *cls);
} slot_library;

/* How objects that are maps keep their attributes: what differs from one kind
 * of map to another. Such an object is one pointer. */
typedef struct slot_backing {
	/* Make a place for each declared attribute, all bits zero. */
	slot_status (*begin)(const struct slot_class *cls, void *object);
	/* Clear the object: free its places, and all that they own. */
	void (*end)(const struct slot_class *cls, void *object);
	/* Give `to` all that `from` has, but for undeclared attributes that the own
	 * class of `to` declares; `from` is left cleared. */
	void (*move)(const struct slot_class *cls, void *to, void *from);
	/* Where the offset of a declared attribute's place counts from, or NULL
	 * where it has no value; the same, made where it was not there; and away
	 * with it. The three are NULL where offsets count from what the object
	 * points to. */
	void *(*find)(const struct slot_class *cls, const slot_place *place, const void *object);
	void *(*make)(const struct slot_class *cls, const slot_place *place, void *object);
	void (*drop)(const struct slot_class *cls, const slot_place *place, void *object);
	/* Attributes that the class does not declare; `next` lists them in the order
	 * they came, but where the library has none. `set` refuses what a derived
	 * object's own class declares: SLOT_UNKNOWN_ATTRIBUTE. */
	bool (*get)(const struct slot_class *cls, const void *object, const char *name, size_t length, slot_value *out);
	slot_status (*set)(const struct slot_class *cls, void *object, const char *name, size_t length, slot_value value);
	bool (*remove)(const struct slot_class *cls, void *object, const char *name, size_t length);
	bool (*next)(const struct slot_class *cls, const void *object, size_t *cursor, const char **name, size_t *length,
		     slot_value *value);
	slot_library library;
} slot_backing;

/* How bits of packed objects are read and written (slot_packed.h). */
typedef struct slot_packing {
	uint64_t (*load)(const struct slot_class *cls, const slot_place *place, const void *object, size_t element);
	void (*store)(const struct slot_class *cls, const slot_place *place, void *object, size_t element, uint64_t bits);
} slot_packing;

/* What is done with attributes that the class does not declare, and with a map
 * as a whole (slot_map.h). */
typedef struct slot_undeclared {
	/* Make a map like another, over one that owns nothing. On failure it is a cleared one. */
	slot_status (*clone)(const struct slot_class *cls, void *to, const void *from);
	bool (*equal)(const struct slot_class *cls, const void *a, const void *b);
	uint64_t (*hash)(const struct slot_class *cls, const void *object);
	void (*show)(struct slot_text *text, const struct slot_class *cls, const void *object);
} slot_undeclared;

/* An attribute is said by its index in one of two types. An `int` is what `find`
 * returned, -1 too, and the function checks what it is asked for: get, set, has,
 * unset, count, get_at, set_at. A `size_t` is an index of `attributes`, from a loop
 * or a generated call; nothing is checked but the value, for the caller knows the
 * attribute: load, store, put_at, append, remove, clear_array. Elements and
 * counts are always size_t. */
typedef struct slot_class {
	const char *name;
	const char *description;
	size_t size, align;                       /* of an object, in bytes */
	const struct slot_class *(*parent)(void); /* or NULL */
	const slot_attribute *attributes;         /* the parent's first */
	const slot_place *places;                 /* one per attribute, then more */
	size_t count;                             /* of attributes */
	int (*find)(const char *name, size_t length); /* the attribute's index, or -1 */
	const slot_backing *map;                  /* of objects that are maps; NULL: places are in the object */
	size_t block;                             /* bytes that a map's places take */
	const slot_undeclared *undeclared;        /* of maps */
	const slot_packing *packing;              /* of packed objects */
	slot_status (*fill)(void *object);        /* sets elements of arrays that have a default of their own, in an
						     object that is at its default else; or NULL */
} slot_class;

/* ---- bits ---- */

/* An unsigned number of 1, 2, 4 or 8 bytes, as this machine has it. */
SLOT_FOLD uint64_t
slot_load_unit(const void *at, size_t bytes)
{
	uint8_t one;
	uint16_t two;
	uint32_t four;
	uint64_t eight;

	switch (bytes) {
	case 1:
		memcpy(&one, at, 1);
		return one;
	case 2:
		memcpy(&two, at, 2);
		return two;
	case 4:
		memcpy(&four, at, 4);
		return four;
	default:
		memcpy(&eight, at, 8);
		return eight;
	}
}

SLOT_FOLD void
slot_store_unit(void *at, size_t bytes, uint64_t number)
{
	const uint8_t one = (uint8_t)number;
	const uint16_t two = (uint16_t)number;
	const uint32_t four = (uint32_t)number;

	switch (bytes) {
	case 1:
		memcpy(at, &one, 1);
		break;
	case 2:
		memcpy(at, &two, 2);
		break;
	case 4:
		memcpy(at, &four, 4);
		break;
	default:
		memcpy(at, &number, 8);
		break;
	}
}

/* A run of bits of a unit, and the unit with other bits there. */
SLOT_FOLD uint64_t
slot_bits(uint64_t unit, unsigned shift, unsigned width)
{
	return width == 0 ? 0 : unit >> shift & UINT64_MAX >> (64 - width);
}

SLOT_FOLD uint64_t
slot_with_bits(uint64_t unit, unsigned shift, unsigned width, uint64_t bits)
{
	const uint64_t mask = width == 0 ? 0 : UINT64_MAX >> (64 - width) << shift;

	return (unit & ~mask) | (bits << shift & mask);
}

#endif
