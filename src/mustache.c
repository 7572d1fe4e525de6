/*
 * mustache.c: templates, strictly. A template's text becomes an array of
 * pieces once (mustache_parse.c); rendering walks them with a stack of
 * contexts. Held to the public Mustache specification: interpolation, sections,
 * inverted, comments, partials, delimiters. Different on purpose, because the
 * output is C and a slip in a template must not go unnoticed:
 *
 *  - Nothing is escaped: {{x}}, {{{x}}} and {{&x}} are the same.
 *  - A name that no enclosing object defines, and a missing partial, are
 *    errors with template, line and column.
 *  - Only strings and numbers can be shown, and only bools, lists and objects
 *    can be tested by a section.
 *  - The indentation of a partial is not put before its empty lines.
 *  - Sections, and partials in partials, nest at most 64 deep.
 */
#include "mustache.h"

#include <assert.h>
#include <string.h>

/* A value that names are looked up in, if it is an object, and then in the objects
 * around it. */
struct context {
	const struct json *value;
	const struct context *outer; /* the next that is an object */
	uint64_t shapes;             /* of all objects from here outward, mixed */
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

/* The context's objects, the innermost first. */
static const struct context *
objects_of(const struct context *context)
{
	return context->value->kind == JSON_OBJECT ? context : context->outer;
}

static struct context
context_inside(const struct context *outer, const struct json *value)
{
	struct context context = {value, outer ? objects_of(outer) : NULL, 0};

	/* As json_set mixes keys. */
	context.shapes = context.outer ? context.outer->shapes : 0;
	if (value->kind == JSON_OBJECT)
		context.shapes = (context.shapes ^ value->shape) * 0x9e3779b97f4a7c15u;
	return context;
}

/* Number (from 1) of the object's field with the key; 0: it has none. */
static uint32_t
place_of(const struct json *object, const char *key)
{
	uint32_t place = 0;

	for (size_t i = 0; i < object->count; i++) {
		if (strcmp(object->fields[i].key, key) != 0)
			continue;
		assert(!place && "a key is set once");
		place = (uint32_t)i + 1;
	}
	return place;
}

/* Look for the key once, for all that have these shapes. */
static void
find(const char *key, const struct context *context, struct found *found)
{
	*found = (struct found){.shapes = context->shapes};
	for (; context && !found->place; context = context->outer) {
		found->place = place_of(context->value, key);
		found->level += !found->place;
	}
}

/* The innermost field with the step's key, or NULL. */
static const struct json *
get_field(struct step *step, const struct context *context)
{
	struct found *found = &step->found[context->shapes >> (64 - FOUND_BITS)];

	if (found->shapes != context->shapes)
		find(step->key, context, found);
	if (!found->place)
		return NULL;
	for (uint32_t level = found->level; level; level--)
		context = context->outer;
	return context->value->fields[found->place - 1].value;
}

/* What the piece's name stands for, or NULL. Only its first part looks outward. */
static const struct json *
look_up(const struct piece *piece, const struct context *context)
{
	const struct json *value = NULL;
	const struct context *objects = objects_of(context);

	if (!piece->step_count)
		return context->value;
	if (objects)
		value = get_field(&piece->steps[0], objects);
	for (size_t i = 1; i < piece->step_count && value; i++) {
		const struct context only = context_inside(NULL, value);
		value = value->kind == JSON_OBJECT ? get_field(&piece->steps[i], &only) : NULL;
	}
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

	return mustache_fail(r->error, template, piece->line, piece->column, message);
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
		const struct context inner = context_inside(context, is_list ? json_item(value, i, &scratch) : value);
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

	if (r->depth == MUSTACHE_DEPTH)
		return mustache_fail(r->error, template, piece->line, piece->column,
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
	const struct context context = context_inside(NULL, view);

	return render(&renderer, template, 0, template->count, &context, NULL);
}
