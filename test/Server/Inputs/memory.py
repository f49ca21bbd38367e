"""Files that need much memory, and many files at once: memory.py FOLDER SERVER..."""

import os
import sys
import time
from pathlib import Path

from lsp import Server

# Two to the power of 40 types.
RUNS_AWAY = """template <class T, class U> struct Pair {};
template <int N, class T> struct All : All<N - 1, Pair<T, int>>, All<N - 1, Pair<T, char>> {};
template <class T> struct All<0, T> {};
All<40, void> all;
"""


def runs_away(folder, command):
    """One diagnostic says so, and the server goes on with the next text, and with other files."""
    server = Server([*command, "--lint-memory=128"])
    server.initialize()
    file, other = folder / "away.cpp", folder / "other.cpp"
    start = time.monotonic()
    server.open(file, RUNS_AWAY)
    [said] = server.diagnostics(file, 1)
    assert "needs more than 128 MB of memory, the bound of '--lint-memory'" in said["message"], said
    assert time.monotonic() - start < 60, "it took as long as it may take without a bound"
    server.change(file, 2, "int x;\n")
    said = server.diagnostics(file, 2)
    assert said == [], said
    server.open(other, "int y;\n")
    assert server.diagnostics(other, 1) == []
    assert server.end() == 0


def many_files(folder, command):
    """Two lints at once, however many files there are."""
    os.mkfifo(folder / "pipe.h")
    server = Server(command)
    server.initialize()
    pid = server.process.pid
    for number in range(8):
        server.open(folder / f"{number}.cpp", '#include "pipe.h"\n')

    def lints():
        return len(Path(f"/proc/{pid}/task/{pid}/children").read_text().split())

    # They wait for the pipe until the test ends.
    while lints() < 2:
        time.sleep(0.01)
    for _ in range(50):
        time.sleep(0.01)
        assert lints() == 2, lints()
    assert server.end() == 0


folder = Path(sys.argv[1]).resolve()
# So that none is looked for above.
(folder / "compile_flags.txt").write_text("-std=c++20\n")
runs_away(folder, sys.argv[2:])
many_files(folder, sys.argv[2:])
