# SLOTC_FILES(VARIABLE, PATTERNS)
# Let a make variable hold the source files that match, relative to the source
# folder, as they are when make runs. This is for test inputs and examples
# only, of which there are hundreds: a new one is tested and distributed by
# being there, in a clone as in a tarball, without a list that two people
# change at once. Sources are listed by name in the local.mk files.
#
# The text is expanded by GNU make. Automake must not see it (it would take
# the words inside of $(wildcard) for file names), so it comes in through
# config.status.
AC_DEFUN([SLOTC_FILES], [
	$1='$(sort $(patsubst $(srcdir)/%,%,$(wildcard $(addprefix $(srcdir)/,$2))))'
	AC_SUBST([$1])
])
