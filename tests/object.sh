#!/bin/sh
# object.sh: the life of a generated object in every variant: whatever fails,
# and whenever memory runs out, nothing is lost and nothing has changed. The
# classes are those of the golden headers. Speaks TAP.
. "$top_srcdir/tests/harness/lib.sh"
cd "$scratch" || exit 99

cat >main.c <<'END'
#undef NDEBUG
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

static long alive, left = -1;

static void *
counted_malloc(size_t size)
{
	if (left == 0)
		return NULL;
	left -= left > 0;
	alive++;
	return malloc(size);
}

static void
counted_free(void *memory)
{
	alive -= memory != NULL;
	free(memory);
}

#define SLOT_MALLOC(size) counted_malloc(size)
#define SLOT_REALLOC(memory, size) NULL
#define SLOT_FREE(memory) counted_free(memory)

#include "arrays.h"
#include "numbers.h"
#include "parents.h"

#define OK(call) assert((call) == SLOT_OK)

static const char *
show(const struct shape *shape)
{
	static char text[2][1000];
	static int turn;
	char *out = text[turn ^= 1];

	assert(shape_format(shape, out, sizeof text[0]) < (int)sizeof text[0]);
	return out;
}

/* Do all that can fail, from `step` on; returns the step that failed first. */
static int
grow(struct shape *shape, const struct label *label, int step, slot_status *status)
{
	static const char *const words[] = {"one", "two", "three"};
	struct point corner;

	OK(point_init(&corner));
	for (;; step++) {
		switch (step) {
		case 0:
		case 1:
		case 2:
			*status = shape_words_append(shape, words[step]);
			break;
		case 3:
			*status = shape_set_words(shape, 1, "another");
			break;
		case 4:
			*status = shape_set_blob(shape, "\0\1", 2);
			break;
		case 5:
			*status = shape_set_label(shape, label);
			break;
		case 6:
			*status = shape_corners_append(shape, &corner);
			break;
		case 7:
			*status = shape_set_origin(shape, &corner);
			break;
		case 8:
			*status = shape_set(shape, "barcode", slot_bytes("12", 2));
			break;
		case 9:
			*status = shape_set_at(shape, "codes", 1, slot_string("abc"));
			break;
		case 10:
			*status = shape_set_switches(shape, 2, true);
			break;
		case 11:
			*status = shape_history_append(shape, -7);
			break;
		default:
			*status = SLOT_OK;
			point_clear(&corner);
			return -1;
		}
		if (*status != SLOT_OK) {
			point_clear(&corner);
			return step;
		}
	}
}

/* Memory runs out at every point in turn: what an object was is what it is. */
static void
out_of_memory_changes_nothing(void)
{
	struct label label;
	long point;

	OK(label_init(&label, "a label"));
	for (point = 0;; point++) {
		struct shape shape, copy;
		slot_status status;
		const long before = alive;
		int step;

		left = point;
		memset(&copy, 0, sizeof copy);
		status = shape_init(&shape, &label);
		if (status != SLOT_OK) {
			assert(status == SLOT_NO_MEMORY);
			left = -1;
			shape_clear(&shape);
			assert(alive == before);
			continue;
		}
		left = -1;
		OK(shape_copy(&copy, &shape));
		left = point;
		step = 0;
		while ((step = grow(&shape, &label, step, &status)) >= 0 && step != 0 && status != SLOT_NO_MEMORY)
			step++;
		left = -1;
		if (step >= 0) {
			/* The call that failed did nothing: done again, it succeeds. */
			assert(status == SLOT_NO_MEMORY);
			assert(grow(&shape, &label, step, &status) == -1);
		}
		assert(strstr(show(&shape), "words=['one', 'another', 'three']"));
		left = point;
		status = shape_copy(&copy, &shape);
		left = -1;
		if (status != SLOT_OK) {
			assert(status == SLOT_NO_MEMORY);
			assert(strstr(show(&copy), "words=[]") && strstr(show(&copy), "label=Label(text='a label')"));
		} else {
			assert(shape_equal(&copy, &shape) && shape_hash(&copy) == shape_hash(&shape));
		}
		shape_clear(&shape);
		shape_clear(&copy);
		shape_clear(&copy);
		assert(alive == before);
		if (step < 0 && status == SLOT_OK)
			break;
	}
	assert(point > 5);
	label_clear(&label);
	assert(alive == 0);
}

