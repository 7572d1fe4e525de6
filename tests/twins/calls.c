/*
 * calls.c: the same calls on an Item of twins.yaml in every variant. HEADER is
 * the variant's header. Prints what each call answers; with IS_MAP also what
 * is asked of names that the class does not declare.
 */
#include HEADER

#include <stdio.h>
#include <stdlib.h>

static const char *
word(slot_status status)
{
	static const char *const words[] = {"OK", "UNKNOWN_ATTRIBUTE", "WRONG_TYPE", "OUT_OF_RANGE", "TOO_LONG", "BAD_VALUE",
		"READ_ONLY", "UNSET", "NOT_OPTIONAL", "NO_MEMORY"};

	return words[status];
}

static void
show(const char *what, const struct item *item)
{
	char text[1024];

	item_format(item, text, sizeof text);
	printf("%s: %s\n", what, text);
}

static void
show_typed(const struct item *item)
{
	printf("typed: %llu %lld %u %u %u", (unsigned long long)item_get_id(item), (long long)item_get_added_time(item),
	       (unsigned)item_get_quantity(item), (unsigned)item_get_status(item), (unsigned)item_get_rights(item));
	printf(" %d:%u %g %d:%g %d %d", item_has_discount(item), (unsigned)item_get_discount(item), item_get_price(item),
	       item_has_weight(item), (double)item_get_weight(item), item_get_delta(item), item_get_gift(item));
	printf(" '%s' %d:'%s' '%s' %d '%s' '%s' %d:%u\n", item_get_sku(item), item_has_note(item), item_get_note(item),
	       item_get_vendor(item), (int)item_get_limit(item), item_get_colour(item), item_get_origin(item),
	       item_has_grade(item), (unsigned)item_get_grade(item));
}

static void
show_value(const char *name, const struct item *item)
{
	slot_value value = slot_none();
	const slot_status status = item_get(item, name, &value);

	printf("get %s: %s", name, word(status));
	if (status == SLOT_OK && value.kind == SLOT_STRING)
		printf(" '%s'", value.as.text);
	else if (status == SLOT_OK && value.kind == SLOT_DOUBLE)
		printf(" %g", value.as.real);
	else if (status == SLOT_OK && value.kind == SLOT_BOOL)
		printf(" %s", value.as.boolean ? "true" : "false");
	else if (status == SLOT_OK && value.kind == SLOT_INT)
		printf(" %lld", (long long)value.as.integer);
	else if (status == SLOT_OK && value.kind == SLOT_UINT)
		printf(" %llu", (unsigned long long)value.as.natural);
	printf(" %s\n", item_has(item, name) ? "there" : "absent");
}

static void
try_setters(struct item *item)
{
	/* What is refused leaves no value behind. */
	printf("%s\n", word(item_set(item, "note", slot_int(3))));
	printf("%d\n", item_has_note(item));
	printf("%s\n", word(item_set(item, "weight", slot_string("3"))));
	printf("%d\n", item_has_weight(item));
	printf("%s\n", word(item_set(item, "discount", slot_int(101))));
	printf("%d\n", item_has_discount(item));
	printf("time %s\n", word(item_set_added_time(item, INT64_C(1700000000000000))));
	printf("quantity %s\n", word(item_set_quantity(item, 99)));
	printf("quantity %s\n", word(item_set_quantity(item, 100)));
	printf("quantity %s\n", word(item_set_quantity(item, UINT64_C(0x100000001))));
	printf("status %s\n", word(item_set_status(item, STATUS_SOLD_OUT)));
	printf("status %s\n", word(item_set_status(item, (enum status)1)));
	printf("rights %s\n", word(item_set_rights(item, RIGHTS_READ | RIGHTS_WRITE)));
	printf("rights %s\n", word(item_set_rights(item, 4)));
	printf("discount %s\n", word(item_set_discount(item, 101)));
	printf("discount %s\n", word(item_set_discount(item, 100)));
	printf("price %s\n", word(item_set_price(item, -1)));
	printf("price %s\n", word(item_set_price(item, 1.25)));
	printf("weight %s\n", word(item_set_weight(item, 0.1f)));
	printf("delta %s\n", word(item_set_delta(item, -128)));
	printf("gift %s\n", word(item_set_gift(item, true)));
	printf("sku %s\n", word(item_set_sku(item, "0123456789abcdef")));
	printf("sku %s\n", word(item_set_sku(item, "0123456789abcde")));
	printf("sku %s\n", word(item_set_sku(item, NULL)));
	printf("sku %s\n", word(item_set_sku(item, "\xff")));
	printf("note %s\n", word(item_set_note(item, item_get_sku(item))));
	printf("vendor %s\n", word(item_set_vendor(item, NULL)));
	printf("vendor %s\n", word(item_set_vendor(item, "elsewhere")));
	printf("colour %s\n", word(item_set_colour(item, "red")));
}

