/*
 * node_internal.h: what the node_*.c share; node_build.h has what only some of them do.
 */
#ifndef SLOTC_NODE_INTERNAL_H
#define SLOTC_NODE_INTERNAL_H

#include "node.h"

#include <yaml.h>

/* Where libyaml stood when it gave up. */
struct node_fault {
	const yaml_parser_t *parser;
	struct span last;       /* the scalar that came last; no place if none did */
	bool last_is_plain;
	struct span quoted;     /* the quoted text of several lines that came last; no place if none did */
	struct span flow;       /* the innermost open bracket; no place if there is none */
};

/* Check the bytes before libyaml sees them: encoding, control characters and
 * `%` lines, each reported with its place. False when something was wrong. */
bool node_scan(struct run *run, const struct source *source);
/* Say in the user's words why libyaml gave up. Returns where what it had read by
 * then ends: at the fault, or before it where a quote was not closed. */
struct span node_explain_fault(struct run *run, const struct source *source, const struct node_fault *fault);
/* The message says that the lines below this one were not read, where there are any. */
void node_note_unread(struct diag_message *message, const struct source *source, uint32_t line);

/* "U+202E (turns the direction of text)" */
const char *node_name_point(struct arena *arena, uint32_t point);
/* May the code point not even be written as an escape? */
bool node_is_bidi(uint32_t point);

/* The place of a mark; libyaml's end of input can lie beyond the last line. */
struct span node_place(const struct source *source, yaml_mark_t mark);
/* `length` code points from a place on its line. */
struct span node_stretch(struct span at, size_t length);

#endif
