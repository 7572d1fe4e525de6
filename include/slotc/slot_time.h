/*
 * slot_time.h: a time as text and back. A time is the microseconds since
 * 1970-01-01T00:00:00Z, leap seconds not counted; its text is ISO 8601 (RFC
 * 3339) in the Gregorian calendar, years 0000 to 9999.
 *
 * C99 and later, C++11 and later. SPDX-License-Identifier: 0BSD
 */
#ifndef SLOTC_SLOT_TIME_H
#define SLOTC_SLOT_TIME_H

#include "slot_convert.h"
#include "slot_text.h"

/* Days from 1970-01-01 to a day of the Gregorian calendar. Years are counted
 * from March, so that the day that only some have comes last. */
static inline int64_t
slot_days(int64_t year, unsigned month, unsigned day)
{
	const int64_t shifted = year - (month <= 2);
	const int64_t era = (shifted >= 0 ? shifted : shifted - 399) / 400;
	const int64_t year_of_era = shifted - era * 400;
	const int64_t day_of_year = (153 * ((int64_t)month + (month > 2 ? -3 : 9)) + 2) / 5 + (int64_t)day - 1;

	return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

/* Read `count` digits, or fail with false. */
static inline bool
slot_digits(const char **at, const char *end, int count, unsigned *out)
{
	*out = 0;
	for (; count > 0; count--, (*at)++) {
		if (*at == end || **at < '0' || **at > '9')
			return false;
		*out = *out * 10 + (unsigned)(**at - '0');
	}
	return true;
}

static inline bool
slot_literally(const char **at, const char *end, char c)
{
	if (*at == end || **at != c)
		return false;
	(*at)++;
	return true;
}

/* Read "2023-11-14T22:13:20.5+01:00". The time may be left out (midnight), its
 * seconds and their fraction too; without a zone it is UTC. A fraction finer
 * than microseconds is refused: it would be lost. */
static inline bool
slot_time_parse(const char *text, size_t length, int64_t *out)
{
	static const unsigned char days_of[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	const char *at = text, *end = text + length;
	unsigned year, month, day, hour = 0, minute = 0, second = 0, zone_hour = 0, zone_minute = 0;
	int64_t fraction = 0, unit = 1000000, seconds;
	bool is_west = false;

	if (!slot_digits(&at, end, 4, &year) || !slot_literally(&at, end, '-') || !slot_digits(&at, end, 2, &month) ||
	    !slot_literally(&at, end, '-') || !slot_digits(&at, end, 2, &day))
		return false;
	if (month < 1 || month > 12 || day < 1 || day > days_of[month - 1])
		return false;
	if (month == 2 && day == 29 && (year % 4 != 0 || (year % 100 == 0 && year % 400 != 0)))
		return false;
	if (at != end) {
		if (!slot_literally(&at, end, 'T') && !slot_literally(&at, end, 't') && !slot_literally(&at, end, ' '))
			return false;
		if (!slot_digits(&at, end, 2, &hour) || !slot_literally(&at, end, ':') || !slot_digits(&at, end, 2, &minute))
			return false;
		if (slot_literally(&at, end, ':')) {
			if (!slot_digits(&at, end, 2, &second))
				return false;
			if (slot_literally(&at, end, '.')) {
				unsigned digit;
				do {
					if (!slot_digits(&at, end, 1, &digit) || (unit == 1 && digit != 0))
						return false;
					if (unit > 1) {
						unit /= 10;
						fraction += unit * (int64_t)digit;
					}
				} while (at != end && *at >= '0' && *at <= '9');
			}
		}
		if (hour > 23 || minute > 59 || second > 59)
			return false;
		if (!slot_literally(&at, end, 'Z') && !slot_literally(&at, end, 'z') && at != end) {
			is_west = *at == '-';
			if (!slot_literally(&at, end, is_west ? '-' : '+') || !slot_digits(&at, end, 2, &zone_hour) ||
			    !slot_literally(&at, end, ':') || !slot_digits(&at, end, 2, &zone_minute))
				return false;
			if (zone_hour > 23 || zone_minute > 59)
				return false;
		}
		if (at != end)
			return false;
	}
	seconds = ((slot_days((int64_t)year, month, day) * 24 + (int64_t)hour) * 60 + (int64_t)minute) * 60 + (int64_t)second;
	seconds += (is_west ? 60 : -60) * ((int64_t)zone_hour * 60 + (int64_t)zone_minute);
	*out = seconds * 1000000 + fraction;
	return true;
}

enum { SLOT_TIME_SIZE = 28 };

/* "2023-11-14T22:13:20.5Z"; empty for a year that is not written with four
 * digits. */
static inline void
slot_time_write(int64_t time, char out[SLOT_TIME_SIZE])
{
	int64_t fraction = time % 1000000, seconds = time / 1000000, days, shifted, era, day_of_era, year_of_era, day_of_year;
	unsigned field[6], month_from_march, i;
	size_t length = 0;

	if (fraction < 0) {
		fraction += 1000000;
		seconds--;
	}
	days = seconds / 86400 - (seconds % 86400 < 0);
	seconds -= days * 86400;
	shifted = days + 719468;
	era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
	day_of_era = shifted - era * 146097;
	year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	month_from_march = (unsigned)((5 * day_of_year + 2) / 153);
	field[1] = month_from_march + (month_from_march < 10 ? 3u : (unsigned)-9);
	field[2] = (unsigned)(day_of_year - (153 * (int64_t)month_from_march + 2) / 5 + 1);
	era = year_of_era + era * 400 + (field[1] <= 2);
	out[0] = '\0';
	if (era < 0 || era > 9999)
		return;
	field[0] = (unsigned)era;
	field[3] = (unsigned)(seconds / 3600);
	field[4] = (unsigned)(seconds / 60 % 60);
	field[5] = (unsigned)(seconds % 60);
	for (i = 0; i < 6; i++) {
		if (i == 0) {
			out[length++] = (char)('0' + field[0] / 1000);
			out[length++] = (char)('0' + field[0] / 100 % 10);
		}
		out[length++] = (char)('0' + field[i] / 10 % 10);
		out[length++] = (char)('0' + field[i] % 10);
		out[length++] = "--T::."[i];
	}
	for (i = 0; fraction != 0; i++) {
		fraction *= 10;
		out[length++] = (char)('0' + fraction / 1000000);
		fraction %= 1000000;
	}
	if (i == 0)
		length--;
	out[length++] = 'Z';
	out[length] = '\0';
}

/* ---- as a type ---- */

static inline slot_status
slot_convert_time(const slot_attribute *attribute, slot_value value, slot_value *out)
{
	int64_t time;

	if (value.kind != SLOT_STRING)
		return slot_convert_integer(attribute, value, out);
	if (!value.as.text || !slot_time_parse(value.as.text, value.length, &time))
		return SLOT_BAD_VALUE;
	return slot_convert_integer(attribute, slot_int(time), out);
}

static inline void
slot_time_show(slot_text *text, const slot_attribute *attribute, slot_value value)
{
	char time[SLOT_TIME_SIZE];

	(void)attribute;
	slot_time_write(value.as.integer, time);
	if (*time)
		slot_text_add(text, time);
	else
		slot_text_int(text, value.as.integer);
}

static inline void
slot_time_domain(slot_text *text, const slot_attribute *attribute)
{
	const slot_range *range = slot_range_of(attribute);
	const bool has_minimum = (int64_t)range->minimum != INT64_MIN, has_maximum = (int64_t)range->maximum != INT64_MAX;

	slot_text_add(text, "a time like 2023-11-14T22:13:20Z or the microseconds since 1970-01-01T00:00:00Z");
	if (has_minimum) {
		slot_text_add(text, has_maximum ? ", from " : ", not before ");
		slot_time_show(text, attribute, slot_int((int64_t)range->minimum));
	}
	if (has_maximum) {
		slot_text_add(text, has_minimum ? " to " : ", not after ");
		slot_time_show(text, attribute, slot_int((int64_t)range->maximum));
	}
}

static inline const slot_ops *
slot_time_ops(void)
{
	static const slot_ops ops = {slot_convert_time, NULL, NULL, slot_time_show, slot_time_domain};

	return &ops;
}

#endif
