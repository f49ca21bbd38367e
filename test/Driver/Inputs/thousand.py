"""Lints a large project twice, and compares: thousand.py CORO_TIDY FOLDER"""

import resource
import subprocess
import sys

coro_tidy, root = sys.argv[1:]


def run(*options):
    """What was printed, and the seconds of processor time that it took, workers included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([coro_tidy, "-p", root, "--statistics", *options], capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 1, done
    return done, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


cold, cold_cost = run()
assert "1000 linted" in cold.stderr, cold.stderr
# One for each unit, one in the header of all of them, and each call of the 333 functions that block in another file.
assert cold.stdout.count("[coro-unawaited-task]") == 1001, cold.stderr
assert cold.stdout.count("[coro-blocking-call]") == 333, cold.stderr
warm, warm_cost = run()
assert "1000 from the cache (100 %)" in warm.stderr, warm.stderr
assert warm.stdout == cold.stdout
print(f"cold {cold_cost:.2f} s, warm {warm_cost:.2f} s")
assert warm_cost <= 10, warm_cost
# The units are tiny, and so is what there is to save: a real one costs a hundred times as much.
assert warm_cost <= 0.1 * cold_cost, (warm_cost, cold_cost)
