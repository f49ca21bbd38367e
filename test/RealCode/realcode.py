#!/usr/bin/env python3
"""Prepares the programs of Debian's libboost1.81-doc for a lint, and judges what a lint said of them.

  realcode.py database SET OUT    write OUT/compile_commands.json for a set of programs, as installed
  realcode.py faults SET OUT      copy the programs to OUT with the faults of boost-faults.txt, and write the database
  realcode.py compare SET LOG     LOG has the findings of boost-examples.expected, and TRIAGE.md judges each
  realcode.py found SET OUT LOG   LOG has a finding for each fault, and no other
  realcode.py repaired SET OUT    --fix made of the copies what Boost wrote, but for the faults of other checks
"""

import argparse
import difflib
import glob
import json
import os
import re
import shutil
import sys
from collections import namedtuple

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = "/usr/share/doc/libboost1.81-doc/examples/libs"
COMPILER = "clang++-22"

# Six of the seven programs in cpp17/coroutines_ts are byte for byte those of cpp20/coroutines: the seventh is taken.
# The programs of `deferred` have no coroutine: they consume lazy operations by calling them. Those of `plain` know nothing
# of such things.
Set = namedtuple("Set", "count patterns")
SETS = {
    "asio": Set(14, ["asio/example/cpp20/coroutines/*.cpp",
                     "asio/example/cpp20/channels/*.cpp",
                     "asio/example/cpp20/type_erasure/*.cpp",
                     "asio/example/cpp17/coroutines_ts/range_based_for.cpp"]),
    "beast": Set(5, ["beast/example/http/*/awaitable/*.cpp",
                     "beast/example/websocket/*/awaitable/*.cpp",
                     "beast/example/advanced/server-flex-awaitable/*.cpp"]),
    "deferred": Set(13, ["asio/example/cpp14/deferred/*.cpp",
                         "asio/example/cpp14/parallel_group/*.cpp"]),
    "plain": Set(13, ["algorithm/string/example/*.cpp",
                      "date_time/example/local_time/*.cpp"]),
}

FLAGS = ["-std=c++20"]
EXTRA_FLAGS = {
    # `for co_await` left C++20 with the Coroutines TS; clang still takes it.
    "range_based_for.cpp": ["-Wno-deprecated-coroutine"],
    # It names its own headers from Boost's root, and uses std::list without including it.
    "advanced_server_flex_awaitable.cpp": ["-I" + ROOT + "/beast", "-include", "list"],
}

Fault = namedtuple("Fault", "program line check old new")
Finding = namedtuple("Finding", "file line column severity message check")
FINDING = re.compile(r"^(/[^:\n]+):(\d+):(\d+): (warning|error): (.*?)(?: \[([^]]+)\])?$", re.MULTILINE)
FAULT = re.compile(r"^(\S+):(\d+): (coro-[a-z-]+): `(.*?)` => `(.*?)`$")


def fail(*lines):
    print(*lines, sep="\n", file=sys.stderr)
    sys.exit(1)


def programs(name):
    """The programs of a set, relative to ROOT."""
    wanted = SETS[name]
    found = sorted(os.path.relpath(file, ROOT)
                   for pattern in wanted.patterns for file in glob.glob(os.path.join(ROOT, pattern)))
    if len(found) != wanted.count:
        fail("%s: %d of the %d programs of the set '%s' are there; install libboost1.81-doc=1.81.0-5+deb12u1 "
             "(and if this image leaves documentation out, let dpkg install it: path-include=%s/*)"
             % (ROOT, len(found), wanted.count, name, ROOT))
    return found


def flags(program):
    return FLAGS + EXTRA_FLAGS.get(os.path.basename(program), [])


def write_database(name, out, root):
    os.makedirs(out, exist_ok=True)
    commands = [{"directory": out,
                 "file": os.path.join(root, program),
                 "arguments": [COMPILER, *flags(program), "-c", os.path.join(root, program)]}
                for program in programs(name)]
    with open(os.path.join(out, "compile_commands.json"), "w") as file:
        json.dump(commands, file, indent=1)


def read(path):
    with open(path) as file:
        return file.read()


