/*
 * diag_table.c: everything that is said about a mistake, one row each, in the
 * order of the codes. The messages, `slotc explain` and the tests come from
 * here. The rows are in a file per hundred of codes; the comment above one names
 * the arguments; those that only `help` uses may be NULL.
 */
#include "diag.h"

const struct diag_row diag_table[DIAG_COUNT] = {
#include "diag_table_yaml.def"
#include "diag_table_keys.def"
#include "diag_table_names.def"
#include "diag_table_types.def"
#include "diag_table_values.def"
#include "diag_table_inheritance.def"
#include "diag_table_layout.def"
#include "diag_table_files.def"
#include "diag_table_lints.def"
};
