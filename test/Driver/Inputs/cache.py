"""Changes one thing after the other, and looks who is linted again: cache.py CORO_TIDY MAKE_PROJECT FOLDER STD

After each change the findings are compared with those of a run without a cache.
"""

import json
import os
import re
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

coro_tidy, make_project, folder, std = sys.argv[1:]
UNITS = 3


def project(name):
    root = Path(folder) / name
    subprocess.run([sys.executable, make_project, root, str(UNITS), std], check=True)
    return root


def run(root, *options, **more):
    return subprocess.run([coro_tidy, "-p", root, *options], capture_output=True, text=True, **more)


def expect(what, root, linted, *options):
    """Runs with the cache: so many units are linted anew, and the findings are right."""
    cached = run(root, "--statistics", *options)
    found = int(re.search(r"(\d+) linted", cached.stderr)[1])
    if found != linted:
        sys.exit(f"{what}: {found} units were linted, not {linted}")
    fresh = run(root, "--no-cache", *options)
    if (fresh.stdout, fresh.returncode) != (cached.stdout, cached.returncode):
        sys.exit(f"{what}: the findings differ\n{cached.stdout}\nwithout the cache:\n{fresh.stdout}")
    return cached


def edit(file, old, new):
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def age():
    """Waits until stamps are old enough to prove something."""
    time.sleep(1.1)


def changes():
    root = project("changes")
    header, unit = root / "task.h", root / "unit0001.cpp"
    expect("the first run", root, UNITS)
    expect("nothing changed", root, 0)
    age()
    expect("nothing changed, hashes to stamps", root, 0)
    expect("nothing changed, by stamps", root, 0)

    unit.touch()
    expect("a file was touched", root, 0)
    edit(unit, "  step();", "  step(); // NOLINT")
    expect("a NOLINT in a unit", root, 1)
    edit(header, "{ step();", "{ /*a*/ step();")
    expect("a comment in a header", root, UNITS)

    # The same size and the same time of modification.
    age()
    expect("ageing", root, 0)
    expect("ageing", root, 0)
    before = unit.stat()
    edit(unit, "NOLINT", "NOL1NT")
    os.utime(unit, ns=(before.st_atime_ns, before.st_mtime_ns))
    expect("an edit with its time set back", root, 1)

    # Back and forth.
    edit(unit, "NOL1NT", "NOLINT")
    expect("back", root, 1)

    expect("an option of a check", root, UNITS, "--config={CheckOptions: {coro-unawaited-task.ReportVoidCasts: true}}")
    expect("the same once more", root, 0, "--config={CheckOptions: {coro-unawaited-task.ReportVoidCasts: true}}")
    expect("without it again", root, 0)
    expect("other checks", root, UNITS, "--checks=-*,coro-blocking-call")
    expect("a line filter", root, UNITS, '--line-filter=[{"name":"unit0001.cpp"}]')
    expect("a flag", root, UNITS, "--extra-arg=-DX")
    (root / ".clang-tidy").write_text("Checks: '-*,coro-unawaited-task'")
    expect("a .clang-tidy", root, UNITS)
    profile = root / "profile.yaml"
    profile.write_text("library: Mine\n")
    (root / ".clang-tidy").write_text("CheckOptions: {CoroProfiles: profile.yaml}")
    expect("a profile", root, UNITS)
    profile.write_text("library: Mine\nfunctions:\n  - names: [step]\n    role: blocking\n    grade: io\n    reason: reads\n")
    expect("another profile of the same name", root, UNITS)
    expect("the same profile", root, 0)
    (root / ".clang-tidy").unlink()

    commands = root / "compile_commands.json"
    database = json.loads(commands.read_text())
    database[0]["arguments"].insert(1, "-DMORE")
    commands.write_text(json.dumps(database))
    expect("the command of one unit", root, 1)


def identity():
    """Another build of the tool knows nothing of what this one has kept; a copy of this one does."""
    root = project("identity")
    expect("the first run", root, UNITS)
    global coro_tidy
    ours, copy, other = coro_tidy, Path(folder) / "copy", Path(folder) / "other"
    shutil.copy(ours, copy)
    subprocess.run(["llvm-objcopy", "--remove-section=.note.gnu.build-id", ours, other], check=True)
    coro_tidy = copy
    expect("a copy of the tool", root, 0)
    # Without an ID, a build is known by how its file looks.
    coro_tidy = other
    expect("another build", root, UNITS)
    expect("another build once more", root, 0)
    os.utime(other, (1, 1))
    expect("a build of another time", root, UNITS)
    coro_tidy = ours
    expect("this one again", root, 0)


