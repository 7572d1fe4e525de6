/*
 * opt.h: the command line. One table of commands, one of options; help,
 * messages and suggestions come from their rows.
 */
#ifndef OPT_H
#define OPT_H

#include "compare.h"
#include "diag.h"
#include "output.h"
#include "stages.h"

enum layout_format { LAYOUT_TEXT, LAYOUT_JSON, LAYOUT_MARKDOWN, LAYOUT_SVG };

/* Everything that a command line can say. */
struct options {
	const char *const *arguments; /* as main got them, for reports */
	const char *const *operands;
	size_t operand_count;
	enum color color;
	enum diag_format error_format;
	enum severity severities[DIAG_COUNT]; /* -W */
	bool is_quiet;                        /* no warnings but those that are errors */
	size_t max_errors;                    /* 0: all */
	const char *folders[64]; /* -I: where imports are looked for */
	size_t folder_count;
	/* generate, view */
	const char *output; /* -o, or NULL */
	const char *folder; /* -d, or NULL */
	enum variant variant;
	bool splits_classes; /* --split=class */
	const char *templates; /* a folder that is looked into first, or NULL */
	bool force;
	const char *depfile;         /* --depfile, -MF, or NULL */
	bool wants_depfile;          /* -MD: beside the output, unless -MF says where */
	const char *depfile_target;  /* -MT, or NULL: the outputs, or the stamp */
	bool has_phony_targets;      /* -MP */
	const char *stamp;           /* a file that is written anew by each run, or NULL */
	bool if_changed;             /* --write=if-changed */
	bool wants_check;            /* --check: write nothing, say what is stale */
	bool prints_outputs, prints_inputs;
	const char *prefix, *suffix; /* --prefix, --suffix, or NULL */
	bool includes_imports;       /* --imports=include */
	bool includes_runtime;       /* --runtime=system */
	bool keeps_utf8;             /* --comments=utf8 */
	const char *prefix_maps[16]; /* --file-prefix-map: "OLD=NEW" */
	size_t prefix_map_count;
	/* compare, view */
	const char *class_name; /* NULL: the first */
	struct compare_options compare;
	/* layout */
	enum layout_format layout_format;
	unsigned layout_abis; /* a mask of 1 << enum abi; 0: lp64 */
	bool wants_help;
	bool wants_version;
};

/* Bits that say which commands take an option. */
enum command_bit {
	COMMAND_CHECK = 1 << 0,
	COMMAND_COMPARE = 1 << 1,
	COMMAND_COMPLETION = 1 << 2,
	COMMAND_EXPLAIN = 1 << 3,
	COMMAND_GENERATE = 1 << 4,
	COMMAND_HELP = 1 << 5,
	COMMAND_INIT = 1 << 6,
	COMMAND_LAYOUT = 1 << 7,
	COMMAND_SCHEMA = 1 << 8,
	COMMAND_VIEW = 1 << 9,
	COMMAND_ANY = (1 << 10) - 1,
	/* Those that read a schema, and speak of what is wrong with it. */
	COMMAND_READING = COMMAND_CHECK | COMMAND_COMPARE | COMMAND_GENERATE | COMMAND_LAYOUT | COMMAND_VIEW,
};

struct command {
	const char *name;
	enum command_bit bit;
	const char *operands; /* "FILE..." */
	const char *about;    /* one phrase */
	size_t least, most;   /* operands */
	enum exit_code (*run)(const struct options *options);
};

struct option {
	const char *name;  /* without the dashes; one dash before GCC's -MD and its like, else two */
	char letter;       /* or 0 */
	const char *value; /* "FILE", or NULL where it takes none */
	unsigned commands; /* of enum command_bit */
	const char *about;
	void (*set)(struct options *options, const char *value);
};

extern const struct command command_table[];
extern const size_t command_count;
extern const struct option option_table[];
extern const size_t option_count;

/* "--", or "-" for GCC's options for make. */
const char *dashes_of(const struct option *option);
/* The command of this name; an unknown one ends the run with exit 2 and a
 * suggestion. */
const struct command *command_find(const char *name);
/* The arguments with each @FILE replaced by the words in that file
 * (response.c). */
char **response_expand(struct arena *arena, char **arguments);
/* Read what follows the command's name; `command` may be NULL for a line that
 * has none. What is wrong ends the run with exit 2. */
void options_read(struct arena *arena, const struct command *command, char **arguments, struct options *options);

/* ---- cmd.c: what several commands begin and end with ---------------------- */

struct run run_begin(const struct options *options);
/* Print what was reported; the exit code that follows from it. */
enum exit_code run_report(const struct run *run, const struct options *options);
void run_end(struct run *run);
/* Source, nodes, schema, checks, layout, of all that a command is given: NULL
 * where there is no schema to go on with. */
void run_schemas(struct run *run, const char *const *paths, size_t count, struct schema **schemas);
/* Of the one schema that a command is given. */
struct schema *run_schema(struct run *run, const char *path);

/* ---- cmd_*.c: one command each --------------------------------------------- */

enum exit_code cmd_check(const struct options *options);
enum exit_code cmd_compare(const struct options *options);
enum exit_code cmd_completion(const struct options *options);
enum exit_code cmd_explain(const struct options *options);
enum exit_code cmd_generate(const struct options *options);
enum exit_code cmd_help(const struct options *options);
enum exit_code cmd_init(const struct options *options);
enum exit_code cmd_schema(const struct options *options);
enum exit_code cmd_layout(const struct options *options);
enum exit_code cmd_view(const struct options *options);
/* "json"; "lp64,i386" or "all". False: there is no such. */
bool layout_read_format(const char *value, enum layout_format *format);
bool layout_read_abis(const char *value, unsigned *abis);
/* Print the overview of all commands. */
void help_print(FILE *out);

#endif
