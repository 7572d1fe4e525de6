/*
 * test_phash.c: the lookup of a name. Sets of names that defeat one kind of
 * hash or another are planned and looked up, by the plan and by the C that is
 * generated for it, and compared with what a comparison of bytes says.
 */
#include "phash.h"
#include "template.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct set {
	struct arena *arena;
	const char *title;
	struct phash_key *keys;
	size_t count, capacity;
};

static void
add(struct set *set, const char *name, int index)
{
	set->keys = arena_grow(set->arena, set->keys, set->count, &set->capacity, sizeof(*set->keys));
	set->keys[set->count++] = (struct phash_key){.name = name, .length = strlen(name), .index = index};
}

static void
add_next(struct set *set, const char *name)
{
	add(set, name, (int)set->count);
}

/* ---- sets ---- */

static uint64_t random_state;

/* xorshift64 (Marsaglia 2003). */
static size_t
random_below(size_t end)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return (size_t)(random_state >> 20) % end;
}

/* `count` different names of random letters. */
static void
add_random(struct set *set, size_t count, size_t shortest, size_t longest)
{
	struct map *seen = map_new(set->arena);
	static char present;

	random_state = 88172645463325252u;
	while (set->count < count) {
		size_t length = shortest + random_below(longest - shortest + 1);
		char *name = arena_alloc(set->arena, length + 1, 1);
		for (size_t i = 0; i < length; i++)
			name[i] = "abcdefghijklmnopqrstuvwxyz_0123456789"[random_below(37)];
		if (!map_put(seen, name, length, &present))
			add_next(set, name);
	}
}

/* Names of `length` equal letters, but for the bytes from `at` on, which count. */
static void
add_counted(struct set *set, size_t count, size_t length, size_t at, const char *format)
{
	for (size_t i = 0; i < count; i++) {
		char *name = arena_alloc(set->arena, length + 1, 1);
		const char *number = arena_format(set->arena, format, i);
		memset(name, 'x', length);
		memcpy(name + at, number, strlen(number));
		add_next(set, name);
	}
}

static void
fill_none(struct set *set)
{
	(void)set;
}

static void
fill_one(struct set *set)
{
	add_next(set, "item_id");
}

static void
fill_two(struct set *set)
{
	add_next(set, "item_id");
	add_next(set, "added_time");
}

static void
fill_three(struct set *set)
{
	add_next(set, "sku");
	add_next(set, "tag");
	add_next(set, "hue");
}

static void
fill_cart(struct set *set)
{
	static const char *const names[] = {
		"id",     "added_time", "quantity", "status",  "discount",
		"gift",   "sku",        "note",     "vendor",  "position",
		"parent", "samples",    "history",  "barcode", "a_name_that_is_long_indeed"};

	for (size_t i = 0; i < COUNT_OF(names); i++)
		add_next(set, names[i]);
}

/* Several names for one attribute. */
static void
fill_aliases(struct set *set)
{
	add(set, "sku", 0);
	add(set, "sku_v1", 0);
	add(set, "article_number", 0);
	add(set, "price", 1);
	add(set, "cost", 1);
	add(set, "quantity", 300);
}

static void
fill_moving_letter(struct set *set)
{
	for (size_t i = 0; i < 20; i++) {
		char *name = arena_format(set->arena, "%s", "aaaaaaaaaaaaaaaaaaaa");
		name[i] = 'b';
		add_next(set, name);
	}
}

static void
fill_columns(struct set *set)
{
	add_counted(set, 500, 7, 4, "%03zu");
}

static void
fill_letters(struct set *set)
{
	for (char c = 'a'; c <= 'z'; c++)
		add_next(set, arena_format(set->arena, "%c", c));
}

static void
fill_two_letters(struct set *set)
{
	for (int i = 0; i < 500; i++)
		add_next(set, arena_format(set->arena, "%c%c", 'a' + i % 26, 'a' + i / 26));
}

static void
fill_random(struct set *set)
{
	add_random(set, 2000, 4, 24);
}

