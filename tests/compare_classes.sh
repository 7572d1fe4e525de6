# compare_classes.sh: `slotc compare` of classes whose slots are of every kind.
# That rows hold the same values is what compare itself checks; here, that it
# finds values that fit, and that compilers have nothing to say.
. "$top_srcdir/tests/harness/lib.sh"
TMPDIR=$scratch
export TMPDIR
flags="-std=c11 -O0 -Wall -Wextra -Werror"

if ! "$CC" --version >/dev/null 2>&1 && ! $CC --version >/dev/null 2>&1; then
	skip "compare of every kind of class" "no compiler to build benchmarks with"
	done_testing
	exit 0
fi

cat >"$scratch/every.yaml" <<'END'
enums:
  state: {permissible_values: {IDLE: {}, BUSY: {}, GONE: {}, LOST: {value: 9}}}
  sparse: {permissible_values: {ICMP: {value: 1}, TCP: {value: 6}, UDP: {value: 17}}}
  power: {flags: true, permissible_values: {FLY: {}, SWIM: {value: 4}}}
classes:
  Named:
    mixin: true
    attributes:
      name: {type: string, max_bytes: 5, required: true, aliases: [namf]}
  Base:
    abstract: true
    attributes:
      id: {type: uint64, readonly: true}
      note: {type: string, readonly: true, optional: true}
  Point:
    attributes: {x: {type: int16, required: true, minimum: -7, maximum: -3}, label: {type: string, required: true}}
  Line:
    attributes: {from: {type: Point, required: true}, to: {type: Point, readonly: true}}
  Inner:
    attributes: {x: {type: float, required: true}, label: {type: string, max_bytes: 7}, text: string, raw: bytes}
  Track:
    attributes:
      samples: {type: float, count: 4}
      history: {type: int32, max_count: 8}
      code: {type: bytes, max_bytes: 20}
      blob: bytes
      inner: Inner
      next: {type: Track, storage: reference}
      words: {type: int8, count: 2, required: true}
  Numbers:
    attributes:
      some: {type: uint8, minimum: 1, maximum: 99, required: true}
      below: {type: int8, minimum: -128, maximum: -1, required: true}
      across: {type: int64, minimum: -5, maximum: 5, required: true}
      maybe: {type: int16, minimum: -300, maximum: -200, optional: true, readonly: true}
      part: {type: double, minimum: 0.25, maximum: 0.75, required: true}
      narrow: {type: float, minimum: 0.1, maximum: 0.9, required: true}
      far: {type: float, minimum: 1000, maximum: 2000.5, required: true}
      cold: {type: double, maximum: -1.5, required: true}
  Every:
    is_a: Base
    mixins: [Named]
    layout: {order: declared}
    attributes:
      kind: {type: uint8, constant: 7}
      state: {type: state, required: true}
      sparse: {type: sparse, required: true}
      powers: {type: power, required: true}
      maybe: {type: state, readonly: true, optional: true}
      perhaps: {type: bool, optional: true}
      code: {type: bytes, max_bytes: 4, required: true}
      blob: {type: bytes, required: true}
      loan: {type: bytes, storage: borrowed, required: true}
      text: {type: string, max_bytes: 8, storage: owned, required: true}
      samples: {type: float, count: 3, required: true}
      history: {type: int8, minimum: -3, maximum: 3, max_count: 9, required: true}
      steps: {type: uint16, count: 3, default: [1, 2]}
      twin: {type: Every, storage: reference, required: true}
      old: {type: string, deprecated: use text}
    deprecated: use Full
  Full:
    is_a: Every
    attributes:
      line: {type: Line, required: true}
      lines: {type: Line, max_count: 2, required: true}
      end: {type: Point, readonly: true, optional: true}
      friends: {type: Every, storage: reference, count: 2, required: true}
      words: {type: string, max_count: 3, required: true}
      states: {type: state, max_count: 3, required: true}
  Wide:
    layout: {align: 64}
    attributes: {n: {type: uint32, required: true}}
  Sealed:
    attributes: {points: {type: Point, max_count: 2, required: true}}
  Scope:
    attributes:
      id: {type: uint64, readonly: true}
      kind: {type: uint8, constant: 7}
      name: {type: string, required: true}
      samples: {type: float, count: 3}
      maybe: {type: Inner, optional: true}
      lines: {type: Inner, max_count: 2}
      note: string
  Fixed:
    attributes: {kind: {type: uint8, constant: 7}}
