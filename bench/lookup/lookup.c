/*
 * lookup.c: how long a name takes to be found (contest.h): by a function that
 * is called, as a class's table of functions calls it, and by one that is
 * inlined into the loop. `call` and `loop` find nothing: what the measurement
 * itself takes.
 */
#include "slotc/slot.h"

#include "set.h"

/* What gperf's tables hold. */
struct entry {
	const char *name;
	int index;
};

#include "contest.h"

/* ---- contenders ---- */

INLINE int
find_nothing(const char *name, size_t length)
{
	return (int)length ^ *name;
}

INLINE int
find_slotc(const char *name, size_t length)
{
	return bench_find(name, length);
}

#if HAVE_GPERF
INLINE int
find_gperf_plain(const char *name, size_t length)
{
	const struct entry *entry = gperf_plain(name, length);

	return entry ? entry->index : -1;
}

INLINE int
find_gperf_length(const char *name, size_t length)
{
	const struct entry *entry = gperf_length(name, length);

	return entry ? entry->index : -1;
}

INLINE int
find_gperf_search(const char *name, size_t length)
{
	const struct entry *entry = gperf_search(name, length);

	return entry ? entry->index : -1;
}
#endif

INLINE int
find_chain(const char *name, size_t length)
{
	(void)length;
	return chain_find(name);
}

#if HAVE_GLIB
static GHashTable *glib_table;

INLINE int
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

INLINE int
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

/* ---- the contest ---- */

#define CONTENDER(contender)                                                                          \
	OUT_OF_LINE int call_##contender(const char *name, size_t length)                             \
	{                                                                                             \
		return find_##contender(name, length);                                                \
	}                                                                                             \
	RUN(run_call_##contender, (unsigned)call_##contender(query->name, query->length))             \
	RUN(run_inline_##contender, (unsigned)find_##contender(query->name, query->length))

CONTENDER(slotc)
CONTENDER(nothing)
CONTENDER(chain)
#if HAVE_GPERF
CONTENDER(gperf_plain)
CONTENDER(gperf_length)
CONTENDER(gperf_search)
#endif
#if HAVE_GLIB
CONTENDER(glib)
#endif
#if HAVE_UTHASH
CONTENDER(uthash)
#endif

static const struct heat heats[] = {
	{"called", HITS},  {"called", NEAR_MISSES},  {"called", HALF_MISSES},  {"called", CYCLED_HITS},
	{"inlined", HITS}, {"inlined", NEAR_MISSES}, {"inlined", HALF_MISSES}, {"inlined", CYCLED_HITS},
};

enum { HEATS = sizeof(heats) / sizeof(heats[0]) };

static const struct {
	const char *name;
	int is_slow;
	int (*find)(const char *name, size_t length);
	run_function *call, *inlined;
} contenders[] = {
	{"slotc", 0, call_slotc, run_call_slotc, run_inline_slotc},
	{"call", 0, NULL, run_call_nothing, run_inline_nothing},
#if HAVE_GPERF
	{"gperf -C -t -E", 0, call_gperf_plain, run_call_gperf_plain, run_inline_gperf_plain},
	{"gperf -C -t -E -l", 0, call_gperf_length, run_call_gperf_length, run_inline_gperf_length},
	{"gperf -C -t -E -l -c -m 20", 0, call_gperf_search, run_call_gperf_search, run_inline_gperf_search},
#endif
	{"strcmp chain", 1, call_chain, run_call_chain, run_inline_chain},
#if HAVE_GLIB
	{"GHashTable", 0, call_glib, run_call_glib, run_inline_glib},
#endif
#if HAVE_UTHASH
	{"uthash", 0, call_uthash, run_call_uthash, run_inline_uthash},
#endif
};

enum { CONTENDERS = sizeof(contenders) / sizeof(contenders[0]) };

static void
check_answers(void)
{
	for (int c = 0; c < CONTENDERS; c++) {
		for (int s = 0; contenders[c].find && s < STREAMS; s++) {
			for (size_t i = 0; i < QUERIES; i += contenders[c].is_slow ? NAME_COUNT / 8 + 1 : 1) {
				const struct query *query = &streams[s][i];
				if (contenders[c].find(query->name, query->length) != query->index) {
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
	const char *contender_names[CONTENDERS];
	int is_slow[CONTENDERS];
	run_function *runs[CONTENDERS][HEATS];

	fill_tables();
	fill_streams();
	check_answers();
	for (int c = 0; c < CONTENDERS; c++) {
		contender_names[c] = contenders[c].name;
		is_slow[c] = contenders[c].is_slow;
		for (int h = 0; h < HEATS; h++)
			runs[c][h] = h < STREAMS ? contenders[c].call : contenders[c].inlined;
	}
	print_contest(contender_names, is_slow, CONTENDERS, heats, HEATS, &runs[0][0]);
	return 0;
}