static void
fill_mixed_lengths(struct set *set)
{
	add_random(set, 300, 1, 200);
}

static void
fill_eight_bytes(struct set *set)
{
	add_random(set, 255, 8, 8);
}

static void
fill_middle(struct set *set)
{
	add_counted(set, 100, 43, 20, "%02zu");
}

static void
fill_middle_of_long(struct set *set)
{
	add_counted(set, 100, 190, 90, "%02zu");
}

static void
fill_byte_eight(struct set *set)
{
	static const char letters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

	for (const char *letter = letters; *letter; letter++)
		add_next(set, arena_format(set->arena, "column_%c", *letter));
}

static void
fill_52_bytes(struct set *set)
{
	add_random(set, 40, 52, 52);
}

static void
add_letters(struct set *set, size_t length)
{
	char *name = arena_alloc(set->arena, length + 1, 1);

	memset(name, 'a', length);
	add_next(set, name);
}

/* Their words are the same: only the length tells them apart. */
static void
fill_equal_letters(struct set *set)
{
	for (size_t length = 1; length <= 100; length++)
		add_letters(set, length);
}

/* The same, and lengths between them are none of theirs. */
static void
fill_gaps(struct set *set)
{
	add_letters(set, 9);
	add_letters(set, 12);
	add_letters(set, 16);
}

static void
fill_wide_gap(struct set *set)
{
	add_letters(set, 8);
	add_letters(set, 16);
}

/* Most names have their length in a word; in the same table are two that do
 * not, and the length between theirs is nobody's. */
static void
fill_late_gap(struct set *set)
{
	add_random(set, 150, 4, 18);
	add_letters(set, 21);
	add_letters(set, 23);
}

/* Short names among longer ones: what lies inside them is read by wider loads. */
static void
fill_one_inner(struct set *set)
{
	add_random(set, 60, 4, 15);
	add_letters(set, 5);
	add_letters(set, 9);
	add_letters(set, 14);
}

static void
fill_two_inner(struct set *set)
{
	add_random(set, 60, 4, 23);
	add_letters(set, 6);
	add_letters(set, 17);
	add_letters(set, 22);
}

/* A name of 8 bytes whose words are those of one of 9 that is no name. */
static void
fill_next_length(struct set *set)
{
	add_random(set, 20, 8, 9);
	add_letters(set, 8);
}

/* The longest names that outer and inner loads could just reach without overlap. */
static void
fill_inner_of_16(struct set *set)
{
	add_random(set, 60, 4, 16);
	add_letters(set, 5);
	add_letters(set, 16);
}

/* Short names, and two that have a word more. */
static void
fill_two_widths(struct set *set)
{
	add_random(set, 200, 8, 8);
	add_letters(set, 16);
	add_random(set, 202, 16, 16);
}

/* Most numbers are those of attributes without a name here. */
static void
fill_sparse(struct set *set)
{
	for (int i = 0; i < 20; i++)
		add(set, arena_format(set->arena, "column_%02d", i), 2 * i);
}

static const struct {
	const char *title;
	void (*fill)(struct set *set);
} sets[] = {
	{"none", fill_none},
	{"one", fill_one},
	{"two", fill_two},
	{"three", fill_three},
	{"cart", fill_cart},
	{"aliases", fill_aliases},
	{"moving_letter", fill_moving_letter},
	{"columns", fill_columns},
	{"letters", fill_letters},
	{"two_letters", fill_two_letters},
	{"random", fill_random},
	{"mixed_lengths", fill_mixed_lengths},
	{"eight_bytes", fill_eight_bytes},
	{"middle", fill_middle},
	{"middle_of_long", fill_middle_of_long},
	{"byte_eight", fill_byte_eight},
	{"of_52_bytes", fill_52_bytes},
	{"equal_letters", fill_equal_letters},
	{"gaps", fill_gaps},
	{"wide_gap", fill_wide_gap},
	{"late_gap", fill_late_gap},
	{"one_inner", fill_one_inner},
	{"two_inner", fill_two_inner},
	{"next_length", fill_next_length},
	{"inner_of_16", fill_inner_of_16},
	{"two_widths", fill_two_widths},
	{"sparse", fill_sparse},
};

