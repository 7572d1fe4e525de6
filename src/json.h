/*
 * json.h: a value that templates see and --json prints.
 */
#ifndef SLOTC_JSON_H
#define SLOTC_JSON_H

#include "slotc.h"

/* ---- json.c: a value that templates see and --json prints -------------- */

/* A number that is not finite becomes JSON_NULL, which no template can show. */
enum json_kind { JSON_NULL, JSON_STRING, JSON_NUMBER, JSON_BOOL, JSON_LIST, JSON_OBJECT };

struct json_maker;

struct json_field {
	const char *key;
	struct json *value;
};

struct json {
	enum json_kind kind;
	uint32_t capacity;         /* of `items` and `fields` */
	union {
		bool truth;        /* JSON_BOOL */
		size_t length;     /* of `text` */
		size_t count;      /* of items or fields */
	};
	union {
		const char *text;  /* JSON_STRING; JSON_NUMBER as it is printed */
		struct json **items;
		struct json_field *fields; /* in the order they were set */
		struct json_maker *maker;
	};
	bool is_made;              /* JSON_LIST: of a maker, which is there instead of `items` */
	uint64_t shape;            /* JSON_OBJECT: a mix of its keys' addresses; objects with the
				      same keys in the same order have the same shape */
	struct arena *arena;
};

struct json *json_object(struct arena *arena);
/* The same with room for so many keys, which may become more. */
struct json *json_object_for(struct arena *arena, uint32_t keys);
struct json *json_list(struct arena *arena);
/* A list of `count` items that `make` makes, each when its turn comes and in an
 * arena that is reset after it, so that a long list never stands in memory
 * whole. */
struct json *json_made_list(struct arena *arena, size_t count,
                            struct json *(*make)(void *context, size_t index, struct arena *arena), void *context);
/* Item `index`; `*scratch` is to be given to json_forget when the item is no
 * longer needed. */
struct json *json_item(const struct json *list, size_t index, struct arena **scratch);
void json_forget(const struct json *list, struct arena *scratch);
/* The text is not copied. */
struct json *json_text(struct arena *arena, const char *text);
struct json *json_integer(struct arena *arena, int64_t number);
/* Shortest decimal that reads back the same; not finite prints null. */
struct json *json_real(struct arena *arena, double number);
struct json *json_bool(struct arena *arena, bool truth);
/* Set a field; a key may be set once, which is checked where all keys are gone
 * through. Keys are not copied: use literals. */
void json_set(struct json *object, const char *key, struct json *value);
void json_set_text(struct json *object, const char *key, const char *text);
void json_set_integer(struct json *object, const char *key, int64_t number);
void json_set_real(struct json *object, const char *key, double number);
void json_set_bool(struct json *object, const char *key, bool truth);
void json_add(struct json *list, struct json *value);
/* The field's value, or NULL. */
struct json *json_get(const struct json *object, const char *key);
/* Print indented by two spaces, with a newline at the end (RFC 8259). */
void json_print(const struct json *json, struct buf *out);

#endif
