#!/bin/sh
# Run every benchmark of this folder, NAME/NAME.sh, and write one JSON object
# to standard output: when and where, then what each of them wrote. One that
# cannot run here (exit status 3) is a text that says why; one that fails fails
# the run. Names can be given to run only these.
#
# From the environment: SLOTC, EMIT and GENERATE (the programs made of the C
# files here), top_srcdir, and if set CC.
set -eu
: "${SLOTC:?}" "${EMIT:?}" "${GENERATE:?}" "${top_srcdir:?}"
export SLOTC EMIT GENERATE top_srcdir
log=$(mktemp)
trap 'rm -f "$log" "$log.json"' EXIT

# A JSON string.
quote() {
	printf '"%s"' "$(printf '%s' "$1" | tr -d '\000-\037' | sed 's/[\\"]/\\&/g')"
}

if test $# -eq 0; then
	for folder in "$top_srcdir"/bench/*/; do
		set -- "$@" "$(basename "$folder")"
	done
fi

echo '{'
echo '  "format": 1,'
echo "  \"slotc\": $(quote "$("$SLOTC" --version | sed 1q)"),"
echo "  \"date\": \"$(date -u '+%Y-%m-%d %H:%M UTC')\","
echo "  \"system\": $(quote "$(uname -srm)"),"
echo "  \"processor\": $(quote "$(awk -F ': *' '/^model name/ { print $2; exit }' /proc/cpuinfo 2>/dev/null || uname -m)"),"
echo "  \"processors\": $(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 0),"
echo "  \"load_before\": $(quote "$(uptime | sed 's/.*load average[s]*: *//')"),"
printf '  "benches": {'
comma=
for name; do
	printf 'bench: %s\n' "$name" >&2
	status=0
	sh "$top_srcdir/bench/$name/$name.sh" >"$log.json" 2>"$log" || status=$?
	printf '%s\n    "%s": ' "$comma" "$name"
	comma=,
	if test $status -eq 0; then
		printf '%s' "$(sed '1!s/^/    /' "$log.json")"
	elif test $status -eq 3; then
		quote "not measured: $(tail -n 1 "$log")"
	else
		cat "$log" >&2
		printf 'bench: %s failed\n' "$name" >&2
		exit 1
	fi
done
printf '\n  }\n}\n'
