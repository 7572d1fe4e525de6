#include "slotc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

static void
pieces_become_one_text(void **state)
{
	struct buf buf = {0};

	(void)state;
	buf_text(&buf, "struct ");
	buf_format(&buf, "%s_%d", "item", 7);
	buf_char(&buf, ' ');
	buf_add(&buf, "{};", 2);
	assert_string_equal(buf.data, "struct item_7 {}");
	assert_int_equal(buf.length, strlen(buf.data));
	buf_free(&buf);
	assert_null(buf.data);
}

static void
it_grows_with_every_kind_of_piece(void **state)
{
	struct buf buf = {0};
	char wanted[20000] = "";

	(void)state;
	for (int i = 0; i < 1000; i++) {
		buf_char(&buf, 'a');
		buf_text(&buf, "bc");
		buf_format(&buf, "%04d", i);
		sprintf(wanted + strlen(wanted), "abc%04d", i);
	}
	assert_string_equal(buf.data, wanted);
	buf_format(&buf, "%*d", 100000, 1);
	assert_int_equal(buf.length, strlen(wanted) + 100000);
	buf_free(&buf);
}

/* What a drain took, piece by piece. */
struct drained {
	struct buf text;
	size_t pieces, longest;
};

static void
take_piece(void *context, const char *bytes, size_t length)
{
	struct drained *drained = context;

	buf_add(&drained->text, bytes, length);
	drained->pieces++;
	if (length > drained->longest)
		drained->longest = length;
}

static void
a_long_text_is_drained_in_pieces(void **state)
{
	struct drained drained = {0};
	struct buf buf = {.drain = take_piece, .context = &drained}, wanted = {0};

	(void)state;
	for (int i = 0; i < 100000; i++) {
		buf_format(&buf, "line %d\n", i);
		buf_format(&wanted, "line %d\n", i);
	}
	assert_true(buf.capacity < wanted.length);
	buf_drain(&buf);
	assert_int_equal(buf.length, 0);
	assert_true(drained.pieces > 2);
	assert_true(drained.longest <= 256 * 1024);
	assert_string_equal(drained.text.data, wanted.data);
	buf_free(&buf);
	buf_free(&wanted);
	buf_free(&drained.text);
}

static void
an_empty_piece_makes_an_empty_text(void **state)
{
	struct buf buf = {0};

	(void)state;
	buf_add(&buf, NULL, 0);
	assert_string_equal(buf.data, "");
	buf_free(&buf);
}

static void
bytes_are_taken_as_they_are(void **state)
{
	struct buf buf = {0};

	(void)state;
	buf_add(&buf, "a\0b", 3);
	assert_int_equal(buf.length, 3);
	assert_memory_equal(buf.data, "a\0b", 4);
	buf_free(&buf);
}

static void
a_reset_forgets_the_text_and_keeps_the_memory(void **state)
{
	struct buf buf = {0};

	(void)state;
	buf_reset(&buf);
	assert_null(buf.data);
	buf_text(&buf, "text");
	const char *memory = buf.data;
	buf_reset(&buf);
	assert_string_equal(buf.data, "");
	assert_int_equal(buf.length, 0);
	buf_text(&buf, "more");
	assert_ptr_equal(buf.data, memory);
	buf_free(&buf);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_become_one_text),
		cmocka_unit_test(it_grows_with_every_kind_of_piece),
		cmocka_unit_test(a_long_text_is_drained_in_pieces),
		cmocka_unit_test(an_empty_piece_makes_an_empty_text),
		cmocka_unit_test(bytes_are_taken_as_they_are),
		cmocka_unit_test(a_reset_forgets_the_text_and_keeps_the_memory),
	};

	return cmocka_run_group_tests_name("buf", tests, NULL, NULL);
}
