# What a user reads beside the manual pages; all that doc/*.md match.
doc_DATA = $(DOC_FILES)

# Written by hand: a program that makes pages would have to run where it is built.
dist_man_MANS = \
	%D%/slotc-diagnostics.7 \
	%D%/slotc.1 \
	%D%/slotc.5
