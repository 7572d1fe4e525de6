/*
 * place_check.c: what is wrong with a layout: too large an object, another size
 * than was asserted, packed and unpacked where they do not mix, holes.
 */
#include "diag.h"
#include "place.h"

#include <inttypes.h>
#include <stdlib.h>

enum { CACHE_LINE = 64, SHOWN_HOLES = 3 };

void
place_too_big(struct run *run, struct span at, const char *what, uint64_t size)
{
	diag_report(run->diag, E_TOO_BIG, at, what, arena_format(run->arena, "%" PRIu64 " bytes", size),
	            arena_format(run->arena, "%" PRIu64, PLACE_LIMIT));
}

bool
place_check_packed(struct run *run, const struct class_def *class)
{
	const struct class_def *parent = class->parent;

	if (parent && parent->slot_count && parent->is_packed != class->is_packed) {
		diag_report(run->diag, E_PACKED_MIX, class->is_a.at, class->name, "its parent", parent->name,
		            class->is_packed ? class->name : parent->name);
		return false;
	}
	for (size_t i = class->inherited_count; class->is_packed && i < class->slot_count; i++) {
		const struct attribute *attribute = class->slots[i];
		if (attribute->kind != TYPE_OBJECT || attribute->storage == STORAGE_REFERENCE ||
		    attribute->object->is_packed)
			continue;
		diag_report(run->diag, E_PACKED_MIX, attribute->at, class->name, "the embedded class",
		            attribute->object->name, class->name);
		return false;
	}
	return true;
}

/* ---- holes --------------------------------------------------------------------- */

struct hole {
	uint64_t offset, size;
	const struct member *before;
};

static int
compare_holes(const void *left, const void *right)
{
	const struct hole *a = left, *b = right;

	if (a->size != b->size)
		return a->size > b->size ? -1 : 1;
	return a->offset < b->offset ? -1 : a->offset > b->offset;
}

/* All that no member has, the largest first; the padding at the end too. */
static struct hole *
find_holes(struct arena *arena, const struct layout *layout, enum abi abi, size_t *count)
{
	struct hole *holes = ARENA_ARRAY(arena, layout->member_count + 1, struct hole);
	uint64_t end = 0;

	*count = 0;
	for (size_t i = 0; i <= layout->member_count; i++) {
		uint64_t next = i < layout->member_count ? layout->members[i].offset[abi] : layout->size[abi];
		if (next > end)
			holes[(*count)++] = (struct hole){end, next - end, i ? &layout->members[i - 1] : NULL};
		if (i < layout->member_count)
			end = next + layout->members[i].size[abi];
	}
	qsort(holes, *count, sizeof *holes, compare_holes);
	return holes;
}

static uint64_t
unused_bytes(struct arena *arena, const struct layout *layout, enum abi abi)
{
	size_t count;
	const struct hole *holes = find_holes(arena, layout, abi, &count);
	uint64_t sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += holes[i].size;
	return sum;
}

/* ---- assert_size ------------------------------------------------------------------- */

/* "16", or "{lp64: 16, ilp32: 12, i386: 12}". */
static const char *
right_assertion(struct arena *arena, const struct layout *layout)
{
	const uint64_t *size = layout->size;

	if (size[ABI_LP64] == size[ABI_ILP32] && size[ABI_LP64] == size[ABI_I386])
		return arena_format(arena, "%" PRIu64, size[ABI_LP64]);
	return arena_format(arena, "{lp64: %" PRIu64 ", ilp32: %" PRIu64 ", i386: %" PRIu64 "}", size[ABI_LP64],
	                    size[ABI_ILP32], size[ABI_I386]);
}

/* False: it was reported. */
static bool
check_size(struct run *run, const struct class_def *class, const struct layout *layout)
{
	struct arena *arena = run->arena;
	int abi = 0;

	while (abi < ABI_COUNT && (!class->assert_size[abi] || class->assert_size[abi] == layout->size[abi]))
		abi++;
	if (abi == ABI_COUNT)
		return true;

	struct diag_message *message =
		diag_report(run->diag, E_SIZE_MISMATCH, class->assert_at, class->name,
	                    arena_format(arena, "%" PRIu64, class->assert_size[abi]),
	                    arena_format(arena, "%" PRIu64, layout->size[abi]), abi_name[abi],
	                    right_assertion(arena, layout));
	size_t count;
	const struct hole *holes = find_holes(arena, layout, (enum abi)abi, &count);
	for (size_t i = 0; i < count && i < SHOWN_HOLES && !layout->is_packed; i++) {
		bool is_padding = holes[i].offset + holes[i].size == layout->size[abi];
		diag_note(message, (struct span){0}, "%s of %" PRIu64 " byte%s behind '%s'%s",
		          is_padding ? "padding" : "a hole", holes[i].size, holes[i].size == 1 ? "" : "s",
		          holes[i].before->name, is_padding ? ", at the end" : "");
	}
	if (layout->optimal[abi] < layout->size[abi])
		diag_help(message, "'order: optimal' gives %" PRIu64 " bytes", layout->optimal[abi]);
	return false;
}

/* ---- warnings ------------------------------------------------------------------------ */

static void
warn_of_holes(struct run *run, const struct class_def *class, const struct layout *layout)
{
	struct arena *arena = run->arena;
	uint64_t size = layout->size[ABI_LP64], least = layout->optimal[ABI_LP64];

	if (size <= least)
		return;
	diag_report(run->diag, W_HOLE, class->at, class->name,
	            arena_format(arena, "%" PRIu64, unused_bytes(arena, layout, ABI_LP64)),
	            arena_format(arena, "%" PRIu64, size), arena_format(arena, "%" PRIu64, size - least),
	            arena_format(arena, "%" PRIu64, least));
}

/* Only a class that is aligned to cache lines knows where they begin. */
static void
warn_of_straddling(struct run *run, const struct class_def *class, const struct layout *layout)
{
	for (size_t i = 0; i < layout->member_count && layout->align[ABI_LP64] >= CACHE_LINE; i++) {
		const struct member *member = &layout->members[i];
		uint64_t first = member->offset[ABI_LP64], last = first + member->size[ABI_LP64] - 1;
		if (member->is_inherited || !member->attribute || member->size[ABI_LP64] > CACHE_LINE ||
		    first / CACHE_LINE == last / CACHE_LINE)
			continue;
		diag_report(run->diag, W_STRADDLE, member->attribute->at, member->attribute->name, class->name,
		            arena_format(run->arena, "%" PRIu64, first), arena_format(run->arena, "%" PRIu64, last));
	}
}

void
place_check_layout(struct run *run, const struct class_def *class, const struct layout *layout)
{
	if (!check_size(run, class, layout) || layout->is_packed)
		return;
	if (class->order == ORDER_DECLARED)
		warn_of_holes(run, class, layout);
	warn_of_straddling(run, class, layout);
}
