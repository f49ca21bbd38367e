"""Writes a compile_commands.json into each folder below FOLDER that has a file `arguments`.

usage: make_commands.py FOLDER INPUTS

Each line of `arguments` is the compile command of a file of that name with `.cpp`: "NAME ARGUMENT...". The file has one
finding. @HERE@ stands for FOLDER.
"""

import json
import shlex
import sys
from pathlib import Path

root, inputs = Path(sys.argv[1]), Path(sys.argv[2])
source = "#include <cppcoro/task.hpp>\ncppcoro::task<> f(); cppcoro::task<> g() { f(); co_await f(); }\n"
flags = ["-std=c++20", "-nostdinc++", "-nostdlibinc", "-isystem", f"{inputs}/std", "-isystem", f"{inputs}/lib/cppcoro"]
for commands in root.rglob("arguments"):
    folder = commands.parent
    database = []
    for line in commands.read_text().replace("@HERE@", str(root)).splitlines():
        name, *arguments = shlex.split(line)
        file = folder / f"{name}.cpp"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source)
        database.append(
            {"directory": str(folder), "file": str(file), "arguments": ["clang++", *flags, *arguments, str(file)]}
        )
    (folder / "compile_commands.json").write_text(json.dumps(database))
