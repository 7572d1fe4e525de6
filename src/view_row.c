/*
 * view_row.c: a row of slot_place: where an attribute lies, and the way by which
 * get and set by name reach it.
 */
#include "view.h"

#include <inttypes.h>
#include <string.h>

/* ---- places ----------------------------------------------------------------------------- */

static const char *
byte_of(const struct site *site, const struct bits *bits)
{
	return with_pointers(site->arena, bits->bit / 8, bits->pointers);
}

/* Offset, unit, shift and width of a run of bits. */
static const char *
bits_place(const struct site *site, const struct bits *bits)
{
	if (bits->width == 0)
		return "0, 1, 0, 0";
	if (!bits->member)
		return arena_format(site->arena, "%s, SLOT_PACKED, %u, %u", byte_of(site, bits),
		                    (unsigned)(bits->bit % 8), bits->width);
	return arena_format(site->arena, "%s, %" PRIu64 ", %u, %u", offset_of(site, bits->member),
	                    bits->member->size[ABI_LP64], bits->shift, bits->width);
}

/* The row of what is only a run of bits: a presence bit, a length. */
static const char *
bits_row(const struct site *site, const struct bits *bits)
{
	return arena_format(site->arena, "{%s, SLOT_ALWAYS, SLOT_WAY_NONE, SLOT_NONE, 0, 0, 0, 0}",
	                    bits_place(site, bits));
}

/* Bytes of an element of a member. */
static const char *
element_size(const struct site *site)
{
	const struct attribute *attribute = site->attribute;
	const uint64_t *size = site->slot->member->size;

	if (is_embedded(attribute))
		return arena_format(site->arena, "sizeof(struct %s)", attribute->object->c_name);
	if (site->variant == VARIANT_MAP)
		return is_number(attribute) ? "8" : "sizeof(void *)";
	if (size[ABI_LP64] != size[ABI_ILP32])
		return "sizeof(void *)";
	if (!attribute->count && size[ABI_LP64] == 8)
		return "8";
	return arena_format(site->arena, "%" PRIu64, size[ABI_LP64] / (attribute->count ? attribute->count : 1));
}

/* Bits of a number that has a member of its own. */
static unsigned
width_of(const struct site *site)
{
	if (!is_number(site->attribute))
		return 0;
	if (variant_is_map(site->variant))
		return 64;
	return site->attribute->kind == TYPE_BOOL ? 8 : site->attribute->prim->bits;
}

/* ---- ways -------------------------------------------------------------------------------- */

static const char *
kind_of(const struct attribute *attribute)
{
	switch (attribute->kind) {
	case TYPE_BOOL:
		return "SLOT_BOOL";
	case TYPE_INTEGER:
		return attribute->prim->kind == PRIM_SIGNED ? "SLOT_INT" : "SLOT_UINT";
	case TYPE_REAL:
		return "SLOT_DOUBLE";
	case TYPE_TEXT:
		return "SLOT_STRING";
	case TYPE_BYTES:
		return "SLOT_BYTES";
	case TYPE_OBJECT:
		return "SLOT_OBJECT";
	default:
		return "SLOT_UINT";
	}
}

/* Does its range say of every number whether the attribute may have it? */
static bool
range_says_all(const struct site *site)
{
	const struct attribute *attribute = site->attribute;
	const struct enum_def *names = attribute->enum_def;

	switch (attribute->kind) {
	case TYPE_FLAGS:
		return (names->mask & (names->mask + 1)) == 0;
	case TYPE_ENUM:
		/* Distinct numbers without a gap: as many as the range has. */
		for (size_t i = 0; i < names->value_count; i++) {
			if (names->values[i].number != names->values[0].number + i)
				return false;
		}
		return true;
	case TYPE_REAL: /* a map keeps a float as a double, and rounds it */
		return attribute->minimum.kind != VALUE_REAL && attribute->maximum.kind != VALUE_REAL &&
		       (!variant_is_map(site->variant) || attribute->prim->bits == 64);
	default:
		return true;
	}
}

/* One window of 1, 2, 4 or 8 bytes in a packed object that has all bits of a run: so many
 * bytes of it lie before the run's first byte. 0: none on every ABI. */
static unsigned
window_of(const struct layout *layout, const struct bits *bits, unsigned *before)
{
	const struct bits *end = &layout->end_bit;
	uint64_t bytes = (bits->bit % 8 + bits->width + 7) / 8, behind;
	unsigned window = bytes <= 1 ? 1 : bytes <= 2 ? 2 : bytes <= 4 ? 4 : 8;

	*before = 0;
	if (bytes > 8 || window > layout->size[ABI_ILP32])
		return 0;
	behind = (end->bit + 7) / 8 - bits->bit / 8 + 4 * (end->pointers - bits->pointers);
	if (behind >= window)
		return window;
	*before = window - (unsigned)behind;
	return end->pointers == bits->pointers && bits->bit / 8 >= *before ? window : 0;
}

/* Are all numbers of the attribute's type its values, and those of `bytes` bytes of its own? */
static bool
fills_bytes(const struct attribute *attribute, const struct bits *bits, unsigned bytes)
{
	const struct prim *prim = attribute->prim;
	uint64_t most = UINT64_MAX >> (64 - prim->bits);

	if (attribute->kind != TYPE_INTEGER || prim->bits != 8 * bytes || bits->shift || bits->bit % 8)
		return false;
	if (prim->kind == PRIM_SIGNED)
		return bits->width == 0 && attribute->minimum.negative && attribute->minimum.magnitude == most / 2 + 1 &&
		       attribute->maximum.magnitude == most / 2;
	return attribute->minimum.magnitude == 0 && attribute->maximum.magnitude == most;
}

