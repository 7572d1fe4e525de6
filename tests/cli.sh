# cli.sh: the command line: what each command takes, what it answers, and the
# status it ends with: 1 a wrong schema, 2 a wrong call, 3 a wrong environment.
. "$top_srcdir/tests/harness/lib.sh"
. "$top_srcdir/tests/harness/calls.sh"
calls=..

project=$scratch/project
mkdir "$project"
cd "$project" || exit 99
cp "$top_srcdir/tests/golden/cart.yaml" "$top_srcdir/tests/golden/bools.yaml" .
printf 'classes: {Point: {attributes: {x: flaot, y: float, y: double}}}\n' >wrong.yaml

# refused NAME TEXT ARGUMENT...: a wrong call; the text is on standard error.
refused() {
	about=$1 text=$2
	shift 2
	slotc 2 "$about" "$@"
	expect_text "$about: says so" "slotc: $text" ../err
	check "$about: prints nothing else" test ! -s ../out
}

# ---- wrong calls --------------------------------------------------------------

slotc 2 'no argument at all'
expect_text 'no argument at all: shows the commands' 'generate FILE...' ../err
refused 'an unknown command' "unknown command 'generaet'; did you mean 'generate'?" generaet cart.yaml
refused 'a command like no other' "unknown command 'frobnicate'; 'slotc help' lists them" frobnicate
refused 'an unknown option' "unknown option '--varient'; did you mean '--variant'?" generate --varient=map cart.yaml
refused 'an unknown letter' "unknown option '-x'; see 'slotc help generate'" generate -x cart.yaml
refused "another command's option" "'check' does not take --force" check --force cart.yaml
refused 'an option before the command' "a command comes first" --color=never
refused 'no operand' "'generate' needs FILE..." generate
refused 'an operand too many' "'view' takes FILE, and 'bools.yaml' is more" view cart.yaml bools.yaml
refused 'a value that is missing' "--output needs a value: FILE" generate cart.yaml -o
refused 'a value that is none' "there is no variant ''; variants are slotted, packed, map, map-uthash and map-glib" generate cart.yaml --variant=
refused 'a value too many' "--force takes no value" generate --force=yes cart.yaml
refused 'several schemas and -o' "-o names one header and there are 2 schemas: give -d FOLDER" \
	generate cart.yaml bools.yaml -o all.h
refused '-o and -d' "-o names one header and -d a folder: give one of them" generate cart.yaml -o a.h -d .
refused 'help of an unknown command' "unknown command 'chekc'; did you mean 'check'?" help chekc
refused 'an unknown diagnostic' "there is no diagnostic 'unknwon-key'; did you mean 'unknown-key'?" explain unknwon-key
check 'a wrong call writes nothing' sh -c 'test "$(ls)" = "bools.yaml
cart.yaml
wrong.yaml"'

# ---- help ---------------------------------------------------------------------

slotc 0 --version --version
check 'the version is one line' grep -x -E 'slotc [0-9]+\.[0-9]+\.[0-9]+' ../out
slotc 0 -V -V
slotc 0 help help
cp ../out ../help
slotc 0 --help --help
check '--help is help' cmp ../out ../help
slotc 0 -h -h
silent --help
for command in $(sed -n 's/^  \([a-z]*\) .*/\1/p' ../help); do
	slotc 0 "help $command" help "$command"
	expect_text "help $command: shows how to call it" "Usage: slotc $command " ../out
	cp ../out ../help_of
	slotc 0 "$command --help" "$command" --help
	check "$command --help is the same" cmp ../out ../help_of
	check "help $command: every option has a line" awk '/^  / && !/  [^ ].*  ?[^ ]/ { exit 1 }' ../out
done

# ---- wrong environments ---------------------------------------------------------

for command in check generate view compare; do
	slotc 3 "$command of a file that is not there" $command missing.yaml
	expect_text "$command: says which" "'missing.yaml': No such file or directory" ../err
