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
	.help = "for an array write '{1}'",
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
	.help = "begin with 'classes:'; 'slotc explain E0120' shows a small schema",
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

/* 0: key; 1: where it belongs, "an attribute"; 2: where it is, "a class"; 3: the keys allowed there */
[E_WRONG_PLACE] = {
	.code = "E0205", .slug = "wrong-place",
	.text = "'{0}' belongs to {1}, not to {2}",
	.help = "keys allowed here: {3}",
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
	.help = "rename one of them",
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
"A type is one of bool, int8 to int64, uint8 to uint64, float, double, string and\n"
"timestamp. Names of types are case-sensitive.\n"
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

/* 0: type; 1: slotc's word */
[E_FOREIGN_TYPE] = {
	.code = "E0403", .slug = "foreign-type",
	.text = "'{0}' is called '{1}' in a slotc schema",
	.help = "write '{1}'",
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
"The number is outside what the type can hold.\n"
"\n"
"Wrong:\n"
"\n"
"    quantity: {type: uint8, default: 300}\n"
"    balance:  {type: uint32, default: -1}\n"
"\n"
"Right:\n"
"\n"
"    quantity: {type: uint16, default: 300}\n"
"    balance:  {type: int32, default: -1}\n",
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

/* ---- E07: layout ------------------------------------------------------- */

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

/* ---- E08: files -------------------------------------------------------- */

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

};
