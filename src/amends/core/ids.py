"""Names of things: random public references and keyed, repeatable identities."""

from __future__ import annotations

import hashlib
import hmac
import secrets

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # without 0 O 1 I, which people misread


def new_ref(prefix: str, *, length: int = 7) -> str:
    """A public reference such as ``INC-7Q2K9XM``: random, so that it cannot be counted through."""
    return f"{prefix}-" + "".join(secrets.choice(_ALPHABET) for _ in range(length))


def keyed_hash(key: bytes, *parts: str) -> str:
    """HMAC-SHA-256 over length-prefixed parts, as hex: equal parts give equal names.

    The length prefix keeps ``("ab", "c")`` and ``("a", "bc")`` apart.
    """
    mac = hmac.new(key, digestmod=hashlib.sha256)
    for part in parts:
        data = part.encode()
        mac.update(len(data).to_bytes(4, "big") + data)
    return mac.hexdigest()


def short_code(key: bytes, *parts: str, length: int = 10) -> str:
    """A keyed code that a person can read aloud, grouped by five: ``7Q2K9-XMBDA``."""
    number = int(keyed_hash(key, *parts), 16)
    letters = []
    for _ in range(length):
        number, index = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[index])
    text = "".join(letters)
    return "-".join(text[start : start + 5] for start in range(0, length, 5))


def text_key(text: str) -> str:
    """Eight hex digits that name a text which is no secret and no person's, such as a question of the law."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def address_digest(address: str) -> str:
    """Hex SHA-256 of the trimmed lower-case address, as the ledger stores it."""
    return hashlib.sha256(address.strip().lower().encode()).hexdigest()
