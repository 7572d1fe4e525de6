/*
 * ident.h: names in C.
 */
#ifndef SLOTC_IDENT_H
#define SLOTC_IDENT_H

#include "slotc.h"

/* ---- ident.c: names and their letters ------------------------------------ */

/* The C name of a class: "CartItem" becomes "cart_item", "HTTPServer"
 * "http_server". */
const char *ident_snake(struct arena *arena, const char *name);
/* "CART_H" from "cart.h". */
const char *ident_guard(struct arena *arena, const char *name);
/* Position (from 0) of the first byte that cannot stand there in a C
 * identifier, or -1. */
int ident_bad_byte(const char *name, size_t length);
/* A name made of the letters and digits of `name` that C would take. */
const char *ident_repair(struct arena *arena, const char *name);
/* "SOLD_OUT" from "SoldOut" or "sold_out". */
const char *ident_upper(struct arena *arena, const char *name);
/* `_X`, `__x`, `a__b` (C++), `_x`: left to the implementation. */
bool ident_is_reserved(const char *name);

/* ---- ident_taken.c: names that are taken --------------------------------- */

/* A keyword of C99 to C23 or of C++98 to C++23 (GNU's asm and typeof too)? */
bool ident_is_keyword(const char *name);
/* An object-like macro that some system's headers define? */
bool ident_is_macro(const char *name);
/* The standard or POSIX header that declares this tag or function, or NULL. */
const char *ident_header(const char *name);
/* The one that declares a function of this name, which no typedef can have, or NULL. */
const char *ident_function_header(const char *name);
/* Does a name that ident_header or ident_is_macro knows begin with the text? */
bool ident_starts_system_name(const char *text);

#endif
