/*
 * fail.c: the ways a run ends early. A message goes in, the process ends.
 * Mistakes in a schema never come here; diag.c collects those.
 */
#include "slotc.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static void
say(const char *format, va_list arguments)
{
	int error = errno;

	fputs("slotc: ", stderr);
	vfprintf(stderr, format, arguments);
	if (format[0] && format[strlen(format) - 1] == ':')
		fprintf(stderr, " %s", strerror(error));
	fputc('\n', stderr);
}

void
fail(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	say(format, arguments);
	va_end(arguments);
	exit(EXIT_ENVIRONMENT);
}

void
fail_usage(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	say(format, arguments);
	va_end(arguments);
	exit(EXIT_USAGE);
}
