/*
 * compare_value.c: values that fit. An attribute goes in; the texts come out
 * that C and Python need to make the value of object `k`, in its range, of its
 * enum, within its length.
 *
 * Numbers count up from the first one of the range, or from 0 where that is
 * in it, and begin again after a power of two, so that making them costs an
 * `and`. C and Python count alike: checksums of all rows agree.
 */
#include "compare_view.h"
#include "view.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

/* bench.c's and bench.py's texts have so many bytes. */
enum { TEXT_LENGTH = 19 };

/* An enum's values that are used: enough to vary. */
enum { ENUM_LIMIT = 16 };

static const struct prim wide_signed = {.kind = PRIM_SIGNED, .bits = 64};

/* The largest 2^n - 1 that is not above. */
static uint64_t
mask_below(uint64_t span)
{
	uint64_t mask = UINT64_MAX;

	while (mask > span)
		mask >>= 1;
	return mask;
}

/* Whole numbers: first, first + 1, ... first + mask. */
struct run_of {
	bool is_negative; /* the first */
	uint64_t magnitude;
	uint64_t mask;
};

static struct run_of
integers_of(const struct value *minimum, const struct value *maximum)
{
	if (maximum->negative)
		return (struct run_of){true, minimum->magnitude, mask_below(minimum->magnitude - maximum->magnitude)};
	if (minimum->negative || minimum->magnitude == 0)
		return (struct run_of){false, 0, mask_below(maximum->magnitude)};
	return (struct run_of){false, minimum->magnitude, mask_below(maximum->magnitude - minimum->magnitude)};
}

/* Member `n` of the run, as both languages write it. */
static const char *
member_of(struct arena *arena, const struct run_of *run, uint64_t n)
{
	n = n < run->mask ? n : run->mask;
	if (!run->is_negative)
		return arena_format(arena, "%" PRIu64, run->magnitude + n);
	if (n >= run->magnitude)
		return arena_format(arena, "%" PRIu64, n - run->magnitude);
	return arena_format(arena, "-%" PRIu64, run->magnitude - n);
}

static const char *
c_literal(struct arena *arena, const struct run_of *run, uint64_t n)
{
	n = n < run->mask ? n : run->mask;
	if (!run->is_negative || n >= run->magnitude)
		return arena_format(arena, "UINT64_C(%" PRIu64 ")", run->is_negative ? n - run->magnitude : run->magnitude + n);
	const struct value value = {.kind = VALUE_INT, .negative = true, .magnitude = run->magnitude - n};
	return arena_format(arena, "(%s)", emit_integer(arena, value, &wide_signed));
}

static struct compare_texts
texts_of_run(struct arena *arena, const char *type, const struct run_of *run, bool is_same, bool is_real)
{
	const char *count = arena_format(arena, "(k & UINT64_C(%" PRIu64 "))", run->mask);
	struct compare_texts texts = {0};

	if (is_same || run->mask == 0)
		texts.value = arena_format(arena, "(%s)%s", type, c_literal(arena, run, 1));
	else if (run->magnitude == 0)
		texts.value = arena_format(arena, "(%s)%s", type, count);
	else if (run->is_negative)
		texts.value = arena_format(arena, "(%s)((int64_t)%s + %s)", type, count, c_literal(arena, run, 0));
	else
		texts.value = arena_format(arena, "(%s)(%s + %s)", type, c_literal(arena, run, 0), count);

	const char *point = is_real ? ".0" : "";
	const char *all = arena_format(arena, "whole(%" PRIu64 ", count, %s)", run->mask, member_of(arena, run, 0));
	texts.python_value = arena_format(arena, "%s%s", member_of(arena, run, 2), point);
	texts.python_values = is_same   ? arena_format(arena, "itertools.repeat(%s%s)", member_of(arena, run, 1), point)
	                      : is_real ? arena_format(arena, "map(float, %s)", all)
	                                : all;
	return texts;
}

/* Whole numbers of the range that the type holds exactly (IEEE 754); where the
 * range has none, its end. */
static struct compare_texts
texts_of_real(struct arena *arena, const struct attribute *attribute, bool is_same)
{
	const bool is_float = attribute->prim->bits == 32;
	const double exact = is_float ? 0x1p24 : 0x1p53;
	const double least = attribute->minimum.kind == VALUE_REAL ? attribute->minimum.real : -HUGE_VAL;
	const double most = attribute->maximum.kind == VALUE_REAL ? attribute->maximum.real : HUGE_VAL;
	const double top = most < exact ? floor(most) : exact;
	double first = least > 0 || (most < 0 && isfinite(least)) ? ceil(least) : 0;

	if (first > top || fabs(first) > exact || most < first) {
		const double only = isfinite(least) ? least : most;
		const char *literal = emit_real(arena, only, is_float);
		const char *python = emit_real(arena, is_float ? (double)(float)only : only, false);
		return (struct compare_texts){
			.value = literal,
			.python_value = python,
			.python_values = arena_format(arena, "itertools.repeat(%s)", python),
		};
	}
	uint64_t span = (uint64_t)(top - first);
	if (span > 0 && first <= 0)
		span -= span == (uint64_t)exact; /* 2^24 - 1: all numbers up to it are exact */
	const struct run_of run = {first < 0, (uint64_t)fabs(first), mask_below(span)};
	return texts_of_run(arena, attribute->prim->c_type, &run, is_same, true);
}