def faults(name):
    found = []
    for number, line in enumerate(read(os.path.join(HERE, "boost-faults.txt")).splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        match = FAULT.match(line)
        if not match:
            fail("boost-faults.txt:%d: not 'program:line: check: `old` => `new`': %s" % (number, line))
        found.append(Fault(match[1], int(match[2]), *match.group(3, 4, 5)))
    return [fault for fault in found if fault.program in programs(name)]


def put_in(fault, lines):
    """Edits one line in place, so that all line numbers stay those of the installed program."""
    line = lines[fault.line - 1]
    if line.count(fault.old) != 1:
        fail("%s:%d: %d times `%s` in: %s" % (fault.program, fault.line, line.count(fault.old), fault.old, line))
    lines[fault.line - 1] = line.replace(fault.old, fault.new)


def write_faulty_copies(name, out):
    shutil.rmtree(out, ignore_errors=True)
    for program in programs(name):
        folder = os.path.join(out, os.path.dirname(program))
        os.makedirs(folder, exist_ok=True)
        for header in glob.glob(os.path.join(ROOT, os.path.dirname(program), "*.hpp")):
            shutil.copy(header, folder)
        lines = read(os.path.join(ROOT, program)).split("\n")
        for fault in faults(name):
            if fault.program == program:
                put_in(fault, lines)
        with open(os.path.join(out, program), "w") as file:
            file.write("\n".join(lines))
    write_database(name, out, out)


def findings(log, root):
    """What a lint said, files relative to root; a header's finding once, however many programs include it."""
    return sorted({Finding(os.path.relpath(match[1], root), int(match[2]), int(match[3]), *match.group(4, 5, 6))
                   for match in FINDING.finditer(read(log))})


def compare(name, log):
    folders = {os.path.dirname(program) for program in programs(name)}
    expected = [line for line in read(os.path.join(HERE, "boost-examples.expected")).splitlines()
                if os.path.dirname(line.split(":")[0]) in folders]
    actual = ["%s:%d:%d: %s: %s [%s]" % finding for finding in findings(log, ROOT)]
    if actual != expected:
        fail(*difflib.unified_diff(expected, actual, "boost-examples.expected", log, n=0, lineterm=""))
    triage = read(os.path.join(HERE, "TRIAGE.md"))
    unjudged = [line for line in expected if "`%s`" % ":".join(line.split(":")[:2]) not in triage]
    if unjudged:
        fail("TRIAGE.md does not judge:", *unjudged)


def compare_faults(name, out, log):
    actual = {(finding.file, finding.line, finding.check) for finding in findings(log, out)}
    expected = {(fault.program, fault.line, fault.check) for fault in faults(name)}
    difference = ["%s %s:%d: %s" % (word, *what)
                  for word, those in (("missed:", expected - actual), ("not a fault:", actual - expected))
                  for what in sorted(those)]
    if difference:
        fail(*difference)


def repaired(name, out):
    """A repaired copy differs from the installed program in lines that --fix of coro-unawaited-task is not about."""
    for program in programs(name):
        others = {fault.line for fault in faults(name)
                  if fault.program == program and fault.check != "coro-unawaited-task"}
        theirs, ours = (read(os.path.join(root, program)).split("\n") for root in (ROOT, out))
        wrong = ["%s:%d: `%s` became `%s`" % (program, number, their, our)
                 for number, (their, our) in enumerate(zip(theirs, ours), 1) if their != our and number not in others]
        if wrong or len(theirs) != len(ours):
            fail("%s: %d lines, were %d" % (program, len(ours), len(theirs)), *wrong)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for command, arguments in {"database": ["set", "out"], "faults": ["set", "out"], "compare": ["set", "log"],
                               "found": ["set", "out", "log"], "repaired": ["set", "out"]}.items():
        subparser = commands.add_parser(command)
        for argument in arguments:
            subparser.add_argument(argument, choices=sorted(SETS) if argument == "set" else None,
                                   type=str if argument == "set" else os.path.abspath)
    arguments = parser.parse_args()
    if arguments.command == "database":
        write_database(arguments.set, arguments.out, ROOT)
    elif arguments.command == "faults":
        write_faulty_copies(arguments.set, arguments.out)
    elif arguments.command == "compare":
        compare(arguments.set, arguments.log)
    elif arguments.command == "found":
        compare_faults(arguments.set, arguments.out, arguments.log)
    else:
        repaired(arguments.set, arguments.out)


if __name__ == "__main__":
    main()
