/*
 * mustache.c: templates, strictly. A template's text becomes an array of
 * pieces once (text, value, section, inverted section, partial); rendering
 * walks them with a stack of contexts. Held to the public Mustache
 * specification: interpolation, sections, inverted, comments, partials,
 * delimiters. Different on purpose, because the output is C and a slip in a
 * template must not go unnoticed:
 *
 *  - Nothing is escaped: {{x}}, {{{x}}} and {{&x}} are the same.
 *  - A name that no enclosing object defines, and a missing partial, are
 *    errors with template, line and column.
 *  - Only strings and numbers can be shown, and only bools, lists and objects
 *    can be tested by a section.
 *  - The indentation of a partial is not put before its empty lines.
 *  - Sections, and partials in partials, nest at most 64 deep.
 */
#include "slotc.h"

#include <assert.h>
#include <string.h>

#define BLANKS " \t"
#define SPACES " \t\r\n"

enum { MAX_DEPTH = 64, CACHED_LEVELS = 4 };

enum piece_kind { PIECE_TEXT, PIECE_VALUE, PIECE_SECTION, PIECE_INVERTED, PIECE_PARTIAL };

/* Where objects of this shape have a key: field `place - 1`, or nowhere for 0. */
struct found {
	uint64_t shape;
	size_t place;
};

/* One part of a dotted name. The same code builds the objects that one piece
 * meets again and again, so where the key was last time, in each of the
 * innermost contexts, is nearly always where it is next time. */
struct step {
	const char *key;
	struct found found[CACHED_LEVELS];
};

struct piece {
	enum piece_kind kind;
	uint32_t line, column;
	const char *text; /* TEXT: what to write; else the name in the tag */
	size_t length;
	bool starts_line;   /* TEXT: a partial's indentation goes before it */
	bool indents_tag;   /* TEXT: and behind it, where an inline tag starts a line */
	struct step *steps; /* VALUE, SECTION, INVERTED: none stand for {{.}} */
	size_t step_count;
	size_t end; /* SECTION, INVERTED: the piece after its last one */
	const struct mustache *partial;
	bool is_standalone; /* PARTIAL: alone on its line, behind `indent` */
	const char *indent;
};

struct mustache {
	struct arena *arena;
	const char *name;
	const char *text;
	size_t length;
	struct piece *pieces;
	size_t count, capacity;
	struct mustache *next; /* in the order they were first named */
};

static bool
set_error(struct mustache_error *error, const struct mustache *template, uint32_t line, uint32_t column,
	  const char *message)
{
	*error = (struct mustache_error){template->name, line, column, message};
	return false;
}

