"""A server's words without the persons in them."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LONGEST = 160
_ADDRESS = re.compile(r"\S*@\S*")
_LINK = re.compile(r"\S+://\S*|www\.\S+", re.IGNORECASE)
_NUMBER = re.compile(r"\+?\d[\d -]{6,}\d")  # a phone number, a customer's number
_UNPRINTABLE = re.compile(r"[^\x20-\x7e]+")
_STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
_LEAST_PART = 3


def without_persons(text: str, addresses: Iterable[str] = (), name: str = "") -> str:
    """The words in at most 160 printable characters, without addresses, links, long numbers and known names.

    Known are ``name``, word for word, and the left sides of ``addresses``, whole and in pieces.

    A name that is written in letters other than ours goes with them: a server's words are English.
    """
    said = _UNPRINTABLE.sub(" ", text[: 10 * _LONGEST])
    said = _LINK.sub("[link]", _ADDRESS.sub("[address]", said))
    for part in sorted(_names(addresses, name), key=len, reverse=True):
        said = re.sub(rf"(?<![A-Za-z0-9]){re.escape(part)}(?![A-Za-z0-9])", "[name]", said, flags=re.IGNORECASE)
    return " ".join(_NUMBER.sub("[number]", said).split())[:_LONGEST]


def status_in(text: str) -> str:
    """The first enhanced status code (RFC 3463) in a text, or nothing."""
    found = _STATUS.search(text[: 100 * _LONGEST])
    return found[1] if found else ""


def _names(addresses: Iterable[str], name: str) -> set[str]:
    whole = {address.rpartition("@")[0].strip(" <>\"'") for address in addresses}
    pieces = {piece for left in whole for piece in re.split(r"[._+-]", left)}
    return {part for part in (*whole, *pieces, *name.split()) if len(part) >= _LEAST_PART and not part.isdigit()}
