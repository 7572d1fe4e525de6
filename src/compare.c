/*
 * compare.c: measure the variants of a class. Its headers and the benchmark's
 * view go in; programs are built, run in turns, and what they print becomes a
 * report.
 *
 * Numbers that can be trusted come from how they are taken: every measurement
 * is a fresh process; the rows take turns, forwards and then backwards, so
 * that a machine that gets slower or faster does so for all of them; and every
 * row must show that it held the same values.
 */
#include "compare.h"

#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	DEFAULT_COUNT = 1000000,
	QUICK_COUNT = 100000,
	DEFAULT_ROUNDS = 5,
	QUICK_ROUNDS = 3,
	PYTHON_ROUNDS = 3,      /* a round of Python takes as long as many of C */
};

/* Reading a million numbers takes a millisecond, and what disturbs a machine
 * takes as long: of so many passes the fastest counts. The benchmark makes no
 * more of them when they have taken long enough. */
static const char passes[] = "25";

/* Bytes an object do not depend on how many there are. */
static const uint64_t weighed_counts[] = {1, 100, 100000};

/* What may be used of the memory that is available, and what a process takes
 * beside the bytes that were counted. Counting takes memory of its own. */
static const double memory_share = 0.7, memory_surcharge = 1.25, weighed_bytes = 16e6;

/* What every row has to agree on: the values it was given, and those that it
 * wrote. */
static const char *const checksum_names[] = {"given", "written", "written_by_name"};

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
	const char *checksums[COUNT_OF(checksum_names)]; /* NULL where it has none */
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

struct child_result
compare_child(const char *const *arguments, struct progress *progress)
{
	struct child_result result = child_run(arguments, progress_draw, progress);

	if (result.interrupted_by) {
		progress_erase(progress);
		fprintf(stderr, "slotc: interrupted; %s\n",
			folder_remove() ? "what was built is removed" : "what was built, if anything, is kept");
		signal(result.interrupted_by, SIG_DFL);
		raise(result.interrupted_by);
		/* A signal whose default is not to end us does not come here. */
		_exit(EXIT_ENVIRONMENT);
	}
	return result;
}

/* ---- preparing -------------------------------------------------------------- */

/* The header of the variant, or NULL. */
static const struct compare_header *
find_header(const struct session *session, const char *variant)
{
	for (size_t i = 0; variant && i < session->subject->header_count; i++) {
		if (strcmp(session->subject->headers[i].variant, variant) == 0)
			return &session->subject->headers[i];
	}
	return NULL;
}

static void
choose_rows(struct session *session)
{
	const struct compare_options *options = session->options;
	struct arena *arena = session->run->arena;
	const struct compare_kind **kinds = compare_choose(arena, options->variants, &session->bench_count);

	session->count = options->count ? options->count : options->quick ? QUICK_COUNT : DEFAULT_COUNT;
	session->rounds = options->rounds ? options->rounds : options->quick ? QUICK_ROUNDS : DEFAULT_ROUNDS;
	session->python_rounds = session->rounds < PYTHON_ROUNDS ? session->rounds : PYTHON_ROUNDS;
	session->benches = ARENA_ARRAY(arena, session->bench_count, struct bench);
	for (size_t i = 0; i < session->bench_count; i++) {
		struct bench *bench = &session->benches[i];
		const bool is_python = kinds[i]->language == COMPARE_PYTHON;
		bench->row.kind = kinds[i];
		bench->row.count = session->count;
		bench->rounds_left = is_python ? session->python_rounds : session->rounds;
		if (kinds[i]->language == COMPARE_C && !kinds[i]->header && session->subject->without_hand) {
			bench->is_missing = true;
			bench->row.note = session->subject->without_hand;
		}
		const struct compare_header *header = find_header(session, kinds[i]->header);
		if (header && header->refusal) {
			bench->is_missing = true;
			bench->row.note = header->refusal;
		}
		if (is_python)
			bench->row.note = session->subject->of_python;
		for (size_t m = 0; m < MEASURE_COUNT; m++)
			bench->samples[m] = ARENA_ARRAY(arena, session->rounds, double);
	}
}

static bool
uses_header(const struct session *session, const char *variant)
{
	for (size_t i = 0; i < session->bench_count; i++) {
		const char *header = session->benches[i].row.kind->header;
		if (header && strcmp(header, variant) == 0)
			return true;
	}
	return false;
}

static void
write_sources(struct session *session)
{
	const struct compare_subject *subject = session->subject;
	struct arena *arena = session->run->arena;
	struct buf text = {0};

	session->folder = folder_make(arena, session->options->keep);
	for (size_t i = 0; i < subject->header_count; i++) {
		const struct compare_header *header = &subject->headers[i];
		if (!header->refusal && uses_header(session, header->variant))
			folder_write(arena, session->folder, arena_format(arena, "%s.h", header->variant), header->text,
				     header->length);
	}
	render_view(session->run, "bench.c", NULL, subject->view, &text);
	folder_write(arena, session->folder, "bench.c", text.data, text.length);
	buf_reset(&text);
	render_view(session->run, "bench.py", NULL, subject->view, &text);
	session->script = folder_write(arena, session->folder, "bench.py", text.data, text.length);
	buf_free(&text);
}

