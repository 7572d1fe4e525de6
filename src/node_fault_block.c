/*
 * node_fault_block.c: what is wrong with keys and items that stand on lines of
 * their own. What ':' and '-' stand there go in; which should have comes out.
 */
#include "keys.h"
#include "node_fault.h"
#include "value.h"

#include <string.h>
#include <strings.h>

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
	return fault_columns(fault->line, before) + 1 == last.end_column;
}

/* `struct item {`, `CREATE TABLE item (`: a definition in another language. */
static bool
is_definition(const char *text)
{
	static const char *const begins[] = {"typedef ",   "struct ",  "class ",   "message ",     "interface ", "type ",
					     "pub struct ", "record ", "dataclass", "create table ", "export ",    "enum ",
					     "union ",      "#define ", "syntax ",  "package ",      "import ",    "from ",
					     "table "};

	for (size_t i = 0; i < COUNT_OF(begins); i++) {
		if (strncasecmp(text, begins[i], strlen(begins[i])) == 0)
			return strpbrk(text, "{(;=\"") != NULL;
	}
	return false;
}

/* Where the ':' goes: `b uint8` and `b = uint8` are `b: uint8`. */
static const char *
with_colon(struct arena *arena, const char *text)
{
	const char *blank = strpbrk(text, " \t");

	if (!blank)
		return arena_format(arena, "%s:", text);

	size_t first = (size_t)(blank - text);
	const char *rest = blank + strspn(blank, " \t");
	if (text[strlen(text) - 1] == ';' || strpbrk(text, "\"'{}#"))
		return NULL;
	if (*rest == '=' && is_blank(rest[1]))
		rest += 1 + strspn(rest + 1, " \t");
	return *rest ? arena_format(arena, "%.*s: %s", (int)first, text, rest) : NULL;
}

static void
report_missing_colon(const struct fault *fault, struct span at, const char *word, size_t length)
{
	const char *text = arena_text(fault->run->arena, word, length);

	if (is_definition(text)) {
		diag_help(diag_report(fault->run->diag, E_SYNTAX, at, "a definition in another language, and not YAML"),
			  "a schema is YAML: 'slotc init' writes one to begin with");
		return;
	}
	const char *name, *type = foreign_declaration(fault->run->arena, text, &name);
	if (type) {
		diag_fix(fault_syntax(fault, at, NODE_TYPE_FIRST), arena_format(fault->run->arena, "%s: %s", name, type));
		return;
	}
	const char *equals = text + strcspn(text, " \t=");
	bool is_equals = equals[strspn(equals, " \t")] == '=';
	struct diag_message *message = fault_syntax(fault, at, is_equals ? NODE_EQUALS : NODE_MISSING_COLON);
	const char *fixed = with_colon(fault->run->arena, text);

	if (fixed)
		diag_fix(message, fixed);
	if (!is_equals || !fixed)
		diag_help(message, "a key ends with ':'; a text that goes on is indented more than its key");
}

/* `a: uint8` with `maximum: 9` indented under it: to say more than its type, an
 * attribute has a mapping. False where it is something else. */
static bool
report_key_under_type(const struct fault *fault, const struct fault *above, size_t name, size_t type)
{
	size_t from = fault_indent(fault->line, fault->length), to = fault_word_end(fault, from);
	size_t name_end = fault_word_end(above, name), type_end = fault_value_end(above, type);
	size_t end = fault_value_end(fault, from), value = to + 1;

	while (is_blank(fault_char(fault, value)))
		value++;
	/* `unit: bool` is an attribute, too. */
	if (end > value && prim_find(arena_text(fault->run->arena, fault->line + value, end - value)))
		return false;
	if (!read_key(OWNER_ATTRIBUTE, fault->line + from, to - from) ||
	    read_key(OWNER_COUNT, above->line + name, name_end - name))
		return false;
	const char *written = arena_text(fault->run->arena, above->line + name, type_end - name);
	struct diag_message *message =
		fault_syntax(fault, fault_span(fault, from, to),
			     arena_format(fault->run->arena, "a key under '%s', which is complete", written));
	diag_help(message, "write '%.*s: {type: %.*s, %.*s}'", (int)(name_end - name), above->line + name,
		  (int)(type_end - type), above->line + type, (int)(end - from),
		  fault->line + from);
	return true;
}

/* `flags: unsigned : 3` is C's, and no text. */
static bool
report_bit_field(const struct fault *fault, size_t from, size_t to)
{
	struct arena *arena = fault->run->arena;
	size_t digits = fault->byte + 1 + strspn(fault->line + fault->byte + 1, " ");
	const char *text = arena_text(arena, fault->line + from, to - from);
	struct foreign_type form;

	if (digits == to || digits + strspn(fault->line + digits, "0123456789") != to ||
	    !foreign_type(arena, text, &form) || !form.type)
		return false;
	if (form.key_count && strncmp(fault->line + fault_indent(fault->line, from), "type:", strlen("type:")) == 0)
		return false;
	const char *right = form.type;
	for (size_t i = 0; i < form.key_count; i++)
		right = arena_format(arena, "%s, %s", right, form.keys[i]);
	if (form.key_count)
		right = arena_format(arena, "{type: %s}", right);
	diag_fix(fault_report(fault, E_FOREIGN_TYPE, fault_span(fault, from, to), text, right, right), right);
	return true;
}

