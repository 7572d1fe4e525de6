/*
 * node_fault_flow.c: what is wrong in brackets. What stands between '{' or '[' and
 * where libyaml gave up goes in; which comma, colon, quote or bracket is missing
 * comes out.
 */
#include "keys.h"
#include "node_fault.h"
#include "value.h"

#include <string.h>

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

	uint32_t column = 1 + fault_columns(text, length);
	return (struct span){fault->source, line, column, line, column + 1};
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
	struct diag_message *message = fault_report(fault, E_UNCLOSED, at, is_mapping ? "'}'" : "']'", NULL, NULL);

	diag_note(message, node_stretch(opened, 1), "opened here");
	for (uint32_t number = opened.line; number <= at.line; number++) {
		size_t length;
		const char *line = source_line(fault->source, number, &length);
		size_t mark = comment_in(line, length);
		struct fault other = {.source = fault->source, .line = line, .length = length};
		other.at = (struct span){fault->source, number, 1, number, 1};
		if (mark < length && memchr(line + mark, is_mapping ? '}' : ']', length - mark)) {
			diag_note(message, fault_span(&other, mark, length),
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

/* Does one of these stand before the byte, or nothing, as in a line that goes on? */
static bool
is_behind(const struct fault *fault, size_t byte, const char *marks)
{
	while (byte && is_blank(fault->line[byte - 1]))
		byte--;
	return !byte || strchr(marks, fault->line[byte - 1]);
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

	size_t end = from + strcspn(fault->line + from, " =[{"), equals = end + strspn(fault->line + end, " ");
	if (fault->line[equals] == '=' && equals + 1 + strspn(fault->line + equals + 1, " ") == fault->byte) {
		struct diag_message *message = fault_syntax(fault, fault_span(fault, from, equals + 1), NODE_EQUALS);
		diag_fix(message, arena_format(arena, "%.*s:", (int)(end - from), fault->line + from));
		return;
	}
	const char *word = arena_text(arena, fault->line + from, to - from);
	bool is_type = from < fault->byte && foreign_type(arena, word, &form);
	if (is_mapping && !is_type && equals == fault->byte && end > from && is_behind(fault, from, "{,")) {
		struct diag_message *message = fault_syntax(fault, fault_span(fault, from, end), NODE_MISSING_COLON);
		diag_fix(message, arena_format(arena, "%.*s:", (int)(end - from), fault->line + from));
		return;
	}
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

	struct span at = fault_span(fault, from, is_type ? to : fault->byte + 1);
	struct diag_message *message =
		fault_report(fault, E_BRACKETS_IN_FLOW, at, is_mapping ? "{…}" : "[…]", right, NULL);
	if (right)
		diag_fix(message, has_key ? right + strlen("type: ") : right);
	else
		diag_help(message, "%s", is_type ? form.why : "quote the value");
	if (right && form.why)
		diag_note(message, (struct span){0}, "%s", form.why);
}

void
fault_flow_colon(const struct fault *fault)
{
	fault_missing_blank(fault, fault_word_begin(fault, fault->byte), fault->byte, fault->byte + 2);
}

/* `{description: Note: see below}`: the text begins behind the ':' before the
 * word at `from`, which the fault's ':' ends. False where that is a key, and lacks
 * a comma before it. */
static bool
report_colon_in_flow(const struct fault *fault, size_t from)
{
	size_t begin = fault->byte, end = fault_value_end(fault, fault->byte);

	while (begin > 0 && !strchr(",[]{}:", fault->line[begin - 1]))
		begin--;
	if (!begin || fault->line[begin - 1] != ':')
		return false;
	size_t key_begin = fault_word_begin(fault, begin - 1);
	const struct key *key = read_key(OWNER_COUNT, fault->line + key_begin, begin - 1 - key_begin);
	bool is_text = key && (key->shape == SHAPE_TEXT || key->shape == SHAPE_REASON);
	begin += strspn(fault->line + begin, " \t");
	if (from == begin && fault_inner_mapping(fault, key_begin, fault_word_end(fault, key_begin), begin, end))
		return true;
	/* Of two words, the second may well be a name. */
	if (from != begin && (!is_text || read_key(OWNER_COUNT, fault->line + from, fault->byte - from)))
		return false;
	/* A ',' may be a part of the text, or stand before the next key. */
	while (is_text && fault_char(fault, end) == ',') {
		size_t next = end + 1 + strspn(fault->line + end + 1, " ");
		if (read_key(OWNER_COUNT, fault->line + next, fault_word_end(fault, next) - next))
			break;
		end = fault_value_end(fault, next);
	}
	struct diag_message *message =
		fault_report(fault, E_COLON_IN_TEXT, fault_span(fault, begin, end), NULL, NULL, NULL);
	diag_fix(message, fault_quoted(fault, begin, end));
	return true;
}

void
fault_in_flow(const struct fault *fault)
{
	bool is_mapping = fault_says(fault->context, "mapping");
	struct span opened = fault->began;
	char c = fault_char(fault, fault->byte);

	if (fault->is_end || !is_closed(fault, opened)) {
		report_unclosed_bracket(fault, opened);
	} else if (c == '[' || c == '{') {
		report_brackets(fault, is_mapping);
	} else if (c == (is_mapping ? ']' : '}')) {
		struct diag_message *message = fault_syntax(
			fault, fault->at, is_mapping ? "']' where '}' is expected" : "'}' where ']' is expected");
		diag_note(message, node_stretch(opened, 1), "opened here");
	} else {
		/* The word that a comma should stand before; its ':' is where it shows. */
		size_t from = c == ':' ? fault_word_begin(fault, fault->byte) : fault->byte;
		if (c != ':' && from > 0 && strchr("\"'", fault->line[from - 1]))
			fault_after_quotes(fault, fault->line[from - 1]);
		else if (c != ':' || !report_colon_in_flow(fault, from))
			fault_syntax(fault, fault_word(fault, from), "a ',' is missing before this word");
	}
}

/* `{- type: uint8}`, `[- a, - b]` */
static void
report_dash(const struct fault *fault)
{
	size_t to = fault->byte + 1;

	while (is_blank(fault_char(fault, to)))
		to++;
	diag_help(fault_syntax(fault, fault_span(fault, fault->byte, to), "a '- ' in brackets"),
		  "remove it: only items on lines of their own begin so");
}

void
fault_no_content(const struct fault *fault)
{
	if (fault->is_end && fault->from->flow.source) {
		report_unclosed_bracket(fault, fault->from->flow);
		return;
	}

	char c = fault_char(fault, fault->byte);
	if (c && strchr(",]}", c))
		fault_syntax(fault, fault->at, arena_format(fault->run->arena, "a value is missing before '%c'", c));
	else if (c == '-' && is_blank(fault_char(fault, fault->byte + 1)))
		report_dash(fault);
	else
		fault_syntax(fault, fault->at, "a value is missing here");
}