static struct set
make_set(struct arena *arena, size_t which)
{
	struct set set = {.arena = arena, .title = sets[which].title};

	sets[which].fill(&set);
	return set;
}

/* ---- what a lookup must say ---- */

static struct map *
index_set(const struct set *set)
{
	struct map *map = map_new(set->arena);

	for (size_t i = 0; i < set->count; i++)
		map_put(map, set->keys[i].name, set->keys[i].length, &set->keys[i]);
	return map;
}

static int
index_found(const struct phash_plan *plan, const char *name, size_t length)
{
	const struct phash_key *key = phash_find(plan, name, length);

	return key ? key->index : -1;
}

/* Look the name up in a block of just its size, so that a sanitizer sees what
 * is read behind it. */
static void
assert_found_as(const struct phash_plan *plan, const struct map *names, const char *name, size_t length)
{
	const struct phash_key *key = map_get(names, name, length);
	char *copy = malloc(length ? length : 1);

	assert_non_null(copy);
	memcpy(copy, name, length);
	int found = index_found(plan, copy, length);
	free(copy);
	if (found != (key ? key->index : -1))
		fail_msg("'%.*s' is found as %d", (int)length, name, found);
}

/* Every change of one byte, every truncation, and an extension by each byte. */
static void
assert_neighbours_found_as(const struct phash_plan *plan, const struct map *names, const struct phash_key *key)
{
	char text[256];

	memcpy(text, key->name, key->length);
	for (size_t i = 0; i < key->length; i++) {
		for (int byte = 0; byte < 256; byte++) {
			text[i] = (char)byte;
			assert_found_as(plan, names, text, key->length);
		}
		text[i] = key->name[i];
	}
	for (size_t length = 0; length <= key->length; length++)
		assert_found_as(plan, names, text, length);
	for (int byte = 0; byte < 256; byte++) {
		text[key->length] = (char)byte;
		assert_found_as(plan, names, text, key->length + 1);
	}
}

static void
every_name_of_every_set_is_found(void **state)
{
	(void)state;
	for (size_t which = 0; which < COUNT_OF(sets); which++) {
		struct arena *arena = arena_new();
		struct set set = make_set(arena, which);
		const struct phash_plan *plan = phash_search(arena, set.title, set.keys, set.count);
		struct map *names = index_set(&set);

		for (size_t i = 0; i < set.count; i++)
			assert_found_as(plan, names, set.keys[i].name, set.keys[i].length);
		arena_free(arena);
	}
}

static void
no_neighbour_is_taken_for_a_name(void **state)
{
	(void)state;
	for (size_t which = 0; which < COUNT_OF(sets); which++) {
		struct arena *arena = arena_new();
		struct set set = make_set(arena, which);
		const struct phash_plan *plan = phash_search(arena, set.title, set.keys, set.count);
		struct map *names = index_set(&set);

		/* All names of a small set, some of a large one. */
		for (size_t i = 0; i < set.count; i += set.count / 24 + 1)
			assert_neighbours_found_as(plan, names, &set.keys[i]);
		arena_free(arena);
	}
}

/* gcc takes so long to look for another way to multiply by a positive number of
 * 64 bits that its optimiser takes twice as long for all of a program. */
static void
names_are_multiplied_by_what_no_signed_number_is(void **state)
{
	size_t factor_count = 0;

	(void)state;
	for (size_t which = 0; which < COUNT_OF(sets); which++) {
		struct arena *arena = arena_new();
		struct set set = make_set(arena, which);
		const struct phash_plan *plan = phash_search(arena, set.title, set.keys, set.count);

		for (size_t b = 0; b < plan->band_count; b++) {
			const struct phash_band *band = &plan->bands[b];
			if (band->is_halved || (band->way != PHASH_WORDS && band->way != PHASH_PILOTS))
				continue;
			for (size_t i = 0; i < band->word_count; i++) {
				assert_true(band->factors[i] == 0 || band->factors[i] > INT64_MAX);
				factor_count += band->factors[i] != 0;
			}
			assert_true(band->length_factor == 0 || band->length_factor > INT64_MAX);
		}
		arena_free(arena);
	}
	assert_true(factor_count > COUNT_OF(sets) / 2);
}

