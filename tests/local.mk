# Everything speaks TAP, so that each case is a line:
# - a unit test is a CMocka program that mirrors a source or, in runtime/, a
#   header that generated code includes;
# - a .sh file in this folder is a test;
# - a .yaml file in diag/, golden/ or an example is a test, judged by its folder;
#   `UPDATE_GOLDEN=1 make check` rewrites what they are compared with.
unit_tests = \
	%D%/runtime/test_slot \
	%D%/runtime/test_slot_map \
	%D%/runtime/test_slot_map_names \
	%D%/runtime/test_slot_map_oracle \
	%D%/runtime/test_slot_object \
	%D%/runtime/test_slot_packed \
	%D%/runtime/test_slot_real \
	%D%/runtime/test_slot_text \
	%D%/runtime/test_slot_value \
	%D%/unit/test_arena \
	%D%/unit/test_buf \
	%D%/unit/test_check \
	%D%/unit/test_check_class \
	%D%/unit/test_child \
	%D%/unit/test_compare \
	%D%/unit/test_compare_count \
	%D%/unit/test_compare_layout \
	%D%/unit/test_diag \
	%D%/unit/test_diag_json \
	%D%/unit/test_diag_table \
	%D%/unit/test_diff \
	%D%/unit/test_emit \
	%D%/unit/test_fail \
	%D%/unit/test_ident \
	%D%/unit/test_ident_taken \
	%D%/unit/test_json \
	%D%/unit/test_map \
	%D%/unit/test_mustache \
	%D%/unit/test_node \
	%D%/unit/test_node_fault \
	%D%/unit/test_opt \
	%D%/unit/test_phash \
	%D%/unit/test_phash_band \
	%D%/unit/test_place \
	%D%/unit/test_place_order \
	%D%/unit/test_place_packed \
	%D%/unit/test_read \
	%D%/unit/test_report \
	%D%/unit/test_source \
	%D%/unit/test_typo \
	%D%/unit/test_utf8 \
	%D%/unit/test_value \
	%D%/unit/test_value_order \
	%D%/unit/test_view \
	%D%/unit/test_write

noinst_HEADERS += \
	%D%/runtime/counting.h \
	%D%/runtime/item.h \
	%D%/runtime/thing.h \
	%D%/unit/diag_fixture.h \
	%D%/unit/ending.h \
	%D%/unit/in_arena.h \
	%D%/unit/mustache_rows.h \
	%D%/unit/node_fixture.h \
	%D%/unit/placing.h \
	%D%/unit/schema.h

# What a shell test needs beside slotc.
check_PROGRAMS += %D%/tools/retext

TESTS = $(SHELL_TESTS) $(DIAG_INPUTS) $(EXAMPLE_INPUTS) $(GOLDEN_INPUTS)
if HAVE_CMOCKA
check_PROGRAMS += $(unit_tests)
TESTS += $(unit_tests)
else
TESTS += %D%/unit/without-cmocka.sh
endif

# For unit tests; the program names its own.
LDADD = src/libslotc.a $(CMOCKA_LIBS) $(YAML_LIBS)
AM_CPPFLAGS += $(CMOCKA_CFLAGS)

TEST_EXTENSIONS = .sh .yaml
LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh
LOG_COMPILER = $(SHELL) $(top_srcdir)/build-aux/cmocka-tap.sh
SH_LOG_DRIVER = $(LOG_DRIVER)
SH_LOG_COMPILER = $(SHELL)
YAML_LOG_DRIVER = $(LOG_DRIVER)
YAML_LOG_COMPILER = $(SHELL) $(top_srcdir)/tests/harness/yaml.sh

# Tests learn every path from here. A compiler that was not found is empty.
AM_TESTS_ENVIRONMENT = \
	AWK='$(AWK)' \
	CC='$(CC)' \
	CFLAGS='$(CFLAGS)' \
	LC_ALL=C \
	PYTHON3='$(PYTHON3)' \
	SANITIZER_CFLAGS='$(SANITIZER_CFLAGS)' \
	SLOTC='$(abs_top_builddir)/slotc$(EXEEXT)' \
	TEST_CLANG='$(TEST_CLANG)' \
	TEST_CLANGXX='$(TEST_CLANGXX)' \
	TEST_GCC='$(TEST_GCC)' \
	TEST_GXX='$(TEST_GXX)' \
	TEST_PAHOLE='$(TEST_PAHOLE)' \
	TEST_TCC='$(TEST_TCC)' \
	top_builddir='$(abs_top_builddir)' \
	top_srcdir='$(abs_top_srcdir)'; \
	export AWK CC CFLAGS LC_ALL PYTHON3 SANITIZER_CFLAGS SLOTC TEST_CLANG TEST_CLANGXX TEST_GCC TEST_GXX \
		TEST_PAHOLE TEST_TCC top_builddir top_srcdir;

# Found by pattern: see m4/slotc_files.m4.
EXTRA_DIST += %D%/unit/without-cmocka.sh
EXTRA_DIST += $(DIAG_FILES) $(GOLDEN_FILES) $(HARNESS_FILES) $(LAYOUT_FILES) $(SHELL_TESTS)

EXTRA_DIST += \
	%D%/twins/calls.c \
	%D%/twins/importing.err \
	%D%/twins/importing.yaml \
	%D%/twins/refused.err \
	%D%/twins/refused.yaml \
	%D%/twins/twins.yaml

include tests/differential/local.mk
