/*
 * main.c: `differ SEED FOLDER [FEATURES]` writes a random schema, random.yaml
 * and what it imports, and a random program into the folder. FEATURES is a
 * number, of enum feature.
 */
#include "differ.h"

#include <stdlib.h>

static FILE *
create(const char *folder, const char *name, const char *suffix)
{
	char path[1000];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s%s", folder, name, suffix);
	file = fopen(path, "w");
	if (!file) {
		perror(path);
		exit(1);
	}
	return file;
}

static void
finish(FILE *file)
{
	if (fclose(file) != 0) {
		perror("differ");
		exit(1);
	}
}

int
main(int argc, char **argv)
{
	FILE *file;

	if (argc < 3) {
		fputs("differ SEED FOLDER [FEATURES]\n", stderr);
		return 2;
	}
	random_state = strtoull(argv[1], NULL, 10);
	if (argc > 3)
		features = (unsigned)strtoul(argv[3], NULL, 0);
	think_of_schema();
	for (unsigned i = 0; i < file_count; i++) {
		file = create(argv[2], files[i].name, ".yaml");
		write_schema(file, i);
		finish(file);
	}
	file = create(argv[2], "program", ".c");
	write_program(file);
	finish(file);
	return 0;
}
