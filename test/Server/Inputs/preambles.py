"""What a file includes is parsed ahead, and parsed again when it has changed, one function each:
preambles.py CASE FOLDER SERVER...

FOLDER has the compile flags of a project with the look-alike of cppcoro. A case fails by an exception.
"""

import sys
from pathlib import Path

from lsp import Server, span

HEADER = """#pragma once
#include <cppcoro/task.hpp>
cppcoro::task<> step();
"""
# The header is reached by another name than the editor's.
MAIN = """#include "sub/../step.h"
cppcoro::task<> all() {
  step();
  co_return;
}
"""
PLAIN = HEADER.replace("cppcoro::task<> step", "void step")
AHEAD, WHOLE = "with its preamble", "as a whole"


class Session:
    def __init__(self, folder, command, capabilities=None):
        self.folder = Path(folder)
        (self.folder / "sub").mkdir(exist_ok=True)
        self.header, self.main = self.folder / "step.h", self.folder / "main.cpp"
        self.header.write_text(HEADER)
        self.main.write_text(MAIN)
        self.log = self.folder / "log"
        with open(self.log, "w") as log:
            self.server = Server([*command, "--debounce=0", "--verbose"], capabilities, log)
        self.server.initialize()
        self.version = 1
        self.server.open(self.main)
        self.expect(["coro-unawaited-task"], WHOLE)

    def lints(self):
        """How each lint of the main file was done."""
        return [line.rsplit(": linted ")[1].split(",")[0].strip() for line in self.log.read_text().splitlines()
                if f"{self.main}: linted " in line]

    def expect(self, codes, how=None, version=None):
        said = self.server.diagnostics(self.main, version or self.version)
        assert [d.get("code", d["message"]) for d in said] == codes, said
        assert how in (None, self.lints()[-1]), self.lints()

    def edit(self):
        """An edit behind what is included."""
        self.version += 1
        self.server.change(self.main, self.version, (span(4, 1, 4, 1), " "))

    def expect_ahead(self, codes):
        """The preamble is parsed beside the lints, so that the next one may be too early for it."""
        for _ in range(100):
            self.edit()
            self.expect(codes)
            if self.lints()[-1] == AHEAD:
                return
        raise AssertionError(self.lints())

    def tell(self, path):
        """What a client does that watches the disk."""
        self.server.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": path.as_uri(), "type": 2}]})

    def end(self):
        assert self.server.end() == 0


def edits(folder, command):
    session = Session(folder, command)
    session.expect_ahead(["coro-unawaited-task"])
    for _ in range(3):
        session.edit()
        session.expect(["coro-unawaited-task"], AHEAD)
    session.end()


def no_memory(folder, command):
    session = Session(folder, [*command, "--preamble-memory=0"])
    session.edit()
    session.expect(["coro-unawaited-task"], WHOLE)
    session.end()


def includes(folder, command):
    """Another beginning of the file is another preamble."""
    session = Session(folder, command)
    session.expect_ahead(["coro-unawaited-task"])
    session.version += 1
    session.server.change(session.main, session.version, (span(0, 0, 0, 0), "#define SOMETHING\n"))
    session.expect(["coro-unawaited-task"], WHOLE)
    session.expect_ahead(["coro-unawaited-task"])
    session.end()


def header_in_editor(folder, command):
    """The text of a header that is open counts, whatever the disk has; what is closed is the disk's again."""
    session = Session(folder, command)
    server = session.server
    session.expect_ahead(["coro-unawaited-task"])
    server.open(session.header)
    server.change(session.header, 2, PLAIN)
    session.expect([], WHOLE)
    session.expect_ahead([])
    assert session.header.read_text() == HEADER
    server.close(session.header)
    session.expect(["coro-unawaited-task"], WHOLE)
    session.end()


def header_opened(folder, command):
    """An editor may come back with a text that was never saved."""
    session = Session(folder, command)
    session.expect_ahead(["coro-unawaited-task"])
    session.server.open(session.header, PLAIN)
    session.expect([], WHOLE)
    session.end()


