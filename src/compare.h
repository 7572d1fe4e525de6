/*
 * compare.h: measuring the variants of a class. One pipeline: choose the rows,
 * write their sources, build them, weigh them, time them in turns, report.
 * A row of the report, a column of it, and a fact of the machine are each one
 * row of a table.
 */
#ifndef SLOTC_COMPARE_H
#define SLOTC_COMPARE_H

#include "json.h"
#include "model.h"

/* ---- compare_rows.c: the rows and columns of the report ----------------- */

enum compare_language { COMPARE_C, COMPARE_PYTHON };

/* What a variant's header includes that is no part of it. */
struct compare_library {
	const char *name;
	const char *header; /* "glib.h" */
	const char *module; /* what pkg-config knows it by, or NULL: it needs no flags */
	const char *advice; /* how to get it */
};

/* One row of the report: a way to hold the objects. */
struct compare_kind {
	const char *name;    /* what --variants takes */
	const char *label;   /* what the report shows */
	enum compare_language language;
	const char *header;  /* COMPARE_C: the variant whose generated header it includes, or NULL */
	const char *define;  /* COMPARE_C: what bench.c is built with, or NULL */
	const char *python;  /* COMPARE_PYTHON: bench.py's first argument */
	const struct compare_library *library; /* COMPARE_C: what the header needs besides, or NULL */
};

extern const struct compare_kind compare_kinds[];
extern const size_t compare_kind_count;

/* What is measured; all but the last are columns. */
enum compare_measure {
	MEASURE_HEAP,
	MEASURE_RESIDENT,
	MEASURE_CREATE,
	MEASURE_READ,
	MEASURE_WRITE,
	MEASURE_READ_NAME,
	MEASURE_WRITE_NAME,
	MEASURE_REJECT,
	MEASURE_DESTROY,
	MEASURE_CREATE_NO_GC, /* Python's alone: its cyclic garbage collector is off */
	MEASURE_COUNT
};

struct compare_measure_row {
	const char *name;  /* in the benchmark's output and in JSON */
	const char *title; /* above the table's column */
	const char *unit;  /* "B" per object, or "ns" per operation */
	const char *about; /* one phrase, for the page */
};

extern const struct compare_measure_row compare_measures[MEASURE_COUNT];

/* The kinds that a --variants list names, in table order; "python" names all
 * of Python's. NULL means all. A name that is none ends the run with exit 2. */
const struct compare_kind **compare_choose(struct arena *arena, const char *list, size_t *count);
/* Read a count of objects: digits, then k, M or G (thousands). False where it
 * is none, is 0, or is above 10^12. */
bool compare_read_count(const char *text, uint64_t *count);

/* ---- compare_stats.c: many rounds in one number ------------------------- */

/* What the rounds of one row and column came to: numbers, or a word such as
 * "accepted", or nothing. */
struct compare_cell {
	size_t rounds; /* 0: there is no number */
	double median, least, most;
	double lower, upper; /* quartiles: the middle half of the rounds lies between; below 4 rounds, all */
	const char *word; /* or NULL */
};

/* The cell of these samples; sorts them. */
struct compare_cell compare_summary(double *samples, size_t count);
/* Rounds that show by how much they vary. */
enum { COMPARE_LEAST_ROUNDS = 3 };
/* Do [least, upper] of both share a value, or are they of too few rounds? Then
 * the run cannot tell which is smaller. Of rows that are alike this says so in
 * nine runs of ten with three rounds, in nineteen of twenty with five (the
 * orders of 5 + 5 rounds in which one row's 4 least come before the other's:
 * 2 * 6 of 252). A cell without numbers overlaps none. */
bool compare_overlap(const struct compare_cell *a, const struct compare_cell *b);
/* About three significant digits in six columns: "0.52", "12.3", "345", "12,345", "57.1M". */
const char *compare_format_number(struct arena *arena, double number);
/* A ratio: "0.98x", "20.4x", "133x". */
const char *compare_format_ratio(struct arena *arena, double ratio);
/* A whole number in groups of three: "10,000,000". */
const char *compare_format_count(struct arena *arena, uint64_t count);
/* "1 object", "10,000,000 objects". */
const char *compare_objects_text(struct arena *arena, uint64_t count);
/* The count, lowered so that `each` bytes an object stay within `limit`: two
 * significant digits, at least 1. */
