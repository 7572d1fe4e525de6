# What a generated header may include; also embedded in the program.
slotcincludedir = $(includedir)/slotc
dist_slotcinclude_HEADERS = \
	%D%/slotc/slot.h \
	%D%/slotc/slot_access.h \
	%D%/slotc/slot_map.h \
	%D%/slotc/slot_table.h \
	%D%/slotc/slot_text.h
