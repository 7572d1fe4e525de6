/*
 * view_asserts.c: the proof that the compiler lays a struct out as slotc did. A
 * class with its layout goes in, conditions come out: first what holds on any
 * ABI, each member behind the one before it as its alignment has it, and a
 * derived struct beginning as its parent's; then the numbers for the three ABIs
 * that cover the world.
 */
#include "view.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

/* Compilers take time that grows with the square of a condition's length. */
enum { MOST_CONDITIONS = 64 };

/* Conditions, as many in one assertion as it can take. */
struct proof {
	struct arena *arena;
	struct json *asserts, *conditions; /* the last one's */
	const char *message;
	const char *guard; /* what comes before the first condition of each */
};

static void
begin_assert(struct proof *proof, const char *guard)
{
	struct json *view = json_object(proof->arena);

	proof->guard = guard;
	proof->conditions = json_list(proof->arena);
	json_set_text(view, "guard", guard);
	json_set(view, "conditions", proof->conditions);
	json_set_text(view, "message", proof->message);
	json_add(proof->asserts, view);
}

static void
add_condition(struct proof *proof, const char *condition)
{
	if (proof->conditions->count == MOST_CONDITIONS)
		begin_assert(proof, proof->guard);
	json_add(proof->conditions, json_text(proof->arena, condition));
}

/* The alignment of such a member, as the compiler says. */
static const char *
align_of(struct arena *arena, const struct member *member)
{
	static const char *const probes[][2] = {
		{"uint8_t", "SLOT_ALIGN_8"},   {"int8_t", "SLOT_ALIGN_8"},        {"char", "SLOT_ALIGN_8"},
		{"bool", "SLOT_ALIGN_8"},      {"uint16_t", "SLOT_ALIGN_16"},     {"int16_t", "SLOT_ALIGN_16"},
		{"uint32_t", "SLOT_ALIGN_32"}, {"int32_t", "SLOT_ALIGN_32"},      {"uint64_t", "SLOT_ALIGN_64"},
		{"int64_t", "SLOT_ALIGN_64"},  {"float", "SLOT_ALIGN_FLOAT"}, {"double", "SLOT_ALIGN_DOUBLE"},
	};
	const char *type = member->c_type;

	if (type[strlen(type) - 1] == '*')
		return "SLOT_ALIGN_POINTER";
	if (strncmp(type, "struct ", 7) == 0)
		return arena_format(arena, "offsetof(struct slot_probe_%s, x)", type + 7);
	for (size_t i = 0; i < COUNT_OF(probes); i++) {
		if (strcmp(probes[i][0], type) == 0)
			return probes[i][1];
	}
	assert(0 && "every type that a member can have is in the table");
	return NULL;
}

static const char *
by_abi(struct arena *arena, const uint64_t numbers[ABI_COUNT])
{
	if (numbers[ABI_LP64] == numbers[ABI_ILP32] && numbers[ABI_LP64] == numbers[ABI_I386])
		return arena_format(arena, "%" PRIu64, numbers[ABI_LP64]);
	if (numbers[ABI_LP64] == numbers[ABI_ILP32] && numbers[ABI_LP64] == numbers[ABI_I386])
		return arena_format(arena, "%" PRIu64, numbers[ABI_LP64]);
	return arena_format(arena, "SLOT_BY_ABI(%" PRIu64 ", %" PRIu64 ", %" PRIu64 ")", numbers[ABI_LP64],
	                    numbers[ABI_ILP32], numbers[ABI_I386]);
}

/* The parent's member that is there at the same place, or NULL. */
static const struct member *
parents_member(const struct site *site, size_t *next, const struct member *member)
{
	const struct layout *base = member->is_inherited ? site->class->parent->layout : NULL;

	return base && *next < base->member_count ? &base->members[(*next)++] : NULL;
}

static void
add_formulas(struct proof *proof, const struct site *site)
{
	const struct layout *layout = site->layout;
	const char *c_name = site->class->c_name;
	size_t inherited = 0;

	for (size_t i = 0; i < layout->member_count; i++) {
		const struct member *member = &layout->members[i];
		const struct member *base = parents_member(site, &inherited, member);
		/* Where the parent's are is asserted with the parent. */
		if (i == 0)
			add_condition(proof, arena_format(site->arena, "offsetof(struct %s, %s) == 0", c_name, member->name));
		else if (base)
			add_condition(proof, arena_format(site->arena, "offsetof(struct %s, %s) == offsetof(struct %s, %s)",
			                                  c_name, member->name, site->class->parent->c_name, base->name));
		else
			add_condition(proof, arena_format(site->arena, "SLOT_FOLLOWS(struct %s, %s, %s, %s)", c_name,
			                                  member[-1].name, member->name, align_of(site->arena, member)));
	}
	add_condition(proof, arena_format(site->arena, "SLOT_ENDS(struct %s, %s, offsetof(struct slot_probe_%s, x))", c_name,
	                                  layout->is_packed ? "bytes" : layout->members[layout->member_count - 1].name,
	                                  c_name));
}

static void
add_numbers(struct proof *proof, const struct site *site)
{
	const struct layout *layout = site->layout;
	const char *c_name = site->class->c_name;

	for (size_t i = 1; i < layout->member_count; i++)
		add_condition(proof, arena_format(site->arena, "offsetof(struct %s, %s) == %s", c_name,
		                                  layout->members[i].name, by_abi(site->arena, layout->members[i].offset)));
	add_condition(proof, arena_format(site->arena, "offsetof(struct slot_probe_%s, x) == %s", c_name,
	                                  by_abi(site->arena, layout->align)));
	add_condition(proof, arena_format(site->arena, "sizeof(struct %s) == %s", c_name, by_abi(site->arena, layout->size)));
}

/* The same wherever the schema is read from: it does not name the file. */
static const char *
message_of(const struct site *site)
{
	const char *name = site->class->name;
	const char *text = arena_format(site->arena,
	                                "%s is not laid out as slotc placed it; perhaps '#pragma pack' is in force. "
	                                "'slotc layout --class %s' shows how it should be",
	                                name, name);

	return emit_string(site->arena, text, strlen(text));
}

void
view_asserts(struct json *view, const struct site *site)
{
	struct proof proof = {.arena = site->arena, .asserts = json_list(site->arena), .message = message_of(site)};

	if (!variant_is_map(site->variant)) {
		begin_assert(&proof, "");
		add_formulas(&proof, site);
		begin_assert(&proof, "!SLOT_ABI_IS_KNOWN || ");
		add_numbers(&proof, site);
	}
	json_set(view, "asserts", proof.asserts);
}
