# Found by pattern: see m4/slotc_files.m4.
EXTRA_DIST += $(EXAMPLE_FILES) $(BUILD_EXAMPLE_FILES)
EXTRA_DIST += \
	%D%/report.py \
	%D%/reports.sh

# Measure the examples anew, on a quiet machine; this changes the source.
.PHONY: reports
reports: slotc$(EXEEXT)
	$(AM_V_at)SLOTC='$(abs_top_builddir)/slotc$(EXEEXT)' CC='$(CC)' PYTHON3='$(PYTHON3)' \
		top_srcdir='$(abs_top_srcdir)' $(SHELL) $(srcdir)/%D%/reports.sh
