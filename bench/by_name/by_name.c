/*
 * by_name.c: how long access by name takes (contest.h), the lookup and what
 * follows it: a value read or written, with its type and range checked. The
 * others do it as a careful person would: they find a row that says where the
 * member lies and what it may hold, or the code that knows. `one slot` is a
 * function that reads or writes one member whatever the name: what the
 * measurement itself takes.
 */
#include "bench.h"

/* What a member of the struct written by hand holds. */
enum field_type { FIELD_UINT32, FIELD_INT64, FIELD_BOOL, FIELD_DOUBLE, FIELD_STRING, FIELD_UINT16 };

struct field {
	const char *name;
	int index;
	size_t offset;
	enum field_type type;
	uint16_t minimum, maximum; /* of FIELD_UINT16 */
};

/* ---- members, one by one ---- */

static inline slot_status
put_uint32(uint32_t *at, slot_value value)
{
	if (value.kind != SLOT_UINT)
		return SLOT_WRONG_TYPE;
	if (value.as.natural > UINT32_MAX)
		return SLOT_OUT_OF_RANGE;
	*at = (uint32_t)value.as.natural;
	return SLOT_OK;
}

static inline slot_status
put_int64(int64_t *at, slot_value value)
{
	if (value.kind != SLOT_INT)
		return SLOT_WRONG_TYPE;
	*at = value.as.integer;
	return SLOT_OK;
}

static inline slot_status
put_bool(bool *at, slot_value value)
{
	if (value.kind != SLOT_BOOL)
		return SLOT_WRONG_TYPE;
	*at = value.as.boolean;
	return SLOT_OK;
}

static inline slot_status
put_double(double *at, slot_value value)
{
	if (value.kind != SLOT_DOUBLE)
		return SLOT_WRONG_TYPE;
	*at = value.as.real;
	return SLOT_OK;
}

static inline slot_status
put_string(const char **at, slot_value value)
{
	if (value.kind != SLOT_STRING)
		return SLOT_WRONG_TYPE;
	if (!value.as.text)
		return SLOT_BAD_VALUE;
	*at = value.as.text;
	return SLOT_OK;
}

static inline slot_status
put_uint16(uint16_t *at, slot_value value, uint16_t minimum, uint16_t maximum)
{
	if (value.kind != SLOT_UINT)
		return SLOT_WRONG_TYPE;
	if (value.as.natural < minimum || value.as.natural > maximum)
		return SLOT_OUT_OF_RANGE;
	*at = (uint16_t)value.as.natural;
	return SLOT_OK;
}

/* ---- members, by a row ---- */

static inline slot_status
field_get(const void *object, const struct field *field, slot_value *out)
{
	const char *at;

	if (!field)
		return SLOT_UNKNOWN_ATTRIBUTE;
	at = (const char *)object + field->offset;
	switch (field->type) {
	case FIELD_UINT32:
		*out = slot_uint(*(const uint32_t *)at);
		break;
	case FIELD_INT64:
		*out = slot_int(*(const int64_t *)at);
		break;
	case FIELD_BOOL:
		*out = slot_bool(*(const bool *)at);
		break;
	case FIELD_DOUBLE:
		*out = slot_double(*(const double *)at);
		break;
	case FIELD_STRING:
		*out = slot_string(*(const char *const *)at);
		break;
	case FIELD_UINT16:
		*out = slot_uint(*(const uint16_t *)at);
		break;
	}
	return SLOT_OK;
}

static inline slot_status
field_set(void *object, const struct field *field, slot_value value)
{
	char *at;

	if (!field)
		return SLOT_UNKNOWN_ATTRIBUTE;
	at = (char *)object + field->offset;
	switch (field->type) {
	case FIELD_UINT32:
		return put_uint32((uint32_t *)at, value);
	case FIELD_INT64:
		return put_int64((int64_t *)at, value);
	case FIELD_BOOL:
		return put_bool((bool *)at, value);
	case FIELD_DOUBLE:
		return put_double((double *)at, value);
	case FIELD_STRING:
		return put_string((const char **)at, value);
	case FIELD_UINT16:
		return put_uint16((uint16_t *)at, value, field->minimum, field->maximum);
	}
	return SLOT_UNKNOWN_ATTRIBUTE;
}

/* struct by_hand, names, fields, switch_get, switch_set, chain_get, chain_set. */
#include "by_hand.h"

#include "contest.h"

