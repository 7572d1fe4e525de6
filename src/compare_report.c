/*
 * compare_report.c: what the numbers of a report say. It is only read here:
 * ratios, the order of the rows, and which of them the run cannot tell apart.
 */
#include "compare.h"

#include <string.h>

/* Rows without numbers last, then C before Python, then fewest bytes first.
 * Bytes of heap are counted, so that noise never changes the order. */
static bool
comes_before(const struct compare_row *a, const struct compare_row *b)
{
	const double heap_a = a->cells[MEASURE_HEAP].median, heap_b = b->cells[MEASURE_HEAP].median;

	if (!a->rounds != !b->rounds)
		return a->rounds != 0;
	if (a->kind->language != b->kind->language)
		return a->kind->language < b->kind->language;
	return a->rounds && heap_a < heap_b;
}

size_t
compare_order(struct compare_row *rows, size_t count)
{
	const struct compare_kind *reference = NULL;

	for (size_t i = 0; i < count && !reference; i++)
		reference = rows[i].rounds ? rows[i].kind : NULL;

	/* By insertion: equal rows keep the order of the table of kinds. */
	for (size_t i = 1; i < count; i++) {
		const struct compare_row row = rows[i];
		size_t place = i;
		for (; place > 0 && comes_before(&row, &rows[place - 1]); place--)
			rows[place] = rows[place - 1];
		rows[place] = row;
	}
	for (size_t i = 0; i < count; i++) {
		if (rows[i].kind == reference)
			return i;
	}
	return 0;
}

double
compare_ratio(const struct compare_report *report, size_t row, enum compare_measure measure)
{
	const struct compare_cell *reference = &report->rows[report->reference].cells[measure];
	const struct compare_cell *cell = &report->rows[row].cells[measure];

	return reference->rounds && cell->rounds && reference->median > 0 ? cell->median / reference->median : 0;
}

bool
compare_is_undecided(const struct compare_report *report, size_t a, size_t b, enum compare_measure measure)
{
	return a != b && measure != MEASURE_HEAP &&
	       compare_overlap(&report->rows[a].cells[measure], &report->rows[b].cells[measure]);
}

bool
compare_is_marked(const struct compare_report *report, size_t row, enum compare_measure measure)
{
	return compare_ratio(report, row, measure) > 0 && compare_is_undecided(report, row, report->reference, measure);
}

/* Is there a row with fewer bytes or less time, beyond doubt? */
static bool
is_beaten(const struct compare_report *report, size_t row, enum compare_measure measure)
{
	const struct compare_cell *cell = &report->rows[row].cells[measure];

	for (size_t i = 0; i < report->row_count; i++) {
		const struct compare_cell *other = &report->rows[i].cells[measure];
		if (other->rounds && other->median < cell->median && !compare_is_undecided(report, row, i, measure))
			return true;
	}
	return false;
}

bool
compare_is_best(const struct compare_report *report, size_t row, enum compare_measure measure)
{
	if (!report->rows[row].cells[measure].rounds || is_beaten(report, row, measure))
		return false;
	for (size_t i = 0; i < report->row_count; i++) {
		if (is_beaten(report, i, measure))
			return true;
	}
	return false;
}

bool
compare_is_measured(const struct compare_report *report, enum compare_measure measure)
{
	for (size_t i = 0; i < report->row_count; i++) {
		const struct compare_cell *cell = &report->rows[i].cells[measure];
		if (report->rows[i].rounds && (cell->rounds || cell->word))
			return true;
	}
	return false;
}

double
compare_longest(const struct compare_report *report, enum compare_measure measure)
{
	double longest = 0;

	for (size_t i = 0; i < report->row_count; i++) {
		double median = report->rows[i].cells[measure].median;
		longest = median > longest ? median : longest;
	}
	return longest;
}

/* The median over all times of how far their rounds lie apart. */
double
compare_noise(struct arena *arena, const struct compare_report *report)
{
	double *spreads = ARENA_ARRAY(arena, report->row_count * MEASURE_COUNT, double);
	size_t count = 0;

	for (size_t row = 0; row < report->row_count; row++) {
		for (size_t m = 0; m < MEASURE_COUNT; m++) {
			const struct compare_cell *cell = &report->rows[row].cells[m];
			if (cell->rounds > 1 && cell->median > 0 && strcmp(compare_measures[m].unit, "ns") == 0)
				spreads[count++] = (cell->upper - cell->lower) / cell->median;
		}
	}
	return compare_summary(spreads, count).median;
}

const char *
compare_noise_text(struct arena *arena, const struct compare_report *report)
{
	const double noise = compare_noise(arena, report);

	if (!compare_is_measured(report, MEASURE_CREATE))
		return NULL;
	if (report->rounds < COMPARE_LEAST_ROUNDS)
		return "Fewer than three rounds do not show how much the times vary; more --rounds do.";
	if (noise <= COMPARE_QUIET)
		return arena_format(arena, "Rounds of the same row lie %.0f %% apart.", noise * 100);
	return arena_format(
		arena,
		"The machine was busy: rounds of the same row lie %.0f %% apart. "
		"Measure again when it is quiet, or with more --rounds.",
		noise * 100);
}

/* Do the objects of a row fill so few pages that those of the allocator and the
 * stack show beside them? */