/* Its first and last bytes, with zeros between them, are all that the loads of a
 * short name find. */
static void
zeros_between_its_ends_do_not_make_a_name(void **state)
{
	static void (*const fills[])(struct set *set) = {fill_one_inner, fill_two_inner};

	(void)state;
	for (size_t which = 0; which < COUNT_OF(fills); which++) {
		struct arena *arena = arena_new();
		struct set set = {.arena = arena};
		fills[which](&set);
		const struct phash_plan *plan = phash_search(arena, "inner", set.keys, set.count);
		struct map *names = index_set(&set);

		assert_int_equal(plan->bands[0].spread, PHASH_INNER);
		assert_int_equal(plan->bands[0].load_count, 3 + which);
		for (size_t i = 0; i < set.count; i++) {
			const struct phash_key *key = &set.keys[i];
			for (size_t length = 8; length <= 23; length++) {
				char text[23] = {0};
				memcpy(text, key->name, 4);
				memcpy(text + length - 4, key->name + key->length - 4, 4);
				assert_found_as(plan, names, text, length);
			}
		}
		arena_free(arena);
	}
}

/* A table by index has few rows that no name needs: else it takes more than a
 * table of indexes would. */
static void
a_shared_table_is_nearly_full(void **state)
{
	size_t shared = 0;

	(void)state;
	for (size_t which = 0; which < COUNT_OF(sets); which++) {
		struct arena *arena = arena_new();
		struct set set = make_set(arena, which);
		const struct phash_plan *plan = phash_search(arena, set.title, set.keys, set.count);
		size_t rows = 0;

		for (size_t i = 0; i < plan->band_count; i++)
			rows += plan->bands[i].is_shared ? plan->bands[i].row_count : 0;
		assert_true(plan->row_count <= rows + rows / 4);
		shared += rows > 0;
		arena_free(arena);
	}
	assert_true(shared > 0);
}

static void
names_of_one_attribute_share_its_index(void **state)
{
	struct arena *arena = arena_new();
	struct set set = {.arena = arena};

	(void)state;
	fill_aliases(&set);
	const struct phash_plan *plan = phash_search(arena, "aliases", set.keys, set.count);
	assert_int_equal(index_found(plan, "sku_v1", 6), 0);
	assert_int_equal(index_found(plan, "article_number", 14), 0);
	assert_int_equal(index_found(plan, "cost", 4), 1);
	assert_int_equal(index_found(plan, "quantity", 8), 300);
	arena_free(arena);
}

static void
lengths_out_of_range_are_rejected_unread(void **state)
{
	static const size_t lengths[] = {0, 256 + 7, 65536 + 7, (size_t)1 << 31, SIZE_MAX - 6, SIZE_MAX};
	struct arena *arena = arena_new();
	struct set set = {.arena = arena};

	(void)state;
	fill_two(&set);
	const struct phash_plan *plan = phash_search(arena, "two", set.keys, set.count);
	for (size_t i = 0; i < COUNT_OF(lengths); i++)
		assert_int_equal(index_found(plan, "item_id", lengths[i]), -1);
	arena_free(arena);
}

static void
search_ends_when_no_roll_succeeds(void **state)
{
	(void)state;
	for (size_t which = 0; which < COUNT_OF(sets); which++) {
		struct arena *arena = arena_new();
		struct set set = make_set(arena, which);

		if (set.count <= 500) {
			const struct phash_plan *plan = phash_search_rolls(arena, set.title, set.keys, set.count, 0);
			struct map *names = index_set(&set);
			for (size_t i = 0; i < set.count; i++)
				assert_found_as(plan, names, set.keys[i].name, set.keys[i].length);
			for (size_t i = 0; i < set.count; i += set.count / 8 + 1)
				assert_neighbours_found_as(plan, names, &set.keys[i]);
			for (size_t i = 0; i < plan->band_count; i++)
				assert_true(plan->bands[i].way == PHASH_SINGLE || plan->bands[i].way == PHASH_LENGTH ||
					    plan->bands[i].is_halved);
		}
		arena_free(arena);
	}
}

