"""report.py: a measured report as the table of a README.

python3 report.py REPORT.json README.md...

What stands between the lines `<!-- report: begin -->` and `<!-- report: end -->`
of each file is replaced. The report is what `slotc compare --json` writes.
"""
import json
import sys

BEGIN, END = "<!-- report: begin -->\n", "<!-- report: end -->\n"
COLUMNS = {
    "heap": "bytes each, heap",
    "resident": "resident",
    "create": "create",
    "read": "read",
    "write": "write",
    "read_by_name": "read by name",
    "reject": "an unknown name",
}


def number(value):
    """Three digits where they fit, as slotc's own table has them."""
    if value < 9.995:
        return "%.2f" % value
    return "%.1f" % value if value < 99.95 else format(round(value), ",")


def ratio(cell, reference):
    """How many times the reference; ~ where the run cannot tell them apart."""
    value = cell["ratio"]
    mark = "~" if reference in cell["overlaps"] else ""
    return " (%s%sx)" % (mark, "%.1f" % value if value < 9.95 else "%d" % round(value))


def shown(report, row, name):
    cell = row["measures"].get(name)
    if cell is None:
        return ""
    if "word" in cell:
        return cell["word"]
    text = number(cell["median"]) + (" ns" if cell["unit"] == "ns" else "")
    if row["name"] != report["reference"] and "ratio" in cell:
        text += ratio(cell, report["reference"])
    return "refused, " + text if name == "reject" else text


def label(text):
    """Underlines are markup, unless they are code."""
    return ", ".join("`%s`" % part if "__" in part else part for part in text.split(", "))


def table(report):
    rows = [row for row in report["rows"] if row["rounds"]]
    lines = ["| | " + " | ".join(COLUMNS.values()) + " |", "|---|" + "--:|" * len(COLUMNS)]
    for row in rows:
        cells = [label(row["label"])] + [shown(report, row, name) for name in COLUMNS]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines).replace("|  |", "| |").replace("|  |", "| |")


def about(report):
    here = report["environment"]
    reference = next(row for row in report["rows"] if row["name"] == report["reference"])
    python = ", CPython %s" % here["python"] if here["python"] else ""
    rounds = "%d rounds" % report["rounds"]
    if here["python"] and report["python_rounds"] != report["rounds"]:
        rounds += " (Python %d)" % report["python_rounds"]
    text = (
        "%s objects with %s values; %s, %s, %s `%s`%s, %s. Medians of %s, each in a process of its own; "
        "in brackets how many times '%s'"
        % (
            format(report["count"], ","),
            report["values"],
            here["processor"],
            here["system"].split(",")[0],
            here["compiler"],
            here["flags"],
            python,
            here["date"],
            rounds,
            reference["label"],
        )
    )
    text += ", ~ where this run cannot tell the two apart." if "(~" in table(report) else "."
    text += " The machine was busy: rounds" if report["noise"] > 0.15 else " Rounds"
    text += " of the same row lay %.0f %% apart." % (report["noise"] * 100)
    for row in report["rows"]:
        if row["note"]:
            text += " %s: %s." % (row["label"], row["note"])
    return text


def wrapped(text, width=120):
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] += (" " if lines[-1] else "") + word
    return "\n".join(lines)


def fill(path, block):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if text.count(BEGIN) != 1 or text.count(END) != 1 or text.index(BEGIN) > text.index(END):
        sys.exit("report.py: %s: expected one line %s and then one line %s" % (path, BEGIN.strip(), END.strip()))
    before, after = text[: text.index(BEGIN) + len(BEGIN)], text[text.index(END) :]
    with open(path, "w", encoding="utf-8") as file:
        file.write(before + block + after)


with open(sys.argv[1], encoding="utf-8") as source:
    measured = json.load(source)
for readme in sys.argv[2:]:
    fill(readme, "%s\n\n%s\n" % (table(measured), wrapped(about(measured))))
