/*
 * value.h: types, and values of them: what a scalar of a schema means.
 */
#ifndef SLOTC_VALUE_H
#define SLOTC_VALUE_H

#include "slotc.h"

/* ---- prim.c: the types a slot can have -------------------------------- */

enum prim_kind { PRIM_BOOL, PRIM_SIGNED, PRIM_UNSIGNED, PRIM_REAL, PRIM_TEXT, PRIM_BYTES };

struct prim {
	const char *name;      /* in the schema: "uint32" */
	const char *c_type;    /* of accessors: "uint32_t" */
	const char *type_code; /* in the class table: "SLOT_TYPE_UINT32" */
	enum prim_kind kind;
	unsigned bits;         /* of the value; 0 for text */
	const char *about;     /* one phrase for documentation */
};

extern const struct prim prim_table[];
extern const size_t prim_count;
const struct prim *prim_find(const char *name);

/* ---- foreign*.c: types as they are written elsewhere ---------------------- */

struct foreign_type {
	const char *type;    /* the name in a schema; NULL: there is nothing like it */
	const char *keys[8]; /* what goes with it: "max_bytes: 9" */
	size_t key_count;
	const char *choices; /* the width was not said: "int32 or int64"; or NULL */
	const char *why;     /* a sentence more; without a type, what to do; or NULL */
};

/* What `char[10]`, `Optional[int]`, `u32` or `varchar(20)` is in a schema; false
 * where it looks like nothing that is known. */
bool foreign_type(struct arena *arena, const char *text, struct foreign_type *out);
/* What stands behind the name of `uint32_t id;` or `repeated string tags = 3`; NULL
 * where the text is no such declaration. */
const char *foreign_declaration(struct arena *arena, const char *text, const char **name);

/* ---- value.c, value_order.c, value_slip.c: what a scalar means, by the type that is expected -------- */

enum value_kind { VALUE_NONE, VALUE_BOOL, VALUE_INT, VALUE_REAL, VALUE_TEXT };

struct value {
	uint8_t kind;       /* enum value_kind */
	bool negative;      /* VALUE_INT: below zero */
	uint32_t length;    /* of the text */
	union {
		uint64_t magnitude; /* VALUE_INT: the absolute value; VALUE_BOOL: 0 or 1 */
		double real;
		const char *text;
	};
};

/* Read a scalar as a value of the type, by the YAML 1.2 core rules. Reports
 * what is wrong and returns false. `what` names it in messages: "default of
 * 'quantity'". */
bool value_read(struct run *run, const struct node *node, const struct prim *type, const char *what, struct value *out);
/* The same for a limit: one outside the type could never be reached. */
bool value_read_limit(struct run *run, const struct node *node, const struct prim *type, const char *what,
                      struct value *out);
/* An integer above zero: a size or a count. */
bool value_read_size(struct run *run, const struct node *node, const char *what, uint64_t *out);
/* Below zero, zero or above, as `a` is less than, equal to or greater than `b`:
 * two integers or two reals. */
int value_compare(const struct value *a, const struct value *b);
/* As a person would write it in the schema. */
const char *value_show(struct arena *arena, const struct value *value, const struct prim *type);
/* "2024-05-01T12:30:00Z" as microseconds since 1970; false where it is no time. */
bool value_read_time(const char *text, struct value *out);
/* Of a date that no calendar has, why: "there is no month 13: ..."; else NULL. */
const char *value_time_advice(struct arena *arena, const char *text);

/* The number that was meant by a scalar that is none, `5u` or `1,000`; NULL where
 * nobody can tell. What to do then, or NULL, is left in *advice. */
const char *value_slip(struct arena *arena, const struct node *node, const struct prim *type, const char **advice);

/* `yes`, `off`, ...: a bool to readers of YAML 1.1, a word here. */
bool value_is_yaml11_bool(const char *text);

#endif
