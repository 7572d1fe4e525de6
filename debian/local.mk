# The Debian package; tests/build_debian.sh builds it where Debian's tools are.
EXTRA_DIST += \
	%D%/changelog \
	%D%/control \
	%D%/copyright \
	%D%/rules \
	%D%/slotc.docs \
	%D%/source/format \
	%D%/tests/control \
	%D%/tests/installcheck
