/*
 * lookup.c: how long a name takes to be found. The contenders look up the same
 * streams of names in turn, round after round; the median of each is printed
 * as JSON. `call` only calls a function: what the measurement itself takes.
 * A stream is far longer than what a branch predictor learns by heart, but for
 * the cycled one.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "slotc/slot.h"

#include "set.h"

/* What gperf's tables hold. */
struct entry {
	const char *name;
	int index;
};

#include "gperf_plain.h"
#include "gperf_length.h"
#include "gperf_search.h"

#if HAVE_GLIB
#include <glib.h>
#endif
#if HAVE_UTHASH
#include <uthash.h>
#endif

#if defined(__GNUC__)
#define OUT_OF_LINE __attribute__((noinline)) static
#else
#define OUT_OF_LINE static
#endif

enum { QUERIES = 65536, ROUNDS = 41, MUTANTS = 8 };

struct query {
	const char *name;
	size_t length;
};

/* ---- contenders ---- */

OUT_OF_LINE int
find_call(const char *name, size_t length)
{
	return (int)length ^ *name;
}

OUT_OF_LINE int
find_slotc(const char *name, size_t length)
{
	return bench_find(name, length);
}

OUT_OF_LINE int
find_gperf_plain(const char *name, size_t length)
{
	const struct entry *entry = gperf_plain(name, length);

	return entry ? entry->index : -1;
}

OUT_OF_LINE int
find_gperf_length(const char *name, size_t length)
{
	const struct entry *entry = gperf_length(name, length);

	return entry ? entry->index : -1;
}

OUT_OF_LINE int
find_gperf_search(const char *name, size_t length)
{
	const struct entry *entry = gperf_search(name, length);

	return entry ? entry->index : -1;
}

OUT_OF_LINE int
find_chain(const char *name, size_t length)
{
	(void)length;
	return chain_find(name);
}

#if HAVE_GLIB
static GHashTable *glib_table;

OUT_OF_LINE int
find_glib(const char *name, size_t length)
{
	(void)length;
	return GPOINTER_TO_INT(g_hash_table_lookup(glib_table, name)) - 1;
}
#endif

#if HAVE_UTHASH
struct uthash_entry {
	const char *name;
	int index;
	UT_hash_handle hh;
};

static struct uthash_entry *uthash_table;

OUT_OF_LINE int
find_uthash(const char *name, size_t length)
{
	struct uthash_entry *entry;

	HASH_FIND(hh, uthash_table, name, length, entry);
	return entry ? entry->index : -1;
}
#endif

static void
fill_tables(void)
{
#if HAVE_GLIB
	glib_table = g_hash_table_new(g_str_hash, g_str_equal);
	for (int i = 0; i < NAME_COUNT; i++)
		g_hash_table_insert(glib_table, (gpointer)(uintptr_t)names[i], GINT_TO_POINTER(i + 1));
#endif
#if HAVE_UTHASH
	for (int i = 0; i < NAME_COUNT; i++) {
		struct uthash_entry *entry = malloc(sizeof(*entry));
		if (!entry)
			exit(3);
		entry->name = names[i];
		entry->index = i;
		HASH_ADD_KEYPTR(hh, uthash_table, entry->name, strlen(entry->name), entry);
	}
#endif
}

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

static const char *const stream_names[] = {"hits", "near_misses", "half_misses", "cycled_hits"};

enum { STREAMS = sizeof(stream_names) / sizeof(stream_names[0]) };

static struct query streams[STREAMS][QUERIES];

static void
fill_streams(void)
{
	static const char *mutants[NAME_COUNT * MUTANTS];

	for (size_t i = 0; i < NAME_COUNT * MUTANTS; i++)
		mutants[i] = mutant_of(names[i / MUTANTS]);
	for (size_t i = 0; i < QUERIES; i++) {
		const char *hit = names[random_below(NAME_COUNT)], *miss = mutants[random_below(NAME_COUNT * MUTANTS)];
		const char *by_stream[STREAMS] = {hit, miss, random_below(2) ? hit : miss, names[i % NAME_COUNT]};
		for (int s = 0; s < STREAMS; s++)
			streams[s][i] = (struct query){by_stream[s], strlen(by_stream[s])};
	}
}

/* ---- measuring ---- */

static volatile unsigned sink;

static double
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

/* A loop of its own for each contender, so that the call is a direct one. */
#define RUN(contender)                                                                         \
	static double run_##contender(const struct query *queries)                             \
	{                                                                                      \
		double start = now();                                                          \
		unsigned sum = 0;                                                              \
		for (size_t i = 0; i < QUERIES; i++)                                           \
			sum += (unsigned)find_##contender(queries[i].name, queries[i].length); \
		sink = sum;                                                                    \
		return (now() - start) / QUERIES;                                              \
	}

RUN(call)
RUN(slotc)
RUN(gperf_plain)
RUN(gperf_length)
RUN(gperf_search)
RUN(chain)
#if HAVE_GLIB
RUN(glib)
#endif
#if HAVE_UTHASH
RUN(uthash)
#endif

static const struct {
	const char *name;
	int (*find)(const char *name, size_t length);
	double (*run)(const struct query *queries);
} contenders[] = {
	{"slotc", find_slotc, run_slotc},
	{"call", NULL, run_call},
	{"gperf -C -t -E", find_gperf_plain, run_gperf_plain},
	{"gperf -C -t -E -l", find_gperf_length, run_gperf_length},
	{"gperf -C -t -E -l -c -m 20", find_gperf_search, run_gperf_search},
	{"strcmp chain", find_chain, run_chain},
#if HAVE_GLIB
	{"GHashTable", find_glib, run_glib},
#endif
#if HAVE_UTHASH
	{"uthash", find_uthash, run_uthash},
#endif
};

enum { CONTENDERS = sizeof(contenders) / sizeof(contenders[0]) };

static double times[STREAMS][CONTENDERS][ROUNDS];

static int
compare_times(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void
check_answers(void)
{
	for (int c = 0; c < CONTENDERS; c++) {
		for (int s = 0; contenders[c].find && s < STREAMS; s++) {
			for (size_t i = 0; i < QUERIES; i += NAME_COUNT / 8 + 1) {
				const struct query *query = &streams[s][i];
				if (contenders[c].find(query->name, query->length) != index_of(query->name)) {
					fprintf(stderr, "%s is wrong about '%s'\n", contenders[c].name, query->name);
					exit(1);
				}
			}
		}
	}
}

int
main(void)
{
	fill_tables();
	fill_streams();
	check_answers();
	for (int round = 0; round < ROUNDS; round++)
		for (int c = 0; c < CONTENDERS; c++)
			for (int s = 0; s < STREAMS; s++)
				times[s][c][round] = contenders[c].run(streams[s]);

	for (int s = 0; s < STREAMS; s++) {
		double first = 0;
		printf("    {\"names\": %d, \"stream\": \"%s\", \"contenders\": [\n", NAME_COUNT, stream_names[s]);
		for (int c = 0; c < CONTENDERS; c++) {
			qsort(times[s][c], ROUNDS, sizeof(double), compare_times);
			double median = times[s][c][ROUNDS / 2];
			first = c == 0 ? median : first;
			printf("      {\"name\": \"%s\", \"ns\": %.2f, \"ratio\": %.2f}%s\n", contenders[c].name,
			       median, median / first, c + 1 < CONTENDERS ? "," : "");
		}
		printf("    ]}%s\n", s + 1 < STREAMS ? "," : "");
	}
	return 0;
}
