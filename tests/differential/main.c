/*
 * main.c: `differ SEED SCHEMA PROGRAM [FEATURES]` writes a random schema and a
 * random program. FEATURES is a number, of enum feature.
 */
#include "differ.h"

#include <stdlib.h>

static FILE *
create(const char *path)
{
	FILE *file = fopen(path, "w");

	if (!file) {
		perror(path);
		exit(1);
	}
	return file;
}

static void
finish(FILE *file, const char *path)
{
	if (fclose(file) != 0) {
		perror(path);
		exit(1);
	}
}

int
main(int argc, char **argv)
{
	FILE *schema, *program;

	if (argc < 4) {
		fputs("differ SEED SCHEMA PROGRAM [FEATURES]\n", stderr);
		return 2;
	}
	random_state = strtoull(argv[1], NULL, 10);
	if (argc > 4)
		features = (unsigned)strtoul(argv[4], NULL, 0);
	schema = create(argv[2]);
	write_schema(schema);
	finish(schema, argv[2]);
	program = create(argv[3]);
	write_calls(program);
	finish(program, argv[3]);
	return 0;
}
