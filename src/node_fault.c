/*
 * node_fault.c: why libyaml gave up, in the user's words. Its message and its
 * marks go in; what the user most likely did comes out. libyaml tells what
 * its grammar expected; the text around the mark tells what was meant.
 */
#include "node.h"

#include <string.h>

struct fault {
	struct run *run;
	const struct source *source;
	const struct node_fault *from;
	const char *problem, *context;
	struct span at;    /* where libyaml gave up */
	struct span began; /* what it was reading then */
	const char *line;  /* the line of `at` */
	size_t length;
	size_t byte;   /* of `at` in the line */
	bool is_first; /* nothing but blanks stands before it */
	bool is_end;   /* of the file */
};

static struct diag_message *
report(const struct fault *fault, enum diag_id id, struct span at, const char *a, const char *b, const char *c)
{
	return diag_report(fault->run->diag, id, at, a, b, c);
}

static struct diag_message *
syntax(const struct fault *fault, struct span at, const char *text)
{
	return report(fault, E_SYNTAX, at, text, NULL, NULL);
}

static bool
says(const char *text, const char *words)
{
	return text && strstr(text, words);
}

static char
char_at(const struct fault *fault, size_t byte)
{
	return byte < fault->length ? fault->line[byte] : '\0';
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static size_t
indent_of(const char *line, size_t length)
{
	size_t indent = 0;

	while (indent < length && line[indent] == ' ')
		indent++;
	return indent;
}

static uint32_t
columns_in(const char *bytes, size_t length)
{
	uint32_t columns = 0, point;

	for (size_t at = 0; at < length; columns++) {
		size_t size = utf8_decode(bytes + at, length - at, &point);
		at += size ? size : 1;
	}
	return columns;
}

/* The stretch of the fault's line from byte `from` to byte `to`. */
static struct span
span_of(const struct fault *fault, size_t from, size_t to)
{
	struct span at = fault->at;

	at.column = 1 + columns_in(fault->line, from);
	return node_stretch(at, columns_in(fault->line + from, to - from));
}

/* Where the word that ends before this byte begins. */
static size_t
word_begin(const struct fault *fault, size_t byte)
{
	while (byte > 0 && !is_blank(fault->line[byte - 1]) && !strchr(":,[]{}", fault->line[byte - 1]))
		byte--;
	return byte;
}

/* Where a word that begins at this byte ends. */
static size_t
word_end(const struct fault *fault, size_t byte)
{
	while (byte < fault->length && !is_blank(fault->line[byte]) && !strchr(":,[]{}", fault->line[byte]))
		byte++;
	return byte;
}

static struct span
word_at(const struct fault *fault, size_t byte)
{
	size_t end = word_end(fault, byte);

	return span_of(fault, byte, end > byte ? end : byte + 1);
}

/* Where the unquoted value that begins at this byte was meant to end: before
 * a comment, or in brackets before what would close or go on. */
static size_t
value_end(const struct fault *fault, size_t byte)
{
	bool is_flow = fault->from->parser->flow_level > 0;
	size_t end = byte;

	while (end < fault->length) {
		char c = fault->line[end];
		if (is_flow && strchr(",]}", c))
			break;
		if (c == '#' && end > byte && is_blank(fault->line[end - 1]))
			break;
		end++;
	}
	while (end > byte && is_blank(fault->line[end - 1]))
		end--;
	return end;
}

/* The text in the quotes that need least escaping. */
static const char *
quoted(const struct fault *fault, size_t from, size_t to)
{
	struct buf buf = {0};
	bool is_single = false;

	for (size_t i = from; i < to; i++)
		is_single |= fault->line[i] == '"' || fault->line[i] == '\\';
	buf_char(&buf, is_single ? '\'' : '"');
	for (size_t i = from; i < to; i++) {
		buf_char(&buf, fault->line[i]);
		if (is_single && fault->line[i] == '\'')
			buf_char(&buf, '\'');
	}
	buf_char(&buf, is_single ? '\'' : '"');

	const char *text = arena_text(fault->run->arena, buf.data, buf.length);
	buf_free(&buf);
	return text;
}

/* The place after the last text before this line. */
static struct span
end_before(const struct fault *fault, uint32_t line)
{
	size_t length = 0;
	const char *text = "";

	do
		text = source_line(fault->source, --line, &length);
	while (line > 1 && strspn(text, " \t\r") >= length);
	while (length && is_blank(text[length - 1]))
		length--;

	uint32_t column = 1 + columns_in(text, length);
	return (struct span){fault->source, line, column, line, column + 1};
}

static bool
is_content(const char *line, size_t length)
{
	size_t blank = strspn(line, " \t\r");

	return blank < length && line[blank] != '#';
}

static const char *
spaces(const struct fault *fault, size_t count)
{
	return arena_format(fault->run->arena, count == 1 ? "%zu space" : "%zu spaces", count);
}

/* ---- one function per mistake ------------------------------------------ */

static void
report_tab(const struct fault *fault)
{
	size_t from = strspn(fault->line, " ");
	size_t to = from + strspn(fault->line + from, "\t");

	if (from == to || from > fault->byte)
		to = (from = fault->byte) + 1;
	report(fault, E_TAB_INDENT, span_of(fault, from, to), NULL, NULL, NULL);
}

static void
report_unquoted(const struct fault *fault, size_t byte)
{
	size_t end = value_end(fault, byte);
	const char *c = arena_text(fault->run->arena, fault->line + byte, 1);
	struct diag_message *message =
		report(fault, E_UNQUOTED_SPECIAL, span_of(fault, byte, end > byte ? end : byte + 1), c, NULL, NULL);

	diag_fix(message, quoted(fault, byte, end));
}

/* The line that `sibling` stands in shows how far this one should go in. */
static void
report_indent(const struct fault *fault, uint32_t sibling)
{
	size_t length, indent = indent_of(fault->line, fault->length);
	const char *line = source_line(fault->source, sibling, &length);
	size_t wanted = indent_of(line, length);
	struct diag_message *message =
		report(fault, E_BAD_INDENT, word_at(fault, indent), spaces(fault, indent), spaces(fault, wanted), NULL);
	struct fault other = {.source = fault->source, .line = line, .length = length};

	other.at = (struct span){fault->source, sibling, 1, sibling, 1};
	diag_note(message, word_at(&other, wanted), "its siblings begin here");
}

/* The first line of those above that are indented more than this one but
 * belong to no one who is indented less; 0 if there are none. */
static uint32_t
sibling_of(const struct fault *fault)
{
	size_t indent = indent_of(fault->line, fault->length), least = SIZE_MAX;
	uint32_t sibling = 0;

	for (uint32_t number = fault->at.line - 1; number >= 1; number--) {
		size_t length;
		const char *line = source_line(fault->source, number, &length);
		if (!is_content(line, length))
			continue;
		size_t other = indent_of(line, length);
		if (other <= indent)
			break;
		if (other <= least) {
			least = other;
			sibling = number;
		}
	}
	return sibling;
}

static void
report_unclosed_quote(const struct fault *fault, struct span quote)
{
	size_t length, byte = source_offset(fault->source, quote.line, quote.column);
	const char *line = source_line(fault->source, quote.line, &length);
	char c = fault->source->text[byte];

	quote.end_line = quote.line;
	quote.end_column = 1 + columns_in(line, length);
	report(fault, E_UNCLOSED, quote, c == '"' ? "closing '\"'" : "closing \"'\"", NULL, NULL);
}

/* Where a comment begins in the line, or the line's length. */
static size_t
comment_in(const char *line, size_t length)
{
	char quote = 0;

	for (size_t i = 0; i < length; i++) {
		if (quote)
			quote = line[i] == quote ? 0 : quote;
		else if (strchr("\"'", line[i]) && (!i || strchr(" [{,:", line[i - 1])))
			quote = line[i];
		else if (line[i] == '#' && (!i || is_blank(line[i - 1])))
			return i;
	}
	return length;
}

static void
report_unclosed_bracket(const struct fault *fault, struct span opened)
{
	bool is_mapping = fault->source->text[source_offset(fault->source, opened.line, opened.column)] == '{';
	/* At the end of the line it was opened in, or of the last one before it
	 * led astray. */
	bool is_same_line = fault->is_end || fault->at.line == opened.line;
	struct span at = end_before(fault, fault->at.line + is_same_line);
	struct diag_message *message = report(fault, E_UNCLOSED, at, is_mapping ? "'}'" : "']'", NULL, NULL);

	diag_note(message, node_stretch(opened, 1), "opened here");
	for (uint32_t number = opened.line; number <= at.line; number++) {
		size_t length;
		const char *line = source_line(fault->source, number, &length);
		size_t mark = comment_in(line, length);
		struct fault other = {.source = fault->source, .line = line, .length = length};
		other.at = (struct span){fault->source, number, 1, number, 1};
		if (mark < length && memchr(line + mark, is_mapping ? '}' : ']', length - mark)) {
			diag_note(message, span_of(&other, mark, length),
				  "this is a comment, and what closes it is in it");
			diag_help(message, "quote a text with ' #' in it");
			return;
		}
	}
}

/* Is the bracket at this place closed somewhere? Quotes and comments are
 * taken as they seem. */
static bool
is_closed(const struct fault *fault, struct span opened)
{
	const char *text = fault->source->text;
	size_t depth = 0;

	for (size_t i = source_offset(fault->source, opened.line, opened.column); i < fault->source->length; i++) {
		if (text[i] == '{' || text[i] == '[')
			depth++;
		else if ((text[i] == '}' || text[i] == ']') && --depth == 0)
			return true;
		else if (text[i] == '#' && i && (is_blank(text[i - 1]) || text[i - 1] == '\n'))
			i += strcspn(text + i, "\n");
	}
	return false;
}

/* Where the brackets that open at this byte are closed, with what stands right
 * behind: "[4]?", "[str, int]". */
static size_t
brackets_end(const struct fault *fault, size_t byte)
{
	size_t depth = 0;

	for (; byte < fault->length; byte++) {
		char c = fault->line[byte];
		if (depth == 0 && (is_blank(c) || strchr(",]}", c)))
			break;
		if (c == '[' || c == '{')
			depth++;
		else if ((c == ']' || c == '}') && depth)
			depth--;
	}
	return byte;
}

/* `uint8[4]` inside braces: the fault is at its '['. */
static void
report_brackets(const struct fault *fault, bool is_mapping)
{
	struct arena *arena = fault->run->arena;
	size_t from = fault->byte, to = brackets_end(fault, fault->byte);
	struct foreign_type form;

	while (from > 0 && !strchr(":,[]{}", fault->line[from - 1]))
		from--;
	while (is_blank(fault->line[from]))
		from++;

	const char *word = arena_text(arena, fault->line + from, to - from);
	bool is_type = from < fault->byte && foreign_type(arena, word, &form);
	size_t key = from;
	while (key > 0 && is_blank(fault->line[key - 1]))
		key--;
	bool has_key = key >= 5 && memcmp(fault->line + key - 5, "type:", 5) == 0;
	const char *right = NULL;
	if (is_type && form.type) {
		right = arena_format(arena, "type: %s", form.type);
		for (size_t i = 0; i < form.key_count; i++)
			right = arena_format(arena, "%s, %s", right, form.keys[i]);
		if (!has_key)
			right = arena_format(arena, "{%s}", right);
	}

	struct span at = span_of(fault, from, is_type ? to : fault->byte + 1);
	struct diag_message *message = report(fault, E_BRACKETS_IN_FLOW, at, is_mapping ? "{…}" : "[…]", right, NULL);
	if (right)
		diag_fix(message, has_key ? right + strlen("type: ") : right);
	else
		diag_help(message, "%s", is_type ? form.why : "quote the value");
	if (right && form.why)
		diag_note(message, (struct span){0}, "%s", form.why);
}

/* Does the fault come right after a word without quotes? */
static bool
follows_word(const struct fault *fault)
{
	struct span last = fault->from->last;
	size_t before = fault->byte;

	if (!last.source || !fault->from->last_is_plain || last.end_line != fault->at.line)
		return false;
	while (before > 0 && is_blank(fault->line[before - 1]))
		before--;
	return columns_in(fault->line, before) + 1 == last.end_column;
}

/* A word and what belongs behind its ':', from byte `from` to byte `to`. */
static void
report_missing_blank(const struct fault *fault, size_t from, size_t colon, size_t to)
{
	struct diag_message *message = syntax(fault, span_of(fault, from, to), NODE_MISSING_BLANK);

	diag_fix(message, arena_format(fault->run->arena, "%.*s: %.*s", (int)(colon - from), fault->line + from,
				       (int)(to - colon - 1), fault->line + colon + 1));
	diag_help(message, "put a blank after ':'");
}

/* ": " where no key can end. */
static void
report_colon(const struct fault *fault)
{
	struct span last = fault->from->last;
	size_t indent = indent_of(fault->line, fault->length);

	if (!follows_word(fault)) {
		diag_help(syntax(fault, fault->at, "':' where no key can end"),
			  "a text with ': ' in it must be quoted");
		return;
	}
	if (last.line == fault->at.line) {
		size_t from =
			source_offset(fault->source, last.line, last.column) - fault->source->lines[last.line - 1];
		size_t to = value_end(fault, from);
		if (from == indent) {
			diag_help(syntax(fault, node_stretch(last, 1), "a key of more than 1024 characters"),
				  "shorten it, or quote it if it is a text");
		} else if (to == fault->byte + 1) {
			diag_help(syntax(fault, span_of(fault, from, to), "a mapping begins on the line of its key"),
				  "put '%.*s' on a line of its own, indented", (int)(to - from), fault->line + from);
		} else {
			struct diag_message *message =
				report(fault, E_COLON_IN_TEXT, span_of(fault, from, to), NULL, NULL, NULL);
			diag_fix(message, quoted(fault, from, to));
		}
		return;
	}

	/* The word before went on into this line. */
	size_t length,
		from = source_offset(fault->source, last.line, last.column) - fault->source->lines[last.line - 1];
	const char *line = source_line(fault->source, last.line, &length);
	struct fault above = {.source = fault->source, .line = line, .length = length, .from = fault->from};
	above.at = last;
	size_t above_indent = indent_of(line, length);
	if (from > above_indent) {
		report_indent(fault, last.line);
		return;
	}
	size_t end = value_end(&above, from);
	const char *colon = memchr(line + from, ':', end - from);
	if (colon && colon + 1 < line + end) {
		above.run = fault->run;
		report_missing_blank(&above, from, (size_t)(colon - line), end);
		return;
	}
	struct diag_message *message = syntax(fault, span_of(&above, from, end), "a ':' is missing after this word");
	diag_fix(message, arena_format(fault->run->arena, "%.*s:", (int)(end - from), line + from));
}

/* `Point:{x: float}`: without a blank, the bracket was no bracket when it opened. */
static void
report_closes_nothing(const struct fault *fault, char c)
{
	const char open = c == '}' ? '{' : '[';

	for (size_t i = 1; i + 1 < fault->byte; i++) {
		if (fault->line[i] == ':' && fault->line[i + 1] == open) {
			size_t from = i;
			while (from > 0 && !is_blank(fault->line[from - 1]))
				from--;
			report_missing_blank(fault, from, i, i + 2);
			return;
		}
	}
	syntax(fault, fault->at, arena_format(fault->run->arena, "'%c' closes nothing", c));
}

/* In brackets libyaml takes no ':' for a part of a word that a bracket or a
 * comma follows. */
static void
report_flow_colon(const struct fault *fault)
{
	report_missing_blank(fault, word_begin(fault, fault->byte), fault->byte, fault->byte + 2);
}

static void
report_after_quotes(const struct fault *fault, char quote)
{
	struct diag_message *message = syntax(fault, span_of(fault, fault->byte, value_end(fault, fault->byte)),
					      "text after a quoted value");

	diag_help(message, quote == '"' ? "inside double quotes a quote is written \\\""
					: "inside single quotes a quote is written ''");
}

/* Something stands where a block mapping goes on with a key. */
static void
report_no_key(const struct fault *fault)
{
	struct span last = fault->from->last;
	char c = char_at(fault, fault->byte), next = char_at(fault, fault->byte + 1);

	if (last.source && !fault->from->last_is_plain && last.line < last.end_line &&
	    last.end_line == fault->at.line) {
		report_unclosed_quote(fault, last);
		return;
	}
	if (c == ']' || c == '}') {
		report_closes_nothing(fault, c);
		return;
	}
	if (fault->is_first && sibling_of(fault)) {
		report_indent(fault, sibling_of(fault));
		return;
	}
	if (c == ':' && (!next || is_blank(next))) {
		syntax(fault, fault->at, "a key is missing before ':'");
		return;
	}
	if (fault->is_first && c == '-' && (!next || is_blank(next))) {
		struct diag_message *message = syntax(fault, fault->at, "a list item among keys");
		diag_note(message, node_stretch(fault->began, 1), "the mapping begins here");
		return;
	}

	size_t before = fault->byte;
	while (before > 0 && is_blank(fault->line[before - 1]))
		before--;
	char closing = before ? fault->line[before - 1] : '\0';
	struct span rest = span_of(fault, fault->byte, value_end(fault, fault->byte));
	if (closing == '"' || closing == '\'') {
		report_after_quotes(fault, closing);
		return;
	}
	if (closing == ']' || closing == '}') {
		diag_help(syntax(fault, rest,
				 arena_format(fault->run->arena, "text after the closing '%c'", closing)),
			  "a text that begins with a bracket must be quoted");
		return;
	}
	syntax(fault, rest, "a key is expected here");
}

/* The key of the language with this name, wherever it may stand, or NULL. */
static const struct key *
find_key(const char *word, size_t length)
{
	size_t count;
	const struct key *keys = read_keys(&count);

	for (size_t i = 0; i < count; i++)
		if (strlen(keys[i].name) == length && strncmp(keys[i].name, word, length) == 0)
			return &keys[i];
	return NULL;
}

/* `{description: Note: see below}`: the text begins behind the ':' before the
 * word at `from`, which the fault's ':' ends. False where that is a key, and lacks
 * a comma before it. */
static bool
report_colon_in_flow(const struct fault *fault, size_t from)
{
	size_t begin = fault->byte, end = value_end(fault, fault->byte);

	while (begin > 0 && !strchr(",[]{}:", fault->line[begin - 1]))
		begin--;
	if (!begin || fault->line[begin - 1] != ':')
		return false;
	size_t key_begin = word_begin(fault, begin - 1);
	const struct key *key = find_key(fault->line + key_begin, begin - 1 - key_begin);
	bool is_text = key && (key->shape == SHAPE_TEXT || key->shape == SHAPE_REASON);
	begin += strspn(fault->line + begin, " \t");
	/* Of two words, the second may well be a name. */
	if (from != begin && (!is_text || find_key(fault->line + from, fault->byte - from)))
		return false;
	/* A ',' may be a part of the text, or stand before the next key. */
	while (is_text && char_at(fault, end) == ',') {
		size_t next = end + 1 + strspn(fault->line + end + 1, " ");
		if (find_key(fault->line + next, word_end(fault, next) - next))
			break;
		end = value_end(fault, next);
	}
	struct diag_message *message = report(fault, E_COLON_IN_TEXT, span_of(fault, begin, end), NULL, NULL, NULL);
	diag_fix(message, quoted(fault, begin, end));
	return true;
}

static void
report_in_flow(const struct fault *fault)
{
	bool is_mapping = says(fault->context, "mapping");
	struct span opened = fault->began;
	char c = char_at(fault, fault->byte);

	if (fault->is_end || !is_closed(fault, opened)) {
		report_unclosed_bracket(fault, opened);
	} else if (c == '[' || c == '{') {
		report_brackets(fault, is_mapping);
	} else if (c == (is_mapping ? ']' : '}')) {
		struct diag_message *message = syntax(
			fault, fault->at, is_mapping ? "']' where '}' is expected" : "'}' where ']' is expected");
		diag_note(message, node_stretch(opened, 1), "opened here");
	} else {
		/* The word that a comma should stand before; its ':' is where it shows. */
		size_t from = c == ':' ? word_begin(fault, fault->byte) : fault->byte;
		if (c != ':' && from > 0 && strchr("\"'", fault->line[from - 1]))
			report_after_quotes(fault, fault->line[from - 1]);
		else if (c != ':' || !report_colon_in_flow(fault, from))
			syntax(fault, word_at(fault, from), "a ',' is missing before this word");
	}
}

static void
report_no_content(const struct fault *fault)
{
	if (fault->is_end && fault->from->flow.source) {
		report_unclosed_bracket(fault, fault->from->flow);
		return;
	}

	char c = char_at(fault, fault->byte);
	if (c && strchr(",]}", c))
		syntax(fault, fault->at, arena_format(fault->run->arena, "a value is missing before '%c'", c));
	else
		syntax(fault, fault->at, "a value is missing here");
}

/* `*` or `&` that names nothing: a text that was meant to be quoted, or C. */
static void
report_star(const struct fault *fault)
{
	size_t from = source_offset(fault->source, fault->began.line, fault->began.column) -
		      fault->source->lines[fault->began.line - 1];

	report_unquoted(fault, from);
}

/* A word on a line of its own where a key should be. */
static void
report_lone_word(const struct fault *fault)
{
	size_t end = value_end(fault, fault->byte);
	const char *colon = memchr(fault->line + fault->byte, ':', end - fault->byte);

	if (colon && colon > fault->line + fault->byte && colon + 1 < fault->line + end) {
		report_missing_blank(fault, fault->byte, (size_t)(colon - fault->line), end);
		return;
	}
	struct diag_message *message =
		syntax(fault, span_of(fault, fault->byte, end > fault->byte ? end : fault->byte + 1),
		       "a ':' is missing after this word");

	diag_fix(message,
		 arena_format(fault->run->arena, "%.*s:", (int)(end - fault->byte), fault->line + fault->byte));
	diag_help(message, "a key ends with ':'; a text that goes on is indented more than its key");
}

static void
report_tag(const struct fault *fault)
{
	size_t from = source_offset(fault->source, fault->began.line, fault->began.column) -
		      fault->source->lines[fault->began.line - 1];
	size_t to = from;

	while (to < fault->length && !is_blank(fault->line[to]) &&
	       !(fault->from->parser->flow_level > 0 && strchr(",[]{}", fault->line[to])))
		to++;

	const char *tag = arena_text(fault->run->arena, fault->line + from, to - from);
	struct diag_message *message = report(fault, E_BANG_IS_TAG, span_of(fault, from, to), tag, NULL, NULL);
	diag_fix(message, tag + strspn(tag, "!"));
	diag_help(message, "remove the '!', or quote what is a text");
}

static void
report_block_scalar(const struct fault *fault)
{
	if (says(fault->problem, "indentation")) {
		syntax(fault, fault->at, "0 spaces of indentation asked for; 1 to 9 can be");
		return;
	}
	diag_help(syntax(fault, span_of(fault, fault->byte, value_end(fault, fault->byte)),
			 arena_format(fault->run->arena, "text on the line of '%c'",
				      fault->source->text[source_offset(fault->source, fault->began.line,
									fault->began.column)])),
		  "begin the text on the next line, indented, or quote it");
}

static void
report_escape(const struct fault *fault)
{
	size_t from = fault->byte, to = fault->byte + 2;

	/* libyaml's mark is the backslash, or the first digit after it. */
	while (from > 0 && char_at(fault, from) != '\\')
		from--;
	if (to > fault->length)
		to = fault->length;
	diag_help(syntax(fault, span_of(fault, from, to), "unknown escape in double quotes"),
		  "a backslash is written \\\\, or use single quotes, where it stands for itself");
}

static void
explain(const struct fault *fault)
{
	const char *problem = fault->problem;

	if (says(problem, "tab character") || (says(problem, "start any token") && char_at(fault, fault->byte) == '\t'))
		report_tab(fault);
	else if (says(problem, "start any token"))
		report_unquoted(fault, fault->byte);
	else if (says(problem, "unexpected ':'"))
		report_flow_colon(fault);
	else if (says(problem, "mapping values are not allowed"))
		report_colon(fault);
	else if (says(problem, "sequence entries are not allowed"))
		diag_help(syntax(fault, fault->at, "a list begins on the line of its key"),
			  "put each '- ' on a line of its own, or write '[a, b]'");
	else if (says(problem, "mapping keys are not allowed"))
		diag_help(syntax(fault, fault->at, "'?' where no key can begin"), "quote a text that begins with '? '");
	else if (says(fault->context, "quoted scalar") &&
		 (says(problem, "end of stream") || says(problem, "document indicator")))
		report_unclosed_quote(fault, fault->began);
	else if (says(fault->context, "quoted scalar"))
		report_escape(fault);
	else if (says(fault->context, "simple key"))
		report_lone_word(fault);
	else if (says(fault->context, "alias") || says(fault->context, "anchor"))
		report_star(fault);
	else if (says(fault->context, "tag") || says(problem, "tag handle"))
		report_tag(fault);
	else if (says(fault->context, "block scalar"))
		report_block_scalar(fault);
	else if (says(problem, "did not find expected ','"))
		report_in_flow(fault);
	else if (says(problem, "expected key"))
		report_no_key(fault);
	else if (says(problem, "'-' indicator") && fault->is_first && sibling_of(fault))
		report_indent(fault, sibling_of(fault));
	else if (says(problem, "'-' indicator"))
		diag_note(syntax(fault, word_at(fault, fault->byte), "a '- ' is missing before this list item"),
			  node_stretch(fault->began, 1), "the list begins here");
	else if (says(problem, "node content"))
		report_no_content(fault);
	else if (says(problem, "document start"))
		diag_help(syntax(fault, word_at(fault, fault->byte), "text after the end of the schema"),
			  "a schema is one mapping; put all of its keys into it");
	else
		syntax(fault, fault->at, problem ? problem : "not YAML");
}

void
node_explain_fault(struct run *run, const struct source *source, const struct node_fault *from)
{
	struct fault fault = {
		.run = run,
		.source = source,
		.from = from,
		.problem = from->parser->problem,
		.context = from->parser->context,
		.at = node_place(source, from->parser->problem_mark),
		.began = node_place(source, from->parser->context_mark),
		.is_end = from->parser->problem_mark.index >= from->parser->mark.index && from->parser->eof &&
			  from->parser->problem_mark.line + 1 >= source->line_count,
	};

	/* Where a ':' is missing shows on the next line; it is missing here. */
	bool began_it = says(fault.context, "simple key") || says(fault.context, "alias") ||
			says(fault.context, "anchor") || says(fault.context, "tag");
	if (began_it)
		fault.at = fault.began;
	fault.line = source_line(source, fault.at.line, &fault.length);
	fault.byte = source_offset(source, fault.at.line, fault.at.column) - source->lines[fault.at.line - 1];
	fault.is_first = strspn(fault.line, " \t") >= fault.byte;
	fault.is_end = fault.is_end && fault.byte >= fault.length;
	explain(&fault);
}
