/*
 * node_fault.h: what the node_fault*.c share: the place where libyaml gave up,
 * with the text around it. What returns nothing reports one mistake.
 */
#ifndef SLOTC_NODE_FAULT_H
#define SLOTC_NODE_FAULT_H

#include "diag.h"
#include "node_internal.h"

struct fault {
	struct run *run;
	const struct source *source;
	const struct node_fault *from;
	const char *problem, *context;
	struct span at;    /* where libyaml gave up */
	struct span began; /* what it was reading then */
	const char *line;  /* the line of `at` */
	size_t length;
	size_t byte;   /* of `at` in the line */
	bool is_first; /* nothing but blanks stands before it */
	bool is_end;   /* of the file */
};

/* ---- node_fault_text.c: the text around it ------------------------------- */

static inline bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Does anything but a comment stand in the line? */
bool fault_is_content(const char *line, size_t length);
/* The message says that the lines below were not read, where there are any. */
struct diag_message *fault_report(const struct fault *fault, enum diag_id id, struct span at, const char *a,
				  const char *b, const char *c);
struct diag_message *fault_syntax(const struct fault *fault, struct span at, const char *text);
/* Does libyaml's text, NULL where it has none, hold these words? */
bool fault_says(const char *text, const char *words);
/* This byte of the fault's line; NUL behind its end. */
char fault_char(const struct fault *fault, size_t byte);
/* The spaces that a line begins with. */
size_t fault_indent(const char *line, size_t length);
/* Columns that the bytes take, in code points. */
uint32_t fault_columns(const char *bytes, size_t length);
/* The stretch of the fault's line from byte `from` to byte `to`. */
struct span fault_span(const struct fault *fault, size_t from, size_t to);
/* Where the word that ends before this byte begins. */
size_t fault_word_begin(const struct fault *fault, size_t byte);
/* Where a word that begins at this byte ends. */
size_t fault_word_end(const struct fault *fault, size_t byte);
/* The word at this byte, or the byte alone where there is none. */
struct span fault_word(const struct fault *fault, size_t byte);
/* Where the unquoted value that begins at this byte was meant to end: before
 * a comment, or in brackets before what would close or go on. */
size_t fault_value_end(const struct fault *fault, size_t byte);
/* The text in the quotes that need least escaping. */
const char *fault_quoted(const struct fault *fault, size_t from, size_t to);

/* ---- node_fault_indent.c: lines indented too much or too little ----------- */

/* The first line of those above that are indented more than this one but
 * belong to no one who is indented less; 0 if there are none. */
uint32_t fault_sibling(const struct fault *fault);
/* The line that `sibling` stands in shows how far this one should go in. */
struct diag_message *fault_indented(const struct fault *fault, uint32_t sibling);
/* The line is indented less than the line `inside`, and more than what that is in:
 * it belongs to the one whose key is like its own, or else to the nearer one. */
void fault_between(const struct fault *fault, uint32_t inside);
/* The same of a key among the items of a list, where it belongs to what the list is
 * in; false where it does not. */
bool fault_key_outside(const struct fault *fault);
/* Something stands behind the mapping that is the schema. */
void fault_after_schema(const struct fault *fault);

/* ---- node_fault_block.c: keys and items on lines of their own ------------ */

/* ": " where no key can end. */
void fault_colon(const struct fault *fault);
/* `id: type: uint8`, `id: (type: uint8)`: what stands from byte `from` to byte `to` is a
 * mapping, as the key before it may have and the key that it begins with tells; false
 * where it is a text. */
bool fault_inner_mapping(const struct fault *fault, size_t key, size_t key_end, size_t from, size_t to);
/* Something stands where a block mapping goes on with a key. */
void fault_no_key(const struct fault *fault);
/* Something stands where a list goes on with an item. */
void fault_no_item(const struct fault *fault);
/* A word on a line of its own where a key should be. */
void fault_lone_word(const struct fault *fault);

/* ---- node_fault_flow.c: what is in brackets ------------------------------ */

/* In brackets libyaml takes no ':' for a part of a word that a bracket or a
 * comma follows. */
void fault_flow_colon(const struct fault *fault);
/* A ',' or what closes the bracket is expected, and something else stands there. */
void fault_in_flow(const struct fault *fault);
/* A value is missing. */
void fault_no_content(const struct fault *fault);

/* ---- node_fault.c: what is wrong anywhere -------------------------------- */

/* Text follows a value in these quotes. */
void fault_after_quotes(const struct fault *fault, char quote);
/* A word and what belongs behind its ':', from byte `from` to byte `to`. */
void fault_missing_blank(const struct fault *fault, size_t from, size_t colon, size_t to);

#endif
