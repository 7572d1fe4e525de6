/*
 * write.c: outputs, all or none. Texts and paths go in; each text is written to
 * a temporary file beside its place, and only when all are complete are they
 * renamed. Whatever fails before leaves the disk as it was. A file that holds its
 * text already is not written again: many new files take a file system longer
 * than slotc takes to fill them.
 */
#define _XOPEN_SOURCE 700 /* SIGXFSZ */

#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ATTEMPTS = 100, LINKS = 40, COPIED = 64 * 1024 };

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

/* An output on its way. While it is what the file holds already, nothing is
 * written, and where all of it is, no new file is made at all. */
struct target {
	struct arena *arena;
	const struct output *output;
	char *path;      /* what is to be replaced; NULL: no file */
	mode_t mode;     /* 0: as the umask has it */
	int old;         /* the file as it is, or -1: it is not looked at */
	size_t same;     /* bytes that are the same so far */
	int file;        /* the new one, or -1 */
	char *temporary; /* its path, or NULL */
};

/* Make the new file, in the target's folder. */
static void
create_temporary(struct target *target)
{
	const char *slash = strrchr(target->path, '/');
	int folder = slash ? (int)(slash - target->path + 1) : 0;

	for (int attempt = 0; target->file < 0 && attempt < ATTEMPTS; attempt++) {
		target->temporary = arena_format(target->arena, "%.*s.slotc-%ld-%zu-%d", folder, target->path,
		                                 (long)getpid(), pending.count, attempt);
		target->file = create_pending(target->temporary);
		if (target->file < 0 && errno != EEXIST)
			break;
	}
	if (target->file < 0)
		fail("cannot create '%s':", target->output->path);
	if (target->mode && fchmod(target->file, target->mode) != 0)
		fail("cannot set the mode of '%s':", target->output->path);
}

/* So many bytes of the old file, or as many as it has. */
static size_t
read_old(const struct target *target, char *bytes, size_t wanted)
{
	size_t length = 0;

	while (length < wanted) {
		ssize_t size = read(target->old, bytes + length, wanted - length);
		if (size < 0 && errno == EINTR)
			continue;
		if (size < 0)
			fail("cannot read '%s':", target->output->path);
		if (size == 0)
			break;
		length += (size_t)size;
	}
	return length;
}

/* The new file, with what was the same so far. */
static void
begin_temporary(struct target *target)
{
	char bytes[COPIED];

	create_temporary(target);
	if (target->same && lseek(target->old, 0, SEEK_SET) != 0)
		fail("cannot read '%s':", target->output->path);
	for (size_t left = target->same, size; left; left -= size) {
		size = read_old(target, bytes, left < sizeof bytes ? left : sizeof bytes);
		if (size == 0)
			fail("cannot read '%s': it changes meanwhile", target->output->path);
		write_all(target->file, target->output->path, bytes, size);
	}
}

/* Does the old file go on with these bytes? */
static bool
is_same(struct target *target, const char *bytes, size_t length)
{
	char held[COPIED];

	for (size_t at = 0, size; at < length; at += size) {
		size = length - at < sizeof held ? length - at : sizeof held;
		if (read_old(target, held, size) < size || memcmp(held, bytes + at, size) != 0)
			return false;
	}
	target->same += length;
	return true;
}

static void
write_piece(void *context, const char *bytes, size_t length)
{
	struct target *target = context;

	if (target->file < 0 && target->old >= 0 && is_same(target, bytes, length))
		return;
	if (target->file < 0)
		begin_temporary(target);
	write_all(target->file, target->output->path, bytes, length);
}

/* Only what is printed can be long, and may be given a new date instead of a new
 * file; a stamp is dated by being written, when all else is. */
static bool
may_stay(const struct output *output, const struct stat *status)
{
	return output->if_changed ||
	       (output->print && (status->st_uid == geteuid() || access(output->path, W_OK) == 0));
}

static void
write_target(struct target *target)
{
	pour(target->output, write_piece, target);
	if (target->file < 0 && !(target->old >= 0 && read_old(target, &(char){0}, 1) == 0))
		begin_temporary(target);
	if (target->file >= 0)
		close_written(target->file, target->output->path);
	if (target->old >= 0)
		close(target->old);
}

/* Look where the output goes, and write what is to be written beside it. */
static void
prepare(struct target *target)
{
	const struct output *output = target->output;
	struct stat status;
	bool is_there;

	if (strcmp(output->path, "-") == 0)
		return;
	is_there = stat(output->path, &status) == 0;
	/* A name that is too long would be found out when others are renamed already. */
	if (!is_there && errno != ENOENT)
		fail("cannot write '%s':", output->path);
	if (is_there && S_ISDIR(status.st_mode)) {
		errno = EISDIR;
		fail("cannot write '%s':", output->path);
	}
	if (is_there && !S_ISREG(status.st_mode))
		return;
	if (is_there)
		target->mode = status.st_mode & 0777;
	if (is_there && may_stay(output, &status))
		target->old = open(output->path, O_RDONLY | O_CLOEXEC);
	target->path = resolve(target->arena, output->path);
	write_target(target);
}

/* Put it in its place. */
static void
finish(const struct target *target)
{
	const struct output *output = target->output;

	if (target->temporary && rename(target->temporary, target->path) != 0)
		fail("cannot replace '%s':", output->path);
	if (!target->temporary && !output->if_changed && utimensat(AT_FDCWD, target->path, NULL, 0) != 0)
		fail("cannot set the time of '%s':", output->path);
}

void
write_outputs(struct arena *arena, const struct output *outputs, size_t count)
{
	struct target *targets = ARENA_ARRAY(arena, count, struct target);

	pending.temporaries = ARENA_ARRAY(arena, count, char *);
	guard_temporaries();
	/* The last first: a header is then no older than its stamp, which would
	 * have make look after it at every build. */
	for (size_t i = count; i-- > 0;) {
		targets[i] = (struct target){.arena = arena, .output = &outputs[i], .old = -1, .file = -1};
		prepare(&targets[i]);
	}

	for (size_t i = 0; i < count; i++) {
		if (!targets[i].path)
			write_directly(&outputs[i]);
	}
	for (size_t i = 0; i < count; i++) {
		if (targets[i].path)
			finish(&targets[i]);
	}
	pending.count = 0;
}