uint64_t compare_fit(uint64_t count, double each, double limit);

/* ---- compare_view.c: what the benchmark's templates see ----------------- */

enum compare_values {
	COMPARE_VARIED, /* every object gets its own, made to fit each slot */
	COMPARE_SAME,   /* one literal for all, as Python's articles do */
};

/* The view of bench.c and bench.py for one class, placed and not abstract. A
 * class whose objects hold nothing ends the run with exit 2. */
struct json *compare_view(struct run *run, const struct class_def *class, enum compare_values values);
/* Why there is no struct of it written by hand (compare_hand.c), or NULL. */
const char *compare_without_hand(struct arena *arena, const struct class_def *class);
/* What Python's objects lack that C's hold, so that its rows cost less; or NULL. */
const char *compare_of_python(struct arena *arena, const struct class_def *class);

/* ---- child.c: another program's work ------------------------------------ */

struct child_result {
	int error;          /* 0, or why it could not be started (errno) */
	int status;         /* its exit status, or 128 + the signal that ended it */
	int interrupted_by; /* a signal that asked us to stop; the child has ended */
	struct buf out, err;
};

/* Called about four times a second while a child runs. */
typedef void child_tick(void *context);

/* From now on SIGINT, SIGTERM and SIGHUP end the running child instead of us;
 * ones that were ignored stay so. */
void child_catch_signals(void);
/* Run a program, found through PATH, with an argument vector that ends in
 * NULL and an empty standard input; collect what it prints. `tick` may be NULL. */
struct child_result child_run(const char *const *arguments, child_tick *tick, void *context);
void child_free(struct child_result *result);
/* Add the words as a shell would read them, with blanks between. */
void child_print_command(const char *const *words, struct buf *commands);

/* ---- folder.c: where a benchmark is built -------------------------------- */

/* A new folder under TMPDIR that is removed when the process exits, or `keep`,
 * made where it is missing, that stays. One per process. */
const char *folder_make(struct arena *arena, const char *keep);
/* Remove the folder now, with all that is in it; false where there is none, or
 * it is to be kept. */
bool folder_remove(void);
/* Write a file into the folder; returns its path. */
const char *folder_write(struct arena *arena, const char *folder, const char *name, const char *bytes, size_t length);

/* ---- machine.c: where it was measured ------------------------------------ */

struct machine {
	const char *processor;
	const char *system;    /* distribution, kernel, architecture */
	const char *date;      /* UTC */
	double memory;         /* bytes */
	double available;      /* bytes a new process can have without swapping */
};

struct machine machine_read(struct arena *arena);
/* Bytes a new process can have now, on a machine with so much memory. */
double machine_available(struct arena *arena, double memory);

/* ---- progress.c: how far it is -------------------------------------------- */

/* A bar on a terminal; elsewhere nothing, or a line for each step. */
struct progress {
	bool is_shown;        /* as a bar */
	bool is_logged;       /* by lines */
	size_t done, total;   /* steps */
	double step;          /* seconds expected of the step that runs now, or 0: nobody knows */
	double after;         /* seconds expected of all steps behind it, or below 0: nobody knows */
	double step_start;    /* on the clock of progress_seconds */
	const char *what;     /* "round 2 of 5: map" */
};

/* It is shown on a terminal, unless it is to be quiet, and elsewhere if that is wanted. */
struct progress progress_start(bool is_quiet, bool is_wanted);
/* A step begins that is expected to take `seconds`, or 0, and `left` steps with
 * it are not done yet; those behind it will take `after` seconds, or below 0. */
void progress_step(struct progress *progress, const char *what, size_t left, double seconds, double after);
/* The step has ended. */
void progress_end_step(struct progress *progress);
/* Draw it anew; a child_tick. */
void progress_draw(void *progress);
void progress_erase(const struct progress *progress);
/* Seconds on a clock that only goes forward. */
double progress_seconds(void);

/* ---- compare_build.c: from sources to programs ----------------------------- */

struct compiler {
	const char **words; /* its command and flags, ready to be continued */
	size_t word_count;
	const char *flags;
	const char *version; /* its first line about itself */
};

/* The compiler that was asked for. One that cannot be started ends the run
 * with exit 3 and says how to get one. */
