"""Prints what the problem matcher of the VS Code extension reads from the output of `--format=gcc` on stdin."""

import json
import re
import sys

with open(sys.argv[1], encoding="utf-8") as manifest:
    pattern = json.load(manifest)["contributes"]["problemMatchers"][0]["pattern"]

for line in sys.stdin:
    if match := re.match(pattern["regexp"], line.rstrip("\n")):
        print("; ".join(f"{key}={match[group]}" for key, group in pattern.items() if key != "regexp"))
    else:
        print("unread:", line)
