#!/bin/sh
# variants.sh: one program, every variant, and what it must print: defaults of
# arrays and of bytes, what an unset slot shows, limits, alignment. The
# differential test compares the variants with each other; here they are
# compared with what the manual promises. Speaks TAP.
. "$top_srcdir/tests/harness/lib.sh"
cd "$scratch" || exit 99

cat >shelf.yaml <<'END'
name: shelf
classes:
  Label:
    attributes:
      codes: {type: string, max_bytes: 3, max_count: 2, default: [ab]}
      words: {type: string, max_count: 3, default: [one, ""]}
      sizes: {type: uint8, max_count: 3, default: [7, 8]}
      marks: {type: int8, count: 3, default: [1, -2]}
  Shelf:
    attributes:
      words: {type: string, count: 2, default: [x]}
      vendors: {type: string, storage: borrowed, max_count: 2, default: [ACME]}
      label: Label
      labels: {type: Label, count: 2}
      more: {type: Label, count: 2, optional: true}
      spare: {type: Label, optional: true}
  Blob:
    attributes:
      owned: {type: bytes, default: 0x0001ff}
      short: {type: bytes, max_bytes: 6, default: 0x0001ff}
      lent: {type: bytes, storage: borrowed, default: 0x0001ff}
      maybe: {type: bytes, optional: true, default: 0x0001ff}
      fixed: {type: bytes, constant: 0x0001ff}
      sealed: {type: bytes, max_bytes: 6, constant: 0x0001ff}
  Limits:
    attributes:
      since: {type: timestamp, minimum: -131073, optional: true}
      low: {type: int64, minimum: -5}
      only: {type: int64, minimum: -2, maximum: -2}
      byte: {type: timestamp, minimum: -7, maximum: 248}
      half: {type: int64, minimum: -5, maximum: 65530}
      word: {type: int64, minimum: -5, maximum: 4294967290}
      high: {type: uint64, minimum: 4294967301, maximum: 8589934591}
      notes: {type: string, count: 3, optional: true}
      names: {type: string, max_bytes: 3, count: 3, optional: true}
  Word:
    attributes: {value: {type: int64, minimum: -5, maximum: 4294967290}}
  Wide:
    layout: {align: 16}
    attributes: {x: uint8}
  Narrow:
    layout: {align: 8}
    attributes: {wide: Wide, y: uint8}
END
cat >main.c <<'END'
#include <stdio.h>
#include <stdlib.h>

static long left = -1, live;

static void *
take(size_t size)
{
	if (left == 0)
		return NULL;
	left -= left > 0;
	live++;
	return malloc(size);
}

static void
give(void *memory)
{
	live -= memory != NULL;
	free(memory);
}

#define SLOT_MALLOC(size) take(size)
#define SLOT_REALLOC(memory, size) realloc(memory, size)
#define SLOT_FREE(memory) give(memory)
#include HEADER

#define SHOW(class, object) \
	do { \
		char text[1000]; \
		class##_format(&(object), text, sizeof text); \
		puts(text); \
	} while (0)

