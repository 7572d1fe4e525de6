/*
 * cmd_help.c: `slotc help [COMMAND]`: from the tables of commands and options.
 */
#include "opt.h"

#include <string.h>

static void
print_options(const struct command *command, bool own)
{
	for (size_t i = 0; i < option_count; i++) {
		const struct option *option = &option_table[i];
		bool is_own = (option->commands & COMMAND_READING) != COMMAND_READING;
		if (!(option->commands & (unsigned)command->bit) || is_own != own)
			continue;
		char left[40];
		const char *dashes = dashes_of(option);
		snprintf(left, sizeof left, "%s%c%s %s%s%s%s", option->letter ? "-" : " ",
		         option->letter ? option->letter : ' ', option->letter ? "," : " ", dashes, option->name,
		         !option->value ? "" : dashes[1] ? "=" : " ", option->value ? option->value : "");
		printf("  %-29s %s\n", left, option->about);
	}
}

void
help_print(FILE *out)
{
	fputs("Usage: slotc COMMAND [OPTION]... [FILE]...\n"
	     "Python's __slots__ for C: class definitions in YAML, C headers out.\n\n",
	      out);
	for (size_t i = 0; i < command_count; i++) {
		char left[40];
		snprintf(left, sizeof left, "%s %s", command_table[i].name, command_table[i].operands);
		fprintf(out, "  %-22s %s\n", left, command_table[i].about);
	}
	fputs("\n'slotc help COMMAND' tells more. Exit status: 0 done, 1 the schema is wrong,\n"
	     "2 the command line is wrong, 3 a file, the memory or another program failed.\n",
	      out);
}

enum exit_code
cmd_help(const struct options *options)
{
	if (options->operand_count == 0) {
		help_print(stdout);
		return EXIT_DONE;
	}

	const struct command *command = command_find(options->operands[0]);
	printf("Usage: slotc %s [OPTION]... %s\n%c%s.\n\n", command->name, command->operands,
	       command->about[0] - 'a' + 'A', command->about + 1);
	print_options(command, true);
	print_options(command, false);
	return EXIT_DONE;
}
