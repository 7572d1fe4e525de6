# Embedded in the program; installed for who wants to change them.
templatesdir = $(pkgdatadir)/templates
dist_templates_DATA =