static const char *const names[] = {"id", "added_time", "quantity", "status", "rights", "discount", "price", "weight",
	"delta", "gift", "sku", "note", "vendor", "limit", "colour", "color", "origin",
	"grade"};
enum { NAMES = sizeof names / sizeof names[0] };

static void
try_names(struct item *item)
{
	static const char *const texts[] = {"ACTIVE", "READ|WRITE", "2024-05-01T12:30:00Z", "", "much too long for most"};
	size_t i, k;

	for (i = 0; i < NAMES; i++) {
		printf("%s:", names[i]);
		printf(" %s", word(item_set(item, names[i], slot_int(-5))));
		printf(" %s", word(item_set(item, names[i], slot_uint(2))));
		printf(" %s", word(item_set(item, names[i], slot_uint(UINT64_MAX))));
		printf(" %s", word(item_set(item, names[i], slot_double(2.5))));
		printf(" %s", word(item_set(item, names[i], slot_bool(true))));
		printf(" %s", word(item_set(item, names[i], slot_bytes("xy", 2))));
		printf(" %s", word(item_set(item, names[i], slot_none())));
		for (k = 0; k < sizeof texts / sizeof texts[0]; k++)
			printf(" %s", word(item_set(item, names[i], slot_string(texts[k]))));
		printf("\n");
		show_value(names[i], item);
	}
}

static void
try_unset(struct item *item)
{
	size_t i;

	for (i = 0; i < NAMES; i++) {
		printf("unset %s: %s\n", names[i], word(item_unset(item, names[i])));
		printf("unset %s: %s\n", names[i], word(item_unset(item, names[i])));
	}
	show("unset", item);
	show_typed(item);
	printf("weight %s\n", word(item_set_weight(item, 3)));
	item_unset_weight(item);
	item_unset_weight(item);
	printf("%d\n", item_has_weight(item));
}

static void
try_objects(struct item *a)
{
	const uint64_t wrong = 10;
	struct item b, moved;
	struct item *made;

	memset(&moved, 0, sizeof moved);
	printf("init %s\n", word(item_init(&b, 8, "sku", "none\xc3", NULL)));
	item_clear(&b);
	printf("init %s\n", word(item_init(&b, 8, "0123456789abcdef", NULL, &wrong)));
	item_clear(&b);
	printf("init %s\n", word(item_init(&b, 8, "sku", NULL, &wrong)));
	item_clear(&b);
	printf("init %s\n", word(item_init(&b, 8, "sku", NULL, NULL)));
	show("b", &b);
	printf("%d %d\n", item_equal(a, &b), item_equal(&b, &b));
	printf("copy %s %s\n", word(item_copy(&b, a)), word(item_copy(a, a)));
	printf("%d %d\n", item_equal(a, &b), item_hash(a) == item_hash(&b));
	printf("%016llx\n", (unsigned long long)item_hash(a));
	printf("sku %s\n", word(item_set_sku(&b, "other")));
	printf("%d '%s' '%s'\n", item_equal(a, &b), item_get_sku(a), item_get_sku(&b));
	item_move(&moved, &b);
	item_clear(&b);
	show("moved", &moved);
	printf("copy %s\n", word(item_copy(&b, &moved)));
	item_move(&moved, &b);
	item_clear(&moved);
	item_clear(&moved);
	printf("new %s\n", word(item_new(&made, 1, "0123456789abcdef", NULL, NULL)));
	printf("new %s\n", word(item_new(&made, 1, "0", "x", NULL)));
	show("made", made);
	item_free(made);
}

