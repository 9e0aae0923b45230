"""A small ledger, and receipts about it."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from amends.apps.delivery.models import Campaign, Message, Segment
from amends.apps.delivery.states import MessageState
from amends.core.ports import Receipt, ReceiptKind

NOW = datetime(2026, 6, 16, 8, 0, tzinfo=UTC)
DIGITS = "0123456789abcdef0123456789abcdef01234567"
OURS = f"{DIGITS}@notices.bank.example"
CODE = "7Q2K9-XMBDA"
_numbers = count(1)


def campaign(ref: str = "CMP-1") -> Campaign:
    made, _ = Campaign.objects.get_or_create(
        ref=ref, defaults={"incident_ref": "INC-7Q2K9XM", "register_sha256": "a" * 64, "started_at": NOW}
    )
    return made


def message(state: MessageState = MessageState.ACCEPTED, **fields: Any) -> Message:
    """One message that was tried once."""
    whole = fields.pop("campaign", None) or campaign()
    segment, _ = Segment.objects.get_or_create(campaign=whole, seq=1, defaults={"channel": "email", "payload": b"x"})
    values = {
        "message_id": OURS,
        "person_ref": "C-1",
        "channel": "email",
        **dict.fromkeys(("address_sha256", "notice_sha256", "content_sha256"), "b" * 64),
        "code_sha256": hashlib.sha256(CODE.encode()).hexdigest(),
        "state": state,
        "attempts": 1,
        "at": NOW - timedelta(days=1),
    }
    return Message.objects.create(campaign=whole, segment=segment, **{**values, **fields})


def other_message(state: MessageState = MessageState.ACCEPTED, **fields: Any) -> Message:
    number = next(_numbers)
    return message(
        state, **{"message_id": f"{number:040x}@notices.bank.example", "code_sha256": f"{number:064x}", **fields}
    )


def receipt(kind: ReceiptKind = ReceiptKind.DELIVERED, **fields: Any) -> Receipt:
    """A receipt about ``message()``, each a new event unless ``event`` is given."""
    if not fields.keys() & {"message_id", "ref", "code"}:
        fields["message_id"] = OURS
    values = {"source": "dsn", "event": f"e{next(_numbers)}", "at": NOW - timedelta(hours=1)}
    return Receipt(kind=kind, **{**values, **fields})


def state(entry: Message) -> str:
    entry.refresh_from_db()
    return entry.state
