/*
 * check_variant.c: can the variant that was asked for hold what the schema
 * says? Each attribute that it refuses (variant.c) is reported at its place.
 */
#include "diag.h"
#include "stages.h"

static void
check_classes(struct run *run, const struct schema *schema, enum variant variant)
{
	for (size_t i = 0; i < schema->ordered_count; i++) {
		const struct class_def *class = schema->ordered[i];
		for (size_t k = class->inherited_count; k < class->slot_count; k++) {
			const struct attribute *attribute = class->slots[k];
			const char *what = variant_refuses(variant, attribute);
			if (what)
				diag_report(run->diag, E_NOT_IN_VARIANT, attribute->at, attribute->name, what,
				            variant_table[variant].name);
		}
	}
}

void
check_variant(struct run *run, const struct schema *schema, enum variant variant)
{
	if (!schema->is_sound)
		return;
	for (size_t i = 0; i < schema->closure_count; i++)
		check_classes(run, schema->closure[i], variant);
	check_classes(run, schema, variant);
}
