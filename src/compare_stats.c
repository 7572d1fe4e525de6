/*
 * compare_stats.c: many rounds in one number, and numbers as people read them.
 * The middle of the rounds stands for all; the middle half says how far to
 * trust it, whatever a few disturbed rounds were like.
 */
#include "compare.h"

#include <assert.h>
#include <stdlib.h>

static int
by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* The value with `part` of the sorted samples below it, between two of them in
 * proportion: what R calls type 7, and spreadsheets QUARTILE.INC. */
static double
quantile(const double *samples, size_t count, double part)
{
	double place = part * (double)(count - 1);
	size_t below = (size_t)place;
	size_t above = below + 1 < count ? below + 1 : below;

	return samples[below] + (samples[above] - samples[below]) * (place - (double)below);
}

struct compare_cell
compare_summary(double *samples, size_t count)
{
	if (count == 0)
		return (struct compare_cell){0};

	qsort(samples, count, sizeof(*samples), by_size);
	/* Of three rounds or fewer there is no middle half to speak of. */
	const double cut = count < 4 ? 0 : 0.25;
	return (struct compare_cell){
		.rounds = count,
		.median = quantile(samples, count, 0.5),
		.lower = quantile(samples, count, cut),
		.upper = quantile(samples, count, 1 - cut),
		.least = samples[0],
		.most = samples[count - 1],
	};
}

bool
compare_overlap(const struct compare_cell *a, const struct compare_cell *b)
{
	if (!a->rounds || !b->rounds)
		return false;
	if (a->rounds < COMPARE_LEAST_ROUNDS || b->rounds < COMPARE_LEAST_ROUNDS)
		return true;
	/* What disturbs a round makes it longer: the longest do not count. */
	return a->least <= b->upper && b->least <= a->upper;
}

const char *
compare_format_count(struct arena *arena, uint64_t count)
{
	char text[32];
	size_t start = sizeof(text) - 1;

	text[start] = '\0';
	for (unsigned digits = 0; digits == 0 || count; digits++) {
		if (digits && digits % 3 == 0)
			text[--start] = ',';
		text[--start] = (char)('0' + count % 10);
		count /= 10;
	}
	return arena_text(arena, text + start, sizeof(text) - 1 - start);
}

const char *
compare_objects_text(struct arena *arena, uint64_t count)
{
	return arena_format(arena, "%s %s", compare_format_count(arena, count), count == 1 ? "object" : "objects");
}

/* The limits are where rounding would show one digit more. */
const char *
compare_format_number(struct arena *arena, double number)
{
	assert(number >= 0);
	if (number < 9.995)
		return arena_format(arena, "%.2f", number);
	if (number < 99.95)
		return arena_format(arena, "%.1f", number);
	if (number < 99999.5)
		return compare_format_count(arena, (uint64_t)(number + 0.5));

	static const char *const units[] = {"k", "M", "G", "T"};
	size_t unit = 0;
	for (number /= 1000; number >= 999.5 && unit + 1 < COUNT_OF(units); unit++)
		number /= 1000;
	return arena_format(arena, "%.*f%s", number < 9.995 ? 2 : number < 99.95 ? 1 : 0, number, units[unit]);
}

const char *
compare_format_ratio(struct arena *arena, double ratio)
{
	return arena_format(arena, "%sx", compare_format_number(arena, ratio));
}

uint64_t
compare_fit(uint64_t count, double each, double limit)
{
	if (each <= 0 || (double)count * each <= limit)
		return count;
	if (limit < each)
		return 1;

	uint64_t fitting = (uint64_t)(limit / each);
	uint64_t power = 1;
	while (fitting / power >= 100)
		power *= 10;
	return fitting / power * power;
}
