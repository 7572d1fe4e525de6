bin_PROGRAMS += slotc
slotc_SOURCES = \
	%D%/main.c
slotc_LDADD = %D%/libslotc.a $(YAML_LIBS)

noinst_LIBRARIES += %D%/libslotc.a
%C%_libslotc_a_SOURCES = \
	%D%/arena.c \
	%D%/buf.c \
	%D%/check.c \
	%D%/check.h \
	%D%/check_attribute.c \
	%D%/check_class.c \
	%D%/check_collision.c \
	%D%/check_cycle.c \
	%D%/check_default.c \
	%D%/check_enum.c \
	%D%/check_ident.c \
	%D%/check_lint.c \
	%D%/check_overlap.c \
	%D%/check_scope.c \
	%D%/check_type.c \
	%D%/check_variant.c \
	%D%/child.c \
	%D%/cmd.c \
	%D%/cmd_check.c \
	%D%/cmd_compare.c \
	%D%/cmd_completion.c \
	%D%/cmd_explain.c \
	%D%/cmd_generate.c \
	%D%/cmd_help.c \
	%D%/cmd_init.c \
	%D%/cmd_layout.c \
	%D%/cmd_schema.c \
	%D%/cmd_view.c \
	%D%/compare.c \
	%D%/compare.h \
	%D%/compare_access.c \
	%D%/compare_build.c \
	%D%/compare_hand.c \
	%D%/compare_html.c \
	%D%/compare_json.c \
	%D%/compare_layout.c \
	%D%/compare_python.c \
	%D%/compare_report.c \
	%D%/compare_rows.c \
	%D%/compare_scope.c \
	%D%/compare_stats.c \
	%D%/compare_table.c \
	%D%/compare_value.c \
	%D%/compare_view.c \
	%D%/compare_view.h \
	%D%/compare_write.c \
	%D%/depfile.c \
	%D%/depfile.h \
	%D%/diag.c \
	%D%/diag.h \
	%D%/diag_json.c \
	%D%/diag_path.c \
	%D%/diag_table.c \
	%D%/diag_table_files.def \
	%D%/diag_table_inheritance.def \
	%D%/diag_table_keys.def \
	%D%/diag_table_layout.def \
	%D%/diag_table_lints.def \
	%D%/diag_table_names.def \
	%D%/diag_table_types.def \
	%D%/diag_table_values.def \
	%D%/diag_table_yaml.def \
	%D%/diag_text.c \
	%D%/diff.c \
	%D%/emit.c \
	%D%/fail.c \
	%D%/folder.c \
	%D%/foreign.c \
	%D%/foreign.h \
	%D%/foreign_words.c \
	%D%/format.c \
	%D%/ident.c \
	%D%/ident_taken.c \
	%D%/import.c \
	%D%/json.c \
	%D%/machine.c \
	%D%/map.c \
	%D%/model.h \
	%D%/mustache.c \
	%D%/mustache.h \
	%D%/mustache_parse.c \
	%D%/node.c \
	%D%/node.h \
	%D%/node_build.c \
	%D%/node_build.h \
	%D%/node_fault.c \
	%D%/node_fault.h \
	%D%/node_fault_block.c \
	%D%/node_fault_flow.c \
	%D%/node_fault_text.c \
	%D%/node_place.c \
	%D%/node_refuse.c \
	%D%/node_scan.c \
	%D%/opt.c \
	%D%/opt.h \
	%D%/opt_table.c \
	%D%/path.c \
	%D%/phash.c \
	%D%/phash.h \
	%D%/phash_band.c \
	%D%/phash_hash.c \
	%D%/phash_internal.h \
	%D%/phash_rows.c \
	%D%/phash_view.c \
	%D%/place.c \
	%D%/place.h \
	%D%/place_check.c \
	%D%/place_hole.c \
	%D%/place_layout.c \
	%D%/place_map.c \
	%D%/place_order.c \
	%D%/place_packed.c \
	%D%/place_slot.c \
	%D%/place_units.c \
	%D%/place_way.c \
	%D%/prim.c \
	%D%/progress.c \
	%D%/read.c \
	%D%/read.h \
	%D%/read_attribute.c \
	%D%/read_class.c \
	%D%/read_comma.c \
	%D%/read_enum.c \
	%D%/read_keys.c \
	%D%/read_put.c \
	%D%/read_rewrite.c \
	%D%/read_schema.c \
	%D%/read_unknown.c \
	%D%/read_words.c \
	%D%/render.c \
	%D%/report.c \
	%D%/report.h \
	%D%/report_bounds.c \
	%D%/report_json.c \
	%D%/report_markdown.c \
	%D%/report_svg.c \
	%D%/report_text.c \
	%D%/response.c \
	%D%/schema_json.c \
	%D%/slotc.h \
	%D%/source.c \
	%D%/terminal.c \
	%D%/typo.c \
	%D%/utf8.c \
	%D%/value.c \
	%D%/value_order.c \
	%D%/value_slip.c \
	%D%/variant.c \
	%D%/view.c \
	%D%/view.h \
	%D%/view_asserts.c \
	%D%/view_attribute.c \
	%D%/view_class.c \
	%D%/view_enum.c \
	%D%/view_init.c \
	%D%/view_life.c \
	%D%/view_place.c \
	%D%/view_row.c \
	%D%/view_split.c \
	%D%/view_struct.c \
	%D%/view_table.c \
	%D%/write.c
nodist_%C%_libslotc_a_SOURCES = %D%/embedded.c
CLEANFILES += %D%/embedded.c

# The lists are in local.mk files: a file that is added or taken away changes
# one of them, which its time stamp alone would not show.
embedded_files = $(dist_slotcinclude_HEADERS) $(dist_templates_DATA)
%D%/embedded.c: $(embedded_files) build-aux/embed.sh include/local.mk templates/local.mk
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	$(SHELL) $(top_srcdir)/build-aux/embed.sh $(srcdir) $(embedded_files) >$@.tmp && mv -f $@.tmp $@