/* ---- parsing ---- */

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
	size_t sections[MAX_DEPTH]; /* the open ones */
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
	return set_error(p->error, p->template, tag->line, tag->column, message);
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
		if (p->depth == MAX_DEPTH)
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
		return set_error(p->error, template, 1, 1, "a template cannot have a NUL byte");
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
		return set_error(p->error, template, piece->line, piece->column,
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

/* ---- rendering ---- */

/* The values that names are looked up in, the innermost first. */
struct context {
	const struct json *value;
	const struct context *outer;
};

/* What goes before each line of a partial's text, the outermost first. */
struct indent {
	const char *text;
	const struct indent *outer;
};

struct renderer {
	struct buf *out;
	struct mustache_error *error;
	int depth; /* of partials */
};

/* The object's field with the step's key, or NULL. */
static const struct json *
get_field(struct step *step, size_t level, const struct json *object)
{
	struct found *found = &step->found[level < CACHED_LEVELS ? level : CACHED_LEVELS - 1];

	if (found->shape != object->shape) {
		*found = (struct found){.shape = object->shape};
		for (size_t i = 0; i < object->count; i++) {
			if (strcmp(object->fields[i].key, step->key) != 0)
				continue;
			assert(!found->place && "a key is set once");
			found->place = i + 1;
		}
	}
	return found->place ? object->fields[found->place - 1].value : NULL;
}

/* What the piece's name stands for, or NULL. Only its first part looks outward. */
static const struct json *
look_up(const struct piece *piece, const struct context *context)
{
	const struct json *value = NULL;

	if (!piece->step_count)
		return context->value;
	for (size_t level = 0; context && !value; context = context->outer, level++)
		if (context->value->kind == JSON_OBJECT)
			value = get_field(&piece->steps[0], level, context->value);
	for (size_t i = 1; i < piece->step_count && value; i++)
		value = value->kind == JSON_OBJECT ? get_field(&piece->steps[i], 0, value) : NULL;
	return value;
}

/* `value` is not what the piece can use. */
static bool
piece_error(struct renderer *r, const struct mustache *template, const struct piece *piece, const struct json *value,
	    const char *rule)
{
	static const char *const kind_name[] = {
		[JSON_NULL] = "null",   [JSON_STRING] = "a string", [JSON_NUMBER] = "a number",
		[JSON_BOOL] = "a bool", [JSON_LIST] = "a list",     [JSON_OBJECT] = "an object",
	};
	const char *message =
		value ? arena_format(template->arena, "'%s' is %s; %s", piece->text, kind_name[value->kind], rule)
		      : arena_format(template->arena, "'%s' is not defined", piece->text);

	return set_error(r->error, template, piece->line, piece->column, message);
}

static void
write_indent(struct buf *out, const struct indent *indent)
{
	if (!indent)
		return;
	write_indent(out, indent->outer);
	buf_text(out, indent->text);
}

static void
write_text(struct buf *out, const struct piece *piece, const struct indent *indent)
{
	const char *line = piece->text, *const end = piece->text + piece->length;

	if (!indent) {
		buf_add(out, line, piece->length);
		return;
	}
	for (bool starts_line = piece->starts_line; line < end; starts_line = true) {
		const char *newline = memchr(line, '\n', (size_t)(end - line));
		const char *next = newline ? newline + 1 : end;
		bool is_empty = *line == '\n' || (*line == '\r' && newline == line + 1);
		if (starts_line && !is_empty)
			write_indent(out, indent);
		buf_add(out, line, (size_t)(next - line));
		line = next;
	}
	if (piece->indents_tag)
		write_indent(out, indent);
}

static bool render(struct renderer *r, const struct mustache *template, size_t from, size_t end,
		   const struct context *context, const struct indent *indent);

static bool
render_section(struct renderer *r, const struct mustache *template, const struct piece *piece,
	       const struct context *context, const struct indent *indent)
{
	const struct json *value = look_up(piece, context);
	const size_t from = (size_t)(piece - template->pieces) + 1;

	if (!value || (value->kind != JSON_BOOL && value->kind != JSON_LIST && value->kind != JSON_OBJECT))
		return piece_error(r, template, piece, value, "a section takes a bool, a list or an object");

	const bool is_list = value->kind == JSON_LIST;
	const size_t count = is_list ? value->count : value->kind == JSON_OBJECT || value->truth;
	if (piece->kind == PIECE_INVERTED)
		return count > 0 || render(r, template, from, piece->end, context, indent);
	for (size_t i = 0; i < count; i++) {
		struct arena *scratch = NULL;
		const struct context inner = {is_list ? json_item(value, i, &scratch) : value, context};
		const bool is_done = render(r, template, from, piece->end, &inner, indent);
		if (is_list)
			json_forget(value, scratch);
		if (!is_done)
			return false;
	}
	return true;
}

static bool
render_partial(struct renderer *r, const struct mustache *template, const struct piece *piece,
	       const struct context *context, const struct indent *indent)
{
	const struct mustache *partial = piece->partial;
	const struct indent deeper = {piece->indent, indent};

	if (r->depth == MAX_DEPTH)
		return set_error(r->error, template, piece->line, piece->column,
				 "partials are nested more than 64 deep");
	if (!piece->is_standalone)
		indent = NULL;
	else if (*piece->indent)
		indent = &deeper;
	r->depth++;
	bool done = render(r, partial, 0, partial->count, context, indent);
	r->depth--;
	return done;
}

/* Render the pieces from `from` to before `end`. */
static bool
render(struct renderer *r, const struct mustache *template, size_t from, size_t end, const struct context *context,
       const struct indent *indent)
{
	for (size_t i = from; i < end; i++) {
		const struct piece *piece = &template->pieces[i];
		const struct json *value;

		switch (piece->kind) {
		case PIECE_TEXT:
			write_text(r->out, piece, indent);
			break;
		case PIECE_VALUE:
			value = look_up(piece, context);
			if (!value || (value->kind != JSON_STRING && value->kind != JSON_NUMBER))
				return piece_error(r, template, piece, value, "a tag shows strings and numbers");
			buf_add(r->out, value->text, value->length);
			break;
		case PIECE_SECTION:
		case PIECE_INVERTED:
			if (!render_section(r, template, piece, context, indent))
				return false;
			i = piece->end - 1;
			break;
		case PIECE_PARTIAL:
			if (!render_partial(r, template, piece, context, indent))
				return false;
			break;
		}
	}
	return true;
}

bool
mustache_render(const struct mustache *template, const struct json *view, struct buf *out, struct mustache_error *error)
{
	struct renderer renderer = {.out = out, .error = error};
	const struct context context = {.value = view};

	return render(&renderer, template, 0, template->count, &context, NULL);
}
