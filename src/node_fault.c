/*
 * node_fault.c: why libyaml gave up, in the user's words. Its message and its
 * marks go in; what the user most likely did comes out. libyaml tells what
 * its grammar expected; the text around the mark tells what was meant.
 */
#include "node_fault.h"

#include <string.h>

static void
report_unquoted(const struct fault *fault, size_t byte)
{
	size_t end = fault_value_end(fault, byte);
	const char *c = arena_text(fault->run->arena, fault->line + byte, 1);
	struct diag_message *message = fault_report(
		fault, E_UNQUOTED_SPECIAL, fault_span(fault, byte, end > byte ? end : byte + 1), c, NULL, NULL);

	diag_fix(message, fault_quoted(fault, byte, end));
}

/* Does a line of the text begin as keys and items do? Then it was not meant to go
 * on so far. */
static bool
holds_keys(struct span text)
{
	for (uint32_t number = text.line + 1; number <= text.end_line; number++) {
		size_t length;
		const char *line = source_line(text.source, number, &length);
		size_t from = strspn(line, " \t"), to = from;
		while (to < length && !is_blank(line[to]) && !strchr(":,[]{}\"'", line[to]))
			to++;
		bool is_key = to > from && to < length && line[to] == ':';
		if ((is_key && (to + 1 == length || is_blank(line[to + 1]))) ||
		    (to == from + 1 && line[from] == '-' && to < length))
			return true;
	}
	return false;
}

/* The quote that the fault comes of, since nothing closes it, or what does was
 * meant to open the next one. No place where it is none. */
static struct span
unclosed_quote(const struct fault *fault)
{
	struct span quoted = fault->from->quoted;
	bool is_open =
		fault_says(fault->context, "quoted scalar") &&
		(fault_says(fault->problem, "end of stream") || fault_says(fault->problem, "document indicator"));
	uint32_t line = is_open ? fault->began.line : fault->at.line;

	if (quoted.source && quoted.end_line == line && holds_keys(quoted))
		return quoted;
	return is_open ? fault->began : (struct span){0};
}

static void
report_unclosed_quote(const struct fault *fault, struct span quote)
{
	size_t length, byte = source_offset(fault->source, quote.line, quote.column);
	const char *line = source_line(fault->source, quote.line, &length);
	char c = fault->source->text[byte];
	struct span at = quote;

	at.end_line = at.line;
	at.end_column = 1 + fault_columns(line, length);
	struct diag_message *message =
		fault_report(fault, E_UNCLOSED, at, c == '"' ? "closing '\"'" : "closing \"'\"", NULL, NULL);
	if (quote.end_line > quote.line) {
		at = (struct span){quote.source, quote.end_line, quote.end_column - 1, quote.end_line,
				   quote.end_column};
		diag_note(message, at, "so the text goes on to this quote");
	}
}

void
fault_after_quotes(const struct fault *fault, char quote)
{
	struct diag_message *message =
		fault_syntax(fault, fault_span(fault, fault->byte, fault_value_end(fault, fault->byte)),
			     "text after a quoted value");

	diag_help(message, quote == '"' ? "inside double quotes a quote is written \\\""
					: "inside single quotes a quote is written ''");
	if (fault->from->quoted.source && fault->from->quoted.end_line == fault->at.line)
		diag_note(message, node_stretch(fault->from->quoted, 1), "the quotes open here");
}

void
fault_missing_blank(const struct fault *fault, size_t from, size_t colon, size_t to)
{
	struct diag_message *message = fault_syntax(fault, fault_span(fault, from, to), NODE_MISSING_BLANK);

	diag_fix(message, arena_format(fault->run->arena, "%.*s: %.*s", (int)(colon - from), fault->line + from,
				       (int)(to - colon - 1), fault->line + colon + 1));
	diag_help(message, "put a blank after ':'");
}

static void
report_tab(const struct fault *fault)
{
	size_t from = strspn(fault->line, " ");
	size_t to = from + strspn(fault->line + from, "\t");

	if (from == to || from > fault->byte)
		to = (from = fault->byte) + 1;
	fault_report(fault, E_TAB_INDENT, fault_span(fault, from, to), NULL, NULL, NULL);
}

