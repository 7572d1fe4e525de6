/*
 * compare_bench.h: the rows of a comparison while they are measured.
 */
#ifndef SLOTC_COMPARE_BENCH_H
#define SLOTC_COMPARE_BENCH_H

#include "compare.h"

/* What every row has to agree on (compare_bench.c). */
enum { COMPARE_CHECKSUMS = 3 };

/* One row at work. */
struct bench {
	struct compare_row row;
	const char *program; /* C: what takes the times */
	double bytes;        /* an object, to see whether all fit */
	double seconds;      /* that its rounds took so far */
	unsigned rounds_done, rounds_left;
	bool is_missing; /* its language is not installed, or nobody would write it so */
	bool has_failed;
	double *samples[MEASURE_COUNT];
	size_t sample_count[MEASURE_COUNT];
	const char *checksums[COMPARE_CHECKSUMS]; /* NULL where it has none */
};

struct session {
	struct run *run;
	const struct compare_options *options;
	const struct compare_subject *subject;
	struct progress progress;
	const char *folder;
	const char *script; /* bench.py */
	const char *python; /* its version, or NULL */
	struct bench *benches;
	size_t bench_count;
	double memory; /* of the machine */
	uint64_t count;
	unsigned rounds, python_rounds;
};

/* ---- compare_bench.c: one program is run, and says what it measured --------- */

/* Run the row's program for so many objects, in Python's case in this mode,
 * and take in what it prints. One that fails puts the row out. */
void bench_run(struct session *session, struct bench *bench, const char *program, const char *mode, uint64_t count);
/* Is there nothing more to measure? */
bool bench_is_out(const struct bench *bench);
/* Rows that did not hold the same values end the run. */
void bench_compare(const struct session *session);

/* ---- compare_turns.c: all of them in turns ---------------------------------- */

/* Build what takes the times, and weigh an object of each row on the way. */
void bench_weigh(struct session *session, const struct compiler *compiler, const struct machine *machine);
/* Run every row, forwards and then backwards, until all rounds are done. */
void bench_time(struct session *session);

#endif
