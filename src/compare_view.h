/*
 * compare_view.h: what the files that make the benchmark's view say to each
 * other (compare_view.c, compare_value.c, compare_hand.c).
 */
#ifndef SLOTC_COMPARE_VIEW_H
#define SLOTC_COMPARE_VIEW_H

#include "compare.h"
#include "view.h"

/* ---- compare_value.c: values that fit -------------------------------------- */

struct compare_texts {
	const char *value;         /* C: the value of object k; of an array, of each element */
	uint32_t length;           /* of text and bytes: how many bytes it has */
	const char *python_values; /* Python: an iterator over the values of all objects */
	const char *python_value;  /* Python: one of them */
};

struct compare_texts compare_texts(struct arena *arena, const struct attribute *attribute, enum compare_values values);

/* So many elements an array is given, at most. */
enum { COMPARE_ELEMENTS = 4 };
/* How many it is. */
uint32_t compare_elements(const struct attribute *attribute);
/* C: the elements of an array that is given, with commas between. */
const char *compare_element_list(struct arena *arena, const struct attribute *attribute,
                                 const struct compare_texts *texts);
/* Is the slot given to `init`? */
bool compare_is_parameter(const struct attribute *attribute);

/* ---- compare_access.c: reading and writing ------------------------------------ */

/* How often an object is accessed when one of its attributes is read, and written. */
struct compare_count {
	uint64_t reads, writes;
};

/* The keys of an attribute that reading and writing need. */
struct compare_count compare_accesses(struct json *view, const struct site *site, enum compare_values values);
/* Which of bench.c's macros take its value: "WHOLE". */
const char *compare_bits(const struct attribute *attribute);
/* So many elements an array holds, once it was written. */
uint32_t compare_held(const struct attribute *attribute);

/* ---- compare_python.c: as Python writes it -------------------------------------- */

/* PEP 8: a trailing underscore for a name that is a keyword. */
const char *compare_python_name(struct arena *arena, const char *name);
/* The default that all objects share; an array is a list. */
const char *compare_python_default(const struct site *site, enum compare_values values);
/* An iterator over the values of all objects. */
const char *compare_python_values(const struct site *site, enum compare_values values);

/* ---- compare_hand.c: the struct that somebody writes by hand ----------------- */

/* The keys of an attribute that only the hand-written struct needs. */
void compare_hand(struct json *view, const struct site *site, enum compare_values values);
/* The statement that writes the value of object k into the attribute, or into
 * element e of it, of an object that C calls so: "objects[i].position". */
const char *compare_hand_write(const struct site *site, const struct compare_texts *texts, const char *object);
/* The member beside an attribute's own, of no other's name: "%s_length". */
const char *compare_beside(const struct site *site, const char *format);

#endif
