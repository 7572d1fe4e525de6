/*
 * check_ident.c: names in C. The names of a schema go in; what the header will
 * call each of them comes out, or why C cannot take it.
 */
#include "check.h"
#include "ident.h"

#include <string.h>

enum { NAME_LIMIT = 63 };

static bool
check_length(struct run *run, const char *kind, const char *name, struct span at)
{
	if (strlen(name) <= NAME_LIMIT)
		return true;
	diag_report(run->diag, E_TOO_BIG, at, arena_format(run->arena, "the name of this %s", kind),
		    arena_format(run->arena, "%zu bytes", strlen(name)), arena_format(run->arena, "%d", NAME_LIMIT));
	return false;
}

/* What is wrong with a name, from its byte `bad` on. */
static const char *
describe_bad_byte(struct arena *arena, const char *name, size_t bad)
{
	size_t length = strlen(name), position = 1;
	uint32_t point;

	if (!length)
		return "it is empty";
	if (bad == 0 && name[0] >= '0' && name[0] <= '9')
		return "it begins with a digit";
	/* Counted in code points, and one of several bytes is shown whole. */
	for (size_t i = 0; i < bad; i++)
		position += ((unsigned char)name[i] & 0xc0) != 0x80;
	return arena_format(arena, "bad character '%.*s' at position %zu",
			    (int)utf8_decode(name + bad, length - bad, &point), name + bad, position);
}

static bool
is_ascii(const char *text)
{
	while (*text && (unsigned char)*text < 0x80)
		text++;
	return !*text;
}

/* "Class" is written as "CartItem" is, "class" as "cart_item". */
static bool
is_camel(const char *name)
{
	return *name >= 'A' && *name <= 'Z';
}

/* The name as C would take it; a prefix goes on. */
static const char *
repair(struct run *run, const char *kind, const char *name)
{
	const char *repaired = ident_repair(run->arena, name);

	if (strcmp(kind, "prefix") == 0)
		return arena_format(run->arena, "%s_", repaired);
	/* '_Private' is a name that C reserves, 'private' a keyword of C++. */
	const char *tag = ident_snake(run->arena, repaired);
	bool is_tag = strcmp(kind, "class") == 0 || strcmp(kind, "enum") == 0;
	return is_tag && (ident_is_keyword(tag) || ident_is_macro(tag))
		       ? arena_format(run->arena, is_camel(repaired) ? "%sItem" : "%s_item", repaired)
		       : repaired;
}

/* "Item" of "struct Item" and "Item struct", "created" of "readonly created". */
static const char *
without_kind(struct arena *arena, const char *name)
{
	static const char *const kinds[] = {"class",  "struct",   "message", "interface", "enum",    "type",    "record", "readonly",
					    "const",  "pub",   "optional", "required", "repeated", "private", "public",  "static", "mutable"};
	size_t length = strlen(name);

	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		size_t kind = strlen(kinds[i]);
		if (length > kind + 1 && strncmp(name, kinds[i], kind) == 0 && name[kind] == ' ')
			return without_kind(arena, name + kind + 1);
		if (length > kind + 1 && strcmp(name + length - kind, kinds[i]) == 0 && name[length - kind - 1] == ' ')
			return without_kind(arena, arena_text(arena, name, length - kind - 1));
	}
	return name;
}

/* Are all of its characters ones that C takes? */
static bool
check_letters(struct run *run, const char *kind, const char *name, struct span at)
{
	size_t length = strlen(name);
	int bad = ident_bad_byte(name, length);

	if (bad < 0)
		return true;
	/* A letter that C does not know cannot just be left out. */
	const char *own = without_kind(run->arena, name);
	const char *repaired = length && is_ascii(name) && !strchr(name, ',') ? repair(run, kind, own) : NULL;
	struct diag_message *message = diag_report(run->diag, E_BAD_IDENTIFIER, at, kind, name,
						   describe_bad_byte(run->arena, name, (size_t)bad), repaired);
	/* "Item(Entity)", as Python has it. */
	size_t name_end = strcspn(name, "(");
	if (strcmp(kind, "class") == 0 && name[name_end] && name_end && name[length - 1] == ')')
		diag_help(message, "a parent is named by 'is_a: %.*s' in the class", (int)(length - name_end - 2),
			  name + name_end + 1);
	else if (strchr(name, ','))
		diag_help(message, "each name stands on a line of its own");
	else if (repaired)
		diag_fix(message, repaired);
	else
		diag_help(message, "names are made of the letters a to z and A to Z, digits and '_'");
	return false;
}

