"""What is shared does not show: shared_preamble.py CORO_TIDY FOLDER STD

Lints one project with beginnings shared and without, and compares what is printed, the findings, facts and inputs that
the cache keeps of each translation unit, and why some did not share.
"""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

TOOL, STD = sys.argv[1], sys.argv[3]
# Apart, so that keeping results changes no folder that is read.
ROOT, CACHES = Path(sys.argv[2]) / "in" / "project", Path(sys.argv[2])

TASK = (Path(__file__).parents[2] / "Inputs" / "least_task.h").read_text() + """\
extern "C" unsigned sleep(unsigned);
task step();
inline task dropsInHeader() { step(); co_return; }
inline task silencedInHeader() { step(); co_return; } // NOLINT(coro-unawaited-task): not yet
inline int nothing() { return 0; } // NOLINT(coro-unawaited-task)
#define DROP(name) task name() { step(); co_return; }
#define NUMBERED(name, line) name##line
DROP(fromMacro)
template <typename T> task dropsT(T) { step(); co_return; }
inline int count = __COUNTER__;
inline const char *where = __FILE__;
"""

FILES = {
    "task.h": TASK,
    # No guard: it is read as often as it is included.
    "again.h": "template <int> struct number;\ntemplate <> struct number<__COUNTER__>;\n",
    "local.h": "#pragma once\n#include \"task.h\"\ninline task here() { co_return; }\n",
    "other/local.h": "#pragma once\n#include \"../task.h\"\ninline task here() { step(); co_return; }\n",
    "base.h": "#pragma once\ninline const char *unit = __BASE_FILE__;\n",
}

BEGIN = '#include "task.h"\n#include "again.h"\n#define AGAIN 1\n#include "again.h"\n// behind\n#include <coroutine>\n'
COUNTING = ('#include "task.h"\n#define MORE __LINE__ + 1\n#if MORE > 4\n#define MANY\n#endif\n#include <utility>\n'
            "#ifdef MANY\nDROP(c)\n#endif\n")
FIRST = "drops1() { step(); blocks2(); co_return; }\n"

UNITS = {
    # These share everything, and the last ones less.
    "all1.cpp": BEGIN + "void blocks2();\ntask " + FIRST,
    "all2.cpp": BEGIN + "void blocks2() { sleep(__COUNTER__); }\nDROP(all2)\n",
    "all3.cpp": BEGIN + "// A longer file, with more than the others have behind what they share.\n" * 9 +
                "namespace { task f() { step(); co_return; } // NOLINT(coro-unawaited-task)\n}\n"
                "auto g = [] { dropsT(f); };\n",
    "all4.cpp": BEGIN + '#if __has_include("all5.cpp")\ntask h() { step(); co_return; }\n#endif\n',
    "all5.cpp": BEGIN + "#line 7 \"generated.y\"\ntask i() { step(); co_return; }\nstatic_assert(__LINE__ == 8);\n",
    "more1.cpp": BEGIN + '#include "local.h"\n#include "base.h"\ntask m() { here(); co_return; }\n',
    "more2.cpp": BEGIN + '#include "local.h"\n#include "base.h"\ntask n() { here(); dropsT(1); co_return; }\n',
    "less.cpp": '#include "task.h"\n#include "local.h"\nint x = sizeof(__BASE_FILE__);\nDROP(o)\n',
    # Comments in front may differ, and are heeded all the same.
    "lead1.cpp": "// lead1.cpp\n" + BEGIN + "task l() { step(); co_return; }\nstatic_assert(__LINE__ == 9);\n",
    "lead2.cpp": "/* Of\n   more\n   lines. */ // NOLINTBEGIN(coro-unawaited-task)\n\n\t" + BEGIN +
                 "task n() { step(); co_return; }\nvoid blocks3() { sleep(1); }\n"
                 "auto o = [] { dropsT([] {}); };\n// NOLINTEND(coro-unawaited-task)\n",
    "lead3.cpp": "\ufeff// \u00fc\n// NOLINT(coro-unawaited-task)\n// NOLINTNEXTLINE(coro-unawaited-task)\n" + BEGIN +
                 "void blocks3();\ntask q() { blocks3(); step(); co_return; }\n",
    # That many lines can't be shared with that few.
    "counts1.cpp": COUNTING,
    "counts2.cpp": "// One.\n// Two.\n" + COUNTING,
    "counts3.cpp": '#include "task.h"\n#line 10\n#include <utility>\nDROP(c)\n',
    "counts4.cpp": '// One.\n#include "task.h"\n#line 10\n#include <utility>\nDROP(c)\n',
    # The same text means something else in another folder.
    "local1.cpp": '#include "local.h"\ntask p() { here(); co_return; }\n',
    "local2.cpp": '#include "local.h"\ntask q() { step(); co_return; }\n',
    "other/local1.cpp": '#include "local.h"\ntask p() { here(); co_return; }\n',
    "other/local2.cpp": '#include "local.h"\ntask r() { step(); co_return; }\n',
    # These have to be read as they are.
    "unended.cpp": BEGIN + "task s() { step(); co_return; }",
    "continued.cpp": BEGIN + "task t() { step(); co_return; }\n#define END \\\n",
    "broken.cpp": BEGIN + "task u() { step(); co_return; }\nint v = w;\n",
    "open.cpp": BEGIN + "task v() { step(); co_return; }\nnamespace a {\n",
    "includes.cpp": BEGIN + '#include "all2.cpp"\n',
    "includesItself.cpp": BEGIN + '#ifndef ONCE\n#define ONCE\n#include "includesItself.cpp"\nDROP(w)\n#endif\n',
    # Nobody begins like these.
    "spliced.cpp": "// \\\nint behind;\n" + BEGIN + "DROP(s)\n",
    "split.cpp": "/* *\\\n/ int behind; /**/\n" + BEGIN + "DROP(s)\n",
    "alone.cpp": "int before;\n" + BEGIN + "DROP(x)\n",
    "conditional.cpp": "#if 0\n" + BEGIN + "#endif\n#include \"task.h\"\nDROP(y)\n",
}
FLAGS = {"open.cpp": ["-DOPEN"]}


