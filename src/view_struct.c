/*
 * view_struct.c: the struct of a class: its members with their places, and the
 * proof that the compiler agrees.
 */
#include "view.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const char *
declaration_of(const struct site *site, const struct member *member, bool is_first)
{
	const char *name = member->name + (site->variant == VARIANT_MAP ? strlen(place_map_via) : 0);
	const char *declaration = arena_format(site->arena, "%s%s", declare(site->arena, member->c_type, name),
	                                       member->c_array);

	if (!is_first || !site->layout->required_align)
		return declaration;
	return arena_format(site->arena, "SLOT_ALIGNED(%" PRIu64 ") %s", site->layout->required_align, declaration);
}

/* Who has these bits of a unit: "gift is bit 0". */
static const char *
add_bits(const struct site *site, const char *list, const struct bits *bits, const struct member *unit,
         const char *what, const char *name)
{
	struct arena *arena = site->arena;

	if (bits->member != unit || bits->width == 0)
		return list;
	list = arena_format(arena, "%s%s%s%s", list, *list ? ", " : "", what, name);
	if (bits->width == 8 * unit->size[ABI_LP64])
		return list;
	if (bits->width == 1)
		return arena_format(arena, "%s is bit %u", list, bits->shift);
	return arena_format(arena, "%s is bits %u-%u", list, bits->shift, bits->shift + bits->width - 1);
}

/* "gift is bit 0, express is bit 1" */
static const char *
unit_doc(const struct site *site, const struct member *unit)
{
	struct arena *arena = site->arena;
	const char *list = "";

	for (size_t i = 0; i < site->class->slot_count; i++) {
		struct site at = site_at(site, i);
		const char *name = at.attribute->name;
		if (at.attribute->is_constant)
			continue;
		const char *before = list;
		list = add_bits(site, list, &at.slot->bits, unit, "", name);
		if (list != before && at.slot->presence == PRESENCE_SPARE)
			list = arena_format(arena, "%s (%" PRIu64 ": unset)", list, at.slot->spare);
		list = add_bits(site, list, &at.slot->present, unit, "has ", name);
		list = add_bits(site, list, &at.slot->length, unit, at.attribute->count ? "count of " : "length of ", name);
	}
	return list;
}

static const char *
blanks(struct arena *arena, size_t count)
{
	char *text = arena_alloc(arena, count + 1, 1);

	return memset(text, ' ', count);
}

static struct json *
view_member(const struct site *site, const struct member *member, const char *declaration, size_t width)
{
	struct json *view = json_object_for(site->arena, 5);
	const char *description = member->attribute ? member->attribute->description : unit_doc(site, member);

	json_set_text(view, "member", member->name);
	json_set(view, "doc_lines", emit_comment(site->arena, description ? description : "", site->run->keeps_utf8));
	json_set_text(view, "declaration", declaration);
	json_set_text(view, "padding", blanks(site->arena, width - strlen(declaration)));
	json_set_text(view, "place",
	              site->variant == VARIANT_MAP ? "a cell" :
	              arena_format(site->arena, "offset %" PRIu64 ", %" PRIu64 " byte%s", member->offset[ABI_LP64],
	                           member->size[ABI_LP64], member->size[ABI_LP64] == 1 ? "" : "s"));
	return view;
}

/* A packed object's bytes; where their number depends on pointers, so says it. */
static const char *
bytes_of(const struct site *site)
{
	const uint64_t *size = site->layout->size;
	uint64_t pointers = (size[ABI_LP64] - size[ABI_ILP32]) / 4;

	return with_pointers(site->arena, size[ABI_LP64] - 8 * pointers, pointers);
}

/* Where a run of bits of a packed object lies, and whose it is. */
struct run_of_bits {
	const struct bits *bits;
	uint64_t width;
	const char *name;
};

static int
by_place(const void *a, const void *b)
{
	const struct bits *one = ((const struct run_of_bits *)a)->bits, *other = ((const struct run_of_bits *)b)->bits;
	uint64_t at = one->bit + 64 * (uint64_t)one->pointers, other_at = other->bit + 64 * (uint64_t)other->pointers;

	return at < other_at ? -1 : at > other_at;
}

static const char *
run_line(struct arena *arena, const struct run_of_bits *run)
{
	/* As the struct's comment says: where pointers take 8 bytes. */
	uint64_t bit = run->bits->bit + 64 * (uint64_t)run->bits->pointers;

	if (bit % 8 == 0 && run->width == 8)
		return arena_format(arena, "byte %" PRIu64 ": %s", bit / 8, run->name);
	if (bit % 8 == 0 && run->width % 8 == 0 && run->width > 8)
		return arena_format(arena, "bytes %" PRIu64 "-%" PRIu64 ": %s", bit / 8, (bit + run->width) / 8 - 1, run->name);
	if (run->width == 1)
		return arena_format(arena, "byte %" PRIu64 ", bit %" PRIu64 ": %s", bit / 8, bit % 8, run->name);
	return arena_format(arena, "byte %" PRIu64 ", %" PRIu64 " bits from %" PRIu64 ": %s", bit / 8, run->width, bit % 8,
	                    run->name);
}

/* The comment above a packed object's bytes: whose they are, in their order. */
static struct json *
packed_places(const struct site *site)
{
	struct json *lines = json_list(site->arena);
	struct run_of_bits *runs = ARENA_ARRAY(site->arena, 3 * site->class->slot_count, struct run_of_bits);
	size_t count = 0;

	for (size_t i = 0; i < site->class->slot_count; i++) {
		struct site at = site_at(site, i);
		const char *name = at.attribute->name;
		uint64_t elements = at.attribute->count ? at.attribute->count : 1;
		if (at.attribute->is_constant)
			continue;
		const struct run_of_bits all[] = {
			{&at.slot->bits, at.slot->element_bits ? elements * at.slot->element_bits : at.slot->bits.width, name},
			{&at.slot->present, 1, arena_format(site->arena, "has %s", name)},
			{&at.slot->length, at.slot->length.width,
		         arena_format(site->arena, "%s of %s", at.attribute->count ? "count" : "length", name)},
		};
		for (size_t k = 0; k < COUNT_OF(all); k++) {
			if (all[k].bits->width)
				runs[count++] = all[k];
		}
	}
	qsort(runs, count, sizeof runs[0], by_place);
	for (size_t i = 0; i < count; i++)
		json_add(lines, json_text(site->arena, run_line(site->arena, &runs[i])));
	return lines;
}

void
view_struct(struct json *view, const struct site *site)
{
	const struct layout *layout = site->layout;
	struct json *members = json_list(site->arena);
	const char **declarations = ARENA_ARRAY(site->arena, layout->member_count, const char *);
	bool is_packed = layout->is_packed;
	size_t width = 0;

	for (size_t i = 0; i < layout->member_count; i++) {
		declarations[i] = declaration_of(site, &layout->members[i], i == 0);
		if (strlen(declarations[i]) > width)
			width = strlen(declarations[i]);
	}
	for (size_t i = 0; i < layout->member_count; i++)
		json_add(members, view_member(site, &layout->members[i], declarations[i], width));
	json_set(view, "members", members);
	json_set_bool(view, "is_packed", is_packed);
	json_set_text(view, "bytes", is_packed ? bytes_of(site) : "");
	json_set(view, "packed_places", is_packed ? packed_places(site) : json_list(site->arena));
	view_asserts(view, site);
}
