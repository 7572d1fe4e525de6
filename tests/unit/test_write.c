#include "output.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "ending.h"

struct fixture {
	struct arena *arena;
	const char *folder; /* of its own, removed afterwards */
	struct output outputs[2];
	size_t count;
};

static int
set_up(void **state)
{
	static struct fixture fixture;
	static char folder[] = "/tmp/slotc-write.XXXXXX";

	memcpy(folder + sizeof folder - 7, "XXXXXX", 6);
	if (!mkdtemp(folder))
		return -1;
	fixture = (struct fixture){.arena = arena_new(), .folder = folder};
	*state = &fixture;
	return 0;
}

/* The number of files in the folder, which end with this one. */
static size_t
count_files(const struct fixture *fixture, bool remove_them)
{
	DIR *directory = opendir(fixture->folder);
	size_t count = 0;

	assert_non_null(directory);
	for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		count++;
		if (remove_them)
			remove(arena_format(fixture->arena, "%s/%s", fixture->folder, entry->d_name));
	}
	closedir(directory);
	return count;
}

static int
tear_down(void **state)
{
	struct fixture *fixture = *state;

	count_files(fixture, true);
	rmdir(fixture->folder);
	arena_free(fixture->arena);
	return 0;
}

static const char *
path_of(const struct fixture *fixture, const char *name)
{
	return arena_format(fixture->arena, "%s/%s", fixture->folder, name);
}

static void
put(const char *path, const char *text)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void
assert_holds(const char *path, const char *text)
{
	char found[200] = "";
	FILE *file = fopen(path, "rb");

	assert_non_null(file);
	found[fread(found, 1, sizeof found - 1, file)] = '\0';
	fclose(file);
	assert_string_equal(found, text);
}

static void
add_output(struct fixture *fixture, const char *path, const char *text)
{
	fixture->outputs[fixture->count++] =
		(struct output){.path = path, .bytes = text, .length = strlen(text)};
}

static void
write_them(void *context)
{
	struct fixture *fixture = context;

	write_outputs(fixture->arena, fixture->outputs, fixture->count);
	exit(0);
}

static mode_t
mode_of(const char *path)
{
	struct stat status;

	assert_int_equal(stat(path, &status), 0);
	return status.st_mode & 0777;
}

static void
every_output_is_written(void **state)
{
	struct fixture *fixture = *state;
	const char *a = path_of(fixture, "a.h"), *b = path_of(fixture, "b.h");

	put(b, "old");
	add_output(fixture, a, "first");
	add_output(fixture, b, "second");
	assert_int_equal(ending_of(write_them, fixture).status, 0);
	assert_holds(a, "first");
	assert_holds(b, "second");
	assert_int_equal(count_files(fixture, false), 2);
}

static void
one_that_fails_leaves_all_as_they_were(void **state)
{
	struct fixture *fixture = *state;
	const char *a = path_of(fixture, "a.h"), *b = path_of(fixture, "missing/b.h");

	put(a, "old");
	add_output(fixture, a, "new");
	add_output(fixture, b, "new");
	struct ending ending = ending_of(write_them, fixture);
	assert_int_equal(ending.status, EXIT_ENVIRONMENT);
	assert_non_null(strstr(ending.said, "missing/b.h': No such file or directory"));
	assert_holds(a, "old");
	assert_int_equal(count_files(fixture, false), 1);
}

static void
a_folder_is_not_replaced(void **state)
{
	struct fixture *fixture = *state;
	const char *a = path_of(fixture, "a.h");

	add_output(fixture, a, "new");
	add_output(fixture, fixture->folder, "new");
	struct ending ending = ending_of(write_them, fixture);
	assert_int_equal(ending.status, EXIT_ENVIRONMENT);
	assert_non_null(strstr(ending.said, "Is a directory"));
	assert_int_equal(count_files(fixture, false), 0);
}

static void
a_new_file_has_the_mode_that_umask_leaves(void **state)
{
	static const mode_t masks[] = {022, 077, 002};
	struct fixture *fixture = *state;
	const char *a = path_of(fixture, "a.h");
	mode_t old = umask(0);

	add_output(fixture, a, "new");
	for (size_t i = 0; i < COUNT_OF(masks); i++) {
		umask(masks[i]);
		unlink(a);
		assert_int_equal(ending_of(write_them, fixture).status, 0);
		assert_int_equal(mode_of(a), 0666 & ~masks[i]);
	}
	umask(old);
}

