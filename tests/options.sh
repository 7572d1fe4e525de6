# options.sh: the options of every command that are about messages and imports,
# and the commands around the schema language.
. "$top_srcdir/tests/harness/lib.sh"
. "$top_srcdir/tests/harness/calls.sh"
calls=..

project=$scratch/project
mkdir -p "$project/sub" "$project/other"
cd "$project" || exit 99

# ---- -W -----------------------------------------------------------------------

cat >warned.yaml <<'END'
types:
  percent: {typeof: uint8}
classes:
  cart_item: {attributes: {"off": bool, on: bool}}
END
slotc 0 'warnings alone' check warned.yaml
expect_text 'an unused type is warned of' 'warning: type' ../err
expect_text 'a word of YAML 1.1 is warned of' '[W0904 yaml11-word]' ../err
check 'what is off by default is not' sh -c '! grep -q naming ../err'
slotc 0 'two are switched off' check -Wno-unused-type -W no-yaml11-word warned.yaml
silent 'what is switched off'
slotc 0 'a family is switched off' check -Wno-unused -Wno-yaml11-word warned.yaml
silent 'what belongs to the family that is switched off'
slotc 1 'a family is an error' check -Werror=unused warned.yaml
expect_text 'what belongs to it is an error' "error: type 'percent' is not used" ../err
slotc 0 'one is switched on' check --warn=naming -Wno-unused-type -Wno-yaml11-word warned.yaml
expect_text 'the usual form is asked for' "class 'cart_item' is not in the usual form [W0908 naming]" ../err
slotc 1 'one is an error' check -Werror=unused-type warned.yaml
expect_text 'it is an error' "error: type 'percent' is not used" ../err
expect_text 'the other is not' 'warning:' ../err
slotc 1 'all are errors' check -Werror warned.yaml
check 'no warning is left' sh -c '! grep -q "warning:" ../err'
expect_text 'they are counted as errors' 'slotc: 2 errors in 1 file' ../err
slotc 0 'all but one' check -Werror -Wno-error=unused-type -Wno-yaml11-word warned.yaml
slotc 2 'an unknown warning' check -Wno-unused-typ warned.yaml
expect_text 'its name is suggested' "there is no warning 'unused-typ'; did you mean 'unused-type'?" ../err
slotc 2 'warnings are asked for as of a compiler' check -Wall warned.yaml
expect_text 'it says that they are on' "there is no warning 'all'; nearly all are on" ../err
slotc 2 'an error cannot be switched off' check -Wno-unknown-key warned.yaml
slotc 1 'generate keeps to -W too' generate -Werror warned.yaml -o -
check 'nothing is written then' test ! -s ../out

# A comment on the line before silences one warning by name, and no error.
cat >silenced.yaml <<'END'
types:
  # slotc: disable-next-line unused-type
  percent: {typeof: uint8}
  # slotc: disable-next-line yaml11-word
  share: {typeof: uint8}
classes:
  A:
    attributes:
      # slotc: disable-next-line naming, yaml11-word
      on: bool
      # slotc: disable-next-line unknown-type
      x: flaot
END
slotc 1 'warnings that are silenced' check silenced.yaml
check 'the error is still given' test "$(grep -c 'E0401' ../err)" -eq 1
sed -i.orig 's/flaot/float/' silenced.yaml
slotc 0 'one warning is left' check silenced.yaml
expect_text 'it is the one with another name' "type 'share' is not used" ../err
expect_text 'it is alone' 'slotc: 1 warning in 1 file' ../err

# ---- --quiet --------------------------------------------------------------------

slotc 0 'warnings alone, quiet' check --quiet warned.yaml
silent 'a schema with warnings alone, quiet'
slotc 0 'generate, quiet' generate -q warned.yaml -o -
silent 'generate of it, quiet'
check 'the header is written all the same' test -s ../out
slotc 0 'a warning that is asked for, quiet' check -q -Wnaming warned.yaml
silent 'a warning that is asked for, quiet'
slotc 1 'a warning that is an error, quiet' check -q -Werror=unused-type warned.yaml
expect_text 'it is shown' "error: type 'percent' is not used" ../err
check 'no other is' sh -c '! grep -q "warning" ../err'
printf 'classes: {A: {attributes: {"off": bool, on: x1}}}\n' >mixed.yaml
slotc 1 'errors and warnings' check mixed.yaml
expect_text 'both are counted' 'slotc: 1 error, 1 warning in 1 file' ../err
slotc 1 'errors and warnings, quiet' check -q mixed.yaml
expect_text 'the error is shown' "error: unknown type 'x1'" ../err
expect_text 'it alone is counted' 'slotc: 1 error in 1 file' ../err
slotc 1 'errors and warnings as JSON, quiet' check -q --error-format=json mixed.yaml
check 'there is one object' test "$(wc -l <../err)" -eq 1

# ---- --max-errors --------------------------------------------------------------

printf 'classes:\n  A:\n    attributes: {a: x1, b: x2, c: x3, d: x4}\n' >wrong.yaml
slotc 1 'all errors' check --error-format=short wrong.yaml
check 'there are four' test "$(grep -c 'error:' ../err)" -eq 4
slotc 1 'two errors' check --max-errors=2 wrong.yaml
check 'there are two' test "$(grep -c 'error:' ../err)" -eq 2
expect_text 'all are counted' 'slotc: 4 errors' ../err
slotc 2 'a number is wanted' check --max-errors=few wrong.yaml

# ---- every option with every command ---------------------------------------------

