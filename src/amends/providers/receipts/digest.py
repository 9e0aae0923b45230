"""Names for evidence and for events that have none of their own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def digest_of(*parts: str) -> str:
    """Hex SHA-256 of the parts, which cannot run into one another."""
    return hashlib.sha256(_framed(parts)).hexdigest()


def _framed(parts: Iterable[str]) -> bytes:
    return b"".join(len(data := part.encode("utf-8", "replace")).to_bytes(4, "big") + data for part in parts)
