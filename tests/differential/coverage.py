"""coverage.py SCHEMA.json FILE...: which keys and words of the language no file has.

SCHEMA.json is what `slotc schema` prints. It and each file are gone through
side by side; a line for each key ("attribute.unit") and each word that a key
takes ("attribute.type=bool") says how many times it is there.
"""
import json
import sys

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def alternatives(rule):
    """The rule, or what it offers to choose from: each with the owner it names, or None."""
    for word in ("anyOf", "allOf"):
        if word in rule and "properties" not in rule:
            for inner in rule[word]:
                yield from alternatives(inner)
            return
    if "$ref" in rule:
        owner = rule["$ref"].rsplit("/", 1)[-1]
        yield owner, language["definitions"][owner]
    else:
        yield None, rule


def know(owner, rule):
    for key, inner in rule.get("properties", {}).items():
        seen.setdefault(f"{owner}.{key}", 0)
        for _, choice in alternatives(inner):
            for word in choice.get("enum", ()):
                seen.setdefault(f"{owner}.{key}={word}", 0)


def count(name, value, rule):
    """`name` is the owner of a mapping's keys, or the key that a text belongs to."""
    for owner, choice in alternatives(rule):
        if isinstance(value, str) and f"{name}={value}" in seen:
            seen[f"{name}={value}"] += 1
            return
        if not isinstance(value, dict):
            continue
        for key, inner in value.items():
            if key in choice.get("properties", {}):
                key_name = f"{owner or name}.{key}"
                seen[key_name] += 1
                count(key_name, inner, choice["properties"][key])
            else:
                for definition in choice.get("patternProperties", {}).values():
                    count(name, inner, definition)


with open(sys.argv[1], encoding="utf-8") as file:
    language = json.load(file)
seen = {}
know("schema", language)
for definition_name, definition_rule in language["definitions"].items():
    know(definition_name, definition_rule)
for path in sys.argv[2:]:
    with open(path, encoding="utf-8") as file:
        count("schema", yaml.load(file, LOADER), language)
for key_name, times in sorted(seen.items()):
    print(times, key_name)