def write():
    database = []
    for name, text in {**FILES, **UNITS}.items():
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    for name in UNITS:
        file = str(ROOT / name)
        arguments = ["clang++", "-std=c++20", "-nostdinc++", "-nostdlibinc", "-isystem", STD, *FLAGS.get(name, []),
                     "-MD", "-MF", file + ".d", "-o", file + ".o", "-c", file]
        database.append({"directory": str(ROOT), "file": file, "arguments": arguments})
    (ROOT / "compile_commands.json").write_text(json.dumps(database))


def lint(cache, *options):
    run = subprocess.run([TOOL, "-p", str(ROOT), "--header-filter=.*", "--statistics", "--no-skip",
                          "--cache-dir=" + str(CACHES / cache), *options],
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    said = "\n".join(re.findall("^coro-tidy: .*", run.stderr, re.MULTILINE))
    return run.returncode, run.stdout, said, run.stderr


def parts(entry):
    """The inputs, the cost and the result in an entry of the cache."""
    data, at, found = entry.read_bytes(), len("coro-tidy result 1\n") + 16, []
    while at < len(data):
        size = shift = 0
        while True:
            byte = data[at]
            at, size, shift = at + 1, size | (byte & 127) << shift, shift + 7
            if byte < 128:
                break
        found.append(data[at:at + size])
        at += size
    return found


def entries(cache):
    found = {}
    for entry in (CACHES / cache).glob("llvmcache-*"):
        inputs, cost, result = parts(entry)
        found[entry.name] = (inputs, result, json.loads(cost))
    return found


def check(what, condition, shown=""):
    if not condition:
        sys.exit("shared_preamble: %s\n%s" % (what, shown))


def compare(plain, shared, cache):
    for what, one, other in zip(("status", "output", "errors"), plain, shared):
        check("another %s in %s" % (what, cache), one == other, "%s\n---\n%s" % (one, other))
    expected, found = entries("plain"), entries(cache)
    check("other entries", expected.keys() == found.keys())
    for name, (inputs, result, _) in found.items():
        check("another result", result == expected[name][1], "%s\n---\n%s" % (result, expected[name][1]))
        check("other inputs", inputs == expected[name][0], result)
    return [cost for _, _, cost in found.values()]


def main():
    write()
    time.sleep(1.2)  # what is younger than a second is recorded in another way
    plain = lint("plain", "--shared-preamble=never", "-j1")
    check("nothing was found", plain[0] == 2 and "drops in header" not in plain[1] and plain[1].count("warning:") > 20,
          plain[1] + plain[3])
    check("something was shared all the same", "shared preambles" not in plain[3], plain[3])
    for cache, jobs in (("shared", "-j1"), ("two", "-j2")):
        shared = lint(cache, "--shared-preamble=always", jobs)
        costs = compare(plain, shared, cache)
        used = sum("shared-seconds" in cost for cost in costs)
        # The first one of a worker to come to __BASE_FILE__ or to __LINE__ learns that it can't be shared.
        check("shared by %d" % used, used == 17 or (jobs == "-j2" and used in (14, 15, 16)), shared[3])
        check("not counted", "shared preambles: %d of 29 translation units used one, which saved" % used in shared[3],
              shared[3])
        for why in ("no other begins like it", "it has errors", "its file has an unusual end",
                    "it is included by another file", "its headers use __BASE_FILE__",
                    "its beginning counts lines"):
            check("not said: " + why, " did not: " + why in shared[3], shared[3])

    # The cache knows what was read inside.
    check("not from the cache", "0 linted, 29 from the cache" in lint("shared")[3])
    (ROOT / "again.h").write_text(FILES["again.h"] + "// NOLINT(coro-unawaited-task)\n")
    check("an edit of a shared header did not show", "19 linted, 10 from the cache" in lint("shared")[3])


main()
