/*
 * read_rewrite.c: keys of other languages whose value decides what they are
 * here. A key with its value goes in, `array: 4`, `range: 1..9` or
 * `$ref: "#/definitions/Point"`; the keys that say the same come out.
 */
#include "read.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- values ------------------------------------------------------------------- */

static bool
is_word(const struct node *node, const char *word)
{
	return node->kind == NODE_SCALAR && strcasecmp(node->text, word) == 0;
}

static const struct node *
value_of(const struct node *mapping, const char *name)
{
	for (size_t i = 0; mapping->kind == NODE_MAPPING && i < mapping->count; i++) {
		if (strcmp(mapping->pairs[i].key->text, name) == 0)
			return mapping->pairs[i].value;
	}
	return NULL;
}

static bool
is_integer(const char *text)
{
	size_t sign = *text == '-' || *text == '+';

	return text[sign] && strspn(text + sign, "0123456789") == strlen(text + sign);
}

static bool
is_count(const struct node *node)
{
	return node->kind == NODE_SCALAR && is_integer(node->text) && node->text[0] != '-' && node->text[0] != '0';
}

static void
add_key(struct rewritten *out, const char *key, const char *value)
{
	out->keys[out->count] = key;
	out->values[out->count++] = value;
}

static bool
say(struct rewritten *out, const char *advice)
{
	out->why = advice;
	return true;
}

/* ---- one function per kind of key ----------------------------------------------- */

typedef bool rewriter(struct arena *arena, const struct node *mapping, const struct node_pair *pair,
		      struct rewritten *out);

/* `array: 4`, `repeated: true`, `items: {type: int8}`. */
static bool
rewrite_list(struct arena *arena, const struct node *mapping, const struct node_pair *pair, struct rewritten *out)
{
	const struct node *value = pair->value;
	const struct node *type = value->kind == NODE_MAPPING ? value_of(value, "type") : NULL;

	if (is_word(value, "false"))
		return say(out, "remove it: without 'count' or 'max_count' a slot holds one value");
	if (is_count(value)) {
		add_key(out, "count", value->text);
		out->why = arena_format(arena, "write 'max_count: %s' where there may be fewer", value->text);
		return true;
	}
	if (value->kind == NODE_SCALAR && !is_word(value, "true") && !is_integer(value->text))
		type = value;
	if (type && type->kind == NODE_SCALAR && !value_of(mapping, "type"))
		add_key(out, "type", type->text);
	add_key(out, "max_count", "8");
	out->why = "8 stands for the most elements that there can be";
	return true;
}

/* `[1, 9]`, `{min: 1, max: 9}`, `1..9`, `1-9`; a word is LinkML's type. */
static bool
rewrite_range(struct arena *arena, const struct node *mapping, const struct node_pair *pair, struct rewritten *out)
{
	static const char number[] = "0123456789.eE+-xX_";
	const struct node *value = pair->value, *least = NULL, *most = NULL;

	if (value->kind == NODE_MAPPING && value->count == 2) {
		least = value->pairs[0].value;
		most = value->pairs[1].value;
	} else if (value->kind == NODE_SEQUENCE && value->count == 2) {
		least = value->items[0];
		most = value->items[1];
	}
	if (least && least->kind == NODE_SCALAR && most->kind == NODE_SCALAR) {
		add_key(out, "minimum", least->text);
		add_key(out, "maximum", most->text);
		return true;
	}
	if (value->kind != NODE_SCALAR || !strchr("0123456789-+.", value->text[0]))
		return false;

	/* A sign can begin a number, so look for what stands between behind it. */
	const char *text = value->text, *between = strstr(text + 1, "..");
	if (!between)
		between = text + 1 + strcspn(text + 1, "-:, ");
	const char *second = between + strspn(between, " ");
	if (strncmp(second, "..", 2) == 0)
		second += strspn(second, ".");
	else if (strchr("-:,", *second) && *second)
		second++;
	second += strspn(second, " ");
	if (!*second || strspn(second, number) != strlen(second)) {
		out->why = "write 'minimum' and 'maximum'";
		return true;
	}
	add_key(out, "minimum", arena_text(arena, text, (size_t)(between - text)));
	add_key(out, "maximum", second);
	(void)mapping;
	return true;
}