static void
an_old_file_keeps_its_mode(void **state)
{
	struct fixture *fixture = *state;
	const char *a = path_of(fixture, "a.h");

	put(a, "old");
	assert_int_equal(chmod(a, 0640), 0);
	add_output(fixture, a, "new");
	assert_int_equal(ending_of(write_them, fixture).status, 0);
	assert_holds(a, "new");
	assert_int_equal(mode_of(a), 0640);
}

static void
a_symbolic_link_is_followed(void **state)
{
	struct fixture *fixture = *state;
	const char *target = path_of(fixture, "target.h"), *link = path_of(fixture, "link.h");
	struct stat status;

	put(target, "old");
	assert_int_equal(symlink("target.h", link), 0);
	add_output(fixture, link, "new");
	assert_int_equal(ending_of(write_them, fixture).status, 0);
	assert_int_equal(lstat(link, &status), 0);
	assert_true(S_ISLNK(status.st_mode));
	assert_holds(target, "new");
	assert_int_equal(count_files(fixture, false), 2);
}

static void
a_device_stays_a_device(void **state)
{
	struct fixture *fixture = *state;
	struct stat status;

	add_output(fixture, "/dev/null", "new");
	assert_int_equal(ending_of(write_them, fixture).status, 0);
	assert_int_equal(stat("/dev/null", &status), 0);
	assert_true(S_ISCHR(status.st_mode));
}

static void
a_full_device_leaves_the_files_as_they_were(void **state)
{
	struct fixture *fixture = *state;
	const char *a = path_of(fixture, "a.h");

	if (access("/dev/full", W_OK) != 0)
		skip();
	put(a, "old");
	add_output(fixture, a, "new");
	add_output(fixture, "/dev/full", "new");
	struct ending ending = ending_of(write_them, fixture);
	assert_int_equal(ending.status, EXIT_ENVIRONMENT);
	assert_non_null(strstr(ending.said, "No space left on device"));
	assert_holds(a, "old");
	assert_int_equal(count_files(fixture, false), 1);
}

/* As a full disk, but for anyone to try. */
static void
write_within_a_limit(void *context)
{
	struct rlimit limit = {10, 10};

	setrlimit(RLIMIT_FSIZE, &limit);
	write_them(context);
}

static void
a_file_that_cannot_be_finished_leaves_nothing(void **state)
{
	struct fixture *fixture = *state;
	const char *a = path_of(fixture, "a.h");

	put(a, "old");
	add_output(fixture, a, "much more than ten bytes");
	/* The signal ends it, by its default. */
	assert_true(ending_of(write_within_a_limit, fixture).status > 128);
	assert_holds(a, "old");
	assert_int_equal(count_files(fixture, false), 1);
}

/* Both names lie in one folder, so that a reader of the first sees a rename. */
static void
a_file_is_replaced_and_not_written_over(void **state)
{
	struct fixture *fixture = *state;
	const char *a = path_of(fixture, "a.h");

	put(a, "old");
	FILE *reader = fopen(a, "rb");
	assert_non_null(reader);
	add_output(fixture, a, "new");
	assert_int_equal(ending_of(write_them, fixture).status, 0);
	assert_int_equal(fgetc(reader), 'o');
	fclose(reader);
	assert_holds(a, "new");
}

enum { MANY_LINES = 100000 }; /* more than is held in memory at a time */

/* An output's `print`: the context is the first line. */
static void
print_many_lines(const void *context, struct buf *out)
{
	buf_text(out, context);
	for (int i = 0; i < MANY_LINES; i++)
		buf_text(out, "a line of many\n");
}

