/*
 * place.c: where every byte goes. Checked classes go in, layouts come out.
 *
 * The one idea: every size here is a power of two and every alignment divides
 * its size, so members in descending order of alignment leave no hole, and all
 * padding is at the end, where the alignment of the whole demands it. 8-byte
 * scalars come before pointers, because that order descends on all three ABIs
 * at once (i386 aligns both to 4). A bool takes one bit of a byte.
 */
#include "slotc.h"

#include <string.h>

const char *const abi_name[ABI_COUNT] = {"lp64", "ilp32", "i386"};

static const uint64_t pointer_size[ABI_COUNT] = {8, 4, 4};
static const uint64_t align_of_64[ABI_COUNT] = {8, 8, 4};

enum { BITS_IN_UNIT = 8 };

/* Smaller ranks come first in the struct. */
static int
rank_of(const struct member *member)
{
	if (member->size[ABI_ILP32] == 8)
		return 0;
	if (member->size[ABI_LP64] == 8)
		return 1;
	return member->size[ABI_LP64] == 4 ? 2 : member->size[ABI_LP64] == 2 ? 3 : 4;
}
enum { RANK_COUNT = 5 };

static struct member
member_of(const struct attribute *attribute)
{
	const struct prim *prim = attribute->prim;
	bool is_text = prim->kind == PRIM_TEXT;
	struct member member = {
		.name = attribute->member,
		.c_type = is_text && attribute->storage == STORAGE_OWNED ? "char *" : prim->c_type,
		.c_array = "",
		.attribute = attribute,
	};

	for (int abi = 0; abi < ABI_COUNT; abi++) {
		member.size[abi] = is_text ? pointer_size[abi] : prim->bits / 8;
		member.align[abi] = member.size[abi] == 8 ? align_of_64[abi] : member.size[abi];
	}
	return member;
}

static bool
is_taken(const struct class_def *class, const char *name)
{
	for (size_t i = 0; i < class->slot_count; i++) {
		if (strcmp(class->slots[i]->member, name) == 0)
			return true;
	}
	return false;
}

/* A byte that up to eight bools share; its name is no attribute's. */
static struct member
unit_of(struct run *run, const struct class_def *class, size_t number)
{
	const char *name = number ? arena_format(run->arena, "bits%zu", number) : "bits";

	while (is_taken(class, name))
		name = arena_format(run->arena, "%s_", name);
	return (struct member){
		.name = name,
		.c_type = "uint8_t",
		.c_array = "",
		.size = {1, 1, 1},
		.align = {1, 1, 1},
	};
}

static uint64_t
round_up(uint64_t size, uint64_t align)
{
	return (size + align - 1) / align * align;
}

/* Give each member its offsets, in order, and the object its size. */
static void
set_offsets(struct layout *layout)
{
	for (int abi = 0; abi < ABI_COUNT; abi++) {
		uint64_t end = 0;
		layout->align[abi] = 1;
		for (size_t i = 0; i < layout->member_count; i++) {
			struct member *member = &layout->members[i];
			member->offset[abi] = round_up(end, member->align[abi]);
			end = member->offset[abi] + member->size[abi];
			if (member->align[abi] > layout->align[abi])
				layout->align[abi] = member->align[abi];
		}
		layout->size[abi] = round_up(end, layout->align[abi]);
	}
}

static const struct layout *
place_class(struct run *run, const struct class_def *class)
{
	struct layout *layout = ARENA_NEW(run->arena, struct layout);
	size_t bool_count = 0;

	layout->slots = ARENA_ARRAY(run->arena, class->slot_count, struct slot);
	layout->members = ARENA_ARRAY(run->arena, class->slot_count, struct member);
	for (int rank = 0; rank < RANK_COUNT; rank++) {
		for (size_t i = 0; i < class->slot_count; i++) {
			const struct attribute *attribute = class->slots[i];
			struct member member = {0};
			if (attribute->prim->kind == PRIM_BOOL)
				continue;
			member = member_of(attribute);
			if (rank_of(&member) != rank)
				continue;
			layout->members[layout->member_count] = member;
			layout->slots[i].member = &layout->members[layout->member_count++];
		}
	}
	for (size_t i = 0; i < class->slot_count; i++) {
		if (class->slots[i]->prim->kind != PRIM_BOOL)
			continue;
		if (bool_count % BITS_IN_UNIT == 0)
			layout->members[layout->member_count++] =
				unit_of(run, class, bool_count / BITS_IN_UNIT);
		layout->slots[i] = (struct slot){
			.bits = {
				.member = &layout->members[layout->member_count - 1],
				.shift = (unsigned)(bool_count++ % BITS_IN_UNIT),
				.width = 1,
			},
		};
	}
	set_offsets(layout);
	return layout;
}

void
place_schema(struct run *run, struct schema *schema)
{
	for (size_t i = 0; i < schema->class_count; i++)
		schema->classes[i].layout = place_class(run, &schema->classes[i]);
}