/* An Item is a Label too. */
/* What is borrowed is not read, so it need not be text: here no NUL follows. */
static void
try_borrowed(struct item *item)
{
	char *bytes = (char *)malloc(3);

	if (!bytes)
		return;
	memcpy(bytes, "\xff\xfe\xfd", 3);
	printf("vendor %s\n", word(item_set_vendor(item, bytes)));
	printf("%d\n", item_get_vendor(item) == bytes);
	printf("vendor %s\n", word(item_set_vendor(item, NULL)));
	printf("%d\n", item_get_vendor(item) == bytes);
	printf("vendor %s\n", word(item_set_vendor(item, "acme")));
	free(bytes);
}

static void
try_parent(struct item *item)
{
	struct label label;
	slot_value value;

	printf("label %s\n", word(label_init(&label, 77)));
	printf("colour %s\n", word(label_set_colour(&label, "green")));
	printf("copy %s\n", word(label_copy(item_edit_as_label(item), &label)));
	show("copied over", item);
	printf("%d\n", label_equal(item_as_label(item), &label));
	printf("colour %s\n", word(label_set_colour(&label, "blue")));
	label_move(item_edit_as_label(item), &label);
	label_clear(&label);
	show("moved over", item);
	printf("%s\n", word(label_get(item_as_label(item), "quantity", &value)));
	printf("%d\n", label_has(item_as_label(item), "quantity"));
}

#if defined(IS_MAP)
static void
try_others(struct item *item)
{
	struct item copy;
	slot_value value;
	const char *name;
	size_t cursor = 0, length;
	char long_name[300];
	int i;

	memset(&copy, 0, sizeof copy);
	memset(long_name, 'n', sizeof long_name);
	printf("set %s\n", word(item_set(item, "shape", slot_string("round"))));
	printf("set %s\n", word(item_set(item, "size", slot_int(-4))));
	printf("set %s\n", word(item_set(item, "shape", slot_double(0.5))));
	printf("set %s\n", word(item_set(item, "shape", slot_string("square"))));
	printf("set %s\n", word(item_set(item, "raw", slot_bytes("a\0b", 3))));
	printf("set %s\n", word(item_set(item, "raw", slot_none())));
	printf("set %s\n", word(item_set(item, "raw", slot_string("\xff"))));
	printf("setn %s\n", word(item_setn(item, "sh\0pe", 5, slot_bool(true))));
	printf("setn %s\n", word(item_setn(item, long_name, sizeof long_name, slot_uint(300))));
	printf("setn %s\n", word(item_setn(item, NULL, 0, slot_uint(1))));
	printf("setn %s\n", word(item_setn(item, "", 0, slot_uint(1))));
	printf("set %s\n", word(item_set(item, "self", slot_object(item_class(), item))));
	for (i = 0; i < 40; i++) {
		char number[8];
		sprintf(number, "n%d", i);
		printf("%s", item_set(item, number, slot_int(i)) == SLOT_OK ? "." : "!");
	}
	printf("\n%s\n", word(item_unset(item, "n7")));
	printf("%s\n", word(item_unset(item, "n7")));
	printf("%s\n", word(item_unset(item, "no such name")));
	show_value("shape", item);
	show_value("size", item);
	show_value("n8", item);
	show_value("n7", item);
	printf("%d %d\n", item_hasn(item, "sh\0pe", 5), item_hasn(item, "sh", 2));
	printf("copy %s\n", word(item_copy(&copy, item)));
	printf("%d %d\n", item_equal(&copy, item), item_hash(&copy) == item_hash(item));
	printf("set %s\n", word(item_set(&copy, "n9", slot_uint(9))));
	printf("%d\n", item_equal(&copy, item));
	/* Every other number is removed on the way. */
	while (item_next(&copy, &cursor, &name, &length, &value)) {
		printf("next %.*s\n", (int)length, name);
		if (value.kind == SLOT_INT && name[0] == 'n' && value.as.integer % 2 == 0 &&
		    item_unsetn(&copy, name, length) != SLOT_OK)
			printf("it stays\n");
	}
	item_move(item, &copy);
	cursor = 0;
	while (item_next(item, &cursor, &name, &length, &value))
		printf("= %.*s %d\n", (int)length, name, (int)value.kind);
	item_clear(&copy);
}

