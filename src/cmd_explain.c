/*
 * cmd_explain.c: `slotc explain CODE`: the long text of a diagnostic; without
 * a code, the list of them.
 */
#include "opt.h"

enum exit_code
cmd_explain(const struct options *options)
{
	if (options->operand_count == 0) {
		for (size_t i = 0; i < DIAG_COUNT; i++)
			printf("%s  %s\n", diag_table[i].code, diag_table[i].slug);
		return EXIT_DONE;
	}

	const char *wanted = options->operands[0];
	const struct diag_row *row = diag_find(wanted);
	if (!row) {
		const char *slugs[DIAG_COUNT];
		for (size_t i = 0; i < DIAG_COUNT; i++)
			slugs[i] = diag_table[i].slug;
		const char *nearest = typo_nearest(wanted, slugs, DIAG_COUNT);
		if (nearest)
			fail_usage("there is no diagnostic '%s'; did you mean '%s'?", wanted, nearest);
		fail_usage("there is no diagnostic '%s'; 'slotc explain' lists them", wanted);
	}
	printf("%s %s\n\n%s\n", row->code, row->slug, row->explain);
	return EXIT_DONE;
}