static void
a_long_text_is_printed_and_compared_piece_by_piece(void **state)
{
	struct fixture *fixture = *state;
	const char *a = path_of(fixture, "a.h");
	struct output printed = {.path = a, .print = print_many_lines, .context = "first\n"}, other = printed;
	struct stat status;

	other.context = "other\n";
	assert_false(output_is_current(&printed));
	fixture->outputs[fixture->count++] = printed;
	assert_int_equal(ending_of(write_them, fixture).status, 0);
	assert_int_equal(stat(a, &status), 0);
	assert_int_equal(status.st_size, 6 + MANY_LINES * 15);
	assert_true(output_is_current(&printed));
	assert_false(output_is_current(&other));

	/* One byte less, and the last one another. */
	assert_int_equal(truncate(a, status.st_size - 1), 0);
	assert_false(output_is_current(&printed));
	FILE *file = fopen(a, "ab");
	assert_non_null(file);
	fputs("?", file);
	fclose(file);
	assert_false(output_is_current(&printed));
	assert_int_equal(truncate(a, status.st_size - 1), 0);
	file = fopen(a, "ab");
	assert_non_null(file);
	fputs("\nmore", file);
	fclose(file);
	assert_false(output_is_current(&printed));
}

/* Generated again, the first file of the fixture: is it another one? */
static bool
is_made_anew(struct fixture *fixture, const char *path)
{
	struct stat before, after;

	assert_int_equal(stat(path, &before), 0);
	assert_int_equal(ending_of(write_them, fixture).status, 0);
	assert_int_equal(stat(path, &after), 0);
	assert_int_equal(after.st_size, 6 + MANY_LINES * 15);
	assert_true(output_is_current(&fixture->outputs[0]));
	assert_int_equal(count_files(fixture, false), 1);
	return before.st_ino != after.st_ino;
}

static void
a_file_that_holds_its_text_is_only_dated_again(void **state)
{
	struct fixture *fixture = *state;
	const char *a = path_of(fixture, "a.h");
	const struct timespec old[2] = {{.tv_sec = 1000}, {.tv_sec = 1000}};
	struct stat status;

	fixture->outputs[fixture->count++] = (struct output){.path = a, .print = print_many_lines, .context = "first\n"};
	assert_int_equal(ending_of(write_them, fixture).status, 0);
	assert_int_equal(utimensat(AT_FDCWD, a, old, 0), 0);
	assert_false(is_made_anew(fixture, a));
	assert_int_equal(stat(a, &status), 0);
	assert_true(status.st_mtime > 1000);

	fixture->outputs[0].if_changed = true;
	assert_int_equal(utimensat(AT_FDCWD, a, old, 0), 0);
	assert_false(is_made_anew(fixture, a));
	assert_int_equal(stat(a, &status), 0);
	assert_int_equal(status.st_mtime, 1000);
}

static void
a_file_that_begins_or_goes_on_otherwise_is_replaced_whole(void **state)
{
	struct fixture *fixture = *state;
	const char *a = path_of(fixture, "a.h");
	struct stat status;

	fixture->outputs[fixture->count++] = (struct output){.path = a, .print = print_many_lines, .context = "first\n"};
	put(a, "other\n");
	assert_true(is_made_anew(fixture, a));
	/* Each is where another piece is compared. */
	for (off_t at = 0; at < MANY_LINES * 15; at += 400001) {
		FILE *file = fopen(a, "r+b");
		assert_non_null(file);
		fseek(file, at, SEEK_SET);
		fputc('?', file);
		fclose(file);
		assert_true(is_made_anew(fixture, a));
	}
	assert_int_equal(stat(a, &status), 0);
	assert_int_equal(truncate(a, status.st_size - 1), 0);
	assert_true(is_made_anew(fixture, a));
	FILE *file = fopen(a, "ab");
	assert_non_null(file);
	fputs("more", file);
	fclose(file);
	assert_true(is_made_anew(fixture, a));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_output_is_written, set_up, tear_down),
		cmocka_unit_test_setup_teardown(one_that_fails_leaves_all_as_they_were, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_folder_is_not_replaced, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_new_file_has_the_mode_that_umask_leaves, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_old_file_keeps_its_mode, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_symbolic_link_is_followed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_device_stays_a_device, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_full_device_leaves_the_files_as_they_were, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_file_that_cannot_be_finished_leaves_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_file_is_replaced_and_not_written_over, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_file_that_holds_its_text_is_only_dated_again, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_file_that_begins_or_goes_on_otherwise_is_replaced_whole, set_up,
		                                tear_down),
		cmocka_unit_test_setup_teardown(a_long_text_is_printed_and_compared_piece_by_piece, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("write", tests, NULL, NULL);
}
