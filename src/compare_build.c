/*
 * compare_build.c: from sources to programs. The user's compiler and flags go
 * in; one program per row comes out, all of the same bench.c.
 */
#include "compare.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Read one word as a shell does, with 'quotes', "quotes" and backslashes, but
 * nothing expanded. Returns where it ends, or NULL where a quote is not closed. */
static const char *
read_word(const char *text, struct buf *word)
{
	char quote = '\0';

	for (; *text && (quote || !strchr(" \t\n", *text)); text++) {
		if (quote ? *text == quote : *text == '\'' || *text == '"') {
			quote = quote ? '\0' : *text;
			continue;
		}
		/* Between double quotes a backslash only guards these (POSIX, shell, 2.2.3). */
		if (*text == '\\' && text[1] && (!quote || (quote == '"' && strchr("\"\\$`", text[1]))))
			text++;
		buf_char(word, *text);
	}
	return quote ? NULL : text;
}

/* Add the words of `text` at words[count...]; NULL counts only. */
static size_t
split_words(struct arena *arena, const char *text, const char *from, const char **words, size_t count)
{
	const char *whole = text;

	for (;;) {
		struct buf word = {0};
		text += strspn(text, " \t\n");
		if (!*text)
			return count;
		buf_text(&word, "");
		text = read_word(text, &word);
		if (!text)
			fail_usage("a quote is not closed in '%s' (%s)", whole, from);
		if (words)
			words[count] = arena_text(arena, word.data, word.length);
		buf_free(&word);
		count++;
	}
}

static _Noreturn void
refuse_missing(const char *command, const char *from, int error)
{
	fail("no C compiler: '%s' (%s) cannot be started: %s\n"
	     "  name one with --cc=COMMAND or in the environment variable CC, or install one:\n"
	     "  apt install gcc libc6-dev | dnf install gcc | apk add gcc musl-dev | pacman -S gcc | xcode-select "
	     "--install",
	     command, from, strerror(error));
}

struct compiler
compiler_find(struct arena *arena, const char *cc, const char *cflags, struct progress *progress)
{
	struct compiler compiler = {.flags = cflags ? cflags : "-std=c11 -O2", .version = ""};
	const char *from = "from --cc";

	if (!cc) {
		cc = getenv("CC");
		from = "from CC in the environment";
	}
	if (!cc || !cc[strspn(cc, " \t\n")]) {
		cc = "cc";
		from = "the default";
	}

	/* A path with blanks in it is one word all the same. */
	const bool is_path = strchr(cc, '/') && access(cc, X_OK) == 0;
	const size_t command_words = is_path ? 1 : split_words(arena, cc, from, NULL, 0);
	const size_t flag_words = split_words(arena, compiler.flags, "from --cflags", NULL, 0);
	compiler.words = ARENA_ARRAY(arena, command_words + flag_words + 1, const char *);
	if (is_path)
		compiler.words[0] = cc;
	else
		split_words(arena, cc, from, compiler.words, 0);

	const char **ask = ARENA_ARRAY(arena, command_words + 2, const char *);
	memcpy(ask, compiler.words, command_words * sizeof(*ask));
	ask[command_words] = "--version";
	struct child_result answer = compare_child(ask, progress);
	/* Some systems find out only in the child, which then exits with 127. */
	if (answer.error || (answer.status == 127 && !answer.out.length))
		refuse_missing(ask[0], from, answer.error ? answer.error : ENOENT);
	if (answer.status == 0)
		compiler.version = arena_text(arena, answer.out.data, strcspn(answer.out.data, "\n"));
	if (!*compiler.version)
		compiler.version = arena_format(arena, "%s, which does not tell its version", cc);
	child_free(&answer);

	compiler.word_count = split_words(arena, compiler.flags, "from --cflags", compiler.words, command_words);
	return compiler;
}

/* ---- libraries ---- */

