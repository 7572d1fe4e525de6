/*
 * value_order.c: values beside each other, values as text, and times. Numbers
 * of the model go in; their order, and what a person would write, come out.
 */
#include "value.h"

#include <inttypes.h>
#include <string.h>

int
value_compare(const struct value *a, const struct value *b)
{
	if (a->kind == VALUE_REAL)
		return (a->real > b->real) - (a->real < b->real);
	if (a->negative != b->negative)
		return a->negative ? -1 : 1;
	int order = (a->magnitude > b->magnitude) - (a->magnitude < b->magnitude);
	return a->negative ? -order : order;
}

static bool
is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int
days_in(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return days[month - 1] + (month == 2 && is_leap(year));
}

/* "2024-05-01T12:30:00Z", or NULL where four digits do not hold the year. */
static const char *
show_time(struct arena *arena, const struct value *value)
{
	const int64_t day_length = INT64_C(86400000000);
	int64_t micros, days, rest;
	int year = 1970, month = 1;

	if (value->magnitude > UINT64_C(62135596800000000))
		return NULL;
	micros = value->negative ? -(int64_t)value->magnitude : (int64_t)value->magnitude;
	rest = ((micros % day_length) + day_length) % day_length;
	days = (micros - rest) / day_length;
	for (; days < 0; days += 365 + is_leap(year))
		year--;
	for (; days >= 365 + is_leap(year); year++)
		days -= 365 + is_leap(year);
	for (; days >= days_in(year, month); month++)
		days -= days_in(year, month);
	int seconds = (int)(rest / 1000000), fraction = (int)(rest % 1000000);
	const char *tail = fraction ? arena_format(arena, ".%06d", fraction) : "";
	return arena_format(arena, "%04d-%02d-%02dT%02d:%02d:%02d%sZ", year, month, (int)days + 1, seconds / 3600,
			    seconds / 60 % 60, seconds % 60, tail);
}

const char *
value_show(struct arena *arena, const struct value *value, const struct prim *type)
{
	switch (value->kind) {
	case VALUE_BOOL:
		return value->magnitude ? "true" : "false";
	case VALUE_INT:
		if (type && strcmp(type->name, "timestamp") == 0 && show_time(arena, value))
			return show_time(arena, value);
		return arena_format(arena, "%s%" PRIu64, value->negative ? "-" : "", value->magnitude);
	case VALUE_REAL:
		/* The shortest that reads back the same. */
		for (int digits = 1; digits < 17; digits++) {
			const char *text = arena_format(arena, "%.*g", digits, value->real);
			struct value again = *value;
			sscanf(text, "%lf", &again.real);
			if (type && type->bits == 32)
				again.real = (double)(float)again.real;
			if (again.real == value->real)
				return text;
		}
		return arena_format(arena, "%.17g", value->real);
	case VALUE_TEXT:
		return value->text;
	case VALUE_NONE:
		break;
	}
	return "none";
}

/* ---- times ------------------------------------------------------------------- */

/* Exactly `count` digits as a number no greater than `most`; moves past them. */
static bool
read_digits(const char **at, int count, int most, int *out)
{
	*out = 0;
	for (int i = 0; i < count; i++, ++*at) {
		if (**at < '0' || **at > '9')
			return false;
		*out = *out * 10 + (**at - '0');
	}
	return *out <= most;
}

/* Days from 1970-01-01 to a date of the Gregorian calendar. */
static int64_t
days_since_1970(int year, int month, int day)
{
	int64_t before = year - 1;
	int64_t days = before * 365 + before / 4 - before / 100 + before / 400 - 719162;

	for (int m = 1; m < month; m++)
		days += days_in(year, m);
	return days + day - 1;
}

/* ".5" as 500,000 microseconds; nothing as 0. More than six digits are refused:
 * nothing is rounded silently. */
static bool
read_fraction(const char **at, int *out)
{
	int weight = 100000;

	*out = 0;
	if (**at != '.')
		return true;
	for (++*at; **at >= '0' && **at <= '9'; ++*at, weight /= 10) {
		if (!weight)
			return false;
		*out += (**at - '0') * weight;
	}
	return weight < 100000;
}

/* "Z", "+02:00", "-0530": minutes east of Greenwich. */
static bool
read_zone(const char **at, int *out)
{
	int hours, minutes, sign;

	*out = 0;
	if (**at == 'Z' || **at == 'z') {
		++*at;
		return true;
	}
	if (**at != '+' && **at != '-')
		return false;
	sign = *(*at)++ == '-' ? -1 : 1;
	if (!read_digits(at, 2, 23, &hours))
		return false;
	if (**at == ':')
		++*at;
	if (!read_digits(at, 2, 59, &minutes))
		return false;
	*out = sign * (hours * 60 + minutes);
	return true;
}

bool
value_read_time(const char *text, struct value *out)
{
	int year, month, day, hour = 0, minute = 0, second = 0, fraction = 0, zone = 0;
	const char *at = text;

	if (!read_digits(&at, 4, 9999, &year) || *at++ != '-' || !read_digits(&at, 2, 12, &month) || *at++ != '-' ||
	    !read_digits(&at, 2, 31, &day))
		return false;
	if (year < 1 || month < 1 || day < 1 || day > days_in(year, month))
		return false;
	if (*at) {
		if (*at != 'T' && *at != 't' && *at != ' ')
			return false;
		at++;
		if (!read_digits(&at, 2, 23, &hour) || *at++ != ':' || !read_digits(&at, 2, 59, &minute))
			return false;
		if (*at == ':') {
			at++;
			if (!read_digits(&at, 2, 59, &second) || !read_fraction(&at, &fraction))
				return false;
		}
		if (!read_zone(&at, &zone) || *at)
			return false;
	}

	int64_t minutes = (days_since_1970(year, month, day) * 24 + hour) * 60 + minute - zone;
	int64_t micros = (minutes * 60 + second) * INT64_C(1000000) + fraction;
	*out = (struct value){.kind = VALUE_INT,
			      .negative = micros < 0,
			      .magnitude = micros < 0 ? 0 - (uint64_t)micros : (uint64_t)micros};
	return true;
}

const char *
value_time_advice(struct arena *arena, const char *text)
{
	static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
					     "July",    "August",   "September", "October", "November", "December"};
	int year, month, day, hour, minute, second;

	if (!read_digits(&text, 4, 9999, &year) || *text++ != '-' || !read_digits(&text, 2, 99, &month) ||
	    *text++ != '-' || !read_digits(&text, 2, 99, &day))
		return NULL;
	if (year < 1)
		return "there is no year 0: the first is 0001";
	if (month < 1 || month > 12)
		return arena_format(arena, "there is no month %02d: they go from 01 to 12", month);
	if (day < 1 || day > days_in(year, month))
		return arena_format(arena, "there is no day %02d: %s %d has %d days", day, months[month - 1], year,
				    days_in(year, month));
	if (!*text++ || !read_digits(&text, 2, 99, &hour) || *text++ != ':' || !read_digits(&text, 2, 99, &minute))
		return NULL;
	bool has_second = *text++ == ':' && read_digits(&text, 2, 99, &second);
	if (hour == 24 && minute == 0 && (!has_second || second == 0))
		return "midnight is hour 00 of the next day";
	if (hour > 23)
		return arena_format(arena, "there is no hour %02d: they go from 00 to 23", hour);
	if (minute > 59)
		return arena_format(arena, "there is no minute %02d: they go from 00 to 59", minute);
	if (has_second && second > 59)
		return arena_format(arena, "there is no second %02d: they go from 00 to 59, leap seconds have no number",
				    second);
	return NULL;
}
