/*
 * compare_turns.c: the rows of a comparison are built, weighed and timed. The
 * rounds go over all rows, forwards and then backwards, so that a machine that
 * gets slower or faster does so for all of them.
 */
#include "compare_bench.h"

/* Bytes an object do not depend on how many there are. */
static const uint64_t weighed_counts[] = {1, 100, 100000};

/* What may be used of the memory that is available, and what a process takes
 * beside the bytes that were counted. Counting takes memory of its own. */
static const double memory_share = 0.7, memory_surcharge = 1.25, weighed_bytes = 16e6;

static size_t
rounds_left(const struct session *session)
{
	size_t left = 0;

	for (size_t i = 0; i < session->bench_count; i++)
		left += bench_is_out(&session->benches[i]) ? 0 : session->benches[i].rounds_left;
	return left;
}

/* What a round of it takes, by those it has done; 0 before there is one. */
static double
seconds_of_round(const struct bench *bench)
{
	return bench->rounds_done ? bench->seconds / bench->rounds_done : 0;
}

/* Of all rounds, or below 0 while a row has not done any. */
static double
seconds_left(const struct session *session)
{
	double left = 0;

	for (size_t i = 0; i < session->bench_count; i++) {
		const struct bench *bench = &session->benches[i];
		if (bench_is_out(bench))
			continue;
		if (!bench->rounds_done)
			return -1;
		left += bench->rounds_left * seconds_of_round(bench);
	}
	return left;
}

/* Count the bytes of an object: of one, which may be large, then of a few, then
 * of as many as is sensible. */
static void
weigh_bench(struct session *session, struct bench *bench, const char *weigher, const struct machine *machine)
{
	const double available = machine->available * memory_share;
	const double limit = available < weighed_bytes ? available : weighed_bytes;
	uint64_t weighed = 0;

	for (size_t i = 0; i < COUNT_OF(weighed_counts); i++) {
		uint64_t count = session->count < weighed_counts[i] ? session->count : weighed_counts[i];
		if (i > 0)
			count = compare_fit(count, bench->bytes * memory_surcharge, limit);
		if (count <= weighed)
			return;
		weighed = count;
		bench->sample_count[MEASURE_HEAP] = 0;
		bench_run(session, bench, weigher, "heap", count);
		if (bench_is_out(bench))
			return;
		if (bench->bytes <= 0 || bench->row.kind->language == COMPARE_C)
			bench->bytes = bench->sample_count[MEASURE_HEAP] ? bench->samples[MEASURE_HEAP][0] : 256;
	}
}

void
bench_weigh(struct session *session, const struct compiler *compiler, const struct machine *machine)
{
	struct arena *arena = session->run->arena;
	struct buf commands = {0};

	for (size_t i = 0; i < session->bench_count; i++) {
		struct bench *bench = &session->benches[i];
		const struct compare_kind *kind = bench->row.kind;
		const char *weigher = NULL, *no_words[] = {NULL};
		struct library_flags flags = {no_words, no_words};
		if (bench_is_out(bench))
			continue;
		progress_step(&session->progress, arena_format(arena, "preparing: %s", kind->label),
			      session->bench_count - i + rounds_left(session), 0, -1);
		if (kind->library) {
			bench->row.note = compiler_find_library(arena, compiler, session->folder, kind->library, &flags,
								&session->progress);
			bench->is_missing = bench->row.note != NULL;
		}
		if (bench_is_out(bench)) {
			progress_end_step(&session->progress);
			continue;
		}
		if (kind->language == COMPARE_C) {
			bench->program = compiler_build(arena, compiler, session->folder, kind, &flags, false, &commands,
							&session->progress);
			weigher = compiler_build(arena, compiler, session->folder, kind, &flags, true, &commands,
						 &session->progress);
		}
		weigh_bench(session, bench, weigher, machine);
		progress_end_step(&session->progress);
		bench->row.count =
			compare_fit(session->count, bench->bytes * memory_surcharge, machine->available * memory_share);
		if (!bench_is_out(bench) && bench->row.count < session->count)
			bench->row.note = arena_format(arena, "measured with %s: more would not fit in memory%s%s",
						       compare_objects_text(arena, bench->row.count), bench->row.note ? "; " : "", bench->row.note ? bench->row.note : "");
	}
	if (session->options->keep && commands.length)
		folder_write(arena, session->folder, "commands.txt", commands.data, commands.length);
	buf_free(&commands);
}

/* Others may have taken memory since the count was chosen. */
static bool
still_fits(struct session *session, struct bench *bench, unsigned round)
{
	struct arena *arena = session->run->arena;
	const double needed = bench->bytes * memory_surcharge * (double)bench->row.count;

	if (bench->row.count == 1 || needed <= machine_available(arena, session->memory))
		return true;
	bench->has_failed = true;
	bench->row.note = arena_format(arena, "given up in round %u: other programs have taken the memory", round + 1);
	return false;
}

static void
time_bench(struct session *session, struct bench *bench, unsigned round)
{
	struct arena *arena = session->run->arena;
	const double start = progress_seconds();
	const size_t left = rounds_left(session);

	bench->rounds_left--;
	progress_step(&session->progress,
		      arena_format(arena, "round %u of %u: %s", round + 1, session->rounds, bench->row.kind->label), left,
		      seconds_of_round(bench), seconds_left(session));
	bench_run(session, bench, bench->program, "time", bench->row.count);
	progress_end_step(&session->progress);
	bench->seconds += progress_seconds() - start;
	bench->rounds_done++;
}

static uint64_t
python_rounds_before(const struct session *session, unsigned round)
{
	return ((uint64_t)round * session->python_rounds + session->rounds - 1) / session->rounds;
}

void
bench_time(struct session *session)
{
	for (unsigned round = 0; round < session->rounds; round++) {
		/* Python's rounds are spread over all of them, from the first. */
		const uint64_t before = python_rounds_before(session, round);
		const uint64_t after = python_rounds_before(session, round + 1);
		for (size_t i = 0; i < session->bench_count; i++) {
			size_t place = round % 2 == 0 ? i : session->bench_count - 1 - i;
			struct bench *bench = &session->benches[place];
			bool rests = bench->row.kind->language == COMPARE_PYTHON && before == after;
			if (!bench_is_out(bench) && !rests && still_fits(session, bench, round))
				time_bench(session, bench, round);
		}
	}
	progress_erase(&session->progress);
}
