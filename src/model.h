/*
 * model.h: the schema as the stages pass it on. read.c fills in what was
 * written, check.c what it means, place.c where it lies; view.c and the reports
 * only read. Every object keeps the place where it was written, so that any
 * later stage can point at it.
 */
#ifndef MODEL_H
#define MODEL_H

#include "source.h"
#include "value.h"

/* ---- what was written (read.c) and what it means (check.c) --------------- */

enum type_kind {
	TYPE_BOOL,
	TYPE_INTEGER, /* timestamp too */
	TYPE_REAL,
	TYPE_ENUM,    /* one of the permissible values */
	TYPE_FLAGS,   /* any union of them */
	TYPE_TEXT,    /* UTF-8 without NUL */
	TYPE_BYTES,
	TYPE_OBJECT,  /* of a class: embedded or a reference */
};

enum storage {
	STORAGE_DEFAULT,   /* as written: not given; resolved: a number, there is no choice */
	STORAGE_OWNED,     /* text, bytes: a heap copy, freed by clear */
	STORAGE_BORROWED,  /* text, bytes: a pointer, never freed */
	STORAGE_INLINE,    /* text, bytes: in the object, up to max_bytes; object: embedded by value */
	STORAGE_REFERENCE, /* object: a pointer, never followed by clear */
};

/* A word with its place: an alias, a reserved name, a parent as written. */
struct word {
	const char *text;
	struct span at;
};

struct words {
	const struct word *items;
	size_t count;
};

struct permissible_value {
	const char *name;
	struct span at;
	const char *description;  /* or NULL */
	const char *deprecated;   /* or NULL */
	const struct node_pair *value; /* the key with its value; NULL: not given */
	bool is_plain;            /* the name was written without quotes */
	/* check.c: */
	uint64_t number;
	const char *c_name;       /* the enumerator: "STATUS_SOLD_OUT" */
};

struct enum_def {
	const char *name;
	struct span at;
	const struct schema *schema;
	const char *description;
	const char *deprecated;
	bool is_flags;
	struct permissible_value *values; /* as written */
	size_t value_count;
	struct word c_name_word;  /* `c: {name: ...}`, or text NULL */
	bool has_typedef;
	bool is_plain;
	bool is_cut;              /* more may be said of it behind a fault of YAML, or `flags` is wrong */
	/* check.c: */
	const char *c_name;       /* "status" */
	const struct prim *prim;  /* the unsigned type that holds every value */
	uint64_t mask;            /* of flags: all bits that have a name */
	bool is_used;             /* by an attribute of this schema */
};

/* The keys of an attribute, and of a named type, that take a value of the type
 * or that other keys contradict, with their values as written. NULL: not given.
 * They are parts of the tree (run->tree), and gone once the schema is checked. */
struct given_keys {
	const struct node_pair *type, *fallback, *constant, *minimum, *maximum, *max_bytes, *count, *max_count;
	const struct node_pair *required, *optional, *readonly, *storage;
	const struct node_pair *c_name; /* of an attribute: `c: {name: ...}` */
};

/* `types`: a scalar type with limits of its own. */
struct type_def {
	const char *name;
	struct span at;
	const struct schema *schema;
	const char *description;
	struct given_keys given;
	/* check.c: */
	const struct prim *prim;  /* NULL: wrong, reported already */
	struct value minimum, maximum;
	uint32_t max_bytes;
	bool is_used;
	int state;                /* check_types.c: how far it is resolved */
};

struct class_def;
struct layout;

struct attribute {
	/* read.c: as written */
	const char *name;
	struct span at;               /* of the name */
	struct given_keys given;      /* type NULL: reported already */
	bool is_plain;                /* the name was written without quotes */
	bool required, optional, readonly;
	const char *description, *unit, *deprecated; /* or NULL */
	struct words aliases;

