/*
 * report.h: what a random program has after its header: saying values and
 * statuses, and calls that are tried with each of their allocations failing.
 * What the program finds wrong by itself is said after "!!".
 */
#ifndef REPORT_H
#define REPORT_H

static const char *
status_name(slot_status status)
{
	static const char *const names[] = {"ok", "unknown attribute", "wrong type", "out of range", "too long", "bad value",
					    "read only", "unset", "not optional", "no memory"};

	return (unsigned)status < sizeof names / sizeof names[0] ? names[status] : "?";
}

NOT_INLINE static void
say_bytes(const void *bytes, size_t length)
{
	const unsigned char *at = (const unsigned char *)bytes;

	say("%zu:", length);
	for (size_t i = 0; i < length; i++)
		say(at[i] >= ' ' && at[i] < 0x7f ? "%c" : "<%02x>", at[i]);
}

NOT_INLINE static void
say_real(double real)
{
	if (real != real)
		say("nan");
	else
		say("%.17g", real);
}

/* The program's own objects have names; others lie inside one of them, at
 * times where it begins. */
static const char *name_of_object(const char *class_name, const void *object);

NOT_INLINE static void
say_value(slot_value value)
{
	switch (value.kind) {
	case SLOT_NONE:
		say("none");
		break;
	case SLOT_BOOL:
		say("bool %d", value.as.boolean);
		break;
	case SLOT_INT:
		say("int %" PRId64, value.as.integer);
		break;
	case SLOT_UINT:
		say("uint %" PRIu64, value.as.natural);
		break;
	case SLOT_DOUBLE:
		say("double ");
		say_real(value.as.real);
		break;
	case SLOT_STRING:
		say("string ");
		say_bytes(value.as.text, value.length);
		if (value.as.text[value.length] != '\0')
			say("!! without its end");
		break;
	case SLOT_BYTES:
		say("bytes ");
		say_bytes(value.as.pointer, value.length);
		break;
	default:
		say("object of %s, %s", value.object_class->name, name_of_object(value.object_class->name, value.as.pointer));
		break;
	}
}

NOT_INLINE static void
say_found(slot_status status, slot_value value)
{
	say(" %s ", status_name(status));
	if (status == SLOT_OK)
		say_value(value);
}

/* ---- what a map must take, and keep ---- */