done
slotc 3 'a folder' check .
expect_text 'a folder: says so' 'directory' ../err
slotc 3 'a device' check /dev/null
slotc 3 'a path through a file' check cart.yaml/cart.yaml
slotc 3 'an empty name' check ''
if mkfifo fifo.yaml 2>/dev/null; then
	slotc 3 'a FIFO, without waiting for a writer,' check fifo.yaml
	rm fifo.yaml
fi
ln -s loop.yaml loop.yaml
slotc 3 'a symbolic link to itself' check loop.yaml
rm loop.yaml
cp cart.yaml unreadable.yaml
chmod 000 unreadable.yaml
if test -r unreadable.yaml; then
	skip 'a file that may not be read' 'every file can be read here'
else
	slotc 3 'a file that may not be read' check unreadable.yaml
fi
rm -f unreadable.yaml
slotc 3 'a folder that is not there' generate cart.yaml -d missing
slotc 3 'an output in no folder' generate cart.yaml -o missing/cart.h
slotc 3 'an output that is a folder' generate cart.yaml -o .
mkdir templates
printf '{{! wrong }}\n{{nobody_knows_this}}\n' >templates/struct.mustache
slotc 3 'a template that is wrong' generate cart.yaml --templates=templates
expect_text 'a template that is wrong: says where' 'struct.mustache:2:' ../err
check 'a template that is wrong: nothing is written' test ! -e cart.h
rm -r templates

# ---- wrong schemas ----------------------------------------------------------------

slotc 1 'a wrong schema' generate wrong.yaml
check 'a wrong schema: nothing is written' test ! -e wrong.h
slotc 1 'one wrong schema of two' generate cart.yaml wrong.yaml -d .
check 'one wrong schema of two: nothing is written' test ! -e cart.h -a ! -e wrong.h
cp cart.yaml kept.h
sed '1i\
/* cart.h: generated by slotc 0.1.0 from cart.yaml; change the schema, not this file. */' cart.yaml >old.h
cp old.h was.h
slotc 1 'a wrong schema over an old header' generate wrong.yaml -o old.h
check 'a wrong schema over an old header: it stays' cmp old.h was.h
rm -f kept.h old.h was.h
slotc 1 'check of a wrong schema' check wrong.yaml
slotc 1 'view of a wrong schema' view wrong.yaml
check 'view of a wrong schema: prints nothing' test ! -s ../out
slotc 1 'both schemas are checked' check wrong.yaml cart.yaml wrong.yaml

# ---- generate ----------------------------------------------------------------------

slotc 0 generate generate cart.yaml
silent generate
check 'generate: prints nothing' test ! -s ../out
check 'the header is in this folder' test -s cart.h
slotc 0 'the map' generate --variant=map cart.yaml
check 'the map is named apart' test -s cart_map.h
mkdir dir
slotc 0 'several schemas' generate -d dir cart.yaml bools.yaml
check 'each has a header' test -s dir/cart.h -a -s dir/bools.h
slotc 0 'a schema in another folder' generate ../project/cart.yaml -o again.h
check 'its header is the same but for its own name' sh -c 'sed 1s/again/cart/ again.h | cmp - cart.h'
slotc 0 'standard output' generate cart.yaml -o -
check 'is the same header' cmp ../out cart.h
"$SLOTC" generate - -o - <cart.yaml >../out 2>../err
expect_status 'standard input: exit 0' 0 $? ../err
check 'standard input: the same but for its name' sh -c 'sed "1s/<stdin>/cart.yaml/" ../out | cmp - cart.h'
cp cart.yaml ./-odd.yaml
slotc 2 'a name with a dash is taken for an option' generate -odd.yaml
slotc 0 'but not after --' generate -d dir -- -odd.yaml
check 'its header is there' test -s dir/-odd.h
for odd in 'a b' "it's" 'a"b' '$(touch injected)' 'a*b' 'größe' 'x\' '9' '-o' '%s'; do
	cp cart.yaml "dir/$odd.yaml"
	slotc 0 "a schema called $odd" generate -d dir -- "dir/$odd.yaml"
	check "a schema called $odd: the header compiles" $CC -fsyntax-only -x c -Wall -Wextra -Werror "dir/$odd.h"
