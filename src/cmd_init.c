/*
 * cmd_init.c: `slotc init [FILE]`: a small commented schema to start from.
 */
#include "opt.h"

#include <string.h>
#include <sys/stat.h>

static const char starter[] =
	"# yaml-language-server: $schema=slotc.schema.json\n"
	"# (made by 'slotc schema >slotc.schema.json'; editors then check and complete this file)\n"
	"#\n"
	"# 'slotc check FILE' says what is wrong, 'slotc layout FILE' where every byte goes,\n"
	"# 'slotc generate FILE' writes the header. 'man 5 slotc' has every key.\n"
	"description: What a shop keeps in memory.\n"
	"\n"
	"enums:\n"
	"  status:\n"
	"    description: Where an item stands.\n"
	"    permissible_values:\n"
	"      ACTIVE:\n"
	"      SOLD_OUT: {description: None left.}\n"
	"\n"
	"classes:\n"
	"  CartItem:\n"
	"    description: One line of a shopping cart.\n"
	"    attributes:\n"
	"      item_id: {type: uint32, required: true, description: Row in the catalogue.}\n"
	"      quantity: {type: uint16, minimum: 1, maximum: 99, default: 1}\n"
	"      status: status                      # short form: the value is the type\n"
	"      gift: bool                          # takes one bit\n"
	"      sku: {type: string, max_bytes: 15}  # in the object, no heap\n"
	"      note: {type: string}                # a copy of its own, freed by clear\n"
	"      added: {type: timestamp, optional: true}\n";

enum exit_code
cmd_init(const struct options *options)
{
	const char *path = options->operand_count ? options->operands[0] : "schema.yaml";
	struct run run = run_begin(options);
	struct stat status;

	if (strcmp(path, "-") != 0 && lstat(path, &status) == 0)
		fail_usage("'%s' exists; 'slotc init FILE' writes a schema of another name", path);
	write_outputs(run.arena, &(struct output){.path = path, .bytes = starter, .length = sizeof starter - 1}, 1);
	run_end(&run);
	return EXIT_DONE;
}
