# names.sh: names that are made to meet in C: of classes, attributes, enums and
# values, drawn from few words that also occur in the names of functions. Each
# schema is refused with both places, or its header compiles: C has every name
# once. SEED and COUNT choose the schemas.
. "$top_srcdir/tests/harness/lib.sh"
cd "$scratch" || exit 99

seed=${SEED:-2026} count=${COUNT:-150}
awk -v seed="$seed" -v count="$count" '
function pick(n) { state = (state * 69069 + 12345) % 2147483648; return int(state / 65536) % n }
function word(   text, i, n) {
	n = 1 + pick(3)
	for (i = 0; i < n; i++)
		text = text (text == "" ? "" : pick(3) ? "_" : "") words[pick(total)]
	return text
}
function camel(text) { return pick(2) ? text : toupper(substr(text, 1, 1)) substr(text, 2) }
BEGIN {
	state = seed
	total = split("a b ab get set has count init clear at is A", list, " ")
	for (i = 1; i <= total; i++)
		words[i - 1] = list[i]
	split("bool|uint8|string|{type: string, max_bytes: 3}|{type: int8, optional: true}|{type: int8, count: 2}|" \
		"{type: int8, max_count: 3}|{type: float, readonly: true}|{type: int8, constant: 4}|bytes", types, "|")
	for (k = 1; k <= count; k++) {
		file = "schema" k ".yaml"
		printf "c: {prefix: \"%s\"}\nenums:\n", pick(4) ? "" : words[pick(total)] "_" >file
		delete seen
		for (i = 0; i < 2; i++) {
			name = camel(word())
			if (name in seen)
				continue
			seen[name] = 1
			printf "  %s: {permissible_values: {%s: , %s_x: }}\n", name, word(), word() >file
		}
		print "classes:" >file
		for (i = 0; i < 4; i++) {
			name = camel(word())
			if (name in seen)
				continue
			seen[name] = 1
			printf "  %s:\n    attributes:\n", name >file
			delete taken
			for (j = 0; j < 5; j++) {
				attribute = word()
				if (attribute in taken)
					continue
				taken[attribute] = 1
				printf "      %s: %s\n", attribute, types[1 + pick(10)] >file
			}
		}
		close(file)
	}
}'
accepted=0 refused=0
: >wrong
for number in $(awk -v count="$count" 'BEGIN { for (i = 1; i <= count; i++) print i }'); do
	variant=slotted
	test $((number % 3)) -ne 1 || variant=map
	test $((number % 3)) -ne 2 || variant=packed
	"$SLOTC" generate --variant=$variant "schema$number.yaml" -o header.h --force 2>err
	case $? in
	0)
		accepted=$((accepted + 1))
		$CC -std=c99 -Wall -Werror -Wno-unused-function -fsyntax-only -x c header.h 2>errors || {
			echo "schema$number.yaml ($variant):"
			cat "schema$number.yaml"
			head -5 errors
		} >>wrong
		compiler=$TEST_GXX
		test $((number % 2)) -eq 0 || compiler=$TEST_CLANGXX
		test -z "$compiler" || "$compiler" -std=c++11 -Wall -Werror -Wno-unused-function -fsyntax-only -x c++ header.h 2>errors || {
			echo "schema$number.yaml ($variant), C++:"
			cat "schema$number.yaml"
			head -5 errors
		} >>wrong
		;;
	1)
		refused=$((refused + 1))
		grep -q 'error: ' err || echo "schema$number.yaml: no reason" >>wrong
		;;
	*) { echo "schema$number.yaml ($variant): exit $?"; cat err; } >>wrong ;;
	esac
done
if test -s wrong; then
	fail "seed $seed: $accepted headers compile, $refused schemas are refused" wrong
else
	pass "seed $seed: $accepted headers compile, $refused schemas are refused"
fi
check 'some are accepted and some refused' test "$accepted" -gt 20 -a "$refused" -gt 20
done_testing
