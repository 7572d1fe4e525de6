/*
 * slotc.h: every noun and verb of the program, one banner per source file.
 *
 * A run reads a schema, checks it, places its slots, builds the view that the
 * templates see, renders it and writes the result. The stages never call each
 * other; a command (cmd_*.c) composes them. What the user did wrong is
 * collected in a `struct diag`; what the environment does wrong ends the run
 * through fail(); what we do wrong asserts.
 */
#ifndef SLOTC_H
#define SLOTC_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#if defined(__GNUC__)
#define SLOTC_PRINTF(text, first) __attribute__((format(printf, text, first)))
#else
#define SLOTC_PRINTF(text, first)
#endif

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* Are both the same text? Where many words are compared, most differ at once. */
static inline bool
text_is(const char *text, const char *word)
{
	return *text == *word && strcmp(text, word) == 0;
}

/* What a process of slotc ends with. 77 and 99 mean something else to Automake. */
enum exit_code {
	EXIT_DONE = 0,        /* all done */
	EXIT_SCHEMA = 1,      /* the schema is wrong; nothing was written */
	EXIT_USAGE = 2,       /* the command line is wrong */
	EXIT_ENVIRONMENT = 3, /* a file, the memory or another program failed us */
};

struct arena;
struct diag;
struct json;
struct map;
struct node;

/* What every stage gets: where memory comes from, where mistakes go, and what
 * the command line says of names and paths. */
struct run {
	struct arena *arena;
	struct arena *tree;             /* of the nodes, which nobody needs once the schema is checked; NULL:
					   they stay. Their texts are in `arena` */
	struct diag *diag;
	struct input *inputs;           /* every file that was read (path.c) */
	const char *const *prefix_maps; /* --file-prefix-map: "OLD=NEW" */
	size_t prefix_map_count;
	const char *prefix;             /* --prefix: put before every C name, or NULL: as the schema says */
	const char *suffix;             /* --suffix: put behind the C name of every class, or NULL */
	bool includes_runtime;          /* --runtime=system */
	bool includes_imports;          /* --imports=include */
	bool skips_packed;              /* no layout is wanted but that of the class itself */
	bool keeps_utf8;                /* --comments=utf8 */
	const char *const *folders;     /* -I: where imports are looked for */
	size_t folder_count;
	struct importer *importer;      /* made when it is first needed (cmd.c) */
};

/* ---- fail.c: the ways a run ends early -------------------------------- */

/* Say "slotc: MESSAGE" on stderr and exit 3. A format that ends in ':' is
 * completed with strerror(errno). */
_Noreturn void fail(const char *format, ...) SLOTC_PRINTF(1, 2);
/* Say "slotc: MESSAGE" and exit 2: the command line is wrong. */
_Noreturn void fail_usage(const char *format, ...) SLOTC_PRINTF(1, 2);

/* ---- arena.c: memory that lives as long as the run -------------------- */

/* A new arena; never NULL. */
struct arena *arena_new(void);
/* A new arena that is freed together with the other one, and never before. */
struct arena *arena_inside(struct arena *arena);
/* Forget everything that was allocated from the arena; the memory is used again. */
void arena_reset(struct arena *arena);
/* Free everything that was allocated from the arena, and the arena. */
void arena_free(struct arena *arena);
/* `count` zeroed elements of `size` bytes, aligned for any type; the product
 * is checked. Never NULL: out of memory ends the run. */
void *arena_alloc(struct arena *arena, size_t count, size_t size);
/* A NUL-terminated copy of `length` bytes. */
char *arena_text(struct arena *arena, const char *bytes, size_t length);
/* The text printf would print. */
char *arena_format(struct arena *arena, const char *format, ...) SLOTC_PRINTF(2, 3);
/* The length of a text, which need not be counted where arena_format returned
 * it last and nobody has changed it. */
size_t arena_length(const struct arena *arena, const char *text);
/* Room for one more element in an array that grows by doubling: returns the
 * array, moved where needed. `count` elements are in use. */