/* How get and set by name reach the value. For a packed number, its place becomes that of
 * the window. */
static const char *
way_of(const struct site *site, const char **place)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	const struct slot *slot = site->slot;
	const struct bits *bits = &slot->bits;
	const char *kind = kind_of(attribute);
	/* Of a number that is read only, its type says so. */
	const char *checked = range_says_all(site) && !attribute->readonly ? "" : " | SLOT_WAY_CHECKED";
	unsigned bytes, before = 0;

	if (attribute->count || attribute->kind == TYPE_BYTES || attribute->kind == TYPE_OBJECT)
		return arena_format(arena, "SLOT_WAY_NONE, %s", kind);
	if (attribute->kind == TYPE_TEXT)
		return arena_format(arena, "%s, %s",
		                    is_owned(attribute)      ? "SLOT_WAY_TEXT"
		                    : !is_borrowed(attribute) ? "SLOT_WAY_INLINE"
		                    : attribute->readonly     ? "SLOT_WAY_TEXT"
		                                              : "SLOT_WAY_BORROWED",
		                    kind);
	bool is_cell = slot->member || variant_is_hashed(site->variant);
	if (!is_cell && bits->width == 0)
		return arena_format(arena, "SLOT_WAY_NONE, %s", kind);
	if (attribute->kind == TYPE_REAL) {
		bool is_float = attribute->prim->bits == 32 && !variant_is_map(site->variant);
		return arena_format(arena, "%s%s, %s", is_float ? "SLOT_WAY_FLOAT" : "SLOT_WAY_DOUBLE", checked, kind);
	}
	if (is_cell) {
		bytes = width_of(site) / 8;
	} else if (bits->member) {
		bytes = (unsigned)bits->member->size[ABI_LP64];
	} else {
		bytes = window_of(site->layout, bits, &before);
		if (!bytes)
			return arena_format(arena, "SLOT_WAY_NONE, %s", kind);
		struct bits window = *bits;
		window.bit = (bits->bit / 8 - before) * 8;
		*place = arena_format(arena, "%s, SLOT_PACKED, %u, %u", byte_of(site, &window),
		                      (unsigned)(bits->bit % 8) + 8 * before, bits->width);
	}
	bool is_signed = strcmp(kind, "SLOT_INT") == 0;
	const char *name = attribute->kind == TYPE_BOOL                      ? "BOOL"
	                   : !before && fills_bytes(attribute, bits, bytes) ? is_signed ? "INT" : "UINT"
	                   : is_cell && is_signed                           ? "SIGNED"
	                                                                    : "BITS";
	return arena_format(arena, "SLOT_WAY_%s%u%s, %s", name, 8 * bytes, checked, kind);
}

/* ---- rows ------------------------------------------------------------------------------- */

const char *
place_row(const struct site *site, struct json *extra)
{
	struct arena *arena = site->arena;
	const struct attribute *attribute = site->attribute;
	const struct slot *slot = site->slot;
	static const char *const presences[] = {"SLOT_ALWAYS", "SLOT_UNLESS_NULL", "SLOT_UNLESS_SPARE", "SLOT_IF_BIT",
	                                        "SLOT_IF_FOUND"};
	const char *place, *step;
	size_t length = 0;
	uint64_t spare = slot->spare;

	if (attribute->is_constant)
		return "{0, 1, 0, 0, SLOT_ALWAYS, SLOT_WAY_NONE, SLOT_NONE, 0, 0, 0, 0}";
	if (slot->presence == PRESENCE_BIT) {
		spare = site->class->slot_count + extra->count;
		add_row(extra, bits_row(site, &slot->present), arena_format(arena, " /* has %s */", attribute->name));
	}
	if (slot->length.width) {
		length = site->class->slot_count + extra->count;
		add_row(extra, bits_row(site, &slot->length),
		        arena_format(arena, " /* %s of %s */", attribute->count ? "count" : "length", attribute->name));
	}
	if (variant_is_hashed(site->variant)) {
		place = arena_format(arena, "0, SLOT_WHOLE, 0, %u", width_of(site));
		step = is_number(attribute) ? "8" : "sizeof(void *)";
	} else if (slot->member) {
		place = arena_format(arena, "%s, SLOT_WHOLE, 0, %u", offset_of(site, slot->member), width_of(site));
		step = element_size(site);
	} else {
		place = bits_place(site, &slot->bits);
		step = "0";
		if (site->layout->is_packed && is_number(attribute))
			place = attribute->count && slot->bits.width
			                ? arena_format(arena, "%s, SLOT_PACKED, %u, %u", byte_of(site, &slot->bits),
			                               (unsigned)(slot->bits.bit % 8), (unsigned)slot->element_bits)
			                : place;
		else if (site->layout->is_packed)
			place = arena_format(arena, "%s, SLOT_PACKED, 0, 0", byte_of(site, &slot->bits));
		if (site->layout->is_packed && slot->bits.width)
			step = with_pointers(arena, slot->element_bits, 8 * (uint64_t)slot->element_pointers);
	}
	/* A decimal number without a suffix is signed, and none of them holds these. */
	const char *unset = arena_format(arena, spare > INT64_MAX ? "UINT64_C(%" PRIu64 ")" : "%" PRIu64, spare);
	const char *way = way_of(site, &place);
	return arena_format(arena, "{%s, %s, %s, %zu, %s, %s, %s}", place, presences[slot->presence], way, length, step,
	                    range_number(arena, slot->member ? &(struct value){0} : &slot->bias), unset);
}
