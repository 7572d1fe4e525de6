# silenced.sh: each warning is silenced by a comment in the line above that names
# it, and by no other.
. "$top_srcdir/tests/harness/lib.sh"

cp -R "$top_srcdir/tests/diag" "$scratch/diag"
chmod -R u+w "$scratch/diag"
cd "$scratch/diag" || exit

# warnings FILE: its warnings, "LINE SLUG MESSAGE", with the options of the first line of $schema.
warnings() {
	options=$(sed -n '1s/^# options: //p' "$schema")
	# The options are words.
	# shellcheck disable=SC2086
	"$SLOTC" check --error-format=short $options "$1" 2>&1 >/dev/null |
		sed -n 's/^[^:]*:\([0-9]*\):[0-9]*: warning: \(.*\) \[W[0-9]* \([a-z0-9-]*\)\]$/\1 \3 \2/p'
}

# below COMMENT: what is warned of with this comment above line $line, into `after`.
below() {
	sed "${line}s/^\( *\)/\1# $1\\
\1/" "$schema" >silenced.yaml
	warnings silenced.yaml >after
}

# silences SLUG NAME: of what is warned of below any comment, all is in `after` but the next line's SLUG.
silences() {
	awk -v "line=$((line + 1))" -v "slug=$1" '$1 != line || $2 != slug' plain >expected
	expect_same "$2" expected after
}

: >slugs
for schema in W*.yaml; do
	warnings "$schema" >before
	number=0
	while read -r line slug message; do
		number=$((number + 1))
		test "$slug" = hole && other=naming || other=hole
		below 'a comment'
		mv after plain
		# In the midst of a text, no comment may stand.
		grep "^$((line + 1)) $slug " plain >/dev/null || continue
		below "slotc: disable-next-line $slug"
		silences "$slug" "$slug of $schema is silenced by its name in the line above: $message"
		below "slotc: disable-next-line $other"
		silences "$other" "and not by '$other'"
		echo "$slug" >>slugs
	done <before
	check "$schema has warnings" test "$number" -gt 0
done

# What another schema of the run uses is not unused.
cat >base.yaml <<'END'
description: What others import, and a class of its own.
enums: {colour: {description: Of paint., permissible_values: {RED: {}}}}
types: {percent: {description: A share., typeof: uint8, maximum: 100}}
classes:
  Entity: {description: What has a number., abstract: true, attributes: {id: {type: uint32, description: The number.}}}
  Dated: {description: What has a day., mixin: true, attributes: {day: {type: int32, description: The day.}}}
  Place: {description: Somewhere., attributes: {x: {type: int8, description: How far.}}}
END
cat >fleet.yaml <<'END'
description: What imports.
imports: [base.yaml]
classes:
  Car:
    description: It drives.
    is_a: Entity
    mixins: [Dated]
    attributes: {paint: {type: colour, description: Its colour.}, fuel: {type: percent, description: What is left.}}
END
"$SLOTC" check --error-format=short base.yaml 2>&1 >/dev/null | sed -n 's/.*\[W[0-9]* \(.*\)\]$/\1/p' | sort >found
printf '%s\n' unused-abstract unused-enum unused-mixin unused-type >expected
expect_same 'alone, what nobody uses is unused' expected found
for order in 'base.yaml fleet.yaml' 'fleet.yaml base.yaml'; do
	# shellcheck disable=SC2086
	"$SLOTC" check $order 2>found
	check "of '$order', what the one uses of the other is not" test ! -s found
done

# What has no place in a schema cannot be silenced there.
"$SLOTC" explain | awk '/^W/ && $2 != "depfile-char" { print $2 }' | sort >expected
sort -u slugs >found
expect_same 'each warning was tried' expected found
done_testing