void *arena_grow(struct arena *arena, void *array, size_t count, size_t *capacity, size_t size);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), 1, sizeof(type)))
#define ARENA_ARRAY(arena, count, type) ((type *)arena_alloc((arena), (count), sizeof(type)))

/* ---- format.c: printf, quickly ----------------------------------------- */

/* As vsnprintf: print to `out` what has room, a NUL included, and return the
 * length of the whole text, the NUL not. With too little room, `out` may hold
 * anything. */
size_t format_text(char *out, size_t room, const char *format, va_list arguments);

/* ---- buf.c: a text that grows ----------------------------------------- */

/* `data` is NUL-terminated, or NULL while nothing was added. Zero it to start. */
struct buf {
	char *data;
	size_t length;
	size_t capacity;
	/* NULL, or what takes the text piece by piece, so that a long one never
	 * stands in memory whole; what was taken is no longer in `data`. */
	void (*drain)(void *context, const char *bytes, size_t length);
	void *context;
};

/* Make room for `more` bytes and a NUL. */
void buf_reserve(struct buf *buf, size_t more);

static inline void
buf_add(struct buf *buf, const char *bytes, size_t length)
{
	if (length >= buf->capacity - buf->length)
		buf_reserve(buf, length);
	if (length)
		memcpy(buf->data + buf->length, bytes, length);
	buf->length += length;
	buf->data[buf->length] = '\0';
}

void buf_text(struct buf *buf, const char *text);
void buf_char(struct buf *buf, char c);
void buf_format(struct buf *buf, const char *format, ...) SLOTC_PRINTF(2, 3);
/* Forget the text, keep the memory. */
void buf_reset(struct buf *buf);
/* Have the rest of the text drained. */
void buf_drain(struct buf *buf);
void buf_free(struct buf *buf);

/* ---- map.c: from text to pointer -------------------------------------- */

struct map *map_new(struct arena *arena);
/* A number for the key's bytes, the same in every run. */
uint64_t map_hash(const char *key, size_t length);
/* The value stored for the key, or NULL. */
void *map_get(const struct map *map, const char *key, size_t length);
/* Store a value unless the key is taken. Returns the value that was there
 * before, or NULL when `value` was stored. The key's bytes are not copied. */
void *map_put(struct map *map, const char *key, size_t length, void *value);

/* ---- typo.c: the word that was meant ---------------------------------- */

/* The candidate nearest to `word`, or NULL where none is near enough:
 * restricted Damerau-Levenshtein distance, case folded, '_' and '-' free, at
 * most a third of the longer length, rounded up. Of equals, swapped letters
 * win, then the same first letter, then the first. */
const char *typo_nearest(const char *word, const char *const *candidates, size_t count);

/* ---- utf8.c: code points and their width ------------------------------ */

/* Decode one code point of at most `length` bytes into *point. Returns the
 * bytes read, or 0 where they are not valid UTF-8 (RFC 3629). */
size_t utf8_decode(const char *bytes, size_t length, uint32_t *point);
/* Columns a terminal gives the code point: 0 (combining), 1 or 2 (wide). */
int utf8_width(uint32_t point);
/* Does a terminal obey the code point, or show nothing for it? Controls,
 * bidirectional and zero-width formats, line separators. */
bool utf8_is_hidden(uint32_t point);

/* Bytes that utf8_show needs for its longest answer. */
#define UTF8_SHOWN 12

/* The first code point (length is not 0) as it is shown to people: itself,
 * "<U+202E>" where it is hidden, "<FF>" for a byte that is not UTF-8. Returns
 * the bytes read; *width is the columns that `out` takes. */
size_t utf8_show(const char *bytes, size_t length, char out[UTF8_SHOWN], int *width);

/* ---- source.c: a file in memory, and places in it --------------------- */

struct source {
	const char *path;    /* as the user named it; "<stdin>" for "-" */
	const char *text;    /* NUL-terminated; a BOM is not part of it */
	size_t length;       /* bytes */
	const uint32_t *lines; /* byte offset of each line's start */
	size_t line_count;
};

