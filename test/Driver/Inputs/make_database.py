"""Writes a compilation database for the sources of a folder: make_database.py FOLDER OUT FLAG..."""

import json
import sys
from pathlib import Path

folder, out, *flags = sys.argv[1:]
Path(out).mkdir(parents=True, exist_ok=True)
entries = [
    {"directory": folder, "file": str(source), "arguments": ["clang++", *flags, "-c", str(source)]}
    for source in sorted(Path(folder).glob("*.cpp"))
]
(Path(out) / "compile_commands.json").write_text(json.dumps(entries, indent=1))
