"""Reads the ledger for others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from amends.apps.delivery.models import Message
from amends.apps.delivery.states import MessageState
from amends.core.channels import Channel

_LEFT_OR_LEAVING = (MessageState.ACCEPTED, MessageState.DELIVERED, MessageState.SENDING, MessageState.UNKNOWN)


@dataclass(frozen=True, kw_only=True)
class KnownMessage:
    """What may be said about a message to whoever holds its code: neither to whom nor what.

    ``at`` is aware: the last change of its state.
    """

    channel: Channel
    at: datetime
    incident_ref: str


def message_with_code(code: str) -> KnownMessage | None:
    """The message with this authenticity code (``7Q2K9-XMBDA``), if it was or is being handed over."""
    message = (
        Message.objects.filter(code_sha256=hashlib.sha256(code.encode()).hexdigest(), state__in=_LEFT_OR_LEAVING)
        .order_by("id")
        .values_list("channel", "at", "campaign__incident_ref")
        .first()
    )
    if message is None:
        return None
    channel, at, incident_ref = message
    return KnownMessage(channel=Channel(channel), at=at, incident_ref=incident_ref)


def messages_by_state(*, incident_ref: str, notice_sha256: str) -> dict[str, int]:
    """How many messages with this notice left the house or may have left it, by their state."""
    rows = _handed_over(incident_ref, notice_sha256).order_by().values_list("state").annotate(Count("id"))
    return dict(rows)


def persons_reached(*, incident_ref: str, notice_sha256: str) -> Iterator[str]:
    """``person_ref`` of everybody to whom this notice was, or may have been, handed over; sorted, streamed."""
    rows = _handed_over(incident_ref, notice_sha256).order_by("person_ref").values_list("person_ref", flat=True)
    return rows.distinct().iterator(chunk_size=2000)


def _handed_over(incident_ref: str, notice_sha256: str) -> QuerySet[Message]:
    return Message.objects.filter(
        campaign__incident_ref=incident_ref,
        notice_sha256=notice_sha256,
        state__in=(*_LEFT_OR_LEAVING, MessageState.BOUNCED),
    )
