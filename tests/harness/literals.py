# literals.py FOLDER SEED: write many.yaml, with random texts of what is hard to
# write in C and with ranges at the ends of each integer type, and many.c, which
# is silent if the header has them all as they are here. The header is many.h.
import os
import random
import sys

PIECES = list("\"\\?'*%#<>:=/(){}!-$`@,& sn079aFx") + ["?", "?", "\n", "\r", "\t", "\x01", "\x7f", "\x85", "\u00a0", "é", "日", "\U0001F381"]
PIECES += ["//", "/*", "*/", "??/", "%:", "<:", "\\\n"]
TYPES = {
    "int8": (-(2**7), 2**7 - 1),
    "int16": (-(2**15), 2**15 - 1),
    "int32": (-(2**31), 2**31 - 1),
    "int64": (-(2**63), 2**63 - 1),
    "uint8": (0, 2**8 - 1),
    "uint16": (0, 2**16 - 1),
    "uint32": (0, 2**32 - 1),
    "uint64": (0, 2**64 - 1),
}


def in_yaml(text):
    return '"' + "".join("\\" + c if c in '"\\' else c if " " <= c < "\x7f" else "\\U%08X" % ord(c) for c in text) + '"'


def in_c(number):
    if number == -(2**63):
        return "INT64_MIN"
    return "INT64_C(%d)" % number if number < 2**63 else "UINT64_C(%d)" % number


def ranges(least, most):
    """At the ends of the type, of int and of unsigned int."""
    for low, high in [
        (least, most), (least + 1, most), (least, most - 1), (least, least), (most, most), (least, least + 1),
        (most - 1, most), (least, 0), (0, most), (least // 2, most // 2), (max(least, -(2**31)), min(most, 2**31)),
        (max(least, -(2**31) - 1), min(most, 2**31 - 1)), (max(least, -(2**32)), min(most, 2**32)),
    ]:
        if low <= high:
            yield low, high


def main():
    folder, seed = sys.argv[1], int(sys.argv[2])
    random.seed(seed)
    schema, tests = ["classes:", "  Texts:", "    attributes:"], []
    for i in range(100):
        text = "".join(random.choice(PIECES) for _ in range(random.randrange(1, 40)))
        more = random.choice(["", ", max_bytes: 200", ", storage: borrowed"])
        schema.append("      t%d: {type: string, default: %s, description: %s%s}" % (i, in_yaml(text), in_yaml(text), more))
        tests.append("\t{ static const unsigned char b[] = {%s, 0};" % ", ".join(map(str, text.encode())))
        tests.append("\texpect(strcmp(texts_get_t%d(&texts), (const char *)b) == 0, %d); }" % (i, i))
    for name, limits in TYPES.items():
        schema += ["  Of_%s:" % name, "    attributes:"]
        tests.append("\t{ struct of_%s o; expect(of_%s_init(&o) == SLOT_OK, -2);" % (name, name))
        for i, (low, high) in enumerate(ranges(*limits)):
            key = "type: %s, minimum: %d, maximum: %d" % (name, low, high)
            schema.append("      low%d: {%s, default: %d}" % (i, key, low))
            schema.append("      high%d: {%s, default: %d}" % (i, key, high))
            schema.append("      const%d: {%s, constant: %d}" % (i, key, low))
            schema.append("      maybe%d: {%s, optional: true}" % (i, key))
            for slot, value in (("low", low), ("high", high), ("const", low)):
                tests.append("\texpect(of_%s_get_%s%d(&o) == %s, %d);" % (name, slot, i, in_c(value), i))
            tests.append("\texpect(!of_%s_has_maybe%d(&o), %d);" % (name, i, i))
            for value in (low, high):
                tests.append("\texpect(of_%s_set_maybe%d(&o, %s) == SLOT_OK, %d);" % (name, i, in_c(value), i))
                tests.append("\texpect(of_%s_has_maybe%d(&o) && of_%s_get_maybe%d(&o) == %s, %d);" % (name, i, name, i, in_c(value), i))
            tests.append("\t{ slot_value v; expect(of_%s_get(&o, \"maybe%d\", &v) == SLOT_OK, %d); }" % (name, i, i))
        tests.append("\tof_%s_clear(&o); }" % name)
    with open(os.path.join(folder, "many.yaml"), "w", encoding="utf-8") as file:
        file.write("\n".join(schema) + "\n")
    with open(os.path.join(folder, "many.c"), "w", encoding="utf-8") as file:
        file.write('#include "many.h"\n\n#include <stdio.h>\n\nstatic int wrong;\n\nstatic void\nexpect(bool is_right, int number)\n{\n')
        file.write('\tif (!is_right) {\n\t\tprintf("wrong: %d\\n", number);\n\t\twrong = 1;\n\t}\n}\n\n')
        file.write("int\nmain(void)\n{\n\tstruct texts texts;\n\n\texpect(texts_init(&texts) == SLOT_OK, -1);\n")
        file.write("\n".join(tests) + "\n\ttexts_clear(&texts);\n\treturn wrong;\n}\n")


main()
