noinst_LIBRARIES += %D%/libslotc.a
%C%_libslotc_a_SOURCES = \
	%D%/arena.c \
	%D%/buf.c \
	%D%/diag.c \
	%D%/diag.h \
	%D%/diag_json.c \
	%D%/diag_text.c \
	%D%/fail.c \
	%D%/json.c \
	%D%/map.c \
	%D%/mustache.c \
	%D%/node.c \
	%D%/node.h \
	%D%/node_scan.c \
	%D%/render.c \
	%D%/slotc.h \
	%D%/source.c \
	%D%/typo.c \
	%D%/utf8.c
nodist_%C%_libslotc_a_SOURCES = %D%/embedded.c
CLEANFILES += %D%/embedded.c

# The lists are in local.mk files: a file that is added or taken away changes
# one of them, which its time stamp alone would not show.
embedded_files = $(dist_slotcinclude_HEADERS) $(dist_templates_DATA)
%D%/embedded.c: $(embedded_files) build-aux/embed.sh include/local.mk templates/local.mk
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	$(SHELL) $(top_srcdir)/build-aux/embed.sh $(srcdir) $(embedded_files) >$@.tmp && mv -f $@.tmp $@
