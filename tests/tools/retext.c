/*
 * retext.c: the header of a schema whose texts are others. A schema goes in;
 * its title, licence and every description are replaced by one text, or
 * deleted where none is given; the header comes out as slotc writes it.
 *
 *     retext slotted|map SCHEMA [TEXT]
 */
#include "diag.h"
#include "stages.h"
#include "template.h"

#include <string.h>

/* Replace every text of a schema that goes into comments and descriptions. */
static void
replace_texts(struct schema *schema, const char *text)
{
	schema->title = schema->description = schema->license = text;
	for (size_t i = 0; i < schema->enum_count; i++) {
		schema->enums[i].description = text;
		for (size_t k = 0; k < schema->enums[i].value_count; k++)
			schema->enums[i].values[k].description = text;
	}
	for (size_t i = 0; i < schema->class_count; i++) {
		struct class_def *class = &schema->classes[i];
		class->description = text;
		for (size_t k = 0; k < class->attribute_count; k++)
			class->attributes[k].description = text;
		for (size_t k = 0; k < class->slot_count; k++)
			class->slots[k]->description = text;
	}
}

int
main(int argc, char **argv)
{
	/* With a text, every letter of it comes into the header. */
	struct run run = {.arena = arena_new(), .keeps_utf8 = argc > 3};
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

	struct schema *schema = import_schema(&run, importer_new(run.arena, NULL, 0), argv[2]);
	if (schema)
		check_schema(&run, schema);
	if (!schema || diag_errors(run.diag))
		fail("'%s' is wrong", argv[2]);

	replace_texts(schema, text);
	for (size_t i = 0; i < schema->closure_count; i++)
		replace_texts(schema->closure[i], text);
	place_schema(&run, schema);
	render_view(&run, "header.h", NULL, view_header(&run, schema, variant, "header.h"), &out);
	fwrite(out.data, 1, out.length, stdout);
	buf_free(&out);
	arena_free(run.arena);
	return fflush(stdout) == 0 ? EXIT_DONE : EXIT_ENVIRONMENT;
}
