/*
 * cmd_view.c: `slotc view FILE`: what a template sees of a schema, as JSON.
 */
#include "opt.h"

enum exit_code
cmd_view(const struct options *options)
{
	struct run run = run_begin(options);
	run.skips_packed = options->variant != VARIANT_PACKED;
	struct schema *schema = run_schema(&run, options->operands[0]);
	if (schema)
		check_variant(&run, schema, options->variant);
	enum exit_code code = run_report(&run, options);

	if (code == EXIT_DONE) {
		struct buf buf = {0};
		json_print(view_header(&run, schema, options->variant, "-"), &buf);
		write_outputs(run.arena, &(struct output){.path = "-", .bytes = buf.data, .length = buf.length}, 1);
		buf_free(&buf);
	}
	run_end(&run);
	return code;
}
