/*
 * compare_layout.c: the picture of a class. A placed class goes in; rectangles
 * come out, members and holes to scale, so many bytes a line as can be told
 * apart on a phone.
 */
#include "compare.h"

#include <inttypes.h>
#include <string.h>

/* In units of the drawing: about pixels on a phone. */
enum { DRAWING_WIDTH = 320, LINE_HEIGHT = 34, GAP = 2, LETTER_WIDTH = 7 };

struct picture {
	struct arena *arena;
	const struct class_def *class;
	uint64_t line; /* bytes a line */
	struct json *boxes;
	struct json *members; /* the same in words */
};

/* The slots that a member holds: its own, or those of its bits. */
static const char *
held_names(const struct picture *picture, const struct member *member)
{
	const struct class_def *class = picture->class;
	struct buf names = {0};

	if (member->attribute)
		return member->attribute->name;
	buf_text(&names, "");
	for (size_t i = 0; i < class->slot_count; i++) {
		const struct slot *slot = &class->layout->slots[i];
		if (slot->bits.member == member && slot->bits.width)
			buf_format(&names, "%s%s", names.length ? ", " : "", class->slots[i]->name);
	}
	const char *kept = arena_text(picture->arena, names.data, names.length);
	buf_free(&names);
	return kept;
}

/* As much of the name as the rectangle has room for. */
static const char *
fit_label(struct arena *arena, const char *name, uint64_t width)
{
	const size_t room = (size_t)(width / LETTER_WIDTH), length = strlen(name);

	if (length <= room)
		return name;
	return room < 3 ? "" : arena_format(arena, "%s\u2026", arena_text(arena, name, room - 1));
}

/* Bytes [start, end), one rectangle on each line that they touch. */
static void
add_boxes(struct picture *picture, uint64_t start, uint64_t end, const char *name, const char *title)
{
	struct arena *arena = picture->arena;
	const uint64_t byte_width = DRAWING_WIDTH / picture->line;

	for (uint64_t at = start; at < end;) {
		const uint64_t line_end = (at / picture->line + 1) * picture->line;
		const uint64_t stop = end < line_end ? end : line_end;
		const uint64_t x = at % picture->line * byte_width, width = (stop - at) * byte_width - GAP;
		const uint64_t y = at / picture->line * LINE_HEIGHT;
		struct json *box = json_object(arena);
		json_set_integer(box, "x", (int64_t)x);
		json_set_integer(box, "y", (int64_t)y);
		json_set_integer(box, "width", (int64_t)width);
		json_set_integer(box, "height", LINE_HEIGHT - GAP);
		json_set_integer(box, "text_x", (int64_t)(x + width / 2));
		json_set_integer(box, "text_y", (int64_t)(y + LINE_HEIGHT / 2 + 3));
		json_set_text(box, "css", name ? "member" : "hole");
		json_set_text(box, "label", html_text(arena, name && at == start ? fit_label(arena, name, width) : ""));
		json_set_text(box, "title", html_text(arena, title));
		json_add(picture->boxes, box);
		at = stop;
	}
}

static const char *
bytes_text(struct arena *arena, uint64_t count)
{
	return arena_format(arena, "%" PRIu64 " %s", count, count == 1 ? "byte" : "bytes");
}

static void
add_stretch(struct picture *picture, uint64_t start, uint64_t end, const char *name, const char *type)
{
	struct arena *arena = picture->arena;
	const char *bytes = bytes_text(arena, end - start);
	struct json *member = json_object(arena);

	json_set_text(member, "offset", arena_format(arena, "%" PRIu64, start));
	json_set_text(member, "size", arena_format(arena, "%" PRIu64, end - start));
	json_set_text(member, "name", html_text(arena, name ? name : "unused"));
	json_set_text(member, "type", html_text(arena, type));
	json_add(picture->members, member);
	add_boxes(picture, start, end, name,
		  arena_format(arena, "%s: %s at offset %" PRIu64, name ? name : "unused", bytes, start));
}

/* Do these bits of a packed object, `count` times, lie in this byte? */
static bool
touches(const struct bits *bits, uint64_t count, uint64_t step, uint64_t byte)
{
	const uint64_t start = bits->bit + 64 * (uint64_t)bits->pointers;
	const uint64_t end = start + (count ? count * step : bits->width);

	return bits->width && start < 8 * (byte + 1) && end > 8 * byte;
}

/* The slots that have bits in this byte of a packed object. */
static const char *
byte_names(const struct picture *picture, uint64_t byte)
{
	const struct class_def *class = picture->class;
	const char *names = "";

	for (size_t i = 0; i < class->slot_count; i++) {
		const struct slot *slot = &class->layout->slots[i];
		const uint64_t step = slot->element_bits + 64 * (uint64_t)slot->element_pointers;
		if (touches(&slot->bits, class->slots[i]->count, step, byte) || touches(&slot->present, 0, 0, byte) ||
		    touches(&slot->length, 0, 0, byte))
			names = arena_format(picture->arena, "%s%s%s", names, *names ? ", " : "", class->slots[i]->name);
	}
	return names;
}

/* Bytes that the same slots share are drawn as one. */
static void
add_packed(struct picture *picture, uint64_t size)
{
	for (uint64_t start = 0, end; start < size; start = end) {
		const char *names = byte_names(picture, start);
		for (end = start + 1; end < size && strcmp(byte_names(picture, end), names) == 0; end++)
			;
		add_stretch(picture, start, end, *names ? names : NULL, *names ? "bits" : "");
	}
}

struct json *
compare_layout(struct run *run, const struct class_def *class)
{
	struct arena *arena = run->arena;
	const struct layout *layout = class->layout;
	const uint64_t size = layout->size[ABI_LP64];
	struct picture picture = {
		.arena = arena,
		.class = class,
		.line = size <= 64 ? 8 : 16,
		.boxes = json_list(arena),
		.members = json_list(arena),
	};
	struct json *view = json_object(arena);
	uint64_t end = 0;

	if (layout->is_packed) {
		add_packed(&picture, size);
		end = size;
	}
	for (size_t i = 0; i < layout->member_count; i++) {
		const struct member *member = &layout->members[i];
		const uint64_t start = member->offset[ABI_LP64];
		if (start > end)
			add_stretch(&picture, end, start, NULL, "");
		end = start + member->size[ABI_LP64];
		add_stretch(&picture, start, end, held_names(&picture, member), member->c_type);
	}
	if (size > end)
		add_stretch(&picture, end, size, NULL, "");

	json_set_text(view, "size", bytes_text(arena, size));
	json_set_integer(view, "line", (int64_t)picture.line);
	json_set_integer(view, "width", DRAWING_WIDTH);
	json_set_integer(view, "height", (int64_t)((size + picture.line - 1) / picture.line * LINE_HEIGHT));
	json_set(view, "boxes", picture.boxes);
	json_set(view, "members", picture.members);
	return view;
}
