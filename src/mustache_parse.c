/*
 * mustache_parse.c: a template's text becomes an array of pieces, once; so do
 * the partials that it reaches. A template that is wrong is an error with its
 * place.
 */
#include "mustache.h"

#include <string.h>

#define BLANKS " \t"
#define SPACES " \t\r\n"

bool
mustache_fail(struct mustache_error *error, const struct mustache *template, uint32_t line, uint32_t column,
	      const char *message)
{
	*error = (struct mustache_error){template->name, line, column, message};
	return false;
}

struct parser {
	struct arena *arena;
	mustache_loader *load;
	void *context;
	struct map *templates; /* by name */
	struct mustache **last;
	struct mustache_error *error;

	/* of the template that is being parsed: */
	struct mustache *template;
	const char *at; /* everything before is in pieces */
	const char *open, *close;
	uint32_t line; /* of the last tag, which begins at `counted` */
	const char *line_start, *counted;
	size_t sections[MUSTACHE_DEPTH]; /* the open ones */
	size_t depth;
};

struct tag {
	char sigil; /* 0 for {{x}} */
	const char *start, *end;
	uint32_t line, column;
	const char *name;   /* what is inside, without sigil and spaces around it */
	bool is_standalone; /* the only thing on its line: */
	const char *line_start, *line_end;
};

static bool
tag_error(struct parser *p, const struct tag *tag, const char *message)
{
	return mustache_fail(p->error, p->template, tag->line, tag->column, message);
}

static struct piece *
add_piece(struct parser *p, enum piece_kind kind, const struct tag *tag, const char *text, size_t length)
{
	struct mustache *t = p->template;

	t->pieces = arena_grow(p->arena, t->pieces, t->count, &t->capacity, sizeof(*t->pieces));
	struct piece *piece = &t->pieces[t->count++];
	*piece = (struct piece){kind, tag->line, tag->column, .text = text, .length = length};
	return piece;
}

static bool
is_line_start(const struct parser *p, const char *at)
{
	return at == p->template->text || at[-1] == '\n';
}

/* The text between the last tag and this one as a piece. */
static void
add_text(struct parser *p, const struct tag *tag)
{
	const char *end = tag->is_standalone ? tag->line_start : tag->start;
	const bool indents_tag = *end && !tag->is_standalone && is_line_start(p, end);

	if (end == p->at && !indents_tag)
		return;
	struct piece *piece = add_piece(p, PIECE_TEXT, tag, p->at, (size_t)(end - p->at));
	piece->starts_line = is_line_start(p, p->at);
	piece->indents_tag = indents_tag;
}

/* Is a tag that shows nothing itself the only thing on its line? Then the
 * whole line is the tag's. */
static void
look_around(const struct parser *p, struct tag *tag)
{
	const char *start = tag->start, *end = tag->end + strspn(tag->end, BLANKS);

	while (start > p->template->text && strchr(BLANKS, start[-1]))
		start--;
	if (!is_line_start(p, start))
		return;
	if (end[0] == '\r' && end[1] == '\n')
		end++;
	if (*end && *end != '\n')
		return;
	tag->is_standalone = true;
	tag->line_start = start;
	tag->line_end = *end ? end + 1 : end;
}

/* Read the tag that opens at `start`. */
static bool
read_tag(struct parser *p, const char *start, struct tag *tag)
{
	const char *body = start + strlen(p->open), *close = p->close;

	for (; p->counted < start; p->counted++) {
		if (*p->counted == '\n') {
			p->line++;
			p->line_start = p->counted + 1;
		}
	}
	*tag = (struct tag){.start = start, .line = p->line, .column = (uint32_t)(start - p->line_start + 1)};

	body += strspn(body, SPACES);
	if (*body && strchr("{&#^/>!=", *body))
		tag->sigil = *body++;
	if (tag->sigil == '{' || tag->sigil == '=')
		close = arena_format(p->arena, "%c%s", tag->sigil == '{' ? '}' : '=', p->close);
	const char *end = strstr(body, close);
	if (!end)
		return tag_error(p, tag, arena_format(p->arena, "this tag is never closed by '%s'", close));
	tag->end = end + strlen(close);

	body += strspn(body, SPACES);
	while (end > body && strchr(SPACES, end[-1]))
		end--;
	tag->name = arena_text(p->arena, body, (size_t)(end - body));
	if (tag->sigil && !strchr("{&", tag->sigil))
		look_around(p, tag);
	return true;
}

static bool
set_delimiters(struct parser *p, const struct tag *tag)
{
	const size_t open = strcspn(tag->name, SPACES "=");
	const char *close = tag->name + open + strspn(tag->name + open, SPACES);

	if (!open || !*close || close == tag->name + open || close[strcspn(close, SPACES "=")])
		return tag_error(p, tag, "new delimiters are written {{=OPEN CLOSE=}}");
	p->open = arena_text(p->arena, tag->name, open);
	p->close = close;
	return true;
}

