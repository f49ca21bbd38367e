"""Counts the workers of runs with more and less memory: memory.py CORO_TIDY MAKE_PROJECT FOLDER STD

FOLDER has the shared object that lets the kernel's figures be others. Each unit waits in a FIFO, so that all workers
that there will be are there.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

coro_tidy, make_project, folder, std = sys.argv[1], sys.argv[2], Path(sys.argv[3]), sys.argv[4]
UNITS = 4
GIB = 1 << 30

root = folder / "project"
subprocess.run([sys.executable, make_project, root, str(UNITS), std], check=True)
os.mkfifo(root / "pipe.h")
for unit in root.glob("*.cpp"):
    unit.write_text('#include "pipe.h"\n' + unit.read_text())


def children(pid):
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def workers(available, limit, *options):
    """How many workers there are with so many bytes available, and this limit of the container."""
    (folder / "meminfo").write_text(f"MemTotal: {64 * GIB >> 10} kB\nMemAvailable: {available >> 10} kB\n")
    (folder / "memory.max").write_text(f"{limit}\n")
    files = {"MEMINFO": str(folder / "meminfo"), "MEMORY_MAX": str(folder / "memory.max"),
             "LD_PRELOAD": str(folder / "other-files.so")}
    command = [coro_tidy, "-p", root, "--no-cache", "--shared-preamble=never", *options]
    run = subprocess.Popen(command, env=os.environ | files,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    count = 0
    # They are started one after the other, and stay.
    while not count or len(children(run.pid)) != count:
        count = len(children(run.pid))
        time.sleep(0.5)
    run.kill()
    run.wait()
    return count


def expect(what, count, wanted):
    if count != wanted:
        sys.exit(f"{what}: {count} workers, not {wanted}")


many = min(UNITS, len(os.sched_getaffinity(0)))
expect("much memory", workers(32 * GIB, "max"), many)
expect("little memory", workers(3 * GIB // 2, "max"), 1)
expect("next to none", workers(GIB // 2, "max"), 1)
expect("a small container", workers(32 * GIB, GIB), 1)
expect("a container of two", workers(32 * GIB, 2 * GIB), min(2, many))
expect("more was asked for", workers(GIB, "max", "-j3"), 3)
