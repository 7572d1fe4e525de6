/*
 * cmd_layout.c: `slotc layout FILE`: where every byte goes.
 */
#include "opt.h"
#include "report.h"

#include <string.h>

bool
layout_read_format(const char *value, enum layout_format *format)
{
	static const char *const names[] = {"text", "json", "markdown", "svg"};

	for (size_t i = 0; i < COUNT_OF(names); i++) {
		if (strcmp(value, names[i]) == 0) {
			*format = (enum layout_format)i;
			return true;
		}
	}
	return false;
}

bool
layout_read_abis(const char *value, unsigned *abis)
{
	*abis = 0;
	if (strcmp(value, "all") == 0)
		*abis = (1u << ABI_COUNT) - 1;
	while (*value && strcmp(value, "all") != 0) {
		size_t length = strcspn(value, ",");
		unsigned abi = 0;
		while (abi < ABI_COUNT && (strlen(abi_name[abi]) != length || memcmp(value, abi_name[abi], length) != 0))
			abi++;
		if (abi == ABI_COUNT)
			return false;
		*abis |= 1u << abi;
		value += length + (value[length] == ',');
	}
	return *abis != 0;
}

/* All classes that have objects or, by its name, one. */
static size_t
find_classes(struct arena *arena, const struct schema *schema, const char *name, const struct class_def **classes)
{
	const char **names = ARENA_ARRAY(arena, schema->class_count, const char *);
	size_t count = 0, known = 0;

	for (size_t i = 0; i < schema->class_count; i++) {
		const struct class_def *class = &schema->classes[i];
		if (!class->layout)
			continue;
		names[known++] = class->name;
		if (!name || strcmp(name, class->name) == 0)
			classes[count++] = class;
	}
	if (name && count == 0) {
		const char *nearest = typo_nearest(name, names, known);
		if (nearest)
			fail_usage("there is no class '%s'; did you mean '%s'?", name, nearest);
		fail_usage("there is no class '%s' that has objects", name);
	}
	return count;
}

static void
print_layouts(struct run *run, const struct schema *schema, const struct options *options, struct buf *out)
{
	const struct class_def **classes = ARENA_ARRAY(run->arena, schema->class_count, const struct class_def *);
	size_t class_count = find_classes(run->arena, schema, options->class_name, classes), count = 0, abi_count = 0;
	struct report **reports = ARENA_ARRAY(run->arena, class_count * ABI_COUNT, struct report *);
	unsigned abis = options->layout_abis ? options->layout_abis : 1u << ABI_LP64;

	for (unsigned rest = abis; rest; rest &= rest - 1)
		abi_count++;
	for (size_t i = 0; i < class_count; i++) {
		for (enum abi abi = ABI_LP64; abi < ABI_COUNT; abi++) {
			if (abis & 1u << abi)
				reports[count++] = report_class(run, classes[i], abi);
		}
	}
	switch (options->layout_format) {
	case LAYOUT_TEXT:
		report_text(run, reports, class_count, abi_count, out);
		break;
	case LAYOUT_JSON:
		report_json(run, schema, reports, class_count, abi_count, out);
		break;
	case LAYOUT_MARKDOWN:
		report_markdown(run, schema, reports, class_count, abi_count, out);
		break;
	case LAYOUT_SVG:
		report_svg(run, schema, reports, class_count, abi_count, out);
		break;
	}
}

enum exit_code
cmd_layout(const struct options *options)
{
	struct run run = run_begin(options);
	struct schema *schema = run_schema(&run, options->operands[0]);
	enum exit_code code = run_report(&run, options);

	if (code == EXIT_DONE) {
		struct buf buf = {0};
		print_layouts(&run, schema, options, &buf);
		write_outputs(run.arena, &(struct output){.path = "-", .bytes = buf.data, .length = buf.length}, 1);
		buf_free(&buf);
	}
	run_end(&run);
	return code;
}
