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
	bool has_phony;             /* -MP: a rule without recipe for each input that the command line
				       does not name, so that one that is deleted does not stop make */
};

/* The rule for the run's inputs, escaped as GCC does it: "\ " for a blank,
 * "\#", "$$"; and "\:" for a colon. A line break, which no such rule can
 * hold, ends the run with exit 3. */
void depfile_print(const struct run *run, const struct depfile *depfile, struct buf *out);

#endif