static bool
check_form(struct run *run, const char *kind, const char *name, struct span at)
{
	if (!ident_is_reserved(name))
		return true;
	const char *repaired = repair(run, kind, name);
	diag_fix(diag_report(run->diag, E_RESERVED_WORD, at, kind, name, "has a form that C and C++ reserve", repaired),
		 repaired);
	return false;
}

bool
check_identifier(struct run *run, const char *kind, const char *name, struct span at)
{
	return check_letters(run, kind, name, at) && check_form(run, kind, name, at) &&
	       check_length(run, kind, name, at);
}

/* The name that C gets: the one of `c`, or made from the schema's. NULL where
 * it is wrong, reported. */
static const char *
base_name(struct run *run, const char *kind, const char *name, struct span at, const struct word *own)
{
	if (own->text) {
		const char *c_kind = arena_format(run->arena, "C name of %s", kind);
		bool is_right = check_letters(run, kind, name, at) && check_length(run, kind, name, at);
		return check_identifier(run, c_kind, own->text, own->at) && is_right ? own->text : NULL;
	}
	return check_identifier(run, kind, name, at) ? ident_snake(run->arena, name) : NULL;
}

/* The tag of a class or an enum, also what its functions begin with; NULL where
 * it is wrong, reported: names that are made of it are not looked at then. */
static const char *
choose_tag(struct checker *checker, const char *kind, const char *name, struct span at, const struct word *own)
{
	struct run *run = checker->run;
	const char *base = base_name(run, kind, name, at, own);

	const struct definition *definition = find_definition(checker, name);
	/* Of two definitions of one name, which was reported, only the first counts. */
	if (!base || (definition && definition->at.source &&
		      (definition->at.line != at.line || definition->at.source != at.source ||
		       definition->at.column != at.column)))
		return NULL;
	const char *tag =
		arena_format(run->arena, "%s%s%s", checker->schema->prefix, base, run->suffix ? run->suffix : "");
	size_t length = strlen(tag);
	struct span place = own->text ? own->at : at;
	const char *problem = ident_is_keyword(tag)    ? "is a keyword of C or C++"
			      : ident_is_macro(tag)    ? "is a macro of some system's headers"
			      : tag[length - 1] == '_' ? "would make names with two underscores, which C++ reserves"
						       : NULL;
	if (problem) {
		const char *written = own->text ? own->text : name;
		const char *better = tag[length - 1] == '_'
					     ? ident_repair(run->arena, written)
					     : arena_format(run->arena, is_camel(written) ? "%sItem" : "%s_item", written);
		struct diag_message *message =
			diag_report(run->diag, E_RESERVED_WORD, place, kind, written, problem, better);
		diag_fix(message, better);
		if (!own->text)
			diag_help(message, "or keep the name, and call it something else in C alone: 'c: {name: %s}'",
				  ident_snake(run->arena, better));
		return NULL;
	}
	if (strcmp(tag, "slot") == 0 || strncmp(tag, "slot_", 5) == 0) {
		diag_report(run->diag, E_HEADER_CLASH, place, tag, "slotc/slot.h",
			    ident_repair(run->arena, checker->schema->name));
	}
	return tag;
}

/* Names that a parameter of init and new must not hide: what these functions
 * use themselves, types, and the variables of POSIX (-Wshadow). */
