/*
 * diag_table.c: everything that is said about a mistake, one row each, in the
 * order of the codes. The messages, `slotc explain` and the tests come from
 * here. The comment above a row names the arguments; those that only `help`
 * uses may be NULL.
 */
#include "slotc.h"

/* clang-format off: a row reads as it is printed */
const struct diag_row diag_table[DIAG_COUNT] = {

/* ---- E01: YAML --------------------------------------------------------- */

[E_TAB_INDENT] = {
	.code = "E0101", .slug = "tab-indent",
	.text = "tab used for indentation",
	.help = "indent with spaces",
	.explain =
"YAML is indented with spaces only, because tabs have no fixed width.\n"
"\n"
"Wrong (there is a tab before 'attributes'):\n"
"\n"
"    classes:\n"
"      Point:\n"
"    \tattributes: {x: float}\n"
"\n"
"Right:\n"
"\n"
"    classes:\n"
"      Point:\n"
"        attributes: {x: float}\n"
"\n"
"Most editors can be told to put in spaces when Tab is pressed in YAML files.\n",
},

/* 0: the character */
[E_UNQUOTED_SPECIAL] = {
	.code = "E0102", .slug = "unquoted-special",
	.text = "'{0}' cannot start an unquoted value",
	.help = "quote the value",
	.explain =
"YAML gives '@' and '`' no meaning yet and '%', '*', '&', '!', '|', '>' one of\n"
"its own, so an unquoted value cannot begin with them.\n"
"\n"
"Wrong:\n"
"\n"
"    description: @deprecated since 2.0\n"
"    unit: %\n"
"\n"
"Right:\n"
"\n"
"    description: \"@deprecated since 2.0\"\n"
"    unit: \"%\"\n",
},

[E_COLON_IN_TEXT] = {
	.code = "E0103", .slug = "colon-in-text",
	.text = "': ' inside an unquoted text",
	.help = "quote the text, or start it on the next line after '|'",
	.explain =
"A colon with a space after it ends a key, so an unquoted text cannot hold one.\n"
"\n"
"Wrong:\n"
"\n"
"    description: The price: in cents.\n"
"\n"
"Right, in quotes or as a block:\n"
"\n"
"    description: \"The price: in cents.\"\n"
"    description: |\n"
"      The price: in cents.\n"
"\n"
"A colon without a space after it (12:30, http://...) needs no quotes.\n",
},

/* 0: "{…}" or "[…]", what they are in; 1: what an array looks like here */
[E_BRACKETS_IN_FLOW] = {
	.code = "E0104", .slug = "brackets-in-flow",
	.text = "brackets in an unquoted value inside '{0}'",
	.help = "write '{1}'",
	.explain =
"Inside braces, brackets begin a list; they cannot be part of a plain word. The\n"
"size of an array has a key of its own in a slotc schema.\n"
"\n"
"Wrong:\n"
"\n"
"    samples: {type: float[4]}\n"
"\n"
"Right:\n"
"\n"
"    samples: {type: float, count: 4}\n"
"\n"
"`count` is the exact number of elements; `max_count` makes an array that knows\n"
"how many of its elements are in use.\n",
},

/* 0: what is wrong, a whole sentence */
[E_SYNTAX] = {
	.code = "E0105", .slug = "syntax-error",
	.text = "{0}",
	.explain =
"The file is not YAML. A schema is made of keys and values, one to a line, where\n"
"what belongs to a key is indented under it:\n"
"\n"
"    classes:\n"
"      Point:\n"
"        description: A place on the screen.\n"
"        attributes:\n"
"          x: float\n"
"          y: {type: float, default: 1.5}\n"
"\n"
"Each key ends with a colon and a space. Short mappings can be written in braces,\n"
"with commas between. A text with any of : # { } [ ] , & * ! | > ' \" % @ ` in a\n"
"place where YAML might mistake it is best put in double quotes.\n"
"https://yaml.org/spec/1.2.2/ is the whole story.\n",
},

/* 0: the word after the '*' */
[E_POINTER_IS_ALIAS] = {
	.code = "E0106", .slug = "pointer-is-alias",
	.text = "'*{0}' is a YAML alias, not a C pointer",
	.explain =
"In YAML '*name' repeats what '&name' marked elsewhere in the file. A schema says\n"
"what a slot holds; how it is stored has a key of its own.\n"
"\n"
"Wrong:\n"
"\n"
"    label: {type: *char}\n"
"    next:  {type: *Item}\n"
"\n"
"Right:\n"
"\n"
"    label: {type: string}\n"
"    next:  {type: Item, storage: reference}\n"
"\n"
"A string is an owned copy unless `storage: borrowed` makes it a plain pointer.\n",
},

/* 0: the tag as written */
[E_BANG_IS_TAG] = {
	.code = "E0107", .slug = "bang-is-tag",
	.text = "'{0}' is a YAML tag",
	.explain =
"In YAML '!word' is a tag: a remark about the value that follows. Schemas do not\n"
"use tags of their own.\n"
"\n"
"Wrong:\n"
"\n"
"    count: {type: !uint8}\n"
"    description: !important do not change\n"
"\n"
"Right:\n"
"\n"
"    count: {type: uint8}\n"
"    description: \"!important do not change\"\n"
"\n"
"Only YAML's own !!str, !!int, !!bool, !!float, !!null, !!map and !!seq are taken.\n",
},

/* 0: what is missing: "'}'", "closing '\"'" */
[E_UNCLOSED] = {
	.code = "E0108", .slug = "unclosed",
	.text = "missing {0}",
	.explain =
"A quote, brace or bracket was opened and never closed.\n"
"\n"
"Wrong:\n"
"\n"
"    description: \"The price in cents.\n"
"    price: {type: uint32, minimum: 1\n"
"\n"
"Right:\n"
"\n"
"    description: \"The price in cents.\"\n"
"    price: {type: uint32, minimum: 1}\n"
"\n"
"The note shows where it was opened. Inside double quotes a quote is written \\\",\n"
"inside single quotes ''.\n",
},

/* 0: "3 spaces"; 1: "4 spaces", the siblings */
[E_BAD_INDENT] = {
	.code = "E0109", .slug = "bad-indent",
	.text = "this line is indented by {0}, its siblings by {1}",
	.help = "indent it by {1}",
	.explain =
"Keys that belong together begin in the same column.\n"
"\n"
"Wrong:\n"
"\n"
"    attributes:\n"
"      x: float\n"
"       y: float\n"
"     z: float\n"
"\n"
"Right:\n"
"\n"
"    attributes:\n"
"      x: float\n"
"      y: float\n"
"      z: float\n",
},

/* 0: the byte, "0xE9" */
[E_BAD_UTF8] = {
	.code = "E0110", .slug = "bad-utf8",
	.text = "byte {0} is not valid UTF-8",
	.help = "save the file as UTF-8",
	.explain =
"Schemas are UTF-8 (RFC 3629). A byte that cannot be part of it mostly comes from\n"
"a file that was saved as Latin-1 or Windows-1252.\n"
"\n"
"Wrong: 'größe' with the bytes 67 72 F6 DF 65\n"
"Right: 'größe' with the bytes 67 72 C3 B6 C3 9F 65\n"
"\n"
"Tell the editor to save as UTF-8, or convert the file:\n"
"\n"
"    iconv -f WINDOWS-1252 -t UTF-8 old.yaml >new.yaml\n",
},

/* 0: "U+202E (turns the direction of text)" */
[E_CONTROL_CHAR] = {
	.code = "E0111", .slug = "control-char",
	.text = "control character {0}",
	.help = "remove it",
	.explain =
"A schema is text that people review. Characters that no one sees, or that make\n"
"a line look different from what a program reads, are not allowed in it: controls\n"
"other than tab and line feed, line ends other than LF and CRLF, and the characters\n"
"that turn the direction of text (U+200E, U+200F, U+061C, U+202A to U+202E, U+2066\n"
"to U+2069; see CVE-2021-42574). The last group, and NUL, cannot be written as an\n"
"escape in double quotes either.\n"
"\n"
"Wrong:\n"
"\n"
"    default: \"a\\0b\"\n"
"\n"
"Right:\n"
"\n"
"    default: \"ab\"\n",
},

/* 0: the encoding, as iconv calls it */
[E_NOT_UTF8] = {
	.code = "E0112", .slug = "not-utf8",
	.text = "the file is {0}, not UTF-8",
	.help = "convert it: iconv -f {0} -t UTF-8",
	.explain =
"Schemas are UTF-8, with or without a byte order mark. This one begins as UTF-16 or\n"
"UTF-32 files do, which some Windows programs call \"Unicode\".\n"
"\n"
"Wrong: name: as the bytes FF FE 6E 00 61 00 6D 00 65 00 3A 00\n"
"Right: name: as the bytes 6E 61 6D 65 3A\n"
"\n"
"Convert the file:\n"
"\n"
"    iconv -f UTF-16 -t UTF-8 old.yaml >new.yaml\n",
},

/* 0: the key */
[E_DUPLICATE_KEY] = {
	.code = "E0113", .slug = "duplicate-key",
	.text = "key '{0}' is given twice",
	.help = "keep one of them",
	.explain =
"Each key of a mapping stands there once. Many YAML readers silently keep the last\n"
"one; slotc does not guess which was meant.\n"
"\n"
"Wrong:\n"
"\n"
"    x: {type: float, default: 1, type: double}\n"
"\n"
"Right:\n"
"\n"
"    x: {type: double, default: 1}\n"
"\n"
"Keys are compared after quotes and escapes are resolved: \"type\" is type.\n",
},

/* 0: the alias's name; 1: the nearest anchor */
[E_UNDEFINED_ALIAS] = {
	.code = "E0114", .slug = "undefined-alias",
	.text = "no anchor '&{0}' stands before this alias",
	.help = "did you mean '*{1}'?",
	.explain =
"'*name' repeats a value that '&name' marked earlier in the same file.\n"
"\n"
"Wrong:\n"
"\n"
"    x: &axis {type: float, default: 1}\n"
"    y: *axes\n"
"\n"
"Right:\n"
"\n"
"    x: &axis {type: float, default: 1}\n"
"    y: *axis\n"
"\n"
"A text that begins with '*' must be quoted: description: \"*bold* text\".\n",
},

[E_MERGE_KEY] = {
	.code = "E0115", .slug = "merge-key",
	.text = "merge keys ('<<') are not part of YAML 1.2",
	.help = "use 'is_a' or 'mixins' to share attributes",
	.explain =
"YAML 1.1 tools copied the keys of another mapping where they saw '<<'. YAML 1.2\n"
"dropped it. Classes share attributes by inheritance.\n"
"\n"
"Wrong:\n"
"\n"
"    Entity: &entity\n"
"      attributes: {id: uint64}\n"
"    Item:\n"
"      <<: *entity\n"
"\n"
"Right:\n"
"\n"
"    Entity:\n"
"      attributes: {id: uint64}\n"
"    Item:\n"
"      is_a: Entity\n",
},

[E_MULTIPLE_DOCUMENTS] = {
	.code = "E0116", .slug = "multiple-documents",
	.text = "a second document begins here",
	.help = "put each schema into a file of its own",
	.explain =
"A line of three dashes begins a document. One at the top of a file is fine; a\n"
"second one would be a second schema, and a file holds one.\n"
"\n"
"Wrong:\n"
"\n"
"    name: shop\n"
"    ---\n"
"    name: stock\n"
"\n"
"Right: shop.yaml with 'name: shop', and stock.yaml with 'name: stock'.\n"
"One schema may use another through `imports`.\n",
},

/* 0: what goes beyond a limit; 1: the limit */
[E_TOO_DEEP] = {
	.code = "E0117", .slug = "too-deep",
	.text = "{0} (the limit is {1})",
	.explain =
"A schema that a person wrote stays far below these limits; they keep a hostile one\n"
"from taking all memory or time:\n"
"\n"
"    nesting                       64 levels\n"
"    one text                      65,536 bytes\n"
"    anchors                       65,536\n"
"    nodes that aliases stand for  1,000,000\n"
"    the file                      64 MiB\n"
"\n"
"Wrong, as the list would contain itself:\n"
"\n"
"    annotations: &a [*a]\n"
"\n"
"Right:\n"
"\n"
"    annotations: []\n",
},

/* 0: the line */
[E_YAML_VERSION] = {
	.code = "E0118", .slug = "yaml-version",
	.text = "unsupported directive '{0}'",
	.help = "remove the line, or write '%YAML 1.2'",
	.explain =
"A line that begins with '%' before the document tells a YAML reader how to read\n"
"it. slotc reads YAML 1.2 and takes '%YAML 1.1' too, as the difference does not\n"
"reach a schema. Other versions and %TAG are refused.\n"
"\n"
"Wrong:\n"
"\n"
"    %YAML 1.3\n"
"    ---\n"
"    name: shop\n"
"\n"
"Right:\n"
"\n"
"    name: shop\n",
},

/* 0: "a list", "a mapping", "nothing" */
[E_COMPLEX_KEY] = {
	.code = "E0119", .slug = "complex-key",
	.text = "a key must be a word, not {0}",
	.explain =
"YAML lets a list or a mapping be a key. In a schema every key is a word: one of the\n"
"language's own, or a name that becomes a name in C.\n"
"\n"
"Wrong:\n"
"\n"
"    attributes:\n"
"      [x, y]: float\n"
"\n"
"Right:\n"
"\n"
"    attributes:\n"
"      x: float\n"
"      y: float\n",
},

[E_EMPTY_FILE] = {
	.code = "E0120", .slug = "empty-file",
	.text = "the file holds no schema",
	.help = "'slotc init' writes a small one to start from",
	.explain =
"The file is empty, or has nothing but comments and blank lines.\n"
"\n"
"The smallest schema that makes a header:\n"
"\n"
"    classes:\n"
"      Point:\n"
"        attributes: {x: float, y: float}\n",
},

/* ---- E02: keys and shape ----------------------------------------------- */

/* 0: key; 1: kind of what lacks it, "class"; 2: its name; 3: a line to add */
[E_MISSING_KEY] = {
	.code = "E0201", .slug = "missing-key",
	.text = "required key '{0}' is missing in {1} '{2}'",
	.help = "add '{3}'",
	.explain =
"A class has attributes, and an attribute has a type: there is nothing that could\n"
"be assumed.\n"
"\n"
"Wrong:\n"
"\n"
"    classes:\n"
"      Point:\n"
"        attributes:\n"
"          x: {default: 1.5}\n"
"\n"
"Right:\n"
"\n"
"    classes:\n"
"      Point:\n"
"        attributes:\n"
"          x: {type: float, default: 1.5}\n",
},

/* 0: "'type'", "class 'Point'"; 1: what is expected, with its article; 2: what is there; 3: a line that is right */
[E_WRONG_SHAPE] = {
	.code = "E0202", .slug = "wrong-shape",
	.text = "{0} must be {1}, not {2}",
	.help = "for example: '{3}'",
	.explain =
"The key is right, but what stands under it has another form. Classes and\n"
"attributes are mappings from a name to what it means, not lists.\n"
"\n"
"Wrong:\n"
"\n"
"    attributes:\n"
"      - name: x\n"
"        type: float\n"
"    attributes: [x, y]\n"
"\n"
"Right, in the long form and in the short one:\n"
"\n"
"    attributes:\n"
"      x: {type: float}\n"
"      y: float\n",
},

/* 0: key; 1: kind of what it is in; 2: its name; 3: the nearest key */
[E_UNKNOWN_KEY] = {
	.code = "E0203", .slug = "unknown-key",
	.text = "unknown key '{0}' in {1} '{2}'",
	.help = "did you mean '{3}'?",
	.more = "unknown keys in {1} '{2}'",
	.explain =
"Every key is checked, so that a mistyped one is never silently without effect. The\n"
"note lists the keys that are allowed in this place.\n"
"\n"
"Wrong:\n"
"\n"
"    quantity: {type: uint16, defualt: 1}\n"
"\n"
"Right:\n"
"\n"
"    quantity: {type: uint16, default: 1}\n"
"\n"
"Names of your own (classes, attributes) stand one level below `classes` and\n"
"`attributes`; a key that seems unknown is often just indented wrongly.\n",
},

/* 0: the word; 1: slotc's word; 2: whose word it is, "Avro" */
[E_FOREIGN_KEY] = {
	.code = "E0204", .slug = "foreign-key",
	.text = "'{0}' is called '{1}' in a slotc schema",
	.help = "write '{1}'; '{0}' is from {2}",
	.explain =
"Other schema languages have other words for the same thing. slotc takes one word\n"
"for each, so that all schemas read alike: LinkML's for structure, JSON Schema's\n"
"for values.\n"
"\n"
"Wrong:\n"
"\n"
"    classes:\n"
"      Point:\n"
"        doc: A place on the screen.\n"
"        fields: {x: float, y: float}\n"
"\n"
"Right:\n"
"\n"
"    classes:\n"
"      Point:\n"
"        description: A place on the screen.\n"
"        attributes: {x: float, y: float}\n",
},

/* 0: key; 1: where it belongs, "an attribute"; 2: where it is, "a class" */
[E_WRONG_PLACE] = {
	.code = "E0205", .slug = "wrong-place",
	.text = "'{0}' belongs to {1}, not to {2}",
	.explain =
"The key exists, but says something about another kind of thing.\n"
"\n"
"Wrong ('default' is said of one attribute, not of a class):\n"
"\n"
"    Point:\n"
"      default: 0\n"
"      attributes: {x: float}\n"
"\n"
"Right:\n"
"\n"
"    Point:\n"
"      attributes:\n"
"        x: {type: float, default: 0}\n",
},

/* 0: key; 1: a value that is right */
[E_NULL_SECTION] = {
	.code = "E0206", .slug = "null-section",
	.text = "'{0}' is empty",
	.help = "for example: '{0}: {1}'",
	.explain =
"Nothing stands under the key. Mostly the lines that belong to it are not indented:\n"
"they must begin further right than the key.\n"
"\n"
"Wrong:\n"
"\n"
"    Point:\n"
"      attributes:\n"
"      x: float\n"
"\n"
"Right:\n"
"\n"
"    Point:\n"
"      attributes:\n"
"        x: float\n",
},

/* 0: word; 1: key; 2: the words it takes, "owned or borrowed"; 3: nearest */
[E_UNKNOWN_WORD] = {
	.code = "E0207", .slug = "unknown-word",
	.text = "'{1}' is {2}, not '{0}'",
	.help = "did you mean '{3}'?",
	.explain =
"The key takes one of a few words.\n"
"\n"
"Wrong:\n"
"\n"
"    name: {type: string, storage: borowed}\n"
"\n"
"Right:\n"
"\n"
"    name: {type: string, storage: borrowed}\n",
},

/* ---- E03: names -------------------------------------------------------- */

/* 0: kind, "class"; 1: name; 2: what is wrong, "it is empty"; 3: a name that would do */
[E_BAD_IDENTIFIER] = {
	.code = "E0301", .slug = "bad-identifier",
	.text = "{0} '{1}' is not a C identifier: {2}",
	.help = "write '{3}'",
	.explain =
"Names of classes and attributes become names in C: letters a to z and A to Z,\n"
"digits and '_', beginning with a letter.\n"
"\n"
"Wrong:\n"
"\n"
"    attributes: {first name: string, 2nd: string, größe: float}\n"
"\n"
"Right:\n"
"\n"
"    attributes: {first_name: string, second: string, size: float}\n"
"\n"
"Any text at all can stand in `description`.\n",
},

/* 0: kind, "class"; 1: name; 2: why, "is a keyword of C or C++"; 3: a name that would do */
[E_RESERVED_WORD] = {
	.code = "E0302", .slug = "reserved-word",
	.text = "{0} '{1}' {2}",
	.help = "call it '{3}'",
	.explain =
"The name cannot be used in C or in C++: it is a keyword (int, while, template), or\n"
"has a form that is left to the compiler and its library (_X, __x, a__b).\n"
"\n"
"Wrong:\n"
"\n"
"    classes:\n"
"      Union: {attributes: {__id: uint64}}\n"
"\n"
"Right:\n"
"\n"
"    classes:\n"
"      UnionItem: {attributes: {id: uint64}}\n"
"\n"
"An attribute may be called by a keyword: only its member in the struct then gets a\n"
"trailing underscore.\n",
},

/* 0: "attribute 'b' of class 'A'"; 1: the other one; 2: the C name */
[E_NAME_COLLISION] = {
	.code = "E0303", .slug = "name-collision",
	.text = "{0} and {1} both give the C name '{2}'",
	.help = "rename one of them, or call one something else in C alone: 'c: {name: ...}'",
	.explain =
"Names in C are made by joining: class 'CartItem' and attribute 'count' give\n"
"'cart_item_get_count', and every class has functions such as 'cart_item_init'. Two\n"
"names of a schema can give the same name in C.\n"
"\n"
"Wrong (both give 'point_init'):\n"
"\n"
"    Point:     {attributes: {x: float}}\n"
"    PointInit: {attributes: {x: float}}\n"
"\n"
"Right:\n"
"\n"
"    Point:      {attributes: {x: float}}\n"
"    PointStart: {attributes: {x: float}}\n",
},

/* 0: the name */
[E_DUPLICATE_DEFINITION] = {
	.code = "E0304", .slug = "duplicate-definition",
	.text = "'{0}' is defined twice",
	.help = "rename one of them: types, enums and classes share one set of names",
	.explain =
"`type:` may name a type, an enum or a class, of this file or of one that it imports,\n"
"so no two of them can have one name.\n"
"\n"
"Wrong:\n"
"\n"
"    enums:\n"
"      Status: {permissible_values: {ACTIVE: {}, SOLD_OUT: {}}}\n"
"    classes:\n"
"      Status: {attributes: {code: uint8}}\n"
"\n"
"Right:\n"
"\n"
"    enums:\n"
"      Status: {permissible_values: {ACTIVE: {}, SOLD_OUT: {}}}\n"
"    classes:\n"
"      StatusLine: {attributes: {code: uint8}}\n",
},

/* 0: class; 1: attribute */
[E_DUPLICATE_ATTRIBUTE] = {
	.code = "E0305", .slug = "duplicate-attribute",
	.text = "'{0}' has two attributes named '{1}'",
	.help = "rename one of them: what is inherited or mixed in cannot be declared again",
	.explain =
"An attribute that a parent or a mixin declares is there already. Python takes a slot\n"
"that is declared again without a word, and every object then carries it twice.\n"
"Aliases count as names too.\n"
"\n"
"Wrong:\n"
"\n"
"    Entity:   {abstract: true, attributes: {id: uint64}}\n"
"    CartItem: {is_a: Entity, attributes: {id: uint64, quantity: uint16}}\n"
"\n"
"Right:\n"
"\n"
"    Entity:   {abstract: true, attributes: {id: uint64}}\n"
"    CartItem: {is_a: Entity, attributes: {quantity: uint16}}\n",
},

/* 0: name; 1: class */
[E_RESERVED_NAME] = {
	.code = "E0306", .slug = "reserved-name",
	.text = "'{0}' was retired from '{1}' and cannot be used again",
	.help = "choose another name",
	.explain =
"`reserved` lists names that attributes once had, so that data and programs that\n"
"still know them never meet another meaning.\n"
"\n"
"Wrong:\n"
"\n"
"    Item:\n"
"      reserved: [price]\n"
"      attributes: {price: uint64}\n"
"\n"
"Right:\n"
"\n"
"    Item:\n"
"      reserved: [price]\n"
"      attributes: {price_cents: uint64}\n",
},

/* 0: the C name; 1: the header without <>; 2: a prefix */
[E_HEADER_CLASH] = {
	.code = "E0307", .slug = "header-clash",
	.text = "the C name '{0}' is taken",
	.help = "<{1}> declares it; put a prefix before every name of this schema: 'c: {prefix: {2}_}'",
	.explain =
"The name is one that a C or POSIX header declares, so no program could include\n"
"both; or it is 'self', the first parameter of every function that slotc writes.\n"
"\n"
"Wrong:\n"
"\n"
"    classes:\n"
"      Stat: {attributes: {self: uint8}}\n"
"\n"
"Right:\n"
"\n"
"    c: {prefix: shop_}\n"
"    classes:\n"
"      Stat: {attributes: {own: uint8}}\n"
"\n"
"The struct is then called 'struct shop_stat'.\n",
},

/* ---- E04: types -------------------------------------------------------- */

/* 0: type; 1: the nearest type */
[E_UNKNOWN_TYPE] = {
	.code = "E0401", .slug = "unknown-type",
	.text = "unknown type '{0}'",
	.help = "did you mean '{1}'?",
	.explain =
"A type is one of bool, int8 to int64, uint8 to uint64, float, double, string, bytes\n"
"and timestamp, or a type, an enum or a class of the schema or of one that it imports.\n"
"Names of types are case-sensitive.\n"
"\n"
"Wrong:\n"
"\n"
"    attributes: {x: flaot, id: uint46}\n"
"\n"
"Right:\n"
"\n"
"    attributes: {x: float, id: uint64}\n",
},

/* 0: type; 1: what to write, "'int32' or 'int64'" */
[E_AMBIGUOUS_TYPE] = {
	.code = "E0402", .slug = "ambiguous-type",
	.text = "'{0}' has no fixed width",
	.help = "write {1}",
	.explain =
"C's int, long, size_t and char differ between machines. A schema says how many bits\n"
"a value needs, so that its layout is the same everywhere.\n"
"\n"
"Wrong:\n"
"\n"
"    attributes: {count: int, size: size_t, letter: char}\n"
"\n"
"Right:\n"
"\n"
"    attributes: {count: int32, size: uint64, letter: uint8}\n",
},

/* 0: type; 1: slotc's words; 2: the same as they are written in that place */
[E_FOREIGN_TYPE] = {
	.code = "E0403", .slug = "foreign-type",
	.text = "'{0}' is called '{1}' in a slotc schema",
	.help = "write '{2}'",
	.explain =
"The type exists under another name: each has one name only.\n"
"\n"
"Wrong:\n"
"\n"
"    attributes: {id: u64, size: uint32_t, name: str, ok: boolean}\n"
"\n"
"Right:\n"
"\n"
"    attributes: {id: uint64, size: uint32, name: string, ok: bool}\n",
},

/* 0: class; 1: the way back to it, "A.b -> B.a -> A" */
[E_TYPE_CYCLE] = {
	.code = "E0404", .slug = "type-cycle",
	.text = "'{0}' would contain itself: {1}",
	.help = "an attribute with 'storage: reference' is a pointer and ends the cycle",
	.explain =
"An embedded object is part of the object around it, so no class can embed itself,\n"
"not even by way of others: it would never have a finite size.\n"
"\n"
"Wrong:\n"
"\n"
"    Node: {attributes: {value: int32, next: Node}}\n"
"\n"
"Right:\n"
"\n"
"    Node: {attributes: {value: int32, next: {type: Node, storage: reference}}}\n",
},

/* 0: class; 1: what it is, "abstract"; 2: attribute; 3: what to do */
[E_ABSTRACT_VALUE] = {
	.code = "E0405", .slug = "abstract-value",
	.text = "'{0}' is {1}, so '{2}' cannot hold an object of it",
	.help = "{3}",
	.explain =
"There are no objects of an abstract class, only of those that are made from it, and\n"
"a mixin has no objects at all. Neither can be embedded.\n"
"\n"
"Wrong:\n"
"\n"
"    Shape: {abstract: true, attributes: {x: float}}\n"
"    Frame: {attributes: {content: Shape}}\n"
"\n"
"Right, an object of any child, elsewhere:\n"
"\n"
"    Frame: {attributes: {content: {type: Shape, storage: reference}}}\n"
"\n"
"Right, an object of one child, inside:\n"
"\n"
"    Circle: {is_a: Shape, attributes: {r: float}}\n"
"    Frame: {attributes: {content: Circle}}\n",
},

/* 0: type; 1: the way back to it */
[E_TYPEOF_CYCLE] = {
	.code = "E0406", .slug = "typeof-cycle",
	.text = "type '{0}' is made from itself: {1}",
	.help = "one of them must be made from a scalar type such as uint32",
	.explain =
"A named type is made from a scalar type, or from another named type. Somewhere the\n"
"chain must end.\n"
"\n"
"Wrong:\n"
"\n"
"    types:\n"
"      price:  {typeof: amount}\n"
"      amount: {typeof: price}\n"
"\n"
"Right:\n"
"\n"
"    types:\n"
"      price:  {typeof: amount, maximum: 99999}\n"
"      amount: {typeof: uint32}\n",
},

/* 0: attribute */
[E_ARRAY_BOUNDS] = {
	.code = "E0407", .slug = "array-bounds",
	.text = "'{0}' has both 'count' and 'max_count'",
	.help = "keep 'count' for an array that is always full, 'max_count' for one that has a length",
	.explain =
"`count` makes an array with exactly so many elements, `max_count` one that knows how\n"
"many of its elements are in use. It cannot be both.\n"
"\n"
"Wrong:\n"
"\n"
"    samples: {type: float, count: 4, max_count: 8}\n"
"\n"
"Right:\n"
"\n"
"    samples: {type: float, count: 4}\n"
"    history: {type: float, max_count: 8}\n",
},

/* 0: the name; 1: what it is, "a class" */
[E_NOT_SCALAR] = {
	.code = "E0408", .slug = "not-scalar",
	.text = "'{0}' is {1}, and a named type is made from a scalar",
	.help = "use '{0}' as the type of attributes directly",
	.explain =
"`types` gives names and limits to scalar types: integers, numbers, strings, bytes,\n"
"timestamps and bool. Enums and classes have names of their own.\n"
"\n"
"Wrong:\n"
"\n"
"    types:\n"
"      place: {typeof: Point}\n"
"\n"
"Right:\n"
"\n"
"    classes:\n"
"      Marker: {attributes: {place: Point}}\n",
},

/* ---- E05: values ------------------------------------------------------- */

/* 0: what is there, "'yes'"; 1: what it is for, "the default of 'gift'"; 2: what the type takes; 3: the right form */
[E_DEFAULT_TYPE] = {
	.code = "E0501", .slug = "default-type",
	.text = "{1} must be {2}, not {0}",
	.help = "write '{3}'",
	.explain =
"The value is of another type. In YAML 1.2 only true and false are booleans; yes,\n"
"no, on and off are words. What is in quotes is a text, never a number.\n"
"\n"
"Wrong:\n"
"\n"
"    gift:     {type: bool, default: yes}\n"
"    quantity: {type: uint16, default: \"5\"}\n"
"\n"
"Right:\n"
"\n"
"    gift:     {type: bool, default: true}\n"
"    quantity: {type: uint16, default: 5}\n",
},

/* 0: the value; 1: type; 2: what the type takes; 3: what it is for, "the default of 'size'" */
[E_DEFAULT_RANGE] = {
	.code = "E0502", .slug = "default-range",
	.text = "{0} does not fit {1}: {3} must be {2}",
	.explain =
"The number is outside what can stand there. A default or a constant fits the type,\n"
"and lies between 'minimum' and 'maximum' where they are given. A 'count', a\n"
"'max_count' and a 'max_bytes' are at least 1: a slot holds something.\n"
"\n"
"Wrong:\n"
"\n"
"    quantity: {type: uint8, default: 300}\n"
"    balance:  {type: uint32, default: -1}\n"
"    samples:  {type: float, count: 0}\n"
"\n"
"Right:\n"
"\n"
"    quantity: {type: uint16, default: 300}\n"
"    balance:  {type: int32, default: -1}\n"
"    samples:  {type: float, count: 4}\n",
},

/* 0: the word; 1: enum; 2: the nearest value */
[E_DEFAULT_ENUM] = {
	.code = "E0503", .slug = "default-enum",
	.text = "'{0}' is not a value of enum '{1}'",
	.help = "did you mean '{2}'?",
	.explain =
"The default of an enum is one of its permissible values, by name; that of flags is a\n"
"list of them.\n"
"\n"
"Wrong:\n"
"\n"
"    enums:\n"
"      status: {permissible_values: {ACTIVE: {}, SOLD_OUT: {}}}\n"
"    classes:\n"
"      Item: {attributes: {state: {type: status, default: ACTVE}}}\n"
"\n"
"Right:\n"
"\n"
"      Item: {attributes: {state: {type: status, default: ACTIVE}}}\n",
},

/* 0: the value; 1: without the zeros; 2: what it is in octal, 3: the YAML 1.2 way to write that, or all three NULL */
[E_OCTAL_LOOKING] = {
	.code = "E0504", .slug = "octal-looking",
	.text = "'{0}' begins with a zero, which some readers take for octal",
	.help = "write '{1}' for {1}, or '{3}' for {2}",
	.explain =
"0755 is 755 to a YAML 1.2 reader and 493 to a YAML 1.1 reader and in C. slotc does\n"
"not choose.\n"
"\n"
"Wrong:\n"
"\n"
"    mode: {type: uint16, default: 0755}\n"
"\n"
"Right, for 493:\n"
"\n"
"    mode: {type: uint16, default: 0o755}\n"
"\n"
"Right, for 755:\n"
"\n"
"    mode: {type: uint16, default: 755}\n",
},

/* 0: the value; 1: in YAML 1.2, or NULL */
[E_YAML11_NUMBER] = {
	.code = "E0505", .slug = "yaml11-number",
	.text = "'{0}' is a number in YAML 1.1 only",
	.help = "write '{1}'",
	.explain =
"YAML 1.1 read 1:30 as 90, 1_000 as 1000 and 0b101 as 5. YAML 1.2 reads them as\n"
"words.\n"
"\n"
"Wrong:\n"
"\n"
"    timeout: {type: uint32, default: 1:30}\n"
"    limit:   {type: uint32, default: 1_000}\n"
"\n"
"Right:\n"
"\n"
"    timeout: {type: uint32, default: 90}\n"
"    limit:   {type: uint32, default: 1000}\n",
},

/* 0: attribute; 1: minimum; 2: maximum */
[E_MIN_GREATER_MAX] = {
	.code = "E0506", .slug = "min-greater-max",
	.text = "the minimum of '{0}' is {1}, its maximum {2}: no value is allowed",
	.help = "swap them",
	.explain =
"Both limits belong to the range, and the minimum comes first.\n"
"\n"
"Wrong:\n"
"\n"
"    quantity: {type: uint16, minimum: 99, maximum: 1}\n"
"\n"
"Right:\n"
"\n"
"    quantity: {type: uint16, minimum: 1, maximum: 99}\n",
},

/* 0: key; 1: what it applies to, "strings"; 2: attribute; 3: its type */
[E_CONSTRAINT_MISMATCH] = {
	.code = "E0507", .slug = "constraint-mismatch",
	.text = "'{0}' applies to {1}, but '{2}' is of type '{3}'",
	.help = "remove '{0}', or change the type",
	.explain =
"The key says something that values of this type do not have.\n"
"\n"
"Wrong:\n"
"\n"
"    count: {type: uint32, storage: borrowed}\n"
"\n"
"Right:\n"
"\n"
"    count: {type: uint32}\n"
"    label: {type: string, storage: borrowed}\n",
},

/* 0: the value; 1: type; 2: what the type takes; 3: what it is for, "the maximum of 'x'" */
[E_CONSTRAINT_OUTSIDE_TYPE] = {
	.code = "E0508", .slug = "constraint-outside-type",
	.text = "{0} can never be reached in {1}: {3} must be {2}",
	.help = "take a wider type, or leave the limit away",
	.explain =
"A limit narrows what a type can hold. One that lies outside of it has no effect, and\n"
"mostly shows that the type is too small.\n"
"\n"
"Wrong:\n"
"\n"
"    quantity: {type: uint8, maximum: 300}\n"
"\n"
"Right:\n"
"\n"
"    quantity: {type: uint16, maximum: 300}\n",
},

/* 0: attribute */
[E_REQUIRED_WITH_DEFAULT] = {
	.code = "E0509", .slug = "required-with-default",
	.text = "'{0}' is required, so its default would never be used",
	.help = "remove 'default' or 'required'",
	.explain =
"A required attribute is a parameter of init and new: its value is always given.\n"
"\n"
"Wrong:\n"
"\n"
"    id: {type: uint64, required: true, default: 1}\n"
"\n"
"Right, given by every caller:\n"
"\n"
"    id: {type: uint64, required: true}\n"
"\n"
"Right, 1 until it is set:\n"
"\n"
"    id: {type: uint64, default: 1}\n",
},

/* 0: what, "the default of 'sku'"; 1: "17 bytes"; 2: how many fit; 3: what to do */
[E_DEFAULT_TOO_LONG] = {
	.code = "E0510", .slug = "default-too-long",
	.text = "{0} has {1}, and {2} fit",
	.help = "shorten it, or {3}",
	.explain =
"Nothing is ever cut off silently. `max_bytes` counts bytes of UTF-8, in which an\n"
"accented letter takes two; the terminating NUL is not counted.\n"
"\n"
"Wrong:\n"
"\n"
"    sku: {type: string, max_bytes: 4, default: unknown}\n"
"\n"
"Right:\n"
"\n"
"    sku: {type: string, max_bytes: 15, default: unknown}\n",
},

/* 0: the value's name; 1: what is wrong, "is 3, as 'A' is"; 2: what to do */
[E_ENUM_VALUE] = {
	.code = "E0511", .slug = "enum-value",
	.text = "value '{0}' {1}",
	.help = "{2}",
	.explain =
"Each permissible value has a number of its own: from 0 to 2147483647, or one bit\n"
"(1, 2, 4, ...) in an enum with `flags: true`. A value without a number takes the one\n"
"after the last.\n"
"\n"
"Wrong:\n"
"\n"
"    status: {permissible_values: {ACTIVE: {value: 3}, SOLD_OUT: {value: 3}}}\n"
"    access: {flags: true, permissible_values: {READ: {value: 1}, ALL: {value: 7}}}\n"
"\n"
"Right:\n"
"\n"
"    status: {permissible_values: {ACTIVE: {value: 3}, SOLD_OUT: {value: 4}}}\n"
"    access: {flags: true, permissible_values: {READ: {}, WRITE: {}, RUN: {}}}\n",
},

/* 0: key; 1: the other key; 2: attribute; 3: what to do */
[E_CONTRADICTION] = {
	.code = "E0512", .slug = "contradiction",
	.text = "'{0}' and '{1}' contradict each other in attribute '{2}'",
	.help = "{3}",
	.explain =
"Each of the two keys makes the other one pointless.\n"
"\n"
"Wrong:\n"
"\n"
"    id:    {type: uint64, readonly: true, default: 1}\n"
"    limit: {type: uint32, constant: 100, required: true}\n"
"\n"
"Right, a value that each object is given once:\n"
"\n"
"    id:    {type: uint64, readonly: true}\n"
"\n"
"Right, a value that is the same in every object and takes no room:\n"
"\n"
"    limit: {type: uint32, constant: 100}\n",
},

/* 0: the value; 1: type; 2: the right form, or NULL for an integer type */
[E_FLOAT_SPECIAL] = {
	.code = "E0513", .slug = "float-special",
	.text = "'{0}' is not a value of type '{1}'",
	.help = "write '{2}'",
	.explain =
"In YAML the numbers that are not finite begin with a dot; only float and double\n"
"have them.\n"
"\n"
"Wrong:\n"
"\n"
"    limit: {type: double, default: inf}\n"
"    ratio: {type: float, default: NaN}\n"
"\n"
"Right:\n"
"\n"
"    limit: {type: double, default: .inf}\n"
"    ratio: {type: float, default: .nan}\n",
},

/* 0: the text; 1: the character that cannot stand there */
[E_BAD_LICENSE] = {
	.code = "E0514", .slug = "bad-license",
	.text = "'{0}' is not an SPDX license expression: bad character '{1}'",
	.help = "write the identifier from https://spdx.org/licenses, such as 'MIT' or 'Apache-2.0 OR GPL-2.0-only'",
	.explain =
"The license goes into every generated header behind SPDX-License-Identifier, for tools\n"
"to read. It is made of letters, digits, '.', '-', '+', ':', blanks and parentheses.\n"
"\n"
"Wrong:\n"
"\n"
"    license: MIT/Apache\n"
"\n"
"Right:\n"
"\n"
"    license: MIT OR Apache-2.0\n",
},

/* 0: the name; 1: a name that would do, or NULL */
[E_BAD_INCLUDE] = {
	.code = "E0515", .slug = "bad-include",
	.text = "'{0}' is not the name of a header",
	.help = "write '{1}'",
	.explain =
"`includes` names headers by paths that the compiler's -I folders lead to: letters,\n"
"digits, '_', '-', '+', '.' and '/' between them. Quotes and brackets come of\n"
"themselves.\n"
"\n"
"Wrong:\n"
"\n"
"    c: {includes: [<stdint.h>, /usr/include/stdio.h, my config.h]}\n"
"\n"
"Right:\n"
"\n"
"    c: {includes: [stdint.h, stdio.h, my_config.h]}\n",
},

/* ---- E06: inheritance --------------------------------------------------- */

/* 0: "parent" or "mixin"; 1: name; 2: the nearest class */
[E_UNKNOWN_PARENT] = {
	.code = "E0601", .slug = "unknown-parent",
	.text = "{0} '{1}' is no class of the schema",
	.help = "did you mean '{2}'?",
	.explain =
"`is_a` names the class that this one is made from, `mixins` lists classes whose\n"
"attributes it takes in. Each is a class of this schema or of one that it imports.\n"
"\n"
"Wrong:\n"
"\n"
"    Entity:   {abstract: true, attributes: {id: uint64}}\n"
"    CartItem: {is_a: Entty, attributes: {quantity: uint16}}\n"
"\n"
"Right:\n"
"\n"
"    Entity:   {abstract: true, attributes: {id: uint64}}\n"
"    CartItem: {is_a: Entity, attributes: {quantity: uint16}}\n",
},

/* 0: class; 1: the way back to it */
[E_IS_A_CYCLE] = {
	.code = "E0602", .slug = "is-a-cycle",
	.text = "'{0}' is made from itself: {1}",
	.help = "one of them must stand on its own",
	.explain =
"A class has the slots of its parent and of its mixins, so it cannot be its own\n"
"parent, not even by way of others.\n"
"\n"
"Wrong:\n"
"\n"
"    Item: {is_a: Part, attributes: {a: bool}}\n"
"    Part: {is_a: Item, attributes: {b: bool}}\n"
"\n"
"Right:\n"
"\n"
"    Item: {attributes: {a: bool}}\n"
"    Part: {is_a: Item, attributes: {b: bool}}\n",
},

/* 0: class */
[E_NOT_A_MIXIN] = {
	.code = "E0603", .slug = "not-a-mixin",
	.text = "'{0}' is not a mixin",
	.help = "make it the parent by 'is_a', or add 'mixin: true' to it",
	.explain =
"A mixin only lends its attributes: there are no objects of it. It says so itself.\n"
"\n"
"Wrong:\n"
"\n"
"    Tagged: {attributes: {tag: string}}\n"
"    Item:   {mixins: [Tagged], attributes: {price: uint32}}\n"
"\n"
"Right:\n"
"\n"
"    Tagged: {mixin: true, attributes: {tag: string}}\n"
"    Item:   {mixins: [Tagged], attributes: {price: uint32}}\n",
},

/* 0: class; 1: what is wrong; 2: what to list as a mixin */
[E_MIXIN_AS_PARENT] = {
	.code = "E0604", .slug = "mixin-as-parent",
	.text = "'{0}' {1}",
	.help = "take it in by 'mixins: [{2}]'",
	.explain =
"The slots of a parent lie at the same place in every child, so that a pointer to the\n"
"child is one to the parent. A mixin's attributes are copied and lie anywhere.\n"
"\n"
"Wrong:\n"
"\n"
"    Tagged: {mixin: true, attributes: {tag: string}}\n"
"    Item:   {is_a: Tagged, attributes: {price: uint32}}\n"
"\n"
"Right:\n"
"\n"
"    Tagged: {mixin: true, attributes: {tag: string}}\n"
"    Item:   {mixins: [Tagged], attributes: {price: uint32}}\n"
"\n"
"A mixin has no parent either; it may take in other mixins.\n",
},

/* 0: the first of the parents, or NULL */
[E_LAYOUT_CONFLICT] = {
	.code = "E0606", .slug = "layout-conflict",
	.text = "multiple bases have instance lay-out conflict: a class has one parent",
	.help = "keep one parent, as 'is_a: {0}', and make the others mixins",
	.explain =
"This is what Python says of two bases with __slots__ that are not empty: the slots\n"
"of both would have to come first. One class is the parent; the attributes of others\n"
"can be copied in.\n"
"\n"
"Wrong:\n"
"\n"
"    Item: {is_a: [Entity, Tagged], attributes: {price: uint32}}\n"
"\n"
"Right:\n"
"\n"
"    Entity: {attributes: {id: uint64}}\n"
"    Tagged: {mixin: true, attributes: {tag: string}}\n"
"    Item:   {is_a: Entity, mixins: [Tagged], attributes: {price: uint32}}\n",
},

/* ---- E07: layout ------------------------------------------------------- */

/* 0: the class; 1: the size asserted; 2: the size; 3: the ABI; 4: the assertion that holds */
[E_SIZE_MISMATCH] = {
	.code = "E0701", .slug = "size-mismatch",
	.text = "class '{0}' has {2} bytes on {3}, not the {1} that 'assert_size' says",
	.help = "write 'assert_size: {4}' if that is what it should be",
	.explain =
"'assert_size' is a promise about the size of an object, kept by slotc and by the\n"
"compiler: a change that would make the object larger has to change it too. Where\n"
"pointers make the size differ, it can be given by ABI. 'slotc layout' shows where\n"
"every byte goes.\n"
"\n"
"Wrong, as a pointer has 4 bytes on ilp32 and i386:\n"
"\n"
"    attributes: {id: uint64, note: string}\n"
"    layout: {assert_size: 16}\n"
"\n"
"Right:\n"
"\n"
"    layout: {assert_size: {lp64: 16, ilp32: 16, i386: 12}}\n",
},

/* 0: class; 1: what is wrong; 2: what to do */
[E_BAD_ALIGN] = {
	.code = "E0702", .slug = "bad-align",
	.text = "the alignment of '{0}' cannot be that: {1}",
	.help = "{2}",
	.explain =
"An alignment is a power of two, in bytes. A packed class is a byte array, which may\n"
"stand anywhere.\n"
"\n"
"Wrong:\n"
"\n"
"    Line: {attributes: {x: float}, layout: {align: 48}}\n"
"\n"
"Right:\n"
"\n"
"    Line: {attributes: {x: float}, layout: {align: 64}}\n",
},

/* 0: "class 'Point'"; 1: its size, "5000 attributes"; 2: the limit */
[E_TOO_BIG] = {
	.code = "E0703", .slug = "too-big",
	.text = "{0} has {1}; the limit is {2}",
	.explain =
"Limits keep what is generated portable, and a hostile schema from taking all\n"
"memory or time:\n"
"\n"
"    a name                63 bytes, all that C99 promises to tell apart\n"
"    attributes of a class 4,096\n"
"    ancestors of a class  64\n"
"    classes               65,536\n"
"    one object            2,147,483,647 bytes\n"
"\n"
"Wrong:\n"
"\n"
"    attributes: {a_name_that_goes_on_and_on_for_more_than_sixty_three_characters_: bool}\n"
"\n"
"Right:\n"
"\n"
"    attributes: {short_name: bool}\n",
},

/* 0: the class; 1: "its parent", "the embedded class"; 2: that class; 3: which of the two is packed */
[E_PACKED_MIX] = {
	.code = "E0704", .slug = "packed-mix",
	.text = "class '{0}' cannot be laid out: of it and {1} '{2}', only '{3}' is packed",
	.help = "say 'packed: true' in both, or in neither",
	.explain =
"An object of a derived class begins with one of its parent, so both are structs or\n"
"both are packed. And a packed object has no alignment, so a struct, which is reached\n"
"through a pointer, cannot be embedded in it. (A packed class in a struct is fine.)\n"
"With --variant=packed every class is packed.\n"
"\n"
"Wrong:\n"
"\n"
"    Point:\n"
"      attributes: {x: float, y: float}\n"
"    Label:\n"
"      attributes: {place: {type: Point}, bold: bool}\n"
"      layout: {packed: true}\n"
"\n"
"Right:\n"
"\n"
"    Point:\n"
"      attributes: {x: float, y: float}\n"
"      layout: {packed: true}\n"
"    Label:\n"
"      attributes: {place: {type: Point}, bold: bool}\n"
"      layout: {packed: true}\n",
},

/* 0: the attribute; 1: "is an array"; 2: the variant */
[E_NOT_IN_VARIANT] = {
	.code = "E0705", .slug = "not-in-variant",
	.text = "attribute '{0}' {1}, which the variant '{2}' cannot hold",
	.help = "take the variant 'map', which holds everything, or a class of numbers and strings",
	.more = "attributes that the variant '{2}' cannot hold",
	.explain =
"The variants map-uthash and map-glib keep attributes in the hash tables of other\n"
"libraries, to be compared with. They hold what programs keep in such tables:\n"
"numbers, bools, enums, flags, timestamps and strings. They do not hold arrays, bytes,\n"
"embedded objects and references. Neither do they hold a schema one of whose classes,\n"
"or of whose imports' classes, has such an attribute.\n"
"\n"
"Wrong, with --variant=map-uthash:\n"
"\n"
"    Reading:\n"
"      attributes: {time: timestamp, samples: {type: float, count: 4}}\n"
"\n"
"Right:\n"
"\n"
"    Reading:\n"
"      attributes: {time: timestamp, sample: float}\n",
},

/* ---- E08: files -------------------------------------------------------- */

/* 0: the path; 1: one that is there */
[E_IMPORT_NOT_FOUND] = {
	.code = "E0801", .slug = "import-not-found",
	.text = "cannot find the import '{0}'",
	.help = "did you mean '{1}'?",
	.explain =
"An import is looked for beside the file that names it, then in each folder that is\n"
"given with -I. An absolute path, or one that leaves its folder by '..', is refused:\n"
"a schema reaches only what the command line lets it reach.\n"
"\n"
"Wrong:\n"
"\n"
"    imports: [../common/base.yaml]\n"
"\n"
"Right:\n"
"\n"
"    imports: [base.yaml]\n"
"\n"
"and\n"
"\n"
"    slotc generate -I ../common shop.yaml\n",
},

/* 0: the way back, "a.yaml -> b.yaml -> a.yaml" */
[E_IMPORT_CYCLE] = {
	.code = "E0802", .slug = "import-cycle",
	.text = "the schema imports itself: {0}",
	.help = "move what both need into a schema that imports neither",
	.explain =
"Each header has what it needs from others before its own classes, so imports cannot\n"
"go round in a circle.\n"
"\n"
"Wrong:\n"
"\n"
"    # in a.yaml\n"
"    imports: [b.yaml]\n"
"    # in b.yaml\n"
"    imports: [a.yaml]\n"
"\n"
"Right:\n"
"\n"
"    # in a.yaml\n"
"    imports: [base.yaml]\n"
"    # in b.yaml\n"
"    imports: [base.yaml]\n",
},

/* 0: the path */
[E_OUTPUT_IS_INPUT] = {
	.code = "E0803", .slug = "output-is-input",
	.text = "the output '{0}' is the schema itself",
	.help = "name another file with -o",
	.explain =
"Writing the header would destroy the schema it is made from.\n"
"\n"
"Wrong:\n"
"\n"
"    slotc generate shop.yaml -o shop.yaml\n"
"\n"
"Right:\n"
"\n"
"    slotc generate shop.yaml -o shop.h\n",
},

/* 0: the path */
[E_NOT_GENERATED] = {
	.code = "E0806", .slug = "not-generated",
	.text = "'{0}' exists and was not generated by slotc",
	.help = "name another file with -o, or give --force to overwrite it",
	.explain =
"A header that slotc wrote says so in its first line. A file without that line may\n"
"have been written by hand, and is never overwritten unasked.\n"
"\n"
"Wrong, where point.h is your own work:\n"
"\n"
"    slotc generate point.yaml -o point.h\n"
"\n"
"Right:\n"
"\n"
"    slotc generate point.yaml -o point_slots.h\n",
},

/* ---- W09: lints -------------------------------------------------------- */

/* 0: the text from the '#' on */
[W_LOST_COMMENT] = {
	.code = "W0901", .slug = "lost-comment",
	.text = "'{0}' is a comment and not part of the text",
	.help = "quote the text, or put the comment on a line of its own",
	.explain =
"In an unquoted text a '#' after a space begins a comment, which YAML drops.\n"
"\n"
"Wrong, as the description would end at 'Ticket':\n"
"\n"
"    description: Ticket #1 of the day.\n"
"\n"
"Right:\n"
"\n"
"    description: \"Ticket #1 of the day.\"\n",
},

/* 0: the class; 1: bytes in holes and padding; 2: its size; 3: bytes saved; 4: the size then */
[W_HOLE] = {
	.code = "W0902", .slug = "hole",
	.text = "class '{0}' has {2} bytes, {1} of them unused: 'order: optimal' saves {3}",
	.help = "remove 'order: declared', or silence this with -Wno-hole",
	.explain =
"In the declared order a member may need a place that is more strictly aligned than\n"
"where the one before it ends, and what lies between is a hole. The order that slotc\n"
"chooses leaves none. 'slotc layout' shows where they are.\n"
"\n"
"Risky, 24 bytes:\n"
"\n"
"    attributes: {age: uint8, time: int64, size: uint16}\n"
"    layout: {order: declared}\n"
"\n"
"Right, 16 bytes:\n"
"\n"
"    attributes: {age: uint8, time: int64, size: uint16}\n",
},

/* 0: "type" or "enum"; 1: its name */
[W_UNUSED_TYPE] = {
	.code = "W0903", .slug = "unused-type",
	.text = "type '{0}' is not used",
	.help = "remove it, or name it as the type of an attribute",
	.explain =
"No attribute of the schema is of this type. In a schema without classes, which is\n"
"there for others to import, nothing is called unused. -Wno-unused switches off this\n"
"and all other warnings whose names begin with 'unused-'.\n"
"\n"
"Risky:\n"
"\n"
"    types:\n"
"      percent: {typeof: uint8, maximum: 100}\n"
"    classes:\n"
"      Item: {attributes: {discount: uint8}}\n"
"\n"
"Right:\n"
"\n"
"    types:\n"
"      percent: {typeof: uint8, maximum: 100}\n"
"    classes:\n"
"      Item: {attributes: {discount: percent}}\n",
},

/* 0: the word */
[W_YAML11_WORD] = {
	.code = "W0904", .slug = "yaml11-word",
	.text = "'{0}' is a boolean to readers of YAML 1.1",
	.help = "quote it",
	.explain =
"slotc reads yes, no, on, off, y and n as the words they are. Tools that read YAML\n"
"1.1 (PyYAML is one) see true and false instead, even in place of a key.\n"
"\n"
"Risky:\n"
"\n"
"    attributes: {on: bool, y: float}\n"
"\n"
"Right for every reader:\n"
"\n"
"    attributes: {\"on\": bool, \"y\": float}\n",
},

/* 0: path; 1: the character */
[W_DEPFILE_CHAR] = {
	.code = "W0905", .slug = "depfile-char",
	.text = "'{0}' has a '{1}' in its name, which CMake does not take back from a depfile",
	.help = "rename the file, or build with make or Ninja",
	.explain =
"Depfiles are escaped as GCC does it: '#' becomes '\\#' and '$' becomes '$$'. make and\n"
"Ninja read that back; CMake does not, and then misses changes of the file.\n"
"\n"
"Risky:\n"
"\n"
"    slotc generate 'c#.yaml' -MD\n"
"\n"
"Right:\n"
"\n"
"    slotc generate c_sharp.yaml -MD\n",
},

/* 0: kind, "class"; 1: its name; 2: what it says */
[W_DEPRECATED_USED] = {
	.code = "W0906", .slug = "deprecated-used",
	.text = "{0} '{1}' is deprecated: {2}",
	.explain =
"The schema uses what it tells others no longer to use: a class as a type, a parent or\n"
"a mixin, an enum as a type, or one of its values as a default or a constant. What is\n"
"deprecated itself may go on using it.\n"
"\n"
"Risky:\n"
"\n"
"    OldItem: {deprecated: use Item, attributes: {id: uint32}}\n"
"    Cart:    {attributes: {first: OldItem}}\n"
"\n"
"Right:\n"
"\n"
"    OldItem: {deprecated: use Item, attributes: {id: uint32}}\n"
"    Item:    {attributes: {id: uint64}}\n"
"    Cart:    {attributes: {first: Item}}\n"
"\n"
"A deprecated attribute is there for the programs that go on using it, and no class of\n"
"the schema uses it: compilers warn where its functions are called.\n",
},

/* 0: kind, "attribute"; 1: its name */
[W_NO_DESCRIPTION] = {
	.is_off = true,
	.code = "W0907", .slug = "missing-description",
	.text = "{0} '{1}' has no description",
	.help = "add 'description: ...'",
	.explain =
"Off unless -Wmissing-description asks for it. The description becomes\n"
"the comment in the header and the text that generic code can show.\n"
"\n"
"Wrong, where everything is to be described:\n"
"\n"
"    attributes: {timeout: uint32}\n"
"\n"
"Right:\n"
"\n"
"    attributes:\n"
"      timeout: {type: uint32, unit: ms, description: How long to wait for an answer.}\n",
},

/* 0: kind; 1: its name; 2: the usual form */
[W_NAMING] = {
	.is_off = true,
	.code = "W0908", .slug = "naming",
	.text = "{0} '{1}' is not in the usual form",
	.help = "write '{2}'",
	.explain =
"Off unless -Wnaming asks for it. Classes are usually written as CartItem, attributes\n"
"as item_id, values of enums as SOLD_OUT: as in Python.\n"
"\n"
"Wrong:\n"
"\n"
"    classes:\n"
"      cart_item: {attributes: {itemId: uint64}}\n"
"\n"
"Right:\n"
"\n"
"    classes:\n"
"      CartItem: {attributes: {item_id: uint64}}\n",
},

/* 0: class */
[W_UNUSED_ABSTRACT] = {
	.code = "W0909", .slug = "unused-abstract",
	.text = "no class of this schema is made from abstract '{0}'",
	.help = "remove 'abstract: true', or name it in another class's 'is_a'",
	.explain =
"There are no objects of an abstract class, so without children it is never used. In\n"
"a schema that others import they may have the children: put it into one that has no\n"
"other classes, or switch this off with -Wno-unused-abstract.\n"
"\n"
"Risky:\n"
"\n"
"    Entity: {abstract: true, attributes: {id: uint64}}\n"
"    Item:   {attributes: {price: uint32}}\n"
"\n"
"Right:\n"
"\n"
"    Entity: {abstract: true, attributes: {id: uint64}}\n"
"    Item:   {is_a: Entity, attributes: {price: uint32}}\n",
},

/* 0: the attribute; 1: the class; 2: its first byte; 3: its last */
[W_STRADDLE] = {
	.code = "W0910", .slug = "straddle",
	.text = "'{0}' of class '{1}' lies in two cache lines: bytes {2} to {3}",
	.help = "try another size or 'order: declared', or silence this with -Wno-straddle",
	.explain =
"A class that is aligned to a cache line (64 bytes) or more wants few lines to be\n"
"touched. A member of up to 64 bytes could lie in one of them, and this one does not.\n"
"In classes that are aligned less, no member has a line of its own, and nothing is said.\n"
"\n"
"Risky:\n"
"\n"
"    attributes:\n"
"      id: {type: bytes, max_bytes: 40}\n"
"      key: {type: bytes, max_bytes: 40}\n"
"    layout: {align: 64}\n"
"\n"
"Right:\n"
"\n"
"    attributes:\n"
"      id: {type: bytes, max_bytes: 32}\n"
"      key: {type: bytes, max_bytes: 24}\n"
"    layout: {align: 64}\n",
},

/* 0: the path as written */
[W_UNUSED_IMPORT] = {
	.code = "W0911", .slug = "unused-import",
	.text = "nothing of the import '{0}' is used",
	.help = "remove it",
	.explain =
"No attribute, parent or mixin of the schema is defined by the import, nor by what\n"
"that imports in turn. In a schema without classes, which is there for others to\n"
"import, nothing is called unused. An import that is there for those who import this\n"
"schema is kept quiet by '# slotc: disable-next-line unused-import' above it.\n"
"\n"
"Risky:\n"
"\n"
"    imports: [common.yaml]\n"
"    classes:\n"
"      Item: {attributes: {price: uint32}}\n"
"\n"
"Right (where common.yaml defines percent):\n"
"\n"
"    imports: [common.yaml]\n"
"    classes:\n"
"      Item: {attributes: {price: uint32, discount: percent}}\n",
},

/* 0: the enum */
[W_UNUSED_ENUM] = {
	.code = "W0912", .slug = "unused-enum",
	.text = "enum '{0}' is not used",
	.help = "remove it, or name it as the type of an attribute",
	.explain =
"No attribute of the schema is of this enum. In a schema without classes, which is\n"
"there for others to import, nothing is called unused.\n"
"\n"
"Risky:\n"
"\n"
"    enums:\n"
"      status: {permissible_values: {ACTIVE: {}, SOLD_OUT: {}}}\n"
"    classes:\n"
"      Item: {attributes: {status: uint8}}\n"
"\n"
"Right:\n"
"\n"
"    enums:\n"
"      status: {permissible_values: {ACTIVE: {}, SOLD_OUT: {}}}\n"
"    classes:\n"
"      Item: {attributes: {status: status}}\n",
},

/* 0: the class */
[W_UNUSED_MIXIN] = {
	.code = "W0913", .slug = "unused-mixin",
	.text = "no class of this schema has the mixin '{0}'",
	.help = "remove it, or name it in another class's 'mixins'",
	.explain =
"There are no objects of a mixin, so it is never used unless a class takes its\n"
"attributes. In a schema that others import they may do so: put it into one that has\n"
"mixins only.\n"
"\n"
"Risky:\n"
"\n"
"    Tagged: {mixin: true, attributes: {tag: string}}\n"
"    Item:   {attributes: {price: uint32}}\n"
"\n"
"Right:\n"
"\n"
"    Tagged: {mixin: true, attributes: {tag: string}}\n"
"    Item:   {mixins: [Tagged], attributes: {price: uint32}}\n",
},

};
