# yaml_faults.py SLOTC FILE...: before each line of each schema, which is sound,
# put a line that is no YAML, and look at what `slotc check` says: that the line
# is wrong, and nothing else. Prints lines of verdict, name, reason.
import os
import sys

from said import lines_of, said_of, short, write_lines

FAULTS = ["word", "@", '"', "x: y: z", "{"]


def main():
    slotc, paths = sys.argv[1], sys.argv[2:]
    for path in paths:
        lines = lines_of(path)
        known = {m["message"] for m in said_of(slotc, path)}
        copy = path + ".copy.yaml"
        wrong = []
        count = 0
        block = None
        for number, line in enumerate(lines):
            indent = len(line) - len(line.lstrip())
            # In a text of several lines, a fault is text.
            if block is not None and (not line.strip() or indent > block):
                continue
            block = indent if line.rstrip().endswith(("|", ">", "|-", ">-")) else None
            if not line.strip() or line.lstrip().startswith(("#", "-")):
                continue
            fault = FAULTS[number % len(FAULTS)]
            write_lines(copy, lines[:number] + [line[:indent] + fault] + lines[number:])
            said = [m for m in said_of(slotc, copy) if m["message"] not in known]
            count += 1
            if len(said) != 1 or not said[0]["code"].startswith("E01"):
                wrong.append("%s before line %d: %s" % (fault, number + 1, "; ".join(m["message"] for m in said)))
        os.remove(copy)
        print("not" if wrong else "ok", "each of %d faults of YAML in %s is told alone" % (count, short(path)), " | ".join(wrong[:5]), sep="\t")


main()
