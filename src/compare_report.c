/*
 * compare_report.c: what was measured, for people and for programs. A report
 * goes in and is only read; a table, or JSON with the same facts, comes out.
 */
#include "compare.h"

#include <string.h>

enum { CELL_WIDTH = 9, BAR_WIDTH = 30 };

/* ---- what both say ----------------------------------------------------------- */

/* How many times the first row's number, or 0 where one of them has none. */
static double
ratio_of(const struct compare_report *report, size_t row, enum compare_measure measure)
{
	const struct compare_cell *first = &report->rows[0].cells[measure];
	const struct compare_cell *cell = &report->rows[row].cells[measure];

	return first->rounds && cell->rounds && first->median > 0 ? cell->median / first->median : 0;
}

/* Do these rows' rounds run into each other? Bytes of heap are counted, not
 * measured: equal ones are equal. */
static bool
is_undecided(const struct compare_report *report, size_t a, size_t b, enum compare_measure measure)
{
	return a != b && strcmp(compare_measures[measure].unit, "ns") == 0 &&
	       compare_overlap(&report->rows[a].cells[measure], &report->rows[b].cells[measure]);
}

static bool
is_marked(const struct compare_report *report, size_t row, enum compare_measure measure)
{
	for (size_t other = 0; other < report->row_count; other++) {
		if (is_undecided(report, row, other, measure))
			return true;
	}
	return false;
}

/* ---- the table ----------------------------------------------------------------- */

static int
label_width(const struct compare_report *report)
{
	size_t width = strlen("times the first row");

	for (size_t i = 0; i < report->row_count; i++) {
		size_t length = strlen(report->rows[i].kind->label);
		width = length > width ? length : width;
	}
	return (int)width;
}

static void
print_bar(const struct compare_report *report, size_t row, enum compare_measure measure, struct buf *out)
{
	double longest = 0;

	for (size_t i = 0; i < report->row_count; i++) {
		double median = report->rows[i].cells[measure].median;
		longest = median > longest ? median : longest;
	}
	if (longest <= 0 || !report->rows[row].cells[measure].rounds)
		return;
	buf_text(out, "  ");
	int length = (int)(report->rows[row].cells[measure].median / longest * BAR_WIDTH + 0.5);
	for (int i = 0; i < (length > 0 ? length : 1); i++)
		buf_char(out, '#');
}

/* The text of a cell: a number, a ratio, a word, or "-". */
static const char *
cell_text(struct arena *arena, const struct compare_report *report, size_t row, enum compare_measure measure,
	  bool is_ratio)
{
	const struct compare_cell *cell = &report->rows[row].cells[measure];

	if (cell->word)
		return cell->word;
	if (!cell->rounds)
		return "-";
	if (!is_ratio)
		return compare_format_number(arena, cell->median);
	double ratio = ratio_of(report, row, measure);
	return ratio > 0 ? compare_format_ratio(arena, ratio) : "-";
}

static void
print_headings(struct buf *out, int width, const char *what, const enum compare_measure *measures, size_t count)
{
	bool has_groups = false;

	for (size_t i = 0; i < count; i++)
		has_groups = has_groups || *compare_measures[measures[i]].group;
	if (has_groups) {
		buf_format(out, "%-*s", width, "");
		for (size_t i = 0; i < count; i++)
			buf_format(out, " %*s ", CELL_WIDTH, compare_measures[measures[i]].group);
		while (out->data[out->length - 1] == ' ')
			out->data[--out->length] = '\0';
		buf_char(out, '\n');
	}
	buf_format(out, "%-*s", width, what);
	for (size_t i = 0; i < count; i++)
		buf_format(out, " %*s%s", CELL_WIDTH, compare_measures[measures[i]].title, i + 1 < count ? " " : "");
	buf_char(out, '\n');
}

