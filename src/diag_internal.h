/*
 * diag_internal.h: what diag.c records, diag_path.c finds and diag_text.c and diag_json.c print.
 */
#ifndef SLOTC_DIAG_INTERNAL_H
#define SLOTC_DIAG_INTERNAL_H

#include "diag.h"

struct diag_note {
	struct diag_note *next;
	struct span at; /* without a source: no place of its own */
	const char *text;
	bool is_help;
};

struct diag_message {
	const struct diag_row *row;
	struct span at;
	const char *text;
	bool is_warning;
	const char *more; /* what messages that are folded together agree in, or NULL */
	const char *fix;  /* or NULL */
	struct diag_note *notes;
	struct diag_note **notes_end;
	struct arena *arena;
	size_t file;  /* of the sources in the order they were first seen */
	size_t order; /* in which the messages came */
};

struct diag {
	struct arena *arena;
	struct arena *scratch; /* of the last message that is not kept */
	struct map *seen; /* messages by kind, place and text */
	struct diag_message **messages;
	size_t count, capacity;
	const struct source **sources;
	size_t source_count, source_capacity;
	size_t errors, warnings;
	enum severity severities[DIAG_COUNT];
	size_t most_errors; /* that are printed; 0: all */
	bool is_gate;       /* files are written where there is no error */
};

/* Lines beyond this many bytes are no one's to read: they get no excerpt, and
 * columns on the screen are taken as those in code points. It keeps many
 * mistakes in one huge line from taking quadratic time. */
enum { DIAG_LONG_LINE = 4096 };

/* Messages that are kept; the rest are counted. */
enum { DIAG_KEPT = 10000 };

static inline bool
diag_is_warning(const struct diag_row *row)
{
	return row->code[0] == 'W';
}

/* Print the messages, which are sorted, in one of the formats. */
void diag_print_text(const struct diag *diag, struct diag_message *const *messages, struct buf *out, bool color);
void diag_print_short(const struct diag *diag, struct diag_message *const *messages, struct buf *out, bool color);
void diag_print_json(const struct diag *diag, struct diag_message *const *messages, struct buf *out);

/* diag_path.c: for each of the messages, which are sorted, the path of the key
 * that it is about, as a JSON Pointer; NULL where a message has no file. */
void diag_find_paths(struct arena *arena, struct diag_message *const *messages, size_t count, const char **paths);

bool diag_is_long(const struct source *source, uint32_t line);
/* The display column (from 1) of a place: tabs go to every eighth column, and
 * each character takes what it takes on a terminal. */
size_t diag_display_column(const struct source *source, uint32_t line, uint32_t column);

#endif
