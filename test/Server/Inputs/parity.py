"""Lints the inputs of check tests in two ways, by the command line and by the server, and compares what they find and
what their fixes make: parity.py SERVER INPUTS FOLDER TEST...

A test is a file with a RUN line of check_coro_tidy.py; its first one is taken, with its check and its flags.
"""

import json
import re
import shlex
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from check_coro_tidy import parse, run, without_directives  # noqa: E402

from lsp import Server, apply, span  # noqa: E402


def case_of(test, program, inputs, folder):
    source = re.sub(r"\\\n// RUN:", "", test.read_text())  # long lines go on
    line = re.search(r"// RUN: %check_coro_tidy (.*)", source)
    if not line:
        return None
    words = shlex.split(line[1].replace("%s", str(test)).replace("%inputs", inputs).replace("%S", str(test.parent)))
    words = [str(folder / test.stem) if word == "%t" else word for word in words]
    return parse([*words[:3], "--coro-tidy", program, "--clang-tidy", "none", *words[3:]])[0]


def by_command_line(program, case, file):
    standard = case.standards[0]
    report = run(case.lint_command([program], file, standard, ["--format=json", "--quiet"]))
    found = [
        (f["check"], f["message"], f["location"]["start"]["line"], f["location"]["start"]["character"])
        for f in json.loads(report.stdout)["findings"]
        if f["check"] != "clang-diagnostic-error" and Path(f["location"]["path"]).name == file.name
    ]
    # The compiler has fixes of its own for its errors, which '--fix-errors' applies; an editor gets those from elsewhere.
    if file.stem == "ill-formed":
        return found, None
    fixed = file.with_suffix(".fixed" + file.suffix)
    fixed.write_text(file.read_text())
    run(case.lint_command([program], fixed, standard, ["--fix", "--fix-errors", "--quiet"]))
    return found, fixed.read_text()


def by_server(program, case, file):
    command = case.lint_command([program, "server"], file, case.standards[0], [])
    options, flags = command[3 : command.index("--")], command[command.index("--") + 1 :]
    (file.parent / "compile_flags.txt").write_text("\n".join(flags) + "\n")
    server = Server([program, "server", *options], {"general": {"positionEncodings": ["utf-32"]}})
    server.initialize()
    server.open(file)
    said = server.diagnostics(file, 1)
    found = [
        (d["code"], d["message"], d["range"]["start"]["line"] + 1, d["range"]["start"]["character"] + 1)
        for d in said
        if "code" in d
    ]
    text = file.read_text()
    answer = server.actions(file, span(0, 0, 0, 0), only=["source.fixAll.coro-tidy"])
    for action in answer["result"]:
        text = apply(text, action["edit"]["changes"].get(file.as_uri(), []))
    assert server.end() == 0
    return found, text


def compare(program, inputs, folder, test):
    case = case_of(test, program, inputs, folder)
    if not case:
        return None
    file = folder / test.stem / test.name
    file.parent.mkdir(parents=True)
    file.write_text(without_directives(test.read_text()))
    theirs, ours = (lint(program, case, file) for lint in (by_command_line, by_server))
    for what, a, b in zip(("findings", "fixes"), theirs, ours):
        if a is not None and a != b:
            raise SystemExit(f"{test.name}: other {what}:\n{a}\n-- but the server:\n{b}")
    return len(theirs[0]), theirs[1] not in (None, file.read_text())


def main(program, inputs, folder, *tests):
    results = [compare(program, inputs, Path(folder), Path(test).resolve()) for test in tests]
    compared = [result for result in results if result]
    print(f"{len(compared)} files, {sum(n for n, _ in compared)} findings, {sum(f for _, f in compared)} fixed files")


main(*sys.argv[1:])
