/*
 * cmd_completion.c: `slotc completion SHELL`: what the shell has to know to
 * complete a command line. The tables of commands, options and diagnostics go
 * in, a script comes out; it asks nobody when it runs.
 */
#include "opt.h"

#include <string.h>

/* The words that an option's value can be, with blanks between; NULL for any. */
static const char *
words_of(struct arena *arena, const struct option *option)
{
	static const struct {
		const char *option, *words;
	} table[] = {
		{"color", "auto always never"}, {"error-format", "text short json"}, {"runtime", "embed system"},
		{"split", "none class"},        {"comments", "ascii utf8"},     {"values", "varied same"},
		{"write", "always if-changed"}, {"imports", "embed include"},
	};
	const char *words = "";

	for (size_t i = 0; i < COUNT_OF(table); i++) {
		if (strcmp(option->name, table[i].option) == 0)
			return table[i].words;
	}
	if (strcmp(option->name, "variant") != 0)
		return NULL;
	for (int i = 0; i < VARIANT_COUNT; i++)
		words = arena_format(arena, "%s%s%s", words, i ? " " : "", variant_table[i].name);
	return words;
}

static bool
takes(const struct command *command, const struct option *option)
{
	return (option->commands & (unsigned)command->bit) != 0;
}

/* The words that can be the command's operand; NULL for a file. */
static const char *
operands_of(struct arena *arena, const struct command *command)
{
	const char *words = "";

	if (command->bit == COMMAND_COMPLETION)
		return "bash zsh fish";
	if (command->bit == COMMAND_HELP) {
		for (size_t i = 0; i < command_count; i++)
			words = arena_format(arena, "%s%s%s", words, i ? " " : "", command_table[i].name);
		return words;
	}
	if (command->bit == COMMAND_EXPLAIN) {
		for (size_t i = 0; i < DIAG_COUNT; i++)
			words = arena_format(arena, "%s%s%s", words, i ? " " : "", diag_table[i].slug);
		return words;
	}
	return strstr(command->operands, "FILE") ? NULL : "";
}

/* A text inside of single quotes. */
static const char *
quoted(struct arena *arena, const char *text)
{
	struct buf buf = {0};

	for (; *text; text++) {
		if (*text == '\'')
			buf_text(&buf, "'\\''");
		else
			buf_char(&buf, *text);
	}
	const char *copy = arena_text(arena, buf.length ? buf.data : "", buf.length);
	buf_free(&buf);
	return copy;
}

/* ---- bash -------------------------------------------------------------------- */

static void
bash_option_words(const struct command *command)
{
	for (size_t i = 0; i < option_count; i++) {
		const struct option *option = &option_table[i];
		if (!takes(command, option))
			continue;
		const char *dashes = dashes_of(option);
		if (option->letter)
			printf(" -%c", option->letter);
		printf(" %s%s%s", dashes, option->name, option->value && dashes[1] ? "=" : "");
	}
}

static void
print_bash(struct arena *arena)
{
	puts("# bash completion for slotc, as `slotc completion bash` prints it.\n"
	     "# shellcheck disable=SC2207 # the words have no blanks\n"
	     "_slotc()\n"
	     "{\n"
	     "\tlocal current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command='' options='' words='' i\n"
	     "\n"
	     "\tCOMPREPLY=()\n"
	     "\t# To bash '=' is a word of its own.\n"
	     "\tif [[ $current == '=' ]]; then\n"
	     "\t\tcurrent=''\n"
	     "\telif [[ $previous == '=' && COMP_CWORD -gt 1 ]]; then\n"
	     "\t\tprevious=${COMP_WORDS[COMP_CWORD - 2]}\n"
	     "\tfi\n"
	     "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
	     "\t\tif [[ ${COMP_WORDS[i]} != -* ]]; then\n"
	     "\t\t\tcommand=${COMP_WORDS[i]}\n"
	     "\t\t\tbreak\n"
	     "\t\tfi\n"
	     "\tdone\n"
	     "\tcase $previous in");
	/* Where nothing is offered, bash offers files. */
	for (size_t i = 0; i < option_count; i++) {
		const struct option *option = &option_table[i];
		const char *words = words_of(arena, option);
		if (!option->value)
			continue;
		printf("\t%s%s", dashes_of(option), option->name);
		if (option->letter)
			printf(" | -%c", option->letter);
		if (words)
			printf(") COMPREPLY=($(compgen -W '%s' -- \"$current\")) && return ;;\n", words);
		else
			puts(") return ;;");
	}
	puts("\tesac\n"
	     "\tcase $command in");
	for (size_t i = 0; i < command_count; i++) {
		const struct command *command = &command_table[i];
		const char *words = operands_of(arena, command);
		printf("\t%s)\n\t\toptions='", command->name);
		bash_option_words(command);
		puts("'");
		if (words && *words)
			printf("\t\twords='%s'\n", words);
		puts("\t\t;;");
	}
	printf("\t'')\n\t\toptions='--help --version'\n\t\twords='");
	for (size_t i = 0; i < command_count; i++)
		printf("%s%s", i ? " " : "", command_table[i].name);
	puts("'\n"
	     "\t\t;;\n"
	     "\tesac\n"
	     "\tif [[ $current == -* ]]; then\n"
	     "\t\tCOMPREPLY=($(compgen -W \"$options\" -- \"$current\"))\n"
	     "\t\t[[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null\n"
	     "\telse\n"
	     "\t\tCOMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
	     "\tfi\n"
	     "\treturn 0\n"
	     "}\n"
	     "complete -o default -F _slotc slotc");
}

