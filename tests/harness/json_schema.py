# json_schema.py SCHEMA VERDICTS: the JSON Schema itself, then each schema of
# slotc against it. A line of VERDICTS is a file, the exit status of `slotc
# check`, and the codes of the mistakes. Prints lines of verdict, name, reason.
#
# What slotc takes must be valid. What has a mistake of shape (E0201 to E0207)
# must not be. Other mistakes may be beyond a JSON Schema; YAML that is wrong
# (E01) is no matter for it.
import json
import os
import re
import sys

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    """YAML 1.2's core schema, as editors read it; keys are always names."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", "-+0123456789"),
    ("float", r"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$", "-+0123456789."),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
]:
    Loader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), list(first))


def construct_int(loader, node):
    text = loader.construct_scalar(node)
    if text.startswith("0o"):
        return int(text[2:], 8)
    return int(text, 16) if text.startswith("0x") else int(text)


def construct_mapping(loader, node):
    return {key.value: loader.construct_object(value, deep=True) for key, value in node.value}


Loader.add_constructor("tag:yaml.org,2002:int", construct_int)
Loader.add_constructor("tag:yaml.org,2002:map", construct_mapping)

SHAPES = {"E0201", "E0202", "E0203", "E0204", "E0205", "E0206", "E0207"}


def row(is_right, name, why=""):
    print("ok" if is_right else "not", name, " ".join(str(why).split()), sep="\t")


def descriptions_missing(schema, path):
    for key, value in schema.get("properties", {}).items():
        if not value.get("description"):
            yield path + "/" + key


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    try:
        jsonschema.Draft7Validator.check_schema(schema)
        row(True, "it is a JSON Schema of draft 7")
    except jsonschema.SchemaError as error:
        row(False, "it is a JSON Schema of draft 7", error.message)
    missing = list(descriptions_missing(schema, ""))
    for name, definition in schema["definitions"].items():
        missing += descriptions_missing(definition, name)
    row(not missing, "every key has a description", missing)

    validator = jsonschema.Draft7Validator(schema)
    with open(sys.argv[2], encoding="utf-8") as file:
        verdicts = [line.rstrip("\n").split("\t") for line in file]
    for path, status, codes in verdicts:
        name = "/".join(path.split(os.sep)[-2:])
        codes = set(codes.split())
        if any(code.startswith("E01") for code in codes):
            continue
        try:
            with open(path, encoding="utf-8-sig") as file:
                document = yaml.load(file, Loader)
        except (UnicodeDecodeError, yaml.YAMLError) as error:
            # `unsigned : 3` is no YAML, and slotc says which type was meant.
            row(status == "1", name + (" is refused by editors too" if status == "1" else " can be read"), error)
            continue
        error = next(validator.iter_errors(document), None)
        if status == "0":
            row(error is None, name + " is valid for editors too", error and error.message[:300])
        elif codes & SHAPES:
            row(error is not None, name + " is invalid for editors too", codes)


main()