/* ---- contenders ---- */

static struct bench object;
static struct by_hand by_hand;

/* Two functions, get_CONTENDER and set_CONTENDER, that do this. */
#define ACCESS(contender, get, set)                                                             \
	OUT_OF_LINE slot_status get_##contender(const char *name, size_t length, slot_value *out) \
	{                                                                                       \
		return get;                                                                     \
	}                                                                                       \
	OUT_OF_LINE slot_status set_##contender(const char *name, size_t length, slot_value value) \
	{                                                                                       \
		return set;                                                                     \
	}                                                                                       \
	RUN(run_get_##contender,                                                                \
	    get_##contender(query->name, query->length, &value_read) + value_read.as.natural)   \
	RUN(run_set_##contender, set_##contender(query->name, query->length, values[query->index]))

#define BY_FIELD(contender, field) \
	ACCESS(contender, field_get(&by_hand, field, out), field_set(&by_hand, field, value))

/* What is written, by index. */
static slot_value values[NAME_COUNT];
static slot_value value_read;

static slot_status
one_slot_get(const struct by_hand *self, size_t length, slot_value *out)
{
	*out = slot_uint(self->FIRST_NAME);
	return length ? SLOT_OK : SLOT_UNKNOWN_ATTRIBUTE;
}

static slot_status
one_slot_set(struct by_hand *self, size_t length, slot_value value)
{
	self->FIRST_NAME = (uint32_t)value.as.natural;
	return length ? SLOT_OK : SLOT_UNKNOWN_ATTRIBUTE;
}

ACCESS(slotc, bench_getn(&object, name, length, out), bench_setn(&object, name, length, value))
ACCESS(one_slot, one_slot_get(&by_hand, length, out), one_slot_set(&by_hand, length, value))
ACCESS(chain, chain_get(&by_hand, name, out), chain_set(&by_hand, name, value))

#if HAVE_GPERF
static inline int
index_of_field(const struct field *field)
{
	return field ? field->index : -1;
}

ACCESS(gperf_switch, switch_get(&by_hand, index_of_field(gperf_plain(name, length)), out),
       switch_set(&by_hand, index_of_field(gperf_plain(name, length)), value))
BY_FIELD(gperf_plain, gperf_plain(name, length))
BY_FIELD(gperf_length, gperf_length(name, length))
BY_FIELD(gperf_search, gperf_search(name, length))
#endif

#if HAVE_GLIB
static GHashTable *glib_table; /* of the class: from a name to its row */

BY_FIELD(glib, (const struct field *)g_hash_table_lookup(glib_table, name))
#endif

#if HAVE_UTHASH
struct uthash_entry {
	struct field field;
	UT_hash_handle hh;
};

static struct uthash_entry *uthash_table; /* likewise */

static inline const struct field *
find_uthash(const char *name, size_t length)
{
	struct uthash_entry *entry;

	HASH_FIND(hh, uthash_table, name, length, entry);
	return entry ? &entry->field : NULL;
}

BY_FIELD(uthash, find_uthash(name, length))
#endif

static const struct {
	const char *name;
	int is_slow;
	slot_status (*get)(const char *name, size_t length, slot_value *out);
	slot_status (*set)(const char *name, size_t length, slot_value value);
	run_function *run_get, *run_set;
} contenders[] = {
	{"slotc", 0, get_slotc, set_slotc, run_get_slotc, run_set_slotc},
	{"one slot", 0, NULL, NULL, run_get_one_slot, run_set_one_slot},
#if HAVE_GPERF
	{"gperf -C -t -E, switch", 0, get_gperf_switch, set_gperf_switch, run_get_gperf_switch, run_set_gperf_switch},
	{"gperf -C -t -E, offsets", 0, get_gperf_plain, set_gperf_plain, run_get_gperf_plain, run_set_gperf_plain},
	{"gperf -C -t -E -l, offsets", 0, get_gperf_length, set_gperf_length, run_get_gperf_length, run_set_gperf_length},
	{"gperf -C -t -E -l -c -m 20, offsets", 0, get_gperf_search, set_gperf_search, run_get_gperf_search,
	 run_set_gperf_search},
#endif
	{"strcmp chain", 1, get_chain, set_chain, run_get_chain, run_set_chain},
#if HAVE_GLIB
	{"GHashTable of the class, offsets", 0, get_glib, set_glib, run_get_glib, run_set_glib},
#endif
#if HAVE_UTHASH
	{"uthash of the class, offsets", 0, get_uthash, set_uthash, run_get_uthash, run_set_uthash},
#endif
};

enum { CONTENDERS = sizeof(contenders) / sizeof(contenders[0]) };

/* Misses are only read: one that is written is the same lookup. */
static const struct heat heats[] = {
	{"get", HITS}, {"get", CYCLED_HITS}, {"get", NEAR_MISSES}, {"set", HITS}, {"set", CYCLED_HITS},
};

enum { HEATS = sizeof(heats) / sizeof(heats[0]) };

static void
fill_tables(void)
{
#if HAVE_GLIB
	glib_table = g_hash_table_new(g_str_hash, g_str_equal);
	for (int i = 0; i < NAME_COUNT; i++)
		g_hash_table_insert(glib_table, (gpointer)(uintptr_t)fields[i].name, (gpointer)(uintptr_t)&fields[i]);
#endif
#if HAVE_UTHASH
	for (int i = 0; i < NAME_COUNT; i++) {
		struct uthash_entry *entry = malloc(sizeof(*entry));
		if (!entry)
			exit(3);
		entry->field = fields[i];
		HASH_ADD_KEYPTR(hh, uthash_table, entry->field.name, strlen(entry->field.name), entry);
	}
#endif
}

static slot_value
value_for(const struct field *field, int salt)
{
	static const char *const texts[] = {"", "ABC-123", "a text of some length, as labels have"};
	int number = 1 + (field->index * 7 + salt) % 999;

	switch (field->type) {
	case FIELD_INT64:
		return slot_int(-number);
	case FIELD_BOOL:
		return slot_bool(number % 2);
	case FIELD_DOUBLE:
		return slot_double(number / 8.0);
	case FIELD_STRING:
		return slot_string(texts[number % 3]);
	default:
		return slot_uint((uint64_t)number);
	}
}

static void
insist(int is_right, const char *contender, const char *name)
{
	if (is_right)
		return;
	fprintf(stderr, "%s is wrong about '%s'\n", contender, name);
	exit(1);
}

/* What is written is read again, in any order, and no other name is known. */
static void
check_answers(void)
{
	for (int c = 0; c < CONTENDERS; c++) {
		const char *who = contenders[c].name;
		if (!contenders[c].get)
			continue;
		for (int salt = c; salt < c + 2; salt++) {
			for (int i = 0; i < NAME_COUNT; i++)
				insist(contenders[c].set(names[i], strlen(names[i]), value_for(&fields[i], salt)) == SLOT_OK,
				       who, names[i]);
			for (int i = 0; i < NAME_COUNT; i++) {
				slot_value value = slot_none(), expected = value_for(&fields[i], salt);
				insist(contenders[c].get(names[i], strlen(names[i]), &value) == SLOT_OK &&
					       value.kind == expected.kind && value.length == expected.length &&
					       (value.kind == SLOT_BOOL ? value.as.boolean == expected.as.boolean
									: value.as.natural == expected.as.natural),
				       who, names[i]);
			}
		}
		for (size_t i = 0; i < QUERIES; i += contenders[c].is_slow ? NAME_COUNT / 8 + 1 : 1) {
			const struct query *query = &streams[NEAR_MISSES][i];
			slot_value value;
			insist(contenders[c].get(query->name, query->length, &value) == SLOT_UNKNOWN_ATTRIBUTE &&
				       contenders[c].set(query->name, query->length, slot_uint(1)) == SLOT_UNKNOWN_ATTRIBUTE,
			       who, query->name);
		}
	}
}

int
main(void)
{
	const char *contender_names[CONTENDERS];
	int is_slow[CONTENDERS];
	run_function *runs[CONTENDERS][HEATS];

	if (bench_init(&object) != SLOT_OK)
		return 1;
	fill_tables();
	fill_streams();
	check_answers();
	for (int i = 0; i < NAME_COUNT; i++)
		values[i] = value_for(&fields[i], 0);
	for (int c = 0; c < CONTENDERS; c++) {
		contender_names[c] = contenders[c].name;
		is_slow[c] = contenders[c].is_slow;
		for (int h = 0; h < HEATS; h++)
			runs[c][h] = heats[h].form[0] == 'g' ? contenders[c].run_get : contenders[c].run_set;
	}
	print_contest(contender_names, is_slow, CONTENDERS, heats, HEATS, &runs[0][0]);
	return 0;
}
