/*
 * diff.c: what changed between two texts, shortly: hunks in the unified format
 * (POSIX diff -u). Where lines differ, the nearest place at which both texts
 * agree again for a few lines ends the change; that is not always the least
 * change, but always a true one.
 */
#include "slotc.h"

#include <string.h>

enum {
	CONTEXT = 3,
	AGREED = 3,      /* so many equal lines end a change */
	REACH = 200,     /* lines that are looked ahead for them */
	SHOWN_LINES = 20, /* of one side of a change */
	SHOWN_CHANGES = 5,
};

struct line {
	const char *text;
	size_t length;
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
		lines.items[lines.count++] = (struct line){at, (size_t)((newline ? newline : end) - at)};
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
		buf_char(out, mark);
		buf_add(out, lines->items[i].text, lines->items[i].length);
		buf_char(out, '\n');
	}
}

static void
add_hunk(struct buf *out, const struct texts *texts, const struct change *change)
{
	size_t before = change->old < CONTEXT ? change->old : CONTEXT;
	size_t rest = texts->old.count - change->old - change->removed;
	size_t after = rest < CONTEXT ? rest : CONTEXT;

	if (before > change->new)
		before = change->new;
	buf_format(out, "@@ -%zu,%zu +%zu,%zu @@\n", change->old - before + 1, before + change->removed + after,
	           change->new - before + 1, before + change->added + after);
	add_lines(out, ' ', &texts->old, change->old - before, before);
	add_lines(out, '-', &texts->old, change->old, change->removed);
	add_lines(out, '+', &texts->new, change->new, change->added);
	add_lines(out, ' ', &texts->old, change->old + change->removed, after);
}

void
diff_print(struct arena *arena, const char *name, const char *old, size_t old_length, const char *new,
           size_t new_length, struct buf *out)
{
	struct texts texts = {split(arena, old, old_length), split(arena, new, new_length)};
	size_t changes = 0;

	buf_format(out, "--- %s\n+++ %s (as the schema says)\n", name, name);
	for (size_t i = 0, k = 0; i < texts.old.count || k < texts.new.count;) {
		if (i < texts.old.count && k < texts.new.count && is_same(&texts, i, k)) {
			i++;
			k++;
			continue;
		}
		struct change change = change_at(&texts, i, k);
		if (changes++ < SHOWN_CHANGES)
			add_hunk(out, &texts, &change);
		i += change.removed;
		k += change.added;
	}
	if (changes > SHOWN_CHANGES)
		buf_format(out, "... and %zu more changes\n", changes - SHOWN_CHANGES);
}
