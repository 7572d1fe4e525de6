/*
 * phash_view.c: what templates/find.mustache sees. A plan (phash.h) goes in,
 * an object comes out whose texts are C expressions and initialisers, so that
 * the template reads as the function it makes.
 */
#include "json.h"
#include "phash.h"

#include <inttypes.h>
#include <string.h>

enum { COLUMNS = 116, TABS = 3 * 8 };

/* A list in C that goes on in the next line where one would get too long. */
struct list {
	struct buf text;
	size_t line; /* where in the text the line starts */
	const char *between;
	const char *indent; /* of the lines that follow; NULL: as in a band */
};

static void
list_add(struct list *list, const char *item)
{
	if (list->text.length) {
		buf_text(&list->text, list->between);
		if (list->text.length - list->line + strlen(item) > COLUMNS - TABS) {
			buf_text(&list->text, list->indent ? list->indent : "\n\t\t\t");
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
	    size_t count, bool is_inside)
{
	const char *indent = is_inside ? "\n\t\t\t" : "\n\t\t";
	struct list list = {.between = ",", .indent = indent};
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
	size_t end = strlen(indent) - 1;
	json_set_text(object, key,
		      is_long ? arena_format(object->arena, "{%s%s,%.*s}", indent, text, (int)end, indent)
			      : arena_format(object->arena, "{%s}", text));
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

/* The words of a name, and it. A row of no name accepts none: its words are 0,
 * and no length is. */
static void
add_row(struct json *rows, const struct phash_band *band, size_t row, size_t word_count)
{
	struct list words = {.between = ","};
	char digits[19];

	for (size_t i = 0; i < word_count; i++)
		list_add(&words, band && i < band->word_count ? hex(digits, band->words[row * band->word_count + i]) : "0");

	struct json *object = json_object(rows->arena);
	json_set_text(object, "words", list_end(rows->arena, &words));
	json_set_text(object, "name", band ? comment_of(rows->arena, band->rows[row]) : "none");
	json_add(rows, object);
}

static struct json *
view_rows(struct arena *arena, const struct phash_band *band)
{
	struct json *rows = json_list(arena);

	for (size_t row = 0; row < band->row_count; row++)
		add_row(rows, band, row, band->word_count);
	return rows;
}

/* Whose key stands in this row of the shared table, and in which of its rows? */
static const struct phash_band *
band_of(const struct phash_plan *plan, size_t index, size_t *row)
{
	for (size_t i = 0; i < plan->band_count; i++) {
		const struct phash_band *band = &plan->bands[i];
		for (*row = 0; band->is_shared && *row < band->row_count; ++*row)
			if (band->rows[*row] == plan->rows[index])
				return band;
	}
	return NULL;
}

static void
set_shared_rows(struct json *object, const struct phash_plan *plan)
{
	struct arena *arena = object->arena;
	struct json *rows = json_list(arena);
	uint32_t *lengths = ARENA_ARRAY(arena, plan->row_count + 1, uint32_t);

	for (size_t index = 0; index < plan->row_count; index++) {
		size_t row = 0;
		const struct phash_band *band = band_of(plan, index, &row);
		add_row(rows, band, row, plan->word_count);
		lengths[index] = band ? (uint32_t)band->rows[row]->length : 0;
	}
	json_set_bool(object, "has_rows", plan->row_count > 0);
	json_set(object, "rows", rows);
	set_numbers(object, "has_lengths", "lengths_type", "lengths", lengths, plan->has_lengths ? plan->row_count : 0, false);
}

static const char *
load_text(struct arena *arena, const struct phash_band *band, size_t load)
{
	size_t end = band->load_count - 1, width = band->width, share = load;
	const char *at = "name";

	if (phash_is_fixed(band, load)) {
		size_t offset = phash_offset(band, load, band->low);
		if (offset)
			at = arena_format(arena, "name + %zu", offset);
	} else if (load == end) {
		at = "name + last";
	} else if (band->spread == PHASH_EVEN) {
		for (; share % 2 == 0; share /= 2)
			end /= 2;
		/* The same place, which compilers find with one instruction less. */
		if (share == 1 && width % end == 0)
			at = arena_format(arena, "name + length / %zu - %zu", end, width / end);
		else
			at = share == 1 ? arena_format(arena, "name + last / %zu", end)
					: arena_format(arena, "name + %zu * last / %zu", share, end);
	} else if (band->spread == PHASH_MIRROR && load == 2) {
		at = arena_format(arena, "name + last - (last < %zu ? last : %zu)", width, width);
	} else {
		at = arena_format(arena, "name + (last < %zu ? last : %zu)", load * width, load * width);
	}
	return arena_format(arena, "slot_load%zu(%s)", width, at);
}

/* A word that is an inner load: `inner` is the name, or zeros where it has no
 * room for one. */
static const char *
inner_text(struct arena *arena, const struct phash_band *band, size_t word)
{
	const char *at = band->load_count == 3 ? "length / 2 - 4" : word == 1 ? "step - 1" : "length - 7 - step";
	const char *load = arena_format(arena, "slot_load8(inner + %s)", at);

	return word + 1 < band->word_count ? load : arena_format(arena, "(%s & ~(uint64_t)0xff) | length", load);
}

static const char *
word_text(struct arena *arena, const struct phash_band *band, size_t word)
{
	struct list value = {.between = " |"};
	size_t per_word = 8 / band->width;

	if (band->spread == PHASH_INNER && word > 0)
		return inner_text(arena, band, word);
	for (size_t i = 0; i < per_word && word * per_word + i < band->load_count; i++) {
		const char *load = load_text(arena, band, phash_load_at(band, word * per_word + i));
		list_add(&value, i ? arena_format(arena, "%s << %zu", load, i * band->width * 8) : load);
	}
	if (band->is_fused && band->spread != PHASH_INNER && word + 1 == band->word_count)
		list_add(&value, "(uint64_t)length << 56");
	return list_end(arena, &value);
}

static struct json *
view_loads(struct arena *arena, const struct phash_band *band)
{
	struct json *loads = json_list(arena);

	for (size_t word = 0; word < band->word_count; word++) {
		struct json *object = json_object(arena);
		json_set_text(object, "word", arena_format(arena, "w%zu", word));
		json_set_text(object, "value", word_text(arena, band, word));
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

	for (size_t i = 0; band->is_summed && i < band->word_count && band->factors[i]; i++)
		list_add(&sum, i ? arena_format(arena, "(w%zu << %zu)", i, i) : "w0");
	if (band->is_summed)
		return arena_format(arena, "(%s) * 0x%016" PRIx64, list_end(arena, &sum), band->factors[0]);
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
place_text(struct arena *arena, const struct phash_band *band)
{
	switch (band->way) {
	case PHASH_SINGLE:
		break;
	case PHASH_LENGTH:
		return arena_format(arena, "length - %zu", band->low);
	case PHASH_WORDS:
		return arena_format(arena, "hash >> %u", 64 - band->row_bits);
	case PHASH_PILOTS:
		return arena_format(arena, "((hash >> %u) + pilots[hash >> %u]) & 0x%" PRIx64,
				    64 - band->bucket_bits - band->row_bits, 64 - band->bucket_bits,
				    (UINT64_C(1) << band->row_bits) - 1);
	}
	return "0";
}

/* The number of a row in the table that it lies in. */
static uint32_t
row_number(const struct phash_band *band, size_t row)
{
	return band->is_shared ? (uint32_t)band->rows[row]->index : (uint32_t)row;
}

/* What a word is compared with: the only row's, or that of the row found. */
static const char *
cell_text(struct arena *arena, const struct phash_plan *plan, const struct phash_band *band, size_t word)
{
	size_t word_count = band->is_shared ? plan->word_count : band->word_count;
	const char *table = band->is_shared ? "words" : "own_words";

	if (band->way == PHASH_SINGLE)
		return arena_format(arena, "0x%016" PRIx64, band->words[word]);
	if (word_count == 1)
		return arena_format(arena, "%s[row]", table);
	return word ? arena_format(arena, "%s[%zu * row + %zu]", table, word_count, word)
		    : arena_format(arena, "%s[%zu * row]", table, word_count);
}

/* Where the band finds the lengths of its names, and by what. A band that
 * shares its rows may have to keep them itself. */
static bool
has_own_lengths(const struct phash_plan *plan, const struct phash_band *band)
{
	return phash_has_length(band) && !(band->is_shared && plan->has_lengths);
}

static bool
has_lengths_by_place(const struct phash_plan *plan, const struct phash_band *band)
{
	return band->is_shared && has_own_lengths(plan, band);
}

static const char *
differs_text(struct arena *arena, const struct phash_plan *plan, const struct phash_band *band)
{
	struct list differences = {.between = " |"};

	if (band->word_count == 1 && !phash_has_length(band))
		return arena_format(arena, "w0 != %s", cell_text(arena, plan, band, 0));
	for (size_t i = 0; i < band->word_count; i++)
		list_add(&differences, arena_format(arena, "(w%zu ^ %s)", i, cell_text(arena, plan, band, i)));
	if (phash_has_length(band))
		list_add(&differences, has_lengths_by_place(plan, band) ? "(length ^ own_lengths[place])"
				       : has_own_lengths(plan, band)    ? "(length ^ own_lengths[row])"
									: "(length ^ lengths[row])");
	return arena_format(arena, "(%s) != 0", list_end(arena, &differences));
}

static const char *
about_text(struct arena *arena, const struct phash_band *band)
{
	if (band->way == PHASH_SINGLE)
		return comment_of(arena, band->rows[0]);
	if (band->low == band->high)
		return arena_format(arena, "%zu names of %zu byte%s.", band->row_count, band->low,
		                    band->low == 1 ? "" : "s");
	return arena_format(arena, "%zu names of %zu to %zu bytes%s.", band->row_count, band->low, band->high,
	                    band->is_implied ? "; their words say how long each is" : "");
}

/* A band that has nearly all names comes first in the function, too. */
static const char *
condition_text(struct arena *arena, const struct phash_plan *plan, const struct phash_band *band)
{
	const char *text = band->low == band->high
				   ? arena_format(arena, "length == %zu", band->low)
				   : arena_format(arena, "length >= %zu && length <= %zu", band->low, band->high);
	size_t count = 0;

	for (size_t i = 0; i < plan->band_count; i++)
		count += plan->bands[i].row_count;
	return plan->band_count > 1 && band->row_count >= count - count / 8 ? arena_format(arena, "SLOT_LIKELY(%s)", text)
									      : text;
}

static size_t
row_at(const struct phash_band *band, size_t place)
{
	return band->row_of ? band->row_of[place] : place;
}

static void
set_row(struct json *object, const struct phash_plan *plan, const struct phash_band *band)
{
	struct arena *arena = object->arena;
	uint32_t *row_of = ARENA_ARRAY(arena, band->place_count + 1, uint32_t);
	bool has_place = has_lengths_by_place(plan, band), has_row_of = false;
	const char *place = place_text(arena, band), *text = has_place ? "place" : place;

	for (size_t i = 0; i < band->place_count; i++) {
		row_of[i] = row_number(band, row_at(band, i));
		has_row_of = has_row_of || row_of[i] != i;
	}
	json_set_bool(object, "has_place", has_place);
	json_set_text(object, "place", place);
	json_set_bool(object, "has_row", band->way != PHASH_SINGLE);
	set_numbers(object, "has_row_of", "row_of_type", "row_of", row_of, has_row_of ? band->place_count : 0, true);
	json_set_text(object, "row",
		      has_row_of                                     ? arena_format(arena, "row_of[%s]", text)
		      : has_place || band->way == PHASH_LENGTH ? text
							       : arena_format(arena, "(size_t)(%s)", text));
}

static void
set_own_lengths(struct json *object, const struct phash_plan *plan, const struct phash_band *band)
{
	bool by_place = has_lengths_by_place(plan, band);
	size_t count = by_place ? band->place_count : band->row_count;
	uint32_t *lengths = ARENA_ARRAY(object->arena, count, uint32_t);

	for (size_t i = 0; i < count; i++)
		lengths[i] = (uint32_t)band->rows[by_place ? row_at(band, i) : i]->length;
	set_numbers(object, "has_own_lengths", "own_lengths_type", "own_lengths", lengths,
		    has_own_lengths(plan, band) ? count : 0, true);
}

/* The tables of a band that shares none. */
static void
set_own_rows(struct json *object, const struct phash_band *band)
{
	bool has_own = band->way != PHASH_SINGLE && !band->is_shared, has_indexes = false;
	uint32_t *indexes = ARENA_ARRAY(object->arena, band->row_count, uint32_t);

	for (size_t row = 0; row < band->row_count; row++) {
		indexes[row] = (uint32_t)band->rows[row]->index;
		has_indexes = has_indexes || (has_own && indexes[row] != row);
	}
	json_set_bool(object, "has_own_rows", has_own);
	json_set(object, "own_rows", view_rows(object->arena, band));
	set_numbers(object, "has_indexes", "indexes_type", "indexes", indexes, has_indexes ? band->row_count : 0,
		    true);
}

static struct json *
view_band(struct arena *arena, const struct phash_plan *plan, const struct phash_band *band)
{
	struct json *object = json_object(arena);
	bool is_single = band->way == PHASH_SINGLE, has_last = false;

	for (size_t load = 0; load < band->load_count; load++)
		has_last = has_last || !phash_is_fixed(band, load);
	json_set_bool(object, "has_inner", band->spread == PHASH_INNER);
	json_set_bool(object, "has_step", band->spread == PHASH_INNER && band->load_count > 3);
	json_set_text(object, "about", about_text(arena, band));
	json_set_text(object, "condition", condition_text(arena, plan, band));
	set_own_rows(object, band);
	set_own_lengths(object, plan, band);
	set_numbers(object, "has_pilots", "pilots_type", "pilots", band->pilots,
		    band->way == PHASH_PILOTS ? (size_t)1 << band->bucket_bits : 0, true);
	json_set_bool(object, "has_last", has_last);
	json_set_integer(object, "width", (int64_t)band->width);
	json_set(object, "loads", view_loads(arena, band));

	bool has_hash = band->way == PHASH_WORDS || band->way == PHASH_PILOTS;
	json_set_bool(object, "has_hash", has_hash);
	json_set_text(object, "hash", has_hash ? hash_text(arena, band) : "");
	set_row(object, plan, band);
	json_set_text(object, "differs", differs_text(arena, plan, band));
	json_set_text(object, "index", is_single ? arena_format(arena, "%d", band->rows[0]->index) : "(int)row");
	return object;
}

struct json *
phash_view(struct arena *arena, const struct phash_plan *plan)
{
	struct json *object = json_object(arena);
	struct json *bands = json_list(arena);

	for (size_t i = 0; i < plan->band_count; i++)
		json_add(bands, view_band(arena, plan, &plan->bands[i]));
	set_shared_rows(object, plan);
	json_set_bool(object, "has_bands", plan->band_count > 0);
	json_set(object, "bands", bands);
	return object;
}
