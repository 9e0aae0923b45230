"""The JSON Schemas of the corpus's files, made from the structures that read them, so that they cannot differ."""

from __future__ import annotations

from typing import Any

import msgspec

from amends.law.model import Duty

VERSION = "1"


def duty_schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of a duty file and of a ``_common.yaml``, as in ``corpus/schema/duty.schema.json``.

    Nothing is required, because either file may hold what the other leaves out; the reader requires
    of the two together what ``Duty`` requires.
    """
    made = msgspec.json.schema(Duty)
    definitions = made["$defs"]
    definitions["Duty"]["required"] = []
    for name in ("Condition", "Start"):  # exactly one operator, exactly one way to start
        definitions[name] |= {"minProperties": 1, "maxProperties": 1}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:amends:corpus:duty:{VERSION}",
        "title": "A duty of the Amends corpus, or what the duties of one instrument share",
        "$comment": "Licensed CC BY 4.0.  Made by `amends corpus schema`; explained in corpus/README.md.",
        **made,
    }
