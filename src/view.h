/*
 * view.h: what the files of the view say to each other. Each makes the objects
 * of one noun, and sets every key of them (doc/view.md): Mustache would look
 * for a missing one in the object around it.
 */
#ifndef SLOTC_VIEW_H
#define SLOTC_VIEW_H

#include "emit.h"
#include "stages.h"

/* A class in a variant, with the layout that it has there. */
struct site {
	struct run *run;
	struct arena *arena;
	const struct class_def *class;
	const struct layout *layout; /* of a map: its cells */
	enum variant variant;
	size_t index;                /* of an attribute among the class's slots */
	const struct attribute *attribute;
	const struct slot *slot;
};

struct site site_of(struct run *run, const struct class_def *class, enum variant variant);
/* The site of one of its attributes. */
struct site site_at(const struct site *site, size_t index);
/* "offsetof(struct cart_item, quantity)" */
const char *offset_of(const struct site *site, const struct member *member);
/* Does the variant generate anything for the class? Mixins lend attributes only. */
bool site_is_generated(const struct class_def *class);

/* ---- view_place.c: the backings: where a value is, read and written ------- */

/* "124 + 3 * sizeof(void *)": so many bytes, or bits, and pointers. */
const char *with_pointers(struct arena *arena, uint64_t number, uint64_t pointers);
/* Is it a number, bool, enum or flags, or real: something that C assigns? */
bool is_number(const struct attribute *attribute);
bool is_time(const struct attribute *attribute);
bool is_owned(const struct attribute *attribute);
bool is_borrowed(const struct attribute *attribute);
bool is_embedded(const struct attribute *attribute);
/* Can an object of the class own memory? */
bool class_is_owner(const struct class_def *class);
/* Are its attributes all numbers, and no array? */
bool class_is_plain(const struct class_def *class);
/* "uint32_t value", "const char *value". */
const char *declare(struct arena *arena, const char *c_type, const char *name);
/* What the getter returns: "enum status", "const struct point *". */
const char *type_of(const struct site *site);
/* Of one value of the attribute: a literal. */
const char *literal_of(const struct site *site, const struct value *value);
/* The default where the getter has nothing to return. */
const char *fallback_of(const struct site *site);
/* The stored element, as the getter returns it; `element` is "" or "index". */
const char *read_of(const struct site *site, const char *element);
/* The address of an embedded object, to change it. */
const char *edit_of(const struct site *site, const char *element);
/* Where what is no number begins, in a packed object; `element` as above. */
const char *packed_address(const struct site *site, const char *element);
/* The pointer of owned text or bytes as it is stored. */
const char *stored_pointer(const struct site *site);
/* Assignment of an expression to a number or a pointer that is borrowed. */
const char *write_of(const struct site *site, const char *element, const char *value);
/* The same for a number in bits, as it is stored. */
const char *write_stored(const struct site *site, const char *element, uint64_t stored);
/* True where owned text or bytes are stored; NULL in the object stands for the default. */
const char *pointer_is_set(const struct site *site);
/* True where a value is stored, or where none is; NULL: one always is. */
const char *presence_of(const struct site *site, bool is_set);
/* The statement that says there is one, or none; NULL: the value itself does. */
const char *presence_write(const struct site *site, bool is_set);
/* The stored count or length; NULL: it has none. */
const char *length_of(const struct site *site);
const char *length_write(const struct site *site, const char *length);
/* A run of bits as an unsigned number. */
const char *bits_read(const struct site *site, const struct bits *bits);
const char *bits_write(const struct site *site, const struct bits *bits, const char *value);
/* The address of a slot that is no number, in a packed object: of its first element. */
const char *bit_of(const struct site *site, const struct bits *bits);

/* ---- view_attribute.c: the accessors ---------------------------------------- */

struct json *view_attribute(const struct site *site);
/* Conditions on a parameter of this name and what is returned where they hold. */
void add_checks(struct json *checks, const struct site *site, const char *value);
void add_check(struct json *checks, const char *condition, const char *result);
/* The type of a parameter that gives one element. */
const char *parameter_type(const struct site *site);
/* The slot_value that holds the parameter of this name. */
const char *slot_value_of(const struct site *site, const char *value);
/* Is it assigned in C, and not by the runtime? */
bool is_in_place(const struct site *site);
/* The number of elements, as an expression. */
const char *count_of(const struct site *site);
/* A call of the runtime for the attribute; what is given goes behind the object. */
const char *call_of(const struct site *site, const char *function, const char *arguments);

/* ---- view_array.c: how many elements an array has ---------------------------- */

/* Sets the keys of an attribute's view that count.mustache and array.mustache render. */
void view_array(struct json *view, const struct site *site);

/* ---- view_init.c: how an object begins ---------------------------------------- */

/* Sets the keys of `view` that reset.mustache, init.mustache and new.mustache render. */
void view_init(struct json *view, const struct site *site);

/* ---- view_reset.c: every slot at its default ----------------------------------- */

/* The statements of `reset`, none of which can fail. */
struct json *reset_statements(const struct site *site);
/* The one that gives an element, "" or an index, this value; NULL where none is needed. */
const char *reset_element(const struct site *site, const char *element, const struct value *value);
/* Has it elements that a copy is made of? They come when there can be memory for them. */
bool is_list_of_owned(const struct attribute *attribute);

/* ---- view_life.c: how an object ends ------------------------------------------- */

/* Sets the keys of `view` that life.mustache renders. */
void view_life(struct json *view, const struct site *site);

/* ---- view_table.c: the tables of reflection -------------------------------------- */

void view_tables(struct json *view, const struct site *site);
/* An integer as slot_range has it. */
const char *range_number(struct arena *arena, const struct value *value);
void add_row(struct json *rows, const char *row, const char *comment);

/* ---- view_row.c: places ----------------------------------------------------------- */

/* The row of an attribute's place; those of its presence bit and length go to `extra`. */
const char *place_row(const struct site *site, struct json *extra);

/* ---- view_struct.c: members ----------------------------------------- */

void view_struct(struct json *view, const struct site *site);

/* ---- view_asserts.c: the proof of the layout ------------------------------------- */

/* Sets the keys of `view` that asserts.mustache renders. */
void view_asserts(struct json *view, const struct site *site);

/* ---- view_class.c ----------------------------------------------------------------- */

struct json *view_class(struct run *run, const struct class_def *class, enum variant variant);

/* ---- view_split.c: one header for each class ---------------------------------------- */

/* Sets the keys of `view` that name other headers. */
void view_split(struct json *view, struct run *run, const struct header *header);

/* ---- view_enum.c ------------------------------------------------------------------ */

struct json *view_enum(const struct run *run, const struct enum_def *enum_def);
/* "SLOT_DEPRECATED("use sku") " before what is deprecated, or "". */
const char *deprecation_of(struct arena *arena, const char *reason);

#endif
