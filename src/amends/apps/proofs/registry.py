"""The registry of codes for somebody else to answer from: a file that says nothing without its key.

A code has 50 bits, so that whoever holds plain or salted digests of a million codes finds one of them
after 2**50 / 10**6, about 10**9, guesses: less than a second on one graphics card, and a thousandfold slower
hash does not change that while we still have to compute it a million times ourselves.  So the names in
the file are HMACs under a key of its own, which the answering edge holds as a secret and asks for one code at
a time, within limits.  The file alone, or a cache of it, answers nothing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

from amends.apps.incidents.models import Incident
from amends.apps.proofs.selectors import known_messages
from amends.core.files import replacing
from amends.core.ids import keyed_hash


def export_registry(*, incident: Incident, key: bytes, path: Path) -> int:
    """Writes one JSON line for each message that left, sorted by its name; returns how many.

    A line is ``{"k", "day", "channel", "exercise", "corrected"}``; ``k`` is ``registry_name`` of the code's
    SHA-256.  The order tells nothing, and no line has a person, a notice or a message.
    """
    lines = sorted(_lines(incident, key))
    with replacing(path) as draft, os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.writelines(f"{line}\n" for line in lines)
    return len(lines)


def registry_name(key: bytes, code_sha256: str) -> str:
    """The name of a code in the file: HMAC-SHA-256 under the registry's key over the hex SHA-256 of the code."""
    return keyed_hash(key, "registry", code_sha256)


def _lines(incident: Incident, key: bytes) -> Iterator[str]:
    for code_sha256, known in known_messages(incident_ref=incident.ref):
        line = {
            "k": registry_name(key, code_sha256),
            "day": known.at.date().isoformat(),
            "channel": str(known.channel),
            "exercise": incident.is_exercise,
            "corrected": known.is_corrected,
        }
        yield json.dumps(line, separators=(",", ":"))