def saved(folder, command):
    """A save tells that the disk is another, whatever was saved."""
    session = Session(folder, command)
    session.expect_ahead(["coro-unawaited-task"])
    session.header.write_text(PLAIN)
    session.server.notify("textDocument/didSave", {"textDocument": {"uri": session.main.as_uri()}})
    session.expect([], WHOLE)
    session.end()


def header_on_disk(folder, command):
    session = Session(folder, command)
    session.expect_ahead(["coro-unawaited-task"])
    session.header.write_text(PLAIN)
    session.tell(session.header)
    session.expect([], WHOLE)
    # What nobody includes is nobody's concern, but a configuration is everybody's.
    session.header.write_text(HEADER)
    session.tell(session.header)
    session.expect(["coro-unawaited-task"])
    session.expect_ahead(["coro-unawaited-task"])
    (session.folder / ".clang-tidy").write_text("Checks: '-*,coro-double-await'\n")
    session.tell(session.folder / ".clang-tidy")
    session.expect([], WHOLE)
    session.end()


def header_of_its_own(folder, command):
    """A file that stood nowhere when it was looked for, and then does."""
    (Path(folder) / "sub").mkdir(exist_ok=True)
    session = Session(folder, [*command, "--extra-arg=-I" + folder + "/first", "--extra-arg=-I" + folder])
    session.main.write_text(MAIN.replace('"sub/../step.h"', "<step.h>"))
    session.server.open(session.main, version=9)
    session.expect(["coro-unawaited-task"], WHOLE, 9)
    session.version = 9
    session.expect_ahead(["coro-unawaited-task"])
    (session.folder / "first").mkdir()
    (session.folder / "first" / "step.h").write_text(PLAIN)
    session.edit()
    session.expect([], WHOLE)
    session.end()


def broken_header(folder, command):
    """What has errors is never parsed ahead, so that they are said each time."""
    session = Session(folder, command)
    session.header.write_text(HEADER + "#error later\n")
    session.tell(session.header)
    for _ in range(2):
        [said, found] = session.server.diagnostics(session.main, session.version)
        assert "later" in said["message"] and found["code"] == "coro-unawaited-task", said
        assert session.lints()[-1] == WHOLE
        session.edit()
    session.end()


def crashing_header(folder, command):
    """The server lives on, and so does the file when its header is whole again."""
    session = Session(folder, command)
    session.header.write_text(HEADER + "#pragma clang __debug crash\n")
    session.tell(session.header)
    for _ in range(2):
        [said] = session.server.diagnostics(session.main, session.version)
        assert "crashed the linter" in said["message"], said
        session.edit()
    session.header.write_text(HEADER)
    session.edit()
    codes = None
    while codes != ["coro-unawaited-task"]:
        codes = [d.get("code") for d in session.server.diagnostics(session.main, session.version)]
    session.end()


def watching(folder, command):
    """A client that can watch files is asked to, and no other."""
    session = Session(folder, command, {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}})
    [asked] = [m for m in session.server.received if m.get("method") == "client/registerCapability"]
    [registration] = asked["params"]["registrations"]
    assert registration["method"] == "workspace/didChangeWatchedFiles", registration
    globs = [watcher["globPattern"] for watcher in registration["registerOptions"]["watchers"]]
    assert "**/compile_commands.json" in globs, globs
    session.end()
    session = Session(folder, command)
    assert not [m for m in session.server.received if m.get("method") == "client/registerCapability"]
    session.end()


def symbols(folder, command):
    """Symbols are looked up once, when the server starts, and not in each lint; the process is that which was started."""
    session = Session(folder, command)
    process = Path("/proc", str(session.server.process.pid))
    assert b"\0LD_BIND_NOW=1\0" in b"\0" + (process / "environ").read_bytes()
    assert (process / "comm").read_text() == "coro-tidy\n", "its name"
    arguments = (process / "cmdline").read_bytes().split(b"\0")
    assert arguments[:len(command)] == [part.encode() for part in command], arguments
    session.end()


globals()[sys.argv[1]](sys.argv[2], sys.argv[3:])
