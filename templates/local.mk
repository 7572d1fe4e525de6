# Embedded in the program; installed for who wants to change them.
templatesdir = $(pkgdatadir)/templates
dist_templates_DATA = \
	%D%/accessor.mustache \
	%D%/asserts.mustache \
	%D%/bench.c.mustache \
	%D%/bench.py.mustache \
	%D%/by_name.mustache \
	%D%/by_name_map.mustache \
	%D%/by_terminated_name.mustache \
	%D%/class.mustache \
	%D%/clear.mustache \
	%D%/clear_map.mustache \
	%D%/find.mustache \
	%D%/find_function.mustache \
	%D%/header.h.mustache \
	%D%/init.mustache \
	%D%/new.mustache \
	%D%/report.html.mustache \
	%D%/report_layout.mustache \
	%D%/report_measure.mustache \
	%D%/report_style.mustache \
	%D%/runtime.mustache \
	%D%/struct.mustache \
	%D%/struct_map.mustache \
	%D%/table.mustache
