"""What "fix all" does to the texts of an editor: fix_all.py CORO_TIDY FOLDER STD"""

import sys
from pathlib import Path

from lsp import Server, apply, span

coro_tidy, folder, std = sys.argv[1], Path(sys.argv[2]).resolve(), sys.argv[3]

TASK = (Path(__file__).parents[2] / "Inputs" / "fixable_task.h").read_text()
(folder / "task.h").write_text(TASK)
(folder / "compile_flags.txt").write_text(f"-std=c++20\n-nostdinc++\n-nostdlibinc\n-isystem{std}\n")

LAZY = {"codeAction": {"dataSupport": True, "resolveSupport": {"properties": ["edit"]}}}
ALL, ONE = "source.fixAll.coro-tidy", "quickfix"


def check(condition, *details):
    if not condition:
        raise SystemExit("\n".join(map(str, details)))


def start(is_lazy):
    server = Server([coro_tidy, "server", "--debounce=0"],
                    {"general": {"positionEncodings": ["utf-32"]}, "textDocument": LAZY if is_lazy else {}})
    provider = server.initialize()["capabilities"]["codeActionProvider"]
    check(provider["resolveProvider"] == is_lazy, provider)
    return server


def open_file(server, name, text, on_disk=""):
    """Opens a file; the disk has another text, which counts for nothing."""
    (folder / name).write_text(on_disk)
    server.open(folder / name, text)
    return server.diagnostics(folder / name, 1)


def fixed(server, name, text, kind=ALL, line=0):
    """The text after the one "fix all" that is offered, and the action."""
    offered = server.actions(folder / name, span(line, 2, line, 2), only=[kind])["result"]
    action = next(action for action in offered if "fix all" in action["title"])
    if "data" in action:
        check("edit" not in action, action)
        action = server.request("codeAction/resolve", action)["result"]
    changed = action["edit"]["changes"]
    check(set(changed) <= {(folder / name).as_uri()}, changed)
    return apply(text, changed.get((folder / name).as_uri(), []))


def function(name, body):
    return f"task<> {name}() {{\n  {body}\n  co_return 0;\n}}\n"


# The awaiting expression has another size of text than the call: it moves what the assertion counts.
BREAKS = f"step(); static_assert(__builtin_COLUMN() == {len('  step(); static_assert(') + 1});"


def taken_back(is_lazy):
    """A fix that does not compile is left out, and the others are not."""
    text = '#include "task.h"\n' + function("good", "step();") + function("bad", BREAKS) + function("alsoGood", "step();")
    wanted = text.replace("  step();\n", "  co_await step();\n")
    server = start(is_lazy)
    said = open_file(server, "back.cpp", text)
    check(len(said) == 3, said)
    for kind in (ALL, ONE):
        made = fixed(server, "back.cpp", text, kind, line=2)
        check(made == wanted, kind, made)
    check((folder / "back.cpp").read_text() == "", "it was written")
    check(server.end() == 0, "the end")


def to_the_end():
    """A fix makes room for the next one, as on the command line."""
    text = '#include "task.h"\n' + function("run", "nested();")
    server = start(True)
    open_file(server, "rounds.cpp", text)
    made = fixed(server, "rounds.cpp", text)
    check(made == text.replace("nested()", "co_await co_await nested()"), made)
    check(server.end() == 0, "the end")


def other_files():
    """What a header is fixed to must compile in the other open files, as they are in the editor."""
    header = ('#pragma once\n#include "task.h"\n#ifndef CHECK\n#define CHECK\n#endif\n'
              "inline " + function("counted", "step(); CHECK") + "inline " + function("other", "step();"))
    server = start(True)
    open_file(server, "header.h", header, on_disk=header)
    both = header.replace("  step();", "  co_await step();")
    check(fixed(server, "header.h", header) == both, "the header alone")
    open_file(server, "reads.cpp", '#define CHECK static_assert(__builtin_COLUMN() == 11);\n#include "header.h"\n')
    made = fixed(server, "header.h", header)
    check(made == header.replace("  step();\n", "  co_await step();\n"), "with what reads it", made)
    check(server.end() == 0, "the end")


def old_diagnostics():
    """While saving, an editor asks with the diagnostics that it knows, of the text before: all of the new one is fixed."""
    text = '#include "task.h"\n' + function("run", "step();")
    server = start(True)
    file = folder / "saved.cpp"
    known = open_file(server, "saved.cpp", text)
    server.change(file, 2, "\n" + text)
    action = server.actions(file, span(0, 0, 4, 0), diagnostics=known, only=["source.fixAll"])["result"][0]
    action = server.request("codeAction/resolve", action)["result"]
    made = apply("\n" + text, action["edit"]["changes"][file.as_uri()])
    check(made == "\n" + text.replace("step();", "co_await step();"), made)
    # A fix of theirs is of the old text.
    answer = server.actions(file, span(3, 2, 3, 2), diagnostics=known, only=[ONE])
    check(answer.get("error", {}).get("code") == -32801, answer)
    check(server.end() == 0, "the end")


def stale():
    """Of an older text nothing is resolved."""
    text = '#include "task.h"\n' + function("run", "step();")
    server = start(True)
    open_file(server, "stale.cpp", text)
    action = server.actions(folder / "stale.cpp", span(2, 2, 2, 2), only=[ALL])["result"][0]
    server.change(folder / "stale.cpp", 2, "// another\n" + text)
    answer = server.request("codeAction/resolve", action)
    check(answer.get("error", {}).get("code") == -32801, answer)
    # An action that needs no more is given back.
    suppress = next(action for action in server.actions(folder / "stale.cpp", span(3, 2, 3, 2), only=[ONE])["result"]
                    if "suppress" in action["title"])
    check(server.request("codeAction/resolve", suppress)["result"] == suppress, "as it was")
    check(server.end() == 0, "the end")


taken_back(is_lazy=True)
taken_back(is_lazy=False)
to_the_end()
other_files()
old_diagnostics()
stale()
