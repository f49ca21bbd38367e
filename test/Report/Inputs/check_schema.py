"""Validates a JSON document against a JSON schema.

usage: check_schema.py SCHEMA DOCUMENT
"""

import json
import sys
from pathlib import Path

import jsonschema

schema, document = (json.loads(Path(name).read_text()) for name in sys.argv[1:3])
validator = jsonschema.validators.validator_for(schema)
validator.check_schema(schema)
faults = [f"{'/'.join(map(str, fault.absolute_path))}: {fault.message}" for fault in validator(schema).iter_errors(document)]
sys.exit("\n".join(faults) or 0)