static bool
is_resident_coarse(const struct compare_report *report)
{
	for (size_t i = 0; i < report->row_count; i++) {
		const struct compare_row *row = &report->rows[i];
		const double bytes = row->cells[MEASURE_HEAP].median * (double)row->count;
		if (row->cells[MEASURE_RESIDENT].rounds && bytes < COMPARE_COARSE)
			return true;
	}
	return false;
}

/* Do all rows of Python, of which there are several, say this? */
static bool
is_of_python(const struct compare_report *report, const char *note)
{
	size_t count = 0;

	for (size_t i = 0; i < report->row_count; i++) {
		const struct compare_row *row = &report->rows[i];
		if (row->kind->language != COMPARE_PYTHON)
			continue;
		if (!row->note || strcmp(row->note, note) != 0)
			return false;
		count++;
	}
	return count > 1;
}

const struct compare_fact *
compare_notes(struct arena *arena, const struct compare_report *report, size_t *count)
{
	struct compare_fact *notes = ARENA_ARRAY(arena, 2 * report->row_count + 3 + COMPARE_SCOPE_NOTES, struct compare_fact);
	const struct compare_cell *create = &report->rows[report->reference].cells[MEASURE_CREATE];
	const char *noise = compare_noise_text(arena, report);

	*count = compare_scope_notes(arena, report, notes);
	if (create->rounds && !compare_is_measured(report, MEASURE_READ))
		notes[(*count)++] = (struct compare_fact){
			"all rows", "objects hold nothing when they are made and written, so nothing is read"};
	bool has_python = false;
	for (size_t i = 0; i < report->row_count; i++) {
		const struct compare_row *row = &report->rows[i];
		const bool is_shared = row->note && is_of_python(report, row->note);
		if (row->note && !(is_shared && has_python))
			notes[(*count)++] = (struct compare_fact){is_shared ? "Python" : row->kind->label, row->note};
		has_python |= is_shared;
	}
	for (size_t i = 0; i < report->row_count; i++) {
		const struct compare_cell *cell = &report->rows[i].cells[MEASURE_CREATE_NO_GC];
		if (!cell->rounds)
			continue;
		const char *number = compare_format_number(arena, cell->median);
		const char *ratio =
			create->median > 0 ? compare_format_ratio(arena, cell->median / create->median) : "";
		notes[(*count)++] = (struct compare_fact){
			report->rows[i].kind->label,
			arena_format(arena, "create takes %s ns %s with Python's cyclic garbage collector off", number, ratio)};
	}
	if (is_resident_coarse(report))
		notes[(*count)++] = (struct compare_fact){
			"all rows", "resident is counted in pages: of so few objects it says little; more --count does"};
	if (noise)
		notes[(*count)++] = (struct compare_fact){"all rows", noise};
	return notes;
}

const char *
compare_rounds_text(struct arena *arena, const struct compare_report *report)
{
	const char *rounds = arena_format(arena, "%u %s", report->rounds, report->rounds == 1 ? "round" : "rounds");

	if (!report->python || report->python_rounds == report->rounds)
		return rounds;
	return arena_format(arena, "%s (Python: %u)", rounds, report->python_rounds);
}

const struct compare_fact *
compare_facts(struct arena *arena, const struct compare_report *report, size_t *count)
{
	const struct machine *machine = &report->machine;
	struct compare_fact *facts = ARENA_ARRAY(arena, 6, struct compare_fact);

	*count = 0;
	facts[(*count)++] = (struct compare_fact){"command", report->command};
	facts[(*count)++] =
		(struct compare_fact){"compiler", arena_format(arena, "%s, with %s", report->compiler, report->flags)};
	if (report->python)
		facts[(*count)++] = (struct compare_fact){"python", report->python};
	facts[(*count)++] = (struct compare_fact){
		"machine", arena_format(arena, "%s, %s GiB of memory", machine->processor,
					compare_format_number(arena, machine->memory / (1024.0 * 1024 * 1024)))};
	facts[(*count)++] = (struct compare_fact){"system", machine->system};
	facts[(*count)++] =
		(struct compare_fact){"date", arena_format(arena, "%s, slotc %s", machine->date, PACKAGE_VERSION)};
	return facts;
}

static const struct compare_fact legend[] = {
	{"heap", "what the allocator gave for the objects as they were made, its own part and the pointer to the object included (each from malloc, "
		 "Python's list); of Python the instance, without the values that its slots point to"},
	{"resident", "what the process grew by while it made the objects: everything, the values that they were "
		     "made with included"},
	{"times", "processor time, median of the rounds; each round a new process, rows in turns; one attribute of "
		  "all objects after the other, of short loops the fastest of up to 25 passes; by name: known only at "
		  "run time"},
	{"reject", "set an attribute that the class lacks, one letter off; accepted: that is no error"},
	{"-", "has no such operation; a struct written by hand checks no values either"},
};

const struct compare_fact *
compare_legend(struct arena *arena, const struct compare_report *report, size_t *count)
{
	struct compare_fact *facts = ARENA_ARRAY(arena, COUNT_OF(legend) + 1, struct compare_fact);

	facts[0] = (struct compare_fact){
		"~", arena_format(arena, "before a ratio: this run cannot tell this row and '%s' apart",
				  report->rows[report->reference].kind->label)};
	memcpy(facts + 1, legend, sizeof(legend));
	*count = COUNT_OF(legend) + 1;
	return facts;
}