static void
same_names_and_seed_give_the_same_plan(void **state)
{
	struct arena *arena = arena_new();
	struct buf text[3] = {{0}};
	static const char *const seeds[] = {"cart_item", "cart_item", "cart"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(seeds); i++) {
		struct set set = {.arena = arena};
		add_random(&set, 100, 4, 24);
		json_print(phash_view(arena, phash_search(arena, seeds[i], set.keys, set.count)), &text[i]);
	}
	assert_string_equal(text[0].data, text[1].data);
	assert_string_not_equal(text[0].data, text[2].data);
	for (size_t i = 0; i < COUNT_OF(seeds); i++)
		buf_free(&text[i]);
	arena_free(arena);
}

/* ---- the generated C ---- */

#define WARNINGS "-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wcast-qual -Wundef -Wstrict-prototypes -Werror"

/* The driver of the generated functions: random, mutated and cut names with
 * NULs inside, in blocks of just their size. */
static const char driver[] =
	"static unsigned long long state = 88172645463325252u;\n"
	"static size_t below(size_t end)\n"
	"{\n"
	"	state ^= state << 13;\n"
	"	state ^= state >> 7;\n"
	"	state ^= state << 17;\n"
	"	return (size_t)((state >> 20) % end);\n"
	"}\n"
	"static void try_name(const struct set *set, const char *name, size_t length)\n"
	"{\n"
	"	char *copy = (char *)malloc(length ? length : 1);\n"
	"	int expected = -1, found;\n"
	"	size_t i;\n"
	"	if (!copy)\n"
	"		exit(2);\n"
	"	memcpy(copy, name, length);\n"
	"	for (i = 0; i < set->count; i++)\n"
	"		if (set->keys[i].length == length && memcmp(set->keys[i].name, copy, length) == 0)\n"
	"			expected = set->keys[i].index;\n"
	"	found = set->find(copy, length);\n"
	"	free(copy);\n"
	"	if (found != expected) {\n"
	"		printf(\"%s: '%.*s' is found as %d, not %d\\n\", set->title, (int)length, name, found, "
	"expected);\n"
	"		exit(1);\n"
	"	}\n"
	"}\n"
	"static void try_set(const struct set *set)\n"
	"{\n"
	"	char text[300];\n"
	"	size_t i, length, round;\n"
	"	for (i = 0; i < set->count; i++) {\n"
	"		length = set->keys[i].length;\n"
	"		memcpy(text, set->keys[i].name, length);\n"
	"		text[length] = text[length - 1];\n"
	"		try_name(set, text, length - 1);\n"
	"		try_name(set, text, length);\n"
	"		try_name(set, text, length + 1);\n"
	"	}\n"
	"	for (i = 1; i <= 20; i++)\n"
	"		if (set->find(text, (size_t)0 - i) != -1)\n"
	"			exit(1);\n"
	"	for (round = 0; round < ROUNDS; round++) {\n"
	"		length = below(sizeof(text) - 1);\n"
	"		for (i = 0; i < length; i++)\n"
	"			text[i] = (char)below(256);\n"
	"		if (set->count && below(8)) {\n"
	"			const struct key *key = &set->keys[below(set->count)];\n"
	"			length = key->length;\n"
	"			memcpy(text, key->name, length);\n"
	"			for (i = below(3); i > 0; i--)\n"
	"				text[below(length)] = (char)(below(4) ? \"abcxyz_019\"[below(10)] : below(2) ? "
	"0 : (int)below(256));\n"
	"			if (!below(4))\n"
	"				length = below(2) ? below(length + 1) : length + below(300 - length);\n"
	"		}\n"
	"		try_name(set, text, length);\n"
	"	}\n"
	"}\n";

