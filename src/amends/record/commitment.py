"""Commitments: an entry binds personal details that it does not tell, and one person's can be opened alone.

An entry is shown to third parties for ever, and addresses and short codes can be guessed, so that their
plain digests would tell who is in it.  A commitment hides them behind a salt that follows from the
incident's key: whoever is given the salt can check it, and nobody else can test a guess.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping


def opening(*, salt: str, **details: str) -> dict[str, str]:
    """What a commitment binds; all of it text.  ``salt`` is at least 32 hex digits that only the key holder can make.

    Raises ``ValueError`` for a salt that could be guessed.
    """
    if len(salt) < 32:
        raise ValueError("the salt of a commitment is too short to hide anything")
    return {"salt": salt, **details}


def commitment(details: Mapping[str, str]) -> str:
    """Hex SHA-256 over the canonical JSON of an opening.

    For an object of texts with ASCII names, what ``json`` writes here is RFC 8785; a ledger of a million
    messages needs it to be quick.  Raises ``UnicodeEncodeError`` for a lone surrogate.

    >>> commitment({"salt": "0" * 32, "person_ref": "C-1"})[:8]
    '07c3cceb'
    """
    text = json.dumps(dict(details), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
