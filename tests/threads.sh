#!/bin/sh
# threads.sh: what the manual says of threads, under ThreadSanitizer: any number
# of them read one object, while each other thread changes objects of its own
# at random, and copies the one that is read. In every variant. Speaks TAP.
. "$top_srcdir/tests/harness/lib.sh"
cd "$scratch" || exit 99

cat >shop.yaml <<'END'
name: shop
enums:
  status: {permissible_values: {ACTIVE: {}, SOLD_OUT: {value: 3}}}
  rights: {flags: true, permissible_values: {READ: {}, WRITE: {}}}
classes:
  Point: {attributes: {x: int16, label: string}}
  Entity:
    attributes: {id: {type: uint64, readonly: true}, alive: bool}
  Item:
    is_a: Entity
    attributes:
      quantity: {type: uint16, minimum: 1, maximum: 99}
      status: {type: status, optional: true}
      rights: rights
      price: double
      gift: {type: bool, optional: true}
      sku: {type: string, max_bytes: 7}
      note: string
      maybe: {type: string, optional: true}
      vendor: {type: string, storage: borrowed, default: ACME}
      code: {type: bytes, max_bytes: 5}
      blob: {type: bytes, optional: true}
      place: Point
      corners: {type: Point, max_count: 3}
      words: {type: string, max_count: 3, default: [a, b]}
      history: {type: int32, max_count: 5}
      switches: {type: bool, count: 9}
      seen: timestamp
      next: {type: Item, storage: reference}
END
cat >main.c <<'END'
#include HEADER
#include <pthread.h>
#include <stdio.h>

enum { READERS = 8, WRITERS = 4, ROUNDS = 60 };

static struct item shared, other;
static struct point corner;

static unsigned
below(uint64_t *state, unsigned bound)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(*state >> 33) % bound;
}

/* All that can be asked of an object that nobody changes. */
static void *
read_shared(void *unused)
{
	const slot_class *cls = item_class();
	char text[2000];
	uint64_t hash = item_hash(&shared);

	(void)unused;
	for (int round = 0; round < ROUNDS; round++) {
		if (item_hash(&shared) != hash || !item_equal(&shared, &shared) || item_equal(&shared, &other))
			return text;
		item_format(&shared, text, sizeof text);
		for (int i = 0; i < (int)cls->count; i++) {
			slot_value value;
			const char *name = cls->attributes[i].name;
			if (item_get(&shared, name, &value) == SLOT_UNKNOWN_ATTRIBUTE || item_get_at(&shared, name, 1, &value) == SLOT_NO_MEMORY)
				return text;
			(void)item_has(&shared, name);
			slot_explain(cls, name, SLOT_OUT_OF_RANGE, text, sizeof text);
		}
		if (strcmp(item_get_note(&shared), "a note") != 0 || item_get_quantity(&shared) != 7 || item_words_count(&shared) != 2)
			return text;
	}
	return NULL;
}

static slot_value
any_value(uint64_t *state)
{
	static const char *const texts[] = {"", "ACTIVE", "READ|WRITE", "seven77", "longer than any", "2024-05-01", "\303\251"};

	switch (below(state, 7)) {
	case 0:
		return slot_bool(below(state, 2) != 0);
	case 1:
		return slot_uint(below(state, 120));
	case 2:
		return slot_int(-(int64_t)below(state, 9));
	case 3:
		return slot_double(below(state, 100) / 8.0);
	case 4:
		return slot_bytes("\0\1\2\3\4\5", below(state, 7));
	case 5:
		return below(state, 2) ? slot_object(point_class(), &corner) : slot_object(item_class(), &shared);
	default:
		return slot_string(texts[below(state, 7)]);
	}
}

