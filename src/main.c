/*
 * main.c: the map of the program, in the order of the calls.
 *
 *     main            find the command, read its options, run it
 *     cmd_*.c         one command each; reads as its pipeline:
 *       source_load     a file into memory
 *       node_parse      YAML as a tree that knows its places (libyaml)
 *       read_schema     the tree as classes and attributes, key by key
 *       check_schema    types, defaults, names: does it make sense?
 *       place_schema    where every byte goes
 *       headers_add     the headers that a schema becomes
 *       view_part       what the templates see of it in one, ready-made
 *       render_view     the view through Mustache templates
 *       write_outputs   all files, or none
 *       compare_run     measure the variants (compare.h)
 *     run_report      what the user did wrong, with places and remedies
 *
 * Below them: value.c, prim.c, ident.c, emit.c, phash.c and json.c know one
 * thing each; arena.c, buf.c, map.c, typo.c, utf8.c, diag.c and fail.c carry
 * them all.
 */
#include "opt.h"

#include <string.h>

const struct command command_table[] = {
	{"check", COMMAND_CHECK, "FILE...", "read and check schemas; write nothing", 1, SIZE_MAX, cmd_check},
	{"compare", COMMAND_COMPARE, "FILE", "measure what slots save, beside a map and Python", 1, 1, cmd_compare},
	{"completion", COMMAND_COMPLETION, "SHELL", "print what completes command lines in bash, zsh or fish", 1, 1,
	 cmd_completion},
	{"explain", COMMAND_EXPLAIN, "[CODE]", "say more about a message, such as E0203", 0, 1, cmd_explain},
	{"generate", COMMAND_GENERATE, "FILE...", "write C headers", 1, SIZE_MAX, cmd_generate},
	{"help", COMMAND_HELP, "[COMMAND]", "say what a command does", 0, 1, cmd_help},
	{"init", COMMAND_INIT, "[FILE]", "write a small schema to start from", 0, 1, cmd_init},
	{"layout", COMMAND_LAYOUT, "FILE", "show where every byte of an object goes", 1, 1, cmd_layout},
	{"schema", COMMAND_SCHEMA, "", "print the JSON Schema of schemas, for editors", 0, 0, cmd_schema},
	{"view", COMMAND_VIEW, "FILE", "print the data that templates see, as JSON", 1, 1, cmd_view},
};

const size_t command_count = COUNT_OF(command_table);

const struct command *
command_find(const char *name)
{
	const char *names[COUNT_OF(command_table)];

	for (size_t i = 0; i < command_count; i++) {
		names[i] = command_table[i].name;
		if (strcmp(names[i], name) == 0)
			return &command_table[i];
	}
	const char *nearest = typo_nearest(name, names, command_count);
	if (nearest)
		fail_usage("unknown command '%s'; did you mean '%s'?", name, nearest);
	fail_usage("unknown command '%s'; 'slotc help' lists them", name);
}

/* Standard output is buffered: only its close tells that all was written. */
static int
close_output(enum exit_code code)
{
	if (fflush(stdout) != 0 || ferror(stdout))
		fail("cannot write to standard output:");
	return (int)code;
}

int
main(int argc, char **argv)
{
	struct arena *arena = arena_new();
	struct options options = {0};
	const struct command *command = NULL;
	enum exit_code code = EXIT_DONE;
	char **arguments = response_expand(arena, argv + (argc > 0));

	if (!arguments[0]) {
		help_print(stderr);
		arena_free(arena);
		return close_output(EXIT_USAGE);
	}
	if (arguments[0][0] != '-')
		command = command_find(arguments[0]);
	options.arguments = (const char *const *)argv;
	options_read(arena, command, arguments + (command ? 1 : 0), &options);

	if (options.wants_version)
		printf("slotc %s\n", PACKAGE_VERSION);
	else if (options.wants_help && command)
		code = cmd_help(&(struct options){.operands = &command->name, .operand_count = 1});
	else if (options.wants_help)
		help_print(stdout);
	else if (command)
		code = command->run(&options);
	else
		fail_usage("a command comes first; 'slotc help' lists them");
	arena_free(arena);
	return close_output(code);
}
