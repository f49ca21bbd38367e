"""What the language server has to survive, one function each: robust.py CASE FOLDER SERVER...

FOLDER has the compile flags of a project with the look-alike of cppcoro. A case fails by an exception.
"""

import sys
from pathlib import Path

from lsp import Server, span

DROPS = """#include <cppcoro/task.hpp>
cppcoro::task<> step();
cppcoro::task<> all() {
  step();
  co_return;
}
"""
AWAITS = DROPS.replace("  step", "  co_await step")


class Session:
    def __init__(self, folder, command):
        self.server = Server(command)
        self.file = Path(folder) / "open.cpp"
        self.file.write_text(DROPS)
        self.server.initialize()

    def expect_alive(self, version=77):
        """The server still finds what there is to find, and ends as it should."""
        self.server.open(self.file, DROPS, version)
        codes = [d["code"] for d in self.server.diagnostics(self.file, version)]
        assert codes == ["coro-unawaited-task"], codes
        assert self.server.end() == 0


def malformed_json(session):
    not_json, no_message = (b"{", b"\xff\xfe", b"{}" * 3), (b'{"jsonrpc": "2.0", "method": 7}', b"[]", b'"text"', b'{"id": 3}')
    for code, bodies in ((-32700, not_json), (-32600, no_message)):
        for body in bodies:
            session.server.send_bytes(b"Content-Length: %d\r\n\r\n" % len(body) + body)
            answer = session.server.read()
            assert answer["id"] is None and answer["error"]["code"] == code, (body, answer)


def malformed_parameters(session):
    for params in ({}, {"textDocument": 3}, {"textDocument": {"uri": 5}}, {"textDocument": {"uri": "untitled:1"}}):
        session.server.notify("textDocument/didOpen", params)
        session.server.notify("textDocument/didChange", params)
        answer = session.server.request("textDocument/codeAction", params)
        assert answer["error"]["code"] == -32602, answer


def wrong_lengths(session):
    body = b'{"jsonrpc": "2.0", "method": "$/none"}'
    for length in (b"5", b"-1", b"0", b"x", b"99999999999999999999", b""):
        session.server.send_bytes(b"Content-Length: " + length + b"\r\n\r\n" + body)
    # The next message is part of this one.
    session.server.send_bytes(b"Content-Length: %d\r\n\r\n" % (len(body) + 20) + body)
    session.server.notify("$/swallowed")
    session.server.send_bytes(b"\r\n\r\nno header\r\n\r\n")


def unknown_methods(session):
    session.server.notify("$/whatever")
    session.server.notify("textDocument/willSave")
    answer = session.server.request("textDocument/definition")
    assert answer["error"]["code"] == -32601, answer


def edits_out_of_range(session):
    server, file = session.server, session.file
    for version, where in enumerate([span(99, 0, 99, 1), span(3, 0, 1, 0), span(-1, 0, 0, 0)], start=2):
        server.open(file, DROPS, 1)
        server.change(file, version, (where, "x"))
        [said] = server.diagnostics(file, version)
        assert "did not fit" in said["message"], said
        assert not server.actions(file, span(0, 0, 9, 0))["result"]
        # The whole text makes it good again.
        server.change(file, version + 10, AWAITS)
        assert server.diagnostics(file, version + 10) == []
    # A column behind the end of its line is that end.
    server.change(file, 30, (span(1, 999, 1, 999), " // steps"))
    assert server.diagnostics(file, 30) == []


def unopened_files(session):
    session.server.change(session.file, 3, "x")
    session.server.close(session.file)
    answer = session.server.actions(session.file, span(0, 0, 9, 0))
    assert answer["error"]["code"] == -32602, answer


def deleted_files(session):
    session.server.open(session.file)
    assert len(session.server.diagnostics(session.file, 1)) == 1
    session.file.unlink()
    session.server.notify("textDocument/didSave", {"textDocument": {"uri": session.file.as_uri()}})
    assert len(session.server.diagnostics(session.file, 1)) == 1
    session.file.parent.joinpath("gone").mkdir()
    gone = session.file.parent / "gone" / "new.cpp"
    gone.parent.rmdir()
    session.server.open(gone, "int x;\n")
    session.server.diagnostics(gone, 1)


def large_files(session):
    text = DROPS + "// 0123456789 0123456789 0123456789 0123456789 0123456789\n" * 180000
    assert len(text) > 10_000_000
    session.server.open(session.file, text)
    [said] = session.server.diagnostics(session.file, 1)
    session.server.change(session.file, 2, (span(3, 2, 3, 2), "co_await "))
    assert session.server.diagnostics(session.file, 2) == []


def crashes(session):
    session.server.open(session.file, DROPS + "#pragma clang __debug crash\n")
    [said] = session.server.diagnostics(session.file, 1)
    assert "crashed the linter" in said["message"], said
    # The next version is linted again.
    session.server.change(session.file, 2, DROPS)
    [said] = session.server.diagnostics(session.file, 2)
    assert said["code"] == "coro-unawaited-task", said


def deep_nesting(session):
    session.server.open(session.file, DROPS + "int x = " + "(" * 200000 + "1" + ")" * 200000 + ";\n")
    [*_, said] = session.server.diagnostics(session.file, 1)


def many_edits(session):
    """Of many edits in a row only the last counts, and what is said is true of it."""
    server, file = session.server, session.file
    server.open(file)
    for version in range(2, 60):
        server.change(file, version, AWAITS if version % 2 else DROPS)
    assert server.diagnostics(file, 59) == []
    for message in server.received:
        if message.get("method") == "textDocument/publishDiagnostics":
            version = message["params"]["version"]
            found = [d["code"] for d in message["params"]["diagnostics"]]
            assert found == ([] if version % 2 and version != 1 else ["coro-unawaited-task"]), message


def stale_fixes(session):
    server, file = session.server, session.file
    server.open(file)
    old = server.diagnostics(file, 1)
    server.change(file, 2, (span(0, 0, 0, 0), "// one more line\n"))
    new = server.diagnostics(file, 2)
    answer = server.actions(file, old[0]["range"], old)
    assert answer["error"]["code"] == -32801, answer
    # Who asks before the new text is linted gets what fits the new text.
    server.change(file, 3, (span(0, 0, 0, 0), "// and another\n"))
    [fix, *_] = server.actions(file, span(5, 2, 5, 2))["result"]
    [edit] = next(iter(fix["edit"]["changes"].values()))
    assert edit["range"] == span(5, 2, 5, 2) and edit["newText"] == "co_await ", edit


def writes_nothing(session):
    before = sorted(session.file.parent.rglob("*"))
    session.server.open(session.file)
    session.server.diagnostics(session.file, 1)
    session.server.actions(session.file, span(0, 0, 9, 0))
    assert sorted(session.file.parent.rglob("*")) == before
    assert session.file.read_text() == DROPS


def main(case, folder, *command):
    session = Session(folder, command)
    globals()[case](session)
    session.expect_alive()


main(*sys.argv[1:])
