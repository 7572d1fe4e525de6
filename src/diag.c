/*
 * diag.c: what the user did wrong. Mistakes come in one at a time, in any
 * order; all of them go out sorted, each once. What is said about a mistake
 * lies in diag_table.c, how it looks in diag_text.c and diag_json.c.
 */
#include "diag_internal.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Code points of an argument that a message quotes. */
enum { ARGUMENT_LIMIT = 100 };

struct diag *
diag_new(struct arena *arena)
{
	struct diag *diag = ARENA_NEW(arena, struct diag);

	diag->arena = arena;
	diag->scratch = arena_inside(arena);
	diag->seen = map_new(arena);
	return diag;
}

static void
add_clipped(struct buf *buf, const char *text)
{
	size_t length = strlen(text), at = 0;

	for (int points = 0; at < length && points < ARGUMENT_LIMIT; points++) {
		uint32_t point;
		size_t size = utf8_decode(text + at, length - at, &point);
		at += size ? size : 1;
	}
	buf_add(buf, text, at);
	if (at < length)
		buf_text(buf, "…");
}

/* The template with its arguments, or NULL when one of them was not given. */
static const char *
fill(struct arena *arena, const char *template, const char *const *args)
{
	struct buf buf = {0};
	const char *text = NULL;

	for (const char *c = template; *c; c++) {
		if (c[0] != '{' || c[1] < '0' || c[1] >= '0' + DIAG_ARGS || c[2] != '}') {
			buf_char(&buf, *c);
			continue;
		}
		const char *argument = args[c[1] - '0'];
		if (!argument)
			goto done;
		add_clipped(&buf, argument);
		c += 2;
	}
	text = buf.length ? arena_text(arena, buf.data, buf.length) : "";
done:
	buf_free(&buf);
	return text;
}

static size_t
file_of(struct diag *diag, const struct source *source)
{
	/* Few files, and the last one is nearly always the one. */
	for (size_t i = diag->source_count; i > 0; i--)
		if (diag->sources[i - 1] == source)
			return i - 1;
	diag->sources = arena_grow(diag->arena, diag->sources, diag->source_count, &diag->source_capacity,
				   sizeof(struct source *));
	diag->sources[diag->source_count] = source;
	return diag->source_count++;
}

static void
add_note(struct diag_message *message, struct span at, bool is_help, const char *format, va_list arguments)
{
	va_list again;

	va_copy(again, arguments);
	int length = vsnprintf(NULL, 0, format, arguments);
	assert(length >= 0);
	char *text = arena_alloc(message->arena, (size_t)length + 1, 1);
	vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);

	struct diag_note *note = ARENA_NEW(message->arena, struct diag_note);
	*note = (struct diag_note){.at = at, .text = text, .is_help = is_help};
	*message->notes_end = note;
	message->notes_end = &note->next;
}

bool
diag_is_called(const struct diag_row *row, const char *name)
{
	return strcmp(row->slug, name) == 0 || (strcmp(name, "unused") == 0 && strncmp(row->slug, "unused-", 7) == 0);
}

/* Does the line before say "# slotc: disable-next-line SLUG..."? Comments are no
 * part of the tree, but the text is kept. */
static bool
is_silenced(const struct diag_row *row, struct span at)
{
	static const char mark[] = "# slotc: disable-next-line";
	size_t length;

	if (!at.source || at.line < 2)
		return false;
	const char *line = source_line(at.source, at.line - 1, &length), *end = line + length;
	line += strspn(line, " \t");
	if ((size_t)(end - line) < sizeof mark - 1 || strncmp(line, mark, sizeof mark - 1) != 0)
		return false;
	line += sizeof mark - 1;
	while (line += strspn(line, " \t,\r"), line < end) {
		char name[64];
		size_t word = strcspn(line, " \t,\r\n");
		snprintf(name, sizeof name, "%.*s", (int)(word < sizeof name ? word : 0), line);
		if (diag_is_called(row, name))
			return true;
		line += word;
	}
	return false;
}

static enum severity
severity_of(const struct diag *diag, enum diag_id id)
{
	const struct diag_row *row = &diag_table[id];

	if (diag->severities[id] != SEVERITY_DEFAULT)
		return diag->severities[id];
	return row->is_off ? SEVERITY_OFF : diag_is_warning(row) ? SEVERITY_WARNING : SEVERITY_ERROR;
}

bool
diag_is_on(const struct diag *diag, enum diag_id id)
{
	return severity_of(diag, id) != SEVERITY_OFF;
}

/* A message that nobody will see, for the caller to add to. */
static struct diag_message *
forgotten_message(struct diag *diag)
{
	arena_reset(diag->scratch);
	struct diag_message *message = ARENA_NEW(diag->scratch, struct diag_message);

	message->notes_end = &message->notes;
	message->arena = diag->scratch;
	return message;
}

