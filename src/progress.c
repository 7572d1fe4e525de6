/*
 * progress.c: how far it is. One line on a terminal, drawn over itself and
 * erased at the end: a bar, what runs now, and the time that is left.
 */
#include "compare.h"

#include <time.h>
#include <unistd.h>

enum { BAR_WIDTH = 24 };

double
progress_seconds(void)
{
	struct timespec now = {0};

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

struct progress
progress_start(bool is_quiet)
{
	return (struct progress){.is_shown = !is_quiet && isatty(STDERR_FILENO), .what = ""};
}

void
progress_draw(void *context)
{
	const struct progress *progress = context;
	double spent = progress_seconds() - progress->step_start;
	double done = progress->done + (spent < progress->step ? spent : progress->step);

	if (!progress->is_shown || progress->total <= 0)
		return;
	double part = done < progress->total ? done / progress->total : 1;
	const int width = terminal_width(STDERR_FILENO);
	const int bar = width < 2 * BAR_WIDTH ? 0 : width < 4 * BAR_WIDTH ? BAR_WIDTH / 2 : BAR_WIDTH;
	int filled = (int)(part * bar);
	unsigned left = (unsigned)(progress->total * (1 - part) + 0.5);
	char line[128];
	int length = snprintf(line, sizeof(line), "\r[%.*s%.*s] %3d %%  %u:%02u left  ", filled,
	                      "########################", bar - filled, "........................", (int)(part * 100),
	                      left / 60, left % 60);
	/* A line that wraps could not be drawn over; \r takes no column, the last one stays free. */
	const int room = width - length;
	fprintf(stderr, "%.*s%.*s\033[K", width, line, room > 0 ? room : 0, progress->what);
	fflush(stderr);
}

void
progress_step(struct progress *progress, const char *what, double seconds)
{
	progress->what = what;
	progress->step = seconds;
	progress->step_start = progress_seconds();
	progress_draw(progress);
}

void
progress_end_step(struct progress *progress)
{
	progress->done += progress->step;
	progress->step = 0;
}

void
progress_erase(const struct progress *progress)
{
	if (progress->is_shown)
		fputs("\r\033[K", stderr);
}
