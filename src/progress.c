/*
 * progress.c: how far it is. One line on a terminal, drawn over itself and
 * erased at the end: a bar of the steps, the time that is left once there is
 * something to tell it by, and what runs now. Elsewhere, where it is asked for,
 * a line for each step: the log of a build is read while it grows.
 */
#include "compare.h"
#include "output.h"

#include <time.h>
#include <unistd.h>

enum { BAR_WIDTH = 24, LEFT_SIZE = 32 };

double
progress_seconds(void)
{
	struct timespec now = {0};

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

struct progress
progress_start(bool is_quiet, bool is_wanted)
{
	const bool is_terminal = isatty(STDERR_FILENO);

	return (struct progress){.is_shown = !is_quiet && is_terminal,
	                         .is_logged = !is_quiet && is_wanted && !is_terminal, .what = ""};
}

/* "1:05 left  ", or nothing while nobody knows. */
static void
tell_left(const struct progress *progress, double rest, char *out, size_t size)
{
	const unsigned seconds = (unsigned)(rest + progress->after + 0.5);

	*out = '\0';
	if (progress->after >= 0)
		snprintf(out, size, "%u:%02u left  ", seconds / 60, seconds % 60);
}

void
progress_draw(void *context)
{
	const struct progress *progress = context;
	const double spent = progress_seconds() - progress->step_start;
	const double rest = spent < progress->step ? progress->step - spent : 0;

	if (!progress->is_shown || !progress->total)
		return;
	const double step = progress->step > 0 ? 1 - rest / progress->step : 0;
	const double part = ((double)progress->done + step) / (double)progress->total;
	const int width = terminal_width(STDERR_FILENO);
	const int bar = width < 2 * BAR_WIDTH ? 0 : width < 4 * BAR_WIDTH ? BAR_WIDTH / 2 : BAR_WIDTH;
	int filled = (int)(part * bar);
	char line[128], left[LEFT_SIZE];
	tell_left(progress, rest, left, sizeof(left));
	int length = snprintf(line, sizeof(line), "\r[%.*s%.*s] %3d %%  %s", filled, "########################",
	                      bar - filled, "........................", (int)(part * 100), left);
	/* A line that wraps could not be drawn over; \r takes no column, the last one stays free. */
	const int room = width - length;
	fprintf(stderr, "%.*s%.*s\033[K", width, line, room > 0 ? room : 0, progress->what);
	fflush(stderr);
}

void
progress_step(struct progress *progress, const char *what, size_t left, double seconds, double after)
{
	progress->what = what;
	progress->total = progress->done + left;
	progress->step = seconds;
	progress->after = after;
	progress->step_start = progress_seconds();
	progress_draw(progress);
	if (progress->is_logged) {
		char time[LEFT_SIZE];
		tell_left(progress, seconds, time, sizeof(time));
		fprintf(stderr, "[%3d %%]  %s%s\n", (int)(100 * progress->done / progress->total), time, what);
	}
}

void
progress_end_step(struct progress *progress)
{
	progress->done++;
	progress->step = 0;
	progress->step_start = progress_seconds();
}

void
progress_erase(const struct progress *progress)
{
	if (progress->is_shown)
		fputs("\r\033[K", stderr);
}