/* A stretch of a source. Lines and columns count from 1, columns in code
 * points; the end is exclusive. A span without a source is no place at all. */
struct span {
	const struct source *source;
	uint32_t line, column;
	uint32_t end_line, end_column;
};

/* Read a whole file, "-" for standard input; what cannot be read, is no
 * regular file, or is larger than 64 MiB ends the run with exit 3. */
const struct source *source_load(struct run *run, const char *path);
/* A source from text in memory; the text is not copied. */
const struct source *source_of_text(struct arena *arena, const char *path, const char *text, size_t length);
/* Line `line` (from 1) without its line end. */
const char *source_line(const struct source *source, uint32_t line, size_t *length);
/* The offset in `text` of a line's column; that of the line's end where the
 * column lies beyond it. */
size_t source_offset(const struct source *source, uint32_t line, uint32_t column);

/* ---- path.c: the files of a run ----------------------------------------- */

struct input {
	struct input *next;
	const char *path;
	bool is_main; /* the command line names it */
};

/* Every file that the output depends on comes here, once it is read. */
void input_add(struct run *run, const char *path, bool is_main);
/* The path as messages and depfiles have it (--file-prefix-map). */
const char *path_shown(const struct run *run, const char *path);

/* ---- diag.c, diag_table.c, diag_text.c, diag_json.c, diag_path.c ------- */

/* One row per mistake; the order is that of the codes. */
enum diag_id {
	E_TAB_INDENT,
	E_UNQUOTED_SPECIAL,
	E_COLON_IN_TEXT,
	E_BRACKETS_IN_FLOW,
	E_SYNTAX,
	E_POINTER_IS_ALIAS,
	E_BANG_IS_TAG,
	E_UNCLOSED,
	E_BAD_INDENT,
	E_BAD_UTF8,
	E_CONTROL_CHAR,
	E_NOT_UTF8,
	E_DUPLICATE_KEY,
	E_UNDEFINED_ALIAS,
	E_MERGE_KEY,
	E_MULTIPLE_DOCUMENTS,
	E_TOO_DEEP,
	E_YAML_VERSION,
	E_COMPLEX_KEY,
	E_EMPTY_FILE,
	E_MISSING_KEY,
	E_WRONG_SHAPE,
	E_UNKNOWN_KEY,
	E_FOREIGN_KEY,
	E_WRONG_PLACE,
	E_NULL_SECTION,
	E_UNKNOWN_WORD,
	E_BAD_IDENTIFIER,
	E_RESERVED_WORD,
	E_NAME_COLLISION,
	E_DUPLICATE_DEFINITION,
	E_DUPLICATE_ATTRIBUTE,
	E_RESERVED_NAME,
	E_HEADER_CLASH,
	E_UNKNOWN_TYPE,
	E_AMBIGUOUS_TYPE,
	E_FOREIGN_TYPE,
	E_TYPE_CYCLE,
	E_ABSTRACT_VALUE,
	E_TYPEOF_CYCLE,
	E_ARRAY_BOUNDS,
	E_NOT_SCALAR,
	E_DEFAULT_TYPE,
	E_DEFAULT_RANGE,
	E_DEFAULT_ENUM,
	E_OCTAL_LOOKING,
	E_YAML11_NUMBER,
	E_MIN_GREATER_MAX,
	E_CONSTRAINT_MISMATCH,
	E_CONSTRAINT_OUTSIDE_TYPE,
	E_REQUIRED_WITH_DEFAULT,
	E_DEFAULT_TOO_LONG,
	E_ENUM_VALUE,
	E_CONTRADICTION,
	E_FLOAT_SPECIAL,
	E_BAD_LICENSE,
	E_BAD_INCLUDE,
	E_UNKNOWN_PARENT,
	E_IS_A_CYCLE,
	E_NOT_A_MIXIN,
	E_MIXIN_AS_PARENT,
	E_LAYOUT_CONFLICT,
	E_SIZE_MISMATCH,
	E_BAD_ALIGN,
	E_TOO_BIG,
	E_PACKED_MIX,
	E_NOT_IN_VARIANT,
	E_IMPORT_NOT_FOUND,
	E_IMPORT_CYCLE,
	E_OUTPUT_IS_INPUT,
	E_NOT_GENERATED,
	W_LOST_COMMENT,
	W_HOLE,
	W_UNUSED_TYPE,
	W_YAML11_WORD,
	W_DEPFILE_CHAR,
	W_DEPRECATED_USED,
	W_NO_DESCRIPTION,
	W_NAMING,
	W_UNUSED_ABSTRACT,
	W_STRADDLE,
	W_UNUSED_IMPORT,
	W_UNUSED_ENUM,
	W_UNUSED_MIXIN,
	DIAG_COUNT
};

