/*
 * opt.c: the command line. Arguments go in, a struct options comes out; the rows
 * of opt_table.c say what each option is.
 */
#include "opt.h"

#include <string.h>

static bool
is_taken_by(const struct option *option, const struct command *command)
{
	return !command || (option->commands & (unsigned)command->bit) != 0;
}

/* GCC's options for make have one dash and two letters. */
static bool
is_single_dash(const char *name)
{
	return name[0] == 'M' && name[1] && !name[2];
}

const char *
dashes_of(const struct option *option)
{
	return is_single_dash(option->name) ? "-" : "--";
}

_Noreturn static void
reject_long(struct arena *arena, const struct command *command, const char *name)
{
	const char **names = ARENA_ARRAY(arena, option_count, const char *);
	size_t count = 0;

	for (size_t i = 0; i < option_count; i++) {
		if (is_taken_by(&option_table[i], command) && !is_single_dash(option_table[i].name))
			names[count++] = option_table[i].name;
	}
	for (size_t i = 0; command && i < option_count; i++) {
		if (strcmp(option_table[i].name, name) == 0)
			fail_usage("'%s' does not take %s%s; see 'slotc help %s'", command->name, dashes_of(&option_table[i]),
			           name, command->name);
	}
	const char *nearest = typo_nearest(name, names, count);
	if (nearest)
		fail_usage("unknown option '--%s'; did you mean '--%s'?", name, nearest);
	fail_usage("unknown option '%s%s'; see 'slotc help%s%s'", is_single_dash(name) ? "-" : "--", name,
	           command ? " " : "", command ? command->name : "");
}

static const struct option *
find_long(struct arena *arena, const struct command *command, const char *name)
{
	for (size_t i = 0; i < option_count; i++) {
		if (strcmp(option_table[i].name, name) == 0 && is_taken_by(&option_table[i], command))
			return &option_table[i];
	}
	reject_long(arena, command, name);
}

static const struct option *
find_short(const struct command *command, char letter)
{
	for (size_t i = 0; i < option_count; i++) {
		if (option_table[i].letter == letter && is_taken_by(&option_table[i], command))
			return &option_table[i];
	}
	for (size_t i = 0; command && i < option_count; i++) {
		if (option_table[i].letter == letter)
			fail_usage("'%s' does not take -%c; see 'slotc help %s'", command->name, letter, command->name);
	}
	fail_usage("unknown option '-%c'; see 'slotc help%s%s'", letter, command ? " " : "",
	           command ? command->name : "");
}

/* Read one option; returns the last argument that it used. */
static char **
read_option(struct arena *arena, const struct command *command, char **at, struct options *options)
{
	const char *argument = *at;
	const struct option *option;
	const char *value = NULL;

	if (argument[1] == 'M' && argument[2]) {
		option = find_long(arena, command, arena_text(arena, argument + 1, 2));
		if (argument[3] && !option->value)
			fail_usage("unknown option '%s'", argument);
		if (argument[3])
			value = argument + 3;
	} else if (argument[1] == '-') {
		size_t length = strcspn(argument + 2, "=");
		option = find_long(arena, command, arena_text(arena, argument + 2, length));
		if (argument[2 + length])
			value = argument + 2 + length + 1;
		if (value && !option->value)
			fail_usage("--%s takes no value", option->name);
	} else {
		option = find_short(command, argument[1]);
		if (argument[2] && !option->value)
			fail_usage("'%s': write one option at a time", argument);
		if (argument[2])
			value = argument + 2;
	}
	if (option->value && !value) {
		value = *++at;
		if (!value)
			fail_usage("%s%s needs a value: %s", dashes_of(option), option->name, option->value);
	}
	option->set(options, value);
	return at;
}

void
options_read(struct arena *arena, const struct command *command, char **arguments, struct options *options)
{
	size_t count = 0;

	for (char **at = arguments; *at; at++)
		count++;

	const char **operands = ARENA_ARRAY(arena, count + 1, const char *);
	bool only_operands = false;
	for (char **at = arguments; *at; at++) {
		if (only_operands || (*at)[0] != '-' || !(*at)[1])
			operands[options->operand_count++] = *at;
		else if (strcmp(*at, "--") == 0)
			only_operands = true;
		else
			at = read_option(arena, command, at, options);
	}
	options->operands = operands;
	if (!command || options->wants_help || options->wants_version)
		return;
	if (options->operand_count < command->least)
		fail_usage("'%s' needs %s; see 'slotc help %s'", command->name, command->operands, command->name);
	if (options->operand_count > command->most)
		fail_usage("'%s' takes %s, and '%s' is more; see 'slotc help %s'", command->name,
		           *command->operands ? command->operands : "no operand", operands[command->most],
		           command->name);
}
