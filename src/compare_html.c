/*
 * compare_html.c: the view of report.html, a page for people. A report goes
 * in; every text that comes out is HTML already, since Mustache here escapes
 * nothing. doc/view-report.md lists the keys.
 */
#include "compare.h"

#include <string.h>

/* ---- text ---------------------------------------------------------------------- */

const char *
html_text(struct arena *arena, const char *text)
{
	const size_t length = strlen(text);
	struct buf escaped = {0};

	buf_text(&escaped, "");
	for (size_t i = 0; i < length;) {
		uint32_t point = 0;
		size_t size = utf8_decode(text + i, length - i, &point);
		if (!size || (utf8_is_hidden(point) && point != '\n'))
			buf_text(&escaped, "&#xFFFD;");
		else if (strchr("&<>\"'", text[i]))
			buf_format(&escaped, "&#%d;", text[i]);
		else
			buf_add(&escaped, text + i, size);
		i += size ? size : 1;
	}

	const char *kept = arena_text(arena, escaped.data, escaped.length);
	buf_free(&escaped);
	return kept;
}

static void
set_html(struct json *object, const char *key, const char *text)
{
	json_set_text(object, key, html_text(object->arena, text));
}

/* A length in a drawing that is 100 wide. */
static const char *
percent(struct arena *arena, double part)
{
	return arena_format(arena, "%.2f", part * 100);
}

/* Bytes with the unit that people say: 16.0 MB, 1.02 TB. */
static const char *
size_text(struct arena *arena, double bytes)
{
	static const char *const units[] = {"B", "kB", "MB", "GB", "TB", "PB"};
	size_t unit = 0;

	for (; bytes >= 999.5 && unit + 1 < COUNT_OF(units); unit++)
		bytes /= 1000;
	return arena_format(arena, "%s %s", compare_format_number(arena, bytes), units[unit]);
}

/* ---- tables -------------------------------------------------------------------- */

/* The classes of report_style. */
static const char *const languages[] = {[COMPARE_C] = "c", [COMPARE_PYTHON] = "python"};

static void
set_label(struct json *view, const struct compare_report *report, size_t row)
{
	const struct compare_kind *kind = report->rows[row].kind;

	set_html(view, "label", kind->label);
	json_set_text(view, "css", row == report->reference ? "reference" : languages[kind->language]);
}

/* A number, its ratio and its bar; or a word. */
static struct json *
view_cell(struct arena *arena, const struct compare_report *report, size_t row, enum compare_measure measure)
{
	const struct compare_cell *cell = &report->rows[row].cells[measure];
	const double longest = compare_longest(report, measure), ratio = compare_ratio(report, row, measure);
	const double scale = longest > 0 && cell->rounds ? 1 / longest : 0;
	const double upper = cell->upper * scale < 1 ? cell->upper * scale : 1;
	struct json *view = json_object(arena);

	set_label(view, report, row);
	set_html(view, "value",
		 cell->word     ? cell->word
		 : cell->rounds ? compare_format_number(arena, cell->median)
				: "-");
	json_set_bool(view, "has_ratio", !cell->word && ratio > 0);
	json_set_text(view, "ratio", !cell->word && ratio > 0 ? compare_format_ratio(arena, ratio) : "");
	json_set_bool(view, "is_marked", compare_is_marked(report, row, measure));
	json_set_bool(view, "has_bar", cell->rounds > 0);
	json_set_text(view, "bar", percent(arena, cell->median * scale));
	json_set_text(view, "spread_start", percent(arena, cell->lower * scale));
	json_set_text(view, "spread", percent(arena, upper > cell->lower * scale ? upper - cell->lower * scale : 0));
	return view;
}

static struct json *
view_measure(struct arena *arena, const struct compare_report *report, enum compare_measure measure,
	     const char *heading)
{
	struct json *view = json_object(arena);
	struct json *rows = json_list(arena);

	for (size_t row = 0; row < report->row_count; row++) {
		if (report->rows[row].rounds)
			json_add(rows, view_cell(arena, report, row, measure));
	}
	set_html(view, "heading", heading);
	set_html(view, "about", compare_measures[measure].about);
	set_html(view, "unit", compare_measures[measure].unit);
	json_set(view, "rows", rows);
	return view;
}

/* What many objects take: the heap of one, times as many. */
static struct json *
view_totals(struct arena *arena, const struct compare_report *report)
{
	struct json *totals = json_list(arena);

	for (size_t row = 0; row < report->row_count; row++) {
		const struct compare_cell *cell = &report->rows[row].cells[MEASURE_HEAP];
		if (!cell->rounds)
			continue;
		struct json *view = json_object(arena);
		set_label(view, report, row);
		set_html(view, "million", size_text(arena, cell->median * 1e6));
		set_html(view, "billion", size_text(arena, cell->median * 1e9));
		json_add(totals, view);
	}
	return totals;
}

static struct json *
view_facts(struct arena *arena, const struct compare_fact *facts, size_t count)
{
	struct json *list = json_list(arena);

	for (size_t i = 0; i < count; i++) {
		struct json *fact = json_object(arena);
		set_html(fact, "name", facts[i].name);
		set_html(fact, "text", facts[i].text);
		json_add(list, fact);
	}
	return list;
}

struct json *
compare_html(struct run *run, const struct compare_report *report)
{
	static const struct {
		enum compare_measure measure;
		const char *heading;
	} times[] = {
		{MEASURE_CREATE, "Create"},
		{MEASURE_READ, "Read"},
		{MEASURE_WRITE, "Write"},
		{MEASURE_READ_NAME, "Read by name"},
		{MEASURE_WRITE_NAME, "Write by name"},
		{MEASURE_REJECT, "Reject an unknown name"},
		{MEASURE_DESTROY, "Destroy"},
	};
	struct arena *arena = run->arena;
	struct json *view = json_object(arena);
	struct json *memory = json_list(arena);
	struct json *operations = json_list(arena);
	size_t fact_count = 0, note_count = 0, legend_count = 0;
	const struct compare_fact *facts = compare_facts(arena, report, &fact_count);
	const struct compare_fact *notes = compare_notes(arena, report, &note_count);
	const struct compare_fact *legend = compare_legend(arena, report, &legend_count);

	json_add(memory, view_measure(arena, report, MEASURE_HEAP, "Heap"));
	json_add(memory, view_measure(arena, report, MEASURE_RESIDENT, "Resident"));
	for (size_t i = 0; i < COUNT_OF(times); i++) {
		if (compare_is_measured(report, times[i].measure))
			json_add(operations, view_measure(arena, report, times[i].measure, times[i].heading));
	}

	set_html(view, "class_name", report->class_name);
	set_html(view, "objects", compare_objects_text(arena, report->count));
	set_html(view, "values", report->values);
	set_html(view, "rounds", compare_rounds_text(arena, report));
	set_html(view, "reference", report->rows[report->reference].kind->label);
	json_set(view, "memory", memory);
	json_set(view, "totals", view_totals(arena, report));
	json_set(view, "operations", operations);
	json_set(view, "layout", compare_layout(run, report->class));
	json_set_bool(view, "has_notes", note_count > 0);
	json_set(view, "notes", view_facts(arena, notes, note_count));
	json_set(view, "facts", view_facts(arena, facts, fact_count));
	json_set(view, "legend", view_facts(arena, legend, legend_count));
	return view;
}
