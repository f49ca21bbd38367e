"""Opens files of several projects and says what is found: commands.py FOLDER SERVER... [--later]"""

import sys
import tempfile
from pathlib import Path

from lsp import Server

# What can be found with no flags at all.
ALONE = """#include <coroutine>
struct [[nodiscard]] task {
  struct promise_type {
    task get_return_object();
    std::suspend_always initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void();
    void unhandled_exception();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
task step();
task all() {
  step();
  co_return;
}
"""


def say(server, root, name, version):
    file = root / name
    server.open(file, version=version)
    for said in server.diagnostics(file, version):
        print(f"{name}: {said.get('code') or said['message']}")


def main(root, *command):
    root = Path(root)
    later = "--later" in command
    server = Server([part for part in command if part != "--later"])
    server.initialize()
    if later:
        say(server, root, "outside/a.cpp", 1)
        (root / "outside" / "later.txt").rename(root / "outside" / "compile_flags.txt")
        say(server, root, "outside/a.cpp", 2)
    else:
        for name in (
            "json/src/known.cpp",
            "json/src/unknown.h",
            "built/a.cpp",
            "flags/deep/a.cpp",
            "evil/a.cpp",
            "broken/a.cpp",
            "outside/a.cpp",
        ):
            say(server, root, name, 1)
        # No folder of the build, which has a database.
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "alone.cpp").write_text(ALONE)
            say(server, Path(folder), "alone.cpp", 1)
    assert server.end() == 0


main(*sys.argv[1:])