/* The table's row: everything that is said about one kind of mistake. `{0}`
 * to `{7}` stand for the arguments. `help` is printed only when every
 * argument it names was given. */
struct diag_row {
	const char *code;    /* "E0203"; a W in front makes it a warning */
	const char *slug;    /* "unknown-key": the name that -W and explain take */
	const char *text;
	const char *help;    /* or NULL */
	const char *more;    /* "unknown keys in {1} '{2}'": messages that agree in this are folded after five; or NULL */
	const char *explain; /* wrong form, right form, why: for `slotc explain` */
	bool is_off;         /* a warning that is only given when it is asked for */
};

/* What becomes of a mistake; -W chooses for warnings. */
enum severity { SEVERITY_DEFAULT, SEVERITY_OFF, SEVERITY_WARNING, SEVERITY_ERROR };

extern const struct diag_row diag_table[DIAG_COUNT];

#define DIAG_ARGS 8

struct diag_message;

struct diag *diag_new(struct arena *arena);
/* Record a mistake. The arguments' text is copied; NULL means "not given". A
 * span with a source and line 0 is the file as a whole. The same text at the
 * same place is recorded once. */
struct diag_message *diag_add(struct diag *diag, enum diag_id id, struct span at, const char *const args[DIAG_ARGS]);
#define diag_report(diag, id, at, ...) \
	diag_add((diag), (id), (at), (const char *const[DIAG_ARGS]){__VA_ARGS__})
/* Add a note; without a source in `at` it has no place of its own. */
void diag_note(struct diag_message *message, struct span at, const char *format, ...) SLOTC_PRINTF(3, 4);
/* Add a line of help, for advice that the row's own `help` cannot give. */
void diag_help(struct diag_message *message, const char *format, ...) SLOTC_PRINTF(2, 3);
/* Offer a text that would be right in place of the message's span. */
void diag_fix(struct diag_message *message, const char *replacement);
/* Before anything is recorded: what becomes of mistakes of one kind. */
void diag_set(struct diag *diag, enum diag_id id, enum severity severity);
/* Is a mistake of this kind recorded at all? For what takes time to find out. */
bool diag_is_on(const struct diag *diag, enum diag_id id);
/* Print no more than so many errors; 0: all. */
void diag_limit(struct diag *diag, size_t errors);
/* For what writes files unless there is an error: the summary says that it did not. */
void diag_gate(struct diag *diag);
size_t diag_errors(const struct diag *diag);

enum diag_format { DIAG_TEXT, DIAG_SHORT, DIAG_JSON };

/* Print everything recorded to `out`: files in the order they were first
 * seen, then by line and column. DIAG_TEXT ends with a summary line, DIAG_SHORT
 * is one line a message, DIAG_JSON one object a line. Prints nothing when
 * nothing was recorded. */
void diag_print(const struct diag *diag, struct buf *out, enum diag_format format, bool color);
/* Is this the row's name, or that of its family, "unused"? */
bool diag_is_called(const struct diag_row *row, const char *name);
/* The row with this code (in any case) or slug, or NULL. */
const struct diag_row *diag_find(const char *code_or_slug);

