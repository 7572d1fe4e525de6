# tap.sh: what CMocka prints comes out of build-aux/cmocka-tap.sh as it was
# meant. A script stands for a test program; the text is CMocka 1.1.5's.
. "$top_srcdir/tests/harness/lib.sh"
cd "$scratch" || exit 99

# tap WANTED-STATUS NAME: run `program`, compare its output with `expected`.
tap() {
	sh "$top_srcdir/build-aux/cmocka-tap.sh" sh program >actual 2>err
	expect_status "$2: exit status" "$1" $? err
	check "$2: output" diff -u expected actual
}

cat >program <<'END'
printf '1..3\nok 1 - one\nok 2 - two\nok 3 - three\n# ok - group\n'
END
printf '1..3\nok 1 - one\nok 2 - two\nok 3 - three\n# ok - group\n' >expected
tap 0 "passing tests stay as they are"

cat >program <<'END'
printf '1..2\nnot ok 1 - one\n# one.c:9: error: Failure!\nnot ok 2 - two\n# not ok - group\n'
exit 2
END
printf '1..2\nnot ok 1 - one\n# one.c:9: error: Failure!\nnot ok 2 - two\n# not ok - group\n' >expected
tap 0 "failed tests are reported once"

cat >program <<'END'
printf '1..2\nnot ok 1 # SKIP one\nok 2 - two\n'
END
printf '1..2\nok 1 - one # SKIP\nok 2 - two\n' >expected
tap 0 "a skipped test is no failure"

cat >program <<'END'
printf '1..2\nok 7 - text of a test\n1..9\nBail out!\nok 1 - one\nno newlineok 2 - two\n'
END
printf '1..2\n# ok 7 - text of a test\n# 1..9\n# Bail out!\nok 1 - one\n# no newline\nok 2 - two\n' >expected
tap 0 "what a test prints is a comment"

cat >program <<'END'
printf '1..2\nnot ok 1 - one\n'
kill -6 $$
END
printf '1..2\nnot ok 1 - one\n' >expected
tap 134 "a crash stays an error"

cat >program <<'END'
printf '1..1\nok 1 - one\n'
exit 3
END
printf '1..1\nok 1 - one\n' >expected
tap 3 "a status that no test explains stays an error"
done_testing