done
check 'nothing else was made' test ! -e injected
odd=$(printf 'a\nb*\\\n')
cp cart.yaml "dir/$odd.yaml"
slotc 0 'a name of two lines' generate -d dir -- "dir/$odd.yaml"
check 'a name of two lines: the header compiles' $CC -fsyntax-only -x c -Wall -Wextra -Werror "dir/$odd.h"

# ---- E0803, E0806: outputs that would be a loss -----------------------------------------

echo 'int mine;' >mine.h
cp mine.h was.h
slotc 1 'a file of somebody else' generate cart.yaml -o mine.h
expect_text 'a file of somebody else: says so' \
	"error: 'mine.h' exists and was not generated by slotc [E0806 not-generated]" ../err
expect_text 'a file of somebody else: says what to do' \
	"help: name another file with -o, or give --force to overwrite it" ../err
check 'a file of somebody else: it stays' cmp mine.h was.h
rm cart_map.h
echo '/* by hand */' >bools_map.h
slotc 1 'one such file of two: none is written' generate cart.yaml bools.yaml -d . --variant=map
check 'one such file of two: not the other either' test ! -e cart_map.h
rm bools_map.h
slotc 0 '--force' generate cart.yaml -o mine.h --force
check '--force: it is a header now' grep -q 'generated by slotc' mine.h
slotc 0 'a header of slotc is replaced unasked' generate bools.yaml -o mine.h
: >empty.h
slotc 0 'so is an empty file' generate cart.yaml -o empty.h
cp cart.yaml same.yaml
slotc 1 'the schema itself' generate same.yaml -o same.yaml
expect_text 'the schema itself: says so' "the output 'same.yaml' is the schema itself [E0803 output-is-input]" ../err
slotc 1 'the schema itself, by force' generate same.yaml -o ./same.yaml --force
ln -s same.yaml link.yaml
slotc 1 'the schema itself, by a link' generate link.yaml -o same.yaml --force
check 'the schema stays' cmp same.yaml cart.yaml

cp cart.yaml 'c#.yaml'
slotc 0 'a name that CMake loses' generate 'c#.yaml' -MD -o c.h
expect_text 'a name that CMake loses: says so' "'c#.yaml' has a '#' in its name, which CMake does not take back" ../err
slotc 0 'without a depfile it is any name' generate 'c#.yaml' -o c.h
check 'without a depfile it is any name: says nothing' test ! -s ../err
rm -f 'c#.yaml' c.h c.d

# ---- the same bytes ----------------------------------------------------------------------

mkdir other
cp cart.yaml other
(cd other && umask 077 && TZ=Asia/Tokyo LC_ALL=tr_TR.UTF-8 LANG=de_DE.UTF-8 HOME=/nowhere "$SLOTC" generate cart.yaml)
check 'another folder, locale, time zone, umask: the same header' cmp other/cart.h cart.h
slotc 0 'an absolute path' generate "$project/cart.yaml" -o other/cart.h
check 'an absolute path: the same header' cmp other/cart.h cart.h
check 'no path of this machine is in it' sh -c '! grep -F "$1" cart.h' sh "$scratch"
{
	printf '\357\273\277'
	sed 's/$/\r/' cart.yaml
} >other/cart.yaml
slotc 0 'a byte order mark and CRLF' generate other/cart.yaml -o other/cart.h
check 'a byte order mark and CRLF: the same header' cmp other/cart.h cart.h
check 'headers are plain ASCII' sh -c '! LC_ALL=C grep -n "[^ -~	]" "$1" cart.h' sh "$top_srcdir/tests/golden/texts.h"

# ---- how mistakes are shown ------------------------------------------------------------------

slotc 1 'short messages' check --error-format=short wrong.yaml
check 'short messages: one line each' test "$(wc -l <../err)" -eq 2
expect_text 'short messages: in GNU form' \
	"wrong.yaml:1:35: error: unknown type 'flaot' [E0401 unknown-type]" ../err