	/* check.c: what it means */
	const struct class_def *owner; /* the class whose C functions are named after it: for an
					  attribute of a mixin, the class that mixed it in */
	const struct class_def *from;  /* the class or mixin that declares it */
	const struct prim *prim;      /* of numbers, bools, enums, flags, text: as stored; NULL: the
					 type is wrong, reported already */
	const struct enum_def *enum_def; /* TYPE_ENUM, TYPE_FLAGS */
	const struct class_def *object;  /* TYPE_OBJECT */
	enum type_kind kind;
	enum storage storage;
	struct value minimum, maximum; /* inclusive, of TYPE_INTEGER, TYPE_ENUM, TYPE_FLAGS and TYPE_REAL:
					  the type's own limits where the schema has none (VALUE_NONE for reals) */
	uint32_t max_bytes;           /* inline text and bytes, limits of owned ones; 0: no limit */
	uint32_t count;               /* elements of an array; 0: it is no array */
	bool is_bounded;              /* count is the most there can be (`max_count`) */
	bool is_constant;             /* takes no bits: every object has `value` */
	struct value value;           /* the default, or the constant; of an array, of each element that
					 `values` does not name */
	const struct value *values;   /* an array's default, element by element, or NULL */
	size_t value_count;
	const char *accessor;         /* in the names of its functions: "quantity" */
	const char *member;           /* C name of the member and of the parameter */
};

enum order { ORDER_OPTIMAL, ORDER_DECLARED };

struct class_def {
	/* read.c: as written */
	const char *name;
	struct span at;
	bool is_plain;
	const struct schema *schema;  /* the one that declares it */
	const char *description, *deprecated;
	struct word is_a;             /* text NULL: a root */
	struct words mixin_names;
	struct words reserved;        /* names that may not be used again */
	bool is_abstract, is_mixin;
	bool is_cut;                  /* more may be said of it behind a fault of YAML, or `mixin` is wrong */
	struct attribute *attributes; /* its own, as written */
	size_t attribute_count;
	struct word c_name_word;      /* `c: {name: ...}` */
	bool has_typedef;
	enum order order;
	bool is_packed;
	struct span packed_at;
	uint64_t align;               /* `layout: {align: N}`; 0: as the members need */
	struct span align_at;
	uint64_t assert_size[3];      /* by ABI; 0: not asserted */
	struct span assert_at;

	/* check.c: what it means */
	const char *c_name;
	const struct class_def *parent; /* or NULL */
	bool is_parent;                 /* of a class of this schema */
	bool is_base;                   /* parent or mixin of any class of the run */
	struct attribute **slots;     /* all attributes of an object: the parent's first (the same
					 pointers as there), then the mixins', then its own */
	size_t slot_count;
	size_t inherited_count;       /* of them, how many are the parent's */

	/* place.c: */
	const struct layout *layout;  /* NULL for mixins and for abstract classes without attributes */
	const struct layout *packed_layout; /* as the packed variant lays it out; NULL where nobody asks
					       (run->skips_packed) */
};

struct schema {
	const struct source *source;
	const char *name;
	struct span name_at;          /* no source: the name is the file's stem */
	const char *title, *description, *license;
	const char *prefix;           /* put before every C name; "" by default */
	struct span prefix_at;
	struct words includes;        /* `c: {includes: [...]}` */
	struct words import_paths;    /* as written */
	uint64_t hash;                /* of all that is written in it, comments and spacing aside */
	struct words strays;          /* definitions that stand where no one reads them, and are reported */
	const char *unread;           /* the text behind a fault of YAML, or NULL: none */
	/* import.c: */
	struct schema **imports;      /* what the paths name; NULL where it could not be read */
	struct schema *const *closure; /* every schema it imports, directly or not, each once and after
					  those it imports itself */
	size_t closure_count;
	/* read.c: */
	bool has_typedef;             /* of every class and enum */
	struct type_def *types;
	size_t type_count;
	struct enum_def *enums;
	size_t enum_count;
	struct class_def *classes;    /* as written */
	size_t class_count;

