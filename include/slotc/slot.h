/*
 * slot.h: what every generated header shares: the allocator, statuses and
 * values.
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_H
#define SLOTC_SLOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Generated code and this runtime are made for each other: a header says which
 * version it was generated for. It changes with anything that such code names,
 * and with the tables of slot_class.h. */
#define SLOT_RUNTIME 4

/* The allocator. Define all three before the first include to replace it. */
#if defined(SLOT_MALLOC) != defined(SLOT_FREE) || defined(SLOT_MALLOC) != defined(SLOT_REALLOC)
#error "define all of SLOT_MALLOC, SLOT_REALLOC and SLOT_FREE, or none"
#endif
#if !defined(SLOT_MALLOC)
#define SLOT_MALLOC(size) malloc(size)
#define SLOT_REALLOC(memory, size) realloc(memory, size)
#define SLOT_FREE(memory) free(memory)
#endif

/* Define it as your compiler's "warn if the result is unused" to insist that
 * every slot_status is looked at. */
#if !defined(SLOT_NODISCARD)
#define SLOT_NODISCARD
#endif

/* A function whose call with constant arguments becomes a constant. Without
 * optimisation nothing does, and forced inlining would only be code. */
#if defined(__GNUC__) && defined(__OPTIMIZE__)
#define SLOT_FOLD static inline __attribute__((always_inline))
#else
#define SLOT_FOLD static inline
#endif

/* A function that is seldom called: kept out of those that call it. */
#if defined(__GNUC__) && defined(__OPTIMIZE__) && !defined(__TINYC__)
#define SLOT_COLD static __attribute__((noinline, unused))
#else
#define SLOT_COLD static inline
#endif

/* A compile-time assertion that C99 has no word for. */
#if defined(__cplusplus)
#define SLOT_ASSERT(condition, message) static_assert(condition, message)
#elif defined(__STDC_VERSION__) && __STDC_VERSION__ >= 201112L
#define SLOT_ASSERT(condition, message) _Static_assert(condition, message)
#else
#define SLOT_ASSERT(condition, message) extern char slot_assertion[(condition) ? 1 : -1]
#endif

/* The number for this ABI, of three that cover the world for fixed-width
 * types: 8-byte pointers; 4-byte pointers; the same with 8-byte scalars
 * aligned to 4 (System V ABI, i386). SLOT_ABI_IS_KNOWN is false elsewhere. */
struct slot_align_64 {
	char c;
	uint64_t x;
};
struct slot_align_double {
	char c;
	double x;
};
struct slot_align_32 {
	char c;
	uint32_t x;
};
struct slot_align_float {
	char c;
	float x;
};
struct slot_align_16 {
	char c;
	uint16_t x;
};
struct slot_align_8 {
	char c;
	uint8_t x;
};
struct slot_align_pointer {
	char c;
	void *x;
};
enum slot_abi {
	SLOT_ALIGN_8 = offsetof(struct slot_align_8, x),
	SLOT_ALIGN_16 = offsetof(struct slot_align_16, x),
	SLOT_ALIGN_32 = offsetof(struct slot_align_32, x),
	SLOT_ALIGN_64 = offsetof(struct slot_align_64, x),
	SLOT_ALIGN_FLOAT = offsetof(struct slot_align_float, x),
	SLOT_ALIGN_DOUBLE = offsetof(struct slot_align_double, x),
	SLOT_ALIGN_POINTER = offsetof(struct slot_align_pointer, x),
	SLOT_ABI_LP64 = sizeof(void *) == 8,
	SLOT_ABI_ILP32 = sizeof(void *) == 4 && SLOT_ALIGN_64 == 8,
	SLOT_ABI_IS_KNOWN = (sizeof(void *) == 8 || sizeof(void *) == 4) && SLOT_ALIGN_32 == 4 &&
			    SLOT_ALIGN_DOUBLE == SLOT_ALIGN_64 &&
			    (SLOT_ALIGN_64 == 8 || (SLOT_ALIGN_64 == 4 && sizeof(void *) == 4))
};
#define SLOT_BY_ABI(lp64, ilp32, i386) (SLOT_ABI_LP64 ? (lp64) : SLOT_ABI_ILP32 ? (ilp32) : (i386))

/* A packing pragma moves the members of the structs above, not what types need. */
#if defined(__cplusplus)
SLOT_ASSERT(SLOT_ALIGN_32 == alignof(uint32_t), "'#pragma pack' or -fpack-struct is in force");
#elif defined(__STDC_VERSION__) && __STDC_VERSION__ >= 201112L
SLOT_ASSERT(SLOT_ALIGN_32 == _Alignof(uint32_t), "'#pragma pack' or -fpack-struct is in force");
#endif

/* On any ABI: does the member lie where it must, behind the one before it, if
 * its type is aligned so? Does the struct end so? */
