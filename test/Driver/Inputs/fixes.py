"""What `--fix` and `--diff-fixes` do to files: fixes.py CORO_TIDY FOLDER STD"""

import json
import os
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path

coro_tidy, folder, std = sys.argv[1:]

TASK = (Path(__file__).parents[2] / "Inputs" / "fixable_task.h").read_text()
HEADER = '#pragma once\n#include "task.h"\ninline task<> inHeader() {\n  step();\n  co_return 0;\n}\n'
UNIT = '#include "header.h"\ntask<> in{name}() {{\n  step();\n  co_return 0;\n}}\n'


def project(name, files):
    root = Path(folder) / name
    root.mkdir()
    for file, text in {"task.h": TASK, **files}.items():
        (root / file).write_text(text)
    flags = ["clang++", "-std=c++20", "-nostdinc++", "-nostdlibinc", "-isystem", std, "-c"]
    database = [{"directory": str(root), "file": file, "arguments": [*flags, file]} for file in files if file.endswith(".cpp")]
    (root / "compile_commands.json").write_text(json.dumps(database))
    return root


def run(root, *options, **more):
    return subprocess.run([coro_tidy, "-p", root, *options], capture_output=True, text=True, **more)


def check(condition, what, *details):
    if not condition:
        sys.exit("\n".join([what, *map(str, details)]))


def units(*names):
    return {"header.h": HEADER, **{f"{name}.cpp": UNIT.format(name=name) for name in names}}


def header_once():
    """A header that all translation units report is edited once, whatever the number of workers."""
    for jobs in ("-j1", "-j2"):
        root = project("header" + jobs, units(*"abcdef"))
        done = run(root, "--fix", jobs)
        check("7 fixes in 7 files\n" in done.stderr, "header once", done.stderr)
        check((root / "header.h").read_text() == HEADER.replace("step();", "co_await step();"), "the header", done.stdout)
        check("co_await step();" in (root / "f.cpp").read_text(), "a unit")
        again = run(root, "--fix")
        check(again.returncode == 0 and not again.stderr and not again.stdout, "nothing is left", again.stderr)


def several_names():
    """A header that is reached by several paths is reported once and edited once, and proved wherever it is read."""
    files = {f"{name}.cpp": UNIT.format(name=name).replace("header.h", path)
             for name, path in {"a": "inc/header.h", "b": "other/../inc/header.h", "c": "link/header.h", "d": "alias/header.h",
                                "e": "other/up/../inc/header.h"}.items()}
    root = project("names", files)
    for folder in ("inc", "alias", "other", "deep/down"):
        (root / folder).mkdir(parents=True)
    (root / "inc" / "header.h").write_text(HEADER.replace("task.h", "../task.h"))
    (root / "link").symlink_to("inc")
    (root / "alias" / "header.h").symlink_to("../inc/header.h")
    # What is above `up` is not `other`.
    (root / "other" / "up").symlink_to("../deep/down")
    (root / "deep" / "inc").symlink_to("../inc")
    done = run(root)
    check(done.stdout.count(":4:3: warning:") == 1 and "6 findings" in done.stderr, "several names", done.stdout, done.stderr)
    done = run(root, "--fix", "-j2")
    check("6 fixes in 6 files\n" in done.stderr, "several names: fixes", done.stderr)
    check((root / "inc" / "header.h").read_text().count("co_await step();") == 1, "several names: the header")
    check((root / "alias" / "header.h").is_symlink() and run(root).returncode == 0, "several names: nothing is left")


def to_the_end():
    """The task that an await gives is awaited in the next round."""
    root = project("rounds", {"a.cpp": '#include "task.h"\ntask<> run() {\n  nested();\n  co_return 0;\n}\n'})
    done = run(root, "--fix")
    text = (root / "a.cpp").read_text()
    check("co_await co_await nested();" in text or "co_await (co_await nested());" in text, "two rounds", text, done.stderr)


def taken_back():
    """A fix that does not compile, for a reason that the check can't see, is taken back; the others stay."""
    source = (
        '#include "task.h"\n'
        "task<> good() {\n  step();\n  co_return 0;\n}\n"
        # The awaiting expression has another size of text than the call: it moves what the assertion counts.
        "task<> bad() {\n  step(); static_assert(__builtin_COLUMN() == 26);\n  co_return 0;\n}\n"
        "task<> alsoGood() {\n  step();\n  co_return 0;\n}\n"
    )
    source = source.replace("26", str(source.splitlines()[6].index("__builtin_COLUMN") + 1))
    root = project("taken-back", {"a.cpp": source})
    done = run(root, "--fix")
    text = (root / "a.cpp").read_text()
    check("a.cpp:7:3: the fix of 'coro-unawaited-task' was taken back: it brings an error: " in done.stderr, "taken back", done.stderr, done.stdout)
    check("2 fixes in 1 file, 1 fix taken back" in done.stderr, "the sum", done.stderr)
    check(text == source.replace("{\n  step();\n", "{\n  co_await step();\n"), "the others", text)


