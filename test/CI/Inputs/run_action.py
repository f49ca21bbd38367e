"""Runs the steps of a composite GitHub Action as the runner does, and prints the outputs.

usage: run_action.py ACTION.yml [INPUT=VALUE]...

An expression is an input, `github.action_path`, or a comparison of an input with a string. The exit status is that of
the first step that fails.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

path = Path(sys.argv[1]).absolute()
action = yaml.safe_load(path.read_text())
given = dict(argument.split("=", 1) for argument in sys.argv[2:])
unknown = given.keys() - action["inputs"].keys()
assert not unknown, unknown
inputs = {name: given.get(name, declared.get("default", "")) for name, declared in action["inputs"].items()}


def value(name: str) -> str:
    if name == "github.action_path":
        return str(path.parent)
    assert name.startswith("inputs."), name
    return inputs[name.removeprefix("inputs.")]


def expand(text: str) -> str:
    return re.sub(r"\$\{\{ ([\w.]+) \}\}", lambda found: value(found[1]), text)


def applies(condition: str) -> bool:
    compared = re.fullmatch(r"([\w.]+) == '(\w*)'", condition)
    assert compared, condition
    return value(compared[1]) == compared[2]


assert action["runs"]["using"] == "composite"
status = 0
with tempfile.TemporaryDirectory() as folder:
    output, exported = Path(folder, "output"), Path(folder, "env")
    output.touch()
    exported.touch()
    environment = {**os.environ, "GITHUB_OUTPUT": str(output), "GITHUB_ENV": str(exported)}
    for step in action["runs"]["steps"]:
        if status or ("if" in step and not applies(step["if"])):
            continue
        assert step["shell"] == "bash", step
        # The one thing of a shell script that must not come from outside.
        assert "${{" not in step["run"], step["run"]
        variables = {name: expand(text) for name, text in step.get("env", {}).items()}
        environment.update(line.split("=", 1) for line in exported.read_text().splitlines())
        script = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        status = subprocess.run(script, env={**environment, **variables}).returncode
    sys.stdout.flush()
    print(output.read_text(), end="")
sys.exit(status)
