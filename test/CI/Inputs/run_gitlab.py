"""Runs the script of a GitLab job as the runner does, and checks that the reports it names were written.

usage: run_gitlab.py TEMPLATE.yml JOB [VARIABLE=VALUE]...
"""

import os
import subprocess
import sys
from pathlib import Path

import yaml

job = yaml.safe_load(Path(sys.argv[1]).read_text())[sys.argv[2]]
variables = {**job["variables"], **dict(argument.split("=", 1) for argument in sys.argv[3:])}
script = "\n".join(job["script"])
status = subprocess.run(["sh", "-ec", script], env={**os.environ, **variables}).returncode
assert job["artifacts"]["when"] == "always"
missing = [report for report in job["artifacts"]["reports"].values() if not Path(report).stat().st_size]
assert not missing, missing
sys.exit(status)
