/*
 * report.h: what a random program has after its header: saying values and
 * statuses, and calls that are tried with each of their allocations failing.
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

static void
say_bytes(const void *bytes, size_t length)
{
	const unsigned char *at = (const unsigned char *)bytes;

	say("%zu:", length);
	for (size_t i = 0; i < length; i++)
		say(at[i] >= ' ' && at[i] < 0x7f ? "%c" : "<%02x>", at[i]);
}

static void
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

static void
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
			say(" WITHOUT ITS END");
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

static inline void
say_found(slot_status status, slot_value value)
{
	say(" %s ", status_name(status));
	if (status == SLOT_OK)
		say_value(value);
}

static inline void
say_if(bool is_wrong, const char *text)
{
	if (is_wrong)
		say("%s", text);
}

/* ---- what a map must take, and keep ---- */

/* UTF-8 as RFC 3629 has it, said another way than the runtime does. */
static inline bool
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

static inline bool
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
		return a.length == b.length && memcmp(a.as.pointer, b.as.pointer, a.length) == 0;
	}
}

/* The next calls are these. */
static void
say_call(int number, const char *call)
{
	say("%d %s", number, call);
}

/* Say "= STATUS" and, of a failing call by name, why. */
static void
say_status(const slot_class *cls, const char *name, slot_status status)
{
	char sentence[512];

	say(" = %s", status_name(status));
	if (status != SLOT_OK && name) {
		slot_explain(cls, name, status, sentence, sizeof sentence);
		say(" (%s)", sentence);
	}
	say("\n");
}

/* Has a failing call changed what the object says of itself? */
static struct snapshot before, after;

#define TAKE_SNAPSHOT(into, show) \
	do { \
		(into).length = 0; \
		snapshot_taken = &(into); \
		show; \
		snapshot_taken = NULL; \
	} while (0)

/* Make a call, after having it fail at each of its allocations in turn: each
 * time it must say so and leave things as they were. */
#define TRY(status, call, show, undo) \
	do { \
		TAKE_SNAPSHOT(before, show); \
		for (long fail_at = 0;; fail_at++) { \
			const long live_before = live_blocks; \
			allocations_left = fail_at; \
			(status) = (call); \
			allocations_left = -1; \
			if ((status) != SLOT_NO_MEMORY) \
				break; \
			undo; \
			TAKE_SNAPSHOT(after, show); \
			if (before.length != after.length || memcmp(before.text, after.text, before.length) != 0) \
				say(" CHANGED WITHOUT MEMORY from %s to %s", before.text, after.text); \
			if (live_blocks != live_before) \
				say(" LEAKED WITHOUT MEMORY"); \
			if (fail_at > 1000) { \
				say(" NEVER SUCCEEDED"); \
				break; \
			} \
		} \
	} while (0)

#endif
