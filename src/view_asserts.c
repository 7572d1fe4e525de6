/*
 * view_asserts.c: the proof that the compiler lays a struct out as slotc did. A
 * class with its layout goes in, conditions come out: what holds on any ABI, a
 * member behind a hole as its alignment has it, the struct's end, and a derived
 * struct beginning as its parent's; with the numbers for the three ABIs that
 * cover the world.
 *
 * Members lie one behind the other in the order in which they are declared (C11
 * 6.7.2.1p15). So where no hole is between some, and the first and the last of
 * them lie where they must, all do: two conditions prove as many as there are,
 * in a tenth of the compilers' time.
 */
#include "view.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

/* Compilers take time that grows with the square of a condition's length. */
enum { MOST_CONDITIONS = 40 };

/* Conditions, as many in one assertion as it can take. */
struct proof {
	struct arena *arena;
	struct json *asserts;
	struct json *assertion, *conditions; /* the last one's, but for: */
	const char *last;
};

static void
end_assertion(struct proof *proof)
{
	if (proof->assertion)
		json_set_text(proof->assertion, "last_condition", proof->last);
}

static void
add_condition(struct proof *proof, const char *condition)
{
	if (!proof->assertion || proof->conditions->count + 1 == MOST_CONDITIONS) {
		end_assertion(proof);
		proof->assertion = json_object(proof->arena);
		proof->conditions = json_list(proof->arena);
		json_set(proof->assertion, "conditions", proof->conditions);
		json_add(proof->asserts, proof->assertion);
	} else {
		json_add(proof->conditions, json_text(proof->arena, proof->last));
	}
	proof->last = condition;
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
		if (text_is(type, probes[i][0]))
			return probes[i][1];
	}
	assert(0 && "every type that a member can have is in the table");
	return NULL;
}

/* "8, 8, 4": as SLOT_IS_BY_ABI takes them. */
static const char *
by_abi(struct arena *arena, const uint64_t numbers[ABI_COUNT])
{
	return arena_format(arena, "%" PRIu64 ", %" PRIu64 ", %" PRIu64, numbers[ABI_LP64], numbers[ABI_ILP32],
	                    numbers[ABI_I386]);
}

/* The parent's member that is there at the same place, or NULL. */
static const struct member *
parents_member(const struct site *site, size_t *next, const struct member *member)
{
	const struct layout *base = member->is_inherited ? site->class->parent->layout : NULL;

	return base && *next < base->member_count ? &base->members[(*next)++] : NULL;
}

/* That a member lies behind the one before it. */
static const char *
placed(const struct site *site, const struct member *member)
{
	const uint64_t *offset = member->offset;

	return arena_format(site->arena, "SLOT_PLACED(struct %s, %s, %s, %s, %" PRIu64 ", %" PRIu64 ", %" PRIu64 ")",
	                    site->class->c_name, member[-1].name, member->name, align_of(site->arena, member),
	                    offset[ABI_LP64], offset[ABI_ILP32], offset[ABI_I386]);
}

/* Is there no hole between the two, on any of the three ABIs? */
static bool
is_adjacent(const struct member *before, const struct member *member)
{
	for (int abi = 0; abi < ABI_COUNT; abi++) {
		if (before->offset[abi] + before->size[abi] != member->offset[abi])
			return false;
	}
	return true;
}

static void
add_members(struct proof *proof, const struct site *site)
{
	const struct layout *layout = site->layout;
	const char *c_name = site->class->c_name;
	size_t inherited = 0;

	for (size_t i = 0; i < layout->member_count; i++) {
		const struct member *member = &layout->members[i];
		const struct member *base = parents_member(site, &inherited, member);
		bool is_last = i + 1 == layout->member_count || member[1].is_inherited || !is_adjacent(member, &member[1]);
		/* Where the parent's are is asserted with the parent. */
		if (base)
			add_condition(proof, arena_format(site->arena, "offsetof(struct %s, %s) == offsetof(struct %s, %s)",
			                                  c_name, member->name, site->class->parent->c_name, base->name));
		else if (i > 0 && !is_adjacent(&member[-1], member))
			add_condition(proof, placed(site, member));
		else if (i > 0 && is_last)
			add_condition(proof, arena_format(site->arena, "SLOT_IS_BY_ABI(offsetof(struct %s, %s), %s)", c_name,
			                                  member->name, by_abi(site->arena, member->offset)));
	}
}

static void
add_whole(struct proof *proof, const struct site *site)
{
	const struct layout *layout = site->layout;
	const char *c_name = site->class->c_name;

	add_condition(proof, arena_format(site->arena, "SLOT_ENDS(struct %s, %s, offsetof(struct slot_probe_%s, x))", c_name,
	                                  layout->is_packed ? "bytes" : layout->members[layout->member_count - 1].name,
	                                  c_name));
	add_condition(proof, arena_format(site->arena, "SLOT_IS_BY_ABI(offsetof(struct slot_probe_%s, x), %s)", c_name,
	                                  by_abi(site->arena, layout->align)));
	add_condition(proof, arena_format(site->arena, "SLOT_IS_BY_ABI(sizeof(struct %s), %s)", c_name,
	                                  by_abi(site->arena, layout->size)));
}

void
view_asserts(struct json *view, const struct site *site)
{
	struct proof proof = {.arena = site->arena, .asserts = json_list(site->arena)};

	if (!variant_is_map(site->variant)) {
		add_members(&proof, site);
		add_whole(&proof, site);
	}
	end_assertion(&proof);
	json_set(view, "asserts", proof.asserts);
}
