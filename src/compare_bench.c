/*
 * compare_bench.c: one program of a comparison is run. What it prints, a name
 * and a number to the line, goes into its row.
 */
#include "compare_bench.h"

#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Reading a million numbers takes a millisecond, and what disturbs a machine
 * takes as long: of so many passes the fastest counts. The benchmark makes no
 * more of them when they have taken long enough. */
static const char passes[] = "25";

/* The values a row was given, and those that it wrote. */
static const char *const checksum_names[COMPARE_CHECKSUMS] = {"given", "written", "written_by_name"};

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
	for (size_t i = 0; i < COMPARE_CHECKSUMS; i++) {
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

void
bench_run(struct session *session, struct bench *bench, const char *program, const char *mode, uint64_t count)
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

bool
bench_is_out(const struct bench *bench)
{
	return bench->is_missing || bench->has_failed;
}

void
bench_compare(const struct session *session)
{
	for (size_t c = 0; c < COMPARE_CHECKSUMS; c++) {
		const struct bench *first = NULL;
		for (size_t i = 0; i < session->bench_count; i++) {
			const struct bench *bench = &session->benches[i];
			/* A checksum starts from the count. */
			if (bench_is_out(bench) || bench->row.count != session->count || !bench->checksums[c])
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
