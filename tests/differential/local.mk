# The generator of differential.sh: it shares no code with slotc.
check_PROGRAMS += %D%/differ
%C%_differ_SOURCES = \
	%D%/calls.c \
	%D%/calls_name.c \
	%D%/calls_whole.c \
	%D%/differ.h \
	%D%/main.c \
	%D%/program.c \
	%D%/random.c \
	%D%/schema.c \
	%D%/schema_class.c \
	%D%/schema_type.c \
	%D%/schema_write.c \
	%D%/schema_write_class.c \
	%D%/value.c \
	%D%/value_write.c
%C%_differ_LDADD = -lm

EXTRA_DIST += \
	%D%/coverage.py \
	%D%/prelude.h \
	%D%/report.h \
	%D%/seed.sh

# A thousand seeds, every compiler at every level, and the sanitizers.
check-long: check-differential-long
check-differential-long: all $(check_PROGRAMS)
	DIFFERENTIAL_SEEDS=1000 DIFFERENTIAL_MODE=long $(MAKE) $(AM_MAKEFLAGS) check-TESTS TESTS=tests/differential.sh
.PHONY: check-long check-differential-long

clean-local: clean-differential
clean-differential:
	rm -rf tests/differential-failed
.PHONY: clean-differential
