"""Findings on changed lines: selection.py CORO_TIDY MAKE_PROJECT FOLDER STD"""

import re
import subprocess
import sys
from pathlib import Path

coro_tidy, make_project, folder, std = sys.argv[1:]
GIT = ["git", "-c", "user.name=Name", "-c", "user.email=name@example.com", "-c", "init.defaultBranch=main"]


def git(root, *arguments):
    return subprocess.run([*GIT, *arguments], cwd=root, check=True, capture_output=True, text=True).stdout


def project(name, count=4):
    root = Path(folder) / name
    subprocess.run([sys.executable, make_project, root, str(count), std], check=True)
    (root / ".gitignore").write_text(".coro-tidy-cache\n")
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "one")
    return root


def findings(root, *options, **more):
    """Where the findings are, as `file:line`, and the whole run."""
    more = {"cwd": root, **more}
    done = subprocess.run([coro_tidy, "-p", root, "--statistics", *options], capture_output=True, text=True, **more)
    return re.findall(r"^\S*/(\S+:\d+):\d+: warning", done.stdout, re.MULTILINE), done


def expect(what, root, want, *options, **more):
    """The same with a cold cache, a warm one, and none."""
    for more_options in (["--no-cache"], [], []):
        found, done = findings(root, *options, *more_options, **more)
        if found != want:
            sys.exit(f"{what}: {found}, not {want}\n{done.stdout}{done.stderr}")
    return done


def insert(file, line, text):
    lines = file.read_text().splitlines(keepends=True)
    lines.insert(line - 1, text)
    file.write_text("".join(lines))


def number(what, text):
    return int(re.search(rf"(\d+) {what}", text)[1])


def since():
    root = project("since")
    expect("nothing has changed", root, [], "--since=HEAD")
    _, done = findings(root, "--since=HEAD", "--no-cache")
    assert done.returncode == 0 and number("not selected", done.stderr) == 4, done.stderr

    insert(root / "unit0001.cpp", 6, "  step(); // new\n")
    (root / "häder.h").write_text("#pragma once\n")
    expect("a line of a unit", root, ["unit0001.cpp:6"], "--since=HEAD")
    _, done = findings(root, "--since=HEAD", "--no-cache")
    assert number("linted", done.stderr) == 1 and number("not selected", done.stderr) == 3, done.stderr

    git(root, "commit", "-qam", "two")
    insert(root / "task.h", 16, "inline task second() { step(); co_return; }\n")
    # The header's finding and no other one of the units that include it.
    expect("a line of a header", root, ["task.h:16"], "--since=HEAD")
    _, done = findings(root, "--since=HEAD", "--no-cache")
    assert number("linted", done.stderr) == 4, done.stderr
    expect("two commits", root, ["task.h:16", "unit0001.cpp:6"], "--since=HEAD~1")

    # A new file that git does not know yet, by a header with an odd name.
    (root / "häder.h").write_text("#pragma once\ninline task fresh() { step(); co_return; }\n")
    insert(root / "unit0002.cpp", 2, '#include "häder.h"\n')
    expect("a new file", root, ["häder.h:2", "task.h:16"], "--since=HEAD")

    # A branch: what others did to main since is not this branch's.
    git(root, "add", "häder.h")
    git(root, "commit", "-qam", "three")
    git(root, "checkout", "-qb", "branch", "HEAD~1")
    insert(root / "unit0003.cpp", 6, "  step(); // new\n")
    git(root, "commit", "-qam", "four")
    expect("a branch", root, ["unit0003.cpp:6"], "--since=main")

    (root / "unit0003.cpp").write_text("// removed\n")
    expect("only removed", root, [], "--since=HEAD")

    (root / "unbuilt.cpp").write_text("")
    _, done = findings(root, "--since=HEAD")
    assert re.findall("^coro-tidy: (.*) has changed and no entry", done.stderr, re.MULTILINE) == [str(root / "unbuilt.cpp")], done
    (root / "unbuilt.cpp").unlink()

    _, done = findings(root, "--since=nonsense")
    assert done.returncode == 2 and "git knows no commit 'nonsense'" in done.stderr, done.stderr
    _, done = findings(root, "--since=HEAD", "--staged")
    assert done.returncode == 2 and "only one can be given" in done.stderr, done.stderr


def outside():
    """Other files' problems are nobody's concern, until they are."""
    root = project("broken")
    (root / "unit0000.cpp").write_text('#include "task.h"\nint x = y;\n')
    git(root, "commit", "-qam", "broken")
    insert(root / "unit0001.cpp", 6, "  step(); // new\n")
    done = expect("a broken file that is not selected", root, ["unit0001.cpp:6"], "--since=HEAD")
    assert done.returncode == 1, done.stderr
    findings(root)  # now it is in the cache
    done = expect("and is known", root, ["unit0001.cpp:6"], "--since=HEAD")
    assert done.returncode == 1, done.stderr
    (root / "unit0000.cpp").write_text('#include "task.h"\nint x = z;\n')
    done = expect("that is selected", root, ["unit0001.cpp:6"], "--since=HEAD")
    assert done.returncode == 2 and "unit0000.cpp: does not compile" in done.stderr, done.stderr


