"""Asks callgrind which part of a program's instructions one library of it is responsible for.

Counted is what the calls into the library cost from outside, whatever they call in turn. A template that was
instantiated for the library belongs to it when nothing else calls it.
"""

import collections
import glob
import os
import re
import subprocess
import tempfile

FUNCTION = re.compile(r"(c?)fn=\((\d+)\)(?: (.*))?$")
COST = re.compile(r"[-+*\d]\S* (\d+)$")


class Profile:
    """What callgrind wrote: the cost of each function alone, and of the calls of one by another."""

    def __init__(self):
        self.alone = collections.Counter()
        self.calls = collections.Counter()

    def read(self, lines):
        names, of, callee, is_call = {}, None, None, False
        for line in lines:
            if match := FUNCTION.match(line):
                called, number, name = match.groups()
                # A name is written once; recursive calls may be numbered: f'2.
                name = names.setdefault(number, (name or "").partition("'")[0])
                callee, of = (name, of) if called else (callee, name)
            elif line.startswith("calls="):
                is_call = True
            elif of and (match := COST.match(line)):
                if is_call:
                    self.calls[of, callee] += int(match[1])
                else:
                    self.alone[of] += int(match[1])
                is_call = False

    def share(self, library):
        """The part of all instructions that calls of the functions in `library` are responsible for."""
        callers = collections.defaultdict(set)
        for caller, callee in self.calls:
            callers[callee].add(caller)
        inside = set(library)
        while grown := {callee for callee in callers if callee not in inside and callers[callee] <= inside | {callee}}:
            inside |= grown
        entered = sum(cost for (caller, callee), cost in self.calls.items()
                      if callee in inside and caller not in inside)
        return entered / sum(self.alone.values())


def functions_of(objects):
    """The names of the functions that these object files define, as the linker sees them."""
    listed = subprocess.run(["nm", "--defined-only", *objects], stdout=subprocess.PIPE, text=True, check=True).stdout
    return set(re.findall(r"^[0-9a-f]+ [Tt] (.*)$", listed, re.MULTILINE))


def profile(command):
    """Runs a command under callgrind; its exit status, what it said and its profile."""
    with tempfile.TemporaryDirectory() as folder:
        # valgrind 3.19 gives up on the debug information of clang 22.
        binary = os.path.join(folder, os.path.basename(command[0]))
        subprocess.run(["objcopy", "--strip-debug", command[0], binary], check=True)
        run = subprocess.run(["valgrind", "--tool=callgrind", "--demangle=no", "--trace-children=yes", "--dump-line=no",
                              "--callgrind-out-file=%s/out.%%p" % folder, binary, *command[1:]],
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        measured = Profile()
        for file in glob.glob(folder + "/out.*"):
            with open(file) as lines:
                measured.read(lines)
        return run.returncode, run.stdout, measured