/* ---- running one program ------------------------------------------------------ */

static void
fail_row(struct session *session, struct bench *bench, const struct child_result *result)
{
	struct arena *arena = session->run->arena;
	/* The last line says what went wrong, in C's programs and in Python. */
	size_t length = result->err.length;
	while (length && result->err.data[length - 1] == '\n')
		length--;
	size_t start = length;
	while (start && result->err.data[start - 1] != '\n')
		start--;

	bench->has_failed = true;
	if (result->error)
		bench->row.note = arena_format(arena, "could not be started: %s", strerror(result->error));
	else if (length > start)
		bench->row.note = arena_format(arena, "failed: %.*s", (int)(length - start), result->err.data + start);
	else if (result->status > 128)
		bench->row.note = arena_format(arena, "failed: ended by signal %d", result->status - 128);
	else
		bench->row.note = arena_format(arena, "failed with exit status %d", result->status);
}

/* Every round and every row must hold the same values, or the times are of
 * different things. */
static void
keep_checksum(const struct session *session, const struct bench *bench, const char **kept, const char *text)
{
	if (*kept && strcmp(*kept, text) != 0) {
		progress_erase(&session->progress);
		fail("row '%s' held other values than in another round: checksum %s, then %s", bench->row.kind->name,
		     *kept, text);
	}
	*kept = text;
}

/* Take in one line, "name value", of what a benchmark printed. */
static void
take_line(struct session *session, struct bench *bench, const char *name, const char *value)
{
	char *end;
	double number = strtod(value, &end);

	if (strcmp(name, "python") == 0)
		session->python = value;
	else if (strcmp(name, "whole") == 0)
		bench->bytes = number;
	for (size_t i = 0; i < COUNT_OF(checksum_names); i++) {
		if (strcmp(name, checksum_names[i]) == 0)
			keep_checksum(session, bench, &bench->checksums[i], value);
	}
	for (size_t m = 0; m < MEASURE_COUNT; m++) {
		if (strcmp(name, compare_measures[m].name) != 0)
			continue;
		if (end == value || *end)
			bench->row.cells[m].word = value;
		else if (bench->sample_count[m] < session->rounds)
			bench->samples[m][bench->sample_count[m]++] = number;
	}
}

static void
take_lines(struct session *session, struct bench *bench, const struct buf *out)
{
	char *text = arena_text(session->run->arena, out->data, out->length);

	for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
		char *space = strchr(line, ' ');
		if (!space)
			continue;
		*space = '\0';
		take_line(session, bench, line, space + 1);
	}
}

static void
run_bench(struct session *session, struct bench *bench, const char *program, const char *mode, uint64_t count)
{
	const struct compare_kind *kind = bench->row.kind;
	const char *number = arena_format(session->run->arena, "%" PRIu64, count);
	const char *const c[] = {program, number, passes, NULL};
	/* Isolated: no variable of the user's environment changes its allocator. */
	const char *const python[] = {"python3", "-I", session->script, kind->python, mode, number, passes, NULL};
	const bool is_python = kind->language == COMPARE_PYTHON;
	struct child_result result = compare_child(is_python ? python : c, &session->progress);

	if (is_python && (result.error == ENOENT || (result.status == 127 && !result.out.length))) {
		bench->is_missing = true;
		bench->row.note = "python3 was not found; install it to see this row (apt install python3)";
	} else if (result.error || result.status != 0) {
		fail_row(session, bench, &result);
	} else {
		take_lines(session, bench, &result.out);
	}
	child_free(&result);
}

static bool
is_out(const struct bench *bench)
{
	return bench->is_missing || bench->has_failed;
}

/* ---- building, weighing, timing ------------------------------------------------ */

static size_t
rounds_left(const struct session *session)
{
	size_t left = 0;

	for (size_t i = 0; i < session->bench_count; i++)
		left += is_out(&session->benches[i]) ? 0 : session->benches[i].rounds_left;
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
		if (is_out(bench))
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
		run_bench(session, bench, weigher, "heap", count);
		if (is_out(bench))
			return;
		if (bench->bytes <= 0 || bench->row.kind->language == COMPARE_C)
			bench->bytes = bench->sample_count[MEASURE_HEAP] ? bench->samples[MEASURE_HEAP][0] : 256;
	}
}

