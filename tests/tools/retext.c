/*
 * retext.c: the header of a schema whose texts are others. A schema goes in;
 * its title, licence and every description are replaced by one text, or
 * deleted where none is given; the header comes out as slotc writes it.
 *
 *     retext slotted|map SCHEMA [TEXT]
 */
#include "slotc.h"

#include <string.h>

int
main(int argc, char **argv)
{
	struct run run = {.arena = arena_new()};
	struct buf out = {0};
	const char *text = argc > 3 ? argv[3] : NULL;
	enum variant variant = VARIANT_SLOTTED;

	run.diag = diag_new(run.arena);
	if (argc < 3)
		fail_usage("retext slotted|map SCHEMA [TEXT]");
	while (strcmp(variant_table[variant].name, argv[1]) != 0) {
		if (++variant == VARIANT_COUNT)
			fail_usage("there is no variant '%s'", argv[1]);
	}

	const struct source *source = source_load(&run, argv[2]);
	const struct node *root = node_parse(&run, source);
	struct schema *schema = root ? read_schema(&run, source, root) : NULL;
	if (schema)
		check_schema(&run, schema);
	if (!schema || diag_errors(run.diag))
		fail("'%s' is wrong", argv[2]);

	schema->title = schema->description = schema->license = text;
	for (size_t i = 0; i < schema->class_count; i++) {
		struct class_def *class = &schema->classes[i];
		class->description = text;
		for (size_t j = 0; j < class->attribute_count; j++)
			class->attributes[j].description = text;
	}
	place_schema(&run, schema);
	render_view(&run, "header.h", NULL, view_header(&run, schema, variant, "header.h"), &out);
	fwrite(out.data, 1, out.length, stdout);
	buf_free(&out);
	arena_free(run.arena);
	return fflush(stdout) == 0 ? EXIT_DONE : EXIT_ENVIRONMENT;
}
