#!/usr/bin/env python3
"""Tests one check on one file: its messages, its fixes, and that there is nothing else.

usage: check_coro_tidy.py FILE CHECK TEMP [options] [-- options of the linter [-- flags of the compiler]]

The comments of FILE say what is expected, in FileCheck's language and with the words of LLVM's check_clang_tidy:

  CHECK-MESSAGES: :[[@LINE-1]]:3: warning: ...   a warning or error; every one that is printed has to be expected
  CHECK-NOTES:    :[[@LINE-2]]:9: note: ...      the same, and every note has to be expected too
  CHECK-FIXES: co_await step();                  a whole line of the fixed file, but for the space around it;
                                                 every line that the fix writes has to be expected

For each language standard:
  1. the command line and clang-tidy with the plugin lint the file; both must print the same and export the same
     fixes, and FileCheck compares what they print with the comments;
  2. the command line fixes a copy, and FileCheck compares that with the comments;
  3. the compiler must take the fixed copy, and linting that once more must change nothing.
"""

import argparse
import difflib
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

STANDARDS = ["c++20", "c++23", "c++26"]
INPUTS = Path(__file__).resolve().parent / "Inputs"

DIRECTIVE = re.compile(r"// *CHECK-[A-Z0-9-]*:[^\r\n]*")
FINDING = re.compile(r"^.*:\d+:\d+: (?:warning|error): ", re.MULTILINE)
EXPORTED_FIX = re.compile(r"Replacements:\s*\n\s*- ")


class Failure(Exception):
    """What the test's author reads when the test fails."""


@dataclass(frozen=True)
class Tools:
    coro_tidy: list[str]
    clang_tidy: list[str]
    plugin: str
    llvm_tools: Path

    def clang_tidy_with_plugin(self) -> list[str]:
        return self.clang_tidy + (["--load", self.plugin] if self.plugin else [])


@dataclass(frozen=True)
class Case:
    """One RUN line."""

    file: Path
    check: str
    temp: str
    suffixes: list[str]
    standards: list[str]
    expect_no_diagnosis: bool
    expect_clang_errors: bool
    partial_fix: bool
    fix_notes: bool
    match_partial_fixes: bool
    linter_options: list[str]
    compiler_flags: list[str]

    def prefixes(self, kind: str, text: str) -> list[str]:
        """CHECK-<kind> with each suffix of this run, as far as text has directives of it."""
        names = [f"CHECK-{kind}" + (f"-{suffix}" if suffix else "") for suffix in self.suffixes]
        return [name for name in names if re.search(rf"// *{name}(-NEXT|-SAME|-EMPTY|-NOT|-DAG|-COUNT-\d+)?:", text)]

    def lint_command(self, linter: list[str], file: Path, standard: str, options: list[str]) -> list[str]:
        has_config = any(re.match("--?config(-file)?(=|$)", option) for option in self.linter_options)
        command = [*linter, str(file), f"--checks=-*,{self.check}", *options]
        command += [] if has_config else ["--config={}"]
        return [*command, *self.linter_options, "--", f"-std={standard}", *self.compiler_flags]


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    print("+", shlex.join(command), flush=True)
    return subprocess.run(command, capture_output=True, text=True)


def show(title: str, text: str) -> str:
    return f"{title}\n" + "".join(f"  {line}\n" for line in text.splitlines())


def diff(before: str, after: str, before_name: str, after_name: str) -> str:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), before_name, after_name, n=1, lineterm="")
    return "\n".join(lines)


def without_directives(text: str) -> str:
    """Empties the comments with expectations, so that no snippet in the output shows one; lines keep their numbers."""
    return DIRECTIVE.sub("//", text)


def file_check(tools: Tools, actual: Path, case: Case, prefixes: list[str], options: list[str]) -> None:
    command = [str(tools.llvm_tools / "FileCheck"), f"--input-file={actual}", str(case.file)]
    result = run([*command, f"--check-prefixes={','.join(prefixes)}", *options])
    if result.returncode:
        raise Failure(show("the output is not what the comments expect:", actual.read_text()) + result.stderr)


@dataclass(frozen=True)
class Findings:
    text: str
    fixes: str


