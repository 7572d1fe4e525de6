/*
 * phash_view.c: what templates/find.mustache sees. A plan (phash.h) goes in,
 * an object comes out whose texts are C expressions and initialisers, so that
 * the template reads as the function it makes.
 */
#include "phash.h"
#include "slotc.h"

#include <inttypes.h>
#include <string.h>

enum { COLUMNS = 116, TABS = 3 * 8 };

/* A list in C that goes on in the next line where one would get too long. */
struct list {
	struct buf text;
	size_t line; /* where in the text the line starts */
	const char *between;
};

static void
list_add(struct list *list, const char *item)
{
	if (list->text.length) {
		buf_text(&list->text, list->between);
		if (list->text.length - list->line + strlen(item) > COLUMNS - TABS) {
			buf_text(&list->text, "\n\t\t\t");
			list->line = list->text.length;
		} else {
			buf_char(&list->text, ' ');
		}
	}
	buf_text(&list->text, item);
}

/* The decimal digits of a number; the buffer holds them. By hand, as hex()
 * too: a lookup shows a hundred numbers, and printf takes ten times as long. */
static const char *
decimal(char digits[21], uint64_t number)
{
	char *at = digits + 20;

	*at = '\0';
	do {
		*--at = (char)('0' + number % 10);
		number /= 10;
	} while (number);
	return at;
}

/* A constant with all of its 16 digits. */
static const char *
hex(char digits[19], uint64_t number)
{
	digits[0] = '0';
	digits[1] = 'x';
	for (int i = 17; i > 1; i--, number >>= 4)
		digits[i] = "0123456789abcdef"[number & 15];
	digits[18] = '\0';
	return digits;
}

static const char *
list_end(struct arena *arena, struct list *list)
{
	const char *text = arena_text(arena, list->text.data, list->text.length);

	buf_free(&list->text);
	return text;
}

static const char *
type_for(uint64_t most)
{
	return most <= 0xff ? "uint8_t" : most <= 0xffff ? "uint16_t" : "uint32_t";
}

/* The field `key`, an initialiser of `count` numbers, and its type. Without
 * numbers both are empty, as every key is set. */
static void
set_numbers(struct json *object, const char *has_key, const char *type_key, const char *key, const uint32_t *numbers,
	    size_t count)
{
	struct list list = {.between = ","};
	uint32_t most = 0;
	char digits[21];

	json_set_bool(object, has_key, count > 0);
	for (size_t i = 0; i < count; i++) {
		if (numbers[i] > most)
			most = numbers[i];
		list_add(&list, decimal(digits, numbers[i]));
	}
	json_set_text(object, type_key, count ? type_for(most) : "");
	const char *text = count ? list_end(object->arena, &list) : "";
	bool is_long = count && list.line > 0;
	json_set_text(object, key, arena_format(object->arena, is_long ? "{\n\t\t\t%s,\n\t\t}" : "{%s}", text));
}

/* A name as a comment shows it: none can end the comment or hide in it. */
static const char *
comment_of(struct arena *arena, const struct phash_key *key)
{
	char *text = arena_text(arena, key->name, key->length);

	for (size_t i = 0; i < key->length; i++) {
		char c = text[i];
		bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
				c == '_' || c == '-' || c == ' ';
		if (!is_plain)
			text[i] = '.';
	}
	return text;
}

static struct json *
view_rows(struct arena *arena, const struct phash_band *band)
{
	struct json *rows = json_list(arena);
	char digits[19];

	for (size_t row = 0; row < band->row_count; row++) {
		struct list words = {.between = ","};
		for (size_t i = 0; i < band->word_count; i++)
			list_add(&words, hex(digits, band->words[row * band->word_count + i]));

		struct json *object = json_object(arena);
		json_set_text(object, "words", list_end(arena, &words));
		json_set_text(object, "name", comment_of(arena, band->rows[row]));
		json_add(rows, object);
	}
	return rows;
}

