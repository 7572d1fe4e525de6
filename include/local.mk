# What a generated header may include; also embedded in the program.
slotcincludedir = $(includedir)/slotc
dist_slotcinclude_HEADERS = \
	%D%/slotc/slot.h \
	%D%/slotc/slot_access.h \
	%D%/slotc/slot_array.h \
	%D%/slotc/slot_class.h \
	%D%/slotc/slot_compare.h \
	%D%/slotc/slot_convert.h \
	%D%/slotc/slot_enum.h \
	%D%/slotc/slot_explain.h \
	%D%/slotc/slot_format.h \
	%D%/slotc/slot_glib.h \
	%D%/slotc/slot_hashed.h \
	%D%/slotc/slot_kept.h \
	%D%/slotc/slot_life.h \
	%D%/slotc/slot_map.h \
	%D%/slotc/slot_names.h \
	%D%/slotc/slot_object.h \
	%D%/slotc/slot_packed.h \
	%D%/slotc/slot_place.h \
	%D%/slotc/slot_real.h \
	%D%/slotc/slot_string.h \
	%D%/slotc/slot_table.h \
	%D%/slotc/slot_text.h \
	%D%/slotc/slot_time.h \
	%D%/slotc/slot_undeclared.h \
	%D%/slotc/slot_uthash.h
