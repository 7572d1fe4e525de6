# silenced.sh: each warning is silenced by a comment in the line above that names
# it, and only there.
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

: >slugs
for schema in W*.yaml; do
	warnings "$schema" >before
	number=0
	while read -r line slug message; do
		number=$((number + 1))
		sed "${line}s/^\( *\)/\1# slotc: disable-next-line $slug\\
\1/" "$schema" >silenced.yaml
		warnings silenced.yaml >after
		awk -v "line=$line" -v "slug=$slug" '
			$1 == line && $2 == slug { next }
			{ $1 += $1 >= line; print }' before >expected
		awk '{ $1 += 0; print }' after >found
		expect_same "$slug of $schema is silenced by its name in the line above: $message" expected found
		echo "$slug" >>slugs
	done <before
	check "$schema has warnings" test "$number" -gt 0
done

# What has no place in a schema cannot be silenced there.
"$SLOTC" explain | awk '/^W/ && $2 != "depfile-char" { print $2 }' | sort >expected
sort -u slugs >found
expect_same 'each warning was tried' expected found
done_testing