static void
init_takes_what_it_must_be_given(void)
{
	static const float weights[] = {1, 2.5f, 3, 4};
	struct item item;
	struct book *book;
	char text[400];
	long point;

	OK(item_init(&item, 7, "sku", NULL, weights, 3, "\0\1", 2, 100));
	item_format(&item, text, sizeof text);
	assert(strcmp(text, "Item(id=7, alive=True, tag=None, sku='sku', note=None, weights=[1.0, 2.5, 3.0], "
			    "digest=b'\\x00\\x01', limit=100, kind=7, class=0)") == 0);
	item_clear(&item);
	assert(item_init(&item, 7, "sku", NULL, weights, 4, NULL, 0, 1) == SLOT_TOO_LONG);
	item_clear(&item);
	assert(item_init(&item, 7, "sku", NULL, NULL, 1, NULL, 0, 1) == SLOT_BAD_VALUE);
	item_clear(&item);
	assert(item_init(&item, 7, "sku", NULL, NULL, 0, NULL, 0, 101) == SLOT_OUT_OF_RANGE);
	item_clear(&item);
	assert(item_init(&item, 7, NULL, NULL, NULL, 0, NULL, 0, 1) == SLOT_BAD_VALUE);
	item_clear(&item);
	assert(item_init(&item, 7, "0123456789abcdef", NULL, NULL, 0, NULL, 0, 1) == SLOT_TOO_LONG);
	item_clear(&item);
	assert(item_init(&item, 7, "sku", "note", NULL, 0, "123456789", 9, 1) == SLOT_TOO_LONG);
	item_clear(&item);
	assert(alive == 0);
	for (point = 0;; point++) {
		slot_status status;
		left = point;
		status = book_new(&book, 1, "sku", "note", weights, 2, "d", 1, 0);
		left = -1;
		if (status == SLOT_OK)
			break;
		assert(status == SLOT_NO_MEMORY && !book && alive == 0);
	}
	assert(point >= 2);
	assert(item_get_weights(book_as_item(book), 1) > 2.4f && entity_get_id(book_as_entity(book)) == 1);
	assert(book_set(book, "id", slot_int(2)) == SLOT_READ_ONLY && book_set(book, "kind", slot_int(7)) == SLOT_READ_ONLY);
	OK(book_set(book, "name_v1", slot_string("by its alias")));
	book_free(book);
	book_free(NULL);
	assert(alive == 0);
}

