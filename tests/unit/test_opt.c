#include "opt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

#include "ending.h"

/* The rows of main.c, as far as reading needs them. */
const struct command command_table[] = {
	{"check", COMMAND_CHECK, "FILE...", "check schemas", 1, SIZE_MAX, NULL},
	{"compare", COMMAND_COMPARE, "FILE", "measure", 1, 1, NULL},
	{"generate", COMMAND_GENERATE, "FILE...", "write C headers", 1, SIZE_MAX, NULL},
	{"help", COMMAND_HELP, "[COMMAND]", "say what a command does", 0, 1, NULL},
};
const size_t command_count = COUNT_OF(command_table);

static const struct command *const generate = &command_table[2];

enum { WORDS = 12 };

/* A command line, and what becomes of it. */
struct line {
	struct arena *arena;
	const struct command *command;
	char *words[WORDS + 1];
	struct options options;
};

static int
set_up(void **state)
{
	static struct line line;

	line = (struct line){.arena = arena_new(), .command = generate};
	*state = &line;
	return 0;
}

static int
tear_down(void **state)
{
	arena_free(((struct line *)*state)->arena);
	return 0;
}

/* Words with a blank between. */
static void
split(struct line *line, const char *text)
{
	char *copy = arena_text(line->arena, text, strlen(text));
	size_t count = 0;

	line->options = (struct options){0};
	for (char *at = copy; *at && count < WORDS;) {
		size_t length = strcspn(at, " ");
		line->words[count++] = at;
		at += length;
		if (*at)
			*at++ = '\0';
	}
	line->words[count] = NULL;
}

static const struct options *
read_line(struct line *line, const char *text)
{
	split(line, text);
	options_read(line->arena, line->command, line->words, &line->options);
	return &line->options;
}

static void
read_it(void *context)
{
	struct line *line = context;

	options_read(line->arena, line->command, line->words, &line->options);
}

static void
assert_refused(struct line *line, const char *text, const char *message)
{
	split(line, text);
	struct ending ending = ending_of(read_it, line);
	if (ending.status != EXIT_USAGE || !strstr(ending.said, message))
		fail_msg("'%s': exit %d, %s; not: %s", text, ending.status, ending.said, message);
}

static void
options_and_operands_come_in_any_order(void **state)
{
	const struct options *options = read_line(*state, "a.yaml --variant=map -o b.h c.yaml --force");

	assert_int_equal(options->operand_count, 2);
	assert_string_equal(options->operands[0], "a.yaml");
	assert_string_equal(options->operands[1], "c.yaml");
	assert_string_equal(options->output, "b.h");
	assert_int_equal(options->variant, VARIANT_MAP);
	assert_true(options->force);
}

static void
a_value_stands_in_the_same_word_or_the_next(void **state)
{
	assert_string_equal(read_line(*state, "-o b.h a")->output, "b.h");
	assert_string_equal(read_line(*state, "-ob.h a")->output, "b.h");
	assert_string_equal(read_line(*state, "--output b.h a")->output, "b.h");
	assert_string_equal(read_line(*state, "--output=b.h a")->output, "b.h");
	assert_string_equal(read_line(*state, "--output= a")->output, "");
	assert_string_equal(read_line(*state, "--output=x=y a")->output, "x=y");
	/* The next word is the value, whatever it looks like. */
	assert_string_equal(read_line(*state, "-o -- a")->output, "--");
	assert_string_equal(read_line(*state, "-o - a")->output, "-");
}

static void
two_dashes_end_the_options(void **state)
{
	const struct options *options = read_line(*state, "-o b.h -- --force -x");

	assert_int_equal(options->operand_count, 2);
	assert_string_equal(options->operands[0], "--force");
	assert_string_equal(options->operands[1], "-x");
	assert_false(options->force);
}

static void
a_dash_alone_is_an_operand(void **state)
{
	const struct options *options = read_line(*state, "-");

	assert_int_equal(options->operand_count, 1);
	assert_string_equal(options->operands[0], "-");
}

static void
the_last_of_the_same_option_counts(void **state)
{
	assert_string_equal(read_line(*state, "-o a.h -o b.h x")->output, "b.h");
	assert_int_equal(read_line(*state, "--color=always --color=never x")->color, COLOR_NEVER);
}

static void
an_unknown_option_names_the_one_that_was_meant(void **state)
{
	struct line *line = *state;

	assert_refused(line, "--varient=map a", "unknown option '--varient'; did you mean '--variant'?");
	assert_refused(line, "--outptu=x a", "did you mean '--output'?");
	assert_refused(line, "--zzzzzz a", "unknown option '--zzzzzz'; see 'slotc help generate'");
	assert_refused(line, "-x a", "unknown option '-x'; see 'slotc help generate'");
	assert_refused(line, "--rounds=3 a", "'generate' does not take --rounds; see 'slotc help generate'");
}

static void
a_value_that_is_wrong_is_refused(void **state)
{
	struct line *line = *state;

	assert_refused(line, "a --output", "--output needs a value: FILE");
	assert_refused(line, "a -o", "--output needs a value: FILE");
	assert_refused(line, "a --force=yes", "--force takes no value");
	assert_refused(line, "a --variant=mao", "there is no variant 'mao'; did you mean 'map'?");
	assert_refused(line, "a --variant=hash", "there is no variant 'hash'; variants are slotted, packed, map, map-uthash and map-glib");
	assert_refused(line, "a --color=sometimes", "--color takes auto, always or never, not 'sometimes'");
	assert_refused(line, "a --error-format=xml", "--error-format takes text, short or json, not 'xml'");
	line->command = &command_table[1];
	assert_refused(line, "a --rounds=0", "--rounds takes a number from 1 to 1000, not '0'");
	assert_refused(line, "a --rounds=5x", "--rounds takes a number");
	assert_refused(line, "a --count=many", "--count takes a number of objects such as 500k or 10M, not 'many'");
}

static void
operands_are_counted(void **state)
{
	struct line *line = *state;

	assert_refused(line, "--force", "'generate' needs FILE...; see 'slotc help generate'");
	line->command = &command_table[1];
	assert_refused(line, "a b", "'compare' takes FILE, and 'b' is more; see 'slotc help compare'");
	/* Not when only help was wanted. */
	assert_true(read_line(line, "--help")->wants_help);
	assert_true(read_line(line, "-V")->wants_version);
}

static void
names_in_the_table_are_unique(void **state)
{
	(void)state;
	for (size_t i = 0; i < option_count; i++) {
		assert_non_null(option_table[i].set);
		assert_true(option_table[i].commands != 0);
		for (size_t j = 0; j < i; j++) {
			assert_string_not_equal(option_table[i].name, option_table[j].name);
			assert_false(option_table[i].letter && option_table[i].letter == option_table[j].letter);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(options_and_operands_come_in_any_order, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_value_stands_in_the_same_word_or_the_next, set_up, tear_down),
		cmocka_unit_test_setup_teardown(two_dashes_end_the_options, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_dash_alone_is_an_operand, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_last_of_the_same_option_counts, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_unknown_option_names_the_one_that_was_meant, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_value_that_is_wrong_is_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(operands_are_counted, set_up, tear_down),
		cmocka_unit_test(names_in_the_table_are_unique),
	};

	return cmocka_run_group_tests_name("opt", tests, NULL, NULL);
}
