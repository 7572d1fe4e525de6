/*
 * opt_table.c: the options. One row each: what it is called, who takes it, what
 * it does with its value.
 */
#include "ident.h"
#include "opt.h"

#include <stdlib.h>
#include <string.h>

static void
set_output(struct options *options, const char *value)
{
	options->output = value;
}

static void
set_folder(struct options *options, const char *value)
{
	options->folder = value;
}

static void
set_variant(struct options *options, const char *value)
{
	const char *names[VARIANT_COUNT];

	for (int i = 0; i < VARIANT_COUNT; i++) {
		names[i] = variant_table[i].name;
		if (strcmp(value, names[i]) == 0) {
			options->variant = (enum variant)i;
			return;
		}
	}
	const char *nearest = typo_nearest(value, names, VARIANT_COUNT);
	if (nearest)
		fail_usage("there is no variant '%s'; did you mean '%s'?", value, nearest);
	fail_usage("there is no variant '%s'; variants are slotted, packed, map, map-uthash and map-glib", value);
}

static void
set_templates(struct options *options, const char *value)
{
	options->templates = value;
}

static void
set_force(struct options *options, const char *value)
{
	(void)value;
	options->force = true;
}

static void
set_import_folder(struct options *options, const char *value)
{
	if (options->folder_count == COUNT_OF(options->folders))
		fail_usage("-I can be given %zu times", COUNT_OF(options->folders));
	options->folders[options->folder_count++] = value;
}

/* "NAME", "no-NAME", "error", "error=NAME", "no-error=NAME": as GCC has them. */
static void
set_warning(struct options *options, const char *value)
{
	bool is_off = strncmp(value, "no-", 3) == 0;
	const char *name = is_off ? value + 3 : value;
	bool is_error = strncmp(name, "error", 5) == 0 && (!name[5] || name[5] == '=');
	enum severity severity = is_off && !is_error    ? SEVERITY_OFF
	                         : is_error && !is_off ? SEVERITY_ERROR
	                                               : SEVERITY_WARNING;

	if (is_error)
		name += name[5] ? 6 : 5;
	const char *slugs[DIAG_COUNT];
	size_t count = 0;
	bool is_known = false;
	for (size_t i = 0; i < DIAG_COUNT; i++) {
		const struct diag_row *row = &diag_table[i];
		if (row->code[0] != 'W')
			continue;
		slugs[count++] = row->slug;
		bool is_wanted = *name ? diag_is_called(row, name) : !row->is_off;
		if (is_wanted)
			options->severities[i] = severity;
		is_known |= is_wanted && *name;
	}
	if (is_known || (!*name && is_error))
		return;
	if (diag_find(name))
		fail_usage("-W%s: '%s' is an error, which cannot be switched", value, name);
	if (strcmp(name, "all") == 0 || strcmp(name, "extra") == 0)
		fail_usage("-W%s: there is no warning '%s'; nearly all are on without an option, "
			   "and 'slotc explain' lists them",
			   value, name);
	const char *nearest = typo_nearest(name, slugs, count);
	if (nearest)
		fail_usage("-W%s: there is no warning '%s'; did you mean '%s'?", value, name, nearest);
	fail_usage("-W%s: there is no warning '%s'; 'slotc explain' lists them", value, name);
}

static void
set_quiet(struct options *options, const char *value)
{
	(void)value;
	options->is_quiet = true;
	options->compare.is_quiet = true;
}

static void
set_max_errors(struct options *options, const char *value)
{
	char *end;
	long count = strtol(value, &end, 10);

	if (*end || end == value || count < 0 || count > 1000000)
		fail_usage("--max-errors takes a number, 0 for all, not '%s'", value);
	options->max_errors = (size_t)count;
}

static void
set_depfile(struct options *options, const char *value)
{
	options->depfile = value;
	options->wants_depfile = true;
}

static void
set_wants_depfile(struct options *options, const char *value)
{
	(void)value;
	options->wants_depfile = true;
}

static void
set_depfile_target(struct options *options, const char *value)
{
	options->depfile_target = value;
}

static void
set_phony_targets(struct options *options, const char *value)
{
	(void)value;
	options->has_phony_targets = true;
}