def conflicts():
    """Fixes that overlap are applied one after the other, outer ones first; those that ten rounds leave are counted."""
    calls = 12
    root = project(
        "conflicts",
        {"a.cpp": f'#include "task.h"\nint wait(int);\ntask<int> waitAsync(int);\n'
                  f"task<> run() {{\n  {'wait(' * calls}1{')' * calls};\n  co_return 0;\n}}\n",
         "profile.yaml": "library: Mine\nfunctions:\n  - {names: [wait], role: blocking, grade: io, reason: waits}\n"
                         "replacements:\n  - {call: wait, in: [task], with: co_await waitAsync($0), needs: [waitAsync]}\n",
         ".clang-tidy": "Checks: '-*,coro-blocking-call'\nCheckOptions: {CoroProfiles: profile.yaml}\n"})
    done = run(root, "--fix-notes")
    check("10 fixes in 1 file, 2 fixes left because of conflicts\n" in done.stderr, "conflicts", done.stderr, done.stdout)
    text = (root / "a.cpp").read_text()
    check(text.count("co_await waitAsync(") == 10 and text.count("wait(wait(1)") == 1, "conflicts: the text", text)
    again = run(root, "--fix-notes")
    check("2 fixes in 1 file\n" in again.stderr, "conflicts: the rest", again.stderr)


def rejected_and_overlapping():
    """A fix that overlaps with one that is taken back is left."""
    source = ('#include "task.h"\nint wait(int);\ntask<int> waitAsync(int) = delete;\ntask<int> other(int);\nint pause(int);\n'
              "task<> run() {\n  wait(pause(1));\n  co_return 0;\n}\n")
    root = project(
        "rejected",
        {"a.cpp": source,
         "profile.yaml": "library: Mine\nfunctions:\n  - {names: [wait, pause], role: blocking, grade: io, reason: waits}\n"
                         "replacements:\n  - {call: wait, in: [task], with: co_await waitAsync($0), needs: [waitAsync]}\n"
                         "  - {call: pause, in: [task], with: co_await other($0), needs: [other]}\n",
         ".clang-tidy": "Checks: '-*,coro-blocking-call'\nCheckOptions: {CoroProfiles: profile.yaml}\n"})
    done = run(root, "--fix-notes")
    check("0 fixes in 0 files, 1 fix taken back, 1 fix left because of conflicts\n" in done.stderr, "rejected", done.stderr, done.stdout)
    check((root / "a.cpp").read_text() == source, "rejected: the text", (root / "a.cpp").read_text())


def standing():
    """A fix after which the same is to be said again is taken back: the value of this await is what was awaited."""
    source = (
        '#include "task.h"\nstruct [[nodiscard]] again : task<> { using promise_type = task<>::promise_type;\n'
        "  again await_resume(); };\nagain endless();\n"
        "task<> run() {\n  endless();\n  co_return 0;\n}\n"
    )
    root = project("standing", {"a.cpp": source})
    done = run(root, "--fix")
    check("was taken back: its warning stands after it" in done.stderr, "standing", done.stdout, done.stderr)
    check((root / "a.cpp").read_text() == source, "standing: as it was")


def other_units():
    """A fix in a header is proved in the units that don't report it, too."""
    header = HEADER.replace("step();", "step(); CHECK")
    root = project(
        "other-units",
        {
            "header.h": header,
            "a.cpp": '#define CHECK\n#include "header.h"\n',
            "b.cpp": '#define CHECK static_assert(__builtin_COLUMN() == 11);\n#include "header.h"\n',
        },
    )
    done = run(root, "--fix", "--line-filter=" + json.dumps([{"name": "header.h"}]))
    check("was taken back: it brings an error" in done.stderr, "other units", done.stdout, done.stderr)
    check((root / "header.h").read_text() == header, "the header is as it was")


def fix_with_edit(root, file, *options):
    """A run with `--fix`, in which the user edits a file that has been linted. The text, what is said, the status."""
    # The last unit waits for a pipe; when it opens, the first has been linted.
    os.mkfifo(root / "pipe.h")
    (root / "b.cpp").write_text('#include "pipe.h"\n' + (root / "b.cpp").read_text())
    command = [coro_tidy, "-p", root, "--fix", "-j1", *options]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while not list(root.glob(".coro-tidy-cache/llvmcache-*")):
        time.sleep(0.05)
    edited = (root / file).read_text() + "// the user types\n"
    (root / file).write_text(edited)
    with open(root / "pipe.h", "w"):  # once it is being read
        os.rename(root / "pipe.h", root / "old-pipe.h")
        (root / "pipe.h").write_text("")
    _, errors = running.communicate(timeout=60)
    return edited, errors, running.returncode