static bool
is_in_parentheses(const struct fault *fault, size_t from, size_t to)
{
	return to > from + 2 && fault->line[from] == '(' && fault->line[to - 1] == ')';
}

static bool
takes_mapping(const struct key *key)
{
	return key->shape == SHAPE_MAPPING || key->shape == SHAPE_DEFINITIONS;
}

bool
fault_inner_mapping(const struct fault *fault, size_t key, size_t key_end, size_t from, size_t to)
{
	const struct key *outer = read_key(OWNER_COUNT, fault->line + key, key_end - key);
	size_t begin = from, end = to;

	if (is_in_parentheses(fault, from, to)) {
		begin++;
		end--;
	}
	size_t word_end = fault_word_end(fault, begin);
	const struct key *inner =
		read_key(outer ? outer->inner : OWNER_COUNT, fault->line + begin, word_end - begin);
	if (!inner || fault_char(fault, word_end) != ':' || fault->line[key] == '-')
		return false;
	size_t value = word_end + 1 + strspn(fault->line + word_end + 1, " ");
	if ((outer && !takes_mapping(outer)) || (takes_mapping(inner) && fault_char(fault, value) != '{'))
		return false;
	struct diag_message *message =
		fault_syntax(fault, fault_span(fault, from, to), "a mapping begins on the line of its key");
	diag_fix(message, arena_format(fault->run->arena, "{%.*s}", (int)(end - begin), fault->line + begin));
	diag_help(message, "put it in braces, or on lines of its own, indented");
	return true;
}

void
fault_colon(const struct fault *fault)
{
	struct span last = fault->from->last;
	size_t indent = fault_indent(fault->line, fault->length);

	if (!follows_word(fault)) {
		diag_help(fault_syntax(fault, fault->at, "':' where no key can end"),
			  "a text with ': ' in it must be quoted");
		return;
	}
	if (last.line == fault->at.line) {
		size_t from =
			source_offset(fault->source, last.line, last.column) - fault->source->lines[last.line - 1];
		size_t to = fault_value_end(fault, from);
		if (from == indent) {
			diag_help(fault_syntax(fault, node_stretch(last, 1), "a key of more than 1024 characters"),
				  "shorten it, or quote it if it is a text");
		} else if (to == fault->byte + 1) {
			diag_help(fault_syntax(fault, fault_span(fault, from, to),
					       "a mapping begins on the line of its key"),
				  "put '%.*s' on a line of its own, indented", (int)(to - from), fault->line + from);
		} else if (!report_bit_field(fault, from, to) &&
			   !fault_inner_mapping(fault, indent, fault_word_end(fault, indent), from, to)) {
			struct diag_message *message =
				fault_report(fault, E_COLON_IN_TEXT, fault_span(fault, from, to), NULL, NULL, NULL);
			diag_fix(message, fault_quoted(fault, from, to));
		}
		return;
	}

	/* The word before went on into this line. */
	size_t length,
		from = source_offset(fault->source, last.line, last.column) - fault->source->lines[last.line - 1];
	const char *line = source_line(fault->source, last.line, &length);
	struct fault above = {.source = fault->source, .line = line, .length = length, .from = fault->from};
	above.at = last;
	size_t above_indent = fault_indent(line, length);
	if (from > above_indent) {
		if (!report_key_under_type(fault, &above, above_indent, from))
			fault_indented(fault, last.line);
		return;
	}
	size_t end = fault_value_end(&above, from);
	const char *colon = memchr(line + from, ':', end - from);
	if (colon && colon + 1 < line + end) {
		above.run = fault->run;
		fault_missing_blank(&above, from, (size_t)(colon - line), end);
		return;
	}
	report_missing_colon(fault, fault_span(&above, from, end), line + from, end - from);
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
			fault_missing_blank(fault, from, i, i + 2);
			return;
		}
	}
	fault_syntax(fault, fault->at, arena_format(fault->run->arena, "'%c' closes nothing", c));
}