def across_files():
    """What is called in another file is known from the cache; if it is not there, that is said."""
    root = project("across")
    (root / "unit0000.cpp").write_text("#error not yet\n")
    git(root, "commit", "-qam", "two")
    insert(root / "unit0002.cpp", 10, "  blocks3(); // again\n")
    found, done = findings(root, "--since=HEAD", "--no-cache")
    left = "calls into 3 files that are neither changed nor in the cache were not followed\n"
    assert not found and done.returncode == 0 and left in done.stderr, done.stdout + done.stderr
    assert left not in findings(root, "--since=HEAD", "--no-cache", "--quiet")[1].stderr
    findings(root)
    found, done = findings(root, "--since=HEAD")
    assert found == ["unit0002.cpp:10"] and done.returncode == 1, done.stdout + done.stderr
    assert "not followed" not in done.stderr and number("without coroutines", done.stderr) == 1, done.stderr
    # What is wrong elsewhere is not said, from the cache either.
    (root / "unit0000.cpp").write_text('#include "task.h"\n#error not yet\n')
    git(root, "commit", "-qm", "three", "unit0000.cpp")
    findings(root)
    found, done = findings(root, "--since=HEAD")
    assert found == ["unit0002.cpp:10"] and done.returncode == 1 and "error" not in done.stdout + done.stderr, done.stdout + done.stderr


def staged():
    root = project("staged")
    unit = root / "unit0001.cpp"
    insert(unit, 6, "  step(); // new\n")
    expect("not staged yet", root, [], "--staged")
    git(root, "add", "unit0001.cpp")
    expect("staged", root, ["unit0001.cpp:6"], "--staged")
    # What is staged is linted, not what was typed since.
    insert(unit, 1, "// more\n// and more\n#error not staged\n")
    expect("edited since", root, ["unit0001.cpp:6"], "--staged")
    _, done = findings(root, "--staged")
    assert re.search(r"unit0001.cpp:6:3.*\n *6 \|   step\(\);", done.stdout), done.stdout
    unit.unlink()
    expect("removed since", root, ["unit0001.cpp:6"], "--staged")


def diff():
    root = project("diff")
    insert(root / "unit0001.cpp", 6, "  step(); // new\n")
    for options in (["--unified=0"], ["--unified=9"], ["--unified=0", "--no-prefix"]):
        text = git(root, "diff", *options)
        expect(f"a diff {options}", root, ["unit0001.cpp:6"], "--diff", input=text)
    expect("an empty diff", root, [], "--diff", input="")
    # Lines that look like the headers of a diff are none.
    odd = "--- a/unit0002.cpp\n+++ b/unit0002.cpp\n@@ -4,1 +4,3 @@\n--- a/x\n+++ b/unit0003.cpp\n+  step();\n+@@ -1 +1 @@\n"
    expect("a diff of diffs", root, ["unit0002.cpp:5"], "--diff", input=odd)
    # The paths are those of the repository, wherever the lint is started.
    (root / "below" / "it").mkdir(parents=True)
    _, done = findings(root, "--diff", input=text, cwd=root / "below" / "it")
    assert "unit0001.cpp:6:" in done.stdout and done.returncode == 1, done
    _, done = findings(root, "--diff", input=text, cwd="/")
    assert done.returncode == 2 and "no file of the diff is in or above the working directory" in done.stderr, done


def sides():
    """A folder may be called as git calls the sides of a diff."""
    root = project("sides")
    (root / "b").mkdir()
    (root / "b" / "unit0001.cpp").write_text((root / "unit0001.cpp").read_text())
    git(root, "add", ".")
    git(root, "commit", "-qm", "two")
    insert(root / "unit0001.cpp", 6, "  step(); // new\n")
    changed = ["unit0001.cpp:6"]
    expect("the one beside b", root, changed, "--since=HEAD")
    for options in ([], ["--src-prefix=i/", "--dst-prefix=w/"], ["--no-prefix"]):
        expect(f"the one beside b {options}", root, changed, "--diff", input=git(root, "diff", *options))
    git(root, "add", ".")
    expect("the one beside b, staged", root, changed, "--staged")


def unknown_commits():
    """What git can't tell is said, with the reason that is most often behind it."""
    root = project("commits")
    for ref in ("none", "--cached", "HEAD:task.h", "HEAD..HEAD"):
        _, done = findings(root, f"--since={ref}")
        assert done.returncode == 2 and done.stderr == f"coro-tidy: error: --since: git knows no commit '{ref}'\n", done
    git(root, "commit", "--allow-empty", "-qm", "two")
    git(Path(folder), "clone", "-q", "--depth=1", root.as_uri(), "shallow")
    _, done = findings(root, "--since=HEAD~1", cwd=Path(folder) / "shallow")
    assert done.returncode == 2 and "no commit 'HEAD~1'; this clone is shallow: fetch more" in done.stderr, done


def through_a_link():
    """git names files by their place on the disk, the database by the path that the build was made in."""
    (Path(folder) / "link").symlink_to("place")
    (Path(folder) / "place").mkdir()
    root = project("link/project")
    insert(root / "unit0001.cpp", 6, "  step(); // new\n")
    insert(root / "task.h", 16, "inline task second() { step(); co_return; }\n")
    changed = ["task.h:16", "unit0001.cpp:6"]
    expect("through a link", root, changed, "--since=HEAD")
    expect("through a link, a diff", root, changed, "--diff", input=git(root, "diff"))
    git(root, "add", "task.h", "unit0001.cpp")
    insert(root / "task.h", 1, "#error not staged\n")
    expect("through a link, staged", root, changed, "--staged")


def fixes():
    """Only what is reported is fixed."""
    root = project("fixes")
    insert(root / "unit0001.cpp", 6, "  step(); // new\n")
    before = (root / "unit0001.cpp").read_text()
    findings(root, "--since=HEAD", "--fix")
    want = before.splitlines(keepends=True)
    want[5] = "  co_await step(); // new\n"
    assert (root / "unit0001.cpp").read_text() == "".join(want), (root / "unit0001.cpp").read_text()
    assert git(root, "status", "--porcelain") == " M unit0001.cpp\n"


since()
outside()
across_files()
staged()
diff()
sides()
unknown_commits()
through_a_link()
fixes()