static void
add_rendered(struct run *run, struct buf *out, const struct set *set, const struct phash_plan *plan)
{
	struct json *view = phash_view(run->arena, plan);

	json_set_text(view, "c_name", set->title);
	render_view(run, "find", arena_format(run->arena, "%s/templates", getenv("top_srcdir")), view, out);
	/* The lookup is inlined wherever it is called: once is enough. */
	buf_format(out, "static int call_%s(const char *name, size_t length)\n", set->title);
	buf_format(out, "{\n\treturn %s_find(name, length);\n}\n", set->title);
	buf_format(out, "static const struct key keys_%s[] = {\n", set->title);
	for (size_t i = 0; i < set->count; i++)
		buf_format(out, "\t{\"%s\", %zu, %d},\n", set->keys[i].name, set->keys[i].length, set->keys[i].index);
	buf_format(out, "\t{\"\", 0, 0},\n};\n");
}

static void
write_file(const char *path, const struct buf *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(text->data, 1, text->length, file), text->length);
	assert_int_equal(fclose(file), 0);
}

/* The environment the tests are run in, or NULL with a reason given. */
static const char *
compiler(void)
{
	const char *cc = getenv("CC");

	if (cc && *cc && getenv("top_srcdir"))
		return cc;
	print_message("CC or top_srcdir is not set\n");
	return NULL;
}

/* Compile the text with these flags; true when that worked. */
static bool
compile(struct arena *arena, const char *cc, const char *flags, const char *folder)
{
	return system(arena_format(arena, "%s %s " WARNINGS " -I'%s/include' -o '%s/find' '%s/find.c' >'%s/log' 2>&1",
				   cc, flags, getenv("top_srcdir"), folder, folder, folder)) == 0;
}

static void
remove_folder(struct arena *arena, const char *folder)
{
	static const char *const files[] = {"find.c", "find", "log"};

	for (size_t i = 0; i < COUNT_OF(files); i++)
		unlink(arena_format(arena, "%s/%s", folder, files[i]));
	rmdir(folder);
}

static const char prologue[] = "#include <stdio.h>\n"
			       "#include \"slotc/slot.h\"\n"
			       "struct key {\n"
			       "	const char *name;\n"
			       "	size_t length;\n"
			       "	int index;\n"
			       "};\n"
			       "struct set {\n"
			       "	const char *title;\n"
			       "	int (*find)(const char *name, size_t length);\n"
			       "	const struct key *keys;\n"
			       "	size_t count;\n"
			       "};\n";

static void
generated_code_agrees_with_a_comparison_of_bytes(void **state)
{
	struct run run = {0};
	char folder[] = "test_phash.XXXXXX";
	struct buf text = {0};
	const char *cc = compiler();

	(void)state;
	if (!cc)
		skip();
	run.arena = arena_new();
	assert_non_null(mkdtemp(folder));
	buf_text(&text, prologue);
	for (size_t which = 0; which < COUNT_OF(sets); which++) {
		struct set set = make_set(run.arena, which);
		add_rendered(&run, &text, &set, phash_search(run.arena, set.title, set.keys, set.count));
		if (set.count > 64)
			continue;
		set.title = arena_format(run.arena, "%s_unlucky", set.title);
		add_rendered(&run, &text, &set, phash_search_rolls(run.arena, set.title, set.keys, set.count, 0));
	}
	buf_text(&text, driver);
	buf_text(&text, "int main(void)\n{\n\tstatic const struct set sets[] = {\n");
	for (size_t which = 0; which < COUNT_OF(sets); which++) {
		struct set set = make_set(run.arena, which);
		const char *title = set.title;
		buf_format(&text, "\t\t{\"%s\", call_%s, keys_%s, %zu},\n", title, title, title, set.count);
		if (set.count <= 64)
			buf_format(&text, "\t\t{\"%s unlucky\", call_%s_unlucky, keys_%s_unlucky, %zu},\n", title,
				   title, title, set.count);
	}
	buf_text(&text, "\t};\n\tsize_t i;\n\tfor (i = 0; i < sizeof(sets) / sizeof(sets[0]); i++)\n"
			"\t\ttry_set(&sets[i]);\n\treturn 0;\n}\n");
	write_file(arena_format(run.arena, "%s/find.c", folder), &text);
	buf_free(&text);

	if (!compile(run.arena, cc, "-std=c99 -O1 -DROUNDS=4000 -fsanitize=address,undefined -fno-sanitize-recover=all",
		     folder) &&
	    !compile(run.arena, cc, "-std=c99 -O1 -DROUNDS=4000", folder))
		fail_msg("the generated code does not compile: see %s", folder);
	if (system(arena_format(run.arena, "'./%s/find' >&2", folder)) != 0)
		fail_msg("the generated code is wrong: see %s", folder);
	remove_folder(run.arena, folder);
	arena_free(run.arena);
}