/* As the typed getter and as access by name have it. */
#define SHOW_BYTES(object, name) \
	do { \
		size_t length = 99; \
		slot_value value; \
		const char *bytes = (const char *)blob_get_##name(&(object), &length); \
		if (blob_get(&(object), #name, &value) != SLOT_OK) \
			value = slot_bytes("unset", 5); \
		printf("%s %zu %d, %zu\n", #name, length, length == 3 && memcmp(bytes, "\0\1\377", 3) == 0, value.length); \
	} while (0)

/* Arrays start with what the schema says, also those of objects in the object. */
static void
show_shelf(void)
{
	struct shelf shelf;

	if (shelf_init(&shelf) != SLOT_OK)
		return;
	SHOW(shelf, shelf);
	if (label_set_sizes(shelf_edit_label(&shelf), 1, 9) == SLOT_OK &&
	    shelf_set_more(&shelf, 0, shelf_get_label(&shelf)) == SLOT_OK)
		SHOW(shelf, shelf);
	shelf_clear(&shelf);
}

/* Whichever allocation fails, an object that could not begin can be cleared. */
static void
fail_in_turn(void)
{
	struct shelf shelf;
	struct label label;
	slot_status status = SLOT_NO_MEMORY;

	for (long i = 0; status == SLOT_NO_MEMORY; i++) {
		left = i;
		status = shelf_init(&shelf);
		left = -1;
		shelf_clear(&shelf);
	}
	if (shelf_init(&shelf) != SLOT_OK || label_init(&label) != SLOT_OK)
		return;
	status = SLOT_NO_MEMORY;
	for (long i = 0; status == SLOT_NO_MEMORY; i++) {
		left = i;
		status = shelf_set_more(&shelf, 1, &label);
		left = -1;
		if ((status == SLOT_OK) != shelf_has_more(&shelf))
			puts("half an array");
	}
	shelf_unset_more(&shelf);
	status = SLOT_NO_MEMORY;
	for (long i = 0; status == SLOT_NO_MEMORY; i++) {
		left = i;
		status = shelf_set_spare(&shelf, &label);
		left = -1;
		if ((status == SLOT_OK) != shelf_has_spare(&shelf))
			puts("half an object");
	}
	label_clear(&label);
	shelf_clear(&shelf);
	printf("%ld blocks left\n", live);
}

int
main(void)
{
	struct blob blob;
	struct limits limits;
	struct narrow narrow;
	struct word word;

	show_shelf();
	fail_in_turn();
	if (blob_init(&blob) != SLOT_OK || limits_init(&limits) != SLOT_OK || narrow_init(&narrow) != SLOT_OK ||
	    word_init(&word) != SLOT_OK || word_set_value(&word, -3) != SLOT_OK)
		return 1;
	SHOW_BYTES(blob, owned);
	SHOW_BYTES(blob, short);
	SHOW_BYTES(blob, lent);
	SHOW_BYTES(blob, maybe);
	SHOW_BYTES(blob, fixed);
	SHOW_BYTES(blob, sealed);
	printf("%d %d %d\n", limits_set(&limits, "since", slot_int(-131074)) == SLOT_OUT_OF_RANGE,
	       limits_set(&limits, "low", slot_int(-6)) == SLOT_OUT_OF_RANGE, limits_set(&limits, "low", slot_int(-5)) == SLOT_OK);
	if (limits_set_byte(&limits, -6) != SLOT_OK || limits_set_half(&limits, -4) != SLOT_OK ||
	    limits_set_word(&limits, -3) != SLOT_OK || limits_set_high(&limits, 4294967302) != SLOT_OK)
		return 1;
	printf("%lld %lld %lld %lld %lld %lld\n", (long long)word_get_value(&word), (long long)limits_get_only(&limits), (long long)limits_get_byte(&limits),
	       (long long)limits_get_half(&limits), (long long)limits_get_word(&limits), (long long)limits_get_high(&limits));
	if (limits_set_notes(&limits, 1, "b") != SLOT_OK || limits_set_names(&limits, 2, "c") != SLOT_OK)
		return 1;
	printf("[%s] [%s] [%s] [%s]\n", limits_get_notes(&limits, 0), limits_get_notes(&limits, 1), limits_get_names(&limits, 0),
	       limits_get_names(&limits, 2));
	SHOW(narrow, narrow);
	blob_clear(&blob);
	limits_clear(&limits);
	narrow_clear(&narrow);
	word_clear(&word);
	printf("%ld blocks left\n", live);
	return 0;
}
END
label="Label(codes=['ab'], words=['one', ''], sizes=[7, 8], marks=[1, -2, 0])"
other="Label(codes=['ab'], words=['one', ''], sizes=[7, 9], marks=[1, -2, 0])"
cat >expected <<END
Shelf(words=['x', ''], vendors=['ACME'], label=$label, labels=[$label, $label], more=None, spare=None)
Shelf(words=['x', ''], vendors=['ACME'], label=$other, labels=[$label, $label], more=[$other, $label], spare=None)
0 blocks left
owned 3 1, 3
short 3 1, 3
lent 3 1, 3
maybe 3 1, 5
fixed 3 1, 3
sealed 3 1, 3
1 1 1
-3 -2 -6 -4 -3 4294967302
[] [b] [] [c]
Narrow(wide=Wide(x=0), y=0)
0 blocks left
END

for variant in slotted packed map; do
	"$SLOTC" generate --variant=$variant shelf.yaml -o $variant.h 2>stderr
	expect_status "generates the $variant header" 0 $? stderr
	# CC and the flags are words.
	# shellcheck disable=SC2086
	check "the program compiles with the $variant header" $CC $CFLAGS $SANITIZER_CFLAGS -DHEADER="\"$variant.h\"" main.c -o main
	./main >stdout 2>stderr
	expect_status "it runs with the $variant header" 0 $? stderr
	expect_same "it prints what the manual promises with the $variant header" expected stdout
done
done_testing
