/*
 * depfile.h: what a build must know of a run: which files it read, and which
 * it makes, as a rule for make and Ninja.
 */
#ifndef DEPFILE_H
#define DEPFILE_H

#include "slotc.h"

struct depfile {
	const char *const *targets; /* as they are written in the rule */
	size_t target_count;
	bool targets_are_quoted;    /* -MT: the user wrote them for make already */
	const char *const *inputs;  /* the schemas of the command line, then what they import */
	size_t input_count;
	size_t main_count;          /* how many of them the command line names */
	bool has_phony;             /* -MP: a rule without recipe for each import, so that one
				       that is deleted does not stop make */
};

/* The rule, escaped as GCC does it: "\ " for a blank, "\#", "$$". */
void depfile_print(const struct depfile *depfile, struct buf *out);

#endif