#define SLOT_ROUND_UP(size, align) (((size) + (align) - 1) / (align) * (align))
#define SLOT_END(type, member) (offsetof(type, member) + sizeof(((type *)0)->member))
#define SLOT_FOLLOWS(type, before, member, align) (offsetof(type, member) == SLOT_ROUND_UP(SLOT_END(type, before), align))
#define SLOT_ENDS(type, last, align) (sizeof(type) == SLOT_ROUND_UP(SLOT_END(type, last), align))
/* A number that depends on the ABI alone; true on one that is not known. */
#define SLOT_IS_BY_ABI(number, lp64, ilp32, i386) (!SLOT_ABI_IS_KNOWN || (number) == SLOT_BY_ABI(lp64, ilp32, i386))
/* Both: a member behind another, and at its offset. */
#define SLOT_PLACED(type, before, member, align, lp64, ilp32, i386)                                                        \
	(SLOT_FOLLOWS(type, before, member, align) && SLOT_IS_BY_ABI(offsetof(type, member), lp64, ilp32, i386))
#define SLOT_MISLAID(name)                                                                                                 \
	name " is not laid out as slotc placed it; perhaps '#pragma pack' is in force. 'slotc layout --class " name "' "   \
	     "shows how it should be"

/* Structs of one hierarchy are reached through pointers to each other's types.
 * Under strict aliasing compilers may assume that this never happens. */
#if defined(__GNUC__) && !defined(__TINYC__)
#define SLOT_MAY_ALIAS __attribute__((may_alias))
#else
#define SLOT_MAY_ALIAS
#endif

/* Before what should no longer be used. */
#if defined(__GNUC__) && !defined(__TINYC__)
#define SLOT_DEPRECATED(reason) __attribute__((deprecated(reason)))
#else
#define SLOT_DEPRECATED(reason)
#endif

/* Before a member: its address, and the object's, are a multiple of this. */
#if defined(__cplusplus)
#define SLOT_ALIGNED(bytes) alignas(bytes)
#elif defined(__TINYC__) || (defined(__STDC_VERSION__) && __STDC_VERSION__ >= 201112L)
#define SLOT_ALIGNED(bytes) _Alignas(bytes)
#else
#define SLOT_ALIGNED(bytes) __attribute__((aligned(bytes)))
#endif

/* Does the compiler know the value of this expression? */
#if defined(__GNUC__) && !defined(__TINYC__)
#define SLOT_KNOWN(expression) __builtin_constant_p(expression)
#else
#define SLOT_KNOWN(expression) 0
#endif

/* A condition that nearly always holds: what follows it lies first. */
#if defined(__GNUC__) && !defined(__TINYC__)
#define SLOT_LIKELY(condition) __builtin_expect(condition, 1)
#else
#define SLOT_LIKELY(condition) (condition)
#endif

/* ---- statuses ---- */

/* What a call that can fail returns. A call does all of its work or none. */
typedef enum slot_status {
	SLOT_OK = 0,
	SLOT_UNKNOWN_ATTRIBUTE, /* the class declares no such attribute */
	SLOT_WRONG_TYPE,        /* the value is of another type than the slot */
	SLOT_OUT_OF_RANGE,      /* a number that the slot cannot hold; no element has this index */
	SLOT_TOO_LONG,          /* text or bytes longer than the slot can hold; a full array */
	SLOT_BAD_VALUE,         /* NULL, text that is not UTF-8, a NUL inside it, no such enum value, no time */
	SLOT_READ_ONLY,         /* given to init, never changed after */
	SLOT_UNSET,             /* an optional slot without a value */
	SLOT_NOT_OPTIONAL,      /* the slot always has a value, it cannot be unset */
	SLOT_NO_MEMORY
} slot_status;

/* ---- values ---- */

struct slot_class;

typedef enum slot_kind {
	SLOT_NONE = 0,
	SLOT_BOOL,
	SLOT_INT,
	SLOT_UINT,
	SLOT_DOUBLE,
	SLOT_STRING, /* as.text[length] is its terminating NUL */
	SLOT_BYTES,
	SLOT_OBJECT
} slot_kind;

/* A value of any type. Text, bytes and objects are pointed to, not owned. */
typedef struct slot_value {
	slot_kind kind;
	size_t length; /* of text and bytes, in bytes */
	const struct slot_class *object_class;
	union {
		bool boolean;
		int64_t integer;
		uint64_t natural;
		double real;
		const char *text;
		const void *pointer;
	} as;
} slot_value;

SLOT_FOLD slot_value
slot_none(void)
{
	slot_value value;

	value.kind = SLOT_NONE;
	value.length = 0;
	value.object_class = NULL;
	value.as.natural = 0;
	return value;
}

SLOT_FOLD slot_value
slot_bool(bool boolean)
{
	slot_value value = slot_none();

	value.kind = SLOT_BOOL;
	value.as.boolean = boolean;
	return value;
}

SLOT_FOLD slot_value
slot_int(int64_t integer)
{
	slot_value value = slot_none();

	value.kind = SLOT_INT;
	value.as.integer = integer;
	return value;
}

