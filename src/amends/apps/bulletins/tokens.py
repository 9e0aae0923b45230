"""Links of a subscription: they name its row and prove that whoever has one was sent it."""

from __future__ import annotations

import hmac
from enum import StrEnum

from amends.core.ids import keyed_hash

_MAC = 40  # hex digits, 160 bits


class LinkKind(StrEnum):
    """What a link is for; one for stopping cannot begin anything."""

    CONFIRM = "confirm"
    STOP = "stop"


def link_token(pepper: bytes, kind: LinkKind, ref: str) -> str:
    """The last part of a link's address: the row's random ref and a keyed digest of it."""
    return f"{ref}.{_mac(pepper, kind, ref)}"


def ref_in(pepper: bytes, kind: LinkKind, token: str) -> str | None:
    """The ref of a token that we made for this purpose; ``None`` for every other text, without a look at any row.

    >>> ref_in(b"k", LinkKind.STOP, link_token(b"k", LinkKind.STOP, "SUB-2345"))
    'SUB-2345'
    >>> ref_in(b"k", LinkKind.CONFIRM, link_token(b"k", LinkKind.STOP, "SUB-2345"))
    """
    ref, _, mac = token.rpartition(".")
    if not ref.isascii() or not mac.isascii():
        return None
    return ref if hmac.compare_digest(mac, _mac(pepper, kind, ref)) else None


def _mac(pepper: bytes, kind: LinkKind, ref: str) -> str:
    return keyed_hash(pepper, "subscription", kind, ref)[:_MAC]
