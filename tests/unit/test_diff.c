/*
 * test_diff.c: what diff.c prints is a true account of two texts: put into the
 * old one, its hunks give the new one (IEEE Std 1003.1, diff -u).
 */
#include "output.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { LONGEST = 60 };

static int
begin(void **state)
{
	*state = arena_new();
	return 0;
}

static int
end(void **state)
{
	arena_free(*state);
	return 0;
}

static const char *
diff_of(struct arena *arena, const char *old, const char *new)
{
	struct buf out = {0};

	diff_print(arena, "x.h", old, strlen(old), new, strlen(new), &out);
	const char *text = arena_text(arena, out.data, out.length);
	buf_free(&out);
	return text;
}

/* Copy one line with its end; returns what follows it. */
static const char *
copy_line(struct buf *out, const char *at)
{
	size_t length = strcspn(at, "\n");

	buf_add(out, at, length);
	buf_char(out, '\n');
	return at + length + (at[length] == '\n');
}

/* Apply the hunks to the old text as patch does: every line that a hunk says is
 * there has to be there. */
static void
assert_turns_into(const char *diff, const char *old, const char *new)
{
	struct buf made = {0};
	size_t line = 1;

	diff = strstr(diff, "\n+++ ") + 1;
	diff += strcspn(diff, "\n") + 1;
	while (*diff) {
		unsigned long old_line, old_count, new_line, new_count, seen_old = 0, seen_new = 0;
		assert_int_equal(
			sscanf(diff, "@@ -%lu,%lu +%lu,%lu @@", &old_line, &old_count, &new_line, &new_count), 4);
		diff += strcspn(diff, "\n") + 1;
		for (; line < old_line && *old; line++)
			old = copy_line(&made, old);
		while (*diff && *diff != '@') {
			size_t length = strcspn(diff, "\n");
			if (*diff != '+') {
				assert_int_equal(strcspn(old, "\n"), length - 1);
				assert_memory_equal(old, diff + 1, length - 1);
				if (*diff == ' ')
					copy_line(&made, old);
				old += length - 1 + (old[length - 1] == '\n');
				line++;
			} else {
				buf_add(&made, diff + 1, length - 1);
				buf_char(&made, '\n');
			}
			seen_old += *diff != '+';
			seen_new += *diff != '-';
			diff += length + 1;
		}
		assert_int_equal(seen_old, old_count);
		assert_int_equal(seen_new, new_count);
	}
	while (*old)
		old = copy_line(&made, old);
	assert_string_equal(made.data ? made.data : "", new);
	buf_free(&made);
}

static void
one_changed_line_has_three_lines_around_it(void **state)
{
	assert_string_equal(diff_of(*state, "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"),
	                    "--- x.h\n+++ x.h (as the schema says)\n"
	                    "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

static void
an_added_end_is_shown(void **state)
{
	assert_string_equal(diff_of(*state, "1\n2\n", "1\n2\n3\n"),
	                    "--- x.h\n+++ x.h (as the schema says)\n@@ -1,2 +1,3 @@\n 1\n 2\n+3\n");
}

static void
a_missing_end_of_the_last_line_is_shown(void **state)
{
	assert_string_equal(diff_of(*state, "1\n2", "1\n2\n"),
	                    "--- x.h\n+++ x.h (as the schema says)\n@@ -1,2 +1,2 @@\n 1\n"
	                    "-2\n\\ No newline at end of file\n+2\n");
}

static void
a_text_from_nothing_is_all_new(void **state)
{
	assert_string_equal(diff_of(*state, "", "1\n"),
	                    "--- x.h\n+++ x.h (as the schema says)\n@@ -0,0 +1,1 @@\n+1\n");
}

/* A text of few different lines, so that much of it looks alike. */
static char *
random_text(struct arena *arena, char *from)
{
	struct buf text = {0};
	int changes = rand() % 4;

	if (from) {
		while (*from) {
			size_t length = strcspn(from, "\n") + 1;
			int fate = changes ? rand() % 20 : 3;
			if (fate > 0)
				buf_add(&text, from, length);
			if (fate == 1 || fate == 2)
				buf_format(&text, "new %d\n", rand() % 3);
			from += length;
		}
	} else {
		for (int i = rand() % LONGEST; i > 0; i--)
			buf_format(&text, "line %d\n", rand() % 12);
	}
	char *copy = arena_text(arena, text.length ? text.data : "", text.length);
	buf_free(&text);
	return copy;
}

static void
hunks_turn_the_old_text_into_the_new_one(void **state)
{
	srand(1);
	for (int round = 0; round < 3000; round++) {
		char *old = random_text(*state, NULL);
		char *new = random_text(*state, round % 5 ? old : NULL);
		const char *diff = diff_of(*state, old, new);
		/* What is cut short is for people only. */
		if (strstr(diff, "... and "))
			continue;
		assert_turns_into(diff, old, new);
	}
}

static void
a_long_change_is_cut_short(void **state)
{
	struct buf old = {0}, new = {0};

	for (int i = 0; i < 1000; i++) {
		buf_format(&old, "old %d\n", i);
		buf_format(&new, "new %d\n", i);
	}
	const char *diff = diff_of(*state, old.data, new.data);
	assert_true(strlen(diff) < 1000);
	assert_non_null(strstr(diff, "-... and 980 more lines\n"));
	buf_free(&old);
	buf_free(&new);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(one_changed_line_has_three_lines_around_it, begin, end),
		cmocka_unit_test_setup_teardown(an_added_end_is_shown, begin, end),
		cmocka_unit_test_setup_teardown(a_missing_end_of_the_last_line_is_shown, begin, end),
		cmocka_unit_test_setup_teardown(a_text_from_nothing_is_all_new, begin, end),
		cmocka_unit_test_setup_teardown(hunks_turn_the_old_text_into_the_new_one, begin, end),
		cmocka_unit_test_setup_teardown(a_long_change_is_cut_short, begin, end),
	};

	return cmocka_run_group_tests_name("diff", tests, NULL, NULL);
}
