# remedies.py SLOTC FILE...: do to each schema what `slotc check` says would be
# right in a place, one mistake at a time, and look again: that mistake must be
# gone, and there must be no new one in its line. Prints lines of verdict, name,
# reason, for remedies.sh.
import os
import re
import sys

from said import said_of


def check(slotc, path):
    with open(path, encoding="utf-8", errors="replace") as file:
        options = re.match(r"# options: (.*)", file.readline())
    return said_of(slotc, os.path.basename(path), options[1].split() if options else (), os.path.dirname(path))


def apply(lines, fix):
    line = lines[fix["line"] - 1]
    changed = line[: fix["column"] - 1] + fix["replacement"] + line[fix["end_column"] - 1 :]
    return lines[: fix["line"] - 1] + [changed] + lines[fix["line"] :]


def main():
    slotc, paths = sys.argv[1], sys.argv[2:]
    for path in paths:
        with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
            lines = file.read().split("\n")
        copy = os.path.join(os.path.dirname(path), "remedied-" + os.path.basename(path))
        wrong, count = [], 0
        said = check(slotc, path)
        known = {(m["code"], m.get("line")) for m in said}
        for message in said:
            for fix in message["fixes"]:
                if fix["line"] != fix["end_line"] or message["file"] != os.path.basename(path):
                    continue
                count += 1
                with open(copy, "w", encoding="utf-8", newline="") as file:
                    file.write("\n".join(apply(lines, fix)))
                for other in check(slotc, copy):
                    key = (other["code"], other.get("line"))
                    again = all(other.get(k) == message.get(k) for k in ("code", "line", "column", "message"))
                    if again or (other.get("line") == message["line"] and key not in known):
                        wrong.append(f"{message['line']}: '{message['message']}' with '{fix['replacement']}': '{other['message']}'")
                os.remove(copy)
        if count:
            print("fail" if wrong else "ok", f"{os.path.basename(path)}: {count} remedies work", "; ".join(wrong), sep="\t")


main()
