/*
 * source.h: the files of a run: their text, the places in it, and the paths to show.
 */
#ifndef SLOTC_SOURCE_H
#define SLOTC_SOURCE_H

#include "slotc.h"

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

#endif
