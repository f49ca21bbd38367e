"""Lints the tests of all checks behind a beginning that they share: shared_checks.py CORO_TIDY TESTS FOLDER

What is found has to be the same with the beginning parsed once, and without.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

coro_tidy, tests, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
inputs = tests / "Inputs"

database = []
for test in sorted((tests / "Checks").glob("*.cpp")):
    text = test.read_text()
    line = re.search(r"// RUN: %check_coro_tidy (.*)", text)
    if not line or "-real-std" in line[1]:
        continue
    libraries = re.search(r"-lib=(\S+)", line[1])
    flags = ["clang++", "-std=c++20", "-ferror-limit=0", "-nostdinc++", "-nostdlibinc", "-isystem", str(inputs / "std")]
    for library in libraries[1].split(",") if libraries else []:
        flags += ["-isystem", str(inputs / "lib" / library)]
    file = folder / test.name
    file.write_text("#include <coroutine>\n#include <utility>\n#include <memory>\n" + text)
    database.append({"directory": str(folder), "file": str(file), "arguments": [*flags, "-c", str(file)]})
(folder / "compile_commands.json").write_text(json.dumps(database))

done = {how: subprocess.run([coro_tidy, "-p", folder, "--no-cache", "--statistics", "--checks=-*,coro-*", "--format=json",
                             "--shared-preamble=" + how], capture_output=True, text=True)
        for how in ("never", "always")}
shared = re.search(r"shared preambles: (\d+) of (\d+)", done["always"].stderr)
if not shared or int(shared[1]) < len(database) / 2:
    sys.exit("hardly anything was shared:\n" + done["always"].stderr)
if len(re.findall('"check"', done["never"].stdout)) < len(database):
    sys.exit("hardly anything was found:\n" + done["never"].stdout)
if done["never"].stdout != done["always"].stdout or done["never"].returncode != done["always"].returncode:
    (folder / "never.json").write_text(done["never"].stdout)
    (folder / "always.json").write_text(done["always"].stdout)
    sys.exit("other findings: see never.json and always.json in " + str(folder))
print(shared[0])