/* Rows of numbers, or of ratios, with a bar of the first measure at the end. */
static void
print_block(struct run *run, const struct compare_report *report, const char *what,
	    const enum compare_measure *measures, size_t count, bool is_ratio, bool bars, struct buf *out)
{
	const int width = label_width(report);

	buf_char(out, '\n');
	print_headings(out, width, what, measures, count);
	for (size_t row = 0; row < report->row_count; row++) {
		if (!report->rows[row].rounds)
			continue;
		buf_format(out, "%-*s", width, report->rows[row].kind->label);
		for (size_t i = 0; i < count; i++) {
			const char *mark = is_marked(report, row, measures[i]) ? "~" : " ";
			const char *text = cell_text(run->arena, report, row, measures[i], is_ratio);
			buf_format(out, " %*s%s", CELL_WIDTH, text, mark);
		}
		if (bars)
			print_bar(report, row, measures[0], out);
		while (out->data[out->length - 1] == ' ')
			out->data[--out->length] = '\0';
		buf_char(out, '\n');
	}
}

static void
print_notes(struct run *run, const struct compare_report *report, struct buf *out)
{
	struct arena *arena = run->arena;
	struct buf notes = {0};

	for (size_t i = 0; i < report->row_count; i++) {
		const struct compare_row *row = &report->rows[i];
		const struct compare_cell *first = &report->rows[0].cells[MEASURE_CREATE];
		const struct compare_cell *without = &row->cells[MEASURE_CREATE_NO_GC];
		if (row->note)
			buf_format(&notes, "%s: %s\n", row->kind->label, row->note);
		if (!without->rounds)
			continue;
		buf_format(&notes, "%s: create takes %s ns", row->kind->label,
			   compare_format_number(arena, without->median));
		if (first->rounds && first->median > 0)
			buf_format(&notes, " (%s)", compare_format_ratio(arena, without->median / first->median));
		buf_text(&notes, " with Python's cyclic garbage collector off\n");
	}
	if (notes.length)
		buf_format(out, "\n%s", notes.data);
	buf_free(&notes);
}

static void
print_facts(struct run *run, const struct compare_report *report, struct buf *out)
{
	const struct machine *machine = &report->machine;

	buf_format(out, "\ncommand   %s\n", report->command);
	buf_format(out, "compiler  %s\n", report->compiler);
	buf_format(out, "flags     %s\n", report->flags);
	if (report->python)
		buf_format(out, "python    %s\n", report->python);
	buf_format(out, "machine   %s; %s GiB of memory; %s\n", machine->processor,
		   compare_format_number(run->arena, machine->memory / (1024.0 * 1024 * 1024)), machine->system);
	buf_format(out, "date      %s\n", machine->date);
}

static const char legend[] =
	"\n"
	"heap      bytes the allocator gave, its own included, and the pointer where objects are reached by one\n"
	"          (each from malloc, Python's list). Python: the instance, not the numbers its slots point to\n"
	"resident  what the process grew by while it made the objects: everything, values and page rounding included\n"
	"times     processor time of an operation, median of the rounds; each in a new process, rows in turns, one\n"
	"          attribute of all objects after the other; names known at run time only; Python with its gc on\n"
	"reject    set an attribute that the class lacks (a right name with another last letter); accepted: no error\n"
	"~         the middle half of its rounds (of three or fewer, all) meets another row's: not told apart by this run\n"
	"-         has no such operation; a struct by hand is not accessed by name\n";

void
compare_print_table(struct run *run, const struct compare_report *report, bool bars, struct buf *out)
{
	static const enum compare_measure memory[] = {MEASURE_HEAP, MEASURE_RESIDENT};
	static const enum compare_measure times[] = {
		MEASURE_CREATE,     MEASURE_READ,   MEASURE_WRITE,   MEASURE_READ_NAME,
		MEASURE_WRITE_NAME, MEASURE_REJECT, MEASURE_DESTROY,
	};

	buf_format(out, "%s: %s objects, %s values, %u %s", report->class_name,
		   compare_format_count(run->arena, report->count), report->values, report->rounds,
		   report->rounds == 1 ? "round" : "rounds");
	if (report->python && report->python_rounds != report->rounds)
		buf_format(out, " (Python: %u)", report->python_rounds);
	buf_char(out, '\n');

	print_block(run, report, "bytes per object", memory, COUNT_OF(memory), false, bars, out);
	print_block(run, report, "times the first row", memory, COUNT_OF(memory), true, false, out);
	print_block(run, report, "ns per operation", times, COUNT_OF(times), false, false, out);
	print_block(run, report, "times the first row", times, COUNT_OF(times), true, bars, out);
	print_notes(run, report, out);
	print_facts(run, report, out);
	buf_text(out, legend);
}

