/*
 * mustache_rows.h: templates as rows. Each row is a rule, a template named
 * "main", a view written as JSON, partials, and what comes out: a text or an
 * error. The comment on a row names the file and case of the public Mustache
 * specification (github.com/mustache/spec, specs/) that it is held to; where
 * we are stricter on purpose, the row expects the error.
 */
#ifndef MUSTACHE_ROWS_H
#define MUSTACHE_ROWS_H

#include <stddef.h>

struct row {
	const char *rule;
	const char *template;
	const char *view;
	const char *expected; /* or NULL: */
	const char *error;    /* "TEMPLATE:LINE:COLUMN: MESSAGE" */
	const char *partials[6]; /* name, text, name, text, ... */
};

#define UNSHOWN "; a tag shows strings and numbers"
#define UNTESTED "; a section takes a bool, a list or an object"

/* clang-format off: a row stays together */
static const struct row rows[] = {
	/* interpolation: No Interpolation */
	{"text without tags stays as it is", "int {x} = { 1 };\n", "{}", "int {x} = { 1 };\n", NULL, {0}},
	/* interpolation: Basic Interpolation */
	{"a tag becomes the value of its name", "struct {{tag}};\n", "{'tag':'cart'}", "struct cart;\n", NULL, {0}},
	/* interpolation: No Re-interpolation */
	{"tags in a value are text", "{{a}} {{b}}", "{'a':'{{b}}','b':'B'}", "{{b}} B", NULL, {0}},
	/* interpolation: HTML Escaping; the output is C */
	{"two braces escape nothing", "{{op}}", "{'op':'a<b && c>\"d'}", "a<b && c>\"d", NULL, {0}},
	/* interpolation: Triple Mustache */
	{"three braces escape nothing", "{{{op}}}", "{'op':'a<b && c>\"d'}", "a<b && c>\"d", NULL, {0}},
	/* interpolation: Ampersand */
	{"an ampersand escapes nothing", "{{&op}}", "{'op':'a<b && c>\"d'}", "a<b && c>\"d", NULL, {0}},
	/* interpolation: Basic Integer Interpolation */
	{"an integer is shown in two braces", "[{{n}}]", "{'n':42}", "[42]", NULL, {0}},
	/* interpolation: Triple Mustache Integer Interpolation */
	{"an integer is shown in three braces", "[{{{n}}}]", "{'n':42}", "[42]", NULL, {0}},
	/* interpolation: Ampersand Integer Interpolation */
	{"an integer is shown after an ampersand", "[{{&n}}]", "{'n':42}", "[42]", NULL, {0}},
	/* interpolation: Basic Decimal Interpolation */
	{"a decimal is shown without excess zeros in two braces", "[{{n}}]", "{'n':2.50}", "[2.5]", NULL, {0}},
	/* interpolation: Triple Mustache Decimal Interpolation */
	{"a decimal is shown without excess zeros in three braces", "[{{{n}}}]", "{'n':2.50}", "[2.5]", NULL, {0}},
	/* interpolation: Ampersand Decimal Interpolation */
	{"a decimal is shown without excess zeros after an ampersand", "[{{&n}}]", "{'n':2.50}", "[2.5]", NULL, {0}},
	/* interpolation: Basic Null Interpolation; strict */
	{"null cannot be shown in two braces", "[{{n}}]", "{'n':null}", NULL, "main:1:2: 'n' is null" UNSHOWN, {0}},
	/* interpolation: Triple Mustache Null Interpolation; strict */
	{"null cannot be shown in three braces", "[{{{n}}}]", "{'n':null}", NULL, "main:1:2: 'n' is null" UNSHOWN, {0}},
	/* interpolation: Ampersand Null Interpolation; strict */
	{"null cannot be shown after an ampersand", "[{{&n}}]", "{'n':null}", NULL, "main:1:2: 'n' is null" UNSHOWN,
	 {0}},
	/* interpolation: Basic Context Miss Interpolation; strict */
	{"an undefined name is an error in two braces", "a\n ({{no}})", "{}", NULL, "main:2:3: 'no' is not defined",
	 {0}},
	/* interpolation: Triple Mustache Context Miss Interpolation; strict */
	{"an undefined name is an error in three braces", "({{{no}}})", "{}", NULL, "main:1:2: 'no' is not defined",
	 {0}},
	/* interpolation: Ampersand Context Miss Interpolation; strict */
	{"an undefined name is an error after an ampersand", "({{&no}})", "{}", NULL, "main:1:2: 'no' is not defined",
	 {0}},
	/* interpolation: Dotted Names - Basic Interpolation */
	{"a dotted name is short for a section in two braces", "{{c.id}}={{#c}}{{id}}{{/c}}", "{'c':{'id':'7'}}", "7=7",
	 NULL, {0}},
	/* interpolation: Dotted Names - Triple Mustache Interpolation */
	{"a dotted name is short for a section in three braces", "{{{c.id}}}={{#c}}{{{id}}}{{/c}}", "{'c':{'id':'7'}}",
	 "7=7", NULL, {0}},
	/* interpolation: Dotted Names - Ampersand Interpolation */
	{"a dotted name is short for a section after an ampersand", "{{&c.id}}={{#c}}{{&id}}{{/c}}", "{'c':{'id':'7'}}",
	 "7=7", NULL, {0}},
	/* interpolation: Dotted Names - Arbitrary Depth */
	{"a dotted name can have many parts", "{{a.b.c.d.e.f}}", "{'a':{'b':{'c':{'d':{'e':{'f':'deep'}}}}}}", "deep",
	 NULL, {0}},
	/* interpolation: Dotted Names - Broken Chains; strict */
	{"a dotted name that breaks off is an error", "[{{a.b.c}}]", "{'a':{}}", NULL,
	 "main:1:2: 'a.b.c' is not defined", {0}},
	/* interpolation: Dotted Names - Broken Chain Resolution; strict */
	{"later parts of a dotted name do not look outward", "[{{a.b.c.d}}]", "{'a':{'b':{}},'c':{'d':'no'}}", NULL,
	 "main:1:2: 'a.b.c.d' is not defined", {0}},
	/* interpolation: Dotted Names - Initial Resolution */
	{"the first part of a dotted name looks in the innermost object first", "{{#a}}{{b.c}}{{/a}}",
	 "{'a':{'b':{'c':'in'}},'b':{'c':'out'}}", "in", NULL, {0}},
	/* interpolation: Dotted Names - Leading Dot, an early draft's case that later versions dropped */
	{"a name cannot begin with a dot", "{{#a}}{{.b}}{{/a}}", "{'a':{'b':'x'}}", NULL,
	 "main:1:7: a part of this dotted name is empty", {0}},
	/* interpolation: Dotted Names - Context Precedence; strict */
	{"an inner object hides an outer one of the same name", "{{#a}}{{b.c}}{{/a}}", "{'a':{'b':{}},'b':{'c':'no'}}",
	 NULL, "main:1:7: 'b.c' is not defined", {0}},
	/* interpolation: Dotted Names are never single keys; strict */
	{"a key with a dot in it is never found", "{{a.b}}", "{'a.b':'no'}", NULL, "main:1:1: 'a.b' is not defined",
	 {0}},
	/* interpolation: Dotted Names - No Masking */
	{"a key with a dot in it hides nothing", "{{a.b}}", "{'a.b':'no','a':{'b':'yes'}}", "yes", NULL, {0}},
	/* interpolation: Implicit Iterators - Basic Interpolation */
	{"a dot is the view itself", "<{{.}}>", "'all'", "<all>", NULL, {0}},
	/* interpolation: Implicit Iterators - HTML Escaping; the output is C */
	{"a dot escapes nothing in two braces", "{{.}}", "'&\"<>'", "&\"<>", NULL, {0}},
	/* interpolation: Implicit Iterators - Triple Mustache */
	{"a dot escapes nothing in three braces", "{{{.}}}", "'&\"<>'", "&\"<>", NULL, {0}},
	/* interpolation: Implicit Iterators - Ampersand */
	{"a dot escapes nothing after an ampersand", "{{&.}}", "'&\"<>'", "&\"<>", NULL, {0}},
	/* interpolation: Implicit Iterators - Basic Integer Interpolation */
	{"a dot can be an integer", "<{{.}}>", "64", "<64>", NULL, {0}},
	/* interpolation: Interpolation - Surrounding Whitespace */
	{"blanks around two braces stay", "= {{v}} ;", "{'v':'1'}", "= 1 ;", NULL, {0}},
	/* interpolation: Triple Mustache - Surrounding Whitespace */
	{"blanks around three braces stay", "= {{{v}}} ;", "{'v':'1'}", "= 1 ;", NULL, {0}},
	/* interpolation: Ampersand - Surrounding Whitespace */
	{"blanks around an ampersand's tag stay", "= {{&v}} ;", "{'v':'1'}", "= 1 ;", NULL, {0}},
	/* interpolation: Interpolation - Standalone */
	{"a value alone on its line keeps the line in two braces", "\t{{v}}\n", "{'v':'1'}", "\t1\n", NULL, {0}},
	/* interpolation: Triple Mustache - Standalone */
	{"a value alone on its line keeps the line in three braces", "\t{{{v}}}\n", "{'v':'1'}", "\t1\n", NULL, {0}},
	/* interpolation: Ampersand - Standalone */
	{"a value alone on its line keeps the line after an ampersand", "\t{{&v}}\n", "{'v':'1'}", "\t1\n", NULL, {0}},
	/* interpolation: Interpolation With Padding */
	{"blanks inside two braces mean nothing", "({{ v }})", "{'v':'1'}", "(1)", NULL, {0}},
	/* interpolation: Triple Mustache With Padding */
	{"blanks inside three braces mean nothing", "({{{ v }}})", "{'v':'1'}", "(1)", NULL, {0}},
	/* interpolation: Ampersand With Padding */
	{"blanks inside an ampersand's tag mean nothing", "({{& v }})", "{'v':'1'}", "(1)", NULL, {0}},

	/* sections: Truthy */
	{"a true section is written", "({{#is_set}}yes{{/is_set}})", "{'is_set':true}", "(yes)", NULL, {0}},
	/* sections: Falsey */
	{"a false section is left out", "({{#is_set}}yes{{/is_set}})", "{'is_set':false}", "()", NULL, {0}},
	/* sections: Null is falsey; strict */
	{"null cannot be tested by a section", "({{#n}}x{{/n}})", "{'n':null}", NULL, "main:1:2: 'n' is null" UNTESTED,
	 {0}},
	/* sections: Context */
	{"an object's section sees its keys", "({{#c}}{{id}}{{/c}})", "{'c':{'id':'7'}}", "(7)", NULL, {0}},
	/* sections: Parent contexts */
	{"a section sees the keys of what encloses it", "{{#in}}{{a}} {{b}} {{c.d}}{{/in}}",
	 "{'a':'A','b':'no','in':{'b':'B'},'c':{'d':'D'}}", "A B D", NULL, {0}},
	/* sections: Variable test; strict */
	{"a string cannot be tested by a section", "{{#s}}{{.}}{{/s}}", "{'s':'x'}", NULL,
	 "main:1:1: 's' is a string" UNTESTED, {0}},
	/* sections: List Contexts */
	{"lists in lists see every level", "{{#t}}{{#m}}{{n.lo}}{{k}}:{{#b}}{{n.up}}{{k}}{{j}};{{/b}}{{/m}}{{/t}}",
	 "{'t':[{'n':{'up':'N','lo':'n'},'m':[{'k':'1','b':[{'j':'p'},{'j':'q'}]}]}]}", "n1:N1p;N1q;", NULL, {0}},
	/* sections: Deeply Nested Contexts, as it was before it made a section of a number */
	{"objects in objects see every level",
	 "{{#a}}\n{{one}}\n{{#b}}\n{{two}}{{one}}\n{{#c}}\n{{#d}}\n{{four}}{{three}}{{two}}{{one}}\n{{/d}}\n"
	 "{{three}}{{two}}{{one}}\n{{/c}}\n{{two}}{{one}}\n{{/b}}\n{{one}}\n{{/a}}\n",
	 "{'a':{'one':1},'b':{'two':2},'c':{'three':3,'d':{'four':4}}}", "1\n21\n4321\n321\n21\n1\n", NULL, {0}},
	/* sections: Deeply Nested Contexts, as it is; strict */
	{"a number cannot be tested by a section", "{{#c}}{{#five}}{{.}}{{/five}}{{/c}}", "{'c':{'five':5}}", NULL,
	 "main:1:7: 'five' is a number" UNTESTED, {0}},
	/* sections: List */
	{"a list's section is written for each item", "{{#l}}<{{k}}>{{/l}}", "{'l':[{'k':1},{'k':2},{'k':3}]}",
	 "<1><2><3>", NULL, {0}},
	/* sections: Empty List */
	{"an empty list's section is left out", "({{#l}}x{{/l}})", "{'l':[]}", "()", NULL, {0}},
	/* sections: Strings Not Lists; strict */
	{"a string of digits cannot be tested either", "{{#s}}x{{/s}}", "{'s':'12'}", NULL,
	 "main:1:1: 's' is a string" UNTESTED, {0}},
	/* sections: Doubled */
	{"a section can come twice", "{{#b}}\n1\n{{/b}}\n{{two}}\n{{#b}}\n3\n{{/b}}\n", "{'b':true,'two':'2'}",
	 "1\n2\n3\n", NULL, {0}},
	/* sections: Nested (Truthy) */
	{"a true section can be inside itself", "1{{#b}}2{{#b}}3{{/b}}4{{/b}}5", "{'b':true}", "12345", NULL, {0}},
	/* sections: Nested (Falsey) */
	{"a false section leaves out what is inside", "1{{#b}}2{{#b}}3{{/b}}4{{/b}}5", "{'b':false}", "15", NULL, {0}},
	/* sections: Context Misses; strict */
	{"an undefined section is an error", "[{{#no}}x{{/no}}]", "{}", NULL, "main:1:2: 'no' is not defined", {0}},
	/* sections: Implicit Iterator - String */
	{"a dot is each string of a list", "{{#l}}<{{.}}>{{/l}}", "{'l':['a','b','c']}", "<a><b><c>", NULL, {0}},
	/* sections: Implicit Iterator - Integer */
	{"a dot is each integer of a list", "{{#l}}<{{.}}>{{/l}}", "{'l':[1,2,3]}", "<1><2><3>", NULL, {0}},
	/* sections: Implicit Iterator - Decimal */
	{"a dot is each decimal of a list", "{{#l}}<{{.}}>{{/l}}", "{'l':[1.50,2.250]}", "<1.5><2.25>", NULL, {0}},
	/* sections: Implicit Iterator - Array */
	{"a dot is each list of a list", "{{#l}}<{{#.}}{{.}}{{/.}}>{{/l}}", "{'l':[[1,2],['a','b']]}", "<12><ab>", NULL,
	 {0}},
	/* sections: Implicit Iterator - HTML Escaping; the output is C */
	{"each item escapes nothing in two braces", "{{#l}}{{.}} {{/l}}", "{'l':['&','\"','<']}", "& \" < ", NULL, {0}},
	/* sections: Implicit Iterator - Triple mustache */
	{"each item escapes nothing in three braces", "{{#l}}{{{.}}} {{/l}}", "{'l':['&','\"','<']}", "& \" < ", NULL,
	 {0}},
	/* sections: Implicit Iterator - Ampersand */
	{"each item escapes nothing after an ampersand", "{{#l}}{{&.}} {{/l}}", "{'l':['&','\"','<']}", "& \" < ", NULL,
	 {0}},
	/* sections: Implicit Iterator - Root-level */
	{"a view can be a list", "{{#.}}<{{k}}>{{/.}}", "[{'k':'a'},{'k':'b'}]", "<a><b>", NULL, {0}},
	/* sections: Dotted Names - Truthy */
	{"a dotted section can be true", "[{{#a.b.c}}x{{/a.b.c}}]", "{'a':{'b':{'c':true}}}", "[x]", NULL, {0}},
	/* sections: Dotted Names - Falsey */
	{"a dotted section can be false", "[{{#a.b.c}}x{{/a.b.c}}]", "{'a':{'b':{'c':false}}}", "[]", NULL, {0}},
	/* sections: Dotted Names - Broken Chains; strict */
	{"a dotted section that breaks off is an error", "[{{#a.b.c}}x{{/a.b.c}}]", "{'a':{}}", NULL,
	 "main:1:2: 'a.b.c' is not defined", {0}},
	/* sections: Surrounding Whitespace */
	{"blanks around a section stay", " ; {{#b}}\t;\t{{/b}} ; \n", "{'b':true}", " ; \t;\t ; \n", NULL, {0}},
	/* sections: Internal Whitespace */
	{"blanks inside a section stay", " ; {{#b}} {{! not alone }}\n {{/b}} ; \n", "{'b':true}", " ;  \n  ; \n", NULL,
	 {0}},
	/* sections: Indented Inline Sections */
	{"a section on one line keeps the line's indentation", "\t{{#b}}1{{/b}}\n\t{{#b}}2{{/b}}\n", "{'b':true}",
	 "\t1\n\t2\n", NULL, {0}},
	/* sections: Standalone Lines */
	{"section tags alone on their lines leave no lines", "{\n{{#b}}\n;\n{{/b}}\n}\n", "{'b':true}", "{\n;\n}\n",
	 NULL, {0}},
	/* sections: Indented Standalone Lines */
	{"indented section tags leave no lines", "{\n\t{{#b}}\n;\n  {{/b}}\n}\n", "{'b':true}", "{\n;\n}\n", NULL, {0}},
	/* sections: Standalone Line Endings */
	{"section tags leave no line with CRLF", "{\r\n{{#b}}\r\n{{/b}}\r\n}", "{'b':true}", "{\r\n}", NULL, {0}},
	/* sections: Standalone Without Previous Line */
	{"a section tag on the first line leaves no line", "  {{#b}}\n;{{/b}}\n}", "{'b':true}", ";\n}", NULL, {0}},
	/* sections: Standalone Without Newline */
	{"a section tag on an unfinished last line leaves no line", ";{{#b}}\n}\n  {{/b}}", "{'b':true}", ";\n}\n",
	 NULL, {0}},
	/* sections: Padding */
	{"blanks inside section tags mean nothing", "({{# b }};{{/ b }})", "{'b':true}", "(;)", NULL, {0}},

	/* inverted: Falsey */
	{"a false inverted section is written", "({{^is_set}}no{{/is_set}})", "{'is_set':false}", "(no)", NULL, {0}},
	/* inverted: Null is falsey; strict */
	{"null cannot be tested by an inverted section", "({{^n}}x{{/n}})", "{'n':null}", NULL,
	 "main:1:2: 'n' is null" UNTESTED, {0}},
	/* inverted: Truthy */
	{"a true inverted section is left out", "({{^is_set}}no{{/is_set}})", "{'is_set':true}", "()", NULL, {0}},
	/* inverted: Truthy - Strings, a case of some versions only; strict */
	{"a string cannot be tested by an inverted section", "({{^s}}x{{/s}})", "{'s':'x'}", NULL,
	 "main:1:2: 's' is a string" UNTESTED, {0}},
	/* inverted: Context */
	{"an object's inverted section is left out", "({{^c}}{{id}}{{/c}})", "{'c':{'id':'7'}}", "()", NULL, {0}},
	/* inverted: List */
	{"a list's inverted section is left out", "({{^l}}{{k}}{{/l}})", "{'l':[{'k':1},{'k':2}]}", "()", NULL, {0}},
	/* inverted: Empty List */
	{"an empty list's inverted section is written", "({{^l}}none{{/l}})", "{'l':[]}", "(none)", NULL, {0}},
	/* inverted: Doubled */
	{"an inverted section can come twice", "{{^b}}\n1\n{{/b}}\n{{two}}\n{{^b}}\n3\n{{/b}}\n",
	 "{'b':false,'two':'2'}", "1\n2\n3\n", NULL, {0}},
	/* inverted: Nested (Falsey) */
	{"an inverted section can be inside itself", "1{{^b}}2{{^b}}3{{/b}}4{{/b}}5", "{'b':false}", "12345", NULL,
	 {0}},
	/* inverted: Nested (Truthy) */
	{"an inverted section leaves out what is inside", "1{{^b}}2{{^b}}3{{/b}}4{{/b}}5", "{'b':true}", "15", NULL,
	 {0}},
	/* inverted: Context Misses; strict */
	{"an undefined inverted section is an error", "[{{^no}}x{{/no}}]", "{}", NULL, "main:1:2: 'no' is not defined",
	 {0}},
	/* inverted: Dotted Names - Truthy */
	{"a dotted inverted section can be true", "[{{^a.b.c}}x{{/a.b.c}}]", "{'a':{'b':{'c':true}}}", "[]", NULL, {0}},
	/* inverted: Dotted Names - Falsey */
	{"a dotted inverted section can be false", "[{{^a.b.c}}x{{/a.b.c}}]", "{'a':{'b':{'c':false}}}", "[x]", NULL,
	 {0}},
	/* inverted: Dotted Names - Broken Chains; strict */
	{"a dotted inverted section that breaks off is an error", "[{{^a.b.c}}x{{/a.b.c}}]", "{'a':{}}", NULL,
	 "main:1:2: 'a.b.c' is not defined", {0}},
	/* inverted: Surrounding Whitespace */
	{"blanks around an inverted section stay", " ; {{^b}}\t;\t{{/b}} ; \n", "{'b':false}", " ; \t;\t ; \n", NULL,
	 {0}},
	/* inverted: Internal Whitespace */
	{"blanks inside an inverted section stay", " ; {{^b}} {{! not alone }}\n {{/b}} ; \n", "{'b':false}",
	 " ;  \n  ; \n", NULL, {0}},
	/* inverted: Indented Inline Sections */
	{"an inverted section on one line keeps the line's indentation", "\t{{^b}}1{{/b}}\n\t{{^b}}2{{/b}}\n",
	 "{'b':false}", "\t1\n\t2\n", NULL, {0}},
	/* inverted: Standalone Lines */
	{"inverted tags alone on their lines leave no lines", "{\n{{^b}}\n;\n{{/b}}\n}\n", "{'b':false}", "{\n;\n}\n",
	 NULL, {0}},
	/* inverted: Standalone Indented Lines */
	{"indented inverted tags leave no lines", "{\n\t{{^b}}\n;\n  {{/b}}\n}\n", "{'b':false}", "{\n;\n}\n", NULL,
	 {0}},
	/* inverted: Standalone Line Endings */
	{"inverted tags leave no line with CRLF", "{\r\n{{^b}}\r\n{{/b}}\r\n}", "{'b':false}", "{\r\n}", NULL, {0}},
	/* inverted: Standalone Without Previous Line */
	{"an inverted tag on the first line leaves no line", "  {{^b}}\n;{{/b}}\n}", "{'b':false}", ";\n}", NULL, {0}},
	/* inverted: Standalone Without Newline */
	{"an inverted tag on an unfinished last line leaves no line", ";{{^b}}\n}\n  {{/b}}", "{'b':false}", ";\n}\n",
	 NULL, {0}},
	/* inverted: Padding */
	{"blanks inside inverted tags mean nothing", "({{^ b }};{{/ b }})", "{'b':false}", "(;)", NULL, {0}},

	/* comments: Inline */
	{"a comment leaves nothing", "in{{! about int }}t", "{}", "int", NULL, {0}},
	/* comments: Multiline */
	{"a comment can have several lines", "in{{!\n  about\n  int\n}}t\n", "{}", "int\n", NULL, {0}},
	/* comments: Standalone */
	{"a comment alone on its line leaves no line", "{\n{{! about }}\n}\n", "{}", "{\n}\n", NULL, {0}},
	/* comments: Indented Standalone */
	{"an indented comment leaves no line", "{\n\t{{! about }}\n}\n", "{}", "{\n}\n", NULL, {0}},
	/* comments: Standalone Line Endings */
	{"a comment leaves no line with CRLF", "{\r\n{{! about }}\r\n}", "{}", "{\r\n}", NULL, {0}},
	/* comments: Standalone Without Previous Line */
	{"a comment on the first line leaves no line", "  {{! it's first }}\n}", "{}", "}", NULL, {0}},
	/* comments: Standalone Without Newline */
	{"a comment on an unfinished last line leaves no line", "{\n  {{! it's last }}", "{}", "{\n", NULL, {0}},
	/* comments: Multiline Standalone */
	{"a comment of several lines leaves no line", "{\n{{!\nabout\n}}\n}\n", "{}", "{\n}\n", NULL, {0}},
	/* comments: Indented Multiline Standalone */
	{"an indented comment of several lines leaves no line", "{\n  {{!\n    about\n  }}\n}\n", "{}", "{\n}\n", NULL,
	 {0}},
	/* comments: Indented Inline */
	{"a comment after text keeps the line", "\tint {{! about }}\n", "{}", "\tint \n", NULL, {0}},
	/* comments: Surrounding Whitespace */
	{"blanks around a comment stay", "int {{! about }} x", "{}", "int  x", NULL, {0}},
	/* comments: Variable Name Collision */
	{"a comment is never a name", "<{{! c }}>", "{'! c':1,'! c ':2,'!c':3,'c':4}", "<>", NULL, {0}},

	/* partials: Basic Behavior */
	{"a partial tag becomes the partial", "({{>p}})", "{}", "(text)", NULL, {"p", "text"}},
	/* partials: Failed Lookup; strict */
	{"a missing partial is an error", "\n({{>p}})", "{}", NULL, "main:2:2: there is no partial 'p'", {0}},
	/* partials: Context */
	{"a partial sees the names where it is used", "({{#c}}{{>p}}{{/c}})", "{'c':{'id':'7'}}", "(<7>)", NULL,
	 {"p", "<{{id}}>"}},
	/* partials: Recursion */
	{"a partial can use itself", "{{>tree}}", "{'id':'1','sub':[{'id':'2','sub':[]},{'id':'3','sub':[]}]}",
	 "1(2()3())", NULL, {"tree", "{{id}}({{#sub}}{{>tree}}{{/sub}})"}},
	/* partials: Nested */
	{"a partial can use a partial", "{{>out}}", "{'a':'A','b':'B'}", "(A [B])", NULL, {"out", "({{a}} {{>in}})",
	 "in", "[{{b}}]"}},
	/* partials: Surrounding Whitespace */
	{"blanks around a partial stay", "( {{>p}} )", "{}", "( \t;\t )", NULL, {"p", "\t;\t"}},
	/* partials: Inline Indentation */
	{"a partial after text is not indented", "  {{v}}  {{> p}}\n", "{'v':'1'}", "  1  {\n}\n", NULL, {"p", "{\n}"}},
	/* partials: Standalone Line Endings */
	{"a partial alone on its line takes the line's CRLF", "{\r\n{{>p}}\r\n}", "{}", "{\r\n;}", NULL, {"p", ";"}},
	/* partials: Standalone Without Previous Line */
	{"a partial on the first line is indented", "  {{>p}}\n;", "{}", "  {\n  };", NULL, {"p", "{\n}"}},
	/* partials: Standalone Without Newline */
	{"a partial on an unfinished last line is indented", ";\n  {{>p}}", "{}", ";\n  {\n  }", NULL, {"p", "{\n}"}},
	/* partials: Standalone Indentation */
	{"values are not indented with their partial", "{\n\t{{>p}}\n}\n", "{'v':'<\\n>'}", "{\n\t[\n\t<\n>\n\t]\n}\n",
	 NULL, {"p", "[\n{{{v}}}\n]\n"}},
	/* partials: Standalone Indentation, as some versions have it */
	{"values amid a line are not indented either", "{\n\t{{>p}}\n}\n", "{'v':'<\\n>'}",
	 "{\n\t[\n\t<\n>a b<\n>c\n\t]\n}\n", NULL, {"p", "[\n{{{v}}}a b{{{v}}}c\n]\n"}},
	/* partials: Padding Whitespace */
	{"blanks inside a partial tag mean nothing", "({{> p }})", "{}", "([])", NULL, {"p", "[]"}},

	/* delimiters: Pair Behavior */
	{"delimiters can be replaced", "{{=<% %>=}}(<%v%>)", "{'v':'1'}", "(1)", NULL, {0}},
	/* delimiters: Special Characters */
	{"delimiters can be any characters", "({{=[ ]=}}[v])", "{'v':'1'}", "(1)", NULL, {0}},
	/* delimiters: Sections */
	{"delimiters hold across sections",
	 "{\n{{#b}}\n {{v}}\n |v|\n{{/b}}\n\n{{= | | =}}\n|#b|\n {{v}}\n |v|\n|/b|\n}\n", "{'b':true,'v':'1'}",
	 "{\n 1\n |v|\n\n {{v}}\n 1\n}\n", NULL, {0}},
	/* delimiters: Inverted Sections */
	{"delimiters hold across inverted sections",
	 "{\n{{^b}}\n {{v}}\n |v|\n{{/b}}\n\n{{= | | =}}\n|^b|\n {{v}}\n |v|\n|/b|\n}\n", "{'b':false,'v':'1'}",
	 "{\n 1\n |v|\n\n {{v}}\n 1\n}\n", NULL, {0}},
	/* delimiters: Partial Inheritence */
	{"a partial starts with the usual delimiters", "( {{>p}} )\n{{= | | =}}\n( |>p| )\n", "{'v':'1'}",
	 "( <1> )\n( <1> )\n", NULL, {"p", "<{{v}}>"}},
	/* delimiters: Post-Partial Behavior */
	{"a partial's delimiters end with it", "( {{>p}} )\n( {{v}} |v| )\n", "{'v':'1'}", "( 1  1 )\n( 1 |v| )\n",
	 NULL, {"p", "{{v}} {{= | | =}} |v|"}},
	/* delimiters: Surrounding Whitespace */
	{"blanks around a delimiter tag stay", "( {{=@ @=}} )", "{}", "(  )", NULL, {0}},
	/* delimiters: Outlying Whitespace (Inline) */
	{"a delimiter tag after text keeps the line", " ; {{=@ @=}}\n", "{}", " ; \n", NULL, {0}},
	/* delimiters: Standalone Tag */
	{"a delimiter tag alone on its line leaves no line", "{\n{{=@ @=}}\n}\n", "{}", "{\n}\n", NULL, {0}},
	/* delimiters: Indented Standalone Tag */
	{"an indented delimiter tag leaves no line", "{\n\t{{=@ @=}}\n}\n", "{}", "{\n}\n", NULL, {0}},
	/* delimiters: Standalone Line Endings */
	{"a delimiter tag leaves no line with CRLF", "{\r\n{{= @ @ =}}\r\n}", "{}", "{\r\n}", NULL, {0}},
	/* delimiters: Standalone Without Previous Line */
	{"a delimiter tag on the first line leaves no line", "  {{=@ @=}}\n=", "{}", "=", NULL, {0}},
	/* delimiters: Standalone Without Newline */
	{"a delimiter tag on an unfinished last line leaves no line", "=\n  {{=@ @=}}", "{}", "=\n", NULL, {0}},
	/* delimiters: Pair with Padding */
	{"blanks between delimiters mean nothing", "({{= @   @ =}})", "{}", "()", NULL, {0}},

	/* Ours: what the specification leaves open, and where we are strict. */
	{"an empty template writes nothing", "", "{}", "", NULL, {0}},
	{"an empty partial writes nothing", "{\n\t{{>p}}\n}\n", "{}", "{\n}\n", NULL, {"p", ""}},
	{"braces of C touch tags", "{{{{v}}}}{ {{v}}}{", "{'v':'1'}", NULL, "main:1:1: '{v' is not defined", {0}},
	{"a bool cannot be shown", "{{b}}", "{'b':true}", NULL, "main:1:1: 'b' is a bool" UNSHOWN, {0}},
	{"a list cannot be shown", "{{l}}", "{'l':[]}", NULL, "main:1:1: 'l' is a list" UNSHOWN, {0}},
	{"an object cannot be shown", "{{o}}", "{'o':{}}", NULL, "main:1:1: 'o' is an object" UNSHOWN, {0}},
	{"a dot names what it is in errors", "{{.}}", "{}", NULL, "main:1:1: '.' is an object" UNSHOWN, {0}},
	{"a name below a string is not defined", "{{s.t}}", "{'s':'x'}", NULL, "main:1:1: 's.t' is not defined", {0}},
	{"a name below a list is not defined", "{{#l}}{{a.b}}{{/l}}", "{'l':[{'a':{'b':1}},{'a':[1]}]}", NULL,
	 "main:1:7: 'a.b' is not defined", {0}},
	{"what is inside a false section need not be defined", "{{#b}}{{no}}{{/b}}", "{'b':false}", "", NULL, {0}},
	{"a list's item hides an outer key of the same name", "{{#l}}{{k}}{{/l}}{{k}}", "{'k':0,'l':[{'k':1},{'k':2}]}",
	 "120", NULL, {0}},
	{"items need not have the same keys", "{{#l}}{{k}}{{/l}}", "{'k':0,'l':[{'j':9,'k':1},{'j':9},{'k':2},{}]}",
	 "1020", NULL, {0}},
	{"a section tag can come twice in a line", "{{#a}}{{#b}}\n;\n{{/b}}{{/a}}\n", "{'a':true,'b':true}", "\n;\n\n",
	 NULL, {0}},
	{"a comment's second half makes a line of its tags", "{{!\n}} {{#b}}\n;{{/b}}\n", "{'b':true}", " \n;\n", NULL,
	 {0}},
	{"indentations of partials add up", " {{>a}}\n", "{}", " {\n \t;\n }\n", NULL,
	 {"a", "{\n\t{{>b}}\n}\n", "b", ";\n"}},
	{"an inline partial in an indented one is not indented", " {{>a}}\n", "{}", " x=1\n2\n", NULL,
	 {"a", "x={{>b}}\n", "b", "1\n2"}},
	{"a partial in column 0 keeps the outer indentation", "\t{{>a}}\n", "{}", "\t1\n\t2\n\t3\n", NULL,
	 {"a", "1\n{{>b}}\n3\n", "b", "2\n"}},
	{"empty lines of a partial are not indented", "\t{{>p}}\n", "{}", "\t1\n\n\r\n\t2\n", NULL,
	 {"p", "1\n\n\r\n2\n"}},
	{"each line of an indented loop is indented", "\t{{>p}}\n", "{'l':['1','2']}", "\tint a1;\n\tint a2;\n", NULL,
	 {"p", "{{#l}}\nint a{{.}};\n{{/l}}\n"}},
	{"a line that starts with a tag is indented", "\t{{>p}}\n", "{'v':'1','b':true}", "\t1\n\t2\n\t3\n\t4\n", NULL,
	 {"p", "{{v}}\n{{#b}}2{{/b}}\n{{! c }}3\n{{#b}}\n{{/b}}4\n"}},
	{"an empty section still starts its line", "\t{{>p}}\n", "{'b':false}", "\t;\n", NULL,
	 {"p", "{{#b}}1{{/b}};\n"}},
	{"a partial can use itself indented", "{{>tree}}", "{'id':1,'sub':[{'id':2,'sub':[{'id':3,'sub':[]}]}]}",
	 "1\n 2\n  3\n", NULL, {"tree", "{{id}}\n{{#sub}}\n {{>tree}}\n{{/sub}}\n"}},
	{"endless recursion is an error", "{{>p}}", "{}", NULL, "p:2:1: partials are nested more than 64 deep",
	 {"p", "\n{{>p}}"}},
	{"an error in a partial names the partial", "\n\n{{>p}}", "{}", NULL, "p:2:2: 'no' is not defined",
	 {"p", "\n {{no}}"}},
	{"a place counts the lines of comments", "{{!\n\n}}\n {{no}}", "{}", NULL, "main:4:2: 'no' is not defined",
	 {0}},
	{"a missing partial is an error even where it is not reached", "{{#b}}{{>p}}{{/b}}", "{'b':false}", NULL,
	 "main:1:7: there is no partial 'p'", {0}},
	{"a partial's partial is looked for too", "{{>p}}", "{}", NULL, "p:1:2: there is no partial 'q'",
	 {"p", " {{>q}}"}},
	{"a tag that is not closed is an error", "a\n {{v", "{'v':1}", NULL,
	 "main:2:2: this tag is never closed by '}}'", {0}},
	{"three braces are closed by three", "{{{v}} x", "{'v':1}", NULL, "main:1:1: this tag is never closed by '}}}'",
	 {0}},
	{"a section that is not closed is an error", "a\n{{#b}}\n", "{'b':true}", NULL,
	 "main:2:1: section 'b' is never closed", {0}},
	{"the innermost open section is named", "{{#a}}{{#b}}", "{}", NULL, "main:1:7: section 'b' is never closed",
	 {0}},
	{"sections close in the order of nesting", "{{#a}}\n{{#b}}{{/a}}{{/b}}", "{}", NULL,
	 "main:2:7: 'a' cannot close section 'b' of line 2", {0}},
	{"a closing tag needs a section", "x{{/a}}", "{}", NULL, "main:1:2: 'a' closes no section", {0}},
	{"a partial does not close its user's section", "{{#a}}{{>p}}", "{}", NULL,
	 "main:1:1: section 'a' is never closed", {"p", "{{/a}}"}},
	{"a tag needs a name", "{{ }}", "{}", NULL, "main:1:1: this tag has no name", {0}},
	{"a section needs a name", "{{#}}{{/}}", "{}", NULL, "main:1:1: this tag has no name", {0}},
	{"a name has no spaces in it", "{{a b}}", "{}", NULL, "main:1:1: a name cannot have spaces in it", {0}},
	{"a name does not end with a dot", "{{a.}}", "{}", NULL, "main:1:1: a part of this dotted name is empty", {0}},
	{"a name has no empty part", "{{a..b}}", "{}", NULL, "main:1:1: a part of this dotted name is empty", {0}},
	{"a name can span lines with its tag", "<{{\n  v\n}}>", "{'v':1}", "<1>", NULL, {0}},
	{"one new delimiter is an error", "{{=<%=}}", "{}", NULL,
	 "main:1:1: new delimiters are written {{=OPEN CLOSE=}}", {0}},
	{"three new delimiters are an error", "{{=a b c=}}", "{}", NULL,
	 "main:1:1: new delimiters are written {{=OPEN CLOSE=}}", {0}},
	{"a new delimiter has no equals sign", "{{=<= =>=}}", "{}", NULL,
	 "main:1:1: new delimiters are written {{=OPEN CLOSE=}}", {0}},
	{"no new delimiters are an error", "{{= =}}", "{}", NULL,
	 "main:1:1: new delimiters are written {{=OPEN CLOSE=}}", {0}},
	{"a brace after a new delimiter is closed by a brace", "{{=<% %>=}}<%{v}%>", "{'v':1}", "1", NULL, {0}},
	{"delimiters can be set back", "{{=<% %>=}}<%v%><%={{ }}=%>{{v}}<%v%>", "{'v':1}", "11<%v%>", NULL, {0}},
};
/* clang-format on */

#endif
