# literals.sh: defaults arrive in a program as the schema has them: integers at
# the ends of their types, reals to the bit, texts byte by byte.
. "$top_srcdir/tests/harness/lib.sh"
cd "$scratch" || exit 99

cat >bounds.yaml <<'END'
classes:
  Bounds:
    attributes:
      huge: {type: float, minimum: -3e38, maximum: 3e38}
      part: {type: float, minimum: 0.1, maximum: 0.3}
      tiny: {type: float, minimum: -1e-40, maximum: 1e-40}
      fine: {type: double, minimum: 0.1, maximum: 0.3}
      deep: {type: double, minimum: -0.3, maximum: -0.1}
      shares: {type: float, count: 2, default: [0.2, 0.7]}
END
for variant in slotted map; do
	mkdir $variant
	"$SLOTC" generate --variant=$variant "$top_srcdir/tests/golden/types.yaml" -o $variant/types.h || exit 99
	"$SLOTC" generate --variant=$variant "$top_srcdir/tests/golden/texts.yaml" -o $variant/texts.h || exit 99
	"$SLOTC" generate --variant=$variant bounds.yaml -o $variant/bounds.h || exit 99
done

# Texts are spelt in bytes here, so that no escape is trusted.
cat >main.c <<'END'
#include "bounds.h"
#include "texts.h"
#include "types.h"

#include <float.h>
#include <stdio.h>

static int wrong;

static void
expect(bool is_right, const char *what)
{
	if (!is_right) {
		printf("wrong: %s\n", what);
		wrong = 1;
	}
}

static void
expect_text(const char *text, const unsigned char *bytes, size_t size, const char *what)
{
	expect(strlen(text) == size && memcmp(text, bytes, size) == 0, what);
}

