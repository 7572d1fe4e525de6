#!/bin/sh
# embed.sh FOLDER FILE...
#
# Write the C source of `embedded_table` (see template.h): the bytes of each
# FILE, found in FOLDER, under its name without the first folder of its path
# ("templates/header.h.mustache" is "header.h.mustache"), sorted by name.
#
# The bytes are numbers, not string literals, of which ISO C promises only
# 4,095 characters. One zero byte ends each array: text stays a C string, and
# an empty file is still valid C.
set -eu
LC_ALL=C
export LC_ALL

folder=$1
shift

# Tab-separated: name, path.
sorted=$(for file; do printf '%s\t%s\n' "${file#*/}" "$folder/$file"; done | sort)

cat <<'END'
/* Made by build-aux/embed.sh. */
#include "template.h"

END

number=0
rows=
tab=$(printf '\t')
while IFS=$tab read -r name path; do
	test -n "$name" || continue
	test -r "$path" || {
		echo "embed.sh: cannot read $path" >&2
		exit 1
	}
	echo "static const unsigned char file_${number}[] = {"
	od -An -v -tu1 "$path" | sed 's/ *\([0-9][0-9]*\)/\1,/g'
	printf '0};\n\n'
	rows="$rows	{\"$name\", (const char *)file_$number, sizeof(file_$number) - 1},
"
	number=$((number + 1))
done <<END
$sorted
END

# The last row keeps the table valid C where there is no file at all; it is not counted.
cat <<END
const struct embedded embedded_table[] = {
$rows	{NULL, NULL, 0},
};

const size_t embedded_count = COUNT_OF(embedded_table) - 1;
END