/* Split a dotted name into its steps. "." alone has none. */
static bool
read_name(struct parser *p, const struct tag *tag, struct piece *piece)
{
	size_t capacity = 0;

	if (strcmp(tag->name, ".") == 0)
		return true;
	for (const char *part = tag->name;; part++) {
		size_t length = strcspn(part, ".");
		if (!length)
			return tag_error(p, tag, "a part of this dotted name is empty");
		piece->steps = arena_grow(p->arena, piece->steps, piece->step_count, &capacity, sizeof(*piece->steps));
		piece->steps[piece->step_count++].key = arena_text(p->arena, part, length);
		part += length;
		if (!*part)
			return true;
	}
}

/* The template of this name, to be parsed later where it is new; NULL where
 * there is none. */
static struct mustache *
want(struct parser *p, const char *name)
{
	struct mustache *template = map_get(p->templates, name, strlen(name));
	size_t length;

	if (template)
		return template;
	const char *text = p->load(p->context, name, &length);
	if (!text)
		return NULL;
	template = ARENA_NEW(p->arena, struct mustache);
	template->arena = p->arena;
	template->name = name;
	template->text = arena_text(p->arena, text, length);
	template->length = length;
	map_put(p->templates, name, strlen(name), template);
	*p->last = template;
	p->last = &template->next;
	return template;
}

static bool
add_partial(struct parser *p, const struct tag *tag)
{
	struct piece *piece = add_piece(p, PIECE_PARTIAL, tag, tag->name, strlen(tag->name));

	piece->partial = want(p, tag->name);
	if (!piece->partial)
		return tag_error(p, tag, arena_format(p->arena, "there is no partial '%s'", tag->name));
	if (tag->is_standalone) {
		piece->is_standalone = true;
		piece->indent = arena_text(p->arena, tag->line_start, (size_t)(tag->start - tag->line_start));
	}
	return true;
}

static bool
close_section(struct parser *p, const struct tag *tag)
{
	if (!p->depth)
		return tag_error(p, tag, arena_format(p->arena, "'%s' closes no section", tag->name));

	struct piece *piece = &p->template->pieces[p->sections[--p->depth]];
	if (strcmp(piece->text, tag->name) != 0) {
		return tag_error(p, tag,
				 arena_format(p->arena, "'%s' cannot close section '%s' of line %u", tag->name,
					      piece->text, piece->line));
	}
	piece->end = p->template->count;
	return true;
}

static bool
add_tag(struct parser *p, const struct tag *tag)
{
	if (tag->sigil == '!')
		return true;
	if (tag->sigil == '=')
		return set_delimiters(p, tag);
	if (!*tag->name)
		return tag_error(p, tag, "this tag has no name");
	if (tag->name[strcspn(tag->name, SPACES)])
		return tag_error(p, tag, "a name cannot have spaces in it");
	if (tag->sigil == '>')
		return add_partial(p, tag);
	if (tag->sigil == '/')
		return close_section(p, tag);

	enum piece_kind kind = tag->sigil == '#' ? PIECE_SECTION : tag->sigil == '^' ? PIECE_INVERTED : PIECE_VALUE;
	if (kind != PIECE_VALUE) {
		if (p->depth == MUSTACHE_DEPTH)
			return tag_error(p, tag, "sections are nested more than 64 deep");
		p->sections[p->depth++] = p->template->count;
	}
	return read_name(p, tag, add_piece(p, kind, tag, tag->name, strlen(tag->name)));
}

static bool
parse_template(struct parser *p, struct mustache *template)
{
	struct tag tag;

	p->template = template;
	p->at = p->counted = p->line_start = template->text;
	p->line = 1;
	p->depth = 0;
	p->open = "{{";
	p->close = "}}";

	if (strlen(template->text) != template->length)
		return mustache_fail(p->error, template, 1, 1, "a template cannot have a NUL byte");
	for (const char *start; (start = strstr(p->at, p->open));) {
		if (!read_tag(p, start, &tag))
			return false;
		add_text(p, &tag);
		if (!add_tag(p, &tag))
			return false;
		p->at = tag.is_standalone ? tag.line_end : tag.end;
	}
	add_text(p, &(struct tag){.start = p->at + strlen(p->at)});

	if (p->depth > 0) {
		const struct piece *piece = &template->pieces[p->sections[p->depth - 1]];
		return mustache_fail(p->error, template, piece->line, piece->column,
				 arena_format(p->arena, "section '%s' is never closed", piece->text));
	}
	return true;
}

const struct mustache *
mustache_parse(struct arena *arena, const char *name, mustache_loader *load, void *context,
	       struct mustache_error *error)
{
	struct mustache *first = NULL;
	struct parser parser = {.arena = arena, .load = load, .context = context, .last = &first, .error = error};

	parser.templates = map_new(arena);
	if (!want(&parser, name)) {
		*error = (struct mustache_error){name, 1, 1, "there is no such template"};
		return NULL;
	}
	for (struct mustache *template = first; template; template = template->next)
		if (!parse_template(&parser, template))
			return NULL;
	return first;
}
