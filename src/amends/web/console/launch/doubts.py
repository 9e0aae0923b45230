"""Messages that wait for a person, and what the person decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from amends.apps.delivery.models import Message
from amends.apps.delivery.selectors import doubtful_messages, every_campaign
from amends.apps.delivery.services import decide_by_hand
from amends.apps.delivery.states import MessageState
from amends.apps.incidents.models import Incident
from amends.apps.receipts.selectors import has_waiting_receipt
from amends.apps.receipts.services import apply_waiting
from amends.core.errors import InputError, RefusedError

_SHOWN_OF_A_REF = 4
_WAITS = (MessageState.HELD, MessageState.UNKNOWN)
DECISIONS = (
    ("arrived", "It arrived", "The ledger will say that these messages are with the person."),
    (
        "lost",
        "It is lost",
        "The ledger will say that they were refused; the persons are still owed a notice.",
    ),
    ("again", "Send again", "A person who got the first copy will get a second one with the same Message-ID."),
    ("cancel", "Cancel", "Nothing more is tried with these messages; the persons are still owed a notice."),
)
"""The word of the decision, its button, and what it means."""


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """One message in doubt; the person's reference is shortened, and no address is here."""

    message_id: str
    person: str
    channel: str
    state: str
    reason: str


def doubts_of(incident: Incident, filters: Mapping[str, str]) -> list[Doubt]:
    """What waits for a person, in the ledger's order."""
    rows = doubtful_messages(every_campaign(incident.ref))
    wanted = {name: filters[name] for name in ("state", "channel") if filters.get(name)}
    return [_doubt(row) for row in rows if all(row[name] == value for name, value in wanted.items())]


def doubts_count(incident: Incident) -> int:
    """How many messages wait for a person."""
    return Message.objects.filter(campaign__incident_ref=incident.ref, state__in=_WAITS).count()


def decide(incident: Incident, message_id: str, word: str, *, by: str, reason: str, now: datetime) -> None:
    """Decides about one message of this incident, as ``amends delivery decide`` does.

    Raises what ``decide_by_hand`` raises; ``InputError`` (``delivery.unknown_message``) for another incident's
    message, ``RefusedError`` (``delivery.has_receipt``) where a receipt says that it arrived.
    """
    message_id = message_id.replace("\x00", "")
    if not Message.objects.filter(message_id=message_id, campaign__incident_ref=incident.ref).exists():
        raise InputError("The incident has no such message.", code="delivery.unknown_message", where=incident.ref)
    apply_waiting(now)
    if word == "again" and has_waiting_receipt(message_id):
        raise RefusedError(
            "A receipt says that this message was already with the person.",
            code="delivery.has_receipt",
            where=message_id,
            fix="Decide that it arrived, or cancel it.",
        )
    decide_by_hand(message_id=message_id, word=word, by=by, reason=reason, now=now)


def short_ref(person_ref: str) -> str:
    """A reference that colleagues can tell apart and nobody can look up.

    >>> short_ref("C-000123")
    '…0123'
    """
    return f"…{person_ref[-_SHOWN_OF_A_REF:]}"


def _doubt(row: Mapping[str, str]) -> Doubt:
    return Doubt(
        message_id=row["message_id"],
        person=short_ref(row["person_ref"]),
        channel=row["channel"],
        state=row["state"],
        reason=row["reason"],
    )
