# SLOTC_TRY_LINK(FLAGS, [IF-YES], [IF-NO])
# Does the compiler link a program with these flags?
AC_DEFUN([SLOTC_TRY_LINK], [
	AC_MSG_CHECKING([whether $CC links with $1])
	slotc_saved_CFLAGS=$CFLAGS
	CFLAGS="$CFLAGS $1"
	AC_LINK_IFELSE([AC_LANG_PROGRAM()], [slotc_links=yes], [slotc_links=no])
	CFLAGS=$slotc_saved_CFLAGS
	AC_MSG_RESULT([$slotc_links])
	AS_IF([test "$slotc_links" = yes], [$2], [$3])
])

# SLOTC_COMPILER_FLAGS(VARIABLE, FLAGS)
# Put those of the flags that the compiler knows into a variable of its own;
# CFLAGS belong to the user. clang only warns about flags it does not know,
# hence -Werror in the probe.
AC_DEFUN([SLOTC_COMPILER_FLAGS], [
	$1=
	for slotc_flag in m4_normalize([$2]); do
		AC_MSG_CHECKING([whether $CC knows $slotc_flag])
		slotc_saved_CFLAGS=$CFLAGS
		CFLAGS="$CFLAGS -Werror $slotc_flag"
		AC_COMPILE_IFELSE([AC_LANG_SOURCE([[extern int nothing;]])],
			[slotc_known=yes $1="[$]$1 $slotc_flag"], [slotc_known=no])
		CFLAGS=$slotc_saved_CFLAGS
		AC_MSG_RESULT([$slotc_known])
	done
	AC_SUBST([$1])
])

# SLOTC_CHECK_GNU(VARIABLE, PROGRAM)
# Find a compiler of GCC's; where `gcc` is another name of clang (macOS), it
# counts as absent, as the tests would give it flags of GCC's own.
AC_DEFUN([SLOTC_CHECK_GNU], [
	AC_CHECK_PROGS([$1], [$2])
	AS_IF([test -n "[$]$1" && ! "[$]$1" --version 2>/dev/null | grep 'Free Software Foundation' >/dev/null], [$1=])
])
