/*
 * source.c: a file in memory, and places in it. A path goes in; its bytes and
 * a table of line starts come out, so that every later stage can point at
 * what the user wrote.
 */
#include "source.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SOURCE_LIMIT = 64 * 1024 * 1024 };

static _Noreturn void
fail_too_large(const char *path)
{
	fail("cannot read '%s': it is larger than the limit of 64 MiB", path);
}

/* The size of a file, which is a regular one: nothing that could block for ever
 * or never end. */
static size_t
size_of(int file, const char *path)
{
	struct stat status;

	if (fstat(file, &status) < 0)
		fail("cannot read '%s':", path);
	if (S_ISDIR(status.st_mode))
		fail("cannot read '%s': it is a directory", path);
	if (!S_ISREG(status.st_mode))
		fail("cannot read '%s': it is not a regular file", path);
	if (status.st_size > SOURCE_LIMIT)
		fail_too_large(path);
	return (size_t)status.st_size;
}

/* Read until `room` bytes are there, or the end comes; how many there are. */
static size_t
read_some(int file, const char *path, char *bytes, size_t room)
{
	size_t length = 0;

	while (length < room) {
		ssize_t size = read(file, bytes + length, room - length);
		if (size < 0 && errno == EINTR)
			continue;
		if (size < 0)
			fail("cannot read '%s':", path);
		if (size == 0)
			break;
		length += (size_t)size;
	}
	return length;
}

/* All that a stream gives, or a file in /proc, which does not say how much. */
static char *
read_all(struct arena *arena, int file, const char *path, size_t *length)
{
	struct buf buf = {0};
	char block[16 * 1024];
	size_t size;

	while ((size = read_some(file, path, block, sizeof block)) > 0) {
		if (buf.length + size > SOURCE_LIMIT)
			fail_too_large(path);
		buf_add(&buf, block, size);
	}
	char *text = arena_text(arena, buf.data, buf.length);
	*length = buf.length;
	buf_free(&buf);
	return text;
}

const struct source *
source_load(struct run *run, const char *path)
{
	size_t length;
	char *text;

	if (strcmp(path, "-") == 0) {
		path = "<stdin>";
		text = read_all(run->arena, STDIN_FILENO, path, &length);
	} else {
		int file;
		do
			file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
		while (file < 0 && errno == EINTR);
		if (file < 0)
			fail("cannot open '%s':", path);
		size_t size = size_of(file, path);
		text = size ? arena_alloc(run->arena, size + 1, 1) : NULL;
		length = size ? read_some(file, path, text, size) : 0;
		if (!size)
			text = read_all(run->arena, file, path, &length);
		close(file);
	}
	path = path_shown(run, path);
	return source_of_text(run->arena, arena_text(run->arena, path, strlen(path)), text, length);
}

const struct source *
source_of_text(struct arena *arena, const char *path, const char *text, size_t length)
{
	static const char mark[] = "\xEF\xBB\xBF";

	assert(length <= UINT32_MAX);
	if (length >= 3 && memcmp(text, mark, 3) == 0) {
		text += 3;
		length -= 3;
	}

	size_t count = 1;
	for (const char *at = text; (at = memchr(at, '\n', length - (size_t)(at - text))); at++)
		count++;

	uint32_t *lines = ARENA_ARRAY(arena, count, uint32_t);
	size_t line = 1;
	for (const char *at = text; (at = memchr(at, '\n', length - (size_t)(at - text)));)
		lines[line++] = (uint32_t)(++at - text);

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
