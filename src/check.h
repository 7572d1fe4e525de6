/*
 * check.h: what check.c and the checks of each noun share.
 */
#ifndef SLOTC_CHECK_H
#define SLOTC_CHECK_H

#include "diag.h"
#include "model.h"
#include "node.h"

enum definition_kind { DEFINES_TYPE, DEFINES_ENUM, DEFINES_CLASS };

/* What a name means in a schema: its own definition, or one that it imports. */
struct definition {
	enum definition_kind kind;
	const char *name;
	struct span at;
	bool is_used;              /* by the schema that is checked */
	struct type_def *type;     /* each NULL where `kind` is another */
	struct enum_def *enum_def;
	struct class_def *class;
};

struct checker {
	struct run *run;
	struct arena *scratch; /* of the class that is being checked */
	struct schema *schema;
	struct map *scope;              /* from names to struct definition */
	const char **names;             /* of types, enums and classes, for suggestions */
	size_t name_count;
	const char **class_names;
	size_t class_name_count;
	bool lacks_import;              /* a name that nobody knows may be one of an import that is missing */
	bool is_depth_reported;         /* once is enough; a cycle makes deep ways of its own */
	size_t searches;                /* for the nearest of many names, so far */
	size_t unread_searches;         /* in text behind a fault of YAML, so far */
};

/* The nearest of the names, or NULL; after many searches among many names it
 * is no longer looked for. */
const char *nearest_name(struct checker *checker, const char *word, const char *const *names, size_t count);

/* ---- check.c ---------------------------------------------------------------- */

/* A way of `count` steps as text, "A -> B -> ": add the step `index` to it. Of
 * a long way only both ends are shown. */
const char *add_step(struct arena *arena, const char *path, size_t index, size_t count, const char *step);

/* ---- check_scope.c: what each name means ---------------------------------- */

/* Fill the scope; report names that are defined twice. */
void check_scope(struct checker *checker);
const struct definition *find_definition(const struct checker *checker, const char *name);
/* Does a definition with this name seem to stand behind a fault of YAML? */
bool is_defined_unread(struct checker *checker, const char *name);
/* Warn of imports of which the schema, once all of it is checked, used nothing. */
void check_imports(struct checker *checker);

/* ---- check_ident.c: names in C -------------------------------------------- */

/* Choose every name in C of the schema, and report what C cannot take. */
void check_identifiers(struct checker *checker);
/* Can the name be part of a C identifier? `kind` is what it names. Reported if not. */
bool check_identifier(struct run *run, const char *kind, const char *name, struct span at);

/* ---- check_type.c: what a type means -------------------------------------- */

/* What a type says about a slot. */
struct meaning {
	enum type_kind kind;
	const struct prim *prim;         /* NULL of classes */
	const struct enum_def *enum_def;
	const struct class_def *object;
	struct value minimum, maximum;
	uint32_t max_bytes;
	const char *name;                /* as written */
};

/* The meaning of the type that is given to an attribute (or a named type) whose
 * name stands at `name_at`; false and reported where there is none. */
bool resolve_type(struct checker *checker, const struct node_pair *given, struct span name_at, bool is_attribute,
                  struct meaning *out);
/* Narrow the meaning by what a type or an attribute, called `name`, says of
 * minimum, maximum and max_bytes. */
void narrow(struct checker *checker, const struct given_keys *given, const char *name, struct meaning *meaning);
/* Resolve the schema's own types. */
void check_types(struct checker *checker);

/* ---- check_enum.c ----------------------------------------------------------- */

/* Number the values of the schema's enums. */
void check_enums(struct checker *checker);

/* ---- check_attribute.c, check_default.c -------------------------------------- */

void check_attribute(struct checker *checker, struct attribute *attribute);
/* Read the default or the constant, or choose what stands for none. */
void check_default(struct checker *checker, struct attribute *attribute, const struct meaning *meaning);

/* ---- check_class.c, check_cycle.c --------------------------------------------- */

/* Link parents and mixins, and list each class's slots. */
void check_classes(struct checker *checker);
/* Put the classes in an order in which C can declare them; report those that
 * contain themselves. */
void check_order(struct checker *checker);

/* ---- check_collision.c, check_overlap.c ---------------------------------------- */

/* C99 5.2.4.1: characters of a name that every compiler tells apart. */
enum { SIGNIFICANT = 63 };

/* The set of the C names of classes, among those of the schema and all that it
 * imports, that do not have the names made of theirs to themselves. */
struct map *check_overlaps(struct run *run, struct arena *arena, const struct schema *schema);
/* The include guard that stands for all guards of the schema. */
const char *check_guard_name(struct run *run, const struct schema *schema);

#endif
