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


def without_version(diagnostics):
    return [{**d, "data": d.get("data", {}).get("fingerprint")} for d in diagnostics]


def by_server(program, case, file):
    command = case.lint_command([program, "server"], file, case.standards[0], [])
    options, flags = command[3 : command.index("--")], command[command.index("--") + 1 :]
    (file.parent / "compile_flags.txt").write_text("\n".join(flags) + "\n")
    log = file.with_suffix(".log")
    with open(log, "w") as errors:
        command = [program, "server", "--debounce=0", "--verbose", *options]
        server = Server(command, {"general": {"positionEncodings": ["utf-32"]}}, errors)
    server.initialize()
    server.open(file)
    said = server.diagnostics(file, 1)
    # After an edit behind all that is there: what is included is not parsed again.
    end = len(file.read_text().splitlines())
    server.change(file, 2, (span(end, 0, end, 0), "// an edit\n"))
    again = server.diagnostics(file, 2)
    if without_version(again) != without_version(said):
        raise SystemExit(f"{file.name}: after an edit:\n{again}\n-- but before:\n{said}")
    found = [
        (d["code"], d["message"], d["range"]["start"]["line"] + 1, d["range"]["start"]["character"] + 1)
        for d in said
        if "code" in d
    ]
    text = file.read_text() + "// an edit\n"
    answer = server.actions(file, span(0, 0, 0, 0), only=["source.fixAll.coro-tidy"])
    for action in answer["result"]:
        text = apply(text, action["edit"]["changes"].get(file.as_uri(), []))
    assert server.end() == 0
    return found, text.removesuffix("// an edit\n"), "linted with its preamble" in log.read_text()


def compare(program, inputs, folder, test):
    case = case_of(test, program, inputs, folder)
    if not case:
        return None
    file = folder / test.stem / test.name
    file.parent.mkdir(parents=True)
    file.write_text(without_directives(test.read_text()))
    theirs = by_command_line(program, case, file)
    *ours, was_parsed_ahead = by_server(program, case, file)
    for what, a, b in zip(("findings", "fixes"), theirs, ours):
        if a is not None and a != b:
            raise SystemExit(f"{test.name}: other {what}:\n{a}\n-- but the server:\n{b}")
    return len(theirs[0]), theirs[1] not in (None, file.read_text()), was_parsed_ahead


def main(program, inputs, folder, *tests):
    results = [compare(program, inputs, Path(folder), Path(test).resolve()) for test in tests]
    compared = [result for result in results if result]
    findings, fixed, ahead = map(sum, zip(*compared))
    print(f"{len(compared)} files, {ahead} with preambles, {findings} findings, {fixed} fixed files")


main(*sys.argv[1:])