struct diag_message *
diag_add(struct diag *diag, enum diag_id id, struct span at, const char *const args[DIAG_ARGS])
{
	const struct diag_row *row = &diag_table[id];
	enum severity severity = severity_of(diag, id);

	if (severity == SEVERITY_OFF || (diag_is_warning(row) && is_silenced(row, at)))
		return forgotten_message(diag);
	if (diag->count == DIAG_KEPT) {
		*(severity == SEVERITY_WARNING ? &diag->warnings : &diag->errors) += 1;
		return forgotten_message(diag);
	}
	struct diag_message *message = ARENA_NEW(diag->arena, struct diag_message);
	const char *text = fill(diag->arena, row->text, args);
	assert(text);
	*message = (struct diag_message){
		.row = row,
		.at = at,
		.text = text,
		.is_warning = severity == SEVERITY_WARNING,
		.more = row->more ? fill(diag->arena, row->more, args) : NULL,
		.notes_end = &message->notes,
		.arena = diag->arena,
		.file = file_of(diag, at.source),
		.order = diag->count,
	};

	const char *help = row->help ? fill(diag->arena, row->help, args) : NULL;
	if (help)
		diag_help(message, "%s", help);

	/* A repeated message is not linked; its caller may go on adding to it. */
	const char *key =
		arena_format(diag->arena, "%s %zu:%u:%u:%u:%u %s", row->code, message->file, (unsigned)at.line,
			     (unsigned)at.column, (unsigned)at.end_line, (unsigned)at.end_column, text);
	if (map_put(diag->seen, key, strlen(key), message))
		return message;
	if (message->is_warning)
		diag->warnings++;
	else
		diag->errors++;
	diag->messages =
		arena_grow(diag->arena, diag->messages, diag->count, &diag->capacity, sizeof(struct diag_message *));
	diag->messages[diag->count++] = message;
	return message;
}

void
diag_note(struct diag_message *message, struct span at, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	add_note(message, at, false, format, arguments);
	va_end(arguments);
}

void
diag_help(struct diag_message *message, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	add_note(message, (struct span){0}, true, format, arguments);
	va_end(arguments);
}

void
diag_fix(struct diag_message *message, const char *replacement)
{
	message->fix = arena_text(message->arena, replacement, strlen(replacement));
}

void
diag_set(struct diag *diag, enum diag_id id, enum severity severity)
{
	diag->severities[id] = severity;
}

void
diag_limit(struct diag *diag, size_t errors)
{
	diag->most_errors = errors;
}

void
diag_gate(struct diag *diag)
{
	diag->is_gate = true;
}

size_t
diag_errors(const struct diag *diag)
{
	return diag->errors;
}

const struct diag_row *
diag_find(const char *code_or_slug)
{
	for (size_t i = 0; i < DIAG_COUNT; i++)
		if (strcasecmp(diag_table[i].code, code_or_slug) == 0 || strcmp(diag_table[i].slug, code_or_slug) == 0)
			return &diag_table[i];
	return NULL;
}

static int
compare(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int
compare_messages(const void *left, const void *right)
{
	const struct diag_message *a = *(struct diag_message *const *)left;
	const struct diag_message *b = *(struct diag_message *const *)right;

	int order = compare(a->file, b->file);
	if (!order)
		order = compare(a->at.line, b->at.line);
	if (!order)
		order = compare(a->at.column, b->at.column);
	return order ? order : compare(a->order, b->order);
}

/* How many of the sorted messages there are up to the last error that is wanted. */
static size_t
count_shown(const struct diag *diag, struct diag_message *const *sorted)
{
	size_t errors = 0;

	for (size_t i = 0; i < diag->count; i++) {
		errors += !sorted[i]->is_warning;
		if (errors == diag->most_errors && errors)
			return i + 1;
	}
	return diag->count;
}

void
diag_print(const struct diag *all, struct buf *out, enum diag_format format, bool color)
{
	if (!all->count)
		return;

	struct diag_message **sorted = ARENA_ARRAY(all->arena, all->count, struct diag_message *);
	memcpy(sorted, all->messages, all->count * sizeof(*sorted));
	qsort(sorted, all->count, sizeof(*sorted), compare_messages);
	struct diag shown = *all, *diag = &shown;
	shown.count = count_shown(all, sorted);

	switch (format) {
	case DIAG_TEXT:
		diag_print_text(diag, sorted, out, color);
		break;
	case DIAG_SHORT:
		diag_print_short(diag, sorted, out, color);
		break;
	case DIAG_JSON:
		diag_print_json(diag, sorted, out);
		break;
	}
}
