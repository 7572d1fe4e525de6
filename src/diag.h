/*
 * diag.h: mistakes of the user: what each kind of them says, and what was found.
 */
#ifndef SLOTC_DIAG_H
#define SLOTC_DIAG_H

#include "source.h"

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

#endif
