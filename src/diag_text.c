/*
 * diag_text.c: mistakes as people read them. Sorted messages go in; first
 * lines in GNU form, excerpts with carets, fixes, notes, help and a summary
 * come out. Nothing of a schema reaches the terminal but through utf8_show.
 */
#include "diag_internal.h"

#include <string.h>

enum {
	TAB = 8,             /* GNU Coding Standards, "Errors": a tab goes to every eighth column */
	EXCERPT_WIDTH = 112, /* 120 less the gutter */
	FOLD_AFTER = 5,
};

struct paint {
	const char *path, *error, *warning, *note, *help, *caret, *end;
};

static const struct paint plain = {"", "", "", "", "", "", ""};
/* The colours of GCC. */
static const struct paint colored = {"\33[1m",    "\33[1;31m", "\33[1;35m", "\33[1;36m",
				     "\33[1;32m", "\33[1;32m", "\33[m"};

static void
add_shown(struct buf *out, const char *text)
{
	size_t length = strlen(text);

	for (size_t at = 0; at < length;) {
		char shown[UTF8_SHOWN];
		int width;
		at += utf8_show(text + at, length - at, shown, &width);
		buf_text(out, shown);
	}
}

static void
add_repeated(struct buf *out, char c, size_t count)
{
	while (count--)
		buf_char(out, c);
}

/* One character of a line on the screen: `column` is where it begins, from 0. */
struct cell {
	char shown[UTF8_SHOWN];
	size_t column, width;
};

/* The cell at byte *at, which is moved on; the next one begins at *column. */
static struct cell
next_cell(const char *line, size_t length, size_t *at, size_t *column)
{
	struct cell cell = {.column = *column};

	if (line[*at] == '\t') {
		cell.width = TAB - *column % TAB;
		memset(cell.shown, ' ', cell.width);
		++*at;
	} else {
		int width;
		*at += utf8_show(line + *at, length - *at, cell.shown, &width);
		cell.width = (size_t)width;
	}
	*column += cell.width;
	return cell;
}

static size_t
width_of(const char *line, size_t length)
{
	size_t column = 0;

	for (size_t at = 0; at < length;)
		next_cell(line, length, &at, &column);
	return column;
}

/* The width of what stands before the place. */
static size_t
width_before(const struct source *source, uint32_t line, uint32_t column)
{
	size_t length;
	const char *text = source_line(source, line, &length);
	size_t offset = source_offset(source, line, column) - source->lines[line - 1];

	/* A place beyond the line's end, as the end of a missing word is. */
	return width_of(text, offset);
}

bool
diag_is_long(const struct source *source, uint32_t line)
{
	size_t length;

	source_line(source, line, &length);
	return length > DIAG_LONG_LINE;
}

size_t
diag_display_column(const struct source *source, uint32_t line, uint32_t column)
{
	return diag_is_long(source, line) ? column : width_before(source, line, column) + 1;
}

/* Columns [from, to) of a line on the screen. */
struct window {
	size_t from, to;
	bool cut_left, cut_right;
};

/* What to show of a line that is `total` wide, around columns [start, end). */
static struct window
window_around(size_t start, size_t end, size_t total)
{
	struct window window = {0, total, false, false};

	if (total <= EXCERPT_WIDTH)
		return window;
	if (end < EXCERPT_WIDTH) {
		window.to = EXCERPT_WIDTH - 1;
		window.cut_right = true;
		return window;
	}

	size_t wanted = end - start < EXCERPT_WIDTH - 2 ? end - start : EXCERPT_WIDTH - 2;
	size_t margin = (EXCERPT_WIDTH - 2 - wanted) / 2;
	window.cut_left = start > margin;
	window.from = window.cut_left ? start - margin : 0;
	if (total - window.from < EXCERPT_WIDTH)
		window.from = total - (EXCERPT_WIDTH - 1);
	else {
		window.to = window.from + EXCERPT_WIDTH - 2;
		window.cut_right = true;
	}
	return window;
}

static void
add_line(struct buf *out, const char *line, size_t length, const struct window *window)
{
	size_t column = 0, shown = window->from;

	if (window->cut_left)
		buf_text(out, "…");
	for (size_t at = 0; at < length;) {
		struct cell cell = next_cell(line, length, &at, &column);
		if (cell.column < window->from)
			continue;
		if (cell.column + cell.width > window->to)
			break;
		/* Half of a wide character may be cut off at the left. */
		add_repeated(out, ' ', cell.column > shown ? cell.column - shown : 0);
		buf_text(out, cell.shown);
		shown = cell.column + cell.width;
	}
	if (window->cut_right)
		buf_text(out, "…");
}

/* Can the fix stand below the caret: one line that shows something? */
static bool
is_visible(const char *fix)
{
	return fix && fix[strspn(fix, " \t")] && !strchr(fix, '\n') && width_of(fix, strlen(fix)) < EXCERPT_WIDTH;
}

