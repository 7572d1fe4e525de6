/*
 * cmd_check.c: `slotc check FILE...`: read and check; write nothing.
 */
#include "opt.h"

enum exit_code
cmd_check(const struct options *options)
{
	struct run run = run_begin(options);

	for (size_t i = 0; i < options->operand_count; i++)
		run_schema(&run, options->operands[i]);

	enum exit_code code = run_report(&run, options);
	run_end(&run);
	return code;
}
