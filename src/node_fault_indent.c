/*
 * node_fault_indent.c: lines that are indented too much or too little. A line that
 * belongs to no open block goes in, with the lines above it; the column that it was
 * to begin in comes out. Its key tells whose it is.
 */
#include "keys.h"
#include "node_fault.h"

#include <string.h>

static const char *
spaces(const struct fault *fault, size_t count)
{
	return arena_format(fault->run->arena, count == 1 ? "%zu space" : "%zu spaces", count);
}

/* Another line of the source. */
static struct fault
other_line(const struct fault *fault, uint32_t number)
{
	struct fault other = {.run = fault->run, .source = fault->source};

	other.line = source_line(fault->source, number, &other.length);
	other.at = (struct span){fault->source, number, 1, number, 1};
	return other;
}

struct diag_message *
fault_indented(const struct fault *fault, uint32_t sibling)
{
	struct fault other = other_line(fault, sibling);
	size_t indent = fault_indent(fault->line, fault->length), wanted = fault_indent(other.line, other.length);
	struct diag_message *message =
		fault_report(fault, E_BAD_INDENT, fault_word(fault, indent), spaces(fault, indent),
			     spaces(fault, wanted), wanted ? spaces(fault, wanted) : NULL);

	diag_note(message, fault_word(&other, wanted), "its siblings begin here");
	if (!wanted)
		diag_help(message, "begin it in the first column");
	return message;
}

uint32_t
fault_sibling(const struct fault *fault)
{
	size_t indent = fault_indent(fault->line, fault->length), least = SIZE_MAX;
	uint32_t sibling = 0;

	for (uint32_t number = fault->at.line - 1; number >= 1; number--) {
		size_t length;
		const char *line = source_line(fault->source, number, &length);
		if (!fault_is_content(line, length))
			continue;
		size_t other = fault_indent(line, length);
		if (other <= indent)
			break;
		if (other <= least) {
			least = other;
			sibling = number;
		}
	}
	return sibling;
}

/* The first line of those above that is indented less; 0 if there is none. */
static uint32_t
line_outside(const struct fault *fault)
{
	size_t indent = fault_indent(fault->line, fault->length);

	for (uint32_t number = fault->at.line - 1; number >= 1; number--) {
		struct fault other = other_line(fault, number);
		if (fault_is_content(other.line, other.length) && fault_indent(other.line, other.length) < indent)
			return number;
	}
	return 0;
}

/* May the keys of both lines stand in one mapping: is there an owner who has
 * both, or are both names? */
static bool
are_alike(const struct fault *one, const struct fault *other)
{
	size_t from = fault_indent(one->line, one->length), size = fault_word_end(one, from) - from;
	size_t begin = fault_indent(other->line, other->length), length = fault_word_end(other, begin) - begin;

	for (enum key_owner owner = 0; owner < OWNER_COUNT; owner++)
		if (read_key(owner, one->line + from, size) && read_key(owner, other->line + begin, length))
			return true;
	return !read_key(OWNER_COUNT, one->line + from, size) && !read_key(OWNER_COUNT, other->line + begin, length);
}

static bool
is_item(const struct fault *fault)
{
	size_t indent = fault_indent(fault->line, fault->length);

	return fault_char(fault, indent) == '-' && is_blank(fault_char(fault, indent + 1));
}

/* Where the item stands under a key whose value is no list, it is to lose its dash, too. */
static void
help_item(const struct fault *fault, struct diag_message *message)
{
	struct fault above = *fault;
	size_t indent = fault_indent(fault->line, fault->length), from;

	for (uint32_t number = fault->at.line - 1; number >= 1; number--) {
		above = other_line(fault, number);
		from = fault_indent(above.line, above.length);
		if (fault_is_content(above.line, above.length) && from <= indent && !is_item(&above))
			break;
	}
	from = fault_indent(above.line, above.length);
	const struct key *key = read_key(OWNER_COUNT, above.line + from, fault_word_end(&above, from) - from);
	if (key && key->shape == SHAPE_DEFINITIONS)
		diag_help(message, "and remove the '- ': names under '%s' have none", key->name);
}

void
fault_between(const struct fault *fault, uint32_t inside)
{
	struct fault in = other_line(fault, inside);
	size_t indent = fault_indent(fault->line, fault->length);
	uint32_t outside = line_outside(fault);

	if (is_item(fault)) {
		help_item(fault, fault_indented(fault, inside));
		return;
	}
	if (outside) {
		struct fault out = other_line(fault, outside);
		size_t more = fault_indent(in.line, in.length) - indent,
		       less = indent - fault_indent(out.line, out.length);
		bool is_in = are_alike(fault, &in), is_out = are_alike(fault, &out);
		if (is_in == is_out ? less < more : is_out) {
			fault_indented(fault, outside);
			return;
		}
	}
	fault_indented(fault, inside);
}

bool
fault_key_outside(const struct fault *fault)
{
	size_t end = fault_word_end(fault, fault->byte);
	uint32_t outside = line_outside(fault);

	if (!outside || !read_key(OWNER_COUNT, fault->line + fault->byte, end - fault->byte))
		return false;
	struct fault out = other_line(fault, outside);
	if (are_alike(fault, &out))
		fault_indented(fault, outside);
	return are_alike(fault, &out);
}

void
fault_after_schema(const struct fault *fault)
{
	size_t indent = fault_indent(fault->line, fault->length), end = fault_word_end(fault, fault->byte);
	uint32_t number = 1;
	struct fault first = other_line(fault, number);

	while (number < fault->at.line && (!fault_is_content(first.line, first.length) ||
					   strchr("-%", first.line[fault_indent(first.line, first.length)])))
		first = other_line(fault, ++number);
	if (fault->is_first && fault_char(fault, end) == ':' && fault_indent(first.line, first.length) > indent) {
		fault_indented(&first, fault->at.line);
		return;
	}
	diag_help(fault_syntax(fault, fault_word(fault, fault->byte), "text after the end of the schema"),
		  "a schema is one mapping; put all of its keys into it");
}
