"""Turns the messages of a test into what `coro-tidy server --lit-test` reads: session.py FOLDER < MESSAGES

`@/name` stands for the URI of a file in FOLDER, and `"@text name"` for the text of the file there.
"""

import json
import re
import sys
from pathlib import Path

folder = Path(sys.argv[1]).resolve()
messages = re.sub(
    r'"@text ([^"]*)"', lambda match: json.dumps((folder / match[1]).read_text()), sys.stdin.read()
)
print(messages.replace("@/", folder.as_uri() + "/"), end="")
