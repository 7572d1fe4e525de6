/*
 * terminal.c: what a reader's terminal shows. A file descriptor goes in; how
 * wide its lines are comes out, whether it has colours, and more than ASCII.
 */
#include "output.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { USUAL_WIDTH = 80, LEAST_WIDTH = 20, MOST_WIDTH = 1000 };

static int
sensible(long width)
{
	return width < LEAST_WIDTH ? 0 : width > MOST_WIDTH ? MOST_WIDTH : (int)width;
}

int
terminal_width(int fd)
{
	const char *columns = getenv("COLUMNS"); /* POSIX, environment variables, 8.3: it comes first */
	int width = 0;

	if (!isatty(fd))
		return 0;
	if (columns && isdigit((unsigned char)*columns))
		width = sensible(strtol(columns, NULL, 10));
#if defined(TIOCGWINSZ)
	struct winsize size = {0};
	if (!width && ioctl(fd, TIOCGWINSZ, &size) == 0)
		width = sensible(size.ws_col);
#endif
	return width ? width : USUAL_WIDTH;
}

bool
terminal_has_utf8(void)
{
	static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};

	for (size_t i = 0; i < COUNT_OF(variables); i++) {
		const char *value = getenv(variables[i]);
		if (!value || !*value)
			continue;
		const char *codeset = strchr(value, '.');
		return codeset && (strncasecmp(codeset, ".UTF-8", 6) == 0 || strncasecmp(codeset, ".utf8", 5) == 0);
	}
	return false;
}

bool
terminal_has_color(int fd, enum color color)
{
	const char *term = getenv("TERM");
	const char *no_color = getenv("NO_COLOR"); /* https://no-color.org */

	if (color != COLOR_AUTO)
		return color == COLOR_ALWAYS;
	if (no_color && *no_color)
		return false;
	return isatty(fd) && term && *term && strcmp(term, "dumb") != 0;
}
