"""The configuration of the test suite: what a test is, and the tools that its RUN lines may name."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import lit.formats

if not hasattr(config, "coro_tidy"):
    # Loaded from the source tree (`lit test/Checks/x.cpp`): take the build that was asked for, or the newest.
    builds = Path(__file__).resolve().parents[1] / "build"
    preset = lit_config.params.get("preset")
    programs = [builds / preset / "bin" / "coro-tidy"] if preset else list(builds.glob("*/bin/coro-tidy"))
    if not programs or not programs[0].exists():
        lit_config.fatal("no coro-tidy in %s: build one with tools/dev/build" % builds)
    build = max(programs, key=lambda program: program.stat().st_mtime).parents[1]
    lit_config.load_config(config, str(build / "test" / "lit.site.cfg.py"))
    sys.exit()

config.name = "coro-tidy"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".cpp", ".test"]
config.excludes = ["Inputs"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(config.coro_tidy_build_dir, "test")

# The configuration of this repository must reach neither the inputs in the source tree (test/.clang-tidy stops it
# there) nor the files that tests write.
os.makedirs(config.test_exec_root, exist_ok=True)
shutil.copyfile(
    os.path.join(config.test_source_root, ".clang-tidy"), os.path.join(config.test_exec_root, ".clang-tidy")
)

# lit passes few variables on; these are the ones left that could change what a tool prints.
for variable in ("LD_PRELOAD", "LIBRARY_PATH", "CLANG", "FILECHECK_OPTS", "SOURCE_DATE_EPOCH"):
    config.environment.pop(variable, None)
config.environment["LC_ALL"] = "C.UTF-8"
config.environment["PATH"] = os.pathsep.join([config.llvm_tools_dir, config.environment["PATH"]])


def llvm_tool(name):
    return os.path.join(config.llvm_tools_dir, name)


clang_tidy = [llvm_tool("clang-tidy")]
run_clang_tidy = [llvm_tool("run-clang-tidy")]
if config.coro_tidy_sanitized:
    config.available_features.add("asan")
    # A sanitized plugin needs the sanitizers' runtime in a clang-tidy that was built without; what that clang-tidy
    # leaks is not ours to report.
    runtime = subprocess.run(
        [llvm_tool("clang"), "-print-file-name=libclang_rt.asan-x86_64.so"], capture_output=True, text=True, check=True
    ).stdout.strip()
    # Our inlined code marks LLVM's arenas as poisoned, and LLVM's own, which is built without, takes from them all the
    # same.
    unpoisoned = "allow_user_poisoning=0"
    config.environment["ASAN_OPTIONS"] = unpoisoned
    preload = ["env", "LD_PRELOAD=" + runtime, "ASAN_OPTIONS=detect_leaks=0:" + unpoisoned]
    clang_tidy = preload + clang_tidy
    run_clang_tidy = preload + run_clang_tidy

# Installed by `tools/dev/packages editors`.
if shutil.which("nvim"):
    config.available_features.add("neovim")
elpa = Path("/usr/share/emacs/site-lisp/elpa")
if shutil.which("emacs") and any(elpa.glob("eglot-*")) and any(elpa.glob("lsp-mode-*")):
    config.available_features.add("emacs")
if os.path.exists(os.path.join(config.coro_tidy_build_dir, "bin", "clangd-coro")):
    config.available_features.add("clangd-coro")


def fetched(tool):
    """The folder in which a script of tools/dev keeps what it fetches, or nothing if that is not there."""
    script = os.path.join(config.coro_tidy_source_dir, "tools", "dev", tool)
    return subprocess.run([script, "--folder"], capture_output=True, text=True).stdout.strip()


sarif_multitool = fetched("sarif_multitool")
if sarif_multitool:
    config.available_features.add("sarif-multitool")
sarif_packages = os.path.join(sarif_multitool, "node_modules", "@microsoft")

# XDG_CACHE_HOME is where the script and the packaging of the extension look.
vscode = fetched("vscode")
if vscode and shutil.which("node") and os.path.exists("/usr/bin/chromium"):
    config.available_features.add("vscode")
    config.environment["XDG_CACHE_HOME"] = os.path.dirname(os.path.dirname(vscode))
    # A newer Node than the machine's, if that is too old.
    config.environment["PATH"] = os.pathsep.join([os.path.join(vscode, "bin"), config.environment["PATH"]])

inputs = os.path.join(config.test_source_root, "Inputs")
check_coro_tidy = [
    sys.executable,
    os.path.join(config.test_source_root, "check_coro_tidy.py"),
    "--coro-tidy=" + config.coro_tidy,
    "--clang-tidy=" + shlex.join(clang_tidy),
    "--plugin=" + config.coro_tidy_plugin,
    "--llvm-tools=" + config.llvm_tools_dir,
]

config.substitutions += [
    ("%check_coro_tidy", shlex.join(check_coro_tidy)),
    ("%run-clang-tidy", shlex.join(run_clang_tidy)),
    ("%clang-tidy", shlex.join(clang_tidy)),
    (r"%clang\b", llvm_tool("clang")),
    ("%coro-tidy", config.coro_tidy),
    ("%plugin", config.coro_tidy_plugin),
    ("%inputs", inputs),
    ("%sarif-schema", os.path.join(sarif_packages, "sarif-multitool-linux", "sarif-2.1.0.json")),
    ("%sarif-multitool", os.path.join(sarif_packages, "sarif-multitool-linux", "Sarif.Multitool")),
    # The interpreter that Debian's python3-* packages are for.
    ("%system-python", "/usr/bin/python3"),
    ("%vscode", vscode),
    ("%build", config.coro_tidy_build_dir),
    ("%repo", config.coro_tidy_source_dir),
]
