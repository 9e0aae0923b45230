"""A form that was sent twice: for a minute the same caller sees again what a one-time code has just opened."""

from __future__ import annotations

from typing import NamedTuple

from django.core.cache import cache
from django.utils.crypto import salted_hmac

GRACE_S = 60
"""Enough for a reload, a double click or a line that broke; afterwards only the page that was shown goes on."""


class Opening(NamedTuple):
    """A right code, of which request, from where; without an origin nobody is known again."""

    origin: str
    ref: str
    code: str


def note_opened(opening: Opening) -> None:
    """Remembers the caller of a code that has just been used."""
    if opening.origin:
        cache.set(_name(opening), True, timeout=GRACE_S)


def was_opened(opening: Opening) -> bool:
    """Whether this caller opened this answer with this code just now."""
    return bool(opening.origin) and bool(cache.get(_name(opening)))


def _name(opening: Opening) -> str:
    value = "\0".join(opening)
    return "check-opened:" + salted_hmac("amends.check-opened", value, algorithm="sha256").hexdigest()
