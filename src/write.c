/*
 * write.c: outputs, all or none. Texts and paths go in; each text is written to
 * a temporary file beside its place, and only when all are complete are they
 * renamed. Whatever fails before leaves the disk as it was.
 */
#define _XOPEN_SOURCE 700 /* SIGXFSZ */

#include "slotc.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ATTEMPTS = 100, LINKS = 40 };

/* What is still to be renamed. At file scope because a signal handler and
 * exit() have to find it; only this file touches it. */
static struct pending {
	char **temporaries;
	volatile size_t count;
} pending;

static void
remove_temporaries(void)
{
	for (size_t i = 0; i < pending.count; i++) {
		if (pending.temporaries[i])
			unlink(pending.temporaries[i]);
	}
	pending.count = 0;
}

static void
remove_and_die(int signal_number)
{
	remove_temporaries();
	/* The handler was installed with SA_RESETHAND: this one ends us. */
	raise(signal_number);
}

static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGXFSZ};

static void
guard_temporaries(void)
{
	struct sigaction action = {.sa_flags = (int)SA_RESETHAND};

	action.sa_handler = remove_and_die;
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < COUNT_OF(signals); i++) {
		struct sigaction old;
		/* What the parent ignores (nohup) stays ignored. */
		if (sigaction(signals[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
			sigaction(signals[i], &action, NULL);
	}
	atexit(remove_temporaries);
}

/* Create the file and note that it has to be removed, without a moment
 * between in which a signal would leave it behind. */
static int
create_pending(char *path)
{
	sigset_t blocked, old;

	sigemptyset(&blocked);
	for (size_t i = 0; i < COUNT_OF(signals); i++)
		sigaddset(&blocked, signals[i]);
	sigprocmask(SIG_BLOCK, &blocked, &old);
	int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
	int error = errno;
	if (file >= 0) {
		pending.temporaries[pending.count] = path;
		pending.count++;
	}
	sigprocmask(SIG_SETMASK, &old, NULL);
	errno = error;
	return file;
}

static void
write_all(int file, const char *path, const char *bytes, size_t length)
{
	while (length) {
		ssize_t written = write(file, bytes, length);
		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			fail("cannot write '%s':", path);
		bytes += written;
		length -= (size_t)written;
	}
}

static void
close_written(int file, const char *path)
{
	if (close(file) != 0 && errno != EINTR)
		fail("cannot write '%s':", path);
}

void
output_print(const struct output *output, struct buf *out)
{
	if (output->print)
		output->print(output->context, out);
	else
		buf_add(out, output->bytes, output->length);
}

/* Print the output to a drain. */
static void
pour(const struct output *output, void (*drain)(void *context, const char *bytes, size_t length), void *context)
{
	struct buf buf = {.drain = drain, .context = context};

	output_print(output, &buf);
	buf_drain(&buf);
	buf_free(&buf);
}

/* A file that is read beside what it should hold. */
struct comparison {
	FILE *file;
	bool differs;
};

static void
compare_piece(void *context, const char *bytes, size_t length)
{
	struct comparison *comparison = context;
	char held[16384];

	while (length && !comparison->differs) {
		size_t wanted = length < sizeof held ? length : sizeof held;
		size_t read = fread(held, 1, wanted, comparison->file);
		comparison->differs = read < wanted || memcmp(held, bytes, wanted) != 0;
		bytes += wanted;
		length -= wanted;
	}
}

bool
output_is_current(const struct output *output)
{
	struct stat status;
	bool is_regular = stat(output->path, &status) == 0 && S_ISREG(status.st_mode);
	struct comparison comparison = {.file = is_regular ? fopen(output->path, "rb") : NULL};

	if (!comparison.file)
		return false;
	pour(output, compare_piece, &comparison);
	bool is_current = !comparison.differs && fgetc(comparison.file) == EOF && !ferror(comparison.file);
	fclose(comparison.file);
	return is_current;
}

/* A file that is written. */
struct target {
	int file;
	const char *path; /* in messages */
};

static void
write_piece(void *context, const char *bytes, size_t length)
{
	const struct target *target = context;

	write_all(target->file, target->path, bytes, length);
}

/* To a stream, a device, a FIFO: nothing to rename over. What was written cannot
 * be taken back, so the text is made whole first. */
static void
write_directly(const struct output *output)
{
	struct buf buf = {0};

	output_print(output, &buf);
	if (strcmp(output->path, "-") == 0) {
		write_all(STDOUT_FILENO, "standard output", buf.data, buf.length);
	} else {
		int file = open(output->path, O_WRONLY | O_CLOEXEC);
		if (file < 0)
			fail("cannot open '%s':", output->path);
		write_all(file, output->path, buf.data, buf.length);
		close_written(file, output->path);
	}
	buf_free(&buf);
}

/* The file behind a symbolic link, which need not exist yet: a rename would
 * replace the link. */
static char *
resolve(struct arena *arena, const char *path)
{
	char *target = arena_text(arena, path, strlen(path));
	char link[4096];
	ssize_t length;

	for (int links = 0; (length = readlink(target, link, sizeof link)) >= 0; links++) {
		if (links == LINKS || (size_t)length == sizeof link) {
			errno = ELOOP;
			fail("cannot write '%s':", path);
		}
		const char *slash = strrchr(target, '/');
		int folder = slash && link[0] != '/' ? (int)(slash - target + 1) : 0;
		target = arena_format(arena, "%.*s%.*s", folder, target, (int)length, link);
	}
	return target;
}

/* Write to a new file in the target's folder; its path. */
static char *
write_temporary(struct arena *arena, const char *target, const struct output *output, mode_t mode)
{
	const char *slash = strrchr(target, '/');
	int folder = slash ? (int)(slash - target + 1) : 0;
	char *path = NULL;
	int file = -1;

	for (int attempt = 0; file < 0 && attempt < ATTEMPTS; attempt++) {
		path = arena_format(arena, "%.*s.slotc-%ld-%zu-%d", folder, target, (long)getpid(), pending.count,
		                    attempt);
		file = create_pending(path);
		if (file < 0 && errno != EEXIST)
			break;
	}
	if (file < 0)
		fail("cannot create '%s':", output->path);
	if (mode && fchmod(file, mode) != 0)
		fail("cannot set the mode of '%s':", output->path);
	pour(output, write_piece, &(struct target){file, output->path});
	close_written(file, output->path);
	return path;
}

void
write_outputs(struct arena *arena, const struct output *outputs, size_t count)
{
	char **targets = ARENA_ARRAY(arena, count, char *);
	char **temporaries = ARENA_ARRAY(arena, count, char *);
	bool *is_direct = ARENA_ARRAY(arena, count, bool);

	pending.temporaries = ARENA_ARRAY(arena, count, char *);
	guard_temporaries();
	/* The last first: a header is then no older than its stamp, which would
	 * have make look after it at every build. */
	for (size_t i = count; i-- > 0;) {
		struct stat status;
		mode_t mode = 0;
		if (strcmp(outputs[i].path, "-") == 0) {
			is_direct[i] = true;
			continue;
		}
		if (stat(outputs[i].path, &status) == 0) {
			if (S_ISDIR(status.st_mode)) {
				errno = EISDIR;
				fail("cannot write '%s':", outputs[i].path);
			}
			is_direct[i] = !S_ISREG(status.st_mode);
			mode = status.st_mode & 0777;
		} else if (errno != ENOENT) {
			/* A name that is too long would be found out when others are renamed already. */
			fail("cannot write '%s':", outputs[i].path);
		}
		if (is_direct[i] || (outputs[i].if_changed && output_is_current(&outputs[i])))
			continue;
		targets[i] = resolve(arena, outputs[i].path);
		temporaries[i] = write_temporary(arena, targets[i], &outputs[i], mode);
	}

	for (size_t i = 0; i < count; i++) {
		if (is_direct[i])
			write_directly(&outputs[i]);
	}
	for (size_t i = 0; i < count; i++) {
		if (!targets[i])
			continue;
		if (rename(temporaries[i], targets[i]) != 0)
			fail("cannot replace '%s':", outputs[i].path);
	}
	pending.count = 0;
}
