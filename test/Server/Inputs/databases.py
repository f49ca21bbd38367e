"""Writes projects that tell their flags in different ways: databases.py FOLDER FLAGS..."""

import json
import sys
from pathlib import Path

DROPS = """#include <cppcoro/task.hpp>
cppcoro::task<> step();
inline cppcoro::task<> all() {
  step();
  co_return;
}
"""


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def database(folder, file, flags):
    command = {"directory": str(folder), "file": str(file), "arguments": ["clang++", *flags, "-c", str(file)]}
    write(folder / "compile_commands.json", json.dumps([command]))


def main(root, *flags):
    root = Path(root)
    flags = ["-std=c++20", *flags]
    files = ["json/src/known.cpp", "json/src/unknown.h", "built/a.cpp", "flags/deep/a.cpp", "evil/a.cpp", "outside/a.cpp"]
    for name in files:
        write(root / name, DROPS)
    write(root / "broken" / "a.cpp", '#include "no/such.h"\n')
    database(root / "json", root / "json/src/known.cpp", flags)
    database(root / "built" / "build", root / "built/a.cpp", flags)
    write(root / "flags" / "compile_flags.txt", "\n".join(flags) + "\n")
    database(root / "evil", root / "evil/a.cpp", [*flags, f"-fplugin={root}/evil.so"])
    # The rest of the flags comes later.
    write(root / "outside" / "compile_flags.txt", "-std=c++20\n")
    write(root / "outside" / "later.txt", "\n".join(flags) + "\n")


main(*sys.argv[1:])
