/*
 * depfile.c: what a build must know of a run. Paths go in, a rule in make's
 * language comes out, escaped as GCC does it, because that is what every reader
 * of such files (make, Ninja, CMake, Meson) has learnt to take back.
 */
#include "depfile.h"

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
		} else if (*at == '#') {
			buf_char(out, '\\');
		} else if (*at == '$') {
			buf_char(out, '$');
		}
		buf_char(out, *at);
	}
}

void
depfile_print(const struct depfile *depfile, struct buf *out)
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
	for (size_t i = 0; i < depfile->input_count; i++) {
		buf_text(out, i ? " \\\n " : " ");
		add_path(out, depfile->inputs[i]);
	}
	buf_char(out, '\n');
	for (size_t i = depfile->main_count; depfile->has_phony && i < depfile->input_count; i++) {
		add_path(out, depfile->inputs[i]);
		buf_text(out, ":\n");
	}
}
