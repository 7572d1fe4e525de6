# diagnostics.sh SLOTC: the list of slotc-diagnostics.7 in mdoc, made of what
# `slotc explain` says.
"$1" explain | while read -r code slug; do
	printf '.Ss %s %s\n' "$code" "$slug"
	"$1" explain "$code" | LC_ALL=C ${AWK-awk} '
		BEGIN {
			for (i = 128; i < 256; i++)
				code[sprintf("%c", i)] = i
		}
		# The code points beyond ASCII, of two or three bytes, by number.
		function ascii(line,   out, i, byte) {
			for (i = 1; i <= length(line); i++) {
				byte = code[substr(line, i, 1)]
				if (!byte)
					out = out substr(line, i, 1)
				else if (byte < 224)
					out = out sprintf("\\[u%04X]", (byte - 192) * 64 + code[substr(line, ++i, 1)] - 128)
				else {
					byte = (byte - 224) * 4096 + (code[substr(line, ++i, 1)] - 128) * 64
					out = out sprintf("\\[u%04X]", byte + code[substr(line, ++i, 1)] - 128)
				}
			}
			return out
		}
		function text(line) {
			gsub(/\\/, "\\e", line)
			line = ascii(line)
			if (line ~ /^[.\047]/)
				line = "\\&" line
			return line
		}
		NR <= 2 { next }
		/^    / && !literal {
			if (pending)
				pending = 0
			print ".Bd -literal -offset indent"
			literal = 1
		}
		/^$/ { pending = 1; next }
		/^[^ ]/ && literal {
			print ".Ed"
			literal = 0
			if (pending)
				print ".Pp"
			pending = 0
		}
		pending {
			print literal ? "" : ".Pp"
			pending = 0
		}
		literal { print text(substr($0, 5)); next }
		{
			# A sentence begins its line.
			while (match($0, /[.?!] +[^ ]/)) {
				print text(substr($0, 1, RSTART))
				$0 = substr($0, RSTART + RLENGTH - 1)
			}
			print text($0)
		}
		END {
			if (literal)
				print ".Ed"
		}'
done
