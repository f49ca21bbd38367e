"""Writes a compile_commands.json beside each file `list` below a folder, for the files that the list names.

usage: make_databases.py FOLDER INPUTS

A listed file that is not there is a copy of FOLDER/drops.cpp, unless it is called vanished.cpp.
"""

import json
import shutil
import sys
from pathlib import Path

root, inputs = Path(sys.argv[1]), Path(sys.argv[2])
flags = ["-std=c++20", "-nostdinc++", "-nostdlibinc", "-isystem", f"{inputs}/std", "-isystem", f"{inputs}/lib/cppcoro"]
for names in root.rglob("list"):
    files = [names.parent / name for name in names.read_text().split()]
    for file in files:
        if not file.exists() and file.name != "vanished.cpp":
            file.parent.mkdir(exist_ok=True)
            shutil.copyfile(root / "drops.cpp", file)
    database = [
        {"directory": str(names.parent), "file": str(file), "arguments": ["clang++", *flags, str(file)]}
        for file in files
    ]
    (names.parent / "compile_commands.json").write_text(json.dumps(database))