/* ---- JSON ------------------------------------------------------------------------ */

static struct json *
cell_json(struct run *run, const struct compare_report *report, size_t row, enum compare_measure measure)
{
	const struct compare_cell *cell = &report->rows[row].cells[measure];
	struct json *json = json_object(run->arena);

	json_set_text(json, "unit", compare_measures[measure].unit);
	if (cell->word)
		json_set_text(json, "word", cell->word);
	if (!cell->rounds)
		return json;
	json_set_integer(json, "rounds", (int64_t)cell->rounds);
	json_set_real(json, "median", cell->median);
	json_set_real(json, "lower", cell->lower);
	json_set_real(json, "upper", cell->upper);
	json_set_real(json, "least", cell->least);
	json_set_real(json, "most", cell->most);
	double ratio = ratio_of(report, row, measure);
	if (ratio > 0)
		json_set_real(json, "ratio", ratio);

	struct json *overlaps = json_list(run->arena);
	for (size_t other = 0; other < report->row_count; other++) {
		if (is_undecided(report, row, other, measure))
			json_add(overlaps, json_text(run->arena, report->rows[other].kind->name));
	}
	json_set(json, "overlaps", overlaps);
	return json;
}

static struct json *
row_json(struct run *run, const struct compare_report *report, size_t row)
{
	const struct compare_row *it = &report->rows[row];
	struct json *json = json_object(run->arena);
	struct json *measures = json_object(run->arena);

	json_set_text(json, "name", it->kind->name);
	json_set_text(json, "label", it->kind->label);
	json_set_text(json, "language", it->kind->language == COMPARE_PYTHON ? "python" : "c");
	json_set_integer(json, "count", (int64_t)it->count);
	json_set_integer(json, "rounds", (int64_t)it->rounds);
	json_set_text(json, "note", it->note ? it->note : "");
	for (size_t m = 0; m < MEASURE_COUNT; m++) {
		if (it->cells[m].rounds || it->cells[m].word)
			json_set(measures, compare_measures[m].name,
				 cell_json(run, report, row, (enum compare_measure)m));
	}
	json_set(json, "measures", measures);
	return json;
}

struct json *
compare_json(struct run *run, const struct compare_report *report)
{
	const struct machine *machine = &report->machine;
	struct json *json = json_object(run->arena);
	struct json *environment = json_object(run->arena);
	struct json *rows = json_list(run->arena);

	json_set_text(environment, "command", report->command);
	json_set_text(environment, "compiler", report->compiler);
	json_set_text(environment, "flags", report->flags);
	json_set_text(environment, "python", report->python ? report->python : "");
	json_set_text(environment, "processor", machine->processor);
	json_set_integer(environment, "memory", (int64_t)machine->memory);
	json_set_text(environment, "system", machine->system);
	json_set_text(environment, "date", machine->date);

	for (size_t row = 0; row < report->row_count; row++)
		json_add(rows, row_json(run, report, row));

	json_set_integer(json, "format", 1);
	json_set_text(json, "class", report->class_name);
	json_set_integer(json, "count", (int64_t)report->count);
	json_set_integer(json, "rounds", report->rounds);
	json_set_integer(json, "python_rounds", report->python_rounds);
	json_set_text(json, "values", report->values);
	json_set(json, "environment", environment);
	json_set(json, "rows", rows);
	return json;
}