/* `*` or `&` that names nothing: a text that was meant to be quoted, or C. */
static void
report_star(const struct fault *fault)
{
	size_t from = source_offset(fault->source, fault->began.line, fault->began.column) -
		      fault->source->lines[fault->began.line - 1];

	report_unquoted(fault, from);
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
	struct diag_message *message = fault_report(fault, E_BANG_IS_TAG, fault_span(fault, from, to), tag, NULL, NULL);
	diag_fix(message, tag + strspn(tag, "!"));
	diag_help(message, "remove the '!', or quote what is a text");
}

static void
report_block_scalar(const struct fault *fault)
{
	if (fault_says(fault->problem, "indentation")) {
		fault_syntax(fault, fault->at, "0 spaces of indentation asked for; 1 to 9 can be");
		return;
	}
	diag_help(fault_syntax(fault, fault_span(fault, fault->byte, fault_value_end(fault, fault->byte)),
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
	while (from > 0 && fault_char(fault, from) != '\\')
		from--;
	if (to > fault->length)
		to = fault->length;
	diag_help(fault_syntax(fault, fault_span(fault, from, to), "unknown escape in double quotes"),
		  "a backslash is written \\\\, or use single quotes, where it stands for itself");
}

static void
explain(const struct fault *fault)
{
	const char *problem = fault->problem;

	if (fault_says(problem, "tab character") ||
	    (fault_says(problem, "start any token") && fault_char(fault, fault->byte) == '\t'))
		report_tab(fault);
	else if (fault_says(problem, "start any token"))
		report_unquoted(fault, fault->byte);
	else if (fault_says(problem, "unexpected ':'"))
		fault_flow_colon(fault);
	else if (fault_says(problem, "mapping values are not allowed"))
		fault_colon(fault);
	else if (fault_says(problem, "sequence entries are not allowed"))
		diag_help(fault_syntax(fault, fault->at, "a list begins on the line of its key"),
			  "put each '- ' on a line of its own, or write '[a, b]'");
	else if (fault_says(problem, "mapping keys are not allowed"))
		diag_help(fault_syntax(fault, fault->at, "'?' where no key can begin"),
			  "quote a text that begins with '? '");
	else if (fault_says(fault->context, "quoted scalar"))
		report_escape(fault);
	else if (fault_says(fault->context, "simple key"))
		fault_lone_word(fault);
	else if (fault_says(fault->context, "alias") || fault_says(fault->context, "anchor"))
		report_star(fault);
	else if (fault_says(fault->context, "tag") || fault_says(problem, "tag handle"))
		report_tag(fault);
	else if (fault_says(fault->context, "block scalar"))
		report_block_scalar(fault);
	else if (fault_says(problem, "did not find expected ','"))
		fault_in_flow(fault);
	else if (fault_says(problem, "expected key"))
		fault_no_key(fault);
	else if (fault_says(problem, "'-' indicator") && fault->is_first && fault_sibling(fault))
		fault_between(fault, fault_sibling(fault));
	else if (fault_says(problem, "'-' indicator"))
		fault_no_item(fault);
	else if (fault_says(problem, "node content"))
		fault_no_content(fault);
	else if (fault_says(problem, "document start"))
		fault_after_schema(fault);
	else
		fault_syntax(fault, fault->at, problem ? problem : "not YAML");
}

struct span
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
	bool began_it = fault_says(fault.context, "simple key") || fault_says(fault.context, "alias") ||
			fault_says(fault.context, "anchor") || fault_says(fault.context, "tag");
	if (began_it)
		fault.at = fault.began;
	fault.line = source_line(source, fault.at.line, &fault.length);
	fault.byte = source_offset(source, fault.at.line, fault.at.column) - source->lines[fault.at.line - 1];
	fault.is_first = strspn(fault.line, " \t") >= fault.byte;
	fault.is_end = fault.is_end && fault.byte >= fault.length;

	struct span quote = unclosed_quote(&fault);
	if (quote.source) {
		report_unclosed_quote(&fault, quote);
		return quote;
	}
	explain(&fault);
	return node_place(source, from->parser->problem_mark);
}
