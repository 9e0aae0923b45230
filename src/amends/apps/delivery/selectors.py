"""Reads the ledger for others."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

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
