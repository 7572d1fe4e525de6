# Embedded in the program; installed for who wants to change them.
templatesdir = $(pkgdatadir)/templates
dist_templates_DATA = \
	%D%/array.mustache \
	%D%/asserts.mustache \
	%D%/bench.c.mustache \
	%D%/bench.py.mustache \
	%D%/bench_mix.mustache \
	%D%/bench_read.mustache \
	%D%/bench_write.mustache \
	%D%/by_name.mustache \
	%D%/by_name_map.mustache \
	%D%/by_terminated_name.mustache \
	%D%/class.h.mustache \
	%D%/class.mustache \
	%D%/common.h.mustache \
	%D%/compare.mustache \
	%D%/count.mustache \
	%D%/declarations.mustache \
	%D%/edit.mustache \
	%D%/enum.mustache \
	%D%/fill.mustache \
	%D%/find.mustache \
	%D%/find_function.mustache \
	%D%/get.mustache \
	%D%/header.h.mustache \
	%D%/init.mustache \
	%D%/init_step.mustache \
	%D%/life.mustache \
	%D%/new.mustache \
	%D%/optional.mustache \
	%D%/report.html.mustache \
	%D%/report_layout.mustache \
	%D%/report_measure.mustache \
	%D%/report_style.mustache \
	%D%/reset.mustache \
	%D%/runtime.mustache \
	%D%/schema.mustache \
	%D%/set.mustache \
	%D%/struct.mustache \
	%D%/struct_map.mustache \
	%D%/table.mustache \
	%D%/umbrella.h.mustache \
	%D%/upcast.mustache