/* What pkg-config says of a module, as words; NULL where it knows none of it. */
static const char **
ask_pkg_config(struct arena *arena, const char *option, const char *module, struct progress *progress)
{
	const char *const ask[] = {"pkg-config", option, module, NULL};
	struct child_result answer = compare_child(ask, progress);
	const char **words = NULL;

	if (!answer.error && answer.status == 0) {
		const char *text = arena_text(arena, answer.out.data, answer.out.length);
		words = ARENA_ARRAY(arena, split_words(arena, text, ask[0], NULL, 0) + 1, const char *);
		split_words(arena, text, ask[0], words, 0);
	}
	child_free(&answer);
	return words;
}

static size_t
add_words(const char **words, size_t count, const char *const *more)
{
	while (*more)
		words[count++] = *more++;
	return count;
}

static size_t
count_words(const char *const *words)
{
	size_t count = 0;

	while (words[count])
		count++;
	return count;
}

const char *
compiler_find_library(struct arena *arena, const struct compiler *compiler, const char *folder,
		      const struct compare_library *library, struct library_flags *flags, struct progress *progress)
{
	static const char *none[] = {NULL};
	const char *advice = arena_format(arena, "install it to see this row (%s)", library->advice);
	const char *program = arena_format(arena, "%s/library", folder);
	const char *text = arena_format(arena, "#include <%s>\n\nint\nmain(void)\n{\n\treturn 0;\n}\n", library->header);

	*flags = (struct library_flags){none, none};
	if (library->module) {
		flags->cflags = ask_pkg_config(arena, "--cflags", library->module, progress);
		flags->libs = ask_pkg_config(arena, "--libs", library->module, progress);
		if (!flags->cflags || !flags->libs)
			return arena_format(arena, "pkg-config does not find %s; %s", library->name, advice);
	}

	const char **words = ARENA_ARRAY(
		arena, compiler->word_count + count_words(flags->cflags) + count_words(flags->libs) + 4, const char *);
	size_t count = compiler->word_count;
	memcpy(words, compiler->words, count * sizeof(*words));
	count = add_words(words, count, flags->cflags);
	words[count++] = "-o";
	words[count++] = program;
	words[count++] = folder_write(arena, folder, "library.c", text, strlen(text));
	add_words(words, count, flags->libs);
	struct child_result result = compare_child(words, progress);
	const bool is_there = !result.error && result.status == 0;
	child_free(&result);
	return is_there ? NULL : arena_format(arena, "the compiler does not find %s; %s", library->name, advice);
}

/* ---- programs ---- */

const char *
compiler_build(struct arena *arena, const struct compiler *compiler, const char *folder,
	       const struct compare_kind *kind, const struct library_flags *flags, bool counts_heap, struct buf *commands,
	       struct progress *progress)
{
	const char **words = ARENA_ARRAY(
		arena, compiler->word_count + count_words(flags->cflags) + count_words(flags->libs) + 7, const char *);
	const char *program = arena_format(arena, "%s/%s%s", folder, kind->name, counts_heap ? "-heap" : "");
	size_t count = compiler->word_count;

	memcpy(words, compiler->words, count * sizeof(*words));
	if (kind->header)
		words[count++] = arena_format(arena, "-DBENCH_HEADER=\"%s.h\"", kind->header);
	if (kind->define)
		words[count++] = kind->define;
	if (counts_heap)
		words[count++] = "-DBENCH_HEAP";
	count = add_words(words, count, flags->cflags);
	words[count++] = "-o";
	words[count++] = program;
	words[count++] = arena_format(arena, "%s/bench.c", folder);
	add_words(words, count, flags->libs);
	size_t line = commands->length;
	child_print_command(words, commands);
	buf_char(commands, '\n');

	struct child_result result = compare_child(words, progress);
	if (result.error) {
		errno = result.error;
		fail("cannot start %s:", words[0]);
	}
	if (result.status != 0) {
		progress_erase(progress);
		fputs(result.out.data, stderr);
		fputs(result.err.data, stderr);
		fail("the compiler refused the variant '%s' (its message is above); the command was\n  %.*s",
		     kind->name, (int)(commands->length - line - 1), commands->data + line);
	}
	child_free(&result);
	return program;
}