struct compiler compiler_find(struct arena *arena, const char *cc, const char *cflags, struct progress *progress);
/* The flags that a program with a library needs. */
struct library_flags {
	const char **cflags, **libs; /* ended by NULL */
};

/* Find out whether programs with the library can be built. Returns NULL and
 * sets the flags, or what is missing and how to get it. */
const char *compiler_find_library(struct arena *arena, const struct compiler *compiler, const char *folder,
                                  const struct compare_library *library, struct library_flags *flags,
                                  struct progress *progress);
/* Build bench.c in the folder as `kind` wants it; returns the program's path.
 * The command is added to `commands`. A compiler that refuses ends the run
 * with exit 3 and its message. */
const char *compiler_build(struct arena *arena, const struct compiler *compiler, const char *folder,
                           const struct compare_kind *kind, const struct library_flags *flags, bool counts_heap,
                           struct buf *commands, struct progress *progress);

/* ---- compare_bench.c: one program at work (compare_bench.h) ------------------ */

/* Run a program with the progress shown. A signal that asks us to stop tidies
 * up and ends the process. */
struct child_result compare_child(const char *const *arguments, struct progress *progress);

/* ---- compare.c: the pipeline ----------------------------------------------- */

struct compare_options {
	uint64_t count;            /* objects; 0 is the default: 1,000,000, with quick 100,000 */
	unsigned rounds;           /* 0 is the default: 5, with quick 3 */
	enum compare_values values;
	const char *variants;      /* names with commas between, or NULL for all */
	const char *cc;            /* the compiler and its first words, or NULL for $CC, else cc */
	const char *cflags;        /* words, or NULL for -std=c11 -O2 */
	const char *json_path;     /* where the JSON goes ("-": standard output, instead of the table), or NULL */
	const char *html_path;     /* where the page goes, likewise */
	const char *keep;          /* a folder for the sources and programs that stays, or NULL */
	bool quick;
	bool is_quiet;             /* no progress is shown */
	bool progress;             /* it is shown where no terminal is, too */
	bool has_color;            /* of the table */
	const char *command;       /* the command line, for the report */
};

/* The text of the header that `generate --variant=NAME` would write. */
struct compare_header {
	const char *variant; /* "slotted" */
	const char *text;
	size_t length;
	const char *refusal; /* why the variant cannot hold the class: there is no text; or NULL */
};

struct compare_subject {
	const struct class_def *class; /* placed */
	const struct compare_header *headers;
	size_t header_count;
	const struct json *view; /* of compare_view */
	const char *without_hand; /* of compare_without_hand */
	const char *of_python;    /* of compare_of_python */
};

/* A row of the report with what was measured. */
struct compare_row {
	const struct compare_kind *kind;
	uint64_t count;   /* objects; below the report's where memory was short */
	size_t rounds;
	const char *note; /* what a reader must know of it: why it has no numbers, or fewer objects; or NULL */
	struct compare_cell cells[MEASURE_COUNT];
};

struct compare_names {
	const char **items;
	size_t count;
};

/* The attributes that the numbers speak of, each list beside what is not in it. */
struct compare_scope {
	struct compare_names given, defaulted; /* what the constructor is told, and what it is not */
	struct compare_names timed, untimed;   /* by their accessors */
	struct compare_names by_name, not_by_name;
};

/* All that is known at the end. */
struct compare_report {
	const char *class_name;
	const struct class_def *class; /* placed; for the page alone */
	const char *values;   /* "varied" or "same" */
	uint64_t count;
	unsigned rounds;      /* of C's rows */
	unsigned python_rounds;
	const char *command, *compiler, *flags;
	const char *python;   /* its version, or NULL */
	struct machine machine;
	const struct compare_row *rows; /* as compare_order leaves them */
	size_t row_count;
	size_t reference;               /* the row that ratios are to */
	struct compare_scope scope;
};

/* Measure the class's variants and report. EXIT_DONE; EXIT_ENVIRONMENT where
 * the compiler is missing or refuses a variant, or where a benchmark fails. */
enum exit_code compare_run(struct run *run, const struct compare_options *options,
                           const struct compare_subject *subject);

/* ---- compare_write.c: where a report goes ----------------------------------- */

/* See whether it can go there, before anything is measured; what cannot be
 * written ends the run. */
