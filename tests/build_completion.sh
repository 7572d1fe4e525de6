# build_completion.sh: the shells' completions complete what slotc
# takes, and nothing else.
. "$top_srcdir/tests/harness/lib.sh"

for shell in bash zsh fish; do
	"$SLOTC" completion $shell >"$scratch/$shell" 2>"$scratch/err"
	expect_status "prints the completion for $shell" 0 $? "$scratch/err"
done
"$SLOTC" completion csh >"$scratch/out" 2>"$scratch/err"
expect_status "does not know csh" 2 $? "$scratch/err"

# offers LINE WORD...: at the end of the line bash offers just these. Words are
# parted as bash does it: '=' stands by itself.
offers() {
	line=$1
	shift
	printf '%s\n' "$@" | sed '/^$/d' | sort >"$scratch/expected"
	bash -c '
		. "$1"
		line=${2//=/ = }
		read -ra COMP_WORDS <<<"$line"
		[[ $line == *" " ]] && COMP_WORDS+=("")
		COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
		_slotc
		printf "%s\n" "${COMPREPLY[@]}"
	' bash "$scratch/bash" "$line" 2>&1 | sed '/^$/d' | sort >"$scratch/offered"
	check "bash completes '$line'" diff -u "$scratch/expected" "$scratch/offered"
}
if command -v bash >/dev/null; then
	offers 'slotc gen' generate
	offers 'slotc c' check compare completion
	offers 'slotc --' --help --version
	offers 'slotc generate --print' --print-inputs --print-outputs
	offers 'slotc generate -M' -MD -MF -MT -MP
	offers 'slotc check --vari'
	offers 'slotc schema -' --help --version -V -h
	offers 'slotc generate --variant=' map map-glib map-uthash packed slotted
	offers 'slotc generate --write=' always if-changed
	offers 'slotc generate --variant=s' slotted
	offers 'slotc generate --write al' always
	offers 'slotc generate -o '
	offers 'slotc generate cart.yaml --stamp='
	offers 'slotc completion ' bash fish zsh
	offers 'slotc help gen' generate
	offers 'slotc explain unknown-k' unknown-key
else
	skip "bash completes" "bash: not found"
fi

if command -v fish >/dev/null; then
	fish_offers() {
		(cd "$scratch" && HOME=$scratch fish --no-config -c "source ./fish; complete -C '$1'" 2>&1) | cut -f 1 | sort | tr '\n' ' ' >"$scratch/offered"
		check "fish completes '$1'" test "$(cat "$scratch/offered")" = "$2 "
	}
	fish_offers 'slotc gen' generate
	fish_offers 'slotc generate --variant=s' --variant=slotted
	fish_offers 'slotc completion ' 'bash fish zsh'
	fish_offers 'slotc generate --print' '--print-inputs --print-outputs'
else
	skip "fish completes" "fish: not found"
fi
if command -v zsh >/dev/null; then
	check "zsh takes its script" zsh -n "$scratch/zsh"
else
	skip "zsh takes its script" "zsh: not found"
fi

# Every word that is offered as a value is one that slotc takes.
cd "$scratch" || exit 99
printf 'classes:\n  A:\n    attributes: {x: int32}\n' >a.yaml
sed -n "s/.* -\(l\) \([a-z-]*\) -x -a '\([^']*\)'.*/\2 \3/p" fish | sort -u >values
while read -r option words; do
	command=generate
	grep -q "from generate' .*-l $option " fish || command=compare
	for word in $words; do
		if test $command = generate; then
			"$SLOTC" generate "--$option=$word" a.yaml -d . >out 2>err
			expect_status "--$option takes $word" 0 $? err
		else
			# compare would measure; no file is what it says last.
			"$SLOTC" compare "--$option=$word" no.yaml >out 2>err
			expect_status "--$option takes $word" 3 $? err
		fi
	done
done <values
check "there are such words" test -s values
done_testing