static bool
is_used_around(const struct class_def *class, const char *name)
{
	static const char *const words[] = {
		"daylight", "fd_set", "free",   "getdate_err", "jmp_buf", "malloc",   "memset", "optarg",
		"opterr",   "optind", "optopt", "out",         "signgam", "timezone", "tzname", "va_list",
	};
	const char *tag = class->c_name ? class->c_name : "";
	size_t length = strlen(name), prefix = strlen(tag);

	for (size_t i = 0; i < COUNT_OF(words); i++) {
		if (text_is(name, words[i]))
			return true;
	}
	return (length > 2 && strcmp(name + length - 2, "_t") == 0) || strncmp(name, "slot_", 5) == 0 ||
	       strncmp(name, "SLOT_", 5) == 0 || (prefix && strncmp(name, tag, prefix) == 0 && name[prefix] == '_');
}

/* Nearly all macros of C's headers, and of Windows', are written so: SIGINT, M_PI, DBL_MAX, PRIu64. */
static bool
looks_like_macro(const char *name)
{
	return strncmp(name, "PRI", 3) == 0 || strncmp(name, "SCN", 3) == 0 ||
	       (name[1] && !name[strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")]);
}

static void
choose_attribute(struct checker *checker, const struct class_def *class, struct attribute *attribute,
		 struct map *members)
{
	struct run *run = checker->run;
	const struct node *c_name = attribute->given.c_name ? attribute->given.c_name->value : NULL;
	const struct word own = c_name ? (struct word){c_name->text, c_name->at} : (struct word){0};
	bool is_right;

	if (own.text)
		is_right = base_name(run, "attribute", attribute->name, attribute->at, &own) != NULL;
	else
		is_right = check_identifier(run, "attribute", attribute->name, attribute->at);
	attribute->member = attribute->name;
	if (!is_right)
		return;
	attribute->accessor = own.text ? own.text : attribute->name;
	attribute->member = attribute->accessor;
	if (strcmp(attribute->accessor, "self") == 0) {
		diag_help(diag_report(run->diag, E_HEADER_CLASH, attribute->at, attribute->accessor, NULL, NULL),
			  "rename it: the functions of a class call their object 'self'");
		return;
	}
	if (attribute->is_bounded && attribute->accessor[strlen(attribute->accessor) - 1] == '_') {
		const char *better = ident_repair(run->arena, attribute->accessor);
		diag_fix(diag_report(run->diag, E_RESERVED_WORD, own.text ? own.at : attribute->at, "attribute",
				     attribute->accessor, "would make names with two underscores, which C++ reserves",
				     better),
			 better);
		attribute->accessor = NULL;
		return;
	}
	if (ident_is_keyword(attribute->accessor) || ident_is_macro(attribute->accessor) ||
	    looks_like_macro(attribute->accessor) || is_used_around(class, attribute->accessor))
		attribute->member = arena_format(run->arena, "%s_", attribute->accessor);
	struct attribute *first = map_put(members, attribute->member, strlen(attribute->member), attribute);
	if (!first)
		return;
	const char *format = "attribute '%s' of class '%s'";
	const char *origin = arena_format(run->arena, format, first->name, first->owner->name);
	attribute->accessor = NULL;
	struct diag_message *message =
		diag_report(run->diag, E_NAME_COLLISION, attribute->at,
			    arena_format(run->arena, format, attribute->name, class->name), origin, attribute->member);
	diag_note(message, first->at, "%s is here", origin);
}

/* An alias is only ever compared, so any text will do that a person can see. */
static void
check_alias(struct run *run, const struct word *alias)
{
	size_t length = strlen(alias->text), at = 0;
	uint32_t point = 0;

	while (at < length) {
		size_t size = utf8_decode(alias->text + at, length - at, &point);
		if (!size || utf8_is_hidden(point))
			break;
		at += size;
	}
	if (at < length || !length) {
		char shown[UTF8_SHOWN];
		int width;
		utf8_show(length ? alias->text + at : " ", length ? length - at : 1, shown, &width);
		diag_report(run->diag, E_BAD_IDENTIFIER, alias->at, "alias", alias->text,
			    length ? arena_format(run->arena, "nobody can see '%s'", shown) : "it is empty");
	} else {
		check_length(run, "alias", alias->text, alias->at);
	}
}

static void
choose_values(struct checker *checker, const struct enum_def *enum_def)
{
	struct arena *arena = checker->run->arena;
	const char *prefix = enum_def->c_name ? ident_guard(arena, enum_def->c_name) : NULL;

	for (size_t i = 0; i < enum_def->value_count; i++) {
		struct permissible_value *value = &enum_def->values[i];
		if (check_identifier(checker->run, "value", value->name, value->at) && prefix)
			value->c_name = arena_format(arena, "%s_%s", prefix, ident_upper(arena, value->name));
	}
}

/* A struct can be called as a function is; a typedef cannot. */
static void
check_typedef(struct checker *checker, const char *c_name, struct span at)
{
	const char *header = c_name ? ident_function_header(c_name) : NULL;

	if (header)
		diag_report(checker->run->diag, E_HEADER_CLASH, at, c_name, header,
			    ident_repair(checker->run->arena, checker->schema->name));
}

/* Mixins give their copies to several classes: each copy has names of its own,
 * made of the same words. */
static void
choose_class(struct checker *checker, struct class_def *class)
{
	struct map *members = map_new(checker->scratch);

	class->c_name = choose_tag(checker, "class", class->name, class->at, &class->c_name_word);
	class->has_typedef |= checker->schema->has_typedef;
	if (class->has_typedef && !class->is_mixin)
		check_typedef(checker, class->c_name, class->at);
	/* A child's struct has the members of its parent too. */
	for (size_t i = 0; i < class->inherited_count && class->slots[i]->member; i++)
		map_put(members, class->slots[i]->member, strlen(class->slots[i]->member), class->slots[i]);
	for (size_t i = class->inherited_count; i < class->slot_count; i++) {
		choose_attribute(checker, class, class->slots[i], members);
		for (size_t k = 0; class->slots[i]->from == class && k < class->slots[i]->aliases.count; k++)
			check_alias(checker->run, &class->slots[i]->aliases.items[k]);
	}
	arena_reset(checker->scratch);
}

/* It becomes a line of C: nothing in it may end that line or leave the folders
 * that the compiler looks into. */
static void
check_include(struct run *run, const struct word *word)
{
	static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+./";
	const char *text = word->text;
	size_t length = strlen(text);

	if (length && text[0] != '/' && text[strspn(text, allowed)] == '\0')
		return;
	bool is_quoted = length > 2 && (text[0] == '<' || text[0] == '"');
	const char *better = is_quoted ? arena_text(run->arena, text + 1, length - 2) : NULL;
	if (better && (better[0] == '/' || better[strspn(better, allowed)]))
		better = NULL;
	struct diag_message *message = diag_report(run->diag, E_BAD_INCLUDE, word->at, text, better);
	if (better)
		diag_fix(message, better);
	else
		diag_help(message, "write a path relative to a -I folder of the compiler, such as 'shop_config.h'");
}

void
check_identifiers(struct checker *checker)
{
	struct schema *schema = checker->schema;
	struct span at = schema->name_at;

	if (!at.source)
		at = (struct span){schema->source, 1, 1, 1, 1};
	check_identifier(checker->run, "schema", schema->name, at);
	if (*schema->prefix)
		check_identifier(checker->run, "prefix", schema->prefix, schema->prefix_at);
	for (size_t i = 0; i < schema->includes.count; i++)
		check_include(checker->run, &schema->includes.items[i]);
	for (size_t i = 0; i < schema->type_count; i++)
		check_identifier(checker->run, "type", schema->types[i].name, schema->types[i].at);
	for (size_t i = 0; i < schema->enum_count; i++) {
		struct enum_def *enum_def = &schema->enums[i];
		enum_def->c_name = choose_tag(checker, "enum", enum_def->name, enum_def->at, &enum_def->c_name_word);
		enum_def->has_typedef |= schema->has_typedef;
		if (enum_def->has_typedef)
			check_typedef(checker, enum_def->c_name, enum_def->at);
		choose_values(checker, enum_def);
	}
	for (size_t i = 0; i < schema->class_count; i++) {
		if (schema->classes[i].is_mixin)
			choose_class(checker, &schema->classes[i]);
	}
	/* Parents before children, whose members have to be others. */
	for (size_t i = 0; i < schema->ordered_count; i++)
		choose_class(checker, schema->ordered[i]);
}