def lint(case: Case, linter: list[str], file: Path, standard: str) -> Findings:
    """Runs a linter on the file and answers what it prints and the fixes that it exports."""
    exported = file.with_suffix(".yaml")
    exported.unlink(missing_ok=True)
    result = run(case.lint_command(linter, file, standard, [f"--export-fixes={exported}"]))
    found = FINDING.search(result.stdout)
    # 1 is "there are findings" for coro-tidy, 2 "could not compile it"; clang-tidy gives 1 for errors. Neither says
    # anything but 0 about a clean file, and a crash or a bad option must not pass as one.
    allowed = {0} if not found else {0, 1, 2} if case.expect_clang_errors else {0, 1}
    if result.returncode not in allowed:
        raise Failure(
            f"{linter[0]} ended with status {result.returncode}\n" + show("it said:", result.stdout + result.stderr)
        )
    # Of a clean file clang-tidy exports nothing, not even an empty list.
    fixes = exported.read_text() if found and exported.exists() else ""
    return Findings(result.stdout, fixes)


def check_hosts_agree(command_line: Findings, plugin: Findings) -> None:
    """The command line and clang-tidy with the plugin are one linter."""
    for what in ("text", "fixes"):
        ours, theirs = getattr(command_line, what), getattr(plugin, what)
        if ours != theirs:
            raise Failure(f"the hosts differ ({what}):\n" + diff(ours, theirs, "coro-tidy", "clang-tidy --load"))


def check_messages(case: Case, tools: Tools, source: str, findings: Findings, file: Path) -> None:
    actual = file.with_suffix(".out")
    actual.write_text(findings.text)
    expectations = {
        "MESSAGES": "{{: (warning|error): }}",
        "NOTES": "{{: (note|warning|error): }}",
    }
    prefixes = {kind: case.prefixes(kind, source) for kind in expectations}
    if case.expect_no_diagnosis:
        if any(prefixes.values()):
            raise Failure("-expect-no-diagnosis, but the file expects messages")
        if FINDING.search(findings.text):
            raise Failure(show("there should be no finding:", findings.text))
        return
    if not any(prefixes.values()):
        raise Failure("the file expects no message: add CHECK-MESSAGES, or say -expect-no-diagnosis")
    for kind, everything in expectations.items():
        if prefixes[kind]:
            file_check(tools, actual, case, prefixes[kind], [f"--implicit-check-not={everything}"])


def apply_fixes(case: Case, tools: Tools, file: Path, standard: str) -> str:
    """Fixes the file in place and answers its new text."""
    options = ["--fix-notes" if case.fix_notes else "--fix"]
    if case.expect_clang_errors:
        options.append("--fix-errors")
    result = run(case.lint_command(tools.coro_tidy, file, standard, options))
    if result.returncode not in (0, 1, 2):
        raise Failure(f"fixing ended with status {result.returncode}\n" + show("it said:", result.stderr))
    return file.read_text()


def pattern_of(directive: str) -> re.Pattern[str]:
    """A FileCheck pattern as a regular expression: {{…}} is one already, [[…]] may be anything."""
    parts = re.split(r"({{.*?}}|\[\[.*?\]\])", " ".join(directive.split()))
    return re.compile(
        "".join(
            f"(?:{part[2:-2]})" if part.startswith("{{") else ".*" if part.startswith("[[") else re.escape(part)
            for part in parts
        )
    )


def check_nothing_else_fixed(case: Case, source: str, before: str, after: str, prefixes: list[str]) -> None:
    """Every line that the fixes wrote has to be one that the comments expect."""
    names = "|".join(prefixes) or "(?!)"
    expected = [pattern_of(text) for text in re.findall(rf"// *(?:{names})(?:-NEXT|-DAG)?:(.*)", source)]
    old, new = before.splitlines(), after.splitlines()
    for tag, _, _, start, end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for line in new[start:end] if tag in ("replace", "insert") else []:
            text = " ".join(line.split())
            match = [p.search(text) if case.match_partial_fixes else p.fullmatch(text) for p in expected]
            if text and not any(match):
                raise Failure(f"a fix wrote a line that no CHECK-FIXES expects:\n  {line}")


def check_fixes(case: Case, tools: Tools, source: str, findings: Findings, file: Path, standard: str) -> None:
    prefixes = case.prefixes("FIXES", source)
    before = file.read_text()
    fixed = file.with_name(f"{file.stem}.fixed{file.suffix}")
    fixed.write_text(before)
    after = before
    if EXPORTED_FIX.search(findings.fixes):
        after = apply_fixes(case, tools, fixed, standard)
    if after == before:
        if prefixes:
            raise Failure(f"{' and '.join(prefixes)} expected, but nothing was fixed")
        return

    print(diff(before, after, "before", "fixed"))
    if prefixes:
        options = [] if case.match_partial_fixes else ["--match-full-lines"]
        file_check(tools, fixed, case, prefixes, options)
    check_nothing_else_fixed(case, source, before, after, prefixes)
    if not case.partial_fix:
        compiler = [str(tools.llvm_tools / "clang++"), "-fsyntax-only", f"-std={standard}"]
        result = run([*compiler, *case.compiler_flags, str(fixed)])
        if result.returncode:
            raise Failure(show("the fixed file does not compile:", result.stderr))
    again = apply_fixes(case, tools, fixed, standard)
    if again != after:
        raise Failure("fixing the fixed file changes it again:\n" + diff(after, again, "fixed once", "fixed twice"))


