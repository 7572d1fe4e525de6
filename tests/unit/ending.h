/*
 * ending.h: how a function ends that ends the program. Run it in a child;
 * learn the exit status and what it said on standard error.
 */
#ifndef ENDING_H
#define ENDING_H

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DID_NOT_END = 126 };

struct ending {
	int status;     /* of exit(); DID_NOT_END where the function came back */
	char said[500];
};

static inline struct ending
ending_of(void (*function)(void *context), void *context)
{
	struct ending ending = {0};
	size_t length = 0;
	ssize_t got;
	int ends[2], status;

	fflush(NULL);
	if (pipe(ends) != 0)
		abort();
	pid_t child = fork();
	if (child < 0)
		abort();
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		close(ends[0]);
		close(ends[1]);
		function(context);
		_exit(DID_NOT_END);
	}
	close(ends[1]);
	while ((got = read(ends[0], ending.said + length, sizeof ending.said - 1 - length)) > 0)
		length += (size_t)got;
	close(ends[0]);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		continue;
	ending.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	return ending;
}

#endif
