/*
 * slotc.h: what all need: the run, memory and text. The other headers, each with
 * a banner per source file, from the verbs of the program to what carries them:
 *
 *     opt.h        the command line
 *     stages.h     read, check, place, view: a command (cmd_*.c) composes them,
 *                  and they never call each other
 *     model.h      the schema as they pass it on
 *     report.h     what `slotc layout` says; compare.h: measuring; depfile.h
 *     template.h   templates, strictly; json.h: what they see; emit.h: texts in C
 *     output.h     files, all or none; the terminal
 *     keys.h       the schema language as a table
 *     value.h      types and their values; ident.h: names; phash.h: the lookup
 *     node.h       YAML as a tree
 *     diag.h       what the user did wrong, collected with its place (source.h)
 *
 * What the files of one room say to each other is in read.h, check.h, place.h,
 * view.h, foreign.h, mustache.h and the *_internal.h. What the user did wrong is
 * collected in a `struct diag`; what the environment does wrong ends the run
 * through fail(); what we do wrong asserts.
 */
#ifndef SLOTC_H
#define SLOTC_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#if defined(__GNUC__)
#define SLOTC_PRINTF(text, first) __attribute__((format(printf, text, first)))
#else
#define SLOTC_PRINTF(text, first)
#endif

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* Are both the same text? Where many words are compared, most differ at once. */
static inline bool
text_is(const char *text, const char *word)
{
	return *text == *word && strcmp(text, word) == 0;
}

/* What a process of slotc ends with. 77 and 99 mean something else to Automake. */
enum exit_code {
	EXIT_DONE = 0,        /* all done */
	EXIT_SCHEMA = 1,      /* the schema is wrong; nothing was written */
	EXIT_USAGE = 2,       /* the command line is wrong */
	EXIT_ENVIRONMENT = 3, /* a file, the memory or another program failed us */
};

struct arena;
struct diag;
struct json;
struct map;
struct node;

/* What every stage gets: where memory comes from, where mistakes go, and what
 * the command line says of names and paths. */
struct run {
	struct arena *arena;
	struct arena *tree;             /* of the nodes, which nobody needs once the schema is checked; NULL:
					   they stay. Their texts are in `arena` */
	struct diag *diag;
	struct input *inputs;           /* every file that was read (path.c) */
	const char *const *prefix_maps; /* --file-prefix-map: "OLD=NEW" */
	size_t prefix_map_count;
	const char *prefix;             /* --prefix: put before every C name, or NULL: as the schema says */
	const char *suffix;             /* --suffix: put behind the C name of every class, or NULL */
	bool includes_runtime;          /* --runtime=system */
	bool includes_imports;          /* --imports=include */
	bool skips_packed;              /* no layout is wanted but that of the class itself */
	bool keeps_utf8;                /* --comments=utf8 */
	const char *const *folders;     /* -I: where imports are looked for */
	size_t folder_count;
	struct importer *importer;      /* made when it is first needed (cmd.c) */
};

/* ---- fail.c: the ways a run ends early -------------------------------- */

/* Say "slotc: MESSAGE" on stderr and exit 3. A format that ends in ':' is
 * completed with strerror(errno). */
_Noreturn void fail(const char *format, ...) SLOTC_PRINTF(1, 2);
/* Say "slotc: MESSAGE" and exit 2: the command line is wrong. */
_Noreturn void fail_usage(const char *format, ...) SLOTC_PRINTF(1, 2);

/* ---- arena.c: memory that lives as long as the run -------------------- */

/* A new arena; never NULL. */
struct arena *arena_new(void);
/* A new arena that is freed together with the other one, and never before. */
struct arena *arena_inside(struct arena *arena);
/* Forget everything that was allocated from the arena; the memory is used again. */
void arena_reset(struct arena *arena);
/* Free everything that was allocated from the arena, and the arena. */
void arena_free(struct arena *arena);
/* `count` zeroed elements of `size` bytes, aligned for any type; the product
 * is checked. Never NULL: out of memory ends the run. */
