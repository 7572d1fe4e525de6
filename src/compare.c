/*
 * compare.c: measure the variants of a class. Its headers and the benchmark's
 * view go in; programs are built, run in turns, and what they print becomes a
 * report.
 *
 * Numbers that can be trusted come from how they are taken: every measurement
 * is a fresh process (compare_bench.c); the rows take turns (compare_turns.c);
 * and every row must show that it held the same values.
 */
#include "compare_bench.h"
#include "template.h"

#include <string.h>

enum {
	DEFAULT_COUNT = 1000000,
	QUICK_COUNT = 100000,
	DEFAULT_ROUNDS = 5,
	QUICK_ROUNDS = 3,
	PYTHON_ROUNDS = 3,      /* a round of Python takes as long as many of C */
};

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

/* ---- the report ------------------------------------------------------------------ */

static struct compare_row *
summarise(struct session *session)
{
	struct compare_row *rows = ARENA_ARRAY(session->run->arena, session->bench_count, struct compare_row);

	for (size_t i = 0; i < session->bench_count; i++) {
		struct bench *bench = &session->benches[i];
		rows[i] = bench->row;
		rows[i].rounds = bench_is_out(bench) ? 0 : bench->sample_count[MEASURE_CREATE];
		for (size_t m = 0; m < MEASURE_COUNT; m++) {
			const char *word = bench_is_out(bench) ? NULL : bench->row.cells[m].word;
			rows[i].cells[m] = bench_is_out(bench) ? (struct compare_cell){0}
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
	bench_weigh(&session, &compiler, &machine);
	bench_time(&session);
	bench_compare(&session);
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
