"""Prints what coro-tidy believes of the coroutine types of each look-alike library, one line a type.

usage: landscape.py CORO_TIDY INPUTS

A line is: library, how it was found (`all`: structure and profiles; `structure`: structure alone), the type, its kind,
how it starts, how it is awaited, what happens when it is dropped, its roles.
"""

import json
import subprocess
import sys
from pathlib import Path

coro_tidy, inputs = sys.argv[1], Path(sys.argv[2])
FLAGS = ["-std=c++20", "-nostdinc++", "-nostdlibinc", "-isystem", f"{inputs}/std"]


def rows(library: Path, profiles: bool) -> list[str]:
    command = [coro_tidy, "inspect", "--format=json", *([] if profiles else ["--no-profiles"])]
    flags = [*FLAGS, "-isystem", str(library), "-isystem", f"{inputs}/lib/boost-asio"]
    result = subprocess.run([*command, str(library / "usage.cpp"), "--", *flags], stdout=subprocess.PIPE, check=True)
    found = []
    for entry in json.loads(result.stdout)["types"]:
        name, kind, roles = entry["name"], entry["kind"], ",".join(entry["roles"])
        internal = "detail::" in name or "lambda" in name or len(name) > 64
        if internal or (kind in ("none", "operation", "coroutine") and not roles):
            continue
        start = (entry.get("coroutine") or {}).get("start") or "-"
        way = "all" if profiles else "structure"
        fields = [library.name, way, name, kind, start, entry["awaitedBy"], entry["dropped"], roles]
        found.append(" | ".join(fields).rstrip(" |"))
    return sorted(found)


for folder in sorted((inputs / "lib").iterdir()):
    if (folder / "usage.cpp").exists():
        for line in rows(folder, True) + rows(folder, False):
            print(line)
