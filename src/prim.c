/*
 * prim.c: the types a slot can have, one row each. Only types of fixed width
 * (C11 7.20.1.1) and pointers: their size is the same on every machine.
 */
#include "value.h"

const struct prim prim_table[] = {
	{"bool", "bool", "SLOT_TYPE_BOOL", PRIM_BOOL, 1, "true or false"},
	{"int8", "int8_t", "SLOT_TYPE_INT8", PRIM_SIGNED, 8, "an integer from -128 to 127"},
	{"int16", "int16_t", "SLOT_TYPE_INT16", PRIM_SIGNED, 16, "an integer from -32768 to 32767"},
	{"int32", "int32_t", "SLOT_TYPE_INT32", PRIM_SIGNED, 32, "an integer from -2147483648 to 2147483647"},
	{"int64", "int64_t", "SLOT_TYPE_INT64", PRIM_SIGNED, 64,
	 "an integer from -9223372036854775808 to 9223372036854775807"},
	{"uint8", "uint8_t", "SLOT_TYPE_UINT8", PRIM_UNSIGNED, 8, "an integer from 0 to 255"},
	{"uint16", "uint16_t", "SLOT_TYPE_UINT16", PRIM_UNSIGNED, 16, "an integer from 0 to 65535"},
	{"uint32", "uint32_t", "SLOT_TYPE_UINT32", PRIM_UNSIGNED, 32, "an integer from 0 to 4294967295"},
	{"uint64", "uint64_t", "SLOT_TYPE_UINT64", PRIM_UNSIGNED, 64, "an integer from 0 to 18446744073709551615"},
	{"float", "float", "SLOT_TYPE_FLOAT", PRIM_REAL, 32, "a number from -3.4e38 to 3.4e38"},
	{"double", "double", "SLOT_TYPE_DOUBLE", PRIM_REAL, 64, "a number from -1.8e308 to 1.8e308"},
	{"string", "const char *", "SLOT_TYPE_STRING", PRIM_TEXT, 0, "UTF-8 text"},
	{"bytes", "const void *", "SLOT_TYPE_BYTES", PRIM_BYTES, 0, "a text, or bytes as 0x and two digits for each"},
	{"timestamp", "int64_t", "SLOT_TYPE_TIMESTAMP", PRIM_SIGNED, 64,
	 "a time such as 2024-05-01T12:30:00Z, or microseconds since 1970-01-01T00:00:00Z"},
};

const size_t prim_count = COUNT_OF(prim_table);

const struct prim *
prim_find(const char *name)
{
	for (size_t i = 0; i < prim_count; i++) {
		if (text_is(name, prim_table[i].name))
			return &prim_table[i];
	}
	return NULL;
}
