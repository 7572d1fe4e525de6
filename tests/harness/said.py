# said.py: what `slotc check` says of a schema, for the scripts beside this one.
import json
import os
import subprocess


def said_of(slotc, path, options=(), folder=None):
    """The messages, one object each; the path as seen from the folder."""
    run = subprocess.run([slotc, "check", *options, "--error-format=json", path], capture_output=True, cwd=folder, check=False)
    return [json.loads(line) for line in run.stderr.decode("utf-8").splitlines()]


def lines_of(path):
    with open(path, encoding="utf-8") as file:
        return file.read().split("\n")


def write_lines(path, lines):
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))


def short(path):
    """The file and its folder."""
    return "/".join(path.split(os.sep)[-2:])
