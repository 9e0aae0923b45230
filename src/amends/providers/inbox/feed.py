"""A person's inbox as a feed, for the app or the reader that the person chose; pure.

The addresses in it come from the caller and must name nobody: a feed's own address is a key to its content, and who
may read it is decided by whoever serves it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec

from amends.core.errors import InputError
from amends.providers.feeds import Entry, Feed, atom_feed, json_feed, urn


@dataclass(frozen=True, kw_only=True)
class InboxMessage:
    """One item of an inbox: our message id, the JSON that was released (``wording/render/inbox.py``), its instants."""

    message_id: str
    json: str
    published_at: datetime
    updated_at: datetime
    url: str = ""


class _Item(msgspec.Struct, frozen=True):
    subject: str
    text: str
    language: str
    direction: str


def inbox_json_feed(feed: Feed, messages: Sequence[InboxMessage]) -> bytes:
    """JSON Feed 1.1 of a person's messages; raises ``InputError`` (``inbox.item``)."""
    return json_feed(feed, [_entry(message) for message in messages])


def inbox_atom_feed(feed: Feed, messages: Sequence[InboxMessage]) -> bytes:
    """Atom 1.0 of a person's messages; raises ``InputError`` (``inbox.item``)."""
    return atom_feed(feed, [_entry(message) for message in messages])


def _entry(message: InboxMessage) -> Entry:
    try:
        item = msgspec.json.decode(message.json, type=_Item)
    except ValueError as error:
        raise InputError("An item of an inbox cannot be read.", code="inbox.item", where=message.message_id) from error
    return Entry(
        identity=urn(message.message_id),
        title=item.subject,
        text=item.text,
        language=item.language,
        direction=item.direction,
        published_at=message.published_at,
        updated_at=message.updated_at,
        url=message.url,
    )
