"""Names each type of which the profiles say other things than structure, and that a page does not mention.

usage: disagreements.py LANDSCAPE PAGE

Roles that are a convention of a library, or that say what a destructor does, are explained for all types at once.
"""

import re
import sys
from pathlib import Path

CONVENTIONS = {"executor-affine", "cancellation-exception", "joining-destructor"}
FIRST_FIELD = 3  # library, way and name come before

landscape, page = (Path(argument).read_text() for argument in sys.argv[1:])
beliefs = {}
for line in landscape.splitlines():
    fields = [field.strip() for field in line.split(" | ")]
    fields += [""] * (8 - len(fields))
    roles = set(filter(None, fields[7].split(","))) - CONVENTIONS
    said = [*fields[FIRST_FIELD:7], sorted(roles)]
    # A type without a kind or a role is not listed.
    if fields[FIRST_FIELD] != "none" or roles:
        beliefs.setdefault(fields[2], {})[fields[1]] = said
for name, by in beliefs.items():
    plain = re.sub(r"<.*", "", name.split("<")[0]).rpartition("::")[2]
    if by.get("all") != by.get("structure") and not re.search(r"`[^`]*\b%s\b[^`]*`" % plain, page):
        print(name)
