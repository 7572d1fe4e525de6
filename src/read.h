/*
 * read.h: what read.c, read_keys.c and the readers of each noun share.
 */
#ifndef SLOTC_READ_H
#define SLOTC_READ_H

#include "diag.h"
#include "keys.h"
#include "model.h"

struct reader {
	struct run *run;
	struct schema *schema;
	const struct node *root;
	struct map *defined;    /* the names that `root` defines; NULL until somebody asks */
	const char *class_name; /* of the class that is being read, or NULL */
};

/* ---- read.c: mappings, by the table of keys ------------------------------ */

/* Read every key of a mapping into the object that it describes. */
void read_mapping(struct reader *reader, enum key_owner owner, const char *name, const struct node *node, void *object);
/* Report a required key that neither stands there nor was misspelt. */
void require_key(struct reader *reader, enum key_owner owner, const char *name, const struct node_pair *pair,
                 const char *key, const char *example);
/* `what` must be something else; `example` is a line that is right. NULL where
 * something else was said of it already. */
struct diag_message *report_shape(struct reader *reader, const struct node *node, const char *what,
                                  const char *expected, const char *example);
/* The same of a definition: `example` is what may stand behind its name. */
struct diag_message *report_definition(struct reader *reader, enum key_owner owner, const struct node_pair *pair,
                                       const char *expected, const char *example);
/* The owner's keys: as an array with room for them all, and as "a, b, c". */
size_t list_keys(enum key_owner owner, const char **names, struct arena *arena, const char **sentence);
const struct key *find_key(enum key_owner owner, const char *name);
/* The key that an unknown word was meant to be, or NULL. */
const struct key *meant_key(enum key_owner owner, const char *word);
/* The definition at *next, which moves on. What follows an empty one in its own
 * column and has the owner's keys is taken for its content, that somebody forgot
 * to indent, and reported. */
const struct node_pair *next_definition(struct reader *reader, enum key_owner owner, const struct node *node,
                                        size_t *next);

/* ---- read_unknown.c: keys that are not in the table ------------------------ */

/* Report a key that its owner, called `owner_name`, does not have. */
void report_unknown_key(struct reader *reader, enum key_owner owner, const char *owner_name,
			const struct node_pair *pair);
struct rewritten;
/* The same where rewrite_key knows what was meant. */
void report_rewritten(struct reader *reader, enum key_owner owner, const char *name, const struct node_pair *pair,
		      const struct rewritten *meant);

/* The name of a type, or a mapping with a `type`: what stands below `attributes`. */
bool looks_like_attribute(const struct node *value);
/* The pair of an attribute: its value is that, or the name of a type elsewhere. */
bool stands_for_attribute(struct reader *reader, const struct node_pair *pair);
/* Is the word the name of a type, an enum or a class of this file? */
bool is_defined(struct reader *reader, const char *word);
/* `Item: {attributes: ...}`, `class Item:`. */
bool looks_like_class(const struct node_pair *pair);

/* ---- read_section.c: sections that were left out ---------------------------- */

/* The mapping of a class or of the schema, which has a name or none; where its
 * attributes or classes do not stand in their section, it is reported, and they do. */
const struct node *with_sections(struct reader *reader, enum key_owner owner, const struct node *name,
				const char *owner_name, const struct node *node);

/* ---- read_comma.c: values that a ',' cuts in two ----------------------------- */

/* How many of the pairs behind the one at `at` are no keys (no names, where it is
 * a mapping of definitions), but the rest of its value behind a ','. */
size_t count_rest(struct arena *arena, enum key_owner owner, bool is_definition, const struct node *mapping, size_t at);
/* The pair with the rest of its value. */
const struct node_pair *with_rest(struct arena *arena, const struct node_pair *pair, size_t rest);
/* Report the value that has a rest; a type is read, and what is wrong with it is
 * said where types are. `key` is NULL where nobody knows it. */
void read_rest(struct reader *reader, const struct node *mapping, const struct key *key, size_t at, size_t rest,
	       void *object);

/* ---- read_words.c: the words of other languages --------------------------- */

struct synonym {
	const char *word;
	enum key_owner owner;
	const char *key;      /* our word: a key, or how it is written; NULL: there is nothing like it */
	const char *language; /* or, without a key, what to do */
};

/* The row for a word where the owner's keys are expected, or NULL. */
const struct synonym *find_synonym(enum key_owner owner, const char *word);
/* The owner's key for which others have a word that is spelt much like this one,
 * or NULL: "max_lenght" is "max_length", and that is "max_bytes". */
const char *nearest_synonym(enum key_owner owner, const char *word);

/* ---- read_rewrite.c: the same, where the value decides ---------------------- */

struct rewritten {
	const char *keys[2], *values[2]; /* that say the same */
	size_t count;                    /* of them; 0: there are none, and `why` is what to do */
	const char *why;                 /* a sentence more, or NULL */
	const char *language;
};

/* What a pair of the mapping is here; false where it is none of these keys. */
bool rewrite_key(struct arena *arena, enum key_owner owner, const struct node *mapping, const struct node_pair *pair,
		 struct rewritten *out);

/* ---- read_list.c: lists where a schema has none ----------------------------- */

/* Items of a list that messages repeat. */
enum { READ_LIST_SHOWN = 8 };

/* What Avro, dbt and others write, a list of names or of `name: x`, as a mapping
 * of definitions of the owner; NULL where it is nothing of the kind. */
const char *list_as_mapping(struct arena *arena, const struct node *list, enum key_owner owner);
bool is_on_one_line(const struct node *node);
/* Is it a mapping of definitions but for a '- ' before each name, on lines of their own? */
bool is_list_of_pairs(const struct node *list, enum key_owner owner);
/* Report a list that says what a type and its keys say, `[float, 4]`, behind `type` or
 * the name of an attribute; false where it is nothing of the kind. */
bool report_list_of_type(struct reader *reader, const struct node_pair *pair);

/* ---- read_put.c: values into the model, by their shape -------------------- */

/* Has the value the shape that its key asks for? */
bool is_right_shape(const struct key *key, const struct node *node);
/* The same, reported if not. */
bool has_shape(struct reader *reader, const struct key *key, const struct node_pair *pair);

typedef void key_reader(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair);

key_reader put_text, put_license, put_description, put_word, put_words, put_bool, put_given, put_size, put_nothing;
/* put_bool, and false where the value is none. */
bool try_bool(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair);
/* The array with room for more elements: two keys that are misspelt may both have been
 * meant for the one that it is read from. */
void *with_room(struct reader *reader, const void *array, size_t count, size_t more, size_t size);
/* A member of the object, by the key's offset. */
void *member_at(const struct key *key, void *object);

/* ---- the nouns ------------------------------------------------------------- */

/* read_schema.c */
key_reader read_schema_name, read_prefix, read_schema_c;
/* A number that changes with what is written in the schema, but not with its
 * comments and spacing (FNV-1a): two headers may hold the classes of one
 * schema, but not of two versions of it. */
uint64_t hash_schema(const struct node *root);
/* read_enum.c */
key_reader read_enums, read_permissible_values, read_flags, read_enum_c;
/* read_class.c */
key_reader read_types, read_classes, read_class_c, read_parent, read_mixin, read_layout, read_packed, read_order, read_align,
	read_assert_size;
/* read_attribute.c */
key_reader read_attributes, read_flag, read_storage, read_attribute_c;

#endif