static void
set_stamp(struct options *options, const char *value)
{
	options->stamp = value;
}

static void
set_write(struct options *options, const char *value)
{
	if (strcmp(value, "always") != 0 && strcmp(value, "if-changed") != 0)
		fail_usage("--write takes always or if-changed, not '%s'", value);
	options->if_changed = value[0] == 'i';
}

static void
set_check(struct options *options, const char *value)
{
	(void)value;
	options->wants_check = true;
}

static void
set_print_outputs(struct options *options, const char *value)
{
	(void)value;
	options->prints_outputs = true;
}

static void
set_print_inputs(struct options *options, const char *value)
{
	(void)value;
	options->prints_inputs = true;
}

static void
set_runtime(struct options *options, const char *value)
{
	if (strcmp(value, "embed") != 0 && strcmp(value, "system") != 0)
		fail_usage("--runtime takes embed or system, not '%s'", value);
	options->includes_runtime = value[0] == 's';
}

static void
set_imports(struct options *options, const char *value)
{
	if (strcmp(value, "embed") != 0 && strcmp(value, "include") != 0)
		fail_usage("--imports takes embed or include, not '%s'", value);
	options->includes_imports = value[0] == 'i';
}

static void
set_split(struct options *options, const char *value)
{
	if (strcmp(value, "none") != 0 && strcmp(value, "class") != 0)
		fail_usage("--split takes none or class, not '%s'", value);
	options->splits_classes = value[0] == 'c';
}

static void
set_comments(struct options *options, const char *value)
{
	if (strcmp(value, "ascii") != 0 && strcmp(value, "utf8") != 0)
		fail_usage("--comments takes ascii or utf8, not '%s'", value);
	options->keeps_utf8 = value[0] == 'u';
}

/* It stands before or behind a C name. */
static void
check_name_part(const char *option, const char *value, bool is_behind)
{
	size_t length = strlen(value);
	const char *begun = is_behind ? "a" : "";
	char name[64];

	if (length + 1 >= sizeof name)
		fail_usage("%s: '%s' is longer than a C name may be", option, value);
	snprintf(name, sizeof name, "%s%s", begun, value);
	if (!length || ident_bad_byte(name, strlen(name)) >= 0 || ident_is_reserved(name))
		fail_usage("%s takes letters, digits and single '_', not '%s'", option, value);
	if (is_behind && value[length - 1] == '_')
		fail_usage("%s: '%s' ends in '_', which comes of itself", option, value);
}

static void
set_prefix(struct options *options, const char *value)
{
	check_name_part("--prefix", value, false);
	options->prefix = value;
}

static void
set_suffix(struct options *options, const char *value)
{
	check_name_part("--suffix", value, true);
	options->suffix = value;
}

static void
set_prefix_map(struct options *options, const char *value)
{
	if (!strchr(value, '='))
		fail_usage("--file-prefix-map takes OLD=NEW, not '%s'", value);
	if (options->prefix_map_count == COUNT_OF(options->prefix_maps))
		fail_usage("--file-prefix-map can be given %zu times", COUNT_OF(options->prefix_maps));
	options->prefix_maps[options->prefix_map_count++] = value;
}

static void
set_color(struct options *options, const char *value)
{
	if (strcmp(value, "auto") == 0)
		options->color = COLOR_AUTO;
	else if (strcmp(value, "always") == 0)
		options->color = COLOR_ALWAYS;
	else if (strcmp(value, "never") == 0)
		options->color = COLOR_NEVER;
	else
		fail_usage("--color takes auto, always or never, not '%s'", value);
}

static void
set_error_format(struct options *options, const char *value)
{
	if (strcmp(value, "text") == 0)
		options->error_format = DIAG_TEXT;
	else if (strcmp(value, "short") == 0)
		options->error_format = DIAG_SHORT;
	else if (strcmp(value, "json") == 0)
		options->error_format = DIAG_JSON;
	else
		fail_usage("--error-format takes text, short or json, not '%s'", value);
}

static void
set_class(struct options *options, const char *value)
{
	options->class_name = value;
}

