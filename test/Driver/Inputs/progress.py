"""Watches a run at a terminal, and one that is not: progress.py CORO_TIDY MAKE_PROJECT FOLDER STD

The second unit waits in a FIFO until the first line has been drawn.
"""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

coro_tidy, make_project, folder, std = sys.argv[1:]
COLUMNS = 60
UNITS = 4
LINE = re.compile(r"\[(\d+)/(\d+)\] [0-9.]+/s, (\d+) cached: (\S+)$")


def project(name):
    root = Path(folder) / name / ("long-" * 20)
    subprocess.run([sys.executable, make_project, root, str(UNITS), std], check=True)
    (root / "unit0003.cpp").write_text('#include "task.h"\n#error not yet\n')
    return root


def wait_in_pipe(root):
    os.mkfifo(root / "pipe.h")
    unit = root / "unit0001.cpp"
    unit.write_text('#include "pipe.h"\n' + unit.read_text())


def let_go(root):
    with open(root / "pipe.h", "w"):  # once it is being read
        os.rename(root / "pipe.h", root / "old-pipe.h")
        (root / "pipe.h").write_text("")


def at_terminal(root, *options, when_drawn=None):
    """What a run writes to a terminal, and to its standard output."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, COLUMNS, 0, 0))
    environment = {key: value for key, value in os.environ.items() if key != "COLUMNS"} | {"TERM": "xterm"}
    run = subprocess.Popen([coro_tidy, "-p", root, "-j1", *options], stdout=subprocess.PIPE, stderr=theirs, env=environment)
    os.close(theirs)
    text = ""
    while True:
        try:
            text += os.read(ours, 4096).decode()
        except OSError:  # how a terminal says that nobody writes to it any more
            break
        if when_drawn and "\033[K[1/" in text:
            time.sleep(0.1)  # longer than two drawings are apart
            when_drawn()
            when_drawn = None
    output = run.communicate()[0].decode()
    os.close(ours)
    return text, output


def check(condition, what, *details):
    if not condition:
        sys.exit("\n".join([what, *map(repr, details)]))


def cold():
    root = project("cold")
    wait_in_pipe(root)
    text, output = at_terminal(root, when_drawn=lambda: let_go(root))
    drawn = [piece.split("\r")[0] for piece in text.split("\r\033[K")[1:]]
    lines = [LINE.match(piece) for piece in drawn if piece.startswith("[")]
    check(len(lines) >= 2 and all(lines), "lines", text)
    check([int(line[1]) for line in lines] == sorted({int(line[1]) for line in lines}), "in order, each once", text)
    check({line[2] for line in lines} == {str(UNITS)} and {line[3] for line in lines} == {"0"}, "all, and none known", text)
    check("unit0000.cpp" in lines[0][4] and lines[0][4].startswith("..."), "the end of the path", text)
    check(all(len(line[0]) < COLUMNS for line in lines), "a line of the terminal", text)
    # The line is taken away before anything else is said, and at the end.
    said = [piece for piece in drawn if not piece.startswith("[")]
    check(said[0].startswith("coro-tidy: ") and "unit0003.cpp: does not compile" in said[0].replace("\r\n", ""), "an error", text)
    check(text.endswith(" findings: 4 coro-unawaited-task\r\n"), "the summary", text)
    check("\033" not in output and "[1/" not in output and "warning:" in output, "the standard output", output)


def warm():
    root = project("warm")
    subprocess.run([coro_tidy, "-p", root], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    text, _ = at_terminal(root)
    line = LINE.match(text.split("\r\033[K")[1])
    check(line and line[3] == line[1], "what is known counts as such", text)


def silent():
    root = project("silent")
    text, _ = at_terminal(root, "--quiet")
    check("[" not in text.replace("\033[", "") and "findings:" not in text, "quiet", text)
    piped = subprocess.run([coro_tidy, "-p", root, "--no-cache"], capture_output=True, text=True).stderr
    check("\033" not in piped and "\r" not in piped and "[4/4]" not in piped and " cached: " not in piped, "piped", piped)


cold()
warm()
silent()
