/*
 * check_enum.c: the numbers of permissible values. Enums count from 0, flags
 * by bits; a value that is given goes on from there.
 */
#include "check.h"

#include <string.h>

enum { VALUE_LIMIT = 65536, FLAG_LIMIT = 64 };

/* Enumerators are ints in C99. */
static const uint64_t enum_most = INT32_MAX;

static void
report_value(struct checker *checker, const struct permissible_value *value, struct span at, const char *problem,
	     const char *help)
{
	diag_report(checker->run->diag, E_ENUM_VALUE, at, value->name, problem, help);
}

static bool
is_bit(uint64_t number)
{
	return number && !(number & (number - 1));
}

/* The number that is written; false where it is wrong. */
static bool
read_number(struct checker *checker, const struct enum_def *enum_def, struct permissible_value *value)
{
	struct arena *arena = checker->run->arena;
	/* What lies outside is answered below. */
	static const struct prim number_type = {
		.name = "int64", .kind = PRIM_SIGNED, .bits = 64, .about = "an integer from 0 to 2147483647"};
	const char *what = arena_format(arena, "'value' of '%s'", value->name);
	const struct node *node = value->value->value;
	struct value number;

	if (!value_read(checker->run, node, enum_def->is_flags ? prim_find("uint64") : &number_type, what, &number))
		return false;
	if (enum_def->is_flags && !is_bit(number.magnitude)) {
		report_value(checker, value, node->at, arena_format(arena, "is %s, which is not one bit", node->text),
			     "the values of flags are 1, 2, 4, 8, and so on; a slot holds any union of them");
		return false;
	}
	if (!enum_def->is_flags && (number.negative || number.magnitude > enum_most)) {
		report_value(checker, value, node->at, arena_format(arena, "is %s", node->text),
			     "the values of an enum are from 0 to 2147483647, as every C compiler takes them");
		return false;
	}
	value->number = number.magnitude;
	return true;
}

static bool
take_next(struct checker *checker, const struct enum_def *enum_def, struct permissible_value *value, uint64_t next)
{
	value->number = next;
	if (enum_def->is_flags ? next != 0 : next <= enum_most)
		return true;
	report_value(checker, value, value->at,
		     enum_def->is_flags ? "would be the 65th bit" : "would be greater than 2147483647",
		     "give it a number with 'value'");
	return false;
}

static void
check_values(struct checker *checker, struct enum_def *enum_def)
{
	struct arena *arena = checker->run->arena;
	struct map *numbers = map_new(arena);
	uint64_t next = enum_def->is_flags ? 1 : 0;

	for (size_t i = 0; i < enum_def->value_count; i++) {
		struct permissible_value *value = &enum_def->values[i];
		bool is_right = value->value ? read_number(checker, enum_def, value)
						   : take_next(checker, enum_def, value, next);
		if (!is_right)
			continue;
		next = enum_def->is_flags ? value->number << 1 : value->number + 1;
		enum_def->mask |= value->number;

		const char *key = arena_format(arena, "%llu", (unsigned long long)value->number);
		const struct permissible_value *first = map_put(numbers, key, strlen(key), value);
		if (first) {
			struct diag_message *message =
				diag_report(checker->run->diag, E_ENUM_VALUE,
					    value->value ? value->value->value->at : value->at, value->name,
					    arena_format(arena, "is %s, as '%s' is", key, first->name),
					    "give each value a number of its own");
			diag_note(message, first->at, "'%s' is %s here", first->name, key);
		}
	}
}

/* The smallest unsigned type that holds every number. */
static const struct prim *
type_for(uint64_t most)
{
	return prim_find(most <= UINT8_MAX    ? "uint8"
			 : most <= UINT16_MAX ? "uint16"
			 : most <= UINT32_MAX ? "uint32"
					      : "uint64");
}

void
check_enums(struct checker *checker)
{
	struct run *run = checker->run;

	for (size_t i = 0; i < checker->schema->enum_count; i++) {
		struct enum_def *enum_def = &checker->schema->enums[i];
		size_t limit = enum_def->is_flags ? FLAG_LIMIT : VALUE_LIMIT;
		uint64_t most = 0;
		if (enum_def->value_count > limit)
			diag_report(run->diag, E_TOO_BIG, enum_def->at,
				    arena_format(run->arena, "enum '%s'", enum_def->name),
				    arena_format(run->arena, "%zu values", enum_def->value_count),
				    arena_format(run->arena, "%zu", limit));
		else
			check_values(checker, enum_def);
		for (size_t k = 0; k < enum_def->value_count; k++) {
			if (enum_def->values[k].number > most)
				most = enum_def->values[k].number;
		}
		enum_def->prim = type_for(enum_def->is_flags ? enum_def->mask : most);
	}
}