SLOT_FOLD slot_value
slot_uint(uint64_t natural)
{
	slot_value value = slot_none();

	value.kind = SLOT_UINT;
	value.as.natural = natural;
	return value;
}

SLOT_FOLD slot_value
slot_double(double real)
{
	slot_value value = slot_none();

	value.kind = SLOT_DOUBLE;
	value.as.real = real;
	return value;
}

SLOT_FOLD slot_value
slot_float(float real)
{
	return slot_double((double)real);
}

/* The text is not copied and ends in NUL. */
SLOT_FOLD slot_value
slot_string(const char *text)
{
	slot_value value = slot_none();

	value.kind = SLOT_STRING;
	value.length = text ? strlen(text) : 0;
	value.as.text = text;
	return value;
}

SLOT_FOLD slot_value
slot_bytes(const void *bytes, size_t length)
{
	slot_value value = slot_none();

	value.kind = SLOT_BYTES;
	value.length = length;
	value.as.pointer = bytes;
	return value;
}

/* An object of a class, or of one derived from it. */
SLOT_FOLD slot_value
slot_object(const struct slot_class *object_class, const void *object)
{
	slot_value value = slot_none();

	value.kind = SLOT_OBJECT;
	value.object_class = object_class;
	value.as.pointer = object;
	return value;
}

/* slot_of(x): the value of any C number, bool or string. A pointer that is no
 * string does not compile. C99 has no way to say it: use slot_int and friends. */
#if defined(__cplusplus)
extern "C++" { /* the header may be included inside extern "C" */
SLOT_FOLD slot_value slot_of(bool x) { return slot_bool(x); }
SLOT_FOLD slot_value slot_of(char x) { return slot_int(x); }
SLOT_FOLD slot_value slot_of(signed char x) { return slot_int(x); }
SLOT_FOLD slot_value slot_of(short x) { return slot_int(x); }
SLOT_FOLD slot_value slot_of(int x) { return slot_int(x); }
SLOT_FOLD slot_value slot_of(long x) { return slot_int(x); }
SLOT_FOLD slot_value slot_of(long long x) { return slot_int(x); }
SLOT_FOLD slot_value slot_of(unsigned char x) { return slot_uint(x); }
SLOT_FOLD slot_value slot_of(unsigned short x) { return slot_uint(x); }
SLOT_FOLD slot_value slot_of(unsigned int x) { return slot_uint(x); }
SLOT_FOLD slot_value slot_of(unsigned long x) { return slot_uint(x); }
SLOT_FOLD slot_value slot_of(unsigned long long x) { return slot_uint(x); }
SLOT_FOLD slot_value slot_of(float x) { return slot_float(x); }
SLOT_FOLD slot_value slot_of(double x) { return slot_double(x); }
SLOT_FOLD slot_value slot_of(char *x) { return slot_string(x); }
SLOT_FOLD slot_value slot_of(const char *x) { return slot_string(x); }
/* Without these a pointer would be taken for a bool. */
template <typename T> slot_value slot_of(T *) = delete;
template <typename T, typename C> slot_value slot_of(T C::*) = delete;
}
#elif (defined(__STDC_VERSION__) && __STDC_VERSION__ >= 201112L) || defined(__TINYC__)
#define slot_of(x) \
	_Generic((x), \
		bool: slot_bool, \
		char: slot_int, \
		signed char: slot_int, \
		short: slot_int, \
		int: slot_int, \
		long: slot_int, \
		long long: slot_int, \
		unsigned char: slot_uint, \
		unsigned short: slot_uint, \
		unsigned int: slot_uint, \
		unsigned long: slot_uint, \
		unsigned long long: slot_uint, \
		float: slot_float, \
		double: slot_double, \
		char *: slot_string, \
		const char *: slot_string)(x)
#endif

/* ---- reading names ---- */

/* Loads of a little-endian word from any address, one instruction where the
 * machine is little-endian: compilers see through the test and the copy, but
 * not through loads of single bytes that are shifted together. */
SLOT_FOLD bool
slot_is_little_endian(void)
{
	const uint16_t one = 1;
	unsigned char first;

	memcpy(&first, &one, 1);
	return first == 1;
}

SLOT_FOLD uint64_t
slot_load1(const char *p)
{
	return (unsigned char)p[0];
}

SLOT_FOLD uint64_t
slot_load2(const char *p)
{
	uint16_t word;

	memcpy(&word, p, sizeof word);
	return slot_is_little_endian() ? word : slot_load1(p) | slot_load1(p + 1) << 8;
}

SLOT_FOLD uint64_t
slot_load4(const char *p)
{
	uint32_t word;

	memcpy(&word, p, sizeof word);
	return slot_is_little_endian() ? word : slot_load2(p) | slot_load2(p + 2) << 16;
}

SLOT_FOLD uint64_t
slot_load8(const char *p)
{
	uint64_t word;

	memcpy(&word, p, sizeof word);
	return slot_is_little_endian() ? word : slot_load4(p) | slot_load4(p + 4) << 32;
}

#endif
