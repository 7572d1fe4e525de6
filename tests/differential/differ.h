/*
 * differ.h: a random schema and a random program over it. A seed goes in; the
 * schema as YAML and a C program come out. The program prints every result of
 * every call and knows its header only as HEADER, so that what the variants
 * answer can be compared line by line (run.sh).
 *
 * The generator has a model of the language of its own, on purpose: it shares
 * no code with slotc, so that it shares no mistake either.
 */
#ifndef DIFFER_H
#define DIFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* ---- random.c: the same numbers from the same seed, everywhere ---- */

extern uint64_t random_state;
uint64_t random_word(void);
/* From 0 to bound - 1. */
unsigned below(unsigned bound);
/* True `percent` times in a hundred. */
bool chance(unsigned percent);

/* ---- schema.c ---- */

enum type {
	T_BOOL,
	T_INT8,
	T_INT16,
	T_INT32,
	T_INT64,
	T_TIMESTAMP,
	T_UINT8,
	T_UINT16,
	T_UINT32,
	T_UINT64,
	T_FLOAT,
	T_DOUBLE,
	T_STRING,
	T_BYTES,
	T_ENUM,
	T_FLAGS,
	T_OBJECT,
};

enum storage { S_NONE, S_OWNED, S_BORROWED, S_INLINE, S_REFERENCE };

/* Parts of the language that a schema may use, so that one can be left out. */
enum feature {
	F_RANGE = 0x1,
	F_ENUM = 0x2,
	F_OPTIONAL = 0x4,
	F_READONLY = 0x8,
	F_CONSTANT = 0x10,
	F_MAX_BYTES = 0x20,
	F_BYTES = 0x40,
	F_ARRAY = 0x80,
	F_BOUNDED = 0x100,
	F_EMBED = 0x200,
	F_REFERENCE = 0x400,
	F_PARENT = 0x800,
	F_ALIAS = 0x1000,
	F_WHOLE_OBJECT = 0x2000, /* copy, move, equal, hash, format */
	F_LAYOUT = 0x4000,
	F_TIME = 0x8000,       /* ISO 8601 */
	F_NAMED_TYPE = 0x10000,
	F_DEPRECATED = 0x20000,
	F_ALL = 0x3ffff
};

extern unsigned features;

struct enumeration {
	char name[24]; /* "kind1": the C name too */
	bool is_flags;
	unsigned count;
	char values[6][16];
	uint64_t numbers[6];
};

struct class_model;

struct attribute {
	char name[32];
	char alias[32]; /* "" : none */
	enum type type;
	enum storage storage;
	bool is_optional, is_required, is_readonly, is_constant, is_bounded;
	uint32_t count;     /* of an array, at most; 0: none */
	uint32_t max_bytes; /* 0: no limit */
	bool has_minimum, has_maximum;
	uint64_t minimum, maximum; /* two's complement of signed types; reals lie from -1.5 to 1e6 */
	bool is_named;             /* its type is `small`, which has the limits */
	const struct enumeration *names;
	const struct class_model *object;
	const struct class_model *owner; /* that has its functions */
};

struct class_model {
	char name[24];   /* "Alpha1" */
	char c_name[24]; /* "alpha1" */
	const struct class_model *parent;
	bool is_packed;
	struct attribute attributes[24]; /* the parent's first */
	unsigned count, inherited;
};

extern struct enumeration enumerations[3];
extern struct class_model classes[4];
extern unsigned enumeration_count, class_count;

bool is_integer(enum type type);
bool is_signed(enum type type);
unsigned bits_of(enum type type);
/* Is it a parameter of init? */
bool is_parameter(const struct attribute *attribute);

/* Think of a schema and write it. */
void write_schema(FILE *out);

/* ---- value.c: values as C ---- */

/* Print a constant of the attribute's type for a typed call; of one element.
 * `is_good`: one that the attribute takes. */
void print_typed(FILE *out, const struct attribute *attribute, bool is_good);
/* Print an argument of init. */
void print_parameter(FILE *out, const struct attribute *attribute, bool is_good);
/* Print a slot_value, of any kind unless it must be good. */
void print_value(FILE *out, const struct attribute *attribute, bool is_good);
/* An integer that is likely at an edge. */
uint64_t edge_number(void);
/* A C string literal that is likely to be interesting; may be ill-formed. */
const char *text_literal(bool is_good, uint32_t max_bytes);
const char *bytes_literal(unsigned *length, uint32_t max_bytes, bool is_good);

/* ---- calls.c ---- */

/* Write the program. */
void write_calls(FILE *out);

#endif