def what_was_not_there():
    """A new file can take the place of one that was found later on the path, or answer a `__has_include`."""
    root = project("absent")
    (root / "first").mkdir()
    (root / "second").mkdir()
    (root / "second" / "found.h").write_text("inline task later() { step(); co_return; }\n")
    unit = root / "unit0001.cpp"
    unit.write_text(unit.read_text() + '#include <found.h>\n#if __has_include("extra.h")\ntask more() { step(); co_return; }\n#endif\n')
    options = [f"--extra-arg=-I{root}/{name}" for name in ("none", "first", "second")]
    expect("the first run", root, UNITS, *options)
    age()
    expect("ageing", root, 0, *options)
    (root / "first" / "other.h").write_text("")
    expect("an unrelated new header", root, 0, *options)
    (root / "first" / "found.h").write_text("")
    expect("a header in front of the one that was read", root, 1, *options)
    (root / "none").mkdir()
    expect("a directory of the path that was not there", root, UNITS, *options)
    (root / "none" / "found.h").write_text("inline task sooner() { step(); co_return; }\n")
    expect("a header in it", root, 1, *options)
    (root / "extra.h").write_text("")
    expect("what __has_include asked for", root, 1, *options)
    (root / "extra.h").unlink()
    expect("and its end", root, 1, *options)

    missing = root / "unit0002.cpp"
    missing.write_text('#include "missing.h"\n' + missing.read_text())
    expect("a header that is missing", root, 1, *options)
    expect("that is known too", root, 0, *options)
    (root / "missing.h").write_text("")
    expect("it is there", root, 1, *options)


def damage():
    """Each entry damaged in each way counts as absent, and is written anew."""
    root = project("damage")
    expect("the first run", root, UNITS)
    entries = sorted((root / ".coro-tidy-cache").glob("llvmcache-*"))
    assert len(entries) == UNITS
    for entry in entries:
        whole = entry.read_bytes()
        for data in (b"", whole[:10], whole[:-1], whole + b"x", whole[:40] + bytes([whole[40] ^ 1]) + whole[41:],
                     whole[: len(whole) // 2], b"\0" * len(whole)):
            entry.write_bytes(data)
            expect(f"damaged: {len(data)} bytes", root, 1)
    for entry in entries:
        entry.write_bytes(entries[0].read_bytes()[:99])
    expect("all are damaged", root, UNITS)
    expect("all are whole again", root, 0)
    entries[0].unlink()
    entries[0].mkdir()
    expect("a directory in the place of an entry", root, 1)


def unwritable():
    """No room, or no right to write: the findings are there all the same, and one line says what is missing."""
    root = project("full")
    want = run(root, "--no-cache")

    def no_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))

    got = run(root, preexec_fn=no_room)
    if got.stdout != want.stdout or got.returncode != want.returncode:
        sys.exit(f"full disk: the findings differ\n{got.stdout}{got.stderr}")
    if got.stderr.count("warning: results can't be kept in") != 1 or "File too large" not in got.stderr:
        sys.exit(f"full disk: not said once\n{got.stderr}")
    if list((root / ".coro-tidy-cache").glob("llvmcache-*")) or list((root / ".coro-tidy-cache").glob("*.tmp*")):
        sys.exit("full disk: something is left")
    # Not even root can make a directory in /proc, or below a file.
    for place in ("/proc/coro-tidy", str(root / "task.h" / "cache")):
        got = run(root, f"--cache-dir={place}")
        if got.stdout != want.stdout or got.stderr.count("warning: results can't be kept in") != 1:
            sys.exit(f"{place}: {got.stderr}")


def at_once():
    """Runs that share a cache, one of them killed, leave each other and the cache alone."""
    root = project("at-once")
    want = run(root, "--no-cache").stdout
    for _ in range(2):
        runs = [subprocess.Popen([coro_tidy, "-p", root, "-j2"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
                for _ in range(4)]
        runs[3].kill()
        for one in runs:
            output, errors = one.communicate()
            if one is not runs[3] and output != want:
                sys.exit(f"at once: {output}{errors}")
    expect("after all of them", root, 0)


changes()
identity()
what_was_not_there()
damage()
unwritable()
at_once()
