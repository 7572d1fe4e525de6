# slotc.m4: for packages that use slotc; installed where aclocal looks.

# SLOTC_PROG([MINIMUM-VERSION])
# Set SLOTC to the program, or end configure. It runs on the machine that
# builds, so no host's prefix is tried.
AC_DEFUN([SLOTC_PROG], [
	AC_ARG_VAR([SLOTC], [the slotc program])
	AC_PATH_PROG([SLOTC], [slotc])
	AS_IF([test -z "$SLOTC"], [AC_MSG_ERROR([slotc was not found: install it, or set SLOTC])])
	m4_ifval([$1], [
		AC_MSG_CHECKING([whether $SLOTC is version $1 or later])
		slotc_version=$("$SLOTC" --version | sed -n 's/^slotc //p')
		AS_VERSION_COMPARE([${slotc_version:-0}], [$1], [slotc_is_new=no], [slotc_is_new=yes], [slotc_is_new=yes])
		AC_MSG_RESULT([$slotc_is_new ($slotc_version)])
		AS_IF([test "$slotc_is_new" = no], [AC_MSG_ERROR([slotc $1 or later is needed; $SLOTC is $slotc_version])])
	])
])