END

# compare CLASS FILE COMPILER FLAGS [ROWS]
compare() {
	"$SLOTC" compare "$2" --class "$1" --cc "$3" --cflags "$4" --count 1500 --rounds 1 \
		--variants "${5:-slotted,packed,struct,map,python-slots}" >"$scratch/out" 2>"$scratch/err"
	expect_status "$(basename "$2" .yaml): $1, with $(basename "${3%% *}") $4" 0 $? "$scratch/err"
}

other=${TEST_CLANG:-$CC}
compare Numbers "$scratch/every.yaml" "$CC" "$flags"
compare Track "$scratch/every.yaml" "$CC" "$flags"
expect_text "arrays, bytes and objects in objects are read and written" " read " "$scratch/out"
expect_text "a class of these has a struct by hand" "struct written by hand  " "$scratch/out"
expect_text "what is given is said" "words; the rest at its default: samples, history, code, blob, inner, next" "$scratch/out"
compare Every "$scratch/every.yaml" "$CC" "$flags"
expect_text "what holds no objects has a struct by hand" "struct written by hand  " "$scratch/out"
compare Full "$scratch/every.yaml" "$other" "$flags"
expect_text "Python's row says that it holds less" "all objects share the same 256 texts, their arrays and the" "$scratch/out"
expect_text "a row says why it is left out" "is an array of more than numbers" "$scratch/out"
compare Every "$scratch/every.yaml" "$other" "$flags" slotted,packed,slotted-malloc,struct
compare Wide "$scratch/every.yaml" "$CC" "$flags" slotted,slotted-malloc,packed
compare Sealed "$scratch/every.yaml" "$other" "$flags" slotted,python-slots
compare CartItem "$top_srcdir/tests/golden/shop.yaml" "$CC" "$flags"
compare Frame "$top_srcdir/tests/golden/packed.yaml" "$other" "$flags"
compare Listener "$top_srcdir/examples/config/config.yaml" "$CC" "$flags" slotted,packed,map

"$SLOTC" compare "$scratch/every.yaml" --class Scope --count 10 --rounds 1 --variants slotted,struct --json "$scratch/scope.json" \
	>"$scratch/out" 2>"$scratch/err"
expect_status "a class that is given and timed in part" 0 $? "$scratch/err"
expect_text "an array of objects that begins empty is not timed" "id, name, samples, note; not timed: maybe, lines" "$scratch/out"
expect_text "an array is not timed by name" "id, name, note; not timed: samples, maybe, lines" "$scratch/out"
if test -n "${PYTHON3:-}"; then
	check "the JSON names the attributes" "$PYTHON3" -c 'import json, sys
scope = json.load(open(sys.argv[1]))["attributes"]
assert scope["given"] == ["id", "name"], scope
assert scope["default"] == ["samples", "maybe", "lines", "note"], scope
assert scope["timed"] == ["id", "name", "samples", "note"], scope
assert scope["not_timed"] == ["maybe", "lines"], scope
assert scope["by_name"] == ["id", "name", "note"], scope
assert scope["not_by_name"] == ["samples", "maybe", "lines"], scope' "$scratch/scope.json"
fi

# calls FUNCTION FILE: what it calls of the class, in order.
calls() {
	sed -n "/^$1(/,/^}/p" "$2" | grep -o -e 'e < [0-9]*;' -e 'e < PICK([^;]*;' -e 'ends_of(objects[^,]*' -e 'PICK(objects[][ia-z_.]*,' \
		-e 'track_[a-z]*_[a-z]*(OBJECT' -e 'inner_[a-z]*_[a-z]*(track_[a-z]*_inner' >"$scratch/calls"
}
"$SLOTC" compare "$scratch/every.yaml" --class Track --count 10 --rounds 1 --variants slotted,python-slots --keep "$scratch/kept" \
	>"$scratch/out" 2>"$scratch/err"
