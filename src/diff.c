/*
 * diff.c: what changed between two texts, shortly: hunks in the unified format
 * (POSIX diff -u). Where lines differ, the nearest place at which both texts
 * agree again for a few lines ends the change; that is not always the least
 * change, but always a true one.
 */
#include "output.h"

#include <string.h>

enum {
	CONTEXT = 3,
	AGREED = 3,      /* so many equal lines end a change */
	REACH = 200,     /* lines that are looked ahead for them */
	SHOWN_LINES = 20, /* of one side of a change */
	SHOWN_HUNKS = 5,
};

struct line {
	const char *text;
	size_t length; /* its end included, where it has one */
};

struct lines {
	struct line *items;
	size_t count;
};

struct texts {
	struct lines old, new;
};

/* Lines [old, old + removed) became [new, new + added). */
struct change {
	size_t old, removed;
	size_t new, added;
};

static struct lines
split(struct arena *arena, const char *text, size_t length)
{
	struct lines lines = {0};
	size_t capacity = 0;

	for (const char *at = text, *end = text + length; at < end;) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));
		lines.items = arena_grow(arena, lines.items, lines.count, &capacity, sizeof *lines.items);
		lines.items[lines.count++] = (struct line){at, (size_t)((newline ? newline + 1 : end) - at)};
		at = newline ? newline + 1 : end;
	}
	return lines;
}

static bool
is_same(const struct texts *texts, size_t i, size_t k)
{
	const struct line *a = &texts->old.items[i], *b = &texts->new.items[k];

	return a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
}

/* Do both texts agree from here on, for a few lines or to their ends? */
static bool
agrees(const struct texts *texts, size_t i, size_t k)
{
	for (size_t n = 0; n < AGREED; n++) {
		bool old_ends = i + n >= texts->old.count, new_ends = k + n >= texts->new.count;
		if (old_ends || new_ends)
			return old_ends && new_ends;
		if (!is_same(texts, i + n, k + n))
			return false;
	}
	return true;
}

/* The change that begins at these lines, which differ. */
static struct change
change_at(const struct texts *texts, size_t i, size_t k)
{
	for (size_t sum = 1; sum <= REACH; sum++) {
		for (size_t removed = 0; removed <= sum; removed++) {
			size_t added = sum - removed;
			if (i + removed <= texts->old.count && k + added <= texts->new.count &&
			    agrees(texts, i + removed, k + added))
				return (struct change){i, removed, k, added};
		}
	}
	return (struct change){i, texts->old.count - i, k, texts->new.count - k};
}

static void
add_lines(struct buf *out, char mark, const struct lines *lines, size_t from, size_t count)
{
	for (size_t i = from; i < from + count && i < lines->count; i++) {
		if (i - from == SHOWN_LINES) {
			buf_format(out, "%c... and %zu more lines\n", mark, from + count - i);
			return;
		}
		const struct line *line = &lines->items[i];
		buf_char(out, mark);
		buf_add(out, line->text, line->length);
		if (line->text[line->length - 1] != '\n')
			buf_text(out, "\n\\ No newline at end of file\n");
	}
}

/* "7,3"; of no lines the number is that of the line before. */
static void
add_range(struct buf *out, char mark, size_t from, size_t count)
{
	buf_format(out, "%c%zu,%zu ", mark, count ? from + 1 : from, count);
}

/* Changes that are so near to each other that their contexts meet. */
static void
add_hunk(struct buf *out, const struct texts *texts, const struct change *changes, size_t count)
{
	const struct change *last = &changes[count - 1];
	size_t before = changes->old < CONTEXT ? changes->old : CONTEXT;
	size_t rest = texts->old.count - last->old - last->removed;
	size_t after = rest < CONTEXT ? rest : CONTEXT;
	size_t at = changes->old - before;

	buf_text(out, "@@ ");
	add_range(out, '-', at, last->old + last->removed + after - at);
	add_range(out, '+', changes->new - before, last->new + last->added + after - (changes->new - before));
	buf_text(out, "@@\n");
	for (const struct change *change = changes; change <= last; change++) {
		add_lines(out, ' ', &texts->old, at, change->old - at);
		add_lines(out, '-', &texts->old, change->old, change->removed);
		add_lines(out, '+', &texts->new, change->new, change->added);
		at = change->old + change->removed;
	}
	add_lines(out, ' ', &texts->old, at, after);
}

static struct change *
find_changes(struct arena *arena, const struct texts *texts, size_t *count)
{
	struct change *changes = NULL;
	size_t capacity = 0;

	*count = 0;
	for (size_t i = 0, k = 0; i < texts->old.count || k < texts->new.count;) {
		if (i < texts->old.count && k < texts->new.count && is_same(texts, i, k)) {
			i++;
			k++;
			continue;
		}
		changes = arena_grow(arena, changes, *count, &capacity, sizeof *changes);
		changes[*count] = change_at(texts, i, k);
		i += changes[*count].removed;
		k += changes[*count].added;
		++*count;
	}
	return changes;
}

void
diff_print(struct arena *arena, const char *name, const char *old, size_t old_length, const char *new,
           size_t new_length, struct buf *out)
{
	struct texts texts = {split(arena, old, old_length), split(arena, new, new_length)};
	size_t count, hunks = 0;
	const struct change *changes = find_changes(arena, &texts, &count);

	buf_format(out, "--- %s\n+++ %s (as the schema says)\n", name, name);
	for (size_t first = 0, next; first < count; first = next) {
		for (next = first + 1; next < count; next++) {
			if (changes[next].old - changes[next - 1].old - changes[next - 1].removed > 2 * CONTEXT)
				break;
		}
		if (hunks++ < SHOWN_HUNKS)
			add_hunk(out, &texts, &changes[first], next - first);
	}
	if (hunks > SHOWN_HUNKS)
		buf_format(out, "... and %zu more places\n", hunks - SHOWN_HUNKS);
}
