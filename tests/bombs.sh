# bombs.sh: inputs that are made to take time, memory or stack are refused with
# a reason before they do; files that are none are not read.
. "$top_srcdir/tests/harness/lib.sh"
cd "$scratch" || exit 99

# repeat COUNT TEXT
repeat() {
	awk -v count="$1" -v text="$2" 'BEGIN { for (i = 1; i <= count; i++) printf "%s", text }'
}

# refused STATUS NAME CODE FILE: in little memory, stack and time. Sanitizers need more than that.
refused() {
	(
		test -n "${SANITIZER_CFLAGS:-}" || ulimit -v 200000
		ulimit -s 512
		timeout 10 "$SLOTC" check --error-format=short "$4"
	) >out 2>err </dev/null
	expect_status "$2 is refused" "$1" $? err
	expect_text "$2: it says why" "$3" err
	# A path is looked for in the same text.
	(
		test -n "${SANITIZER_CFLAGS:-}" || ulimit -v 200000
		timeout 10 "$SLOTC" check --error-format=json "$4"
	) >out 2>err </dev/null
	expect_status "$2 is refused in JSON" "$1" $? err
}

for open in '[' '{' '{"":[' '? ' '- ' '{"a":'; do
	repeat 500000 "$open" >deep.yaml
	refused 1 "500,000 times '$open'" 'E0117' deep.yaml
done
awk 'BEGIN {
	names = "abcdefghijk"
	print "a: &a [x, x, x, x, x, x, x, x, x, x]"
	for (i = 2; i <= 10; i++) {
		list = alias = "*" substr(names, i - 1, 1)
		for (k = 1; k < 10; k++)
			list = list ", " alias
		printf "%s: &%s [%s]\n", substr(names, i, 1), substr(names, i, 1), list
	}
}' >bomb.yaml
refused 1 'ten to the tenth nodes' 'too many nodes behind aliases' bomb.yaml
echo 'classes: &a [*a]' >self.yaml
refused 1 'an alias that contains itself' 'without end' self.yaml
awk 'BEGIN { print "classes:"; for (i = 0; i < 1000000; i++) printf "- &a%d x\n", i }' >anchors.yaml
refused 1 'a million anchors' 'too many anchors' anchors.yaml
{
	repeat 200000 '%TAG ! !
'
	echo '--- {classes: {}}'
} >tags.yaml
refused 1 '200,000 directives' 'E0118' tags.yaml
{
	printf 'classes: {A: {'
	awk 'BEGIN { for (i = 0; i < 50000; i++) printf "x%d: 1, ", i }'
	echo '}}'
} >unknown.yaml
refused 1 '50,000 unknown keys' 'E0203' unknown.yaml
{
	printf 'classes: {A: {attributes: {'
	repeat 50000 'x: int8, '
	echo '}}}'
} >same.yaml
refused 1 '50,000 times the same key' 'E0113' same.yaml

{
	printf 'classes: {A: {attributes: {x: {type: int8, maximum: 1'
	repeat 50000 ',000'
	echo '}}}}'
} >thousands.yaml
refused 1 'a number of 150,000 digits' 'E0' thousands.yaml

{
	printf 'classes: {A: {attributes: {'
	repeat 20000 'x: {type: int8, maximum: 1,000}, '
	echo '}}}'
} >commas.yaml
refused 1 '20,000 numbers with a comma' 'E0' commas.yaml

# 20,000 names, each of which may stand in the megabyte behind the fault.
{
	printf 'classes:\n  A:\n    attributes:\n'
	awk 'BEGIN { for (i = 0; i < 20000; i++) print "      x" i ": Unknown" i }'
	printf '      fault\n'
	repeat 40000 '      more: of the same\n'
} >unread.yaml
refused 1 'a fault of YAML with much behind it' 'E0105' unread.yaml

mkfifo pipe
mkdir folder
ln -s loop.yaml loop.yaml
refused 3 'a pipe that nobody writes to' 'pipe' pipe
refused 3 'a device' '/dev/zero' /dev/zero
refused 3 'a folder' 'folder' folder
refused 3 'a link to itself' 'loop.yaml' loop.yaml
printf 'imports: [pipe]\nclasses: {A: {attributes: {x: int8}}}\n' >imports.yaml
refused 1 'the import of a pipe' 'E0801' imports.yaml

# Class names are C names, so none of them can name a file elsewhere.
printf 'classes: {"../x": {attributes: {x: int8}}}\n' >away.yaml
refused 1 'a class called ../x' 'E0301' away.yaml

done_testing