static void
show_label(const char *what, const struct label *label)
{
	char text[256];

	label_format(label, text, sizeof text);
	printf("%s: %s\n", what, text);
}

static void
list_names(const struct item *item, const char *wanted)
{
	const char *name;
	size_t cursor = 0, length;
	slot_value value;

	while (item_next(item, &cursor, &name, &length, &value)) {
		if (length == strlen(wanted) && memcmp(name, wanted, length) == 0)
			printf("listed %s %d\n", wanted, (int)value.kind);
	}
}

/* What the class of a derived object declares is no undeclared name to its
 * parent either; what was moved out of one is the parent's alone. */
static void
try_derived(void)
{
	const uint64_t grade = 3;
	struct item item;
	struct label label;
	slot_value value;
	int i;

	printf("init %s\n", word(item_init(&item, 7, "long", "a place", &grade)));
	printf("note %s\n", word(item_set_note(&item, "handle with care")));
	printf("set %s\n", word(label_set(item_edit_as_label(&item), "note", slot_int(3))));
	printf("set %s\n", word(label_set(item_edit_as_label(&item), "delta", slot_string("much"))));
	printf("get %s\n", word(label_get(item_as_label(&item), "note", &value)));
	printf("unset %s\n", word(label_unset(item_edit_as_label(&item), "note")));
	for (i = 0; i < 2; i++) {
		printf("init %s\n", word(label_init(&label, 5)));
		printf("set %s\n", word(label_set(&label, "note", slot_string("a note of the label's"))));
		printf("set %s\n", word(label_set(&label, "delta", slot_int(1000))));
		printf("set %s\n", word(label_set(&label, "sku", slot_bytes("\0\1", 2))));
		printf("set %s\n", word(label_set(&label, "size", slot_string("large"))));
		if (i == 0)
			printf("copy %s\n", word(label_copy(item_edit_as_label(&item), &label)));
		else
			label_move(item_edit_as_label(&item), &label);
		label_clear(&label);
		show("with a label", &item);
		list_names(&item, "note");
		list_names(&item, "delta");
		list_names(&item, "size");
	}
	printf("unset %s\n", word(item_unset(&item, "note")));
	printf("unset %s\n", word(item_unset(&item, "note")));
	list_names(&item, "note");
	show("without a note", &item);
	printf("note %s\n", word(item_set_note(&item, "moved away")));

	printf("init %s\n", word(label_init(&label, 5)));
	label_move(&label, item_edit_as_label(&item));
	item_clear(&item);
	printf("unset %s\n", word(label_unset(&label, "size")));
	printf("set %s\n", word(label_set(&label, "note", slot_string("of its own"))));
	show_label("moved", &label);
	label_clear(&label);
}

/* Names of any length are shown, and end in NUL behind their last byte. */
static void
try_name_lengths(void)
{
	char text[128], name[41];
	struct label label;
	slot_value value;
	const char *listed;
	size_t length, cursor, listed_length;

	for (length = 1; length < sizeof name; length++) {
		memset(name, 'k', length);
		name[length] = '\0';
		printf("init %s\n", word(label_init(&label, 5)));
		printf("setn %s\n", word(label_setn(&label, name, length, slot_int(3))));
		label_format(&label, text, sizeof text);
		printf("%s\n", text);
		cursor = 0;
		while (label_next(&label, &cursor, &listed, &listed_length, &value))
			printf("next %s %d\n", listed, strlen(listed) == listed_length);
		label_clear(&label);
	}
}
#endif

int
main(void)
{
	const uint64_t grade = 3;
	struct item item;
	char sentence[256];

	printf("init %s\n", word(item_init(&item, 7, "long", "a place", &grade)));
	show("begun", &item);
	show_typed(&item);
	try_setters(&item);
	show_typed(&item);
	try_names(&item);
	show("by name", &item);
	slot_explain(item_class(), "quantiy", SLOT_UNKNOWN_ATTRIBUTE, sentence, sizeof sentence);
	printf("%s\n", sentence);
	try_objects(&item);
	try_unset(&item);
	try_borrowed(&item);
	try_parent(&item);
#if defined(IS_MAP)
	try_others(&item);
	try_name_lengths();
	try_derived();
#endif
	item_clear(&item);
	item_clear(&item);
	return 0;
}
