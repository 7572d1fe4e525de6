/*
 * import.c: the schemas that a schema imports. A path goes in; the schema comes
 * out with all that it imports, directly or not, each file read once.
 *
 * An import is looked for beside the file that names it and then in the folders
 * of -I. Only those can be reached: no absolute path, and no `..` that leaves
 * the folder of the importing file.
 */
#include "diag.h"
#include "stages.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { IMPORT_LIMIT = 256, FILES_SEEN = 1000 };

/* A file that was read, or could not be. */
struct imported {
	dev_t device;
	ino_t inode;
	struct schema *schema; /* NULL: there is none to go on with */
	bool is_busy;          /* its imports are being read */
	bool is_done;
};

struct importer {
	struct arena *arena;
	const char *const *folders;
	size_t folder_count;
	struct imported **files;
	size_t count, capacity;
};

/* A file whose imports are being read, and which of them is next. */
struct frame {
	struct imported *file;
	size_t next;
};

struct importer *
importer_new(struct arena *arena, const char *const *folders, size_t count)
{
	struct importer *importer = ARENA_NEW(arena, struct importer);

	*importer = (struct importer){.arena = arena, .folders = folders, .folder_count = count};
	return importer;
}

/* ---- finding files -------------------------------------------------------------------- */

/* Does the path stay in the folder that it starts from? */
static bool
stays_inside(const char *path)
{
	int depth = 0;

	for (const char *at = path; *at;) {
		size_t length = strcspn(at, "/");
		if (length == 2 && strncmp(at, "..", 2) == 0)
			depth--;
		else if (length && !(length == 1 && *at == '.'))
			depth++;
		if (depth < 0)
			return false;
		at += length + (at[length] == '/');
	}
	return true;
}

