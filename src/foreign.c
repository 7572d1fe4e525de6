/*
 * foreign.c: types as they are written elsewhere. `char[10]`, `List[int]`,
 * `P *` or `varchar(20)` goes in; the type and the keys that say the same in a
 * schema come out. What stands around the name is taken off layer by layer
 * (foreign_peel.c); this file says what is meant.
 */
#include "foreign.h"
#include "ident.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* No count and no max_bytes is greater than MOST (value_read_size). */
enum { MOST = INT32_MAX };

static bool
is_name(const char *text)
{
	return isalpha((unsigned char)*text) && ident_bad_byte(text, strlen(text)) < 0;
}

static void
add_key(struct foreign_type *out, const char *key)
{
	out->keys[out->key_count++] = key;
}

/* "google.protobuf.Timestamp" is our timestamp, whatever its case. */
static const char *
name_of(const struct foreign_form *form)
{
	for (size_t i = 0; i < prim_count; i++)
		if (strcasecmp(prim_table[i].name, form->text) == 0)
			return prim_table[i].name;
	return form->text;
}

/* "uint4", "int24": the next wider type, and what fits. */
static bool
mean_width(struct foreign_form *form, struct foreign_type *out)
{
	bool is_unsigned = *form->text == 'u';
	const char *digits = form->text + is_unsigned + 3;
	char *end;

	if (strncmp(form->text + is_unsigned, "int", 3) != 0 || !isdigit((unsigned char)*digits))
		return false;
	unsigned long bits = strtoul(digits, &end, 10), wide = 8;
	/* uint46 is a slip of the finger. */
	if (*end || bits < 2 || bits > 63 || (bits > 8 && bits % 4 != 0))
		return false;
	while (wide < bits)
		wide *= 2;
	if (wide == bits)
		return false;
	out->type = arena_format(form->arena, "%sint%lu", is_unsigned ? "u" : "", wide);
	unsigned long long most = (1ULL << (bits - !is_unsigned)) - 1;
	if (!is_unsigned)
		add_key(out, arena_format(form->arena, "minimum: -%llu", most + 1));
	add_key(out, arena_format(form->arena, "maximum: %llu", most));
	return true;
}

/* A text's length stands where an array's does, and its pointer is no one else's. */
static void
mean_text(struct foreign_form *form, struct foreign_type *out, bool is_c)
{
	unsigned long limit = form->limit;

	if (form->pointers) {
		out->why = "a copy of its own; 'storage: borrowed' keeps the caller's pointer";
		form->is_list |= is_c && form->pointers > 1;
		form->pointers = 0;
	} else if (form->dimension_count) {
		limit = form->dimensions[0];
		form->dimension_count--;
		memmove(form->dimensions, form->dimensions + 1, form->dimension_count * sizeof *form->dimensions);
		if (strcmp(out->type, "string") == 0)
			out->why = is_c ? "max_bytes does not count the NUL at the end"
					: arena_format(form->arena, "for an array of %lu strings write 'count: %lu'",
						       limit, limit);
		if (is_c && limit == 1)
			out->why = "in C the NUL alone fits there, and no character; 1 is the least that max_bytes can be";
		limit -= is_c && limit > 1;
	} else if (limit && strcmp(out->type, "string") == 0) {
		out->why = "max_bytes counts the bytes of UTF-8: a character can take 4";
	} else if (is_c) {
		form->is_list = false;
	}
	form->is_too_large |= limit > MOST;
	if (limit)
		add_key(out, arena_format(form->arena, "max_bytes: %lu", limit));
}

static void
mean_word(struct foreign_form *form, const struct foreign_word *word, struct foreign_type *out)
{
	bool is_char = strcasecmp(form->text, "char") == 0;

	if (is_char && (form->pointers || form->dimension_count || form->is_list || form->limit)) {
		out->type = "string";
		mean_text(form, out, form->limit == 0);
		return;
	}
	out->type = word->type;
	if (word->key)
		add_key(out, word->key);
	/* What is borrowed has no limit: several of them are an array. */
	bool is_borrowed = word->key && strcmp(word->key, "storage: borrowed") == 0;
	if (is_borrowed)
		form->pointers = 0;
	else if (strcmp(word->type, "string") == 0 || strcmp(word->type, "bytes") == 0)
		mean_text(form, out, false);
	if (form->had_layers && word->choices && !form->bits && strcmp(word->choices, word->type) != 0)
		out->why = arena_format(form->arena, "'%s' has no fixed width: %s", form->text, word->choices);
	else
		out->choices = form->had_layers ? NULL : word->choices;
}

