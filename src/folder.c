/*
 * folder.c: where a benchmark is built. A folder of our own is made, filled,
 * and removed with all that the compiler left in it, however the process ends.
 */
#include "compare.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What exit() and a signal have to remove; empty: nothing. */
static char removable[4096];

static void
remove_tree(const char *path)
{
	DIR *folder = opendir(path);
	char inside[4096];

	for (struct dirent *entry; folder && (entry = readdir(folder));) {
		struct stat info;
		int length = snprintf(inside, sizeof(inside), "%s/%s", path, entry->d_name);
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		if (length < 0 || (size_t)length >= sizeof(inside) || lstat(inside, &info) < 0)
			continue;
		if (S_ISDIR(info.st_mode))
			remove_tree(inside);
		else
			unlink(inside);
	}
	if (folder)
		closedir(folder);
	rmdir(path);
}

bool
folder_remove(void)
{
	if (!removable[0])
		return false;
	remove_tree(removable);
	removable[0] = '\0';
	return true;
}

static void
remove_at_exit(void)
{
	folder_remove();
}

const char *
folder_make(struct arena *arena, const char *keep)
{
	if (keep) {
		if (mkdir(keep, 0777) < 0 && errno != EEXIST)
			fail("%s: cannot make the folder:", keep);
		/* A program without a slash would be looked for in PATH. */
		return strchr(keep, '/') ? keep : arena_format(arena, "./%s", keep);
	}

	const char *parent = getenv("TMPDIR");
	if (!parent || !*parent)
		parent = "/tmp";
	assert(!removable[0]);
	char *path = arena_format(arena, "%s/slotc-compare-XXXXXX", parent);
	if (strlen(path) >= sizeof(removable)) {
		errno = ENAMETOOLONG;
		fail("%s:", path);
	}
	if (!mkdtemp(path))
		fail("%s: cannot make a folder:", path);
	memcpy(removable, path, strlen(path) + 1);
	atexit(remove_at_exit);
	return path;
}

const char *
folder_write(struct arena *arena, const char *folder, const char *name, const char *bytes, size_t length)
{
	const char *path = arena_format(arena, "%s/%s", folder, name);
	FILE *file = fopen(path, "wb");

	if (!file)
		fail("%s: cannot write:", path);
	bool is_written = fwrite(bytes, 1, length, file) == length;
	if (fclose(file) != 0 || !is_written)
		fail("%s: cannot write:", path);
	return path;
}