/* Build what takes the times, and weigh an object on the way. */
static void
build_and_weigh(struct session *session, const struct compiler *compiler, const struct machine *machine)
{
	struct arena *arena = session->run->arena;
	struct buf commands = {0};

	for (size_t i = 0; i < session->bench_count; i++) {
		struct bench *bench = &session->benches[i];
		const struct compare_kind *kind = bench->row.kind;
		const char *weigher = NULL, *no_words[] = {NULL};
		struct library_flags flags = {no_words, no_words};
		if (is_out(bench))
			continue;
		progress_step(&session->progress, arena_format(arena, "preparing: %s", kind->label),
			      session->bench_count - i + rounds_left(session), 0, -1);
		if (kind->library) {
			bench->row.note = compiler_find_library(arena, compiler, session->folder, kind->library, &flags,
								&session->progress);
			bench->is_missing = bench->row.note != NULL;
		}
		if (is_out(bench)) {
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
		if (!is_out(bench) && bench->row.count < session->count)
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
	run_bench(session, bench, bench->program, "time", bench->row.count);
	progress_end_step(&session->progress);
	bench->seconds += progress_seconds() - start;
	bench->rounds_done++;
}

static uint64_t
python_rounds_before(const struct session *session, unsigned round)
{
	return ((uint64_t)round * session->python_rounds + session->rounds - 1) / session->rounds;
}

static void
time_in_turns(struct session *session)
{
	for (unsigned round = 0; round < session->rounds; round++) {
		/* Python's rounds are spread over all of them, from the first. */
		const uint64_t before = python_rounds_before(session, round);
		const uint64_t after = python_rounds_before(session, round + 1);
		for (size_t i = 0; i < session->bench_count; i++) {
			size_t place = round % 2 == 0 ? i : session->bench_count - 1 - i;
			struct bench *bench = &session->benches[place];
			bool rests = bench->row.kind->language == COMPARE_PYTHON && before == after;
			if (!is_out(bench) && !rests && still_fits(session, bench, round))
				time_bench(session, bench, round);
		}
	}
	progress_erase(&session->progress);
}

static void
compare_checksums(const struct session *session)
{
	for (size_t c = 0; c < COUNT_OF(checksum_names); c++) {
		const struct bench *first = NULL;
		for (size_t i = 0; i < session->bench_count; i++) {
			const struct bench *bench = &session->benches[i];
			/* A checksum starts from the count. */
			if (is_out(bench) || bench->row.count != session->count || !bench->checksums[c])
				continue;
			if (!first)
				first = bench;
			if (strcmp(first->checksums[c], bench->checksums[c]) != 0)
				fail("rows '%s' and '%s' do not hold the same values (%s: checksums %s and %s)",
				     first->row.kind->name, bench->row.kind->name, checksum_names[c],
				     first->checksums[c], bench->checksums[c]);
		}
	}
}

/* ---- the report ------------------------------------------------------------------ */

static struct compare_row *
summarise(struct session *session)
{
	struct compare_row *rows = ARENA_ARRAY(session->run->arena, session->bench_count, struct compare_row);

	for (size_t i = 0; i < session->bench_count; i++) {
		struct bench *bench = &session->benches[i];
		rows[i] = bench->row;
		rows[i].rounds = is_out(bench) ? 0 : bench->sample_count[MEASURE_CREATE];
		for (size_t m = 0; m < MEASURE_COUNT; m++) {
			const char *word = is_out(bench) ? NULL : bench->row.cells[m].word;
			rows[i].cells[m] = is_out(bench) ? (struct compare_cell){0}
							 : compare_summary(bench->samples[m], bench->sample_count[m]);
			rows[i].cells[m].word = word;
		}
	}
	return rows;
}

enum exit_code
compare_run(struct run *run, const struct compare_options *options, const struct compare_subject *subject)
{
	struct session session = {.run = run, .options = options, .subject = subject};
	struct arena *arena = run->arena;

	child_catch_signals();
	choose_rows(&session);
	compare_check_places(run, options);
	session.progress = progress_start(options->is_quiet, options->progress);

	struct compiler compiler = compiler_find(arena, options->cc, options->cflags, &session.progress);
	write_sources(&session);
	struct machine machine = machine_read(arena);
	session.memory = machine.memory;
	build_and_weigh(&session, &compiler, &machine);
	time_in_turns(&session);
	compare_checksums(&session);
	folder_remove();

	struct compare_row *rows = summarise(&session);
	size_t reference = compare_order(rows, session.bench_count);
	compare_write(run, options, &(struct compare_report){
				       .class_name = subject->class->name,
				       .class = subject->class,
				       .values = options->values == COMPARE_SAME ? "same" : "varied",
				       .count = session.count,
				       .rounds = session.rounds,
				       .python_rounds = session.python_rounds,
				       .command = options->command,
				       .compiler = compiler.version,
				       .flags = compiler.flags,
				       .python = session.python,
				       .machine = machine,
				       .rows = rows,
				       .row_count = session.bench_count,
				       .reference = reference,
				       .scope = compare_scope(arena, subject->view),
			       });
	for (size_t i = 0; i < session.bench_count; i++) {
		if (session.benches[i].has_failed)
			return EXIT_ENVIRONMENT;
	}
	return EXIT_DONE;
}
