/*
 * machine.c: where it was measured. The system's own files and calls go in;
 * the facts that a reader of numbers asks for come out. What a system does not
 * tell is "unknown", or 0.
 */
#include "compare.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

/* The text after `key` and any of " \t:=\"" on the first line of the file that
 * starts with it, without a closing quote; NULL where there is none. */
static const char *
find_line(struct arena *arena, const char *path, const char *key)
{
	FILE *file = fopen(path, "r");
	const char *found = NULL;
	char line[1024];

	while (file && !found && fgets(line, sizeof(line), file)) {
		size_t length = strlen(key);
		if (strncmp(line, key, length) != 0)
			continue;
		const char *start = line + length + strspn(line + length, " \t:=\"");
		found = arena_text(arena, start, strcspn(start, "\"\n"));
	}
	if (file)
		fclose(file);
	return found;
}

static double
kilobytes(struct arena *arena, const char *key)
{
	const char *text = find_line(arena, "/proc/meminfo", key);

	return text ? strtod(text, NULL) * 1024 : 0;
}

/* Control groups (version 2) of a container or service can allow less than
 * the machine has. `available` comes back, lowered where they do. */
static double
within_control_group(struct arena *arena, double available)
{
	const char *limit = find_line(arena, "/sys/fs/cgroup/memory.max", "");
	const char *used = find_line(arena, "/sys/fs/cgroup/memory.current", "");

	if (!limit || !used || !isdigit((unsigned char)*limit))
		return available;
	double left = strtod(limit, NULL) - strtod(used, NULL);
	if (left < 0)
		left = 0;
	return left < available ? left : available;
}

/* What a shell's `ulimit -v` leaves to a process, if that is less. */
static double
within_resource_limits(double available)
{
	static const int limits[] = {RLIMIT_AS, RLIMIT_DATA};

	for (size_t i = 0; i < COUNT_OF(limits); i++) {
		struct rlimit limit;
		if (getrlimit(limits[i], &limit) == 0 && limit.rlim_cur != RLIM_INFINITY &&
		    (double)limit.rlim_cur < available)
			available = (double)limit.rlim_cur;
	}
	return available;
}

static const char *
processor_name(struct arena *arena, const struct utsname *system)
{
	static const char *const keys[] = {"model name", "Model", "Hardware", "cpu model", "uarch", "cpu"};

	if (strcmp(system->sysname, "Darwin") == 0) {
		const char *const ask[] = {"sysctl", "-n", "machdep.cpu.brand_string", NULL};
		struct child_result answer = child_run(ask, NULL, NULL);
		const char *name = NULL;
		if (!answer.error && answer.status == 0)
			name = arena_text(arena, answer.out.data, strcspn(answer.out.data, "\n"));
		child_free(&answer);
		if (name)
			return name;
	}
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		const char *name = find_line(arena, "/proc/cpuinfo", keys[i]);
		if (name)
			return name;
	}
	return system->machine;
}

double
machine_available(struct arena *arena, double memory)
{
	double available = kilobytes(arena, "MemAvailable");

	/* Half of it is a guess that leaves room for others. */
	if (available <= 0)
		available = memory / 2;
	return within_resource_limits(within_control_group(arena, available));
}

struct machine
machine_read(struct arena *arena)
{
	struct machine machine = {0};
	struct utsname system = {0};
	time_t now = time(NULL);
	struct tm utc = {0};
	char date[64] = "unknown";

	if (gmtime_r(&now, &utc))
		strftime(date, sizeof(date), "%Y-%m-%d %H:%M UTC", &utc);
	machine.date = arena_text(arena, date, strlen(date));

	uname(&system);
	const char *distribution = find_line(arena, "/etc/os-release", "PRETTY_NAME");
	machine.system = arena_format(arena, "%s%s%s %s, %s", distribution ? distribution : "",
				      distribution ? ", " : "", system.sysname, system.release, system.machine);
	machine.processor = processor_name(arena, &system);

	long processors = 0;
#if defined(_SC_NPROCESSORS_ONLN)
	processors = sysconf(_SC_NPROCESSORS_ONLN);
#endif
	if (processors > 0)
		machine.processor = arena_format(arena, "%s, %ld %s", machine.processor, processors,
						 processors == 1 ? "core" : "cores");

	machine.memory = kilobytes(arena, "MemTotal");
#if defined(_SC_PHYS_PAGES)
	if (machine.memory <= 0)
		machine.memory = (double)sysconf(_SC_PHYS_PAGES) * (double)sysconf(_SC_PAGESIZE);
#endif
	machine.available = machine_available(arena, machine.memory);
	return machine;
}