/* ---- node.c, node_*.c: YAML as a tree (libyaml) ------------------------ */

enum node_kind { NODE_SCALAR, NODE_MAPPING, NODE_SEQUENCE };

struct node_pair {
	const struct node *key; /* always a scalar */
	const struct node *value;
};

/* Large schemas have millions of them: a field more is felt. */
struct node {
	struct span at;  /* of a block mapping or sequence: its first line */
	uint8_t kind;    /* enum node_kind */
	bool is_plain;   /* a scalar without quotes: may be a number, a bool, null */
	bool is_poisoned; /* wrong, and reported: say nothing that only follows from it */
	bool is_cut;      /* a collection that a fault of YAML ends: what it lacks may follow there */
	union {
		uint32_t length; /* of a scalar's text */
		uint32_t count;  /* pairs of a mapping, items of a sequence */
	};
	const char *text; /* scalar: the decoded text, NUL-terminated, without NUL inside; else "" */
	union {
		const struct node_pair *pairs;
		const struct node *const *items;
	};
};

/* What is said of `type:int8`, `type int8` and `type = int8`, wherever it shows. */
#define NODE_MISSING_BLANK "a blank is missing after ':'"
#define NODE_MISSING_COLON "a ':' is missing after this word"
#define NODE_EQUALS        "'=' where ':' is expected"

/* Parse one YAML document. Reports what is wrong and returns NULL when there
 * is no tree to go on with; where YAML itself is wrong, the tree is what stands
 * before that. Keys are unique; nesting, size and aliases are
 * bounded; merge keys, tags and `%` lines are dealt with as doc/slotc says. */
const struct node *node_parse(struct run *run, const struct source *source);
/* Is the scalar a plain null (empty, `~`, `null`)? */
bool node_is_null(const struct node *node);
/* "a mapping", "a list", "a word": what the node is, for messages. */
const char *node_what(const struct node *node);

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

/* ---- model.h: the schema as the stages pass it on --------------------- */

#include "model.h"

/* ---- ident.c: names and their letters ------------------------------------ */

/* The C name of a class: "CartItem" becomes "cart_item", "HTTPServer"
 * "http_server". */
const char *ident_snake(struct arena *arena, const char *name);
/* "CART_H" from "cart.h". */
const char *ident_guard(struct arena *arena, const char *name);
/* Position (from 0) of the first byte that cannot stand there in a C
 * identifier, or -1. */
int ident_bad_byte(const char *name, size_t length);
/* A name made of the letters and digits of `name` that C would take. */
const char *ident_repair(struct arena *arena, const char *name);
/* "SOLD_OUT" from "SoldOut" or "sold_out". */
const char *ident_upper(struct arena *arena, const char *name);
/* `_X`, `__x`, `a__b` (C++), `_x`: left to the implementation. */
bool ident_is_reserved(const char *name);

/* ---- ident_taken.c: names that are taken --------------------------------- */

/* A keyword of C99 to C23 or of C++98 to C++23 (GNU's asm and typeof too)? */
bool ident_is_keyword(const char *name);
/* An object-like macro that some system's headers define? */
bool ident_is_macro(const char *name);
/* The standard or POSIX header that declares this tag or function, or NULL. */
const char *ident_header(const char *name);
/* The one that declares a function of this name, which no typedef can have, or NULL. */
const char *ident_function_header(const char *name);
/* Does a name that ident_header or ident_is_macro knows begin with the text? */
bool ident_starts_system_name(const char *text);

/* ---- read*.c: from nodes to a schema ------------------------------------ */

struct reader;

/* Where a key may stand. */
enum key_owner {
	OWNER_SCHEMA,
	OWNER_SCHEMA_C,
	OWNER_TYPE,
	OWNER_ENUM,
	OWNER_ENUM_C,
	OWNER_PERMISSIBLE_VALUE,
	OWNER_CLASS,
	OWNER_CLASS_C,
	OWNER_LAYOUT,
	OWNER_ASSERT_SIZE,
	OWNER_ATTRIBUTE,
	OWNER_ATTRIBUTE_C,
	OWNER_COUNT,
};

