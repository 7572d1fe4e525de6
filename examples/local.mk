# Found by pattern: see m4/slotc_files.m4.
EXTRA_DIST += $(EXAMPLE_FILES) $(BUILD_EXAMPLE_FILES)