void compare_check_places(struct run *run, const struct compare_options *options);
/* Print the table, and write the JSON and the page where they are asked for. */
void compare_write(struct run *run, const struct compare_options *options, const struct compare_report *report);

/* ---- compare_report.c: what the numbers say -------------------------------- */

/* Order the rows for reading: C, Python, then those without numbers; of each
 * the fewest bytes first. Returns the place of the row that ratios are to: the
 * first with numbers before. */
size_t compare_order(struct compare_row *rows, size_t count);
/* How many times the reference row's number, or 0 where one of them has none. */
double compare_ratio(const struct compare_report *report, size_t row, enum compare_measure measure);
/* Do the rounds of these rows run into each other? Never for bytes of heap, which are counted. */
bool compare_is_undecided(const struct compare_report *report, size_t a, size_t b, enum compare_measure measure);
/* Has it a ratio, and this run cannot tell the row and the reference row apart? */
bool compare_is_marked(const struct compare_report *report, size_t row, enum compare_measure measure);
/* Is there no row with fewer bytes or less time, as far as this run can tell?
 * Of several that tie, all are best; where all rows tie, none is. */
bool compare_is_best(const struct compare_report *report, size_t row, enum compare_measure measure);
/* Has any row something to say of it? */
bool compare_is_measured(const struct compare_report *report, enum compare_measure measure);
/* The largest median of all rows: what a full bar stands for. */
double compare_longest(const struct compare_report *report, enum compare_measure measure);
/* How far the rounds of a row lie apart, as a part of their median: the median
 * over all rows and times. */
double compare_noise(struct arena *arena, const struct compare_report *report);
/* How far the rounds lie apart, which may be too far; or that they are too few;
 * or NULL: no row has any. */
const char *compare_noise_text(struct arena *arena, const struct compare_report *report);
/* "5 rounds (Python: 3)". */
const char *compare_rounds_text(struct arena *arena, const struct compare_report *report);

/* Noise of a machine that is not busy. */
#define COMPARE_QUIET 0.15
/* Bytes of objects among which a few pages more or less do not show. */
#define COMPARE_COARSE 1048576.0

struct compare_fact {
	const char *name, *text;
};

/* The command, the compiler, the machine, the date. */
const struct compare_fact *compare_facts(struct arena *arena, const struct compare_report *report, size_t *count);
/* What a reader must know: which attributes the numbers speak of, what holds for
 * single rows, which they name, and noise. */
const struct compare_fact *compare_notes(struct arena *arena, const struct compare_report *report, size_t *count);
/* What the numbers and marks mean. */
const struct compare_fact *compare_legend(struct arena *arena, const struct compare_report *report, size_t *count);

/* ---- compare_scope.c: how much of the class is measured ----------------------- */

/* By a view of compare_view. */
struct compare_scope compare_scope(struct arena *arena, const struct json *view);
enum { COMPARE_SCOPE_NOTES = 3 };
/* Put up to so many notes of what is not created, or not timed; returns how
 * many. Long lists are cut. */
size_t compare_scope_notes(struct arena *arena, const struct compare_report *report, struct compare_fact *notes);
/* All names, as doc/compare-json.md describes them. */
struct json *compare_scope_json(struct arena *arena, const struct compare_scope *scope);

/* ---- compare_table.c, compare_json.c, compare_html.c: three ways to read it - */

/* How a table may look. */
struct compare_look {
	int width;      /* columns of the terminal, or 0 where it goes to none: 100, and no bars */
	bool has_color; /* the best of each column is bold */
	bool has_utf8;  /* bars are drawn in eighths of a column */
};

/* In as many blocks as the width asks for. */
void compare_print_table(struct run *run, const struct compare_report *report, const struct compare_look *look,
                         struct buf *out);
/* As doc/compare-json.md describes it. */
struct json *compare_json(struct run *run, const struct compare_report *report);
/* The view of report.html, as doc/view-report.md describes it. */
struct json *compare_html(struct run *run, const struct compare_report *report);
/* Text as HTML shows it: markup escaped, what is no character replaced. */
const char *html_text(struct arena *arena, const char *text);

/* ---- compare_layout.c: the picture of a class -------------------------------- */

/* The view of report_layout: members and holes of a placed class, to scale, on lp64. */
struct json *compare_layout(struct run *run, const struct class_def *class);

#endif