struct key_owner_row {
	const char *what;         /* in "unknown key 'x' in class 'C'" */
	const char *with_article; /* in "'x' belongs to a class" */
};

extern const struct key_owner_row key_owner_table[OWNER_COUNT];

/* What a key's value looks like. */
enum key_shape {
	SHAPE_TEXT,        /* any scalar */
	SHAPE_REASON,      /* a text, and never a bool */
	SHAPE_NAME,        /* of something in C */
	SHAPE_TYPE,        /* the name of a type */
	SHAPE_PARENT,      /* the name of one class */
	SHAPE_BOOL,
	SHAPE_SIZE,        /* an integer above zero */
	SHAPE_BOUND,       /* an integer, a number or a time */
	SHAPE_VALUE,       /* a value of the attribute's type, or a list of them */
	SHAPE_WORD,        /* one of a few words */
	SHAPE_TEXTS,       /* a list of texts */
	SHAPE_NAMES,       /* a list of names */
	SHAPE_MAPPING,     /* keys of the owner `inner` */
	SHAPE_DEFINITIONS, /* from names to definitions of the owner `inner` */
	SHAPE_SIZES,       /* an integer above zero, or a mapping of the owner `inner` */
	SHAPE_ANY,
	SHAPE_COUNT,
};

/* One key of the language: the row that reading, messages, the JSON Schema
 * and the tests of the documentation come from. */
struct key {
	enum key_owner owner;
	const char *name;
	enum key_shape shape;
	void (*read)(struct reader *reader, const struct key *key, void *object, const struct node_pair *pair);
	size_t offset;            /* where generic readers put it in the object */
	enum key_owner inner;     /* of what is in it; OWNER_COUNT: nothing has keys */
	const char *const *words; /* SHAPE_WORD: ended by NULL */
	const char *example;      /* a value that is right */
	const char *about;        /* one sentence */
};

/* Every key, by owner. */
const struct key *read_keys(size_t *count);
/* The owner's key with this name, OWNER_COUNT: anybody's first; or NULL. */
const struct key *read_key(enum key_owner owner, const char *name, size_t length);

/* A schema from its tree. Reports every key and shape that is wrong; what it
 * returns holds all that was right, so that checking can go on. */
struct schema *read_schema(struct run *run, const struct source *source, const struct node *root);

/* ---- import.c: the schemas that a schema imports ------------------------- */

struct importer;

/* Folders are where imports are looked for after the importing file's own. */
struct importer *importer_new(struct arena *arena, const char *const *folders, size_t count);
/* Read the schema at the path and all that it imports, each file once however
 * often it is asked for, and set their closures. NULL when there is no schema
 * to go on with. A path that cannot be read ends the run; an import that
 * cannot be read is reported. */
struct schema *import_schema(struct run *run, struct importer *importer, const char *path);

/* ---- check*.c: does it make sense ---------------------------------------- */

/* Resolve types and defaults, choose C names, and report what does not fit: of
 * the schema and, before it, of all that it imports, each once. */
void check_schema(struct run *run, struct schema *schema);
/* Warn of what is not wrong, once all schemas of the run are checked: a name that
 * another of them uses is not unused. */
void check_lints(struct run *run, struct schema *schema);
/* Report every two names in C, of the schema and all that it imports, that
 * would be the same, and those that a header of the system has taken. */
void check_collisions(struct run *run, const struct schema *schema);

/* ---- schema_json.c: the language as a JSON Schema ------------------------- */

/* Draft 7, from the table of keys: what slotc takes, an editor takes. */
struct json *schema_json(struct arena *arena);

/* ---- place.c: where every byte goes ------------------------------------ */

/* Give every class of a correct schema its layout. */
void place_schema(struct run *run, struct schema *schema);
/* The class as the map variant has it (place_map.c): members are cells behind
 * the object's pointer, their names as they follow `self->`. Needs no placing. */
