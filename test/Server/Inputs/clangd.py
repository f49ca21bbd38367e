"""Opens FOLDER/a.cpp in clangd-coro with a setting of FastCheckFilter, and says what is found: clangd.py FOLDER FILTER
CLANGD
"""

import sys
from pathlib import Path

from lsp import Server


def main(folder, fast_check_filter, program):
    folder = Path(folder).resolve()
    (folder / ".clangd").write_text(f"Diagnostics:\n  ClangTidy:\n    FastCheckFilter: {fast_check_filter}\n")
    server = Server([program, "--log=error"], {"textDocument": {"publishDiagnostics": {"versionSupport": True}}})
    server.initialize()
    server.open(folder / "a.cpp")
    for said in server.diagnostics(folder / "a.cpp", 1):
        print(said.get("code"))
    print("end", server.end())


main(*sys.argv[1:])