/* Anything may happen to an object of one's own. */
static void *
write_own(void *seed)
{
	const slot_class *cls = item_class();
	uint64_t state = (uint64_t)(size_t)seed;
	struct item own, second;
	struct item *heap = NULL;

	if (item_init(&own, 1) != SLOT_OK || item_init(&second, 2) != SLOT_OK)
		return seed;
	for (int round = 0; round < ROUNDS * 20; round++) {
		const size_t i = below(&state, (unsigned)cls->count);
		const char *name = cls->attributes[i].name;
		switch (below(&state, 10)) {
		case 0:
			if (item_copy(&own, &shared) != SLOT_OK || !item_equal(&own, &shared))
				return seed;
			break;
		case 1:
			item_move(&own, &second);
			if (item_init(&second, round) != SLOT_OK)
				return seed;
			break;
		case 2:
			(void)item_unset(&own, name);
			break;
		case 3:
			if (item_words_append(&own, "more") == SLOT_TOO_LONG)
				(void)item_words_remove(&own, 0);
			break;
		case 4:
			(void)item_corners_append(&own, &corner);
			break;
		case 5:
			if (item_new(&heap, 3) != SLOT_OK || item_copy(heap, &own) != SLOT_OK || item_hash(heap) != item_hash(&own))
				return seed;
			item_free(heap);
			break;
		default:
			(void)item_set(&own, name, any_value(&state));
			(void)item_set_at(&own, name, below(&state, 4), any_value(&state));
			break;
		}
	}
	item_clear(&own);
	item_clear(&second);
	return NULL;
}

int
main(void)
{
	pthread_t threads[READERS + WRITERS];
	int failed = 0;

	if (point_init(&corner) != SLOT_OK || point_set_label(&corner, "corner") != SLOT_OK || item_init(&shared, 42) != SLOT_OK ||
	    item_init(&other, 43) != SLOT_OK || item_set_note(&shared, "a note") != SLOT_OK ||
	    item_set_quantity(&shared, 7) != SLOT_OK || item_corners_append(&shared, &corner) != SLOT_OK)
		return 2;
	for (size_t i = 0; i < READERS + WRITERS; i++) {
		if (pthread_create(&threads[i], NULL, i < READERS ? read_shared : write_own, (void *)(i + 1)) != 0)
			return 3;
	}
	for (size_t i = 0; i < READERS + WRITERS; i++) {
		void *result;
		pthread_join(threads[i], &result);
		failed |= result != NULL;
	}
	item_clear(&shared);
	item_clear(&other);
	point_clear(&corner);
	return failed;
}
END

# Is there a compiler whose ThreadSanitizer runs here?
cat >race.c <<'END'
#include <pthread.h>
static int shared;
static void *add(void *unused) { shared++; return unused; }
int main(void) { pthread_t a, b; return pthread_create(&a, 0, add, 0) || pthread_create(&b, 0, add, 0) || pthread_join(a, 0) || pthread_join(b, 0); }
END
printf 'int main(void) { return 0; }\n' >empty.c
compiler=
for candidate in "$TEST_CLANG" "$TEST_GCC"; do
	test -n "$candidate" || continue
	if "$candidate" -fsanitize=thread -pthread empty.c -o empty 2>/dev/null && ./empty 2>/dev/null; then
		compiler=$candidate
		break
	fi
done
if test -z "$compiler"; then
	skip "threads" "no compiler whose -fsanitize=thread runs here"
	done_testing
	exit 0
fi
"$compiler" -g -fsanitize=thread -pthread race.c -o race && ./race >stdout 2>&1
check "a race is found where there is one" grep -q 'data race' stdout

for variant in slotted packed map; do
	"$SLOTC" generate --variant=$variant shop.yaml -o $variant.h 2>stderr
	expect_status "generates the $variant header" 0 $? stderr
	check "$variant: the program compiles under ThreadSanitizer" \
		"$compiler" -std=c11 -g -O1 -fsanitize=thread -pthread -DHEADER="\"$variant.h\"" main.c -o main
	./main >stdout 2>&1
	expect_status "$variant: objects of different threads do not meet" 0 $? stdout
done
done_testing
