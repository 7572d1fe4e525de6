# Benchmarks: `make bench` runs them all and writes bench.json. They are never
# tests: a number passes or fails nothing.
EXTRA_PROGRAMS += \
	%D%/generate/generate \
	%D%/lookup/emit

%C%_generate_generate_SOURCES = %D%/generate/generate.c
%C%_generate_generate_LDADD = $(YAML_LIBS)
%C%_lookup_emit_SOURCES = %D%/lookup/emit.c
%C%_lookup_emit_LDADD = src/libslotc.a $(YAML_LIBS)

.PHONY: bench
bench: slotc$(EXEEXT) %D%/generate/generate$(EXEEXT) %D%/lookup/emit$(EXEEXT)
	$(AM_V_at)SLOTC='$(abs_top_builddir)/slotc$(EXEEXT)' EMIT='$(abs_builddir)/%D%/lookup/emit$(EXEEXT)' \
		GENERATE='$(abs_builddir)/%D%/generate/generate$(EXEEXT)' CC='$(CC)' top_srcdir='$(abs_top_srcdir)' \
		$(SHELL) $(srcdir)/%D%/run.sh $(BENCHES) >bench.json.tmp && mv -f bench.json.tmp bench.json

CLEANFILES += $(EXTRA_PROGRAMS) bench.json
EXTRA_DIST += \
	%D%/access/access.sh \
	%D%/access/access.yaml \
	%D%/by_name/by_name.c \
	%D%/by_name/by_name.sh \
	%D%/contest.h \
	%D%/generate/generate.sh \
	%D%/lookup/lookup.c \
	%D%/lookup/lookup.sh \
	%D%/names.sh \
	%D%/run.sh \
	%D%/table.py
