"""What the benchmarks share: what a command costs (instructions or processor time, wall time, memory; children that it
waits for count as well), and what coro-tidy is compared with."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import namedtuple

# clang-tidy's own checks of coroutines: the comparison is with what its users can have today.
CLANG_TIDY_CHECKS = ",".join(["-*",
                              "cppcoreguidelines-no-suspend-with-lock",
                              "misc-coroutine-hostile-raii",
                              "cppcoreguidelines-avoid-capturing-lambda-coroutines",
                              "cppcoreguidelines-avoid-reference-coroutine-parameters"])

# What is measured, as its meter has it; seconds; KiB.
Cost = namedtuple("Cost", "value wall memory")


def fail(message):
    print("%s: error: %s" % (os.path.basename(sys.argv[0]), message), file=sys.stderr)
    sys.exit(2)


def nothing():
    pass


def spawn(command):
    """Runs a command to its end; its exit status, rusage (children it waited for included), seconds, what it said."""
    with tempfile.TemporaryFile() as output:
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        return process.returncode, usage, wall, output.read().decode(errors="replace")


class UserTime:
    """Noisy but for a quiet machine."""

    unit = "seconds of user time"

    @staticmethod
    def seconds(usage):
        return usage.ru_utime

    def run(self, command, prepare=nothing):
        """Status, output and cost of a command; `prepare` is called before each time that it is run."""
        prepare()
        status, usage, wall, output = spawn(command)
        # A program of a few milliseconds can end below the clock's resolution.
        return status, output, Cost(max(self.seconds(usage), 0.001), wall, usage.ru_maxrss)


class ProcessorTime(UserTime):
    """With what the system did for it: much of a run that finds everything in its cache."""

    unit = "seconds of processor time"

    @staticmethod
    def seconds(usage):
        return usage.ru_utime + usage.ru_stime


class Perf:
    unit = "10^9 instructions"
    prefix = ["perf", "stat", "-x,", "-e", "instructions:u", "-o"]

    @staticmethod
    def count(path):
        with open(path) as file:
            match = re.search(r"^(\d+),[^,]*,instructions:u", file.read(), re.MULTILINE)
        return int(match[1]) / 1e9 if match else None

    @classmethod
    def works(cls):
        with tempfile.NamedTemporaryFile() as file:
            try:
                spawn([*cls.prefix, file.name, "true"])
            except FileNotFoundError:
                return False
            return cls.count(file.name) is not None

    def run(self, command, prepare=nothing):
        prepare()
        with tempfile.NamedTemporaryFile() as file:
            status, usage, wall, output = spawn([*self.prefix, file.name, *command])
            return status, output, Cost(self.count(file.name), wall, usage.ru_maxrss)


class Valgrind:
    """Exact, and some forty times slower. Cachegrind without its cache simulation counts what callgrind counts, in half
    the time. Wall time and memory are those of a run without it.

    What a process has counted when it forks, its child counts again: not for programs that fork."""

    unit = "10^9 instructions"
    prefix = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--trace-children=yes",
              "--cachegrind-out-file=/dev/null"]
    count = re.compile(r"I +refs: +([\d,]+)")

    def run(self, command, prepare=nothing):
        prepare()
        _, usage, wall, _ = spawn(command)
        prepare()
        status, _, _, output = spawn([*self.prefix, *command])
        counts = [int(count.replace(",", "")) for count in self.count.findall(output)]
        return status, output, Cost(sum(counts) / 1e9, wall, usage.ru_maxrss)


class ForkingValgrind(Valgrind):
    """The same for coro-tidy and its processes: each calls endWith() first, and begins to count there. They end by
    themselves, and say then what they have counted."""

    prefix = ["valgrind", "--tool=callgrind", "--trace-children=yes", "--demangle=no",
              "--zero-before=_ZN5clang4tidy4coro7endWithEi"]
    count = re.compile(r"Collected : (\d+)")

    def run(self, command, prepare=nothing):
        with tempfile.TemporaryDirectory() as folder:
            self.prefix = [*ForkingValgrind.prefix, "--callgrind-out-file=%s/out.%%p" % folder]
            return super().run(command, prepare)


def choose_meter(name, time_meter=UserTime):
    """The meter that --measure names: "auto", "perf", "valgrind" or "time". Exits if it can't be had."""
    if name == "perf" and not Perf.works():
        fail("perf counts no instructions here (is it installed? not every machine counts): use --measure=time or valgrind")
    if name == "valgrind" and not shutil.which("valgrind"):
        fail("valgrind is not installed: apt-get install valgrind")
    if name == "auto":
        name = "perf" if Perf.works() else "time"
    return {"perf": Perf, "valgrind": Valgrind, "time": time_meter}[name]()