void *arena_alloc(struct arena *arena, size_t count, size_t size);
/* A NUL-terminated copy of `length` bytes. */
char *arena_text(struct arena *arena, const char *bytes, size_t length);
/* The text printf would print. */
char *arena_format(struct arena *arena, const char *format, ...) SLOTC_PRINTF(2, 3);
/* The length of a text, which need not be counted where arena_format returned
 * it last and nobody has changed it. */
size_t arena_length(const struct arena *arena, const char *text);
/* Room for one more element in an array that grows by doubling: returns the
 * array, moved where needed. `count` elements are in use. */
void *arena_grow(struct arena *arena, void *array, size_t count, size_t *capacity, size_t size);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), 1, sizeof(type)))
#define ARENA_ARRAY(arena, count, type) ((type *)arena_alloc((arena), (count), sizeof(type)))

/* ---- format.c: printf, quickly ----------------------------------------- */

/* As vsnprintf: print to `out` what has room, a NUL included, and return the
 * length of the whole text, the NUL not. With too little room, `out` may hold
 * anything. */
size_t format_text(char *out, size_t room, const char *format, va_list arguments);

/* ---- buf.c: a text that grows ----------------------------------------- */

/* `data` is NUL-terminated, or NULL while nothing was added. Zero it to start. */
struct buf {
	char *data;
	size_t length;
	size_t capacity;
	/* NULL, or what takes the text piece by piece, so that a long one never
	 * stands in memory whole; what was taken is no longer in `data`. */
	void (*drain)(void *context, const char *bytes, size_t length);
	void *context;
};

/* Make room for `more` bytes and a NUL. */
void buf_reserve(struct buf *buf, size_t more);

static inline void
buf_add(struct buf *buf, const char *bytes, size_t length)
{
	if (length >= buf->capacity - buf->length)
		buf_reserve(buf, length);
	if (length)
		memcpy(buf->data + buf->length, bytes, length);
	buf->length += length;
	buf->data[buf->length] = '\0';
}

void buf_text(struct buf *buf, const char *text);
void buf_char(struct buf *buf, char c);
void buf_format(struct buf *buf, const char *format, ...) SLOTC_PRINTF(2, 3);
/* Forget the text, keep the memory. */
void buf_reset(struct buf *buf);
/* Have the rest of the text drained. */
void buf_drain(struct buf *buf);
void buf_free(struct buf *buf);

/* ---- map.c: from text to pointer -------------------------------------- */

struct map *map_new(struct arena *arena);
/* A number for the key's bytes, the same in every run. */
uint64_t map_hash(const char *key, size_t length);
/* The value stored for the key, or NULL. */
void *map_get(const struct map *map, const char *key, size_t length);
/* Store a value unless the key is taken. Returns the value that was there
 * before, or NULL when `value` was stored. The key's bytes are not copied. */
void *map_put(struct map *map, const char *key, size_t length, void *value);

/* ---- typo.c: the word that was meant ---------------------------------- */

/* The candidate nearest to `word`, or NULL where none is near enough:
 * restricted Damerau-Levenshtein distance, case folded, '_' and '-' free, at
 * most a third of the longer length, rounded up. Of equals, swapped letters
 * win, then the same first letter, then the first. */
const char *typo_nearest(const char *word, const char *const *candidates, size_t count);

/* ---- utf8.c: code points and their width ------------------------------ */

/* Decode one code point of at most `length` bytes into *point. Returns the
 * bytes read, or 0 where they are not valid UTF-8 (RFC 3629). */
size_t utf8_decode(const char *bytes, size_t length, uint32_t *point);
/* Columns a terminal gives the code point: 0 (combining), 1 or 2 (wide). */
int utf8_width(uint32_t point);
/* Does a terminal obey the code point, or show nothing for it? Controls,
 * bidirectional and zero-width formats, line separators. */
bool utf8_is_hidden(uint32_t point);

/* Bytes that utf8_show needs for its longest answer. */
#define UTF8_SHOWN 12

/* The first code point (length is not 0) as it is shown to people: itself,
 * "<U+202E>" where it is hidden, "<FF>" for a byte that is not UTF-8. Returns
 * the bytes read; *width is the columns that `out` takes. */
size_t utf8_show(const char *bytes, size_t length, char out[UTF8_SHOWN], int *width);

#endif
