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

/* ---- compare_hand.c: the struct that somebody writes by hand ----------------- */

/* The keys of an attribute that only the hand-written struct needs. */
void compare_hand(struct json *view, const struct site *site, const struct compare_texts *texts);

#endif
