/*
 * contest.h: how contenders that find names are measured, for programs of one
 * file. They answer the same streams of names in turn, round after round; the
 * median of each is printed as JSON, with its ratio to the first contender's. A
 * stream is far longer than what a branch predictor learns by heart, but for
 * the cycled one. Before it come `names`, NAME_COUNT and the struct that gperf's
 * tables are made of; the rivals that this machine has come with it.
 */
#ifndef CONTEST_H
#define CONTEST_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#if defined(__GNUC__)
#define OUT_OF_LINE __attribute__((noinline)) static
#define INLINE static inline __attribute__((always_inline))
#else
#define OUT_OF_LINE static
#define INLINE static inline
#endif

#if HAVE_GPERF
#include "gperf_plain.h"

#include "gperf_length.h"

#include "gperf_search.h"
#endif

#if HAVE_GLIB
#include <glib.h>
#endif
#if HAVE_UTHASH
#include <uthash.h>
#endif

enum { QUERIES = 65536, ROUNDS = 41, MUTANTS = 8 };

struct query {
	const char *name;
	size_t length;
	int index; /* in `names`, or -1 */
};

/* What is measured: the answers to a stream of names, all in one way. */
struct heat {
	const char *form;
	int stream;
};

enum { HITS, NEAR_MISSES, HALF_MISSES, CYCLED_HITS, STREAMS };

static const char *const stream_names[STREAMS] = {"hits", "near_misses", "half_misses", "cycled_hits"};

static struct query streams[STREAMS][QUERIES];

/* ---- streams ---- */

static uint64_t random_state = 88172645463325252u;

/* xorshift64 (Marsaglia 2003). */
static size_t
random_below(size_t end)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return (size_t)(random_state >> 20) % end;
}

static int
index_of(const char *name)
{
	for (int i = 0; i < NAME_COUNT; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return -1;
}

/* A name that is none, but for one letter. */
static const char *
mutant_of(const char *name)
{
	size_t length = strlen(name);
	char *mutant = malloc(length + 1);

	if (!mutant)
		exit(3);
	do {
		memcpy(mutant, name, length + 1);
		mutant[random_below(length)] = "abcdefghijklmnopqrstuvwxyz_"[random_below(27)];
	} while (index_of(mutant) >= 0);
	return mutant;
}

static void
fill_streams(void)
{
	static const char *mutants[NAME_COUNT * MUTANTS];

	for (size_t i = 0; i < NAME_COUNT * MUTANTS; i++)
		mutants[i] = mutant_of(names[i / MUTANTS]);
	for (size_t i = 0; i < QUERIES; i++) {
		int hit = (int)random_below(NAME_COUNT);
		const char *miss = mutants[random_below(NAME_COUNT * MUTANTS)];
		int by_stream[STREAMS] = {hit, -1, random_below(2) ? hit : -1, (int)(i % NAME_COUNT)};
		for (int s = 0; s < STREAMS; s++) {
			const char *name = by_stream[s] < 0 ? miss : names[by_stream[s]];
			streams[s][i] = (struct query){name, strlen(name), by_stream[s]};
		}
	}
}

/* ---- measuring ---- */

static volatile uint64_t sink;

static double
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

/* Defines a function that returns the nanoseconds one query takes: `answer` is
 * an expression of `query`. Each contender has a loop of its own. */
#define RUN(function, answer)                                              \
	static double function(const struct query *query, size_t count)    \
	{                                                                  \
		const struct query *end = query + count;                   \
		double start = now();                                      \
		uint64_t sum = 0;                                          \
		for (; query < end; query++)                               \
			sum += (uint64_t)(answer);                         \
		sink = sum;                                                \
		return (now() - start) / (double)count;                    \
	}

typedef double run_function(const struct query *query, size_t count);

static int
compare_times(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* `runs` has a row for each contender and a column for each heat; those that
 * are NULL take no part. A contender whose time grows with the number of names
 * is given fewer of them. */
static void
print_contest(const char *const contenders[], const int is_slow[], size_t contender_count, const struct heat heats[],
	      size_t heat_count, run_function *const runs[])
{
	double *times = calloc(heat_count * contender_count * ROUNDS, sizeof(*times));

	if (!times)
		exit(3);
	for (size_t round = 0; round < ROUNDS; round++) {
		for (size_t c = 0; c < contender_count; c++) {
			size_t count = is_slow[c] ? QUERIES / (NAME_COUNT / 8 + 1) : QUERIES;
			for (size_t h = 0; h < heat_count; h++)
				if (runs[c * heat_count + h])
					times[(h * contender_count + c) * ROUNDS + round] =
						runs[c * heat_count + h](streams[heats[h].stream], count);
		}
	}
	for (size_t h = 0; h < heat_count; h++) {
		double first = 0;
		printf("    {\"names\": %d, \"form\": \"%s\", \"stream\": \"%s\", \"contenders\": [", NAME_COUNT,
		       heats[h].form, stream_names[heats[h].stream]);
		for (size_t c = 0; c < contender_count; c++) {
			double *found = times + (h * contender_count + c) * ROUNDS;
			if (!runs[c * heat_count + h])
				continue;
			qsort(found, ROUNDS, sizeof(*found), compare_times);
			if (c == 0)
				first = found[ROUNDS / 2];
			printf("%s\n      {\"name\": \"%s\", \"ns\": %.2f, \"ratio\": %.2f}", c ? "," : "",
			       contenders[c], found[ROUNDS / 2], found[ROUNDS / 2] / first);
		}
		printf("\n    ]}%s\n", h + 1 < heat_count ? "," : "");
	}
	free(times);
}

#endif
