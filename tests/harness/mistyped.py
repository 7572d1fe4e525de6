# mistyped.py SLOTC FILE...: mistype every word of each schema and look at what
# `slotc check` says. A word that the schema itself chooses may be any other
# word; for all others there must be one message, and it must say the right
# word. Prints lines of verdict, name, reason, for mistyped.sh.
import os
import re
import sys
import tempfile

from said import lines_of, said_of, short, write_lines


def mistypes(word):
    """Two letters swapped, one left out, one doubled: near the middle."""
    middle = len(word) // 2
    yield word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]
    yield word[:middle] + word[middle + 1 :]
    yield word[:middle] + word[middle] + word[middle:]


def words(line):
    """Where the words of a line are that are not text for people."""
    code = re.sub(r"#.*", "", line)
    code = re.sub(r"((?:description|title|deprecated|license|unit): *)[^,}\n]*", lambda m: m[1] + " " * (len(m[0]) - len(m[1])), code)
    code = re.sub(r'"[^"]*"', lambda m: " " * len(m[0]), code)
    return [(m.start(), m[0]) for m in re.finditer(r"[A-Za-z_][A-Za-z0-9_]{2,}", code)]


def main():
    slotc, paths = sys.argv[1], sys.argv[2:]
    for path in paths:
        lines = lines_of(path)
        if any(re.match(r"\s*-|.*[|>]$", line) for line in lines):
            continue
        known = {(m["line"], m["name"]) for m in said_of(slotc, path)}
        folder = os.path.dirname(path)
        handle, copy = tempfile.mkstemp(".yaml", "mistyped", folder if os.access(folder, os.W_OK) else None)
        os.close(handle)
        wrong = []
        count = 0
        try:
            for number, line in enumerate(lines):
                for at, word in words(line):
                    for mistyped in mistypes(word):
                        if mistyped == word:
                            continue
                        changed = lines[:number] + [line[:at] + mistyped + line[at + len(word) :]] + lines[number + 1 :]
                        write_lines(copy, changed)
                        count += 1
                        said = [m for m in said_of(slotc, copy) if (m["line"], m["name"]) not in known]
                        if not said:
                            continue
                        first = said[0]
                        fixes = [fix["replacement"] for m in said for fix in m["fixes"]]
                        if len(said) > 1 or not (word in fixes or any(re.search(r"\b%s\b" % word, f) for f in fixes)):
                            # The definition of a name that others use: they say so.
                            if all(m["name"] in ("unknown-type", "unknown-parent", "default-enum", "unused-type") for m in said):
                                continue
                            wrong.append("line %d: %s for %s: %s" % (number + 1, mistyped, word, "; ".join(m["message"] for m in said)))
        finally:
            os.remove(copy)
        verdict = "ok" if not wrong else "not"
        print(verdict, "each of %d mistyped words of %s is answered" % (count, short(path)), " | ".join(wrong[:5]), sep="\t")


main()
