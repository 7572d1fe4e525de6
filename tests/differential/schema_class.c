/*
 * schema_class.c: think of the files of a schema, and of the classes in them:
 * parents, mixins, abstract ones.
 */
#include "differ.h"

#include <string.h>

/* Each file imports the one behind it; what the first can name, all have. */
const struct file files[3] = {{"random", ""}, {"one", "one_"}, {"far", "far_"}};
struct class_model classes[9];
unsigned file_count, class_count;
bool is_packed;
unsigned prelude_file;

bool
is_kind_of(const struct class_model *class, const struct class_model *base)
{
	while (class && class != base)
		class = class->parent;
	return class != NULL;
}

bool
has_objects(const struct class_model *class)
{
	return !class->is_mixin && !class->is_abstract;
}

bool
has_arrays(const struct class_model *class)
{
	for (unsigned i = 0; i < class->count; i++) {
		if (class->attributes[i].count)
			return true;
	}
	return false;
}

const struct class_model *
some_object_of(const struct class_model *class)
{
	const unsigned first = below(class_count);

	for (unsigned i = 0; i < class_count; i++) {
		const struct class_model *found = &classes[(first + i) % class_count];
		if (has_objects(found) && is_kind_of(found, class))
			return found;
	}
	return NULL;
}

static void
name_class(struct class_model *class)
{
	static const struct {
		const char *name, *c_name;
	} names[] = {
		{"Alpha", "alpha"}, {"BetaItem", "beta_item"}, {"gamma_ray", "gamma_ray"}, {"HTTPDelta", "http_delta"},
		{"Timing", "timing"}, {"Linking", "linking"}, {"Epsilon3", "epsilon3"}, {"x", "x"}, {"ZetaZ", "zeta_z"},
	};
	const char *c_name = names[class_count].c_name;
	char text[24];

	class->has_c_name = may(F_C_NAME, 10);
	if (class->has_c_name) {
		snprintf(text, sizeof text, "other%u", class_count);
		c_name = text;
	}
	snprintf(class->name, sizeof class->name, "%s", names[class_count].name);
	snprintf(class->c_name, sizeof class->c_name, "%s%s", files[class->file].prefix, c_name);
}

static bool
has_name(const struct class_model *class, const char *name)
{
	for (unsigned i = 0; i < class->count && name[0]; i++) {
		if (strcmp(class->attributes[i].name, name) == 0 || strcmp(class->attributes[i].alias, name) == 0 ||
		    strcmp(class->attributes[i].accessor, name) == 0)
			return true;
	}
	return false;
}

/* Take the mixin's attributes, those of its own mixins first, unless a name
 * is taken or there is no room. One that is there counts once. */
static void
mix_in(struct class_model *class, const struct class_model *mixin)
{
	for (unsigned i = 0; i < mixin->count; i++) {
		const struct attribute *attribute = &mixin->attributes[i];
		if (has_name(class, attribute->name) || has_name(class, attribute->alias) || has_name(class, attribute->accessor))
			return;
	}
	if (class->count + mixin->count > MOST_ATTRIBUTES)
		return;
	class->mixins[class->mixin_count++] = mixin;
	memcpy(&class->attributes[class->count], mixin->attributes, mixin->count * sizeof *mixin->attributes);
	class->count += mixin->count;
}

/* Integers of one width lie side by side on every machine, packed or not. */
static void
think_of_plain(struct class_model *class)
{
	static const enum type types[] = {T_INT8, T_UINT8, T_INT16, T_UINT32, T_INT64, T_UINT64, T_TIMESTAMP};
	const enum type type = types[below(COUNT_OF(types))];
	const unsigned attributes = 1 + below(4);

	for (unsigned i = 0; i < attributes; i++)
		think_of_plain_attribute(class, type);
	class->known_size = attributes * bits_of(type) / 8;
}

static void
think_of_class(unsigned file)
{
	struct class_model *class = &classes[class_count];
	unsigned attributes = 1 + below(chance(15) ? 15 : 7);

	memset(class, 0, sizeof *class);
	class->file = file;
	name_class(class);
	if (may(F_LAYOUT, 6)) {
		think_of_plain(class);
		class_count++;
		return;
	}
	class->is_mixin = may(F_MIXIN, 15);
	if (!class->is_mixin && class_count > 0 && may(F_PARENT, 45)) {
		const struct class_model *parent = &classes[chance(50) ? class_count - 1 : below(class_count)];
		if (!parent->is_mixin) {
			class->parent = parent;
			memcpy(class->attributes, parent->attributes, sizeof class->attributes);
			class->count = class->inherited = parent->count;
		}
	}
	class->is_abstract = !class->is_mixin && may(F_ABSTRACT, 12);
	for (unsigned i = 0; i < class_count; i++) {
		if (classes[i].is_mixin && class->mixin_count < COUNT_OF(class->mixins) && chance(50))
			mix_in(class, &classes[i]);
	}
	class->own = class->count;
	if (class->is_mixin)
		attributes = 1 + below(3);
	for (unsigned i = 0; i < attributes && class->count < MOST_ATTRIBUTES; i++)
		think_of_attribute(class);
	class_count++;
}

void
think_of_schema(void)
{
	file_count = may(F_IMPORT, 30) ? 2 + below(2) : 1;
	is_packed = may(F_LAYOUT, 8);
	prelude_file = below(8);
	for (unsigned file = file_count; file-- > 0;) {
		const unsigned more = file ? 1 + below(2) : 1 + below(4);
		if (enumeration_count < COUNT_OF(enumerations) && features & F_ENUM && chance(70))
			think_of_enum(file);
		if (named_type_count < COUNT_OF(named_types) && may(F_NAMED_TYPE, 50))
			think_of_type(file);
		for (unsigned i = 0; i < more; i++)
			think_of_class(file);
	}
	/* There is something to call. */
	if (!has_objects(&classes[class_count - 1])) {
		const unsigned kept = features;
		features &= ~(unsigned)(F_MIXIN | F_ABSTRACT);
		think_of_class(0);
		features = kept;
	}
}
