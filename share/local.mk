# What other build systems and debuggers take from an installed slotc.
aclocaldir = $(datadir)/aclocal
dist_aclocal_DATA = m4/slotc.m4

cmakedir = $(datadir)/cmake/slotc
dist_cmake_DATA = %D%/slotc-config.cmake
nodist_cmake_DATA = %D%/slotc-config-version.cmake

# Written when it is installed: `make install prefix=...` may name another place
# than configure did.
pkgconfigdir = $(datadir)/pkgconfig
EXTRA_DIST += %D%/slotc.pc.in
install-data-local:
	$(MKDIR_P) "$(DESTDIR)$(pkgconfigdir)"
	sed -e 's|[@]bindir@|$(bindir)|' -e 's|[@]includedir@|$(includedir)|' -e 's|[@]pkgdatadir@|$(pkgdatadir)|' \
		-e 's|[@]prefix@|$(prefix)|' -e 's|[@]version@|$(PACKAGE_VERSION)|' \
		-e '/^prefix=/!s|=$(prefix)/|=$${prefix}/|' $(srcdir)/%D%/slotc.pc.in >"$(DESTDIR)$(pkgconfigdir)/slotc.pc"
	chmod 644 "$(DESTDIR)$(pkgconfigdir)/slotc.pc"
uninstall-local:
	rm -f "$(DESTDIR)$(pkgconfigdir)/slotc.pc"

# The schema is what `slotc schema` prints, kept as a file because a slotc for
# another machine cannot be asked; tests/schema.sh holds one to the other.
dist_pkgdata_DATA = \
	%D%/slotc.bzl \
	%D%/slotc.schema.json

gdbdir = $(pkgdatadir)/gdb
dist_gdb_DATA = %D%/gdb/slotc.py

# slotc itself knows what completes its command lines; a slotc for another
# machine cannot be asked.
if NATIVE
bashcompletiondir = $(datadir)/bash-completion/completions
zshcompletiondir = $(datadir)/zsh/site-functions
fishcompletiondir = $(datadir)/fish/vendor_completions.d
nodist_bashcompletion_DATA = %D%/completion/bash/slotc
nodist_zshcompletion_DATA = %D%/completion/zsh/_slotc
nodist_fishcompletion_DATA = %D%/completion/fish/slotc.fish
completions = \
	$(nodist_bashcompletion_DATA) \
	$(nodist_fishcompletion_DATA) \
	$(nodist_zshcompletion_DATA)
CLEANFILES += $(completions)
$(completions): slotc$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && shell=$(@D) && \
	./slotc$(EXEEXT) completion $${shell##*/} >$@.tmp && mv -f $@.tmp $@
endif

# Examples keep their folders.
nobase_pkgdata_DATA = $(EXAMPLE_FILES) $(BUILD_EXAMPLE_FILES)

# An installed slotc is tested with small projects that find it as anyone would.
installcheck-local:
	$(AM_TESTS_ENVIRONMENT) DESTDIR='$(DESTDIR)' prefix='$(prefix)' bindir='$(bindir)' mandir='$(mandir)' \
		pkgdatadir='$(pkgdatadir)' aclocaldir='$(aclocaldir)' docdir='$(docdir)' \
		$(SHELL) $(top_srcdir)/tests/harness/installcheck.sh

# Automake removes files; the folders that are slotc's alone go with them.
uninstall-hook:
	for folder in '$(pkgdatadir)' '$(slotcincludedir)' '$(cmakedir)' '$(docdir)'; do \
		test ! -d "$(DESTDIR)$$folder" || \
			find "$(DESTDIR)$$folder" -depth -type d -exec rmdir {} \; 2>/dev/null || :; \
	done
