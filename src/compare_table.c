/*
 * compare_table.c: a report for people, in the terminal. Two blocks of rows,
 * each cell with its ratio, no wider than 100 columns.
 */
#include "compare.h"

#include <string.h>

enum { WIDTH = 100, NUMBER_WIDTH = 6, RATIO_WIDTH = 6, CELL_WIDTH = NUMBER_WIDTH + RATIO_WIDTH + 2, BAR_WIDTH = 16 };

static int
label_width(const struct compare_report *report)
{
	size_t width = strlen("ns per operation");

	for (size_t i = 0; i < report->row_count; i++) {
		size_t length = strlen(report->rows[i].kind->label);
		width = length > width ? length : width;
	}
	return (int)width;
}

static void
end_line(struct buf *out)
{
	while (out->length && out->data[out->length - 1] == ' ')
		out->data[--out->length] = '\0';
	buf_char(out, '\n');
}

static void
print_bar(const struct compare_report *report, size_t row, enum compare_measure measure, struct buf *out)
{
	const double longest = compare_longest(report, measure);

	if (longest <= 0 || !report->rows[row].cells[measure].rounds)
		return;
	buf_text(out, "  ");
	int length = (int)(report->rows[row].cells[measure].median / longest * BAR_WIDTH + 0.5);
	for (int i = 0; i < (length > 0 ? length : 1); i++)
		buf_char(out, '#');
}

/* A number, its mark and its ratio; or a word; or "-". */
static void
print_cell(struct arena *arena, const struct compare_report *report, size_t row, enum compare_measure measure,
	   struct buf *out)
{
	const struct compare_cell *cell = &report->rows[row].cells[measure];
	const double ratio = compare_ratio(report, row, measure);

	if (cell->word) {
		buf_format(out, " %*s", CELL_WIDTH - 1, cell->word);
		return;
	}
	buf_format(out, " %*s%s%*s", NUMBER_WIDTH, cell->rounds ? compare_format_number(arena, cell->median) : "-",
		   compare_is_marked(report, row, measure) ? "~" : " ", RATIO_WIDTH,
		   ratio > 0 ? compare_format_ratio(arena, ratio) : "");
}

/* Rows, with a bar of the first measure at the end where there is room. */
static void
print_block(struct run *run, const struct compare_report *report, const char *what,
	    const enum compare_measure *measures, size_t count, bool bars, struct buf *out)
{
	const int width = label_width(report);
	const bool has_room = width + (int)count * CELL_WIDTH + BAR_WIDTH + 2 <= WIDTH;

	buf_format(out, "\n%-*s", width, what);
	for (size_t i = 0; i < count; i++)
		buf_format(out, " %*s", CELL_WIDTH - 1, compare_measures[measures[i]].title);
	end_line(out);
	for (size_t row = 0; row < report->row_count; row++) {
		if (!report->rows[row].rounds)
			continue;
		buf_format(out, "%-*s", width, report->rows[row].kind->label);
		for (size_t i = 0; i < count; i++)
			print_cell(run->arena, report, row, measures[i], out);
		if (bars && has_room)
			print_bar(report, row, measures[0], out);
		end_line(out);
	}
}

/* Words, broken between them so that lines stay within the width. */
static void
print_wrapped(struct buf *out, int indent, const char *text)
{
	size_t column = (size_t)indent;

	for (const char *word = text; *word;) {
		size_t length = strcspn(word, " ");
		if (column > (size_t)indent && column + 1 + length > WIDTH) {
			buf_format(out, "\n%*s", indent, "");
			column = (size_t)indent;
		}
		if (column > (size_t)indent) {
			buf_char(out, ' ');
			column++;
		}
		buf_add(out, word, length);
		column += length;
		word += length + strspn(word + length, " ");
	}
	buf_char(out, '\n');
}

static void
print_fact(struct buf *out, int width, const char *name, const char *text)
{
	buf_format(out, "%-*s", width, name);
	print_wrapped(out, width, text);
}

void
compare_print_table(struct run *run, const struct compare_report *report, bool bars, struct buf *out)
{
	static const enum compare_measure objects[] = {MEASURE_HEAP, MEASURE_RESIDENT, MEASURE_CREATE, MEASURE_DESTROY};
	static const enum compare_measure access[] = {
		MEASURE_READ, MEASURE_WRITE, MEASURE_READ_NAME, MEASURE_WRITE_NAME, MEASURE_REJECT,
	};
	struct arena *arena = run->arena;
	size_t fact_count = 0, note_count = 0;
	const struct compare_fact *facts = compare_facts(arena, report, &fact_count);
	const struct compare_fact *notes = compare_notes(arena, report, &note_count);

	buf_format(out, "%s: %s, %s values, %s\n", report->class_name,
		   compare_objects_text(arena, report->count), report->values, compare_rounds_text(arena, report));
	buf_format(out, "fewest bytes first; 2.00x: two times '%s'\n", report->rows[report->reference].kind->label);
	print_block(run, report, "per object", objects, COUNT_OF(objects), bars, out);
	print_block(run, report, "ns per operation", access, COUNT_OF(access), false, out);
	buf_text(out, note_count ? "\n" : "");
	for (size_t i = 0; i < note_count; i++)
		print_fact(out, label_width(report) + 2, notes[i].name, notes[i].text);
	buf_char(out, '\n');
	for (size_t i = 0; i < fact_count; i++)
		print_fact(out, 10, facts[i].name, facts[i].text);
	buf_char(out, '\n');
	for (size_t i = 0; i < compare_legend_count; i++)
		print_fact(out, 10, compare_legend[i].name, compare_legend[i].text);
}
