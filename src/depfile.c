/*
 * depfile.c: what a build must know of a run. Paths go in, a rule in make's
 * language comes out, escaped as GCC does it, because that is what every reader
 * of such files (make, Ninja, CMake, Meson) has learnt to take back.
 */
#include "depfile.h"
#include "source.h"

#include <string.h>

static void
add_path(struct buf *out, const char *path)
{
	for (const char *at = path; *at; at++) {
		if (*at == ' ' || *at == '\t') {
			/* make takes a backslash before a blank for its own: it is doubled. */
			for (const char *back = at; back > path && back[-1] == '\\'; back--)
				buf_char(out, '\\');
			buf_char(out, '\\');
		} else if (*at == '#' || *at == ':') {
			buf_char(out, '\\');
		} else if (*at == '$') {
			buf_char(out, '$');
		} else if (*at == '\n') {
			fail("'%s': no depfile can hold a name with a line break", path);
		}
		buf_char(out, *at);
	}
}

void
depfile_print(const struct run *run, const struct depfile *depfile, struct buf *out)
{
	for (size_t i = 0; i < depfile->target_count; i++) {
		if (i)
			buf_char(out, ' ');
		if (depfile->targets_are_quoted)
			buf_text(out, depfile->targets[i]);
		else
			add_path(out, depfile->targets[i]);
	}
	buf_char(out, ':');
	for (const struct input *input = run->inputs; input; input = input->next) {
		buf_text(out, input == run->inputs ? " " : " \\\n ");
		add_path(out, path_shown(run, input->path));
	}
	buf_char(out, '\n');
	for (const struct input *input = run->inputs; depfile->has_phony && input; input = input->next) {
		if (input->is_main)
			continue;
		add_path(out, path_shown(run, input->path));
		buf_text(out, ":\n");
	}
}