def changed_meanwhile():
    """A file that is edited between its lint and its fix is left alone."""
    root = project("changed", units("a", "b"))
    edited, errors, status = fix_with_edit(root, "a.cpp")
    check("a.cpp: has changed since it was linted, and was not fixed" in errors, "changed: said", errors)
    check(status == 2, "changed: status", status)
    check((root / "a.cpp").read_text() == edited, "changed: not touched")
    check("co_await" in (root / "header.h").read_text(), "changed: the others are fixed", errors)


def half_changed_meanwhile():
    """A fix of a declaration and its definition is written to both files or to none, whichever is edited."""
    files = {
        "header.h": """#pragma once
#include "task.h"
struct detached {
  struct promise_type {
    detached get_return_object();
    std::suspend_never initial_suspend();
    std::suspend_never final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
};
struct text { int size; };
detached report(const text &name);
""",
        "a.cpp": '#include "header.h"\ndetached report(const text &name) {\n  co_await step();\n  (void)name.size;\n}\n',
        "b.cpp": UNIT.format(name="b").replace("header.h", "task.h"),
    }
    for edited in ("header.h", "a.cpp"):
        other = "a.cpp" if edited == "header.h" else "header.h"
        root = project("half-" + edited, files)
        text, errors, status = fix_with_edit(root, edited, "--fix-notes")
        check(f"{edited}: has changed since it was linted, and was not fixed" in errors, "half: said", errors)
        check(f"{other}: was not fixed, for its fixes belong to such a file" in errors, "half: said of the other", errors)
        check(status == 2, "half: status", status)
        check((root / edited).read_text() == text, "half: not touched")
        check((root / other).read_text() == files[other], "half: the other half", (root / other).read_text())
        check("co_await step" in (root / "b.cpp").read_text(), "half: another fix", errors)
    run(root, "--fix", "--fix-notes")
    for name in ("header.h", "a.cpp"):
        check("report(text name)" in (root / name).read_text(), "half: both, when nobody edits", (root / name).read_text())


def patch():
    """What `git apply` takes, from the folder of the patch; nothing on disk changes before."""
    files = units("a", "b")
    files["b.cpp"] = files["b.cpp"].rstrip("\n").replace("  co_return 0;\n}", "  co_return 0; }") + " // no newline"
    files["a.cpp"] += "\n" * 20 + UNIT.format(name="second").split("\n", 1)[1]
    root, fixed = project("patch", files), project("patched", files)
    done = run(root, "--diff-fixes", cwd=root)
    check(done.stdout.startswith("--- a/a.cpp\n+++ b/a.cpp\n@@ "), "a patch and nothing else", done.stdout)
    check(done.stdout == run(root, "--dry-run", cwd=root).stdout, "two names")
    check(all((root / name).read_text() == text for name, text in files.items()), "nothing was written")
    subprocess.run(["git", "init", "-q", root], check=True)
    subprocess.run(["git", "apply", "-"], cwd=root, input=done.stdout, text=True, check=True)
    run(fixed, "--fix")
    for name in files:
        check((root / name).read_text() == (fixed / name).read_text(), f"the patch of {name}", done.stdout)


def patch_from_elsewhere():
    """Files outside of the working directory are named from the root, and a warning says that it is the wrong one; a
    directory whose name begins alike is outside."""
    root = project("outside", units("a"))
    here = Path(folder) / "out"
    here.mkdir()
    done = run(root, "--diff-fixes", cwd=here)
    check(f"--- a{root}/a.cpp\n+++ b{root}/a.cpp\n@@ " in done.stdout, "outside: from the root", done.stdout)
    check(f"warning: {root}/a.cpp: is not below the working directory" in done.stderr, "outside: said", done.stderr)
    subprocess.run(["git", "apply", "-"], cwd="/", input=done.stdout, text=True, check=True)
    check("co_await" in (root / "a.cpp").read_text(), "outside: applied from the root")


def left_as_it_is():
    """Permissions and links stay; a file that does not compile keeps everything from being fixed."""
    root = project("modes", units("a"))
    (root / "real").mkdir()
    shutil.move(root / "header.h", root / "real" / "header.h")
    (root / "header.h").symlink_to("real/header.h")
    (root / "a.cpp").chmod(0o640)
    run(root, "--fix")
    check("co_await" in (root / "real" / "header.h").read_text(), "through the link")
    check((root / "header.h").is_symlink(), "the link")
    check(stat.S_IMODE((root / "a.cpp").stat().st_mode) == 0o640, "the mode")

    files = units("a")
    root = project("broken", {**files, "b.cpp": '#include "task.h"\nint;;;x y z\n'})
    done = run(root, "--fix")
    check(done.returncode == 2 and "no fix was applied because of the errors above" in done.stderr, "broken", done.stderr)
    check((root / "a.cpp").read_text() == files["a.cpp"], "broken: nothing")
    run(root, "--fix-errors")
    check("co_await" in (root / "a.cpp").read_text(), "broken: all the same")


header_once()
several_names()
to_the_end()
taken_back()
conflicts()
rejected_and_overlapping()
standing()
other_units()
changed_meanwhile()
half_changed_meanwhile()
patch()
patch_from_elsewhere()
left_as_it_is()
