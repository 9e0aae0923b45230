"""Reads the ledger for those who ask whether a message is ours."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from amends.apps.delivery.models import Message
from amends.apps.delivery.showing import COLUMNS, shown_at
from amends.apps.delivery.states import MessageState
from amends.apps.notices.models import Release
from amends.core.channels import Channel

_LEFT_OR_LEAVING = (MessageState.ACCEPTED, MessageState.DELIVERED, MessageState.SENDING, MessageState.UNKNOWN)


@dataclass(frozen=True, kw_only=True)
class KnownMessage:
    """What may be said about a message to whoever holds its code: neither to whom nor what.

    ``at`` is aware and the day that the message itself shows (``apps.delivery.showing``).
    ``is_corrected``: the words of its notice were taken back by a later one that went out.
    """

    channel: Channel
    at: datetime
    incident_ref: str
    is_corrected: bool = False


def message_with_code(code: str) -> KnownMessage | None:
    """The message with this authenticity code (``7Q2K9-XMBDA``), if it was or is being handed over."""
    digest = hashlib.sha256(code.encode()).hexdigest()
    row = _left(Message.objects.filter(code_sha256=digest)).order_by("id").first()
    return None if row is None else _known(row)[1]


def known_messages(*, incident_ref: str) -> Iterator[tuple[str, KnownMessage]]:
    """The SHA-256 of the code and what may be said, for every message of an incident that left; streamed."""
    rows = _left(Message.objects.filter(campaign__incident_ref=incident_ref)).order_by("id")
    return (_known(row) for row in rows.iterator(chunk_size=5000))


def _left(messages: QuerySet[Message]) -> QuerySet[Message, dict[str, Any]]:
    # Which version takes back which is known to the app of corrections, above this one; the database knows it too.
    corrected = Release.objects.filter(
        released_at__isnull=False,
        incident__ref=OuterRef("campaign__incident_ref"),
        notices__corrected_versions__corrects__content_sha256=OuterRef("notice_sha256"),
    )
    rows: QuerySet[Message, dict[str, Any]] = (
        messages.filter(state__in=_LEFT_OR_LEAVING)
        .annotate(is_corrected=Exists(corrected))
        .values("code_sha256", "campaign__incident_ref", "is_corrected", *COLUMNS)
    )
    return rows


def _known(row: dict[str, Any]) -> tuple[str, KnownMessage]:
    known = KnownMessage(
        channel=Channel(row["channel"]),
        at=shown_at(row),
        incident_ref=row["campaign__incident_ref"],
        is_corrected=row["is_corrected"],
    )
    return row["code_sha256"], known
