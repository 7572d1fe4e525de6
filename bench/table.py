"""table.py: what `make bench` measured, as the tables of doc/benchmarks.md.

python3 bench/table.py bench.json doc/benchmarks.md

What stands between the lines `<!-- bench: begin -->` and `<!-- bench: end -->`
is replaced.
"""
import json
import math
import sys

BEGIN, END = "<!-- bench: begin -->\n", "<!-- bench: end -->\n"


def number(value):
    """Three digits where they fit."""
    if value < 9.995:
        return "%.2f" % value
    return "%.1f" % value if value < 99.95 else format(round(value), ",")


def size(count):
    for unit in "B", "kB", "MB":
        if count < 1000:
            break
        count /= 1000
    return "%s %s" % (number(count), unit)


def rows(heads, lines):
    text = ["| " + " | ".join(heads) + " |", "|---|" + "--:|" * (len(heads) - 1)]
    text += ["| " + " | ".join(line) + " |" for line in lines]
    return "\n".join(text) + "\n"


def contest(runs):
    """Geometric means over the numbers of names; nanoseconds and how many times slotc."""
    heats, names, times = [], [], {}
    for run in runs:
        heat = run["form"], run["stream"]
        if heat not in heats:
            heats.append(heat)
        for contender in run["contenders"]:
            if contender["name"] not in names:
                names.append(contender["name"])
            times.setdefault((contender["name"], heat), []).append(contender)

    def mean(found, key):
        return math.exp(sum(math.log(contender[key]) for contender in found) / len(found))

    def cell(name, heat):
        found = times[name, heat]
        return "%s (%sx)" % (number(mean(found, "ns")), number(mean(found, "ratio")))

    forms = {form for form, stream in heats}
    heads = [stream.replace("_", " ") for form, stream in heats]
    if len(forms) > 1:
        heads = ["%s: %s" % (form, head) for (form, stream), head in zip(heats, heads)]
    return rows(["contender"] + heads, [[name] + [cell(name, heat) for heat in heats] for name in names])


def tools(bench):
    return "%s `%s`%s" % (
        bench["compiler"],
        bench["flags"],
        "; not installed: " + bench["missing"] if bench["missing"] else "",
    )


def by_count(runs):
    return ", ".join(map(str, sorted({run["names"] for run in runs})))


def lookup(bench):
    runs = bench["lookups"]
    text = "%s; ns a look-up, geometric means over %s names:\n" % (tools(bench), by_count(runs))
    for form in dict.fromkeys(run["form"] for run in runs):
        text += "\nA function that is %s:\n\n" % form
        text += contest([run for run in runs if run["form"] == form])
    text += "\nHits in random order, called, times slotc by number of names:\n\n"
    hits = [run for run in runs if run["form"] == "called" and run["stream"] == "hits"]
    text += rows(
        ["contender"] + [str(run["names"]) for run in hits],
        [
            [contender["name"]] + ["%sx" % number(run["contenders"][i]["ratio"]) for run in hits]
            for i, contender in enumerate(hits[0]["contenders"])
        ],
    )
    sizes = ", ".join("%d of %d names" % (size["bytes"], size["names"]) for size in bench["sizes"] if size["bytes"])
    return text + ("\nBytes of code and tables: %s.\n" % sizes if sizes else "")


def by_name(bench):
    runs = bench["accesses"]
    return "%s; ns a call, geometric means over %s attributes:\n\n%s" % (tools(bench), by_count(runs), contest(runs))


def access(bench):
    measures = ["heap", "create", "read", "write", "destroy"]

    def cell(row, measure):
        found = row["measures"][measure]
        mark = "~" if bench["reference"] in found["overlaps"] else ""
        return "%s (%s%sx)" % (number(found["median"]), mark, number(found["ratio"]))

    here = bench["environment"]
    lines = [[row["label"]] + [cell(row, measure) for measure in measures] for row in bench["rows"]]
    return "%s `%s`; %s objects, %d rounds; B and ns; rounds of a row lay %.0f %% apart:\n\n%s" % (
        here["compiler"],
        here["flags"],
        format(bench["count"], ","),
        bench["rounds"],
        bench["noise"] * 100,
        rows(["variant"] + measures, lines),
    )


def generate(bench):
    lines = []
    for run in bench["runs"]:
        lines.append(
            [
                format(run["classes"], ","),
                size(run["schema_bytes"]),
                size(run["header_bytes"]),
                number(run["events_s"] * 1000) + " ms",
                "%s ms (%.1fx)" % (number(run["generate_s"] * 1000), run["ratio"]),
                number(run["peak_KiB"] / 1024) + " MiB",
            ]
        )
    heads = ["classes", "schema", "header", "libyaml's events", "generate", "peak memory"]
    text = "Processor time, medians of %d rounds:\n\n%s" % (bench["rounds"], rows(heads, lines))
    if bench.get("compilers"):
        text += "\nThe header of %s classes, `-O0 -fsyntax-only`:\n\n%s" % (
            format(bench["compiled_classes"], ","),
            rows(["compiler", "time"], [[it["compiler"], number(it["seconds"]) + " s"] for it in bench["compilers"]]),
        )
    return text


SHOWN = {"access": access, "by_name": by_name, "generate": generate, "lookup": lookup}


def shown(measured):
    text = "%s, %d cores, %s; %s, %s; load before it: %s.\n" % (
        measured["processor"],
        measured["processors"],
        measured["system"],
        measured["slotc"],
        measured["date"],
        measured["load_before"],
    )
    for name, bench in measured["benches"].items():
        what = bench + "\n" if isinstance(bench, str) else SHOWN[name](bench)
        text += "\n### %s\n\n%s" % (name, what)
    return text


with open(sys.argv[1], encoding="utf-8") as source:
    block = shown(json.load(source))
with open(sys.argv[2], encoding="utf-8") as file:
    document = file.read()
before, after = document.split(BEGIN)[0], document.split(END)[1]
with open(sys.argv[2], "w", encoding="utf-8") as file:
    file.write(before + BEGIN + block + END + after)