static void
set_count(struct options *options, const char *value)
{
	if (!compare_read_count(value, &options->compare.count))
		fail_usage("--count takes a number of objects such as 500k or 10M, not '%s'", value);
}

static void
set_rounds(struct options *options, const char *value)
{
	char *end;
	long rounds = strtol(value, &end, 10);

	if (*end || end == value || rounds < 1 || rounds > 1000)
		fail_usage("--rounds takes a number from 1 to 1000, not '%s'", value);
	options->compare.rounds = (unsigned)rounds;
}

static void
set_values(struct options *options, const char *value)
{
	if (strcmp(value, "varied") == 0)
		options->compare.values = COMPARE_VARIED;
	else if (strcmp(value, "same") == 0)
		options->compare.values = COMPARE_SAME;
	else
		fail_usage("--values takes varied or same, not '%s'", value);
}

static void
set_variants(struct options *options, const char *value)
{
	options->compare.variants = value;
}

static void
set_cc(struct options *options, const char *value)
{
	options->compare.cc = value;
}

static void
set_cflags(struct options *options, const char *value)
{
	options->compare.cflags = value;
}

static void
set_json(struct options *options, const char *value)
{
	options->compare.json_path = value;
}

static void
set_html(struct options *options, const char *value)
{
	options->compare.html_path = value;
}

static void
set_keep(struct options *options, const char *value)
{
	options->compare.keep = value;
}

static void
set_quick(struct options *options, const char *value)
{
	(void)value;
	options->compare.quick = true;
}

static void
set_progress(struct options *options, const char *value)
{
	(void)value;
	options->compare.progress = true;
}

static void
set_layout_format(struct options *options, const char *value)
{
	if (!layout_read_format(value, &options->layout_format))
		fail_usage("--format takes text, json, markdown or svg, not '%s'", value);
}

static void
set_layout_abis(struct options *options, const char *value)
{
	if (!layout_read_abis(value, &options->layout_abis))
		fail_usage("--target-abi takes lp64, ilp32, i386, several with commas, or all, not '%s'", value);
}

static void
set_help(struct options *options, const char *value)
{
	(void)value;
	options->wants_help = true;
}

static void
set_version(struct options *options, const char *value)
{
	(void)value;
	options->wants_version = true;
}

