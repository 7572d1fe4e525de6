/*
 * compare_write.c: where a report goes. A report goes in; the table is
 * printed, and the JSON and the page are written where the options say.
 */
#include "compare.h"
#include "output.h"
#include "template.h"

#include <string.h>
#include <unistd.h>

/* Minutes of measuring must not end with a folder that is not there. */
static void
check_place(struct arena *arena, const char *path)
{
	const char *slash = path ? strrchr(path, '/') : NULL;
	const char *folder = slash ? arena_text(arena, path, slash == path ? 1 : (size_t)(slash - path)) : ".";

	if (path && strcmp(path, "-") != 0 && access(folder, W_OK) < 0)
		fail("%s: cannot write into '%s':", path, folder);
}

static bool
is_stdout(const char *path)
{
	return path && strcmp(path, "-") == 0;
}

void
compare_check_places(struct run *run, const struct compare_options *options)
{
	check_place(run->arena, options->json_path);
	check_place(run->arena, options->html_path);
	if (is_stdout(options->json_path) && is_stdout(options->html_path))
		fail_usage("--json and --html cannot both go to standard output");
}

void
compare_write(struct run *run, const struct compare_options *options, const struct compare_report *report)
{
	struct output outputs[3];
	size_t count = 0;
	struct buf table = {0}, json = {0}, html = {0};

	if (!is_stdout(options->json_path) && !is_stdout(options->html_path)) {
		const struct compare_look look = {
			.width = terminal_width(STDOUT_FILENO),
			.has_color = options->has_color,
			.has_utf8 = terminal_has_utf8(),
		};
		compare_print_table(run, report, &look, &table);
		outputs[count++] = (struct output){.path = "-", .bytes = table.data, .length = table.length};
	}
	if (options->json_path) {
		json_print(compare_json(run, report), &json);
		outputs[count++] =
			(struct output){.path = options->json_path, .bytes = json.data, .length = json.length};
	}
	if (options->html_path) {
		render_view(run, "report.html", NULL, compare_html(run, report), &html);
		outputs[count++] =
			(struct output){.path = options->html_path, .bytes = html.data, .length = html.length};
	}
	write_outputs(run->arena, outputs, count);
	buf_free(&table);
	buf_free(&json);
	buf_free(&html);
}