/* Of a text its bytes, of anything else its elements. */
static bool
rewrite_length(struct arena *arena, const struct node *mapping, const struct node_pair *pair, struct rewritten *out)
{
	const struct node *type = value_of(mapping, "type");
	const char *name = type && type->kind == NODE_SCALAR ? type->text : "";
	struct foreign_type form;

	if (!is_count(pair->value))
		return false;
	if (!prim_find(name) && foreign_type(arena, name, &form) && form.type)
		name = form.type;
	const struct prim *prim = prim_find(name);
	bool is_number = prim && prim->kind != PRIM_TEXT && prim->kind != PRIM_BYTES;
	add_key(out, is_number ? "count" : "max_bytes", pair->value->text);
	return true;
}

static bool
rewrite_nullable(struct arena *arena, const struct node *mapping, const struct node_pair *pair, struct rewritten *out)
{
	(void)arena;
	(void)mapping;
	if (is_word(pair->value, "false"))
		return say(out, "remove it: a slot always has a value unless it says 'optional: true'");
	add_key(out, "optional", "true");
	return true;
}

static bool
rewrite_not_null(struct arena *arena, const struct node *mapping, const struct node_pair *pair, struct rewritten *out)
{
	(void)arena;
	(void)mapping;
	if (!is_word(pair->value, "false"))
		return say(out, "remove it: a slot always has a value unless it says 'optional: true'");
	add_key(out, "optional", "true");
	return true;
}

static bool
rewrite_items(struct arena *arena, const struct node *mapping, const struct node_pair *pair, struct rewritten *out)
{
	const struct node *least = value_of(mapping, "minItems"), *most = value_of(mapping, "maxItems");
	bool is_equal = least && most && least->kind == NODE_SCALAR && is_word(most, least->text);

	if (pair->value == least && is_equal)
		return say(out, arena_format(arena, "remove it: 'count: %s' says both", least->text));
	if (pair->value == least)
		return say(out, "remove it: an array with 'max_count' can hold fewer, one with 'count' is always full");
	if (!is_count(pair->value))
		return false;
	add_key(out, is_equal ? "count" : "max_count", pair->value->text);
	return true;
}

/* A limit that is itself not allowed. */
static bool
rewrite_exclusive(struct arena *arena, const struct node *mapping, const struct node_pair *pair, struct rewritten *out)
{
	const char *word = pair->key->text;
	bool is_least = strcmp(word, "gt") == 0 || strcmp(word, "exclusiveMinimum") == 0;
	const char *key = is_least ? "minimum" : "maximum";
	const struct node *value = pair->value;

	(void)mapping;
	if (value->kind != NODE_SCALAR || is_word(value, "true") || is_word(value, "false"))
		return say(out, "remove it: 'minimum' and 'maximum' are allowed themselves");
	if (is_integer(value->text) && strlen(value->text) < 18)
		add_key(out, key, arena_format(arena, "%lld", strtoll(value->text, NULL, 10) + (is_least ? 1 : -1)));
	else
		add_key(out, key, value->text);
	out->why = arena_format(arena, "'%s' is allowed itself", key);
	return true;
}

static bool
rewrite_reference(struct arena *arena, const struct node *mapping, const struct node_pair *pair, struct rewritten *out)
{
	(void)arena;
	(void)mapping;
	if (pair->value->kind != NODE_SCALAR)
		return false;
	const char *slash = strrchr(pair->value->text, '/');
	add_key(out, "type", slash ? slash + 1 : pair->value->text);
	return true;
}

