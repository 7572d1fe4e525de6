/*
 * emit.h: how a text of the schema enters C.
 */
#ifndef SLOTC_EMIT_H
#define SLOTC_EMIT_H

#include "json.h"
#include "value.h"

/* ---- emit.c: the only ways a schema's text enters C --------------------- */

/* A C string literal with its quotes; 3-digit octal escapes, `?` escaped. */
const char *emit_string(struct arena *arena, const char *bytes, size_t length);
/* An integer constant expression of exactly this value, valid in C99 and
 * C++11 without warnings. */
const char *emit_integer(struct arena *arena, struct value value, const struct prim *type);
/* A floating constant that reads back bit for bit (C99 6.4.4.2). */
const char *emit_real(struct arena *arena, double value, bool is_float);
/* The same to compare with, or to be kept as a double: a cast takes the excess
 * precision away that some C gives to constants (C11 5.2.4.2.2), where there is any. */
const char *emit_bound(struct arena *arena, double value, bool is_float);
/* A comment of its own as a list of lines, its marks included; empty for no text.
 * Nothing in the text can end it, join it to the next line or hide in it. What is
 * not ASCII is shown as "U+00E9", or kept where people can see it. */
struct json *emit_comment(struct arena *arena, const char *text, bool keeps_utf8);
/* One line that may stand inside a comment or behind #error. */
const char *emit_inline(struct arena *arena, const char *text);

#endif
