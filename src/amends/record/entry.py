"""Entries of the record: what happened, when, by reference; never personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import pairwise
from typing import Any

from amends.core.clock import require_aware
from amends.core.errors import InputError, RefusedError

_KIND = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")
# What ends an address inside a longer text.
_BREAK = re.compile(r"[\s<>()\[\]\"',;:]+")
# A Message-ID has the form of an address; its left side is a keyed hash and says nothing about a person.
_HASH = re.compile(r"[0-9a-f]{32,}")
_MESSAGE_FIELDS = frozenset({"message_id", "message_ids"})
_OPAQUE = re.compile(r"(?=[^\d]*\d)[0-9A-Za-z_-]{16,}")


def entry(kind: str, at: datetime, **data: Any) -> dict[str, Any]:
    """An entry ``{"kind", "at", ...data}``; ``kind`` is dotted lower case (``message.accepted``).

    Raises ``InputError`` (``record.kind``, ``record.field``, ``time.no_offset``) and ``RefusedError``
    (``record.personal_data``) if a key or a value, however deep, holds what looks like an e-mail
    address.  A Message-ID is let through: its left side is a keyed hash (32 hexadecimal digits or
    more; in ``message_id`` and ``message_ids`` any undotted token of 16 characters with a digit).
    """
    if not _KIND.fullmatch(kind):
        raise InputError(
            f"{kind!r} is not a kind of entry.",
            code="record.kind",
            where="record entry",
            why="Kinds are dotted lower-case words.",
            fix="Write it as message.accepted.",
        )
    for field, text in _texts(data, field=""):
        if any(not _is_opaque(left_side, field) for left_side in _addressees(text)):
            raise _personal_data(kind, field)
    return {"kind": kind, "at": require_aware(at, where=f"record entry {kind}").isoformat(), **data}


def _addressees(text: str) -> Iterator[str]:
    """The left sides of everything in the text that a mail program would take for an address."""
    for before, after in pairwise(text.split("@")):
        left_side, host = _BREAK.split(before)[-1], _BREAK.split(after, maxsplit=1)[0]
        # A bare number is no host: ``anchor.aware@1`` is the first version of a fact.
        if left_side and any(char.isalnum() for char in host) and not host.isdecimal():
            yield left_side


def _is_opaque(left_side: str, field: str) -> bool:
    if _HASH.fullmatch(left_side):
        return True
    return field in _MESSAGE_FIELDS and _OPAQUE.fullmatch(left_side) is not None


def _texts(value: Any, *, field: str) -> Iterator[tuple[str, str]]:
    """Every text in the value with the name of the field that holds it; keys count as texts."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield "", str(key)
            yield from _texts(item, field=str(key))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item, field=field)


def _personal_data(kind: str, field: str) -> RefusedError:
    return RefusedError(
        "An entry of the record would hold an e-mail address.",
        code="record.personal_data",
        where=f"entry {kind}, field {field or '(a key)'}",
        why="The record is kept for ever and shown to third parties, so it names people by reference only.",
        fix="Write the person's keyed reference or the SHA-256 of the address instead.",
    )
