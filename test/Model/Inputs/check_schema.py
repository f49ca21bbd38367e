"""Validates YAML files against a JSON schema: the keywords that the schema of profiles uses, and no others.

usage: check_schema.py SCHEMA FILE...
"""

import json
import sys
from pathlib import Path

import yaml

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int}
KEYWORDS = {"$schema", "title", "type", "enum", "oneOf", "items", "properties", "required", "additionalProperties", "minimum"}


def errors(schema, value, path):
    """What is wrong with the value at the path, one line each."""
    unknown = set(schema) - KEYWORDS
    if unknown:
        yield f"{path}: the schema uses {unknown}"
    kind = schema.get("type")
    if kind and (not isinstance(value, TYPES[kind]) or (kind == "integer" and isinstance(value, bool))):
        yield f"{path}: expected {'an' if kind[0] in 'aio' else 'a'} {kind}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: '{value}' is none of {', '.join(schema['enum'])}"
    if "minimum" in schema and value < schema["minimum"]:
        yield f"{path}: {value} is less than {schema['minimum']}"
    if "oneOf" in schema and sum(not any(errors(s, value, path)) for s in schema["oneOf"]) != 1:
        yield f"{path}: '{value}' is not one of the kinds allowed"
    if kind == "array":
        for index, item in enumerate(value):
            yield from errors(schema["items"], item, f"{path}.{index}")
    if kind == "object":
        for key in schema["required"]:
            if key not in value:
                yield f"{path}: missing key '{key}'"
        for key, item in value.items():
            if key in schema["properties"]:
                yield from errors(schema["properties"][key], item, f"{path}.{key}" if path else key)
            else:
                yield f"{path}: unknown key '{key}'"


def main():
    schema = json.loads(Path(sys.argv[1]).read_text())
    wrong = 0
    for name in sys.argv[2:]:
        for error in errors(schema, yaml.safe_load(Path(name).read_text()), ""):
            print(f"{Path(name).name}: {error}")
            wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
