"""Lints all real code with coro-tidy's shortcuts, and without each of them: shortcuts.py CORO_TIDY FOLDER QT_FLAG...

The findings have to be the same, and there have to be some: the programs of asio and beast have the faults of
boost-faults.txt put in.
"""

import glob
import json
import os
import re
import subprocess
import sys

import realcode

# What a lint leaves out or remembers, and the options that make it do without. A new one is a line; it needs `--no-cache`
# if results are kept alike with and without it.
SHORTCUTS = {
    "files without coroutines are not parsed": ["--no-skip"],
    "bodies in system headers are not parsed": ["--all-bodies"],
    "what files begin with is parsed once": ["--shared-preamble=never", "--no-cache"],
}

OWN = {
    "standard-library/[!i]*.cpp": [[], ["-stdlib=libc++"]],
    "asio-standalone/[!i]*.cpp": [["-DASIO_STANDALONE", "-DASIO_HAS_CO_AWAIT"]],
}

coro_tidy, root, *qt_flags = sys.argv[1:]
OWN["qcoro/[!i]*.cpp"] = [qt_flags]


def entries(folder):
    with open(os.path.join(folder, "compile_commands.json")) as file:
        return json.load(file)


def own():
    """Our programs on real libraries; one that is compiled in several ways is several files."""
    for pattern, ways in OWN.items():
        files = sorted(glob.glob(os.path.join(realcode.HERE, pattern)))
        assert files, pattern
        for number, flags in enumerate(ways):
            for file in files:
                copy = os.path.join(root, "%s-%d-%s" % (os.path.dirname(pattern), number, os.path.basename(file)))
                with open(copy, "w") as out:
                    out.write(realcode.read(file))
                yield {"directory": root, "file": copy,
                       "arguments": [realcode.COMPILER, "-std=c++20", *flags, "-c", copy]}


def make_database():
    database = []
    for name in ("asio", "beast"):
        realcode.write_faulty_copies(name, os.path.join(root, name))
        database += entries(os.path.join(root, name))
    for name in ("deferred", "plain"):
        realcode.write_database(name, os.path.join(root, name), realcode.ROOT)
        database += entries(os.path.join(root, name))
    database += own()
    with open(os.path.join(root, "compile_commands.json"), "w") as file:
        json.dump(database, file)
    return len(database)


def lint(*options):
    """What is found, and what the statistics say."""
    done = subprocess.run([coro_tidy, "-p", root, "--header-filter=.*", "--statistics", *options],
                          capture_output=True, text=True)
    if done.returncode != 1:
        realcode.fail("%s: status %d" % (options, done.returncode), done.stderr)
    return done.stdout, done.stderr


def number(what, text):
    return int(re.search(r"(\d+) " + what, text)[1])


def compare(what, found, expected):
    if found != expected:
        realcode.fail(what + ": other findings", *realcode.difflib.unified_diff(
            expected.splitlines(), found.splitlines(), "with all shortcuts", "without", n=0, lineterm=""))


def main():
    os.makedirs(root)
    units = make_database()
    cache = "--cache-dir=" + os.path.join(root, "cache")
    expected, statistics = lint(cache, "-j1")
    print(statistics)
    skipped = number("without coroutines", statistics)
    assert skipped >= len(realcode.programs("plain")) and number("linted", statistics) == units - skipped, statistics
    faults = sum(len(realcode.faults(name)) for name in ("asio", "beast"))
    assert number("findings?", statistics) > faults, statistics

    found, statistics = lint(cache, "-j2")
    compare("from the cache", found, expected)
    assert number("linted", statistics) == 0, statistics
    for what, options in SHORTCUTS.items():
        # What is in the cache is what the shortcut is not about.
        found, statistics = lint(cache, "-j2", *options)
        compare(what, found, expected)
        assert number("linted", statistics) > 0, statistics


main()
