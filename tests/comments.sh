# comments.sh: descriptions keep their letters where --comments=utf8 says so,
# and no compiler minds.
. "$top_srcdir/tests/harness/lib.sh"
. "$top_srcdir/tests/harness/compile.sh"
cd "$scratch" || exit 99

# Each text ends a line, so that whoever takes the header for another character
# set could join it with the next.
cat >words.yaml <<'END'
title: Wörter
description: Ελληνικά, русский, 日本語, العربية, हिन्दी, 😀
enums:
  size:
    description: Größe
    permissible_values:
      SMALL: {description: "klein, née ソ能表", deprecated: "vieux, passé"}
classes:
  Item:
    description: "日本語の説明。\u200b Žluťoučký kůň\\"
    attributes:
      name: {type: string, unit: µm, description: "ソ\nÀ *\u200b/ ??\u00ad/", deprecated: "à éviter"}
      size: size
END
for variant in slotted packed map; do
	check "$variant: a header in ASCII" "$SLOTC" generate --variant=$variant words.yaml -o ascii_$variant.h
	check "$variant: all of it is ASCII" sh -c '! LC_ALL=C grep -q "[^ -~	]" ascii_'$variant.h
	check "$variant: a header in UTF-8" "$SLOTC" generate --variant=$variant --comments=utf8 words.yaml -o utf8_$variant.h
	for word in 'Wörter' 'Ελληνικά, русский, 日本語, العربية, हिन्दी, 😀' 'Größe' 'née ソ能表' 'Žluťoučký' 'Unit: µm.'; do
		expect_text "$variant: it says $word" "$word" utf8_$variant.h
	done
	expect_text "$variant: a zero width is shown" '日本語の説明。U+200B Žluťoučký' utf8_$variant.h
	compile_header utf8_$variant.h "utf8_$variant.h"
	if test -n "$TEST_GCC" && echo 'int x;' | "$TEST_GCC" -Wbidi-chars=any -fsyntax-only -x c - 2>errors; then
		check "$variant: nothing turns the text" \
			"$TEST_GCC" -Wbidi-chars=any -Werror -fsyntax-only -x c utf8_$variant.h
	else
		skip "$variant: nothing turns the text" 'no gcc that knows -Wbidi-chars'
	fi
	# Without their comments both are the same.
	for name in ascii utf8; do
		$CC -E -P -x c ${name}_$variant.h | sed 's/UTF8_//; s/ASCII_//' >$name.tokens
	done
	check "$variant: the code is the same" cmp ascii.tokens utf8.tokens
done

printf 'classes:\n  Item: {description: "a\\u202Eb", attributes: {x: float}}\n' >turned.yaml
"$SLOTC" generate --comments=utf8 turned.yaml -o turned.h 2>err
expect_status 'what turns the text is refused' 1 $? err
"$SLOTC" generate --comments=latin1 words.yaml 2>err
expect_status 'there are two ways' 2 $? err
expect_text 'it says which' '--comments takes ascii or utf8' err
done_testing
