# yaml_faults.py SLOTC FILE...: before each line of each schema, which is sound,
# put a line that is no YAML, and look at what `slotc check` says: that the line
# is wrong, and nothing else. Prints lines of verdict, name, reason.
import json
import os
import subprocess
import sys

FAULTS = ["word", "@", '"', "x: y: z", "{"]


def check(slotc, path):
    run = subprocess.run([slotc, "check", "--error-format=json", path], capture_output=True, text=True)
    return [json.loads(line) for line in run.stderr.splitlines()]


def main():
    slotc, paths = sys.argv[1], sys.argv[2:]
    for path in paths:
        with open(path, encoding="utf-8") as file:
            lines = file.read().split("\n")
        known = {m["message"] for m in check(slotc, path)}
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
            with open(copy, "w", encoding="utf-8") as file:
                file.write("\n".join(lines[:number] + [line[:indent] + fault] + lines[number:]))
            said = [m for m in check(slotc, copy) if m["message"] not in known]
            count += 1
            if len(said) != 1 or not said[0]["code"].startswith("E01"):
                wrong.append("%s before line %d: %s" % (fault, number + 1, "; ".join(m["message"] for m in said)))
        os.remove(copy)
        name = "/".join(path.split(os.sep)[-2:])
        print("not" if wrong else "ok", "each of %d faults of YAML in %s is told alone" % (count, name), " | ".join(wrong[:5]), sep="\t")


main()
