#!/bin/sh
# cmocka-tap.sh PROGRAM [ARGUMENT...]
#
# Run a CMocka test program and pass on its TAP such that Automake's
# tap-driver.sh reads it right. Three things need help:
# - CMocka (1.1.5) reports a skipped test as "not ok N # SKIP": a failure.
# - Whatever a tested function prints lands among the results: it becomes a
#   comment, also where a result follows it on the same line.
# - CMocka exits with the number of failed tests, which have been reported;
#   any other failure (a signal, a failed set-up) must remain one.
set -u
CMOCKA_MESSAGE_OUTPUT=TAP
export CMOCKA_MESSAGE_OUTPUT

{
	"$@"
	printf '\nexit status %d\n' "$?"
} | LC_ALL=C ${AWK-awk} '
function result(line) {
	seen++
	if (match(line, /^not ok [0-9]+ # SKIP /))
		line = "ok " seen " - " substr(line, RLENGTH + 1) " # SKIP"
	else if (line ~ /^not /)
		failed++
	print line
}
{
	if (NR > 1)
		show(previous)
	previous = $0
}
# Results are numbered from 1, which tells them from text that looks alike.
function show(line,   position) {
	if (!planned && line ~ /^1\.\.[0-9]+$/) {
		planned = 1
		print line
	} else if (match(line, "(not )?ok " (seen + 1) " [-#] ")) {
		position = RSTART
		if (position > 1)
			print "# " substr(line, 1, position - 1)
		result(substr(line, position))
	} else if (line ~ /^#/) {
		print line
	} else if (line != "") {
		print "# " line
	}
}
END {
	status = previous
	sub(/^exit status /, "", status)
	exit failed && status + 0 < 128 ? 0 : status + 0
}'