	/* check.c: */
	struct class_def *const *ordered; /* own classes, each after its parent and what it embeds */
	size_t ordered_count;
	bool is_checked;
	bool is_sound;                /* nothing was wrong with it or its imports */
};

/* ---- where it lies (place.c) ------------------------------------------------ */

/* Only fixed-width types and pointers are stored, so three ABIs cover the
 * world: pointers of 8 bytes; of 4; of 4 with 8-byte scalars aligned to 4
 * (System V ABI, i386 supplement). */
enum abi { ABI_LP64, ABI_ILP32, ABI_I386, ABI_COUNT };

extern const char *const abi_name[ABI_COUNT];

/* A member of the struct: one slot, or a unit that several small slots share. */
struct member {
	const char *name;
	const char *c_type;                /* "uint32_t", "const char *", "struct point" */
	const char *c_array;               /* "[4]", or "" */
	const struct attribute *attribute; /* NULL for a unit */
	bool is_inherited;                 /* it is the parent's, at the parent's offset */
	uint64_t offset[ABI_COUNT];        /* bytes */
	uint64_t size[ABI_COUNT];
	uint64_t align[ABI_COUNT];
};

enum presence {
	PRESENCE_ALWAYS, /* the slot always has a value */
	PRESENCE_NULL,   /* unset is a null pointer */
	PRESENCE_SPARE,  /* unset is a stored pattern that no value has */
	PRESENCE_BIT,    /* a bit of a unit says whether it is set */
	PRESENCE_FOUND,  /* unset is not to be found (place_hashed) */
};

/* A run of bits: of a unsigned member, or in a packed object of the bytes. */
struct bits {
	const struct member *member; /* NULL in a packed object */
	unsigned shift;              /* from the member's lowest bit */
	unsigned width;              /* 0: there is no such run */
	uint64_t bit;                /* packed: from the object's first bit; byte B = bit / 8 holds its lowest.
					So many pointers lie before it too, each of sizeof(void *) bytes: */
	unsigned pointers;
};

/* Where an attribute's value lies. */
struct slot {
	const struct member *member; /* the whole member; NULL: `bits`, or packed, or no bits at all */
	struct bits bits;            /* small slots, and every slot of a packed object: of an array,
					of its first element */
	uint64_t element_bits;       /* packed arrays: from one element to the next, so many bits */
	unsigned element_pointers;   /* and so many pointers */
	struct value bias;           /* stored number = value - bias; zero where not biased. A number in
					`bits` is never negative as it is stored, not even a full-width one */
	enum presence presence;
	uint64_t spare;              /* PRESENCE_SPARE: the stored pattern in `bits`; of inline text, which is a
					member (packed: bytes): its first byte */
	struct bits present;         /* PRESENCE_BIT */
	struct bits length;          /* of bounded arrays: the count; of bytes (inline, owned, borrowed):
					the length. Inline text has none, it ends in NUL: its member is
					char[max_bytes + 1], in an array char[count][max_bytes + 1] */
};

/* In a packed object, everything begins at a bit; what is no number begins on a
 * byte boundary, and its width is that of the whole thing on lp64 (pointers: 64). */
struct layout {
	bool is_packed;              /* a byte array; offsets are in the slots, members is empty */
	struct member *members;      /* by offset, the parent's too */
	size_t member_count;
	struct slot *slots;          /* one per class->slots, in that order */
	uint64_t size[ABI_COUNT];
	uint64_t align[ABI_COUNT];
	uint64_t end[ABI_COUNT];     /* where the last member ends: a derived class begins here */
	uint64_t optimal[ABI_COUNT]; /* the size that `order: optimal` gives */
	uint64_t required_align;     /* the struct's members need less: it must be told so (alignas);
					0: no. The parent's counts too */
	struct bits end_bit;         /* packed: the first bit after the last slot */
	struct bits gap;             /* packed: free bits between slots, or width 0 */
};

/* check_class.c: is one of its attributes an array, its own or inherited? */
bool class_has_arrays(const struct class_def *class);

#endif
