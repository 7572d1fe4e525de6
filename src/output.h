/*
 * output.h: what leaves the program: files, all or none, and what a terminal shows.
 */
#ifndef SLOTC_OUTPUT_H
#define SLOTC_OUTPUT_H

#include "slotc.h"

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

#endif
