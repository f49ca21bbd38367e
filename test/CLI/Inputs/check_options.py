"""Checks that each option of a list is in each of some texts.

usage: check_options.py OPTIONS TEXT...
"""

import re
import sys
from pathlib import Path

options = set(Path(sys.argv[1]).read_text().split())
assert len(options) > 10, options
missing = []
for name in sys.argv[2:]:
    text = Path(name).read_text()
    for option in options:
        # fish says `-l name`.
        bare = option.lstrip("-")
        if not re.search(rf"(?<![\w-])(-{{1,2}}|-[ls] ){re.escape(bare)}(?![\w-])", text):
            missing.append(f"{name}: {option}")
sys.exit("\n".join(sorted(missing)) or 0)
