/*
 * differ.h: a random schema and a random program over it. A seed goes in; the
 * schema as YAML, in up to three files, and a C program come out. The program
 * prints every result of every call and knows its header only as HEADER, so
 * that what the variants answer can be compared line by line (seed.sh).
 *
 * The generator has a model of the language of its own, on purpose: it shares
 * no code with slotc, so that it shares no mistake either. Where the model
 * knows what a call must answer, the program checks that too.
 */
#ifndef DIFFER_H
#define DIFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* ---- random.c: the same numbers from the same seed, everywhere ---- */

extern uint64_t random_state;
uint64_t random_word(void);
/* From 0 to bound - 1. */
unsigned below(unsigned bound);
/* True `percent` times in a hundred. */
bool chance(unsigned percent);
/* An integer that is likely at an edge. */
uint64_t edge_number(void);

/* ---- schema.c: types, attributes ---- */

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
	F_TIME = 0x8000,         /* ISO 8601 */
	F_NAMED_TYPE = 0x10000,
	F_DEPRECATED = 0x20000,
	F_MIXIN = 0x40000,
	F_IMPORT = 0x80000,
	F_ABSTRACT = 0x100000,
	F_C_NAME = 0x200000,
	F_DEFAULT = 0x400000,
	F_ALL = 0x7fffff
};

extern unsigned features;
/* True `percent` times in a hundred, if the schema may use it. */
bool may(enum feature feature, unsigned percent);

/* What a value must satisfy. */
struct limits {
	bool has_minimum, has_maximum;
	uint64_t minimum, maximum; /* two's complement of signed types */
	double least, greatest;    /* of reals */
	uint32_t max_bytes;        /* 0: no limit */
};

struct enumeration {
	char name[24];
	char c_name[32];
	char constants[40]; /* before each constant: "ONE_KIND1_" */
	unsigned file;
	bool is_flags, has_c_name;
	unsigned count;
	char values[6][16];
	uint64_t numbers[6];
};

/* `types`: a scalar type with limits of its own. */
struct named_type {
	char name[24];
	unsigned file;
	const struct named_type *base; /* it is made from, or NULL */
	enum type type;
	struct limits limits;
	bool has_own_limits;           /* besides those of its base */
};

struct class_model;

struct attribute {
	char name[32];
	char accessor[32]; /* in the names of its functions */
	char alias[32];    /* "" : none */
	enum type type;
	enum storage storage;
	bool is_optional, is_required, is_readonly, is_constant, is_bounded;
	uint32_t count;    /* of an array, at most; 0: none */
	struct limits limits;
	bool has_own_limits;            /* besides those of its named type */
	const struct named_type *named; /* or NULL */
	const struct enumeration *names;
	const struct class_model *object;
};

bool is_integer(enum type type);
bool is_real(enum type type);
bool is_signed(enum type type);
unsigned bits_of(enum type type);
const char *type_name(enum type type);
/* Is it a parameter of init? */
bool is_parameter(const struct attribute *attribute);
/* The least and greatest integer it takes, as two's complement. */
void integer_limits(const struct attribute *attribute, uint64_t *least, uint64_t *greatest);
/* Is `a` less than `b`, as numbers of the type? */
bool is_less(enum type type, uint64_t a, uint64_t b);

/* One more attribute of the class, of a name that it has not. */
void think_of_attribute(struct class_model *class);
/* One more of that integer type, of which nothing else is said. */
void think_of_plain_attribute(struct class_model *class, enum type type);

/* ---- schema_type.c: enums, named types ---- */

extern struct enumeration enumerations[4];
extern struct named_type named_types[4];
extern unsigned enumeration_count, named_type_count;

void think_of_limits(enum type type, struct limits *limits);
/* Allow some of what the limits allow; false where there is nothing to narrow. */
bool narrow(enum type type, struct limits *limits);
void think_of_enum(unsigned file);
void think_of_type(unsigned file);

/* ---- schema_class.c: files and classes ---- */

enum { MOST_ATTRIBUTES = 28 };

struct file {
	const char *name;   /* of the schema */
	const char *prefix; /* of C names, or "" */
};

struct class_model {
	char name[24];   /* "Alpha" */
	char c_name[32]; /* "one_alpha" */
	unsigned file;
	const struct class_model *parent;
	const struct class_model *mixins[2];
	unsigned mixin_count;
	bool is_mixin, is_abstract, has_c_name;
	struct attribute attributes[MOST_ATTRIBUTES]; /* the parent's first, then the mixins', then its own */
	unsigned count, inherited, own; /* `own`: where those it declares itself begin */
	unsigned known_size;            /* of an object, on every machine and as a whole; 0: not known here */
};