static void
a_call_that_fails_keeps_the_old_value(void)
{
	struct reading reading, before;
	enum status status;
	uint8_t access;
	char text[20];

	memset(&before, 0, sizeof before);
	OK(reading_init(&reading));
	OK(reading_set_quantity(&reading, 99));
	OK(reading_set_offset(&reading, -40));
	OK(reading_set_rights(&reading, ACCESS_READ | ACCESS_WRITE));
	OK(reading_set_taken(&reading, INT64_MIN));
	OK(reading_copy(&before, &reading));
	assert(reading_set_quantity(&reading, 0) == SLOT_OUT_OF_RANGE);
	assert(reading_set_quantity(&reading, 100) == SLOT_OUT_OF_RANGE);
	assert(reading_set_quantity(&reading, 65536 + 5) == SLOT_OUT_OF_RANGE);
	assert(reading_set_offset(&reading, -41) == SLOT_OUT_OF_RANGE);
	assert(reading_set_offset(&reading, 65536) == SLOT_OUT_OF_RANGE);
	assert(reading_set_rights(&reading, 4) == SLOT_OUT_OF_RANGE);
	assert(reading_set_rights(&reading, 257) == SLOT_OUT_OF_RANGE);
	assert(reading_set_status(&reading, (enum status)1) == SLOT_OUT_OF_RANGE);
	assert(reading_set_ratio(&reading, 1.5f) == SLOT_OUT_OF_RANGE);
	assert(reading_set_only(&reading, 5) == SLOT_OUT_OF_RANGE);
	assert(reading_set(&reading, "ratio", slot_string("1")) == SLOT_WRONG_TYPE);
	assert(reading_set(&reading, "status", slot_string("GONE")) == SLOT_BAD_VALUE);
	assert(reading_set(&reading, "quantity", slot_double(5)) == SLOT_WRONG_TYPE);
	assert(reading_unset(&reading, "quantity") == SLOT_NOT_OPTIONAL);
	assert(reading_equal(&reading, &before) && reading_hash(&reading) == reading_hash(&before));
	assert(!reading_has_price(&reading) && reading_get_price(&reading) == 0.0);
	OK(reading_set_price(&reading, 2.5));
	assert(reading_has_price(&reading) && !reading_equal(&reading, &before));
	reading_unset_price(&reading);
	assert(reading_equal(&reading, &before));
	assert(strcmp(status_name(STATUS_SOLD_OUT), "SOLD_OUT") == 0 && !status_name(1));
	OK(status_from_name("SOLD_OUT", &status));
	assert(status == STATUS_SOLD_OUT && status_from_name("sold_out", &status) == SLOT_BAD_VALUE);
	OK(access_from_name("READ|WRITE", &access));
	assert(access == 3 && access_format(access, text, sizeof text) == 10 && strcmp(text, "READ|WRITE") == 0);
	reading_clear(&reading);
	reading_clear(&before);
}

/* Lengths have 32 bits. Nothing of what is given is read. */
static void
bytes_longer_than_a_length_can_say_are_refused(void)
{
#if SIZE_MAX > UINT32_MAX
	struct label label;
	struct shape shape;
	size_t length;

	OK(label_init(&label, "label"));
	OK(shape_init(&shape, &label));
	OK(shape_set_blob(&shape, "blob", 4));
	assert(shape_set_blob(&shape, "x", (size_t)UINT32_MAX + 1) == SLOT_TOO_LONG);
	assert(shape_set(&shape, "blob", slot_bytes("x", (size_t)UINT32_MAX + 2)) == SLOT_TOO_LONG);
	assert(memcmp(shape_get_blob(&shape, &length), "blob", 4) == 0 && length == 4);
	shape_clear(&shape);
	label_clear(&label);
#endif
}

int
main(void)
{
	out_of_memory_changes_nothing();
	bytes_longer_than_a_length_can_say_are_refused();
	init_takes_what_it_must_be_given();
	a_call_that_fails_keeps_the_old_value();
	return 0;
}
END

for variant in slotted packed map; do
	mkdir $variant
	for schema in arrays numbers parents; do
		check "generates the $variant header of $schema" \
			"$SLOTC" generate --variant=$variant "$top_srcdir/tests/golden/$schema.yaml" -o $variant/$schema.h
	done
	# CC and the flags are words.
	# shellcheck disable=SC2086
	check "the program compiles with $variant headers" $CC $CFLAGS $SANITIZER_CFLAGS -I$variant main.c -o $variant/main
	check "an object lives and dies well: $variant" $variant/main
	test -z "$TEST_GCC" || test -z "$TEST_GXX" && continue
	if "$TEST_GCC" -fsanitize=address,undefined -x c - -o empty <<-END 2>empty.log; then
		int main(void) { return 0; }
	END
		check "it compiles with sanitizers: $variant" "$TEST_GCC" -std=c99 -g -O1 -fsanitize=address,undefined \
			-fno-sanitize-recover=all -I$variant main.c -o $variant/sanitized
		check "and they find nothing: $variant" $variant/sanitized
	else
		skip "sanitizers: $variant" "this compiler has none"
	fi
	cp main.c main.cc
	check "it compiles as C++11: $variant" "$TEST_GXX" -std=c++11 -O2 -I$variant main.cc -o $variant/plus
	check "and does the same: $variant" $variant/plus
done
done_testing
