/*
 * compare_json.c: a report for programs. doc/compare-json.md describes it.
 */
#include "compare.h"

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
	double ratio = compare_ratio(report, row, measure);
	if (ratio > 0)
		json_set_real(json, "ratio", ratio);

	struct json *overlaps = json_list(run->arena);
	for (size_t other = 0; other < report->row_count; other++) {
		if (compare_is_undecided(report, row, other, measure))
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
	json_set_text(environment, "slotc", PACKAGE_VERSION);
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
	json_set(json, "attributes", compare_scope_json(run->arena, &report->scope));
	json_set_text(json, "reference", report->rows[report->reference].kind->name);
	json_set_real(json, "noise", compare_noise(run->arena, report));
	json_set(json, "environment", environment);
	json_set(json, "rows", rows);
	return json;
}