#define NUMBER(name, value) expect(limits_get_##name(&limits) == (value), #name)
#define TEXT(name, ...)                                                                    \
	do {                                                                               \
		static const unsigned char bytes[] = {__VA_ARGS__};                        \
		expect_text(texts_get_##name(&texts), bytes, sizeof bytes, #name);         \
	} while (0)

static void
check_numbers(void)
{
	struct limits limits;
	double real, zero = 0.0;

	expect(limits_init(&limits) == SLOT_OK, "limits_init");
	NUMBER(int8_min, INT8_MIN);
	NUMBER(int8_max, INT8_MAX);
	NUMBER(uint8_max, UINT8_MAX);
	NUMBER(int16_min, INT16_MIN);
	NUMBER(int16_max, INT16_MAX);
	NUMBER(uint16_max, UINT16_MAX);
	NUMBER(int32_min, INT32_MIN);
	NUMBER(int32_max, INT32_MAX);
	NUMBER(uint32_max, UINT32_MAX);
	NUMBER(int64_min, INT64_MIN);
	NUMBER(int64_min_1, INT64_MIN + 1);
	NUMBER(int64_of_int32, (int64_t)INT32_MIN);
	NUMBER(int64_max, INT64_MAX);
	NUMBER(uint64_max, UINT64_MAX);
	NUMBER(uint64_of_int64, (uint64_t)INT64_MAX + 1);
	NUMBER(timestamp_min, INT64_MIN);
	/* Where literals have excess precision, a cast takes it away. */
	NUMBER(float_max, FLT_MAX);
	NUMBER(float_tenth, (float)0.1f);
	expect(limits_get_float_least(&limits) > 0 && limits_get_float_least(&limits) / 2 < 1e-45f, "float_least");
	expect(limits_get_float_infinity(&limits) < -FLT_MAX, "float_infinity");
	expect(limits_get_float_nan(&limits) != limits_get_float_nan(&limits), "float_nan");
	NUMBER(double_max, DBL_MAX);
	NUMBER(double_tenth, (double)0.1);
	expect(limits_get_double_least(&limits) > 0, "double_least");
	expect(limits_get_double_infinity(&limits) > DBL_MAX, "double_infinity");
	expect(limits_get_double_nan(&limits) != limits_get_double_nan(&limits), "double_nan");
	real = limits_get_double_minus_zero(&limits);
	expect(real == 0 && memcmp(&real, &zero, sizeof real) != 0, "double_minus_zero");
	limits_clear(&limits);
}

/* A limit is a number of the type: it is taken, and it is the last. */
#define LIMIT(name, type, low, high, below, above)                                                    \
	do {                                                                                          \
		volatile type least = (low), greatest = (high);                                       \
		volatile type under = (below), over = (above);                                        \
		expect(bounds_set_##name(&bounds, least) == SLOT_OK, #name " least");                 \
		expect(bounds_set_##name(&bounds, greatest) == SLOT_OK, #name " greatest");           \
		expect(bounds_set_##name(&bounds, under) == SLOT_OUT_OF_RANGE, #name " under");       \
		expect(bounds_set_##name(&bounds, over) == SLOT_OUT_OF_RANGE, #name " over");         \
		expect(bounds_set(&bounds, #name, slot_double(least)) == SLOT_OK, #name " least by name");       \
		expect(bounds_set(&bounds, #name, slot_double(greatest)) == SLOT_OK, #name " greatest by name"); \
		expect(bounds_set(&bounds, #name, slot_double(under)) == SLOT_OUT_OF_RANGE, #name " under by name"); \
		expect(bounds_set(&bounds, #name, slot_double(over)) == SLOT_OUT_OF_RANGE, #name " over by name");   \
	} while (0)

static void
check_bounds(void)
{
	struct bounds bounds, rebuilt;
	volatile float shares[] = {0.2f, 0.7f};

	expect(bounds_init(&bounds) == SLOT_OK && bounds_init(&rebuilt) == SLOT_OK, "bounds_init");
	expect(bounds_set_shares(&rebuilt, 0, shares[0]) == SLOT_OK, "a share");
	expect(bounds_set_shares(&rebuilt, 1, shares[1]) == SLOT_OK, "another share");
	expect(bounds_equal(&bounds, &rebuilt), "defaults are what can be set");
	LIMIT(huge, float, -3e38f, 3e38f, -3.0000002e38f, 3.0000002e38f);
	LIMIT(part, float, 0.1f, 0.3f, 0.099999994f, 0.30000004f);
	LIMIT(tiny, float, -1e-40f, 1e-40f, -1.00001e-40f, 1.00001e-40f);
	LIMIT(fine, double, 0.1, 0.3, 0.09999999999999999, 0.30000000000000004);
	LIMIT(deep, double, -0.3, -0.1, -0.30000000000000004, -0.09999999999999999);
	bounds_clear(&rebuilt);
	bounds_clear(&bounds);
}

static void
check_texts(void)
{
	struct texts texts;

	expect(texts_init(&texts) == SLOT_OK, "texts_init");
	TEXT(quotes, 97, 32, 34, 98, 34, 32, 39, 99, 39, 32, 92, 32, 37, 32, 37, 115, 32, 37, 110, 32, 96, 32, 36);
	TEXT(lines, 111, 110, 101, 10, 116, 119, 111, 13, 10, 116, 104, 114, 101, 101, 9, 116, 97, 98);
	TEXT(trigraph, 63, 63, 61, 32, 63, 63, 47, 32, 63, 63, 39, 32, 63, 63, 40, 32, 63, 63, 41, 32, 63, 63, 33, 32, 63,
	     63, 60, 32, 63, 63, 62, 32, 63, 63, 45);
	TEXT(digits, 1, 2, 50, 127, 57);
	TEXT(unicode, 103, 114, 195, 182, 195, 159, 101, 32, 226, 156, 147, 32, 230, 151, 165, 230, 156, 172, 32, 240,
	     159, 142, 129);
	TEXT(comment_end, 42, 47, 32, 47, 42, 32, 47, 47, 32, 92);
	TEXT(macro, 35, 100, 101, 102, 105, 110, 101, 32, 120, 10, 35, 105, 110, 99, 108, 117, 100, 101, 32, 60, 120, 46,
	     104, 62);
	expect(strlen(texts_get_empty(&texts)) == 0, "empty");
	expect(strlen(texts_get_long_one(&texts)) == 183, "long_one");
	/* As generic code sees it. */
	expect(strcmp(texts_class()->attributes[2].description, "\?\?=") == 0, "description of trigraph");
	texts_clear(&texts);
}

int
main(void)
{
	check_numbers();
	check_bounds();
	check_texts();
	return wrong;
}
END

# Of each kind many more, drawn at random.
programs=main
if test -n "${PYTHON3:-}" && "$PYTHON3" "$top_srcdir/tests/harness/literals.py" . "${SEED:-2026}" >log 2>&1; then
	for variant in slotted packed map; do
		mkdir -p $variant
		"$SLOTC" generate --variant=$variant many.yaml -o $variant/many.h 2>log
		expect_status "generates a $variant header of random texts and ranges" 0 $? log
	done
	programs='main many'
else
	skip 'random texts and ranges' 'no python3'
fi

# run KIND COMPILER FLAG...
run() {
	kind=$1 compiler=$2
	shift 2
	for program in $programs; do
		# They take long to optimise.
		case "$program $*" in 'many '*-O2* | 'many '*-m32*) continue ;; esac
		for variant in slotted packed map; do
			test $program = many -o $variant != packed || continue
			name="$kind $*: defaults of the $variant variant in $program.c"
			if test -z "$compiler"; then
				skip "$name" "$kind: not found"
			elif ! "$compiler" "$@" $program.c -I$variant -o $program >log 2>&1; then
				fail "$name" log
			elif ./$program >log 2>&1; then
				pass "$name"
			else
				fail "$name" log
			fi
		done
	done
}

warnings='-Wall -Wextra -Wpedantic -Werror'
# The flags are words.
# shellcheck disable=SC2086
{
	run gcc "$TEST_GCC" -std=c99 -O0 $warnings
	run gcc "$TEST_GCC" -std=gnu17 -O2 $warnings
	run clang "$TEST_CLANG" -std=c99 -O0 $warnings
	run clang "$TEST_CLANG" -std=c11 -O2 $warnings
	run g++ "$TEST_GXX" -x c++ -std=c++14 -O2 $warnings
	run g++ "$TEST_GXX" -x c++ -std=c++11 -O0 $warnings
	run clang++ "$TEST_CLANGXX" -x c++ -std=c++14 -O2 $warnings
	run tcc "$TEST_TCC" -Wall -Werror
}

# 80-bit arithmetic, where the products behind infinity and NaN are finite.
echo 'int main(void) { return 0; }' >empty.c
for flags in '-std=c99 -O0' '-std=gnu17 -O2'; do
	if test -n "$TEST_GCC" && "$TEST_GCC" -m32 -mfpmath=387 empty.c -o empty >log 2>&1 && ./empty; then
		# shellcheck disable=SC2086
		run gcc "$TEST_GCC" -m32 -mfpmath=387 $flags
	else
		skip "gcc -m32 -mfpmath=387 $flags" 'not supported here'
	fi
done

done_testing
