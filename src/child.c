/*
 * child.c: another program's work. An argument vector goes in; what the
 * program printed and how it ended come out. No shell is involved, so no
 * word of a command needs quoting.
 *
 * A signal that asks us to stop is noticed here, where a run spends nearly all
 * its time: the child is ended first, and the caller can tidy up.
 */
#include "compare.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { TICK_MILLISECONDS = 250 };

static volatile sig_atomic_t caught_signal;

static void
catch_signal(int signal)
{
	caught_signal = signal;
}

void
child_catch_signals(void)
{
	static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
	struct sigaction ours = {.sa_handler = catch_signal};

	sigemptyset(&ours.sa_mask);
	for (size_t i = 0; i < COUNT_OF(signals); i++) {
		struct sigaction before;
		if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
			sigaction(signals[i], &ours, NULL);
	}
}

static void
make_pipe(int ends[2])
{
	if (pipe(ends) < 0)
		fail("cannot make a pipe:");
	/* A later child must not hold this one's pipe open. */
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
}

static int
start(const char *const *arguments, int in, int out, int err, pid_t *child)
{
	posix_spawn_file_actions_t actions;

	if (posix_spawn_file_actions_init(&actions) != 0)
		fail("out of memory");
	int error = posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
	if (!error)
		error = posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
	if (!error)
		error = posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO);
	if (!error) {
		/* exec promises not to change the arguments (POSIX, exec, rationale). */
		char **vector;
		memcpy(&vector, &arguments, sizeof(vector));
		error = posix_spawnp(child, arguments[0], &actions, NULL, vector, environ);
	}
	posix_spawn_file_actions_destroy(&actions);
	return error;
}

/* Take what is there to read; false at the end. */
static bool
drain(int fd, struct buf *buf)
{
	char bytes[4096];
	ssize_t length = read(fd, bytes, sizeof(bytes));

	if (length < 0 && (errno == EINTR || errno == EAGAIN))
		return true;
	if (length <= 0)
		return false;
	buf_add(buf, bytes, (size_t)length);
	return true;
}

static void
listen_to(pid_t child, int out, int err, struct child_result *result, child_tick *tick, void *context)
{
	struct pollfd ends[] = {{.fd = out, .events = POLLIN}, {.fd = err, .events = POLLIN}};
	struct buf *bufs[] = {&result->out, &result->err};
	bool is_told = false;

	while (ends[0].fd >= 0 || ends[1].fd >= 0) {
		if (caught_signal && !is_told) {
			kill(child, SIGTERM);
			is_told = true;
		}
		/* The time limit also covers a signal that comes just before. */
		int ready = poll(ends, COUNT_OF(ends), TICK_MILLISECONDS);
		if (ready < 0 && errno != EINTR)
			fail("cannot wait for a program:");
		if (ready == 0 && tick)
			tick(context);
		for (size_t i = 0; ready > 0 && i < COUNT_OF(ends); i++) {
			if (ends[i].revents && !drain(ends[i].fd, bufs[i]))
				ends[i].fd = -1; /* poll skips it */
		}
	}
}

struct child_result
child_run(const char *const *arguments, child_tick *tick, void *context)
{
	struct child_result result = {0};
	int in[2], out[2], err[2], status = 0;
	pid_t child = 0;

	if (caught_signal) {
		result.interrupted_by = caught_signal;
		return result;
	}
	buf_text(&result.out, "");
	buf_text(&result.err, "");
	make_pipe(in);
	make_pipe(out);
	make_pipe(err);
	close(in[1]);
	result.error = start(arguments, in[0], out[1], err[1], &child);
	close(in[0]);
	close(out[1]);
	close(err[1]);
	if (!result.error) {
		listen_to(child, out[0], err[0], &result, tick, context);
		while (waitpid(child, &status, 0) < 0 && errno == EINTR)
			;
		result.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
	}
	close(out[0]);
	close(err[0]);
	result.interrupted_by = caught_signal;
	return result;
}

void
child_free(struct child_result *result)
{
	buf_free(&result->out);
	buf_free(&result->err);
}

void
child_print_command(const char *const *words, struct buf *commands)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=+./,:@%";

	for (size_t i = 0; words[i]; i++) {
		buf_text(commands, i ? " " : "");
		if (words[i][0] && !words[i][strspn(words[i], plain)]) {
			buf_text(commands, words[i]);
			continue;
		}
		buf_char(commands, '\'');
		for (const char *c = words[i]; *c; c++) {
			if (*c == '\'')
				buf_text(commands, "'\\''");
			else
				buf_char(commands, *c);
		}
		buf_char(commands, '\'');
	}
}