/* What the layers say of the type. */
static void
add_layers(struct foreign_form *form, struct foreign_type *out)
{
	struct arena *arena = form->arena;
	uint64_t count = 1;
	bool is_scalar = prim_find(out->type) != NULL;

	if (form->is_unsigned && strncmp(out->type, "int", 3) == 0)
		out->type = arena_format(arena, "u%s", out->type);
	for (size_t i = 0; i < form->dimension_count && !form->is_too_large; i++) {
		form->is_too_large = form->dimensions[i] > MOST / count;
		count *= form->dimensions[i];
	}
	if (form->dimension_count > 1)
		out->why = "an array has one dimension: all elements, row by row";
	if (form->dimension_count) {
		add_key(out, arena_format(arena, "count: %" PRIu64, count));
	} else if (form->is_list || (form->pointers > 1 && !is_scalar)) {
		add_key(out, "max_count: 8");
		if (!out->why)
			out->why = "8 stands for the most elements that there can be";
	}
	if (form->bits > 32 && (strcmp(out->type, "int32") == 0 || strcmp(out->type, "uint32") == 0))
		out->type = *out->type == 'u' ? "uint64" : "int64";
	if (form->bits && form->bits < 64 && strncmp(out->type, "uint", 4) == 0) {
		add_key(out, arena_format(arena, "maximum: %llu", (1ULL << form->bits) - 1));
		out->why = "a slot takes the bits that its values need";
	}
	if (form->is_optional)
		add_key(out, "optional: true");
	if (form->is_readonly)
		add_key(out, "readonly: true");
	if (form->is_required)
		add_key(out, "required: true");
	if (form->had_comment)
		out->why = "a comment begins with '#'";
	/* One value stands for each element of a fixed array, but not for how many there are. */
	bool is_element = !form->dimension_count && form->is_list && form->fallback && *form->fallback != '[';
	if (form->fallback && *form->fallback)
		add_key(out, arena_format(arena, is_element ? "default: [%s]" : "default: %s", form->fallback));
	if (form->pointers && !is_scalar)
		add_key(out, "storage: reference");
	else if (form->pointers)
		out->why = "a slot holds the value itself; for several of them add 'count' or 'max_count'";
}

bool
foreign_type(struct arena *arena, const char *text, struct foreign_type *out)
{
	struct foreign_form form = {.arena = arena, .text = arena_text(arena, text, strlen(text)), .length = strlen(text)};

	*out = (struct foreign_type){0};
	foreign_trim(&form);
	struct foreign_word word;
	for (int layer = 0; layer < FOREIGN_LAYERS && form.length && !form.none && !foreign_word(form.text, &word); layer++) {
		if (!foreign_peel(&form))
			break;
		form.had_layers = true;
	}
	if (form.pointers && strcasecmp(form.text, "void") == 0)
		form.none = foreign_advice("void*");
	if (strchr(form.text, '|'))
		form.none = strpbrk(form.text, "'\"") ? "declare an enum with these values under 'enums:' and name that"
						      : foreign_advice("union");

	out->why = form.none ? form.none : foreign_advice(form.text);
	if (out->why)
		return true;
	if (foreign_word(form.text, &word)) {
		mean_word(&form, &word, out);
	} else if (!mean_width(&form, out) && form.had_layers && is_name(form.text)) {
		out->type = name_of(&form);
		if (strcmp(out->type, "string") == 0 || strcmp(out->type, "bytes") == 0)
			mean_text(&form, out, false);
	}
	if (!out->type)
		return false;
	add_layers(&form, out);
	if (form.is_too_large)
		*out = (struct foreign_type){.why = arena_format(arena, "a count or a limit is at most %d", MOST)};
	return true;
}
