"""Lints the positive test of each check through a file that only includes it: never_skipped.py CORO_TIDY TESTS FOLDER

Such a file names no coroutine itself, so that the scan decides by what it includes. None may be left out.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

coro_tidy, tests, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
inputs = tests / "Inputs"
names = [name[5:] for name in re.findall(r"^coro-[a-z-]+", subprocess.check_output([coro_tidy, "list"], text=True), re.MULTILINE)]
assert len(names) > 10, names

database = []
for name in names:
    test = tests / "Checks" / f"{name}.cpp"
    line = re.search(r"// RUN: %check_coro_tidy (.*)", test.read_text())[1]
    libraries = re.search(r"-lib=(\S+)", line)
    flags = ["clang++", "-std=c++20", "-ferror-limit=0"]
    if "-real-std" not in line:
        flags += ["-nostdinc++", "-nostdlibinc", "-isystem", str(inputs / "std")]
    for library in libraries[1].split(",") if libraries else []:
        flags += ["-isystem", str(inputs / "lib" / library)]
    file = folder / f"{name}.cpp"
    file.write_text(f'#include "{test}"\n')
    database.append({"directory": str(folder), "file": str(file), "arguments": [*flags, "-c", str(file)]})
(folder / "compile_commands.json").write_text(json.dumps(database))

# Hints run where they are named only.
checks = ",".join(f"coro-{name}" for name in names)
done = subprocess.run([coro_tidy, "-p", folder, "--no-cache", "--statistics", f"--checks=-*,{checks}"], capture_output=True, text=True)
counts = re.search(r"translation units: (\d+), (\d+) linted.*", done.stderr)
if "without coroutines" in counts[0] or int(counts[2]) != len(names):
    sys.exit(counts[0])
found = set(re.findall(r"\[coro-([a-z-]+)", done.stdout))
if set(names) - found:
    sys.exit(f"nothing found by {set(names) - found}")
