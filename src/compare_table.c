/*
 * compare_table.c: a report for people, in the terminal. Blocks of rows, each
 * cell with its ratio, and with a bar where that has room; no wider than the
 * terminal, or 100 columns.
 */
#include "compare.h"

#include <string.h>

enum {
	USUAL_WIDTH = 100,
	NUMBER_WIDTH = 6,
	RATIO_WIDTH = 7, /* its mark included */
	CELL_WIDTH = NUMBER_WIDTH + RATIO_WIDTH + 1,
	BAR_SPACE = 2, /* before a bar */
	LEAST_BAR = 6, /* a shorter one tells nothing */
	MOST_BAR = 16,
	FACT_WIDTH = 10,
};

/* What is read together. */
struct group {
	const char *heading;
	size_t count;
	enum compare_measure measures[3];
};

static const struct group groups[] = {
	{"per object", 2, {MEASURE_HEAP, MEASURE_RESIDENT}},
	{"per object", 2, {MEASURE_CREATE, MEASURE_DESTROY}},
	{"ns per operation", 2, {MEASURE_READ, MEASURE_WRITE}},
	{"ns per operation", 3, {MEASURE_READ_NAME, MEASURE_WRITE_NAME, MEASURE_REJECT}},
};

/* Columns beside each other. */
struct block {
	const char *heading;
	enum compare_measure measures[MEASURE_COUNT];
	size_t count;
	int bar; /* columns of a full one, or 0 */
};

struct table {
	struct arena *arena;
	const struct compare_report *report;
	const struct compare_look *look;
	struct buf *out;
	int width, label_width;
};

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

/* A bar and the blanks up to a full one. */
static void
print_bar(const struct table *table, size_t row, enum compare_measure measure, int width)
{
	static const char *const eighths[] = {"", "\u258f", "\u258e", "\u258d", "\u258c", "\u258b", "\u258a", "\u2589"};
	const double longest = compare_longest(table->report, measure);
	const struct compare_cell *cell = &table->report->rows[row].cells[measure];
	const int step = table->look->has_utf8 ? 8 : 1;
	int length = 0;

	if (longest > 0 && cell->rounds) {
		length = (int)(cell->median / longest * width * step + 0.5);
		length = length > 0 ? length : 1;
	}
	const int part = length % step, full = length / step;
	buf_format(table->out, "%*s", BAR_SPACE, "");
	for (int i = 0; i < full; i++)
		buf_text(table->out, step == 1 ? "#" : "\u2588");
	buf_text(table->out, eighths[part]);
	buf_format(table->out, "%*s", width - full - (part > 0), "");
}

/* "2.00x", "~1.05x", or "". */
static const char *
marked_ratio(const struct table *table, size_t row, enum compare_measure measure)
{
	const double ratio = compare_ratio(table->report, row, measure);
	const char *mark = compare_is_marked(table->report, row, measure) ? "~" : "";

	return ratio > 0 ? arena_format(table->arena, "%s%s", mark, compare_format_ratio(table->arena, ratio)) : "";
}

/* A number and its ratio; or a word; or "-". */
static void
print_cell(const struct table *table, size_t row, enum compare_measure measure)
{
	const struct compare_report *report = table->report;
	const struct compare_cell *cell = &report->rows[row].cells[measure];
	const bool is_bold = table->look->has_color && compare_is_best(report, row, measure);

	if (cell->word) {
		buf_format(table->out, " %*s", CELL_WIDTH - 1, cell->word);
		return;
	}
	buf_format(table->out, " %s%*s%s%*s", is_bold ? "\033[1m" : "", NUMBER_WIDTH,
	           cell->rounds ? compare_format_number(table->arena, cell->median) : "-", is_bold ? "\033[0m" : "",
	           RATIO_WIDTH, marked_ratio(table, row, measure));
}

static void
print_block(const struct table *table, const struct block *block)
{
	const struct compare_report *report = table->report;

	buf_format(table->out, "\n%-*s", table->label_width, block->heading);
	for (size_t i = 0; i < block->count; i++) {
		buf_format(table->out, " %*s", CELL_WIDTH - 1, compare_measures[block->measures[i]].title);
		buf_format(table->out, "%*s", block->bar ? block->bar + BAR_SPACE : 0, "");
	}
	end_line(table->out);
	for (size_t row = 0; row < report->row_count; row++) {
		if (!report->rows[row].rounds)
			continue;
		buf_format(table->out, "%-*s", table->label_width, report->rows[row].kind->label);
		for (size_t i = 0; i < block->count; i++) {
			print_cell(table, row, block->measures[i]);
			if (block->bar)
				print_bar(table, row, block->measures[i], block->bar);
		}
		end_line(table->out);
	}
}