/* `pointer: true`, `inlined: false`, `borrowed: true`. */
static bool
rewrite_storage(struct arena *arena, const struct node *mapping, const struct node_pair *pair, struct rewritten *out)
{
	const struct node *type = value_of(mapping, "type");
	const char *word = pair->key->text;
	bool is_true = is_word(pair->value, "true");
	bool is_text = type && (is_word(type, "string") || is_word(type, "bytes"));
	/* A name that begins so is a class, as nearly everybody writes them. */
	bool is_class = type && type->kind == NODE_SCALAR && type->text[0] >= 'A' && type->text[0] <= 'Z';

	(void)arena;
	if (!is_true && !is_word(pair->value, "false"))
		return false;
	bool is_inline = strncmp(word, "inline", strlen("inline")) == 0;
	if (strcmp(word, "borrowed") == 0 || strcmp(word, "owned") == 0) {
		if (!is_true)
			return say(out, "remove it: 'storage' says where the value is kept");
		if (is_class && *word == 'o')
			return say(out, "remove it: an object is kept inside its owner unless it says 'storage: reference'");
		add_key(out, "storage", is_class ? "reference" : word);
	} else if (is_true != is_inline) {
		add_key(out, "storage", !is_text ? "reference" : is_true ? "borrowed" : "owned");
	} else if (is_text && is_true && !value_of(mapping, "max_bytes")) {
		add_key(out, "max_bytes", "15");
		out->why = "with 'max_bytes' it is kept inline; 15 stands for the most bytes that there can be";
	} else {
		add_key(out, "storage", is_text && !is_true ? "owned" : "inline");
	}
	return true;
}

static bool
rewrite_mutable(struct arena *arena, const struct node *mapping, const struct node_pair *pair, struct rewritten *out)
{
	(void)arena;
	(void)mapping;
	if (!is_word(pair->value, "false"))
		return say(out, "remove it: a slot can be set unless it says 'readonly: true'");
	add_key(out, "readonly", "true");
	return true;
}

static bool
rewrite_bits(struct arena *arena, const struct node *mapping, const struct node_pair *pair, struct rewritten *out)
{
	unsigned long bits = is_count(pair->value) ? strtoul(pair->value->text, NULL, 10) : 0;
	const struct node *type = value_of(mapping, "type");

	if (!bits || bits > 63)
		return false;
	if (type && (is_word(type, "bool") || (type->kind == NODE_SCALAR && !prim_find(type->text))))
		return say(out, "remove it: a slot takes the bits that its values need");
	if (type && type->kind == NODE_SCALAR && type->text[0] == 'i')
		return say(out, "remove it: write 'minimum' and 'maximum'; a slot takes the bits that its values need");
	add_key(out, "maximum", arena_format(arena, "%llu", (1ULL << bits) - 1));
	out->why = "a slot takes the bits that its values need";
	return true;
}

/* JSON Schema lists in the class what each attribute says here. */
static bool
rewrite_required(struct arena *arena, const struct node *mapping, const struct node_pair *pair, struct rewritten *out)
{
	const struct node *list = pair->value;
	const char *names = "";

	(void)mapping;
	if (list->kind != NODE_SEQUENCE)
		return false;
	for (size_t i = 0; i < list->count && i < 3; i++) {
		if (list->items[i]->kind == NODE_SCALAR)
			names = arena_format(arena, "%s%s'%s'", names, *names ? ", " : "", list->items[i]->text);
	}
	return say(out, arena_format(arena, "write 'required: true' in the attribute%s %s%s instead",
				     list->count == 1 ? "" : "s", names, list->count > 3 ? ", ..." : ""));
}

/* `$defs:` beside `classes:`. */
static bool
rewrite_definitions(struct arena *arena, const struct node *mapping, const struct node_pair *pair, struct rewritten *out)
{
	(void)arena;
	(void)pair;
	return value_of(mapping, "classes") && say(out, "move what is in it to 'classes:'");
}

/* `__slots__ = ("x", "y")` has names only. */
static bool
rewrite_slots(struct arena *arena, const struct node *mapping, const struct node_pair *pair, struct rewritten *out)
{
	(void)arena;
	(void)mapping;
	return pair->value->kind != NODE_MAPPING && say(out, "remove it: every attribute has a slot, and there are no others");
}

/* `include: [stdint.h]`: headers are no schemas. */
static bool
rewrite_includes(struct arena *arena, const struct node *mapping, const struct node_pair *pair, struct rewritten *out)
{
	const struct node *value = pair->value;
	const struct node *first = value->kind == NODE_SEQUENCE && value->count ? value->items[0] : value;

	(void)mapping;
	if (first->kind != NODE_SCALAR || first->length < 3 || strcmp(first->text + first->length - 2, ".h") != 0)
		return false;
	return say(out, arena_format(arena, "for headers write 'c: {includes: [%s]}'", first->text));
}

