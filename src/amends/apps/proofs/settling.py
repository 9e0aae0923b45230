"""Puts on record what became of every message and of everybody to whom none was made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from typing import Any

from amends.apps.delivery.models import Campaign, Message, Omission
from amends.apps.journal.services import record_deed
from amends.apps.proofs.openings import BOUND, message_opening, omission_opening
from amends.record.commitment import commitment

_TOLD = ("state", "attempts", "doubts", "handed_at")
_PER_ENTRY = 500


def record_sends(
    campaign: Campaign, *, key: bytes, ledger_sha256: str | None = None, counts: Mapping[str, int] | None = None
) -> None:
    """One deed for each segment, one for every 500 omissions, and with ``ledger_sha256`` one for the ledger.

    A segment that has not changed since it was recorded is not recorded again.  ``key`` is the incident's.
    """
    for segment in campaign.segments.order_by("seq"):
        rows = settled_rows(segment.messages.order_by("message_id").values(*BOUND, *_TOLD), campaign.ref, key)
        _record(campaign, "segment.settled", f"{segment.seq}", rows, channel=segment.channel, messages=rows)
    omissions = Omission.objects.filter(campaign=campaign).order_by("person_ref").values("person_ref", "fate", "reason")
    for number, batch in enumerate(_batches(dict(row) for row in omissions.iterator(5000))):
        rows = omitted_rows(batch, campaign.ref, key)
        _record(campaign, "omissions.settled", f"{number}", rows, omissions=rows)
    if ledger_sha256 is not None:
        record_deed(
            incident_ref=campaign.incident_ref,
            kind="ledger.closed",
            subject=ledger_sha256,
            at=campaign.started_at,
            ledger_sha256=ledger_sha256,
            **(counts or {}),
        )


def settled_rows(messages: Iterable[Mapping[str, Any]], campaign_ref: str, key: bytes) -> list[dict[str, Any]]:
    """The messages as an entry lists them: the keyed id, what became of it, and the commitment to the rest."""
    return [
        {
            "message_id": message["message_id"],
            **told_of(message),
            "commitment": commitment(message_opening(message, campaign_ref=campaign_ref, key=key)),
        }
        for message in messages
    ]


def omitted_rows(omissions: Iterable[Mapping[str, Any]], campaign_ref: str, key: bytes) -> list[dict[str, Any]]:
    """The omissions as an entry lists them."""
    return [
        {
            "fate": omission["fate"],
            "commitment": commitment(omission_opening(omission, campaign_ref=campaign_ref, key=key)),
        }
        for omission in omissions
    ]


def told_of(message: Mapping[str, Any]) -> dict[str, Any]:
    """What an entry says in the clear of what became of a message."""
    at: datetime | None = message["handed_at"]
    return {
        "state": str(message["state"]),
        "attempts": message["attempts"],
        "doubts": message["doubts"],
        "handed_at": at.isoformat() if at else None,
    }


def message_rows(campaign: Campaign, person_ref: str) -> list[dict[str, Any]]:
    """The rows of one person's messages, as openings and entries need them."""
    rows = Message.objects.filter(campaign=campaign, person_ref=person_ref).order_by("id")
    return list(rows.values("id", "segment_id", "provider", "at", "reason", *BOUND, *_TOLD))


def _record(campaign: Campaign, kind: str, place: str, rows: list[dict[str, Any]], **data: Any) -> None:
    digest = hashlib.sha256("\n".join((campaign.ref, place, json.dumps(rows))).encode()).hexdigest()
    record_deed(
        incident_ref=campaign.incident_ref,
        kind=kind,
        subject=digest,
        at=campaign.started_at,
        campaign=campaign.ref,
        **data,
    )


def _batches(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while batch := list(islice(rows, _PER_ENTRY)):
        yield batch