struct layout *place_map(struct arena *arena, const struct class_def *class);
/* The class as maps in a hash table have it: there is no place but an entry's cell. */
struct layout *place_hashed(struct arena *arena, const struct class_def *class);
extern const char *const place_map_via; /* "cells->": what these names begin with */

/* ---- phash.c: the lookup that is generated per class ------------------- */
/* (phash.h) */

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

/* ---- mustache.c, mustache_parse.c: templates, strictly ------------------ */

/* A text that a name stands for, or NULL where there is none. It is copied. */
typedef const char *mustache_loader(void *context, const char *name, size_t *length);

struct mustache;

struct mustache_error {
	const char *template_name;
	uint32_t line, column; /* from 1, in bytes */
	const char *message;
};

/* Parse the named template and every partial it reaches, each once. NULL and
 * *error filled when one is missing or malformed. */
const struct mustache *mustache_parse(struct arena *arena, const char *name, mustache_loader *load, void *context,
                                      struct mustache_error *error);
/* Render to `out`. False and *error filled where a key is not defined in any
 * enclosing object, or a value is of a kind that the tag cannot show. A
 * template remembers where it found its keys: one thread at a time. */
bool mustache_render(const struct mustache *template, const struct json *view, struct buf *out,
                     struct mustache_error *error);

/* ---- embedded.c (made at build time): templates and runtime headers ---- */

struct embedded {
	const char *name; /* "header.h.mustache", "slotc/slot.h" */
	const char *bytes;
	size_t length;
};

/* By name, sorted as strcmp does. */
extern const struct embedded embedded_table[];
extern const size_t embedded_count;
/* The row with this name, or NULL (render.c). */
const struct embedded *embedded_find(const char *name);

/* ---- variant.c, check_variant.c: what can be generated ------------------ */

enum variant {
	VARIANT_SLOTTED,
	VARIANT_PACKED,
	VARIANT_MAP,
	VARIANT_MAP_UTHASH,
	VARIANT_MAP_GLIB,
	VARIANT_COUNT,
};

struct variant_row {
	const char *name;   /* "map": what --variant takes */
	const char *suffix; /* "_map": what a default output name gets */
	const char *about;
	const char *const *runtime; /* runtime files of its own, each after those it includes; ended by NULL */
	const char *backing;        /* of a map: the initialiser of its slot_backing, or NULL */
	const char *pointer;        /* of a map in a library's hash table: the type of the pointer to that, or NULL */
};

extern const struct variant_row variant_table[VARIANT_COUNT];
/* Is an object a map from name to value? */
bool variant_is_map(enum variant variant);
/* Is it one whose attributes are entries of a library's hash table? */
bool variant_is_hashed(enum variant variant);
/* What keeps the variant from holding the attribute, "is an array", or NULL. */
const char *variant_refuses(enum variant variant, const struct attribute *attribute);
/* Report every attribute, of a sound schema and all that it imports, that the
 * variant cannot hold. */
void check_variant(struct run *run, const struct schema *schema, enum variant variant);

/* ---- view.c: what a template sees --------------------------------------- */

/* What a header holds of its schema; all but the first come of --split=class. */
enum header_part {
	HEADER_WHOLE,    /* all of it */
	HEADER_UMBRELLA, /* the other headers' names */
	HEADER_COMMON,   /* the runtime, imports, enums: what classes share */
	HEADER_CLASS,    /* one class */
};

struct header {
	enum header_part part;
	const struct schema *schema;
	const struct class_def *class; /* of HEADER_CLASS, else NULL */
	enum variant variant;
	const char *path;              /* where it is written, or what it calls itself */
	const char *stem;              /* what the paths of all of its schema begin with: "dir/shop_map"; of
					  HEADER_WHOLE NULL */
};

struct headers {
	struct header *items;
	size_t count, capacity;
};

