# packed_access.sh: how many instructions more access takes to a packed slot than
# to a member of its own with the same check of its range, compiled at -O2 for
# x86-64: what doc/variants.md says.
. "$top_srcdir/tests/harness/lib.sh"
cd "$scratch" || exit 99

# For each width a class of three such slots, and their accessors beside those
# that are written by hand. Of 62 bits the second does not lie in eight bytes.
awk '
function accessors(width, slot, maximum,   name, type) {
	name = width "_" slot
	type = "uint" type_bits "_t"
	printf "struct own_%s { %s other, v; };\n", name, type >"width.c"
	printf "%s packed_get_%s(const struct w%d *p) { return w%d_get_v%d(p); }\n", type, name, width, width, slot >"width.c"
	printf "%s own_get_%s(const struct own_%s *p) { return p->v; }\n", type, name, name >"width.c"
	printf "slot_status packed_set_%s(struct w%d *p, uint64_t v) { return w%d_set_v%d(p, v); }\n", name, width, width, slot >"width.c"
	printf "slot_status own_set_%s(struct own_%s *p, uint64_t v)\n", name, name >"width.c"
	printf "{ if (v > UINT64_C(%s)) return SLOT_OUT_OF_RANGE; p->v = (%s)v; return SLOT_OK; }\n", maximum, type >"width.c"
}
BEGIN {
	count = split("1 3 5 7 9 12 15 17 20 24 28 31 33 40 48 62", widths, " ")
	print "name: width\nclasses:" >"width.yaml"
	print "#include \"width_packed.h\"" >"width.c"
	for (i = 1; i <= count; i++) {
		width = widths[i]
		type_bits = width <= 8 ? 8 : width <= 16 ? 16 : width <= 32 ? 32 : 64
		maximum = sprintf("%.0f", width < 53 ? 2 ^ width - 1 : 2 ^ (width - 1)) # exact in a double
		printf "  W%d:\n    attributes:\n", width >"width.yaml"
		for (slot = 1; slot <= 3; slot++) {
			printf "      v%d: {type: uint%d, maximum: %s}\n", slot, type_bits, maximum >"width.yaml"
			accessors(width, slot, maximum)
		}
	}
}'
"$SLOTC" generate --variant=packed width.yaml 2>stderr
expect_status "generates the classes" 0 $? stderr

# counted OBJECT: "packed_get_12_1 5" and so on, without what pads a function.
counted() {
	objdump -d --no-show-raw-insn "$1" | awk '
		/^[0-9a-f]+ <.*>:$/ { name = $2; gsub(/[<>:]/, "", name); next }
		NF && name != "" && !/\t(nop|xchg +%ax,%ax|data16|cs nop|endbr64)/ { counts[name]++ }
		END { for (name in counts) print name, counts[name] }'
}

# at_most NAME ACCESS SLOTS LIMIT: SLOTS is a pattern of WIDTH_SLOT.
at_most() {
	awk -v access="$2" -v slots="$3" '
		{ split($1, word, "_"); counts[$1] = $2 }
		$1 ~ "^packed_" access "_" slots "$" { seen[word[3] "_" word[4]] = $2 }
		END {
			for (slot in seen) {
				more = seen[slot] - counts["own_" access "_" slot]
				if (which == "" || more > most) { most = more; which = slot }
			}
			if (which != "")
				print most, which
		}' counts >most
	which=$(cat most)
	echo "# $1: $which" | tee more
	if test -n "$which" && test "${which%% *}" -le "$4"; then
		pass "$1: at most $4 instructions more"
	else
		fail "$1: at most $4 instructions more" more
	fi
}

for cc in "$CC" "${TEST_CLANG:-}"; do
	if test -z "$cc" || ! command -v objdump >/dev/null 2>&1; then
		skip "packed access, ${cc:-clang}" "no compiler, or no objdump"
		continue
	fi
	# CC is words.
	# shellcheck disable=SC2086
	if ! $cc -std=c11 -O2 -c width.c -o width.o 2>stderr; then
		fail "$cc compiles them" stderr
		continue
	fi
	case $(objdump -f width.o) in
	*elf64-x86-64*) ;;
	*)
		skip "packed access, $cc" "not for x86-64"
		continue
		;;
	esac
	counted width.o >counts
	at_most "read, one window, $cc" get '[1-5]?[0-9]_.' 3
	at_most "write, one window, $cc" set '[1-5]?[0-9]_.' 6
	at_most "read, two windows, $cc" get 62_2 7
	at_most "write, two windows, $cc" set 62_2 11
done
done_testing
