/*
 * cmd_check.c: `slotc check FILE...`: read and check; write nothing.
 */
#include "opt.h"

enum exit_code
cmd_check(const struct options *options)
{
	struct run run = run_begin(options);

	run.skips_packed = true;
	run_schemas(&run, options->operands, options->operand_count,
		    ARENA_ARRAY(run.arena, options->operand_count, struct schema *));
	enum exit_code code = run_report(&run, options);
	run_end(&run);
	return code;
}