/* So many columns that a cell may take, of `count` beside each other. */
static int
share(const struct table *table, size_t count)
{
	return (table->width - table->label_width) / (int)count;
}

/* Print the columns, in as many blocks as needed. */
static void
print_columns(const struct table *table, struct block block)
{
	const int least = share(table, 1) / CELL_WIDTH;
	const size_t fitting = least > 1 ? (size_t)least : 1;

	if (table->look->width && block.count) {
		const int bar = share(table, block.count) - CELL_WIDTH - BAR_SPACE;
		block.bar = bar < LEAST_BAR ? 0 : bar > MOST_BAR ? MOST_BAR : bar;
	}
	for (size_t start = 0; start < block.count; start += fitting) {
		struct block part = block;
		part.count = block.count - start < fitting ? block.count - start : fitting;
		memcpy(part.measures, block.measures + start, part.count * sizeof(*part.measures));
		print_block(table, &part);
	}
}

/* Groups of one heading stand beside each other where the width allows it. */
static void
print_blocks(const struct table *table)
{
	const int cell = table->look->width ? CELL_WIDTH + BAR_SPACE + LEAST_BAR : CELL_WIDTH;
	struct block block = {.heading = groups[0].heading};

	for (size_t i = 0; i < COUNT_OF(groups); i++) {
		const size_t count = block.count + groups[i].count;
		if (strcmp(block.heading, groups[i].heading) != 0 || (block.count && share(table, count) < cell)) {
			print_columns(table, block);
			block = (struct block){.heading = groups[i].heading};
		}
		for (size_t k = 0; k < groups[i].count; k++) {
			if (compare_is_measured(table->report, groups[i].measures[k]))
				block.measures[block.count++] = groups[i].measures[k];
		}
	}
	print_columns(table, block);
}

/* Words, broken between them so that lines stay within the width. */
static void
print_wrapped(const struct table *table, int indent, const char *text)
{
	const size_t width = table->width < USUAL_WIDTH ? (size_t)table->width : USUAL_WIDTH;
	struct buf *out = table->out;
	size_t column = (size_t)indent;

	for (const char *word = text; *word;) {
		size_t length = strcspn(word, " ");
		if (column > (size_t)indent && column + 1 + length > width) {
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
print_fact(const struct table *table, int width, const struct compare_fact *fact)
{
	buf_format(table->out, "%-*s", width, fact->name);
	print_wrapped(table, width, fact->text);
}

void
compare_print_table(struct run *run, const struct compare_report *report, const struct compare_look *look,
                    struct buf *out)
{
	struct arena *arena = run->arena;
	const struct table table = {
		.arena = arena,
		.report = report,
		.look = look,
		.out = out,
		.width = look->width ? look->width : USUAL_WIDTH,
		.label_width = label_width(report),
	};
	size_t fact_count = 0, note_count = 0, legend_count = 0;
	const struct compare_fact *facts = compare_facts(arena, report, &fact_count);
	const struct compare_fact *notes = compare_notes(arena, report, &note_count);
	const struct compare_fact *legend = compare_legend(arena, report, &legend_count);

	print_wrapped(&table, 0,
	              arena_format(arena, "%s: %s, %s values, %s", report->class_name,
	                           compare_objects_text(arena, report->count), report->values,
	                           compare_rounds_text(arena, report)));
	print_wrapped(&table, 0,
	              arena_format(arena, "fewest bytes first; 2.00x: two times '%s'%s",
	                           report->rows[report->reference].kind->label,
	                           look->has_color ? "; bold: best of its column, ties included" : ""));
	print_blocks(&table);
	buf_text(out, note_count ? "\n" : "");
	for (size_t i = 0; i < note_count; i++)
		print_fact(&table, table.label_width + 2, &notes[i]);
	buf_char(out, '\n');
	for (size_t i = 0; i < fact_count; i++)
		print_fact(&table, FACT_WIDTH, &facts[i]);
	buf_char(out, '\n');
	for (size_t i = 0; i < legend_count; i++)
		print_fact(&table, FACT_WIDTH, &legend[i]);
}
