/*
 * node_refuse.c: tags and aliases that a schema does not take. What YAML makes of
 * `!` and `*` goes in; what was meant by them is said, where C or another language
 * tells.
 */
#include "node_build.h"
#include "value.h"

#include <string.h>

enum { CANDIDATE_LIMIT = 1000 }; /* anchors that a mistyped alias is compared with */

struct diag_message *
node_report(struct node_builder *builder, enum diag_id id, struct span at, const char *a, const char *b)
{
	return diag_report(builder->run->diag, id, at, a, b);
}

struct diag_message *
node_refuse(struct node_builder *builder, enum diag_id id, struct span at, const char *a, const char *b)
{
	builder->refused = node_report(builder, id, at, a, b);
	builder->refused_line = at.line;
	return builder->refused;
}

static const char core_prefix[] = "tag:yaml.org,2002:";

/* Text that may be one of these: a first sieve, what uses it knows the rest. */
static bool
is_number(const char *text)
{
	text += *text == '-' || *text == '+';
	return (*text >= '0' && *text <= '9') || *text == '.';
}

static bool
is_bool(const char *text)
{
	static const char *const words[] = {"true", "True", "TRUE", "false", "False", "FALSE"};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (text_is(text, words[i]))
			return true;
	return false;
}

static bool
is_null(const char *text)
{
	return node_is_null(&(struct node){.kind = NODE_SCALAR, .is_plain = true, .text = text});
}

/* The core schema of YAML (YAML 1.2.2, 10.3). */
static const struct core_tag {
	const char *name, *what;
	bool (*is_one)(const char *text); /* NULL: any scalar is, or none */
} core_tags[] = {
	{"str", NULL, NULL},
	{"int", "a number", is_number},
	{"bool", "true or false", is_bool},
	{"float", "a number", is_number},
	{"null", "null", is_null},
	{"map", "a mapping", NULL},
	{"seq", "a list", NULL},
};

static const struct core_tag *
find_core_tag(const char *tag)
{
	if (strncmp(tag, core_prefix, sizeof(core_prefix) - 1) != 0)
		return NULL;
	for (size_t i = 0; i < COUNT_OF(core_tags); i++)
		if (text_is(tag + sizeof(core_prefix) - 1, core_tags[i].name))
			return &core_tags[i];
	return NULL;
}

bool
node_is_core_tag(const char *tag)
{
	return find_core_tag(tag) != NULL;
}

void
node_take_tag(struct node_builder *builder, struct node_tag tag, struct node *node, const char *name, const char *text)
{
	const struct core_tag *core = find_core_tag(name);

	node->is_plain = core->is_one != NULL;
	if (!core->what || (core->is_one && core->is_one(text)))
		return;
	diag_help(node_refuse(builder, E_BANG_IS_TAG, tag.at, tag.text, NULL), "remove it: what follows is not %s",
		  core->what);
	node->is_poisoned = true;
}

const char *
node_refuse_tag(struct node_builder *builder, struct node_tag tag, bool is_all)
{
	const char *word = tag.text + strspn(tag.text, "!");
	struct diag_message *message = node_refuse(builder, E_BANG_IS_TAG, tag.at, tag.text, NULL);

	if (is_all) {
		diag_fix(message, word);
		diag_help(message, "remove the '!'");
	} else {
		diag_help(message, "remove it, or quote what is a text");
	}
	return word;
}

static bool
is_c_type(const char *name)
{
	static const char *const words[] = {"char",   "void",  "int",    "short",  "long",   "unsigned",
					    "signed", "float", "double", "struct", "const",  "FILE",
					    "string", "bytes", "uint8",  "uint16", "uint32", "uint64",
					    "int8",   "int16", "int32",  "int64",  "bool"};
	size_t length = strlen(name);

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (strcmp(name, words[i]) == 0)
			return true;
	return length > 2 && strcmp(name + length - 2, "_t") == 0;
}

static bool
is_value_of(const struct node_builder *builder, const char *key)
{
	const struct node_frame *frame = builder->depth ? &builder->frames[builder->depth - 1] : NULL;

	return frame && frame->has_key && frame->key && strcmp(frame->key->text, key) == 0;
}

struct node_anchor *
node_refuse_alias(struct node_builder *builder, struct span at, const char *name)
{
	size_t count = builder->anchor_count < CANDIDATE_LIMIT ? builder->anchor_count : CANDIDATE_LIMIT;
	const char *nearest = typo_nearest(name, builder->anchor_names, count);

	if (nearest) {
		struct diag_message *message = node_refuse(builder, E_UNDEFINED_ALIAS, at, name, nearest);
		struct node_anchor **place = map_get(builder->anchors, nearest, strlen(nearest));
		diag_fix(message, arena_format(builder->run->arena, "*%s", nearest));
		return *place;
	}
	if (!is_c_type(name) && !is_value_of(builder, "type")) {
		struct diag_message *message = node_refuse(builder, E_UNDEFINED_ALIAS, at, name, NULL);
		if (count)
			diag_help(message, "mark what it repeats with '&%s'; the last anchor before it is '&%s'", name,
				  builder->anchor_names[builder->anchor_count - 1]);
		else
			diag_help(message, "a text that begins with '*' must be quoted");
		return NULL;
	}

	struct arena *arena = builder->run->arena;
	struct diag_message *message = node_refuse(builder, E_POINTER_IS_ALIAS, at, name, NULL);
	struct foreign_type form;
	if (!foreign_type(arena, arena_format(arena, "%s *", name), &form) || !form.type) {
		diag_help(message, "write the type of the value itself; for many values add 'count' or 'max_count'");
		return NULL;
	}
	const char *keys = "";
	for (size_t i = 0; i < form.key_count; i++)
		keys = arena_format(arena, "%s, %s", keys, form.keys[i]);
	bool has_key = is_value_of(builder, "type");
	const char *right = arena_format(arena, *keys && !has_key ? "{type: %s%s}" : "%s%s", form.type, keys);
	if (!*keys || !has_key || builder->frames[builder->depth - 1].is_flow)
		diag_fix(message, right);
	if (form.key_count)
		diag_help(message, "for a pointer to another object write 'type: %s' and '%s'", form.type,
			  form.keys[0]);
	else
		diag_help(message, "write '%s'; %s", right, form.why ? form.why : "a slot holds the value itself");
	return NULL;
}
