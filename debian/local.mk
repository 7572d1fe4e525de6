# The Debian package; `make check-debian` builds it where Debian's tools are.
EXTRA_DIST += \
	%D%/changelog \
	%D%/control \
	%D%/copyright \
	%D%/rules \
	%D%/slotc.docs \
	%D%/source/format \
	%D%/tests/control \
	%D%/tests/installcheck

check-debian: all
	$(AM_TESTS_ENVIRONMENT) $(SHELL) $(top_srcdir)/tests/harness/debian.sh
check-long: check-debian
.PHONY: check-debian check-long