def check(case: Case, tools: Tools, standard: str) -> None:
    source = case.file.read_text()
    file = Path(f"{case.temp}.{standard}{case.file.suffix}")
    file.write_text(without_directives(source))
    findings = lint(case, tools.coro_tidy, file, standard)
    check_hosts_agree(findings, lint(case, tools.clang_tidy_with_plugin(), file, standard))
    check_messages(case, tools, source, findings, file)
    check_fixes(case, tools, source, findings, file, standard)


def parse_standards(text: str) -> list[str]:
    """`c++20`, `c++20,c++26`, or `c++20-or-later`."""
    standards: list[str] = []
    for name in text.split(","):
        first = name.removesuffix("-or-later")
        if first not in STANDARDS:
            raise argparse.ArgumentTypeError(f"no standard '{name}'; there are: {', '.join(STANDARDS)}")
        standards += STANDARDS[STANDARDS.index(first) :] if first != name else [name]
    return standards


def split_at_dashes(args: list[str]) -> tuple[list[str], list[str]]:
    return (args[: args.index("--")], args[args.index("--") + 1 :]) if "--" in args else (args, [])


def standard_library(real: bool, libraries: list[str]) -> list[str]:
    """The include flags: the mock standard library unless the real one is asked for, then the look-alike libraries."""
    flags = [] if real else ["-nostdinc++", "-nostdlibinc", "-isystem", str(INPUTS / "std")]
    for name in libraries:
        folder = INPUTS / "lib" / name
        if not folder.is_dir():
            raise Failure(f"-lib={name}: there is no {folder}")
        flags += ["-isystem", str(folder)]
    return flags


def parse(args: list[str]) -> tuple[Case, Tools]:
    own, rest = split_at_dashes(args)
    linter_options, compiler_flags = split_at_dashes(rest)

    def comma_list(text: str) -> list[str]:
        return text.split(",")

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("file", type=Path)
    add("check")
    add("temp")
    add("-std", type=parse_standards, default=["c++20"], help="c++20, a list, or c++20-or-later")
    add("-check-suffix", "-check-suffixes", type=comma_list, default=[""], help="CHECK-MESSAGES-<suffix> and so on")
    add("-lib", type=comma_list, default=[], help="look-alike libraries of Inputs/lib to include from")
    add("-real-std", action="store_true", help="the machine's standard library instead of the small one in Inputs/std")
    add("-expect-no-diagnosis", action="store_true", help="the check has nothing to say about this file")
    add("-expect-clang-errors", action="store_true", help="the file does not compile; its errors are messages too")
    add("-partial-fix", action="store_true", help="the fixed file need not compile")
    add("-fix-notes", action="store_true", help="apply the fixes of notes too")
    add("-match-partial-fixes", action="store_true", help="CHECK-FIXES may be a part of a line")
    add("--coro-tidy", type=shlex.split, required=True, help="the command line to test")
    add("--clang-tidy", type=shlex.split, required=True, help="the clang-tidy that loads the plugin")
    add("--plugin", default="", help="the plugin")
    add("--llvm-tools", type=Path, default=Path("/usr/lib/llvm-22/bin"), help="the folder of FileCheck and clang++")
    options = parser.parse_args(own)

    case = Case(
        file=options.file,
        check=options.check,
        temp=options.temp,
        suffixes=options.check_suffix,
        standards=options.std,
        expect_no_diagnosis=options.expect_no_diagnosis,
        expect_clang_errors=options.expect_clang_errors,
        partial_fix=options.partial_fix,
        fix_notes=options.fix_notes,
        match_partial_fixes=options.match_partial_fixes,
        linter_options=linter_options,
        compiler_flags=standard_library(options.real_std, options.lib) + compiler_flags,
    )
    return case, Tools(options.coro_tidy, options.clang_tidy, options.plugin, options.llvm_tools)


def main() -> int:
    try:
        case, tools = parse(sys.argv[1:])
        for standard in case.standards:
            check(case, tools, standard)
    except Failure as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
