/*
 * generate.c: what it costs to generate headers, beside what libyaml takes to
 * parse the same text without doing anything with it. Schemas of more and more
 * classes, ten attributes each, about 1 KB of YAML a class; both sides take
 * turns; medians are printed as JSON. Then what compilers that are found take to
 * read the header of 1,000 classes.
 *
 *     generate SLOTC FOLDER
 */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <yaml.h>

enum { ROUNDS = 5 };

static const int class_counts[] = {1, 100, 1000, 10000, 20000};
enum { COMPILED_CLASSES = 1000 };

/* As editors and rebuilds do: all of the front end and nothing of the optimiser. */
static const char *const compilers[][6] = {
	{"gcc", "-O0", "-fsyntax-only", "-x", "c", NULL},
	{"clang", "-O0", "-fsyntax-only", "-x", "c", NULL},
	{"g++", "-O0", "-fsyntax-only", "-x", "c++", NULL},
};

static const char *const types[] = {
	"uint32", "string", "timestamp", "bool",  "double",
	"int16",  "uint64", "float",     "uint8", "{type: string, storage: borrowed}",
};

static _Noreturn void
give_up(const char *what)
{
	perror(what);
	exit(3);
}

static void
write_schema(const char *path, int class_count)
{
	FILE *file = fopen(path, "w");

	if (!file)
		give_up(path);
	fputs("classes:\n", file);
	for (int i = 0; i < class_count; i++) {
		fprintf(file, "  Record%d:\n    description: The record of kind number %d.\n    attributes:\n", i, i);
		for (int k = 0; k < 10; k++) {
			const char *type = types[k];
			fprintf(file, "      attribute_%d:\n        type: %s\n", k, type[0] == '{' ? "string" : type);
			if (type[0] == '{')
				fputs("        storage: borrowed\n", file);
			fprintf(file, "        description: What the record holds at place %d.\n", k);
		}
	}
	if (fclose(file) != 0)
		give_up(path);
}

static double
processor_seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double
parse_events(const char *path)
{
	double start = processor_seconds();
	FILE *file = fopen(path, "r");
	yaml_parser_t parser;
	yaml_event_t event;
	int is_end = 0;

	if (!file || !yaml_parser_initialize(&parser))
		give_up(path);
	yaml_parser_set_input_file(&parser, file);
	while (!is_end) {
		if (!yaml_parser_parse(&parser, &event))
			give_up("libyaml");
		is_end = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	fclose(file);
	return processor_seconds() - start;
}

/* Seconds that all children so far have taken. */
static double
children_seconds(long *peak)
{
	struct rusage usage;

	getrusage(RUSAGE_CHILDREN, &usage);
	*peak = usage.ru_maxrss; /* of the largest so far: schemas only grow */
	return (double)usage.ru_utime.tv_sec + (double)usage.ru_stime.tv_sec +
	       (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* Seconds that the program takes, or a negative number where there is none. */
static double
run(const char *const *arguments, long *peak)
{
	double before = children_seconds(peak);
	pid_t child = fork();
	int status;

	if (child == 0) {
		/* Its arguments are only read. */
		execvp(arguments[0], (char *const *)(uintptr_t)arguments);
		_exit(127);
	}
	if (child < 0 || waitpid(child, &status, 0) < 0)
		give_up(arguments[0]);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
		return -1.0;
	if (status != 0) {
		fprintf(stderr, "%s failed\n", arguments[0]);
		exit(1);
	}
	return children_seconds(peak) - before;
}

static double
generate(const char *slotc, const char *schema, const char *header, long *peak)
{
	const char *const arguments[] = {slotc, "generate", schema, "-o", header, NULL};

	/* What is there already would not be written. */
	if (unlink(header) != 0 && errno != ENOENT)
		give_up(header);
	return run(arguments, peak);
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
median(double *samples)
{
	qsort(samples, ROUNDS, sizeof(*samples), by_size);
	return samples[ROUNDS / 2];
}

static void
print_compilers(const char *header)
{
	const char *comma = "";

	printf("  \"compiled_classes\": %d,\n  \"compilers\": [", COMPILED_CLASSES);
	for (size_t i = 0; i < sizeof(compilers) / sizeof(compilers[0]); i++) {
		const char *arguments[7] = {NULL};
		double samples[ROUNDS];
		long peak;
		memcpy(arguments, compilers[i], sizeof(compilers[i]));
		arguments[5] = header;
		for (int round = 0; round < ROUNDS; round++)
			samples[round] = run(arguments, &peak);
		if (samples[0] < 0)
			continue;
		printf("%s\n    {\"compiler\": \"%s\", \"seconds\": %.3f}", comma, compilers[i][0], median(samples));
		comma = ",";
	}
	puts("\n  ]");
}

static long long
size_of(const char *path)
{
	struct stat info;

	if (stat(path, &info) < 0)
		give_up(path);
	return (long long)info.st_size;
}

int
main(int argc, char **argv)
{
	char schema[4096], header[4096];
	const size_t count = sizeof(class_counts) / sizeof(class_counts[0]);

	if (argc != 3 || snprintf(schema, sizeof(schema), "%s/bench.yaml", argv[2]) >= (int)sizeof(schema) ||
	    snprintf(header, sizeof(header), "%s/bench.h", argv[2]) >= (int)sizeof(header)) {
		fputs("usage: generate SLOTC FOLDER\n", stderr);
		return 2;
	}
	long peak;
	printf("{\n  \"rounds\": %d,\n  \"runs\": [\n", ROUNDS);
	for (size_t i = 0; i < count; i++) {
		double events[ROUNDS], whole[ROUNDS];
		write_schema(schema, class_counts[i]);
		for (int round = 0; round < ROUNDS; round++) {
			events[round] = parse_events(schema);
			whole[round] = generate(argv[1], schema, header, &peak);
		}
		double parse = median(events), all = median(whole);
		printf("    {\"classes\": %d, \"schema_bytes\": %lld, \"header_bytes\": %lld, \"events_s\": %.6f, "
		       "\"generate_s\": %.6f, \"ratio\": %.2f, \"peak_KiB\": %ld}%s\n",
		       class_counts[i], size_of(schema), size_of(header), parse, all, all / parse, peak,
		       i + 1 < count ? "," : "");
	}
	puts("  ],");
	/* Last, as compilers take more memory than what was measured before. */
	write_schema(schema, COMPILED_CLASSES);
	generate(argv[1], schema, header, &peak);
	print_compilers(header);
	puts("}");
	return 0;
}
