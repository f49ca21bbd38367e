"""Finds in an open file what only another file of the project shows: project.py FOLDER INPUTS CORO-TIDY

What the command line has left in its cache counts, as long as it still holds.
"""

import json
import subprocess
import sys
from pathlib import Path

from lsp import Server, span

CALLER = """#include <cppcoro/task.hpp>
void rests();
void works();
cppcoro::task<> all() {
  rests();
  works();
  co_return;
}
"""
CALLEE = """extern "C" unsigned sleep(unsigned);
void works() {}
void rests() { sleep(1); }
"""


def found(server, file, version):
    return [(d["code"], d["range"]["start"]["line"]) for d in server.diagnostics(file, version)]


def hover(server, file, line, character):
    at = {"textDocument": {"uri": file.as_uri()}, "position": {"line": line, "character": character}}
    answer = server.request("textDocument/hover", at)["result"]
    return answer["contents"]["value"] if answer else ""


def contents(cache):
    return sorted((path.name, path.stat().st_mtime_ns) for path in cache.iterdir())


def main(folder, inputs, program):
    folder = Path(folder).resolve()
    cache = folder / ".coro-tidy-cache"
    caller, callee = folder / "caller.cpp", folder / "callee.cpp"
    caller.write_text(CALLER)
    callee.write_text(CALLEE)
    flags = ["-std=c++20", "-nostdinc++", "-nostdlibinc", f"-isystem{inputs}/std", f"-isystem{inputs}/lib/cppcoro"]
    (folder / "compile_commands.json").write_text(json.dumps([
        {"directory": str(folder), "file": str(file), "arguments": ["clang++", *flags, "-c", str(file)]}
        for file in (caller, callee)]))

    # Nobody has looked at the other file yet.
    server = Server([program, "server", "--debounce=0"])
    server.initialize()
    server.open(caller)
    assert found(server, caller, 1) == []
    server.end()
    assert not cache.exists()

    run = subprocess.run([program, "-p", str(folder), "--quiet"], stdout=subprocess.DEVNULL)
    assert run.returncode == 1, run
    before = contents(cache)

    server = Server([program, "server", "--debounce=0"])
    server.initialize()
    server.open(caller)
    rests = ("coro-blocking-call", 4)
    while found(server, caller, 1) != [rests]:
        pass
    # An edit is linted with them too, and the way to the fault is told.
    server.change(caller, 2, (span(5, 2, 5, 7), "rests"))
    said = server.diagnostics(caller, 2)
    assert [(d["code"], d["range"]["start"]["line"]) for d in said] == [rests, ("coro-blocking-call", 5)], said
    steps = [step["location"]["uri"] for step in said[0]["relatedInformation"]]
    assert callee.as_uri() in steps, said
    # So are the hovers and the marks: what is not defined here, and what leads there.
    tired = "static void tired() { rests(); }\n"
    server.change(caller, 3, (span(2, 0, 2, 0), tired), (span(6, 2, 6, 7), "tired"))
    server.diagnostics(caller, 3)
    assert "blocks: `rests` → `sleep`: " in hover(server, caller, 5, 3)
    assert "blocks: `tired` → `rests` → `sleep`: " in hover(server, caller, 2, 13)
    assert "blocks" not in hover(server, caller, 3, 8)
    whole = {"textDocument": {"uri": caller.as_uri()}, "range": span(0, 0, 99, 0)}
    marks = [hint["label"] for hint in server.request("textDocument/inlayHint", whole)["result"]]
    assert [mark for mark in marks if "blocks" in mark] == ["blocks: via rests → sleep", "blocks: via tired → rests → sleep"], marks
    # What has changed since is not known any more.
    callee.write_text(CALLEE.replace("sleep(1)", ""))
    server.notify("textDocument/didSave", {"textDocument": {"uri": caller.as_uri()}})
    while found(server, caller, 3) != []:
        pass
    assert "blocks" not in hover(server, caller, 2, 13)
    assert server.end() == 0
    # The cache is the command line's.
    assert contents(cache) == before


main(*sys.argv[1:])
