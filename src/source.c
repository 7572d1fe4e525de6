/*
 * source.c: a file in memory, and places in it. A path goes in; its bytes and
 * a table of line starts come out, so that every later stage can point at
 * what the user wrote.
 */
#include "slotc.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SOURCE_LIMIT = 64 * 1024 * 1024 };

/* Refuse what could block for ever or never end: only regular files. */
static void
require_regular(int file, const char *path)
{
	struct stat status;

	if (fstat(file, &status) < 0)
		fail("cannot read '%s':", path);
	if (S_ISDIR(status.st_mode))
		fail("cannot read '%s': it is a directory", path);
	if (!S_ISREG(status.st_mode))
		fail("cannot read '%s': it is not a regular file", path);
}

static void
read_all(int file, const char *path, struct buf *buf)
{
	char block[16 * 1024];

	for (;;) {
		ssize_t size = read(file, block, sizeof(block));
		if (size < 0 && errno == EINTR)
			continue;
		if (size < 0)
			fail("cannot read '%s':", path);
		if (size == 0)
			return;
		if (buf->length + (size_t)size > SOURCE_LIMIT)
			fail("cannot read '%s': it is larger than the limit of 64 MiB", path);
		buf_add(buf, block, (size_t)size);
	}
}

const struct source *
source_load(struct run *run, const char *path)
{
	struct buf buf = {0};

	if (strcmp(path, "-") == 0) {
		path = "<stdin>";
		read_all(STDIN_FILENO, path, &buf);
	} else {
		int file;
		do
			file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
		while (file < 0 && errno == EINTR);
		if (file < 0)
			fail("cannot open '%s':", path);
		require_regular(file, path);
		read_all(file, path, &buf);
		close(file);
	}

	const char *text = buf.length ? arena_text(run->arena, buf.data, buf.length) : "";
	size_t length = buf.length;
	buf_free(&buf);
	path = path_shown(run, path);
	return source_of_text(run->arena, arena_text(run->arena, path, strlen(path)), text, length);
}

const struct source *
source_of_text(struct arena *arena, const char *path, const char *text, size_t length)
{
	static const char mark[] = "\xEF\xBB\xBF";

	if (length >= 3 && memcmp(text, mark, 3) == 0) {
		text += 3;
		length -= 3;
	}

	size_t count = 1;
	for (size_t i = 0; i < length; i++)
		count += text[i] == '\n';

	size_t *lines = ARENA_ARRAY(arena, count, size_t);
	size_t line = 1;
	for (size_t i = 0; i < length; i++)
		if (text[i] == '\n')
			lines[line++] = i + 1;

	struct source *source = ARENA_NEW(arena, struct source);
	*source = (struct source){.path = path, .text = text, .length = length, .lines = lines, .line_count = count};
	return source;
}

const char *
source_line(const struct source *source, uint32_t line, size_t *length)
{
	assert(line >= 1 && line <= source->line_count);

	size_t start = source->lines[line - 1];
	size_t end = line < source->line_count ? source->lines[line] - 1 : source->length;
	if (end > start && source->text[end - 1] == '\r')
		end--;
	*length = end - start;
	return source->text + start;
}

size_t
source_offset(const struct source *source, uint32_t line, uint32_t column)
{
	size_t length, at = 0;
	const char *text = source_line(source, line, &length);

	for (; column > 1 && at < length; column--) {
		uint32_t point;
		size_t size = utf8_decode(text + at, length - at, &point);
		at += size ? size : 1; /* a byte that is not UTF-8 is a column too */
	}
	return source->lines[line - 1] + at;
}