expect_status "a class of arrays, bytes, references and objects, kept" 0 $? "$scratch/err"
calls read_all "$scratch/kept/bench.c"
cat >"$scratch/expected" <<'END'
e < PICK(4, 4);
PICK(objects[i].samples[e],
track_get_samples(OBJECT
e < PICK(objects[i].history_count, track_history_count(OBJECT(i)));
PICK(objects[i].history[e],
track_get_history(OBJECT
ends_of(objects[i].code
track_get_code(OBJECT
ends_of(objects[i].blob
track_get_blob(OBJECT
PICK(objects[i].inner.x,
inner_get_x(track_get_inner
PICK(objects[i].inner.label,
inner_get_label(track_get_inner
PICK(objects[i].inner.text,
inner_get_text(track_get_inner
ends_of(objects[i].inner.raw
inner_get_raw(track_get_inner
PICK(objects[i].next,
track_get_next(OBJECT
e < PICK(2, 2);
PICK(objects[i].words[e],
track_get_words(OBJECT
END
check "every element, all bytes, references and the attributes of objects are read" diff -u "$scratch/expected" "$scratch/calls"
calls write_all "$scratch/kept/bench.c"
cat >"$scratch/expected" <<'END'
e < 4;
track_set_samples(OBJECT
track_history_clear(OBJECT
e < 4;
track_history_append(OBJECT
track_set_code(OBJECT
track_set_blob(OBJECT
inner_set_x(track_edit_inner
inner_set_label(track_edit_inner
inner_set_text(track_edit_inner
inner_set_raw(track_edit_inner
track_set_next(OBJECT
e < 2;
track_set_words(OBJECT
END
check "and written" diff -u "$scratch/expected" "$scratch/calls"
# 4 samples, 4 of history, code, blob, 4 of inner, next, 2 words.
for what in READ WRITE; do
	expect_text "a time is shared out among all of them: $what" "${what}_COUNT UINT64_C(17)" "$scratch/kept/bench.c"
done
for line in 'for element in item.samples:' 'value = item.code' 'item.inner.label' 'value = item.inner.raw' 'item.next' \
	'values.append(value0)' 'item.inner.x = value0' 'for e in range(2):'; do
	expect_text "in Python too: $line" "$line" "$scratch/kept/bench.py"
done

printf 'int main(void) { return 0; }\n' >"$scratch/sanitizer.c"
if $CC -fsanitize=address,undefined -o "$scratch/sanitizer" "$scratch/sanitizer.c" 2>/dev/null && "$scratch/sanitizer"; then
	for class in Full Every; do
		compare $class "$scratch/every.yaml" "$CC" "-g -fsanitize=address,undefined -fno-sanitize-recover=all" \
			slotted,packed,struct,map
	done
else
	skip "with sanitizers" "$CC has none here"
fi

# ---- classes without objects ------------------------------------------------------

# refused CLASS TEXT
refused() {
	"$SLOTC" compare "$scratch/every.yaml" --class "$1" >"$scratch/out" 2>"$scratch/err"
	expect_status "$1 is refused" 2 $? "$scratch/err"
	expect_text "it is said why: $1" "$2" "$scratch/err"
}
refused Base "class 'Base' is abstract: there are no objects of it to compare"
refused Named "class 'Named' is a mixin: there are no objects of it to compare"
refused Fixed "objects of class 'Fixed' have no attributes of their own"
"$SLOTC" compare "$scratch/every.yaml" --variants struct --count 10 --rounds 1 >"$scratch/out" 2>"$scratch/err"
expect_status "without a name, a class that has objects is taken" 0 $? "$scratch/err"
expect_text "it is the first of them" "Point: 10 objects" "$scratch/out"

done_testing
