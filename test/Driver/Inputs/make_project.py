"""Writes a project of small translation units, and its database: make_project.py FOLDER COUNT STD

Each unit drops one task, and includes one header, which drops another. Every third has a function that blocks, which
the unit before it calls from a coroutine.
"""

import json
import sys
from pathlib import Path

TASK = (Path(__file__).parents[2] / "Inputs" / "least_task.h").read_text() + """\
inline task step();
inline task dropsInHeader() { step(); co_return; }
"""

UNIT = """#include "task.h"
extern "C" unsigned sleep(unsigned);
void blocks{next}();
task drops{number}() {{
  step();
  co_return;
}}
task calls{number}() {{
  blocks{next}();
  co_return;
}}
{blocks}
"""


def main(folder, count, std):
    root = Path(folder)
    root.mkdir(parents=True, exist_ok=True)
    (root / "task.h").write_text(TASK)
    database = []
    for number in range(int(count)):
        blocks = f"void blocks{number}() {{ sleep(1); }}" if number % 3 == 0 else ""
        file = root / f"unit{number:04}.cpp"
        file.write_text(UNIT.format(number=number, next=number + 1, blocks=blocks))
        flags = ["clang++", "-std=c++20", "-nostdinc++", "-nostdlibinc", "-isystem", std, "-c", str(file)]
        database.append({"directory": folder, "file": str(file), "arguments": flags})
    (root / "compile_commands.json").write_text(json.dumps(database))


main(*sys.argv[1:])
