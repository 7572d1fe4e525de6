/*
 * cmd_schema.c: `slotc schema`: the language as a JSON Schema, for editors.
 */
#include "opt.h"

enum exit_code
cmd_schema(const struct options *options)
{
	struct run run = run_begin(options);
	struct buf buf = {0};

	json_print(schema_json(run.arena), &buf);
	write_outputs(run.arena, &(struct output){.path = "-", .bytes = buf.data, .length = buf.length}, 1);
	buf_free(&buf);
	run_end(&run);
	return EXIT_DONE;
}