static const struct {
	const char *word;
	enum key_owner owner;
	rewriter *rewrite;
	const char *language;
} rows[] = {
	{"$defs", OWNER_SCHEMA, rewrite_definitions, "JSON Schema"},
	{"$ref", OWNER_ATTRIBUTE, rewrite_reference, "JSON Schema"},
	{"__slots__", OWNER_CLASS, rewrite_slots, "Python"},
	{"array", OWNER_ATTRIBUTE, rewrite_list, "JSON"},
	{"bits", OWNER_ATTRIBUTE, rewrite_bits, "C"},
	{"bitfield", OWNER_ATTRIBUTE, rewrite_bits, "C"},
	{"borrowed", OWNER_ATTRIBUTE, rewrite_storage, "Rust"},
	{"definitions", OWNER_SCHEMA, rewrite_definitions, "JSON Schema"},
	{"elements", OWNER_ATTRIBUTE, rewrite_list, "other schemas"},
	{"exclusiveMaximum", OWNER_ATTRIBUTE, rewrite_exclusive, "JSON Schema"},
	{"exclusiveMinimum", OWNER_ATTRIBUTE, rewrite_exclusive, "JSON Schema"},
	{"gt", OWNER_ATTRIBUTE, rewrite_exclusive, "pydantic"},
	{"include", OWNER_SCHEMA, rewrite_includes, "C"},
	{"includes", OWNER_SCHEMA, rewrite_includes, "C"},
	{"inline", OWNER_ATTRIBUTE, rewrite_storage, "other schemas"},
	{"inlined", OWNER_ATTRIBUTE, rewrite_storage, "LinkML"},
	{"items", OWNER_ATTRIBUTE, rewrite_list, "JSON Schema"},
	{"len", OWNER_ATTRIBUTE, rewrite_length, "other schemas"},
	{"length", OWNER_ATTRIBUTE, rewrite_length, "SQL"},
	{"list", OWNER_ATTRIBUTE, rewrite_list, "other schemas"},
	{"lt", OWNER_ATTRIBUTE, rewrite_exclusive, "pydantic"},
	{"maxItems", OWNER_ATTRIBUTE, rewrite_items, "JSON Schema"},
	{"minItems", OWNER_ATTRIBUTE, rewrite_items, "JSON Schema"},
	{"multivalued", OWNER_ATTRIBUTE, rewrite_list, "LinkML"},
	{"mutable", OWNER_ATTRIBUTE, rewrite_mutable, "C++"},
	{"not_null", OWNER_ATTRIBUTE, rewrite_not_null, "SQL"},
	{"notnull", OWNER_ATTRIBUTE, rewrite_not_null, "SQL"},
	{"null", OWNER_ATTRIBUTE, rewrite_nullable, "SQL"},
	{"nullable", OWNER_ATTRIBUTE, rewrite_nullable, "OpenAPI"},
	{"of", OWNER_ATTRIBUTE, rewrite_list, "other schemas"},
	{"omitempty", OWNER_ATTRIBUTE, rewrite_nullable, "Go"},
	{"owned", OWNER_ATTRIBUTE, rewrite_storage, "Rust"},
	{"pointer", OWNER_ATTRIBUTE, rewrite_storage, "C"},
	{"range", OWNER_ATTRIBUTE, rewrite_range, "other schemas"},
	{"range", OWNER_TYPE, rewrite_range, "other schemas"},
	{"reference", OWNER_ATTRIBUTE, rewrite_storage, "other schemas"},
	{"repeated", OWNER_ATTRIBUTE, rewrite_list, "Protocol Buffers"},
	{"required", OWNER_CLASS, rewrite_required, "JSON Schema"},
	{"size", OWNER_ATTRIBUTE, rewrite_length, "SQL"},
	{"width", OWNER_ATTRIBUTE, rewrite_bits, "C"},
};

bool
rewrite_key(struct arena *arena, enum key_owner owner, const struct node *mapping, const struct node_pair *pair,
	    struct rewritten *out)
{
	*out = (struct rewritten){0};
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		if (rows[i].owner != owner || strcmp(rows[i].word, pair->key->text) != 0)
			continue;
		out->language = rows[i].language;
		return rows[i].rewrite(arena, mapping, pair, out);
	}
	return false;
}
