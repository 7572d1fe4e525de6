"""Compare layouts with what pahole reads from a compiler's debug information.

    pahole.py random COUNT SEED        print a schema of random classes
    pahole.py same LAYOUT.json PAHOLE.txt
                                       the offsets and sizes are the same
    pahole.py declare LAYOUT.json      the classes as C structs, by name
    pahole.py best LAYOUT.json SIZES   no size is larger than the one given by
                                       "NAME SIZE", nor than members need
"""

import json
import random
import re
import sys

TYPES = {
    "uint8": ("uint8_t", 1),
    "int16": ("int16_t", 2),
    "uint32": ("uint32_t", 4),
    "int64": ("int64_t", 8),
    "float": ("float", 4),
    "double": ("double", 8),
    "string": ("char *", 8),
}


def print_random(count, seed):
    rng = random.Random(seed)
    print("name: random\nclasses:")
    for number in range(count):
        print(f"  Random{number}:\n    attributes:")
        for slot in range(rng.randint(2, 12)):
            kind = rng.choice(list(TYPES))
            array = f", count: {rng.randint(2, 7)}" if rng.random() < 0.15 else ""
            print(f"      m{slot}: {{type: {kind}{array}}}")


def layouts(path):
    with open(path, encoding="utf-8") as file:
        for layout in json.load(file)["classes"]:
            yield layout["c_name"], layout["abis"][0]


def pahole_structs(path):
    """Name to (size, {member: (offset, size)}), of top-level structs."""
    structs, name = {}, None
    with open(path, encoding="utf-8") as file:
        for line in file:
            if match := re.match(r"struct (\w+) \{", line):
                name = match.group(1)
                structs[name] = [0, {}]
            elif line.startswith("}"):
                name = None
            elif name and (match := re.search(r"/\* size: (\d+),", line)):
                structs[name][0] = int(match.group(1))
            elif name and (match := re.search(r"\b(\w+)(?:\[\d+\])*(?: __attribute__\(.*\))?; +/\* +(\d+) +(\d+)", line)):
                structs[name][1][match.group(1)] = (int(match.group(2)), int(match.group(3)))
    return structs


def compare(layout_path, pahole_path):
    structs, wrong = pahole_structs(pahole_path), 0
    for name, layout in layouts(layout_path):
        members = {m["name"]: (m["offset"], m["size"]) for m in layout["members"]}
        if layout["packed"]:
            members = {"bytes": (0, layout["size"])}
        if structs.get(name) != [layout["size"], members]:
            print(f"{name}: slotc says {layout['size']} {members}, pahole says {structs.get(name)}")
            wrong += 1
    return wrong


def print_declared(path):
    print("#include <stdint.h>")
    for name, layout in layouts(path):
        members = sorted(layout["members"], key=lambda m: int(m["name"][1:]))
        fields = []
        for member in members:
            kind, _, array = member["type"].partition("[")
            fields.append(f"\t{kind} {member['name']}{'[' + array if array else ''};")
        print(f"struct {name} {{\n" + "\n".join(fields) + f"\n}};\nstruct {name} the_{name};")


def check_best(path, sizes_path):
    wrong = smaller = 0
    with open(sizes_path, encoding="utf-8") as file:
        sizes = dict(line.split() for line in file)
    for name, layout in layouts(path):
        align = max(m["align"] for m in layout["members"])
        least = -(-sum(m["size"] for m in layout["members"]) // align) * align
        other = int(sizes.get(name, 0)) or None
        if layout["size"] != least or (other and layout["size"] > other):
            print(f"{name}: {layout['size']}, members need {least}, pahole --reorganize {other}")
            wrong += 1
        smaller += bool(other and layout["size"] < other)
    print(f"{len(sizes)} were reorganized by pahole, {smaller} of them are larger than slotc's")
    return wrong


def main(arguments):
    command = arguments[0]
    if command == "random":
        print_random(int(arguments[1]), int(arguments[2]))
        return 0
    if command == "declare":
        print_declared(arguments[1])
        return 0
    return 1 if {"same": compare, "best": check_best}[command](*arguments[1:]) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
