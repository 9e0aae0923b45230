"""A server's words without the persons in them."""

from __future__ import annotations

import re

_LONGEST = 160
_ADDRESS = re.compile(r"\S*@\S*")
_LINK = re.compile(r"\S+://\S*|www\.\S+", re.IGNORECASE)
_NUMBER = re.compile(r"\+?\d[\d -]{6,}\d")  # a phone number, a customer's number
_UNPRINTABLE = re.compile(r"[^\x20-\x7e]+")
_STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")


def without_persons(text: str) -> str:
    """The words in at most 160 printable characters, without addresses, links and long numbers.

    It does not know people's names; free text of strangers goes through ``reasons`` instead.
    """
    said = _UNPRINTABLE.sub(" ", text[: 10 * _LONGEST])
    said = _LINK.sub("[link]", _ADDRESS.sub("[address]", said))
    return " ".join(_NUMBER.sub("[number]", said).split())[:_LONGEST]


def status_in(text: str) -> str:
    """The first enhanced status code (RFC 3463) in a text, or nothing."""
    found = _STATUS.search(text[: 100 * _LONGEST])
    return found[1] if found else ""