/* In the order in which help shows them: a command's own, then everyone's. */
const struct option option_table[] = {
	{"output", 'o', "FILE", COMMAND_GENERATE, "write the header here; - is standard output", set_output},
	{"directory", 'd', "DIR", COMMAND_GENERATE, "write each header into this folder", set_folder},
	{"variant", 0, "NAME", COMMAND_GENERATE | COMMAND_VIEW,
	 "slotted (the default), packed, map, map-uthash or map-glib", set_variant},
	{"split", 0, "HOW", COMMAND_GENERATE, "none (the default), or class: one header for each class", set_split},
	{"prefix", 0, "TEXT", COMMAND_GENERATE | COMMAND_VIEW, "put before every C name, instead of the schema's own",
	 set_prefix},
	{"suffix", 0, "TEXT", COMMAND_GENERATE | COMMAND_VIEW, "put behind every class's C name: two variants in one program",
	 set_suffix},
	{"runtime", 0, "HOW", COMMAND_GENERATE | COMMAND_VIEW, "embed (the default), or system: include <slotc/slot.h>",
	 set_runtime},
	{"comments", 0, "HOW", COMMAND_GENERATE | COMMAND_VIEW,
	 "ascii (the default), or utf8: descriptions keep their letters", set_comments},
	{"imports", 0, "HOW", COMMAND_GENERATE, "embed (the default) what imported schemas declare, or include their headers",
	 set_imports},
	{"templates", 0, "DIR", COMMAND_GENERATE, "take templates from this folder where it has them", set_templates},
	{"force", 0, NULL, COMMAND_GENERATE, "overwrite a file that slotc did not generate", set_force},
	{"write", 0, "WHEN", COMMAND_GENERATE, "always (the default), or if-changed: keep the time of what is the same",
	 set_write},
	{"stamp", 0, "FILE", COMMAND_GENERATE, "a file to write last, for builds that use --write=if-changed", set_stamp},
	{"depfile", 0, "FILE", COMMAND_GENERATE, "write which files were read, as a rule for make and Ninja", set_depfile},
	{"MD", 0, NULL, COMMAND_GENERATE, "the same, into the output's name with .d, or as -MF says", set_wants_depfile},
	{"MF", 0, "FILE", COMMAND_GENERATE, "where -MD writes", set_depfile},
	{"MT", 0, "TARGET", COMMAND_GENERATE, "the rule's target, instead of the outputs or the stamp", set_depfile_target},
	{"MP", 0, NULL, COMMAND_GENERATE, "add a rule for each import, so that one may be deleted", set_phony_targets},
	{"check", 0, NULL, COMMAND_GENERATE, "write nothing; exit 1 and show the change where a header is stale",
	 set_check},
	{"print-outputs", 0, NULL, COMMAND_GENERATE, "write nothing; print the headers that would be made", set_print_outputs},
	{"print-inputs", 0, NULL, COMMAND_GENERATE, "write nothing; print the files that were read", set_print_inputs},
	{"file-prefix-map", 0, "OLD=NEW", COMMAND_CHECK | COMMAND_GENERATE,
	 "write paths that begin with OLD with NEW instead, in depfiles and messages", set_prefix_map},
	{"format", 0, "FORMAT", COMMAND_LAYOUT, "text (the default, as pahole's), json, markdown or svg", set_layout_format},
	{"target-abi", 0, "LIST", COMMAND_LAYOUT, "lp64 (the default), ilp32, i386, several with commas, or all",
	 set_layout_abis},
	{"class", 0, "NAME", COMMAND_COMPARE | COMMAND_LAYOUT,
	 "this class alone; without it compare takes the first, layout all", set_class},
	{"count", 0, "N", COMMAND_COMPARE, "how many objects, as 500k or 10M; without it 1M", set_count},
	{"rounds", 0, "N", COMMAND_COMPARE, "how often everything is measured; without it 5", set_rounds},
	{"values", 0, "KIND", COMMAND_COMPARE, "varied (the default), or same: one literal for all", set_values},
	{"variants", 0, "LIST", COMMAND_COMPARE, "which rows, with commas between; without it all", set_variants},
	{"cc", 0, "COMMAND", COMMAND_COMPARE, "the C compiler; without it $CC, else cc", set_cc},
	{"cflags", 0, "FLAGS", COMMAND_COMPARE, "its flags; without it -std=c11 -O2", set_cflags},
	{"json", 0, "FILE", COMMAND_COMPARE, "write the numbers as JSON; - instead of the table", set_json},
	{"html", 0, "FILE", COMMAND_COMPARE, "write the numbers as a page with pictures; - instead of the table", set_html},
	{"keep", 0, "DIR", COMMAND_COMPARE, "build in this folder and keep it", set_keep},
	{"quick", 0, NULL, COMMAND_COMPARE, "fewer objects and rounds: a first look", set_quick},
	{"progress", 0, NULL, COMMAND_COMPARE, "a line for each step where stderr is no terminal, which has a bar",
	 set_progress},
	{"import-dir", 'I', "DIR", COMMAND_READING, "look for imports here too, after the schema's own folder",
	 set_import_folder},
	{"warn", 'W', "NAME", COMMAND_READING, "give a warning; no-NAME: not; error or error=NAME: as an error",
	 set_warning},
	{"quiet", 'q', NULL, COMMAND_READING, "show errors alone: no warnings, no progress", set_quiet},
	{"max-errors", 0, "N", COMMAND_READING, "stop printing after so many errors; 0, the default, for all",
	 set_max_errors},
	{"color", 0, "WHEN", COMMAND_READING, "auto (the default), always or never", set_color},
	{"error-format", 0, "FORMAT", COMMAND_READING, "text (the default), short or json", set_error_format},
	{"help", 'h', NULL, COMMAND_ANY, "say what the command does", set_help},
	{"version", 'V', NULL, COMMAND_ANY, "say which slotc this is", set_version},
};

const size_t option_count = COUNT_OF(option_table);