# value OPTION: one that it takes, or nothing where it takes none.
value() {
	case $1 in
	--color) echo never ;;
	--count | --max-errors | --rounds) echo 1 ;;
	--error-format) echo short ;;
	--file-prefix-map) echo a=b ;;
	--format) echo text ;;
	--imports) echo include ;;
	--runtime) echo system ;;
	--split) echo class ;;
	--comments) echo utf8 ;;
	--target-abi) echo all ;;
	--values) echo same ;;
	--variant) echo map ;;
	--warn) echo naming ;;
	--write) echo always ;;
	*) echo any ;;
	esac
}

# taken COMMAND: the long options of its help, with '=' where they have a value.
taken() {
	"$SLOTC" help "$1" | sed -n 's/^  \(-[a-zA-Z],\|   \) \(-[-a-zA-Z]*\)\([= ]\{0,1\}\).*/\2\3/p; ' | tr -d ' ' | sort -u
}

commands=$("$SLOTC" help | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p')
for command in $commands; do
	taken "$command"
done | sort -u >../options
check 'there are options' test "$(wc -l <../options)" -gt 30
for command in $commands; do
	taken "$command" >../taken
	: >../wrong
	while read -r option; do
		name=${option%=}
		case $option in
		-M[FT]) set -- "$option" any ;;
		*=) set -- "$name=$(value "$name")" ;;
		*) set -- "$name" ;;
		esac
		# With --help nothing is done, but all is read.
		"$SLOTC" "$command" "$@" --help >../out 2>../err </dev/null
		status=$?
		if grep -F -x -q -e "$option" ../taken; then
			test $status -eq 0 || { echo "$option: exit $status" && cat ../err; } >>../wrong
		else
			test $status -eq 2 || echo "$option: exit $status" >>../wrong
			grep -F -q "'$command' does not take $name;" ../err || { echo "$option:" && cat ../err; } >>../wrong
		fi
	done <../options
	check "$command takes the options of its help, and refuses the others" sh -c 'cat "$1"; test ! -s "$1"' sh ../wrong
done
for command in completion explain help init schema; do
	taken "$command" | tr '\n' ' ' >../out
	check "$command reads no schema, and has no option for it" grep -x -e '--help --version ' ../out
	slotc 2 "$command refuses -I" "$command" -I.
	expect_text "it says so" "'$command' does not take -I; see 'slotc help $command'" ../err
done

# ---- imports --------------------------------------------------------------------

printf 'types: {row: uint64}\n' >other/base.yaml
printf 'imports: [base.yaml]\nclasses: {Mid: {attributes: {id: row}}}\n' >other/mid.yaml
printf 'imports: [mid.yaml, base.yaml]\nclasses: {Top: {is_a: Mid, attributes: {n: row}}}\n' >sub/top.yaml
slotc 1 'an import that is elsewhere' check sub/top.yaml
expect_text 'where it was looked for' 'note: searched: sub/mid.yaml' ../err
slotc 0 'an import in a -I folder' check -I other sub/top.yaml
silent 'an import that is found'
slotc 0 'two schemas that import the same' check -Iother sub/top.yaml other/mid.yaml
silent 'a shared import'
slotc 1 'a missing folder' check -I nowhere sub/top.yaml
ln -s ../other/mid.yaml sub/mid.yaml
slotc 1 'what a link imports is looked for beside the link' check sub/top.yaml
rm sub/mid.yaml
mkfifo sub/mid.yaml
slotc 1 'a FIFO is no schema' check sub/top.yaml
rm sub/mid.yaml
: >sub/mid.yaml
slotc 1 'an empty import' check -I other sub/top.yaml
expect_text 'it is said of the import' 'sub/mid.yaml:1:1: error: the file holds no schema [E0120 empty-file]' ../err
check 'it is the only message' test "$(grep -c 'error:' ../err)" -eq 1
rm sub/mid.yaml

# One bad file does not keep the others from being read.
slotc 1 'several files, one of them wrong' check wrong.yaml warned.yaml
expect_text 'both are spoken of' 'slotc: 4 errors, 2 warnings in 2 files' ../err
check 'check, which writes nothing, does not say so' sh -c '! grep -q written ../err'
slotc 1 'generate does not write after an error' generate wrong.yaml -o "$scratch/wrong.h"
expect_text 'generate says so' '; nothing was written' ../err
slotc 1 'generate --check does not write at all' generate --check wrong.yaml -o "$scratch/wrong.h"
check 'generate --check does not say so' sh -c '! grep -q written ../err'

# 256 imports are read, and no more.
mkdir many
i=1
while test $i -le 257; do
	printf 'types: {t%d: uint8}\n' $i >many/i$i.yaml
	i=$((i + 1))
done
list() {
	i=1
	printf 'imports: ['
	while test $i -le "$1"; do
		printf 'i%d.yaml, ' $i
		i=$((i + 1))
	done
	printf ']\nclasses: {A: {attributes: {x: t1}}}\n'
}
list 256 >many/most.yaml
list 257 >many/more.yaml
slotc 0 '256 imports' check many/most.yaml
slotc 1 '257 imports' check many/more.yaml
expect_text 'the limit is named' 'the limit is 256' ../err

# ---- init, schema -----------------------------------------------------------------

slotc 0 'init' init
silent 'init'
slotc 0 'what init writes' check -Werror schema.yaml
silent 'what init writes'
slotc 2 'init again' init
expect_text 'it overwrites nothing' "'schema.yaml' exists" ../err
slotc 0 'init with a name' init shop.yaml
check 'it has that name' cmp schema.yaml shop.yaml
slotc 0 'init to standard output' init -
check 'it is the same' cmp schema.yaml ../out
slotc 0 'a header of it' generate shop.yaml
slotc 2 'schema takes no file' schema shop.yaml
done_testing
