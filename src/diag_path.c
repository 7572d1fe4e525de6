/*
 * diag_path.c: which part of the schema a place in its text belongs to. Sorted
 * messages go in; for each the path of its key comes out, as a JSON Pointer
 * (RFC 6901). YAML's events are read once more beside the messages, so that
 * also what never became a part of the tree has a path: a key that is given
 * twice, or all that stands before a fault of YAML.
 */
#include "diag_internal.h"

#include <string.h>
#include <yaml.h>

/* Deeper, libyaml takes quadratic time; a longer path is that of what it is in. */
enum { DEPTH_LIMIT = 64, PATH_LIMIT = 1000 };

struct level {
	bool is_mapping;
	bool has_key;  /* of a mapping: its value comes next */
	size_t items;  /* of a list: so many came */
	size_t length; /* of the path to the collection itself */
};

struct walk {
	struct diag_message *const *messages; /* of one source, those without a path yet */
	size_t count;
	const char **paths;
	struct arena *arena;
	struct buf path;
	struct level levels[DEPTH_LIMIT];
	size_t depth;
	const char *shown; /* the path as a text, or NULL since it changed */
};

static bool
is_before(struct span at, const yaml_mark_t *mark)
{
	return at.line < mark->line + 1 || (at.line == mark->line + 1 && at.column < mark->column + 1);
}

/* Messages that stand before the mark (NULL: all) belong to the path as it is. */
static void
settle(struct walk *walk, const yaml_mark_t *mark)
{
	while (walk->count && (!mark || is_before(walk->messages[0]->at, mark))) {
		if (!walk->shown)
			walk->shown = arena_text(walk->arena, walk->path.length ? walk->path.data : "",
						 walk->path.length);
		*walk->paths++ = walk->shown;
		walk->messages++;
		walk->count--;
	}
}

static void
cut(struct walk *walk, size_t length)
{
	if (walk->path.length == length)
		return;
	walk->path.length = length;
	walk->shown = NULL;
}

static void
add_step(struct walk *walk, const char *bytes, size_t length)
{
	if (walk->path.length + 2 * length >= PATH_LIMIT)
		return;
	buf_char(&walk->path, '/');
	for (size_t i = 0; i < length; i++) {
		if (bytes[i] == '~' || bytes[i] == '/')
			buf_text(&walk->path, bytes[i] == '~' ? "~0" : "~1");
		else
			buf_char(&walk->path, bytes[i]);
	}
	walk->shown = NULL;
}

/* A node begins: a key, a key's value, an item, or the document's only node. */
static void
begin_node(struct walk *walk, const yaml_event_t *event)
{
	struct level *level = walk->depth ? &walk->levels[walk->depth - 1] : NULL;

	if (!level || (level->is_mapping && level->has_key)) {
		if (level)
			level->has_key = false;
		return;
	}
	settle(walk, &event->start_mark);
	cut(walk, level->length);
	if (!level->is_mapping) {
		const char *index = arena_format(walk->arena, "%zu", level->items++);
		add_step(walk, index, strlen(index));
		return;
	}
	level->has_key = true;
	if (event->type == YAML_SCALAR_EVENT)
		add_step(walk, (const char *)event->data.scalar.value, event->data.scalar.length);
}

/* False after the last event that matters. */
static bool
take_event(struct walk *walk, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT:
	case YAML_ALIAS_EVENT:
		begin_node(walk, event);
		return true;
	case YAML_MAPPING_START_EVENT:
	case YAML_SEQUENCE_START_EVENT:
		begin_node(walk, event);
		if (walk->depth == DEPTH_LIMIT)
			return false;
		walk->levels[walk->depth++] = (struct level){
			.is_mapping = event->type == YAML_MAPPING_START_EVENT, .length = walk->path.length};
		return true;
	case YAML_MAPPING_END_EVENT:
	case YAML_SEQUENCE_END_EVENT:
		settle(walk, &event->end_mark);
		cut(walk, walk->levels[--walk->depth].length);
		return true;
	case YAML_DOCUMENT_END_EVENT:
	case YAML_STREAM_END_EVENT:
		return false;
	default:
		return true;
	}
}

/* libyaml takes quadratic time over `%TAG` lines, which no schema has. */
static bool
begins_with_directive(const struct source *source)
{
	for (uint32_t number = 1; number <= source->line_count; number++) {
		size_t length;
		const char *line = source_line(source, number, &length);
		size_t blank = strspn(line, " \t");
		if (blank < length && line[blank] != '#')
			return line[0] == '%';
	}
	return false;
}

static void
walk_source(struct walk *walk, const struct source *source)
{
	yaml_parser_t parser;
	yaml_event_t event;

	if (!yaml_parser_initialize(&parser))
		fail("out of memory");
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)source->text, source->length);
	for (bool goes_on = !begins_with_directive(source); goes_on && walk->count;) {
		if (!yaml_parser_parse(&parser, &event)) {
			if (parser.error == YAML_MEMORY_ERROR)
				fail("out of memory");
			break;
		}
		goes_on = take_event(walk, &event);
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	settle(walk, NULL);
}

void
diag_find_paths(struct arena *arena, struct diag_message *const *messages, size_t count, const char **paths)
{
	for (size_t first = 0, next; first < count; first = next) {
		const struct source *source = messages[first]->at.source;
		for (next = first + 1; next < count && messages[next]->at.source == source;)
			next++;
		struct walk walk = {
			.messages = messages + first, .count = next - first, .paths = paths + first, .arena = arena};
		if (source)
			walk_source(&walk, source);
		buf_free(&walk.path);
	}
}