/* The name of a schema's header where no other is given: "shop_map.h". */
const char *header_name(struct arena *arena, const struct schema *schema, enum variant variant);
/* The templates of the parts. */
extern const char *const header_template[];
/* Add the header, or where it is HEADER_UMBRELLA all that the schema is split
 * into; its path ends in ".h" then. The schema is sound. */
void headers_add(struct arena *arena, struct headers *headers, struct header header);
/* The view of a header, total: every object has every key of doc/view.md. It
 * lives no longer than `header`. */
struct json *view_part(struct run *run, const struct header *header);
/* The same for the whole of a schema in one header. */
struct json *view_header(struct run *run, const struct schema *schema, enum variant variant, const char *output_name);

/* ---- emit.c: the only ways a schema's text enters C --------------------- */

/* A C string literal with its quotes; 3-digit octal escapes, `?` escaped. */
const char *emit_string(struct arena *arena, const char *bytes, size_t length);
/* An integer constant expression of exactly this value, valid in C99 and
 * C++11 without warnings. */
const char *emit_integer(struct arena *arena, struct value value, const struct prim *type);
/* A floating constant that reads back bit for bit (C99 6.4.4.2). */
const char *emit_real(struct arena *arena, double value, bool is_float);
/* The same to compare with, or to be kept as a double: a cast takes the excess
 * precision away that some C gives to constants (C11 5.2.4.2.2), where there is any. */
const char *emit_bound(struct arena *arena, double value, bool is_float);
/* A comment of its own as a list of lines, its marks included; empty for no text.
 * Nothing in the text can end it, join it to the next line or hide in it. What is
 * not ASCII is shown as "U+00E9", or kept where people can see it. */
struct json *emit_comment(struct arena *arena, const char *text, bool keeps_utf8);
/* One line that may stand inside a comment or behind #error. */
const char *emit_inline(struct arena *arena, const char *text);

/* ---- render.c: a view through a template -------------------------------- */

/* The template of this name: "header.h" is the file header.h.mustache, from
 * `folder` when that is not NULL and has it, embedded otherwise; so are its
 * partials. A template that is wrong ends the run with its place. */
const struct mustache *render_load(struct run *run, const char *name, const char *folder);
/* Render the view; a template that asks for what is not there ends the run. */
void render_template(const struct mustache *template, const struct json *view, struct buf *out);
/* Both at once. */
void render_view(struct run *run, const char *name, const char *folder, const struct json *view, struct buf *out);

/* ---- write.c: outputs, all or none -------------------------------------- */

struct output {
	const char *path; /* "-" is standard output */
	const char *bytes;
	size_t length;
	/* Instead of the bytes: what prints them, the same each time it is asked,
	 * so that a long text need not be in memory whole; or NULL. */
	void (*print)(const void *context, struct buf *out);
	const void *context;
	bool if_changed;  /* leave a file that holds this text already as it is, its time too */
};

/* Add the text of the output to `out`. */
void output_print(const struct output *output, struct buf *out);
/* Does the file hold exactly this text? A file that is not there does not. */
bool output_is_current(const struct output *output);

/* Write every output beside its place, then rename them all. A failure ends
 * the run with exit 3, and nothing on disk has changed. */
void write_outputs(struct arena *arena, const struct output *outputs, size_t count);

/* ---- diff.c: what changed between two texts ------------------------------ */

/* One hunk in the unified format, cut where it would be long. */
void diff_print(struct arena *arena, const char *name, const char *old, size_t old_length, const char *new,
                size_t new_length, struct buf *out);

/* ---- terminal.c: what a reader's terminal shows --------------------------- */

/* Columns of the terminal, by COLUMNS or what it says of itself; 0 where it is none. */
int terminal_width(int fd);
/* Does the environment's locale say UTF-8? */
bool terminal_has_utf8(void);
/* Are colours wanted there? `color` is what --color says. */
enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };
bool terminal_has_color(int fd, enum color color);

/* ---- compare.c: measure the variants ------------------------------------ */
/* (compare.h) */

/* ---- opt.c, opt_table.c: the command line -------------------------------- */
/* (opt.h) */

#endif