/* ---- zsh --------------------------------------------------------------------- */

static void
zsh_option(struct arena *arena, const struct option *option)
{
	const char *words = words_of(arena, option);
	const char *dashes = dashes_of(option);

	if (option->letter)
		printf("\t\t\t'(-%c --%s)'{-%c%s,--%s%s}'", option->letter, option->name, option->letter,
		       option->value ? "+" : "", option->name, option->value ? "=" : "");
	else
		printf("\t\t\t'%s%s%s", dashes, option->name, !option->value ? "" : dashes[1] ? "=" : "+");
	printf("[%s]", quoted(arena, option->about));
	if (words)
		printf(":%s:(%s)", option->value, words);
	else if (option->value && strcmp(option->value, "DIR") == 0)
		printf(":%s:_files -/", option->value);
	else if (option->value)
		printf(":%s:%s", option->value, strcmp(option->value, "FILE") == 0 ? "_files" : "");
	puts("' \\");
}

static void
print_zsh(struct arena *arena)
{
	puts("#compdef slotc\n"
	     "# zsh completion for slotc, as `slotc completion zsh` prints it.\n"
	     "_slotc() {\n"
	     "\tlocal curcontext=$curcontext state line\n"
	     "\tlocal -a commands=(");
	for (size_t i = 0; i < command_count; i++)
		printf("\t\t'%s:%s'\n", command_table[i].name, quoted(arena, command_table[i].about));
	puts("\t)\n"
	     "\t_arguments -C '(- *)'{-h,--help}'[say what slotc does]' '(- *)'{-V,--version}'[say which slotc this is]' \\\n"
	     "\t\t'1:command:->command' '*::argument:->argument' && return\n"
	     "\tif [[ $state == command ]]; then\n"
	     "\t\t_describe command commands\n"
	     "\t\treturn\n"
	     "\tfi\n"
	     "\tcase $line[1] in");
	for (size_t i = 0; i < command_count; i++) {
		const struct command *command = &command_table[i];
		const char *words = operands_of(arena, command);
		printf("\t%s)\n\t\t_arguments \\\n", command->name);
		for (size_t k = 0; k < option_count; k++) {
			if (takes(command, &option_table[k]))
				zsh_option(arena, &option_table[k]);
		}
		if (words)
			printf("\t\t\t'1:word:(%s)'\n", words);
		else
			puts("\t\t\t'*:schema:_files'");
		puts("\t\t;;");
	}
	puts("\tesac\n"
	     "}\n"
	     "_slotc \"$@\"");
}

/* ---- fish -------------------------------------------------------------------- */

static void
print_fish(struct arena *arena)
{
	puts("# fish completion for slotc, as `slotc completion fish` prints it.\n"
	     "complete -c slotc -f");
	for (size_t i = 0; i < command_count; i++)
		printf("complete -c slotc -n __fish_use_subcommand -a %s -d '%s'\n", command_table[i].name,
		       quoted(arena, command_table[i].about));
	for (size_t i = 0; i < command_count; i++) {
		const struct command *command = &command_table[i];
		const char *words = operands_of(arena, command);
		const char *seen = arena_format(arena, "complete -c slotc -n '__fish_seen_subcommand_from %s'",
		                                command->name);
		if (!words)
			printf("%s -F\n", seen);
		else if (*words)
			printf("%s -a '%s'\n", seen, words);
		for (size_t k = 0; k < option_count; k++) {
			const struct option *option = &option_table[k];
			const char *values = words_of(arena, option);
			if (!takes(command, option))
				continue;
			printf("%s", seen);
			if (option->letter)
				printf(" -s %c", option->letter);
			printf(" -%c %s", dashes_of(option)[1] ? 'l' : 'o', option->name);
			if (values)
				printf(" -x -a '%s'", values);
			else if (option->value)
				printf(" -r%s", text_is(option->value, "FILE") || text_is(option->value, "DIR") ? " -F" : "");
			printf(" -d '%s'\n", quoted(arena, option->about));
		}
	}
}

enum exit_code
cmd_completion(const struct options *options)
{
	static const char *const shells[] = {"bash", "zsh", "fish"};
	static void (*const print[])(struct arena *arena) = {print_bash, print_zsh, print_fish};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < COUNT_OF(shells); i++) {
		if (strcmp(options->operands[0], shells[i]) == 0) {
			print[i](arena);
			arena_free(arena);
			return EXIT_DONE;
		}
	}
	fail_usage("no completion for '%s'; shells are bash, zsh and fish", options->operands[0]);
}
