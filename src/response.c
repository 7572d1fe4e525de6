/*
 * response.c: arguments from files. A command line goes in; each @FILE in it
 * is replaced by the words of that file, quoted as GCC's driver has it (GCC
 * manual, "Overall Options", @file), because builds that write such files have
 * learnt these rules.
 */
#include "opt.h"

#include <string.h>
#include <sys/stat.h>

/* A file that names itself would never end. */
enum { FILE_LIMIT = 2000 };

struct word_list {
	struct run run;
	char **items;
	size_t count, capacity;
	size_t files;
};

static void add_word(struct word_list *words, char *word);

static bool
is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Words are parted by white space; a quote keeps it, a backslash keeps any
 * character, also between quotes. */
static void
split(struct word_list *words, const char *at, const char *end)
{
	char *word = ARENA_ARRAY(words->run.arena, (size_t)(end - at) + 1, char);

	while (at < end) {
		size_t length = 0;
		char quote = '\0';
		while (at < end && is_blank(*at))
			at++;
		if (at == end)
			return;
		for (; at < end && (quote || !is_blank(*at)); at++) {
			if (*at == '\\' && at + 1 < end)
				word[length++] = *++at;
			else if (quote && *at == quote)
				quote = '\0';
			else if (!quote && (*at == '\'' || *at == '"'))
				quote = *at;
			else
				word[length++] = *at;
		}
		add_word(words, arena_text(words->run.arena, word, length));
	}
}

static void
add_word(struct word_list *words, char *word)
{
	struct stat status;

	/* What is no file is taken as it is. */
	if (word[0] == '@' && stat(word + 1, &status) == 0) {
		if (++words->files > FILE_LIMIT)
			fail_usage("'%s': more than %d files of arguments; does one name itself?", word, FILE_LIMIT);
		const struct source *source = source_load(&words->run, word + 1);
		split(words, source->text, source->text + source->length);
		return;
	}
	words->items =
		arena_grow(words->run.arena, words->items, words->count, &words->capacity, sizeof *words->items);
	words->items[words->count++] = word;
}

char **
response_expand(struct arena *arena, char **arguments)
{
	struct word_list words = {.run = {.arena = arena}};

	while (*arguments)
		add_word(&words, *arguments++);
	words.items = arena_grow(arena, words.items, words.count, &words.capacity, sizeof *words.items);
	words.items[words.count] = NULL;
	return words.items;
}
