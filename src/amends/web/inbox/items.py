"""What lies in a person's inbox, as it was released."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import msgspec

from amends.apps.delivery.models import Message
from amends.apps.receipts.selectors import receipts_of
from amends.apps.rehearsals.services.reading import envelope_of, items_of
from amends.core.errors import AmendsError
from amends.core.ports import ReceiptKind
from amends.providers.inbox.feed import InboxMessage

_log = logging.getLogger("amends.web.inbox")


@dataclass(frozen=True, kw_only=True)
class Item:
    """One item; ``json`` is the object that was released, ``published_at`` when it was handed over."""

    message_id: str
    json: str
    sender: str
    language: str
    published_at: datetime
    seen_at: datetime | None

    @property
    def entry(self) -> InboxMessage:
        """The item as an entry of a feed."""
        at = self.published_at
        return InboxMessage(message_id=self.message_id, json=self.json, published_at=at, updated_at=at)


class _Told(msgspec.Struct, frozen=True):
    sender: str
    language: str


def shown_items(person_ref: str, *, secret: Callable[[str], bytes]) -> list[Item]:
    """The items of a person, the newest first.

    One that cannot be shown exactly as it was released is left out: its incident was erased, or something was altered.
    """
    found = (_item(message, secret) for message in items_of(person_ref))
    return [item for item in found if item is not None]


def lies_there(person_ref: str, message_id: str) -> bool:
    """Whether this message lies in this person's inbox."""
    return any(message.message_id == message_id for message in items_of(person_ref))


def _item(message: Message, secret: Callable[[str], bytes]) -> Item | None:
    try:
        item = envelope_of(message, secret=secret).markup
    except AmendsError as error:
        _log.error("An item of an inbox is not shown (%s), %s", error.code, message.message_id)
        return None
    told = msgspec.json.decode(item, type=_Told)
    seen = receipts_of(message.message_id).filter(kind=ReceiptKind.SEEN).first()
    return Item(
        message_id=message.message_id,
        json=item,
        sender=told.sender,
        language=told.language,
        published_at=message.handed_at or message.at,
        seen_at=seen.at if seen else None,
    )
