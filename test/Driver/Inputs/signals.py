"""Sends signals to a run and to its workers: signals.py CORO_TIDY MAKE_PROJECT FOLDER STD

One unit of each project waits in a FIFO that it includes, so that the run is certain to be under way.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

coro_tidy, make_project, folder, std = sys.argv[1:]


def project(name, count=6):
    """A project whose last unit waits until someone writes to `pipe.h`."""
    root = Path(folder) / name
    subprocess.run([sys.executable, make_project, root, str(count), std], check=True)
    os.mkfifo(root / "pipe.h")
    last = root / f"unit{count - 1:04}.cpp"
    last.write_text('#include "pipe.h"\n' + last.read_text())
    return root


def start(root, *options):
    return subprocess.Popen(
        [coro_tidy, "-p", root, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def is_worker(pid):
    """Not what a worker left behind when it crashed, such as a sanitizer's symbolizer, or a process that has ended."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
    return "(coro-tidy) " in stat and "(coro-tidy) Z" not in stat


def children(pid):
    pids = map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
    return list(filter(is_worker, pids))


def wait_for(what, condition):
    for _ in range(600):
        if condition():
            return
        time.sleep(0.05)
    sys.exit(f"waited for {what} in vain")


def entries(root):
    cache = root / ".coro-tidy-cache"
    return len([file for file in cache.glob("llvmcache-*")]) if cache.exists() else 0


def only_the_waiter(run, root, count=6):
    """All units but the one that waits are done: its worker is the last that works."""
    wait_for("the other units", lambda: entries(root) == count - 1)
    time.sleep(0.3)
    return children(run.pid)


def check(condition, what, *details):
    if not condition:
        sys.exit("\n".join([what, *map(str, details)]))


def killed_once():
    """The unit of a killed worker is tried again, and the run ends as if nothing had been."""
    root = project("killed")
    run = start(root, "-j1")
    (worker,) = only_the_waiter(run, root)
    os.unlink(root / "pipe.h")
    (root / "pipe.h").write_text("")
    os.kill(worker, signal.SIGKILL)
    output, errors = run.communicate(timeout=60)
    check(run.returncode == 1, "killed once: status", run.returncode, errors)
    check("unit0005.cpp:" in output, "killed once: the findings of the unit are lost", output)
    check("error" not in errors, "killed once: an error", errors)


def killed_twice():
    """A unit whose worker is killed each time is reported, and only that one."""
    root = project("killed-twice")
    run = start(root, "-j1")
    (first,) = only_the_waiter(run, root)
    os.kill(first, signal.SIGSEGV)
    wait_for("a second worker", lambda: set(children(run.pid)) - {first})
    (second,) = set(children(run.pid)) - {first}
    time.sleep(0.3)
    os.kill(second, signal.SIGKILL)
    output, errors = run.communicate(timeout=60)
    check(run.returncode == 2, "killed twice: status", run.returncode, errors)
    check("unit0005.cpp: was killed (SIGKILL" in errors, "killed twice: no reason", errors)
    check("unit0000.cpp:" in output and "unit0005.cpp:5" not in output, "killed twice: findings", output)


def stopped():
    """A stopped worker is one that hangs."""
    root = project("stopped")
    run = start(root, "-j1", "--timeout=2")
    (worker,) = only_the_waiter(run, root)
    os.kill(worker, signal.SIGSTOP)
    _, errors = run.communicate(timeout=60)
    check(run.returncode == 2 and "did not end within 2 s" in errors, "stopped", run.returncode, errors)


def interrupted(number):
    """The run ends by the signal, takes its workers along, and what was done is in the cache."""
    root = project(f"interrupted-{number}")
    run = start(root, "-j2")
    workers = only_the_waiter(run, root)
    os.kill(run.pid, number)
    _, errors = run.communicate(timeout=10)
    check(run.returncode == -number, "interrupted: status", run.returncode, errors)
    check("interrupted, 1 file was not linted" in errors, "interrupted: message", errors)
    wait_for("the workers to end", lambda: not any(os.path.exists(f"/proc/{pid}") for pid in workers))
    check(not list((root / ".coro-tidy-cache").glob("*.tmp-*")), "interrupted: something is left in the cache")
    os.unlink(root / "pipe.h")
    (root / "pipe.h").write_text("")
    again = start(root, "--statistics")
    _, errors = again.communicate(timeout=60)
    check("1 linted, 5 from the cache" in errors, "interrupted: the next run", errors)


def parent_killed():
    """No worker outlives a run that had no chance to end them."""
    root = project("orphans")
    run = start(root, "-j2")
    workers = only_the_waiter(run, root)
    run.kill()
    run.communicate()
    wait_for("the workers to end", lambda: not any(os.path.exists(f"/proc/{pid}") for pid in workers))


killed_once()
killed_twice()
stopped()
interrupted(signal.SIGINT)
interrupted(signal.SIGTERM)
parent_killed()