/* Whether a load's place depends on the length. */
static bool
is_fixed(const struct phash_band *band, size_t load)
{
	return band->low == band->high || band->low >= (load + 1) * band->width;
}

static const char *
load_text(struct arena *arena, const struct phash_band *band, size_t load)
{
	size_t offset = load * band->width;
	const char *at = "name";

	if (is_fixed(band, load)) {
		if (offset > band->low - band->width)
			offset = band->low - band->width;
		if (offset)
			at = arena_format(arena, "name + %zu", offset);
	} else if (load + 1 == band->load_count) {
		at = "name + last";
	} else {
		at = arena_format(arena, "name + (last < %zu ? last : %zu)", offset, offset);
	}
	return arena_format(arena, "slot_load%zu(%s)", band->width, at);
}

static struct json *
view_loads(struct arena *arena, const struct phash_band *band)
{
	struct json *loads = json_list(arena);
	size_t per_word = 8 / band->width;

	for (size_t word = 0; word < band->word_count; word++) {
		struct list value = {.between = " |"};
		for (size_t i = 0; i < per_word && word * per_word + i < band->load_count; i++) {
			const char *load = load_text(arena, band, phash_load_at(band, word * per_word + i));
			list_add(&value, i ? arena_format(arena, "%s << %zu", load, i * band->width * 8) : load);
		}
		if (band->is_fused && word + 1 == band->word_count)
			list_add(&value, "(uint64_t)length << 56");

		struct json *object = json_object(arena);
		json_set_text(object, "word", arena_format(arena, "w%zu", word));
		json_set_text(object, "value", list_end(arena, &value));
		json_add(loads, object);
	}
	return loads;
}

static void
add_term(struct arena *arena, struct list *sum, const char *term, uint64_t factor)
{
	if (factor)
		list_add(sum, arena_format(arena, "%s * 0x%016" PRIx64, term, factor));
}

static const char *
hash_text(struct arena *arena, const struct phash_band *band)
{
	struct list sum = {.between = " +"};

	for (size_t i = 0; i < band->word_count; i++) {
		if (band->is_halved) {
			add_term(arena, &sum, arena_format(arena, "(w%zu & 0xffffffff)", i), band->factors[2 * i]);
			add_term(arena, &sum, arena_format(arena, "(w%zu >> 32)", i), band->factors[2 * i + 1]);
		} else {
			add_term(arena, &sum, arena_format(arena, "w%zu", i), band->factors[i]);
		}
	}
	add_term(arena, &sum, "length", band->length_factor);
	return list_end(arena, &sum);
}

static const char *
row_text(struct arena *arena, const struct phash_band *band)
{
	const char *place = "";

	switch (band->way) {
	case PHASH_SINGLE:
		return "0";
	case PHASH_LENGTH:
		place = arena_format(arena, "length - %zu", band->low);
		break;
	case PHASH_WORDS:
		place = arena_format(arena, "hash >> %u", 64 - band->row_bits);
		break;
	case PHASH_PILOTS:
		place = arena_format(arena, "((hash >> %u) + pilots[hash >> %u]) & 0x%" PRIx64,
				     64 - band->bucket_bits - band->row_bits, 64 - band->bucket_bits,
				     (UINT64_C(1) << band->row_bits) - 1);
		break;
	}
	if (band->row_of)
		return arena_format(arena, "row_of[%s]", place);
	return band->way == PHASH_LENGTH ? place : arena_format(arena, "(size_t)(%s)", place);
}

/* What a word is compared with: the only row's, or that of the row found. */
static const char *
cell_text(struct arena *arena, const struct phash_band *band, size_t word)
{
	if (band->way == PHASH_SINGLE)
		return arena_format(arena, "0x%016" PRIx64, band->words[word]);
	if (band->word_count == 1)
		return "words[row]";
	return arena_format(arena, word ? "words[%zu * row + %zu]" : "words[%zu * row]", band->word_count, word);
}

