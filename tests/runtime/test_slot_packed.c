/*
 * test_slot_packed.c: runs of bits in an array of bytes, against an oracle that
 * reads and writes them bit by bit.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "slotc/slot_packed.h"

enum { GUARD = 16, MOST = 20 };

/* An object between bytes that are not its own. */
struct guarded {
	uint8_t before[GUARD], bytes[MOST], after[GUARD];
};

static uint64_t
next_random(void)
{
	static uint64_t state = 88172645463325252u;

	/* xorshift64 (Marsaglia 2003). */
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state;
}

static void
fill(struct guarded *object, size_t size)
{
	memset(object, 0, sizeof *object);
	for (size_t i = 0; i < size; i++)
		object->bytes[i] = (uint8_t)next_random();
}

/* Other bytes around the object. */
static void
disturb(struct guarded *object, size_t size)
{
	memset(object->before, 0xa5, sizeof object->before);
	memset(object->bytes + size, 0xa5, sizeof object->bytes - size);
	memset(object->after, 0xa5, sizeof object->after);
}

static uint64_t
oracle_load(const uint8_t *bytes, uint64_t bit, unsigned width)
{
	uint64_t number = 0;

	for (unsigned i = 0; i < width; i++)
		number |= (uint64_t)(bytes[(bit + i) / 8] >> (bit + i) % 8 & 1) << i;
	return number;
}

static void
oracle_store(uint8_t *bytes, uint64_t bit, unsigned width, uint64_t number)
{
	for (unsigned i = 0; i < width; i++) {
		const uint8_t mask = (uint8_t)(1u << (bit + i) % 8);
		uint8_t *byte = &bytes[(bit + i) / 8];
		*byte = (uint8_t)(number >> i & 1 ? *byte | mask : *byte & ~mask);
	}
}

/* Call it with every run of bits of every object of up to MOST bytes. */
static void
for_each_run(void (*try_run)(size_t size, uint64_t bit, unsigned width))
{
	for (size_t size = 1; size <= MOST; size++) {
		for (uint64_t bit = 0; bit < 8 * size; bit++) {
			for (unsigned width = 0; width <= 64 && bit + width <= 8 * size; width++)
				try_run(size, bit, width);
		}
	}
}

static void
try_load(size_t size, uint64_t bit, unsigned width)
{
	struct guarded object;

	fill(&object, size);
	const uint64_t wanted = oracle_load(object.bytes, bit, width);
	assert_true(slot_unpack(object.bytes, size, bit, width) == wanted);
	disturb(&object, size);
	assert_true(slot_unpack(object.bytes, size, bit, width) == wanted);
}

/* The number has bits that do not fit, too. */
static void
try_store(size_t size, uint64_t bit, unsigned width)
{
	const uint64_t number = next_random();
	struct guarded object, wanted;

	fill(&object, size);
	disturb(&object, size);
	wanted = object;
	oracle_store(wanted.bytes, bit, width, number);
	slot_pack(object.bytes, size, bit, width, number);
	assert_memory_equal(&object, &wanted, sizeof object);
}

static void
every_run_of_bits_reads_as_its_bits(void **state)
{
	(void)state;
	for_each_run(try_load);
}

static void
every_run_of_bits_is_written_and_no_other_bit(void **state)
{
	(void)state;
	for_each_run(try_store);
}

/* What a window may touch is the object's: an array in a block of just its size
 * shows a sanitizer and valgrind that no byte behind it is read. */
static void
no_window_leaves_the_object(void **state)
{
	(void)state;
	for (size_t size = 1; size <= MOST; size++) {
		uint8_t *bytes = (uint8_t *)malloc(size);
		assert_non_null(bytes);
		memset(bytes, 0, size);
		for (uint64_t bit = 0; bit < 8 * size; bit++) {
			const unsigned left = (unsigned)(8 * size - bit), width = left < 64 ? left : 64;
			slot_pack(bytes, size, bit, width, UINT64_MAX);
			assert_true(slot_unpack(bytes, size, bit, width) == UINT64_MAX >> (64 - width));
		}
		free(bytes);
	}
}

static void
bytes_of_a_word_are_swapped_from_end_to_end(void **state)
{
	(void)state;
	assert_true(slot_swap_bytes(UINT64_C(0x0102030405060708), 8) == UINT64_C(0x0807060504030201));
	assert_true(slot_swap_bytes(0x01020304, 4) == 0x04030201);
	assert_true(slot_swap_bytes(0x0102, 2) == 0x0201);
	assert_true(slot_swap_bytes(0x01, 1) == 0x01);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_run_of_bits_reads_as_its_bits),
		cmocka_unit_test(every_run_of_bits_is_written_and_no_other_bit),
		cmocka_unit_test(no_window_leaves_the_object),
		cmocka_unit_test(bytes_of_a_word_are_swapped_from_end_to_end),
	};

	return cmocka_run_group_tests_name("slot_packed", tests, NULL, NULL);
}
