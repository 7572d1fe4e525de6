# docs_commands.sh: the commands of README.md, doc/tutorial.md, doc/build.md,
# doc/interface.md and doc/variants.md do what they say. Blocks of a document are run in their
# order; comments, which readers do not see, say what a block is:
#
#   <!-- file: NAME -->      the next block is the content of this file
#   <!-- output -->          the next block is what the commands before it print
#   <!-- needs: PROGRAM -->  the next commands are skipped without this program
#   <!-- project: NAME -->   the next commands run in a copy of examples/build/NAME
#
# With UPDATE_GOLDEN set, outputs are rewritten in the document.
. "$top_srcdir/tests/harness/lib.sh"
. "$top_srcdir/tests/harness/recipes.sh"

(unset MAKEFLAGS MFLAGS MAKELEVEL DESTDIR && make -C "$top_builddir" install prefix="$scratch/prefix") >"$scratch/log" 2>&1
expect_status "slotc is installed" 0 $? "$scratch/log"
recipes_begin "$scratch/prefix"
CC=cc
export CC

# split DOCUMENT: block N becomes N.kind (sh, output, file), N.text, N.line and
# what the comments before it said: N.name, N.needs, N.project.
split() {
	LC_ALL=C awk -v folder="$blocks" '
		/^<!-- .* -->$/ {
			key = $2
			sub(/:$/, "", key)
			said[key] = NF > 3 ? $3 : "yes"
			next
		}
		/^```/ && !inside {
			inside = 1
			kind = "file" in said ? "file" : "output" in said ? "output" : $0 == "```sh" ? "sh" : ""
			if (kind == "")
				next
			block = sprintf("%s/%03d", folder, ++count)
			print kind >(block ".kind")
			print NR >(block ".line")
			printf "" >(block ".text")
			for (key in said)
				print said[key] >(block "." key)
			split("", said)
			next
		}
		/^```/ {
			inside = 0
			kind = ""
			next
		}
		inside && kind != "" { print >(block ".text") }' "$1"
}

# run_document FILE
run_document() {
	document=$1
	document_name=$(basename "$1" .md)
	blocks=$scratch/blocks-$document_name
	folder=$scratch/$document_name
	mkdir "$blocks" "$folder"
	split "$top_srcdir/$document"
	ran=no
	for kind in "$blocks"/*.kind; do
		block=${kind%.kind}
		where="$document:$(cat "$block.line")"
		case $(cat "$kind") in
		file)
			cp "$block.text" "$folder/$(cat "$block.file")"
			;;
		sh)
			ran=no
			if test -f "$block.needs" && ! command -v "$(cat "$block.needs")" >/dev/null; then
				skip "$where" "$(cat "$block.needs"): not found"
				continue
			fi
			if test -f "$block.project"; then
				folder=$block.folder
				mkdir "$folder"
				cp "$top_srcdir/examples/build/$(cat "$block.project")"/* "$folder"
				chmod -R u+w "$folder"
			fi
			(cd "$folder" && sh -e "$block.text") >"$scratch/printed" 2>&1
			expect_status "$where: the commands succeed" 0 $? "$scratch/printed"
			ran=yes
			;;
		output)
			test $ran = yes || continue
			if test -n "${UPDATE_GOLDEN:-}"; then
				cp "$scratch/printed" "$block.text"
			elif cmp -s "$block.text" "$scratch/printed"; then
				pass "$where: they print this"
			else
				diff -u "$block.text" "$scratch/printed" >"$scratch/log"
				fail "$where: they print this" "$scratch/log"
			fi
			;;
		esac
	done
	test -z "${UPDATE_GOLDEN:-}" || rewrite
}

# rewrite: put the outputs back into the document.
rewrite() {
	LC_ALL=C awk -v folder="$blocks" '
		/^<!-- output -->$/ { output = 1 }
		/^<!-- file/ { file = 1 }
		/^```/ && !inside {
			inside = 1
			if (output || file || $0 == "```sh")
				block = sprintf("%s/%03d.text", folder, ++count)
			print
			while (output && (getline line <block) > 0)
				print line
			next
		}
		/^```/ { inside = output = file = 0 }
		!(inside && output) { print }' "$top_srcdir/$document" >"$scratch/new.md" &&
		cp "$scratch/new.md" "$top_srcdir/$document"
}

documents='README.md doc/tutorial.md doc/build.md doc/interface.md doc/variants.md'
for document in $documents; do
	run_document "$document"
done

# A block that is not run looks like one that is.
cd "$top_srcdir" || exit 99
cat README.md doc/*.md >"$scratch/all.md"
check "every block of commands was met" test "$(grep -c '^```sh' "$scratch/all.md")" -eq \
	"$(cat "$scratch"/blocks-*/*.kind | grep -c -x sh)"
check "no block has another word for commands" sh -c '! grep -n -E "^\`\`\`(bash|console|shell|sh .*)$" "$1"' sh "$scratch/all.md"
# The documents are words.
# shellcheck disable=SC2086
grep -n '^<!-- ' $documents | grep -v -E '<!-- (file: [^ ]+|output|needs: [^ ]+|project: [a-z]+|report: (begin|end)) -->$' >"$scratch/words"
check "every comment says something that is known" sh -c 'cat "$1"; test ! -s "$1"' sh "$scratch/words"
done_testing
