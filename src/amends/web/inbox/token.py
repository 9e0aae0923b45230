"""The key to one person's inbox.

A token is ``<person_ref in Base64url, unpadded>.<HMAC-SHA-256 in hex>``, made with the installation's secret
``inbox.token``.  It carries the reference itself, because then nothing is stored that could be stolen or that must be
filled before a first incident, a check costs one HMAC whoever asks, and a forged token is refused before the database
is looked into, so that its answer cannot tell known persons from unknown ones.  The price: whoever holds the token can
read the reference, but that is the person's own app, and one token cannot be withdrawn alone; a new secret
(``keys/inbox.token``) withdraws all.  It names no incident, so that the app asks once, and for every incident.
"""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode

from amends.core.ids import keyed_hash

_PURPOSE = "inbox.token"
_MOST_CHARACTERS = 1000


def inbox_token(person_ref: str, key: bytes) -> str:
    """The token of a person; ``key`` is the installation's secret ``inbox.token``.

    >>> inbox_token("C-1", b"k").partition(".")[0]
    'Qy0x'
    """
    name = urlsafe_b64encode(person_ref.encode()).decode("ascii").rstrip("=")
    return f"{name}.{keyed_hash(key, _PURPOSE, person_ref)}"


def person_of(token: str, key: bytes) -> str | None:
    """The person whose token this is, compared in constant time; ``None`` for any other text."""
    if len(token) > _MOST_CHARACTERS:
        return None
    name = token.partition(".")[0]
    try:
        person_ref = urlsafe_b64decode(name + "=" * (-len(name) % 4)).decode()
        wanted = inbox_token(person_ref, key)
    except ValueError:
        return None
    is_right = hmac.compare_digest(wanted.encode(), token.encode("utf-8", "replace"))
    return person_ref if is_right and person_ref else None