static const char *
differs_text(struct arena *arena, const struct phash_band *band, bool has_lengths)
{
	struct list differences = {.between = " |"};

	if (band->word_count == 1 && !has_lengths)
		return arena_format(arena, "w0 != %s", cell_text(arena, band, 0));
	for (size_t i = 0; i < band->word_count; i++)
		list_add(&differences, arena_format(arena, "(w%zu ^ %s)", i, cell_text(arena, band, i)));
	if (has_lengths)
		list_add(&differences, "(length ^ lengths[row])");
	return arena_format(arena, "(%s) != 0", list_end(arena, &differences));
}

static const char *
about_text(struct arena *arena, const struct phash_band *band)
{
	if (band->way == PHASH_SINGLE)
		return comment_of(arena, band->rows[0]);
	if (band->low == band->high)
		return arena_format(arena, "%zu names of %zu bytes.", band->row_count, band->low);
	return arena_format(arena, "%zu names of %zu to %zu bytes.", band->row_count, band->low, band->high);
}

static struct json *
view_band(struct arena *arena, const struct phash_band *band)
{
	struct json *object = json_object(arena);
	bool has_table = band->way != PHASH_SINGLE;
	bool has_lengths = band->low < band->high && !band->is_fused;
	bool has_indexes = false, has_last = false;
	uint32_t *lengths = ARENA_ARRAY(arena, band->row_count, uint32_t);
	uint32_t *indexes = ARENA_ARRAY(arena, band->row_count, uint32_t);

	for (size_t row = 0; row < band->row_count; row++) {
		lengths[row] = (uint32_t)band->rows[row]->length;
		indexes[row] = (uint32_t)band->rows[row]->index;
		has_indexes = has_indexes || (has_table && indexes[row] != row);
	}
	for (size_t load = 0; load < band->load_count; load++)
		has_last = has_last || !is_fixed(band, load);

	json_set_text(object, "about", about_text(arena, band));
	json_set_text(object, "condition",
		      band->low == band->high
			      ? arena_format(arena, "length == %zu", band->low)
			      : arena_format(arena, "length >= %zu && length <= %zu", band->low, band->high));
	json_set_bool(object, "has_table", has_table);
	json_set(object, "rows", view_rows(arena, band));
	set_numbers(object, "has_lengths", "lengths_type", "lengths", lengths, has_lengths ? band->row_count : 0);
	set_numbers(object, "has_indexes", "indexes_type", "indexes", indexes, has_indexes ? band->row_count : 0);
	set_numbers(object, "has_pilots", "pilots_type", "pilots", band->pilots,
		    band->way == PHASH_PILOTS ? (size_t)1 << band->bucket_bits : 0);
	set_numbers(object, "has_row_of", "row_of_type", "row_of", band->row_of, band->row_of ? band->place_count : 0);
	json_set_bool(object, "has_last", has_last);
	json_set_integer(object, "width", (int64_t)band->width);
	json_set(object, "loads", view_loads(arena, band));

	bool has_hash = band->way == PHASH_WORDS || band->way == PHASH_PILOTS;
	json_set_bool(object, "has_hash", has_hash);
	json_set_text(object, "hash", has_hash ? hash_text(arena, band) : "");
	json_set_text(object, "row", row_text(arena, band));
	json_set_text(object, "differs", differs_text(arena, band, has_lengths));
	json_set_text(object, "index",
		      !has_table    ? arena_format(arena, "%d", band->rows[0]->index)
		      : has_indexes ? "(int)indexes[row]"
				    : "(int)row");
	return object;
}

struct json *
phash_view(struct arena *arena, const struct phash_plan *plan)
{
	struct json *object = json_object(arena);
	struct json *bands = json_list(arena);

	for (size_t i = 0; i < plan->band_count; i++)
		json_add(bands, view_band(arena, &plan->bands[i]));
	json_set_bool(object, "has_bands", plan->band_count > 0);
	json_set(object, "bands", bands);
	return object;
}