/* The first values, as many as a power of two. */
static struct compare_texts
texts_of_enum(struct arena *arena, const struct enum_def *enum_def, bool is_same)
{
	const char *type = arena_format(arena, "enum %s", enum_def->c_name);
	const uint64_t last = enum_def->value_count < ENUM_LIMIT ? enum_def->value_count - 1 : ENUM_LIMIT - 1;
	const struct run_of run = {false, enum_def->values[0].number, mask_below(last)};
	struct compare_texts texts = {0};
	bool is_run = true;

	for (uint64_t i = 0; i <= run.mask; i++)
		is_run &= enum_def->values[i].number == run.magnitude + i;
	if (is_run)
		return texts_of_run(arena, type, &run, is_same, false);

	const char *c = "", *python = "";
	for (uint64_t i = 0; i <= run.mask; i++) {
		c = arena_format(arena, "%s%s%s", c, i ? ", " : "", enum_def->values[i].c_name);
		python = arena_format(arena, "%s%" PRIu64 ", ", python, enum_def->values[i].number);
	}
	texts.value = is_same ? enum_def->values[0].c_name
	                      : arena_format(arena, "((const %s[]){%s})[k & %" PRIu64 "]", type, c, run.mask);
	texts.python_value = arena_format(arena, "%" PRIu64, enum_def->values[run.mask].number);
	texts.python_values = is_same ? arena_format(arena, "itertools.repeat(%" PRIu64 ")", enum_def->values[0].number)
	                              : arena_format(arena, "itertools.cycle((%s))", python);
	return texts;
}

/* Any union of the values that have a name. */
static struct compare_texts
texts_of_flags(struct arena *arena, const struct attribute *attribute, bool is_same)
{
	const uint64_t mask = attribute->enum_def->mask, one = mask & (~mask + 1);
	struct compare_texts texts = {0};

	texts.value = is_same ? arena_format(arena, "(%s)UINT64_C(%" PRIu64 ")", attribute->prim->c_type, one)
	                      : arena_format(arena, "(%s)(k & UINT64_C(%" PRIu64 "))", attribute->prim->c_type, mask);
	texts.python_value = arena_format(arena, "%" PRIu64, mask);
	texts.python_values = is_same ? arena_format(arena, "itertools.repeat(%" PRIu64 ")", one)
	                              : arena_format(arena, "map((%" PRIu64 ").__and__, range(count))", mask);
	return texts;
}

/* The last bytes of the texts vary most. */
static struct compare_texts
texts_of_text(struct arena *arena, const struct attribute *attribute, bool is_same)
{
	const uint32_t limit = attribute->max_bytes;
	const uint32_t cut = limit && limit < TEXT_LENGTH ? TEXT_LENGTH - limit : 0;
	const char *all = attribute->kind == TYPE_BYTES ? arena_format(arena, "octets(%" PRIu32 ")", cut)
	                  : cut                         ? arena_format(arena, "endings(%" PRIu32 ")", cut)
	                                                : "TEXTS";
	struct compare_texts texts = {0};

	texts.value = is_same ? "text_of(0)" : "text_of(k)";
	if (cut)
		texts.value = arena_format(arena, "%s + %" PRIu32, texts.value, cut);
	texts.length = TEXT_LENGTH - cut;
	texts.python_value = arena_format(arena, "%s[1]", all);
	texts.python_values = is_same ? arena_format(arena, "itertools.repeat(%s[0])", all)
	                              : arena_format(arena, "itertools.cycle(%s)", all);
	return texts;
}

struct compare_texts
compare_texts(struct arena *arena, const struct attribute *attribute, enum compare_values values)
{
	const bool is_same = values == COMPARE_SAME;

	switch (attribute->kind) {
	case TYPE_BOOL:
		return (struct compare_texts){
			.value = is_same ? "true" : "k % 2 != 0",
			.python_values = is_same ? "itertools.repeat(True)" : "itertools.cycle((False, True))",
			.python_value = "True",
		};
	case TYPE_INTEGER: {
		const struct run_of run = integers_of(&attribute->minimum, &attribute->maximum);
		return texts_of_run(arena, attribute->prim->c_type, &run, is_same, false);
	}
	case TYPE_REAL:
		return texts_of_real(arena, attribute, is_same);
	case TYPE_ENUM:
		return texts_of_enum(arena, attribute->enum_def, is_same);
	case TYPE_FLAGS:
		return texts_of_flags(arena, attribute, is_same);
	case TYPE_TEXT:
	case TYPE_BYTES:
		return texts_of_text(arena, attribute, is_same);
	case TYPE_OBJECT:
		return (struct compare_texts){
			.value = is_embedded(attribute)
			                 ? arena_format(arena, "&given_%s", attribute->object->c_name)
			                 : arena_format(arena, "(const struct %s *)(const void *)&somewhere",
			                                attribute->object->c_name),
			.python_values = "itertools.repeat(None)",
			.python_value = "None",
		};
	}
	assert(false); /* every kind is above */
	return (struct compare_texts){0};
}
