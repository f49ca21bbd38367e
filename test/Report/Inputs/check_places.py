"""Checks that the places in a JSON or SARIF report are where the code is, and that fixes give the code they should.

usage: check_places.py json|sarif REPORT ROOT

Prints for each finding its check, the code at its place, and each line that a fix gives.
"""

import json
import sys
import urllib.parse
from pathlib import Path

form, report, root = sys.argv[1], json.loads(Path(sys.argv[2]).read_text()), Path(sys.argv[3])


def offset(text: str, line: int, character: int) -> int:
    """Where a line and a column in characters are in a text."""
    return sum(map(len, text.splitlines(keepends=True)[: line - 1])) + character - 1


def apply(text: str, edits: list[tuple[int, int, str]]) -> str:
    for begin, end, replacement in sorted(edits, reverse=True):
        text = text[:begin] + replacement + text[end:]
    return text


def show(check: str, path: str, at: tuple[int, int], fixes: list[tuple[str, dict]]) -> None:
    text = (root / path).read_text()
    print(f"{check}: {path}: {text[at[0]:at[1]]}")
    for kind, files in fixes:
        for name, edits in files.items():
            before = (root / name).read_text()
            changed = set(apply(before, edits).splitlines()) - set(before.splitlines())
            print(f"  {kind}:", *(line.strip() for line in sorted(changed)))


def of_json(location: dict) -> tuple[int, int]:
    """By line and character, which must say the same as the offsets in bytes."""
    text = (root / location["path"]).read_text()
    ends = []
    for end in (location["start"], location["end"]):
        at = offset(text, end["line"], end["character"])
        assert len(text[:at].encode()) == end["offset"], (location, at)
        ends.append(at)
    return tuple(ends)


def of_sarif(path: str, region: dict) -> tuple[int, int]:
    text = (root / path).read_text()
    end_line = region.get("endLine", region["startLine"])
    return offset(text, region["startLine"], region["startColumn"]), offset(text, end_line, region["endColumn"])


def path_of(artifact: dict) -> str:
    assert artifact["uriBaseId"] == "SRCROOT", artifact
    return urllib.parse.unquote(artifact["uri"])


if form == "json":
    for found in report["findings"]:
        fixes = []
        for fix in found["fixes"]:
            files = {}
            for edit in fix["edits"]:
                files.setdefault(edit["location"]["path"], []).append((*of_json(edit["location"]), edit["replacement"]))
            fixes.append((fix["applicability"], files))
        show(found["check"], found["location"]["path"], of_json(found["location"]), fixes)
else:
    run = report["runs"][0]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        path = path_of(place["artifactLocation"])
        listed = run["artifacts"][place["artifactLocation"]["index"]]["location"]
        assert listed["uri"] == place["artifactLocation"]["uri"], listed
        fixes = []
        for fix in result.get("fixes", []):
            files = {}
            for change in fix["artifactChanges"]:
                name = path_of(change["artifactLocation"])
                files[name] = [
                    (*of_sarif(name, edit["deletedRegion"]), edit["insertedContent"]["text"])
                    for edit in change["replacements"]
                ]
            fixes.append((fix["properties"]["applicability"], files))
        show(result["ruleId"], path, of_sarif(path, place["region"]), fixes)