/* UTF-8 as RFC 3629 has it, said another way than the runtime does. */
NOT_INLINE static bool
is_text(slot_value value)
{
	const unsigned char *at = (const unsigned char *)value.as.text;
	const unsigned char *end;

	if (!at)
		return false;
	end = at + value.length;
	while (at < end) {
		uint32_t point = *at++;
		const uint32_t least = point < 0x80 ? 0 : point < 0xe0 ? 0x80 : point < 0xf0 ? 0x800 : 0x10000;
		int more = point < 0x80 ? 0 : point < 0xc0 ? -1 : point < 0xe0 ? 1 : point < 0xf0 ? 2 : point < 0xf8 ? 3 : -1;
		if (more < 0)
			return false;
		if (more > 0)
			point &= 0x3fu >> more;
		for (; more > 0; more--) {
			if (at == end || (*at & 0xc0) != 0x80)
				return false;
			point = point << 6 | (*at++ & 0x3f);
		}
		if (point < least || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
			return false;
	}
	return true;
}

NOT_INLINE static bool
is_same(slot_value a, slot_value b)
{
	if (a.kind != b.kind)
		return false;
	switch (a.kind) {
	case SLOT_BOOL:
		return a.as.boolean == b.as.boolean;
	case SLOT_INT:
		return a.as.integer == b.as.integer;
	case SLOT_UINT:
		return a.as.natural == b.as.natural;
	case SLOT_DOUBLE:
		return memcmp(&a.as.real, &b.as.real, sizeof a.as.real) == 0;
	case SLOT_STRING:
		return a.length == b.length && memcmp(a.as.text, b.as.text, a.length + 1) == 0;
	default:
		return a.length == b.length && (a.length == 0 || memcmp(a.as.pointer, b.as.pointer, a.length) == 0);
	}
}

/* What lies in an object, or the end of it. */
static inline const char *
part_of_text(const char *text, size_t skipped)
{
	return text + (strlen(text) < skipped ? 0 : skipped);
}

static inline const void *
part_of_bytes(const void *bytes, size_t *length, size_t skipped)
{
	if (*length < skipped)
		return bytes;
	*length -= skipped;
	return (const char *)bytes + skipped;
}

/* The name in a block of its own size, so that reading behind it is found out. */
NOT_INLINE static const char *
exact(const char *name, size_t length)
{
	static char *kept;

	free(kept);
	kept = (char *)malloc(length ? length : 1);
	if (!kept)
		abort();
	memcpy(kept, name, length);
	return kept;
}

/* ---- calls ---- */

/* The next calls are these. */
NOT_INLINE static void
say_call(int number, const char *call)
{
	say("%d %s", number, call);
}

typedef void show_function(const void *object);
typedef void undo_function(void *object);

/* A call that is made after it was made to fail at each of its allocations in
 * turn: each time it must say so and leave things as they were. */
static struct {
	show_function *show; /* says what the object holds; or NULL */
	undo_function *undo; /* clears up after a failure; or NULL */
	void *object;
	long fail_at, live;
	bool has_begun;
} attempt;

static struct snapshot before, after;

NOT_INLINE static void
take_snapshot(struct snapshot *into)
{
	into->length = 0;
	snapshot_taken = into;
	if (attempt.show)
		attempt.show(attempt.object);
	snapshot_taken = NULL;
}

NOT_INLINE static void
begin_try(show_function *show, undo_function *undo, void *object)
{
	attempt.show = show;
	attempt.undo = undo;
	attempt.object = object;
	attempt.has_begun = false;
	take_snapshot(&before);
}

/* Is the call to be made once more? */
NOT_INLINE static bool
again(slot_status status)
{
	allocations_left = -1;
	if (!attempt.has_begun) {
		attempt.has_begun = true;
		attempt.fail_at = 0;
	} else {
		if (status != SLOT_NO_MEMORY)
			return false;
		if (attempt.undo)
			attempt.undo(attempt.object);
		take_snapshot(&after);
		if (before.length != after.length || memcmp(before.text, after.text, before.length) != 0)
			say("!! changed without memory from %.*s to %.*s", (int)before.length, before.text, (int)after.length,
			    after.text);
		if (live_blocks != attempt.live)
			say("!! leaks without memory");
		if (++attempt.fail_at > 2000) {
			say("!! never succeeds");
			return false;
		}
	}
	attempt.live = live_blocks;
	allocations_left = attempt.fail_at;
	return true;
}

#define TRY(show, undo, object) for (begin_try(show, undo, object); again(status);)

/* Say "= STATUS" and, of a failing call by name, why; then the object. A
 * status that is known before is -1 or that. */
NOT_INLINE static void
end_call(const slot_class *cls, const char *name, slot_status status, int expected, show_function *show, const void *object)
{
	char sentence[512];

	say(" = %s", status_name(status));
	if (expected >= 0 && (int)status != expected)
		say("!! expected %s", status_name((slot_status)expected));
	if (status != SLOT_OK && name) {
		slot_explain(cls, name, status, sentence, sizeof sentence);
		say(" (%s)", sentence);
	}
	say("\n");
	show(object);
}

/* Is what was set what is found? */
NOT_INLINE static void
expect_kept(slot_status status, slot_value value, slot_value found)
{
	const bool is_number = (value.kind == SLOT_INT || value.kind == SLOT_UINT) &&
			       (found.kind == SLOT_INT || found.kind == SLOT_UINT);

	if (status != SLOT_OK)
		say("!! set, but cannot be read: %s", status_name(status));
	else if (is_number ? value.as.natural != found.as.natural
	                   : value.kind == found.kind && value.kind != SLOT_DOUBLE && value.kind != SLOT_OBJECT &&
	                             !is_same(value, found))
		say("!! not kept");
}

/* ---- what a class says of itself ---- */

/* Where text and bytes are differs from variant to variant. */
NOT_INLINE static void
say_class(const slot_class *cls)
{
	say("%s (%s) of %zu, parent %s\n", cls->name, cls->description, cls->count, cls->parent ? cls->parent()->name : "none");
	for (size_t i = 0; i < cls->count; i++) {
		const slot_attribute *attribute = &cls->attributes[i];
		say("  %s: type %d flags %x count %u max_bytes %u (%s) class %s names %s", attribute->name, (int)attribute->type,
		    attribute->flags & ~(unsigned)(SLOT_FLAG_OWNED | SLOT_FLAG_INLINE), (unsigned)attribute->count,
		    (unsigned)attribute->max_bytes, attribute->description,
		    attribute->object_class ? attribute->object_class()->name : "none",
		    attribute->names ? attribute->names()->name : "none");
		if (attribute->type <= SLOT_TYPE_FLAGS) {
			const slot_range *range = slot_range_of(attribute);
			say(" from %" PRIx64 " to %" PRIx64 ", %" PRIx64, range->minimum, range->maximum, range->fallback);
		}
		say("\n");
	}
}

NOT_INLINE static void
say_explained(const slot_class *cls, const char *name, slot_status status, size_t size)
{
	char sentence[512];

	memset(sentence, '#', sizeof sentence);
	slot_explain(cls, name, status, sentence, size);
	say(" %.*s%c\n", (int)size, size ? sentence : "", sentence[size]);
}

#endif