extern const struct file files[3];
extern struct class_model classes[9];
extern unsigned file_count, class_count;
/* Every class says so: packed ones have no other parents or parts. */
extern bool is_packed;
/* The file whose header includes prelude.h, which the program then does not; or none. */
extern unsigned prelude_file;

/* Is it the class or derived from it? */
bool is_kind_of(const struct class_model *class, const struct class_model *base);
/* A class that has objects: it or one derived from it, or NULL. */
const struct class_model *some_object_of(const struct class_model *class);
/* Has it get_at and set_at, which come with arrays? */
bool has_arrays(const struct class_model *class);
/* Has it objects, that are called a and b? */
bool has_objects(const struct class_model *class);
void think_of_schema(void);

/* ---- schema_write.c, schema_write_class.c: as YAML ---- */

void write_schema(FILE *out, unsigned file);
void write_schema_class(FILE *out, const struct class_model *class);
/* ", minimum: 1, maximum: 9" */
void write_limits(FILE *out, enum type type, const struct limits *limits);
/* "c: {name: NAME, typedef: true}", or nothing; the name may be NULL. */
void write_c(FILE *out, const char *name);
/* At times, what is for people or other tools: it changes nothing but comments
 * and the texts of tables. `before` and `behind` stand around it. */
void write_remarks(FILE *out, const char *before, const char *behind);
void write_deprecated(FILE *out, const char *before, const char *behind);
void write_annotations(FILE *out, const char *before, const char *behind);

/* ---- value.c, value_write.c: values ---- */

enum value_kind { V_NONE, V_BOOL, V_INT, V_UINT, V_REAL, V_TEXT, V_BYTES, V_OBJECT };

/* A value, and how it is written. */
struct value {
	enum value_kind kind;
	uint64_t number;     /* of bools and integers, as two's complement */
	const char *c, *yaml; /* a real, a text; NULL: a null pointer */
	unsigned length;     /* of a text or bytes */
	bool is_text;        /* UTF-8 without NUL */
	bool is_name;        /* of an enum's value */
	const struct class_model *object; /* the class that it has */
	char which;          /* 'a' or 'b'; 0: a null pointer */
};

/* What a status must be, when the model knows it. */
enum verdict { ANY_STATUS, MUST_SUCCEED, MUST_BE_OUT_OF_RANGE, MUST_BE_TOO_LONG, MUST_BE_BAD, MUST_BE_WRONG_TYPE };

/* A value for the attribute, or one of its elements; `is_good`: one that it takes.
 * Its texts last until so many more values have been thought of. */
struct value value_for(const struct attribute *attribute, bool is_good);
/* A value of any kind. */
struct value any_value(void);
/* What setting it must answer. */
enum verdict judge(const struct attribute *attribute, const struct value *value);

/* Print a value as typed functions take it. */
void print_typed(FILE *out, const struct attribute *attribute, const struct value *value);
/* Print it as a slot_value. */
void print_value(FILE *out, const struct value *value);
/* Print an argument of init. */
void print_parameter(FILE *out, const struct attribute *attribute, bool is_good);
/* Print it as YAML. */
void print_yaml(FILE *out, const struct attribute *attribute, const struct value *value);

/* ---- program.c: the program, and what it has for each class ---- */

void write_program(FILE *out);
/* A hash of references is one of addresses. */
bool holds_references(const struct class_model *class);
/* Arguments for init: ", " and a value for each parameter. */
void print_parameters(FILE *out, const struct class_model *class, bool is_good);

/* ---- calls.c, calls_name.c, calls_whole.c: a random call ---- */

/* What a call is about: an attribute of a class, and one of its two objects. */
struct call {
	const struct class_model *class;
	const struct attribute *attribute;
	char which;
};

void write_call(FILE *out);
/* Begin: say what is called. */
void open_call(FILE *out, const struct call *call, const char *about, const char *name);
/* "for (try...)": the statement behind it sets `status`, and is repeated with
 * each of its allocations failing. */
void open_try(FILE *out, const struct call *call);
/* Say the status, and the object after it. */
void close_call(FILE *out, const struct call *call, const char *name);
/* "&alpha_a", or at times it as one of its parents; returns the class whose functions take it. */
const struct class_model *pick_self(const struct call *call, bool is_const, char text[160]);

void call_by_name(FILE *out, const struct call *call);
void call_with_stranger(FILE *out, const struct call *call);
void call_explain(FILE *out, const struct call *call);
void call_whole(FILE *out, const struct call *call);
void call_init(FILE *out, const struct call *call);
void call_enum(FILE *out);

#endif
