"""A client of the language server for tests: it speaks the protocol as editors do, with lengths and without waiting."""

import json
import subprocess
from pathlib import Path


class Server:
    def __init__(self, command, capabilities=None, errors=None):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors)
        self.next_id = 0
        self.received = []
        self.capabilities = capabilities or {}

    def send_bytes(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.send_bytes(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def notify(self, method, params=None):
        self.send({"method": method, "params": params or {}})

    def read(self):
        """The next message of the server; None when it has ended."""
        length = None
        while line := self.process.stdout.readline():
            line = line.strip()
            if not line and length:
                message = json.loads(self.process.stdout.read(length))
                self.received.append(message)
                return message
            if line.startswith(b"Content-Length:"):
                length = int(line.split(b":")[1])
        return None

    def wait_for(self, is_wanted):
        while message := self.read():
            if is_wanted(message):
                return message
        raise SystemExit("the server ended, and never said what was waited for")

    def request(self, method, params=None):
        """The answer of the server: with a 'result', or with an 'error'."""
        self.next_id += 1
        own = self.next_id
        self.send({"method": method, "id": own, "params": params or {}})
        return self.wait_for(lambda message: message.get("id") == own and "method" not in message)

    def initialize(self):
        answer = self.request("initialize", {"capabilities": self.capabilities})
        self.notify("initialized")
        return answer["result"]

    def open(self, path, text=None, version=1):
        item = {
            "uri": Path(path).as_uri(),
            "languageId": "cpp",
            "version": version,
            "text": Path(path).read_text() if text is None else text,
        }
        self.notify("textDocument/didOpen", {"textDocument": item})

    def change(self, path, version, *changes):
        """Each change is the whole text, or a range and its text."""
        document = {"uri": Path(path).as_uri(), "version": version}
        changes = [{"text": c} if isinstance(c, str) else {"range": c[0], "text": c[1]} for c in changes]
        self.notify("textDocument/didChange", {"textDocument": document, "contentChanges": changes})

    def close(self, path):
        self.notify("textDocument/didClose", {"textDocument": {"uri": Path(path).as_uri()}})

    def diagnostics(self, path, version):
        """What is said of this version of a file."""
        uri = Path(path).as_uri()
        published = self.wait_for(
            lambda message: message.get("method") == "textDocument/publishDiagnostics"
            and message["params"]["uri"] == uri
            and message["params"].get("version") == version
        )
        return published["params"]["diagnostics"]

    def actions(self, path, where, diagnostics=(), only=None):
        context = {"diagnostics": list(diagnostics)}
        if only:
            context["only"] = only
        params = {"textDocument": {"uri": Path(path).as_uri()}, "range": where, "context": context}
        return self.request("textDocument/codeAction", params)

    def end(self):
        """Says goodbye. Answers the exit status."""
        self.request("shutdown")
        self.notify("exit")
        return self.process.wait()


def span(line, begin, end_line, end):
    return {"start": {"line": line, "character": begin}, "end": {"line": end_line, "character": end}}


def apply(text, edits):
    """The text after the edits of one file, whose columns count code points."""
    lines = text.splitlines(keepends=True)
    begins = [sum(map(len, lines[:i])) for i in range(len(lines) + 1)]

    def offset(at):
        return begins[at["line"]] + at["character"]

    for edit in sorted(edits, key=lambda e: offset(e["range"]["start"]), reverse=True):
        text = text[: offset(edit["range"]["start"])] + edit["newText"] + text[offset(edit["range"]["end"]) :]
    return text
