/*
 * emit.c: what the benchmark of the lookup compiles for one set of names.
 * Names come in, one a line; C comes out: the lookup as slotc generates it,
 * the names, and a chain of strcmp.
 *
 *     emit TEMPLATES-FOLDER <names >set.h
 */
#include "phash.h"
#include "template.h"

#include <string.h>

int
main(int argc, char **argv)
{
	struct run run = {.arena = arena_new()};
	struct phash_key *keys = NULL;
	size_t count = 0, capacity = 0;
	char line[256];

	if (argc != 2)
		fail_usage("emit takes a folder of templates");
	while (fgets(line, sizeof(line), stdin)) {
		size_t length = strcspn(line, "\n");
		keys = arena_grow(run.arena, keys, count, &capacity, sizeof(*keys));
		keys[count] = (struct phash_key){arena_text(run.arena, line, length), length, (int)count};
		count++;
	}

	struct json *view = phash_view(run.arena, phash_search(run.arena, "bench", keys, count));
	struct buf text = {0};
	json_set_text(view, "c_name", "bench");
	render_view(&run, "find", argv[1], view, &text);
	fwrite(text.data, 1, text.length, stdout);
	buf_free(&text);

	printf("\nenum { NAME_COUNT = %zu };\n\nstatic const char *const names[] = {\n", count);
	for (size_t i = 0; i < count; i++)
		printf("\t\"%s\",\n", keys[i].name);
	printf("};\n\nstatic int\nchain_find(const char *name)\n{\n");
	for (size_t i = 0; i < count; i++)
		printf("\tif (strcmp(name, \"%s\") == 0)\n\t\treturn %zu;\n", keys[i].name, i);
	printf("\treturn -1;\n}\n");
	arena_free(run.arena);
	return 0;
}
