/*
 * node_place.c: where nodes stand. Marks of libyaml, in code points, go in; spans
 * and offsets into the text come out. Marks only move on, so that the offset of
 * the last one is where the search for the next begins.
 */
#include "node_build.h"

#include <string.h>

struct span
node_place(const struct source *source, yaml_mark_t mark)
{
	if (mark.line < source->line_count) {
		uint32_t line = (uint32_t)mark.line + 1, column = (uint32_t)mark.column + 1;
		return (struct span){source, line, column, line, column + 1};
	}

	size_t length;
	uint32_t line = (uint32_t)source->line_count, column = 1, point;
	const char *text = source_line(source, line, &length);
	for (size_t at = 0, size; at < length; at += size ? size : 1, column++)
		size = utf8_decode(text + at, length - at, &point);
	return (struct span){source, line, column, line, column + 1};
}

struct span
node_stretch(struct span at, size_t length)
{
	at.end_line = at.line;
	at.end_column = at.column + (uint32_t)length;
	return at;
}

size_t
node_offset(struct node_builder *builder, yaml_mark_t mark)
{
	const struct source *source = builder->source;
	yaml_mark_t *found = &builder->found;

	if (mark.line != found->line || mark.column < found->column) {
		*found = (yaml_mark_t){.line = mark.line};
		builder->found_offset = mark.line < source->line_count ? source->lines[mark.line] : source->length;
	}
	while (found->column < mark.column && builder->found_offset < source->length) {
		uint32_t point;
		size_t at = builder->found_offset;
		builder->found_offset += utf8_decode(source->text + at, source->length - at, &point);
		found->column++;
	}
	return builder->found_offset;
}

static void
move_on(struct node_builder *builder, yaml_mark_t *mark)
{
	if (builder->source->text[node_offset(builder, *mark)] == '\n') {
		mark->line++;
		mark->column = 0;
	} else {
		mark->column++;
	}
}

static char
char_at(struct node_builder *builder, yaml_mark_t mark)
{
	return builder->source->text[node_offset(builder, mark)];
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Does this end an anchor or a tag? Outside brackets only a blank does. */
static bool
ends_property(const struct node_builder *builder, char c)
{
	bool is_flow = builder->depth && builder->frames[builder->depth - 1].is_flow;

	return !c || is_space(c) || (is_flow && strchr(",[]{}", c));
}

struct span
node_between(struct node_builder *builder, yaml_mark_t start, yaml_mark_t end)
{
	struct span at = node_place(builder->source, start);
	struct span to = node_place(builder->source, end);

	at.end_line = to.line;
	at.end_column = to.column;
	return at;
}

yaml_mark_t
node_skip_properties(struct node_builder *builder, yaml_mark_t mark, struct node_tag *tag)
{
	while (char_at(builder, mark) == '&' || char_at(builder, mark) == '!') {
		yaml_mark_t word = mark;
		size_t from = node_offset(builder, mark);
		do
			move_on(builder, &mark);
		while (!ends_property(builder, char_at(builder, mark)));
		if (builder->source->text[from] == '!') {
			tag->at = node_between(builder, word, mark);
			tag->text = arena_text(builder->run->arena, builder->source->text + from,
					       node_offset(builder, mark) - from);
		}
		while (is_space(char_at(builder, mark)) || char_at(builder, mark) == '#') {
			if (char_at(builder, mark) == '#')
				while (char_at(builder, mark) && char_at(builder, mark) != '\n')
					move_on(builder, &mark);
			else
				move_on(builder, &mark);
		}
	}
	return mark;
}