static const char *
folder_of(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? arena_text(arena, path, (size_t)(slash - path)) : NULL;
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *
join(struct arena *arena, const char *folder, const char *path)
{
	return folder ? arena_format(arena, "%s/%s", folder, path) : path;
}

static const char *const endings[] = {".yaml", ".yml", ".json"};

/* Is this the name of a schema's file? */
static bool
is_schema(const char *name)
{
	const char *dot = strrchr(name, '.');

	for (size_t i = 0; dot && i < COUNT_OF(endings); i++) {
		if (strcmp(dot, endings[i]) == 0)
			return true;
	}
	return false;
}

/* The name without its ending, which may be mistyped: "common" from "common.yalm". */
static const char *
stem_of(struct arena *arena, const char *name)
{
	const char *dot = strrchr(name, '.');
	bool has_ending = dot && typo_nearest(dot, endings, COUNT_OF(endings));
	size_t length = strlen(name);

	/* "commonyaml", "common_yml" */
	for (size_t i = 0; !dot && i < COUNT_OF(endings); i++) {
		size_t ending = strlen(endings[i] + 1);
		if (length <= ending || strcmp(name + length - ending, endings[i] + 1) != 0)
			continue;
		length -= ending;
		length -= length > 1 && strchr("_- ", name[length - 1]);
		return arena_text(arena, name, length);
	}
	return arena_text(arena, name, has_ending ? (size_t)(dot - name) : length);
}

/* The file name beside `name` that may be meant, or NULL. The ending is no part
 * of the name: it would make any two files near. */
static const char *
nearest_name(struct arena *arena, const char *name, const char *const *names, size_t count)
{
	const char **stems = ARENA_ARRAY(arena, count, const char *);

	for (size_t i = 0; i < count; i++)
		stems[i] = stem_of(arena, names[i]);
	const char *nearest = typo_nearest(stem_of(arena, name), stems, count);
	for (size_t i = 0; nearest && i < count; i++) {
		if (stems[i] == nearest)
			return names[i];
	}
	return NULL;
}

/* The file beside the importing one that may be meant, or NULL. */
static const char *
nearest_file(struct arena *arena, const char *importing, const char *path)
{
	const char *folder = folder_of(arena, importing), *inner = folder_of(arena, path);
	const char *name = inner ? path + strlen(inner) + 1 : path;
	const char *self = inner ? "" : folder ? importing + strlen(folder) + 1 : importing;
	DIR *dir = opendir(inner ? join(arena, folder, inner) : folder ? folder : ".");
	const char **names = NULL;
	size_t count = 0, capacity = 0;

	for (const struct dirent *entry; dir && (entry = readdir(dir)) && count < FILES_SEEN;) {
		size_t length = strlen(entry->d_name);
		if (!is_schema(entry->d_name) || strcmp(entry->d_name, self) == 0)
			continue;
		names = arena_grow(arena, names, count, &capacity, sizeof(char *));
		names[count++] = arena_text(arena, entry->d_name, length);
	}
	if (dir)
		closedir(dir);
	/* The order of a folder is nobody's choice; messages are to be the same everywhere. */
	if (count)
		qsort(names, count, sizeof *names, compare_names);
	const char *nearest = nearest_name(arena, name, names, count);
	return nearest && inner ? join(arena, inner, nearest) : nearest;
}

/* The file that an import names, or NULL and reported. */
static const char *
find_import(struct run *run, const struct importer *importer, const struct schema *schema, const struct word *word)
{
	const char *searched = "";
	const char *folder = folder_of(importer->arena, schema->source->path);
	struct diag_message *message;

	if (word->text[0] == '/' || !*word->text) {
		message = diag_report(run->diag, E_IMPORT_NOT_FOUND, word->at, word->text);
		diag_help(message, *word->text ? "give the folder with -I and import by a path relative to it"
					       : "name a file beside this one");
		return NULL;
	}
	bool is_inside = stays_inside(word->text);
	for (size_t i = 0; i <= importer->folder_count; i++) {
		struct stat status;
		if (i == 0 && !is_inside)
			continue;
		const char *path = join(importer->arena, i ? importer->folders[i - 1] : folder, word->text);
		if (stat(path, &status) == 0 && S_ISREG(status.st_mode))
			return path;
		searched = arena_format(importer->arena, "%s%s%s", searched, *searched ? ", " : "", path);
	}
	const char *nearest = is_inside ? nearest_file(importer->arena, schema->source->path, word->text) : NULL;
	message = diag_report(run->diag, E_IMPORT_NOT_FOUND, word->at, word->text, nearest);
	if (nearest)
		diag_fix(message, nearest);
	if (!is_inside)
		diag_help(message, "an import cannot leave its folder by '..': give the other folder with -I and "
				   "import by a path relative to it");
	else if (!nearest)
		diag_help(message, "where it is in another folder, name that with '-I DIR'");
	if (*searched)
		diag_note(message, (struct span){0}, "searched: %s", searched);
	return NULL;
}

/* ---- reading them --------------------------------------------------------------------- */

static struct imported *
new_file(struct importer *importer)
{
	struct imported *file = ARENA_NEW(importer->arena, struct imported);

	importer->files = arena_grow(importer->arena, importer->files, importer->count, &importer->capacity,
				     sizeof(struct imported *));
	importer->files[importer->count++] = file;
	return file;
}

/* The file at the path, read unless it was before. Its imports are not. */
static struct imported *
read_file(struct run *run, struct importer *importer, const char *path)
{
	struct stat status = {0};
	bool is_stream = strcmp(path, "-") == 0 || stat(path, &status) != 0;

	for (size_t i = 0; i < importer->count && !is_stream; i++) {
		struct imported *file = importer->files[i];
		if (file->inode == status.st_ino && file->device == status.st_dev && file->inode)
			return file;
	}
	struct imported *file = new_file(importer);
	file->device = status.st_dev;
	file->inode = is_stream ? 0 : status.st_ino;

	input_add(run, path, false);
	size_t errors = diag_errors(run->diag);
	const struct source *source = source_load(run, path);
	const struct node *root = node_parse(run, source);
	if (root) {
		file->schema = read_schema(run, source, root);
		file->schema->imports = ARENA_ARRAY(run->arena, file->schema->import_paths.count, struct schema *);
		file->schema->is_sound = diag_errors(run->diag) == errors;
	}
	return file;
}

/* "a.yaml -> b.yaml -> a.yaml" */
static void
report_cycle(struct run *run, const struct frame *stack, size_t depth, const struct imported *again)
{
	const struct schema *schema = stack[depth - 1].file->schema;
	const char *path = "";
	size_t first = 0;

	while (stack[first].file != again)
		first++;
	for (size_t i = first; i < depth; i++)
		path = arena_format(run->arena, "%s%s -> ", path, stack[i].file->schema->source->path);
	diag_report(run->diag, E_IMPORT_CYCLE, schema->import_paths.items[stack[depth - 1].next - 1].at,
		    arena_format(run->arena, "%s%s", path, again->schema->source->path));
}

static void
add_once(struct arena *arena, struct schema ***list, size_t *count, size_t *capacity, struct schema *schema)
{
	for (size_t i = 0; i < *count; i++) {
		if ((*list)[i] == schema)
			return;
	}
	*list = arena_grow(arena, *list, *count, capacity, sizeof(struct schema *));
	(*list)[(*count)++] = schema;
}

/* What it imports is done: list all of that, each once. */
static void
finish_schema(struct run *run, struct schema *schema)
{
	struct schema **list = NULL;
	size_t count = 0, capacity = 0;

	for (size_t i = 0; i < schema->import_paths.count; i++) {
		const struct schema *import = schema->imports[i];
		for (size_t k = 0; import && k < import->closure_count; k++)
			add_once(run->arena, &list, &count, &capacity, import->closure[k]);
		if (import)
			add_once(run->arena, &list, &count, &capacity, schema->imports[i]);
	}
	schema->closure = list;
	schema->closure_count = count;
}

/* The next file that a schema imports; NULL where that is wrong or was done. */
static struct imported *
follow(struct run *run, struct importer *importer, struct frame *stack, size_t depth)
{
	struct frame *frame = &stack[depth - 1];
	struct schema *schema = frame->file->schema;
	const struct word *word = &schema->import_paths.items[frame->next++];
	const char *path = find_import(run, importer, schema, word);

	if (!path)
		return NULL;
	if (importer->count > IMPORT_LIMIT) {
		diag_report(run->diag, E_TOO_BIG, word->at, "what is read",
			    arena_format(run->arena, "more than %d imports", IMPORT_LIMIT),
			    arena_format(run->arena, "%d", IMPORT_LIMIT));
		return NULL;
	}
	struct imported *file = read_file(run, importer, path);
	if (file->is_busy) {
		report_cycle(run, stack, depth, file);
		return NULL;
	}
	schema->imports[frame->next - 1] = file->schema;
	return file->schema && !file->is_done ? file : NULL;
}

struct schema *
import_schema(struct run *run, struct importer *importer, const char *path)
{
	struct imported *root = read_file(run, importer, path);
	struct frame *stack = ARENA_ARRAY(run->arena, IMPORT_LIMIT + 2, struct frame);
	size_t depth = 0;

	if (!root->schema || root->is_done)
		return root->schema;
	stack[depth++] = (struct frame){root, 0};
	root->is_busy = true;
	while (depth) {
		struct frame *frame = &stack[depth - 1];
		if (frame->next < frame->file->schema->import_paths.count) {
			struct imported *file = follow(run, importer, stack, depth);
			if (file) {
				file->is_busy = true;
				stack[depth++] = (struct frame){file, 0};
			}
			continue;
		}
		finish_schema(run, frame->file->schema);
		frame->file->is_busy = false;
		frame->file->is_done = true;
		depth--;
	}
	return root->schema;
}
