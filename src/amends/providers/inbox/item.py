"""What both inboxes ask of an item before they take it."""

from __future__ import annotations

import re

import msgspec

from amends.core.channels import Channel
from amends.core.envelope import Envelope
from amends.core.ports import Parcel
from amends.providers.reading import released_envelope

_PERSON = re.compile(r"[A-Za-z0-9._~-]{1,128}")
_MOST_BYTES = 256_000


class _Item(msgspec.Struct, frozen=True):
    """The members that an inbox cannot do without (``wording/render/inbox.py``)."""

    version: int
    ref: str
    language: str
    direction: str
    subject: str
    is_exercise: bool
    text: str


def inbox_envelope(parcel: Parcel) -> Envelope | str:
    """The envelope of an item, or why an inbox cannot take it, in words without personal data."""
    envelope = released_envelope(parcel, Channel.INBOX)
    if isinstance(envelope, str):
        return envelope
    if not _PERSON.fullmatch(parcel.to) or not parcel.to.strip("."):
        return "the reference of the person is empty or cannot stand in a path"
    if len(envelope.markup.encode()) > _MOST_BYTES:
        return f"the item has more than {_MOST_BYTES} bytes"
    try:
        item = msgspec.json.decode(envelope.markup, type=_Item)
    except ValueError:
        return "the item is not the JSON of an inbox item"
    if item.is_exercise != parcel.is_exercise:
        return "the item and the order do not agree whether this is an exercise"
    return envelope
