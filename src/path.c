/*
 * path.c: the files of a run: which it read, and what they are called in what
 * it writes.
 */
#include "source.h"

#include <string.h>

void
input_add(struct run *run, const char *path, bool is_main)
{
	struct input **end = &run->inputs;

	/* Standard input is nothing that a build could look at. */
	if (strcmp(path, "-") == 0)
		return;
	for (; *end; end = &(*end)->next) {
		if (strcmp((*end)->path, path) == 0)
			return;
	}
	*end = ARENA_NEW(run->arena, struct input);
	**end = (struct input){.path = path, .is_main = is_main};
}

const char *
path_shown(const struct run *run, const char *path)
{
	/* As GCC's -ffile-prefix-map: of several that fit the last counts. */
	for (size_t i = run->prefix_map_count; i-- > 0;) {
		const char *map = run->prefix_maps[i];
		size_t old = strcspn(map, "=");
		if (strncmp(path, map, old) == 0)
			return arena_format(run->arena, "%s%s", map + old + 1, path + old);
	}
	return path;
}
