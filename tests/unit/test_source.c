#include "source.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct fixture {
	struct run run;
	char folder[64];
};

static int
set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof(*fixture));

	assert_non_null(fixture);
	fixture->run.arena = arena_new();
	strcpy(fixture->folder, "/tmp/slotc-source-XXXXXX");
	assert_non_null(mkdtemp(fixture->folder));
	*state = fixture;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *fixture = *state;

	rmdir(fixture->folder);
	arena_free(fixture->run.arena);
	free(fixture);
	return 0;
}

static const struct source *
source_of(struct fixture *fixture, const char *text)
{
	return source_of_text(fixture->run.arena, "a.yaml", text, strlen(text));
}

static void
assert_line(const struct source *source, uint32_t number, const char *wanted)
{
	size_t length;
	const char *line = source_line(source, number, &length);

	assert_int_equal(length, strlen(wanted));
	assert_memory_equal(line, wanted, length);
}

static void
lines_come_without_their_ends(void **state)
{
	const struct source *source = source_of(*state, "one\r\ntwo\n\nfour");

	assert_int_equal(source->line_count, 4);
	assert_line(source, 1, "one");
	assert_line(source, 2, "two");
	assert_line(source, 3, "");
	assert_line(source, 4, "four");
}

static void
an_empty_text_has_one_empty_line(void **state)
{
	const struct source *source = source_of(*state, "");

	assert_int_equal(source->line_count, 1);
	assert_line(source, 1, "");
}

static void
a_byte_order_mark_is_no_part_of_the_text(void **state)
{
	const struct source *source = source_of(*state, "\xEF\xBB\xBFname");

	assert_int_equal(source->length, 4);
	assert_string_equal(source->text, "name");
}

static void
columns_count_code_points_and_offsets_bytes(void **state)
{
	const struct source *source = source_of(*state, "a\n\xC3\xA9\xE6\x97\xA5x\n");

	assert_int_equal(source_offset(source, 2, 1), 2);
	assert_int_equal(source_offset(source, 2, 2), 4);
	assert_int_equal(source_offset(source, 2, 3), 7);
	assert_int_equal(source_offset(source, 2, 4), 8);
	assert_int_equal(source_offset(source, 2, 99), 8);
}

static void
a_wrong_byte_is_a_column(void **state)
{
	const struct source *source = source_of(*state, "\xFF\xFEx");

	assert_int_equal(source_offset(source, 1, 3), 2);
}

static void
a_file_is_read_whole_with_its_zero_bytes(void **state)
{
	struct fixture *fixture = *state;
	const char *path = arena_format(fixture->run.arena, "%s/a.yaml", fixture->folder);
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	for (int i = 0; i < 50000; i++)
		fwrite("a\0\n", 1, 3, file);
	fclose(file);

	const struct source *source = source_load(&fixture->run, path);
	unlink(path);
	assert_int_equal(source->length, 150000);
	assert_int_equal(source->line_count, 50001);
	assert_string_equal(source->path, path);
	assert_memory_equal(source->text + 149997, "a\0\n", 4);
}

/* Load the path in a child; what it says on standard error goes to `said`. */
static int
exit_of_load(struct fixture *fixture, const char *path, const char *input, char *said, size_t size)
{
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	fflush(NULL);
	pid_t child = fork();
	if (child == 0) {
		int file = input ? open(input, O_RDONLY) : -1;
		if (input)
			dup2(file, STDIN_FILENO);
		dup2(ends[1], STDERR_FILENO);
		alarm(5);
		source_load(&fixture->run, path);
		_exit(0);
	}
	close(ends[1]);
	size_t length = 0;
	for (ssize_t more; (more = read(ends[0], said + length, size - 1 - length)) > 0;)
		length += (size_t)more;
	said[length] = '\0';
	close(ends[0]);

	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void
what_is_no_regular_file_ends_the_run_at_once(void **state)
{
	struct fixture *fixture = *state;
	const char *fifo = arena_format(fixture->run.arena, "%s/fifo", fixture->folder);
	char said[256];

	assert_int_equal(mkfifo(fifo, 0600), 0);
	int code = exit_of_load(fixture, fifo, NULL, said, sizeof(said));
	unlink(fifo);
	assert_int_equal(code, EXIT_ENVIRONMENT);
	assert_non_null(strstr(said, "not a regular file"));

	assert_int_equal(exit_of_load(fixture, "/dev/zero", NULL, said, sizeof(said)), EXIT_ENVIRONMENT);
	assert_int_equal(exit_of_load(fixture, fixture->folder, NULL, said, sizeof(said)), EXIT_ENVIRONMENT);
	assert_non_null(strstr(said, "is a directory"));
}

static void
a_missing_file_is_named_with_the_reason(void **state)
{
	char said[256];

	assert_int_equal(exit_of_load(*state, "/no/such.yaml", NULL, said, sizeof(said)), EXIT_ENVIRONMENT);
	assert_string_equal(said, "slotc: cannot open '/no/such.yaml': No such file or directory\n");
}

static void
endless_input_stops_at_the_limit(void **state)
{
	char said[256];

	assert_int_equal(exit_of_load(*state, "-", "/dev/zero", said, sizeof(said)), EXIT_ENVIRONMENT);
	assert_string_equal(said, "slotc: cannot read '<stdin>': it is larger than the limit of 64 MiB\n");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(lines_come_without_their_ends),
		TEST(an_empty_text_has_one_empty_line),
		TEST(a_byte_order_mark_is_no_part_of_the_text),
		TEST(columns_count_code_points_and_offsets_bytes),
		TEST(a_wrong_byte_is_a_column),
		TEST(a_file_is_read_whole_with_its_zero_bytes),
		TEST(what_is_no_regular_file_ends_the_run_at_once),
		TEST(a_missing_file_is_named_with_the_reason),
		TEST(endless_input_stops_at_the_limit),
	};

	return cmocka_run_group_tests_name("source", tests, NULL, NULL);
}