/* `- b: uint8` among keys is one of them, with a dash too much. */
static void
report_item(const struct fault *fault)
{
	size_t from = fault->byte + 1;

	while (is_blank(fault_char(fault, from)))
		from++;
	size_t to = fault_value_end(fault, from), colon = fault_word_end(fault, from);
	bool is_key = colon > from && fault_char(fault, colon) == ':';
	struct diag_message *message =
		fault_syntax(fault, is_key ? fault_span(fault, fault->byte, to) : fault->at, "a list item among keys");

	diag_note(message, node_stretch(fault->began, 1), "the mapping begins here");
	if (is_key) {
		diag_fix(message, arena_text(fault->run->arena, fault->line + from, to - from));
		diag_help(message, "remove the '- ': a key has none");
	} else {
		diag_help(message, "each line of a mapping is 'key: value'");
	}
}

/* The line above with a key of the mapping that goes on here, where this line is a
 * key too, but indented more; 0 if there is none. */
static uint32_t
line_of_keys(const struct fault *fault)
{
	size_t indent = fault->began.column - 1, colon = fault_word_end(fault, fault->byte);

	if (fault->byte <= indent || colon == fault->byte || fault_char(fault, colon) != ':')
		return 0;
	for (uint32_t number = fault->at.line - 1; number >= fault->began.line; number--) {
		size_t length;
		const char *line = source_line(fault->source, number, &length);
		if (fault_is_content(line, length) && fault_indent(line, length) == indent)
			return number;
	}
	return 0;
}

void
fault_no_key(const struct fault *fault)
{
	char c = fault_char(fault, fault->byte), next = fault_char(fault, fault->byte + 1);

	if (c == ']' || c == '}') {
		report_closes_nothing(fault, c);
		return;
	}
	if (fault->is_first && fault_sibling(fault)) {
		fault_between(fault, fault_sibling(fault));
		return;
	}
	if (c == ':' && (!next || is_blank(next))) {
		fault_syntax(fault, fault->at, "a key is missing before ':'");
		return;
	}
	if (fault->is_first && c == '-' && (!next || is_blank(next))) {
		report_item(fault);
		return;
	}
	uint32_t above = fault->is_first ? line_of_keys(fault) : 0;
	if (above) {
		fault_indented(fault, above);
		return;
	}

	size_t before = fault->byte;
	while (before > 0 && is_blank(fault->line[before - 1]))
		before--;
	char closing = before ? fault->line[before - 1] : '\0';
	struct span rest = fault_span(fault, fault->byte, fault_value_end(fault, fault->byte));
	if (closing == '"' || closing == '\'') {
		fault_after_quotes(fault, closing);
		return;
	}
	if ((closing == ']' || closing == '}') && c == ',' && rest.end_column == rest.column + 1) {
		struct diag_message *message = fault_syntax(fault, rest, "',' at the end of a line");
		diag_help(message, "remove it: outside of brackets, lines are not parted by ','");
		return;
	}
	if (closing == ']' || closing == '}') {
		diag_help(fault_syntax(fault, rest,
				       arena_format(fault->run->arena, "text after the closing '%c'", closing)),
			  "a text that begins with a bracket must be quoted");
		return;
	}
	fault_syntax(fault, rest, "a key is expected here");
}

void
fault_no_item(const struct fault *fault)
{
	size_t end = fault_word_end(fault, fault->byte);
	bool is_key = fault_char(fault, end) == ':';

	if (is_key && fault->is_first && fault_key_outside(fault))
		return;
	struct diag_message *message =
		fault_syntax(fault, fault_word(fault, fault->byte),
			     is_key ? "a key among list items" : "a '- ' is missing before this list item");

	diag_note(message, node_stretch(fault->began, 1), "the list begins here");
	if (is_key)
		diag_help(message, "keys and their values stand in a mapping, without '- ' before them");
}

/* Is the line before one of a list whose items begin in this column? */
static bool
is_among_items(const struct fault *fault)
{
	size_t length = 0, indent = fault_indent(fault->line, fault->length);
	const char *line = "";

	for (uint32_t number = fault->at.line; !fault_is_content(line, length) && number > 1;)
		line = source_line(fault->source, --number, &length);
	return fault_indent(line, length) == indent && line[indent] == '-' && is_blank(line[indent + 1]);
}

void
fault_lone_word(const struct fault *fault)
{
	size_t end = fault_value_end(fault, fault->byte);
	const char *colon = memchr(fault->line + fault->byte, ':', end - fault->byte);

	if (is_among_items(fault) && !colon) {
		struct diag_message *message = fault_syntax(fault, fault_span(fault, fault->byte, end),
							    "a '- ' is missing before this list item");
		diag_fix(message, arena_format(fault->run->arena, "- %.*s", (int)(end - fault->byte),
					       fault->line + fault->byte));
		return;
	}

	if (colon && colon > fault->line + fault->byte && colon + 1 < fault->line + end) {
		fault_missing_blank(fault, fault->byte, (size_t)(colon - fault->line), end);
		return;
	}
	size_t length = end > fault->byte ? end - fault->byte : 1;
	report_missing_colon(fault, fault_span(fault, fault->byte, fault->byte + length), fault->line + fault->byte, length);
}
