"""The JSON Schema of a duty file, made from the structures that read it, so that the two cannot differ."""

from __future__ import annotations

from typing import Any

import msgspec

from amends.law.model import Duty

VERSION = "1"


def duty_schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of a duty file, as published in ``corpus/schema/duty.schema.json``."""
    made = msgspec.json.schema(Duty)
    definitions = made["$defs"]
    for name in ("Condition", "Start"):  # exactly one operator, exactly one way to start
        definitions[name] |= {"minProperties": 1, "maxProperties": 1}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:amends:corpus:duty:{VERSION}",
        "title": "A duty of the Amends corpus",
        "$comment": "Licensed CC BY 4.0.  Made by `amends corpus schema`; explained in corpus/README.md.",
        **made,
    }