slotc 1 'JSON' check --error-format=json wrong.yaml
check 'JSON: one object a line' test "$(grep -c '^{.*}$' ../err)" -eq 2
if test -n "$PYTHON3"; then
	check 'JSON: Python reads it' "$PYTHON3" -c '
import json, sys
lines = [json.loads(line) for line in open("../err", encoding="utf-8")]
assert [line["code"] for line in lines] == ["E0401", "E0113"], lines
first = lines[0]
assert (first["file"], first["line"], first["column"], first["end_column"]) == ("wrong.yaml", 1, 35, 40), first
assert first["name"] == "unknown-type" and first["severity"] == "error"
assert first["fixes"][0]["replacement"] == "float", first
'
	slotc 0 view view cart.yaml
	check 'view: Python reads it' "$PYTHON3" -c 'import json, sys; assert json.load(open("../out"))["name"] == "cart"'
else
	skip 'JSON: Python reads it' 'python3: not found'
fi
escape=$(printf '\033')
slotc 1 'a stream' check wrong.yaml
check 'a stream has no colours' sh -c '! grep -q "$1" ../err' sh "$escape"
slotc 1 --color=always check --color=always wrong.yaml
check '--color=always has' grep -q "$escape" ../err
slotc 1 --color=never check --color=never wrong.yaml
check '--color=never has none' sh -c '! grep -q "$1" ../err' sh "$escape"
NO_COLOR=1 "$SLOTC" check --color=always wrong.yaml 2>../err
check '--color=always is stronger than NO_COLOR' grep -q "$escape" ../err
if test -n "$PYTHON3" && "$PYTHON3" -c 'import pty' 2>/dev/null; then
	# on_terminal VARIABLE=VALUE...: a check with a terminal as standard error.
	on_terminal() {
		env TERM=xterm "$@" "$PYTHON3" -c '
import os, pty, sys
pty.spawn([os.environ["SLOTC"], "check", "wrong.yaml"])' >../err 2>&1 </dev/null
	}
	on_terminal NO_COLOR=
	check 'a terminal has colours' grep -q "$escape" ../err
	on_terminal NO_COLOR=1
	check 'NO_COLOR: none' sh -c '! grep -q "$1" ../err' sh "$escape"
	on_terminal NO_COLOR= TERM=dumb
	check 'a dumb terminal: none' sh -c '! grep -q "$1" ../err' sh "$escape"
else
	skip 'a terminal has colours' 'python3: not found'
fi
printf 'classes: {"a\\x1b[31mb": {attributes: {x: "\\x1b]0;t"}}}\n' >escape.yaml
slotc 1 'a name that commands the terminal' check escape.yaml
check 'a name that commands the terminal: does not reach it' sh -c '! grep -q "$1" ../err' sh "$escape"
printf 'classes: {"%%n%%s%%s": {attributes: {x: "%%n%%s"}}}\n' >format.yaml
slotc 1 'a name that is a format' check format.yaml
expect_text 'a name that is a format: is shown as it is' "'%n%s%s'" ../err

# ---- explain -----------------------------------------------------------------------------------

slotc 0 explain explain
cp ../out ../rows
check 'explain: lists codes and names' sh -c '! grep -v -E "^[EW][0-9]{4}  [a-z0-9-]+$" ../rows'
while read -r code slug; do
	slotc 0 "explain $code" explain "$code"
	cp ../out ../text
	check "explain $code: says how it is right" grep -E '^(Right|The smallest|https|.*: )' ../text
	slotc 0 "explain $slug" explain "$slug"
	check "explain $slug is the same" cmp ../out ../text
	# Every mistake is shown by a test; tests/twins.sh has that of variants.
	case $code in
	E0705 | E0803 | E0806 | W0905) ;;
	*) check "$code has a fixture" sh -c 'ls "$1/tests/diag/$2-"*.yaml' sh "$top_srcdir" "$code" ;;
	esac
done <../rows
slotc 0 'explain in capitals or not' explain e0203
expect_text 'explain in capitals or not: finds it' 'E0203 unknown-key' ../out

done_testing