/* A call that remains leaves a reference to a function that nobody defines. */
static void
lookup_of_a_literal_is_a_constant(void **state)
{
	static const char *const variables[] = {"TEST_GCC", "TEST_CLANG"};
	static const size_t some[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 17, 21, 22};
	size_t compiled = 0;

	(void)state;
	if (!compiler())
		skip();
	for (size_t i = 0; i < COUNT_OF(variables); i++) {
		const char *cc = getenv(variables[i]);
		struct run run = {.arena = arena_new()};
		char folder[] = "test_phash.XXXXXX";
		struct buf text = {0}, calls = {0};

		if (!cc || !*cc) {
			arena_free(run.arena);
			continue;
		}
		assert_non_null(mkdtemp(folder));
		buf_text(&text, prologue);
		for (size_t k = 0; k < COUNT_OF(some); k++) {
			struct set set = make_set(run.arena, some[k]);
			const struct phash_key *key = &set.keys[set.count - 1];
			add_rendered(&run, &text, &set, phash_search(run.arena, set.title, set.keys, set.count));
			buf_format(&calls, "\tif (%s_find(\"%s\", %zu) != %d)\n\t\tnot_folded();\n", set.title,
				   key->name, key->length, key->index);
			buf_format(&calls, "\tif (%s_find(\"%.*s?\", %zu) != -1)\n\t\tnot_folded();\n", set.title,
				   (int)key->length - 1, key->name, key->length);
			buf_format(&calls, "\tif (call_%s(keys_%s[0].name, 0) != -1)\n\t\treturn 1;\n", set.title,
				   set.title);
		}
		buf_format(&text, "extern void not_folded(void);\nint main(void)\n{\n%s\treturn 0;\n}\n", calls.data);
		write_file(arena_format(run.arena, "%s/find.c", folder), &text);
		buf_free(&text);
		buf_free(&calls);
		if (!compile(run.arena, cc, "-std=c11 -O2", folder))
			fail_msg("a call with a literal is not a constant with %s: see %s", cc, folder);
		compiled++;
		remove_folder(run.arena, folder);
		arena_free(run.arena);
	}
	if (!compiled) {
		print_message("neither gcc nor clang\n");
		skip();
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_name_of_every_set_is_found),
		cmocka_unit_test(no_neighbour_is_taken_for_a_name),
		cmocka_unit_test(names_are_multiplied_by_what_no_signed_number_is),
		cmocka_unit_test(zeros_between_its_ends_do_not_make_a_name),
		cmocka_unit_test(a_shared_table_is_nearly_full),
		cmocka_unit_test(names_of_one_attribute_share_its_index),
		cmocka_unit_test(lengths_out_of_range_are_rejected_unread),
		cmocka_unit_test(search_ends_when_no_roll_succeeds),
		cmocka_unit_test(same_names_and_seed_give_the_same_plan),
		cmocka_unit_test(generated_code_agrees_with_a_comparison_of_bytes),
		cmocka_unit_test(lookup_of_a_literal_is_a_constant),
	};

	return cmocka_run_group_tests_name("phash", tests, NULL, NULL);
}