static void
add_excerpt(struct buf *out, struct span at, const char *fix, const struct paint *paint)
{
	size_t length;
	const char *line = source_line(at.source, at.line, &length);

	if (strspn(line, " \t") >= length || diag_is_long(at.source, at.line))
		return;

	size_t total = width_of(line, length);
	size_t start = width_before(at.source, at.line, at.column);
	size_t end = at.end_line > at.line ? total : width_before(at.source, at.line, at.end_column);
	if (end <= start)
		end = start + 1;

	struct window window = window_around(start, end, total > end ? total : end);
	size_t indent = start - window.from + window.cut_left;
	char number[16];
	int digits = snprintf(number, sizeof(number), "%5u", (unsigned)at.line);

	buf_format(out, "%s | ", number);
	add_line(out, line, length, &window);
	buf_format(out, "\n%*s | ", digits, "");
	add_repeated(out, ' ', indent);
	buf_format(out, "%s^", paint->caret);
	add_repeated(out, '~', (end < window.to ? end : window.to) - start - 1);
	buf_format(out, "%s\n", paint->end);
	if (is_visible(fix)) {
		buf_format(out, "%*s | ", digits, "");
		add_repeated(out, ' ', indent);
		buf_text(out, paint->help);
		add_shown(out, fix);
		buf_format(out, "%s\n", paint->end);
	}
}

static void
add_place(struct buf *out, struct span at, const struct paint *paint)
{
	buf_text(out, paint->path);
	add_shown(out, at.source ? at.source->path : "slotc");
	if (at.source && at.line)
		buf_format(out, ":%u:%zu", (unsigned)at.line, diag_display_column(at.source, at.line, at.column));
	else if (at.source)
		buf_text(out, ":1:1"); /* a whole file; editors want a place all the same */
	buf_format(out, ":%s ", paint->end);
}

static void
add_first_line(struct buf *out, const struct diag_message *message, const struct paint *paint)
{
	bool is_warning = message->is_warning;

	add_place(out, message->at, paint);
	buf_format(out, "%s%s:%s ", is_warning ? paint->warning : paint->error, is_warning ? "warning" : "error",
		   paint->end);
	add_shown(out, message->text);
	buf_format(out, " [%s %s]\n", message->row->code, message->row->slug);
}

static void
add_indented(struct buf *out, const char *color, const char *label, const char *text, const struct paint *paint)
{
	buf_format(out, "  %s%s:%s ", color, label, paint->end);
	add_shown(out, text);
	buf_char(out, '\n');
}

/* The message, other places, help, then what has no place of its own. */
static void
add_message(struct buf *out, const struct diag_message *message, const struct paint *paint)
{
	add_first_line(out, message, paint);
	if (message->at.source && message->at.line)
		add_excerpt(out, message->at, message->fix, paint);

	for (const struct diag_note *note = message->notes; note; note = note->next)
		if (note->at.source) {
			add_place(out, note->at, paint);
			buf_format(out, "%snote:%s ", paint->note, paint->end);
			add_shown(out, note->text);
			buf_char(out, '\n');
			if (note->at.line)
				add_excerpt(out, note->at, NULL, paint);
		}
	for (const struct diag_note *note = message->notes; note; note = note->next)
		if (note->is_help)
			add_indented(out, paint->help, "help", note->text, paint);
	for (const struct diag_note *note = message->notes; note; note = note->next)
		if (!note->is_help && !note->at.source)
			add_indented(out, paint->note, "note", note->text, paint);
}

/* Messages of one file that agree in `more`. */
struct fold {
	size_t total, seen;
};

static const char *
plural(size_t count)
{
	return count == 1 ? "" : "s";
}

static void
add_summary(const struct diag *diag, struct buf *out)
{
	size_t files = 0;

	for (size_t i = 0; i < diag->source_count; i++)
		files += diag->sources[i] != NULL;

	if (diag->errors + diag->warnings > diag->count)
		buf_format(out, "slotc: only the first %zu messages are shown\n", diag->count);
	buf_text(out, "slotc: ");
	if (diag->errors)
		buf_format(out, "%zu error%s", diag->errors, plural(diag->errors));
	if (diag->errors && diag->warnings)
		buf_text(out, ", ");
	if (diag->warnings)
		buf_format(out, "%zu warning%s", diag->warnings, plural(diag->warnings));
	if (files)
		buf_format(out, " in %zu file%s", files, plural(files));
	buf_text(out, diag->errors && diag->is_gate ? "; nothing was written\n" : "\n");
}

void
diag_print_text(const struct diag *diag, struct diag_message *const *messages, struct buf *out, bool color)
{
	const struct paint *paint = color ? &colored : &plain;
	struct map *by_key = map_new(diag->arena);
	struct fold **folds = ARENA_ARRAY(diag->arena, diag->count, struct fold *);

	for (size_t i = 0; i < diag->count; i++) {
		if (!messages[i]->more)
			continue;
		const char *key = arena_format(diag->arena, "%zu %s", messages[i]->file, messages[i]->more);
		struct fold *fold = ARENA_NEW(diag->arena, struct fold);
		struct fold *old = map_put(by_key, key, strlen(key), fold);
		folds[i] = old ? old : fold;
		folds[i]->total++;
	}
	for (size_t i = 0; i < diag->count; i++) {
		struct fold *fold = folds[i];
		/* Folding a single one would save nothing. */
		bool is_folded = fold && fold->total > FOLD_AFTER + 1;
		if (is_folded && ++fold->seen > FOLD_AFTER)
			continue;
		add_message(out, messages[i], paint);
		if (is_folded && fold->seen == FOLD_AFTER) {
			buf_format(out, "  … and %zu more ", fold->total - FOLD_AFTER);
			add_shown(out, messages[i]->more);
			buf_char(out, '\n');
		}
		buf_char(out, '\n');
	}
	add_summary(diag, out);
}

void
diag_print_short(const struct diag *diag, struct diag_message *const *messages, struct buf *out, bool color)
{
	for (size_t i = 0; i < diag->count; i++)
		add_first_line(out, messages[i], color ? &colored : &plain);
}
